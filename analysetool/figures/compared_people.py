# SPDX-License-Identifier: EUPL-1.2
"""Who took part in two measurements: numbers per cluster, and the change among only those who took part twice."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from analysetool.certainty import Bools
from analysetool.changes import Comparison, Side, compare
from analysetool.figures.compared_years import Year, changes_by_id
from analysetool.figures.comparison import Change, ClusterPeople, ComparedMeasurement
from analysetool.measures import SCORES
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
    before: Year, after: Year, statement_set: StatementSet, shown: Bools, minimum: int
) -> tuple[Change, ...] | None:
    """Total and parts among only the people of both years of a coalition; None when nothing can be told apart.

    They are shown where these people and all others of each year are at least `minimum`, or nobody; a part also needs
    that many of them with a score in it. With joint scores there is nothing to tell: those are nobody's own.
    """
    sides = (before.side, after.side)
    people = [set(side.responses.participants) for side in sides if side.responses is not None and side.joint is None]
    if len(people) < len(sides):
        return None
    same = people[0] & people[1]
    rest = [len(own - same) for own in people]
    if not same or not any(rest):
        return None
    if len(same) < minimum or any(0 < left < minimum for left in rest):
        return ()
    comparison = compare(_only(sides[0], same), _only(sides[1], same), structure_of(statement_set), shown)
    changes = changes_by_id(comparison, statement_set, minimum)
    return tuple(
        changes[identity]
        for identity in (TOTAL, *(part.id for part in statement_set.parts))
        if changes[identity].difference is not None
        and all(_enough_on(side, same, comparison, identity, minimum) for side in sides)
    )


def _enough_on(side: Side, same: set[str], comparison: Comparison, level: str, minimum: int) -> bool:
    """Whether enough of these people have a score in a level, and enough of the others or none of them."""
    assert side.responses is not None  # noqa: S101 - the caller looked
    members = comparison.structure.members[comparison.structure.levels.index(level)] & comparison.compared
    scored = (side.responses.answers[:, members] < len(SCORES)).any(axis=1)
    twice = np.array([code in same for code in side.responses.participants], dtype=np.bool_)
    others = int((scored & ~twice).sum())
    return int((scored & twice).sum()) >= minimum and (others == 0 or others >= minimum)


def _only(side: Side, people: set[str]) -> Side:
    """The same measurement with these people only."""
    assert side.responses is not None  # noqa: S101 - the caller looked
    rows = [row for row, code in enumerate(side.responses.participants) if code in people]
    answers = side.responses.answers[rows]
    counts = np.array([np.bincount(column, minlength=NOT_ASKED + 1)[:NOT_ASKED] for column in answers.T])
    return replace(
        side,
        counts=counts.astype(np.int64),
        responses=Responses(
            participants=tuple(side.responses.participants[row] for row in rows),
            domains=tuple(side.responses.domains[row] for row in rows),
            answers=answers,
        ),
    )
