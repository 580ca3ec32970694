# SPDX-License-Identifier: EUPL-1.2
"""Figures on the line from 1 to 5: a mean with its range, or the means of groups with the gap between them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from analysetool.charts.shapes import LegendEntry, Marker, anchor, marker
from analysetool.figures.last_year import LastYear
from analysetool.figures.overview import Quartiles
from analysetool.figures.report import ShownGroup, ShownLevel
from analysetool.measures import HIGHEST, LOWEST
from analysetool.rounding import dutch_number
from analysetool.words import figures as wording
from analysetool.words import grammar, overview
from analysetool.words import report as words
from analysetool.words.last_year import score_told

LENGTH = 200.0
MARGIN = 8.0
HEIGHT = 22.0
_MIDDLE = HEIGHT / 2

Ticks = tuple[float, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DotOnLine:
    """A mean as a dot on the line from 1 to 5, with the range as a bar behind it; None where there is none.

    `before` is the score of an earlier year, as an open dot; None where there is none to set beside it.
    """

    id: str
    title: str
    description: str
    width: float
    dot: float | None
    range_x: float | None
    range_width: float | None
    ticks: Ticks
    before: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkersOnLine:
    """The means of groups on the line from 1 to 5; the gap between lowest and highest is a line."""

    id: str
    title: str
    description: str
    width: float
    gap_x: float | None
    gap_width: float | None
    markers: tuple[Marker, ...]
    ticks: Ticks


def dot_on_line(level: ShownLevel, kind: str, last_year: LastYear | None = None) -> DotOnLine:
    """Where a level stands between 1 and 5, and how far it could still move; `kind` keeps ids apart.

    With `last_year` also where a theme stood then, where the two scores can stand beside each other.
    """
    range_x = range_width = None
    reach = ""
    if level.low is not None and level.high is not None:
        reach = f", {wording.with_open(level.low, level.high)}"
        if level.mean is not None:  # without a score the bar would look like one
            range_x = on_axis(level.low)
            range_width = round(on_axis(level.high) - range_x, 2)
    before = None if last_year is None else last_year.themes.get(level.id)
    then = "" if last_year is None else f", {score_told(last_year, level.id)}"
    return DotOnLine(
        id=f"{kind}-{anchor(level.id)}",
        title=f"Score van {words.level_title(level)}",
        description=(
            f"{words.level_title(level)}: {wording.mean_told(level.mean)}{reach}{then}. Oordeel: "
            f"{wording.verdict_word(level.verdict)}."
        ),
        width=LENGTH + 2 * MARGIN,
        dot=None if level.mean is None else on_axis(level.mean),
        range_x=range_x,
        range_width=range_width,
        ticks=ticks(),
        before=None if before is None else on_axis(before),
    )


def quartiles_on_line(
    level: str, title: str, own: Quartiles, mirror: str | None = None, score: float | None = None
) -> DotOnLine:
    """The median of many coalitions as a dot, their middle half as a bar, and one of them as an open dot."""
    bar = own.first is not None and own.third is not None
    start = on_axis(own.first) if own.first is not None else None
    return DotOnLine(
        id=f"midden-{anchor(level)}",
        title=f"Scores op {title}",
        description=overview.picture_told(title, own, mirror, score),
        width=LENGTH + 2 * MARGIN,
        dot=None if own.median is None else on_axis(own.median),
        range_x=start,
        range_width=round(on_axis(own.third) - start, 2)
        if bar and own.third is not None and start is not None
        else None,
        ticks=ticks(),
        before=None if score is None else on_axis(score),
    )


def markers_on_line(level: ShownLevel, groups: Sequence[ShownGroup], kind: str) -> MarkersOnLine:
    """Where each group stands on a part or theme, each with its own shape, lowest drawn first."""
    own = [(index, words.group_title(group), _mean_of(group, level.id)) for index, group in enumerate(groups)]
    known = [(index, title, mean) for index, title, mean in own if mean is not None]
    means = [mean for _, _, mean in known]
    told = grammar.listing([f"{title} {dutch_number(mean)}" for _, title, mean in own])
    return MarkersOnLine(
        id=f"{kind}-{anchor(level.id)}",
        title=f"Groepen op {level.title}",
        description=f"{level.title}: {told}.",
        width=LENGTH + 2 * MARGIN,
        gap_x=on_axis(min(means)) if means else None,
        gap_width=round(on_axis(max(means)) - on_axis(min(means)), 2) if means else None,
        markers=tuple(marker(index, on_axis(mean), _MIDDLE) for index, _, mean in known),
        ticks=ticks(),
    )


def group_legend(groups: Sequence[ShownGroup]) -> tuple[LegendEntry, ...]:
    """Which shape stands for which group."""
    return tuple(
        LegendEntry(kind=(shape := marker(index, 9, 7)).kind, name=words.group_title(group), path=shape.path)
        for index, group in enumerate(groups)
    )


def _mean_of(group: ShownGroup, identity: str) -> float | None:
    return {**group.parts, **group.themes}[identity].mean


def ticks() -> Ticks:
    """Where the steps 1 to 5 stand."""
    return tuple(on_axis(float(step)) for step in range(1, 6))


def on_axis(value: float) -> float:
    """Where a score stands on the line, with two decimals."""
    return round(MARGIN + LENGTH * (value - LOWEST) / (HIGHEST - LOWEST), 2)
