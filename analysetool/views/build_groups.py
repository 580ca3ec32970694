# SPDX-License-Identifier: EUPL-1.2
"""Differences between clusters of participants, under the small-group rule."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from analysetool import wording
from analysetool.groups import MERGED, Grouping, group_sizes, merge_small_groups
from analysetool.model import StatementSet
from analysetool.scoring import Scores, score, structure_of
from analysetool.tally import NO_DOMAIN, Tally
from analysetool.views.levels import level_views
from analysetool.views.report import GapView, GroupView, StatementView

NO_CLUSTER = "zonder-domein"
GAPS_SHOWN = 5
_SORT_DECIMALS = 9


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupViews:
    """The groups that may be shown, or the reason why none is."""

    groups: tuple[GroupView, ...] = ()
    gaps: tuple[GapView, ...] = ()
    note: str | None = None


def cluster_of(statement_set: StatementSet) -> dict[str, str]:
    """The cluster of every domain; people without a domain are a cluster of their own."""
    return {domain.id: domain.cluster for domain in statement_set.domains.values()} | {NO_DOMAIN: NO_CLUSTER}


def cluster_sizes(tally: Tally, statement_set: StatementSet) -> dict[str, int]:
    """Participants per cluster, in the order of the set; empty when participants are not known."""
    if tally.participants is None:
        return {}
    sizes = group_sizes(tally.regroup(cluster_of(statement_set)))
    return {cluster: sizes[cluster] for cluster in _in_set_order(sizes, statement_set)}


def group_views(
    tally: Tally, statement_set: StatementSet, statements: Sequence[StatementView], minimum: int
) -> GroupViews:
    """Score the clusters that are large enough, the small ones merged.

    A statement's figure per group needs `minimum` scores in each group, else it is left out for all groups; a level's
    figure needs `minimum` scores in that group.
    """
    by_cluster = tally.regroup(cluster_of(statement_set))
    grouping = merge_small_groups(group_sizes(by_cluster), minimum)
    if not grouping.members:
        known_domains = any(group != NO_CLUSTER for group in by_cluster.groups)
        return GroupViews(note=wording.why_no_groups(minimum, known_domains=known_domains))
    shown_as = {cluster: group for group, clusters in grouping.members.items() for cluster in clusters}
    merged = by_cluster.regroup(shown_as)
    scores = score(merged.counts, structure_of(statement_set), counted_blanks=merged.participants is not None)
    order = _in_set_order(grouping.members, statement_set)
    return GroupViews(
        groups=tuple(_group_view(group, merged, scores, statement_set, grouping, minimum) for group in order),
        gaps=_gaps(merged, scores, statements, order, minimum),
    )


def _in_set_order(groups: Mapping[str, object], statement_set: StatementSet) -> list[str]:
    clusters = list(dict.fromkeys(domain.cluster for domain in statement_set.domains.values()))
    ranks = {cluster: rank for rank, cluster in enumerate([*clusters, NO_CLUSTER, MERGED])}
    return sorted(groups, key=lambda group: ranks.get(group, len(ranks)))


def _group_view(
    group: str, merged: Tally, scores: Scores, statement_set: StatementSet, grouping: Grouping, minimum: int
) -> GroupView:
    levels = level_views(
        statement_set,
        scores,
        merged.groups.index(group),
        counted_blanks=merged.participants is not None,
        fewest_answers=minimum,
    )
    return GroupView(
        id=group,
        title=wording.group_title(group),
        clusters=grouping.members[group],
        size=grouping.sizes[group],
        parts={part.id: levels[part.id] for part in statement_set.parts},
        themes={theme.id: levels[theme.id] for theme in statement_set.themes},
    )


def _gaps(
    merged: Tally, scores: Scores, statements: Sequence[StatementView], order: Sequence[str], minimum: int
) -> tuple[GapView, ...]:
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
            GapView(
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
