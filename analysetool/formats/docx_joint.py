# SPDX-License-Identifier: EUPL-1.2
"""What a coalition did together, for Word: what it discussed and the actions it agreed on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysetool.figures.report import DiscussedStatement, Report
from analysetool.formats.docx_xml import Column, Run, TableRow, bold, soft
from analysetool.words import figures as wording

if TYPE_CHECKING:  # needs python-docx, which may be missing
    from analysetool.formats.docx_paper import Paper


def discussion(paper: Paper, view: Report) -> None:
    """What was discussed, by kind; nothing when nothing was."""
    if view.discussion is None:
        return
    paper.heading(wording.DISCUSSION_TITLE)
    paper.paragraph(view.discussion.intro)
    for section in view.discussion.sections:
        paper.heading(section.title, 2)
        if section.intro:
            paper.paragraph(section.intro)
        for discussed in section.items:
            statement = discussed.statement
            paper.bullet(bold(f"{statement.id} "), statement.text, *discussed_lines(discussed))
    if view.discussion.remark_note:
        paper.paragraph(view.discussion.remark_note)


def discussed_lines(discussed: DiscussedStatement) -> tuple[Run, ...]:
    """What there is to say of a discussed statement, each on a line of its own; the outcome and the mark stand out."""
    loud = (discussed.together, discussed.remark)
    return tuple(
        Run(text=text, bold=text == discussed.remark, new_line=True) if text in loud else soft(text)
        for text in discussed.lines
    )


def actions(paper: Paper, view: Report) -> None:
    """The actions in a table; nothing when there are none."""
    if not view.actions:
        return
    paper.heading("Acties")
    columns = (
        Column(title="Stelling", width=20),
        Column(title="Wat", width=70),
        Column(title="Wie", width=34),
        Column(title="Wanneer", width=30),
        Column(title="Stand", width=20),
    )
    rows = [
        TableRow(
            cells=(
                action.statement,
                action.what,
                action.who or "",
                wording.due_day(action),
                action.status,
            )
        )
        for action in view.actions
    ]
    paper.table("Wat de coalitie heeft afgesproken", columns, rows)
