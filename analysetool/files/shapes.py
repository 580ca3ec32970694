# SPDX-License-Identifier: EUPL-1.2
"""Describing what may stand in a file: keys, the values behind them and their limits, as plain values.

`shape_reader` reads a file by these descriptions, `sheet_writer` and `shape_values` write by them, and
`analysetool.schemas` turns them into JSON Schema, so that none can know a key or a limit that the others do not.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum


class Known(Enum):
    """A choice that the statement set decides."""

    SET = "the id of the set"
    VERSION = "the versions whose sheets can be read"
    STATEMENT = "its statements, and those that older versions had"
    DOMAIN = "its domains"
    CLUSTER = "the clusters of its domains; anything when it has none"
    GROUP = "its domains and their clusters; anything when it has none"
    SUBJECT = "its parts, themes and statements"


class Plain(Enum):
    """A single value of one kind."""

    WHOLE = "a whole number from 0"
    GROUP = "fewest people of a group: a whole number from 3"
    YEAR = "a year of four digits"
    DAY = "a date written as 2026-10-01"
    WEIGHT = "a number above 0"
    LIMIT = "a number; what it may be depends on the subject"


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """A text; `blank` when it may be empty even where it must be there.

    It is none of the words `reserved`, and holds none of the signs `without`.
    """

    blank: bool = False
    reserved: tuple[str, ...] = ()
    without: str = ""

    def refuses(self, text: str) -> bool:
        """True for a reserved word, and for a text with a sign that it may not hold."""
        return text in self.reserved or any(sign in text for sign in self.without)


@dataclass(frozen=True, slots=True, kw_only=True)
class WordChoice:
    """One of some words; members of an enum are read as such."""

    values: tuple[str, ...]

    @property
    def told(self) -> str:
        """The words as a message lists them."""
        return (" of " if len(self.values) == 2 else ", ").join(self.values)  # noqa: PLR2004 - either, or a list


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """A list with at least, and at most, so many items; none of them empty, and with `unique` no two of them alike."""

    of: Shape
    least: int = 0
    most: int | None = None
    unique: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PerKey:
    """A block with the same kind of value behind every key.

    Attributes:
        of: the value behind each key.
        keys: which keys there may be; None for any.
        complete: all of those keys must be there.
        called: what every key must be like; None when any text will do.
        empty: a key may stand there without a value.
    """

    of: Shape
    keys: WordChoice | Known | None = None
    complete: bool = False
    empty: bool = False
    called: Text | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FileKey:
    """A key of a block and what stands behind it; `about` says in Dutch what it is for.

    A key that is not required may also stand there without a value; `empty` allows that for one that is required.
    `field` is where the value lives in the model. A value that is what it would be without the key is not written,
    unless `always` asks for it.
    """

    name: str
    about: str
    of: Shape
    required: bool = False
    empty: bool = False
    field: str = ""
    always: bool = False

    @property
    def may_be_empty(self) -> bool:
        """True when the key may stand there without a value."""
        return self.empty or not self.required


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A block with keys of its own.

    Attributes:
        keys: the keys, in the order in which messages name them and files are written.
        builds: what its values are made into; None where a reader puts them together itself.
        called: how messages call one of several ("een kerncijfer").
    """

    keys: tuple[FileKey, ...]
    builds: Callable[..., object] | None = None
    called: str = ""

    @property
    def names(self) -> tuple[str, ...]:
        """The keys, in the order in which messages name them."""
        return tuple(key.name for key in self.keys)


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """An answer by itself, or a block with an answer in it."""

    plain: WordChoice
    block: Block


@dataclass(frozen=True, slots=True, kw_only=True)
class TextOrBlock:
    """A block, or only the text that stands behind the first of its keys."""

    block: Block


Shape = Text | WordChoice | Known | Plain | Listed | PerKey | Block | Answered | TextOrBlock
