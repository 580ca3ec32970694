# SPDX-License-Identifier: EUPL-1.2
"""One person is no coalition, and what is not there has no heading: every kind of document, from nobody to many."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache
from itertools import product

import pytest

from analysetool.commands.report import FORMS
from analysetool.documents.blocks import Block, Columns, Document, Figure, Key, Section, Table
from analysetool.documents.comparison import comparison_document
from analysetool.documents.explanation import explanation_document
from analysetool.documents.report_screen import screen_document
from analysetool.figures.build_explanation import explain_figure
from analysetool.figures.build_report import compute_report
from analysetool.figures.report import Report
from analysetool.figures.standout import choose_standout
from analysetool.formats.html import lay_out_html
from analysetool.formats.terminal import lay_out_terminal
from analysetool.measurement import Measurement
from analysetool.model import Basis, Kind, Openness, ScoreSheet, Voice
from analysetool.tally import responses_of, tally
from analysetool.words import report as words
from analysetool.words.standout import headline
from tests.comparisons import one_voice
from tests.conftest import make_measurement, make_set, make_sheet, with_parents
from tests.documents import texts_of

pytestmark = pytest.mark.slow

SET = with_parents(make_set(), "A01", "B01")
SCORES = ({"A01": 5, "A02": 1, "A03": 2, "A04": "weet-niet", "B01": 4, "B02": "nvt"}, {"A01": 1, "A02": 2, "A03": 3})
SEVERAL = (
    r"de coalitie\b", r"de partners\b", r"\bpartners zijn", r"\bdeelnemers", r"\bverdeeld\b", r"iedereen", r"\bmen\b",
    r"\bgroep(?:en)?\b", r"met elkaar", r"het (?:niet )?eens\b", r"scorelijsten", r"\bmensen\b", r"\bde losse",
    r"[Ss]amen (?:uit|gekozen|kwam|koos|besproken|wat|een)", r"(?:staan|weten) wij\b",
)  # fmt: skip
"""What is only said of more than one person."""
KINDS: dict[str, Callable[[Report], Document]] = {**FORMS, "scherm": lambda report: screen_document(report, ends=3)}


def sheets(people: int, voice: Voice = Voice.PARTNERS) -> list[ScoreSheet]:
    """So many people, each of another domain; parents were asked their own sentences."""
    domains = tuple(SET.domains)
    found = []
    for number in range(people):
        answers = SCORES[number % 2]
        if voice is Voice.PARENTS:
            answers = {identity: answers[identity] for identity in ("A01", "B01") if identity in answers}
        found.append(
            make_sheet(
                answers,
                participant=f"{voice[0]}{number:07}",
                domain=domains[number % len(domains)] if voice is Voice.PARTNERS else None,
                voice=voice,
            )
        )
    return found


def measured(people: int, parents: int = 0, *, openness: Openness = Openness.OPEN, joint: bool = False) -> Measurement:
    """A measurement of so many partners and parents."""
    settled = make_sheet({"A01": 4, "A02": 2, "B02": 3}, kind=Kind.JOINT, participant=None) if joint else None
    second = sheets(parents, Voice.PARENTS)
    heard = tally(responses_of(second, [own.id for own in SET.statements]), [own.id for own in SET.statements])
    return make_measurement(
        SET, sheets(people), joint=settled, openness=openness, **({"parents": heard} if parents else {})
    )


def told_of(document: Document) -> str:
    """Everything that a document says, and what pages add to it, without the texts of the set."""
    page = re.sub(r"<style.*?</style>|<[^>]*>", " ", lay_out_html(document), flags=re.DOTALL)
    read = "\n".join((*texts_of(document), lay_out_terminal(document, colour=False, plain=True), page))
    return re.sub(
        r"Zin voor ouders|formulier voor ouders|werken mensen samen voor jonge gezinnen"
        r"|deels eens, deels oneens|helemaal (?:on)?eens",
        "",
        read,
    )


@cache
def heard(people: int, parents: int = 0, *, openness: Openness = Openness.OPEN, joint: bool = False) -> Report:
    """The report of a measurement."""
    return compute_report(measured(people, parents, openness=openness, joint=joint), SET)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("openness", Openness)
def test_one_person_is_no_coalition(kind, openness):
    """Whatever is made of one sheet, it speaks of one person, and of nothing that takes more of them."""
    told = told_of(KINDS[kind](heard(1, openness=openness)))
    assert [found.group() for words in SEVERAL for found in re.finditer(words, told)] == []
    assert kind in {"afspraken", "ouders"} or re.search(r"[Éé]én persoon", told)


@pytest.mark.parametrize("identity", ["totaal", "A", "A1", "A01", "A04", "B02"])
def test_one_person_is_no_coalition_in_an_explanation(identity):
    """Neither is she where a figure is explained; the table of rules says what each asks."""
    document = explanation_document(explain_figure(measured(1), SET, identity, basis=Basis.INDIVIDUAL))
    blocks = tuple(block for block in document.blocks if not getattr(block, "title", "").startswith("Oordeel"))
    told = told_of(replace(document, blocks=blocks))
    assert [found.group() for words in SEVERAL for found in re.finditer(words, told)] == []


def test_one_person_is_no_coalition_in_a_comparison():
    """Nor where two sheets of one person each are compared."""
    told = told_of(comparison_document(one_voice()))
    assert [found.group() for words in SEVERAL for found in re.finditer(words, told)] == []


@pytest.mark.parametrize("people", [1, 5])
def test_one_parent_is_not_the_parents(people):
    """In an open measurement one parent speaks for herself, beside one partner and beside five."""
    for document_of in KINDS.values():
        told = told_of(document_of(heard(people, 1)))
        assert (
            re.findall(r"\b[Oo]uders (?:geven|gaven|naast|en|\d|beantw)|hun eigen woorden|Wat ouders zeggen", told)
            == []
        )
    assert "Wat één ouder zegt" in told_of(KINDS["volledig"](heard(people, 1)))
    assert "Wat ouders zeggen" in told_of(KINDS["volledig"](heard(people, 2)))


def empty_headings(blocks: tuple[Block, ...]) -> Iterator[str]:
    """Headings with nothing under them that can be read, in a layout that does not draw too."""
    for block in blocks:
        if isinstance(block, Section | Columns):
            if isinstance(block, Section) and not any(map(_says, block.blocks)):
                yield block.title
            yield from empty_headings(block.blocks if isinstance(block, Section) else block.sections)


def _says(block: Block) -> bool:
    """Whether there is anything to read; figures and their keys are no words."""
    match block:
        case Section() | Columns():
            return any(map(_says, block.blocks if isinstance(block, Section) else block.sections))
        case Figure() | Key():
            return False
        case Table():
            return bool(block.rows or block.blank_rows)
        case _:
            return any(getattr(block, name, ()) for name in ("text", "facts", "items", "lines"))


@pytest.mark.parametrize("kind", KINDS)
def test_no_heading_stands_above_nothing(kind):
    """From nobody to twenty, with and without parents, joint scores and openness: each heading has its text."""
    for people, parents, openness, joint in product((0, 1, 3, 20), (0, 1, 5), Openness, (False, True)):
        if people or joint:
            document = KINDS[kind](heard(people, parents, openness=openness, joint=joint))
            assert list(empty_headings(document.blocks)) == [], (people, parents, openness, joint)


@pytest.mark.parametrize("identity", ["totaal", "A", "A01", "B02"])
def test_no_heading_of_an_explanation_stands_above_nothing(identity):
    """Whatever may be told of a figure."""
    for people, openness, joint in product((0, 1, 3, 20), Openness, (False, True)):
        if people or joint:
            measurement = measured(people, 1, openness=openness, joint=joint)
            document = explanation_document(explain_figure(measurement, SET, identity, basis=Basis.INDIVIDUAL))
            assert list(empty_headings(document.blocks)) == [], (people, openness, joint)


def test_no_groups_no_words_about_them():
    """Where no groups may be shown there is no heading, column or sign of them; twenty people have them."""
    found = {people: heard(people, openness=Openness.CLOSED) for people in (1, 3, 5, 20)}
    assert {people: bool(report.groups) for people, report in found.items()} == {1: False, 3: False, 5: False, 20: True}
    for people, report in found.items():
        document = KINDS["volledig"](report)
        titles = [section.title for section in document.sections]
        assert ("Verschillen tussen groepen" in titles) is bool(report.groups), people
        assert ("Gemiddelde score per groep" in told_of(document)) is bool(report.groups), people
        assert ("Kleinere groepen zijn samengevoegd" in told_of(document)) is bool(report.groups), people


def test_no_margin_no_column_of_dashes():
    """Fewer than five have no interval, so that the table of levels has no column for it."""
    for people, margins in ((3, False), (5, True)):
        told = told_of(KINDS["volledig"](heard(people)))
        assert ("Marge" in told) is ("interval van 95%" in told) is margins


def test_themes_without_a_score_lie_at_no_end():
    """A1 and B1 have scores and A2 has none; where nothing is weak the last statements are the lowest.

    A1 is (5 + 5 + 4) / 3 = 4.7.
    """
    report = compute_report(
        make_measurement(SET, [make_sheet({"A01": 5, "A02": 5, "A03": 4, "B01": 3, "B02": 3})]), SET
    )
    told = lay_out_terminal(screen_document(report, ends=1), colour=False, plain=True)
    assert "Gemiddelde score van 2 thema's, hoogste bovenaan\nA1 Thema A1: gemiddeld 4,7" in told
    assert "Thema A2" not in told
    assert "Laagst gescoord\nB01 Stelling B01. De score is 3.\n" in told
    assert "Vraagt de meeste aandacht" not in told


def test_the_screen_says_nothing_twice():
    """Where only levels may be shown the first sentence has the total, so that the parts come after it.

    All three scored A01 (5, 1, 5), A02 (1, 2, 1) and A03 (2, 3, 2): 22 over 9 is 2.4.
    """
    told = " ".join(texts_of(screen_document(heard(3, openness=Openness.CLOSED), ends=3)))
    assert "gemiddeld 2,4 op een schaal van 1 tot 5" in told
    assert "Per deel: A Deel A" in told
    assert "Gemiddeld over alles" not in told
    alone = " ".join(texts_of(screen_document(heard(0, joint=True), ends=3)))
    assert alone.count("gezamenlijke scores") == 1


def test_whose_verdicts_they_are():
    """One person beside a joint sheet is the one who speaks, until the report stands on the joint answers."""
    measurement = measured(1, joint=True)
    own, settled = (compute_report(measurement, SET, basis=basis) for basis in (Basis.INDIVIDUAL, Basis.JOINT))
    assert headline(own, choose_standout(own)).startswith("Volgens één persoon")
    assert words.glance(own).startswith("Volgens één persoon scoort Neder-Betuwe")
    assert headline(settled, choose_standout(settled)).startswith("Neder-Betuwe ")


@pytest.mark.parametrize(("people", "few"), [(2, "twee mensen"), (3, "drie mensen"), (4, None)])
def test_two_or_three_speak_for_themselves(people, few):
    """Whoever reads what two or three people scored hears that it is theirs."""
    report = heard(people)
    assert (few is not None) is headline(report, choose_standout(report)).startswith(
        f"Volgens {few} geldt: Neder-Betuwe "
    )
    assert (few is not None) is words.glance(report).startswith(f"Volgens {few} scoort Neder-Betuwe in 2026")
    assert (few is not None) is (f"het eigen oordeel van {few}." in words.caveat(report))
