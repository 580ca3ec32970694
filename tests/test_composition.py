# SPDX-License-Identifier: EUPL-1.2
"""A difference in two: what comes from other people and what from other answers, by hand and as laws."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysetool.composition import Split, is_loud, largest_shift, split_levels, split_statements
from analysetool.measures import means_of
from analysetool.scoring import structure_of
from tests.conftest import make_set


def groups(*rows: dict[int, int]) -> np.ndarray:
    """Counts (G, 1, 5) of one statement: per group how often each score was given."""
    return np.array([[[row.get(score, 0) for score in range(1, 6)]] for row in rows], dtype=np.int64)


NO = math.nan
CASES = [
    # the first group goes from 2 of 10 to 5 of 10 and stays at 2, the other stays at 4: 0.3 * 2 - 0.3 * 4
    (groups({2: 2}, {4: 8}), groups({2: 5}, {4: 5}), -0.6, 0.0),
    # shares stay 1/4 and 3/4; the first goes from 2 to 4, the other from 3 to 2: 0.25 * 2 - 0.75 * 1
    (groups({2: 1}, {3: 3}), groups({4: 2}, {2: 6}), 0.0, -0.25),
    # 5 and 5 become 2 and 8, means 2 and 4 become 3 and 5: -0.3 * 2.5 + 0.3 * 4.5, and 0.35 * 1 + 0.65 * 1
    (groups({2: 5}, {4: 5}), groups({3: 2}, {5: 8}), 0.6, 1.0),
    # they work against each other: -0.3 * 2 + 0.3 * 4 up, and 0.35 * -1 + 0.65 * -1 down
    (groups({2: 1, 3: 4}, {4: 5}), groups({1: 1, 2: 1}, {3: 8}), 0.3 * (3.5 - 2.15), 0.35 * -1.3 + 0.65 * -1.0),
    # three groups, the middle one of them as before
    (groups({1: 1}, {3: 2}, {5: 1}), groups({1: 2}, {3: 4}, {5: 2}), 0.0, 0.0),
    # a group without a score in one year: what it would have said is not known
    (groups({2: 2}, {}), groups({2: 2}, {4: 2}), NO, NO),
    (groups({}, {}), groups({}, {}), NO, NO),
    # one group has nothing to be composed of
    (groups({2: 2}), groups({4: 3}), 0.0, 2.0),
]


@pytest.mark.parametrize(("before", "after", "composition", "answers"), CASES)
def test_a_difference_in_two(before, after, composition, answers):
    """Each worked out by hand from shares and means."""
    found = split_statements(before, after)
    assert found.by_composition == pytest.approx([composition], nan_ok=True)
    assert found.by_answers == pytest.approx([answers], nan_ok=True)


def test_without_groups_nothing_is_known():
    """No groups on two statements: nothing, and no warning."""
    nobody = np.zeros((0, 2, 5), dtype=np.int64)
    assert np.isnan(split_statements(nobody, nobody).by_composition).tolist() == [True, True]


counts = st.integers(1, 4).flatmap(
    lambda size: st.tuples(
        *[st.lists(st.lists(st.integers(0, 6), min_size=5, max_size=5), min_size=size, max_size=size)] * 2
    )
)


def laid(rows: list[list[int]]) -> np.ndarray:
    """Counts (G, 1, 5)."""
    return np.array(rows, dtype=np.int64)[:, None, :]


@given(counts)
def test_the_parts_are_the_difference(pair):
    """Together they are the difference between the means of everybody; NaN where a group has no score."""
    before, after = (laid(rows) for rows in pair)
    found = split_statements(before, after)
    whole = (means_of(after.sum(axis=0)) - means_of(before.sum(axis=0)))[0]
    each = all(own.sum(axis=-1).min() > 0 for own in (before, after))
    assert found.by_composition[0] + found.by_answers[0] == pytest.approx(whole if each else NO, nan_ok=True)
    assert np.isnan(found.by_composition[0]) == (not each)


@given(counts)
def test_swapping_the_measurements_negates_both_parts(pair):
    """From the last to the first it is the same with the other sign."""
    there, back = (split_statements(*(laid(rows) for rows in own)) for own in (pair, pair[::-1]))
    assert back.by_composition == pytest.approx(-there.by_composition, nan_ok=True)
    assert back.by_answers == pytest.approx(-there.by_answers, nan_ok=True)


@given(counts, st.integers(1, 3))
def test_the_same_shares_give_no_composition(pair, times):
    """Where every group has so many times as many scores, all of the difference comes from answers."""
    first = laid(pair[0])
    turned = np.flip(first, axis=-1) * times
    found = split_statements(first, turned).by_composition
    assert found == pytest.approx(np.where(np.isnan(found), np.nan, 0.0), nan_ok=True)


@given(counts, st.lists(st.integers(1, 5), min_size=4, max_size=4))
def test_the_same_means_give_no_answers(pair, times):
    """Where every group answers alike and only its size changes, all of the difference comes from other people."""
    first = laid(pair[0])
    grown = first * np.array(times[: len(first)])[:, None, None]
    found = split_statements(first, grown).by_answers
    assert found == pytest.approx(np.where(np.isnan(found), np.nan, 0.0), nan_ok=True)


def test_levels_weigh_their_statements():
    """Weights 1 and 3: A1 is (1 * 0.4 + 3 * 0.2) / 4 = 0.25 by people and (-0.4 + 3 * 0.6) / 4 = 0.35 by answers.

    A03 cannot be split, so neither can A2, A and the total; B02 is not compared, so B stands on B01 alone.
    """
    own = structure_of(
        make_set({"A": {"A1": ("A01", "A02"), "A2": ("A03",)}, "B": {"B1": ("B01", "B02")}}, weights={"A02": 3.0})
    )
    statements = Split(by_composition=np.array([0.4, 0.2, NO, 0.5, NO]), by_answers=np.array([-0.4, 0.6, NO, 0.1, NO]))
    found = split_levels(statements, np.array([True, True, True, True, False]), own)
    composition = dict(zip(own.levels, found.by_composition.tolist(), strict=True))
    answers = dict(zip(own.levels, found.by_answers.tolist(), strict=True))
    assert (composition["A1"], answers["A1"]) == (pytest.approx(0.25), pytest.approx(0.35))
    assert (composition["B"], answers["B"]) == (pytest.approx(0.5), pytest.approx(0.1))
    assert all(math.isnan(own[level]) for own in (composition, answers) for level in ("totaal", "A", "A2"))
    nothing = split_levels(statements, np.zeros(5, dtype=np.bool_), own)
    assert np.isnan(nothing.by_composition).all()


@pytest.mark.parametrize(
    ("before", "after", "shift", "loud"),
    [
        ([4, 6], [6, 4], 0.2, True),
        ([6, 14], [9, 11], 0.15, False),  # 45% less 30% is exactly 15 points, whatever floating point makes of it
        ([31, 69], [47, 53], 0.16, True),
        ([5, 5, 10], [10, 10, 20], 0.0, False),
        ([10, 5, 5], [2, 14, 4], 0.45, True),  # one grew by more than any fell
        ([2, 14, 4], [10, 5, 5], 0.45, True),
        ([0, 5], [5, 5], 0.5, True),
        ([], [], NO, False),
        ([0, 0], [5, 5], NO, False),
        ([5, 5], [0, 0], NO, False),
    ],
)
def test_how_much_shares_shift(before, after, shift, loud):
    """The group whose share changed most; more than 15 points is loud."""
    found = largest_shift(np.array(before, dtype=np.int64), np.array(after, dtype=np.int64))
    assert found == pytest.approx(shift, nan_ok=True)
    assert is_loud(found) is loud


def test_an_unknown_shift_is_not_loud():
    """What is not known is not said."""
    assert not is_loud(None)
