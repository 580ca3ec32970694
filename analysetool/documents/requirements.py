# SPDX-License-Identifier: EUPL-1.2
"""A measurement held against requirements, as a document: the outcome, a table of all, and what is not met."""

from __future__ import annotations

from analysetool.documents.blocks import (
    Block,
    Cell,
    Column,
    Document,
    Item,
    ItemLook,
    Items,
    Kind,
    Mood,
    Row,
    Section,
    Table,
    Text,
    Tone,
)
from analysetool.errors import Severity
from analysetool.figures.requirements import CheckedMeasurement, ResultLine
from analysetool.requirements import Outcome
from analysetool.words import requirements as wording
from analysetool.words.colophon import colophon


def requirements_document(checked: CheckedMeasurement) -> Document:
    """Lay out in which order the outcome is told."""
    own = checked.statement_set
    context = wording.context(checked)
    blocks: list[Block] = [Text(text=wording.summary(checked.results), tone=Tone.STRONG)]
    if context:
        blocks.append(Text(text=" ".join(context)))
    blocks.append(_table(checked))
    if checked.noted:
        blocks.append(_noted(checked))
    return Document(
        kind=Kind.REQUIREMENTS,
        title=wording.heading(checked),
        blocks=tuple(blocks),
        colophon=(wording.ROUNDING, *colophon(own.id, own.version, own.justification)),
    )


def _table(checked: CheckedMeasurement) -> Table:
    return Table(
        caption="Eisen en wat eruit kwam",
        columns=(
            Column(title="onderdeel"),
            Column(title="eis"),
            Column(title="waarde"),
            Column(title="uitkomst", width=2.0),
        ),
        rows=tuple(_row(line) for line in checked.lines),
    )


def _row(line: ResultLine) -> Row:
    """A line of the table; read aloud the outcome comes first, so that it can be searched for."""
    outcome = Cell(text=wording.line_outcome(line), mood=_mood(line))
    return Row(
        cells=(wording.line_subject(line), wording.line_requirement(line), wording.line_value(line), outcome),
        told=wording.line_told(line),
    )


def _mood(line: ResultLine) -> Mood | None:
    if line.first.skipped:
        return None
    if line.first.outcome is Outcome.MET:
        return Mood.GOOD
    return Mood.WEAK if line.first.severity is Severity.WARNING else Mood.FAILED


def _noted(checked: CheckedMeasurement) -> Section:
    """What is not met, with where the requirement stands."""
    items = tuple(Item(text=f"{wording.place(result)}: {wording.message(checked, result)}") for result in checked.noted)
    return Section(title=wording.NOTED, blocks=(Items(items=items, look=ItemLook.BULLETED),))
