# SPDX-License-Identifier: EUPL-1.2
"""Choosing the two measurements of a comparison, and those between and around them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from analysetool.errors import NotComparableError, UsageError
from analysetool.measurement import Measurement, Pair
from analysetool.words import problems_choosing as say


def select_pair(
    measurements: Sequence[Measurement],
    *,
    coalition: str | None = None,
    year_before: int | None = None,
    year_after: int | None = None,
    other: str | None = None,
) -> Pair:
    """Choose what is compared: the last two years of one coalition, the years that were named, or two coalitions.

    Args:
        measurements: everything that was read.
        coalition: whose measurements; needed when there are several.
        year_before: the year to compare from; left out, the year before `year_after`.
        year_after: the year to compare to; left out, the newest. With `other` the year of both.
        other: the coalition to set beside it in the same year; differences are those of `other` less `coalition`.

    Raises:
        UsageError: when a coalition or year is not there, when names differ by a capital or a blank, or when twice the
            same year was named.
        NotComparableError: when there is one year only and none was named, or when either is a desk analysis.
    """
    theirs = None if other is None else _of_coalition(measurements, other)
    own = _of_coalition(measurements, coalition, without=other)
    if theirs is not None:
        pair = _two_coalitions(own, theirs, year_before, year_after)
        refuse_desk(pair.before, pair.after)
        return pair
    before, after = _chosen_years(own, year_before, year_after)
    refuse_desk(*(measurement for measurement in (before, after) if measurement is not None))
    if before is None or after is None:
        years = _listed(measurement.year for measurement in own)
        raise NotComparableError(say.no_earlier_year(years))
    return Pair(before=before, after=after, years=without_desk(own))


def refuse_desk(*measurements: Measurement) -> None:
    """Refuse a desk analysis: what somebody read in a text is no earlier, later or other judgement of a coalition.

    Raises:
        NotComparableError: when any of them is one.
    """
    for measurement in measurements:
        if measurement.desk is not None:
            raise NotComparableError(say.desk_not_comparable(measurement.coalition, measurement.year))


def without_desk(measurements: Iterable[Measurement]) -> tuple[Measurement, ...]:
    """The measurements that a coalition did itself."""
    return tuple(measurement for measurement in measurements if measurement.desk is None)


def select_with_earlier(
    measurements: Sequence[Measurement],
    *,
    coalition: str | None = None,
    year_before: int | None = None,
    year_after: int | None = None,
) -> tuple[Measurement, Pair | None]:
    """Choose the measurement that counts, and the pair with the one before it; no pair where there is none.

    Args and errors are those of `select_pair`, except that one year alone is no error, and that an earlier desk
    analysis is passed over unless its year was named.
    """
    own = _of_coalition(measurements, coalition)
    before, after = _chosen_years(own, year_before, year_after)
    counts = own[-1] if after is None else after
    if counts.desk is not None:
        raise NotComparableError(say.desk_without_requirements(counts.coalition, counts.year))
    if after is None:
        return counts, None
    if before is not None and before.desk is not None:
        if year_before is not None:
            refuse_desk(before)
        own = list(without_desk(own))
        before, _ = _chosen_years(own, None, after.year)
    return after, None if before is None else Pair(before=before, after=after, years=without_desk(own))


def _chosen_years(
    own: Sequence[Measurement], year_before: int | None, year_after: int | None
) -> tuple[Measurement | None, Measurement | None]:
    """The measurements to compare from and to, each None where there is none."""
    years = [measurement.year for measurement in own]
    for option, year in (("--van", year_before), ("--naar", year_after)):
        if year is not None and year not in years:
            raise UsageError(say.option_year_not_there(option, year, years))
    if year_before is not None and year_before == year_after:
        raise UsageError(say.same_year_twice(year_before, _listed(years)))
    after = year_after if year_after is not None else _newest(years, year_before)
    before = year_before if year_before is not None else _nearest_earlier(years, after)
    by_year = {measurement.year: measurement for measurement in own}
    return None if before is None else by_year[before], None if after is None else by_year[after]


def _newest(years: Sequence[int], but: int | None) -> int | None:
    return max((year for year in years if year != but), default=None)


def _nearest_earlier(years: Sequence[int], after: int | None) -> int | None:
    return max((year for year in years if after is not None and year < after), default=None)


def _two_coalitions(
    own: Sequence[Measurement], theirs: Sequence[Measurement], year_before: int | None, year_after: int | None
) -> Pair:
    other = theirs[0].coalition
    if own[0].coalition == other:
        raise UsageError(say.same_coalition_twice(other))
    named = {year for year in (year_before, year_after) if year is not None}
    both = sorted({measurement.year for measurement in own} & {measurement.year for measurement in theirs})
    if len(named) > 1:
        raise UsageError(say.ONE_YEAR_OF_TWO)
    if named and not named <= set(both):
        raise UsageError(say.no_year_of_both(named.pop(), _listed(both) or "geen"))
    if not both:
        raise NotComparableError(
            say.no_year_in_common(
                own[0].coalition,
                other,
                _listed(measurement.year for measurement in own),
                _listed(measurement.year for measurement in theirs),
            )
        )
    year = named.pop() if named else both[-1]
    before = next(measurement for measurement in own if measurement.year == year)
    after = next(measurement for measurement in theirs if measurement.year == year)
    return Pair(before=before, after=after, years=(before,), same_people=False)


def _of_coalition(
    measurements: Sequence[Measurement], coalition: str | None, *, without: str | None = None
) -> list[Measurement]:
    """The measurements of a coalition, by year; without a name of the only one there is (beside `without`)."""
    found = sorted({measurement.coalition for measurement in measurements})
    if coalition is None:
        others = [name for name in found if name != without]
        if len(others) != 1:
            raise UsageError(say.several_coalitions(found) if others else say.no_other_coalition(without))
        coalition = others[0]
    elif coalition not in found:
        raise UsageError(say.coalition_not_there(coalition, found))
    own = [measurement for measurement in measurements if measurement.coalition == coalition]
    return sorted(own, key=lambda measurement: measurement.year)


def _listed(years: Iterable[int]) -> str:
    return ", ".join(map(str, years))
