# SPDX-License-Identifier: EUPL-1.2
"""`leg-uit --van --naar`: how sure one difference between two years is, so that it can be redone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from analysetool.commands.choosing import MeasurementRequest, tell_doubts, tell_years
from analysetool.commands.explain import find_id
from analysetool.commands.telling import tell, tell_problems, tell_written
from analysetool.documents.explained_change import explained_change_document
from analysetool.errors import UsageError
from analysetool.figures.build_comparison import compute_comparison
from analysetool.figures.explained_change import ExplainedChange, explain_change
from analysetool.files.measurements import load_measurements
from analysetool.files.pairs import select_pair
from analysetool.files.yaml_source import STDIN
from analysetool.formats.outputs import Output, OutputRequest, plan_outputs, write_output
from analysetool.formats.registry import FORMATS, Format, lay_out
from analysetool.measurement import Pair
from analysetool.model import StatementSet
from analysetool.terminal.shell import command_line
from analysetool.words import commands as said


@dataclass(frozen=True, slots=True, kw_only=True)
class ExplainedChangeRequest:
    """What was asked for: which difference, between which two years."""

    measurement: MeasurementRequest
    identity: str
    year_before: int | None
    year_after: int | None


def explain_difference(
    request: ExplainedChangeRequest, statement_set: StatementSet, output_request: OutputRequest
) -> None:
    """Read, compute once, render every format, and only then write.

    Raises:
        InputError: when the input cannot be used.
        UsageError: when the command asks for something that is not there, or for one year and two.
        NotComparableError: when there is nothing to compare.
    """
    asked = request.measurement
    if asked.year is not None:
        raise UsageError(said.ONE_YEAR_OR_TWO)
    identity = find_id(request.identity, statement_set)
    outputs = plan_outputs(output_request, FORMATS["leg-uit"], default=Format.TERMINAL)
    coalitions = () if asked.coalition is None else (asked.coalition,)
    measurements, warnings = load_measurements(asked.inputs, statement_set, coalitions=coalitions)
    tell_problems(warnings)
    pair = select_pair(
        measurements, coalition=asked.coalition, year_before=request.year_before, year_after=request.year_after
    )
    comparison = compute_comparison(pair, statement_set, basis=asked.basis)
    explained = explain_change(comparison, identity)
    _say_choices(request, pair)
    rendered = [(output, _render(explained, output, plain=output_request.plain)) for output in outputs]
    for output, content in rendered:
        write_output(output, content, overwrite=output_request.overwrite)
    _say_next(outputs, request, pair, statement_set)


def _say_choices(request: ExplainedChangeRequest, pair: Pair) -> None:
    tell_years(pair, chosen=request.year_before is not None and request.year_after is not None)
    has_joint = pair.before.joint is not None or pair.after.joint is not None
    tell_doubts(request.measurement.basis, has_joint=has_joint)


def _render(explained: ExplainedChange, output: Output, *, plain: bool) -> bytes:
    """Render one format; the data format is imported only when it is asked for."""
    if output.format is Format.JSON:
        from analysetool.formats.explained_change_json import render_json  # noqa: PLC0415

        return render_json(explained).encode()
    return lay_out(explained_change_document(explained), output.format, colour=output.coloured, plain=plain)


def _say_next(
    outputs: Sequence[Output], request: ExplainedChangeRequest, pair: Pair, statement_set: StatementSet
) -> None:
    tell_written(outputs)
    asked = request.measurement
    if STDIN not in asked.inputs and all(output.path is None and output.format == "terminal" for output in outputs):
        own = [] if asked.coalition is None else ["--coalitie", asked.coalition]
        years = ["--van", pair.before.year, "--naar", pair.after.year]
        command = command_line("vergelijk", *asked.inputs, *own, *years, set_path=statement_set.path)
        tell(said.next_step(command, said.SEE_WHAT_CHANGED))
