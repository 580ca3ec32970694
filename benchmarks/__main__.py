# SPDX-License-Identifier: EUPL-1.2
"""Measure what people wait for against what cannot be avoided, in turn, and print the ratios.

Usage: python -m benchmarks [--runs N]. Ends with code 1 when a ratio is above its limit.

Besides, each by itself: `benchmarks.attack` (what is shown gives nobody away), `benchmarks.chance` (intervals),
`benchmarks.divided` (the verdict divided), `benchmarks.overview` (a whole country, made by
`benchmarks.country`) and `benchmarks.mutants` (tests that notice).
"""

from __future__ import annotations

import argparse
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import yaml

from analysetool.figures.build_comparison import compute_comparison
from analysetool.files.inputs import read_inputs
from analysetool.files.measurements import load_measurements
from analysetool.files.pairs import select_pair
from analysetool.files.statement_sets import shipped_statement_set
from analysetool.formats.comparison_json import render_json
from benchmarks.importing import (
    COUNTRY,
    RESPONDENTS,
    CountryImport,
    make_country,
    make_export,
    read_export,
    read_with_pandas,
    report_writing,
)

ROOT = Path(__file__).resolve().parent.parent
EXAMPLE = ROOT / "voorbeelden" / "voorbeeldstad" / "2026"
TWO_YEARS = EXAMPLE.parent
SHEETS = 1000
EMPTY_APP = """
import typer
app = typer.Typer()
@app.callback(invoke_without_command=True)
def main() -> None: ...
for number in range({commands}):
    app.command(f"command{{number}}")(lambda: None)
app(["--help"])
"""
COMMANDS = 4
YEARS, PEOPLE = 10, 50
LARGE_RUNS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """One thing that is timed against another, and how many times as long it may take."""

    name: str
    limit: float
    own: Callable[[], float]
    other: Callable[[], float]


def process(*arguments: str) -> Callable[[], float]:
    """The processor seconds of a whole process, with compiled modules kept as on any user's machine."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}

    def run() -> float:
        before = os.times()
        subprocess.run(
            [sys.executable, *arguments],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env=environment,
            check=True,
        )
        after = os.times()
        return after.children_user + after.children_system - before.children_user - before.children_system

    return run


def cpu_seconds() -> float:
    """The processor seconds of this process, those of the system for it included."""
    times = os.times()
    return times.user + times.system


def report(format_: str) -> Callable[[], float]:
    """Making the report of Voorbeeldstad in one format."""
    return process("-m", "analysetool", "rapport", str(EXAMPLE), "--formaat", format_)


def difference(own: Callable[[], float], base: Callable[[], float]) -> Callable[[], float]:
    """What the one takes on top of the other."""
    return lambda: own() - base()


def processor_seconds(work: Callable[[], object]) -> Callable[[], float]:
    """The processor seconds of a function in this process."""

    def run() -> float:
        start = time.process_time()
        work()
        return time.process_time() - start

    return run


def comparing(folder: Path) -> Callable[[], float]:
    """All that `vergelijk` does with what was loaded: compare the last two years in a folder, and write that down."""
    statement_set = shipped_statement_set()
    pair = select_pair(load_measurements([folder], statement_set)[0])
    return processor_seconds(lambda: render_json(compute_comparison(pair, statement_set)))


def write_years(folder: Path) -> None:
    """Write ten years of fifty people each, half of whom stay from year to year."""
    for year in range(YEARS):
        (folder / str(year)).mkdir()
        write_sheets(folder / str(year), PEOPLE, year=2017 + year, first=year * PEOPLE // 2)


def write_sheets(folder: Path, people: int = SHEETS, *, year: int = 2026, first: int = 0) -> list[str]:
    """Write score sheets with made-up random answers, and give their texts."""
    source = random.Random(year)  # noqa: S311 - not a secret
    statements = [statement.id for statement in shipped_statement_set().statements]
    answers = ["1", "2", "3", "4", "5", "weet-niet", "nvt", '{score: 2, opmerking: "Alleen in de kern."}']
    texts = []
    for number in range(first, first + people):
        lines = [
            "stellingenset: kansrijke-start", 'versie: "1.0"', "coalitie: Meetstad", f"jaar: {year}",
            f"deelnemer: d{number:07}", "domein: jgz", "soort: individueel", "scores:",
        ]  # fmt: skip
        lines += [f"  {identity}: {source.choice(answers)}" for identity in statements]
        texts.append("\n".join(lines) + "\n")
        (folder / f"d{number:07}.yaml").write_text(texts[-1], encoding="utf-8")
    return texts


def compare(comparison: Comparison, runs: int) -> bool:
    """Time both in turn, print the median ratio with its spread, and say whether it stays below the limit."""
    comparison.own(), comparison.other()
    ratios = [comparison.own() / comparison.other() for _ in range(runs)]
    ratio = statistics.median(ratios)
    fits = ratio <= comparison.limit
    print(
        f"{comparison.name}: {ratio:.2f} (from {min(ratios):.2f} to {max(ratios):.2f}, limit {comparison.limit})"
        f"{'' if fits else ' TOO SLOW'}"
    )
    return fits


def main() -> int:
    """Run all comparisons."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks")
    parser.add_argument("--runs", type=int, default=9)
    runs = parser.parse_args().runs
    statement_set = shipped_statement_set()
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    with (
        tempfile.TemporaryDirectory() as name,
        tempfile.TemporaryDirectory() as exports,
        tempfile.TemporaryDirectory() as years,
    ):
        texts = write_sheets(Path(name))
        export = make_export(Path(exports), statement_set)
        write_years(Path(years))
        numpy = difference(process("-c", "import numpy"), process("-c", "pass"))
        comparisons = (
            Comparison(
                name="--version against import typer",
                limit=1.5,
                own=process("-m", "analysetool", "--version"),
                other=process("-c", "import typer"),
            ),
            Comparison(
                name="--help against the help of an empty Typer app",
                limit=1.3,
                own=process("-m", "analysetool", "--help"),
                other=process("-c", EMPTY_APP.format(commands=COMMANDS)),
            ),
            Comparison(
                name="rapport html of 20 participants against its imports",
                limit=2.5,
                own=report("html"),
                other=process("-c", "import numpy, yaml, jinja2, typer, rich"),
            ),
            Comparison(
                name="rapport html on top of json against json",
                limit=1.0,
                own=difference(report("html"), report("json")),
                other=report("json"),
            ),
            Comparison(
                name="rapport docx on top of json, with 187 pictures, against importing what makes it",
                limit=4.0,
                own=difference(report("docx"), report("json")),
                other=difference(process("-c", "import docx, jinja2, PIL.ImageFont"), process("-c", "pass")),
            ),
            Comparison(
                name="vergelijk of Voorbeeldstad, when loaded, against importing numpy",
                limit=0.5,
                own=comparing(TWO_YEARS),
                other=numpy,
            ),
            Comparison(
                name=f"vergelijk of {YEARS} years of {PEOPLE} people, when loaded, against importing numpy",
                limit=1.0,
                own=comparing(Path(years)),
                other=numpy,
            ),
            Comparison(
                name=f"reading {SHEETS} score sheets against yaml.load of the same texts",
                limit=1.5,
                own=processor_seconds(lambda: read_inputs([name], statement_set)),
                other=processor_seconds(lambda: [yaml.load(text, Loader=loader) for text in texts]),  # noqa: S506
            ),
            Comparison(
                name=f"reading {RESPONDENTS} responses from xlsx against pandas.read_excel of the same file",
                limit=2.0,
                own=processor_seconds(lambda: read_export(export, statement_set)),
                other=processor_seconds(lambda: read_with_pandas(export)),
            ),
        )
        country = CountryImport(make_country(Path(exports), statement_set), statement_set)
        large = [
            Comparison(
                name=f"importing {COUNTRY} participants against writing and syncing as many files, {what}",
                limit=limit,
                own=lambda clock=clock: country.run(clock),
                other=lambda clock=clock: country.write_plainly(clock),
            )
            for what, clock, limit in (
                ("on the clock", time.perf_counter, 3.0),
                ("of the processor", cpu_seconds, float("inf")),  # told only: syncing takes the disk, not this
            )
        ]
        fits = [compare(comparison, runs) for comparison in comparisons]
        fits += [compare(comparison, min(runs, LARGE_RUNS)) for comparison in large]
        report_writing(export, statement_set)
    return 0 if all(fits) else 1


if __name__ == "__main__":
    sys.exit(main())
