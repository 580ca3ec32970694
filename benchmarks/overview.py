# SPDX-License-Identifier: EUPL-1.2
"""What an overview of a whole country costs, from tables on disk to an overview on disk, against its peers.

Usage: python -m benchmarks.overview [--jaren N] [--runs N] [--groot N] [--vergelijk]. One year is a million answers,
ten years are 9.6 million. The table is read as CSV, as Parquet and as Parquet with its rows shuffled. Peers: DuckDB
alone (a count per participant, and a row per participant as bits), `csv.reader` alone, and pandas with the same checks.
With --groot 50 the same is done once for fifty years. With --vergelijk all figures are held against plain pandas
(`benchmarks.by_pandas`), which takes some gigabytes. Ends with code 1 when a limit is passed.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from benchmarks.measuring import Growth, Versus, Work, compare, cost_of, grow, python, tool
from benchmarks.places import PEERS, STATEMENTS

_ONLY_READING = "import csv, sys; sum(1 for _ in csv.reader(open(sys.argv[1], encoding='utf-8-sig'), delimiter=';'))"
_AS_PARQUET = """
import sys
from pathlib import Path
from benchmarks.country import as_parquet
as_parquet(Path(sys.argv[1]), Path(sys.argv[2]), shuffled=sys.argv[3] == "shuffled")
"""
_BY_PANDAS = """
import sys
import pandas as pd
from analysetool.files.statement_sets import shipped_statement_set
from benchmarks.by_pandas import differences, figures_of
kinds = dict.fromkeys(("coalitie", "jaar", "deelnemer", "domein", "stelling", "score"), "category")
frame = pd.read_csv(sys.argv[1], sep=";", dtype=kinds, keep_default_na=False, encoding="utf-8-sig")
figures = figures_of(frame, {own.id: own.part for own in shipped_statement_set().statements})
for path in sys.argv[2:]:
    found = differences(open(path, "rb").read(), figures)
    if found or not figures["levels"]:
        raise SystemExit("\\n".join(found[:10]) or "nothing was compared")
"""
_ANSWERS = 957_600
"""Of one year."""
_SAME = "CSV", "Parquet", "shuffled"


def main(arguments: Sequence[str] | None = None) -> int:
    """Write a country, measure, print, and say whether every limit holds."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.overview")
    parser.add_argument("--jaren", type=int, default=1)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--groot", type=int, default=0)
    parser.add_argument("--vergelijk", action="store_true")
    typed = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        tables = make_tables(folder, typed.jaren)
        print(f"{typed.jaren * _ANSWERS:,} made-up answers: " + ", ".join(
            f"{kind} {path.stat().st_size / 1e6:.0f} MB" for kind, path in tables.items()
        ))  # fmt: skip
        fits = [compare(one, typed.runs) for one in versus(tables)]
        before = make_tables(folder, max(typed.jaren // 10, 1))
        sizes = (max(typed.jaren // 10, 1) * _ANSWERS, typed.jaren * _ANSWERS)
        if sizes[0] < sizes[1]:
            works = tuple(overview(own["Parquet"]) for own in (before, tables))
            fits.append(grow(Growth(name="overzicht json of Parquet", sizes=sizes, work=works, slope=1.05), typed.runs))
        if typed.vergelijk:
            hold_against_pandas(tables)
        if typed.groot:
            tell_large(make_tables(folder, typed.groot, kinds=("Parquet",))["Parquet"], typed.groot)
    return 0 if all(fits) else 1


def overview(table: Path) -> Work:
    """The command, from the table to its JSON on disk."""
    return tool("overzicht", table, "--uit", "{out}.json")


def versus(tables: dict[str, Path]) -> tuple[Versus, ...]:
    """What is held against what."""
    csv, parquet, shuffled = (tables[kind] for kind in _SAME)
    counted = {kind: python(PEERS / "duckdb_count.py", path) for kind, path in tables.items()}
    return (
        Versus(name="Parquet, against a count per participant by DuckDB, fetched", own=overview(parquet),
               peer=counted["Parquet"], processor=None, wall=None),
        Versus(name="Parquet, against a row per participant as bits by DuckDB, fetched", own=overview(parquet),
               peer=python(PEERS / "duckdb_rows.py", parquet, STATEMENTS), processor=2.6, wall=3.6),
        Versus(name="Parquet, against pandas with the same checks", own=overview(parquet),
               peer=python(PEERS / "plain_table.py", parquet, STATEMENTS, "{out}.csv"), processor=0.48, peak=0.12),
        Versus(name="shuffled, against a row per participant as bits by DuckDB, fetched", own=overview(shuffled),
               peer=python(PEERS / "duckdb_rows.py", shuffled, STATEMENTS), processor=1.7, wall=2.3),
        Versus(name="CSV, against a count per participant by DuckDB, fetched", own=overview(csv), peer=counted["CSV"],
               processor=3.1, wall=3.9),
        Versus(name="CSV, against csv.reader alone", own=overview(csv), peer=python("-c", _ONLY_READING, csv),
               processor=1.5),
    )  # fmt: skip


def make_tables(folder: Path, years: int, kinds: Sequence[str] = _SAME) -> dict[str, Path]:
    """A made-up country in so many kinds of files; by other processes, whose memory is not this one's."""
    tables = {
        "CSV": folder / f"land-{years}.csv",
        "Parquet": folder / f"land-{years}.parquet",
        "shuffled": folder / f"land-door-elkaar-{years}.parquet",
    }
    if not tables["CSV"].exists():
        cost_of(python("-m", "benchmarks.country", tables["CSV"], "--jaren", str(years)))
        for kind in {"Parquet", "shuffled"} & set(kinds):
            cost_of(python("-c", _AS_PARQUET, tables["CSV"], tables[kind], kind))
    return {kind: tables[kind] for kind in kinds}


def hold_against_pandas(tables: dict[str, Path]) -> None:
    """Hold the JSON of each table against plain pandas, and against each other.

    Raises:
        SystemExit: when they are not the same.
    """
    made = {kind: path.with_suffix(f".{kind}.json") for kind, path in tables.items()}
    for kind, path in made.items():
        cost_of(tool("overzicht", tables[kind], "--uit", path))
    if len({path.read_bytes() for path in made.values()}) > 1:
        raise SystemExit("CSV and Parquet give other bytes")
    cost_of(python("-c", _BY_PANDAS, tables["CSV"], *made.values()))
    print("the same figures as plain pandas, and the same bytes from each table")


def tell_large(table: Path, years: int) -> None:
    """What so many years take, once."""
    cost = cost_of(overview(table))
    print(
        f"{years * _ANSWERS:,} answers in Parquet: {cost.wall:.1f} s, processor {cost.processor:.1f} s, "
        f"peak {cost.peak:.0f} MB"
    )


if __name__ == "__main__":
    sys.exit(main())
