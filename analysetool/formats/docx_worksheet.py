# SPDX-License-Identifier: EUPL-1.2
"""The worksheet for Word: what to talk about, with room to write."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysetool.figures.worksheet import WorkItem, Worksheet
from analysetool.formats.docx_joint import discussed_lines
from analysetool.formats.docx_shared import colophon, origins, reason
from analysetool.formats.docx_xml import SUBTITLE, Column, TableRow, bold
from analysetool.words import figures as wording

if TYPE_CHECKING:  # needs python-docx, which may be missing
    from analysetool.formats.docx_paper import Paper


_ROOM_TO_WRITE = 16.0
"""Millimetres of an empty row."""


def write_worksheet(paper: Paper, view: Worksheet) -> None:
    """Write the worksheet."""
    report = view.report
    paper.paragraph(report.statement_set.title, style=SUBTITLE)
    origins(paper, report)
    paper.heading("Zo gebruikt u dit werkblad")
    paper.paragraph(wording.WORK_EXPLANATION)
    paper.paragraph(report.glance)
    paper.paragraph(report.caveat)
    if not view.sections:
        paper.paragraph(wording.NO_WORK)
    for section in view.sections:
        paper.heading(section.title)
        paper.paragraph(section.intro, keep=True)
        for item in section.items:
            _work_item(paper, item)
    paper.heading("Concept voor een plan")
    paper.paragraph(wording.PLAN_INTRO)
    for track in view.plan:
        paper.heading(track.title, 2)
        for item in track.items:
            paper.bullet(bold(f"{item.finding.statement.id} "), item.advice or "")
        if not track.items:
            paper.paragraph(wording.NO_STEP)
    colophon(paper, report)


def _work_item(paper: Paper, item: WorkItem) -> None:
    statement = item.finding.statement
    paper.heading(f"{statement.id} {statement.text}", 2)
    paper.paragraph(f"{reason(item.finding)} Thema: {item.finding.theme}.", keep=True)
    if item.discussed is not None:
        paper.paragraph(bold(f"{wording.DISCUSSION_TITLE}."), *discussed_lines(item.discussed), keep=True)
    if item.anchors:
        paper.table(
            "Wat u ziet bij een score",
            (Column(title="Score", width=18), Column(title="Dan ziet u dit", width=paper.width - 18)),
            [TableRow(cells=(str(score), text)) for score, text in item.anchors],
        )
    if item.advice:
        paper.paragraph(bold("Eerste stap: "), item.advice, keep=True)
    if item.source:
        paper.paragraph(f"Bron van het onderwerp: {item.source}.", keep=True)
    agreed = [
        TableRow(cells=(wording.agreed_action(action), action.who or "", wording.due_day(action)))
        for action in item.actions
    ]
    paper.table(
        "Onze actie",
        (
            Column(title="Wat doen wij?", width=paper.width - 85),
            Column(title="Welke organisatie?", width=48),
            Column(title="Wanneer klaar?", width=37),
        ),
        [*agreed, TableRow(cells=("", "", ""))],
        row_height=_ROOM_TO_WRITE,
    )
