# SPDX-License-Identifier: EUPL-1.2
"""What tests of the import share: running it, and looking at the folder that it writes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from analysetool.commands.import_answers import ImportRequest, import_answers
from analysetool.errors import Problem
from analysetool.files.inputs import read_inputs
from analysetool.imports.column_map import ColumnMap
from analysetool.imports.columns import Settings
from analysetool.imports.headings import Statements
from analysetool.imports.labels import AnswerReader
from analysetool.imports.responses import Response, Taken
from analysetool.imports.sources import read_source
from analysetool.model import Answer, ScoreSheet, StatementSet
from tests.survey_files import Respondent

MEASUREMENT: dict[str, object] = {"coalition": "Voorbeeldstad", "year": 2026}


def settings_for(
    statement_set: StatementSet, column_map: ColumnMap | None = None, *, by_order: bool = False
) -> Settings:
    """The settings of one import."""
    own = column_map or ColumnMap()
    return Settings(
        statement_set=statement_set,
        statements=Statements(statement_set),
        reader=AnswerReader(statement_set, own.labels),
        column_map=own,
        by_order=by_order,
    )


def source(path: Path, statement_set: StatementSet, **choices: object) -> tuple[list[Taken], list[Problem]]:
    """What one file holds, with its problems."""
    return read_source(path, settings_for(statement_set, **choices))


def responses_in(path: Path, statement_set: StatementSet, **choices: object) -> list[Response]:
    """The responses of a file without problems."""
    taken, problems = source(path, statement_set, **choices)
    assert problems == []
    return [response for one in taken for response in one.responses]


def run_import(files: Sequence[Path] | Path, folder: Path, statement_set: StatementSet, **choices: object) -> None:
    """Import in this process."""
    named = [files] if isinstance(files, Path) else files
    request = ImportRequest(files=tuple(map(str, named)), folder=folder, **{**MEASUREMENT, **choices})
    import_answers(request, statement_set)


def sheets_in(folder: Path, statement_set: StatementSet) -> list[ScoreSheet]:
    """The sheets of a folder, as every other command reads them; they must be without problems."""
    inputs = read_inputs([folder], statement_set)
    assert inputs.problems == []
    return inputs.sheets


def state_of(folder: Path) -> dict[str, tuple[bytes, int]]:
    """Every file with its bytes and the moment it was written."""
    return {file.name: (file.read_bytes(), file.stat().st_mtime_ns) for file in folder.iterdir()}


def plain_answers(answers: Mapping[str, object]) -> dict[str, str]:
    """Answers as their texts, what was not answered left out."""
    return {identity: str(answer) for identity, answer in answers.items() if answer is not Answer.NOT_ANSWERED}


def given_in(holder: Response | ScoreSheet) -> dict[str, str]:
    """The answers of a response or sheet in the same form."""
    return plain_answers({identity: given.answer for identity, given in holder.answers.items()})


def as_set(people: Iterable[Respondent]) -> list[tuple[str, list[tuple[str, str]]]]:
    """What people said, in an order that does not depend on theirs."""
    return sorted((person.domain, sorted(plain_answers(person.answers).items())) for person in people)


def sheets_as_set(sheets: Iterable[ScoreSheet | Response]) -> list[tuple[str, list[tuple[str, str]]]]:
    """The same of sheets or responses."""
    return sorted((sheet.domain or "", sorted(given_in(sheet).items())) for sheet in sheets)
