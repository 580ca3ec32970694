# SPDX-License-Identifier: EUPL-1.2
"""Geometry of the pictures: where bars, dots and labels stand. Templates draw them, they calculate nothing."""

from analysetool.charts.axis import DotOnLine, MarkersOnLine, dot_on_line, group_legend, markers_on_line
from analysetool.charts.bars import BarFrame, DivergingBar, Segment, bar_frame, legend, statement_bar, theme_bar
from analysetool.charts.corners import Corner, CornerMap, Point, corner_map
from analysetool.charts.rows import Bar, GroupRow, VoteRow, group_rows, vote_rows
from analysetool.charts.shapes import LegendEntry, Marker, anchor, marker

__all__ = [
    "Bar",
    "BarFrame",
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
    "VoteRow",
    "anchor",
    "bar_frame",
    "corner_map",
    "dot_on_line",
    "group_legend",
    "group_rows",
    "legend",
    "marker",
    "markers_on_line",
    "statement_bar",
    "theme_bar",
    "vote_rows",
]
