# SPDX-License-Identifier: EUPL-1.2
"""Sessions in which anything is typed at any moment: the session goes on, ends, and what it wrote can be read."""

from __future__ import annotations

import random

import pytest

from analysetool.session.commands import Typed, typed_line
from analysetool.session.material import gather
from analysetool.terminal.lines import Lines
from tests.test_werksessie import Room, people

STEPS = 60
MOST_QUESTIONS = 5_000
COMMANDS = (
    *"12345wxn0raeh?og/mlutfpib+-csvkdq", "←", "→", "", "zz", "h 0 2 3", "h 44532", "h w x", "g A01", "g lijst", "g 99",
    "l + A01", "l - lijst", "l t", "l d", "l alleen B", "l A03 99", "m jgz 3", "m -", "i A1", "i A01 B02", "t A02",
    "r Anneke de Vries zei het", "a iets", "/stelling", "c rommel", "\x1b[31m", "👶", "0 1 2 0 0",
)  # fmt: skip
ANSWERS = (
    None, "", "j", "n", "v", "o", "-", "1", "2", "5", "w", "x", "0 1 2 3 4", "A01", "lijst", "1-3-2027", "2027-13-45",
    "jgz 4 sociaal-domein 2", "gemeente", "Jan Jansen", "x" * 3000, "::error", "\x00", "-1", "alleen A", "t", "+ B02",
    "99999999",
)  # fmt: skip


class AnyKeys:
    """A front at which anything is typed, by chance; time goes on by leaps, and now and then backwards."""

    def __init__(self, room: Room, chance: random.Random):
        """Sixty commands, and then `s`."""
        self._room = room
        self._chance = chance
        self._left = STEPS
        self._asked = 0

    def keep_fresh(self, refresh) -> None:
        """Draw again when time went on."""
        self._refresh = refresh

    def show(self, _screen) -> None:
        """Nobody looks."""

    def command(self) -> Typed:
        """The next command."""
        self._left -= 1
        if self._chance.random() < 0.2:
            self._room.now += self._chance.choice([1, 61, 700, -5])
            self._refresh()
        return typed_line(self._chance.choice(COMMANDS) if self._left >= 0 else "s")

    def ask(self, _question: str, begun: str = "") -> str | None:
        """Any answer; no question is asked for ever."""
        self._asked += 1
        assert self._asked < MOST_QUESTIONS
        answer = self._chance.choice(ANSWERS)
        return None if answer is None else begun + answer

    def confirm(self, question: str) -> bool:
        """Yes, now and then."""
        return self.ask(question) == "j"

    def vote(self, question: str, *, secret: bool = True) -> str | None:  # noqa: ARG002 - nothing is shown here
        """Any vote."""
        return self.ask(question)


@pytest.mark.slow
@pytest.mark.parametrize("number", range(16))
@pytest.mark.gate(most=3)
def test_whatever_is_typed(number, tmp_path):
    """Of no, a few or enough people: nothing crashes or asks for ever, and the folder can be read afterwards."""
    chance = random.Random(number)  # noqa: S311 - a test
    room = Room(tmp_path, people()[: (0, 2, 3, 6)[number % 4]])
    room.session.run(AnyKeys(room, chance))
    room.session.summary()
    gather(tmp_path, room.set, coalition="Neder-Betuwe", year=2026, with_notes=True, lines=Lines(), tell=lambda _: None)
