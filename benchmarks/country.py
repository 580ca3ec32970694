# SPDX-License-Identifier: EUPL-1.2
"""A whole country, made up: a long table with a row per answer, of many coalitions and years.

Usage: python -m benchmarks.country BESTAND [--coalities N] [--jaren N] [--deelnemers N] [--door-elkaar]. The same
numbers give the same file. A name that ends in .parquet gives Parquet (which needs DuckDB); with --door-elkaar its rows
are shuffled. Nobody answered any of it: coalitions are called "Verzonnen 001", and every code begins with "v".
"""

from __future__ import annotations

import argparse
import random
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from analysetool.files.statement_sets import shipped_statement_set
from analysetool.model import StatementSet

COALITIONS, PEOPLE, LAST_YEAR = 342, 50, 2026
HEADER = "coalitie;jaar;deelnemer;domein;stelling;score\r\n"
_SCORES = "12345"
_WITHOUT = ("weet-niet", "nvt", "")
_OFTEN = (8, 2, 3)
"""Of a hundred answers so many are weet-niet, nvt and empty."""


def write_country(
    path: Path, statement_set: StatementSet, *, coalitions: int = COALITIONS, years: int = 1, people: int = PEOPLE
) -> int:
    """Write the table, and give the number of answers in it."""
    written = 0
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        file.write(HEADER)
        for rows in _measurements(statement_set, coalitions, years, people):
            file.writelines(rows)
            written += len(rows)
    return written


def as_parquet(table: Path, path: Path, *, shuffled: bool = False) -> None:
    """Write a table in CSV again as Parquet, in its own order or shuffled; years are whole numbers."""
    import duckdb  # noqa: PLC0415 - an extra

    order = "ORDER BY hash(coalitie || jaar || deelnemer || stelling)" if shuffled else ""
    columns = "coalitie, jaar::INTEGER AS jaar, deelnemer, domein, stelling, score"
    read = "read_csv(?, delim = ';', header = true, all_varchar = true)"
    with duckdb.connect(config={"temp_directory": str(path.parent)}) as engine:
        name = str(path).replace("'", "''")
        engine.execute(f"COPY (SELECT {columns} FROM {read} {order}) TO '{name}' (FORMAT parquet)", [str(table)])  # noqa: S608


def _measurements(statement_set: StatementSet, coalitions: int, years: int, people: int) -> Iterator[list[str]]:
    """The rows of each coalition and year: each coalition, statement and person is a little better or worse."""
    chance = random.Random(342)  # noqa: S311 - made up
    statements = [statement.id for statement in statement_set.statements]
    domains = [*statement_set.domains, ""]
    level_of = {identity: chance.gauss(0, 0.6) for identity in statements}
    for number in range(1, coalitions + 1):
        own = chance.gauss(3.3, 0.4)
        for year in range(LAST_YEAR - years + 1, LAST_YEAR + 1):
            own += chance.gauss(0.03, 0.05)
            start = f"Verzonnen {number:03};{year};v"
            yield [
                f"{start}{person:03};{domains[(number + person) % len(domains)]};{identity};{answer}\r\n"
                for person in range(1, people + 1)
                for identity, answer in _answers(chance, own + chance.gauss(0, 0.4), level_of)
            ]


def _answers(chance: random.Random, level: float, level_of: dict[str, float]) -> Iterator[tuple[str, str]]:
    for identity, own in level_of.items():
        drawn = chance.random() * 100
        yield identity, _score(chance, level + own) if drawn >= sum(_OFTEN) else _without(drawn)


def _score(chance: random.Random, middle: float) -> str:
    return _SCORES[min(max(round(chance.gauss(middle, 0.9)), 1), len(_SCORES)) - 1]


def _without(drawn: float) -> str:
    for answer, often in zip(_WITHOUT, _OFTEN, strict=True):
        if drawn < often:
            return answer
        drawn -= often
    return ""


def main(arguments: Sequence[str] | None = None) -> None:
    """Write a table as asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("path", type=Path)
    parser.add_argument("--coalities", type=int, default=COALITIONS)
    parser.add_argument("--jaren", type=int, default=1)
    parser.add_argument("--deelnemers", type=int, default=PEOPLE)
    parser.add_argument("--door-elkaar", action="store_true")
    typed = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        in_parquet = typed.path.suffix == ".parquet"
        table = Path(folder) / "land.csv" if in_parquet else typed.path
        written = write_country(
            table, shipped_statement_set(), coalitions=typed.coalities, years=typed.jaren, people=typed.deelnemers
        )
        if in_parquet:
            as_parquet(table, typed.path, shuffled=typed.door_elkaar)
    print(f"{typed.path}: {written:,} made-up answers")


if __name__ == "__main__":
    main()
