# SPDX-License-Identifier: EUPL-1.2
"""Who took part in two measurements: numbers per cluster, and the change among only those who took part twice."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from analysetool.certainty import Bools
from analysetool.changes import Side, compare
from analysetool.disclosure import FEWEST_GROUPS, few_stay_open, groups_shown, subset_shown
from analysetool.figures.build_groups import divide_people
from analysetool.figures.compared_years import Year, changes_by_id
from analysetool.figures.comparison import Change, ClusterPeople, ComparedMeasurement
from analysetool.measurement import Measurement
from analysetool.measures import SCORES, Floats, Ints
from analysetool.model import StatementSet
from analysetool.requirements import TOTAL
from analysetool.scoring import structure_of
from analysetool.tally import NOT_ASKED, Responses


def people_per_cluster(before: ComparedMeasurement, after: ComparedMeasurement) -> tuple[ClusterPeople, ...]:
    """The clusters of either measurement with how many took part; none when there is at most one."""
    known = [side.per_cluster if side.participants is not None else None for side in (before, after)]
    identities = tuple(dict.fromkeys((*before.per_cluster, *after.per_cluster)))
    if len(identities) <= 1:
        return ()
    return tuple(
        ClusterPeople(
            id=identity,
            before=None if known[0] is None else known[0].get(identity, 0),
            after=None if known[1] is None else known[1].get(identity, 0),
        )
        for identity in identities
    )


def among_same(
    before: Year, after: Year, statement_set: StatementSet, shared: Bools, years: Sequence[Measurement] = ()
) -> tuple[Change, ...] | None:
    """Total and parts among only the people of both years of a coalition; None when nothing can be told apart.

    They stand on the statements on which, in each year, enough of these people gave a score, and enough of the others
    or none (see `analysetool.disclosure.subset_shown`); none are told where these people or the others are too few.
    Nor are any where another of the coalition's `years` shares other people with one of these two: with two such
    tables of one year, what lies between them could be about anybody. With joint scores there is nothing to tell:
    those are nobody's own.
    """
    sides = (before.side, after.side)
    people = [set(side.responses.participants) for side in sides if side.responses is not None and side.joint is None]
    if len(people) < len(sides):
        return None
    same = people[0] & people[1]
    rest = [len(own - same) for own in people]
    if not same or not any(rest):
        return None
    fewest = max(year.ground.disclosure.fewest for year in (before, after))
    if len(same) < fewest or any(0 < left < fewest for left in rest):
        return ()
    pair = (before.measurement.year, after.measurement.year)
    elsewhere = [own.responses for own in years if own.year not in pair and own.responses is not None]
    met = [own & set(theirs.participants) for own in people for theirs in elsewhere]
    if fewest > 1 and any(own and own != same for own in met):
        return ()
    shown = [shown_of_same(year, same, statement_set, fewest) for year in (before, after)]
    kept = shown[0] & shown[1]
    comparison = compare(_only(sides[0], same, kept), _only(sides[1], same, kept), structure_of(statement_set), shared)
    changes = changes_by_id(comparison, statement_set, fewest)
    return tuple(
        changes[identity]
        for identity in (TOTAL, *(part.id for part in statement_set.parts))
        if changes[identity].difference is not None
    )


def shown_of_same(year: Year, people: set[str], statement_set: StatementSet, fewest: int) -> Bools:
    """The statements (S,) of which figures of these people may stand beside those of all and of groups."""
    responses = year.side.responses
    assert responses is not None  # noqa: S101 - the caller looked
    scored = responses.answers < len(SCORES)
    scores = np.where(scored, responses.answers + 1, 0).astype(np.int64)
    twice = np.array([code in people for code in responses.participants], dtype=np.bool_)
    allowed = year.ground.disclosure.shown
    division = divide_people(year.ground, statement_set)
    # both divisions: clusters may have a figure where one of their domains has none; without groups all are one
    for groups in (division.domains, division.clusters):
        group_of = {domain: row for row, group in enumerate(groups) for domain in group.domains}
        rows = np.array([group_of.get(domain, 0) for domain in responses.domains], dtype=np.intp)
        allowed = allowed & _shown_beside(scores, twice, rows, fewest)
    return allowed


def _shown_beside(scores: Ints, twice: Bools, rows: NDArray[np.intp], fewest: int) -> Bools:
    """On which statements (S,) figures of some (P,) of the people may stand beside those of the groups (P,) of all.

    `scores` (P, S) are 0 where somebody gave none.
    """

    def added(values: Ints | Bools) -> Ints:
        found = np.zeros((int(rows.max(initial=0)) + 1, scores.shape[1]), dtype=np.int64)
        np.add.at(found, rows, values)
        return found

    own = twice[:, None]
    inside, outside = added((scores > 0) & own), added((scores > 0) & ~own)
    allowed = subset_shown(inside, outside, fewest)
    if len(inside) < FEWEST_GROUPS:
        return allowed
    reach = _reach(scores, added(scores), inside, outside)
    total = np.where(own, scores, 0).sum(axis=0).astype(np.float64)
    beside_groups = groups_shown(inside + outside, fewest)
    return allowed & (~beside_groups | few_stay_open(inside, outside, reach, total, fewest))


def _reach(scores: Ints, sums: Ints, inside: Ints, outside: Ints) -> Floats:
    """The least and the most (2, G, S) that those inside each group can have given together.

    `scores` (P, S) are those of everybody, 0 for none, and `sums` (G, S) those of groups. Any k people gave the k
    lowest of all scores at least and the k highest at most, and those outside the same.
    """
    empty = np.sort(np.where(scores > 0, scores, len(SCORES) + 1), axis=0)
    lowest = np.where(empty <= len(SCORES), empty, 0).cumsum(axis=0)
    highest = np.sort(scores, axis=0)[::-1].cumsum(axis=0)
    nobody = np.zeros((1, scores.shape[1]), dtype=np.int64)
    lowest, highest = np.concatenate([nobody, lowest]), np.concatenate([nobody, highest])
    place = np.arange(scores.shape[1])
    least = np.maximum(lowest[inside, place], sums - highest[outside, place])
    most = np.minimum(highest[inside, place], sums - lowest[outside, place])
    return np.array([least, most], dtype=np.float64)


def _only(side: Side, people: set[str], kept: Bools) -> Side:
    """The same measurement with these people only, and of what they scored only the statements that are kept."""
    assert side.responses is not None  # noqa: S101 - the caller looked
    rows = [row for row, code in enumerate(side.responses.participants) if code in people]
    answers = side.responses.answers[rows]
    counts = np.array([np.bincount(column, minlength=NOT_ASKED + 1)[:NOT_ASKED] for column in answers.T])
    hidden = (counts[:, : len(SCORES)].sum(axis=1) > 0) & ~kept
    return replace(
        side,
        counts=np.where(hidden[:, None], 0, counts).astype(np.int64),
        responses=Responses(
            participants=tuple(side.responses.participants[row] for row in rows),
            domains=tuple(side.responses.domains[row] for row in rows),
            answers=answers,
        ),
    )
