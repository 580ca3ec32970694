# SPDX-License-Identifier: EUPL-1.2
"""How far groups lie apart by chance: against every possible division of few people, and laws."""

from __future__ import annotations

import itertools
import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysetool.gaps import CHANCE, gaps_of, largest_by_chance
from analysetool.tally import NOT_ASKED
from tests.conftest import at_most

DONT_KNOW, BLANK = 5, 7
DRAWS = 400


def of(*rows: tuple[int, ...]) -> np.ndarray:
    """Answers (P, S) of people who give scores of 1-5."""
    return np.array(rows, dtype=np.int8) - 1


def every_division(answers: np.ndarray, first: int) -> list[float]:
    """The largest gap of each way to divide people with only scores over two groups, from small to large."""
    scores = answers + 1.0
    found = []
    for chosen in itertools.combinations(range(len(scores)), first):
        rest = [person for person in range(len(scores)) if person not in chosen]
        found.append(float(np.abs(scores[list(chosen)].mean(axis=0) - scores[rest].mean(axis=0)).max()))
    return sorted(found)


def test_gaps_of_by_hand():
    """Highest less lowest of the known means; 0 for one group, unknown for none."""
    nan = math.nan
    means = np.array([[4.0, 2.5, 3.0], [4.0, nan, 3.0], [nan, nan, 3.0], [nan, nan, nan]])
    assert gaps_of(means).tolist()[:3] == [1.5, 1.0, 0.0]
    assert np.isnan(gaps_of(means)[3])
    assert gaps_of(means[:2].T, axis=0).tolist() == [1.5, 1.0]


def test_two_groups_that_stand_apart():
    """4 4 4 4 5 against 2 2 2 2 3: of 252 divisions 2 give 2.0, and more than 5% give the 1.2 below it."""
    answers = of(*[(4,)] * 4, (5,), *[(2,)] * 4, (3,))
    divisions = every_division(answers, 5)
    assert len(divisions) == 252
    assert sum(gap > 1.99 for gap in divisions) == 2
    limit = largest_by_chance(answers, np.array([5, 5]))
    assert limit == pytest.approx(1.2)


@given(st.lists(st.tuples(st.integers(1, 5), st.integers(1, 5)), min_size=8, max_size=8), st.sampled_from([3, 4]))
@settings(max_examples=at_most(20))
def test_the_limit_is_that_of_every_division(rows, first):
    """Dealing at random comes near to trying every division: about 95% of them lie at or below the limit."""
    limit = largest_by_chance(of(*rows), np.array([first, 8 - first]))
    assert limit is not None
    divisions = every_division(of(*rows), first)
    assert sum(gap > limit + 1e-4 for gap in divisions) / len(divisions) <= CHANCE + 0.015
    assert sum(gap >= limit - 1e-4 for gap in divisions) / len(divisions) >= CHANCE - 0.015


codes = st.sampled_from([0, 1, 2, 3, 4, DONT_KNOW, 6, BLANK, NOT_ASKED])


@given(st.lists(st.tuples(codes, codes, codes), min_size=6, max_size=12), st.integers(2, 4), st.randoms())
@settings(max_examples=at_most(20))
def test_order_changes_nothing(rows, first, random):
    """People in another order, and groups in another order, have the same limit, to the last bit."""
    sizes = [first, len(rows) - first]
    shuffled = random.sample(rows, len(rows))
    one, other = (np.array(own, dtype=np.int8) for own in (rows, shuffled))
    limit = largest_by_chance(one, np.array(sizes), draws=DRAWS)
    assert limit == largest_by_chance(other, np.array(sizes[::-1]), draws=DRAWS)
    assert limit is not None
    assert 0 <= limit <= 4


def test_people_who_agree_never_lie_apart():
    """When everybody gives the same score the limit is 0, and so is every gap."""
    assert largest_by_chance(of(*[(3, 4)] * 10), np.array([5, 5])) == 0


def test_what_is_no_score_counts_nowhere():
    """Whether somebody does not know, left it blank or was not asked makes no difference."""
    limits = []
    for code in (DONT_KNOW, BLANK, NOT_ASKED):
        answers = of(*[(4,)] * 6, *[(1,)] * 6, (1,), (1,))
        answers[-2:] = code
        limits.append(largest_by_chance(answers, np.array([7, 7])))
    assert limits[0] is not None
    assert limits == [limits[0]] * 3


@pytest.mark.parametrize(
    ("answers", "sizes"),
    [(np.zeros((0, 3), np.int8), [0, 0]), (np.zeros((4, 0), np.int8), [2, 2]), (np.zeros((4, 3), np.int8), [4, 0])],
)
def test_without_two_groups_there_is_no_limit(answers, sizes):
    """Nobody, no statement, or one group: chance gives nothing."""
    assert largest_by_chance(answers, np.array(sizes)) is None


def test_a_group_without_scores_is_left_aside():
    """Five people of whom only two gave a score: a division that leaves a group without any has no gap."""
    answers = of((5,), (1,), (1,), (1,), (1,))
    answers[2:] = DONT_KNOW
    assert largest_by_chance(answers, np.array([2, 3])) == 4


def test_alarms_without_difference_are_rare():
    """Two groups of the same people, 300 times: something is named in about 5% of the times."""
    generator = np.random.default_rng(7)
    alarms = 0
    for _ in range(300):
        answers = generator.integers(0, 6, (16, 8)).astype(np.int8)
        limit = largest_by_chance(answers, np.array([8, 8]), draws=DRAWS)
        scores = np.where(answers < 5, answers + 1.0, np.nan)
        gap = np.nanmax(np.abs(np.nanmean(scores[:8], axis=0) - np.nanmean(scores[8:], axis=0)))
        assert limit is not None
        alarms += bool(gap > limit + 1e-5)
    assert alarms / 300 <= 0.09


def test_memory_decides_nothing(monkeypatch):
    """People dealt a few draws at a time have the same limit, to the last bit."""
    answers = np.random.default_rng(5).integers(0, 8, (40, 6)).astype(np.int8)
    once = largest_by_chance(answers, np.array([10, 30]), draws=DRAWS)
    monkeypatch.setattr("analysetool.gaps._AT_ONCE", 300)
    assert largest_by_chance(answers, np.array([10, 30]), draws=DRAWS) == once


def test_so_many_people_are_not_dealt(monkeypatch):
    """There is no limit above the most people; the report says so."""
    answers = np.random.default_rng(5).integers(0, 5, (12, 2)).astype(np.int8)
    monkeypatch.setattr("analysetool.gaps.MOST_PEOPLE", 12)
    assert largest_by_chance(answers, np.array([6, 6]), draws=DRAWS) is not None
    monkeypatch.setattr("analysetool.gaps.MOST_PEOPLE", 11)
    assert largest_by_chance(answers, np.array([6, 6]), draws=DRAWS) is None
