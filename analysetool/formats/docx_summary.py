# SPDX-License-Identifier: EUPL-1.2
"""The summary for Word: one page."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from analysetool.figures.report import Report, ShownFinding
from analysetool.figures.summary import Summary
from analysetool.formats.docx_shared import colophon, origins, reason, reference_day
from analysetool.formats.docx_xml import SUBTITLE, Column, TableRow, bold, soft
from analysetool.rounding import dutch_number
from analysetool.words import figures as wording

if TYPE_CHECKING:  # needs python-docx, which may be missing
    from analysetool.formats.docx_paper import Paper


def write_summary(paper: Paper, view: Summary) -> None:
    """Write the summary."""
    report, info = view.report, view.report.info
    paper.paragraph(report.statement_set.title, style=SUBTITLE)
    origins(paper, report)
    _position(paper, report)
    paper.heading("Sterke punten")
    if not view.strong:
        paper.paragraph(wording.NO_STRONG)
    _short_list(paper, view.strong)
    paper.heading("Aandachtspunten")
    if not view.weak:
        paper.paragraph(wording.NO_WEAK)
    _short_list(paper, view.weak)
    if view.lowest:
        paper.paragraph(wording.LOWEST_INTRO, keep=True)
    _short_list(paper, view.lowest)
    paper.heading("Wat weten wij niet?")
    paper.paragraph(" ".join(text for text in (view.unknown_text, view.divided_text) if text))
    for finding in view.unknown:
        paper.bullet(bold(f"{finding.statement.id} "), finding.statement.text)
    if info and (info.question_to_board or info.next_measurement or info.contact):
        paper.heading("Wat vragen wij?")
        if info.question_to_board:
            paper.paragraph(bold(info.question_to_board))
        told = (("Volgende meting", info.next_measurement), ("Contact", info.contact))
        after = " ".join(f"{label}: {text}." for label, text in told if text)
        if after:
            paper.paragraph(after)
    paper.paragraph(report.caveat)
    colophon(paper, report)


def _position(paper: Paper, report: Report) -> None:
    """Where the coalition stands, and what it did together."""
    info = report.info
    paper.heading("Waar staan wij?")
    day = reference_day(report)
    when = f" Peildatum: {day}." if day else ""
    why = f" Aanleiding: {info.occasion}." if info and info.occasion else ""
    paper.paragraph(f"{report.participation}{when}{why}")
    paper.paragraph(bold(report.glance))
    for note in (report.basis_note, report.joint_in_short):
        if note:
            paper.paragraph(note)
    paper.table(
        "Score per deel",
        (
            Column(title="Deel", width=80),
            Column(title="Score", width=20, numeric=True),
            Column(title="Bandbreedte", width=32, numeric=True),
            Column(title="Oordeel", width=42),
        ),
        [
            TableRow(
                cells=(
                    f"{part.id} {part.title}",
                    dutch_number(part.mean),
                    wording.reach(part.low, part.high),
                    wording.verdict_word(part.verdict),
                )
            )
            for part in report.parts
        ],
    )
    introduction = report.statement_set.parts[0].introduction
    if introduction:
        paper.paragraph(introduction)


def _short_list(paper: Paper, findings: Iterable[ShownFinding]) -> None:
    for finding in findings:
        paper.bullet(bold(f"{finding.statement.id} "), finding.statement.text, soft(reason(finding)))
