# SPDX-License-Identifier: EUPL-1.2
"""A document in the terminal: lines and tables that fit the window.

Plain text has no tables: a row becomes a line with each figure named, so that a screen reader and a pipe can follow it.
Pictures are left out; what they show stands in the tables. A table that is a picture itself has bars of signs, where
there is room for them.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import assert_never

from rich.cells import cell_len
from rich.console import Console
from rich.table import Table as RichTable
from rich.text import Text as RichText

from analysetool.documents.blocks import (
    Block,
    Callout,
    Cell,
    Column,
    Columns,
    Document,
    Facts,
    Figure,
    Items,
    Key,
    Line,
    Mood,
    Rank,
    Row,
    Section,
    Table,
    TableLook,
    Text,
    Tone,
)
from analysetool.formats.console import text_console, written
from analysetool.formats.terminal_widths import SOFT_HYPHEN, Setting, fitting
from analysetool.rounding import round_half_up

_STYLES = {Tone.PLAIN: "", Tone.LEAD: "bold", Tone.STRONG: "bold", Tone.SMALL: "dim"}
_MOODS = {
    Mood.GOOD: "green",
    Mood.WEAK: "yellow",
    Mood.DIVIDED: "magenta",
    Mood.UNKNOWN: "cyan",
    Mood.FAILED: "bold red",
}
_WIDEST_ID = 8
"""A longer id would leave its text too little room."""
_BAR_LENGTH = 20
"""Twenty signs for the line from 1 to 5: two tenths a sign. A block and a shade are in the oldest code pages too."""
_FILLED, _LEFT = "█", "░"
_HEADING_HANGS, _LABELLED_HANGS, _CELL_HANGS = 4, 2, 2
"""How far the second line stands to the right: of a heading, a text behind a label, and the heading of a row."""
_Rows = list[tuple[Row, list[RichText]]]
_HEADINGS = {2: "bold underline", 3: "bold"}


def lay_out_terminal(document: Document, *, colour: bool, plain: bool) -> str:
    """Lay a document out; without `colour` there are no escape codes in it, and `plain` text has no tables."""
    console = text_console(colour=colour, plain=plain)
    _print_hanging(console, RichText(document.title, style="bold"), _HEADING_HANGS)
    if document.subtitle:
        console.print(RichText(document.subtitle))
    for origin in document.origins:
        _print_hanging(console, RichText(f"Herkomst: {origin}", style="italic"), _LABELLED_HANGS)
    _print_blocks(console, document.blocks, 2, plain=plain)
    if document.colophon:
        console.print()
    for line in document.colophon:
        console.print(RichText(line, style="dim"))
    return written(console)


def _print_blocks(console: Console, blocks: Iterable[Block], depth: int, *, plain: bool) -> None:
    """One under the other; a table is as far from what follows as from what goes before."""
    after_table = False
    for block in blocks:
        if after_table and not plain and not isinstance(block, Section | Columns | Table | Figure | Key):
            console.print()
        _print_block(console, block, depth, plain=plain)
        if not isinstance(block, Figure | Key):
            after_table = isinstance(block, Table) and bool(block.rows)


def _print_block(console: Console, block: Block, depth: int, *, plain: bool) -> None:
    match block:
        case Section():
            console.print()
            _print_hanging(console, RichText(block.title, style=_HEADINGS.get(depth, "bold")), _HEADING_HANGS)
            _print_blocks(console, block.blocks, depth + 1, plain=plain)
        case Columns():
            _print_blocks(console, block.sections, depth, plain=plain)
        case Text():
            label = (f"{block.label} ", "bold") if block.label else ""
            told = RichText.assemble(label, (block.text, _STYLES[block.tone]))
            _print_hanging(console, told, _LABELLED_HANGS if block.label else 0)
        case Facts():
            for fact in block.facts:
                _print_hanging(console, RichText(f"{fact.term}: {fact.text}"), _LABELLED_HANGS)
        case Items():
            _print_items(console, block, plain=plain)
        case Callout():
            console.print(RichText(" ").join([RichText(f"{block.title}.", style="bold"), *_told(block.lines)]))
        case Table():
            _print_table(console, block, plain=plain)
        case Figure() | Key():
            pass
        case _:
            assert_never(block)


def _print_hanging(console: Console, text: RichText, indent: int) -> None:
    console.print(_hanging(console, text, console.width, indent))


def _hanging(console: Console, text: RichText, width: int, indent: int) -> RichText:
    """A text in lines of which all but the first begin `indent` blanks further; it breaks between words."""
    first = text.wrap(console, width)[0]
    if not text.plain.startswith(first.plain):  # what is in it is no line as it stands, such as a tab
        return text
    rest = text[len(first) :]
    rest = rest[len(rest.plain) - len(rest.plain.lstrip()) :]
    lines = rest.wrap(console, width - indent) if rest.plain else ()
    return RichText("\n").join([first, *(RichText(" " * indent).append(line) for line in lines)])


def _print_items(console: Console, items: Items, *, plain: bool) -> None:
    """One item a paragraph: its id, its text, and what is told of it; text stays to the right of the id or bullet."""
    width = max((len(item.id) for item in items.items), default=0)
    for item in items.items:
        pieces = RichText(item.text)
        for piece in _told(item.lines):
            pieces.append(" ").append(piece)
        before = RichText(item.id, style="bold") if item.id else RichText("  -")
        if plain or width > _WIDEST_ID:
            console.print(RichText(" ").join([before, pieces]))
            continue
        hanging = RichTable.grid(padding=(0, 1, 0, 0))
        hanging.add_column(no_wrap=True, min_width=width)
        hanging.add_column(overflow="fold")
        hanging.add_row(before, pieces)
        console.print(hanging)


def _told(lines: Iterable[Line]) -> list[RichText]:
    return [RichText(line.text, style=_STYLES[line.tone]) for line in lines]


def _print_table(console: Console, table: Table, *, plain: bool) -> None:
    """A table under its caption; in plain text or a narrow window a line a row, each cell named.

    A table with nothing but rows to write in is left out: nobody writes on a screen.
    """
    if not table.rows:
        return
    columns, rows, setting = _set(table, console.width, plain=plain)
    if table.caption:
        console.print(RichText(table.caption if plain else f"\n{table.caption}", style="italic"))
    if setting is None:
        for row, cells in rows:
            console.print(RichText(_row_told(row, columns, cells)))
        return
    # The space between columns is a column too: releases of rich differ in what padding adds to a fixed width.
    headed = any(setting.titles)
    drawn = RichTable(box=None, pad_edge=False, padding=0, header_style="dim", show_header=headed)
    for place, (column, title, width) in enumerate(zip(columns, setting.titles, setting.widths, strict=True)):
        if place:
            drawn.add_column(width=setting.gap)
        drawn.add_column(RichText(title), justify="right" if column.numeric else "left", overflow="fold", width=width)
    for row, (first, *others) in rows:
        roomy = (
            not columns[0].numeric
            and max(map(cell_len, first.plain.split()), default=0) + _CELL_HANGS <= setting.widths[0]
        )
        cells = [_hanging(console, first, setting.widths[0], _CELL_HANGS) if roomy else first, *others]
        spaced = [piece for cell in cells for piece in (RichText(), cell)][1:]
        drawn.add_row(*spaced, style=None if row.rank is Rank.PLAIN else "bold")
    console.print(drawn)


def _set(table: Table, room: int, *, plain: bool) -> tuple[list[Column], _Rows, Setting | None]:
    """The columns that fit, with the rows in them; without a setting a row becomes a line."""
    if not plain and table.look is TableLook.PICTURE:
        columns, rows = _columns_of(table, bars=True)
        setting = fitting(columns, _plain(rows), room)
        if setting is not None:
            return columns, rows, setting
    columns, rows = _columns_of(table, bars=False)
    if plain:
        return columns, rows, None
    setting = fitting(columns, _plain(rows), room, whole_numbers=True)
    if setting is None:
        columns, rows = _columns_of(table, bars=False, short=True)
        setting = fitting(columns, _plain(rows), room)
    return columns, rows, setting


def _columns_of(table: Table, *, bars: bool, short: bool = False) -> tuple[list[Column], _Rows]:
    """The columns to show and each row in them; with `bars` the drawn ones too, and nothing may break."""
    shown = [(place, column) for place, column in enumerate(table.columns) if bars or not column.drawn]
    columns = [replace(column, breaks=False) if bars else column for _, column in shown]
    return columns, [(row, [_cell(row.cells[place], short=short) for place, _ in shown]) for row in table.rows]


def _plain(rows: _Rows) -> list[list[str]]:
    return [[cell.plain for cell in cells] for _, cells in rows]


def _cell(cell: str | Cell | Figure, *, short: bool) -> RichText:
    match cell:
        case str():
            return RichText(cell)
        case Cell():
            return RichText((short and cell.short) or cell.text, style="" if cell.mood is None else _MOODS[cell.mood])
        case Figure():
            return RichText(_bar(cell.share))
        case _:
            assert_never(cell)


def _bar(share: float | None) -> str:
    """A bar of signs; nothing where there is no value."""
    if share is None:
        return ""
    filled = round_half_up(share * _BAR_LENGTH, 0)
    return _FILLED * int(filled) + _LEFT * (_BAR_LENGTH - int(filled))


def _row_told(row: Row, columns: list[Column], cells: list[RichText]) -> str:
    """The row as a sentence: its own, or its heading with each filled cell after the name of its column."""
    if row.told:
        return row.told
    named = zip(columns[1:], cells[1:], strict=True)
    told = [f"{column.title.replace(SOFT_HYPHEN, '').lower()} {cell.plain}" for column, cell in named if cell.plain]
    return f"{cells[0].plain}: {', '.join(told)}" if told else cells[0].plain
