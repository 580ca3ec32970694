# SPDX-License-Identifier: EUPL-1.2
"""Geometry of the pictures: where bars, dots and labels stand. Templates draw them, they calculate nothing."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from analysetool import wording
from analysetool.model import Answer
from analysetool.rounding import dutch_number
from analysetool.views.report import LevelView, StatementView

BAR_WIDTH = 240.0
BAR_HEIGHT = 22.0
AXIS_WIDTH = 200.0
AXIS_MARGIN = 8.0
_LOWEST, _HIGHEST = 1.0, 5.0
_DIGIT_WIDTH = 7.0
_LABEL_MARGIN = 3.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    """One piece of a stacked bar: its kind names the colour and pattern, its label stands at `label_x` or nowhere."""

    kind: str
    name: str
    count: int
    x: float
    width: float
    label_x: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class StackedBar:
    """All answers to one statement as one bar, in the order 1-5, weet niet, niet van toepassing, niet ingevuld."""

    id: str
    title: str
    description: str
    width: float
    height: float
    segments: tuple[Segment, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DotOnLine:
    """A mean as a dot on the line from 1 to 5, with the range as a bar behind it; None where there is none."""

    id: str
    title: str
    description: str
    width: float
    dot: float | None
    range_x: float | None
    range_width: float | None
    ticks: tuple[float, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LegendEntry:
    """What a kind of segment stands for."""

    kind: str
    name: str


def anchor(identity: str) -> str:
    """An id as HTML allows it; the ids of another set may hold anything."""
    return identity if re.fullmatch(r"[\w.-]+", identity) else identity.encode().hex()


def stacked_bar(statement: StatementView, scale: Sequence[str]) -> StackedBar | None:
    """The distribution of one statement; None where votes may not be shown or nobody was asked.

    Args:
        statement: the figures.
        scale: the five labels.
    """
    if statement.distribution is None:
        return None
    pieces = list(zip(legend(scale), _counts(statement), strict=True))
    asked = sum(count for _, count in pieces)
    if asked == 0:
        return None
    segments, x = [], 0.0
    for entry, count in pieces:
        if count == 0:
            continue
        width = BAR_WIDTH * count / asked
        segments.append(
            Segment(
                kind=entry.kind,
                name=entry.name,
                count=count,
                x=round(x, 2),
                width=round(width, 2),
                label_x=round(x + width / 2, 2) if width >= _label_width(count) else None,
            )
        )
        x += width
    told = [f"{segment.count} keer {segment.name}" for segment in segments]
    return StackedBar(
        id=anchor(statement.id),
        title=f"Antwoorden op {statement.id}",
        description=f"{wording.listing(told)}. Oordeel: {wording.verdict_word(statement.verdict)}.",
        width=BAR_WIDTH,
        height=BAR_HEIGHT,
        segments=tuple(segments),
    )


def dot_on_line(level: LevelView, kind: str) -> DotOnLine:
    """Where a level stands between 1 and 5, and how far it could still move; `kind` keeps ids apart."""
    has_range = level.low is not None and level.high is not None
    low, high = level.low or _LOWEST, level.high or _HIGHEST
    position = f"gemiddeld {dutch_number(level.mean)}" if level.mean is not None else "nog geen gemiddelde"
    reach = f", kan nog uitkomen {wording.span(level.low, level.high)}" if has_range else ""
    return DotOnLine(
        id=f"{kind}-{anchor(level.id)}",
        title=f"Score van {level.title}",
        description=f"{level.title}: {position}{reach}. Oordeel: {wording.verdict_word(level.verdict)}.",
        width=AXIS_WIDTH + 2 * AXIS_MARGIN,
        dot=None if level.mean is None else _on_axis(level.mean),
        range_x=_on_axis(low) if has_range else None,
        range_width=round(_on_axis(high) - _on_axis(low), 2) if has_range else None,
        ticks=tuple(_on_axis(float(step)) for step in range(1, 6)),
    )


def legend(scale: Sequence[str]) -> tuple[LegendEntry, ...]:
    """The kinds of segment in their order, in words."""
    scores = [
        LegendEntry(kind=f"score-{step}", name=f"{step} ({label.lower()})") for step, label in enumerate(scale, start=1)
    ]
    others = [
        LegendEntry(kind=kind, name=wording.ANSWER_WORDS[answer])
        for kind, answer in (
            ("weet-niet", Answer.DONT_KNOW),
            ("nvt", Answer.NOT_APPLICABLE),
            ("niet-ingevuld", Answer.NOT_ANSWERED),
        )
    ]
    return (*scores, *others)


def _label_width(count: int) -> float:
    """How wide a segment must be for its label to fit."""
    return _DIGIT_WIDTH * len(str(count)) + _LABEL_MARGIN


def _counts(statement: StatementView) -> tuple[int, ...]:
    votes = statement.distribution or ()
    return (*votes, statement.dont_know, statement.not_applicable, statement.not_answered or 0)


def _on_axis(value: float) -> float:
    return round(AXIS_MARGIN + AXIS_WIDTH * (value - _LOWEST) / (_HIGHEST - _LOWEST), 2)
