# SPDX-License-Identifier: EUPL-1.2
"""Scripts of `overzicht --sql` run for real: what each of their statements gives on a table in CSV."""

from __future__ import annotations

import csv
import io
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

CHECKS = ("controle 1", "controle 2", "controle 3")


@dataclass(frozen=True)
class Given:
    """The columns and rows that a statement gave."""

    columns: tuple[str, ...]
    rows: list[tuple[object, ...]]


def queries_in(script: str) -> list[str]:
    """The statements of a script: three checks and the tally."""
    found = [query for query in script.split(";\n") if query.strip()]
    assert len(found) == len(CHECKS) + 1
    return found


def faults_in(given: Sequence[Given]) -> dict[str, list[tuple[object, ...]]]:
    """What each check gave; a check that found nothing is left out."""
    return {name: own.rows for name, own in zip(CHECKS, given, strict=False) if own.rows}


def as_csv(given: Given, path: Path) -> Path:
    """A result as an engine saves it: commas, the names of the columns first."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(given.columns)
        writer.writerows(given.rows)
    return path


def by_duckdb(table: Path, script: str) -> list[Given]:
    """Run a script in DuckDB, where an empty cell of the table is NULL."""
    import duckdb

    with duckdb.connect(":memory:", config={"threads": 1}) as connection:
        connection.execute(
            "CREATE TABLE antwoorden AS SELECT * FROM read_csv(?, all_varchar = true, header = true, delim = ';')",
            [str(table)],
        )
        given = []
        for query in queries_in(script):
            found = connection.execute(query)
            given.append(Given(tuple(own[0] for own in found.description), found.fetchall()))
    return given


def by_sqlite(table: Path, script: str) -> list[Given]:
    """Run a script in SQLite, where an empty cell of the table is an empty text."""
    head, *rows = csv.reader(io.StringIO(table.read_text(encoding="utf-8-sig"), newline=""), delimiter=";")
    connection = sqlite3.connect(":memory:")
    try:
        connection.execute(f"CREATE TABLE antwoorden ({', '.join(head)})")
        connection.executemany(f"INSERT INTO antwoorden VALUES ({', '.join('?' * len(head))})", rows)  # noqa: S608
        given = []
        for query in queries_in(script):
            found = connection.execute(query)
            given.append(Given(tuple(own[0] for own in found.description), found.fetchall()))
    finally:
        connection.close()
    return given
