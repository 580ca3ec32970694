# SPDX-License-Identifier: EUPL-1.2
"""Which statement a column is about: by its id first, then by its text; never by a resemblance."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from itertools import islice

from analysetool.files.comparable import key_of
from analysetool.files.personal_words import LONGEST_HEADING
from analysetool.files.workbooks.raw import column_letters
from analysetool.imports.texts import SHORT, short
from analysetool.model import StatementSet, Voice

_ARRAY = re.compile(r"[A-Za-z]\w*\s?\[([^\[\]]+)\](?!\[)(.*)", re.DOTALL)
_FIRST = re.compile(r"\s[-–—]\s|:")
_JOINED = re.compile(r"[A-Za-z][A-Za-z0-9]*_([A-Za-z0-9]+)")
_DOTTED = re.compile(r"[A-Za-z]\w*\.([A-Za-z0-9]+)\.")
_LEADING = re.compile(r"[\[(]?([^\s.:;,()\[\]|/–—-]+)[\s.:;,()\[\]|/–—-]+(.*)", re.DOTALL)
_BREAK = re.compile(r"[\s_][-–—][\s_]+|[.:)\]|?!][\s_]+")
_MOST_BREAKS = 40
"""Places in a heading where a statement may begin; each asks for a look at all that follows."""
_SMALL_WORD = 3
_ABOUT_ASKING = frozenset({
    "score", "scores", "cijfer", "antwoord", "antwoorden", "stelling", "stellingen", "vraag", "vragen", "schaal",
    "punten", "oordeel", "waarde", "keuze", "hoeverre", "bent", "eens", "oneens", "deze", "volgende", "onderstaande",
    "rating", "answer", "question", "statement", "statements", "scale", "response", "value", "agree", "following",
    "these", "what", "extent",
})  # fmt: skip
"""Words beside a number that say nothing of what was asked."""
_BESIDE = frozenset({"points", "punten", "feedback"})
_REMARK = re.compile(r"toelichting|opmerking|comment|motivatie|waarom|uitleg|anders,|other", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class HeadedColumn:
    """A column with all that its heading says; the first text is the one people see in their file."""

    position: int
    texts: tuple[str, ...]

    @property
    def shown(self) -> str:
        """The column as a message names it: its letters and its heading."""
        heading = self.texts[0]
        if len(heading) > SHORT and (bracketed := _last_brackets(heading)):
            heading = f"[{bracketed}]"  # what goes before is the same for a whole grid
        heading = short(heading)
        letters = column_letters(self.position)
        return f"kolom {letters} ({heading!r})" if heading else f"kolom {letters}"


class How(StrEnum):
    """By what the statement of a column was found."""

    TEXT = "text"
    BOTH = "both"
    NUMBER = "number"
    ORDER = "order"
    MAP = "map"


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """What a heading points at; `sure` is False for an id in front of words that are not the statement's own."""

    statement: str
    how: How
    sure: bool = True


class AmbiguousHeadingError(Exception):
    """A heading that names more than one statement; carries their ids."""

    def __init__(self, statements: tuple[str, ...]) -> None:
        """Keep the ids, in the order of the set."""
        self.statements = statements
        super().__init__(", ".join(statements))


class Statements:
    """The statements of a set by id and by text, ready to be looked up by headings."""

    def __init__(self, statement_set: StatementSet) -> None:
        """Both the text for partners and the one for parents count."""
        self._ids: dict[str, str] = {}
        self._words: dict[str, frozenset[str]] = {}
        self._texts: dict[str, dict[str, None]] = {}
        self._voices: dict[tuple[str, str], set[Voice]] = {}
        for statement in statement_set.statements:
            self._ids[key_of(statement.id)] = statement.id
            own = f"{statement.text} {statement.parents_text or ''}"
            self._words[statement.id] = frozenset(map(key_of, own.split()))
            for voice, text in ((Voice.PARTNERS, statement.text), (Voice.PARENTS, statement.parents_text)):
                if text and key_of(text):
                    self._texts.setdefault(key_of(text), {})[statement.id] = None
                    self._voices.setdefault((key_of(text), statement.id), set()).add(voice)

    def match(self, column: HeadedColumn) -> Match | None:
        """The statement that a heading names; None when it names none.

        Raises:
            AmbiguousHeadingError: when its id and its text disagree, or when its text is that of two statements.
        """
        coded: dict[str, None] = {}
        leading: dict[str, None] = {}
        worded: dict[str, None] = {}
        for text in filter(None, column.texts):
            if key_of(_FIRST.split(text, maxsplit=1)[0]) in _BESIDE:
                return None
            candidates = parts_of_heading(text)
            coded |= self._coded(text, candidates)
            found, words = self._leading(candidates)
            leading |= found
            worded |= self._worded((*candidates, *words))
        named = coded or leading
        both = tuple(identity for identity in named if identity in worded)
        if named and worded and not both:
            raise AmbiguousHeadingError((*named, *worded))
        settled = both or tuple(coded or worded)
        if len(settled) > 1:
            raise AmbiguousHeadingError(settled)
        if settled:
            how = How.BOTH if both else How.NUMBER if coded else How.TEXT
            return Match(statement=settled[0], how=how)
        if len(leading) == 1 and not any(_REMARK.search(text) for text in column.texts):
            return Match(statement=next(iter(leading)), how=How.NUMBER, sure=False)
        return None

    def words_fit(self, column: HeadedColumn, statement: str, shared: Collection[str] = ()) -> bool:
        """Whether the words beside the number of a statement can be about it: none of meaning, or mostly its own.

        People shorten a text; another question under our number shares little more than small words with it. `shared`
        are the keys of what stands before the brackets of several columns: the question of a whole grid.
        """
        found = self._beside_number(column, shared)
        said = [longer for words in found if (longer := _telling_words(words))]
        return not said or any(2 * sum(key in self._words[statement] for key in own) >= len(own) for own in said)

    def _beside_number(self, column: HeadedColumn, shared: Collection[str]) -> Iterator[str]:
        """The words behind a number, before one in brackets, or in another heading of the same column."""
        for text in filter(None, column.texts):
            array = _ARRAY.fullmatch(text)
            if array is not None and key_of(array[1]) in self._ids:
                yield array[2]
                continue
            candidates = parts_of_heading(text)
            _, words = self._leading(candidates)
            if words:
                yield from words
            elif not self._coded(text, candidates):
                yield text
            elif (before := before_brackets(text)) and key_of(before) not in shared:
                yield before

    def voice_of(self, column: HeadedColumn, statement: str) -> Voice | None:
        """Whose sentence of this statement a heading holds; None for an id alone, and where both say the same."""
        found: set[Voice] = set()
        for text in filter(None, column.texts):
            candidates = parts_of_heading(text)
            for candidate in (*candidates, *self._leading(candidates)[1]):
                found |= self._voices.get((key_of(candidate), statement), set())
        return found.pop() if len(found) == 1 else None

    def _coded(self, text: str, candidates: Iterable[str]) -> dict[str, None]:
        """The id in `A01`, `A1[A01]`, `A1[A01]. Tekst`, `A1_A01`, `A1.A01.` and `Vraag [A01]`; a theme's id is none."""
        for candidate in candidates:
            if (found := self._ids.get(key_of(candidate))) is not None:
                return {found: None}
        array = _ARRAY.fullmatch(text)
        if array is not None and (found := self._ids.get(key_of(array[1]))) is not None:
            return {found: None}
        return self._joined(text)

    def _joined(self, text: str) -> dict[str, None]:
        """The id behind another code; an id of digits alone is not looked for there, for `Q5_1` is any question."""
        parts = _JOINED.fullmatch(text) or _DOTTED.fullmatch(text)
        if parts is None or parts[1].isdigit() or (found := self._ids.get(key_of(parts[1]))) is None:
            return {}
        return {found: None}

    def _leading(self, candidates: Iterable[str]) -> tuple[dict[str, None], tuple[str, ...]]:
        """The id in front of other words, and these: `A01 Bij keuzes`, `A01. Bij keuzes`, `A1_A01: Bij keuzes`."""
        for candidate in candidates:
            parts = _LEADING.fullmatch(candidate)
            if parts is None or not parts[2].strip():
                continue
            if (found := self._ids.get(key_of(parts[1]))) is not None:
                return {found: None}, (parts[2],)
            if joined := self._joined(parts[1]):
                return joined, (parts[2],)
        return {}, ()

    def _worded(self, candidates: Iterable[str]) -> dict[str, None]:
        """The statements whose text stands in the heading: whole, in its last brackets, or after what goes before."""
        for candidate in candidates:
            found = self._texts.get(key_of(candidate))
            if found:
                return found
        return {}


def before_brackets(text: str) -> str:
    """What stands before the brackets that end a heading; empty without any."""
    bracketed = _last_brackets(text)
    return "" if bracketed is None else text.rstrip()[: -len(bracketed) - 2].strip()


@lru_cache(maxsize=512)
def parts_of_heading(text: str) -> tuple[str, ...]:
    """The parts of a heading that can be the statement, the whole first."""
    return tuple(_candidates(text))


def _telling_words(text: str) -> list[str]:
    """The words of a heading that say what was asked: no digits, no small words, none about answering."""
    keys = map(key_of, text.split())
    return [key for key in keys if len(key) > _SMALL_WORD and not key.isdigit() and key not in _ABOUT_ASKING]


def _candidates(text: str) -> Iterator[str]:
    """The parts of a heading that can be the statement; what follows "Toelichting:" is a remark on it, not a score."""
    yield text
    if len(text) > LONGEST_HEADING:
        return
    if "/" in text:
        yield text.rpartition("/")[2]  # group/field, as KoboToolbox writes it
    bracketed = _last_brackets(text)
    if bracketed is not None and not _REMARK.search(text.rstrip()[: -len(bracketed) - 1]):
        yield bracketed
        yield from _after_breaks(bracketed)
    yield from _after_breaks(text)


def _after_breaks(text: str) -> Iterator[str]:
    for found in islice(_BREAK.finditer(text), _MOST_BREAKS):
        if _REMARK.search(text[: found.start()]):
            return
        yield text[found.end() :]


def _last_brackets(text: str) -> str | None:
    """What stands in the pair of brackets, square or round, that ends a heading; pairs inside it belong to it."""
    end = text.rstrip()
    if not end.endswith(("]", ")")):
        return None
    opening, closing = ("[", "]") if end.endswith("]") else ("(", ")")
    depth = 0
    for position in range(len(end) - 1, -1, -1):
        depth += (end[position] == closing) - (end[position] == opening)
        if depth == 0:
            return end[position + 1 : -1]
    return None
