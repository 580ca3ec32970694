# SPDX-License-Identifier: EUPL-1.2
"""What somebody who fills in can ask for, and the keys and words that ask for it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from analysetool.model import Answer


@dataclass(frozen=True, slots=True)
class Give:
    """Answer the statement and go on."""

    answer: Answer


@dataclass(frozen=True, slots=True)
class WriteNote:
    """Set the note of the statement: an empty text keeps the old note, a single `-` removes it."""

    text: str


@dataclass(frozen=True, slots=True)
class GoTo:
    """Go to a statement by id or number; an empty target means the next open statement."""

    target: str


@dataclass(frozen=True, slots=True)
class Find:
    """Go to the next statement with these words; an empty text looks for what was looked for before."""

    words: str


class Move(StrEnum):
    """One statement back, or on without an answer."""

    BACK = "vorige"
    SKIP = "overslaan"


class Request(StrEnum):
    """What the dialogue does itself, without touching the answers."""

    EXPLAIN = "uitleg"
    NOTE = "opmerking"
    TARGET = "ga naar"
    SEARCH = "zoeken"
    STOP = "stoppen"


Step = Give | WriteNote | GoTo | Find | Move
Command = Step | Request

_KEYS: dict[str, Command] = {
    **{answer.value: Give(answer) for answer in Answer if answer.score is not None},
    "w": Give(Answer.DONT_KNOW),
    "x": Give(Answer.NOT_APPLICABLE),
    "o": Request.NOTE,
    "v": Move.BACK,
    "←": Move.BACK,
    "→": Move.SKIP,
    "?": Request.EXPLAIN,
    "g": Request.TARGET,
    "/": Request.SEARCH,
    "s": Request.STOP,
    "q": Request.STOP,
}
_WORDS: dict[str, Command] = {
    **_KEYS,
    "": Move.SKIP,
    "weet-niet": Give(Answer.DONT_KNOW),
    "weet niet": Give(Answer.DONT_KNOW),
    "weet ik niet": Give(Answer.DONT_KNOW),
    "nvt": Give(Answer.NOT_APPLICABLE),
    "n.v.t.": Give(Answer.NOT_APPLICABLE),
    "niet van toepassing": Give(Answer.NOT_APPLICABLE),
    "vorige": Move.BACK,
    "overslaan": Move.SKIP,
    "opmerking": Request.NOTE,
    "uitleg": Request.EXPLAIN,
    "ga naar": Request.TARGET,
    "zoek": Request.SEARCH,
    "zoeken": Request.SEARCH,
    "stop": Request.STOP,
    "stoppen": Request.STOP,
}


def command_of_key(character: str) -> Command | None:
    """The command behind one key, capital or not; None when the key does nothing."""
    return _KEYS.get(character.lower())


def command_of_line(line: str) -> Command | None:
    """The command on one line of text; None when the line means nothing.

    Besides the keys, the answers may be written as words, and `o TEKST`, `g B03` and `/woord` carry what they need
    themselves.
    """
    command = _WORDS.get(" ".join(line.lower().split()))
    if command is not None:
        return command
    if line.lstrip().startswith("/"):
        return Find(line.lstrip().removeprefix("/"))
    verb, *rest = line.split(maxsplit=1)
    if verb.lower() == "o":
        return WriteNote("".join(rest))
    if verb.lower() == "g":
        return GoTo("".join(rest))
    return None
