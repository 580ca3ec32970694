# SPDX-License-Identifier: EUPL-1.2
"""The clock of a session: how long it took so far, in all and per statement, without the pauses.

It counts on a clock that nobody can set and that stands still while the laptop sleeps. Only what the room counts down
to is a time of day.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping

MINUTE = 60
_JUMP = 2.0
"""Seconds that two clocks may lie apart without one having jumped."""


class Clock:
    """Adds up seconds; what passes while it is paused or while the program is not running does not count."""

    def __init__(
        self,
        used: float = 0.0,
        per_item: Mapping[str, float] | None = None,
        now: Callable[[], float] = time.monotonic,
        day: Callable[[], float] = time.time,
    ) -> None:
        """Go on from the seconds used before; `now` gives seconds since some moment, `day` since the epoch."""
        self.used = used
        self.per_item = dict(per_item or {})
        self._now = now
        self._day = day
        self._apart = day() - now()
        self._since: float | None = None

    @property
    def running(self) -> bool:
        """False while it is paused."""
        return self._since is not None

    def start(self) -> None:
        """Let it run."""
        if self._since is None:
            self._since = self._now()

    def pause(self, item: str | None) -> None:
        """Stop it, with what passed until now counted for `item`."""
        self.tick(item)
        self._since = None

    def tick(self, item: str | None) -> None:
        """Count what passed since the last tick, for `item` too; a computer clock that was set back counts nothing."""
        if self._since is None:
            return
        now = self._now()
        passed = max(0.0, now - self._since)
        self._since = now
        self.used += passed
        if item is not None:
            self.per_item[item] = self.per_item.get(item, 0.0) + passed

    def jumped(self) -> bool:
        """True once after the time of day went another way than this clock: it was set, or the laptop slept."""
        apart = self._day() - self._now()
        jumped = abs(apart - self._apart) > _JUMP
        if jumped:
            self._apart = apart
        return jumped

    def later(self, seconds: float) -> int:
        """So many seconds from now as a time of day, in milliseconds since the epoch."""
        return round((self._day() + seconds) * 1000)

    def ends(self, minutes: float, used: float) -> int | None:
        """When so many minutes are over, in milliseconds since the epoch, with `used` seconds of them gone.

        None while paused. Right after a tick, so that nothing passed uncounted.
        """
        return None if self._since is None else round((self._day() + minutes * MINUTE - used) * 1000)


def whole_minutes(seconds: float) -> int:
    """Seconds as minutes for people, a begun half up; less than half a minute is 0."""
    return int(seconds / MINUTE + 0.5)


def begun_minutes(seconds: float) -> int:
    """Seconds that are left as minutes, a begun one whole, as the room's screen counts; 0 or less when they are over.

    What is over counts as whole minutes too: -61 seconds is -1.
    """
    return -int(-seconds // MINUTE)
