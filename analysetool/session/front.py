# SPDX-License-Identifier: EUPL-1.2
"""How the session meets the facilitator: what is shown and what is asked, on screens or in plain lines."""

from __future__ import annotations

import getpass
import sys
from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from analysetool.escaping import visible
from analysetool.session.commands import Typed, typed_line
from analysetool.terminal.interruption import WindowClosed
from analysetool.terminal.lines import InputEnded, Lines
from analysetool.words import session as texts
from analysetool.words.session import WRONG_KEY

YES = frozenset({"j", "ja"})
NO = frozenset({"n", "nee", ""})


@dataclass(frozen=True, slots=True)
class Line:
    """One line on the laptop; `alarm` stands out in red, beside what it says in words."""

    text: str
    strong: bool = False
    alarm: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Screen:
    """What the facilitator sees: the situation, the keys, and what was just said.

    The first `head` lines are always there; the others are turned over page by page where they do not fit. `place`
    tells one situation from another: at a new one the first page is shown.
    """

    lines: tuple[Line, ...]
    head: int = 1
    place: str = ""
    keys: tuple[str, ...] = ()
    said: tuple[str, ...] = ()


class Front(Protocol):
    """One way of meeting the facilitator."""

    def show(self, screen: Screen) -> None:
        """Show the situation."""

    def keep_fresh(self, refresh: Callable[[], Screen]) -> None:
        """Ask this for the situation now and then while waiting for a command, for a clock that goes on."""

    def command(self) -> Typed:
        """Wait for what the facilitator asks for; raises InputEnded when there is nothing more to come."""

    def ask(self, question: str, begun: str = "") -> str | None:
        """Ask for a line of text, `begun` of which was typed already; None when the facilitator thinks better of it."""

    def confirm(self, question: str) -> bool:
        """Ask for yes or no."""

    def vote(self, question: str, *, secret: bool = True) -> str | None:
        """Ask for one vote, without showing a secret one; an empty text when all votes are in, None to give up.

        A key where keys are read, of which backspace is a minus; else a line.
        """


class PlainFront:
    """Plain lines: for a screen reader, a simple terminal or a pipe.

    What did not change is not said again, except the keys after one that means nothing.
    """

    prompt = "Wat doet u?"

    def __init__(self, lines: Lines) -> None:
        """Talk through these lines."""
        self._lines = lines
        self._shown: tuple[Line, ...] = ()

    def show(self, screen: Screen) -> None:
        """Say what is new; see `Front.show`."""
        for text in screen.said:
            self._lines.say(text)
        if screen.lines == self._shown:
            if WRONG_KEY in screen.said:
                self._say_keys(screen)
            return
        known = set(self._shown) if screen.lines[:1] == self._shown[:1] else set[Line]()
        self._lines.say()
        for line in screen.lines:
            if line not in known:
                self._lines.say(line.text)
        if not known:
            self._say_keys(screen)
        self._shown = screen.lines

    def _say_keys(self, screen: Screen) -> None:
        if screen.keys:
            self._lines.say(f"Toetsen: {' · '.join(screen.keys)}")

    def keep_fresh(self, refresh: Callable[[], Screen]) -> None:
        """Plain lines stay as they were said; see `Front.keep_fresh`."""

    def command(self) -> Typed:
        """Read a line; see `Front.command`."""
        return typed_line(self._lines.ask(self.prompt))

    def ask(self, question: str, begun: str = "") -> str | None:  # noqa: ARG002 - lines come whole
        """Read a line; see `Front.ask`."""
        return self._lines.ask(question).strip()

    def confirm(self, question: str) -> bool:
        """Read lines until one is yes or no; see `Front.confirm`."""
        while True:
            answer = self._lines.ask(question).strip().lower()
            if answer in YES or answer in NO:
                return answer in YES
            self._lines.say(texts.TYPE_YES_OR_NO)

    def vote(self, question: str, *, secret: bool = True) -> str | None:
        """Read a vote, a secret one hidden where a person types it; see `Front.vote`."""
        if not secret or not self._lines.has_person:
            return self._lines.ask(question).strip()
        try:
            return getpass.getpass(f"{visible(question)} ", sys.stdout).strip()
        except EOFError as error:
            raise InputEnded from error
        except OSError as error:
            raise WindowClosed from error
