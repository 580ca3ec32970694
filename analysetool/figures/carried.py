# SPDX-License-Identifier: EUPL-1.2
"""Actions of earlier years that nobody ended: they are still to be done, and are told with those of this year."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from analysetool.escaping import printable
from analysetool.figures.clean import clean_action
from analysetool.measurement import Measurement
from analysetool.model import Action, ActionStatus


def action_key(action: Action) -> tuple[str, str]:
    """What makes two actions the same: the same statement and the same text, whatever its capitals and blanks."""
    return action.statement, printable(action.what).casefold()


def carry_over(years: Iterable[Measurement], measurement: Measurement) -> tuple[Action, ...]:
    """The open actions of earlier years that this year's joint sheet says nothing about.

    An action is the same one in two years by its `action_key`. The last joint sheet that holds it has the last word:

    - this year's sheet holds it: it is an action of this year, open or ended, and is not carried over;
    - otherwise, the last earlier sheet that holds it says it is done or dropped: it has ended;
    - otherwise it is open, with the text, organisation and date of that last sheet, and comes from the first year
      since which it was open without a break, or what that sheet says (`Action.since`).

    A year without a joint sheet says nothing. Without earlier measurements, or without actions in them, nothing is
    carried over.

    Args:
        years: measurements of the same coalition in any order; those of the same or a later year, and desk analyses,
            are passed over.
        measurement: the one that is reported.
    """
    if measurement.desk is not None:
        return ()
    found: dict[tuple[str, str], Action] = {}
    before = (own for own in years if own.year < measurement.year and own.desk is None)
    for own in sorted(before, key=lambda one: one.year):
        for action in own.joint.actions if own.joint is not None else ():
            key = action_key(action)
            known = found.pop(key, None)
            if action.status is ActionStatus.OPEN:
                since = action.since or own.year if known is None else known.since
                found[key] = replace(clean_action(action), since=since)
    now = {action_key(action) for action in (measurement.joint.actions if measurement.joint is not None else ())}
    return tuple(action for key, action in found.items() if key not in now)
