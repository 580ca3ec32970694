# SPDX-License-Identifier: EUPL-1.2
"""The base line of `toets`: what was handed in before, in a checkout of another branch or a folder of it.

A checkout holds more than measurements, so other YAML in it is passed over. What is read there is only held against
what is there now; whether it is plausible, or past its retention, was a question when it came in.
"""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from pathlib import Path

from analysetool.earlier_years import YearRecord
from analysetool.errors import InputError, Problem, UsageError
from analysetool.files.inputs import Inputs, read_inputs
from analysetool.files.places import not_there, typed_path
from analysetool.files.yaml_source import STDIN
from analysetool.model import GivenAnswer, Kind, ScoreSheet, StatementSet
from analysetool.tally import ANSWER_ORDER, NOT_ASKED, Responses, Tally
from analysetool.words import problems_base_line as say
from analysetool.words.problems_sheets import NO_SHEETS, UNKNOWN_FILE

_OTHER_FILES = (UNKNOWN_FILE, NO_SHEETS)
"""How begins what is no problem here: files of something else, and a branch on which nothing was measured yet."""


def read_base_line(base: str, paths: Sequence[str], statement_set: StatementSet) -> Inputs:
    """Read what was handed in before.

    Args:
        base: a checkout, or the folder with measurements in it.
        paths: INVOER; where it stands in the checkout too, only that is read.
        statement_set: the set of today, by which both are read.

    Raises:
        UsageError: when it is INVOER itself, so that nothing could ever differ.
        InputError: when it is not there, or holds a sheet that cannot be read.
    """
    folder = typed_path(base)
    if not folder.exists():
        raise InputError([Problem(path=str(folder), message=not_there(folder, may_be_folder=True))])
    found = _same_places(folder, paths)
    now = {os.path.realpath(typed_path(path)) for path in paths if path != STDIN}
    if any(os.path.realpath(path) in now for path in found):
        raise UsageError(say.base_line_is_input(folder))
    inputs = read_inputs(found, statement_set)
    errors = [
        problem for problem in inputs.problems if problem.is_error and not problem.message.startswith(_OTHER_FILES)
    ]
    if errors:
        raise InputError([*errors, Problem(path=str(folder), message=say.UNREADABLE)])
    return inputs


def records_of(inputs: Inputs, coalition: str, statement_set: StatementSet) -> Mapping[int, YearRecord]:
    """What was handed in of one coalition, by year; nothing for a year of which only `meting.yaml` is there."""
    years = sorted(year for name, year in inputs.keys if name == coalition)
    return {year: _record(inputs, coalition, year, statement_set) for year in years}


def _same_places(folder: Path, paths: Sequence[str]) -> list[Path]:
    """Where INVOER stands in the base line; the whole of it when that is nowhere."""
    inside = [_within(typed_path(path)) for path in paths if path != STDIN]
    found = [folder / path for path in inside if path is not None and (folder / path).exists()]
    return found or [folder]


def _within(path: Path) -> Path | None:
    """A path as seen from where the command runs; None when it stands elsewhere."""
    try:
        own = Path(os.path.abspath(path)).relative_to(Path.cwd())  # noqa: PTH100 - resolving would follow links
    except ValueError:
        return None
    return own


def _record(inputs: Inputs, coalition: str, year: int, statement_set: StatementSet) -> YearRecord:
    key = (coalition, year)
    parts = [part for part in inputs.parts if (part.coalition, part.year) == key]
    sheets = [sheet for sheet in inputs.sheets if (sheet.coalition, sheet.year) == key]
    for part in parts:
        if part.responses is not None:
            sheets += _sheets_of(part.responses, coalition, year, statement_set)
    return YearRecord(
        sheets=tuple(sheets),
        counted=_together([part.tally for part in parts if part.tally is not None]),
        table_notes=tuple(note for part in parts for note in part.notes),
        info=next((info for info in inputs.infos if (info.coalition, info.year) == key), None),
    )


def _together(tallies: Sequence[Tally]) -> Tally | None:
    return sum(tallies[1:], start=tallies[0]) if tallies else None


def _sheets_of(responses: Responses, coalition: str, year: int, statement_set: StatementSet) -> list[ScoreSheet]:
    """The rows of a table as sheets of this version: who is in a table now may have had a sheet, or the other way."""
    statements = [statement.id for statement in statement_set.statements]
    sheets = []
    for participant, domain, row in zip(responses.participants, responses.domains, responses.answers, strict=True):
        codes = dict(zip(statements, map(int, row), strict=True))
        sheets.append(
            ScoreSheet(
                statement_set=statement_set.id,
                version=statement_set.version,
                coalition=coalition,
                year=year,
                kind=Kind.INDIVIDUAL,
                participant=participant,
                domain=domain or None,
                asked=tuple(identity for identity, code in codes.items() if code != NOT_ASKED),
                answers={
                    identity: GivenAnswer(answer=ANSWER_ORDER[code])
                    for identity, code in codes.items()
                    if code != NOT_ASKED
                },
            )
        )
    return sheets
