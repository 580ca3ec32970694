# SPDX-License-Identifier: EUPL-1.2
"""`overzicht --sql`: the script with which a database checks and counts the answers it has."""

from __future__ import annotations

from dataclasses import dataclass

from analysetool.commands.telling import tell, tell_written
from analysetool.errors import UsageError
from analysetool.formats.outputs import OutputRequest, plan_outputs, write_output
from analysetool.formats.registry import SCRIPTS, Format
from analysetool.formats.sql import DIALECTS, TABLE, render_sql
from analysetool.model import StatementSet
from analysetool.words import sql as say


@dataclass(frozen=True, slots=True, kw_only=True)
class SqlRequest:
    """What was typed: for which database, of which table, and what does not go with that."""

    dialect: str | None
    table: str | None = None
    inputs: tuple[str, ...] = ()
    chosen: tuple[str, ...] = ()


def write_sql(request: SqlRequest, statement_set: StatementSet, output_request: OutputRequest) -> None:
    """Write the script to a file or to standard output.

    Raises:
        UsageError: for a database that no script is made for, for an input or a choice beside it, without any of
            both, and for what can be no name of a table.
    """
    if request.dialect is None:
        raise UsageError(say.TABLE_NEEDS_SQL if request.table is not None else say.MISSING_INPUT)
    if request.inputs:
        raise UsageError(say.SQL_READS_NOTHING)
    if request.chosen:
        raise UsageError(say.not_with_sql(request.chosen))
    if request.dialect not in DIALECTS:
        raise UsageError(say.no_dialect(request.dialect, DIALECTS))
    outputs = plan_outputs(output_request, SCRIPTS, default=Format.SQL, name="land")
    content = render_sql(DIALECTS[request.dialect], statement_set, TABLE if request.table is None else request.table)
    for output in outputs:
        write_output(output, content.encode(), overwrite=output_request.overwrite)
    tell_written(outputs)
    if any(output.path is not None for output in outputs):
        tell(say.NEXT)
