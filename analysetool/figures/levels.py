# SPDX-License-Identifier: EUPL-1.2
"""Levels (total, parts, themes, phases) from arrays of figures to values by id."""

from __future__ import annotations

import math

from analysetool.figures.report import LevelKind, ShownLevel
from analysetool.model import TOTAL, StatementSet
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
    hide_agreement: bool = False,
    counted_blanks: bool = True,
    fewest_answers: int = 0,
) -> dict[str, ShownLevel]:
    """The levels of one group by id; phases with their prefix.

    Args:
        statement_set: gives titles.
        scores: figures of all groups.
        group: row of the group.
        hide_agreement: True where votes may not be shown.
        counted_blanks: False when possible answers are not known.
        fewest_answers: with fewer scores than this (but some) a level shows no figures, so that they cannot be one
            person's.
    """
    titles = {part.id: part.title for part in statement_set.parts}
    titles |= {theme.id: theme.title for theme in statement_set.themes}
    part_of = {theme.id: theme.part for theme in statement_set.themes}
    figures = scores.levels
    views = {}
    for column, identity in enumerate(scores.structure.levels):
        answered = int(figures.answered[group, column])
        shown = not 0 < answered < fewest_answers
        views[identity] = ShownLevel(
            kind=_kind_of(identity, statement_set),
            id=identity.removeprefix(PHASE_PREFIX),
            title=titles.get(identity, ""),
            part=part_of.get(identity),
            mean=number(figures.mean[group, column]) if shown else None,
            low=number(figures.low[group, column]) if shown else None,
            high=number(figures.high[group, column]) if shown else None,
            agreement=number(figures.agreement[group, column]) if shown and not hide_agreement else None,
            answered=answered,
            possible=int(figures.possible[group, column]) if counted_blanks else None,
            joint=number(figures.joint[group, column]),
            verdict=verdict_of(int(figures.verdict[group, column])) if shown else None,
        )
    return views


def _kind_of(identity: str, statement_set: StatementSet) -> LevelKind:
    if identity == TOTAL:
        return LevelKind.TOTAL
    if identity.startswith(PHASE_PREFIX):
        return LevelKind.PHASE
    return LevelKind.PART if any(part.id == identity for part in statement_set.parts) else LevelKind.THEME
