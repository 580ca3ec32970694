# SPDX-License-Identifier: EUPL-1.2
"""`rapport`: one measurement becomes a report in one or more formats."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from analysetool.commands.choosing import MeasurementRequest, choose_among_years
from analysetool.commands.options import refuse_missing_templates
from analysetool.commands.telling import tell, tell_written
from analysetool.documents.agreements import agreements_document
from analysetool.documents.blocks import Document
from analysetool.documents.desk import desk_document
from analysetool.documents.report import report_document
from analysetool.documents.summary import summary_document
from analysetool.documents.worksheet import worksheet_document
from analysetool.errors import UsageError
from analysetool.figures.agreements import gather_agreements
from analysetool.figures.build_report import compute_report
from analysetool.figures.desk import gather_desk
from analysetool.figures.report import Report
from analysetool.figures.summary import choose_summary
from analysetool.figures.worksheet import gather_worksheet
from analysetool.files.yaml_source import STDIN
from analysetool.formats.outputs import Output, OutputRequest, plan_outputs, write_output
from analysetool.formats.registry import FORMATS, LAYOUTS, Format, lay_out
from analysetool.measurement import Measurement
from analysetool.model import GroupBy, StatementSet
from analysetool.terminal.shell import command_line
from analysetool.words import agreements
from analysetool.words import commands as said
from analysetool.words import commands as say
from analysetool.words.messages import as_warning

FULL = "volledig"
AGREEMENTS = "afspraken"
FORMS: dict[str, Callable[[Report], Document]] = {
    FULL: report_document,
    "samenvatting": lambda figures: summary_document(choose_summary(figures)),
    "werkblad": lambda figures: worksheet_document(gather_worksheet(figures)),
    AGREEMENTS: lambda figures: agreements_document(gather_agreements(figures)),
}
"""What each form says of the same figures."""
DATA = {FULL: (Format.JSON, Format.CSV, Format.XLSX), AGREEMENTS: (Format.CSV, Format.ICS)}
"""The formats of data, beside the layouts that every form has."""
DESK_FORMS: dict[str, Callable[[Report], Document]] = {
    FULL: lambda figures: desk_document(gather_desk(figures)),
}
"""The same for a desk analysis: one text speaks for no coalition, so there is nothing to discuss or to agree on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportRequest:
    """What was asked for: which measurement, in which form, and what is shown of it."""

    measurement: MeasurementRequest
    group_by: str = GroupBy.CLUSTER.value
    form: str = FULL
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
    outputs = plan_outputs(
        output_request, FORMATS["rapport"], default=Format.TERMINAL if request.form == FULL else Format.MARKDOWN
    )
    check_request(request, outputs)
    measurement, years = choose_among_years(request.measurement, statement_set)
    refused = request.refused_form(measurement)
    if refused is not None:
        raise UsageError(refused)
    figures = _figures(measurement, years, request, statement_set)
    rendered = [(output, _render(figures, output, request, plain=output_request.plain)) for output in outputs]
    for output, content in rendered:
        write_output(output, content, overwrite=output_request.overwrite)
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
            forms = DESK_FORMS if figures.desk else FORMS
            document = forms[request.form](figures)
            return lay_out(document, output.format, colour=output.coloured, plain=plain, own=request.templates)


def _say_next(outputs: Sequence[Output], request: ReportRequest, statement_set: StatementSet, *, what: str) -> None:
    tell_written(outputs)
    inputs = request.measurement.inputs
    if STDIN not in inputs and all(output.path is None and output.format is Format.TERMINAL for output in outputs):
        form = () if request.form == FULL else ("--vorm", request.form)
        next_step = command_line("rapport", *inputs, *form, "--uit", "rapport.html", set_path=statement_set.path)
        tell(said.next_step(next_step, what))
