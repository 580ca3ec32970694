# SPDX-License-Identifier: EUPL-1.2
"""What an overview of a whole country costs: seconds and peak memory of the command, from a table to a page.

Usage: python -m benchmarks.overview [--jaren N] [--vergelijk]. One year is a million answers, ten years are 9.6
million. The table is read as CSV, as Parquet and as Parquet with its rows shuffled. Beside them stands what no reader
can do without: `csv.reader` alone over the same file, and DuckDB's bare GROUP BY, fetched. With --vergelijk the figures
are held against those of plain pandas (`benchmarks.by_pandas`), which is measured too; it takes some gigabytes.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from analysetool.files.statement_sets import shipped_statement_set
from benchmarks.country import write_country

_ONLY_READING = "import csv, sys; sum(1 for _ in csv.reader(open(sys.argv[1], encoding='utf-8-sig'), delimiter=';'))"
_ONLY_GROUPING = """
import duckdb, sys
query = "SELECT coalitie, jaar, deelnemer, count(*) FROM read_parquet(?) GROUP BY ALL"
duckdb.connect().execute(query, [sys.argv[1]]).fetchnumpy()
"""
_AS_PARQUET = """
import sys
from pathlib import Path
from benchmarks.country import as_parquet
as_parquet(Path(sys.argv[1]), Path(sys.argv[2]), shuffled=sys.argv[3] == "shuffled")
"""
_ONLY_READ = """
import sys
from pathlib import Path
from analysetool.files.inputs import read_inputs
from analysetool.files.statement_sets import shipped_statement_set
assert not read_inputs([Path(sys.argv[1])], shipped_statement_set()).problems
"""
_BY_PANDAS = """
import json, sys
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """Seconds on the wall and of the processor, and the most memory that was held at once, in megabytes."""

    wall: float
    processor: float
    peak: float


def cost_of(arguments: Sequence[str]) -> Cost:
    """Run Python with these arguments and see what it took; by `wait4`, which tells it of this process alone."""
    begun = time.perf_counter()
    process = subprocess.Popen([sys.executable, *arguments], stderr=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{' '.join(arguments)} ended with {process.returncode}")
    return Cost(wall=time.perf_counter() - begun, processor=used.ru_utime + used.ru_stime, peak=used.ru_maxrss / 1000)


def main(arguments: Sequence[str] | None = None) -> None:
    """Write a country, measure, and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--jaren", type=int, default=1)
    parser.add_argument("--vergelijk", action="store_true")
    typed = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        table, page = folder / "land.csv", folder / "overzicht.html"
        tables = {"CSV": table, "Parquet": folder / "land.parquet", "shuffled": folder / "land-door-elkaar.parquet"}
        answers = write_country(table, shipped_statement_set(), years=typed.jaren)
        for own in (
            "Parquet",
            "shuffled",
        ):  # in a process of its own: what this one holds would count for all it starts
            cost_of(("-c", _AS_PARQUET, str(table), str(tables[own]), own))
        print(f"{answers:,} made-up answers")
        for kind, own in tables.items():
            print(f"{kind}: {own.stat().st_size / 1e6:.0f} MB")
            bare = _ONLY_READING if kind == "CSV" else _ONLY_GROUPING
            _tell("bare", cost_of(("-c", bare, str(own))))
            _tell("read", cost_of(("-c", _ONLY_READ, str(own))))
            _tell("html", cost_of(("-m", "analysetool", "overzicht", str(own), "--uit", str(page), "--overschrijf")))
        print(f"page of {page.stat().st_size / 1000:.0f} kB")
        if typed.vergelijk:
            _compare(tables)


def _compare(tables: dict[str, Path]) -> None:
    """Hold the JSON of each table against plain pandas, and against each other.

    Raises:
        SystemExit: when they are not the same.
    """
    made = {kind: own.with_suffix(f".{kind}.json") for kind, own in tables.items()}
    for kind, path in made.items():
        _tell(f"{kind}, json", cost_of(("-m", "analysetool", "overzicht", str(tables[kind]), "--uit", str(path))))
    if len({path.read_bytes() for path in made.values()}) > 1:
        raise SystemExit("CSV and Parquet give other bytes")
    _tell("pandas", cost_of(("-c", _BY_PANDAS, str(tables["CSV"]), *map(str, made.values()))))
    print("the same figures as plain pandas, and the same bytes from each table")


def _tell(title: str, cost: Cost) -> None:
    print(f"  {title:18} {cost.wall:6.1f} s, processor {cost.processor:6.1f} s, peak {cost.peak:5.0f} MB", flush=True)


if __name__ == "__main__":
    main()
