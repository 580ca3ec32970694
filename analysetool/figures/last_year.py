# SPDX-License-Identifier: EUPL-1.2
"""What a report says of the year before: the change since then, and the scores of that year that stand beside its own.

Everything is taken from the comparison of the two years, so that nothing is shown here that a comparison would hide.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from analysetool.errors import NotComparableError
from analysetool.figures.report import ShownLevel
from analysetool.measurement import Measurement, with_last_year
from analysetool.model import Basis, StatementSet

if TYPE_CHECKING:  # many a report has no earlier year
    from analysetool.figures.comparison import ComparedTheme, ComparisonFigures

_SAME = 1e-9
"""Two means that lie closer are the same; floating point adds up in different orders."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LastYear:
    """The nearest earlier measurement of the same coalition, seen from this one.

    Attributes:
        year: when that was.
        comparison: everything that may be told about the change; None where the two cannot be compared.
        why_not: why they cannot; None where they can.
        themes: the score (1-5) of that year by theme, where this year's score stands on the same statements.
    """

    year: int
    comparison: ComparisonFigures | None
    why_not: str | None
    themes: Mapping[str, float]


def compute_last_year(
    measurement: Measurement,
    years: Iterable[Measurement],
    statement_set: StatementSet,
    *,
    basis: Basis,
    themes: Iterable[ShownLevel],
) -> LastYear | None:
    """Compare with the nearest earlier year among `years`; None where there is none.

    Args:
        measurement: the one that is reported.
        years: measurements of the same coalition, in any order. A text that somebody read (a desk analysis) is no
            earlier measurement, and has none.
        statement_set: the set they belong to.
        basis: what the report stands on.
        themes: the themes as the report shows them.
    """
    pair = with_last_year(measurement, years)
    if pair is None:
        return None
    from analysetool.figures.build_comparison import compute_comparison  # noqa: PLC0415 - many have no earlier year

    try:
        comparison = compute_comparison(pair, statement_set, basis=basis)
    except NotComparableError as error:
        return LastYear(year=pair.before.year, comparison=None, why_not=str(error), themes={})
    means = {theme.id: theme.mean for theme in themes}
    scores = {theme.level.id: _score(theme, means[theme.level.id]) for theme in comparison.themes}
    return LastYear(
        year=pair.before.year,
        comparison=comparison,
        why_not=None,
        themes={identity: score for identity, score in scores.items() if score is not None},
    )


def _score(theme: ComparedTheme, mean: float | None) -> float | None:
    """The earlier score of a theme; None where the comparison has none, or stands on other statements than the report.

    A comparison leaves out what only one of the years may tell. Its later score is then another one than the report's,
    and its earlier score cannot stand beside that.
    """
    own = theme.level
    if mean is None or own.after is None or abs(own.after - mean) > _SAME:
        return None
    return own.before
