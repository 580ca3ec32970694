# SPDX-License-Identifier: EUPL-1.2
"""Large bars and dots for a screen in a room, as shares of the width; the words and numbers stand beside them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from analysetool.figures.report import GroupMean
from analysetool.measures import HIGHEST, LOWEST
from analysetool.words.guidance import DONT_KNOW, NOT_APPLICABLE
from analysetool.words.titles import group_title

if TYPE_CHECKING:  # every page comes by here, and few are of the room
    from analysetool.figures.room import Votes

_WHOLE = 100.0
_DECIMALS = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """How often an answer was given, and the length of its bar in percent of the longest."""

    count: int
    length: float


@dataclass(frozen=True, slots=True, kw_only=True)
class VoteRow:
    """One answer: `step` is the score ("" for an answer without one), `bars` has one per series."""

    kind: str
    step: str
    label: str
    bars: tuple[Bar, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupRow:
    """The mean of a group and its place on the line from 1 to 5 in percent."""

    title: str
    mean: float
    place: float


def vote_rows(series: Sequence[Votes], scale: Sequence[str]) -> tuple[VoteRow, ...]:
    """The answers 1-5, weet niet and niet van toepassing, with a bar for each series of votes.

    Each series has its own longest bar: two series may differ in size and are never added.
    """
    counts = [(*votes.scores, votes.dont_know, votes.not_applicable) for votes in series]
    names = [(f"score-{step}", str(step), label) for step, label in enumerate(scale, start=1)]
    others = [("weet-niet", "", DONT_KNOW), ("nvt", "", NOT_APPLICABLE)]
    return tuple(
        VoteRow(
            kind=kind,
            step=step,
            label=label,
            bars=tuple(_bar(own[place], max(own)) for own in counts),
        )
        for place, (kind, step, label) in enumerate([*names, *others])
    )


def group_rows(groups: Iterable[GroupMean]) -> tuple[GroupRow, ...]:
    """The groups with their places on the line from 1 to 5."""
    return tuple(
        GroupRow(
            title=group_title(group.group),
            mean=group.mean,
            place=round((group.mean - LOWEST) / (HIGHEST - LOWEST) * _WHOLE, _DECIMALS),
        )
        for group in groups
    )


def _bar(count: int, most: int) -> Bar:
    return Bar(count=count, length=round(count / most * _WHOLE, _DECIMALS) if most else 0.0)
