# SPDX-License-Identifier: EUPL-1.2
"""Measure what people wait for against what somebody would write without this tool, in turn, and print it all.

Usage: python -m benchmarks [--runs N] [WORD...]. With words only what holds one of them in its name. Ends with code 1
when a limit is passed. A limit is a quarter above what was measured (docs/prestaties.md), so that what becomes dearer
is seen; a busy machine passes one now and then.

Besides, each by itself: `benchmarks.attack` (what is shown gives nobody away), `benchmarks.chance` (intervals),
`benchmarks.divided` (the verdict divided), `benchmarks.overview` (a whole country, made by `benchmarks.country`),
`benchmarks.torture` and `benchmarks.fuzz` (nothing lost, nothing breaks) and `benchmarks.mutants` (tests that notice).
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from pathlib import Path

from benchmarks.measuring import Growth, Versus, compare, grow, python, tool
from benchmarks.places import EXAMPLE, EXPORTS, PEERS, PER, ROOT, SHEETS, STATEMENTS, TABLES, Places

_LARGE_RUNS = 3
_NOTHING = python("-c", "import typer, yaml")
_EMPTY_HELP = python(
    "-c",
    """
import typer
app = typer.Typer()
@app.callback()
def main() -> None: ...
@app.command()
def command(sources: list[str], year: int = 0, out: str = "", force: bool = False) -> None: ...
app(["command", "--help"])
""",
)
_ANSWERS_PER_COALITION = 50 * 56


def starting() -> tuple[Versus, ...]:
    """Commands that compute nothing."""
    return (
        Versus(name="start: --version, against importing typer and yaml", own=tool("--version"), peer=_NOTHING,
               processor=1.3, peak=1.25),
        Versus(name="start: stellingen, against importing typer and yaml", own=tool("stellingen"), peer=_NOTHING,
               processor=2.4, peak=1.6),
        Versus(name="start: schema scorelijst, against importing typer and yaml", own=tool("schema", "scorelijst"),
               peer=_NOTHING, processor=1.7, peak=1.5),
        Versus(name="start: rapport --help, against the help of one command of an empty Typer app",
               own=tool("rapport", "--help"), peer=_EMPTY_HELP, processor=0.3, peak=0.6),
    )  # fmt: skip


def pages(places: Places) -> tuple[Versus, ...]:
    """The report of Voorbeeldstad, and what compares its years."""
    uit = ("--uit", "{out}.")
    example = str(EXAMPLE)

    def report(ending: str) -> tuple[str, ...]:
        return ("rapport", example, uit[0], uit[1] + ending)

    return (
        Versus(name="page: rapport html, against a page by pandas and Jinja", own=tool(*report("html")),
               peer=python(PEERS / "plain_report.py", example, STATEMENTS, "{out}.html"), processor=0.85, peak=0.8),
        Versus(name="page: rapport html, against its bare imports", own=tool(*report("html")),
               peer=python("-c", "import numpy, yaml, jinja2, typer, rich"), processor=2.5, peak=1.7),
        Versus(name="page: rapport pdf, against WeasyPrint alone over the finished html page", own=tool(*report("pdf")),
               peer=python(PEERS / "plain_pdf.py", places.page("html"), "{out}.pdf"), processor=1.25, peak=1.5),
        Versus(name="page: rapport docx, against python-docx putting its text, tables and pictures in a file",
               own=tool(*report("docx")), peer=python(PEERS / "plain_docx.py", places.page("docx"), "{out}.docx"),
               processor=1.6, peak=2.9),
        Versus(name="page: vergelijk html of ten years of fifty people, against reading and counting these sheets",
               own=tool("vergelijk", places.years, uit[0], uit[1] + "html"),
               peer=python(PEERS / "plain_sheets.py", places.years), processor=1.9, peak=3.7),
    )  # fmt: skip


def sheets(places: Places) -> tuple[Versus | Growth, ...]:
    """Folders of score sheets."""
    most = SHEETS[-1]
    return (
        Versus(name=f"sheets: rapport json of {most:,} people, against reading and counting by yaml.CSafeLoader",
               own=tool("rapport", places.sheets(most), "--uit", "{out}.json"),
               peer=python(PEERS / "plain_sheets.py", places.sheets(most)), processor=0.8, peak=5.3),
        Growth(name="sheets: rapport json", sizes=SHEETS, slope=1.05,
               work=tuple(tool("rapport", places.sheets(people), "--uit", "{out}.json") for people in SHEETS)),
    )  # fmt: skip


def tables(places: Places) -> tuple[Versus | Growth, ...]:
    """Long tables of many coalitions."""
    most = TABLES[-1]
    read = "import csv, sys; sum(1 for _ in csv.reader(open(sys.argv[1], encoding='utf-8-sig'), delimiter=';'))"
    overview = tuple(tool("overzicht", places.table(number), "--uit", "{out}.json") for number in TABLES)
    answers = tuple(number * _ANSWERS_PER_COALITION for number in TABLES)
    return (
        Versus(name=f"table: overzicht json of {answers[-1]:,} answers, against pandas with the same checks",
               own=overview[-1], peer=python(PEERS / "plain_table.py", places.table(most), STATEMENTS, "{out}.csv"),
               processor=0.8, peak=0.58),
        Versus(name=f"table: overzicht json of {answers[-1]:,} answers, against csv.reader alone", own=overview[-1],
               peer=python("-c", read, places.table(most)), processor=2.8),
        Growth(name="table: overzicht json", sizes=answers, work=overview, slope=1.05),
    )  # fmt: skip


def imports(places: Places) -> tuple[Versus | Growth, ...]:
    """Exports that become a folder of sheets, written and synced."""
    own = ("--uit", "{out}", "--jaar", "2026")
    of = ("--coalitie", "Meetstad")
    most = EXPORTS[-1]
    return (
        Versus(name=f"import: importeer of {most:,} rows of xlsx, against pandas, writing and syncing as many files",
               own=tool("importeer", places.export(most), *own, *of),
               peer=python(PEERS / "plain_import.py", places.export(most), "{out}"),
               processor=2.0, peak=0.75, wall=1.4),
        Versus(name=f"import: importeer --per of {most:,} rows of csv, against the same",
               own=tool("importeer", places.land, "--per", PER, *own),
               peer=python(PEERS / "plain_import.py", places.land, "{out}"), processor=2.35, peak=0.63, wall=1.7),
        Growth(name="import: importeer", sizes=EXPORTS, slope=1.05,
               work=tuple(tool("importeer", places.export(people), *own, *of) for people in EXPORTS)),
    )  # fmt: skip


def main() -> int:
    """Make the material, run what was asked for, and print what it took."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks")
    parser.add_argument("--runs", type=int, default=9)
    parser.add_argument("words", nargs="*", metavar="WORD")
    typed = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        subprocess.run([sys.executable, "-m", "benchmarks.material", name], cwd=ROOT, check=True)
        places = Places(Path(name))
        fits = []
        for one in (*starting(), *pages(places), *sheets(places), *tables(places), *imports(places)):
            if typed.words and not any(word in one.name for word in typed.words):
                continue
            runs = typed.runs if one.name.startswith(("start", "page")) else min(typed.runs, _LARGE_RUNS)
            fits.append(compare(one, runs) if isinstance(one, Versus) else grow(one, runs))
    return 0 if all(fits) else 1


if __name__ == "__main__":
    sys.exit(main())
