# SPDX-License-Identifier: EUPL-1.2
"""`leg-uit`: how one figure of a measurement came about, so that it can be redone with pen and paper."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from analysetool.commands.choosing import MeasurementRequest, choose_measurement
from analysetool.commands.telling import tell, tell_written
from analysetool.documents.explanation import explanation_document
from analysetool.errors import UsageError
from analysetool.figures.build_explanation import explain_figure, explainable
from analysetool.figures.explanation import Explanation
from analysetool.files.yaml_source import STDIN
from analysetool.formats.outputs import Output, OutputRequest, plan_outputs, write_output
from analysetool.formats.registry import FORMATS, Format, lay_out
from analysetool.model import StatementSet
from analysetool.near import near_names
from analysetool.terminal.shell import command_line
from analysetool.words import commands as said

_NEAR = 5
_MOST_THEMES = 30
"""More themes than this are not all named in a message."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ExplanationRequest:
    """What was asked for: which figure of which measurement."""

    measurement: MeasurementRequest
    identity: str


def explain(request: ExplanationRequest, statement_set: StatementSet, output_request: OutputRequest) -> None:
    """Read, compute once, render every format, and only then write.

    Raises:
        InputError: when the input cannot be used.
        UsageError: when the command asks for something that is not there.
    """
    identity = find_id(request.identity, statement_set)
    outputs = plan_outputs(output_request, FORMATS["leg-uit"], default=Format.TERMINAL)
    asked = request.measurement
    measurement = choose_measurement(asked, statement_set)
    explanation = explain_figure(measurement, statement_set, identity, basis=asked.basis)
    rendered = [(output, _render(explanation, output, plain=output_request.plain)) for output in outputs]
    for output, content in rendered:
        write_output(output, content, overwrite=output_request.overwrite)
    _say_next(outputs, asked.inputs, explanation, statement_set)


def find_id(typed: str, statement_set: StatementSet) -> str:
    """The id that is meant: exactly as typed, or in another case when only one id is written so.

    Raises:
        UsageError: when there is no such id; the message names what there is.
    """
    known = explainable(statement_set)
    same = [identity for identity in known if identity.casefold() == typed.strip().casefold()]
    if typed in known:
        return typed
    if len(same) == 1:
        return same[0]
    raise UsageError(
        said.no_id(
            typed,
            near_names(typed.strip(), known, most=_NEAR),
            [part.id for part in statement_set.parts],
            [theme.id for theme in statement_set.themes[:_MOST_THEMES]],
            more_themes=len(statement_set.themes) > _MOST_THEMES,
        )
    )


def _render(explanation: Explanation, output: Output, *, plain: bool) -> bytes:
    """Render one format; each renderer is imported only when it is asked for."""
    if output.format is Format.JSON:
        from analysetool.formats.explanation_json import render_json  # noqa: PLC0415

        return render_json(explanation).encode()
    document = explanation_document(explanation)
    return lay_out(document, output.format, colour=output.coloured, plain=plain)


def _say_next(
    outputs: Sequence[Output], inputs: Sequence[str], explanation: Explanation, statement_set: StatementSet
) -> None:
    tell_written(outputs)
    on_screen = all(output.path is None and output.format == "terminal" for output in outputs)
    if explanation.wider is not None and STDIN not in inputs and on_screen:
        next_step = command_line("leg-uit", *inputs, "--bij", explanation.wider, set_path=statement_set.path)
        tell(said.next_step(next_step, "een niveau hoger"))
