# SPDX-License-Identifier: EUPL-1.2
"""`meting.yaml`: what a coalition says about its measurement of one year."""

from __future__ import annotations

from datetime import date

from analysetool.errors import Problem, Severity
from analysetool.files.fields import Fields, as_fields
from analysetool.files.file_shapes import MEASUREMENT, MEASUREMENT_FILE
from analysetool.files.shape_reader import read_block
from analysetool.files.shapes import Known
from analysetool.files.yaml_source import YamlDocument, YamlMapping
from analysetool.model import MeasurementInfo, StatementSet
from analysetool.words import problems_sheets as say


def parse_measurement_info(document: YamlDocument, statement_set: StatementSet) -> MeasurementInfo | None:
    """Turn a document into what is known of a measurement; notes all that is wrong, None without coalition or year."""
    if not isinstance(document.root, YamlMapping):
        return None
    Fields(document, document.root, "meting.yaml").refuse_unknown(MEASUREMENT_FILE.names)
    fields = as_fields(document, document.root.entries["meting"].value, "meting", "meting")
    if fields is None:
        return None
    ids = tuple(statement.id for statement in statement_set.statements)
    known = {Known.CLUSTER: statement_set.clusters, Known.STATEMENT: ids}
    info: MeasurementInfo | None = read_block(fields, MEASUREMENT, known=known, path=document.path)
    return info


def warn_when_past_retention(info: MeasurementInfo, document: YamlDocument, reference_date: date | None) -> None:
    """Warn when the day until which the answers may be kept lies before the reference date."""
    if info.keep_until is None or reference_date is None or info.keep_until >= reference_date:
        return
    assert isinstance(document.root, YamlMapping)  # noqa: S101 - it was parsed from one
    block = document.root.entries["meting"].value
    line = block.entries["bewaren_tot"].line if isinstance(block, YamlMapping) else None
    document.problems.append(
        Problem(
            path=document.path,
            line=line,
            message=say.past_retention(info.keep_until, reference_date),
            severity=Severity.WARNING,
        )
    )
