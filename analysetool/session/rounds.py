# SPDX-License-Identifier: EUPL-1.2
"""What is gone along one by one: open actions of earlier years at the opening, what was agreed at the closing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from analysetool.figures.carried import action_key
from analysetool.figures.room import RoomOverview
from analysetool.model import Action, ActionStatus, ScoreSheet


@dataclass(frozen=True, slots=True, kw_only=True)
class EarlierRound:
    """The actions of earlier years that were open when the round began, and which one is talked about."""

    actions: tuple[Action, ...]
    position: int = 0

    def shown(self, sheet: ScoreSheet) -> tuple[Action, ...]:
        """The same actions as this year's sheet has them by now, where it has."""
        newest = {action_key(action): action for action in sheet.actions}
        return tuple(newest.get(action_key(action), action) for action in self.actions)

    def at(self, position: int) -> EarlierRound | None:
        """The round at another action; None outside it."""
        return replace(self, position=position) if 0 <= position < len(self.actions) else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Stop:
    """One halt of the closing: an action, or None for a page of other things; and the page that the room sees."""

    action: int | None
    page: int


def closing_stops(pages: Sequence[RoomOverview]) -> tuple[Stop, ...]:
    """The halts of a closing over its pages: action by action, then page by page; the last is never an action."""
    stops: list[Stop] = []
    before = 0
    for number, page in enumerate(pages):
        if page.actions:
            stops += [Stop(action=before + place, page=number) for place in range(len(page.actions))]
            before += len(page.actions)
        else:
            stops.append(Stop(action=None, page=number))
    if stops[-1].action is not None:
        stops.append(Stop(action=None, page=len(pages) - 1))
    return tuple(stops)


def standing(actions: Sequence[Action]) -> tuple[Action, ...]:
    """The actions that were not dropped."""
    return tuple(action for action in actions if action.status is not ActionStatus.DROPPED)
