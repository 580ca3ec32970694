# SPDX-License-Identifier: EUPL-1.2
"""The rows of the overview as data: a row per coalition and year, and per year and region the median and quartiles."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeAlias

from analysetool.figures.overview import Overview, OverviewRow, YearSummary

Cell: TypeAlias = str | int | float | None
TEXTS = ("soort", "coalitie", "regio")
COUNTS = ("jaar", "deelnemers", "beantwoord", "mogelijk")
_BEGIN = ("soort", "jaar", "coalitie", "regio", "deelnemers", "beantwoord", "mogelijk")
_MIDDLE = ("eerste kwartiel", "mediaan", "derde kwartiel")


def overview_columns(view: Overview) -> tuple[str, ...]:
    """The headings: `TEXTS` and `COUNTS`, then of the total and each part the score and its lowest and highest."""
    levels = (f"{level}{end}" for level in view.newest.levels for end in ("", "_laagst_mogelijk", "_hoogst_mogelijk"))
    return (*_BEGIN, *levels)


def overview_rows(view: Overview) -> Iterable[tuple[Cell, ...]]:
    """The cells of each row, coalitions first; None is what cannot be determined or shown, or is of no coalition."""
    for row in view.rows:
        yield (*_about(row), *(cell for level in row.levels.values() for cell in (level.mean, level.low, level.high)))
    for summary in (*view.years, *view.regions):
        yield from _summary(summary)


def _about(row: OverviewRow) -> tuple[Cell, ...]:
    counts = (row.participants, row.total.answered, row.total.possible)
    return ("meting", row.year, row.coalition, row.region, *counts)


def _summary(summary: YearSummary) -> Iterable[tuple[Cell, ...]]:
    for place, name in enumerate(_MIDDLE):
        own = [(level.first, level.median, level.third)[place] for level in summary.levels.values()]
        levels = (cell for value in own for cell in (value, None, None))
        yield (name, summary.year, None, summary.region, None, None, None, *levels)
