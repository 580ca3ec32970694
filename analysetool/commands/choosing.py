# SPDX-License-Identifier: EUPL-1.2
"""Choosing the one measurement that a command works on, and saying what the user should know about the choice."""

from __future__ import annotations

from dataclasses import dataclass

from analysetool.commands.telling import tell, tell_problems
from analysetool.errors import UsageError
from analysetool.files.measurements import load_measurements, select_measurement
from analysetool.measurement import Measurement, Pair
from analysetool.model import Basis, StatementSet
from analysetool.words import commands as said


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasurementRequest:
    """What was typed about the measurement: where it is, which one, and on which basis."""

    inputs: tuple[str, ...]
    coalition: str | None = None
    year: int | None = None
    basis_name: str = Basis.INDIVIDUAL.value

    @property
    def basis(self) -> Basis:
        """The basis that was typed.

        Raises:
            UsageError: when there is no such basis.
        """
        if self.basis_name not in set(Basis):
            raise UsageError(said.choose_from("--basis", self.basis_name, tuple(Basis)))
        return Basis(self.basis_name)


def choose_measurement(request: MeasurementRequest, statement_set: StatementSet) -> Measurement:
    """Read the input and choose one measurement, with warnings and choices told on standard error.

    Raises:
        InputError: when the input cannot be used.
        UsageError: when the coalition, year or basis is not there.
    """
    return choose_among_years(request, statement_set)[0]


def choose_among_years(
    request: MeasurementRequest, statement_set: StatementSet
) -> tuple[Measurement, tuple[Measurement, ...]]:
    """The same, and the measurements of its coalition in the input, itself among them, by year.

    Raises:
        InputError: when the input cannot be used.
        UsageError: when the coalition, year or basis is not there.
    """
    basis = request.basis
    coalitions = () if request.coalition is None else (request.coalition,)
    measurements, warnings = load_measurements(request.inputs, statement_set, coalitions=coalitions)
    tell_problems(warnings)
    measurement, choice = select_measurement(measurements, coalition=request.coalition, year=request.year)
    if choice is not None:
        tell(choice)
    tell_doubts(basis, has_joint=measurement.joint is not None)
    return measurement, tuple(own for own in measurements if own.coalition == measurement.coalition)


def tell_doubts(basis: Basis, *, has_joint: bool) -> None:
    """Say that there is no joint sheet where the figures should stand on one."""
    if basis is Basis.JOINT and not has_joint:
        tell(said.NO_JOINT_SHEET)


def tell_years(pair: Pair, *, chosen: bool) -> None:
    """Say which two years of a coalition are compared, where they were not both chosen or go backwards."""
    before, after = pair.before.year, pair.after.year
    if before > after:
        tell(said.compares_backwards(before, after))
    elif not chosen:
        tell(said.compares_years(before, after, [own.year for own in pair.years if own.year not in (before, after)]))
