# SPDX-License-Identifier: EUPL-1.2
"""What parents said in their own words, in a section of its own."""

from __future__ import annotations

from analysetool.documents.blocks import Block, Column, Item, ItemLook, Items, Row, Section, Table, Text, Tone
from analysetool.figures.report import ParentsStatement, ParentsVoice, Report
from analysetool.rounding import dutch_number, signed
from analysetool.words import figures as wording
from analysetool.words import parents as words


def parents_section(report: Report) -> Section | None:
    """Each sentence that enough parents scored beside the partners; None when no parent was asked."""
    voice = report.parents
    if voice is None:
        return None
    blocks: list[Block] = [Text(text=words.intro(voice))]
    nothing = words.nothing_to_show(voice, report.minimum)
    if nothing is not None:
        blocks.append(Text(text=nothing))
    if voice.statements:
        blocks.append(_table(voice, report))
        told = (words.only_some(voice, report.openness, report.minimum), wording.DIFFERENCE_NOTE)
        blocks += [Text(text=text, tone=Tone.SMALL) for text in told if text is not None]
    if voice.notes:
        blocks.append(_notes(voice))
    return Section(id="ouders", title=words.title(voice.people), blocks=tuple(blocks))


def _table(voice: ParentsVoice, report: Report) -> Table:
    own, others = words.columns(voice, report.participants, joint_only=report.joint_only)
    return Table(
        caption=words.beside_each_other(voice, report.participants),
        label="Tabel met zinnen voor ouders",
        columns=(
            Column(title="Zin voor ouders", width=96),
            Column(title=own, width=26, numeric=True),
            Column(title=others, width=26, numeric=True),
            Column(title="Verschil", width=26, numeric=True),
        ),
        rows=tuple(map(_row, voice.statements)),
    )


def _row(row: ParentsStatement) -> Row:
    return Row(
        cells=(
            f"{row.statement.id} {row.text}",
            words.mean(row.parents),
            dutch_number(row.partners),
            signed(row.difference),
        ),
        told=words.row_told(row),
    )


def _notes(voice: ParentsVoice) -> Section:
    return Section(
        title=words.NOTES_TITLE,
        blocks=(
            Items(
                items=tuple(Item(id=note.statement.id, text=text) for note in voice.notes for text in note.texts),
                look=ItemLook.BULLETED,
            ),
        ),
    )
