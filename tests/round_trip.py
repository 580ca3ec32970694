# SPDX-License-Identifier: EUPL-1.2
"""From what a participant hands in to the score sheet that the tool makes of it, through the real command."""

from __future__ import annotations

from pathlib import Path

from analysetool.files.score_sheets import parse_score_sheet
from analysetool.files.yaml_source import read_document
from analysetool.model import Answer, ScoreSheet, StatementSet
from tests.running import run, told


def imported(file: Path, folder: Path, statement_set: StatementSet) -> ScoreSheet:
    """The one sheet that `importeer` makes of a file."""
    result = run("importeer", file, "--uit", folder)
    assert result.returncode == 0, told(result)
    (path,) = folder.glob("*.yaml")
    document = read_document(path)
    sheet = parse_score_sheet(document, statement_set)
    assert document.problems == []
    assert sheet is not None
    return sheet


def answers_of(sheet: ScoreSheet) -> dict[str, dict[str, str]]:
    """The answers of a sheet as the answers file writes them."""
    return {
        identity: ({"score": given.answer.value} if given.answer is not Answer.NOT_ANSWERED else {})
        | ({"opmerking": given.note} if given.note else {})
        for identity, given in sheet.answers.items()
    }
