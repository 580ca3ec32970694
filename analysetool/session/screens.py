# SPDX-License-Identifier: EUPL-1.2
"""The facilitator's screens with single keys; weight and one red are the only ornaments, and both are said in words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from rich.cells import cell_len
from rich.console import Console, Group
from rich.text import Text

from analysetool.escaping import visible
from analysetool.fill_in.progress import MAX_NOTE
from analysetool.fill_in.screens import draw_typed
from analysetool.session.actions import REMOVE
from analysetool.session.commands import Do, Typed, typed_key
from analysetool.session.front import Line, Screen
from analysetool.terminal.keyboard import Keyboard
from analysetool.terminal.keys import Key, KeyKind
from analysetool.terminal.line_editor import LineEditor
from analysetool.words import session as texts

_ALARM = "bold red"
_BETWEEN = " · "
_MOVES = {KeyKind.LEFT: Do.BACK, KeyKind.RIGHT: Do.FORWARD, KeyKind.ENTER: Do.NEXT, KeyKind.END: Do.STOP}


class ScreenFront:
    """Draws each situation from the top and takes single keys; see `analysetool.session.front.Front`."""

    def __init__(self, keyboard: Keyboard, console: Console | None = None) -> None:
        """Draw on standard output, unless another console is given."""
        self._keyboard = keyboard
        self._console = console or Console(markup=False, highlight=False, emoji=False, soft_wrap=False)
        self._screen = Screen(lines=())
        self._page = 0
        self._pages = 1
        self._typed = ""
        self._refresh: Callable[[], Screen] | None = None

    def keep_fresh(self, refresh: Callable[[], Screen]) -> None:
        """Draw again when this gives something else; see `Front.keep_fresh`."""
        self._refresh = refresh

    def show(self, screen: Screen) -> None:
        """Draw a screen; what does not fit stands on the next page, and nothing is left out."""
        if screen.place != self._screen.place:
            self._page = 0
        self._screen = screen
        head = self._wrapped(map(_drawn, screen.lines[: screen.head]))
        body = self._wrapped(map(_drawn, screen.lines[screen.head :]))
        under = [*self._flow(screen.keys), *(Text(visible(text), style="bold") for text in screen.said)]
        under = self._wrapped(under)
        room = max(1, self._console.height - len(head) - len(under) - 2)
        self._pages = 1 if len(body) <= room else -(-len(body) // max(1, room - 1))
        if self._pages > 1:
            size = max(1, room - 1)
            self._page %= self._pages
            body = body[self._page * size : (self._page + 1) * size]
            body.append(Text(texts.more_pages(self._page + 1, self._pages), style="reverse"))
        with self._console:
            self._console.clear()
            self._console.print(Group(*head, *body, *([Text()] if self._pages == 1 else []), *under))

    def command(self) -> Typed:
        """Wait for a key; a window of another size is drawn again."""
        while True:
            key = self._keyboard.read(idle=self._refresh is not None)
            if key.kind is KeyKind.RESIZED:
                self.show(self._screen)
            elif key.kind is KeyKind.IDLE:
                self._show_if_changed()
            elif key.kind in _MOVES:
                return Typed(_MOVES[key.kind])
            elif key.text == " " and self._pages > 1:
                self._page += 1
                self.show(self._screen)
            elif key.kind is KeyKind.TEXT:
                return typed_key(key.text)
            else:
                return Typed(None)

    def _show_if_changed(self) -> None:
        fresh = self._screen if self._refresh is None else self._refresh()
        if fresh != self._screen:
            self.show(fresh)

    def ask(self, question: str, begun: str = "") -> str | None:
        """Let somebody type a line under the screen."""
        self._typed = begun
        self._say(question)
        editor = LineEditor(MAX_NOTE)
        editor.text = begun
        typed = editor.read(
            _Turning(self._keyboard, lambda: self._turned(question)), self._show_typed, lambda: self._say(question)
        )
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

    def vote(self, question: str, *, secret: bool = True) -> str | None:  # noqa: ARG002 - no key is shown
        """Take one key and show nothing of it; Enter ends the voting, Esc gives up."""
        self._say(question)
        key = self._next()
        if key.kind in (KeyKind.ESCAPE, KeyKind.END):
            return None
        if key.kind is KeyKind.BACKSPACE:
            return REMOVE
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
        self.show(replace(self._screen, keys=(), said=texts))

    def _turned(self, question: str) -> bool:
        """Turn the page where there are more and nothing is typed yet; a space is text otherwise."""
        if self._typed or self._pages == 1:
            return False
        self._page += 1
        self._say(question)
        return True

    def _show_typed(self, text: str) -> None:
        self._typed = text
        draw_typed(self._console, text)

    def _wrapped(self, lines: Iterable[Text]) -> list[Text]:
        """As they stand in the window, line by line."""
        return [part for line in lines for part in line.wrap(self._console, self._console.width)]

    def _flow(self, keys: Sequence[str]) -> Iterator[Text]:
        """As many keys on a line as fit."""
        line = ""
        for key in keys:
            if line and cell_len(line) + len(_BETWEEN) + cell_len(key) > self._console.width:
                yield Text(line)
                line = ""
            line = f"{line}{_BETWEEN}{key}" if line else key
        yield Text(line)


class _Turning:
    """A keyboard of which a space may turn the page instead of being typed."""

    def __init__(self, keyboard: Keyboard, turned: Callable[[], bool]) -> None:
        """`turned` says whether the space was for that."""
        self._keyboard = keyboard
        self._turned = turned

    def read(self, *, idle: bool = False) -> Key:
        """Wait for the next key that is not for turning the page; see `Keyboard.read`."""
        while (key := self._keyboard.read(idle=idle)).text == " " and self._turned():
            pass
        return key


def _drawn(line: Line) -> Text:
    return Text(visible(line.text), style=_ALARM if line.alarm else "bold" if line.strong else "")
