# SPDX-License-Identifier: EUPL-1.2
"""Differences between groups of participants (clusters or domains), as far as they may be shown."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from analysetool.disclosure import NO_CLUSTER, Division, Group, divide, groups_shown
from analysetool.figures.ground import Ground
from analysetool.figures.levels import compute_levels
from analysetool.figures.report import Gap, GroupMean, GroupName, NoGaps, NoGroups, ShownGroup, ShownStatement
from analysetool.gaps import GAP_DECIMALS, MOST_PEOPLE, largest_by_chance
from analysetool.measures import SCORES, Floats, Ints, means_of
from analysetool.model import Basis, GroupBy, StatementSet, Verdict
from analysetool.scoring import Scores, score, structure_of
from analysetool.tally import Responses, Tally
from analysetool.verdicts import mean_verdicts, verdict_of

GAPS_SHOWN = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class EqualWeight:
    """The score of a level when each group has one voice, and its verdict where that is not the one of the mean."""

    mean: float
    verdict: Verdict | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownGroups:
    """The groups that may be shown with the statements they differ on more than by chance, or why there is none.

    `equal` holds, per level by id, what comes of it when each of them has one voice.
    """

    groups: tuple[ShownGroup, ...] = ()
    equal: Mapping[str, EqualWeight] = field(default_factory=dict)
    gaps: tuple[Gap, ...] = ()
    no_gaps: NoGaps | None = None
    none_because: NoGroups | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupMeans:
    """The mean of each group on one statement, or the reason why there is none.

    `difference` is the exact one where it is larger than chance gives; `by_chance` says that it is not.
    """

    means: tuple[GroupMean, ...] = ()
    difference: float | None = None
    by_chance: bool = False
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
    shown = _comparable(counts, ground)
    if not shown.any():
        return ShownGroups(none_because=NoGroups.FEW_SCORES)
    # of the other statements groups have no figure at all, not even how many answered
    figures = score(
        np.where(shown[:, None], counts, 0),
        structure_of(statement_set),
        counted_blanks=ground.counted_blanks,
        asked=ground.asked,
    )
    limit = _limit(responses, groups, shown)
    gaps = () if limit is None else _gaps(groups, figures.statements.mean, statements, statement_set, limit)
    comparable = sum(group.ranked for group in groups) > 1
    return ShownGroups(
        groups=tuple(_group(row, group, figures, statement_set, ground) for row, group in enumerate(groups)),
        equal=_equal_weight(figures, shown, ground) if ground.basis is Basis.INDIVIDUAL else {},
        gaps=gaps,
        no_gaps=_why_no_gaps(limit, responses) if comparable and not gaps else None,
    )


def _why_no_gaps(limit: float | None, responses: Responses | None) -> NoGaps:
    """Why no statement is named on which groups differ."""
    if responses is None:
        return NoGaps.COUNTS
    return NoGaps.TOO_MANY if limit is None and len(responses.participants) > MOST_PEOPLE else NoGaps.CHANCE


def _equal_weight(figures: Scores, shown: NDArray[np.bool_], ground: Ground) -> dict[str, EqualWeight]:
    """The plain mean over the groups of each level by id, where every group has a figure and there are two or more.

    It stands on the statements (S,) that are `shown` of every group; so does the mean whose verdict it is held beside.
    """
    means = figures.levels.mean
    if len(means) < 2:  # noqa: PLR2004 - one group is everybody
        return {}
    everybody = np.where(shown[:, None], ground.tally.total(), 0)
    usual = score(
        everybody[None], figures.structure, counted_blanks=ground.counted_blanks, asked=ground.asked
    ).levels.verdict[0]
    equal = means.mean(axis=0)
    verdict = mean_verdicts(equal)
    return {
        identity: EqualWeight(
            mean=float(equal[place]),
            verdict=verdict_of(int(verdict[place])) if verdict[place] != usual[place] else None,
        )
        for place, identity in enumerate(figures.structure.levels)
        if not np.isnan(equal[place])
    }


def compute_group_means(
    ground: Ground, statement_set: StatementSet, position: int, limit: float | None = None
) -> GroupMeans:
    """The means of the clusters on the statement at a position of the set, under the same rules as `compute_groups`.

    Their difference is named above `limit` (see `cluster_gap_limit`); without one nothing is said of it.
    """
    groups = cluster_groups(ground, statement_set)
    if not groups:
        return GroupMeans(none_because=_why_none(ground, statement_set))
    votes = counts_of(ground.tally, groups)[:, position : position + 1, : SCORES.size]
    if not groups_shown(votes.sum(axis=-1), ground.disclosure.fewest).all():
        return GroupMeans(none_because=NoGroups.FEW_SCORES)
    means = [float(mean) for mean in means_of(votes[:, 0])]
    ranked = [mean for group, mean in zip(groups, means, strict=True) if group.ranked]
    spread = max(ranked) - min(ranked) if limit is not None else 0.0
    beyond = limit is not None and _beyond(spread, limit)
    return GroupMeans(
        means=tuple(GroupMean(group=group.id, mean=mean) for group, mean in zip(groups, means, strict=True)),
        difference=spread if beyond else None,
        by_chance=limit is not None and not beyond,
    )


def cluster_gap_limit(ground: Ground, statement_set: StatementSet, responses: Responses | None) -> float | None:
    """The limit above which `compute_groups` names a gap between clusters; None without people or two ranked ones."""
    groups = cluster_groups(ground, statement_set)
    if not groups:
        return None
    return _limit(responses, groups, _comparable(counts_of(ground.tally, groups), ground))


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


def _comparable(counts: Ints, ground: Ground) -> NDArray[np.bool_]:
    """On which statements (S,) groups have a figure, from their answers (G, S, 8)."""
    return groups_shown(counts[..., : SCORES.size].sum(axis=-1), ground.disclosure.fewest)


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


def _as_compared(spread: float) -> float:
    """A gap with as many decimals as its limit has."""
    return round(spread, GAP_DECIMALS)


def _beyond(spread: float, limit: float) -> bool:
    """Whether a gap is larger than chance gives."""
    return _as_compared(spread) > limit


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
    spread = {int(position): _as_compared(float(np.ptp(own[:, position]))) for position in known}
    largest = sorted(spread, key=lambda position: (-spread[position], position))
    gaps = []

    def mean_of(row: int, position: int) -> GroupMean:
        group = groups[ranked[row]]
        title = _title(group.id, group, statement_set)
        return GroupMean(group=group.id, title=title, mean=float(own[row, position]))

    for position in largest[:GAPS_SHOWN]:
        if not _beyond(spread[position], limit):
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
