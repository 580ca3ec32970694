# SPDX-License-Identifier: EUPL-1.2
"""Differences between groups of participants (clusters or domains), under the small-group rule."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from analysetool.figures.levels import compute_levels
from analysetool.figures.report import Gap, GroupMean, GroupName, NoGaps, NoGroups, ShownGroup, ShownStatement
from analysetool.gaps import GAP_DECIMALS, largest_by_chance
from analysetool.groups import MERGED, Grouping, group_sizes, merge_small_groups
from analysetool.measures import SCORES, Floats, means_of
from analysetool.model import GroupBy, StatementSet
from analysetool.scoring import Scores, score, structure_of
from analysetool.tally import NO_DOMAIN, Responses, Tally

NO_CLUSTER = "zonder-cluster"
GAPS_SHOWN = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownGroups:
    """The groups that may be shown with the statements they differ on more than by chance, or why there is none."""

    groups: tuple[ShownGroup, ...] = ()
    gaps: tuple[Gap, ...] = ()
    no_gaps: NoGaps | None = None
    none_because: NoGroups | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupMeans:
    """The mean of each group on one statement and their exact difference; or None and the reason why not."""

    means: tuple[GroupMean, ...] = ()
    difference: float | None = None
    none_because: NoGroups | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Division:
    """How domains fall into groups: the group of each domain, and the name and cluster of each group, in order."""

    group_of: Mapping[str, str]
    names: Mapping[str, GroupName]
    clusters: Mapping[str, str]


def cluster_sizes(tally: Tally, statement_set: StatementSet) -> dict[str, int]:
    """Participants per cluster, in the order of the set; empty when participants are not known."""
    if tally.participants is None:
        return {}
    division = _division(statement_set, GroupBy.CLUSTER)
    sizes = group_sizes(tally.regroup(division.group_of))
    return {cluster: sizes[cluster] for cluster in division.names if cluster in sizes}


def compute_groups(
    tally: Tally,
    statement_set: StatementSet,
    statements: Sequence[ShownStatement],
    minimum: int,
    group_by: GroupBy = GroupBy.CLUSTER,
    *,
    responses: Responses | None = None,
    one_voice: bool = False,
) -> ShownGroups:
    """Score the groups that are large enough, the small ones merged.

    A statement's figure per group needs `minimum` scores in each group, else it is left out for all groups; a level's
    figure needs `minimum` scores in that group. A statement is named as one on which groups differ when its gap is
    larger than chance gives (see `analysetool.gaps`); that takes `responses`, and without them none is named.
    """
    division = _division(statement_set, group_by)
    apart = tally.regroup(division.group_of)
    grouping = merge_small_groups(group_sizes(apart), minimum)
    if not grouping.members:
        return ShownGroups(none_because=NoGroups.ONE_VOICE if one_voice else _why_none(apart))
    merged = _merged(apart, grouping)
    scores = score(merged.counts, structure_of(statement_set), counted_blanks=merged.participants is not None)
    order = sorted(grouping.members, key=lambda group: _rank(group, division))
    rows = [merged.groups.index(group) for group in order]
    shown: NDArray[np.bool_] = np.all(scores.statements.n[rows] >= minimum, axis=0)
    group_of = {domain: group for domain, own in division.group_of.items() for group in _shown_in(own, grouping)}
    limit = _limit(responses, group_of, order, shown)
    gaps = () if limit is None else _gaps(scores.statements.mean[rows], statements, order, shown, limit)
    nothing = NoGaps.COUNTS if responses is None else NoGaps.CHANCE
    return ShownGroups(
        groups=tuple(_group(group, merged, scores, statement_set, grouping, division) for group in order),
        gaps=gaps,
        no_gaps=nothing if shown.any() and not gaps else None,
    )


def compute_group_means(tally: Tally, statement_set: StatementSet, position: int, minimum: int) -> GroupMeans:
    """The means of the clusters on the statement at a position of the set, under the same rule as `compute_groups`."""
    division = _division(statement_set, GroupBy.CLUSTER)
    apart = tally.regroup(division.group_of)
    grouping = merge_small_groups(group_sizes(apart), minimum)
    if not grouping.members:
        return GroupMeans(none_because=_why_none(apart))
    merged = _merged(apart, grouping)
    order = sorted(grouping.members, key=lambda group: _rank(group, division))
    votes = merged.counts[[merged.groups.index(group) for group in order], position, : SCORES.size]
    if (votes.sum(axis=1) < minimum).any():
        return GroupMeans(none_because=NoGroups.FEW_SCORES)
    means = means_of(votes)
    return GroupMeans(
        means=tuple(GroupMean(group=group, mean=float(mean)) for group, mean in zip(order, means, strict=True)),
        difference=float(np.ptp(means)),
    )


def _why_none(apart: Tally) -> NoGroups:
    """Why there are no two groups, for people of whom somebody may have given a domain."""
    return NoGroups.SMALL_GROUPS if any(group != NO_CLUSTER for group in apart.groups) else NoGroups.NO_DOMAINS


def _merged(apart: Tally, grouping: Grouping) -> Tally:
    """The tally of the groups to show; groups without participants go with the merged one, as they add nothing."""
    shown_as = {member: group for group, members in grouping.members.items() for member in members}
    return apart.regroup({group: shown_as.get(group, MERGED) for group in apart.groups})


def _rank(group: str, division: _Division) -> int:
    """The place of a group: as in the set, the merged one last."""
    return len(division.names) if group == MERGED else list(division.names).index(group)


def _division(statement_set: StatementSet, group_by: GroupBy) -> _Division:
    """Domains by cluster, or each by itself; people without a domain or cluster are a group of their own."""
    domains = statement_set.domains.values()
    if group_by is GroupBy.DOMAIN:
        own = {domain.id: domain.id for domain in domains}
        names = {domain.id: GroupName(id=domain.id, title=domain.title) for domain in domains}
        clusters = {domain.id: domain.cluster or NO_CLUSTER for domain in domains}
    else:
        own = {domain.id: domain.cluster or NO_CLUSTER for domain in domains}
        clusters = {cluster: cluster for cluster in statement_set.clusters}
        names = {cluster: GroupName(id=cluster) for cluster in clusters}
    return _Division(
        group_of=own | {NO_DOMAIN: NO_CLUSTER},
        names=names | {NO_CLUSTER: GroupName(id=NO_CLUSTER)},
        clusters=clusters | {NO_CLUSTER: NO_CLUSTER},
    )


def _group(
    group: str,
    merged: Tally,
    scores: Scores,
    statement_set: StatementSet,
    grouping: Grouping,
    division: _Division,
) -> ShownGroup:
    levels = compute_levels(
        statement_set,
        scores,
        merged.groups.index(group),
        counted_blanks=merged.participants is not None,
        fewest_answers=grouping.minimum,
    )
    members = grouping.members[group]
    return ShownGroup(
        id=group,
        title="" if group == MERGED else division.names[group].title,
        members=tuple(division.names[member] for member in members),
        clusters=tuple(dict.fromkeys(division.clusters[member] for member in members)),
        size=grouping.sizes[group],
        parts={part.id: levels[part.id] for part in statement_set.parts},
        themes={theme.id: levels[theme.id] for theme in statement_set.themes},
    )


def _shown_in(own: str, grouping: Grouping) -> tuple[str, ...]:
    """The shown group that holds a group; empty when it is not shown."""
    return tuple(group for group, members in grouping.members.items() if own in members)


def _limit(
    responses: Responses | None, group_of: Mapping[str, str], order: Sequence[str], shown: NDArray[np.bool_]
) -> float | None:
    """How large the largest gap on the shown statements is by chance; None where there are no people or statements."""
    if responses is None:
        return None
    groups = [group_of.get(domain) for domain in responses.domains]
    inside = [row for row, group in enumerate(groups) if group is not None]
    sizes = np.array([groups.count(group) for group in order], dtype=np.int64)
    return largest_by_chance(responses.answers[inside][:, shown], sizes)


def _gaps(
    means: Floats, statements: Sequence[ShownStatement], order: Sequence[str], shown: NDArray[np.bool_], limit: float
) -> tuple[Gap, ...]:
    """The statements on which the groups lie further apart than by chance, largest first, ties in the order of the set.

    `means` (G, S) are in the order of the groups; of what is above the limit the largest `GAPS_SHOWN` are given.
    """
    spread = {
        int(position): round(float(np.ptp(means[:, position])), GAP_DECIMALS) for position in np.flatnonzero(shown)
    }
    largest = sorted(spread, key=lambda position: (-spread[position], position))
    gaps = []
    for position in largest[:GAPS_SHOWN]:
        if spread[position] <= limit:
            continue
        own = means[:, position]
        high, low = int(np.argmax(own)), int(np.argmin(own))
        gaps.append(
            Gap(
                statement=statements[position],
                difference=float(own[high] - own[low]),
                highest=GroupMean(group=order[high], mean=float(own[high])),
                lowest=GroupMean(group=order[low], mean=float(own[low])),
            )
        )
    return tuple(gaps)
