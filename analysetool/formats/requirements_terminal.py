# SPDX-License-Identifier: EUPL-1.2
"""Requirements in the terminal: a table of all, and below it in a sentence each what is not met.

Plain text has no table: one requirement a line, its outcome first, so that a screen reader and a pipe can follow it.
"""

from __future__ import annotations

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from analysetool.errors import Severity
from analysetool.figures.requirements import RequirementsView, ResultLine
from analysetool.formats.console import text_console, written
from analysetool.requirements import Outcome
from analysetool.words.requirements import NOTED, place

_HEADER = ("onderdeel", "eis", "waarde", "uitkomst")


def render_terminal(view: RequirementsView, *, colour: bool, plain: bool) -> str:
    """Lay the outcome out for a terminal; without `colour` there are no escape codes in it."""
    console = text_console(colour=colour, plain=plain)
    console.print(Text(view.heading, style="bold"))
    console.print(Text(view.glance, style="bold"))
    for told in view.context:
        console.print(Text(told))
    console.print()
    if plain:
        for line in view.lines:
            console.print(Text(f"{line.told}: {line.subject}, {line.requirement}, waarde {line.value}"))
    else:
        _table(console, view)
    if view.noted:
        console.print()
        console.print(Text(NOTED, style="bold underline"))
    for result in view.noted:
        console.print(Padding(Text(f"- {place(result)}: {result.message}"), (0, 0, 0, 2)))
    console.print()
    console.print(Text(view.explanation, style="dim"))
    return written(console)


def _table(console: Console, view: RequirementsView) -> None:
    table = Table(box=None, pad_edge=False, padding=(0, 3, 0, 0), header_style="bold")
    for title in _HEADER:
        table.add_column(title)
    for line in view.lines:
        table.add_row(Text(line.subject), Text(line.requirement), Text(line.value), Text(line.told, style=_style(line)))
    console.print(table)


def _style(line: ResultLine) -> str:
    if line.outcome is Outcome.MET:
        return "green"
    return "yellow" if line.severity is Severity.WARNING else "bold red"
