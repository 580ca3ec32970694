# SPDX-License-Identifier: EUPL-1.2
"""What the benchmarks read: made-up score sheets, exports of a survey program, tables, and finished pages.

Usage: python -m benchmarks.material MAP. Nobody answered any of it. A process of its own makes it, so that the process
that measures stays small: the memory of a child is never told as less than its parent held.
"""

from __future__ import annotations

import csv
import random
import subprocess
import sys
from pathlib import Path

from analysetool.files.statement_sets import shipped_statement_set
from analysetool.model import StatementSet
from benchmarks.country import write_country
from benchmarks.places import COALITIONS, EXAMPLE, EXPORTS, PAGES, PEOPLE, PER, SHEETS, TABLES, YEARS, Places
from tests.survey_files import lime_survey_rows, make_respondents, microsoft_forms_xlsx

_ANSWERS = ("1", "2", "3", "4", "5", "weet-niet", "nvt", '{score: 2, opmerking: "Alleen in de kern."}')


def write_sheets(folder: Path, people: int, *, year: int = 2026, first: int = 0) -> None:
    """Write score sheets with made-up random answers."""
    folder.mkdir(parents=True)
    source = random.Random(year)  # noqa: S311 - not a secret
    statements = [statement.id for statement in shipped_statement_set().statements]
    for number in range(first, first + people):
        lines = [
            "stellingenset: kansrijke-start", 'versie: "1.0"', "coalitie: Meetstad", f"jaar: {year}",
            f"deelnemer: d{number:07}", "domein: jgz", "soort: individueel", "scores:",
        ]  # fmt: skip
        lines += [f"  {identity}: {source.choice(_ANSWERS)}" for identity in statements]
        (folder / f"d{number:07}.yaml").write_text("\n".join(lines) + "\n", encoding="utf-8")


def write_years(folder: Path) -> None:
    """Write ten years of fifty people each, half of whom stay from year to year."""
    for year in range(YEARS):
        write_sheets(folder / str(year), PEOPLE, year=2017 + year, first=year * PEOPLE // 2)


def write_export(path: Path, statement_set: StatementSet, people: int) -> None:
    """An export of Microsoft Forms with made-up answers."""
    microsoft_forms_xlsx(path, statement_set, make_respondents(statement_set, people + 1))  # the last one stops halfway


def write_land(path: Path, statement_set: StatementSet, people: int) -> None:
    """An export of a whole country: a column that says which coalition."""
    found = make_respondents(statement_set, people + 1)[:-1]
    rows = lime_survey_rows(statement_set, found, named=False)
    rows = [[*row, PER if place == 0 else f"Meetstad {place % COALITIONS}"] for place, row in enumerate(rows)]
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, delimiter=";").writerows(rows)


def main() -> None:
    """Make all of it."""
    places = Places(Path(sys.argv[1]))
    statement_set = shipped_statement_set()
    for people in SHEETS:
        write_sheets(places.sheets(people), people)
    write_years(places.years)
    for people in EXPORTS:
        write_export(places.export(people), statement_set, people)
    write_land(places.land, statement_set, EXPORTS[-1])
    for coalitions in TABLES:
        write_country(places.table(coalitions), statement_set, coalitions=coalitions)
    for ending in PAGES:
        subprocess.run(
            [sys.executable, "-m", "analysetool", "rapport", str(EXAMPLE), "--uit", str(places.page(ending))],
            check=True,
            stderr=subprocess.DEVNULL,
        )


if __name__ == "__main__":
    main()
