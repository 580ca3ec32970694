# SPDX-License-Identifier: EUPL-1.2
"""The facilitator's screens with single keys; weight is the only ornament, so it reads on any background."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.cells import cell_len
from rich.console import Console, Group
from rich.text import Text

from analysetool.escaping import visible
from analysetool.fill_in.progress import MAX_NOTE
from analysetool.fill_in.screens import draw_typed
from analysetool.session.commands import Do, Typed, typed_key
from analysetool.session.front import Line, Screen
from analysetool.terminal.keyboard import Keyboard
from analysetool.terminal.keys import Key, KeyKind
from analysetool.terminal.line_editor import LineEditor
from analysetool.words import session as texts

_BETWEEN = " · "
_MOVES = {KeyKind.LEFT: Do.BACK, KeyKind.RIGHT: Do.FORWARD, KeyKind.ENTER: Do.NEXT, KeyKind.END: Do.STOP}


class ScreenFront:
    """Draws each situation from the top and takes single keys; see `analysetool.session.front.Front`."""

    def __init__(self, keyboard: Keyboard, console: Console | None = None) -> None:
        """Draw on standard output, unless another console is given."""
        self._keyboard = keyboard
        self._console = console or Console(markup=False, highlight=False, emoji=False, soft_wrap=False)
        self._screen = Screen(lines=())

    def show(self, screen: Screen) -> None:
        """Draw a screen, with the least important lines left out where it does not fit."""
        self._screen = screen
        under = [Text(), *self._flow(screen.keys), *(Text(visible(text), style="bold") for text in screen.said)]
        lines = list(screen.lines)
        drawn = Group(*map(_drawn, lines), *under)
        for rank in range(max((line.rank for line in lines), default=0), 0, -1):
            while not self._fits(drawn) and any(line.rank == rank for line in lines):
                last = max(place for place, line in enumerate(lines) if line.rank == rank)
                del lines[last]
                drawn = Group(*map(_drawn, lines), *under)
        with self._console:
            self._console.clear()
            self._console.print(drawn)

    def command(self) -> Typed:
        """Wait for a key; a window of another size is drawn again."""
        while True:
            key = self._keyboard.read()
            if key.kind is KeyKind.RESIZED:
                self.show(self._screen)
            elif key.kind in _MOVES:
                return Typed(_MOVES[key.kind])
            elif key.kind is KeyKind.TEXT:
                return typed_key(key.text)
            else:
                return Typed(None)

    def ask(self, question: str) -> str | None:
        """Let somebody type a line under the screen."""
        self._say(question)
        typed = LineEditor(MAX_NOTE).read(self._keyboard, self._show_typed, lambda: self._say(question))
        return None if typed is None else typed.strip()

    def confirm(self, question: str) -> bool:
        """Wait for j or n; Esc is no."""
        self._say(question)
        while True:
            key = self._next()
            if key.text.lower() == "j":
                return True
            if key.text.lower() == "n" or key.kind in (KeyKind.ESCAPE, KeyKind.END):
                return False
            self._say(question, texts.TYPE_YES_OR_NO)

    def vote(self, question: str) -> str | None:
        """Take one key and show nothing of it; Enter ends the voting, Esc gives up."""
        self._say(question)
        key = self._next()
        if key.kind in (KeyKind.ESCAPE, KeyKind.END):
            return None
        return "" if key.kind is KeyKind.ENTER else key.text or "?"

    def clear(self) -> None:
        """An empty window for what is said afterwards."""
        self._console.clear()

    def _next(self) -> Key:
        while (key := self._keyboard.read()).kind is KeyKind.RESIZED:
            self.show(self._screen)
        return key

    def _say(self, *texts: str) -> None:
        """The same screen with a question under it in place of the keys."""
        self.show(Screen(lines=self._screen.lines, said=texts))

    def _show_typed(self, text: str) -> None:
        draw_typed(self._console, text)

    def _fits(self, drawn: Group) -> bool:
        return len(self._console.render_lines(drawn, pad=False)) < self._console.height

    def _flow(self, keys: Sequence[str]) -> Iterator[Text]:
        """As many keys on a line as fit."""
        line = ""
        for key in keys:
            if line and cell_len(line) + len(_BETWEEN) + cell_len(key) > self._console.width:
                yield Text(line)
                line = ""
            line = f"{line}{_BETWEEN}{key}" if line else key
        yield Text(line)


def _drawn(line: Line) -> Text:
    return Text(visible(line.text), style="bold" if line.strong else "")
