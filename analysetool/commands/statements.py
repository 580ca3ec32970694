# SPDX-License-Identifier: EUPL-1.2
"""`stellingen`: listing and searching the statement set."""

from __future__ import annotations

from analysetool.commands.telling import tell, tell_written
from analysetool.documents.statements import statements_document
from analysetool.errors import UsageError
from analysetool.figures.clean import clean_set
from analysetool.figures.selection import select_statements
from analysetool.formats.outputs import Output, OutputRequest, plan_outputs, write_output
from analysetool.formats.registry import FORMATS, Format, lay_out
from analysetool.model import StatementSet
from analysetool.terminal.shell import command_line
from analysetool.words import commands as said


def list_statements(
    statement_set: StatementSet,
    *,
    part: str | None,
    search: str | None,
    everything: bool,
    output_request: OutputRequest,
) -> None:
    """Show the statements that were asked for.

    Raises:
        UsageError: for a part that is not in the set.
    """
    outputs = plan_outputs(output_request, FORMATS["stellingen"], default=Format.TERMINAL)
    known = [known.id for known in statement_set.parts]
    if part is not None and part not in known:
        raise UsageError(said.no_part(part, known))
    chosen = select_statements(clean_set(statement_set), part=part, search=search)
    if not chosen.statements:
        tell(said.nothing_found(search))
        if all(output.format == "terminal" for output in outputs):
            return
    plain = output_request.plain
    rendered = [(output, _render(chosen, output, everything=everything, plain=plain)) for output in outputs]
    for output, content in rendered:
        write_output(output, content, overwrite=output_request.overwrite)
        tell_written([output])
    if all(output.path is None and output.format == "terminal" for output in outputs):
        command = command_line("invullen", "mijn-scores.yaml", set_path=statement_set.path)
        tell(said.next_step(command, "zelf invullen"))


def _render(chosen: StatementSet, output: Output, *, everything: bool, plain: bool) -> bytes:
    """Render one format; each renderer is imported only when it is asked for."""
    if output.format is Format.JSON:
        from analysetool.formats.statements_json import render_json  # noqa: PLC0415

        return render_json(chosen, everything=everything).encode()
    document = statements_document(chosen, everything=everything)
    return lay_out(document, output.format, colour=output.coloured, plain=plain)
