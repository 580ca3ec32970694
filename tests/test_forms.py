# SPDX-License-Identifier: EUPL-1.2
"""The three forms of the report stand on one view: the same figures, each form with what its readers need."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import pytest

from analysetool.agenda import make_agenda
from analysetool.documents.worksheet import worksheet_document
from analysetool.figures.build_report import compute_report
from analysetool.figures.summary import choose_summary
from analysetool.figures.worksheet import gather_worksheet
from analysetool.files.measurements import load_measurements, select_measurement
from analysetool.formats.markdown import lay_out_markdown
from analysetool.model import Action, ActionStatus, Kind, MeasurementInfo, Part, Theme
from analysetool.rounding import dutch_number
from analysetool.scoring import score, structure_of
from analysetool.words import report as words
from tests.browser import print_to_pdf
from tests.conftest import make_measurement, make_set, make_sheet
from tests.forms import TEXTS, laid_out
from tests.pages import EXAMPLES, VIEWS, example, page
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


def test_the_worksheet_follows_the_agenda(report):
    """A strength to begin with, then the most urgent first; what is no more than low is in the list at the end.

    By hand, (1 - agreement) + (5 - mean) / 4 + the share of weet-niet: A02 (1 1 3 5 5) has 0.8 + 0.5, B01 has 1, A01
    0.75 and A04 0.4: its three scores may not be shown. The agreement of A02 is 1 + 4/5 log2(1/2) = 0.2.
    """
    worksheet = gather_worksheet(report)
    assert worksheet.opening.id == "A03"
    assert [item.statement.id for item in worksheet.items] == ["A02", "B01", "A01", "A04"]
    assert [item.topic for item in worksheet.items] == ["verdeeld", "zwak", "zwak", "onbekend"]
    assert [own.statement.id for own in worksheet.rest] == ["B02"]


def test_the_worksheet_has_the_order_of_a_session(shipped):
    """What a session of four hours talks about, from the start: its first six after the strength have a page."""
    measurements, _ = load_measurements([EXAMPLES / "voorbeeldstad"], shipped)
    measurement, _ = select_measurement(measurements)
    scores = score(measurement.tally.total()[None, :, :], structure_of(shipped), disclosure=measurement.disclosure())
    first, *others = [scores.structure.statements[item.position] for item in make_agenda(scores, minutes=240).items]
    worksheet = gather_worksheet(compute_report(measurement, shipped))
    assert worksheet.opening.id == first
    assert [item.statement.id for item in worksheet.items] == others[:6]
    assert [own.statement.id for own in worksheet.rest][: len(others) - 6] == others[6:]


def test_the_worksheet_shows_what_one_would_see(report):
    """Anchors come in the order of the scale, with the advice and where it comes from."""
    items = {item.statement.id: item for item in gather_worksheet(report).items}
    assert items["A01"].anchors == ((1, "Niets."), (3, "De helft."), (5, "Alles."))
    assert items["A01"].advice == "Vraag de cijfers op."
    assert (items["A04"].anchors, items["A04"].advice, items["A04"].source) == ((), None, None)
    text = laid_out(report, "md", "werkblad")
    assert "**Eerste stap (communicatie):** Maak een brief." in text


PLAN = Action(statement="A01", what="Brief schrijven", who="GGD", due=date(2026, 9, 1))
DONE = replace(PLAN, what="Cijfers opgevraagd", due=None, status=ActionStatus.DONE)


@pytest.mark.parametrize(("actions", "advised"), [((), True), ((DONE,), True), ((PLAN,), False), ((DONE, PLAN), False)])
def test_advice_stands_where_nothing_is_left_to_do(own_set, actions, advised):
    """An open action goes before the first step of the set; one that is done makes way for it."""
    found = worksheet_of(own_set, *actions)
    (item,) = (item for item in found.items if item.statement.id == "A01")
    assert (item.advice is not None) is advised
    assert item.agreed.all == tuple(sorted(actions, key=lambda own: own.status is ActionStatus.DONE))


def test_the_worksheet_tells_first_what_was_agreed(own_set):
    """On the page of the statement, with te laat, before how people answered; on others in the list at the end."""
    elsewhere = replace(PLAN, statement="A03", what="Vieren", due=None)
    text = lay_out_markdown(worksheet_document(worksheet_of(own_set, PLAN, elsewhere)))
    page = text[text.index("## A01") :]
    assert page.index("| Brief schrijven | GGD | 1 september 2026 | te laat |") < page.index("### Wat vinden wij nu?")
    assert "Afgesproken: Brief schrijven (GGD, 1 september 2026, te laat)" in text[: text.index("## A02")]
    assert "- **A03** Stelling A03. Score 5,0: sterk.\n  Afgesproken: Vieren (GGD, open)\n" in text


def worksheet_of(own_set, *actions):
    """Five people: A01 weak (2), A02 divided (1 1 3 5 5) and A03 strong (5); the day is 1 October 2026."""
    sheets = [
        make_sheet({"A01": 2, "A02": score, "A03": 5}, participant=f"p{number:07}")
        for number, score in enumerate((1, 1, 3, 5, 5))
    ]
    joint = make_sheet({}, kind=Kind.JOINT, participant=None, actions=actions)
    info = MeasurementInfo(coalition="Neder-Betuwe", year=2026, reference_date=date(2026, 10, 1))
    return gather_worksheet(compute_report(make_measurement(own_set, sheets, joint=joint, info=info), own_set))


def test_the_worksheet_leaves_room_to_write(report):
    """Every page has empty rows for actions, in Markdown boxes to tick."""
    worksheet = gather_worksheet(report)
    html = laid_out(report, "html", "werkblad")
    assert html.count('<table class="schrijven">') == len(worksheet.items) == 4
    assert laid_out(report, "md", "werkblad").count("- [ ] Wat doen wij?") == 4


def test_only_a_few_remarks_stand_on_a_page():
    """Seven people wrote something: five stand there, and how many there are besides."""
    own = make_set({"A": {"A1": ("A01",)}})
    sheets = [make_sheet({"A01": (2, f"Opmerking {number}")}, participant=f"p{number:07}") for number in range(7)]
    found = compute_report(make_measurement(own, sheets), own, with_notes=True)
    text = laid_out(found, "md", "werkblad")
    assert [f"Opmerking {number}" in text for number in range(7)] == [True] * 5 + [False] * 2
    assert "Nog 2 opmerkingen staan in het volledige rapport." in text


def test_nothing_to_do_is_said():
    """With nothing weak, divided or unknown the worksheet says so."""
    text = laid_out(VIEWS["veertig-in-een-domein"](), "md", "werkblad")
    assert "Geen enkele stelling vraagt nu om een actie." in text


@pytest.mark.parametrize(("people", "told"), [(1, "**Dit kan beter."), (5, "**Dit is een aandachtspunt.")])
def test_one_person_is_not_the_partners(own_set, people, told):
    """What a page asks is said of who gave the scores."""
    sheets = [make_sheet({"A01": 2}, participant=f"p{number:07}") for number in range(people)]
    text = laid_out(compute_report(make_measurement(own_set, sheets), own_set), "md", "werkblad")
    assert told in text
    assert ("Dit zijn de antwoorden van één persoon." in text) is (people == 1)


def test_with_three_people_only_what_they_left_open_has_a_page():
    """Nothing is told of other statements, whose votes may not be shown."""
    own = make_set()
    ids = [statement.id for statement in own.statements]
    sheets = [make_sheet(dict.fromkeys(ids, 1), participant=f"p{number:07}") for number in range(3)]
    joint = make_sheet({}, kind=Kind.JOINT, participant=None, open_statements=("B01",))
    found = gather_worksheet(compute_report(make_measurement(own, sheets, joint=joint), own))
    assert ([item.statement.id for item in found.items], found.opening, found.rest) == (["B01"], None, ())


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
