# SPDX-License-Identifier: EUPL-1.2
"""Levels (total, parts, themes, phases) from arrays of figures to values by id."""

from __future__ import annotations

import math

from analysetool.figures.report import LevelKind, ShownLevel
from analysetool.model import StatementSet
from analysetool.scoring import PHASE_PREFIX, Scores
from analysetool.verdicts import verdict_of


def number(value: float) -> float | None:
    """A figure as a plain number; None where it cannot be determined."""
    return None if math.isnan(value) else float(value)


def compute_levels(
    statement_set: StatementSet,
    scores: Scores,
    group: int,
    *,
    counted_blanks: bool = True,
) -> dict[str, ShownLevel]:
    """The levels of one group by id; phases with their prefix.

    Args:
        statement_set: gives titles.
        scores: figures of all groups.
        group: row of the group.
        counted_blanks: False when possible answers are not known.
    """
    titles = {part.id: part.title for part in statement_set.parts}
    titles |= {theme.id: theme.title for theme in statement_set.themes}
    part_of = {theme.id: theme.part for theme in statement_set.themes}
    figures = scores.levels
    views = {}
    for column, identity in enumerate(scores.structure.levels):
        views[identity] = ShownLevel(
            kind=LevelKind(scores.structure.kinds[column].value),
            id=identity.removeprefix(PHASE_PREFIX),
            title=titles.get(identity, ""),
            part=part_of.get(identity),
            mean=number(figures.mean[group, column]),
            low=number(figures.low[group, column]),
            high=number(figures.high[group, column]),
            agreement=number(figures.agreement[group, column]),
            answered=int(figures.answered[group, column]),
            possible=int(figures.possible[group, column]) if counted_blanks else None,
            joint=number(figures.joint[group, column]),
            verdict=verdict_of(int(figures.verdict[group, column])),
        )
    return views
