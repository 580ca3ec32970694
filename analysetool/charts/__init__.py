# SPDX-License-Identifier: EUPL-1.2
"""Geometry of the pictures: where bars, dots and labels stand. Templates draw them, they calculate nothing."""

from analysetool.charts.axis import DotOnLine, MarkersOnLine, dot_on_line, group_legend, markers_on_line
from analysetool.charts.bars import BarFrame, DivergingBar, Segment, bar_frame, legend, statement_bar, theme_bar
from analysetool.charts.changes import (
    KEY_TIP,
    ChangeOnLine,
    TrendChart,
    TrendPath,
    change_on_line,
    trend_chart,
    trend_legend,
)
from analysetool.charts.corners import Corner, CornerMap, Point, corner_map
from analysetool.charts.parents import LEGEND as PARENTS_LEGEND
from analysetool.charts.parents import parents_bar, parents_frame
from analysetool.charts.rows import Bar, GroupRow, VoteRow, group_rows, vote_rows
from analysetool.charts.shapes import LegendEntry, Marker, anchor, marker

__all__ = [
    "KEY_TIP",
    "PARENTS_LEGEND",
    "Bar",
    "BarFrame",
    "ChangeOnLine",
    "Corner",
    "CornerMap",
    "DivergingBar",
    "DotOnLine",
    "GroupRow",
    "LegendEntry",
    "Marker",
    "MarkersOnLine",
    "Point",
    "Segment",
    "TrendChart",
    "TrendPath",
    "VoteRow",
    "anchor",
    "bar_frame",
    "change_on_line",
    "corner_map",
    "dot_on_line",
    "group_legend",
    "group_rows",
    "legend",
    "marker",
    "markers_on_line",
    "parents_bar",
    "parents_frame",
    "statement_bar",
    "theme_bar",
    "trend_chart",
    "trend_legend",
    "vote_rows",
]
