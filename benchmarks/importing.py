# SPDX-License-Identifier: EUPL-1.2
"""What an import costs: reading and understanding against pandas reading the same file, and writing apart."""

from __future__ import annotations

import contextlib
import csv
import io
import os
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from analysetool.commands.import_answers import ImportRequest, import_answers
from analysetool.files.saving import write_whole
from analysetool.imports.column_map import ColumnMap
from analysetool.imports.columns import Settings
from analysetool.imports.headings import Statements
from analysetool.imports.labels import AnswerReader
from analysetool.imports.sources import read_source
from analysetool.model import StatementSet
from tests.survey_files import lime_survey_rows, make_respondents, microsoft_forms_xlsx

RESPONDENTS = 1000
COUNTRY = 5000
COALITIONS = 40


def make_export(folder: Path, statement_set: StatementSet) -> Path:
    """An export of Microsoft Forms with made-up answers."""
    people = make_respondents(statement_set, RESPONDENTS + 1)  # the last one stops halfway and is not exported
    return microsoft_forms_xlsx(folder / "export.xlsx", statement_set, people)


def make_country(folder: Path, statement_set: StatementSet) -> Path:
    """A table of a whole country with made-up answers: a column that says which coalition, as many rows as may be."""
    people = make_respondents(statement_set, COUNTRY + 1)[:-1]  # all of them answered everything that was asked
    rows = lime_survey_rows(statement_set, people, named=False)
    rows = [[*row, "Gemeente" if place == 0 else f"Meetstad {place % COALITIONS}"] for place, row in enumerate(rows)]
    path = folder / "land.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, delimiter=";").writerows(rows)
    return path


class CountryImport:
    """A whole import of a country against plainly writing and syncing the files that it makes."""

    def __init__(self, export: Path, statement_set: StatementSet) -> None:
        """Measure with this export."""
        self._export = export
        self._set = statement_set
        self._contents: list[bytes] = []

    def run(self, clock: Callable[[], float]) -> float:
        """Import into an empty folder: read, understand, compare people, write, sync."""
        with tempfile.TemporaryDirectory() as name:
            target = Path(name) / "land"
            request = ImportRequest(files=(str(self._export),), folder=target, year=2026, per="Gemeente")
            start = clock()
            with contextlib.redirect_stderr(io.StringIO()):
                import_answers(request, self._set)
            taken = clock() - start
            self._contents = [path.read_bytes() for path in sorted(target.rglob("*.yaml"))]
        if len(self._contents) != COUNTRY:
            raise AssertionError(len(self._contents))
        return taken

    def write_plainly(self, clock: Callable[[], float]) -> float:
        """What cannot be avoided: a file opened, written and synced for each participant, one after another."""
        with tempfile.TemporaryDirectory() as name:
            start = clock()
            for number, content in enumerate(self._contents):
                with (Path(name) / f"{number}.yaml").open("wb") as file:
                    file.write(content)
                    file.flush()
                    os.fsync(file.fileno())
            return clock() - start


def read_export(path: Path, statement_set: StatementSet) -> None:
    """Read, recognise and convert an export, as `importeer` does before it looks at the folder."""
    column_map = ColumnMap()
    settings = Settings(
        statement_set=statement_set,
        statements=Statements(statement_set),
        reader=AnswerReader(statement_set, column_map.labels),
        column_map=column_map,
    )
    taken, problems = read_source(path, settings)
    found = sum(len(one.responses) for one in taken)
    if problems or found != RESPONDENTS:
        raise AssertionError(problems, found)


def read_with_pandas(path: Path) -> None:
    """What cannot be avoided: pandas gets every cell as text."""
    import pandas as pd  # noqa: PLC0415 - the other comparisons time imports

    pd.read_excel(path, engine="calamine", dtype=str)


def report_writing(path: Path, statement_set: StatementSet) -> None:
    """Print how long a whole import takes, and how much of that is putting so many small files on this disk."""
    with tempfile.TemporaryDirectory() as name:
        target, copies = Path(name) / "meting", Path(name) / "kopie"
        request = ImportRequest(files=(str(path),), folder=target, coalition="Meetstad", year=2026)
        start = time.perf_counter()
        with contextlib.redirect_stderr(io.StringIO()):
            import_answers(request, statement_set)
        whole = time.perf_counter() - start
        contents = {file.name: file.read_bytes() for file in target.iterdir()}
        copies.mkdir()
        start = time.perf_counter()
        for file, content in contents.items():
            write_whole(copies / file, content, expected=None)
        files = time.perf_counter() - start
    print(
        f"apart: a whole import of {RESPONDENTS} responses takes {whole:.1f} s, of which {files:.1f} s to put "
        f"{len(contents)} files on this disk one by one, safely"
    )
