# SPDX-License-Identifier: EUPL-1.2
"""Differences between groups of participants (clusters or domains), under the small-group rule."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum

import numpy as np

from analysetool.figures.levels import compute_levels
from analysetool.figures.report import Gap, ShownGroup, ShownStatement
from analysetool.groups import MERGED, Grouping, group_sizes, merge_small_groups
from analysetool.measures import SCORES, means_of
from analysetool.model import GroupBy, StatementSet
from analysetool.scoring import Scores, score, structure_of
from analysetool.tally import NO_DOMAIN, Tally
from analysetool.words import figures as wording

NO_CLUSTER = "zonder-domein"
GAPS_SHOWN = 5
_SORT_DECIMALS = 9


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownGroups:
    """The groups that may be shown, or the reason why none is."""

    groups: tuple[ShownGroup, ...] = ()
    gaps: tuple[Gap, ...] = ()
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupMeans:
    """The mean of each group on one statement, with its title and exact difference; or None and the reason why not."""

    means: tuple[tuple[str, float], ...] = ()
    difference: float | None = None
    hidden: Hidden | None = None


class Hidden(Enum):
    """Why no group is shown apart on a statement."""

    NO_DOMAINS = "nobody gave a domain"
    SMALL_GROUPS = "there are no two groups that are large enough"
    FEW_SCORES = "a group has too few scores on this statement"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Division:
    """How domains fall into groups: the group of each domain, and the title and cluster of each group, in order."""

    group_of: Mapping[str, str]
    titles: Mapping[str, str]
    clusters: Mapping[str, str]


def cluster_sizes(tally: Tally, statement_set: StatementSet) -> dict[str, int]:
    """Participants per cluster, in the order of the set; empty when participants are not known."""
    if tally.participants is None:
        return {}
    division = _division(statement_set, GroupBy.CLUSTER)
    sizes = group_sizes(tally.regroup(division.group_of))
    return {cluster: sizes[cluster] for cluster in division.titles if cluster in sizes}


def compute_groups(
    tally: Tally,
    statement_set: StatementSet,
    statements: Sequence[ShownStatement],
    minimum: int,
    group_by: GroupBy = GroupBy.CLUSTER,
    *,
    one_voice: bool = False,
) -> ShownGroups:
    """Score the groups that are large enough, the small ones merged.

    A statement's figure per group needs `minimum` scores in each group, else it is left out for all groups; a level's
    figure needs `minimum` scores in that group.
    """
    division = _division(statement_set, group_by)
    apart = tally.regroup(division.group_of)
    grouping = merge_small_groups(group_sizes(apart), minimum)
    if not grouping.members:
        return ShownGroups(
            note=wording.why_no_groups(minimum, known_domains=_known_domains(apart), one_voice=one_voice)
        )
    merged = _merged(apart, grouping)
    scores = score(merged.counts, structure_of(statement_set), counted_blanks=merged.participants is not None)
    order = sorted(grouping.members, key=lambda group: _rank(group, division))
    return ShownGroups(
        groups=tuple(_group(group, merged, scores, statement_set, grouping, division) for group in order),
        gaps=_gaps(merged, scores, statements, order, minimum),
    )


def compute_group_means(tally: Tally, statement_set: StatementSet, position: int, minimum: int) -> GroupMeans:
    """The means of the clusters on the statement at a position of the set, under the same rule as `compute_groups`."""
    division = _division(statement_set, GroupBy.CLUSTER)
    apart = tally.regroup(division.group_of)
    grouping = merge_small_groups(group_sizes(apart), minimum)
    if not grouping.members:
        return GroupMeans(hidden=Hidden.SMALL_GROUPS if _known_domains(apart) else Hidden.NO_DOMAINS)
    merged = _merged(apart, grouping)
    order = sorted(grouping.members, key=lambda group: _rank(group, division))
    votes = merged.counts[[merged.groups.index(group) for group in order], position, : SCORES.size]
    if (votes.sum(axis=1) < minimum).any():
        return GroupMeans(hidden=Hidden.FEW_SCORES)
    means = means_of(votes)
    return GroupMeans(
        means=tuple((wording.group_title(group), float(mean)) for group, mean in zip(order, means, strict=True)),
        difference=float(np.ptp(means)),
    )


def _known_domains(apart: Tally) -> bool:
    """True when anybody gave a domain."""
    return any(group != NO_CLUSTER for group in apart.groups)


def _merged(apart: Tally, grouping: Grouping) -> Tally:
    """The tally of the groups to show; groups without participants go with the merged one, as they add nothing."""
    shown_as = {member: group for group, members in grouping.members.items() for member in members}
    return apart.regroup({group: shown_as.get(group, MERGED) for group in apart.groups})


def _rank(group: str, division: _Division) -> int:
    """The place of a group: as in the set, the merged one last."""
    return len(division.titles) if group == MERGED else list(division.titles).index(group)


def _division(statement_set: StatementSet, group_by: GroupBy) -> _Division:
    """Domains by cluster, or each by itself; people without a domain are a group of their own."""
    domains = statement_set.domains.values()
    if group_by is GroupBy.DOMAIN:
        own = {domain.id: domain.id for domain in domains}
        titles = {domain.id: domain.title for domain in domains}
        clusters = {domain.id: domain.cluster for domain in domains}
    else:
        own = {domain.id: domain.cluster for domain in domains}
        titles = {domain.cluster: wording.group_title(domain.cluster) for domain in domains}
        clusters = {domain.cluster: domain.cluster for domain in domains}
    return _Division(
        group_of=own | {NO_DOMAIN: NO_CLUSTER},
        titles=titles | {NO_CLUSTER: wording.group_title(NO_CLUSTER)},
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
        title=wording.group_title(group) if group == MERGED else division.titles[group],
        members=tuple(division.titles[member] for member in members),
        clusters=tuple(dict.fromkeys(division.clusters[member] for member in members)),
        size=grouping.sizes[group],
        parts={part.id: levels[part.id] for part in statement_set.parts},
        themes={theme.id: levels[theme.id] for theme in statement_set.themes},
    )


def _gaps(
    merged: Tally, scores: Scores, statements: Sequence[ShownStatement], order: Sequence[str], minimum: int
) -> tuple[Gap, ...]:
    """The statements on which the groups lie furthest apart, largest first, ties in the order of the set."""
    rows = [merged.groups.index(group) for group in order]
    means = scores.statements.mean[rows]
    shown = np.flatnonzero((scores.statements.n[rows] >= minimum).all(axis=0))
    spread = {int(position): float(np.ptp(means[:, position])) for position in shown}
    largest = sorted(spread, key=lambda position: (-round(spread[position], _SORT_DECIMALS), position))
    gaps = []
    for position in largest[:GAPS_SHOWN]:
        if spread[position] <= 0:
            continue
        own = means[:, position]
        high, low = int(np.argmax(own)), int(np.argmin(own))
        gaps.append(
            Gap(
                statement=statements[position],
                difference=spread[position],
                reason=wording.gap_reason(
                    wording.group_title(order[high]),
                    float(own[high]),
                    wording.group_title(order[low]),
                    float(own[low]),
                    spread[position],
                ),
            )
        )
    return tuple(gaps)
