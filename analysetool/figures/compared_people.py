# SPDX-License-Identifier: EUPL-1.2
"""Who took part in two measurements: numbers per cluster, and the change among only those who took part twice."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from analysetool.changes import Bools, Comparison, Side, compare
from analysetool.figures.compared_years import Year, change_views
from analysetool.figures.comparison import ChangeView, ClusterView, SideView
from analysetool.measures import SCORES
from analysetool.model import StatementSet
from analysetool.scoring import structure_of
from analysetool.tally import NOT_ASKED, Responses
from analysetool.words import comparison as comparison_wording
from analysetool.words.changes import Names


def cluster_views(before: SideView, after: SideView) -> tuple[ClusterView, ...]:
    """The clusters of either measurement with how many took part; none when there is at most one."""
    known = [side.per_cluster if side.participants is not None else None for side in (before, after)]
    identities = tuple(dict.fromkeys((*before.per_cluster, *after.per_cluster)))
    if len(identities) <= 1:
        return ()
    return tuple(
        ClusterView(
            id=identity,
            before=None if known[0] is None else known[0].get(identity, 0),
            after=None if known[1] is None else known[1].get(identity, 0),
        )
        for identity in identities
    )


def among_same(
    before: Year, after: Year, statement_set: StatementSet, shown: Bools, minimum: int, names: Names
) -> tuple[tuple[ChangeView, ...], str | None]:
    """Total and parts among only the people of both years, and the sentence above them or instead of them.

    They are shown where these people and all others of each year are at least `minimum`, or nobody; a part also needs
    that many of them with a score in it. With joint scores there is nothing to tell: those are nobody's own.
    """
    sides = (before.side, after.side)
    people = [set(side.responses.participants) for side in sides if side.responses is not None and side.joint is None]
    if names.two_coalitions or len(people) < len(sides):
        return (), None
    same = people[0] & people[1]
    rest = [len(own - same) for own in people]
    if not same or not any(rest):
        return (), None
    if len(same) < minimum or any(0 < left < minimum for left in rest):
        return (), comparison_wording.few_same(minimum)
    comparison = compare(_only(sides[0], same), _only(sides[1], same), structure_of(statement_set), shown)
    views = change_views(comparison, statement_set, names)
    safe = [
        identity
        for identity in ("totaal", *(part.id for part in statement_set.parts))
        if all(_enough_on(side, same, comparison, identity, minimum) for side in sides)
    ]
    found = tuple(views[identity] for identity in safe if views[identity].difference is not None)
    return found, comparison_wording.among_same(len(same)) if found else comparison_wording.few_same(minimum)


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
