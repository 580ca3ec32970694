# SPDX-License-Identifier: EUPL-1.2
"""What an import costs: reading and understanding against pandas reading the same file, and writing apart."""

from __future__ import annotations

import contextlib
import io
import tempfile
import time
from pathlib import Path

from analysetool.commands.import_answers import ImportRequest, import_answers
from analysetool.files.saving import write_whole
from analysetool.imports.column_map import ColumnMap
from analysetool.imports.columns import Settings
from analysetool.imports.headings import Statements
from analysetool.imports.labels import AnswerReader
from analysetool.imports.sources import read_source
from analysetool.model import StatementSet
from tests.survey_files import make_respondents, microsoft_forms_xlsx

RESPONDENTS = 1000


def make_export(folder: Path, statement_set: StatementSet) -> Path:
    """An export of Microsoft Forms with made-up answers."""
    people = make_respondents(statement_set, RESPONDENTS + 1)  # the last one stops halfway and is not exported
    return microsoft_forms_xlsx(folder / "export.xlsx", statement_set, people)


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
