# SPDX-License-Identifier: EUPL-1.2
"""The overview as a table for Dutch Excel: a row per coalition and year, and per year the median and quartiles."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable

from analysetool.escaping import csv_cell
from analysetool.figures.overview import Overview, OverviewRow, YearSummary
from analysetool.formats.report_csv import BOM
from analysetool.rounding import dutch_number

_BEGIN = ("soort", "jaar", "coalitie", "regio", "deelnemers", "beantwoord", "mogelijk")
_MIDDLE = ("eerste kwartiel", "mediaan", "derde kwartiel")


def render_csv(view: Overview) -> str:
    """Write coalitions, then years and regions as rows; an empty cell is what cannot be determined or shown.

    `coalitie` of a median or quartile is empty; `deelnemers` are those of a coalition. Of the total and of each part
    there is the score, and the lowest and highest that it could be. Text cells are made safe against formulas.
    """
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer, delimiter=";", lineterminator="\r\n")
    levels = tuple(view.newest.levels)
    names = (f"{level}{end}" for level in levels for end in ("", "_laagst_mogelijk", "_hoogst_mogelijk"))
    writer.writerow((*_BEGIN, *map(csv_cell, names)))
    for row in view.rows:
        writer.writerow(_row(row))
    for summary in (*view.years, *view.regions):
        writer.writerows(_summary(summary))
    return BOM + buffer.getvalue()


def _row(row: OverviewRow) -> Iterable[str]:
    yield from ("meting", str(row.year), csv_cell(row.coalition), csv_cell(row.region or ""))
    for number in (row.participants, row.total.answered, row.total.possible):
        yield "" if number is None else str(number)
    for level in row.levels.values():
        yield from (_number(level.mean), _number(level.low), _number(level.high))


def _summary(summary: YearSummary) -> Iterable[list[str]]:
    for place, name in enumerate(_MIDDLE):
        cells = [name, str(summary.year), "", csv_cell(summary.region or ""), "", "", ""]
        for own in summary.levels.values():
            cells += [_number((own.first, own.median, own.third)[place]), "", ""]
        yield cells


def _number(value: float | None) -> str:
    return "" if value is None else dutch_number(value)
