# SPDX-License-Identifier: EUPL-1.2
"""What a terminal sends when a key is pressed, taken apart into keys: bytes in, keys out, nothing is read here."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto

ESCAPE = b"\x1b"
PASTE_BEGIN = b"\x1b[200~"
_PASTE_END = b"\x1b[201~"
_CSI_FINAL = range(0x40, 0x7F)
_CSI_START = 2
_SS3_LENGTH = 3
_LENGTHS = ((0x80, 1), (0xE0, 2), (0xF0, 3), (0xF8, 4))
"""A first byte below the limit begins a UTF-8 character of so many bytes."""


class KeyKind(Enum):
    """What kind of key it is; only TEXT and PASTE carry text."""

    TEXT = auto()
    PASTE = auto()
    ENTER = auto()
    LEFT = auto()
    RIGHT = auto()
    BACKSPACE = auto()
    ERASE = auto()
    ESCAPE = auto()
    INTERRUPT = auto()
    END = auto()
    RESIZED = auto()
    IDLE = auto()
    OTHER = auto()


@dataclass(frozen=True, slots=True)
class Key:
    """One key, one pasted text, or something that happened to the terminal."""

    kind: KeyKind
    text: str = ""


CONTROLS = {
    0x03: KeyKind.INTERRUPT,
    0x04: KeyKind.END,
    0x08: KeyKind.BACKSPACE,
    0x0A: KeyKind.ENTER,
    0x0D: KeyKind.ENTER,
    0x15: KeyKind.ERASE,
    0x7F: KeyKind.BACKSPACE,
}
_ARROWS = {ord("C"): KeyKind.RIGHT, ord("D"): KeyKind.LEFT}


def take_key(waiting: bytes) -> tuple[Key | None, bytes]:
    """Take the first key from what a POSIX terminal sent.

    Returns:
        The key and the bytes after it; None when more bytes are needed to tell which key it is.
    """
    if not waiting:
        return None, waiting
    first = waiting[0]
    if waiting.startswith(ESCAPE):
        return _take_sequence(waiting)
    if first in CONTROLS:
        return Key(CONTROLS[first]), waiting[1:]
    if first < ord(" "):
        return Key(KeyKind.OTHER), waiting[1:]
    return _take_character(waiting)


def take_incomplete(waiting: bytes) -> Key:
    """The key when nothing more came in time: Escape itself, an unfinished paste, or something that was cut off."""
    if waiting == ESCAPE:
        return Key(KeyKind.ESCAPE)
    if waiting.startswith(PASTE_BEGIN):
        return Key(KeyKind.PASTE, waiting.removeprefix(PASTE_BEGIN).decode(errors="replace"))
    return Key(KeyKind.OTHER)


def _take_sequence(waiting: bytes) -> tuple[Key | None, bytes]:
    if waiting.startswith(PASTE_BEGIN):
        text, end, rest = waiting.removeprefix(PASTE_BEGIN).partition(_PASTE_END)
        return (Key(KeyKind.PASTE, text.decode(errors="replace")), rest) if end else (None, waiting)
    kind = waiting[1:2]
    if kind == b"O":
        if len(waiting) < _SS3_LENGTH:
            return None, waiting
        return Key(_ARROWS.get(waiting[2], KeyKind.OTHER)), waiting[_SS3_LENGTH:]
    if kind == b"[":
        for index in range(_CSI_START, len(waiting)):
            if waiting[index] in _CSI_FINAL:
                return Key(_ARROWS.get(waiting[index], KeyKind.OTHER)), waiting[index + 1 :]
        return None, waiting
    return (Key(KeyKind.ESCAPE), waiting[1:]) if kind else (None, waiting)


def _take_character(waiting: bytes) -> tuple[Key | None, bytes]:
    """Take one UTF-8 character; a byte that begins none is passed over."""
    first = waiting[0]
    length = next((length for limit, length in _LENGTHS if first < limit), 1)
    character = waiting[:length]
    try:
        return Key(KeyKind.TEXT, character.decode()), waiting[length:]
    except UnicodeDecodeError as error:
        cut_off = len(character) < length and error.end == len(character)
        return (None, waiting) if cut_off else (Key(KeyKind.OTHER), waiting[1:])
