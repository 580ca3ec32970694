# SPDX-License-Identifier: EUPL-1.2
"""The one rule for what may be shown: which statements, which groups, which subset, each worked out by hand."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysetool.disclosure import (
    NO_CLUSTER,
    REST,
    Division,
    Mode,
    disclose,
    divide,
    divide_alike,
    few_stay_open,
    groups_shown,
    subset_shown,
)
from analysetool.model import DEFAULT_MINIMUM, LOWEST_MINIMUM, Basis, Openness

CLUSTERS = {
    "gemeente": "gemeente",
    "jgz": "medisch",
    "geboortezorg": "medisch",
    "huisarts": "medisch",
    "wijkteam": "sociaal",
    "vrijwilligers": "informeel",
    "ouders": "ouders",
}
"""The cluster of each domain, in the order of the set."""


def counts(*scored: int) -> np.ndarray:
    """Counts (S, 8) with so many scores (a 4) per statement, and one weet-niet each."""
    found = np.zeros((len(scored), 8), dtype=np.int64)
    found[:, 3] = scored
    found[:, 5] = 1
    return found


def rule_of(people: int, *scored: int, minimum: int = 5, openness: Openness = Openness.CLOSED, one_voice: bool = False):
    """What may be shown of so many people of whom so many scored each statement."""
    return disclose(counts(*scored), people, openness=openness, minimum=minimum, one_voice=one_voice)


@pytest.mark.parametrize(
    ("people", "minimum", "mode"),
    [
        (5, 5, Mode.STATEMENTS),
        (4, 5, Mode.LEVELS),
        (3, 5, Mode.LEVELS),
        (2, 5, Mode.NUMBER),
        (1, 5, Mode.NUMBER),
        (0, 5, Mode.STATEMENTS),
        (3, 3, Mode.STATEMENTS),
        (2, 3, Mode.NUMBER),
        (9, 10, Mode.LEVELS),
        (10, 10, Mode.STATEMENTS),
    ],
)
def test_the_number_of_people_decides_how_much_is_shown(people, minimum, mode):
    """From N people statements, from 3 only levels, below that nothing; of nobody there is nothing to hide."""
    assert rule_of(people, 5, minimum=minimum).mode is mode


@pytest.mark.parametrize("people", [1, 2, 4, 5])
def test_an_open_measurement_and_one_voice_show_everything(people):
    """Nothing is hidden that everybody agreed to show, or where there is nobody to hide from."""
    for rule in (rule_of(people, 1, 0, openness=Openness.OPEN), rule_of(people, 1, 0, one_voice=True)):
        assert rule.mode is Mode.EVERYTHING
        assert rule.shown.tolist() == rule.counted.tolist() == [True, True]
        assert rule.fewest == 1


def test_a_statement_is_shown_from_n_people_with_a_score():
    """Of eight people five or more scored the first two; weet-niet is no score. What is hidden counts in no level."""
    rule = rule_of(8, 8, 5, 4, 1, 0)
    assert rule.shown.tolist() == [True, True, False, False, False]
    assert rule.counted.tolist() == rule.shown.tolist()
    assert rule.fewest == 5


def test_levels_of_few_people_stand_on_statements_that_three_scored():
    """Of four people no statement is shown; levels stand on those of three scores, and never beside joint ones."""
    rule = rule_of(4, 4, 3, 2, 1)
    assert not rule.shown.any()
    assert rule.counted.tolist() == [True, True, False, False]
    assert rule.counted_on(Basis.INDIVIDUAL).tolist() == [True, True, False, False]
    assert not rule.counted_on(Basis.JOINT).any()


def test_two_people_show_nothing():
    """With two each would know what the other gave."""
    rule = rule_of(2, 2, 2)
    assert not rule.shown.any()
    assert not rule.counted.any()


def test_the_limits_are_five_and_three():
    """The default, and what a measurement may not go below."""
    assert (DEFAULT_MINIMUM, LOWEST_MINIMUM) == (5, 3)


def sizes(**people: int) -> dict[str, int]:
    """People per domain in one measurement."""
    return people


def named(groups) -> list[tuple[str, int, bool]]:
    """Id, size and whether it is ranked, of each group in its order."""
    return [(group.id, group.size, group.ranked) for group in groups]


CLUSTER_CASES = [
    # all large enough: nothing merges
    (sizes(gemeente=5, jgz=5), [("gemeente", 5, True), ("medisch", 5, True)]),
    # informal support and parents go together first: 3 + 2; municipality stands alone
    (
        sizes(gemeente=5, jgz=6, vrijwilligers=3, ouders=2),
        [("gemeente", 5, True), ("medisch", 6, True), ("informeel:ouders", 5, True)],
    ),
    # parents are large enough and informal support is not: they still go together, and nobody else does
    (
        sizes(jgz=6, vrijwilligers=1, ouders=7),
        [("medisch", 6, True), ("informeel:ouders", 8, True)],
    ),
    # both are large enough: they stand apart
    (sizes(vrijwilligers=5, ouders=5), [("informeel", 5, True), ("ouders", 5, True)]),
    # kin is still too small (2 + 2), the municipality (1) is the smallest: 5 together, no longer akin
    (
        sizes(gemeente=1, jgz=7, wijkteam=6, vrijwilligers=2, ouders=2),
        [("medisch", 7, True), ("sociaal", 6, True), (REST, 5, False)],
    ),
    # the rest (4) is too small, so the smallest of the others joins it
    (sizes(gemeente=4, jgz=9, wijkteam=6), [("medisch", 9, True), (REST, 10, False)]),
    # a tie goes by id: medisch before sociaal
    (sizes(gemeente=4, jgz=6, wijkteam=6, ouders=8), [("sociaal", 6, True), ("ouders", 8, True), (REST, 10, False)]),
    # whoever comes first in the files
    (sizes(wijkteam=6, jgz=6, gemeente=4, ouders=8), [("sociaal", 6, True), ("ouders", 8, True), (REST, 10, False)]),
    # people without a domain are a group that is never ranked, and are too few by themselves
    (sizes(jgz=5, wijkteam=5, **{"": 5}), [("medisch", 5, True), ("sociaal", 5, True), (NO_CLUSTER, 5, False)]),
    (sizes(jgz=5, gemeente=3, **{"": 2}), [("medisch", 5, True), (REST, 5, False)]),
    # a domain that the set puts in no cluster is with those
    (sizes(jgz=5, zorgverzekeraar=3, **{"": 2}), [("medisch", 5, True), (NO_CLUSTER, 5, False)]),
    # fewer than two groups are none
    (sizes(jgz=9), []),
    (sizes(jgz=5, gemeente=4), []),
    (sizes(jgz=2, gemeente=2), []),
    (sizes(jgz=5, gemeente=0), []),
    ({}, []),
]


@pytest.mark.parametrize(("people", "expected"), CLUSTER_CASES)
def test_small_clusters_merge(people, expected):
    """By kinship, then the smallest, until each has five people."""
    assert named(divide(people, CLUSTERS, 5).clusters) == expected


def test_a_merged_group_says_what_it_is_made_of():
    """Clusters in the order of the set, domains sorted."""
    rest = divide(sizes(gemeente=1, jgz=7, wijkteam=6, vrijwilligers=2, ouders=2), CLUSTERS, 5).clusters[-1]
    assert rest.members == rest.clusters == ("gemeente", "informeel", "ouders")
    assert rest.domains == ("gemeente", "ouders", "vrijwilligers")


DOMAIN_CASES = [
    # both domains of a cluster are large enough
    (sizes(jgz=5, geboortezorg=6, wijkteam=5), [("jgz", 5, True), ("geboortezorg", 6, True), ("sociaal", 5, True)]),
    # two small domains merge within their cluster
    (
        sizes(jgz=5, geboortezorg=3, huisarts=2, wijkteam=5),
        [("jgz", 5, True), ("medisch:overig", 5, False), ("sociaal", 5, True)],
    ),
    # a domain that is too small keeps its cluster whole: 6 - 4 would be two people
    (sizes(jgz=4, geboortezorg=2, wijkteam=5), [("medisch", 6, True), ("sociaal", 5, True)]),
    # a cluster that merged is not divided
    (sizes(jgz=9, wijkteam=6, gemeente=4), [("medisch", 9, True), (REST, 10, False)]),
    # everybody is in one cluster: its domains are the groups
    (sizes(jgz=5, geboortezorg=5), [("jgz", 5, True), ("geboortezorg", 5, True)]),
    (sizes(jgz=9, geboortezorg=1), []),
]


@pytest.mark.parametrize(("people", "expected"), DOMAIN_CASES)
def test_domains_stand_apart_only_within_a_cluster_that_does(people, expected):
    """The domains refine the clusters, so that no cluster less a domain is a group of few."""
    assert named(divide(people, CLUSTERS, 5).domains) == expected


def test_what_is_akin_and_merged_is_not_divided():
    """Parents are too few, so they are one with informal support: its own two domains are no groups beside them."""
    cluster_of = {**CLUSTERS, "buurt": "informeel"}
    found = divide(sizes(jgz=9, vrijwilligers=6, buurt=6, ouders=2), cluster_of, 5)
    assert named(found.domains) == [("medisch", 9, True), ("informeel:ouders", 14, True)]


def alike(people: dict[str, tuple[int, int]], minimum: int = 5):
    """The groups that two years have in common, each divided by itself first."""
    own = [divide({domain: size[year] for domain, size in people.items()}, CLUSTERS, minimum) for year in (0, 1)]
    return divide_alike(own, people, CLUSTERS, minimum)


@pytest.mark.parametrize(
    ("people", "expected"),
    [
        # both years have the same groups
        ({"jgz": (6, 9), "wijkteam": (8, 5)}, [("medisch", 6, True), ("sociaal", 5, True)]),
        # sociaal and the municipality are a rest in the first year, so they are in both: 3 + 4 and 6 + 7
        (
            {"jgz": (6, 6), "wijkteam": (3, 6), "gemeente": (4, 7), "ouders": (5, 6)},
            [("medisch", 6, True), ("ouders", 5, True), (REST, 7, False)],
        ),
        # the rests share the municipality (2 + 3 with sociaal, 1 + 4 with parents), so all three are one
        (
            {"jgz": (6, 6), "geboortezorg": (0, 0), "gemeente": (2, 1), "wijkteam": (3, 6), "ouders": (6, 4)},
            [("medisch", 6, True), (REST, 11, False)],
        ),
        # parents came only in the second year; the rest of that year takes the smallest, as nobody stood for them
        ({"jgz": (9, 9), "wijkteam": (6, 7), "ouders": (0, 8)}, [("medisch", 9, True), (REST, 6, False)]),
        # the municipality and sociaal are one in the first year, also where the second alone would merge others
        ({"jgz": (7, 5), "gemeente": (2, 6), "wijkteam": (6, 9)}, [("medisch", 5, True), (REST, 8, False)]),
        # informal support and parents are one in the first year, so in both
        (
            {"jgz": (6, 6), "vrijwilligers": (2, 5), "ouders": (3, 5)},
            [("medisch", 6, True), ("informeel:ouders", 5, True)],
        ),
        # informal support came only once, and goes with parents before anybody else
        (
            {"jgz": (6, 6), "vrijwilligers": (0, 5), "ouders": (7, 5)},
            [("medisch", 6, True), ("informeel:ouders", 7, True)],
        ),
        # people without a cluster stay by themselves where they do in both years
        ({"jgz": (5, 6), "": (5, 7)}, [("medisch", 5, True), (NO_CLUSTER, 5, False)]),
        # the first year has no two groups
        ({"jgz": (9, 6), "wijkteam": (0, 6)}, []),
        # each year has two, but nothing stands apart in both
        ({"jgz": (6, 2), "wijkteam": (2, 6), "gemeente": (3, 3)}, []),
        ({}, []),
    ],
)
def test_two_measurements_have_groups_in_common(people, expected):
    """Groups with a cluster in common go together, and so do all that are a rest in either."""
    assert named(alike(people)) == expected


people_per_domain = st.dictionaries(st.sampled_from(["", "zorgverzekeraar", *CLUSTERS]), st.integers(0, 9), max_size=8)
two_years = st.dictionaries(
    st.sampled_from(["", "zorgverzekeraar", *CLUSTERS]),
    st.tuples(st.integers(0, 9), st.integers(0, 9)),
    max_size=8,
)


def test_what_shows_no_groups_has_none_in_common():
    """Whatever the sizes are: a measurement may show no groups for another reason."""
    people = {"jgz": (6, 6), "wijkteam": (6, 6)}
    own = divide({domain: size[0] for domain, size in people.items()}, CLUSTERS, 5)
    assert divide_alike([own, Division(clusters=(), domains=())], people, CLUSTERS, 5) == ()


@given(two_years, st.integers(1, 7))
def test_groups_in_common_are_made_of_shown_ones(people, minimum):
    """Each is a union of whole groups that either year shows, of enough people in both, and everybody is in one."""
    found = alike(people, minimum)
    for year in (0, 1):
        shown = divide({domain: size[year] for domain, size in people.items()}, CLUSTERS, minimum).clusters
        for group in found:
            assert sum(people[domain][year] for domain in group.domains) >= minimum
            inside = [own for own in shown if set(own.domains) & set(group.domains)]
            assert {d for own in inside for d in own.domains} == {d for d in group.domains if people[d][year]}
    if found:
        assert sorted(domain for group in found for domain in group.domains) == sorted(
            domain for domain, size in people.items() if any(size)
        )
    assert len(found) != 1


@given(people_per_domain, st.integers(1, 7))
def test_a_measurement_has_all_groups_in_common_with_itself(people, minimum):
    """The same people twice keep their own division."""
    own = divide(people, CLUSTERS, minimum)
    twice = {domain: (size, size) for domain, size in people.items()}
    assert divide_alike([own, own], twice, CLUSTERS, minimum) == own.clusters


def test_a_cluster_may_be_called_like_the_rest():
    """Nobody gets lost when a set of one's own has a cluster of that name."""
    found = divide(sizes(a=6, b=7, c=2, d=3), {"a": REST, "b": "medisch", "c": "ouders", "d": "gemeente"}, 5)
    assert sorted(group.size for group in found.clusters) == [5, 6, 7]


def people_of(group, people) -> frozenset[tuple[str, int]]:
    """The people of a group, each with a name."""
    return frozenset((domain, number) for domain in group.domains for number in range(people[domain]))


@given(people_per_domain, st.integers(3, 7))
def test_any_two_shown_groups_differ_by_nobody_or_by_enough_people(people, minimum):
    """Of both divisions and of all together, and of every union of groups: that is what can be subtracted."""
    division = divide(people, CLUSTERS, minimum)
    total = frozenset((domain, number) for domain, size in people.items() for number in range(size))
    shown = [people_of(group, people) for group in (*division.clusters, *division.domains)]
    for one, other in combinations([*shown, total, frozenset()] if shown else [], 2):
        differ = len(one ^ other)
        assert differ == 0 or differ >= minimum
    assert all(len(group) >= minimum for group in shown)
    assert len(division.clusters) != 1
    assert len(division.domains) != 1


@given(people_per_domain, st.integers(1, 7))
def test_a_division_has_everybody_once(people, minimum):
    """The groups of a division hold all people, nobody twice; domains refine clusters."""
    division = divide(people, CLUSTERS, minimum)
    for groups in (division.clusters, division.domains):
        if groups:
            held = [domain for group in groups for domain in group.domains]
            assert sorted(held) == sorted(domain for domain, size in people.items() if size)
    for group in division.domains if division.clusters else ():
        assert any(set(group.domains) <= set(cluster.domains) for cluster in division.clusters)


@given(people_per_domain, st.integers(1, 7), st.randoms(use_true_random=False))
def test_the_order_of_domains_is_irrelevant(people, minimum, random):
    """The same people in another order give the same groups."""
    shuffled = list(people.items())
    random.shuffle(shuffled)
    assert divide(dict(shuffled), CLUSTERS, minimum) == divide(people, CLUSTERS, minimum)


def test_groups_have_a_figure_where_each_has_enough_scores():
    """Five in each, four in one, and none in one."""
    scored = np.array([[5, 5, 9], [5, 4, 0]])
    assert groups_shown(scored, 5).tolist() == [True, False, False]
    assert groups_shown(np.zeros((0, 2), dtype=np.int64), 5).tolist() == [False, False]


SUBSETS = [
    # one group: enough of the subset, and enough or none of the others
    ([[5]], [[5]], True),
    ([[5]], [[0]], True),
    ([[5]], [[4]], False),
    ([[4]], [[9]], False),
    ([[0]], [[9]], False),
    # two groups of six: the subset is one of them, or one of them and one person more
    ([[6], [0]], [[0], [6]], True),
    ([[6], [1]], [[0], [5]], False),
    # it lies far from every union: 3 + 3 people
    ([[3], [3]], [[3], [3]], True),
    # the second group has four scores in all, so that groups have no figure to subtract here
    ([[6], [1]], [[2], [3]], True),
]


@pytest.mark.parametrize(("inside", "outside", "shown"), SUBSETS)
def test_a_subset_stands_apart_only_when_nothing_can_be_subtracted(inside, outside, shown):
    """Enough people inside and outside, and away from every union of groups that are shown."""
    assert subset_shown(np.array(inside), np.array(outside), 5).tolist() == [shown]


@given(
    st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), min_size=1, max_size=4),
    st.integers(3, 6),
)
def test_a_shown_subset_differs_enough_from_every_union_of_groups(pairs, minimum):
    """The formula of the nearest union is the smallest difference over all unions, counted one by one."""
    inside, outside = (np.array([[pair[side]] for pair in pairs]) for side in (0, 1))
    nearest = min(
        sum(inside[row, 0] if row not in union else outside[row, 0] for row in range(len(pairs)))
        for size in range(len(pairs) + 1)
        for union in combinations(range(len(pairs)), size)
    )
    if subset_shown(inside, outside, minimum)[0] and len(pairs) > 1 and (inside + outside).min() >= minimum:
        assert nearest == 0 or nearest >= minimum


@pytest.mark.parametrize(
    ("first", "second", "shown"),
    [
        pytest.param((30, 30), (8, 19), False, id="the first group says 30, so that the second gave 15"),
        pytest.param((29, 30), (8, 19), False, id="15 or 16 is within a point"),
        pytest.param((28, 30), (8, 19), True, id="15 to 17 is not"),
        pytest.param((30, 30), (15, 15), True, id="the second group says 15 by itself"),
        pytest.param((30, 30), (14, 15), False, id="the second group says 14 or 15, and together they say 15"),
        pytest.param((29, 30), (15, 16), True, id="the second group says 15 or 16 by itself, and nothing is added"),
        pytest.param((20, 30), (15, 17), True, id="the second group says 15 to 17, and 15 to 25 adds nothing"),
        pytest.param((20, 30), (14, 16), False, id="14 to 16, and 15 to 25, are 15 to 16 together"),
    ],
)
def test_a_subset_beside_groups_leaves_few_people_open(first, second, shown):
    """Six of seven of one group and four of seven of another gave 45 together; fewer than four is too few.

    Three of the second group are outside. What the four inside it gave is 45 less what the six gave. The same where
    three are inside and four outside, for what those gave is known then too.
    """
    reach = np.array([first, second], dtype=float).T[:, :, None]
    for inside, outside in ((4, 3), (3, 4)):
        people = np.array([[6], [inside]]), np.array([[1], [outside]])
        assert few_stay_open(*people, reach, np.array([45.0]), 4).tolist() == [shown]
        assert few_stay_open(*people, reach, np.array([45.0]), 1).tolist() == [True]


def test_groups_that_are_inside_or_outside_as_a_whole_leave_nobody():
    """All of one group and none of the other."""
    inside, outside = np.array([[6], [0]]), np.array([[0], [7]])
    reach = np.array([[30.0, 0.0], [30.0, 0.0]])[:, :, None]
    assert few_stay_open(inside, outside, reach, np.array([30.0]), 4).tolist() == [True]
