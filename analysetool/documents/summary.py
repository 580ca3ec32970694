# SPDX-License-Identifier: EUPL-1.2
"""The summary: a report on one page, for alderman and council."""

from __future__ import annotations

from analysetool.disclosure import Mode
from analysetool.documents.blocks import (
    Block,
    Column,
    Columns,
    Document,
    Kind,
    Row,
    Section,
    Table,
    TableLook,
    Text,
    Tone,
)
from analysetool.documents.cells import verdict_cell
from analysetool.documents.report import headed, reference_day
from analysetool.documents.report_findings import short_items
from analysetool.documents.report_levels import dot, on_line_column
from analysetool.figures.report import Report, ShownLevel
from analysetool.figures.summary import Summary
from analysetool.rounding import dutch_number
from analysetool.words import figures as wording
from analysetool.words import parents
from analysetool.words import report as words


def summary_document(summary: Summary) -> Document:
    """Everything a summary says."""
    report = summary.report
    asked = _asked(report)
    by_statement = words.by_statement(report)
    return headed(
        report,
        Kind.SUMMARY,
        (
            _position(report),
            *((Columns(sections=(_strong(summary), _weak(summary))), _unknown(summary)) if by_statement else ()),
            *((asked,) if asked is not None else ()),
            Text(text=words.caveat(report), tone=Tone.SMALL),
        ),
    )


def _position(report: Report) -> Section:
    """Where the coalition stands, and what it did together."""
    info = report.info
    day = reference_day(info)
    when = f" Peildatum: {day}." if day else ""
    why = f" Aanleiding: {info.occasion}." if info and info.occasion else ""
    blocks: list[Block] = [
        Text(text=f"{words.participation(report)}{when}{why}"),
        Text(text=words.glance(report), tone=Tone.LEAD),
    ]
    notes = (
        *words.left_out(report),
        words.basis_note(report),
        words.joint_in_short(report),
        parents.in_short(report.parents),
    )
    blocks += [Text(text=note) for note in notes if note is not None]
    if words.by_statement(report) or report.mode is Mode.LEVELS:
        blocks.append(_parts(report))
    introduction = report.statement_set.parts[0].introduction
    if introduction:
        blocks.append(Text(text=introduction, tone=Tone.SMALL))
    return Section(id="positie", title="Waar staan wij?", blocks=tuple(blocks))


def _parts(report: Report) -> Table:
    return Table(
        caption="Score per deel",
        label="Tabel met scores per deel",
        columns=(
            Column(title="Deel", width=80),
            Column(title="Score", width=20, numeric=True),
            on_line_column(),
            Column(title="Bandbreedte", width=32, numeric=True),
            Column(title="Oordeel", width=42),
        ),
        rows=tuple(map(_part_row, report.parts)),
        look=TableLook.LEVELS,
    )


def _part_row(part: ShownLevel) -> Row:
    title, verdict = f"{part.id} {words.level_title(part)}", verdict_cell(part.verdict)
    return Row(
        cells=(title, dutch_number(part.mean), dot(part, "deel"), wording.reach(part.low, part.high), verdict),
        told=(
            f"{title}: {wording.mean_told(part.mean)}, {wording.with_open(part.low, part.high)}, oordeel {verdict.text}"
        ),
    )


def _strong(summary: Summary) -> Section:
    block = short_items(summary.strong, reasons=True) if summary.strong else Text(text=wording.NO_STRONG)
    return Section(id="sterk", title="Sterke punten", blocks=(block,))


def _weak(summary: Summary) -> Section:
    """The weaknesses, and the lowest scores where there are few of them."""
    blocks: list[Block] = [short_items(summary.weak, reasons=True) if summary.weak else Text(text=wording.NO_WEAK)]
    if summary.lowest:
        blocks += [Text(text=wording.LOWEST_INTRO), short_items(summary.lowest, reasons=True)]
    return Section(id="aandacht", title="Aandachtspunten", blocks=tuple(blocks))


def _unknown(summary: Summary) -> Section:
    told = (words.unknown_in_short(summary), words.divided_in_short(summary))
    blocks: list[Block] = [Text(text=" ".join(text for text in told if text))]
    if summary.unknown:
        blocks.append(short_items(summary.unknown, reasons=False))
    return Section(id="onbekend", title="Wat weten wij niet?", blocks=tuple(blocks))


def _asked(report: Report) -> Section | None:
    """What the coalition asks, when it measures again and who to turn to."""
    info = report.info
    if info is None:
        return None
    told = (("Volgende meting", info.next_measurement), ("Contact", info.contact))
    after = " ".join(f"{label}: {text}." for label, text in told if text)
    blocks: list[Block] = []
    if info.question_to_board:
        blocks.append(Text(text=info.question_to_board, tone=Tone.LEAD))
    if after:
        blocks.append(Text(text=after))
    return Section(id="vervolg", title="Wat vragen wij?", blocks=tuple(blocks)) if blocks else None
