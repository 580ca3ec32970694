# SPDX-License-Identifier: EUPL-1.2
"""The overview as a table for Dutch Excel."""

from __future__ import annotations

import csv
import io

from analysetool.escaping import csv_cell
from analysetool.figures.overview import Overview
from analysetool.formats.overview_rows import Cell, overview_columns, overview_rows
from analysetool.formats.report_csv import BOM
from analysetool.rounding import dutch_number


def render_csv(view: Overview) -> str:
    """Write the rows of the overview; an empty cell is what cannot be determined or shown.

    Scores have the decimals of the report. Text cells are made safe against formulas.
    """
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer, delimiter=";", lineterminator="\r\n")
    writer.writerow(map(csv_cell, overview_columns(view)))
    writer.writerows(map(_written, row) for row in overview_rows(view))
    return BOM + buffer.getvalue()


def _written(cell: Cell) -> str:
    match cell:
        case None:
            return ""
        case float():
            return dutch_number(cell)
        case str():
            return csv_cell(cell)
        case _:
            return str(cell)
