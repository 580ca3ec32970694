# SPDX-License-Identifier: EUPL-1.2
"""Where a session is, and what follows from that: the one thing that both screens are drawn from."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from analysetool.agenda import CLOSING_SHARE
from analysetool.figures.build_room import overview_pages, show_overview
from analysetool.figures.room import RoomOverview
from analysetool.model import Action
from analysetool.session.clock import MINUTE, Clock, whole_minutes
from analysetool.session.commands import Do
from analysetool.session.joint_sheet import JointSheet
from analysetool.session.material import Material
from analysetool.session.plan import Plan
from analysetool.session.rounds import EarlierRound, Stop, closing_stops, standing
from analysetool.session.silent import Silent
from analysetool.session.timing import Timing
from analysetool.session.timing import time_left as left_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Reveal:
    """The votes on a statement come on the room's screen at a moment, in milliseconds since the epoch."""

    statement: str
    moment: int


@dataclass(slots=True, kw_only=True)
class Situation:
    """A session at one moment; `minutes` is how long it may take, `room_path` the file that the room sees.

    `round` is the walk along actions of earlier years, None outside it; `stop` the halt of the closing; `share` where
    the list of blind spots is; `aside` what is read beside the statement; `said` what was just said to the facilitator;
    `reveal` what the room counts down to; `silent` the moment in which everybody scores alone, None outside it.
    """

    material: Material
    joint: JointSheet
    clock: Clock
    plan: Plan
    minutes: float
    room_path: Path
    round: EarlierRound | None = None
    stop: int = 0
    share: int = 0
    aside: Do | None = None
    said: tuple[str, ...] = ()
    reveal: Reveal | None = None
    silent: Silent | None = None

    def counted_down_to(self) -> int | None:
        """When the votes on the current statement come on the room's screen; None where nothing waits for that."""
        if self.reveal is None or self.reveal.statement != self.current_id or self.clock.later(0) >= self.reveal.moment:
            return None
        return self.reveal.moment

    @property
    def current_id(self) -> str | None:
        """The item whose time it is: a statement, or the list to share out; None at the opening and the closing."""
        current = self.plan.current
        return None if current is None else current.statement

    @property
    def statement_id(self) -> str | None:
        """The statement that is talked about, also on the list; None at the opening and the closing."""
        return self.plan.to_share[self.share_place] if self.plan.at_list else self.current_id

    @property
    def share_place(self) -> int:
        """Where the list of blind spots is; after a change that made it shorter, its last one."""
        return max(0, min(self.share, len(self.plan.to_share) - 1))

    def go_to(self, statement: str) -> None:
        """Go to a statement where it comes up; nothing happens where it does not."""
        place = self.plan.holds(statement)
        if place is not None:
            self.plan = self.plan.at(place)
            self.share = self.plan.to_share.index(statement) if statement in self.plan.to_share else 0

    @property
    def at_closing(self) -> bool:
        """True after the last statement."""
        return self.plan.current is None and not self.plan.at_opening

    def current_action(self) -> Action | None:
        """The action that is talked about, in the round of earlier years or at the closing."""
        if self.round is not None:
            return self.round.shown(self.joint.sheet)[self.round.position]
        if self.at_closing:
            place = self.halt().action
            return None if place is None else self.standing_actions()[place]
        return None

    def standing_actions(self) -> tuple[Action, ...]:
        """The actions that hold: those of this year's sheet, and the open ones of earlier years behind them."""
        sheet = self.joint.sheet
        return standing((*sheet.actions, *self.material.carried(sheet)))

    def pages(self) -> tuple[RoomOverview, ...]:
        """What the room sees at the closing, page by page."""
        sheet = self.joint.sheet
        left = self.plan.not_talked_about(self.joint.touched)
        return overview_pages(
            show_overview(
                self.material.with_joint(sheet),
                self.material.statement_set,
                not_discussed=len(left),
                carried=self.material.carried(sheet),
            )
        )

    def stops(self) -> tuple[Stop, ...]:
        """The halts of the closing."""
        return closing_stops(self.pages())

    def halt(self) -> Stop:
        """Where the closing is; after a change that made it shorter, its last halt."""
        stops = self.stops()
        self.stop = min(self.stop, len(stops) - 1)
        return stops[self.stop]

    def time_left(self) -> Timing:
        """What is left of the time, at this moment; of the silent moment in place of the statement."""
        left = left_of(self.plan, self.clock, self.minutes)
        return left if self.silent is None else replace(left, statement=self.silent.until - self.clock.used)

    def spare(self) -> float:
        """Seconds that the agenda leaves free; below zero when it does not fit. At the closing, what that leaves."""
        left = self.time_left()
        return left.session - self.minutes * CLOSING_SHARE * MINUTE if self.at_closing else -left.overrun

    def overrun(self) -> int:
        """How many whole minutes the rest of the agenda takes too long; 0 when it fits."""
        return max(0, whole_minutes(self.time_left().overrun))

    def earlier_round(self) -> EarlierRound | None:
        """Along what earlier years left open and nobody said anything about yet; None where that is nothing."""
        earlier = self.material.carried(self.joint.sheet)
        return EarlierRound(actions=earlier) if earlier else None
