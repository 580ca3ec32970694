# SPDX-License-Identifier: EUPL-1.2
"""`controleer`: every problem in every file, at once."""

from __future__ import annotations

import os
from collections.abc import Sequence
from datetime import date

from analysetool.commands.telling import problem_lines, tell, tell_written
from analysetool.errors import Problem, UsageError, errors_in
from analysetool.files.fields import iso_date
from analysetool.files.inputs import read_inputs
from analysetool.files.leftovers import warn_of_leftovers
from analysetool.files.plausible import doubts
from analysetool.files.raw_exports import refuse_raw_exports, warn_of_raw_exports
from analysetool.files.yaml_source import STDIN
from analysetool.formats.annotations import WORKSPACE
from analysetool.formats.outputs import OutputRequest, plan_outputs, write_output
from analysetool.formats.registry import FORMATS, Format
from analysetool.model import StatementSet
from analysetool.streams import deliver_text
from analysetool.terminal.shell import command_line
from analysetool.words import commands as said


def check(
    inputs: Sequence[str], statement_set: StatementSet, output_request: OutputRequest, *, reference_date: str | None
) -> bool:
    """Tell every problem, in each format that was asked for; True when there are warnings at most.

    Raises:
        UsageError: when the reference date is no date, or an output cannot be written.
    """
    outputs = plan_outputs(output_request, FORMATS["controleer"], default=Format.TERMINAL, name="controle")
    today = _date(reference_date)
    found = read_inputs(inputs, statement_set, reference_date=today, check_sets=True)
    problems = [
        *found.problems,
        *doubts(found, inputs, today),
        *warn_of_raw_exports(inputs),
        *warn_of_leftovers(inputs),
    ]
    errors = errors_in(problems)
    ordered = sorted(problems, key=lambda problem: (problem.path, problem.line or 0))
    rendered = [(output, _render(output.format, found.paths, ordered)) for output in outputs]
    for output, text in rendered:
        write_output(output, text.encode("utf-8", errors="backslashreplace"), overwrite=output_request.overwrite)
    tell_written(outputs)
    if STDIN in inputs:
        return not errors  # what came from standard input is gone, so no command can take it again
    if errors:
        tell(said.check_again(command_line("controleer", *inputs, set_path=statement_set.path)))
    elif len({coalition for coalition, _ in found.keys}) == 1:
        next_step = command_line("rapport", *inputs, "--uit", "rapport.html", set_path=statement_set.path)
        tell(said.next_step(next_step))
    return not errors


def _render(form: Format, files: Sequence[str], problems: Sequence[Problem]) -> str:
    """The problems in one format; each renderer is imported only when it is asked for."""
    if form is Format.JSON:
        from analysetool.formats.problems_json import render_json  # noqa: PLC0415

        return render_json(files, problems)
    if form is Format.JUNIT:
        from analysetool.formats.problems_junit import render_junit  # noqa: PLC0415

        return render_junit(files, problems)
    if form is Format.GITHUB:
        from analysetool.formats.problems_github import render_github  # noqa: PLC0415

        return render_github(files, problems, workspace=os.environ.get(WORKSPACE))
    errors = len(errors_in(problems))
    counted = said.checked(len(files), errors, len(problems) - errors)
    return "".join(f"{line}\n" for line in (*problem_lines(problems), counted))


def check_for_raw_exports(inputs: Sequence[str]) -> bool:
    """Print a line for every file that looks like a raw export; True when there is none."""
    found = refuse_raw_exports(inputs)
    deliver_text("".join(f"{line}\n" for line in problem_lines(found)) or f"{said.NO_RAW_EXPORTS}\n")
    return not found


def _date(text: str | None) -> date:
    """The day on which retention is judged; today when none was given, for only this check looks at the clock."""
    if text is None:
        return date.today()  # noqa: DTZ011 - the user's own calendar day
    found = iso_date(text)
    if found is None:
        raise UsageError(said.wrong_date(text))
    return found
