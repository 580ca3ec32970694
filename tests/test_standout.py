# SPDX-License-Identifier: EUPL-1.2
"""The sentence with which a report begins, from counts that can be followed by hand."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from analysetool.documents.report_first import themes_by_score
from analysetool.figures.build_report import compute_report
from analysetool.figures.report import Report
from analysetool.figures.standout import choose_standout
from analysetool.words.report import glance
from analysetool.words.standout import headline
from tests.conftest import make_measurement, make_set, make_sheet

SET = make_set({"A": {"A1": ("A01", "A02", "A03"), "A2": ("A04", "A05")}, "B": {"B1": ("B01", "B02", "B03", "B04")}})


def report(answers: Mapping[str, object], people: int = 5) -> Report:
    """So many people who gave the same answers."""
    sheets = [make_sheet(dict(answers), participant=f"p{number:07}") for number in range(people)]
    return compute_report(make_measurement(SET, sheets), SET)


def said(found: Report) -> str:
    """The first sentence."""
    return headline(found, choose_standout(found))


SET_IDS = tuple(statement.id for statement in SET.statements)
MIDDLE = dict.fromkeys(SET_IDS, 3)


def test_the_theme_with_the_largest_share_is_named():
    """Two of two strong in A2 go before two of three in A1; three of four weak in B1."""
    found = report(MIDDLE | {"A01": 5, "A02": 5, "A04": 5, "A05": 5, "B01": 1, "B02": 1, "B03": 2})
    standout = choose_standout(found)
    assert standout.strongest is not None
    assert standout.weakest is not None
    assert (standout.strongest.theme.level.id, standout.strongest.found, standout.strongest.asked) == ("A2", 2, 2)
    assert (standout.weakest.theme.level.id, standout.weakest.found, standout.weakest.asked) == ("B1", 3, 4)
    assert said(found) == (
        "Neder-Betuwe is het sterkst in 'Thema A2' (2 van de 2 stellingen) en heeft het meeste te doen aan "
        "'Thema B1' (3 van de 4 stellingen)."
    )


@pytest.mark.parametrize(
    ("answers", "sentence"),
    [
        ({"A01": 5}, "Neder-Betuwe heeft 1 sterk punt en heeft geen aandachtspunten."),
        ({"A01": 1, "B01": 2}, "Neder-Betuwe heeft geen sterke punten en heeft 2 aandachtspunten."),
    ],
)
def test_single_statements_are_counted(answers, sentence):
    """One strong or weak statement a theme says nothing of the theme."""
    assert said(report(MIDDLE | answers)) == sentence


def test_one_person_does_not_speak_for_the_coalition():
    """What one sheet says is that person's word."""
    assert said(report(MIDDLE | {"A01": 5}, people=1)).startswith("Volgens één persoon geldt: Neder-Betuwe ")


@pytest.mark.parametrize("answers", [{}, MIDDLE, dict.fromkeys(SET_IDS, "weet-niet")])
def test_without_anything_that_stands_out_it_says_where_the_coalition_stands(answers):
    """No theme is named when nothing is strong, weak or divided."""
    found = report(answers)
    assert said(found) == glance(found)


def test_too_few_people_are_not_told_by_statement():
    """Three people: levels alone may be shown, so no finding is told."""
    found = report(MIDDLE | {"A01": 5, "A02": 5}, people=3)
    assert said(found) == glance(found)


def test_themes_are_sorted_as_printed():
    """3,96 and 4,04 both print as 4,0 and stay in the order of the set; what has no score comes last."""
    levels = [theme.level for theme in report(MIDDLE | dict.fromkeys(("A04", "A05"), "weet-niet") | {"B01": 4}).themes]
    assert [level.id for level in themes_by_score(levels)] == ["B1", "A1", "A2"]
