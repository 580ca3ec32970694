# SPDX-License-Identifier: EUPL-1.2
"""Typing one line of text on a terminal that gives single keys."""

from __future__ import annotations

from collections.abc import Callable

from analysetool.escaping import visible
from analysetool.terminal.keyboard import Keyboard
from analysetool.terminal.keys import KeyKind


class LineEditor:
    """One line in the making; `text` is what was typed so far, also after an interruption."""

    def __init__(self, limit: int) -> None:
        """`limit` is the number of characters above which nothing more is taken."""
        self.text = ""
        self._limit = limit

    def read(self, keyboard: Keyboard, show: Callable[[str], None], redraw: Callable[[], None]) -> str | None:
        """Let somebody type: Enter ends the line, Esc takes it back (None), Ctrl-U empties it.

        `show` shows the line after every key; `redraw` draws what stands above it when the window changes size.
        """
        while True:
            show(self.text)
            key = keyboard.read()
            match key.kind:
                case KeyKind.TEXT | KeyKind.PASTE:
                    self.text = (self.text + visible(key.text))[: self._limit]
                case KeyKind.BACKSPACE:
                    self.text = self.text[:-1]
                case KeyKind.ERASE:
                    self.text = ""
                case KeyKind.ENTER | KeyKind.END:
                    return self.text
                case KeyKind.ESCAPE:
                    return None
                case KeyKind.RESIZED:
                    redraw()
