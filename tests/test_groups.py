# SPDX-License-Identifier: EUPL-1.2
"""The small-group rule: nobody can be read off a group that is shown apart."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysetool.groups import DEFAULT_MINIMUM, MERGED, group_sizes, hides_votes, merge_small_groups
from analysetool.tally import Tally, responses_of, tally
from tests.conftest import make_set, make_sheet

MERGING = [
    # sizes, minimum, members and sizes shown
    # 1 ouders, then 2 gemeente, then 2 informeel (tie by id): 5 together, the others have 6 and 5
    (
        {"medisch": 6, "sociaal": 5, "gemeente": 2, "informeel": 2, "ouders": 1},
        5,
        {"medisch": 6, "sociaal": 5, MERGED: 5},
        ("gemeente", "informeel", "ouders"),
    ),
    # 2 gemeente, 2 ouders, 3 informeel: 7 together
    (
        {"medisch": 7, "sociaal": 6, "gemeente": 2, "informeel": 3, "ouders": 2},
        5,
        {"medisch": 7, "sociaal": 6, MERGED: 7},
        ("gemeente", "informeel", "ouders"),
    ),
    # the small one alone has too few, so the smallest of the others joins it
    ({"a": 9, "b": 6, "c": 4}, 5, {"a": 9, MERGED: 10}, ("b", "c")),
    # the same with a tie: the first id joins
    ({"a": 6, "b": 6, "c": 4, "d": 8}, 5, {"b": 6, "d": 8, MERGED: 10}, ("a", "c")),
    # none is small: nothing merges
    ({"a": 5, "b": 5}, 5, {"a": 5, "b": 5}, None),
    ({"a": 1, "b": 2}, 1, {"a": 1, "b": 2}, None),
    # people without domain are a group
    ({"": 5, "a": 5}, 5, {"": 5, "a": 5}, None),
    ({"": 3, "a": 5, "b": 2}, 5, {"a": 5, MERGED: 5}, ("", "b")),
    # groups of nobody are no groups
    ({"a": 5, "b": 5, "c": 0}, 5, {"a": 5, "b": 5}, None),
    # nor are they among those that merged: 3 and 4 make 7
    ({"a": 9, "b": 4, "c": 3, "d": 0}, 5, {"a": 9, MERGED: 7}, ("b", "c")),
    # fewer than two groups are left: none is shown
    ({"a": 5}, 5, {}, None),
    ({"a": 5, "b": 4}, 5, {}, None),
    ({"a": 4, "b": 4}, 5, {}, None),
    ({"a": 1}, 5, {}, None),
    ({"a": 9, "b": 0}, 5, {}, None),
    ({}, 5, {}, None),
    # just over: 5 and 5 once the small ones meet the minimum together
    ({"a": 5, "b": 3, "c": 2}, 5, {"a": 5, MERGED: 5}, ("b", "c")),
    ({"a": 5, "b": 2, "c": 2}, 5, {}, None),
]


@pytest.mark.parametrize(("sizes", "minimum", "expected", "merged"), MERGING)
def test_merging(sizes, minimum, expected, merged):
    """The smallest groups merge until every group has enough people; one group left is none."""
    found = merge_small_groups(sizes, minimum)
    assert dict(found.sizes) == expected
    assert found.members.get(MERGED) == merged
    assert {group: own for group, own in found.members.items() if group != MERGED} == {
        group: (group,) for group in expected if group != MERGED
    }


sizes_of_groups = st.dictionaries(
    st.sampled_from(["", "gemeente", "informeel", "medisch", "ouders", "sociaal"]), st.integers(0, 9)
)


@given(sizes_of_groups, st.integers(1, 7))
def test_every_shown_group_is_large_enough(sizes, minimum):
    """Whatever the sizes, a shown group has the minimum, and there are none or at least two."""
    found = merge_small_groups(sizes, minimum)
    assert all(size >= minimum for size in found.sizes.values())
    assert len(found.sizes) != 1
    assert found.sizes.keys() == found.members.keys()


@given(sizes_of_groups, st.integers(1, 7))
def test_members_partition_the_groups(sizes, minimum):
    """Every group with people is in exactly one shown group with its people counted, or nothing is shown."""
    found = merge_small_groups(sizes, minimum)
    if found.members:
        listed = [group for members in found.members.values() for group in members]
        assert sorted(listed) == sorted(group for group, size in sizes.items() if size)
        assert {name: sum(sizes[group] for group in members) for name, members in found.members.items()} == found.sizes


@given(sizes_of_groups, st.integers(1, 7), st.randoms(use_true_random=False))
def test_order_of_groups_is_irrelevant(sizes, minimum, random):
    """The same sizes in another order give the same groups."""
    shuffled = list(sizes.items())
    random.shuffle(shuffled)
    assert dict(merge_small_groups(dict(shuffled), minimum).members) == dict(merge_small_groups(sizes, minimum).members)


@given(sizes_of_groups, st.integers(1, 7))
def test_no_group_is_merged_needlessly(sizes, minimum):
    """Merging takes the smallest first (ties by id) and stops once all that is left, merged or apart, is enough."""
    found = merge_small_groups(sizes, minimum)
    apart = [(sizes[group], group) for group in found.members if group != MERGED]
    merged = [(sizes[group], group) for group in found.members.get(MERGED, ())]
    assert all(small < large for small in merged for large in apart)
    if merged:
        last = max(merged)[0]
        assert last < minimum or sum(size for size, _ in merged) - last < minimum


def test_a_cluster_may_be_called_like_the_merged_group():
    """A set with a cluster of its own called "overig" loses nobody when small groups merge."""
    sizes = {MERGED: 6, "medisch": 7, "ouders": 2, "gemeente": 3}
    found = merge_small_groups(sizes, 5)
    assert sum(found.sizes.values()) == 18
    assert sorted(group for members in found.members.values() for group in members) == sorted(sizes)


@pytest.mark.parametrize(
    ("participants", "minimum", "hidden"),
    [
        (0, 5, False),
        (1, 5, False),  # someone scoring alone is shown in full
        (2, 5, True),
        (4, 5, True),
        (5, 5, False),
        (6, 5, False),
        (2, 3, True),
        (2, 2, False),
        (1, 1, False),
        (2, 1, False),
    ],
)
def test_few_participants_hide_votes(participants, minimum, hidden):
    """With two up to one fewer than the minimum no votes are shown."""
    assert hides_votes(participants, minimum) is hidden


def test_usual_minimum_is_five():
    """Without --min-groep a group of five is the smallest that is shown."""
    assert DEFAULT_MINIMUM == 5


def test_sizes_of_a_tally():
    """The sizes are the participants per group, or the fewest there can have been when that is unknown."""
    ids = tuple(statement.id for statement in make_set().statements)
    sheets = [make_sheet({"A01": 4}, domain=domain) for domain in ("jgz", "jgz", None)]
    counted = tally(responses_of(sheets, ids), ids)
    assert group_sizes(counted) == {"": 1, "jgz": 2}
    answered = np.where(np.arange(8) < 7, counted.counts, 0)  # without the column of what was not answered
    without = Tally(groups=counted.groups, statements=ids, counts=answered, participants=None)
    assert group_sizes(without) == {"": 1, "jgz": 2}
