# SPDX-License-Identifier: EUPL-1.2
"""Agreements as a table for Dutch Excel: a row per action, open ones first, by date."""

from __future__ import annotations

import csv
import io

from analysetool.escaping import csv_cell
from analysetool.figures.agreements import Agreements, by_date
from analysetool.formats.report_csv import BOM
from analysetool.words import figures as wording

NAMES = ("coalitie", "jaar", "wanneer", "wie", "wat", "stelling", "stand")
"""The columns of the table, in its order."""


def render_agreements_csv(agreements: Agreements) -> str:
    """Write an action a row, with the year it comes from; an empty cell is what nobody agreed on.

    Texts are made safe against formulas.
    """
    report = agreements.report
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer, delimiter=";", lineterminator="\r\n")
    writer.writerow(NAMES)
    still_open = by_date(action for doer in agreements.doers for action in doer.actions)
    for action in (*still_open, *agreements.ended):
        writer.writerow(
            (
                csv_cell(report.coalition),
                action.since or report.year,
                "" if action.due is None else action.due.isoformat(),
                csv_cell(action.who or ""),
                csv_cell(action.what),
                csv_cell(action.statement),
                wording.action_state(action, report.reference_date),
            )
        )
    return BOM + buffer.getvalue()
