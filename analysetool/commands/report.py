# SPDX-License-Identifier: EUPL-1.2
"""`rapport`: one measurement becomes a report in one or more formats."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from analysetool.commands.choosing import MeasurementRequest, choose_measurement
from analysetool.commands.options import refuse_missing_templates
from analysetool.commands.telling import tell, tell_written
from analysetool.errors import UsageError
from analysetool.figures.build_report import compute_report
from analysetool.figures.report import Report
from analysetool.figures.summary import Summary, choose_summary
from analysetool.figures.worksheet import Worksheet, gather_worksheet
from analysetool.files.yaml_source import STDIN
from analysetool.formats.outputs import Output, OutputRequest, plan_outputs, write_output
from analysetool.formats.registry import FORMATS, Format
from analysetool.model import GroupBy, StatementSet
from analysetool.terminal.shell import command_line

FORMS = ("volledig", "samenvatting", "werkblad")
_FULL_ONLY = ("terminal", "json", "csv", "xlsx")


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportRequest:
    """What was asked for: which measurement, in which form, and what is shown of it."""

    measurement: MeasurementRequest
    group_by: str = GroupBy.CLUSTER.value
    form: str = FORMS[0]
    templates: Path | None = None
    with_notes: bool = False


def report(request: ReportRequest, statement_set: StatementSet, output_request: OutputRequest) -> None:
    """Read, compute once, render every format, and only then write.

    Raises:
        InputError: when the input cannot be used.
        UsageError: when the command asks for something that is not there.
    """
    if request.group_by not in set(GroupBy):
        raise UsageError(f"--groepen is {request.group_by!r}; kies cluster of domein.")
    outputs = plan_outputs(
        output_request, FORMATS["rapport"], default=Format.TERMINAL if request.form == FORMS[0] else Format.MARKDOWN
    )
    _check_form(request, outputs)
    asked = request.measurement
    measurement = choose_measurement(asked, statement_set)
    view = compute_report(
        measurement,
        statement_set,
        basis=asked.basis,
        minimum=asked.minimum,
        group_by=GroupBy(request.group_by),
        with_notes=request.with_notes,
    )
    shaped = _shape(view, request.form)
    rendered = [(output, _render(shaped, output, request, plain=output_request.plain)) for output in outputs]
    for output, content in rendered:
        write_output(output, content, overwrite=output_request.overwrite)
    _say_next(outputs, asked.inputs, statement_set)


def _check_form(request: ReportRequest, outputs: Sequence[Output]) -> None:
    """Refuse what does not go together before any work is done."""
    if request.form not in FORMS:
        raise UsageError(f"--vorm is {request.form!r}; kies {', '.join(FORMS[:-1])} of {FORMS[-1]}.")
    refuse_missing_templates(request.templates)
    for output in outputs:
        if request.form != FORMS[0] and output.format in _FULL_ONLY:
            raise UsageError(f"{output.format} bestaat alleen als volledig rapport. Kies md, html, docx of pdf.")


def _shape(view: Report, form: str) -> Report | Summary | Worksheet:
    """The view in the form that was asked for; all forms show the same figures."""
    if form == "samenvatting":
        return choose_summary(view)
    if form == "werkblad":
        return gather_worksheet(view)
    return view


def _render(view: Report | Summary | Worksheet, output: Output, request: ReportRequest, *, plain: bool) -> bytes:
    """Render one format; each renderer is imported only when it is asked for."""
    if isinstance(view, Report) and output.format in _FULL_ONLY:
        return _render_full(view, output, plain=plain)
    if output.format == "docx":
        from analysetool.formats.report_docx import render_docx  # noqa: PLC0415

        return render_docx(view)
    from analysetool.formats.templates import render_template  # noqa: PLC0415

    if output.format == "pdf":
        from analysetool.formats.pdf import print_pdf  # noqa: PLC0415

        return print_pdf(render_template(view, "html", own=request.templates))
    return render_template(view, output.format, own=request.templates).encode("utf-8")


def _render_full(view: Report, output: Output, *, plain: bool) -> bytes:
    """The formats that always hold the whole report."""
    if output.format == "xlsx":
        from analysetool.formats.report_xlsx import render_xlsx  # noqa: PLC0415

        return render_xlsx(view)
    if output.format == "json":
        from analysetool.formats.report_json import render_json  # noqa: PLC0415

        text = render_json(view)
    elif output.format == "csv":
        from analysetool.formats.report_csv import render_csv  # noqa: PLC0415

        text = render_csv(view)
    else:
        from analysetool.formats.report_terminal import render_terminal  # noqa: PLC0415

        text = render_terminal(view, colour=output.coloured, plain=plain)
    return text.encode("utf-8")


def _say_next(outputs: Sequence[Output], inputs: Sequence[str], statement_set: StatementSet) -> None:
    tell_written(outputs)
    if STDIN not in inputs and all(output.path is None and output.format == "terminal" for output in outputs):
        next_step = command_line("rapport", *inputs, "--uit", "rapport.html", set_path=statement_set.path)
        tell(f"Volgende stap, een rapport om te delen: {next_step}")
