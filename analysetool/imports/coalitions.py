# SPDX-License-Identifier: EUPL-1.2
"""Whose measurement a row belongs to, by a name that people typed: the spellings of one name found, never guessed.

Spellings that differ by capitals, blanks, signs, accents or the word "gemeente" alone are one name. What is merely
near, as a slip of the pen is, may as well be another municipality: somebody has to say so.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from analysetool.escaping import printable
from analysetool.files.alike_names import pairs_alike

_PREFIX = re.compile(r"(?:de\s+)?(?:gemeente|gem\b\.?|coalitie)\s+(?=\S)", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """One coalition: its name, and every spelling of it with how often it stands there."""

    name: str
    spellings: Mapping[str, int]

    @property
    def rows(self) -> int:
        """How many rows bear it."""
        return sum(self.spellings.values())

    @property
    def others(self) -> tuple[str, ...]:
        """The spellings that differ from the name."""
        return tuple(sorted(spelling for spelling in self.spellings if printable(spelling) != self.name))


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """The coalitions, by name; pairs that lie near and that nobody settled; and names that are near and settled.

    Of a pair one may be a coalition that is there already and that nobody named now: it has no spellings.
    """

    found: tuple[Name, ...]
    near: tuple[tuple[Name, Name], ...]
    apart: frozenset[str]

    def name_of(self) -> dict[str, str]:
        """The name by spelling."""
        return {spelling: own.name for own in self.found for spelling in own.spellings}


def settle_names(spellings: Mapping[str, int], said: Mapping[str, str], known: Collection[str]) -> Names:
    """Find out which spellings are one name.

    Args:
        spellings: every text that is not empty, with how often it stands there.
        said: names by spelling, as somebody settled them; a spelling means all that differ from it by capitals, blanks
            and signs alone.
        known: names of coalitions that are there already; a spelling of one of them is that one.

    Returns:
        The names in their order; none for no spellings.
    """
    named = {_written(spelling): _clean(name) for spelling, name in said.items()}
    fixed = {_bare(name): name for name in (*sorted(known, reverse=True), *named.values())}
    groups: dict[str, dict[str, int]] = {}
    names: dict[str, str] = {}
    for spelling, rows in sorted(spellings.items()):
        settled = _clean(said[spelling]) if spelling in said else named.get(_written(spelling))
        key = _bare(spelling) if settled is None else _bare(settled)
        if settled is not None and fixed[key] != settled:
            key = f"{key} {settled}"  # somebody keeps apart what differs by a sign alone
        groups.setdefault(key, {})[spelling] = rows
        if settled is not None:
            names[key] = settled
    found = tuple(
        sorted(
            (Name(name=names.get(key) or fixed.get(key) or _best(own), spellings=own) for key, own in groups.items()),
            key=lambda own: own.name,
        )
    )
    meant = {*map(_clean, said.values()), *known}
    here = {own.name for own in found}
    pairs = list(_near([*found, *(Name(name=own, spellings={}) for own in sorted(known) if own not in here)]))
    return Names(
        found=found,
        near=tuple(pair for pair in pairs if any(own.spellings for own in pair) and not _are_in(pair, meant)),
        apart=frozenset(own.name for pair in pairs for own in pair if _are_in(pair, meant)),
    )


def _are_in(pair: tuple[Name, Name], names: Collection[str]) -> bool:
    return all(own.name in names for own in pair)


def _near(names: Sequence[Name]) -> Iterator[tuple[Name, Name]]:
    """Pairs of names of which the one may be the other with a slip."""
    for one, other in sorted(pairs_alike([_bare(own.name) for own in names])):
        yield names[one], names[other]


def _best(spellings: Mapping[str, int]) -> str:
    """The spelling to go by: without "gemeente", with small and capital letters, what most people wrote."""

    def rank(spelling: str) -> tuple[bool, bool, int, str]:
        one_case = spelling in (spelling.lower(), spelling.upper())
        return (_PREFIX.match(spelling) is not None, one_case, -spellings[spelling], spelling)

    return _clean(min(spellings, key=rank))


def _clean(text: str) -> str:
    return printable(unicodedata.normalize("NFC", text))


def _written(text: str) -> str:
    """The letters and digits of a text, small and without accents; all of it where there are none."""
    plain = "".join(sign for sign in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(sign))
    return "".join(filter(str.isalnum, plain)) or printable(plain)


def _bare(text: str) -> str:
    """The same without the word "gemeente" in front."""
    clean = printable(text)
    return _written(_PREFIX.sub("", clean, count=1)) if _PREFIX.match(clean) else _written(clean)
