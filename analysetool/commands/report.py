# SPDX-License-Identifier: EUPL-1.2
"""`rapport`: one measurement becomes a report in one or more formats."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from analysetool.commands.choosing import MeasurementRequest, choose_among_years
from analysetool.commands.options import refuse_missing_templates
from analysetool.commands.showing import put_outputs
from analysetool.commands.telling import tell, tell_written
from analysetool.documents.agreements import agreements_document
from analysetool.documents.blocks import Document, beginning
from analysetool.documents.report import report_document
from analysetool.documents.report_screen import screen_document
from analysetool.documents.summary import summary_document
from analysetool.errors import UsageError
from analysetool.figures.agreements import gather_agreements
from analysetool.figures.build_report import compute_report
from analysetool.figures.report import Report
from analysetool.figures.summary import choose_summary
from analysetool.files.yaml_source import STDIN
from analysetool.formats.outputs import Output, OutputRequest, plan_outputs
from analysetool.formats.registry import FORMATS, LAYOUTS, Format, lay_out
from analysetool.measurement import Measurement
from analysetool.model import GroupBy, StatementSet
from analysetool.terminal.shell import command_line
from analysetool.words import agreements
from analysetool.words import commands as said
from analysetool.words import commands as say
from analysetool.words.messages import as_warning


def _worksheet(figures: Report) -> Document:
    from analysetool.documents.worksheet import worksheet_document  # noqa: PLC0415 - only for who asks for it
    from analysetool.figures.worksheet import gather_worksheet  # noqa: PLC0415 - the same

    return worksheet_document(gather_worksheet(figures))


def _parents_page(figures: Report) -> Document:
    from analysetool.documents.parents_page import parents_page_document  # noqa: PLC0415 - only for who asks for it
    from analysetool.figures.parents_page import gather_parents_page  # noqa: PLC0415 - the same

    return parents_page_document(gather_parents_page(figures))


def _desk(figures: Report) -> Document:
    from analysetool.documents.desk import desk_document  # noqa: PLC0415 - few measurements are one
    from analysetool.figures.desk import gather_desk  # noqa: PLC0415 - the same

    return desk_document(gather_desk(figures))


FULL = "volledig"
AGREEMENTS = "afspraken"
FORMS: dict[str, Callable[[Report], Document]] = {
    FULL: report_document,
    "samenvatting": lambda figures: summary_document(choose_summary(figures)),
    "werkblad": _worksheet,
    AGREEMENTS: lambda figures: agreements_document(gather_agreements(figures)),
    "ouders": _parents_page,
}
"""What each form says of the same figures."""
DATA = {FULL: (Format.JSON, Format.CSV, Format.XLSX), AGREEMENTS: (Format.CSV, Format.ICS)}
"""The formats of data, beside the layouts that every form has."""
_ROOMIEST_FIRST = ((4, False), (3, False), (2, False), (3, True), (2, True), (1, True))
"""So many themes at either end of the screen, and whether it does without blank lines."""
_KEPT_FREE = 4
"""Lines around it: which year it is, what comes next, and where one types."""
DESK_FORMS: dict[str, Callable[[Report], Document]] = {FULL: _desk}
"""The same for a desk analysis: one text speaks for no coalition, so there is nothing to discuss or to agree on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportRequest:
    """What was asked for: which measurement, in which form, and what is shown of it.

    With `one_screen` a terminal shows the first things to know, and files hold the form.
    """

    measurement: MeasurementRequest
    group_by: str = GroupBy.CLUSTER.value
    form: str = FULL
    one_screen: bool = False
    templates: Path | None = None
    with_notes: bool = False

    def refused_form(self, measurement: Measurement) -> str | None:
        """Why a measurement has no report in this form; None when it has one."""
        if measurement.desk is None or self.form in DESK_FORMS:
            return None
        return said.not_of_a_desk_analysis(self.form, measurement.coalition, measurement.year, DESK_FORMS)


def report(request: ReportRequest, statement_set: StatementSet, output_request: OutputRequest) -> None:
    """Read, compute once, render every format, and only then write.

    Raises:
        InputError: when the input cannot be used.
        UsageError: when the command asks for something that is not there.
    """
    outputs = plan_outputs(output_request, FORMATS["rapport"], default=Format.TERMINAL)
    check_request(request, outputs)
    measurement, years = choose_among_years(request.measurement, statement_set)
    refused = request.refused_form(measurement)
    if refused is not None:
        raise UsageError(refused)
    figures = _figures(measurement, years, request, statement_set)
    rendered = [(output, _render(figures, output, request, plain=output_request.plain)) for output in outputs]
    put_outputs(rendered, overwrite=output_request.overwrite, paged=not (request.one_screen or output_request.plain))
    if any(output.format is Format.ICS for output in outputs):
        undated = sum(action.due is None for doer in gather_agreements(figures).doers for action in doer.actions)
        if undated:
            tell(as_warning(agreements.without_date(undated)))
    _say_next(outputs, request, statement_set, what=say.A_PAGE_TO_SHARE if figures.desk else say.A_REPORT_TO_SHARE)


def render_each(
    measurement: Measurement,
    years: Sequence[Measurement],
    outputs: Sequence[Output],
    request: ReportRequest,
    statement_set: StatementSet,
    *,
    plain: bool,
) -> list[bytes]:
    """The report of one measurement in every format, computed once; `years` are all of its coalition."""
    figures = _figures(measurement, years, request, statement_set)
    return [_render(figures, output, request, plain=plain) for output in outputs]


def _figures(
    measurement: Measurement, years: Sequence[Measurement], request: ReportRequest, statement_set: StatementSet
) -> Report:
    return compute_report(
        measurement,
        statement_set,
        basis=request.measurement.basis,
        group_by=GroupBy(request.group_by),
        with_notes=request.with_notes,
        years=years,
    )


def check_request(request: ReportRequest, outputs: Sequence[Output]) -> None:
    """Refuse what does not go together before any work is done.

    Raises:
        UsageError: with what to type instead.
    """
    if request.group_by not in set(GroupBy):
        raise UsageError(said.choose_from("--groepen", request.group_by, tuple(GroupBy)))
    if request.form not in FORMS:
        raise UsageError(said.choose_from("--vorm", request.form, tuple(FORMS)))
    refuse_missing_templates(request.templates)
    for output in outputs:
        if output.format not in (*LAYOUTS, *DATA.get(request.form, ())):
            forms = [form for form, formats in DATA.items() if output.format in formats]
            raise UsageError(said.not_of_this_form(output.format, request.form, forms))


def _render(figures: Report, output: Output, request: ReportRequest, *, plain: bool) -> bytes:
    """Render one format; each is imported only when it is asked for."""
    match output.format:
        case Format.XLSX:
            from analysetool.formats.report_xlsx import render_xlsx  # noqa: PLC0415 - an extra

            return render_xlsx(figures)
        case Format.JSON:
            from analysetool.formats.report_json import render_json  # noqa: PLC0415 - only for who asks for it

            return render_json(figures).encode()
        case Format.ICS:
            from analysetool.formats.agreements_ics import render_ics  # noqa: PLC0415 - the same

            return render_ics(gather_agreements(figures)).encode()
        case Format.CSV if request.form == AGREEMENTS:
            from analysetool.formats.agreements_csv import render_agreements_csv  # noqa: PLC0415 - the same

            return render_agreements_csv(gather_agreements(figures)).encode()
        case Format.CSV:
            from analysetool.formats.report_csv import render_csv  # noqa: PLC0415 - the same

            return render_csv(figures).encode()
        case _:
            return _lay_out(figures, output, request, plain=plain)


def _lay_out(figures: Report, output: Output, request: ReportRequest, *, plain: bool) -> bytes:
    """One layout of the document that was asked for."""
    if output.on_screen and request.one_screen:
        return _one_screen(figures, output, plain=plain)
    document = (DESK_FORMS if figures.desk else FORMS)[request.form](figures)
    return lay_out(document, output.format, colour=output.coloured, plain=plain, own=request.templates)


def _one_screen(figures: Report, output: Output, *, plain: bool) -> bytes:
    """The first things to know: as many themes as the window has room for; the first section of a desk analysis.

    Where nobody looks at a window it is the same everywhere.
    """
    if figures.desk:
        document = beginning(DESK_FORMS[FULL](figures))
        return lay_out(document, Format.TERMINAL, colour=output.coloured, plain=plain)
    told = b""
    for ends, tight in _ROOMIEST_FIRST if output.coloured and not plain else _ROOMIEST_FIRST[1:2]:
        told = lay_out(screen_document(figures, ends=ends), Format.TERMINAL, colour=output.coloured, plain=plain)
        told = told.replace(b"\n\n", b"\n") if tight else told
        if told.count(b"\n") <= shutil.get_terminal_size().lines - _KEPT_FREE:
            break
    return told


def _say_next(outputs: Sequence[Output], request: ReportRequest, statement_set: StatementSet, *, what: str) -> None:
    tell_written(outputs)
    inputs = request.measurement.inputs
    if STDIN not in inputs and all(output.path is None and output.format is Format.TERMINAL for output in outputs):
        if request.one_screen:
            tell(said.see_all(command_line("rapport", *inputs, "--volledig", set_path=statement_set.path)))
        form = () if request.form == FULL else ("--vorm", request.form)
        next_step = command_line("rapport", *inputs, *form, "--uit", "rapport.html", set_path=statement_set.path)
        tell(said.next_step(next_step, what))
