# SPDX-License-Identifier: EUPL-1.2
"""What a few reports say and how it is laid out, as it was last looked at; and the same figures in every format.

`pytest tests/test_golden.py --update-golden` writes the files again. Read the difference before you keep it.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import cache, partial
from html.parser import HTMLParser
from pathlib import Path

import pytest
from markdown_it import MarkdownIt

from analysetool.escaping import printable
from analysetool.figures.build_report import compute_report
from analysetool.figures.report import Report
from analysetool.files.inputs import Inputs
from analysetool.files.measurements import measurements_of
from analysetool.formats.report_csv import render_csv
from analysetool.formats.report_json import render_json
from analysetool.formats.terminal import lay_out_terminal
from analysetool.model import (
    Action,
    Basis,
    BoardQuestion,
    Domain,
    Hands,
    KeyFigure,
    Kind,
    MeasurementInfo,
    Phase,
    Source,
    StatementSet,
    Voice,
    Voting,
)
from analysetool.rounding import UNKNOWN, dutch_number, round_half_up
from analysetool.words import colophon
from tests.conftest import make_measurement, make_set, make_sheet, with_parents
from tests.dumped import dumped
from tests.forms import FORMS, TEXTS, laid_out

GOLDEN = Path(__file__).parent / "golden"
RENDERERS: dict[str, Callable[[Report], str]] = {
    **{ending: partial(laid_out, ending=ending) for ending in TEXTS},
    "json": render_json,
    "csv": render_csv,
}

PIPE, BOLD, ESCAPE = (
    "a | b \\| c `d`",
    "<b>vet</b> & <script>alert(1)</script>",
    "\x1b[31mrood\x1b[0m [/x] *ster*\nregel",
)
FORMULA, OVERRIDE = "=cmd|'/c calc'!A0", "@som \u202eom\u202c\u200b [link](http://x)"


def hostile_set() -> StatementSet:
    """Three statements, two clusters, and in every text something that a format could obey."""
    base = make_set({"A": {"A1": ("A01", "A02", "A03")}}, phases={"A01": Phase.BEFORE})
    part, theme = base.parts[0], base.themes[0]
    first, second, third = theme.statements
    statements = (
        replace(first, text=PIPE, explanation=BOLD),
        replace(second, text=BOLD),
        replace(third, text=ESCAPE, weight=2.0),
    )
    return replace(
        base,
        title=OVERRIDE,
        justification=f"- {BOLD}",
        scale={1: "Nee | <i>nee</i>", 2: "2", 3: "3", 4: "4", 5: "Ja\x07"},
        domains={
            "jgz": Domain(id="jgz", title=PIPE, cluster="medisch"),
            "wijk": Domain(id="wijk", title="Wijk", cluster="wijk | <b>"),
        },
        sources={"s": Source(id="s", title=FORMULA, publisher="[/x]", year=2021)},
        parts=(
            replace(
                part, title=FORMULA, introduction=ESCAPE, themes=(replace(theme, title=PIPE, statements=statements),)
            ),
        ),
    )


def hostile() -> Report:
    """Six participants in two clusters of three, with notes; groups of three may be shown.

    A01 is 5 5 4 (jgz) and 2 1 weet-niet (wijk): 17/5 = 3.4. A02 is 2 2 3 2 1 2: 12/6 = 2.0. A03, of weight 2, is
    4 4 4 4 5 and not answered: 21/5 = 4.2. Total (3.4 + 2.0 + 2 * 4.2) / 4 = 3.45.
    """
    answers = {
        "jgz": [(5, 2, (4, f"- {PIPE}")), (5, (2, BOLD), 4), (4, 3, (4, ESCAPE))],
        "wijk": [((2, FORMULA), 2, 4), (1, 1, (5, OVERRIDE)), ("weet-niet", 2, "")],
    }
    sheets = [
        make_sheet(dict(zip(("A01", "A02", "A03"), given, strict=True)), participant=f"{domain}{row}", domain=domain)
        for domain, rows in answers.items()
        for row, given in enumerate(rows)
    ]
    info = MeasurementInfo(
        coalition="x",
        year=2026,
        minimum=3,
        reference_date=date(2026, 10, 1),
        occasion=ESCAPE,
        invited={"medisch": 4},
        contact=FORMULA,
        question_to_board=BoardQuestion(text=BOLD),
        next_measurement=PIPE,
        origin=OVERRIDE,
        key_figures=(KeyFigure(name=PIPE, value=FORMULA, year="2025", source=BOLD), KeyFigure(name="x", value="1")),
    )
    measurement = make_measurement(
        hostile_set(),
        sheets,
        coalition=f"-{BOLD}",
        info=info,
        origins=(OVERRIDE, f"# {PIPE}"),
        joint=make_sheet(
            {"A01": 3, "A03": "weet-niet"},
            kind=Kind.JOINT,
            participant=None,
            open_statements=("A02",),
            reasons={"A01": f"# {PIPE}", "A02": f"{OVERRIDE} {BOLD}", "A03": f"{FORMULA} {ESCAPE}"},
            hands={"A02": Hands(scores=(1, 2, 0, 0, 0))},
            actions=(
                Action(statement="A02", what=PIPE, who=BOLD, due=date(2027, 3, 1)),
                Action(statement="A03", what=ESCAPE),
            ),
        ),
    )
    return compute_report(measurement, hostile_set(), with_notes=True)


def mostly_unknown() -> Report:
    """One participant: A03 is 4, B01 does not apply, B02 is not answered and the other three are weet-niet.

    1 of the 5 statements that apply has a score: no total. It can be (1 + 1 + 4 + 1 + 1) / 5 = 1.6 to
    (4 * 5 + 4) / 5 = 4.8.
    """
    own = make_set()
    sheet = make_sheet({"A01": "weet-niet", "A02": "weet-niet", "A03": 4, "A04": "weet-niet", "B01": "nvt"})
    measurement = make_measurement(own, [sheet], origins=("Een bureau scoorde dit uit openbare stukken.",))
    return compute_report(measurement, own)


def three_people() -> Report:
    """Three participants, so that only total and parts are shown.

    Three gave a score on A01 (4 4 4 = 4.0), A02 (1 5 5 = 11/3) and A03 (2 3 2 = 7/3); one on A04, none on B01 (nvt
    three times) and two on B02, which count nowhere. Total and part A are (4 + 11/3 + 7/3) / 3 = 10/3; B has none.
    """
    own = make_set()
    sheets = [
        make_sheet(answers, participant=f"p{number:07}", domain="jgz")
        for number, answers in enumerate(
            (
                {"A01": 4, "A02": 1, "A03": 2, "A04": 3, "B01": "nvt", "B02": 5},
                {"A01": 4, "A02": 5, "A03": 3, "A04": "weet-niet", "B01": "nvt", "B02": 4},
                {"A01": 4, "A02": 5, "A03": 2, "A04": "weet-niet", "B01": "nvt"},
            )
        )
    ]
    return compute_report(make_measurement(own, sheets), own)


def joint_basis() -> Report:
    """Five participants and a joint sheet; A01 and A02 were settled, A03 was settled as weet-niet.

    A01 is jointly 4 (the people gave 2 2 3 3 3), A02 jointly 2. A03 is unknown (the people gave 3 3 3 4 2), A04 is
    5 5 4 4 4 = 4.4, B01 is 1 1 3 5 5 = 3.0 and divided, B02 is 4 five times = 4.0. Total (4 + 2 + 4.4 + 3 + 4) / 5 =
    3.48.
    """
    own = make_set()
    columns = {
        "A01": (2, 2, 3, 3, 3),
        "A02": (2, 2, 2, 3, 3),
        "A03": (3, 3, 3, 4, 2),
        "A04": (5, 5, 4, 4, 4),
        "B01": (1, 1, 3, 5, 5),
        "B02": (4, 4, 4, 4, 4),
    }
    sheets = [
        make_sheet({identity: given[row] for identity, given in columns.items()}, participant=f"p{row:07}")
        for row in range(5)
    ]
    joint = make_sheet(
        {"A01": 4, "A02": (2, "Besproken in het voorjaar."), "A03": "weet-niet"},
        kind=Kind.JOINT,
        participant=None,
        actions=(
            Action(statement="A02", what="Afspraken op papier zetten", who="gemeente", due=date(2027, 3, 1)),
            Action(statement="B01", what="Gesprek met alle partners", status="klaar"),
        ),
    )
    return compute_report(make_measurement(own, sheets, joint=joint), own, basis=Basis.JOINT)


def discussed() -> Report:
    """Five participants who settled four statements, one as weet-niet, and are not agreed on B01.

    A01 is 2 2 3 3 3 = 2.6 and jointly 4, above every vote; A02 is 1 1 3 5 5 = 3.0 and divided, jointly 3; A03 is
    4 4 4 4 5 = 4.2, jointly 4; A04 is 2 2 and three weet-niet, too few scores to show, jointly weet-niet; B01 is 3 five
    times; nobody filled in B02, jointly 5. Total (2.6 + 3 + 4.2 + 3) / 4 = 3.2, jointly (4 + 3 + 4 + 5) / 4 = 4.0.
    """
    own = make_set()
    columns = {
        "A01": (2, 2, 3, 3, 3),
        "A02": (1, 1, 3, 5, 5),
        "A03": (4, 4, 4, 4, 5),
        "A04": (2, 2, "weet-niet", "weet-niet", "weet-niet"),
        "B01": (3, 3, 3, 3, 3),
    }
    sheets = [
        make_sheet({identity: given[row] for identity, given in columns.items()}, participant=f"p{row:07}")
        for row in range(5)
    ]
    return compute_report(make_measurement(own, sheets, joint=discussed_sheet()), own)


def discussed_sheet():
    """The joint sheet of those five: reasons, a show of seven hands, three secret votes, and two actions."""
    return make_sheet(
        {"A01": 4, "A02": 3, "A03": 4, "A04": "weet-niet", "B02": 5},
        kind=Kind.JOINT,
        participant=None,
        open_statements=("B01",),
        reasons={"A01": "Het huisbezoek is nu geregeld", "A04": "Wie weet dit?"},
        hands={
            "B01": Hands(scores=(0, 2, 3, 1, 0), dont_know=1),
            "B02": Hands(scores=(0, 0, 0, 1, 2), voting=Voting.SECRET),
        },
        actions=(
            Action(statement="B01", what="Nog eens bespreken", who="kerngroep", due=date(2027, 5, 1)),
            Action(statement="A04", what="Navragen", who="GGD", due=date(2027, 3, 1)),
            Action(statement="A03", what="Vieren", status="klaar"),
        ),
    )


def only_joint() -> Report:
    """Only a joint sheet: A01 is 4, B01 is 2, A02 weet-niet, A03 does not apply and A04 is open; nothing of B02.

    Two of the five that apply have a score: no total. The range is (4 + 2 + 3 * 1) / 5 = 1.8 to (6 + 15) / 5 = 4.2.
    """
    own = make_set()
    joint = make_sheet(
        {"A01": 4, "A02": "weet-niet", "A03": "nvt", "B01": 2},
        kind=Kind.JOINT,
        participant=None,
        open_statements=("A04",),
        reasons={"B01": "Er is nog geen geld."},
        hands={"A04": Hands(scores=(1, 3, 3, 0, 0), not_applicable=1)},
    )
    return compute_report(make_measurement(own, joint=joint), own)


def with_voice_of_parents() -> Report:
    """Five partners, and six parents who were asked A01 and A03 in their own words; both were invited.

    Partners give A01 4 4 5 3 4 = 4.0, A02 2 2 2 2 2 = 2.0 and A03 2 3 3 3 3 = 2.8; total 8.8 / 3 = 2.93. Parents give
    A01 2 2 3 3 4 and one weet-niet = 14 / 5 = 2.8, so -1.2; on A03 four of them give a 5, which is too few to show.
    """
    own = with_parents(make_set(), "A01", "A03")
    columns = {"A01": (4, 4, 5, 3, 4), "A02": (2, 2, 2, 2, 2), "A03": (2, 3, 3, 3, 3)}
    partners = [
        make_sheet({identity: given[row] for identity, given in columns.items()}, participant=f"p{row:07}")
        for row in range(5)
    ]
    columns = {"A01": (2, 2, 3, 3, 4, "weet-niet"), "A03": (5, 5, 5, 5, "", "")}
    parents = [
        make_sheet(
            {identity: (given[row], "<b>Vraag het</b> | ons." if row == 0 else None)
             for identity, given in columns.items()},
            participant=f"o{row:07}", voice=Voice.PARENTS, domain="ouders", asked=("A01", "A03"),
        )
        for row in range(6)
    ]  # fmt: skip
    info = MeasurementInfo(coalition="Neder-Betuwe", year=2026, invited={"medisch": 7, "ouders": 8})
    (measurement,) = measurements_of(Inputs(sheets=[*partners, *parents], infos=[info]), own)
    return compute_report(measurement, own, with_notes=True)


VIEWS = {
    "vijandig": hostile,
    "onbekend": mostly_unknown,
    "drie": three_people,
    "gezamenlijk": joint_basis,
    "besproken": discussed,
    "alleen-samen": only_joint,
    "ouders": with_voice_of_parents,
}
view_named = cache(lambda name: VIEWS[name]())
rendered = cache(lambda name, ending: RENDERERS[ending](view_named(name)))
"""Each report in each format, laid out once: the window and the version are the same in every test."""
MEANS = {
    "vijandig": {"A01": 3.4, "A02": 2.0, "A03": 4.2, "totaal": 3.45, "A": 3.45, "A1": 3.45},
    "onbekend": {"A01": None, "A03": 4.0, "B01": None, "B02": None, "totaal": None, "A": None, "B": None},
    "drie": {"A01": None, "A04": None, "A1": None, "A2": None, "A": 10 / 3, "B": None, "totaal": 10 / 3},
    "gezamenlijk": {"A01": 4.0, "A02": 2.0, "A03": None, "A04": 4.4, "B01": 3.0, "B02": 4.0, "totaal": 3.48},
    "besproken": {"A01": 2.6, "A02": 3.0, "A03": 4.2, "A04": None, "B01": 3.0, "B02": None, "totaal": 3.2},
    "alleen-samen": {"A01": 4.0, "A02": None, "A03": None, "A04": None, "B01": 2.0, "B02": None, "totaal": None},
    "ouders": {"A01": 4.0, "A02": 2.0, "A03": 2.8, "A04": None, "B01": None, "B02": None, "totaal": 8.8 / 3},
}
"""Worked out by hand in the docstrings above."""


@pytest.fixture
def fixed(monkeypatch) -> None:
    """The same window and version everywhere."""
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.setattr(colophon, "__version__", "0.0.0")


def scrubbed(text: str) -> str:
    """The report without the style sheet, which may change without changing what the report says."""
    return re.sub(r"<style>.*?</style>", "<style></style>", text, flags=re.DOTALL)


def golden(path: Path, rendered: str, *, update: bool) -> tuple[str, str]:
    """What was last looked at and what is made now, to the byte; the first becomes the second with `update`."""
    if update:
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(rendered.encode())
    return path.read_bytes().decode(), rendered


WHOLE = ("besproken", "vijandig")
"""An ordinary and a hostile report: every form of them, and every layout as a whole."""
DOCUMENTS = [
    (name, form) for name in VIEWS for form in FORMS if form == "volledig" or name in WHOLE or name == form == "ouders"
]
LAID_OUT = [(name, ending) for name in VIEWS for ending in RENDERERS if ending not in TEXTS or name in WHOLE]


@pytest.mark.usefixtures("fixed")
@pytest.mark.parametrize(("name", "form"), DOCUMENTS)
def test_golden_documents(name, form, update_golden):
    """What every report says, in its order, is as it was last looked at."""
    path = GOLDEN / f"{name}.{form}.txt"
    before, now = golden(path, dumped(FORMS[form](VIEWS[name]())), update=update_golden)
    assert before == now


@pytest.mark.usefixtures("fixed")
@pytest.mark.parametrize(("name", "ending"), LAID_OUT)
def test_golden_layouts(name, ending, update_golden):
    """Two reports in every layout, and all of them as data, are as they were last looked at, to the byte."""
    made = scrubbed(rendered(name, ending))
    before, now = golden(GOLDEN / f"{name}.{ending}", made, update=update_golden)
    assert before == now


def test_no_golden_file_is_left_behind():
    """Every golden file belongs to a report and a form or format."""
    expected = {f"{name}.{form}.txt" for name, form in DOCUMENTS} | {f"{name}.{ending}" for name, ending in LAID_OUT}
    expected |= {f"{name}.docx.txt" for name in WHOLE}
    assert {path.name for path in GOLDEN.iterdir()} == expected


@pytest.mark.usefixtures("fixed")
@pytest.mark.parametrize("ending", RENDERERS)
@pytest.mark.parametrize("name", VIEWS)
@pytest.mark.slow
def test_line_ends(name, ending):
    """Lines end with LF, in CSV with CRLF; the last line ends too, and nothing invisible is in it."""
    text = rendered(name, ending)
    if ending == "csv":
        assert text.startswith("\ufeff")
        assert text.count("\n") == text.count("\r\n")
        text = text.removeprefix("\ufeff").replace("\r\n", "\n")
    assert text.endswith("\n")
    assert [line for line in text.split("\n") if not line.replace("\u00ad", "").isprintable()] == []


# The same figures in every format.


class Tables(HTMLParser):
    """The tables of a page as rows of cell texts."""

    def __init__(self) -> None:
        """Start with no tables."""
        super().__init__()
        self.tables: list[list[list[str]]] = []
        self._cell: list[str] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        """Begin a table, row or cell."""
        if tag == "table":
            self.tables.append([])
        elif tag == "tr":
            self.tables[-1].append([])
        elif tag in ("td", "th"):
            self._cell = []

    def handle_endtag(self, tag: str) -> None:
        """End a cell."""
        if tag in ("td", "th") and self._cell is not None:
            self.tables[-1][-1].append("".join(self._cell).strip())
            self._cell = None

    def handle_data(self, data: str) -> None:
        """Keep the text of a cell, without the soft hyphens of the headings."""
        if self._cell is not None:
            self._cell.append(data.replace("\u00ad", ""))


def html_tables(text: str) -> list[list[list[str]]]:
    """The tables of the HTML report."""
    parser = Tables()
    parser.feed(text)
    return parser.tables


def md_tables(text: str) -> list[list[list[str]]]:
    """The tables of the Markdown report, as a Markdown reader shows them."""
    tables: list[list[list[str]]] = []
    for token in MarkdownIt("commonmark").enable("table").parse(text):
        if token.type == "table_open":
            tables.append([])
        elif token.type == "tr_open":
            tables[-1].append([])
        elif token.type == "inline" and tables and token.level > 3:
            tables[-1][-1].append("".join(child.content for child in token.children or []))
    return tables


def column(tables: list[list[list[str]]], first: str, wanted: str) -> dict[str, str]:
    """A column of the tables whose first heading is `first`, by the first word of each row."""
    found: dict[str, str] = {}
    for header, *rows in tables:
        if header[0] == first and wanted in header:
            found |= {row[0].split()[0].lower(): row[header.index(wanted)] for row in rows}
    return found


def in_md(text: str) -> dict[str, str]:
    """The printed means of statements and levels in Markdown, by id in small letters."""
    tables = md_tables(text)
    return column(tables, "Stelling", "Gemiddelde") | column(tables, "Deel of thema", "Score")


def in_html(text: str) -> dict[str, str]:
    """The same in HTML."""
    tables = html_tables(text)
    return column(tables, "Stelling", "Gemiddelde") | column(tables, "Deel of thema", "Score")


def in_csv(text: str) -> dict[str, str]:
    """The same in CSV, where an empty cell is what cannot be determined."""
    rows = csv.DictReader(io.StringIO(text.removeprefix("\ufeff")), delimiter=";")
    return {row["id"].lower(): row["gemiddelde"] or UNKNOWN for row in rows}


def in_plain(text: str) -> dict[str, str]:
    """The same in plain lines."""
    without_phases = re.sub(r"\nScore per fase .*?\n\n", "\n", text, flags=re.DOTALL)
    levels = re.findall(
        r"^(\S+).*: (?:gemiddeld ([\d,]+)|nog geen gemiddelde), (?:met de open|bandbreedte)",
        without_phases,
        flags=re.MULTILINE,
    )
    statements = re.findall(r"^(\S+): (?:gezamenlijke )?score ([\d,]+|–), ", text, flags=re.MULTILINE)
    return {name.lower(): mean or "–" for name, mean in [*levels, *statements]}


def in_terminal(text: str) -> dict[str, str]:
    """The same in the tables of the terminal: the score stands before the range, after at most eight counts."""
    _, _, tables = text.partition("\nScore per deel en thema\n")
    levels, _, statements = tables.partition("\nAantal antwoorden en cijfers per stelling\n")
    levels = levels.partition("\n\n")[0]
    reach = r" +(?:\d,\d tot \d,\d|\d,\d|–) "
    found = re.findall(rf"^(\w+) .*?  +(\d,\d|–){reach}", levels, flags=re.MULTILINE)
    found += re.findall(
        rf"^(\w+)(?:(?: +(?:\d+|–)){{8}}|(?: +\d+){{3}}) +(\d,\d|–){reach}", statements, flags=re.MULTILINE
    )
    return {name.lower(): mean for name, mean in found}


READERS: dict[str, Callable[[str], dict[str, str]]] = {
    "terminal.txt": in_terminal,
    "plat.txt": in_plain,
    "md": in_md,
    "html": in_html,
    "csv": in_csv,
}


@cache
def exact_means(name: str) -> dict[str, float | None]:
    """The raw means of the JSON report by id."""
    report = json.loads(render_json(VIEWS[name]()))
    rows = [{"id": "totaal", **report["totaal"]}, *report["delen"], *report["themas"], *report["stellingen"]]
    return {row["id"]: row["gemiddelde"] for row in rows}


@pytest.mark.parametrize("name", VIEWS)
def test_the_means_are_right(name):
    """The raw means are those worked out by hand."""
    for identity, expected in MEANS[name].items():
        assert exact_means(name)[identity] == (None if expected is None else pytest.approx(expected)), identity


@pytest.mark.usefixtures("fixed")
@pytest.mark.parametrize("ending", READERS)
@pytest.mark.parametrize("name", VIEWS)
@pytest.mark.slow
def test_the_same_figure_everywhere(name, ending):
    """Every mean that is printed is the rounded number of the JSON, in every format; none is missing."""
    expected = {
        identity.lower(): UNKNOWN if mean is None else f"{round_half_up(mean, 1):.1f}".replace(".", ",")
        for identity, mean in exact_means(name).items()
        if name != "drie" or ending == "csv" or identity in ("totaal", "A", "B")  # nothing else is told of three people
    }
    assert READERS[ending](rendered(name, ending)) == expected
    assert (
        expected.items()
        <= {identity.lower(): dutch_number(mean) for identity, mean in exact_means(name).items()}.items()
    )


@pytest.mark.usefixtures("fixed")
@pytest.mark.parametrize("ending", TEXTS)
def test_a_joint_score_is_marked(ending):
    """On the joint basis every statement that stands on a joint score says so where its figure stands."""
    text = RENDERERS[ending](joint_basis())
    _, _, statements = text.partition("Alle stellingen\n" if ending != "html" else '<h2 id="stellingen">')
    line = r"Gezamenlijke score 4,0 \(wijkt af\) · sterk(?s:.*)"
    marks = {
        "terminal.txt": rf"^A01 Stelling A01\. {line}\nA01 .* 4,0 .* 4 \(wijkt",
        "plat.txt": r"^A01: gezamenlijke score 4,0, sterk \(wijkt af\), ",
        "md": rf"\*\*A01\*\*.*\n  {line}Gezamenlijk(?s:.*)\n\| A01 \|.*\| 4 \(wijkt af\) \| sterk",
        "html": r"<strong>A01</strong>(?s:.{0,80})Gezamenlijke score 4,0",
    }
    assert re.search(marks[ending], statements, flags=re.MULTILINE)


def test_hidden_votes_leave_the_joint_score():
    """A joint score is no vote: with few participants it stands in the report as with many."""
    own = make_set({"A": {"A1": ("A01",)}})
    sheets = [make_sheet({"A01": 3}, participant=f"p{number:07}") for number in range(3)]
    joint = make_sheet({"A01": 4}, kind=Kind.JOINT, participant=None)
    view = compute_report(make_measurement(own, sheets, joint=joint), own)
    assert "gezamenlijk: 4" in RENDERERS["html"](view)
    assert column(md_tables(RENDERERS["md"](view)), "Stelling", "Gezamenlijk") == {"a01": "4"}


# Hostile texts in the formats that have a syntax of their own.


@pytest.mark.parametrize("form", FORMS)
def test_hostile_html(form):
    """No tag from a text reaches the page; the texts themselves are there to be read."""
    page = laid_out(hostile(), "html", form)
    assert [tag for tag in ("<b>", "<i>", "<script") if tag in page] == []
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert "http://" not in re.sub(r"\(http://x\)", "", page)


@pytest.mark.slow
@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("name", VIEWS)
def test_html_ids_are_unique_and_referred_to(name, form):
    """Every id on the page occurs once, and whatever refers to an id finds it."""
    page = laid_out(VIEWS[name](), "html", form)
    ids = re.findall(r'\bid="([^"]+)"', page)
    assert sorted(ids) == sorted(set(ids))
    labels = [word for words in re.findall(r'aria-labelledby="([^"]+)"', page) for word in words.split()]
    assert set(labels) | set(re.findall(r'href="#([^"]+)"', page)) <= set(ids)


def test_html_ids_are_unique_with_a_part_named_like_a_phase():
    """A part called "na" and the phase "na" have pictures of their own, with their own descriptions."""
    own = make_set({"na": {"B1": ("B01", "B02")}}, phases={"B01": Phase.AFTER, "B02": Phase.BEFORE})
    page = RENDERERS["html"](compute_report(make_measurement(own, [make_sheet({"B01": 4, "B02": 2})]), own))
    ids = re.findall(r'\bid="([^"]+)"', page)
    assert sorted(ids) == sorted(set(ids))


def md_lines(text: str) -> list[str]:
    """The lines of paragraphs and items in Markdown, as a Markdown reader shows them."""
    tokens = MarkdownIt("commonmark").enable("table").parse(text)
    shown = (
        "".join(child.content or "\n" * (child.type == "softbreak") for child in token.children or [])
        for token in tokens
        if token.type == "inline"
    )
    return [line for text in shown for line in text.split("\n")]


@pytest.mark.parametrize("form", FORMS)
def test_hostile_markdown(form):
    """A Markdown reader sees the texts as they are, in their cell; no raw HTML, link or code comes of them."""
    text = laid_out(hostile(), "md", form)
    lines = md_lines(text)
    assert [own for own in (printable(PIPE), printable(BOLD)) if not any(own in line for line in lines)] == []
    if form == "volledig":
        told = [f"A01 {printable(PIPE)}", f"A02 {printable(BOLD)}", f"A03 {printable(ESCAPE)}"]
        assert [line for line in lines if line in told][-3:] == told
        actions = next(table for table in md_tables(text) if table[0][1:3] == ["Wat", "Wie"])
        assert [row[:3] for row in actions[1:]] == [
            ["A02", printable(PIPE), printable(BOLD)],
            ["A03", printable(ESCAPE), ""],
        ]
    kinds = set()
    for token in MarkdownIt("commonmark").enable("table").parse(text):
        kinds |= {token.type, *(child.type for child in token.children or ())}
    assert (
        kinds & {"html_block", "html_inline", "link_open", "image", "code_inline", "fence", "code_block", "em_open"}
        == set()
    )


@pytest.mark.slow
def test_markdown_tables_are_whole():
    """Every row of every table has as many cells as its heading."""
    for view in VIEWS.values():
        for form in FORMS:
            for table in md_tables(laid_out(view(), "md", form)):
                assert len({len(row) for row in table}) == 1


def test_hostile_csv():
    """No cell starts a formula, and every row has as many cells as the heading."""
    rows = list(csv.reader(io.StringIO(RENDERERS["csv"](hostile()).removeprefix("\ufeff")), delimiter=";"))
    assert {len(row) for row in rows} == {len(rows[0])}
    assert [cell for row in rows for cell in row if cell.startswith(("=", "+", "-", "@"))] == []
    assert rows[2][4] == f"'{FORMULA}"


def test_colour_only_when_asked(monkeypatch):
    """Escape codes come only with colour, and then only those of the tool; the texts stay the same."""
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.delenv("NO_COLOR", raising=False)
    view = FORMS["volledig"](hostile())
    coloured = lay_out_terminal(view, colour=True, plain=False)
    bare = re.sub(r"\x1b\[[\d;]*m", "", coloured)
    assert coloured != bare
    assert "\x1b" not in bare
    assert [line.rstrip() for line in bare.split("\n")] == lay_out_terminal(view, colour=False, plain=False).split("\n")
    assert "\x1b" not in lay_out_terminal(view, colour=True, plain=True)
    for name, value in (("NO_COLOR", "1"), ("TERM", "dumb")):
        monkeypatch.setenv(name, value)
        assert "\x1b" not in lay_out_terminal(view, colour=True, plain=False)
        monkeypatch.undo()


@pytest.mark.slow
@pytest.mark.parametrize("width", ["40", "72", "120"])
def test_the_terminal_report_fits_its_window(monkeypatch, width):
    """No line is wider than the window."""
    monkeypatch.setenv("COLUMNS", width)
    for view in VIEWS.values():
        for form in FORMS:
            text = laid_out(view(), "terminal.txt", form)
            assert max(len(line) for line in text.split("\n")) <= int(width)
