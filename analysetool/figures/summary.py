# SPDX-License-Identifier: EUPL-1.2
"""The report on one page, for alderman and council: the few things that they must know."""

from __future__ import annotations

from dataclasses import dataclass

from analysetool.figures.report import Report, ShownFinding

SHOWN = 3
ENDS = 4
"""So many of the highest and of the lowest themes."""

CHANGES = 2
"""So many of the statements that got better, and of those that got worse."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """A selection from the report; `lowest` fills up when fewer than three statements are weak."""

    report: Report
    strong: tuple[ShownFinding, ...]
    weak: tuple[ShownFinding, ...]
    lowest: tuple[ShownFinding, ...]
    unknown: tuple[ShownFinding, ...]


def choose_summary(report: Report) -> Summary:
    """Choose three strengths, three weaknesses and what is unknown, in the order of the report.

    Where there is a year before, two of each: what changed takes a place too.
    """
    found = report.findings
    shown = SHOWN if report.last_year is None else CHANGES
    return Summary(
        report=report,
        strong=found.strong[:shown],
        weak=found.weak[:shown],
        lowest=found.lowest[: max(0, shown - len(found.weak))],
        unknown=found.unknown[:SHOWN],
    )
