# SPDX-License-Identifier: EUPL-1.2
"""What a facilitator can ask for, and the keys and words that ask for it."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from analysetool.model import Answer


class Do(StrEnum):
    """What can be done at any moment of a session."""

    NEXT = "volgende"
    FORWARD = "verder"
    BACK = "vorige"
    OPEN = "nog niet eens"
    CLEAR = "wissen"
    REASON = "reden"
    ACTION = "actie"
    HANDS = "handen tellen"
    VOTES = "stem voor stem"
    EXPLAIN = "uitleg"
    NOTES = "opmerkingen"
    GO_TO = "ga naar"
    PRESENT = "mensen"
    AGENDA = "agenda"
    UNDO = "ongedaan maken"
    TIME = "tijd"
    FINISH = "afronden"
    PAUSE = "pauze"
    SILENT = "stil scoren"
    READ = "nieuwe scorelijsten"
    LONGER = "langer"
    SHORTER = "korter"
    CODE = "antwoordcode"
    STOP = "stoppen"


Asked = Answer | Do


@dataclass(frozen=True, slots=True)
class Typed:
    """One request with what was typed behind it, empty where nothing was; `asked` is None for what means nothing.

    `raw` is what was typed, for the moments at which it means something else; empty for an arrow.
    """

    asked: Asked | None
    rest: str = ""
    raw: str = field(default="", compare=False)


_KEYS: dict[str, Asked] = {
    **{answer.value: answer for answer in Answer if answer.score is not None},
    "w": Answer.DONT_KNOW,
    "x": Answer.NOT_APPLICABLE,
    "n": Do.OPEN,
    "0": Do.CLEAR,
    "r": Do.REASON,
    "a": Do.ACTION,
    "h": Do.HANDS,
    "e": Do.VOTES,
    "?": Do.EXPLAIN,
    "o": Do.NOTES,
    "g": Do.GO_TO,
    "/": Do.GO_TO,
    "m": Do.PRESENT,
    "l": Do.AGENDA,
    "u": Do.UNDO,
    "t": Do.TIME,
    "f": Do.FINISH,
    "p": Do.PAUSE,
    "i": Do.SILENT,
    "b": Do.READ,
    "+": Do.LONGER,
    "-": Do.SHORTER,
    "c": Do.CODE,
    "s": Do.STOP,
    "q": Do.STOP,
    "v": Do.BACK,
    "←": Do.BACK,
    "→": Do.FORWARD,
    "": Do.NEXT,
}
_WORDS: dict[str, Asked] = {
    **_KEYS,
    **{do.value: do for do in Do},
    "weet-niet": Answer.DONT_KNOW,
    "weet niet": Answer.DONT_KNOW,
    "weet ik niet": Answer.DONT_KNOW,
    "nvt": Answer.NOT_APPLICABLE,
    "niet van toepassing": Answer.NOT_APPLICABLE,
    "handen": Do.HANDS,
    "terugnemen": Do.UNDO,
    "zoeken": Do.GO_TO,
    "aanwezig": Do.PRESENT,
    "iedereen scoort eerst": Do.SILENT,
    "stop": Do.STOP,
    "klaar": Do.STOP,
}
_ARROWS = frozenset({"←", "→"})
_WITH_REST = frozenset({Do.REASON, Do.ACTION, Do.HANDS, Do.GO_TO, Do.AGENDA, Do.TIME, Do.PRESENT, Do.SILENT, Do.CODE})


def typed_key(character: str) -> Typed:
    """What one key asks for, capital or not; Enter is the empty text."""
    return Typed(_KEYS.get(character.lower()), raw=character)


def typed_line(line: str) -> Typed:
    """What one line asks for: a key, a word, or a key with text behind it, such as `r omdat het zo is`."""
    whole = _WORDS.get(" ".join(line.lower().split()))
    if whole is not None:
        return Typed(whole, raw="" if line.strip() in _ARROWS else line)
    spaced = line.strip().removeprefix("/")
    if spaced != line.strip() and spaced.strip():
        return Typed(Do.GO_TO, spaced.strip(), raw=line)
    first, _, rest = line.strip().partition(" ")
    asked = _WORDS.get(first.lower())
    if isinstance(asked, Do) and asked in _WITH_REST and rest.strip():
        return Typed(asked, rest.strip(), raw=line)
    return Typed(None, raw=line)
