# SPDX-License-Identifier: EUPL-1.2
"""Two measurements on the line from 1 to 5: a dot for each and an arrow between; and parts over the years."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from analysetool.charts.axis import LENGTH, MARGIN, Ticks, on_axis, ticks
from analysetool.charts.shapes import LegendEntry, Marker, anchor, marker, number
from analysetool.figures.comparison import Change, Trend, TrendLine
from analysetool.measures import HIGHEST, LOWEST
from analysetool.requirements import TOTAL
from analysetool.rounding import dutch_number, signed
from analysetool.words import changes as change_wording
from analysetool.words import comparison as comparison_wording
from analysetool.words.changes import Names

_DASHES = ("", "7 4", "2 4", "10 4 2 4")
"""How the lines of a trend differ besides their markers; the first is the total."""
_LINE_Y = 9.0
"""How far the line from 1 to 5 lies below the top of a picture of a change."""
_HIGH, _LOW = 26.0, 18.0
"""How high such a picture is with the bar of the interval under the line, and without."""
_TIP, _TIP_HALF = 5.0, 4.5
_OPEN_DOT, _FILLED_DOT = 5.0, 4.5
"""How long the tip of an arrow is and how high each half of it; the radius of last year's dot and of this year's."""

KEY_TIP = "M29 7L24 2.5v9z"
"""The head of the arrow in the key."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeOnLine:
    """The old score as an open dot, the new one as a filled dot and an arrow from one to the other.

    `tip` is the outline of the arrow's head; empty where the dots are too near each other for one, and between two
    coalitions, of which neither comes first. A change that is not `named` as certain is drawn thin and dashed.
    `reach_x` and `reach_width` draw the interval, reckoned from the old score: where the new score could have been.
    None where there is no score or no interval.
    """

    id: str
    title: str
    description: str
    width: float
    height: float
    before: float | None
    after: float | None
    tip: str
    named: bool
    reach_x: float | None
    reach_width: float | None
    ticks: Ticks


def change_on_line(change: Change, kind: str, names: Names, *, bar: bool = True) -> ChangeOnLine:
    """Where a statement or level stood and stands; `kind` keeps ids apart.

    With `bar` the interval is drawn under the line; it ends where the line from 1 to 5 ends.
    """
    start, end = change.before, change.after
    reach = None
    if start is not None and change.low is not None and change.high is not None:
        reach = tuple(on_axis(min(HIGHEST, max(LOWEST, start + end))) for end in (change.low, change.high))
    told = change_wording.interval(change.low, change.high)
    interval = f", interval {told}" if reach else ""
    reach = reach if bar else None
    places = None if start is None or end is None else (on_axis(start), on_axis(end))
    scores = f"{names.before} {dutch_number(start)}, {names.after} {dutch_number(end)}"
    difference = f", verschil {signed(change.difference)}{interval}" if start is not None else ""
    word = change_wording.change_word(change, names)
    return ChangeOnLine(
        id=f"{kind}-{anchor(change.id)}",
        title=f"Score van {change_wording.level_title(change)}",
        description=f"{scores}{difference}: {word}.",
        width=LENGTH + 2 * MARGIN,
        height=_HIGH if bar else _LOW,
        before=None if places is None else places[0],
        after=None if places is None else places[1],
        tip="" if places is None or names.two_coalitions else _tip(*places),
        named=change.named,
        reach_x=None if reach is None else reach[0],
        reach_width=None if reach is None else round(reach[1] - reach[0], 2),
        ticks=ticks(),
    )


def _tip(before: float, after: float) -> str:
    """The head of the arrow between two places on the line, its point at the rim of the filled dot."""
    way = 1.0 if after > before else -1.0
    point = after - way * _FILLED_DOT
    if way * (point - before) < _OPEN_DOT + _TIP:
        return ""
    base, corner = number(point - way * _TIP), number(_LINE_Y - _TIP_HALF)
    return f"M{number(point)} {number(_LINE_Y)}L{base} {corner}v{number(2 * _TIP_HALF)}z"


@dataclass(frozen=True, slots=True, kw_only=True)
class TrendPath:
    """One line over the years: its path, a marker for each year, and its name at the right end."""

    name: str
    path: str
    dash: str
    markers: tuple[Marker, ...]
    label_y: float


@dataclass(frozen=True, slots=True, kw_only=True)
class TrendChart:
    """Years from left to right, scores from 1 at the bottom to 5 at the top."""

    title: str
    description: str
    width: float
    height: float
    left: float
    right: float
    bottom: float
    label_x: float
    year_ticks: tuple[tuple[int, float], ...]
    score_ticks: tuple[tuple[int, float], ...]
    paths: tuple[TrendPath, ...]


_WIDTH, _HEIGHT = 440.0, 300.0
_LEFT, _RIGHT, _TOP, _BOTTOM = 28.0, 366.0, 12.0, 266.0
_LABEL_STEP = 15.0
_LABEL_DROP = 4.0
_NARROWEST_YEAR = 34.0


def trend_chart(trend: Trend) -> TrendChart:
    """The total and the parts over all years; years stand as far apart as they are in time."""
    years = [_year_x(year, trend.years) for year in trend.years]
    places = _apart([_score_y(line.scores[-1]) for line in trend.lines])
    return TrendChart(
        title=comparison_wording.TREND_TITLE,
        description=" ".join(comparison_wording.trend(line, trend.years) for line in trend.lines),
        width=_WIDTH,
        height=_HEIGHT,
        left=_LEFT,
        right=_RIGHT,
        bottom=_BOTTOM,
        label_x=_RIGHT + 14,
        year_ticks=_labelled(tuple(zip(trend.years, years, strict=True))),
        score_ticks=tuple((step, _score_y(float(step))) for step in range(1, 6)),
        paths=tuple(
            _trend_path(index, line, years, place)
            for index, (line, place) in enumerate(zip(trend.lines, places, strict=True))
        ),
    )


def trend_legend(trend: Trend) -> tuple[LegendEntry, ...]:
    """Which marker stands for which line."""
    return tuple(
        LegendEntry(kind=(shape := marker(index, 9, 7)).kind, name=_name(line), path=shape.path)
        for index, line in enumerate(trend.lines)
    )


def _trend_path(index: int, line: TrendLine, years: Sequence[float], label_y: float) -> TrendPath:
    points = [(x, _score_y(score)) for x, score in zip(years, line.scores, strict=True)]
    return TrendPath(
        name=change_wording.level_title(line) if line.id == TOTAL else line.id,
        path="M" + "L".join(f"{number(x)} {number(y)}" for x, y in points),
        dash=_DASHES[index % len(_DASHES)],
        markers=tuple(marker(index, x, y) for x, y in points),
        label_y=round(label_y + _LABEL_DROP, 2),
    )


def _name(line: TrendLine) -> str:
    return change_wording.level_title(line) if line.id == TOTAL else f"{line.id} {line.title}"


def _apart(places: Sequence[float]) -> list[float]:
    """The same heights with at least a line of text between any two, in the same order, each as near as it can be.

    Heights that are too close become one block around their middle, until no two blocks touch.
    """
    blocks: list[list[int]] = []
    for index in sorted(range(len(places)), key=lambda index: (places[index], index)):
        blocks.append([index])
        while len(blocks) > 1 and _top(blocks[-1], places) < _top(blocks[-2], places) + _LABEL_STEP * len(blocks[-2]):
            last = blocks.pop()
            blocks[-1] += last
    found = list(places)
    for block in blocks:
        for line, index in enumerate(block):
            found[index] = _top(block, places) + _LABEL_STEP * line
    return found


def _top(block: Sequence[int], places: Sequence[float]) -> float:
    """Where the first line of a block of labels stands."""
    middle = sum(places[index] for index in block) / len(block)
    return middle - _LABEL_STEP * (len(block) - 1) / 2


def _labelled(years: Sequence[tuple[int, float]]) -> tuple[tuple[int, float], ...]:
    """The years that have room for their number, the newest first of all."""
    kept: list[tuple[int, float]] = []
    for year, x in reversed(years):
        if not kept or kept[-1][1] - x >= _NARROWEST_YEAR:
            kept.append((year, x))
    return tuple(reversed(kept))


def _year_x(year: int, years: Sequence[int]) -> float:
    start = _LEFT + 14
    return round(start + (_RIGHT - start) * (year - years[0]) / (years[-1] - years[0]), 2)


def _score_y(score: float) -> float:
    return round(_BOTTOM - (_BOTTOM - _TOP) * (score - LOWEST) / (HIGHEST - LOWEST), 2)
