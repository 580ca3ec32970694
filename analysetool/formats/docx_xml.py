# SPDX-License-Identifier: EUPL-1.2
"""Paragraphs and tables in the XML of Word, written as text: a report has a thousand cells and objects are slow.

Knows no python-docx. Styles are named by their identity in python-docx's template.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import IntEnum

SOFT, SHADE = "4A4A4A", "F3F5F7"
"""Grey that is readable on white, and the ground of rows that stand out; the HTML report has the same."""
TITLE, SUBTITLE, CAPTION, BULLET = "Title", "Subtitle", "Caption", "ListBullet"
GAP = '<w:p><w:pPr><w:spacing w:after="0" w:line="160" w:lineRule="exact"/></w:pPr></w:p>'
"""A little white under a table; two tables without a paragraph between them would become one."""
SMALL_GAP = GAP.replace("160", "80")
"""Less white, where much has to fit on a page."""
HAIRLINE = '<w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/></w:pPr></w:p>'
"""A paragraph that takes no room, for a document must not end with a table."""
NEXT_COLUMN = (
    '<w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/></w:pPr>'
    '<w:r><w:br w:type="column"/></w:r></w:p>'
)
"""What follows stands at the top of the next column."""

_NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
NO_ROOM = f'<w:spacing xmlns:w="{_NAMESPACE}" w:before="0" w:after="0" w:line="20" w:lineRule="exact"/>'
"""How a paragraph that only ends a section is set."""
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""What XML cannot hold; the view has taken most of it out already. A pattern of what it can hold is slow to compile."""
_ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"})
_HANGING = 8.0
"""Millimetres between a number and its text."""
_TWIPS = 1440 / 25.4
"""Word counts in twentieths of a point; so many are a millimetre."""
_TABLE = (
    '<w:tbl><w:tblPr><w:tblStyle w:val="TableGrid"/><w:tblW w:type="auto" w:w="0"/>{borders}'
    '<w:tblLayout w:type="fixed"/>'
    '<w:tblLook w:firstColumn="1" w:firstRow="1" w:lastColumn="0" w:lastRow="0" w:noHBand="0" w:noVBand="1" '
    'w:val="04A0"/><w:tblCaption w:val="{caption}"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>'
)
_BOXES = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="767676"/>'
    for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)
"""Lines around every cell, for a table to write in; others have lines between rows alone."""
_EMU = 36000
"""Pictures are measured in so many parts of a millimetre."""
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"
_PICTURE = (
    '<w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="{width}" cy="{height}"/>'
    '<wp:docPr id="{number}" name="{name}" descr="{told}"{title}>{decoration}</wp:docPr>'
    f'<a:graphic xmlns:a="{_DRAWING}/main"><a:graphicData uri="{_DRAWING}/picture">'
    f'<pic:pic xmlns:pic="{_DRAWING}/picture">'
    '<pic:nvPicPr><pic:cNvPr id="{number}" name="{name}"/><pic:cNvPicPr/></pic:nvPicPr>'
    '<pic:blipFill><a:blip r:embed="{part}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
    '<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'
    '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline>'
    "</w:drawing>"
)
_DECORATION = (
    f'<a:extLst xmlns:a="{_DRAWING}/main"><a:ext uri="{{C183D7F6-B498-43B3-948B-1728B52AA6E4}}">'
    '<adec:decorative xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/>'
    "</a:ext></a:extLst>"
)
_CELL_SPACING = '<w:spacing w:before="20" w:after="20" w:line="240" w:lineRule="auto"/>'
_CELL_END = "</w:r></w:p></w:tc>"


class Density(IntEnum):
    """How much has to fit on a page: what there is, a form on few pages, or a whole document on one."""

    ROOMY = 0
    COMPACT = 1
    ONE_PAGE = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """A stretch of text in one look; `new_line` starts it on a line of its own, `points` is a size of its own."""

    text: str
    bold: bool = False
    soft: bool = False
    new_line: bool = False
    points: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A picture in a line of text.

    Attributes:
        part: the identity of the part of the file that holds it.
        number: its own number in the document.
        width: in millimetres.
        height: in millimetres.
        title: its name.
        told: what it tells who cannot see it; empty for a sign whose meaning stands beside it.
        new_line: on a line of its own.
    """

    part: str
    number: int
    width: float
    height: float
    title: str = ""
    told: str = ""
    new_line: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column of a table: what it holds, how many millimetres wide, and whether it holds figures or pictures."""

    title: str
    width: float
    numeric: bool = False
    drawn: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class TableRow:
    """A row of a table; a strong one stands out, as the row of a part among its themes does."""

    cells: Sequence[str | Picture]
    strong: bool = False


def bold(text: str) -> Run:
    """Text that stands out."""
    return Run(text=text, bold=True)


def soft(text: str) -> Run:
    """Text in grey, on a line of its own."""
    return Run(text=text, soft=True, new_line=True)


def legal(text: str) -> str:
    """Text without characters that XML cannot hold."""
    return _ILLEGAL.sub("", text)


def escaped(text: str) -> str:
    """Text that is only text, in an element and in an attribute."""
    return legal(text).translate(_ESCAPES)


def paragraph(
    pieces: Iterable[str | Run | Picture],
    *,
    style: str | None = None,
    keep: bool = False,
    whole: bool = False,
    new_page: bool = False,
) -> str:
    """A paragraph; with `keep` it stays on one page with what follows, a `whole` one is not split itself.

    With `new_page` it begins a page.
    """
    look = f'<w:pStyle w:val="{style}"/>' if style else ""
    if keep:
        look += "<w:keepNext/>"
    if whole:
        look += "<w:keepLines/>"
    if new_page:
        look += "<w:pageBreakBefore/>"
    return f"<w:p><w:pPr>{look}</w:pPr>{''.join(map(run, pieces))}</w:p>"


def numbering(number: int, levels: str) -> str:
    """The definition of a list of several levels; an inner level begins anew under each item of the outer one."""
    return (
        f'<w:abstractNum xmlns:w="{_NAMESPACE}" w:abstractNumId="{number}"><w:multiLevelType w:val="multilevel"/>'
        f"{levels}</w:abstractNum>"
    )


def level(place: int, kind: str, text: str, indent: float) -> str:
    """How one level of a list is numbered: `kind` as Word names it, `text` with %1 or %2, `indent` in millimetres."""
    return (
        f'<w:lvl w:ilvl="{place}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/><w:lvlText w:val="{text}"/>'
        f'<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="{twips(indent)}" w:hanging="{twips(_HANGING)}"/></w:pPr></w:lvl>'
    )


def list_item(text: str, numbering: int, level: int, *, keep: bool) -> str:
    """An item of a numbered list that Word numbers by itself; level 0 is the outer one."""
    look = "<w:keepNext/>" if keep else ""
    place = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{numbering}"/></w:numPr>'
    return f"<w:p><w:pPr>{look}{place}</w:pPr>{run(text)}</w:p>"


def page_number(before: str, between: str = "", points: float | None = None) -> str:
    """A soft text with the number of the page after it, as elements of a paragraph.

    With `between` ("van") the number of pages comes after that word.
    """
    fields = _field("PAGE", points)
    if between:
        fields += run(Run(text=f" {between} ", soft=True, points=points)) + _field("NUMPAGES", points)
    return f'<w:p xmlns:w="{_NAMESPACE}">{run(Run(text=before, soft=True, points=points))}{fields}</w:p>'


def line_on_top(pieces: Iterable[str | Run]) -> str:
    """A line for the top of each page, as elements of a paragraph."""
    return f'<w:p xmlns:w="{_NAMESPACE}">{"".join(map(run, pieces))}</w:p>'


def _field(name: str, points: float | None) -> str:
    return f'<w:fldSimple w:instr="{name}">{run(Run(text="1", soft=True, points=points))}</w:fldSimple>'


def table(caption: str, columns: Sequence[Column], rows: Iterable[TableRow], row_height: float | None) -> str:
    """A table of fixed widths; the first row holds the titles of the columns and is repeated on every page."""
    titles = TableRow(cells=[column.title for column in columns], strong=True)
    starts = {strong: [_cell_start(column, strong=strong) for column in columns] for strong in (False, True)}
    heads = [_cell_start(column, strong=True, keep=True) for column in columns]
    height = "" if row_height is None else f'<w:trHeight w:val="{twips(row_height)}"/>'
    written = [_row(titles, heads, "<w:tblHeader/>")]
    written += [_row(row, starts[row.strong], height) for row in rows]
    return _TABLE.format(
        caption=escaped(caption),
        borders="" if row_height is None else f"<w:tblBorders>{_BOXES}</w:tblBorders>",
        grid="".join(f'<w:gridCol w:w="{twips(column.width)}"/>' for column in columns),
        rows="".join(written),
    )


def _row(row: TableRow, starts: Sequence[str], trait: str) -> str:
    cells = "".join([f"{start}{_held(cell)}{_CELL_END}" for start, cell in zip(starts, row.cells, strict=True)])
    return f"<w:tr><w:trPr><w:cantSplit/>{trait}</w:trPr>{cells}</w:tr>"


def _held(cell: str | Picture) -> str:
    return _text(cell) if isinstance(cell, str) else _drawing(cell)


def _cell_start(column: Column, *, strong: bool, keep: bool = False) -> str:
    """All of a cell that comes before its text; the same in every row. With `keep` it stays with the row below.

    Pictures are white, and so is the ground behind them.
    """
    shade = strong and (keep or not column.drawn)
    ground = f'<w:shd w:val="clear" w:color="auto" w:fill="{SHADE}"/>' if shade else ""
    side = '<w:jc w:val="right"/>' if column.numeric else ""
    near = "<w:keepNext/>" if keep else ""
    return (
        f'<w:tc><w:tcPr><w:tcW w:type="dxa" w:w="{twips(column.width)}"/>{ground}</w:tcPr>'
        f"<w:p><w:pPr>{near}{_CELL_SPACING}{side}</w:pPr>"
        f'<w:r><w:rPr>{"<w:b/>" if strong else ""}<w:sz w:val="18"/></w:rPr>'
    )


def run(piece: str | Run | Picture) -> str:
    """A stretch of text, or a picture, as an element of a paragraph."""
    if isinstance(piece, str):
        return f"<w:r>{_text(piece)}</w:r>"
    if isinstance(piece, Picture):
        return f"<w:r>{'<w:br/>' if piece.new_line else ''}{_drawing(piece)}</w:r>"
    look = "<w:b/>" if piece.bold else ""
    if piece.soft:
        look += f'<w:color w:val="{SOFT}"/>'
    if piece.points is not None:
        look += f'<w:sz w:val="{round(2 * piece.points)}"/>'
    return f"<w:r><w:rPr>{look}</w:rPr>{'<w:br/>' if piece.new_line else ''}{_text(piece.text)}</w:r>"


def _drawing(picture: Picture) -> str:
    """A picture within a run; one that tells nothing is marked as decoration, so that it is not read aloud."""
    name = escaped(picture.title)
    decoration = "" if picture.told else _DECORATION
    return _PICTURE.format(
        number=picture.number,
        name=name or f"Teken {picture.number}",
        title=f' title="{name}"' if name else "",
        told=escaped(picture.told),
        decoration=decoration,
        width=round(picture.width * _EMU),
        height=round(picture.height * _EMU),
        part=picture.part,
    )


def _text(text: str) -> str:
    space = ' xml:space="preserve"' if text != text.strip() else ""
    return f"<w:t{space}>{escaped(text)}</w:t>"


def twips(millimetres: float) -> int:
    """The measure that Word counts in."""
    return round(millimetres * _TWIPS)
