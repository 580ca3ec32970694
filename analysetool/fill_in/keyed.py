# SPDX-License-Identifier: EUPL-1.2
"""The dialogue with single keys on a terminal: one statement a screen, one key answers and goes on."""

from __future__ import annotations

from collections.abc import Sequence

from analysetool.fill_in.commands import Command, Find, GoTo, Move, Request, WriteNote, command_of_key
from analysetool.fill_in.dialogue import Dialogue
from analysetool.fill_in.progress import MAX_NOTE
from analysetool.fill_in.screens import Screens
from analysetool.terminal.interruption import WindowClosed
from analysetool.terminal.keyboard import Keyboard
from analysetool.terminal.keys import Key, KeyKind
from analysetool.terminal.line_editor import LineEditor
from analysetool.words.fill_in import ASK_NOTE, ASK_TARGET, ASK_WORDS, NO_ENTER, PASTED, WRONG_KEY, lost_comments

_YES = ("j",)
_NO = ("n", "s", "q")
_WRONG_KINDS = {KeyKind.PASTE: PASTED, KeyKind.ENTER: NO_ENTER}


def run_keys(dialogue: Dialogue, keyboard: Keyboard, screens: Screens, notices: Sequence[str]) -> None:
    """Ask every statement until somebody stops; then show how far it came.

    Args:
        dialogue: the sheet and where it stands.
        keyboard: where the keys come from.
        screens: where the statements are shown.
        notices: sentences under the first screen.

    Raises:
        UsageError: when an answer cannot be put on disk.
        KeyboardInterrupt: on Ctrl-C.
    """
    _KeyDialogue(dialogue, keyboard, screens, notices).run()


class _KeyDialogue:
    """Shows a screen, takes a key, shows the next."""

    def __init__(self, dialogue: Dialogue, keyboard: Keyboard, screens: Screens, notices: Sequence[str]) -> None:
        self._dialogue = dialogue
        self._keyboard = keyboard
        self._screens = screens
        self._said = tuple(notices)
        self._page: int | None = None
        self._pages = 1

    def run(self) -> None:
        if self._may_write():
            self._show(self._said)
            while self._take_key(self._keyboard.read()):
                self._show(self._said)
        self._screens.show_overview((), final=True)

    def _may_write(self) -> bool:
        """Ask first when writing would lose comments that somebody put in the file."""
        lines = self._dialogue.file.lost_comments
        if not lines:
            return True
        self._screens.show_question([lost_comments(self._dialogue.file.path, lines), "Doorgaan?"], ("j ja", "n nee"))
        while True:
            key = self._keyboard.read()
            if key.text.lower() in _YES:
                return True
            if key.kind in (KeyKind.END, KeyKind.ESCAPE) or key.text.lower() in _NO:
                return False

    def _take_key(self, key: Key) -> bool:
        """Do what a key asks; False to stop."""
        if key.kind is KeyKind.RESIZED:
            return True
        self._said = ()
        if self._turns_page(key):
            return True
        command = self._command(key)
        if command is Request.STOP:
            return False
        if command is None:
            self._said = (_WRONG_KINDS.get(key.kind, WRONG_KEY),)
        elif command is Request.EXPLAIN:
            self._page = None if self._dialogue.session.current is None else 0
        else:
            self._page = None
            self._take(command)
        return True

    def _turns_page(self, key: Key) -> bool:
        """Turn a page of the explanation; beyond the last, before the first and by Esc it closes."""
        on = key.kind is KeyKind.ENTER or key.text == "?"
        back = key.kind in (KeyKind.BACKSPACE, KeyKind.LEFT) or key.text.lower() == "v"
        if self._page is None or not (on or back or key.kind is KeyKind.ESCAPE):
            return False
        page = self._page + (1 if on else -1)
        self._page = page if 0 <= page < self._pages and key.kind is not KeyKind.ESCAPE else None
        return True

    def _command(self, key: Key) -> Command | None:
        match key.kind:
            case KeyKind.TEXT:
                return command_of_key(key.text)
            case KeyKind.LEFT:
                return Move.BACK
            case KeyKind.RIGHT:
                return Move.SKIP
            case KeyKind.ENTER if self._dialogue.session.current is None:
                return GoTo("")
            case KeyKind.END:
                return Request.STOP
            case _:
                return None

    def _take(self, command: Command) -> None:
        """Take a step, after asking for the text that it needs."""
        if command is Request.NOTE:
            text = "" if self._dialogue.session.current is None else self._type_note()
            command = WriteNote(text)
        elif command is Request.TARGET:
            command = GoTo(target) if (target := self._type(ASK_TARGET)) is not None else Request.TARGET
        elif command is Request.SEARCH:
            command = Find(words) if (words := self._type(ASK_WORDS)) is not None else Request.SEARCH
        if not isinstance(command, Request):
            said = self._dialogue.take(command)
            self._said = (said,) if said else ()

    def _type_note(self) -> str:
        """Let somebody type a note; empty when they think better of it."""
        return self._type(ASK_NOTE, keep=True) or ""

    def _type(self, question: str, *, keep: bool = False) -> str | None:
        """Let somebody type a line; None when they take it back.

        With `keep`, what was typed when the window closes becomes the note, unless there is an older one to lose.
        """
        self._show((question,))
        typed = LineEditor(MAX_NOTE)
        try:
            return typed.read(self._keyboard, self._screens.show_typed, lambda: self._show((question,)))
        except (KeyboardInterrupt, WindowClosed, OSError):
            statement = self._dialogue.session.current
            if keep and statement is not None and not self._dialogue.session.given(statement.id).note:
                self._dialogue.take(WriteNote(typed.text))
            raise

    def _show(self, said: Sequence[str]) -> None:
        statement = self._dialogue.session.current
        if statement is None:
            self._screens.show_overview(said)
        elif self._page is not None:
            self._pages = self._screens.show_explanation(statement, said, self._page)
        else:
            self._screens.show_statement(statement, said)
