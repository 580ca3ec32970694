# SPDX-License-Identifier: EUPL-1.2
"""Differences between groups of participants (clusters or domains), as far as they may be shown."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from analysetool.disclosure import NO_CLUSTER, Division, Group, divide, groups_shown
from analysetool.figures.ground import Ground
from analysetool.figures.levels import compute_levels
from analysetool.figures.report import Gap, GroupMean, GroupName, NoGaps, NoGroups, ShownGroup, ShownStatement
from analysetool.gaps import GAP_DECIMALS, largest_by_chance
from analysetool.measures import SCORES, Floats, Ints, means_of
from analysetool.model import GroupBy, StatementSet
from analysetool.scoring import Scores, score, structure_of
from analysetool.tally import Responses, Tally

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


def cluster_sizes(tally: Tally, statement_set: StatementSet) -> dict[str, int]:
    """Participants per cluster, in the order of the set; empty when participants are not known."""
    if tally.participants is None:
        return {}
    cluster_of = clusters_of(statement_set)
    apart = tally.regroup({domain: cluster_of.get(domain, NO_CLUSTER) for domain in tally.groups})
    sizes = dict(zip(apart.groups, apart.people_at_least().tolist(), strict=True))
    return {cluster: sizes[cluster] for cluster in (*statement_set.clusters, NO_CLUSTER) if cluster in sizes}


def divide_people(ground: Ground, statement_set: StatementSet) -> Division:
    """The groups of the participants that may be shown."""
    sizes = dict(zip(ground.tally.groups, ground.tally.people_at_least().tolist(), strict=True))
    return divide(sizes, clusters_of(statement_set), ground.disclosure.fewest)


def counts_of(tally: Tally, groups: Sequence[Group]) -> Ints:
    """The answers of each group (G, S, 8); nobody is in a domain that the tally does not have."""
    rows = [[tally.groups.index(domain) for domain in group.domains if domain in tally.groups] for group in groups]
    return np.array([tally.counts[own].sum(axis=0) for own in rows], dtype=np.int64).reshape(
        len(groups), *tally.counts.shape[1:]
    )


def compute_groups(
    statement_set: StatementSet,
    statements: Sequence[ShownStatement],
    ground: Ground,
    group_by: GroupBy = GroupBy.CLUSTER,
    responses: Responses | None = None,
) -> ShownGroups:
    """Score the groups that may be shown, on the statements on which each of them has enough scores.

    A statement is named as one on which groups differ when its gap is larger than chance gives (see
    `analysetool.gaps`); that takes `responses`, and without them none is named.
    """
    groups = _groups(ground, statement_set, group_by)
    if not groups:
        return ShownGroups(none_because=_why_none(ground, statement_set))
    counts = counts_of(ground.tally, groups)
    shown = groups_shown(counts[..., : SCORES.size].sum(axis=-1), ground.disclosure.fewest)
    if not shown.any():
        return ShownGroups(none_because=NoGroups.FEW_SCORES)
    # of the other statements groups have no figure at all, not even how many answered
    figures = score(
        np.where(shown[:, None], counts, 0), structure_of(statement_set), counted_blanks=ground.counted_blanks
    )
    limit = _limit(responses, groups, shown)
    gaps = () if limit is None else _gaps(groups, figures.statements.mean, statements, statement_set, limit)
    nothing = NoGaps.COUNTS if responses is None else NoGaps.CHANCE
    comparable = sum(group.ranked for group in groups) > 1
    return ShownGroups(
        groups=tuple(_group(row, group, figures, statement_set, ground) for row, group in enumerate(groups)),
        gaps=gaps,
        no_gaps=nothing if comparable and not gaps else None,
    )


def compute_group_means(ground: Ground, statement_set: StatementSet, position: int) -> GroupMeans:
    """The means of the clusters on the statement at a position of the set, under the same rule as `compute_groups`."""
    groups = cluster_groups(ground, statement_set)
    if not groups:
        return GroupMeans(none_because=_why_none(ground, statement_set))
    votes = counts_of(ground.tally, groups)[:, position : position + 1, : SCORES.size]
    if not groups_shown(votes.sum(axis=-1), ground.disclosure.fewest).all():
        return GroupMeans(none_because=NoGroups.FEW_SCORES)
    means = [float(mean) for mean in means_of(votes[:, 0])]
    ranked = [mean for group, mean in zip(groups, means, strict=True) if group.ranked]
    return GroupMeans(
        means=tuple(GroupMean(group=group.id, mean=mean) for group, mean in zip(groups, means, strict=True)),
        difference=max(ranked) - min(ranked) if len(ranked) > 1 else None,
    )


def cluster_groups(ground: Ground, statement_set: StatementSet) -> tuple[Group, ...]:
    """The clusters, or what merged of them, that may be shown; none where no statement may be, or for one voice."""
    return _groups(ground, statement_set, GroupBy.CLUSTER)


def _groups(ground: Ground, statement_set: StatementSet, group_by: GroupBy) -> tuple[Group, ...]:
    """The groups of one division; none where no statement may be shown, or for one voice."""
    if ground.one_voice or not ground.disclosure.shows_counts:
        return ()
    division = divide_people(ground, statement_set)
    return division.domains if group_by is GroupBy.DOMAIN else division.clusters


def _why_none(ground: Ground, statement_set: StatementSet) -> NoGroups:
    """Why there are no two groups."""
    if ground.one_voice:
        return NoGroups.ONE_VOICE
    cluster_of = clusters_of(statement_set)
    return NoGroups.SMALL_GROUPS if any(own in cluster_of for own in ground.tally.groups) else NoGroups.NO_DOMAINS


def clusters_of(statement_set: StatementSet) -> dict[str, str]:
    """The cluster of each domain that has one, in the order of the set."""
    return {domain.id: domain.cluster for domain in statement_set.domains.values() if domain.cluster is not None}


def _group(row: int, group: Group, figures: Scores, statement_set: StatementSet, ground: Ground) -> ShownGroup:
    levels = compute_levels(statement_set, figures, row, counted_blanks=ground.counted_blanks)
    return ShownGroup(
        id=group.id,
        title=_title(group.id, group, statement_set),
        members=tuple(GroupName(id=own, title=_title(own, group, statement_set)) for own in group.members),
        clusters=group.clusters,
        size=group.size,
        ranked=group.ranked,
        parts={part.id: levels[part.id] for part in statement_set.parts},
        themes={theme.id: levels[theme.id] for theme in statement_set.themes},
    )


def _title(identity: str, group: Group, statement_set: StatementSet) -> str:
    """The title that the set gives a domain; empty for clusters and for what merged."""
    domain = statement_set.domains.get(identity) if group.by_domain else None
    return "" if domain is None else domain.title


def _limit(responses: Responses | None, groups: Sequence[Group], shown: NDArray[np.bool_]) -> float | None:
    """How large the largest gap between ranked groups is by chance; None without people or two such groups."""
    ranked = [group for group in groups if group.ranked]
    if responses is None or len(ranked) < 2:  # noqa: PLR2004 - one group has nothing to lie apart from
        return None
    row_of = {domain: row for row, group in enumerate(ranked) for domain in group.domains}
    rows = [row_of.get(domain) for domain in responses.domains]
    inside = [place for place, row in enumerate(rows) if row is not None]
    sizes = np.array([rows.count(row) for row in range(len(ranked))], dtype=np.int64)
    return largest_by_chance(responses.answers[inside][:, shown], sizes)


def _gaps(
    groups: Sequence[Group],
    means: Floats,
    statements: Sequence[ShownStatement],
    statement_set: StatementSet,
    limit: float,
) -> tuple[Gap, ...]:
    """The statements on which the groups lie further apart than by chance, largest first, ties in the order of the set.

    `means` (G, S) are in the order of the groups; of what is above the limit the largest `GAPS_SHOWN` are given.
    """
    ranked = [row for row, group in enumerate(groups) if group.ranked]
    own = means[ranked]
    known = np.flatnonzero(~np.isnan(own).any(axis=0))
    spread = {int(position): round(float(np.ptp(own[:, position])), GAP_DECIMALS) for position in known}
    largest = sorted(spread, key=lambda position: (-spread[position], position))
    gaps = []

    def mean_of(row: int, position: int) -> GroupMean:
        group = groups[ranked[row]]
        title = _title(group.id, group, statement_set)
        return GroupMean(group=group.id, title=title, mean=float(own[row, position]))

    for position in largest[:GAPS_SHOWN]:
        if spread[position] <= limit:
            continue
        gaps.append(
            Gap(
                statement=statements[position],
                difference=float(np.ptp(own[:, position])),
                highest=mean_of(int(np.argmax(own[:, position])), position),
                lowest=mean_of(int(np.argmin(own[:, position])), position),
            )
        )
    return tuple(gaps)
