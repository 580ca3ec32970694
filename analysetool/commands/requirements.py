# SPDX-License-Identifier: EUPL-1.2
"""`toets`: a measurement held against requirements, for people and for pipelines."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from analysetool.commands.choosing import MeasurementRequest, tell_doubts
from analysetool.commands.telling import tell, tell_problems, tell_written
from analysetool.documents.requirements import requirements_document
from analysetool.earlier_years import EarlierYears, hold_against
from analysetool.errors import InputError, UsageError, reason_of
from analysetool.figures.build_requirements import check_measurement
from analysetool.figures.requirements import CheckedMeasurement
from analysetool.files.base_line import read_base_line, records_of
from analysetool.files.inputs import Inputs, read_inputs
from analysetool.files.measurements import usable_measurements
from analysetool.files.pairs import select_with_earlier
from analysetool.files.requirements import load_requirements
from analysetool.files.yaml_source import STDIN
from analysetool.formats.annotations import WORKSPACE
from analysetool.formats.outputs import Output, OutputRequest, plan_outputs, write_output
from analysetool.formats.registry import FORMATS, Format, lay_out
from analysetool.measurement import Measurement, Pair
from analysetool.model import Limit, StatementSet
from analysetool.requirements import ANSWERED, EARLIER_YEARS, PARTICIPANTS, Outcome, Requirement
from analysetool.terminal.shell import command_line
from analysetool.words import commands as said
from analysetool.words import commands as say
from analysetool.words import problems_base_line

STEP_SUMMARY = "GITHUB_STEP_SUMMARY"


@dataclass(frozen=True, slots=True, kw_only=True)
class RequirementsRequest:
    """What was asked for: which measurement, held against which file, with which year before it.

    `base_line` is where earlier years stand as they were; None without.
    """

    measurement: MeasurementRequest
    requirements: str
    year_before: int | None = None
    base_line: str | None = None


def check_requirements(
    request: RequirementsRequest, statement_set: StatementSet, output_request: OutputRequest
) -> Outcome:
    """Read, compute once, render every format, and write all of them whatever the outcome, which is returned.

    Raises:
        InputError: when the input or the requirements cannot be used, with every problem of both.
        UsageError: when the command asks for something that is not there.
    """
    asked = request.measurement
    outputs = plan_outputs(output_request, FORMATS["toets"], default=Format.TERMINAL)
    if request.requirements == STDIN and STDIN in asked.inputs:
        raise UsageError(said.ONE_STANDARD_INPUT)
    basis = asked.basis
    requirements, inputs, measurements = _read(request, statement_set)
    _check_base_line(request, requirements)
    measurement, pair = select_with_earlier(
        measurements, coalition=asked.coalition, year_before=request.year_before, year_after=asked.year
    )
    _tell_choices(asked, measurement, pair, measurements)
    earlier = _earlier_years(request, inputs, measurement, statement_set)
    checked = check_measurement(requirements, measurement, pair, statement_set, basis=basis, earlier=earlier)
    rendered = [(output, _render(checked, output, plain=output_request.plain)) for output in outputs]
    for output, content in rendered:
        write_output(output, content, overwrite=output_request.overwrite)
    if any(output.format == "github" for output in outputs):
        _add_to_summary(checked)
    _say_next(outputs, request, checked, statement_set)
    return checked.outcome


def _read(
    request: RequirementsRequest, statement_set: StatementSet
) -> tuple[tuple[Requirement, ...], Inputs, tuple[Measurement, ...]]:
    """The requirements, what was handed in and its measurements, or every problem of both at once."""
    requirements, problems = load_requirements(request.requirements, statement_set)
    paths = request.measurement.inputs
    inputs = read_inputs(paths, statement_set)
    try:
        measurements, warnings = usable_measurements(inputs, paths, statement_set)
    except InputError as error:
        raise InputError([*problems, *error.problems]) from error
    if problems:
        raise InputError(problems)
    tell_problems(warnings)
    return requirements, inputs, measurements


def _check_base_line(request: RequirementsRequest, requirements: Sequence[Requirement]) -> None:
    """Refuse a requirement on earlier years without a base line, and a base line that nothing is held against."""
    first = next((own for own in requirements if own.subject == EARLIER_YEARS), None)
    if first is not None and request.base_line is None:
        raise UsageError(problems_base_line.base_line_missing(first.path, first.line))
    if first is None and request.base_line is not None:
        raise UsageError(problems_base_line.NOT_ASKED_FOR)


def _earlier_years(
    request: RequirementsRequest, inputs: Inputs, measurement: Measurement, statement_set: StatementSet
) -> EarlierYears | None:
    """The years before the tested one held against the base line; None without a base line."""
    if request.base_line is None:
        return None
    base = read_base_line(request.base_line, request.measurement.inputs, statement_set)
    coalition = measurement.coalition
    return hold_against(
        records_of(base, coalition, statement_set),
        records_of(inputs, coalition, statement_set),
        measurement.year,
        statement_set,
    )


def _tell_choices(
    asked: MeasurementRequest, measurement: Measurement, pair: Pair | None, measurements: Sequence[Measurement]
) -> None:
    """What the user should know about what was chosen."""
    others = [
        own.year for own in measurements if own.coalition == measurement.coalition and own.year != measurement.year
    ]
    if asked.year is None and others:
        tell(said.checks_year(measurement.year, others))
    if pair is not None and pair.before.year > pair.after.year:
        tell(said.checks_backwards(pair.before.year, pair.after.year))
    tell_doubts(asked.basis, has_joint=measurement.joint is not None)


def _render(checked: CheckedMeasurement, output: Output, *, plain: bool) -> bytes:
    """Render one format; each renderer is imported only when it is asked for."""
    if output.format is Format.JSON:
        from analysetool.formats.requirements_json import render_json  # noqa: PLC0415

        return render_json(checked).encode()
    if output.format is Format.JUNIT:
        from analysetool.formats.requirements_junit import render_junit  # noqa: PLC0415

        return render_junit(checked).encode()
    if output.format is Format.GITHUB:
        from analysetool.formats.requirements_github import render_github  # noqa: PLC0415

        return render_github(checked, workspace=os.environ.get(WORKSPACE)).encode()
    return lay_out(requirements_document(checked), output.format, colour=output.coloured, plain=plain)


def _add_to_summary(checked: CheckedMeasurement) -> None:
    """Add the Markdown to the summary of the step, where GitHub says which file that is; other steps wrote there too.

    A summary that cannot be written is told and changes nothing else: the outcome is what a pipeline waits for.
    """
    path = os.environ.get(STEP_SUMMARY)
    if not path:
        return
    told = lay_out(requirements_document(checked), Format.MARKDOWN, colour=False, plain=True)
    try:
        with Path(path).open("ab") as file:
            file.write(told)
    except OSError as error:
        tell(said.summary_not_written(path, reason_of(error)))


def _say_next(
    outputs: Sequence[Output], request: RequirementsRequest, checked: CheckedMeasurement, statement_set: StatementSet
) -> None:
    tell_written(outputs)
    asked = request.measurement
    on_screen = any(output.path is None and output.format == "terminal" for output in outputs)
    if on_screen and STDIN not in asked.inputs:
        tell(_next_step(asked, checked, statement_set))


def _next_step(asked: MeasurementRequest, checked: CheckedMeasurement, statement_set: StatementSet) -> str:
    """What to look at now: how the first figure that falls short came about, or else the whole report."""
    own: list[object] = [*asked.inputs]
    own += [] if asked.coalition is None else ["--coalitie", asked.coalition]
    year = [] if asked.year is None else ["--jaar", asked.year]
    first = next(iter(checked.noted), None)
    if first is not None and first.outcome is Outcome.NOT_COMPARABLE:
        first = None  # no other command can compare it either
    if first is not None and first.requirement.limit is Limit.LARGEST_FALL and checked.year_before is not None:
        years = ["--van", checked.year_before, "--naar", checked.report.year]
        command = command_line("vergelijk", *own, *years, set_path=statement_set.path)
        return said.next_step(command, say.SEE_WHAT_CHANGED)
    if first is not None and first.subject not in (ANSWERED, PARTICIPANTS, EARLIER_YEARS):
        words = (*own, *year, "--bij", first.subject)
        command = command_line("leg-uit", *words, set_path=statement_set.path)
        return said.next_step(command, say.SEE_HOW_IT_CAME_ABOUT)
    words = (*own, *year, "--uit", "rapport.html")
    command = command_line("rapport", *words, set_path=statement_set.path)
    return said.next_step(command, say.A_REPORT_TO_SHARE)
