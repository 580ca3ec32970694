# SPDX-License-Identifier: EUPL-1.2
"""Tables that stand in one column: a comma-separated file that a Dutch Excel opened, and that was saved again."""

from __future__ import annotations

import csv
from dataclasses import replace

from analysetool.files.workbooks.cells import CellTexts
from analysetool.files.workbooks.raw import RawTable
from analysetool.words import imports as say

_SEPARATORS = (",", ";", "\t")
_FEWEST = 3
"""Columns that a heading must fall apart into; a sentence with a comma or two is no table."""


def unpacked(table: RawTable) -> RawTable:
    """The table that stands in the cells of the first column, where all rows have nothing but that and are as wide.

    Another table comes back as it is; so does one whose cells do not fall apart evenly, since then nobody knows which
    answer belongs where.
    """
    if len(table.rows) < 2 or any(len([cell for cell in row if cell]) > 1 or not row[0] for row in table.rows):  # noqa: PLR2004 - a heading and an answer
        return table
    texts = CellTexts()
    for separator in _SEPARATORS:
        try:
            rows = [next(csv.reader([row[0]], delimiter=separator, strict=True)) for row in table.rows]
        except (csv.Error, StopIteration):
            continue
        if len(rows[0]) >= _FEWEST and len({len(row) for row in rows}) == 1:
            cells = [[texts[cell] for cell in row] for row in rows]
            return replace(table, rows=cells, remarks=(*table.remarks, say.all_in_one_cell(separator)))
    return table
