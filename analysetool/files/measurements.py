# SPDX-License-Identifier: EUPL-1.2
"""From what was read to measurements, one per coalition and year, and the choice of the one that is meant."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from analysetool.errors import InputError, Problem, Severity, UsageError, errors_in
from analysetool.files.inputs import Inputs, MeasurementKey, nothing_in, read_inputs
from analysetool.files.plausible import refused_doubts
from analysetool.measurement import Measurement, Note
from analysetool.model import Kind, MeasurementInfo, ScoreSheet, StatementSet, Voice
from analysetool.tally import Responses, responses_of, tally
from analysetool.versions import on_current_claims
from analysetool.words import problems_choosing as say

if TYPE_CHECKING:
    from analysetool.files.tables import TablePart


def load_measurements(
    paths: Sequence[str | Path], statement_set: StatementSet, *, coalitions: Collection[str] = ()
) -> tuple[tuple[Measurement, ...], tuple[Problem, ...]]:
    """Read measurements, sorted by coalition and year, with the warnings that came up.

    With `coalitions` only theirs: the same measurements as among all, and what is wrong with files of others is one
    warning. One with sheets of parents alone is left out with a warning: their voice stands beside that of partners.

    Raises:
        InputError: with all problems, when any of them is an error, when something is probably a slip (see
            `analysetool.files.plausible`) or when nothing was found.
        UsageError: when one of `coalitions` is not there.
    """
    inputs = read_inputs(paths, statement_set, coalitions=coalitions)
    if not coalitions:
        return usable_measurements(inputs, paths, statement_set)
    doubts = refused_doubts(inputs, paths, date.today(), coalitions=coalitions)  # noqa: DTZ011 - the user's calendar
    own, elsewhere = _of_coalitions(inputs, coalitions)
    own += doubts
    if errors_in(own):
        raise InputError(own)
    found = sorted({coalition for coalition, _ in inputs.keys})
    for coalition in coalitions:
        if found and coalition not in found:
            raise UsageError(say.coalition_not_there(coalition, found))
    if elsewhere:
        where = ", ".join(map(str, paths))
        message = say.mistakes_elsewhere(elsewhere)
        own.append(Problem(path=where, message=message, severity=Severity.WARNING))
    chosen = replace(
        inputs,
        sheets=[sheet for sheet in inputs.sheets if sheet.coalition in coalitions],
        parts=[part for part in inputs.parts if part.coalition in coalitions],
    )
    return _usable(measurements_of(chosen, statement_set, alone=_one_person(inputs)), own, paths)


def _of_coalitions(inputs: Inputs, coalitions: Collection[str]) -> tuple[list[Problem], int]:
    """The problems that may be of these coalitions, and in how many files of others there is an error.

    A file is of the coalitions whose answers it holds, else of those whose sheets lie beside it, else of anybody.
    """
    whose = inputs.coalitions_by_path
    own: list[Problem] = []
    elsewhere: set[str] = set()
    for problem in inputs.problems:
        theirs = whose.get(problem.path) or whose.get(str(Path(problem.path).parent)) or set(coalitions)
        if theirs.isdisjoint(coalitions):
            elsewhere |= {problem.path} if problem.is_error else set()
        else:
            own.append(problem)
    return own, len(elsewhere)


def usable_measurements(
    inputs: Inputs, paths: Sequence[str | Path], statement_set: StatementSet
) -> tuple[tuple[Measurement, ...], tuple[Problem, ...]]:
    """The measurements in what was read from `paths`, as `load_measurements` gives them.

    Raises:
        InputError: as `load_measurements` does.
    """
    inputs.problems.extend(refused_doubts(inputs, paths, date.today()))  # noqa: DTZ011 - the user's own calendar
    errors = errors_in(inputs.problems)
    if errors:
        raise InputError(inputs.problems)
    return _usable(measurements_of(inputs, statement_set), inputs.problems, paths)


def _usable(
    found: Sequence[Measurement], problems: Sequence[Problem], paths: Sequence[str | Path]
) -> tuple[tuple[Measurement, ...], tuple[Problem, ...]]:
    """Those that wait for partners left out, with the warnings; see `load_measurements`."""
    if not found:
        raise InputError([nothing_in(paths)])
    measurements = tuple(measurement for measurement in found if not measurement.only_parents)
    severity = Severity.WARNING if measurements else Severity.ERROR
    waiting = [_parents_alone(measurement, severity) for measurement in found if measurement.only_parents]
    if not measurements:
        raise InputError([*problems, *waiting])
    return measurements, (*problems, *waiting)


@dataclass(frozen=True, slots=True, kw_only=True)
class Apart:
    """Measurements that each stand by themselves, sorted by coalition and year.

    `held` are the coalitions of which something is wrong in a file, with what; `waiting` the measurements with sheets
    of parents alone; `warnings` what does not stop anything.
    """

    measurements: tuple[Measurement, ...]
    held: Mapping[str, tuple[Problem, ...]]
    waiting: tuple[Measurement, ...]
    warnings: tuple[Problem, ...]


def load_apart(paths: Sequence[str | Path], statement_set: StatementSet) -> Apart:
    """Read measurements of many coalitions, so that what is wrong with one does not stop the others.

    An error in a score sheet, or in a file beside score sheets, holds back the coalitions that lie there.

    Raises:
        InputError: for an error that belongs to no coalition (a table, a folder without a readable sheet), when
            something is probably a slip in which measurement a file belongs to, and when nothing was found.
    """
    inputs = read_inputs(paths, statement_set)
    doubts = refused_doubts(inputs, paths, date.today())  # noqa: DTZ011 - the user's own calendar
    by_path = inputs.coalitions_by_path
    held: dict[str, list[Problem]] = {}
    everybody: list[Problem] = list(errors_in(doubts))
    for problem in errors_in(inputs.problems):
        whose = by_path.get(problem.path) or by_path.get(str(Path(problem.path).parent))
        if not whose:
            everybody.append(problem)
        for coalition in sorted(whose or ()):
            held.setdefault(coalition, []).append(problem)
    if everybody:
        raise InputError(sorted([*inputs.problems, *doubts], key=lambda problem: (problem.path, problem.line or 0)))
    usable = replace(
        inputs,
        sheets=[sheet for sheet in inputs.sheets if sheet.coalition not in held],
        parts=[part for part in inputs.parts if part.coalition not in held],
    )
    found = measurements_of(usable, statement_set, alone=_one_person(inputs))
    if not found:
        raise InputError(inputs.problems if held else [nothing_in(paths)])
    warnings = [problem for problem in (*inputs.problems, *doubts) if not problem.is_error]
    return Apart(
        measurements=tuple(own for own in found if not own.only_parents),
        held={coalition: tuple(problems) for coalition, problems in sorted(held.items())},
        waiting=tuple(own for own in found if own.only_parents),
        warnings=tuple(warnings),
    )


def why_waiting(measurement: Measurement) -> Problem:
    """That a measurement has sheets of parents alone."""
    return _parents_alone(measurement, Severity.WARNING)


def _parents_alone(measurement: Measurement, severity: Severity) -> Problem:
    message = say.parents_alone(measurement.coalition, measurement.year)
    return Problem(path=measurement.paths[0], message=message, severity=severity)


def select_measurement(
    measurements: Sequence[Measurement], *, coalition: str | None = None, year: int | None = None
) -> tuple[Measurement, str | None]:
    """Choose the one measurement a command works on, and what to tell the user about the choice.

    Raises:
        UsageError: when the coalition or year is not there, or when several coalitions are and none was named.
    """
    coalitions = sorted({measurement.coalition for measurement in measurements})
    if coalition is not None and coalition not in coalitions:
        message = say.coalition_not_there(coalition, coalitions)
        raise UsageError(message)
    if coalition is None and len(coalitions) > 1:
        message = say.several_coalitions(coalitions)
        raise UsageError(message)
    own = [measurement for measurement in measurements if coalition in (None, measurement.coalition)]
    years = sorted(measurement.year for measurement in own)
    if year is not None and year not in years:
        message = say.year_not_there(year, years)
        raise UsageError(message)
    chosen_year = years[-1] if year is None else year
    chosen = next(measurement for measurement in own if measurement.year == chosen_year)
    if year is None and len(years) > 1:
        others = ", ".join(map(str, years[:-1]))
        return chosen, say.newest_year(chosen_year, others)
    return chosen, None


def newest_of_each(measurements: Sequence[Measurement]) -> list[Measurement]:
    """Of each coalition the measurement of its newest year, in the order in which they came."""
    newest: dict[str, int] = {}
    for own in measurements:
        newest[own.coalition] = max(own.year, newest.get(own.coalition, own.year))
    return [own for own in measurements if own.year == newest[own.coalition]]


def measurements_of(
    inputs: Inputs, statement_set: StatementSet, *, alone: bool | None = None
) -> tuple[Measurement, ...]:
    """The measurements in what was read, sorted by coalition and year; none when there are no answers.

    `alone` says that more was not read than sheets of one person; None when `inputs` is all that was read.
    """
    sheets: dict[MeasurementKey, list[ScoreSheet]] = {}
    for sheet in inputs.sheets:
        sheets.setdefault((sheet.coalition, sheet.year), []).append(sheet)
    parts: dict[MeasurementKey, list[TablePart]] = {}
    for part in inputs.parts:
        parts.setdefault((part.coalition, part.year), []).append(part)
    infos = {(info.coalition, info.year): info for info in inputs.infos}
    alone = _one_person(inputs) if alone is None else alone
    return tuple(
        _measurement(key, sheets.get(key, []), parts.get(key, []), infos.get(key), statement_set, alone=alone)
        for key in sorted({*sheets, *parts})
    )


def _one_person(inputs: Inputs) -> bool:
    """True when all that was read is of one person, beside texts; two sheets without a code may be of two people."""
    sheets = [sheet for sheet in inputs.sheets if sheet.kind is not Kind.BUREAU]
    people = {(sheet.coalition, sheet.participant) for sheet in sheets}
    coded = len(sheets) == 1 or all(sheet.participant for sheet in sheets)
    return not inputs.parts and len(people) == 1 and coded and all(sheet.kind is Kind.INDIVIDUAL for sheet in sheets)


def _measurement(
    key: MeasurementKey,
    sheets: Sequence[ScoreSheet],
    parts: Sequence[TablePart],
    info: MeasurementInfo | None,
    statement_set: StatementSet,
    *,
    alone: bool,
) -> Measurement:
    statements = tuple(statement.id for statement in statement_set.statements)
    versions = _versions(sheets, statement_set)
    sheets = [on_current_claims(sheet, statement_set) for sheet in sheets]
    individual = [sheet for sheet in sheets if sheet.kind is not Kind.JOINT]
    partners = [sheet for sheet in individual if sheet.voice is Voice.PARTNERS]
    parents = [_asked_as_parent(sheet, statement_set) for sheet in individual if sheet.voice is Voice.PARENTS]
    joint = next((sheet for sheet in sheets if sheet.kind is Kind.JOINT), None)
    desk = next((sheet for sheet in sheets if sheet.kind is Kind.BUREAU), None)
    long_tables = [part.responses for part in parts if part.responses is not None]
    tallies = [part.tally for part in parts if part.tally is not None]
    responses = _together([*([responses_of(partners, statements)] if partners else []), *long_tables], statements)
    origins = [info.origin if info is not None else None, *(sheet.origin for sheet in sheets)]
    return Measurement(
        coalition=key[0],
        year=key[1],
        statements=statements,
        counted=sum(tallies, start=tally(responses, statements)) if tallies else None,
        responses=None if tallies else responses,
        notes=(*_notes(partners), *(note for part in parts for note in part.notes)),
        parents=tally(responses_of(parents, statements), statements) if parents else None,
        parents_notes=_notes(parents),
        joint=joint,
        desk=desk,
        info=info,
        origins=tuple(dict.fromkeys(origin for origin in origins if origin)),
        versions=versions,
        paths=tuple(sheet.path for sheet in individual),
        alone=alone,
    )


def _asked_as_parent(sheet: ScoreSheet, statement_set: StatementSet) -> ScoreSheet:
    """A parent's sheet with what it was asked, and nothing on what has no text for parents (any more)."""
    asked = tuple(
        identity for identity in statement_set.asked_of_parents if sheet.asked is None or identity in sheet.asked
    )
    return replace(
        sheet, asked=asked, answers={identity: given for identity, given in sheet.answers.items() if identity in asked}
    )


def _notes(sheets: Sequence[ScoreSheet]) -> tuple[Note, ...]:
    return tuple(
        Note(statement=identity, text=given.note)
        for sheet in sheets
        for identity, given in sheet.answers.items()
        if given.note
    )


def _versions(sheets: Sequence[ScoreSheet], statement_set: StatementSet) -> tuple[str, ...]:
    """The versions of the partners' own sheets, oldest first; of all others when there are none."""
    counted = [sheet for sheet in sheets if sheet.kind is Kind.INDIVIDUAL and sheet.voice is Voice.PARTNERS] or sheets
    order = [release.version for release in statement_set.history]
    found = {sheet.version for sheet in counted}
    return tuple(sorted(found, key=lambda version: order.index(version) if version in order else len(order)))


def _together(parts: Sequence[Responses], statements: Sequence[str]) -> Responses:
    if not parts:
        return responses_of((), statements)
    if len(parts) == 1:
        return parts[0]
    return Responses(
        participants=tuple(participant for part in parts for participant in part.participants),
        domains=tuple(domain for part in parts for domain in part.domains),
        answers=np.concatenate([part.answers for part in parts]),
    )
