# SPDX-License-Identifier: EUPL-1.2
"""The tool as a library: load, score, find and compare as plain functions, for a notebook or a program.

`import analysetool` offers these names and imports this module when one of them is used. Nothing here prints, asks or
writes; what cannot be used raises an `AnalysetoolError`. What may be shown is what the commands may show.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Self, TypeVar

from analysetool.errors import AnalysetoolError, InputError, NotComparableError, Problem, UsageError
from analysetool.figures.build_comparison import compute_comparison
from analysetool.figures.build_report import compute_report
from analysetool.figures.comparison import ComparisonFigures
from analysetool.figures.report import Report, ShownFindings
from analysetool.files.measurements import load_measurements
from analysetool.files.pairs import refuse_desk
from analysetool.files.statement_sets import load_statement_set, shipped_statement_set
from analysetool.measurement import Measurement, Pair
from analysetool.model import Basis, GroupBy, StatementSet

if TYPE_CHECKING:
    import pandas as pd

__all__ = [
    "AnalysetoolError",
    "InputError",
    "LoadedMeasurement",
    "Measurements",
    "NotComparableError",
    "UsageError",
    "compare",
    "find",
    "load",
    "score",
    "to_frame",
]

Option = TypeVar("Option", bound=StrEnum)


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class LoadedMeasurement:
    """One coalition in one year, with the statement set that it was read with.

    Shown as a line without answers, so that a notebook does not put them on the screen by itself.
    """

    measurement: Measurement
    statement_set: StatementSet

    @property
    def coalition(self) -> str:
        """The coalition."""
        return self.measurement.coalition

    @property
    def year(self) -> int:
        """The year."""
        return self.measurement.year

    @property
    def participants(self) -> int | None:
        """How many people handed in answers of their own; None when a tally table does not tell."""
        return self.measurement.tally.people()

    def __repr__(self) -> str:
        """Coalition, year and number of participants."""
        people = "onbekend" if self.participants is None else self.participants
        return f"<meting {self.coalition!r} {self.year}, deelnemers: {people}>"


class Measurements(tuple[LoadedMeasurement, ...]):  # noqa: SLOT001 - a tuple can have no slots with something in them
    """What was loaded, sorted by coalition and year: a tuple, with the warnings that came up as `warnings`."""

    warnings: tuple[Problem, ...]

    def __new__(cls, found: Iterable[LoadedMeasurement] = (), warnings: Iterable[Problem] = ()) -> Self:
        """Keep the measurements and the warnings in their order."""
        made = super().__new__(cls, found)
        made.warnings = tuple(warnings)
        return made


def load(*paths: str | Path, statements: str | Path | None = None) -> Measurements:
    """Read score sheets, `meting.yaml` and tables.

    Args:
        paths: files and folders; from a folder only YAML is read, recursively, and tables count only when named.
        statements: a statement set of your own; left out, the one that comes with the tool.

    Returns:
        One measurement per coalition and year, sorted by them, with the warnings.

    Raises:
        InputError: with every problem in every file, also when there are no score sheets at all.
        UsageError: without any path.
    """
    if not paths:
        raise UsageError("geef minstens één bestand of map om te lezen.")
    statement_set = shipped_statement_set() if statements is None else load_statement_set(statements)
    measurements, warnings = load_measurements(paths, statement_set)
    return Measurements((LoadedMeasurement(own, statement_set) for own in measurements), warnings)


def score(
    measurement: LoadedMeasurement,
    *,
    basis: Basis | str = Basis.INDIVIDUAL,
    group_by: GroupBy | str = GroupBy.CLUSTER,
    with_notes: bool = False,
) -> Report:
    """Compute all figures of one measurement, as every report shows them.

    Args:
        measurement: one of what `load` gave.
        basis: "individueel", or "gezamenlijk" for the joint score where there is one.
        group_by: "cluster" or "domein", for the differences between groups.
        with_notes: include the notes that participants wrote.

    Returns:
        The figures; None where one cannot be determined or may not be shown.

    Raises:
        UsageError: when the basis or the grouping does not exist.
    """
    return compute_report(
        measurement.measurement,
        measurement.statement_set,
        basis=_option("basis", basis, Basis),
        group_by=_option("group_by", group_by, GroupBy),
        with_notes=with_notes,
    )


def find(report: Report) -> ShownFindings:
    """The strengths, weaknesses, points of disagreement and blind spots of a report, each kind in its order.

    Every kind is an empty tuple when there are none.
    """
    return report.findings


def compare(
    before: LoadedMeasurement,
    after: LoadedMeasurement,
    *,
    years: Sequence[LoadedMeasurement] = (),
    basis: Basis | str = Basis.INDIVIDUAL,
) -> ComparisonFigures:
    """Compare two measurements of one coalition, or two coalitions in the same year.

    Differences are `after` less `before`. Swapping the two negates every difference and interval; a measurement beside
    itself has only differences of 0.

    Args:
        before: the measurement to compare from.
        after: the measurement to compare to.
        years: measurements of the same coalition for the trend; it is there from three on.
        basis: "individueel", or "gezamenlijk" for the joint score where there is one.

    Returns:
        The changes; None where one cannot be determined or may not be shown.

    Raises:
        NotComparableError: when the two share no claim, when no statement has a score in both, or when either is a desk
            analysis of a public text.
        UsageError: when they belong to different statement sets, or to two coalitions in two years; also for a basis
            that does not exist.
    """
    loaded = (before, after, *years)
    if any(own.statement_set != before.statement_set for own in loaded):
        raise UsageError("deze metingen horen bij verschillende stellingensets. Lees ze in met dezelfde set.")
    same_people = before.coalition == after.coalition
    if not same_people and before.year != after.year:
        raise UsageError(
            f"{before.coalition} {before.year} en {after.coalition} {after.year} zijn twee coalities in twee jaren. "
            "Kies één coalitie of één jaar."
        )
    if any(own.coalition != before.coalition for own in years):
        raise UsageError(f"years bevat metingen van een andere coalitie dan {before.coalition}. Haal die weg.")
    refuse_desk(before.measurement, after.measurement)
    every = {own.year: own.measurement for own in (*years, before, after) if own.measurement.desk is None}
    pair = Pair(
        before=before.measurement,
        after=after.measurement,
        years=tuple(every[year] for year in sorted(every)) if same_people else (before.measurement,),
        same_people=same_people,
    )
    return compute_comparison(pair, before.statement_set, basis=_option("basis", basis, Basis))


def to_frame(view: Report | ShownFindings | ComparisonFigures) -> pd.DataFrame:
    """A tidy pandas frame: a row per level and statement, or per finding.

    Columns are called as in the JSON; verdicts are text; what cannot be determined or shown is NaN or NA.
    """
    from analysetool.formats import frames  # noqa: PLC0415 - brings pandas, which nothing else here needs

    if isinstance(view, Report):
        return frames.report_frame(view)
    if isinstance(view, ShownFindings):
        return frames.findings_frame(view)
    return frames.comparison_frame(view)


def _option(name: str, value: Option | str, known: type[Option]) -> Option:
    if value not in set(known):
        raise UsageError(f"{name} is {str(value)!r}; kies {' of '.join(known)}.")
    return known(value)
