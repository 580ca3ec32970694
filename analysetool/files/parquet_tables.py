# SPDX-License-Identifier: EUPL-1.2
"""Long and tally tables in Parquet: gathered by the engine where they are sound, and else read row by row as CSV is."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from analysetool.errors import reason_of
from analysetool.files.engine import EngineError, NoRoomError, failing, open_engine, rows_of, source, text
from analysetool.files.gathering import Source, gather
from analysetool.files.places import not_there
from analysetool.files.plain import note_input
from analysetool.files.table_columns import is_wide
from analysetool.files.table_rows import TableRows
from analysetool.files.tables import Table, settle_columns, take_rows
from analysetool.model import StatementSet
from analysetool.words import problems_tables as words

if TYPE_CHECKING:
    from analysetool.files.engine import Engine


def read_parquet(
    paths: Sequence[Path], statement_set: StatementSet, heard: Callable[[int], object] = lambda _: None
) -> Table:
    """Read files of one folder as one table, for what writes Parquet cuts a table into files as it likes.

    A problem has the number of its row in its file, the first being 1. A cell is the text that DuckDB writes of it, and
    nothing where it is NULL: a year may be a whole number or a text, and 2026.0 is refused as it is in CSV. Which
    files are answers and which are tallies, follows from their columns.

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
        wide = [file for file in files if is_wide(file.header)]
        counts = [file for file in files if file not in wide and "aantal" in file.header]
        answers = [file for file in files if file not in wide and file not in counts]
        for tallies in (counts, wide):
            if tallies:
                _take(engine, tallies, statement_set, table)
        parts = gather(engine, list(_alike(answers)), statement_set, table.path) if answers else []
        if parts is None:
            _take(engine, answers, statement_set, table)
        table.parts += parts or []
    with suppress(OSError):  # it may be gone by now
        heard(sum(path.stat().st_size for path in usable))
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


def _source(files: Sequence[_File]) -> Source:
    """Files with the same columns, read together: the engine gives them the types of the first."""
    places = ", ".join(text(source(own.path)) for own in files)
    first = files[0]
    return Source(read=f"read_parquet([{places}])", header=first.header, columns=first.columns, kinds=first.kinds)


def _alike(files: Sequence[_File]) -> Iterable[Source]:
    found: dict[tuple[tuple[str, ...], tuple[str, ...]], list[_File]] = {}
    for file in files:
        found.setdefault((file.columns, file.kinds), []).append(file)
    return map(_source, found.values())


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
            own = _source([reading])
            query = f"SELECT {own.cells(own.header)} FROM {own.read}"  # noqa: S608 - quoted
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
