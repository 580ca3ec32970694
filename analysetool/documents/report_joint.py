# SPDX-License-Identifier: EUPL-1.2
"""What a coalition did together, in a report: what it discussed and the actions it agreed on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from analysetool.documents.blocks import Block, Column, Item, Items, Line, Row, Section, Table, Text, Tone
from analysetool.figures.agreements import agreed_actions
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
_OPEN_COLUMNS = (
    Column(title="Wat", width=96),
    Column(title="Wie", width=36),
    Column(title="Wanneer", width=48, breaks=False),
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


def open_actions_table(report: Report) -> Table | None:
    """What is still to be done, by whom and when, in few columns; None where there is nothing."""
    actions = [action for action in agreed_actions(report) if action.status is ActionStatus.OPEN]
    rows = tuple(_open_row(action, report) for action in actions)
    return _actions_table(_OPEN_COLUMNS, rows) if rows else None


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
    """What the coalition agreed to do, by whom and when, and how it stands."""
    rows = tuple(_action_row(action, report) for action in agreed_actions(report))
    return Section(id="acties", title="Acties", blocks=(_actions_table(_ACTION_COLUMNS, rows),)) if rows else None


def _actions_table(columns: tuple[Column, ...], rows: tuple[Row, ...]) -> Table:
    return Table(caption="Wat de coalitie heeft afgesproken", label="Tabel met acties", columns=columns, rows=rows)


def _open_row(action: Action, report: Report) -> Row:
    state = wording.action_told(action, report.reference_date)
    when = ", ".join(filter(None, (wording.due_day(action), state.removeprefix("open, ") if state != "open" else "")))
    cells = (f"{action.statement} {action.what}", action.who or "", when)
    return Row(cells=cells, told=f"{cells[0]} ({', '.join(filter(None, cells[1:]))})".removesuffix(" ()"))


def _action_row(action: Action, report: Report) -> Row:
    state = wording.action_told(action, report.reference_date)
    what = wording.action_with_reason(action)
    cells = (action.statement, what, action.who or "", wording.due_day(action), state)
    return Row(cells=cells, told=f"{action.statement} {what} ({', '.join(filter(None, cells[2:]))})")
