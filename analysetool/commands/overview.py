# SPDX-License-Identifier: EUPL-1.2
"""`overzicht`: many coalitions and years together, or one of them beside the others, in one or more formats."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from analysetool.commands.options import refuse_missing_templates
from analysetool.commands.showing import put_outputs
from analysetool.commands.telling import tell, tell_problems, tell_written
from analysetool.errors import Problem, UsageError
from analysetool.figures.build_overview import compute_overview
from analysetool.figures.overview import Overview
from analysetool.files.inputs import read_inputs
from analysetool.files.measurements import usable_measurements
from analysetool.files.places import typed_path
from analysetool.files.regions import read_regions
from analysetool.files.yaml_source import STDIN
from analysetool.formats.outputs import Output, OutputRequest, plan_outputs
from analysetool.formats.overview_csv import render_csv
from analysetool.formats.overview_json import render_json
from analysetool.formats.registry import FORMATS, LAYOUTS, Format, lay_out
from analysetool.measurement import Measurement
from analysetool.model import StatementSet
from analysetool.terminal.progress import progress
from analysetool.terminal.shell import command_line
from analysetool.words import commands as said
from analysetool.words import overview as say
from analysetool.words import progress as doing

_MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class OverviewRequest:
    """What was asked for: of what, which year and part, by which regions, and whose figures beside the others.

    With `names` the others keep their names beside the mirror.
    """

    inputs: tuple[str, ...]
    year: int | None = None
    part: str | None = None
    regions: str | None = None
    mirror: str | None = None
    names: bool = False
    templates: Path | None = None


def make_overview(request: OverviewRequest, statement_set: StatementSet, output_request: OutputRequest) -> None:
    """Read, compute once, render every format, and only then write.

    Raises:
        InputError: when the input or the table of regions cannot be used.
        UsageError: when the command asks for something that is not there.
    """
    outputs = plan_outputs(output_request, FORMATS["overzicht"], default=Format.TERMINAL, name="overzicht")
    refuse_missing_templates(request.templates)
    if request.names and request.mirror is None:
        raise UsageError(say.NAMES_NEED_A_MIRROR)
    parts = [part.id for part in statement_set.parts]
    if request.part is not None and request.part not in parts:
        raise UsageError(said.no_part(request.part, parts))
    regions = None if request.regions is None else read_regions(request.regions)
    measurements, warnings = _load(request, statement_set)
    if request.mirror is None or request.names:
        tell_problems(warnings)
    elif warnings:
        tell(say.warnings_kept(len(warnings)))
    chosen = _choose(measurements, request)
    with progress(doing.COUNTING, len(chosen)) as advance:
        overview = compute_overview(
            chosen,
            statement_set,
            part=request.part,
            regions=regions,
            mirror=request.mirror,
            named=request.mirror is None or request.names,
            advance=advance,
        )
    del measurements, chosen  # of a country that is half of all memory, and what follows needs the figures alone
    rendered = [(output, _render(overview, output, request, plain=output_request.plain)) for output in outputs]
    put_outputs(rendered, overwrite=output_request.overwrite, paged=not output_request.plain)
    _say_next(outputs, request, statement_set)


def _load(request: OverviewRequest, statement_set: StatementSet) -> tuple[Sequence[Measurement], Sequence[Problem]]:
    """Read the input, with a bar of how many megabytes of tables are read."""
    total = sum(_size(path) for path in request.inputs)
    read = 0
    with progress(doing.READING_TABLES, -(-total // _MEGABYTE)) as advance:

        def heard(number: int) -> None:
            nonlocal read
            for _ in range((read + number) // _MEGABYTE - read // _MEGABYTE):
                advance()
            read += number

        inputs = read_inputs(request.inputs, statement_set, heard=heard)
    return usable_measurements(inputs, request.inputs, statement_set)


def _size(path: str) -> int:
    """The bytes of a named file; none of a folder, nor of what cannot be found."""
    place = typed_path(path)
    try:
        return place.stat().st_size if place.is_file() else 0
    except OSError:
        return 0


def _choose(measurements: Sequence[Measurement], request: OverviewRequest) -> list[Measurement]:
    """The measurements of the year that was asked for, among them that of the mirror.

    Raises:
        UsageError: for a year or coalition that is not there.
    """
    chosen = [own for own in measurements if request.year in (None, own.year)]
    if not chosen and request.year is not None:
        raise UsageError(say.no_such_year(request.year, sorted({own.year for own in measurements})))
    own = [one for one in chosen if one.coalition == request.mirror]
    if request.mirror is not None and not own:
        raise UsageError(say.no_mirror(request.mirror, request.year))
    if own and all(one.desk is not None for one in own):
        raise UsageError(say.a_desk_analysis(request.mirror or ""))
    if all(one.desk is not None for one in chosen):
        raise UsageError(say.only_desks())
    return chosen


def _render(overview: Overview, output: Output, request: OverviewRequest, *, plain: bool) -> bytes:
    """One format: data from the figures, and everything else from the document."""
    if output.format in LAYOUTS:
        from analysetool.documents.overview import overview_document  # noqa: PLC0415 - not for data alone

        document = overview_document(overview)
        return lay_out(document, output.format, colour=output.coloured, plain=plain, own=request.templates)
    if output.format is Format.JSON:
        return render_json(overview).encode()
    if output.format is Format.PARQUET:
        from analysetool.formats.overview_parquet import render_parquet  # noqa: PLC0415 - brings the engine, an extra

        return render_parquet(overview)
    return render_csv(overview).encode()


def _say_next(outputs: Sequence[Output], request: OverviewRequest, statement_set: StatementSet) -> None:
    tell_written(outputs)
    if STDIN in request.inputs or any(output.path is not None or output.format != "terminal" for output in outputs):
        return
    typed = (
        ("--jaar", request.year),
        ("--deel", request.part),
        ("--regio", request.regions),
        ("--spiegel", request.mirror),
    )
    words = [word for option, value in typed if value is not None for word in (option, value)]
    names = ("--namen",) if request.names else ()
    again = command_line(
        "overzicht", *request.inputs, *words, *names, "--uit", "overzicht.html", set_path=statement_set.path
    )
    tell(said.next_step(again, said.A_PAGE_TO_SHARE))
