# SPDX-License-Identifier: EUPL-1.2
"""The comparison as a table for Dutch Excel: UTF-8 with BOM, semicolons, decimal commas; a row per level, statement."""

from __future__ import annotations

import csv
import io

from analysetool.escaping import csv_cell
from analysetool.figures.comparison import Change, ComparisonFigures
from analysetool.formats.report_csv import BOM
from analysetool.model import TOTAL
from analysetool.rounding import dutch_number
from analysetool.words import changes as change_wording
from analysetool.words.changes import Names
from analysetool.words.comparison import why_not_compared

_HEADER = (
    "coalitie_van", "jaar_van", "coalitie_naar", "jaar_naar", "soort", "id", "titel", "van", "naar", "verschil",
    "interval_laagste", "interval_hoogste", "vrijheidsgraden", "door_samenstelling", "oordeel", "genoemd",
    "niet_vergeleken_omdat",
)  # fmt: skip


def render_csv(view: ComparisonFigures) -> str:
    """Write total, parts, themes and statements as rows; an empty cell is what cannot be determined.

    Statements that the set has no more come last. Text cells are made safe against formulas; numbers are never touched.
    """
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer, delimiter=";", lineterminator="\r\n")
    writer.writerow(_HEADER)
    start = [
        cell for side in (view.before, view.after) for cell in (csv_cell(side.coalition), str(side.year))
    ]  # one pair for each measurement
    names = change_wording.names_of(view)
    left_out = {item.id: item for item in view.not_compared}

    def row(kind: str, change: Change) -> None:
        own = left_out.pop(change.id, None)
        reason = "" if own is None else why_not_compared(own, names)
        writer.writerow((*start, kind, *_cells(change, names), csv_cell(reason)))

    row(TOTAL, view.total)
    for part in view.parts:
        row("deel", part)
    for theme in view.themes:
        row("thema", theme.level)
    for statement in view.statements:
        row("stelling", statement)
    for gone in left_out.values():
        cells = (csv_cell(gone.id), csv_cell(gone.text), *[""] * 7, change_wording.NOT_COMPARED, "")
        writer.writerow((*start, "stelling", *cells, csv_cell(why_not_compared(gone, names))))
    return BOM + buffer.getvalue()


def _cells(change: Change, names: Names) -> tuple[str, ...]:
    return (
        csv_cell(change.id),
        csv_cell(change_wording.level_title(change)),
        _number(change.before),
        _number(change.after),
        _number(change.difference),
        _number(change.low),
        _number(change.high),
        _number(change.freedom),
        _number(change.by_composition),
        change_wording.verdict_word(change.verdict, two_coalitions=names.two_coalitions),
        "" if change.verdict is None else change_wording.YES if change.named else change_wording.NO,
    )


def _number(value: float | None) -> str:
    return "" if value is None else dutch_number(value)
