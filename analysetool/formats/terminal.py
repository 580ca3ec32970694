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
_Rows = list[tuple[Row, list[RichText]]]
_HEADINGS = {2: "bold underline", 3: "bold"}


def lay_out_terminal(document: Document, *, colour: bool, plain: bool) -> str:
    """Lay a document out; without `colour` there are no escape codes in it, and `plain` text has no tables."""
    console = text_console(colour=colour, plain=plain)
    console.print(RichText(document.title, style="bold"))
    if document.subtitle:
        console.print(RichText(document.subtitle))
    for origin in document.origins:
        console.print(RichText(f"Herkomst: {origin}", style="italic"))
    _print_blocks(console, document.blocks, 2, plain=plain)
    if document.colophon:
        console.print()
    for line in document.colophon:
        console.print(RichText(line, style="dim"))
    return written(console)


def _print_blocks(console: Console, blocks: Iterable[Block], depth: int, *, plain: bool) -> None:
    for block in blocks:
        _print_block(console, block, depth, plain=plain)


def _print_block(console: Console, block: Block, depth: int, *, plain: bool) -> None:
    match block:
        case Section():
            console.print()
            console.print(RichText(block.title, style=_HEADINGS.get(depth, "bold")))
            _print_blocks(console, block.blocks, depth + 1, plain=plain)
        case Columns():
            _print_blocks(console, block.sections, depth, plain=plain)
        case Text():
            label = (f"{block.label} ", "bold") if block.label else ""
            console.print(RichText.assemble(label, (block.text, _STYLES[block.tone])))
        case Facts():
            for fact in block.facts:
                console.print(RichText(f"{fact.term}: {fact.text}"))
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
    for row, cells in rows:
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
    return columns, rows, None if plain else fitting(columns, _plain(rows), room)


def _columns_of(table: Table, *, bars: bool) -> tuple[list[Column], _Rows]:
    """The columns to show and each row in them; with `bars` the drawn ones too, and nothing may break."""
    shown = [(place, column) for place, column in enumerate(table.columns) if bars or not column.drawn]
    columns = [replace(column, breaks=False) if bars else column for _, column in shown]
    return columns, [(row, [_cell(row.cells[place]) for place, _ in shown]) for row in table.rows]


def _plain(rows: _Rows) -> list[list[str]]:
    return [[cell.plain for cell in cells] for _, cells in rows]


def _cell(cell: str | Cell | Figure) -> RichText:
    match cell:
        case str():
            return RichText(cell)
        case Cell():
            return RichText(cell.text, style="" if cell.mood is None else _MOODS[cell.mood])
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
