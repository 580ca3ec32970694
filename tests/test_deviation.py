# SPDX-License-Identifier: EUPL-1.2
"""When a joint score lies away from the individual votes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysetool.deviation import deviates

VOTES = st.lists(st.integers(0, 9), min_size=5, max_size=5)


@pytest.mark.parametrize(
    ("joint", "votes", "expected"),
    [
        # outside every vote, though the median is one step away: votes 3, 3, 3; joint 4 and 2
        (4, (0, 0, 3, 0, 0), True),
        (2, (0, 0, 3, 0, 0), True),
        (3, (0, 0, 3, 0, 0), False),
        # inside the votes, median 2 (1, 2, 2, 2, 4): 3 is one step away, 4 two
        (3, (1, 3, 0, 1, 0), False),
        (4, (1, 3, 0, 1, 0), True),
        (1, (1, 3, 0, 1, 0), False),
        # the lowest and the highest vote themselves lie inside: votes 2, 3, 4, median 3
        (2, (0, 1, 1, 1, 0), False),
        (4, (0, 1, 1, 1, 0), False),
        (5, (0, 1, 1, 1, 0), True),
        (1, (0, 1, 1, 1, 0), True),
        # a median between two scores: 2, 2, 3, 5 gives 2.5, so 1.5 steps to 4 and half a step to 3
        (3, (0, 2, 1, 0, 1), False),
        (4, (0, 2, 1, 0, 1), True),
        # half at 1 and half at 5: median 3, 2 and 4 are one step away
        (4, (4, 0, 0, 0, 4), False),
        (1, (4, 0, 0, 0, 4), True),
        # one voice
        (4, (0, 0, 0, 1, 0), False),
        (5, (0, 0, 0, 1, 0), True),
    ],
)
def test_outside_every_vote_or_more_than_a_step_from_the_median(joint, votes, expected):
    """Below the lowest or above the highest score, or more than 1 from the median: by hand, limits included."""
    assert deviates(joint, votes) is expected


@pytest.mark.parametrize("joint", [1, 3, 5])
def test_without_votes_nothing_deviates(joint):
    """A measurement with only a joint sheet has nothing to lie away from."""
    assert not deviates(joint, (0, 0, 0, 0, 0))


@given(VOTES, st.integers(1, 5))
def test_the_other_way_round(votes, joint):
    """Turning the scale round (1 becomes 5) changes nothing."""
    assert deviates(joint, votes) is deviates(6 - joint, votes[::-1])


@given(VOTES, st.integers(1, 5), st.integers(2, 4))
def test_every_vote_as_often(votes, joint, times):
    """With every vote counted twice or more the answer is the same: it rests on where votes lie."""
    assert deviates(joint, votes) is deviates(joint, [times * count for count in votes])


@given(st.integers(1, 5), st.integers(1, 9), st.integers(1, 5))
def test_against_agreement_every_other_score_deviates(shared, people, joint):
    """When everybody gave one score, every other joint score lies outside every vote."""
    votes = [people if step == shared else 0 for step in range(1, 6)]
    assert deviates(joint, votes) is (joint != shared)
