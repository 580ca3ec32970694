# SPDX-License-Identifier: EUPL-1.2
"""Diverging bars: low scores to the left of a middle line, high ones to the right, open answers apart."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from analysetool.charts.shapes import LegendEntry, anchor, hatch
from analysetool.figures.report import ShownStatement, ShownTheme
from analysetool.model import Answer, Verdict
from analysetool.words import figures as wording
from analysetool.words import grammar

WIDTH = 320.0
HEIGHT = 24.0
TOP, BOTTOM = 2.0, 22.0
GAP = 8.0
_MARGIN = 1.0
_SEAM = 1.5
_DIGIT_WIDTH = 7.0
_LABEL_MARGIN = 3.0
_HATCHED_MARGIN = 11.0
"""Around a label on lines some of the lines must stay in sight."""
_SCORES = 5
_MIDDLE = 2
_OPEN_KINDS = (
    ("weet-niet", Answer.DONT_KNOW),
    ("nvt", Answer.NOT_APPLICABLE),
    ("niet-ingevuld", Answer.NOT_ANSWERED),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    """One piece of a bar: its kind names colour and pattern; `label_x` is None where the count does not fit.

    `x` and `width` are its share; it is drawn a little narrower, so that paper shows between neighbours.
    """

    kind: str
    name: str
    count: int
    x: float
    width: float
    drawn_x: float
    drawn_width: float
    label_x: float | None
    label_box_x: float
    label_box_width: float
    hatch: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BarFrame:
    """The scale that all bars of a page share, so that they can be compared: width per share, and where zero stands."""

    unit: float
    zero: float
    open_x: float


@dataclass(frozen=True, slots=True, kw_only=True)
class DivergingBar:
    """All answers to one statement, or to all statements of a theme."""

    id: str
    title: str
    description: str
    width: float
    height: float
    zero: float
    segments: tuple[Segment, ...]


def bar_frame(statements: Iterable[ShownStatement]) -> BarFrame:
    """The widest scale on which every bar of these statements fits."""
    low = high = silent = 0.0
    for statement in statements:
        counts = _counts(statement)
        asked = sum(counts)
        if asked and statement.distribution is not None:
            middle = counts[_MIDDLE] / 2
            low = max(low, (sum(counts[:_MIDDLE]) + middle) / asked)
            high = max(high, (sum(counts[_MIDDLE + 1 : _SCORES]) + middle) / asked)
            silent = max(silent, sum(counts[_SCORES:]) / asked)
    return frame_of(low, high, silent)


def frame_of(low: float, high: float, silent: float = 0.0, width: float = WIDTH) -> BarFrame:
    """The scale for bars that reach so far to both sides of the middle, with a share that is silent beside them."""
    span = low + high + silent or 1.0
    unit = (width - GAP - 2 * _MARGIN) / span
    zero = _MARGIN + low * unit
    return BarFrame(unit=unit, zero=zero, open_x=zero + high * unit + GAP)


def statement_bar(
    statement: ShownStatement, scale: Sequence[str], frame: BarFrame, place: str = ""
) -> DivergingBar | None:
    """The answers to one statement; None where votes may not be shown or nobody was asked.

    `place` keeps apart the ids of bars that stand on a page more than once.
    """
    if statement.distribution is None:
        return None
    identity = f"{place}-{statement.id}" if place else statement.id
    return _bar(identity, f"Antwoorden op {statement.id}", _counts(statement), statement.verdict, scale, frame)


def theme_bar(theme: ShownTheme, scale: Sequence[str], frame: BarFrame) -> DivergingBar | None:
    """The answers to all statements of a theme together; None where votes may not be shown or nobody was asked."""
    if theme.counts is None:
        return None
    title = f"Antwoorden op thema {theme.level.title}"
    return _bar(f"thema-{theme.level.id}", title, theme.counts, theme.level.verdict, scale, frame)


@cache
def legend(scale: tuple[str, ...]) -> tuple[LegendEntry, ...]:
    """The kinds of segment in their order, in words."""
    scores = [
        LegendEntry(kind=f"score-{step}", name=f"{step} ({label.lower()})") for step, label in enumerate(scale, start=1)
    ]
    others = [
        LegendEntry(kind=kind, name=wording.ANSWER_WORDS[answer], path=hatch(kind, 1, 16, 1, 13))
        for kind, answer in _OPEN_KINDS
    ]
    return (*scores, *others)


def _counts(statement: ShownStatement) -> tuple[int, ...]:
    votes = statement.distribution or (0,) * _SCORES
    return (*votes, statement.dont_know or 0, statement.not_applicable or 0, statement.not_answered or 0)


def _bar(
    identity: str,
    title: str,
    counts: Sequence[int],
    verdict: Verdict | None,
    scale: Sequence[str],
    frame: BarFrame,
) -> DivergingBar | None:
    if sum(counts) == 0:
        return None
    segments = _segments(tuple(counts), tuple(scale), frame)
    told = grammar.listing([f"{segment.count} keer {segment.name}" for segment in segments])
    return DivergingBar(
        id=anchor(identity),
        title=title,
        description=f"{told}. Oordeel: {wording.verdict_word(verdict)}.",
        width=WIDTH,
        height=HEIGHT,
        zero=round(frame.zero, 2),
        segments=segments,
    )


@lru_cache(maxsize=1024)  # what stands out in a report is drawn there and among all statements
def _segments(counts: tuple[int, ...], scale: tuple[str, ...], frame: BarFrame) -> tuple[Segment, ...]:
    """The pieces of a bar: scores around the middle, what has no score at the side."""
    unit = frame.unit / sum(counts)
    x = frame.zero - (sum(counts[:_MIDDLE]) + counts[_MIDDLE] / 2) * unit
    segments = []
    for position, (entry, count) in enumerate(zip(legend(scale), counts, strict=True)):
        if position == _SCORES:
            x = frame.open_x
        if count:
            segments.append(cut(entry, count, x, count * unit))
            x += count * unit
    return tuple(segments)


def cut(entry: LegendEntry, count: int, x: float, width: float) -> Segment:
    """One piece of a bar with its count, where that fits."""
    drawn_x, drawn_width = x + _SEAM / 2, max(_SEAM / 2, width - _SEAM)
    lines = hatch(entry.kind, drawn_x, drawn_width, TOP, BOTTOM)
    label_width = _DIGIT_WIDTH * len(str(count)) + (_HATCHED_MARGIN if lines else _LABEL_MARGIN)
    label_box = _DIGIT_WIDTH * len(str(count)) + 2
    return Segment(
        kind=entry.kind,
        name=entry.name,
        count=count,
        x=round(x, 2),
        width=round(width, 2),
        drawn_x=round(drawn_x, 2),
        drawn_width=round(drawn_width, 2),
        label_x=round(x + width / 2, 2) if width >= label_width else None,
        label_box_x=round(x + width / 2 - label_box / 2, 2),
        label_box_width=round(label_box, 2),
        hatch=lines,
    )
