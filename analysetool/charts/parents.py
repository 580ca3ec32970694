# SPDX-License-Identifier: EUPL-1.2
"""The bars of the page for parents: the same shape as other bars, with three kinds of answer instead of eight."""

from __future__ import annotations

from collections.abc import Iterable

from analysetool.charts.bars import HEIGHT, BarFrame, DivergingBar, Segment, cut, frame_of
from analysetool.charts.shapes import LegendEntry, anchor
from analysetool.figures.parents_page import ParentsSaid
from analysetool.words import parents_page as words

WIDTH = 216.0
"""Narrower than other bars: beside a sentence in large letters, and numbers no smaller than 9 points on paper."""
LEGEND = (
    LegendEntry(kind="score-1", name=words.NO),
    LegendEntry(kind="score-3", name=words.PARTLY),
    LegendEntry(kind="score-5", name=words.YES),
)
"""The kinds of segment, in the order of the bar: what is so stands to the right."""


def parents_frame(sentences: Iterable[ParentsSaid]) -> BarFrame:
    """The widest scale on which every bar fits."""
    shares = [((own.no + own.partly / 2) / own.n, (own.yes + own.partly / 2) / own.n) for own in sentences]
    return frame_of(
        max((low for low, _ in shares), default=0.0), max((high for _, high in shares), default=0.0), width=WIDTH
    )


def parents_bar(said: ParentsSaid, frame: BarFrame) -> DivergingBar:
    """How many parents chose what on one sentence."""
    unit = frame.unit / said.n
    x = frame.zero - (said.no + said.partly / 2) * unit
    segments: list[Segment] = []
    for entry, count in zip(LEGEND, (said.no, said.partly, said.yes), strict=True):
        if count:
            segments.append(cut(entry, count, x, count * unit))
            x += count * unit
    return DivergingBar(
        id=anchor(f"ouders-{said.statement}"),
        title=words.bar_title(said.text),
        description=words.told(said),
        width=WIDTH,
        height=HEIGHT,
        zero=round(frame.zero, 2),
        segments=tuple(segments),
    )
