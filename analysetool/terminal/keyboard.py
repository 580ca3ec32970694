# SPDX-License-Identifier: EUPL-1.2
"""A keyboard that gives one key at a time, on POSIX terminals and in the Windows console, and is always put back."""

from __future__ import annotations

import contextlib
import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from typing import Protocol

from analysetool.terminal.keys import CONTROLS, PASTE_BEGIN, Key, KeyKind, take_incomplete, take_key

_PASTE_ON = b"\x1b[?2004h"
_PASTE_OFF = b"\x1b[?2004l"
_ESCAPE_WAIT = 0.1
"""Seconds in which the rest of an arrow key follows its escape, also over a slow connection."""
_PASTE_WAIT = 2.0
_LOOK_AT_SIZE = 0.5
_CONSOLE_WAIT = 0.02
_CHUNK = 4096


class Keyboard(Protocol):
    """Where keys come from."""

    def read(self, *, idle: bool = False) -> Key:
        """Wait for the next key; with `idle` for half a second at most, and then give `KeyKind.IDLE`.

        Raises:
            KeyboardInterrupt: on Ctrl-C.
            OSError: when the terminal is gone.
        """


def open_keyboard() -> AbstractContextManager[Keyboard]:
    """Give single keys while the context lasts; afterwards the terminal is as it was."""
    if sys.platform == "win32":
        import msvcrt  # noqa: PLC0415 - exists on Windows only

        return contextlib.nullcontext(WindowsKeyboard(msvcrt.getwch, msvcrt.kbhit))
    return _posix_keyboard(sys.stdin.fileno(), sys.stdout.fileno())


@contextlib.contextmanager
def _posix_keyboard(source: int, screen: int) -> Iterator[Keyboard]:
    """Switch off echo, lines and signals by keys; let pasted text come marked, so that it is no series of answers."""
    import termios  # noqa: PLC0415 - does not exist on Windows

    before = termios.tcgetattr(source)
    single = termios.tcgetattr(source)
    single[3] &= ~(termios.ECHO | termios.ICANON | termios.ISIG | termios.IEXTEN)
    single[6][termios.VMIN] = 1
    single[6][termios.VTIME] = 0
    termios.tcsetattr(source, termios.TCSADRAIN, single)
    try:
        os.write(screen, _PASTE_ON)
        yield PosixKeyboard(source)
    finally:
        with contextlib.suppress(OSError):
            os.write(screen, _PASTE_OFF)
        with contextlib.suppress(termios.error):
            termios.tcsetattr(source, termios.TCSADRAIN, before)


class PosixKeyboard:
    """Keys from a file descriptor that gives bytes as they are typed."""

    def __init__(self, source: int) -> None:
        """`source` is a terminal without line editing (or, in a test, a pipe)."""
        self._source = source
        self._waiting = b""
        self._size = _size_of(source)

    def read(self, *, idle: bool = False) -> Key:
        """Wait for the next key; see `Keyboard.read`."""
        while True:
            key, self._waiting = take_key(self._waiting)
            if key is None and self._waiting:
                key = self._rest_of_key()
            elif key is None:
                key = self._first_of_key(idle=idle)
            if key is None:
                continue
            if key.kind is KeyKind.INTERRUPT:
                raise KeyboardInterrupt
            return key

    def _first_of_key(self, *, idle: bool) -> Key | None:
        """Wait for bytes; meanwhile notice a window that gets another size."""
        while not self._readable(_LOOK_AT_SIZE):
            size = _size_of(self._source)
            if size != self._size:
                self._size = size
                return Key(KeyKind.RESIZED)
            if idle:
                return Key(KeyKind.IDLE)
        content = os.read(self._source, _CHUNK)
        self._waiting += content
        return None if content else Key(KeyKind.END)

    def _rest_of_key(self) -> Key | None:
        """Wait a moment for the bytes that complete a key."""
        wait = _PASTE_WAIT if self._waiting.startswith(PASTE_BEGIN) else _ESCAPE_WAIT
        content = os.read(self._source, _CHUNK) if self._readable(wait) else b""
        if content:
            self._waiting += content
            return None
        key, self._waiting = take_incomplete(self._waiting), b""
        return key

    def _readable(self, seconds: float) -> bool:
        import select  # noqa: PLC0415 - takes files on POSIX only

        return bool(select.select([self._source], [], [], seconds)[0])


class WindowsKeyboard:
    """Keys from the Windows console: special keys come as two characters, of which the first is a prefix."""

    _PREFIXES = ("\x00", "\xe0")
    _SPECIAL = {"K": KeyKind.LEFT, "M": KeyKind.RIGHT}  # noqa: RUF012 - never changed
    _END = "\x1a"

    def __init__(self, getwch: Callable[[], str], kbhit: Callable[[], bool]) -> None:
        """Take the two functions of `msvcrt`."""
        self._getwch = getwch
        self._kbhit = kbhit

    def read(self, *, idle: bool = False) -> Key:
        """Wait for the next key; see `Keyboard.read`."""
        if idle and not self._pressed_within(_LOOK_AT_SIZE):
            return Key(KeyKind.IDLE)
        return self._pressed()

    def _pressed(self) -> Key:
        """Wait for one key."""
        character = self._getwch()
        if character in self._PREFIXES and (character == "\x00" or self._kbhit()):
            return Key(self._SPECIAL.get(self._getwch(), KeyKind.OTHER))
        if character == self._END:
            return Key(KeyKind.END)
        if character == "\x1b":
            return Key(KeyKind.ESCAPE)
        kind = CONTROLS.get(ord(character))
        if kind is KeyKind.INTERRUPT:
            raise KeyboardInterrupt
        if kind is not None:
            return Key(kind)
        if "\ud800" <= character <= "\udbff" and self._kbhit():
            pair = character + self._getwch()
            return Key(KeyKind.TEXT, pair.encode("utf-16", "surrogatepass").decode("utf-16", "replace"))
        return Key(KeyKind.TEXT, character) if character >= " " else Key(KeyKind.OTHER)

    def _pressed_within(self, seconds: float) -> bool:
        """Look now and then; the console has no way to wait for so long."""
        end = time.monotonic() + seconds
        while not self._kbhit():
            if time.monotonic() >= end:
                return False
            time.sleep(_CONSOLE_WAIT)
        return True


def _size_of(terminal: int) -> os.terminal_size | None:
    try:
        return os.get_terminal_size(terminal)
    except OSError:
        return None
