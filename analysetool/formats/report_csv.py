# SPDX-License-Identifier: EUPL-1.2
"""The report as a table for Dutch Excel: UTF-8 with BOM, semicolons, decimal commas; a row per level and statement."""

from __future__ import annotations

import csv
import io

from analysetool.escaping import csv_cell
from analysetool.figures.report import Report, Talk
from analysetool.formats.columns import HEAD, Holds, Row, Value, cell, levels_of
from analysetool.model import Verdict
from analysetool.rounding import dutch_number
from analysetool.words import figures as wording

BOM = "\ufeff"
NAMES = (
    "id", "titel", "gemiddelde", "laagst_mogelijk", "hoogst_mogelijk", "interval_laag", "interval_hoog",
    "gelijk_gewogen", "eensgezindheid", "oordeel", "beantwoord", "mogelijk",
    "gezamenlijk", "score_1", "score_2", "score_3", "score_4", "score_5", "weet_niet", "nvt",
    "niet_ingevuld", "niet_gevraagd", "mediaan", "ouders_gemiddelde", "ouders_n", "eigen_groep_gemiddelde",
    "eigen_groep_n", "anderen_gemiddelde", "anderen_n",
)  # fmt: skip
"""The columns of the table, in its order."""
_DECIMALS = {Holds.SCORE: 1, Holds.SHARE: 2}


def render_csv(report: Report) -> str:
    """Write total, parts, themes and statements as rows; an empty cell is what cannot be determined or shown.

    Text cells are made safe against formulas; numbers are never touched.
    """
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer, delimiter=";", lineterminator="\r\n")
    writer.writerow((*HEAD, *NAMES))
    rows: list[Row] = [*levels_of(report), *report.statements]
    for row in rows:
        cells = (cell(row, name) for name in ("soort", *NAMES))
        writer.writerow((csv_cell(report.coalition), str(report.year), *(_written(*own) for own in cells)))
    return BOM + buffer.getvalue()


def _written(holds: Holds, value: Value) -> str:
    """A cell as Dutch Excel reads it; a level without a verdict says so in words, as everywhere."""
    if holds is Holds.VERDICT:
        return wording.verdict_word(value if isinstance(value, Verdict) else None)
    if value is None:
        return ""
    if isinstance(value, Talk):
        return wording.NOT_AGREED
    if isinstance(value, str):
        return csv_cell(value)
    return dutch_number(value, _DECIMALS[holds]) if holds in _DECIMALS else str(value)
