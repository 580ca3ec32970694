# SPDX-License-Identifier: EUPL-1.2
"""Typed reading of the keys of one YAML mapping, gathering every problem with its line."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date
from typing import TypeGuard

from analysetool.files.yaml_source import Node, Scalar, YamlDocument, YamlEntry, YamlMapping, YamlSequence
from analysetool.words import problems_yaml as say

MIN_YEAR = 1900
MAX_YEAR = 2999
YEAR_PATTERN = "(?:19|2[0-9])[0-9]{2}"
"""The same years as text."""
MAX_DIGITS = 16
YEAR_DIGITS = 4


class Fields:
    """The keys of one mapping. Each read returns None for what is absent or wrong; what is wrong is noted once."""

    def __init__(self, document: YamlDocument, mapping: YamlMapping, name: str) -> None:
        """`name` is how messages call this block ("deze scorelijst", "thema A1")."""
        self.document = document
        self.mapping = mapping
        self.name = name

    def refuse_unknown(self, known: Collection[str]) -> None:
        """Note a problem for every key that is not in `known`."""
        for key, entry in self.mapping.entries.items():
            if key not in known:
                self.document.problem(say.unknown_key(self.name, key, known), entry.line)

    def entry(self, key: str, *, required: bool = False) -> YamlEntry | None:
        """The entry of a key; None when it is absent or empty."""
        entry = self.mapping.entries.get(key)
        if entry is None or (isinstance(entry.value, Scalar) and entry.value.is_null):
            if required:
                line = self.mapping.line if entry is None else entry.line
                self.document.problem(say.key_missing(key, self.name), line)
            return None
        return entry

    def line(self, key: str) -> int:
        """The line of a key, or of the mapping when the key is absent."""
        entry = self.mapping.entries.get(key)
        return self.mapping.line if entry is None else entry.line

    def text(self, key: str, *, required: bool = False) -> str | None:
        """A text, stripped at both ends; an empty text counts as missing."""
        entry = self.entry(key, required=required)
        if entry is None:
            return None
        if not isinstance(entry.value, Scalar):
            self.document.problem(say.must_be_a_text(key, self.name), entry.line)
            return None
        text = entry.value.text.strip()
        if not text and required:
            self.document.problem(say.is_empty(key, self.name), entry.line)
        return text or None

    def whole_number(self, key: str, *, minimum: int = 0, maximum: int | None = None) -> int | None:
        """A whole number within bounds."""
        text = self.text(key)
        if text is None:
            return None
        value = whole_number(text)
        if value is None or value < minimum or (maximum is not None and value > maximum):
            bounds = say.from_to(minimum, maximum) if maximum is not None else say.from_on(minimum)
            self.document.problem(say.no_whole_number(key, text, bounds), self.line(key))
            return None
        return value

    def year(self, key: str, *, required: bool = False) -> int | None:
        """A year of four digits."""
        text = self.text(key, required=required)
        if text is None:
            return None
        value = whole_number(text)
        if len(text) != YEAR_DIGITS or not is_year(value):
            self.document.problem(say.no_year(key, text), self.line(key))
            return None
        return value

    def weight(self, key: str) -> float | None:
        """A number above 0."""
        text = self.text(key)
        if text is None:
            return None
        try:
            weight = float(text)
        except ValueError:
            weight = 0.0
        if not 0 < weight < float("inf"):
            self.document.problem(say.no_weight(key, text), self.line(key))
            return None
        return weight

    def date(self, key: str) -> date | None:
        """A date written as 2026-10-01."""
        text = self.text(key)
        if text is None:
            return None
        found = iso_date(text)
        if found is None:
            self.document.problem(say.no_day(key, text), self.line(key))
        return found

    def texts(self, key: str, *, filled: bool = False, like: str = "A01, A02") -> tuple[tuple[str, int], ...] | None:
        """A list of texts, each with its line; None when the key is absent or no list.

        With `filled` an empty list is a problem; `like` is what messages give as an example.
        """
        entry = self.entry(key)
        if entry is None:
            return None
        if not isinstance(entry.value, YamlSequence):
            self.document.problem(say.no_list_of_words(key, self.name, like), entry.line)
            return None
        if filled and not entry.value.items:
            self.document.problem(say.empty_list(key, self.name), entry.line)
        found = []
        for item in entry.value.items:
            if isinstance(item, Scalar) and not item.is_null:
                found.append((item.text.strip(), item.line))
            else:
                self.document.problem(say.only_words(key, self.name), item.line)
        return tuple(found)

    def blocks(self, key: str, name: str, *, required: bool = False) -> Iterator[Fields]:
        """The mappings in a list, each as fields called `name`."""
        entry = self.entry(key, required=required)
        if entry is None:
            return
        if not isinstance(entry.value, YamlSequence):
            self.document.problem(say.no_list(key, self.name), entry.line)
            return
        if required and not entry.value.items:
            self.document.problem(say.empty_list(key, self.name), entry.line)
        for item in entry.value.items:
            if isinstance(item, YamlMapping):
                yield Fields(self.document, item, name)
            else:
                self.document.problem(say.items_are_blocks(key), item.line)

    def block(self, key: str, name: str, *, required: bool = False) -> Fields | None:
        """A mapping behind a key, as fields called `name`; None when it is absent."""
        entry = self.entry(key, required=required)
        if entry is None:
            return None
        return as_fields(self.document, entry.value, name, key)

    def items(self) -> Iterator[tuple[str, YamlEntry]]:
        """All keys with their entries, in the order of the file."""
        yield from self.mapping.entries.items()


def as_fields(document: YamlDocument, node: Node, name: str, key: str) -> Fields | None:
    """Wrap a node that must be a mapping; a problem and None when it is not."""
    if isinstance(node, YamlMapping):
        return Fields(document, node, name)
    document.problem(say.no_block(key), node.line)
    return None


def is_year(number: int | None) -> TypeGuard[int]:
    """True for a year of four digits, as a measurement can have; False for None too."""
    return number is not None and MIN_YEAR <= number <= MAX_YEAR


def iso_date(text: str) -> date | None:
    """Read a day written as 2026-10-01; None for any other notation, also those that ISO allows."""
    try:
        found = date.fromisoformat(text)
    except ValueError:
        return None
    return found if found.isoformat() == text else None


def whole_number(text: str) -> int | None:
    """Read a whole number of plain digits, with an optional minus; None for anything else."""
    digits = text.removeprefix("-")
    return int(text) if digits.isascii() and digits.isdigit() and len(digits) < MAX_DIGITS else None
