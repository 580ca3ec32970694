# SPDX-License-Identifier: EUPL-1.2
"""What a coalition did together, in the terminal: what it discussed and the actions it agreed on."""

from __future__ import annotations

from rich.console import Console
from rich.text import Text

from analysetool.figures.report import DiscussedStatement, Report
from analysetool.formats.explanation_lines import item, say, title
from analysetool.words import figures as wording


def print_discussion(console: Console, view: Report) -> None:
    """What was discussed, by kind; nothing when nothing was."""
    discussion = view.discussion
    if discussion is None:
        return
    title(console, wording.DISCUSSION_TITLE)
    say(console, discussion.intro)
    for section in discussion.sections:
        console.print()
        console.print(Text(section.title, style="bold"))
        if section.intro:
            say(console, section.intro)
        for discussed in section.items:
            _discussed(console, discussed)
    if discussion.remark_note is not None:
        console.print()
        console.print(Text(discussion.remark_note, style="dim"))


def _discussed(console: Console, discussed: DiscussedStatement) -> None:
    statement = discussed.statement
    told = " ".join(discussed.lines)
    console.print(Text.assemble((f"{statement.id} ", "bold"), f"{statement.text} ", (told, "dim")))


def print_actions(console: Console, view: Report) -> None:
    """The actions with who, when and how it stands; nothing when there are none."""
    if not view.actions:
        return
    title(console, "Acties")
    for action in view.actions:
        extra = ", ".join(text for text in (action.who, wording.due_day(action), action.status) if text)
        item(console, f"{action.statement} {action.what} ({extra})")
