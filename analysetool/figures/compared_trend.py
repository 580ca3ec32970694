# SPDX-License-Identifier: EUPL-1.2
"""The total and the parts over all years of a coalition, on the statements that every year has in common."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from analysetool.certainty import Bools
from analysetool.changes import compare
from analysetool.figures.compared_years import Year, lay_year
from analysetool.figures.comparison import Trend, TrendLine
from analysetool.measurement import Measurement
from analysetool.measures import Floats
from analysetool.model import Basis, StatementSet
from analysetool.requirements import TOTAL
from analysetool.scoring import structure_of
from analysetool.versions import differences_since

FEWEST_YEARS = 3
"""Two years are a comparison; a trend is worth its place from three on."""


def trend_of(measurements: Sequence[Measurement], statement_set: StatementSet, basis: Basis) -> Trend | None:
    """A line for the total and each part; None for fewer than three years, or when no line can be drawn.

    A line stands on the statements with the same claim and a score that counts in every year, when they are at least
    half of those with the same claim that are not all-nvt or asked of nobody in all years.
    """
    if len(measurements) < FEWEST_YEARS:
        return None
    years = [lay_year(measurement, statement_set, basis) for measurement in measurements]
    changed = _changed(years, statement_set)
    shared = np.array([statement.id not in changed for statement in statement_set.statements])
    applies = shared & ~np.all([year.side.left_out for year in years], axis=0)
    common = applies & ~np.any([year.without_score for year in years], axis=0)
    scores = [_levels_on(year, statement_set, common, applies) for year in years]
    structure = structure_of(statement_set)
    titles = {TOTAL: "", **{part.id: part.title for part in statement_set.parts}}
    lines = []
    for identity, title in titles.items():
        row = structure.levels.index(identity)
        own = tuple(float(values[row]) for values in scores)
        if not np.isnan(own).any() and all(year.tells(structure.members[row], common) for year in years):
            lines.append(TrendLine(id=identity, title=title, scores=own))
    if not lines:
        return None
    return Trend(
        years=tuple(measurement.year for measurement in measurements), lines=tuple(lines), common=int(common.sum())
    )


def _changed(years: Sequence[Year], statement_set: StatementSet) -> set[str]:
    """Statements of which the claim is not the same in all years."""
    versions = {version for year in years for version in year.measurement.versions}
    return {identity for version in versions for identity in differences_since(statement_set, version)}


def _levels_on(year: Year, statement_set: StatementSet, common: Bools, applies: Bools) -> Floats:
    """The levels (L,) of one year on some statements only: the year compared with itself, so that the rule is one."""
    joint = year.side.joint
    own = replace(
        year.side,
        responses=None,
        not_asked=None,
        counts=np.where(common[:, None], year.side.counts, 0),
        joint=None if joint is None else np.where(common, joint, np.nan),
    )
    return compare(own, own, structure_of(statement_set), applies).levels.after
