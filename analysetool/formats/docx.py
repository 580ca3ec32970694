# SPDX-License-Identifier: EUPL-1.2
"""A document for Word: real headings, lists and tables that people can go on with.

Python-docx and Pillow are an extra. The same document gives the same bytes: nothing in the file tells who made it,
where or when. Pictures are those of the page, each with the description that it has there.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, assert_never

from analysetool.documents.blocks import (
    Block,
    Callout,
    Cell,
    Columns,
    Document,
    Facts,
    Figure,
    Items,
    Key,
    KeyEntry,
    Kind,
    Line,
    Rank,
    Section,
    Table,
    TableLook,
    Text,
    Tone,
)
from analysetool.extras import require
from analysetool.formats import docx_xml as xml

if TYPE_CHECKING:  # needs python-docx, which may be missing
    from analysetool.formats.docx_paper import Paper
    from analysetool.formats.docx_pictures import Gallery

_ROOM_TO_WRITE = 16.0
"""Millimetres of an empty row."""
_SMALLEST, _BESIDE, _SIGN = 26.0, 3.8, 1.8
"""Millimetres of the smallest column of pictures, of the white beside what stands in a cell, and of a sign of text."""
_INDENT = 7.0
"""Millimetres before an item of a list."""
_SHARE = 0.27
"""How much of the width a column of pictures takes where there is room."""
_SMALL_MARGIN, _MARGIN = 12.0, 18.0
_BETWEEN = "    "
"""Between two entries of a key, which stand on one line where there is room."""
_DEEPEST = 3
"""The smallest heading that has a look of its own."""


def lay_out_docx(document: Document) -> bytes:
    """Lay a document out; a summary has less white, to fit on one page.

    Raises:
        UsageError: when python-docx or Pillow is not installed.
    """
    require("docx", "docx")
    require("PIL.ImageFont", "docx")
    from analysetool.formats.docx_paper import EveryPage, Paper  # noqa: PLC0415 - needs the extra
    from analysetool.formats.docx_pictures import Gallery  # noqa: PLC0415 - the same

    head = xml.Run(text=document.page_title or document.title, soft=True)
    one_page = document.kind in (Kind.SUMMARY, Kind.DESK)
    paper = Paper(
        document.title,
        density=xml.Density.ONE_PAGE if one_page else xml.Density.ROOMY,
        margin=_SMALL_MARGIN if one_page else _MARGIN,
        every_page=EveryPage(page="bladzijde", of="van", head=(head,), first=False),
    )
    gallery = Gallery(paper)
    if document.subtitle and not one_page:  # as on the printed page
        paper.paragraph(document.subtitle, style=xml.SUBTITLE)
    for origin in document.origins:
        paper.paragraph(xml.bold("Herkomst: "), origin)
    _write_blocks(paper, gallery, document.blocks, 1)
    for line in (" ".join(document.colophon),) if one_page else document.colophon:
        paper.paragraph(line)
    return paper.to_bytes()


def _write_blocks(paper: Paper, gallery: Gallery, blocks: Sequence[Block], depth: int) -> None:
    for place, block in enumerate(blocks):
        follows = blocks[place + 1] if place + 1 < len(blocks) else None
        _write_block(paper, gallery, block, depth, keep=isinstance(follows, (Table, Items, Callout, Figure)))


def _write_block(  # noqa: C901, PLR0912 - a case for each kind
    paper: Paper, gallery: Gallery, block: Block, depth: int, *, keep: bool
) -> None:
    """Write one block; with `keep` a text stays on one page with what follows it."""
    match block:
        case Section():
            paper.heading(block.title, min(depth, _DEEPEST), new_page=block.apart)
            _write_blocks(paper, gallery, block.blocks, depth + 1)
        case Columns():
            paper.divide(len(block.sections))
            for place, section in enumerate(block.sections):
                if place:
                    paper.insert(xml.NEXT_COLUMN)
                _write_blocks(paper, gallery, (section,), depth)
            paper.divide(1)
        case Text():
            paper.paragraph(*_pieces(block), keep=keep)
        case Facts():
            for fact in block.facts:
                paper.bullet(xml.bold(f"{fact.term}: "), fact.text)
        case Items():
            for item in block.items:
                drawn = [gallery.figure(item.figure, paper.width - _INDENT, new_line=True)] if item.figure else []
                paper.bullet(
                    *([xml.bold(f"{item.id} ")] if item.id else []),
                    item.text,
                    *_lines(item.lines, after=paper.density is xml.Density.ONE_PAGE),
                    *drawn,
                )
        case Callout():
            paper.paragraph(xml.bold(f"{block.title}."), *_lines(block.lines), keep=keep)
        case Table():
            _write_table(paper, gallery, block)
        case Figure():
            if block.caption:
                paper.paragraph(block.caption, style=xml.CAPTION)
            paper.paragraph(gallery.figure(block, paper.width), keep=keep)
        case Key():
            if block.text:
                paper.paragraph(block.text, keep=bool(block.entries) or keep)
            if block.entries:
                paper.paragraph(*_key(gallery, block.entries), keep=keep)
        case _:
            assert_never(block)


def _pieces(text: Text) -> Iterable[str | xml.Run]:
    """A label in bold before the text; what is loud is bold as a whole."""
    label = [xml.bold(f"{text.label} ")] if text.label else []
    return (*label, xml.bold(text.text) if text.tone in {Tone.LEAD, Tone.STRONG} else text.text)


def _key(gallery: Gallery, entries: Iterable[KeyEntry]) -> Iterable[str | xml.Picture]:
    """Each sign with its meaning, which no line breaks."""
    for entry in entries:
        yield gallery.sign(entry)
        yield f"\u00a0{entry.name.replace(' ', chr(0xA0))}{_BETWEEN}"


def _lines(lines: Iterable[Line], *, after: bool = False) -> list[xml.Run]:
    """What stands under an item or a title, each on a line of its own or `after` it; what is small is grey."""
    loud = {Tone.STRONG, Tone.LEAD}
    return [
        xml.Run(
            text=f" {line.text}" if after else line.text,
            bold=line.tone in loud,
            soft=line.tone is Tone.SMALL,
            new_line=not after,
        )
        for line in lines
    ]


def _write_table(paper: Paper, gallery: Gallery, table: Table) -> None:
    """A table as wide as the page; a wide one gets a page on its side."""
    if table.wide:
        paper.turn(landscape=True)
    columns = _columns(table, paper.width)
    rows = [
        xml.TableRow(
            cells=[_cell(cell, gallery, column.width) for cell, column in zip(row.cells, columns, strict=True)],
            strong=row.rank is not Rank.PLAIN,
        )
        for row in table.rows
    ]
    rows += [xml.TableRow(cells=("",) * len(columns)) for _ in table.blanks]
    paper.table(table.caption, columns, rows, row_height=_ROOM_TO_WRITE if table.look is TableLook.WRITING else None)
    if table.wide:
        paper.turn(landscape=False)


def _columns(table: Table, width: float) -> list[xml.Column]:
    """The columns in millimetres: those of pictures as wide as these need, the others share the rest.

    A column is no narrower than its longest word as long as the others have room to give.
    """
    shares = [0.0 if column.drawn else column.width for column in table.columns]
    widths = _narrowest(table, width)
    open_places = [place for place, share in enumerate(shares) if share]
    while open_places:
        fixed = sum(own for place, own in enumerate(widths) if place not in open_places)
        unit = (width - fixed) / sum(shares[place] for place in open_places)
        narrow = [place for place in open_places if shares[place] * unit < widths[place]]
        if not narrow:
            for place in open_places:
                widths[place] = shares[place] * unit
            break
        open_places = [place for place in open_places if place not in narrow]
    return [
        xml.Column(title=column.title.replace("\u00ad", ""), width=own, numeric=column.numeric, drawn=column.drawn)
        for column, own in zip(table.columns, widths, strict=True)
    ]


def _narrowest(table: Table, width: float) -> list[float]:
    """What each column needs at least: figures on one line where there is room for that, then no broken words."""
    pictures, wanted = sum(column.drawn for column in table.columns), max(_SMALLEST, _SHARE * width)
    places = range(len(table.columns))
    needs: list[float] = []
    for whole in (True, False):
        needs = [
            0.0 if column.drawn else _SIGN * _longest(table, place, whole=whole) + _BESIDE
            for place, column in enumerate(table.columns)
        ]
        if sum(needs) + pictures * wanted <= width:
            break
    drawn = max(_SMALLEST, min(wanted, (width - sum(needs)) / pictures)) if pictures else 0.0
    needs = [drawn if table.columns[place].drawn else needs[place] for place in places]
    return [need * min(1.0, width / sum(needs)) for need in needs]


def _longest(table: Table, place: int, *, whole: bool) -> int:
    """How many signs the longest word of a column has; with `whole` a cell that may not break is one word."""
    column = table.columns[place]
    as_one = whole and not (not column.numeric if column.breaks is None else column.breaks)
    cells = (row.cells[place] for row in table.rows)
    texts = [cell if isinstance(cell, str) else cell.text for cell in cells if not isinstance(cell, Figure)]
    words = texts if as_one else [word for text in texts for word in text.split()]
    titles = (len(word) + 1 for word in column.title.replace("\u00ad", "").split())  # which are bold
    return max((*map(len, words), *titles), default=0)


def _cell(cell: str | Cell | Figure, gallery: Gallery, width: float) -> str | xml.Picture:
    match cell:
        case str():
            return cell
        case Cell():
            return cell.text
        case Figure():
            return gallery.figure(cell, width - _BESIDE)
        case _:
            assert_never(cell)
