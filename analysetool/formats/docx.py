# SPDX-License-Identifier: EUPL-1.2
"""A document for Word: real headings, lists and tables that people can go on with.

Python-docx is an extra. The same document gives the same bytes: nothing in the file tells who made it, where or when.
Pictures are left out; what they show stands in the tables.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, assert_never

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
    Kind,
    Line,
    Rank,
    Row,
    Section,
    Table,
    TableLook,
    Text,
    Tone,
)
from analysetool.formats import docx_xml as xml
from analysetool.formats.extras import require

if TYPE_CHECKING:  # needs python-docx, which may be missing
    from analysetool.formats.docx_paper import Paper

_ROOM_TO_WRITE = 16.0
"""Millimetres of an empty row."""
_DEEPEST = 3
"""The smallest heading that has a look of its own."""


def lay_out_docx(document: Document) -> bytes:
    """Lay a document out; a summary has less white, to fit on one page.

    Raises:
        UsageError: when python-docx is not installed.
    """
    require("docx", "docx")
    from analysetool.formats.docx_paper import Paper  # noqa: PLC0415 - needs the extra

    paper = Paper(document.title, compact=document.kind in (Kind.SUMMARY, Kind.DESK))
    if document.subtitle:
        paper.paragraph(document.subtitle, style=xml.SUBTITLE)
    for origin in document.origins:
        paper.paragraph(xml.bold("Herkomst: "), origin)
    _write_blocks(paper, document.blocks, 1)
    for line in document.colophon:
        paper.paragraph(line)
    return paper.to_bytes()


def _write_blocks(paper: Paper, blocks: Sequence[Block], depth: int) -> None:
    for place, block in enumerate(blocks):
        follows = blocks[place + 1] if place + 1 < len(blocks) else None
        _write_block(paper, block, depth, keep=isinstance(follows, (Table, Items, Callout)))


def _write_block(paper: Paper, block: Block, depth: int, *, keep: bool) -> None:  # noqa: C901 - a case for each kind
    """Write one block; with `keep` a text stays on one page with what follows it."""
    match block:
        case Section():
            paper.heading(block.title, min(depth, _DEEPEST), new_page=block.apart)
            _write_blocks(paper, block.blocks, depth + 1)
        case Columns():
            _write_blocks(paper, block.sections, depth)
        case Text():
            paper.paragraph(*_pieces(block), keep=keep)
        case Facts():
            for fact in block.facts:
                paper.bullet(xml.bold(f"{fact.term}: "), fact.text)
        case Items():
            for item in block.items:
                paper.bullet(*([xml.bold(f"{item.id} ")] if item.id else []), item.text, *_lines(item.lines))
        case Callout():
            paper.paragraph(xml.bold(f"{block.title}."), *_lines(block.lines), keep=keep)
        case Table():
            _write_table(paper, block)
        case Figure() | Key():
            pass
        case _:
            assert_never(block)


def _pieces(text: Text) -> Iterable[str | xml.Run]:
    """A label in bold before the text; what is loud is bold as a whole."""
    label = [xml.bold(f"{text.label} ")] if text.label else []
    return (*label, xml.bold(text.text) if text.tone in {Tone.LEAD, Tone.STRONG} else text.text)


def _lines(lines: Iterable[Line]) -> list[xml.Run]:
    """What stands under an item or a title, each on a line of its own; what is small is grey."""
    loud = {Tone.STRONG, Tone.LEAD}
    return [
        xml.Run(text=line.text, bold=line.tone in loud, soft=line.tone is Tone.SMALL, new_line=True) for line in lines
    ]


def _write_table(paper: Paper, table: Table) -> None:
    """A table as wide as the page; a wide one gets a page on its side."""
    if table.wide:
        paper.turn(landscape=True)
    shown = [place for place, column in enumerate(table.columns) if not column.drawn]
    rows = [_row(row, shown) for row in table.rows]
    rows += [xml.TableRow(cells=("",) * len(shown)) for _ in table.blanks]
    paper.table(
        table.caption,
        _columns([table.columns[place] for place in shown], paper.width),
        rows,
        row_height=_ROOM_TO_WRITE if table.look is TableLook.WRITING else None,
    )
    if table.wide:
        paper.turn(landscape=False)


def _columns(columns: Sequence[Column], width: float) -> list[xml.Column]:
    """The columns with their share of the width in millimetres."""
    total = sum(column.width for column in columns)
    return [
        xml.Column(title=column.title.replace("\u00ad", ""), width=width * column.width / total, numeric=column.numeric)
        for column in columns
    ]


def _row(row: Row, shown: Iterable[int]) -> xml.TableRow:
    return xml.TableRow(cells=[_cell(row.cells[place]) for place in shown], strong=row.rank is not Rank.PLAIN)


def _cell(cell: str | Cell | Figure) -> str:
    match cell:
        case str():
            return cell
        case Cell():
            return cell.text
        case Figure():
            return ""
        case _:
            assert_never(cell)
