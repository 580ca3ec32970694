# SPDX-License-Identifier: EUPL-1.2
"""The page with agreements: who does what, and when; with what the coalition asks of the board and when it measures."""

from __future__ import annotations

from collections.abc import Iterable

from analysetool.documents.blocks import Block, Column, Document, Kind, Row, Section, Table, Text, Tone
from analysetool.documents.report import headed
from analysetool.documents.report_first import board_question
from analysetool.figures.agreements import Agreements
from analysetool.model import Action
from analysetool.words import agreements as words
from analysetool.words import figures as wording

_COLUMNS = (
    Column(title="Wanneer", width=34, breaks=False),
    Column(title="Wat", width=96),
    Column(title="Stelling", width=20),
    Column(title="Stand", width=24, breaks=False),
)


def agreements_document(agreements: Agreements) -> Document:
    """Everything the page says."""
    report = agreements.report
    info = report.info
    day = report.reference_date
    late = sum(action.late(day) for doer in agreements.doers for action in doer.actions)
    first: list[Block] = [Text(text=words.in_short(agreements, late), tone=Tone.LEAD)]
    asked = board_question(report)
    if asked is not None:
        first.append(asked)
    sections = [Section(id="kort", title="In het kort", blocks=tuple(first))]
    for doer in agreements.doers:
        table = _table(words.NOBODY if doer.name is None else words.caption(doer.name), doer.actions, agreements)
        blocks = (table,) if doer.name is not None else (Text(text=words.NOBODY_TOLD), table)
        sections.append(Section(title=doer.name or words.NOBODY, blocks=blocks))
    if agreements.ended:
        sections.append(Section(title=words.ENDED, blocks=(_table(words.ENDED, agreements.ended, agreements),)))
    told = (("Volgende meting", info.next_measurement), ("Contact", info.contact)) if info else ()
    after = " ".join(f"{label}: {text}." for label, text in told if text)
    return headed(report, Kind.AGREEMENTS, (*sections, *((Text(text=after),) if after else ())))


def _table(caption: str, actions: Iterable[Action], agreements: Agreements) -> Table:
    day = agreements.report.reference_date
    rows = []
    for action in actions:
        what = wording.action_with_reason(action)
        cells = (wording.due_day(action), what, action.statement, wording.action_told(action, day))
        rows.append(Row(cells=cells, told=f"{what} ({', '.join(filter(None, (cells[0], *cells[2:])))})"))
    return Table(caption=caption, label=f"Tabel met acties: {caption}", columns=_COLUMNS, rows=tuple(rows))
