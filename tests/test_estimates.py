# SPDX-License-Identifier: EUPL-1.2
"""How sure the scores of one year are: by hand, against SciPy, in the report, and laws."""

from __future__ import annotations

import numpy as np
import pytest
import scipy
from hypothesis import given
from hypothesis import strategies as st

from analysetool.changes import scores_of
from analysetool.documents.report import report_document
from analysetool.estimates import level_intervals
from analysetool.figures.build_report import compute_report
from analysetool.formats.report_json import report_json
from analysetool.model import Basis, Kind, Openness
from analysetool.scoring import structure_of
from analysetool.tally import responses_of
from tests.conftest import make_measurement, make_set, make_sheet
from tests.documents import texts_of

TWO = make_set({"A": {"A1": ("A01", "A02")}})
STATEMENTS = ("A01", "A02")


def sheets_of(*people: tuple[object, object]):
    """A sheet per person with what they gave on A01 and A02."""
    return [
        make_sheet(dict(zip(STATEMENTS, given, strict=True)), participant=f"p{number}")
        for number, given in enumerate(people)
    ]


def interval_of(people, *, counted=(True, True)):
    """The interval of the total."""
    structure = structure_of(TWO)
    given_scores = scores_of(responses_of(sheets_of(*people), STATEMENTS))
    scores = [[row[s] for row in people if row[s] in range(1, 6)] for s in range(2)]
    mean = np.mean([np.mean(own) for own, use in zip(scores, counted, strict=True) if use])
    means = np.full(len(structure.levels), mean)
    low, high = level_intervals(means, given_scores, structure, np.array(counted))[structure.levels.index("totaal")]
    return float(low), float(high)


def test_by_hand():
    """Everybody scored both: person means 3, 3, 4, 2, 3 have mean 3 and s² = 2/4; √(0.5/5) = 0.31623.

    t(0.975; 4) = 2.77645, so the half width is 0.87798.
    """
    assert interval_of([(3, 3), (2, 4), (4, 4), (2, 2), (1, 5)]) == pytest.approx((2.12202, 3.87798), abs=1e-5)


def test_an_open_answer_adds_nothing():
    """A01: 2, 3, 4, 5, 1 (mean 3, n = 5); A02: 4, 2, 3, 3 (mean 3, n = 4), the fifth does not know.

    Each adds (score - 3)/√20 on A01 and (score - 3)/√12 on A02, halved: -1, 0, 1, 2, -2 times 0.11180 and
    1, -1, 0, 0 times 0.14434. The sums 0.03254, -0.14434, 0.11180, 0.22361, -0.22361 have squares that add up to
    0.13439; √ = 0.36660, and with t(0.975; 4) it becomes 1.01784.
    """
    people = [(2, 4), (3, 2), (4, 3), (5, 3), (1, "weet-niet")]
    assert interval_of(people) == pytest.approx((3 - 1.01784, 3 + 1.01784), abs=2e-5)


def test_all_alike_is_no_certainty():
    """Eight fives twice: as if one answer were a step off, √(2 · 1/64 / 4) = 0.08839; t(0.975; 7) = 2.36462.

    So 5 - 0.20901; above 5 there is nothing.
    """
    assert interval_of([(5, 5)] * 8) == pytest.approx((4.79099, 5.0), abs=1e-5)


def test_only_statements_that_may_be_shown_count():
    """With A01 alone it is the interval of A01: 2, 3, 4, 5, 1 give 3 ± 2.77645 · √(2.5/5) = 3 ± 1.96324."""
    people = [(2, 5), (3, 5), (4, 1), (5, 1), (1, 1)]
    assert interval_of(people, counted=(True, False)) == pytest.approx((1.03676, 4.96324), abs=1e-5)


def test_four_people_give_none():
    """Fewer than five people with a score in a level: no interval, and no warning either; nor of nobody."""
    assert np.isnan(interval_of([(2, 4), (3, 2), (4, 3), (5, 3)])).all()
    structure = structure_of(TWO)
    nobody = level_intervals(
        np.full(len(structure.levels), np.nan),
        scores_of(responses_of([], STATEMENTS)),
        structure,
        np.array([True, True]),
    )
    assert np.isnan(nobody).all()


scores = st.integers(1, 5)


@given(st.lists(st.tuples(scores, scores), min_size=5, max_size=20))
@pytest.mark.gate
def test_with_complete_answers_it_is_the_t_of_student(people):
    """Law: on the person means, when everybody scored everything; cut off at 1 and 5."""
    means = np.array(people).mean(axis=1)
    if np.ptp(means) == 0:
        return
    low, high = scipy.stats.t.interval(0.95, len(means) - 1, loc=means.mean(), scale=scipy.stats.sem(means))
    assert interval_of(people) == pytest.approx((max(1.0, low), min(5.0, high)))


answers = st.one_of(scores, st.sampled_from(["weet-niet", "nvt"]))


@given(st.lists(st.tuples(answers, answers), min_size=5, max_size=12), st.randoms())
def test_order_and_names_do_not_matter(people, random):
    """Law: the same bytes whoever comes first; the score lies inside."""
    mixed = list(people)
    random.shuffle(mixed)
    reports = [report_json(compute_report(make_measurement(TWO, sheets_of(*own)), TWO)) for own in (people, mixed)]
    assert reports[0]["totaal"] == reports[1]["totaal"]
    total = reports[0]["totaal"]
    if total["interval"] is not None:
        assert total["interval"][0] <= total["gemiddelde"] <= total["interval"][1]


SIX = [(2, 4), (3, 2), (4, 3), (5, 3), (1, 3), (3, 3)]


def shown(**changes):
    """The JSON of a report on six people."""
    options = {"basis": changes.pop("basis", Basis.INDIVIDUAL)}
    return report_json(compute_report(make_measurement(TWO, sheets_of(*SIX), **changes), TWO, **options))


def test_what_a_report_shows():
    """Total, part and theme hold the same statements, and so the same interval; a phase too."""
    report = shown(minimum=5)
    assert report["totaal"]["interval"] == report["delen"][0]["interval"] == report["themas"][0]["interval"]
    low, high = report["totaal"]["interval"]
    assert 1 < low < 3 < high < 5
    view = compute_report(make_measurement(TWO, sheets_of(*SIX), minimum=5), TWO)
    told = texts_of(report_document(view))
    assert any("Hadden andere mensen uit de coalitie meegedaan" in text for text in told)


def test_where_there_is_none():
    """Not below the smallest group, not of a joint answer or one voice, not from counts without people."""
    few = shown(minimum=7)
    assert few["totaal"]["gemiddelde"] is not None
    assert few["totaal"]["interval"] is None
    assert shown(minimum=7, openness=Openness.OPEN)["totaal"]["interval"] is not None
    joint = make_sheet({"A01": 4}, kind=Kind.JOINT)
    assert shown(joint=joint, basis=Basis.JOINT)["totaal"]["interval"] is None
    assert shown(joint=joint)["totaal"]["interval"] is not None
