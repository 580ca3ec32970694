# SPDX-License-Identifier: EUPL-1.2
"""A long table gathered by the engine: one GROUP BY into compact rows (`analysetool.compact`), proven sound or left.

Four checks on each participant see whether every row said something known and new. Where one does not hold, or where a
cell has to be stripped, the answer is None: the reader of rows knows what a row means and what is wrong with it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from re import compile as pattern
from typing import TYPE_CHECKING

import numpy as np

from analysetool.compact import PLANES, WORD, WORDS, Words, unpack, words_needed
from analysetool.files.engine import EngineError, failing, name, rows_of, text
from analysetool.files.fields import YEAR_PATTERN
from analysetool.files.table_columns import LONG, LONG_OPTIONAL
from analysetool.files.tables import TablePart
from analysetool.measurement import Note
from analysetool.model import Answer, StatementSet
from analysetool.tally import ANSWER_ORDER, COLUMN, NO_DOMAIN, NOT_ASKED, Responses

if TYPE_CHECKING:
    from analysetool.files.engine import Engine

TEXT = "VARCHAR"
"""How the engine calls a column of text."""
_YEAR = pattern(YEAR_PATTERN)
_AT_ONCE = 1 << 14
"""Participants that are fetched at once."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """What the engine reads: how it is asked for it, the headings as we read them, and the columns as it names them.

    `kinds` are the types of the columns.
    """

    read: str
    header: tuple[str, ...]
    columns: tuple[str, ...]
    kinds: tuple[str, ...]

    @property
    def query(self) -> str:
        """What selects the text of the columns of a long table; NULL stays, and is all of a column that is not there.

        A text is left as it is: of words that come back the engine then compares numbers instead of letters.
        """
        wanted = (*LONG, *LONG_OPTIONAL)
        return f"SELECT {', '.join(f'{self._text(own)} AS {name(own)}' for own in wanted)} FROM {self.read}"  # noqa: S608 - all of it is quoted

    def cells(self, wanted: Iterable[str]) -> str:
        """What to select to have the text of these columns, in order; nothing where it is NULL or not there."""
        return ", ".join(f"coalesce({self._text(column)}, '') AS {name(column)}" for column in wanted)

    def _text(self, column: str) -> str:
        if column not in self.header:
            return "CAST(NULL AS VARCHAR)"
        place = self.header.index(column)
        own = name(self.columns[place])
        return own if self.kinds[place] == TEXT else f"CAST({own} AS VARCHAR)"


@dataclass(slots=True)
class _Gathered:
    """The participants of one coalition and year, as they come."""

    people: list[str] = field(default_factory=list)
    domains: list[str] = field(default_factory=list)
    words: list[Words] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)


def gather(
    engine: Engine, sources: Sequence[Source], statement_set: StatementSet, shown: str
) -> list[TablePart] | None:
    """The participants of each coalition and year, sorted; None when a row is not sound, or written otherwise.

    Args:
        engine: one that was not asked this before, and may reach the sources.
        sources: together one table.
        statement_set: the set that its statements and domains belong to.
        shown: the name of the table.
    """
    statements = [statement.id for statement in statement_set.statements]
    domains = (NO_DOMAIN, *statement_set.domains)
    every = words_needed(len(statements))
    try:
        with failing():
            _group(engine, sources, statements, domains)
            if engine.execute(f"SELECT count(*) FROM gathered WHERE {_faults(every)}").fetchall() != [(0,)]:  # noqa: S608
                return None
            found: dict[tuple[str, str], _Gathered] = {}
            for people in _in_batches(engine, every, domains):
                people.into(found)
            if not _are_sound(found) or not _add_notes(engine, found):
                return None
    except EngineError:  # who reads row by row may need less room, and knows which file it is
        return None
    return [
        TablePart(
            path=shown,
            coalition=coalition,
            year=int(year),
            responses=_responses(own, len(statements)),
            notes=tuple(own.notes),
        )
        for (coalition, year), own in found.items()
    ]


def _group(engine: Engine, sources: Sequence[Source], statements: Sequence[str], domains: Sequence[str]) -> None:
    """Make the table `gathered`: of each coalition, year and participant the words, and what the checks need."""
    engine.execute(f"CREATE TYPE asked AS ENUM ({_listed(statements)})")
    engine.execute(f"CREATE TYPE own_group AS ENUM ({_listed(domains)})")
    engine.execute(f"CREATE TYPE given AS ENUM ({_listed([answer.value for answer in ANSWER_ORDER])})")
    engine.execute(f"CREATE TEMP VIEW written AS {' UNION ALL '.join(source.query for source in sources)}")
    bits = [
        f"CASE WHEN s // {WORD} = {word} THEN 1::UBIGINT << (s % {WORD}) END AS b{word}"
        for word in range(words_needed(len(statements)))
    ]
    planes = [
        f"coalesce(bit_or({own}), 0::UBIGINT) AS p{word * WORDS + place}"
        for word in range(len(bits))
        for place, own in enumerate(
            (f"b{word}", *(f"CASE WHEN x & {1 << plane} <> 0 THEN b{word} END" for plane in range(PLANES)))
        )
    ]
    engine.execute(
        f"""
        CREATE TEMP TABLE gathered AS
        SELECT coalitie, jaar, deelnemer, min(d) AS domein, max(d) AS ander_domein, count(*) AS n,
          count(*) FILTER (d IS NOT NULL AND s IS NOT NULL AND x IS NOT NULL) AS bekend, {", ".join(planes)}
        FROM (
          SELECT *, {", ".join(bits)} FROM (
            SELECT coalitie, jaar, deelnemer, enum_code(TRY_CAST(stelling AS asked))::UBIGINT AS s,
              {_code("domein", "own_group", 0)} AS d, {_code("score", "given", COLUMN[Answer.NOT_ANSWERED])} AS x
            FROM written
          )
        )
        GROUP BY coalitie, jaar, deelnemer
        ORDER BY coalitie, jaar, deelnemer
        """  # noqa: S608 - nothing from outside that is not quoted
    )


def _code(column: str, kind: str, empty: int) -> str:
    """The number of a word among those of its kind, NULL for another word; an empty cell has the number `empty`."""
    return f"CASE WHEN {column} IS NULL THEN {empty}::UBIGINT ELSE enum_code(TRY_CAST({column} AS {kind}))::UBIGINT END"


def _faults(every: int) -> str:
    """A row of nobody, one that says nothing known or nothing new, or another domain than before."""
    said = " + ".join(f"bit_count(p{word * WORDS})" for word in range(every))
    nobody = " OR ".join(f"{own} IS NULL" for own in ("coalitie", "jaar", "deelnemer"))
    return f"{nobody} OR n <> bekend OR domein <> ander_domein OR n <> {said}"


def _listed(values: Iterable[str]) -> str:
    return ", ".join(map(text, values))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Batch:
    """Participants in order, those of a coalition and year together; `words` are (P, K, 4)."""

    keys: Sequence[tuple[str, str]]
    people: Sequence[str]
    domains: Sequence[str]
    words: Words

    def into(self, found: dict[tuple[str, str], _Gathered]) -> None:
        """Put each with the others of the same coalition and year."""
        begin = 0
        while begin < len(self.keys):
            key = self.keys[begin]
            end = begin + 1
            while end < len(self.keys) and self.keys[end] == key:
                end += 1
            own = found.setdefault(key, _Gathered())
            own.people += self.people[begin:end]
            own.domains += self.domains[begin:end]
            own.words.append(self.words[begin:end])
            begin = end


def _in_batches(engine: Engine, every: int, domains: Sequence[str]) -> Iterator[_Batch]:
    """What was gathered, some participants at a time: as columns, for a row of Python costs ten times its words."""
    begin = 0
    words = ", ".join(f"p{place}" for place in range(every * WORDS))
    while True:
        found = engine.execute(
            f"SELECT coalitie, jaar, deelnemer, domein, {words} FROM gathered "  # noqa: S608 - our own names
            "WHERE rowid >= ? AND rowid < ? ORDER BY rowid",
            [begin, begin + _AT_ONCE],
        ).fetchnumpy()
        coalitions, years, people = (np.asarray(found[own]).tolist() for own in ("coalitie", "jaar", "deelnemer"))
        if not people:
            return
        planes = [np.asarray(found[f"p{place}"]) for place in range(every * WORDS)]
        yield _Batch(
            keys=list(zip(coalitions, years, strict=True)),
            people=people,
            domains=[domains[code] for code in np.asarray(found["domein"]).tolist()],
            words=np.stack(planes, axis=-1, dtype=np.uint64, casting="equiv").reshape(-1, every, WORDS),
        )
        begin += _AT_ONCE


def _are_sound(found: dict[tuple[str, str], _Gathered]) -> bool:
    """Whether each coalition, year and participant is written as it is meant, and there are any."""
    return bool(found) and all(
        _is_plain(coalition) and _YEAR.fullmatch(year) and all(map(_is_plain, own.people))
        for (coalition, year), own in found.items()
    )


def _is_plain(cell: str) -> bool:
    """Whether a cell has text, nothing around it, and no line end that a reader of text would write otherwise."""
    return bool(cell) and cell == cell.strip() and "\r" not in cell


def _add_notes(engine: Engine, found: dict[tuple[str, str], _Gathered]) -> bool:
    """Add what people wrote, in the order of the rows; False when a line of it ends otherwise than in text."""
    query = "SELECT coalitie, jaar, stelling, opmerking FROM written WHERE opmerking <> ''"
    for coalition, year, statement, written in rows_of(engine, query):
        if "\r" in written:
            return False
        if note := written.strip():
            found[coalition, year].notes.append(Note(statement=statement, text=note))
    return True


def _responses(own: _Gathered, statements: int) -> Responses:
    """The answers; a statement without a row was asked, not answered."""
    answers = unpack(np.concatenate(own.words), statements)
    answers[answers == NOT_ASKED] = COLUMN[Answer.NOT_ANSWERED]
    return Responses(participants=tuple(own.people), domains=tuple(own.domains), answers=answers)
