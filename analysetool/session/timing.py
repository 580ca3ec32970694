# SPDX-License-Identifier: EUPL-1.2
"""What is left of the time: of this statement, of the session, and whether the rest of the agenda still fits."""

from __future__ import annotations

from dataclasses import dataclass

from analysetool.agenda import CLOSING_SHARE, OPENING_SHARE
from analysetool.session.clock import MINUTE, Clock
from analysetool.session.plan import LIST, Plan, PlanItem


@dataclass(frozen=True, slots=True, kw_only=True)
class Timing:
    """Seconds that are left, below zero when they are over; `statement` is None where there is no statement.

    `overrun` is how much longer the rest takes than the session lasts: what this statement or the opening has left, the
    statements after it and the closing. Zero or less when it fits.
    """

    statement: float | None
    session: float
    overrun: float


def time_left(plan: Plan, clock: Clock, minutes: float) -> Timing:
    """What is left at this moment of a session of so many minutes; right after a tick of the clock."""
    session = minutes * MINUTE - clock.used
    current = plan.current
    statement = None if current is None else current.minutes * MINUTE - clock.per_item.get(current.statement, 0.0)
    after = sum(item.minutes for item in to_come(plan)) * MINUTE
    opening = minutes * OPENING_SHARE * MINUTE - clock.used if plan.at_opening else 0.0
    needed = max(0.0, statement or opening) + after + minutes * CLOSING_SHARE * MINUTE
    at_closing = current is None and not plan.at_opening
    return Timing(statement=statement, session=session, overrun=0.0 if at_closing else needed - session)


def to_come(plan: Plan) -> tuple[PlanItem, ...]:
    """The statements after the current one; all of them at the opening, none at the closing."""
    return plan.items[plan.position + 1 :]


def what_to_drop(plan: Plan, overrun: float) -> tuple[PlanItem, ...]:
    """The last statements of the agenda, as many as make up for so many seconds; all to come where that is not enough.

    The agenda begins with what needs the talk most, and the list to share out takes little for what it settles: it
    stays. Nothing where nothing has to make up for.
    """
    dropped: list[PlanItem] = []
    for item in reversed([item for item in to_come(plan) if item.statement != LIST]):
        if sum(other.minutes for other in dropped) * MINUTE >= overrun:
            break
        dropped.insert(0, item)
    return tuple(dropped)
