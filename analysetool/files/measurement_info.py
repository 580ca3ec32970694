# SPDX-License-Identifier: EUPL-1.2
"""`meting.yaml`: what a coalition says about its measurement of one year."""

from __future__ import annotations

from datetime import date

from analysetool.errors import Problem, Severity
from analysetool.files.fields import Fields, as_fields
from analysetool.files.file_shapes import KEY_FIGURE, MEASUREMENT, MEASUREMENT_FILE
from analysetool.files.yaml_source import Document, YamlMapping
from analysetool.model import KeyFigure, MeasurementInfo, StatementSet


def parse_measurement_info(document: Document, statement_set: StatementSet) -> MeasurementInfo | None:
    """Turn a document into what is known of a measurement; notes all that is wrong, None without coalition or year."""
    if not isinstance(document.root, YamlMapping):
        return None
    Fields(document, document.root, "meting.yaml").refuse_unknown(MEASUREMENT_FILE.names)
    fields = as_fields(document, document.root.entries["meting"].value, "meting", "meting")
    if fields is None:
        return None
    fields.refuse_unknown(MEASUREMENT.names)
    coalition, year = fields.text("coalitie", required=True), fields.year("jaar", required=True)
    info = MeasurementInfo(
        coalition=coalition or "",
        year=year or 0,
        reference_date=fields.date("peildatum"),
        occasion=fields.text("aanleiding"),
        invited=_invited(fields, statement_set),
        contact=fields.text("contact"),
        keep_until=fields.date("bewaren_tot"),
        question_to_board=fields.text("vraag_aan_bestuur"),
        next_measurement=fields.text("volgende_meting"),
        origin=fields.text("herkomst"),
        key_figures=_key_figures(fields),
        path=document.path,
    )
    return None if coalition is None or year is None else info


def warn_when_past_retention(info: MeasurementInfo, document: Document, reference_date: date | None) -> None:
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
            message=f"bewaren_tot ({info.keep_until}) is voorbij op {reference_date}. Verwijder de scorelijsten of "
            "kies een nieuwe datum.",
            severity=Severity.WARNING,
        )
    )


def _invited(fields: Fields, statement_set: StatementSet) -> dict[str, int]:
    block = fields.block("uitgenodigd", "uitgenodigd")
    if block is None:
        return {}
    clusters = dict.fromkeys(domain.cluster for domain in statement_set.domains.values())
    if clusters:
        block.refuse_unknown(tuple(clusters))
    return {key: number for key, _ in block.items() if (number := block.whole_number(key)) is not None}


def _key_figures(fields: Fields) -> tuple[KeyFigure, ...]:
    figures = []
    for block in fields.blocks("kerncijfers", "een kerncijfer"):
        block.refuse_unknown(KEY_FIGURE.names)
        name, value = block.text("naam", required=True), block.text("waarde", required=True)
        if name is not None and value is not None:
            figures.append(KeyFigure(name=name, value=value, year=block.text("jaar"), source=block.text("bron")))
    return tuple(figures)
