# SPDX-License-Identifier: EUPL-1.2
"""The three forms of the report stand on one view: the same figures, each form with what its readers need."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from analysetool.figures.build_report import compute_report
from analysetool.figures.summary import choose_summary
from analysetool.figures.worksheet import gather_worksheet
from analysetool.model import Part, Theme
from analysetool.rounding import dutch_number
from analysetool.words import report as words
from tests.browser import print_to_pdf
from tests.conftest import make_measurement, make_set, make_sheet
from tests.forms import TEXTS, laid_out
from tests.pages import VIEWS, example, page
from tests.tools import needs_chromium

ADVICE = {
    "A01": ("Vraag de cijfers op.", "uitvoering"),
    "A02": ("Maak een brief.", "communicatie"),
    "B01": (None, "borging"),
}


@pytest.fixture(scope="module")
def own_set():
    """The small set with anchors and advice on three statements; B01 has a heading but no advice."""
    plain = make_set()

    def deepen(statement):
        advice, track = ADVICE.get(statement.id, (None, None))
        anchors = {1: "Niets.", 3: "De helft.", 5: "Alles."} if advice else {}
        return replace(statement, anchors=anchors, advice=advice, track=track)

    def with_themes(part: Part) -> Part:
        themes = tuple(
            Theme(id=theme.id, title=theme.title, part=part.id, statements=tuple(map(deepen, theme.statements)))
            for theme in part.themes
        )
        return replace(part, themes=themes)

    return replace(plain, parts=tuple(map(with_themes, plain.parts)))


@pytest.fixture(scope="module")
def report(own_set):
    """Five people: A01 weak (2), A02 divided (1 1 3 5 5), A03 strong (5), A04 unknown (2 of 5), B01 weak (1)."""
    answers = {
        "A01": (2, 2, 2, 2, 2),
        "A02": (1, 1, 3, 5, 5),
        "A03": (5, 5, 5, 5, 5),
        "A04": (3, 3, 3, "weet-niet", "weet-niet"),
        "B01": (1, 1, 1, 1, 1),
        "B02": (3, 3, 3, 3, 3),
    }
    sheets = [
        make_sheet({identity: given[number] for identity, given in answers.items()}, participant=f"p{number:07}")
        for number in range(5)
    ]
    return compute_report(make_measurement(own_set, sheets), own_set)


def test_the_worksheet_has_what_asks_for_action(report):
    """Weak statements (filled up with the lowest), then divided ones, then unknown ones; strong ones stay out."""
    worksheet = gather_worksheet(report)
    found = {section.id: [item.finding.statement.id for item in section.items] for section in worksheet.sections}
    assert found == {"zwak": ["B01", "A01", "B02"], "verdeeld": ["A02"], "onbekend": ["A04"]}


def test_the_worksheet_shows_what_one_would_see(report):
    """Anchors come in the order of the scale, with the advice and where it comes from."""
    items = {item.finding.statement.id: item for item in gather_worksheet(report).items}
    assert items["A01"].anchors == ((1, "Niets."), (3, "De helft."), (5, "Alles."))
    assert items["A01"].advice == "Vraag de cijfers op."
    assert (items["A04"].anchors, items["A04"].advice, items["A04"].source) == ((), None, None)


def test_the_plan_gathers_first_steps_under_five_headings(report):
    """All five headings are there, also empty ones; a statement without advice is in none."""
    plan = gather_worksheet(report).plan
    assert [(words.track_title(track), [item.finding.statement.id for item in track.items]) for track in plan] == [
        ("Uitvoering", ["A01"]),
        ("Communicatie", ["A02"]),
        ("Verbinding", []),
        ("Financiën", []),
        ("Borging", []),
    ]


def test_the_worksheet_leaves_room_to_write(report):
    """Every item has an empty row for the action, in Markdown boxes to tick."""
    worksheet = gather_worksheet(report)
    html = laid_out(report, "html", "werkblad")
    assert html.count('<table class="schrijven">') == len(worksheet.items) == 5
    assert laid_out(report, "md", "werkblad").count("- [ ] Wat doen wij?") == 5


def test_nothing_to_do_is_said():
    """With nothing weak, divided or unknown the worksheet says so."""
    text = laid_out(VIEWS["veertig-in-een-domein"](), "md", "werkblad")
    assert "Geen enkele stelling vraagt nu om een actie." in text


def test_the_summary_takes_three(report):
    """At most three strengths and three weaknesses; with two weak ones the lowest score is named beside them."""
    summary = choose_summary(report)
    assert [finding.statement.id for finding in summary.strong] == ["A03"]
    assert [finding.statement.id for finding in summary.weak] == ["B01", "A01"]
    assert [finding.statement.id for finding in summary.lowest] == ["B02"]
    assert words.unknown_in_short(summary) == "Bij 1 van de 6 stellingen weet minstens een derde het niet."
    assert words.divided_in_short(summary) == "Over 1 stelling zijn de partners verdeeld: A02."


@pytest.mark.parametrize("ending", TEXTS)
def test_the_same_figures_in_every_form(report, ending):
    """Each part reads the same in the summary as in the whole report."""
    whole = laid_out(report, ending)
    short = laid_out(report, ending, "samenvatting")
    for part in report.parts:
        printed = dutch_number(part.mean)
        pattern = rf"{part.id} {part.title}[^0-9–]*{printed}"
        bare_whole, bare_short = (re.sub(r"<[^>]+>|\*\*|\\", "", text) for text in (whole, short))
        bare_whole, bare_short = (" ".join(text.split()) for text in (bare_whole, bare_short))
        assert re.search(pattern, bare_whole)
        assert re.search(pattern, bare_short)


@needs_chromium
@pytest.mark.parametrize("name", ["voorbeeldstad", "een-deelnemer", "niets-gescoord", "alles-onbekend"])
def test_the_summary_is_one_page(tmp_path, name):
    """The summary prints on exactly one page of A4."""
    path = tmp_path / "samenvatting.html"
    path.write_text(page(name, "samenvatting"), encoding="utf-8")
    sizes = re.findall(rb"/MediaBox\s*\[\s*0 0 ([0-9.]+) ([0-9.]+)", print_to_pdf(path))
    assert [(round(float(width)), round(float(height))) for width, height in sizes] == [(595, 842)]


def test_the_summary_asks_the_board():
    """The question to the board, the next measurement and who took part are in the memo."""
    text = laid_out(example("voorbeeldstad"), "md", "samenvatting")
    for told in (
        "Wilt u zorgen voor vast geld",
        "Volgende meting: najaar 2027",
        "18 van de 25 uitgenodigden en 6 van de 8 uitgenodigde ouders deden mee",
    ):
        assert told in text
