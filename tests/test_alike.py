# SPDX-License-Identifier: EUPL-1.2
"""How many people answered alike: tables worked out by hand, and laws."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysetool.alike import Camp, largest_camp

VOTES = st.lists(st.integers(0, 9), min_size=5, max_size=5).filter(lambda votes: sum(votes) >= 2).map(tuple)


@pytest.mark.parametrize(
    ("votes", "camp", "scores", "k"),
    [
        ((1, 1, 0, 4, 10), Camp.HIGH, (4, 5), 14),  # median 5: 4 and 5 lie within one of it, and the first goes
        ((10, 4, 0, 1, 1), Camp.LOW, (1, 2), 14),
        ((0, 0, 1, 9, 6), Camp.MIDDLE, (3, 4, 5), 16),  # median 4
        ((2, 1, 6, 1, 1), Camp.MIDDLE, (2, 3, 4), 8),  # median 3
        ((0, 1, 2, 1, 0), Camp.MIDDLE, (2, 3, 4), 4),
        ((0, 3, 3, 0, 0), Camp.MIDDLE, (2, 3), 6),  # median 2.5
        ((0, 0, 0, 2, 0), Camp.HIGH, (4, 5), 2),  # both: the first goes
        ((3, 0, 0, 0, 4), Camp.HIGH, (4, 5), 4),
        ((4, 0, 0, 0, 3), Camp.LOW, (1, 2), 4),
        ((4, 0, 0, 0, 4), Camp.HIGH, (4, 5), 4),  # median 3, with nobody near it; the first of two equals
        ((2, 2, 0, 3, 3), Camp.HIGH, (4, 5), 6),  # median 4: 3-5 holds 6 too
    ],
)
def test_largest_camp(votes, camp, scores, k):
    """The largest of 4-5, 1-2 and within one of the median; of equals the first."""
    found = largest_camp(votes)
    assert found is not None
    assert (found.camp, found.scores, found.votes, found.n) == (camp, scores, k, sum(votes))


@pytest.mark.parametrize("votes", [(0, 0, 0, 0, 0), (0, 0, 1, 0, 0)])
def test_one_voice_agrees_with_nobody(votes):
    """With fewer than two scores there is nothing to tell."""
    assert largest_camp(votes) is None


@given(VOTES)
def test_it_is_the_largest_of_the_three(votes):
    """No camp of the three holds more people, and its votes are those of its scores."""
    found = largest_camp(votes)
    assert found is not None
    assert found.votes == sum(votes[score - 1] for score in found.scores)
    scores = sorted(score for score, count in enumerate(votes, start=1) for _ in range(count))
    middle = (scores[(len(scores) - 1) // 2] + scores[len(scores) // 2]) / 2
    near = sum(abs(score - middle) <= 1 for score in scores)
    assert found.votes == max(votes[3] + votes[4], votes[0] + votes[1], near)


@given(VOTES)
def test_turning_the_scale_round_changes_no_number(votes):
    """As many people answer alike when 1 becomes 5 and 5 becomes 1."""
    one, other = largest_camp(votes), largest_camp(votes[::-1])
    assert one is not None
    assert other is not None
    assert (one.votes, one.n) == (other.votes, other.n)
