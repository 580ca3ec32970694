# SPDX-License-Identifier: EUPL-1.2
"""The first screen of a comparison: the sentence of what moved, and all themes in one picture."""

from __future__ import annotations

from dataclasses import replace

import pytest

from analysetool.charts.changes import ChangeOnLine
from analysetool.documents.blocks import Cell, Columns, Figure, Rank, Row, Section, Table, TableLook
from analysetool.documents.comparison import comparison_document
from analysetool.figures.comparison import (
    Change,
    ComparedTheme,
    ComparisonFigures,
    HiddenScore,
    Missing,
    NoScore,
    NotCompared,
    OtherClaim,
)
from analysetool.model import ChangeVerdict
from analysetool.versions import Reason
from analysetool.words import moved as words
from analysetool.words.changes import Names, names_of
from tests.comparisons import example, joint_basis, one_voice, people, said, two_coalitions, view_of, year_of
from tests.conftest import make_set
from tests.dumped import dumped

YEARS = Names(coalition="Dorp", before="2025", after="2026", two_coalitions=False, year=2026)
BESIDE = replace(YEARS, before="Dorp", after="Stad", two_coalitions=True)


def change(identity: str, by: float | None, *, title: str = "Thema", named: bool = True) -> Change:
    """A change from 3.0 by so much, named unless said otherwise; None is one that cannot be compared."""
    verdict = None if by is None else ChangeVerdict.IMPROVED if by > 0 else ChangeVerdict.WORSENED
    return Change(
        id=identity, title=title, before=None if by is None else 3.0, after=None if by is None else 3.0 + by,
        difference=by, low=None, high=None, by_composition=None,
        verdict=verdict, named=named and by is not None, working=None,
    )  # fmt: skip


def view(
    *,
    parts: tuple[Change, ...] = (),
    themes: tuple[Change, ...] = (),
    risen: tuple[Change, ...] = (),
    fallen: tuple[Change, ...] = (),
) -> ComparisonFigures:
    """The example with these changes and no others."""
    return replace(
        example(),
        parts=parts,
        themes=tuple(ComparedTheme(level=own, part="A", statements=(own,)) for own in themes),
        risen=risen,
        fallen=fallen,
        not_compared=(),
    )


UP, MORE, MOST, DOWN = (
    change("A1", 0.5, title="Een"),
    change("A2", 0.7, title="Twee"),
    change("A3", 0.9, title="Drie"),
    change("B1", -0.5, title="Vier"),
)
SMALL = replace(UP, verdict=ChangeVerdict.HIGHER, low=0.1, high=0.2)
"""Certain, but too little to count: the total may say so, the sentence does not."""
SENTENCES = [
    ({"themes": (UP, DOWN)}, "Dorp ging vooruit op 'Een' en achteruit op 'Vier'."),
    ({"themes": (UP, MORE, MOST)}, "Dorp ging vooruit op 'Drie', 'Twee' en nog 1 thema."),
    ({"themes": (UP,), "parts": (change("A", 0.4, title="Deel"),)}, "Dorp ging vooruit op deel A 'Deel'."),
    ({"themes": (replace(UP, named=False),), "fallen": (DOWN,)}, "Dorp ging achteruit op 'Vier'."),
    ({"risen": (UP, MORE)}, "Dorp ging vooruit op 2 stellingen."),
    ({"themes": (SMALL,)}, "Op geen enkele stelling is een verandering tussen 2025 en 2026 zeker."),
]


@pytest.mark.parametrize(("changes", "sentence"), SENTENCES)
def test_what_moved_in_one_sentence(changes, sentence):
    """Parts, else at most two themes a way, else statements; the furthest first, only what is certain and counts."""
    assert words.headline(view(**changes), YEARS) == sentence


def test_the_sentence_of_two_coalitions():
    """One scores higher than the other; what one person says of each is that person's word."""
    own = view(themes=(UP, DOWN))
    assert words.headline(own, BESIDE) == "Stad scoort hoger dan Dorp op 'Een' en lager op 'Vier'."
    assert words.headline(view(themes=(DOWN,)), BESIDE) == "Stad scoort lager dan Dorp op 'Vier'."
    alone = replace(BESIDE, one_person=True)
    assert words.headline(own, alone) == (
        "Volgens één persoon per coalitie scoort Stad hoger dan Dorp op 'Een' en lager op 'Vier'."
    )


def test_one_person_is_never_the_coalition():
    """One sheet beside one sheet: every sentence on the first screen says whose word it is."""
    told = said(one_voice(), "in-een-oogopslag")
    assert told[0].startswith("Volgens één persoon ging ")
    assert "coalitie" not in dumped(comparison_document(one_voice()))
    assert "De totaalscore van één persoon in " in told[1]
    assert names_of(one_voice()).one_person
    assert words.headline(view(), replace(YEARS, one_person=True)) == (
        "Volgens één persoon is er tussen 2025 en 2026 op geen enkele stelling een verandering van betekenis."
    )
    assert not any(names_of(own()).one_person for own in (example, joint_basis, two_coalitions))


def test_nobody_can_tell_without_an_interval():
    """Four people in a year: levels alone, so neither a count nor a list of statements."""
    own = make_set({"A": {"A1": ("A01", "A02", "A03")}})
    answers = {"A01": 3, "A02": 3, "A03": 2}
    small = view_of(own, year_of(own, 2025, people(5, answers, year=2025)), year_of(own, 2026, people(4, answers)))
    headline, glance = said(small, "in-een-oogopslag")
    assert headline == "Of er verandering is tussen 2025 en 2026, valt niet te zeggen."
    assert glance.startswith("Of de totaalscore van Neder-Betuwe veranderde, is niet te bepalen: ")
    # No theme may be told, so the picture is of what may.
    assert [row.cells[0] for row in picture(small).rows] == ["Totaal", "A Deel A"]
    assert picture(small).caption == words.WHY_LEVELS


def picture(comparison: ComparisonFigures) -> Table:
    """The one table on the first screen that is a picture."""
    (beside,) = [block for block in comparison_document(comparison).blocks[0].blocks if isinstance(block, Columns)]  # type: ignore[union-attr]
    section = beside.sections[0]
    assert isinstance(section, Section)
    (table,) = [block for block in section.blocks if isinstance(block, Table)]
    assert table.look is TableLook.PICTURE
    return table


def test_the_picture_has_what_rose_most_first_and_what_cannot_be_compared_last():
    """By the difference as printed: 0.44 and 0.36 are both 0,4 and stay in the order of the set."""
    changes = (
        change("A1", None), change("A2", -0.6), change("A3", 0.36, named=False), change("A4", 0.44), change("A5", 1.0),
    )  # fmt: skip
    rows = picture(view(themes=changes)).rows
    assert [row.cells[0] for row in rows] == ["A5 Thema", "A3 Thema", "A4 Thema", "A2 Thema", "A1 Thema"]
    assert [text(row) for row in rows] == [
        "3,0 → 4,0 verbeterd", "3,0 → 3,4", "3,0 → 3,4 verbeterd", "3,0 → 2,4 verslechterd", "te weinig stellingen",
    ]  # fmt: skip
    assert [row.rank is Rank.CERTAIN for row in rows] == [True, False, True, True, False]
    assert rows[0].told == "A5 Thema: van 3,0 naar 4,0 (verschil +1,0): verbeterd."
    assert rows[-1].told == "A1 Thema: te weinig stellingen."


def text(row: Row) -> str:
    """The last cell of a row."""
    cell = row.cells[-1]
    assert isinstance(cell, Cell)
    return cell.text


def test_every_theme_of_the_example_is_drawn_once():
    """Sixteen arrows, each from the score of 2025 to that of 2026, without the bar of the interval."""
    rows = picture(example()).rows
    drawn = [cell.shape for row in rows for cell in row.cells if isinstance(cell, Figure)]
    assert len(rows) == len(drawn) == 16
    assert all(isinstance(shape, ChangeOnLine) and shape.reach_x is None for shape in drawn)
    assert (rows[0].cells[0], rows[-1].cells[0]) == ("A4 Het verhaal achter de cijfers", "C2 Leiden en verbinden")


def test_coalitions_keep_their_names_in_a_sentence():
    """A name is not made small, and an arrow would say that one came before the other."""
    own = view(themes=(UP,))
    rows = picture(replace(own, two_coalitions=True, after=replace(own.after, coalition="Dorp"))).rows
    assert rows[0].told == "A1 Een: Voorbeeldstad 3,0 en Dorp 3,5 (verschil +0,5): hoger."
    assert text(rows[0]) == "3,0 en 3,5 hoger"


def test_what_a_thick_arrow_means():
    """Certain where there are intervals, large enough with one voice a year, and nothing where nobody can tell."""
    drawn = [words.signs(own, YEARS).named for own in (example(), one_voice(), view())]
    assert drawn == ["dikke pijl: zeker", "dikke pijl: telt", ""]
    assert words.signs(view(), BESIDE).others == "gestippelde lijn: hoe zeker, is niet te bepalen"


CLAIM = OtherClaim(reason=Reason.ADDED, since="2.0")
NOTHING = NoScore(before=Missing.NO_SCORE, after=None)
REASONS = [
    ((HiddenScore(), HiddenScore()), "te weinig mensen"),
    ((NoScore(before=Missing.NOT_ASKED, after=None), NOTHING), "niet gevraagd"),
    ((NOTHING, NOTHING), "geen score"),
    ((HiddenScore(), CLAIM), "te weinig stellingen"),
    ((NOTHING, None), "te weinig stellingen"),
    ((None,), "te weinig stellingen"),
]


@pytest.mark.parametrize(("reasons", "told"), REASONS)
def test_why_a_theme_is_not_compared(reasons, told):
    """What its statements have in common; a mixture is too few of them, and so is one that some are compared of."""
    statements = [change(f"A0{place}", None) for place in range(len(reasons))]
    left_out = {
        own.id: NotCompared(id=own.id, text="", reason=reason)
        for own, reason in zip(statements, reasons, strict=True)
        if reason is not None
    }
    assert words.why_not(statements, left_out) == told
