# SPDX-License-Identifier: EUPL-1.2
"""The small-group rule: which groups of participants may be shown apart, so that nobody can be read off."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from analysetool.tally import Tally

DEFAULT_MINIMUM = 5
"""Smallest group that is shown apart, the usual limit in Dutch employee and client surveys."""
MERGED = "overig"
"""Id of the group that the small ones merge into."""
FEWEST_GROUPS = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Grouping:
    """The groups to show: which original groups each holds, in the order of showing; empty when none may be shown."""

    members: Mapping[str, tuple[str, ...]]
    sizes: Mapping[str, int]
    minimum: int


def merge_small_groups(sizes: Mapping[str, int], minimum: int) -> Grouping:
    """Merge the smallest groups (ties by id) into one until every group has `minimum` participants.

    Groups of nobody are left out. When fewer than two groups are left none is returned: one group beside the total
    says nothing, and the rest could be computed by subtraction.
    """
    apart = {group: size for group, size in sizes.items() if size > 0}
    merged: list[str] = []
    merged_size = 0
    while apart and (min(apart.values()) < minimum or 0 < merged_size < minimum):
        smallest = min(apart, key=lambda group: (apart[group], group))
        merged_size += apart.pop(smallest)
        merged.append(smallest)
    if merged and MERGED in apart:  # a set of one's own may have a cluster of that name
        merged_size += apart.pop(MERGED)
        merged.append(MERGED)
    members: dict[str, tuple[str, ...]] = {group: (group,) for group in apart}
    shown_sizes = dict(apart)
    if merged_size >= minimum:
        members[MERGED] = tuple(sorted(merged))
        shown_sizes[MERGED] = merged_size
    if len(members) < FEWEST_GROUPS:  # as when all that is left merged, and still is too few
        return Grouping(members={}, sizes={}, minimum=minimum)
    return Grouping(members=members, sizes=shown_sizes, minimum=minimum)


def group_sizes(tally: Tally) -> dict[str, int]:
    """Participants per group of a tally (the fewest there can have been when that is not known)."""
    return {group: int(size) for group, size in zip(tally.groups, tally.people_at_least(), strict=True)}


def hides_votes(participants: int, minimum: int) -> bool:
    """True for 2 to `minimum` - 1 participants: then only means and verdicts are shown, no distribution or votes.

    One participant (someone scoring alone, a desk analysis) is shown in full.
    """
    return 2 <= participants < minimum  # noqa: PLR2004 - two is where one could read the other's votes
