# SPDX-License-Identifier: EUPL-1.2
"""What the coalition agreed to do, by who does it: the page to mail on the evening of the session."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from analysetool.figures.discussion import in_order
from analysetool.figures.report import Report
from analysetool.model import Action, ActionStatus


@dataclass(frozen=True, slots=True, kw_only=True)
class Doer:
    """An organisation or function with its actions, the first date first; `name` is None where nobody was named."""

    name: str | None
    actions: tuple[Action, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreements:
    """All actions that hold: the open ones by who does them, also of earlier years, and those done or dropped."""

    report: Report
    doers: tuple[Doer, ...]
    ended: tuple[Action, ...]


def agreed_actions(report: Report) -> tuple[Action, ...]:
    """All actions that hold: those of this year and the open ones of earlier years (`Action.since`), as one list.

    Open ones first, then by date (none last) and in the order of the set; empty where nothing was agreed on.
    """
    return tuple(in_order((*report.actions, *report.carried), [own.id for own in report.statements]))


def gather_agreements(report: Report) -> Agreements:
    """Put the open actions together by who does them: who is first to act comes first, and nobody last.

    Names are the same when they differ in case or blanks alone; the first spelling is shown. Without actions both
    tuples are empty.
    """
    by_name: dict[str | None, list[Action]] = {}
    spelled: dict[str | None, str | None] = {None: None}
    actions = agreed_actions(report)
    for action in actions:
        if action.status is ActionStatus.OPEN:
            key = None if action.who is None else " ".join(action.who.split()).casefold()
            spelled.setdefault(key, action.who)
            by_name.setdefault(key, []).append(action)
    doers = [Doer(name=spelled[key], actions=tuple(by_date(own))) for key, own in by_name.items()]
    return Agreements(
        report=report,
        doers=tuple(sorted(doers, key=lambda doer: (doer.name is None, *_day(doer.actions[0]), doer.name or ""))),
        ended=tuple(by_date(action for action in actions if action.status is not ActionStatus.OPEN)),
    )


def by_date(actions: Iterable[Action]) -> list[Action]:
    """The first date first, and those without one last."""
    return sorted(actions, key=_day)


def _day(action: Action) -> tuple[bool, date]:
    return action.due is None, action.due or date.min
