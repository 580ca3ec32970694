# SPDX-License-Identifier: EUPL-1.2
"""What a few comparisons say, as it was last looked at; and the same figures in every format.

The documents of all cases are kept as text, pages only of an ordinary and a hostile one, data of a few byte for byte.
`pytest tests/test_comparison_golden.py --update-golden` writes the files again. Read the difference before you keep it.
"""

from __future__ import annotations

import csv
import html
import io
import json
import re
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from analysetool.documents.comparison import comparison_document
from analysetool.figures.comparison import Change, ComparisonFigures
from analysetool.formats.comparison_csv import render_csv
from analysetool.formats.comparison_json import render_json
from analysetool.formats.docx import lay_out_docx
from analysetool.formats.html import lay_out_html
from analysetool.formats.markdown import lay_out_markdown
from analysetool.formats.terminal import lay_out_terminal
from analysetool.rounding import dutch_number, signed
from analysetool.words import colophon
from analysetool.words.changes import interval, names_of
from analysetool.words.moved import THEMES, level_name, title
from tests.comparisons import VIEWS, word_of
from tests.dumped import dumped
from tests.dumped_docx import dumped_docx
from tests.test_golden import html_tables, md_tables, scrubbed

GOLDEN = Path(__file__).parent / "golden_vergelijking"
PAGES: dict[str, Callable[[ComparisonFigures], str]] = {
    "terminal.txt": lambda view: lay_out_terminal(comparison_document(view), colour=False, plain=False),
    "plat.txt": lambda view: lay_out_terminal(comparison_document(view), colour=False, plain=True),
    "md": lambda view: lay_out_markdown(comparison_document(view)),
    "html": lambda view: lay_out_html(comparison_document(view)),
    "docx.txt": lambda view: dumped_docx(lay_out_docx(comparison_document(view))),
}
DATA: dict[str, Callable[[ComparisonFigures], str]] = {"json": render_json, "csv": render_csv}
RENDERERS = PAGES | DATA
DOCUMENT = "document.txt"
GOLDEN_FILES = (
    *((name, DOCUMENT) for name in VIEWS),
    *((name, ending) for name in ("drie-jaren", "vijandig") for ending in PAGES),
    *(
        (name, ending)
        for name in ("voorbeeldstad", "drie-jaren", "gezamenlijk", "twee-coalities", "vijandig", "andere-mensen")
        for ending in DATA
    ),
)
view_named = cache(lambda name: VIEWS[name]())
rendered = cache(lambda name, ending: RENDERERS[ending](view_named(name)))
"""Each comparison in each format, laid out once: the window and the version are the same in every test."""


@pytest.fixture(autouse=True)
def fixed(monkeypatch) -> None:
    """The same window and version everywhere."""
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.setattr(colophon, "__version__", "0.0.0")


@pytest.mark.parametrize(("name", "ending"), GOLDEN_FILES)
def test_golden(name, ending, update_golden):
    """Every document, page and file of data is as it was last looked at, to the byte."""
    path = GOLDEN / f"{name}.{ending}"
    view = view_named(name)
    text = dumped(comparison_document(view)) if ending == DOCUMENT else RENDERERS[ending](view)
    rendered = scrubbed(text).encode()
    if update_golden:
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(rendered)
    assert path.read_bytes().decode() == rendered.decode()


def test_no_golden_file_is_left_behind():
    """Every golden file belongs to a comparison and a format."""
    assert {path.name for path in GOLDEN.iterdir()} == {f"{name}.{ending}" for name, ending in GOLDEN_FILES}


@pytest.mark.slow
@pytest.mark.parametrize("ending", RENDERERS)
@pytest.mark.parametrize("name", VIEWS)
@pytest.mark.gate(most=8)
def test_line_ends(name, ending):
    """Lines end with LF, in CSV with CRLF; the last line ends too, and nothing invisible is in it."""
    text = rendered(name, ending)
    if ending == "csv":
        assert text.startswith("\ufeff")
        assert text.count("\n") == text.count("\r\n")
        text = text.removeprefix("\ufeff").replace("\r\n", "\n")
    assert text.endswith("\n")
    assert [line for line in text.split("\n") if not line.replace("\u00ad", "").isprintable()] == []


# The JSON, by hand.


def test_json_of_two_versions():
    """The keys in the order of the contract, with the figures worked out in the docstring of `two_versions`."""
    found = json.loads(render_json(view_named("versies")))
    assert list(found) == [
        "formaatversie", "soort", "van", "naar", "zelfde_deelnemers", "vergeleken", "niet_vergeleken", "totaal",
        "delen", "themas", "stellingen", "samenstelling", "toeval",
    ]  # fmt: skip
    assert found["van"] == {"coalitie": "Neder-Betuwe", "jaar": 2025, "versie": "0.9", "deelnemers": 10}
    assert found["naar"] == {"coalitie": "Neder-Betuwe", "jaar": 2026, "versie": "1.0", "deelnemers": 10}
    assert (found["formaatversie"], found["soort"], found["zelfde_deelnemers"]) == (2, "vergelijking", 10)
    assert found["vergeleken"] == 4
    assert found["niet_vergeleken"][0] == {"stelling": "A03", "reden": "nieuw sinds versie 1.0 van de stellingen"}
    # Nothing varied: each statement counts 2/10², of which a quarter squared four times; t(0.975; 9) = 2.262.
    half_width = 2.2622 * (4 * 0.25**2 * 0.02) ** 0.5
    interval = [pytest.approx(0.75 + way * half_width, abs=1e-5) for way in (-1, 1)]
    assert list(found["totaal"].items()) == [
        ("id", "totaal"), ("van", 3.0), ("naar", 3.75), ("verschil", 0.75), ("interval", interval),
        ("vrijheidsgraden", 9.0), ("door_samenstelling", None), ("oordeel", "verbeterd"), ("genoemd", True),
    ]  # fmt: skip
    assert found["samenstelling"] is None
    assert found["toeval"] == {"verwacht": pytest.approx(0.2), "gevonden": 2}
    assert [part["id"] for part in found["delen"]] == ["A", "B"]
    assert [theme["id"] for theme in found["themas"]] == ["A1", "A2", "B1"]
    assert [(own["id"], own["verschil"], own["oordeel"]) for own in found["stellingen"]] == [
        ("A01", 1.0, "verbeterd"), ("A02", 0.0, "gelijk"), ("A04", 0.0, "gelijk"), ("B02", 2.0, "verbeterd"),
    ]  # fmt: skip


def test_json_of_other_people():
    """The figures worked out in the docstring of `other_people`; what cannot be split is null, never 0."""
    found = json.loads(render_json(view_named("andere-mensen")))
    changes = [found["totaal"], *found["delen"], *found["themas"], *found["stellingen"]]
    assert {own["id"]: own["door_samenstelling"] for own in changes} == {
        "totaal": None, "A": -0.375, "B": None, "A1": -0.375, "B1": None,
        "A01": -0.5, "A02": -0.25, "B01": 0.0, "B02": None,
    }  # fmt: skip
    assert list(found["samenstelling"].items()) == [
        ("groepen", [
            {"id": "gemeente", "titel": "Gemeente", "aandeel_van": 0.25, "aandeel_naar": 0.5},
            {"id": "medisch", "titel": "Medisch domein", "aandeel_van": 0.75, "aandeel_naar": 0.5},
        ]),
        ("grootste_verschuiving", 0.25), ("stellingen", 3),
        ("verschil", pytest.approx(0.25 / 3)), ("door_samenstelling", -0.25),
    ]  # fmt: skip
    rows = list(csv.DictReader(io.StringIO(rendered("andere-mensen", "csv").removeprefix("\ufeff")), delimiter=";"))
    assert {row["id"]: row["door_samenstelling"] for row in rows} == {
        "totaal": "", "A": "-0,4", "B": "", "A1": "-0,4", "B1": "", "A01": "-0,5", "A02": "-0,3", "B01": "0,0",
        "B02": "",
    }  # fmt: skip


def test_json_of_few_people():
    """What is hidden is not among the statements, nor in the interval of the total.

    Nothing varied on A01 and A03: each counts 1/6² + 1/5², of which a quarter twice. Divided over six and five people
    that has 1 / ((6/11)² / 5 + (5/11)² / 4) = 8.996 degrees of freedom: t is 2.2623.
    """
    found = json.loads(render_json(view_named("te-weinig")))
    assert [own["id"] for own in found["stellingen"]] == ["A01", "A03"]
    half_width = 2.2623 * (2 * 0.25 * (1 / 36 + 1 / 25)) ** 0.5
    assert found["totaal"]["interval"] == [pytest.approx(0.5 + way * half_width, abs=1e-5) for way in (-1, 1)]
    assert (found["totaal"]["vrijheidsgraden"], found["totaal"]["genoemd"]) == (9.0, True)
    assert (found["van"]["deelnemers"], found["naar"]["deelnemers"]) == (6, 5)


def test_json_of_one_voice():
    """Without an interval it is null, never a pair of nulls."""
    total = json.loads(render_json(view_named("een-stem")))["totaal"]
    assert (total["interval"], total["vrijheidsgraden"]) == (None, None)


def test_json_of_two_coalitions():
    """The verdicts keep their names; nobody can be the same person."""
    found = json.loads(render_json(view_named("twee-coalities")))
    assert (found["van"]["coalitie"], found["naar"]["coalitie"]) == ("Dorp", "Stad")
    assert found["zelfde_deelnemers"] is None
    assert found["stellingen"][0]["oordeel"] == "verbeterd"


# The same figures in every format.


def _levels(view: ComparisonFigures) -> tuple[Change, ...]:
    return (view.total, *view.parts, *(theme.level for theme in view.themes))


def figures(view: ComparisonFigures) -> dict[str, tuple[str, ...]]:
    """From, to, difference, interval and word of every statement and level that has figures, as they are printed."""
    changes = [*_levels(view), *view.statements]
    return {
        change.id.lower(): (
            dutch_number(change.before),
            dutch_number(change.after),
            signed(change.difference),
            interval(change.low, change.high),
            word_of(change, view),
        )
        for change in changes
        if change.difference is not None
    }


def on_the_first_screen(view: ComparisonFigures) -> dict[str, str]:
    """What the picture of the themes says beside each, as it is printed."""
    shown = [own for own in _levels(view)[1 + len(view.parts) :] if own.difference is not None]
    between = "en" if view.two_coalitions else "→"
    scores = {own.id: f"{dutch_number(own.before)} {between} {dutch_number(own.after)}" for own in shown}
    return {own.id.lower(): scores[own.id] + (f" {word_of(own, view)}" if own.named else "") for own in shown}


def from_picture(tables: list[list[list[str]]]) -> dict[str, str]:
    """The last column of the table that is a picture; what cannot be compared has no figures."""
    (rows,) = [rows for header, *rows in tables if header[0] == "Thema"]
    return {row[0].split()[0].lower(): row[-1] for row in rows if row[-1][0].isdigit()}


def from_tables(tables: list[list[list[str]]]) -> dict[str, tuple[str, ...]]:
    """The rows of all tables with a difference, by the first word of each row; pictures are no text."""
    found: dict[str, tuple[str, ...]] = {}
    for header, *rows in tables:
        if "Verschil" not in header or header[0] == "Totaal of deel":
            continue
        columns = [1, 2, *(header.index(name) for name in ("Verschil", "Interval", "Oordeel"))]
        found |= {row[0].split()[0].lower(): tuple(row[column] for column in columns) for row in rows}
    return found


def docx_tables(text: str) -> list[list[list[str]]]:
    """The tables of a dumped Word document: lines between bars, until the next paragraph."""
    tables: list[list[list[str]]] = [[]]
    for line in text.split("\n"):
        if line.startswith("| "):
            tables[-1].append(line.removeprefix("| ").removesuffix(" |").split(" | "))
        elif tables[-1]:
            tables.append([])
    return tables[:-1]


def from_pictures(text: str) -> dict[str, tuple[str, ...]]:
    """What the pictures of a dumped Word document tell: those in tables and those in lists, by id in small letters."""
    in_tables = re.findall(r"^\| (\S+) .*\((.*? verschil .*)\.\) \|", text, flags=re.MULTILINE)
    in_lists = re.findall(r"^\[List Bullet\] \*\*(\S+)\*\*(?:.*\n)(?:  .*\n)*?  \((.*)\.\)$", text, flags=re.MULTILINE)
    pattern = r".*? (\d,\d), .*? (\d,\d), verschil (\S+?)(?:, interval (.*))?: (.*)"
    told = [(identity, re.fullmatch(pattern, own)) for identity, own in (*in_tables, *in_lists)]
    return {identity.lower(): tuple(found.groups()) for identity, found in told if found is not None}


def from_csv(text: str) -> dict[str, tuple[str, ...]]:
    """From, to, word and whether it is named; the interval has its own decimals there and the difference no plus."""
    rows = csv.DictReader(io.StringIO(text.removeprefix("\ufeff")), delimiter=";")
    return {
        row["id"].lower(): (row["van"], row["naar"], row["verschil"], row["oordeel"], row["genoemd"])
        for row in rows
        if row["van"]
    }


def from_plain(text: str) -> dict[str, tuple[str, ...]]:
    """From, to, difference and word in plain lines; a theme stands there twice, the same both times."""
    found = re.findall(
        r"^(\S+?)(?::| .*[:.]) (?:[Vv]an|Dorp) ([\d,]+) (?:naar|en Stad) ([\d,]+) \(verschil ([-+\d,]+)\): (.*?)\.",
        "".join(re.split(r"\nWie meededen\n.*?\nBijlage 1\.", text, flags=re.DOTALL)),
        flags=re.MULTILINE,
    )
    told = {(identity.lower(), *values) for identity, *values in found}
    assert len(told) == len({identity for identity, *_ in told})
    return {identity: tuple(values) for identity, *values in told}


def on_paper(view: ComparisonFigures) -> list[str]:
    """Each row of a printed comparison as it reads: what stands in the picture of themes, and every row of figures."""
    expected, shown = figures(view), on_the_first_screen(view)
    named = {change.id.lower(): level_name(change) for change in (*_levels(view), *view.statements)}
    return [f"{named[own]} {cells}" for own, cells in shown.items()] + [
        f"{named[own]} {' '.join(cells)}" for own, cells in expected.items()
    ]


@pytest.mark.slow
@pytest.mark.parametrize("name", [name for name in VIEWS if name != "vijandig"])
def test_the_same_figures_everywhere(name):
    """Every change in Markdown, HTML, Word, CSV and plain lines is the rounded number of the view; none is missing."""
    view = view_named(name)
    expected = figures(view)
    assert expected
    assert from_tables(md_tables(RENDERERS["md"](view))) == expected
    in_word = RENDERERS["docx.txt"](view)
    word_tables = docx_tables(in_word)
    assert from_tables(word_tables) == expected
    drawn = {key: value for key, value in from_pictures(in_word).items() if key in expected}
    assert drawn.keys() == expected.keys()
    assert all(own in (None, expected[key][place]) for key, value in drawn.items() for place, own in enumerate(value))
    if on_the_first_screen(view):
        assert from_picture(word_tables) == from_picture(md_tables(RENDERERS["md"](view))) == on_the_first_screen(view)
        assert from_picture(html_tables(RENDERERS["html"](view))) == on_the_first_screen(view)
    in_html = from_tables(html_tables(RENDERERS["html"](view)))
    assert {key: value for key, value in in_html.items() if key in expected} == expected
    short = {key: (before, after, difference, word) for key, (before, after, difference, _, word) in expected.items()}
    assert from_plain(RENDERERS["plat.txt"](view)) == short
    named = {change.id.lower(): "ja" if change.named else "nee" for change in (*_levels(view), *view.statements)}
    unsigned = {
        key: (value[0], value[1], value[2].lstrip("+"), value[3].partition(", kan toeval zijn")[0], named[key])
        for key, value in short.items()
    }
    assert from_csv(RENDERERS["csv"](view)) == unsigned


@pytest.mark.slow
@pytest.mark.parametrize("ending", PAGES)
@pytest.mark.parametrize("name", VIEWS)
def test_the_order_of_the_page(name, ending):
    """What is certain first, then who took part and how sure it is, last what one looks up: in every format."""
    view = view_named(name)
    text = RENDERERS[ending](view)
    text = html.unescape(text[text.index("<main") :]) if ending == "html" else text
    titles = [
        "In één oogopslag", THEMES, *([title(view, names_of(view))] if view.risen or view.fallen else []),
        "Wie meededen", "Hoe zeker is dit?",
        *(["Wat er van de acties kwam"] if view.actions else []),
        *(["Alle jaren"] if view.trend else []), "Bijlage 1. Delen en thema's", "Bijlage 2. Alle stellingen",
        *(["Bijlage 3. Wat niet is vergeleken"] if view.not_compared else []),
        f"Bijlage {4 if view.not_compared else 3}. Hoe de cijfers tot stand komen",
    ]  # fmt: skip
    marks = {"md": "#+ {}\n", "html": r"<h[23][^>]*>{}</h", "docx.txt": r"\[Heading [12]\] {}\n"}
    places = [re.search(marks.get(ending, "\n{}\n").format(re.escape(own)), text) for own in titles]
    assert None not in places, list(zip(titles, places, strict=True))
    starts = [place.start() for place in places if place]
    assert starts == sorted(starts)


@pytest.mark.slow
@pytest.mark.parametrize("ending", RENDERERS)
def test_no_distributions_of_two_years(ending):
    """How often each score was given stands nowhere: two years side by side could give away one person."""
    text = rendered("voorbeeldstad", ending)
    assert not re.search(r"\d+·\d+·\d+|verdeling|keer [1-5]\b", text)


# Hostile texts in the formats that have a syntax of their own.


def test_hostile_html():
    """No tag from a text reaches the page; the texts themselves are there to be read."""
    page = rendered("vijandig", "html")
    assert [tag for tag in ("<b>", "<script") if tag in page] == []
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert "http://" not in page.replace("(http://x)", "")


@pytest.mark.parametrize("name", VIEWS)
@pytest.mark.slow
def test_html_ids_are_unique_and_referred_to(name):
    """Every id on the page occurs once, and whatever refers to an id finds it."""
    page = rendered(name, "html")
    ids = re.findall(r'\bid="([^"]+)"', page)
    assert len(ids) == len(set(ids))
    named = {own for value in re.findall(r'aria-labelledby="([^"]+)"', page) for own in value.split()}
    named |= set(re.findall(r'href="#([^"]+)"', page))
    assert named <= set(ids)


def test_hostile_md():
    """A Markdown reader sees tables of the right width and none of the syntax in the texts."""
    text = rendered("vijandig", "md")
    for table in md_tables(text):
        assert {len(row) for row in table} == {len(table[0])}
    assert re.search(r"(?<!\\)<(?:b|script)>", text) is None
    cells = {cell for table in md_tables(text) for row in table for cell in row}
    assert "A1 a | b \\| c `d`" in cells
    assert "\n- **A01** a \\| b \\\\\\| c \\`d\\`\n" in text


def test_hostile_csv():
    """No cell of text starts a formula; numbers keep their sign."""
    rows = list(csv.reader(io.StringIO(rendered("vijandig", "csv").removeprefix("\ufeff")), delimiter=";"))
    header, *data = rows
    assert {len(row) for row in rows} == {len(header)}
    numeric = {header.index(name) for name in ("van", "naar", "verschil", "interval_laagste", "interval_hoogste")}
    texts = [cell for row in data for place, cell in enumerate(row) if place not in numeric]
    assert [cell for cell in texts if cell.startswith(("=", "+", "-", "@"))] == []
    assert [row[header.index("verschil")] for row in data if row[header.index("id")] == "A02"] == ["-2,0"]
    assert data[-1][header.index("id")] == "A9"
    assert data[-1][-1] == "vervallen sinds versie 1.0 van de stellingen"


@pytest.mark.parametrize("plain", [True, False])
def test_hostile_terminal(plain):
    """No escape code from a text reaches the terminal, and square brackets stay."""
    text = lay_out_terminal(comparison_document(view_named("vijandig")), colour=False, plain=plain)
    assert "\x1b" not in text
    assert "[/x]" in text


def test_colour_only_when_asked(monkeypatch):
    """With colour there are escape codes; NO_COLOR takes them away."""
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.delenv("NO_COLOR", raising=False)
    document = comparison_document(view_named("voorbeeldstad"))
    assert "\x1b[" in lay_out_terminal(document, colour=True, plain=False)
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b[" not in lay_out_terminal(document, colour=True, plain=False)
