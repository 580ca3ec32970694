# SPDX-License-Identifier: EUPL-1.2
"""Building the overview: each measurement scored as for its own report, and then all of a year together."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from analysetool.escaping import printable
from analysetool.figures.clean import clean_set
from analysetool.figures.ground import compute_shown_levels, lay_ground, score_structure
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
from analysetool.measurement import Measurement
from analysetool.measures import Floats
from analysetool.model import TOTAL, Basis, StatementSet, Verdict
from analysetool.scoring import LevelKind, Scores, Structure, only_kinds, structure_of
from analysetool.verdicts import VERDICT_ORDER, Verdicts

_KINDS = (LevelKind.TOTAL, LevelKind.PART)


@dataclass(slots=True)
class _Statements:
    """Means and verdicts (S,) of each coalition of a year, in the order of the coalitions."""

    means: list[Floats] = field(default_factory=list)
    verdicts: list[Verdicts] = field(default_factory=list)

    def add(self, scores: Scores) -> None:
        self.means.append(scores.statements.mean[0])
        self.verdicts.append(scores.statements.verdict[0])


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
    for measurement in told:
        row, scores = _row(measurement, clean, structure, part, (regions or {}).get(measurement.coalition))
        rows.append(row)
        if not row.joint_only:
            statements.setdefault(row.year, _Statements()).add(scores)
        advance()
    counted = [row for row in rows if not row.joint_only]
    levels = [TOTAL, *(own.id for own in clean.parts if part in (None, own.id))]
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


def _row(
    measurement: Measurement, statement_set: StatementSet, structure: Structure, part: str | None, region: str | None
) -> tuple[OverviewRow, Scores]:
    ground = lay_ground(measurement, statement_set, Basis.INDIVIDUAL)
    scores = score_structure(ground, structure, robust=False)
    levels = compute_shown_levels(statement_set, scores, ground)
    row = OverviewRow(
        coalition=printable(measurement.coalition),
        year=measurement.year,
        participants=ground.participants,
        mode=ground.disclosure.mode,
        joint_only=ground.joint_only,
        total=levels[TOTAL],
        parts=tuple(levels[own.id] for own in statement_set.parts if part in (None, own.id)),
        region=None if region is None else printable(region),
    )
    return row, scores


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
