# SPDX-License-Identifier: EUPL-1.2
"""Building the overview: each measurement scored as for its own report, and then all of a year together."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from analysetool.escaping import printable
from analysetool.figures.clean import clean_set
from analysetool.figures.ground import Ground, compute_levels_alike, lay_ground, score_alike
from analysetool.figures.levels import number
from analysetool.figures.overview import (
    FEWEST_COALITIONS,
    SCORED,
    CountryStatement,
    Overview,
    OverviewRow,
    YearSummary,
    summarise,
)
from analysetool.figures.report import ShownLevel
from analysetool.measurement import Measurement
from analysetool.measures import Floats
from analysetool.model import TOTAL, Basis, StatementSet, Verdict
from analysetool.scoring import LevelKind, Structure, only_kinds, structure_of
from analysetool.verdicts import VERDICT_ORDER, Verdicts

_KINDS = (LevelKind.TOTAL, LevelKind.PART)
_ROWS_AT_ONCE = 4096
"""Measurements times the participants of the largest that are scored together: 56 answers of so many take 2 MB."""
_LEAST_ROWS = 16
"""The counts of a measurement take the room of so many participants."""


@dataclass(frozen=True, slots=True, eq=False)
class _Scored:
    """What one measurement shows: its levels, and the means and verdicts (S,) of its statements."""

    ground: Ground
    levels: Mapping[str, ShownLevel]
    means: Floats
    verdicts: Verdicts


@dataclass(slots=True)
class _Statements:
    """Means and verdicts (S,) of each coalition of a year, in the order of the coalitions."""

    means: list[Floats] = field(default_factory=list)
    verdicts: list[Verdicts] = field(default_factory=list)

    def add(self, scored: _Scored) -> None:
        self.means.append(scored.means)
        self.verdicts.append(scored.verdicts)


def compute_overview(
    measurements: Sequence[Measurement],
    statement_set: StatementSet,
    *,
    part: str | None = None,
    regions: Mapping[str, str] | None = None,
    mirror: str | None = None,
    named: bool = True,
    advance: Callable[[], object] = lambda: None,
) -> Overview:
    """Compute everything that can be told of many measurements.

    What may be shown of a measurement is decided for it by itself (`Measurement.disclosure`), before anything is added
    up: a score that its own report hides is in no row, median or count here. A desk analysis is left out, for a text
    is no coalition; a joint sheet without others has a row and is in no figure of many.

    Args:
        measurements: of any coalitions and years, at least one that is no desk analysis.
        statement_set: the set they belong to.
        part: the id of the only part to tell of, beside the total.
        regions: the region of each coalition; None for no regions.
        mirror: the coalition that is set beside the others.
        named: False keeps the rows of all others but the mirror.
        advance: is called after each measurement.
    """
    clean = clean_set(statement_set)
    structure = only_kinds(structure_of(clean), _KINDS)
    rows: list[OverviewRow] = []
    statements: dict[int, _Statements] = {}
    told = sorted((own for own in measurements if own.desk is None), key=lambda own: (own.coalition, own.year))
    parts = [own.id for own in clean.parts if part in (None, own.id)]
    for chunk in _chunks(told):
        for measurement, scored in zip(chunk, _score(chunk, clean, structure), strict=True):
            row = _row(measurement, scored, parts, (regions or {}).get(measurement.coalition))
            rows.append(row)
            if not row.joint_only:
                statements.setdefault(row.year, _Statements()).add(scored)
            advance()
    counted = [row for row in rows if not row.joint_only]
    levels = [TOTAL, *parts]
    shown = None if mirror is None else printable(mirror)
    every_year = sorted({row.year for row in rows})
    return Overview(
        statement_set=clean,
        rows=tuple(row for row in rows if named or row.coalition == shown),
        years=tuple(_summary(year, [row for row in counted if row.year == year], levels) for year in every_year),
        regions=tuple(_by_region(counted, every_year, levels)),
        statements=tuple(
            own for year in every_year if year in statements for own in _country(statements[year], year, clean, part)
        ),
        mirror=shown,
        named=named,
        part=part,
        with_regions=regions is not None,
        desks=len(measurements) - len(told),
        without_region=0 if regions is None else len({row.coalition for row in rows if row.region is None}),
    )


def _chunks(measurements: Iterable[Measurement]) -> Iterable[list[Measurement]]:
    """Measurements in the same order, as many at once as keeps the arrays of their answers small."""
    chunk: list[Measurement] = []
    most = _LEAST_ROWS
    for measurement in measurements:
        people = 0 if measurement.responses is None else len(measurement.responses.participants)
        if chunk and (len(chunk) + 1) * max(most, people) > _ROWS_AT_ONCE:
            yield chunk
            chunk, most = [], _LEAST_ROWS
        chunk.append(measurement)
        most = max(most, people)
    if chunk:
        yield chunk


def _score(measurements: Sequence[Measurement], statement_set: StatementSet, structure: Structure) -> Iterable[_Scored]:
    """The figures of each measurement, in the same order; those that follow the same rule are scored together."""
    grounds = [lay_ground(measurement, statement_set, Basis.INDIVIDUAL) for measurement in measurements]
    alike: dict[tuple[object, ...], list[int]] = {}
    for place, ground in enumerate(grounds):
        alike.setdefault(ground.alike, []).append(place)
    found: dict[int, _Scored] = {}
    for places in alike.values():
        own = [grounds[place] for place in places]
        scores = score_alike(own, structure, robust=False)
        levels = compute_levels_alike(statement_set, scores, own)
        figures = scores.statements
        found |= {
            place: _Scored(grounds[place], levels[group], figures.mean[group], figures.verdict[group])
            for group, place in enumerate(places)
        }
    return [found[place] for place in range(len(measurements))]


def _row(measurement: Measurement, scored: _Scored, parts: Iterable[str], region: str | None) -> OverviewRow:
    return OverviewRow(
        coalition=printable(measurement.coalition),
        year=measurement.year,
        participants=scored.ground.participants,
        mode=scored.ground.disclosure.mode,
        joint_only=scored.ground.joint_only,
        total=scored.levels[TOTAL],
        parts=tuple(scored.levels[part] for part in parts),
        region=None if region is None else printable(region),
    )


def _summary(year: int, rows: Sequence[OverviewRow], levels: Iterable[str], region: str | None = None) -> YearSummary:
    own = [row.levels for row in rows]
    return YearSummary(
        year=year,
        coalitions=len(rows),
        levels={
            level: summarise([mean for shown in own if (mean := shown[level].mean) is not None]) for level in levels
        },
        region=region,
    )


def _by_region(rows: Sequence[OverviewRow], years: Sequence[int], levels: Sequence[str]) -> Iterable[YearSummary]:
    for year in years:
        by_region: dict[str, list[OverviewRow]] = {}
        for row in rows:
            if row.year == year and row.region is not None:
                by_region.setdefault(row.region, []).append(row)
        for region, own in sorted(by_region.items()):
            yield _summary(year, own, levels, region)


def _country(own: _Statements, year: int, statement_set: StatementSet, part: str | None) -> Iterable[CountryStatement]:
    """The statements of a year: NaN is a mean that is not shown."""
    means, verdicts = np.stack(own.means), np.stack(own.verdicts)
    n = (~np.isnan(means)).sum(axis=0)
    total = np.where(np.isnan(means), 0.0, means).sum(axis=0)
    for place, statement in enumerate(statement_set.statements):
        if part not in (None, statement.part):
            continue
        counts = {verdict: int((verdicts[:, place] == code).sum()) for code, verdict in enumerate(VERDICT_ORDER)}
        yield CountryStatement(
            id=statement.id,
            part=statement.part,
            text=statement.text,
            year=year,
            n=int(n[place]),
            mean=number(total[place] / n[place]) if n[place] >= FEWEST_COALITIONS else None,
            verdicts=_if_enough(counts),
        )


def _if_enough(counts: Mapping[Verdict, int]) -> Mapping[Verdict, int] | None:
    return counts if sum(counts[verdict] for verdict in SCORED) >= FEWEST_COALITIONS else None
