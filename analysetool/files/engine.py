# SPDX-License-Identifier: EUPL-1.2
"""DuckDB, embedded: the only module that knows it, an extra.

It lives in memory and reaches nothing but the files it was opened for: no network, no extensions, no other path. What
does not fit goes into a temporary folder that its owner alone may open, and that is gone afterwards: DuckDB encrypts it
only with an extension that would have to be fetched.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

from analysetool.extras import require
from analysetool.words.problems_tables import parquet_needed

if TYPE_CHECKING:  # an extra, which may be missing
    from duckdb import DuckDBPyConnection

    Engine: TypeAlias = DuckDBPyConnection
Row: TypeAlias = tuple[Any, ...]

_EXTRA = "landelijk"
_MEGABYTES = 192
_MEGABYTES_PER_THREAD = 32
"""Memory that a query may hold before it writes to its folder."""
_AT_ONCE = 4096
"""Rows that are fetched at once."""
_ROWS_AT_ONCE = 200
"""Rows that are written at once."""
_GLOB = frozenset("*?[")


class EngineError(Exception):
    """The engine could not read or write; its own words, in English, are the cause."""


class NoRoomError(EngineError):
    """Neither memory nor the temporary folder had room."""


@contextmanager
def open_engine(paths: Iterable[Path]) -> Iterator[Engine]:
    """Open an engine that may reach these files, and close it.

    Raises:
        UsageError: when DuckDB is not installed.
    """
    duckdb = require("duckdb", _EXTRA, parquet_needed)
    allowed = ", ".join(text(own) for path in paths for own in dict.fromkeys((_absolute(path), source(path))))
    threads = os.cpu_count() or 1
    with tempfile.TemporaryDirectory(prefix="analysetool-", ignore_cleanup_errors=True) as folder:
        engine = duckdb.connect(
            ":memory:",
            config={
                "threads": threads,
                "memory_limit": f"{_MEGABYTES + threads * _MEGABYTES_PER_THREAD}MB",
                "temp_directory": folder,
                "autoinstall_known_extensions": "false",
                "autoload_known_extensions": "false",
                "allow_community_extensions": "false",
            },
        )
        try:
            engine.execute(f"SET allowed_paths = [{allowed}]")
            engine.execute("SET enable_progress_bar = false")
            engine.execute("SET enable_external_access = false")
            engine.execute("SET lock_configuration = true")
            yield engine
        finally:
            engine.close()


@contextmanager
def failing() -> Iterator[None]:
    """Give what goes wrong in the engine a name of ours.

    Raises:
        EngineError: when a query fails.
        NoRoomError: for want of memory or disk.
    """
    import duckdb  # noqa: PLC0415 - an extra; who has an engine has it

    try:
        yield
    except duckdb.OutOfMemoryException as error:
        raise NoRoomError from error
    except duckdb.Error as error:
        raise EngineError from error


def text(value: str) -> str:
    """A text as it stands in a statement."""
    return "'" + value.replace("'", "''") + "'"


def name(column: str) -> str:
    """A column as it stands in a statement."""
    return '"' + column.replace('"', '""') + '"'


def source(path: Path) -> str:
    """A file by its full path, in which nothing is a pattern or a home folder."""
    return "".join(f"[{sign}]" if sign in _GLOB else sign for sign in _absolute(path))


def rows_of(engine: Engine, query: str) -> Iterator[Row]:
    """The rows of a query in their order, some at a time."""
    found = engine.execute(query)
    while batch := found.fetchmany(_AT_ONCE):
        yield from batch


def write_parquet(path: Path, columns: Sequence[tuple[str, str]], rows: Sequence[Row]) -> None:
    """Write a table as Parquet.

    Args:
        path: where; what is there is overwritten.
        columns: names and types, those of DuckDB.
        rows: of as many cells; None is what is not known.

    Raises:
        UsageError: when DuckDB is not installed.
        EngineError: when it cannot be written.
    """
    with open_engine([path]) as engine, failing():
        engine.execute(f"CREATE TABLE made ({', '.join(f'{name(own)} {kind}' for own, kind in columns)})")
        cells = f"({', '.join('?' for _ in columns)})"
        for begin in range(0, len(rows), _ROWS_AT_ONCE):
            some = rows[begin : begin + _ROWS_AT_ONCE]
            query = f"INSERT INTO made VALUES {', '.join([cells] * len(some))}"  # noqa: S608 - question marks
            engine.execute(query, [cell for row in some for cell in row])
        engine.execute(f"COPY made TO {text(_absolute(path))} (FORMAT parquet)")


def _absolute(path: Path) -> str:
    return os.path.abspath(path)  # noqa: PTH100 - resolving would follow links, and the name is what was allowed
