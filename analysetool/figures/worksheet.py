# SPDX-License-Identifier: EUPL-1.2
"""The worksheet: the few statements that matter most with what helps to agree on them, and a list of the others."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from analysetool.agenda import Topic
from analysetool.figures.agreements import by_date, gather_agreements
from analysetool.figures.report import DiscussedStatement, Gap, Report, ShownFinding, ShownStatement
from analysetool.model import Action, ActionStatus, Statement, Track

MOST_PAGES = 6
"""A session has no time for more; with the first page and the list at the end they are eight sheets of A4."""
MOST_NOTES = 5
"""More remarks with a statement would not leave room on its page to write."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreed:
    """The actions on one statement: what is still to be done, the first date first, and what is done or dropped."""

    still_open: tuple[Action, ...] = ()
    ended: tuple[Action, ...] = ()

    @property
    def all(self) -> tuple[Action, ...]:
        """The open ones first."""
        return (*self.still_open, *self.ended)


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkItem:
    """A statement that gets a page; `anchors` are pairs of a score and what one would see at it.

    `finding` says why it stands out; None when it does not, such as one that was left open. `discussed` is what the
    coalition said of it together (None when it did not), `gap` the groups that differ on it where that is named.
    `advice` is the set's first step with its heading of the plan: None while an action is open. `notes` are the first
    few remarks of participants, and `more_notes` how many are left.
    """

    statement: ShownStatement
    topic: Topic
    theme: str
    finding: ShownFinding | None
    agreed: Agreed
    anchors: tuple[tuple[int, str], ...]
    advice: str | None
    track: Track | None
    source: str | None
    discussed: DiscussedStatement | None = None
    gap: Gap | None = None
    notes: tuple[str, ...] = ()
    more_notes: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedStatement:
    """A statement without a page, with what was agreed on it."""

    statement: ShownStatement
    agreed: Agreed


@dataclass(frozen=True, slots=True, kw_only=True)
class Worksheet:
    """What a coalition works on after a measurement; `opening` is the strength that a session begins with."""

    report: Report
    opening: ShownStatement | None
    items: tuple[WorkItem, ...]
    rest: tuple[ListedStatement, ...]


def gather_worksheet(report: Report) -> Worksheet:
    """Gather the statements to work on, in the order of the agenda, and list those for which there is no time.

    The list goes on in that order; after it come the lowest scores where few are weak, and statements with an action
    that is still to be done. Without an agenda and without actions both are empty.
    """
    statements = {statement.id: statement for statement in report.statement_set.statements}
    shown = {statement.id: statement for statement in report.statements}
    found = report.findings
    findings = {own.statement.id: own for own in (*found.weak, *found.divided, *found.unknown, *found.lowest)}
    agreed = _agreed(report)
    topics = {own.statement.id: own.topic for own in report.agenda}
    opening = next(iter(topics), None)
    if opening is not None and (topics[opening] is not Topic.STRENGTH or shown[opening].disputed):
        opening = None
    talk = [identity for identity in topics if identity != opening]
    lowest = (own.statement.id for own in found.lowest)
    to_do = (identity for identity, own in agreed.items() if own.still_open)
    others = dict.fromkeys((*talk[MOST_PAGES:], *lowest, *to_do))
    return Worksheet(
        report=report,
        opening=None if opening is None else shown[opening],
        items=tuple(
            _item(statements[identity], report, topics[identity], findings.get(identity), agreed)
            for identity in talk[:MOST_PAGES]
        ),
        rest=tuple(
            ListedStatement(statement=shown[identity], agreed=agreed.get(identity, Agreed()))
            for identity in others
            if identity in shown and identity not in talk[:MOST_PAGES]
        ),
    )


def _agreed(report: Report) -> dict[str, Agreed]:
    """The actions by statement, those that come first in time first."""
    agreements = gather_agreements(report)
    actions = (*(action for doer in agreements.doers for action in doer.actions), *agreements.ended)
    by_statement: dict[str, list[Action]] = {}
    for action in by_date(actions):
        by_statement.setdefault(action.statement, []).append(action)
    return {
        identity: Agreed(still_open=_of(own, still_open=True), ended=_of(own, still_open=False))
        for identity, own in by_statement.items()
    }


def _of(actions: Iterable[Action], *, still_open: bool) -> tuple[Action, ...]:
    return tuple(action for action in actions if (action.status is ActionStatus.OPEN) is still_open)


def _item(
    statement: Statement, report: Report, topic: Topic, finding: ShownFinding | None, agreed: dict[str, Agreed]
) -> WorkItem:
    identity, reference = statement.id, statement.reference
    own = agreed.get(identity, Agreed())
    theme = next(theme for theme in report.themes if theme.level.id == statement.theme)
    discussed = report.discussion.items if report.discussion is not None else ()
    notes = next((note.texts for note in report.notes if note.statement.id == identity), ())
    source = None
    if reference is not None:
        document = report.statement_set.sources.get(reference.document)
        source = f"{document.title if document is not None else reference.document}, {reference.place}"
    return WorkItem(
        statement=next(shown for shown in theme.statements if shown.id == identity),
        topic=topic,
        theme=theme.level.title,
        finding=finding,
        agreed=own,
        anchors=tuple(sorted(statement.anchors.items())),
        advice=None if own.still_open else statement.advice,
        track=statement.track,
        source=source,
        discussed=next((item for item in discussed if item.statement.id == identity), None),
        gap=next((gap for gap in report.gaps if gap.statement.id == identity), None),
        notes=notes[:MOST_NOTES],
        more_notes=max(0, len(notes) - MOST_NOTES),
    )
