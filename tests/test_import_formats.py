# SPDX-License-Identifier: EUPL-1.2
"""Each survey format imports with nothing but its name: all answers, and nothing of a person."""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from analysetool.codes import own_code
from analysetool.errors import InputError
from analysetool.files.saving import FileToWrite
from analysetool.imports import folder as folder_module
from analysetool.model import Answer
from tests import survey_files as made
from tests.conftest import assert_only_problem, at_most, make_set
from tests.importing import (
    as_set,
    given_in,
    plain_answers,
    responses_in,
    run_import,
    sheets_as_set,
    sheets_in,
    source,
    state_of,
)
from tests.running import run, told

LIME = {
    "codes": {},
    "oude export": {"old": True, "separator": ","},
    "tabs": {"separator": "\t"},
    "A1": {"words": made.A_CODES},
    "AO01": {"words": made.AO_CODES},
    "labels": {"labelled": True},
    "expressie": {"code_style": "{question}_{statement}"},
    "R": {"code_style": "{question}.{statement}."},
    "volledig": {"headings": "full", "labelled": True},
    "volledig Nederlands": {"headings": "full", "dutch": True},
    "code en tekst": {"headings": "codetext"},
    "anoniem": {"named": False},
    "los": {"code_style": "{statement}", "named": False},
    "los volledig": {"code_style": "{statement}", "headings": "full", "labelled": True, "dutch": True},
    "los code en tekst": {"code_style": "{statement}", "headings": "codetext"},
}
FORMATS = {
    **{
        f"limesurvey {name}": (made.lime_survey_csv, "csv", choices, "LimeSurvey", True)
        for name, choices in LIME.items()
    },
    "limesurvey xlsx": (made.lime_survey_xlsx, "xlsx", {}, "LimeSurvey", True),
    "forms nl": (made.microsoft_forms_xlsx, "xlsx", {"anonymous": False}, "Microsoft Forms", False),
    "forms en": (
        made.microsoft_forms_xlsx,
        "xlsx",
        {"english": True, "last_modified": True, "anonymous": False, "asks_name": True},
        "Microsoft Forms",
        False,
    ),
    "google nl": (made.google_forms_csv, "csv", {"with_email": True}, "Google Forms", False),
    "google en": (made.google_forms_csv, "csv", {"english": True}, "Google Forms", False),
    "google zip": (made.google_forms_zip, "zip", {"with_email": True}, "Google Forms", False),
    "qualtrics": (made.qualtrics_csv, "csv", {"german": True}, "Qualtrics", True),
    "qualtrics getallen": (made.qualtrics_csv, "tsv", {"words": made.OWN_CODES, "separator": "\t"}, "Qualtrics", True),
    "qualtrics xlsx": (made.qualtrics_xlsx, "xlsx", {}, "Qualtrics", True),
    "lange tabel": (made.long_csv, "csv", {}, "lange tabel", True),
    "lange tabel xlsx": (made.long_xlsx, "xlsx", {}, "lange tabel", True),
}


def make(name: str, folder: Path, statement_set, people) -> Path:
    """Write the export of a format."""
    build, ending, choices, _, _ = FORMATS[name]
    return build(folder / f"export.{ending}", statement_set, people, **choices)


def expected(name: str, people):
    """Who should come through: programs without half-finished rows leave those out."""
    return [person for person in people if person.complete or FORMATS[name][4]]


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.slow
def test_every_format_gives_exactly_the_answers(name, shipped, tmp_path):
    """Recognised for what it is, with all four answer states, domains and codes of everybody in it."""
    people = made.make_respondents(shipped, 7)
    taken, problems = source(make(name, tmp_path, shipped, people), shipped)
    assert [problem.message for problem in problems] == []
    found = [response for one in taken for response in one.responses]
    assert {one.what for one in taken} == {FORMATS[name][3]}
    assert sheets_as_set(found) == as_set(expected(name, people))
    codes = {person.code for person in expected(name, people) if person.code}
    assert codes <= {response.code for response in found}


PLACES = {"limesurvey A1": "A", "limesurvey AO01": "AO0"}
"""Exports with codes that say a place in a list, and how these begin."""


def labels_for(name, folder):
    """A map that says what the places in a list mean; nothing for other exports."""
    if name not in PLACES:
        return ()
    path = folder / "kaart.yaml"
    lines = [f"  {PLACES[name]}{score}: {score}\n" for score in range(1, 6)]
    path.write_text("".join(["labels:\n", *lines]), encoding="utf-8")
    return ("--kolommen", path)


@pytest.mark.slow
@pytest.mark.parametrize("name", FORMATS)
def test_nothing_of_a_person_reaches_the_disk_or_the_screen(name, shipped, tmp_path):
    """A real process, with coalition and year alone: no name, address, IP or token in any byte it leaves or says."""
    people = made.make_respondents(shipped, 6)
    path = make(name, tmp_path, shipped, people)
    folder = tmp_path / "metingen" / "2026"
    typed = ("importeer", path, "--uit", folder, "--coalitie", "Voorbeeldstad", "--jaar", 2026)
    result = run(*typed, *labels_for(name, tmp_path))
    assert (result.returncode, result.stdout) == (0, b""), told(result)
    assert FORMATS[name][3] in told(result)
    assert sheets_as_set(sheets_in(folder, shipped)) == as_set(expected(name, people))
    left = b"".join(file.read_bytes() + file.name.encode() for file in folder.iterdir()) + result.stderr
    traces = [trace for person in people for trace in (*person.traces, f"{person.finished:%H:%M:%S}")]
    assert [trace for trace in traces if trace.encode() in left] == []


@pytest.mark.slow
@pytest.mark.parametrize("name", FORMATS)
def test_importing_twice_changes_nothing(name, shipped, tmp_path):
    """No byte and no moment of writing differs after a second import of the same export."""
    path = make(name, tmp_path, shipped, made.make_respondents(shipped, 5))
    folder = tmp_path / "uit"
    column_map = next((str(word) for word in labels_for(name, tmp_path)[1:]), None)
    run_import(path, folder, shipped, column_map=column_map)
    before = state_of(folder)
    run_import(path, folder, shipped, column_map=column_map)
    assert state_of(folder) == before


@pytest.mark.parametrize("name", PLACES)
def test_places_in_a_list_are_doubtful(name, shipped, tmp_path):
    """Without a map nothing is written where nobody can be asked."""
    path = make(name, tmp_path, shipped, made.make_respondents(shipped, 5))
    with pytest.raises(InputError) as caught:
        run_import(path, tmp_path / "uit", shipped)
    assert_only_problem(caught.value.problems, None, "plaatsen in een lijst", "labels", "--maak-kaart")
    assert not (tmp_path / "uit").exists()


ANSWERS = st.dictionaries(
    st.sampled_from(["A01", "A02", "A03", "A04", "B01", "B02"]),
    st.sampled_from([answer for answer in Answer if answer is not Answer.NOT_ANSWERED]),
    min_size=1,
)


@pytest.mark.slow
@pytest.mark.parametrize("name", FORMATS)
@settings(max_examples=at_most(8), suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(answers=st.lists(ANSWERS, min_size=1, max_size=4))
def test_any_answers_survive_any_format(name, tmp_path, answers):
    """Whatever people answer, each format gives exactly that."""
    small = make_set()
    people = [
        made.Respondent(number=number, answers=given, domain="jgz") for number, given in enumerate(answers, start=1)
    ]
    found = responses_in(make(name, tmp_path, small, people), small)
    assert sorted(map(str, map(given_in, found))) == sorted(
        str({identity: given[identity] for identity in sorted(given)})
        for given in (plain_answers(person.answers) for person in people)
    )


@pytest.mark.parametrize("pattern", ["{score} - {label}", "{score}: {label}", "{score} ({label})", "{score}. {label}"])
def test_labels_with_a_number_in_front(pattern, shipped, tmp_path):
    """Survey makers put the number before the label in four ways."""
    people = made.make_respondents(shipped, 3)
    path = made.microsoft_forms_xlsx(tmp_path / "e.xlsx", shipped, people, words=made.labels_of(shipped, pattern))
    assert sheets_as_set(responses_in(path, shipped)) == as_set(person for person in people if person.complete)


@pytest.mark.parametrize(
    "text", ["Wij [de partners] weten genoeg.", "Wij weten genoeg [van elkaar]", "Weten wij genoeg? Ja!"]
)
@pytest.mark.parametrize(
    "name", ["google nl", "limesurvey volledig", "limesurvey code en tekst", "qualtrics", "forms nl"]
)
@pytest.mark.slow
def test_a_statement_with_brackets_or_a_question_mark(name, text, shipped, tmp_path):
    """The brackets of a statement are its own, wherever they stand."""
    own = made.with_text(shipped, "B03", text)
    people = made.make_respondents(own, 3)
    assert sheets_as_set(responses_in(make(name, tmp_path, own, people), own)) == as_set(expected(name, people))


def test_a_try_out_in_qualtrics_is_left_out(shipped, tmp_path):
    """A row with status Survey Preview is the maker's, not a participant's."""
    people = made.make_respondents(shipped, 4)
    for words in (None, made.OWN_CODES):
        path = made.qualtrics_csv(tmp_path / "q.csv", shipped, people, preview=True, words=words)
        assert sheets_as_set(responses_in(path, shipped)) == as_set(people[1:])


def test_an_older_qualtrics_export_has_two_heading_rows(shipped, tmp_path):
    """Without the row of import ids the second row is still no participant."""
    people = made.make_respondents(shipped, 3)
    rows = made.qualtrics_rows(shipped, people)
    path = made.write_xlsx(tmp_path / "q.xlsx", [*rows[:2], *rows[3:]])
    assert sheets_as_set(responses_in(path, shipped)) == as_set(people)


def test_incomplete_rows_keep_what_was_answered(shipped, tmp_path):
    """A LimeSurvey row without submitdate counts, and is told."""
    people = made.make_respondents(shipped, 3)
    taken, _ = source(made.lime_survey_csv(tmp_path / "l.csv", shipped, people), shipped)
    assert "1 deelnemer is niet klaar; de gegeven antwoorden tellen mee." in taken[0].remarks
    assert len(taken[0].responses) == 3


def test_rows_without_any_answer_are_left_out(shipped, tmp_path):
    """Somebody who opened the survey and left is no participant."""
    people = [*made.make_respondents(shipped, 2), made.Respondent(number=9, answers={}, complete=False)]
    taken, _ = source(made.lime_survey_csv(tmp_path / "l.csv", shipped, people), shipped)
    assert len(taken[0].responses) == 2
    assert "1 rij zonder antwoord overgeslagen." in taken[0].remarks


def test_left_out_columns_are_named_by_heading_only(shipped, tmp_path):
    """What else was asked is named, never quoted."""
    rows = made.google_forms_rows(shipped, made.make_respondents(shipped, 3))
    rows = [[*row, extra] for row, extra in zip(rows, ["Wat wilt u nog kwijt?", "bel Kees", "niets"], strict=True)]
    taken, problems = source(made.write_xlsx(tmp_path / "g.xlsx", rows), shipped)
    assert problems == []
    told_about = " ".join(taken[0].remarks)
    assert "Wat wilt u nog kwijt?" in told_about
    assert "Kees" not in told_about


def test_codes_of_participants_are_kept_or_random(shipped, tmp_path):
    """A valid code is kept; anything else becomes a random one and is never shown."""
    people = [
        replace(person, code=code)
        for person, code in zip(
            made.make_respondents(shipped, 5), ["K7M2 Q9XA", "Jan de Vries", "", "p3h8-t5wb", ""], strict=True
        )
    ]
    folder = tmp_path / "uit"
    path = made.lime_survey_csv(tmp_path / "l.csv", shipped, people)
    result = run("importeer", path, "--uit", folder, "--coalitie", "Voorbeeldstad", "--jaar", 2026)
    codes = {sheet.participant for sheet in sheets_in(folder, shipped)}
    assert {"k7m2q9xa", "p3h8t5wb"} <= codes
    assert len(codes) == 5
    assert all(own_code(code) == code for code in codes)
    assert "1 code is niet geldig" in told(result)
    assert "Vries" not in told(result)


def test_codes_say_nothing_about_the_order_of_rows(shipped, tmp_path, monkeypatch):
    """Random codes are new in every import, and neither names nor moments of files follow the rows."""
    people = [
        made.Respondent(number=number, answers={"A01": Answer.ONE, "A02": Answer(str(1 + number % 5))})
        for number in range(40)
    ]
    path = made.lime_survey_csv(tmp_path / "l.csv", shipped, people)
    orders = []
    begun: list[Path] = []
    real = folder_module.write_each

    def write_each(files: Sequence[FileToWrite], **named: object) -> None:
        begun.extend(file.path for file in files)
        real(files, **named)

    monkeypatch.setattr(folder_module, "write_each", write_each)
    for attempt in ("een", "twee"):
        begun.clear()
        run_import(path, tmp_path / attempt, shipped)
        written = [*begun]
        names = [file.name for file in written]
        assert names == sorted(names)
        assert all(re.fullmatch(r"[a-z0-9]{9}\.yaml", name) for name in names)
        orders.append([re.search(r"A02: (\d)", file.read_text(encoding="utf-8"))[1] for file in written])
    assert orders[0] != orders[1]


def test_sheets_hold_what_was_asked_and_no_origin(shipped, tmp_path):
    """Columns that are not there were not asked; nothing tells where a sheet comes from."""
    rows = [["Tijdstempel", "A07", "A09"], ["4-5-2026 10:59:37", "4", "weet niet"]]
    folder = tmp_path / "uit"
    run_import(made.write_xlsx(tmp_path / "g.xlsx", rows), folder, shipped)
    (sheet,) = sheets_in(folder, shipped)
    assert (sheet.asked, sheet.origin) == (("A07", "A09"), None)
    assert given_in(sheet) == {"A07": "4", "A09": "weet-niet"}


def test_parents_text_is_matched_too(shipped, tmp_path):
    """A survey in the words for parents needs no map."""
    asked = [statement for statement in shipped.statements if statement.parents_text]
    rows = [
        ["Tijdstempel", *(statement.parents_text for statement in asked)],
        ["4-5-2026 10:59:37", *["4"] * len(asked)],
    ]
    (response,) = responses_in(made.write_xlsx(tmp_path / "g.xlsx", rows), shipped)
    assert response.asked == tuple(statement.id for statement in asked)


def test_a_folder_is_made_and_standard_output_stays_empty(shipped, tmp_path):
    """Missing parents are made too; the next step can be copied."""
    path = made.lime_survey_csv(tmp_path / "l.csv", shipped, made.make_respondents(shipped, 3))
    folder = tmp_path / "a" / "b c"
    result = run("importeer", path, "--uit", folder, "--coalitie", "Voorbeeldstad", "--jaar", 2026)
    assert result.stdout == b""
    assert len(list(folder.glob("*.yaml"))) == 3
    assert "analysetool controleer" in told(result)
    assert "Verwijder de ingelezen bestanden" in told(result)


def test_an_export_in_the_folder_of_the_measurement_gets_a_warning(shipped, tmp_path):
    """It would end up in git, with names in it."""
    folder = tmp_path / "metingen"
    (folder / "ruw").mkdir(parents=True)
    path = made.lime_survey_csv(folder / "ruw" / "l.csv", shipped, made.make_respondents(shipped, 2))
    result = run("importeer", path, "--uit", folder, "--coalitie", "Voorbeeldstad", "--jaar", 2026)
    assert f"Let op: '{path}' staat in de map van de meting" in told(result)
    assert os.path.exists(path)  # noqa: PTH110 - the text of the path is what was typed
