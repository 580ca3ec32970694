# SPDX-License-Identifier: EUPL-1.2
"""What an overview of a whole country costs: seconds and peak memory of the command, from a table to a page.

Usage: python -m benchmarks.overview [--jaren N]. One year is a million answers, ten years are 9.6 million. Beside it
stands `csv.reader` alone over the same file, which no reader of rows can be faster than.
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
    typed = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as name:
        table, page = Path(name) / "land.csv", Path(name) / "overzicht.html"
        answers = write_country(table, shipped_statement_set(), years=typed.jaren)
        print(f"{answers:,} made-up answers, {table.stat().st_size / 1e6:.0f} MB")
        for title, own in (
            ("csv.reader alone", ("-c", _ONLY_READING, str(table))),
            ("overzicht, html", ("-m", "analysetool", "overzicht", str(table), "--uit", str(page))),
        ):
            cost = cost_of(own)
            print(f"{title:18} {cost.wall:6.1f} s, processor {cost.processor:6.1f} s, peak {cost.peak:5.0f} MB")
        print(f"page of {page.stat().st_size / 1000:.0f} kB")


if __name__ == "__main__":
    main()
