# SPDX-License-Identifier: EUPL-1.2
"""What a coalition did together, in a report: what it discussed and the actions it agreed on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from analysetool.documents.blocks import Block, Column, Item, Items, Line, Row, Section, Table, Text, Tone
from analysetool.figures.report import DiscussedStatement, Report
from analysetool.model import Action, ActionStatus
from analysetool.words import figures as wording
from analysetool.words import report as words

_ACTION_COLUMNS = (
    Column(title="Stelling", width=20),
    Column(title="Wat", width=76),
    Column(title="Wie", width=34),
    Column(title="Wanneer", width=30, breaks=False),
    Column(title="Stand", width=20),
)


def joint_sections(report: Report) -> tuple[Section, ...]:
    """What was discussed and what was agreed; neither where there is nothing to tell."""
    sections = (_discussion(report), _actions(report))
    return tuple(section for section in sections if section is not None)


def discussed_lines(discussed: DiscussedStatement) -> tuple[Line, ...]:
    """What there is to say of a discussed statement, each on a line of its own; the outcome and the mark stand out."""
    told = (
        (words.apart(discussed), Tone.SMALL),
        (words.together(discussed), Tone.PLAIN),
        (words.given_reason(discussed), Tone.SMALL),
        (words.hands(discussed), Tone.SMALL),
        (words.remark(discussed), Tone.STRONG),
    )
    return tuple(Line(text=text, tone=tone) for text, tone in told if text is not None)


def _discussion(report: Report) -> Section | None:
    """What was discussed, by kind."""
    if report.discussion is None:
        return None
    blocks: list[Block] = [Text(text=words.discussion_intro(report) or "")]
    for section in report.discussion.sections:
        intro = words.discussion_section_intro(section)
        items = Items(
            items=tuple(
                Item(id=item.statement.id, text=item.statement.text, lines=discussed_lines(item))
                for item in section.items
            )
        )
        title = words.discussion_section_title(section)
        blocks.append(Section(title=title, blocks=(Text(text=intro), items) if intro else (items,)))
    note = words.deviates_note(report)
    if note is not None:
        blocks.append(Text(text=note, tone=Tone.SMALL))
    return Section(id="samen-besproken", title=wording.DISCUSSION_TITLE, blocks=tuple(blocks))


def actions_table(report: Report, *, open_only: bool = False) -> Table | None:
    """What the coalition agreed to do, by whom and when; None where there is nothing."""
    actions = [action for action in report.actions if action.status is ActionStatus.OPEN or not open_only]
    if not actions:
        return None
    return Table(
        caption="Wat de coalitie heeft afgesproken",
        label="Tabel met acties",
        columns=_ACTION_COLUMNS,
        rows=tuple(_action_row(action, report) for action in actions),
    )


def actions_on(actions: Sequence[Action], report: Report, *, caption: str) -> Table:
    """The actions on one statement, which stands above them."""
    rows = (_action_row(action, report) for action in actions)
    return Table(
        caption=caption,
        label=f"Tabel met acties bij {actions[0].statement}",
        columns=_ACTION_COLUMNS[1:],
        rows=tuple(replace(row, cells=row.cells[1:]) for row in rows),
    )


def actions_told(actions: Sequence[Action], report: Report) -> tuple[str, ...]:
    """The same in a sentence each: what, who, when, and how it stands."""
    rows = ((action.statement, _action_row(action, report).told) for action in actions)
    return tuple(f"Afgesproken: {told.removeprefix(statement).strip()}" for statement, told in rows)


def _actions(report: Report) -> Section | None:
    table = actions_table(report)
    return None if table is None else Section(id="acties", title="Acties", blocks=(table,))


def _action_row(action: Action, report: Report) -> Row:
    state = wording.action_state(action, report.reference_date)
    cells = (action.statement, action.what, action.who or "", wording.due_day(action), state)
    return Row(cells=cells, told=f"{action.statement} {action.what} ({', '.join(filter(None, cells[2:]))})")
