# SPDX-License-Identifier: EUPL-1.2
"""The page for parents: a few sentences with how many of them said it is so, and what the coalition is going to do."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from analysetool.figures.agreements import by_date, gather_agreements
from analysetool.figures.report import ParentsStatement, Report
from analysetool.model import Action

MOST_SENTENCES = 3
"""Of those that are so for most parents, and of the others: more would not be read, nor fit on one A4."""
MOST_ACTIONS = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class ParentsSaid:
    """A sentence in the words of parents, and how many who scored it gave a 1 or 2 (`no`), a 3 or a 4 or 5 (`yes`)."""

    statement: str
    text: str
    no: int
    partly: int
    yes: int

    @property
    def n(self) -> int:
        """How many parents gave a score."""
        return self.no + self.partly + self.yes

    @property
    def so_for_most(self) -> bool:
        """Whether more than half of them gave a 4 or 5."""
        return 2 * self.yes > self.n


@dataclass(frozen=True, slots=True, kw_only=True)
class ParentsPage:
    """What parents are told.

    `good` are sentences that are so for more than half of the parents, most of all first; `better` the others, fewest
    first. `actions` are still to be done, those about what parents were asked first; `more_actions` did not fit.
    """

    report: Report
    good: tuple[ParentsSaid, ...]
    better: tuple[ParentsSaid, ...]
    actions: tuple[Action, ...]
    more_actions: int


def gather_parents_page(report: Report) -> ParentsPage:
    """Choose what to tell parents, of what may be shown of them.

    Shares are compared, yes / n; where they are the same the share that said no decides, and then the order of the
    set. Where too few parents spoke, or none, there are no sentences; without open actions there are no actions.
    """
    place = {statement.id: position for position, statement in enumerate(report.statements)}
    rows = report.parents.statements if report.parents is not None else ()
    said = sorted(map(_said, rows), key=lambda own: (-own.yes / own.n, own.no / own.n, place[own.statement]))
    most = [own for own in said if own.so_for_most]
    others = sorted(
        (own for own in said if not own.so_for_most),
        key=lambda own: (own.yes / own.n, -own.no / own.n, place[own.statement]),
    )
    actions = _to_do(report)
    return ParentsPage(
        report=report,
        good=tuple(most[:MOST_SENTENCES]),
        better=tuple(others[:MOST_SENTENCES]),
        actions=actions[:MOST_ACTIONS],
        more_actions=max(0, len(actions) - MOST_ACTIONS),
    )


def _said(row: ParentsStatement) -> ParentsSaid:
    return ParentsSaid(
        statement=row.statement.id, text=row.text, no=sum(row.votes[:2]), partly=row.votes[2], yes=sum(row.votes[3:])
    )


def _to_do(report: Report) -> tuple[Action, ...]:
    """The open actions: those on statements that parents are asked first, then by date."""
    asked = {statement.id for statement in report.statement_set.statements if statement.parents_text is not None}
    agreements = gather_agreements(report)
    actions: Iterable[Action] = by_date(action for doer in agreements.doers for action in doer.actions)
    return tuple(sorted(actions, key=lambda action: action.statement not in asked))
