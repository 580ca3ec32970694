# SPDX-License-Identifier: EUPL-1.2
"""What came of requirements in every format: for people, programs, JUnit readers and GitHub."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path

import pytest
from junitparser import Error, Failure, JUnitXml, Skipped
from markdown_it import MarkdownIt

from analysetool.documents.requirements import requirements_document
from analysetool.errors import Severity
from analysetool.escaping import workflow_message, workflow_property, xml_text
from analysetool.figures.build_requirements import check_measurement
from analysetool.figures.requirements import CheckedMeasurement
from analysetool.formats.annotations import path_in
from analysetool.formats.markdown import lay_out_markdown
from analysetool.formats.requirements_github import render_github
from analysetool.formats.requirements_json import render_json
from analysetool.formats.requirements_junit import render_junit
from analysetool.formats.terminal import lay_out_terminal
from analysetool.measurement import Pair
from analysetool.model import Limit, Release, StatementSet
from analysetool.requirements import Requirement
from tests.conftest import make_measurement, make_set, make_sheet


def render_terminal(checked: CheckedMeasurement, *, colour: bool, plain: bool) -> str:
    """The outcome as the terminal shows it."""
    return lay_out_terminal(requirements_document(checked), colour=colour, plain=plain)


def render_markdown(checked: CheckedMeasurement) -> str:
    """The outcome as Markdown."""
    return lay_out_markdown(requirements_document(checked))


HOSTILE = "Dorp\x1b[31m\n::error::x <b>&\"' | `*`\ufffe\u202e%"


def view_of(statement_set: StatementSet | None = None, *, coalition: str = "Dorp", path: str = "eisen.yaml"):
    """One of each outcome: met, not met, too little data, not comparable, and a warning.

    A01 is 4 and was 4, A02 fell from 4 to 3, B01 has no score, B02 has another claim than before.
    """
    own = statement_set or make_set(history=(Release(version="0.9"), Release(version="1.0", changed=("B02",))))
    years = []
    for year, second, version in ((2025, 4, "0.9"), (2026, 3, "1.0")):
        answers = {"A01": 4, "A02": second, "A03": 4, "A04": 4, "B02": 4}
        sheets = [make_sheet(answers, participant=f"p{number:07}") for number in range(5)]
        years.append(make_measurement(own, sheets, coalition=coalition, year=year, versions=(version,)))
    pair = Pair(before=years[0], after=years[1], years=tuple(years))
    rows = (
        ("totaal", Limit.MINIMUM, 3.0, Severity.ERROR),
        ("A02", Limit.LARGEST_FALL, 0.5, Severity.ERROR),
        ("B01", Limit.MINIMUM, 2.75, Severity.ERROR),
        ("B02", Limit.LARGEST_FALL, 1.0, Severity.ERROR),
        ("A03", Limit.MINIMUM, 5.0, Severity.WARNING),
    )
    requirements = [
        Requirement(subject=subject, limit=limit, bound=bound, severity=severity, path=path, line=line)
        for line, (subject, limit, bound, severity) in enumerate(rows, start=2)
    ]
    return check_measurement(requirements, years[1], pair, own)


@pytest.fixture(scope="module")
def view() -> CheckedMeasurement:
    """One result of each kind."""
    return view_of()


@pytest.fixture(scope="module")
def hostile_view() -> CheckedMeasurement:
    """The same with texts that want to be something else."""
    own = make_set(history=(Release(version="0.9"), Release(version="1.0", changed=("B02",))))
    part = own.parts[0]
    theme = part.themes[0]
    statements = tuple(replace(statement, text=HOSTILE) for statement in theme.statements)
    part = replace(part, title=HOSTILE, themes=(replace(theme, title=HOSTILE, statements=statements), *part.themes[1:]))
    return view_of(replace(own, parts=(part, *own.parts[1:])), coalition=HOSTILE, path="map,1:2%/eisen\n.yaml")


def test_json_has_the_keys_of_the_contract_in_their_order(view):
    """Raw limits, values as judged, null where there is none."""
    found = json.loads(render_json(view))
    assert list(found) == ["formaatversie", "soort", "geslaagd", "regels"]
    assert (found["formaatversie"], found["soort"], found["geslaagd"]) == (1, "toets", False)
    assert [list(row) for row in found["regels"]] == [
        ["onderdeel", "eis", "grens", "waarde", "niveau", "uitkomst", "melding"]
    ] * 5
    assert [tuple(row.values())[:6] for row in found["regels"]] == [
        ("totaal", "minimaal", 3.0, 3.8, "fout", "voldaan"),
        ("A02", "maximale_daling", 0.5, 1.0, "fout", "niet-voldaan"),
        ("B01", "minimaal", 2.75, None, "fout", "te-weinig-gegevens"),
        ("B02", "maximale_daling", 1.0, None, "fout", "niet-vergelijkbaar"),
        ("A03", "minimaal", 5.0, 4.0, "waarschuwing", "niet-voldaan"),
    ]


def test_terminal_has_a_row_per_requirement(view):
    """Subject, limit, value and outcome; below it where each unmet one stands and why."""
    text = render_terminal(view, colour=False, plain=False)
    rows = [re.split(r" {2,}", line) for line in text.splitlines()]
    assert ["totaal", "minstens 3,0", "3,8", "voldaan"] in rows
    assert ["A02", "hooguit 0,5 gedaald", "1,0 gedaald", "niet voldaan"] in rows
    assert ["B01", "minstens 2,75", "–", "te weinig gegevens"] in rows
    assert ["B02", "hooguit 1,0 gedaald", "–", "niet te vergelijken"] in rows
    assert ["A03", "minstens 5,0", "4,0", "niet voldaan (waarschuwing)"] in rows
    assert "- eisen.yaml, regel 3: Stelling A02 ging van 4,0 naar 3,0: 1,0 gedaald." in text
    assert "1 van de 5 eisen is gehaald: 1 niet voldaan, 1 te weinig gegevens, 1 niet te vergelijken en 1" in " ".join(
        text.split()
    )
    assert "\x1b" not in text


def test_plain_text_has_one_requirement_a_line(view):
    """The outcome comes first, so that a line can be searched for; no table and no colour."""
    lines = render_terminal(view, colour=True, plain=True).splitlines()
    assert "Niet voldaan. A02: 1,0 gedaald (hooguit 0,5 mag)" in lines
    assert "Voldaan. Totaal: 3,8 (minstens 3,0)" in lines
    assert "Te weinig gegevens. B01: geen cijfer (minstens 2,75)" in lines
    assert "Niet te vergelijken. B02: geen cijfer (hooguit 1,0 mag)" in lines
    assert "Niet voldaan (waarschuwing). A03: 4,0 (minstens 5,0)" in lines
    assert "\x1b" not in "".join(lines)


def test_colour_only_when_asked(view, monkeypatch):
    """A terminal gets colour beside the words, never in their place."""
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm")
    text = render_terminal(view, colour=True, plain=False)
    assert "\x1b[" in text
    without = "\n".join(line.rstrip() for line in re.sub(r"\x1b\[[0-9;]*m", "", text).split("\n"))
    assert without == render_terminal(view, colour=False, plain=False)


def test_all_met_has_no_list_of_what_is_wrong(view):
    """A good year ends after the table."""
    passed = replace(view, results=view.results[:1], lines=view.lines[:1])
    assert "Wat niet is gehaald" not in render_terminal(passed, colour=False, plain=False)
    assert "Wat niet is gehaald" not in render_markdown(passed)
    assert render_github(passed, workspace=None).count("\n") == 1


def read_junit(tmp_path: Path, view: CheckedMeasurement) -> JUnitXml:
    """What another program's reader makes of it."""
    path = tmp_path / "toets.xml"
    path.write_text(render_junit(view), encoding="utf-8")
    return JUnitXml.fromfile(str(path))


def test_junit_by_a_real_reader(tmp_path, view):
    """A suite for the total and each part, a test per result, the outcome as readers know it."""
    read = read_junit(tmp_path, view)
    assert (read.tests, read.failures, read.errors, read.skipped) == (5, 1, 1, 1)
    assert [(suite.name, suite.tests, suite.failures, suite.errors, suite.skipped) for suite in read] == [
        ("totaal", 1, 0, 0, 0), ("A Deel A", 2, 1, 0, 0), ("B Deel B", 2, 0, 1, 1),
    ]  # fmt: skip
    cases = {case.name: case for suite in read for case in suite}
    assert list(cases) == [
        "totaal minstens 3,0", "A02 hooguit 0,5 gedaald: Stelling A02.",
        "A03 minstens 5,0 (waarschuwing): Stelling A03.", "B01 minstens 2,75: Stelling B01.",
        "B02 hooguit 1,0 gedaald: Stelling B02.",
    ]  # fmt: skip
    kinds = [[type(outcome) for outcome in case.result] for case in cases.values()]
    assert kinds == [[], [Failure], [], [Skipped], [Error]]
    fallen = cases["A02 hooguit 0,5 gedaald: Stelling A02."]
    assert fallen.classname == "toets.A"
    assert fallen.result[0].type == "niet-voldaan"
    assert fallen.result[0].message.startswith("Stelling A02 ging van 4,0 naar 3,0: 1,0 gedaald. Hooguit 0,5 mag.")
    assert cases["A03 minstens 5,0 (waarschuwing): Stelling A03."].system_out.startswith("Let op: Stelling A03")


def test_junit_counts_are_those_of_its_tests(tmp_path, view):
    """The numbers in the heads are what a reader counts for itself."""
    read = read_junit(tmp_path, view)
    heads = [(suite.tests, suite.failures, suite.errors, suite.skipped) for suite in read]
    for suite in read:
        suite.update_statistics()
    assert [(suite.tests, suite.failures, suite.errors, suite.skipped) for suite in read] == heads


def test_junit_says_about_what_and_nothing_about_when_or_where(tmp_path, view):
    """Properties name the measurements; there is no time, no date and no host: the same bytes every time."""
    suite = next(iter(read_junit(tmp_path, view)))
    assert {own.name: own.value for own in suite.properties()} == {
        "coalitie": "Dorp",
        "jaar": "2026",
        "vergeleken_met": "2025",
        "basis": "individueel",
        "stellingenset": "proef 1.0",
    }
    text = render_junit(view)
    assert text == render_junit(view_of())
    assert [word for word in ("timestamp", "hostname", "time=") if word in text] == []
    assert text.startswith('<?xml version="1.0" encoding="UTF-8"?>\n<testsuites ')
    assert text.endswith("</testsuites>\n")


def test_junit_of_hostile_texts_is_still_xml(tmp_path, hostile_view):
    """Markup, control codes and characters that XML does not know break nothing and reach nobody."""
    read = read_junit(tmp_path, hostile_view)
    properties = {own.name: own.value for own in next(iter(read)).properties()}
    assert properties["coalitie"] == "Dorp ::error::x <b>&\"' | `*`%"
    assert [suite.name for suite in read][1] == "A Dorp ::error::x <b>&\"' | `*`%"


def test_xml_text_keeps_only_what_xml_allows():
    """The non-characters FFFE and FFFF and all control codes go; other scripts and emoji stay."""
    assert xml_text("a\ufffe\uffff\x00\x0b\x1b[1mb é 😀") == "a b é 😀"


def test_github_annotates_the_line_of_each_requirement(view):
    """Errors first, then warnings; too little data and not comparable stop a pipeline, so they are errors too."""
    lines = render_github(view, workspace=None).splitlines()
    assert [line.split("::")[1] for line in lines] == [
        "error file=eisen.yaml,line=3,title=Eis niet voldaan%3A A02",
        "error file=eisen.yaml,line=4,title=Eis te weinig gegevens%3A B01",
        "error file=eisen.yaml,line=5,title=Eis niet te vergelijken%3A B02",
        "warning file=eisen.yaml,line=6,title=Eis niet voldaan%3A A03",
        "notice title=Toets van Dorp 2026",
    ]
    assert lines[3].endswith("::Stelling A03 scoort 4,0. De eis is minstens 5,0.")


def test_github_commands_cannot_be_forged(hostile_view):
    """Each line is one command of ours; %, line ends, : and , of a file or name are written as GitHub wants."""
    lines = render_github(hostile_view, workspace=None).splitlines()
    assert len(lines) == 5
    assert [line for line in lines if not re.match(r"::(error|warning|notice) [^:]*::", line)] == []
    assert "file=map%2C1%3A2%25/eisen .yaml,line=3," in lines[0]
    assert "title=Toets van Dorp %3A%3Aerror%3A%3Ax <b>&\"' | `*`\ufffe%25 2026::" in lines[-1]


@pytest.mark.parametrize(
    ("text", "message", "value"),
    [
        ("50% af", "50%25 af", "50%25 af"),
        ("a:b,c", "a:b,c", "a%3Ab%2Cc"),
        ("een\r\ntwee", "een twee", "een twee"),
        ("%0A", "%250A", "%250A"),
    ],
)
def test_workflow_escapes(text, message, value):
    """Messages and properties have their own escapes; a percent sign goes first, so that none is made twice."""
    assert (workflow_message(text), workflow_property(text)) == (message, value)


def test_files_are_named_from_the_top_of_the_repository(tmp_path, monkeypatch):
    """GitHub shows an annotation only at a path from the top, also when the step runs in a folder below it."""
    (tmp_path / "gemeente").mkdir()
    monkeypatch.chdir(tmp_path / "gemeente")
    assert path_in("eisen.yaml", str(tmp_path)) == "gemeente/eisen.yaml"
    assert path_in(str(tmp_path / "eisen.yaml"), str(tmp_path)) == "eisen.yaml"
    assert path_in("../../elders.yaml", str(tmp_path)) == "../../elders.yaml"
    assert path_in("eisen.yaml", None) == "eisen.yaml"


def test_requirements_from_standard_input_have_no_file():
    """There is no file to annotate then."""
    view = view_of(path="standaardinvoer")
    assert "file=" not in render_github(view, workspace=None)


def test_markdown_is_a_table_and_a_list(view):
    """What a summary or a comment shows: heading, sentence, table, and what is wrong."""
    tokens = MarkdownIt("commonmark").enable("table").parse(render_markdown(view))
    kinds = [token.type for token in tokens]
    assert kinds.count("tr_open") == 6
    assert kinds.count("list_item_open") == 4
    assert next(token.content for token in tokens if token.type == "inline") == "Toets van Dorp 2026"


def test_hostile_texts_are_plain_in_markdown_and_terminal(hostile_view):
    """No HTML, code or colour comes of a name."""
    kinds = set()
    for token in MarkdownIt("commonmark").enable("table").parse(render_markdown(hostile_view)):
        kinds |= {token.type, *(child.type for child in token.children or ())}
    assert kinds & {"html_block", "html_inline", "code_inline", "em_open", "link_open"} == set()
    for plain in (True, False):
        text = render_terminal(hostile_view, colour=False, plain=plain)
        assert [line for line in text.split("\n") if not line.replace("\ufffe", "").isprintable()] == []
