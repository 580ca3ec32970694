# SPDX-License-Identifier: EUPL-1.2
"""The report as a table for Dutch Excel: UTF-8 with BOM, semicolons, decimal commas; a row per level and statement."""

from __future__ import annotations

import csv
import io

from analysetool.escaping import csv_cell
from analysetool.figures.report import Report, ShownLevel, ShownStatement
from analysetool.rounding import dutch_number
from analysetool.words import figures as wording
from analysetool.words import report as words

BOM = "\ufeff"
_HEADER = (
    "coalitie", "jaar", "soort", "id", "titel", "gemiddelde", "laagst_mogelijk", "hoogst_mogelijk", "eensgezindheid",
    "oordeel", "beantwoord", "mogelijk", "gezamenlijk", "score_1", "score_2", "score_3", "score_4", "score_5",
    "weet_niet", "nvt", "niet_ingevuld", "mediaan",
)  # fmt: skip
_EMPTY_VOTES = ("",) * 5


def render_csv(view: Report) -> str:
    """Write total, parts, themes and statements as rows; an empty cell is what cannot be determined or shown.

    Text cells are made safe against formulas; numbers are never touched.
    """
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer, delimiter=";", lineterminator="\r\n")
    writer.writerow(_HEADER)
    start = (csv_cell(view.coalition), str(view.year))
    writer.writerow((*start, "totaal", *_level_cells(view.total)))
    for part in view.parts:
        writer.writerow((*start, "deel", *_level_cells(part)))
    for theme in view.themes:
        writer.writerow((*start, "thema", *_level_cells(theme.level)))
    for statement in view.statements:
        writer.writerow((*start, "stelling", *_statement_cells(statement)))
    return BOM + buffer.getvalue()


def _number(value: float | None, decimals: int = 1) -> str:
    return "" if value is None else dutch_number(value, decimals)


def _whole(value: int | None) -> str:
    return "" if value is None else str(value)


def _joint(statement: ShownStatement) -> str:
    if statement.joint is None:
        return wording.NOT_AGREED if statement.disputed else ""
    return statement.joint.value


def _level_cells(level: ShownLevel) -> tuple[str, ...]:
    return (
        csv_cell(level.id),
        csv_cell(words.level_title(level)),
        _number(level.mean),
        _number(level.low),
        _number(level.high),
        _number(level.agreement, 2),
        wording.verdict_word(level.verdict),
        _whole(level.answered),
        _whole(level.possible),
        _number(level.joint),
        *_EMPTY_VOTES,
        "",
        "",
        "",
        "",
    )


def _statement_cells(statement: ShownStatement) -> tuple[str, ...]:
    asked = statement.n + statement.dont_know + (statement.not_answered or 0)
    return (
        csv_cell(statement.id),
        csv_cell(statement.text),
        _number(statement.mean),
        _number(statement.low),
        _number(statement.high),
        _number(statement.agreement, 2),
        wording.verdict_word(statement.verdict),
        str(statement.n),
        "" if statement.not_answered is None else str(asked),
        _joint(statement),
        *(_EMPTY_VOTES if statement.distribution is None else map(str, statement.distribution)),
        str(statement.dont_know),
        str(statement.not_applicable),
        _whole(statement.not_answered),
        _number(statement.median),
    )
