# SPDX-License-Identifier: EUPL-1.2
"""Long and tally tables in Parquet: the engine gathers what is sound, and the reader of rows tells what is not.

A long table is gathered in one GROUP BY into compact rows (`analysetool.compact`), on which four checks see whether
each row said something known and new. Where one does not hold, or where a cell has to be stripped, the rows go one by
one through the reader that CSV goes through: one source of what a row means and of what is wrong with it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from re import compile as pattern
from typing import TYPE_CHECKING

import numpy as np

from analysetool.compact import PLANES, WORD, WORDS, Words, unpack, words_needed
from analysetool.errors import reason_of
from analysetool.files.engine import EngineError, NoRoomError, failing, name, open_engine, rows_of, source, text
from analysetool.files.fields import YEAR_PATTERN
from analysetool.files.places import not_there
from analysetool.files.plain import note_input
from analysetool.files.table_rows import TableRows
from analysetool.files.tables import Table, TablePart, settle_columns, take_rows
from analysetool.measurement import Note
from analysetool.model import Answer, StatementSet
from analysetool.tally import ANSWER_ORDER, COLUMN, NO_DOMAIN, NOT_ASKED, Responses
from analysetool.words import problems_tables as words

if TYPE_CHECKING:
    from analysetool.files.engine import Engine

_YEAR = pattern(YEAR_PATTERN)
_READ = ("coalitie", "jaar", "deelnemer", "domein", "stelling", "score", "opmerking")
_AT_ONCE = 1 << 14
"""Participants that are fetched at once."""


def read_parquet(
    paths: Sequence[Path], statement_set: StatementSet, heard: Callable[[int], object] = lambda _: None
) -> Table:
    """Read files of one folder as one table, for what writes Parquet cuts a table into files as it likes.

    A problem has the number of its row in its file, the first being 1. A cell is the text that DuckDB writes of it, and
    nothing where it is NULL: a year may be a whole number or a text, and 2026.0 is refused as it is in CSV. Counts
    are read from the files that have a column `aantal`.

    Args:
        paths: the files, at least one.
        statement_set: the set that their statements and domains belong to.
        heard: is told of so many bytes, when they were read.

    Raises:
        UsageError: when DuckDB is not installed.
    """
    table = Table(path=str(paths[0] if len(paths) == 1 else paths[0].parent / "*.parquet"))
    usable = [path for path in paths if _is_there(path, table)]
    with open_engine(usable) as engine:
        files = [file for path in usable if (file := _look(engine, path, table)) is not None]
        counts = [file for file in files if "aantal" in file.header]
        answers = [file for file in files if "aantal" not in file.header]
        if counts:
            _take(engine, counts, statement_set, table)
        parts = _gathered(engine, answers, statement_set, table.path) if answers else []
        if parts is None:
            _take(engine, answers, statement_set, table)
        table.parts += parts or []
    for path in usable:
        heard(path.stat().st_size)
    return table


def _is_there(path: Path, table: Table) -> bool:
    own = Table(path=str(path))
    try:
        note_input(path)
    except FileNotFoundError:
        own.problem(not_there(path))
    except OSError as error:
        own.problem(words.cannot_be_read(reason_of(error)))
    table.problems += own.problems
    return not own.problems


@dataclass(frozen=True, slots=True, kw_only=True)
class _File:
    """A file: its headings as they are read, and the columns and their types as they stand in it."""

    path: Path
    header: tuple[str, ...]
    columns: tuple[str, ...]
    kinds: tuple[str, ...]

    def cells(self, wanted: Iterable[str]) -> str:
        """What to select to have the text of these columns, in order; nothing where the file has no such column."""
        return ", ".join(f"{self._cell(column)} AS {name(column)}" for column in wanted)

    def _cell(self, column: str) -> str:
        if column not in self.header:
            return "''"
        return f"coalesce(CAST({name(self.columns[self.header.index(column)])} AS VARCHAR), '')"


def _look(engine: Engine, path: Path, table: Table) -> _File | None:
    """The columns of a file; None when it cannot be a table of ours, which is said."""
    own = Table(path=str(path))
    file = None
    try:
        with failing():
            place = f"[{text(source(path))}]"
            described = list(rows_of(engine, f"DESCRIBE SELECT * FROM read_parquet({place})"))  # noqa: S608 - quoted
            written = list(rows_of(engine, f"SELECT name, num_children FROM parquet_schema({place})"))  # noqa: S608
    except EngineError:
        own.problem(words.NO_PARQUET)
    else:
        header = tuple(column.strip().casefold() for column in _top(written))
        file = _File(
            path=path,
            header=header,
            columns=tuple(row[0] for row in described),
            kinds=tuple(row[1] for row in described),
        )
        if not settle_columns(TableRows(reader=_Cells(iter(())), above=0, header=header, header_line=None), own):
            file = None
    table.problems += own.problems
    return file


def _top(written: Sequence[tuple[str, int | None]]) -> Iterator[str]:
    """The columns as they are named in the file: the engine itself gives a second `score` another name.

    The schema lies flat, each column before what it is made of, and the whole of it first.
    """
    inside = 0
    for column, within in written[1:]:
        if not inside:
            yield column
        inside = max(inside - 1, 0) + (within or 0)


@dataclass(slots=True)
class _Cells:
    """The cells of rows, and how many were read, as `csv.reader` gives them."""

    rows: Iterator[Sequence[str]]
    line_num: int = 0

    def __iter__(self) -> Iterator[list[str]]:
        for row in self.rows:
            self.line_num += 1
            yield list(row)


def _take(engine: Engine, files: Sequence[_File], statement_set: StatementSet, table: Table) -> None:
    """Read rows one by one, by the reader that knows what is wrong with a row."""
    reading = files[0]

    def opened() -> Iterator[tuple[str, TableRows]]:
        nonlocal reading
        for reading in files:  # the one that fails, when one does
            place = f"[{text(source(reading.path))}]"
            query = f"SELECT {reading.cells(reading.header)} FROM read_parquet({place})"  # noqa: S608 - quoted
            yield (
                str(reading.path),
                TableRows(reader=_Cells(rows_of(engine, query)), above=0, header=reading.header, header_line=None),
            )

    try:
        with failing():
            take_rows(opened(), statement_set, table)
    except EngineError as error:
        own = Table(path=str(reading.path))
        own.problem(words.NO_ROOM if isinstance(error, NoRoomError) else words.NO_PARQUET)
        table.problems += own.problems


@dataclass(slots=True)
class _Gathered:
    """The participants of one coalition and year, as they come."""

    people: list[str] = field(default_factory=list)
    domains: list[str] = field(default_factory=list)
    words: list[Words] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)


def _gathered(
    engine: Engine, files: Sequence[_File], statement_set: StatementSet, shown: str
) -> list[TablePart] | None:
    """The participants of each coalition and year, sorted; None when a row is not sound, or written otherwise."""
    statements = [statement.id for statement in statement_set.statements]
    every = words_needed(len(statements))
    try:
        with failing():
            _gather(engine, files, statements)
            if engine.execute(f"SELECT count(*) FROM gathered WHERE {_faults(every)}").fetchall() != [(0,)]:  # noqa: S608
                return None
            found: dict[tuple[str, str], _Gathered] = {}
            for people in _in_batches(engine, every):
                people.into(found)
            if not _are_sound(found, statement_set):
                return None
            _add_notes(engine, found)
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


def _gather(engine: Engine, files: Sequence[_File], statements: Sequence[str]) -> None:
    """Make the table `gathered`: of each coalition, year and participant the words, and what the checks need."""
    engine.execute(f"CREATE TYPE asked AS ENUM ({_listed(statements)})")
    engine.execute(f"CREATE TYPE given AS ENUM ({_listed([answer.value for answer in ANSWER_ORDER])})")
    alike: dict[tuple[tuple[str, ...], tuple[str, ...]], list[_File]] = {}
    for file in files:
        alike.setdefault((file.columns, file.kinds), []).append(file)
    read = " UNION ALL ".join(
        f"SELECT {several[0].cells(_READ)} FROM read_parquet([{_listed(source(own.path) for own in several)}])"  # noqa: S608
        for several in alike.values()
    )
    engine.execute(f"CREATE TEMP VIEW written AS {read}")
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
        SELECT coalitie, jaar, deelnemer, min(domein) AS domein, max(domein) AS ander_domein, count(*) AS n,
          count(*) FILTER (s IS NOT NULL AND x IS NOT NULL) AS bekend, {", ".join(planes)}
        FROM (
          SELECT *, {", ".join(bits)} FROM (
            SELECT coalitie, jaar, deelnemer, domein, enum_code(TRY_CAST(stelling AS asked))::UBIGINT AS s,
              enum_code(TRY_CAST(score AS given))::UBIGINT AS x
            FROM written
          )
        )
        GROUP BY coalitie, jaar, deelnemer
        ORDER BY coalitie, jaar, deelnemer
        """  # noqa: S608 - nothing from outside that is not quoted
    )


def _faults(every: int) -> str:
    """A row that says nothing known, nothing new, or another domain than before."""
    said = " + ".join(f"bit_count(p{word * WORDS})" for word in range(every))
    return f"n <> bekend OR domein <> ander_domein OR n <> {said}"


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


def _in_batches(engine: Engine, every: int) -> Iterator[_Batch]:
    """What was gathered, some participants at a time: as columns, for a row of Python costs ten times its words."""
    begin = 0
    known: dict[str, str] = {}
    while True:
        found = engine.execute(
            "SELECT * EXCLUDE (ander_domein, n, bekend) FROM gathered WHERE rowid >= ? AND rowid < ? ORDER BY rowid",
            [begin, begin + _AT_ONCE],
        ).fetchnumpy()
        coalitions, years, people, domains = (
            [str(cell) for cell in found[column]] for column in ("coalitie", "jaar", "deelnemer", "domein")
        )
        if not people:
            return
        planes = [np.asarray(found[f"p{place}"]) for place in range(every * WORDS)]
        yield _Batch(
            keys=list(zip(coalitions, years, strict=True)),
            people=people,
            domains=[known.setdefault(domain, domain) for domain in domains],
            words=np.stack(planes, axis=-1, dtype=np.uint64, casting="equiv").reshape(-1, every, WORDS),
        )
        begin += _AT_ONCE


def _are_sound(found: dict[tuple[str, str], _Gathered], statement_set: StatementSet) -> bool:
    """Whether each coalition, year, participant and domain is written as it is meant, and there are any."""
    domains = {NO_DOMAIN, *statement_set.domains}
    return bool(found) and all(
        coalition
        and coalition == coalition.strip()
        and _YEAR.fullmatch(year)
        and domains.issuperset(own.domains)
        and all(person and person == person.strip() for person in own.people)
        for (coalition, year), own in found.items()
    )


def _add_notes(engine: Engine, found: dict[tuple[str, str], _Gathered]) -> None:
    """What people wrote, in the order of the rows."""
    query = "SELECT coalitie, jaar, stelling, opmerking FROM written WHERE opmerking <> ''"
    for coalition, year, statement, written in rows_of(engine, query):
        if note := written.strip():
            found[coalition, year].notes.append(Note(statement=statement, text=note))


def _responses(own: _Gathered, statements: int) -> Responses:
    """The answers; a statement without a row was asked, not answered."""
    answers = unpack(np.concatenate(own.words), statements)
    answers[answers == NOT_ASKED] = COLUMN[Answer.NOT_ANSWERED]
    return Responses(participants=tuple(own.people), domains=tuple(own.domains), answers=answers)
