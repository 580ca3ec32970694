# SPDX-License-Identifier: EUPL-1.2
"""Which statement a column is about: by its id first, then by its text; never by a resemblance."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from analysetool.files.comparable import key_of
from analysetool.imports.raw import column_letters
from analysetool.imports.texts import SHORT, short
from analysetool.model import StatementSet, Voice

_ARRAY = re.compile(r"[A-Za-z]\w*\s?\[([^\[\]]+)\](?!\[).*", re.DOTALL)
_FIRST = re.compile(r"\s[-–—]\s|:")
_JOINED = re.compile(r"[A-Za-z][A-Za-z0-9]*_([A-Za-z0-9]+)")
_DOTTED = re.compile(r"[A-Za-z]\w*\.([A-Za-z0-9]+)\.")
_LEADING = re.compile(r"[\[(]?([^\s.:;,()\[\]|/–—-]+)[\s.:;,()\[\]|/–—-]+(.*)", re.DOTALL)
_BREAK = re.compile(r"[\s_][-–—][\s_]+|[.:)\]|?!][\s_]+")
_FEW_WORDS = 3
_SMALL_WORD = 3
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """What a heading points at; `sure` is False for an id in front of words that are not the statement's own."""

    statement: str
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
            candidates = tuple(_candidates(text))
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
            return Match(statement=settled[0])
        if len(leading) == 1 and not any(_REMARK.search(text) for text in column.texts):
            return Match(statement=next(iter(leading)), sure=False)
        return None

    def may_mean(self, column: HeadedColumn, statement: str) -> bool:
        """Whether words behind the number of a statement can be about it: a few ("1-5", "score"), or mostly its own.

        People shorten a text; another question under our number shares little more than small words with it.
        """
        for text in filter(None, column.texts):
            for candidate in _candidates(text):
                _, words = self._leading((candidate,))
                said = [key for word in " ".join(words).split() if (key := key_of(word))]
                longer = [key for key in said if len(key) > _SMALL_WORD]
                own = sum(key in self._words[statement] for key in longer)
                if words and len(said) >= _FEW_WORDS and longer and 2 * own < len(longer):
                    return False
        return True

    def voice_of(self, column: HeadedColumn, statement: str) -> Voice | None:
        """Whose sentence of this statement a heading holds; None for an id alone, and where both say the same."""
        found: set[Voice] = set()
        for text in filter(None, column.texts):
            candidates = tuple(_candidates(text))
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


def _candidates(text: str) -> Iterator[str]:
    """The parts of a heading that can be the statement; what follows "Toelichting:" is a remark on it, not a score."""
    yield text
    if "/" in text:
        yield text.rpartition("/")[2]  # group/field, as KoboToolbox writes it
    bracketed = _last_brackets(text)
    if bracketed is not None and not _REMARK.search(text.rstrip()[: -len(bracketed) - 1]):
        yield bracketed
        yield from _after_breaks(bracketed)
    yield from _after_breaks(text)


def _after_breaks(text: str) -> Iterator[str]:
    for found in _BREAK.finditer(text):
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
