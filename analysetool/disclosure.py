# SPDX-License-Identifier: EUPL-1.2
"""What may be shown of a measurement, so that nobody's answers can be read off or worked out: one rule for everything.

Pure arithmetic on counts of people. Whatever is shown of a measurement (reports, comparisons, gates, explanations, the
room) asks here first; what is not shown counts nowhere, so that nothing can be computed back.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from analysetool.model import DEFAULT_MINIMUM, LOWEST_MINIMUM, Basis, Openness

REST = "overig"
"""Id of the groups that merged because they are too small; within a cluster with that cluster before it."""
NO_CLUSTER = "zonder-cluster"
"""Id of the people who gave no domain, or one without a cluster."""
KIN = ("informeel", "ouders")
"""Clusters that merge with each other before they merge with any other."""
FEWEST_GROUPS = 2
_ANY_REST = ":"  # no cluster is called so
_SCORES = 5
_NEAR, _TINY = 1.0, 1e-9
"""A sum that is known within so many points is nearly known; what floating point may add."""

Bools = NDArray[np.bool_]
Ints = NDArray[np.int64]
Floats = NDArray[np.float64]


class Mode(Enum):
    """How much of a measurement may be shown."""

    EVERYTHING = "everything"
    STATEMENTS = "the statements on which enough people gave a score, and what stands on those"
    LEVELS = "only mean and range of the total and the parts"
    NUMBER = "only how many people took part"


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Disclosure:
    """What may be shown of one measurement.

    Attributes:
        mode: how much.
        minimum: fewest people that a figure stands on.
        shown: bool (S,), the statements of which figures may be shown.
        counted: bool (S,), the statements that levels stand on. The same as `shown`, but for `Mode.LEVELS`.
    """

    mode: Mode
    minimum: int
    shown: Bools
    counted: Bools

    @property
    def shows_counts(self) -> bool:
        """Whether it may be told of each statement how many gave a score, weet-niet, nvt or nothing."""
        return self.mode in (Mode.EVERYTHING, Mode.STATEMENTS)

    def counted_on(self, basis: Basis) -> Bools:
        """The statements (S,) whose individual scores levels stand on; joint scores come beside them.

        Where no statement is shown those do not mix with joint scores, which are: what is left would tell the others.
        """
        return self.counted if self.shows_counts or basis is Basis.INDIVIDUAL else np.zeros_like(self.counted)

    @property
    def fewest(self) -> int:
        """Fewest people of a group or on a figure of a group: one where everything is shown."""
        return 1 if self.mode is Mode.EVERYTHING else self.minimum


def disclose(
    counts: Ints, people: int, *, openness: Openness, minimum: int = DEFAULT_MINIMUM, one_voice: bool = False
) -> Disclosure:
    """Decide what may be shown of a measurement.

    Args:
        counts: int (S, 8), all answers of the individual sheets together, last axis as `analysetool.tally`.
        people: how many took part, or the fewest there can have been.
        openness: whether everybody knew beforehand that answers can be read off.
        minimum: fewest people that a figure stands on.
        one_voice: True where there is nobody to hide from: only a joint sheet, only a desk analysis, or one sheet as
            all that was read.

    In a closed measurement of `minimum` people or more a statement is shown when that many gave a score on it. With
    fewer people, but three or more, only total and parts are; they stand on the statements that three people scored.
    With one or two nothing is shown but the number. Of nobody there is nothing to hide.
    """
    scored = counts[..., :_SCORES].sum(axis=-1)
    everything = np.ones(scored.shape, dtype=np.bool_)
    if openness is Openness.OPEN or one_voice:
        return Disclosure(mode=Mode.EVERYTHING, minimum=minimum, shown=everything, counted=everything)
    if people >= minimum or people == 0:  # of nobody there is nothing to hide
        enough = scored >= minimum
        return Disclosure(mode=Mode.STATEMENTS, minimum=minimum, shown=enough, counted=enough)
    if people >= LOWEST_MINIMUM:
        return Disclosure(mode=Mode.LEVELS, minimum=minimum, shown=~everything, counted=scored >= LOWEST_MINIMUM)
    return Disclosure(mode=Mode.NUMBER, minimum=minimum, shown=~everything, counted=~everything)


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """People who are shown together.

    Attributes:
        id: that of a cluster or domain, or of what merged.
        domains: the domains whose people it holds.
        members: ids of the clusters that it is made of, or of the domains within one cluster.
        by_domain: True where the members are domains.
        clusters: ids of the clusters its people belong to.
        size: how many people; in several measurements the fewest.
        ranked: False for a rest, which has too little in common to be called the highest or the lowest.
    """

    id: str
    domains: tuple[str, ...]
    members: tuple[str, ...]
    by_domain: bool
    clusters: tuple[str, ...]
    size: int
    ranked: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Division:
    """The groups of a measurement: `clusters`, and `domains` within them; empty where there are no two groups."""

    clusters: tuple[Group, ...]
    domains: tuple[Group, ...]


def divide(sizes: Mapping[str, int], cluster_of: Mapping[str, str], minimum: int) -> Division:
    """Divide people into groups that may be shown: clusters, and within a cluster that stands apart its domains.

    Args:
        sizes: people per domain of one measurement; "" for no domain.
        cluster_of: the cluster of each domain; others are in none. Its order is the order of the groups.
        minimum: fewest people of a group.

    Small clusters merge: informal support and parents with each other, then the smallest with each other, then the
    smallest of the others with them, ties by id, until every group has enough people. Domains do so within their
    cluster. So any two groups differ by nobody or by at least `minimum` people. With no two such groups there is none.
    """
    by_cluster = _by_cluster({domain: (size,) for domain, size in sizes.items()}, cluster_of)
    pieces = [
        _Piece(id=cluster, members=(cluster,), sizes=_added(domains.values()), ranked=cluster != NO_CLUSTER)
        for cluster, domains in by_cluster.items()
    ]
    order = [*dict.fromkeys(cluster_of.values()), NO_CLUSTER]
    clusters = _merged_clusters(pieces, minimum, order)
    whole: list[Group] = []
    parts: list[Group] = []
    for piece in clusters:
        group = _cluster_group(piece, by_cluster, order)
        whole.append(group)
        domains = {domain: own for cluster in piece.members for domain, own in by_cluster[cluster].items()}
        apart = len(piece.members) == 1 and piece.ranked
        parts.extend((_within(piece.id, domains, cluster_of, minimum) if apart else ()) or (group,))
    return Division(
        clusters=tuple(whole) if len(whole) >= FEWEST_GROUPS else (),
        domains=tuple(parts) if len(parts) >= FEWEST_GROUPS else (),
    )


def divide_alike(
    divisions: Sequence[Division], sizes: Mapping[str, Sequence[int]], cluster_of: Mapping[str, str], minimum: int
) -> tuple[Group, ...]:
    """Divide the people of several measurements into the same clusters, each made of whole groups that are shown.

    Args:
        divisions: that of each measurement by itself.
        sizes: people per domain, one number for each of these measurements; "" for no domain.
        cluster_of: the cluster of each domain; others are in none. Its order is the order of the groups.
        minimum: fewest people of a group, in each of the measurements.

    Groups of the measurements that have a cluster in common go together, and so do all that are a rest in any of them;
    then the small ones merge as in `divide`. A group of the result is a union of groups that are shown anyway, so that
    its figures tell nothing new. There is none where a measurement has no groups, or no two are left.
    """
    if not all(own.clusters for own in divisions):
        return ()
    by_cluster = _by_cluster(sizes, cluster_of)
    pieces = [_shared_piece(block, by_cluster) for block in _overlapping(own.clusters for own in divisions)]
    order = [*dict.fromkeys(cluster_of.values()), NO_CLUSTER]
    groups = tuple(_cluster_group(piece, by_cluster, order) for piece in _merged_clusters(pieces, minimum, order))
    return groups if len(groups) >= FEWEST_GROUPS else ()


def _overlapping(divisions: Iterable[Sequence[Group]]) -> list[set[str]]:
    """The clusters in sets that no group crosses; the rests of all divisions are in one, which has `_ANY_REST` too."""
    blocks: list[set[str]] = []
    for group in (group for groups in divisions for group in groups):
        own = {*group.members, *([_ANY_REST] if _is_rest(group) else [])}
        own = own.union(*(block for block in blocks if block & own))
        blocks = [*(block for block in blocks if not block & own), own]
    return blocks


def _shared_piece(block: set[str], by_cluster: Mapping[str, Mapping[str, tuple[int, ...]]]) -> _Piece:
    """The clusters of one such set: a rest, those that are akin, or one cluster by itself."""
    members = tuple(sorted(block - {_ANY_REST}))
    rest = _ANY_REST in block
    return _Piece(
        id=REST if rest else ":".join(members),
        members=members,
        sizes=_added(own for cluster in members for own in by_cluster[cluster].values()),
        ranked=not rest and members != (NO_CLUSTER,),
    )


def _by_cluster(
    sizes: Mapping[str, Sequence[int]], cluster_of: Mapping[str, str]
) -> dict[str, dict[str, tuple[int, ...]]]:
    """The people of each domain by cluster; domains without anybody are left out."""
    found: dict[str, dict[str, tuple[int, ...]]] = {}
    for domain, own in sizes.items():
        if any(own):
            found.setdefault(cluster_of.get(domain, NO_CLUSTER), {})[domain] = tuple(own)
    return found


def _merged_clusters(pieces: Sequence[_Piece], minimum: int, order: Sequence[str]) -> list[_Piece]:
    """What is left when small clusters have merged, in the order of the clusters, a rest last."""
    merged = _merge(_with_kin(pieces, minimum), minimum, REST)
    return sorted(merged, key=lambda piece: (not piece.ranked, min(map(order.index, piece.members))))


def _cluster_group(
    piece: _Piece, by_cluster: Mapping[str, Mapping[str, tuple[int, ...]]], order: Sequence[str]
) -> Group:
    members = tuple(sorted(piece.members, key=order.index))
    return Group(
        id=piece.id,
        domains=tuple(sorted(domain for cluster in members for domain in by_cluster[cluster])),
        members=members,
        by_domain=False,
        clusters=members,
        size=piece.least,
        ranked=piece.ranked,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Piece:
    """People who are not divided further."""

    id: str
    members: tuple[str, ...]
    sizes: tuple[int, ...]
    ranked: bool = True

    @property
    def least(self) -> int:
        return min(self.sizes)


def _added(sizes: Iterable[Sequence[int]]) -> tuple[int, ...]:
    """Sizes of several together, per measurement."""
    return tuple(sum(column) for column in zip(*sizes, strict=True))


def _together(identity: str, pieces: Sequence[_Piece], *, ranked: bool) -> _Piece:
    members = tuple(sorted(member for piece in pieces for member in piece.members))
    return _Piece(id=identity, members=members, sizes=_added(piece.sizes for piece in pieces), ranked=ranked)


def _with_kin(pieces: Sequence[_Piece], minimum: int) -> list[_Piece]:
    """The same, with the clusters that are akin as one when both are there and either is too small."""
    kin = [piece for piece in pieces if piece.id in KIN]
    if len(kin) < len(KIN) or all(piece.least >= minimum for piece in kin):
        return list(pieces)
    return [*(piece for piece in pieces if piece.id not in KIN), _together(":".join(KIN), kin, ranked=True)]


def _is_rest(piece: _Piece | Group) -> bool:
    """Whether it is what merged; a cluster of one's own may have that name."""
    return piece.id == REST and not piece.ranked


def _merge(pieces: Sequence[_Piece], minimum: int, rest: str) -> list[_Piece]:
    """Merge the smallest (ties by id) into the rest until all pieces are large enough; none when they never are."""
    apart = sorted((own for own in pieces if not _is_rest(own)), key=lambda piece: (piece.least, piece.id))
    merged = [own for own in pieces if _is_rest(own)]

    def too_small(piece: _Piece) -> bool:
        return piece.least < minimum

    while apart and (too_small(apart[0]) or (merged and too_small(_together(rest, merged, ranked=False)))):
        merged.append(apart.pop(0))
    if not merged:
        return apart
    left_over = _together(rest, merged, ranked=False)
    return [] if too_small(left_over) else [*apart, left_over]


def _within(
    cluster: str, domains: Mapping[str, tuple[int, ...]], cluster_of: Mapping[str, str], minimum: int
) -> tuple[Group, ...]:
    """The groups within one cluster, in the order of the domains; none where there are no two."""
    order = list(cluster_of)
    own = [_Piece(id=domain, members=(domain,), sizes=sizes) for domain, sizes in domains.items()]
    merged = _merge(own, minimum, f"{cluster}:{REST}")
    if len(merged) < FEWEST_GROUPS:
        return ()
    merged.sort(key=lambda piece: (not piece.ranked, min(map(order.index, piece.members))))
    return tuple(
        Group(
            id=piece.id,
            domains=piece.members,
            members=tuple(sorted(piece.members, key=order.index)),
            by_domain=True,
            clusters=(cluster,),
            size=piece.least,
            ranked=piece.ranked,
        )
        for piece in merged
    )


def groups_shown(scored: Ints, fewest: int) -> Bools:
    """On which statements groups have a figure: where in every group enough people gave a score.

    Args:
        scored: int (G, S), people with a score per group of a division and statement.
        fewest: fewest people that a figure stands on.

    With no groups there is none.
    """
    if len(scored) == 0:
        return np.zeros(scored.shape[-1], dtype=np.bool_)
    enough: Bools = scored.min(axis=0) >= fewest
    return enough


def subset_shown(inside: Ints, outside: Ints, fewest: int) -> Bools:
    """On which statements figures of some of the people may stand beside those of all.

    Args:
        inside: int (G, S), people of the subset with a score, per group of the finest division that is shown.
        outside: int (G, S), the others.
        fewest: fewest people that a figure stands on.

    The subset needs enough people, and so do the others unless there are none. Where groups have a figure too, the
    subset must differ from every union of groups by nobody or by enough people. The nearest union takes of each group
    whichever is fewer, so it differs by sum_g min(inside_g, outside_g).
    """
    own: Ints = inside.sum(axis=0)
    others: Ints = outside.sum(axis=0)
    nearest: Ints = np.minimum(inside, outside).sum(axis=0)
    allowed: Bools = (own >= fewest) & ((others == 0) | (others >= fewest))
    if len(inside) >= FEWEST_GROUPS:
        beside_groups = groups_shown(inside + outside, fewest)
        allowed = allowed & (~beside_groups | (nearest == 0) | (nearest >= fewest))
    return allowed


def few_stay_open(inside: Ints, outside: Ints, reach: Floats, total: Floats, fewest: int) -> Bools:
    """On which statements figures of some of the people leave open what few of them gave, beside those of groups.

    Args:
        inside: int (G, S), people of the subset with a score, per group of the finest division that is shown.
        outside: int (G, S), the others.
        reach: float (2, G, S), the least and the most that those inside of each group gave together, as far as the
            figure of the group and the counts of the statement tell.
        total: float (S,), what the subset gave together.
        fewest: fewest people that a figure stands on.

    Where all of a group gave the same, what its people inside gave is known, and so is the rest of the subset. So for
    groups T together of which too few are inside, or too few outside, their sum must not come within one point when
    what the other groups R gave is taken from the total, [total - most_R, total - least_R], unless their own figures
    say as much; and where those do, it must not become known.
    """
    mixed = np.flatnonzero(np.minimum(inside, outside).any(axis=1))
    allowed = np.ones(inside.shape[1], dtype=np.bool_)
    for size in range(1, len(mixed) + 1):
        for some in combinations(mixed.tolist(), size):
            chosen = np.zeros(len(inside), dtype=np.bool_)
            chosen[list(some)] = True
            people = np.minimum(inside[chosen].sum(axis=0), outside[chosen].sum(axis=0))
            (least, most), others = reach[:, chosen].sum(axis=1), reach[:, ~chosen].sum(axis=1)
            width = np.minimum(most, total - others[0]) - np.maximum(least, total - others[1])
            near = np.where(most - least > _NEAR, width <= _NEAR + _TINY, (width <= _TINY) & (most - least > _TINY))
            allowed &= (people == 0) | (people >= fewest) | ~near
    return allowed
