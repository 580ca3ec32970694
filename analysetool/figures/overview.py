# SPDX-License-Identifier: EUPL-1.2
"""The overview as figures: many coalitions and years, each by itself and all of a year together, without a sentence.

A row tells of a coalition what its own report tells, and nothing else; what stands for many coalitions is made of those
figures alone. None means "cannot be determined" or "may not be shown".
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from analysetool.disclosure import Mode
from analysetool.figures.levels import number
from analysetool.figures.report import ShownLevel
from analysetool.measures import quartiles_of
from analysetool.model import TOTAL, StatementSet, Verdict

FEWEST_COALITIONS = 5
"""Fewest coalitions that a figure of many stands on: with fewer it would be about one of them soon."""
SCORED = (Verdict.STRONG, Verdict.MIDDLE, Verdict.WEAK, Verdict.DIVIDED, Verdict.UNKNOWN)
"""Verdicts that say something of a statement; the others say why there is none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OverviewRow:
    """One coalition in one year: its total and parts as its own report shows them.

    `participants` is None where the source did not count who left everything open. With `joint_only` the figures are
    those of a joint sheet, which is in no figure of many. `region` is None where no table names one.
    """

    coalition: str
    year: int
    participants: int | None
    mode: Mode
    joint_only: bool
    total: ShownLevel
    parts: tuple[ShownLevel, ...]
    region: str | None = None

    @property
    def levels(self) -> dict[str, ShownLevel]:
        """The total and parts by id."""
        return {TOTAL: self.total, **{part.id: part for part in self.parts}}


@dataclass(frozen=True, slots=True, kw_only=True)
class Quartiles:
    """The middle of the scores of `n` coalitions, and between what the middle half of them lies.

    All but `n` is None below `FEWEST_COALITIONS`.
    """

    n: int
    median: float | None = None
    first: float | None = None
    third: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class YearSummary:
    """All coalitions of a year together, or those of one `region`: total and parts by id."""

    year: int
    coalitions: int
    levels: Mapping[str, Quartiles]
    region: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CountryStatement:
    """A statement over the coalitions of a year.

    `mean` is the plain mean of the means of the `n` coalitions that show one: each coalition counts once, however many
    people took part. `verdicts` counts coalitions, every verdict there is. Both are None below `FEWEST_COALITIONS`:
    the mean by coalitions with a mean, the verdicts by coalitions with one of `SCORED`.
    """

    id: str
    part: str
    text: str
    year: int
    n: int
    mean: float | None
    verdicts: Mapping[Verdict, int] | None

    def share(self, verdict: Verdict) -> float | None:
        """The share of the coalitions with one of `SCORED` that have this verdict; None where that is not shown."""
        if self.verdicts is None:
            return None
        return self.verdicts[verdict] / sum(self.verdicts[own] for own in SCORED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Overview:
    """Many coalitions and years.

    Attributes:
        statement_set: the set, with printable texts.
        rows: coalitions that may be named, sorted by name and year; with a mirror and without names it alone.
        years: all coalitions of each year together, by year.
        regions: the same for each region, by year and name; empty without a table of regions.
        statements: by year, in the order of the set; of `part` alone where one was chosen.
        mirror: the coalition that stands beside the others; None where there is none.
        named: whether rows hold other coalitions than the mirror.
        part: the part that was chosen; None for all.
        desks: how many measurements are left out for being a desk analysis.
        without_region: how many coalitions no table of regions names.
    """

    statement_set: StatementSet
    rows: tuple[OverviewRow, ...]
    years: tuple[YearSummary, ...]
    regions: tuple[YearSummary, ...]
    statements: tuple[CountryStatement, ...]
    mirror: str | None
    named: bool
    part: str | None
    with_regions: bool
    desks: int
    without_region: int

    @property
    def newest(self) -> YearSummary:
        """The last year."""
        return self.years[-1]


def summarise(values: Sequence[float]) -> Quartiles:
    """Median and quartiles (`quartiles_of`) of the scores of coalitions; none of them below `FEWEST_COALITIONS`."""
    if len(values) < FEWEST_COALITIONS:
        return Quartiles(n=len(values))
    first, median, third = (number(float(own)) for own in quartiles_of(np.array(values, dtype=np.float64)))
    return Quartiles(n=len(values), median=median, first=first, third=third)
