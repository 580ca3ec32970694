# SPDX-License-Identifier: EUPL-1.2
"""The total and the parts over all years, as a section with a picture and a table."""

from __future__ import annotations

from analysetool.charts.changes import trend_chart, trend_legend
from analysetool.documents.blocks import (
    Column,
    Drawing,
    Figure,
    Key,
    KeyDrawing,
    KeyEntry,
    Row,
    Section,
    Table,
    TableLook,
    Text,
)
from analysetool.figures.comparison import Trend, TrendLine
from analysetool.requirements import TOTAL
from analysetool.rounding import dutch_number
from analysetool.words import comparison as wording
from analysetool.words.changes import level_title


def trend_section(trend: Trend, statements: int) -> Section:
    """All years of a coalition; the lines stand on what these have in common of so many `statements`."""
    key = Key(
        label="Uitleg bij de vormen",
        entries=tuple(
            KeyEntry(drawing=KeyDrawing.MARKER, kind=entry.kind, name=entry.name, path=entry.path)
            for entry in trend_legend(trend)
        ),
    )
    table = Table(
        caption="Score per jaar",
        label="Tabel met alle jaren",
        look=TableLook.NARROW,
        columns=(
            Column(title="Totaal of deel", width=3),
            *(Column(title=str(year), numeric=True) for year in trend.years),
        ),
        rows=tuple(_row(line, trend) for line in trend.lines),
    )
    return Section(
        id="jaren",
        title="Alle jaren",
        blocks=(
            Text(text=wording.trend_ground(trend.common, statements)),
            key,
            Figure(drawing=Drawing.TREND, shape=trend_chart(trend), caption=wording.TREND),
            table,
        ),
    )


def _row(line: TrendLine, trend: Trend) -> Row:
    name = level_title(line) if line.id == TOTAL else f"{line.id} {line.title}"
    return Row(cells=(name, *map(dutch_number, line.scores)), told=wording.trend(line, trend.years))
