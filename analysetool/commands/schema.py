# SPDX-License-Identifier: EUPL-1.2
"""`schema`: the JSON Schema of a file or of an output."""

from __future__ import annotations

from analysetool.commands.telling import tell_written
from analysetool.errors import UsageError
from analysetool.formats.outputs import OutputRequest, plan_outputs, write_output
from analysetool.formats.registry import FORMATS, Format
from analysetool.model import StatementSet
from analysetool.schemas.catalogue import NAMES, schema_text
from analysetool.words import commands as said


def write_schema(name: str, statement_set: StatementSet, output_request: OutputRequest) -> None:
    """Write one schema to a file or to standard output.

    Raises:
        UsageError: when there is no such schema, or when it cannot be written there.
    """
    if name not in NAMES:
        raise UsageError(said.no_schema(name, NAMES))
    outputs = plan_outputs(output_request, FORMATS["schema"], default=Format.JSON)
    content = schema_text(name, statement_set).encode("utf-8")
    for output in outputs:
        write_output(output, content, overwrite=output_request.overwrite)
        tell_written([output])
