# SPDX-License-Identifier: EUPL-1.2
"""`vergelijk`: two measurements side by side, in one or more formats."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from analysetool.commands.choosing import MeasurementRequest, tell_doubts, tell_years
from analysetool.commands.options import refuse_missing_templates
from analysetool.commands.showing import put_outputs
from analysetool.commands.telling import tell, tell_problems, tell_written
from analysetool.documents.blocks import beginning
from analysetool.documents.comparison import comparison_document
from analysetool.figures.build_comparison import compute_comparison
from analysetool.figures.comparison import ComparisonFigures
from analysetool.files.measurements import load_measurements
from analysetool.files.pairs import select_pair
from analysetool.files.yaml_source import STDIN
from analysetool.formats.comparison_csv import render_csv
from analysetool.formats.comparison_json import render_json
from analysetool.formats.outputs import Output, OutputRequest, plan_outputs
from analysetool.formats.registry import FORMATS, LAYOUTS, Format, lay_out
from analysetool.measurement import Pair
from analysetool.model import Basis, StatementSet
from analysetool.terminal.shell import command_line
from analysetool.words import commands as said
from analysetool.words import commands as say


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparisonRequest:
    """What was asked for: whose measurements, which two, and on which basis; `year` of the measurement is not used.

    With `one_screen` a terminal shows what the comparison begins with, and files hold all of it.
    """

    measurement: MeasurementRequest
    year_before: int | None = None
    year_after: int | None = None
    other: str | None = None
    templates: Path | None = None
    one_screen: bool = False


def compare_measurements(
    request: ComparisonRequest, statement_set: StatementSet, output_request: OutputRequest
) -> None:
    """Read, compute once, render every format, and only then write.

    Raises:
        InputError: when the input cannot be used.
        UsageError: when the command asks for something that is not there.
        NotComparableError: when there is no earlier year, nothing that both measurements share, or a desk analysis.
    """
    outputs = plan_outputs(output_request, FORMATS["vergelijk"], default=Format.TERMINAL, name="vergelijking")
    refuse_missing_templates(request.templates)
    asked = request.measurement
    basis = asked.basis
    named = tuple(name for name in (asked.coalition, request.other) if name is not None)
    coalitions = named if asked.coalition is not None else ()
    measurements, warnings = load_measurements(asked.inputs, statement_set, coalitions=coalitions)
    tell_problems(warnings)
    pair = select_pair(
        measurements,
        coalition=asked.coalition,
        year_before=request.year_before,
        year_after=request.year_after,
        other=request.other,
    )
    comparison = compute_comparison(pair, statement_set, basis=basis)
    _say_choices(request, pair)
    rendered = [(output, _render(comparison, output, request, plain=output_request.plain)) for output in outputs]
    put_outputs(rendered, overwrite=output_request.overwrite, paged=not (request.one_screen or output_request.plain))
    _say_next(outputs, request, statement_set)


def _say_choices(request: ComparisonRequest, pair: Pair) -> None:
    """What was chosen without being asked, and what a reader could take the wrong way."""
    before, after = pair.before, pair.after
    if not pair.same_people:
        tell(said.compares_coalitions(before.coalition, after.coalition, after.year))
    else:
        tell_years(pair, chosen=request.year_before is not None and request.year_after is not None)
    tell_doubts(request.measurement.basis, has_joint=before.joint is not None or after.joint is not None)


def _render(comparison: ComparisonFigures, output: Output, request: ComparisonRequest, *, plain: bool) -> bytes:
    """One format: data from the figures, and everything else from the document."""
    if output.format in LAYOUTS:
        document = comparison_document(comparison)
        if output.on_screen and request.one_screen:
            document = beginning(document)
        return lay_out(document, output.format, colour=output.coloured, plain=plain, own=request.templates)
    if output.format is Format.JSON:
        return render_json(comparison).encode()
    return render_csv(comparison).encode()


def _say_next(outputs: Sequence[Output], request: ComparisonRequest, statement_set: StatementSet) -> None:
    tell_written(outputs)
    asked = request.measurement
    if STDIN not in asked.inputs and all(output.path is None and output.format == "terminal" for output in outputs):
        typed = (
            ("--coalitie", asked.coalition),
            ("--van", request.year_before),
            ("--naar", request.year_after),
            ("--met", request.other),
            ("--basis", None if asked.basis is Basis.INDIVIDUAL else asked.basis_name),
        )
        words = [word for option, value in typed if value is not None for word in (option, value)]
        typed_again = partial(command_line, "vergelijk", *asked.inputs, *words, set_path=statement_set.path)
        if request.one_screen:
            tell(said.see_all(typed_again("--volledig")))
        next_step = typed_again("--uit", "vergelijking.html")
        tell(said.next_step(next_step, say.A_PAGE_TO_SHARE))
