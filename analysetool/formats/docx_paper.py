# SPDX-License-Identifier: EUPL-1.2
"""A Word document that grows from top to bottom: its text, pages, sections and properties."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from docx import Document
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement, parse_xml
from docx.shared import Mm

from analysetool.formats.docx_file import packed
from analysetool.formats.docx_styles import dress, speak_dutch
from analysetool.formats.docx_xml import (
    BULLET,
    CAPTION,
    GAP,
    TITLE,
    Column,
    Run,
    TableRow,
    legal,
    line_on_top,
    numbering,
    page_number,
    paragraph,
    table,
)

_EPOCH = datetime(1980, 1, 1)  # noqa: DTZ001 - python-docx writes it as UTC
"""The first moment a zip can tell; reports do not look at the clock."""
_SHORT, _LONG, _MARGIN = 210.0, 297.0, 18.0
_UNDER_HEAD = 2.0
"""Millimetres of white under what stands on top of each page."""
_MARK = "w:here"
"""An element that Word does not know; it does not reach the file."""
_UNUSED_PARTS = ("/stylesWithEffects", "/thumbnail", "/customXml")
"""Parts of python-docx's own template that no reader needs."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EveryPage:
    """What stands on each page: a line above the text, and below it words, the page and, after `of`, how many.

    `points` is the size of what stands below, when it is not that of the other text.
    """

    foot: str
    page: str
    of: str = ""
    head: Sequence[Run] = ()
    points: float | None = None


class Paper:
    """A document on A4 in Dutch; it makes every text safe for XML."""

    def __init__(
        self,
        title: str,
        *,
        compact: bool = False,
        margin: float = _MARGIN,
        every_page: EveryPage | None = None,
        bare: bool = False,
    ) -> None:
        """Begin with a title.

        Args:
            title: of the document; also above its text, unless it is bare.
            compact: with less white, to fit on few pages.
            margin: millimetres of white around the text.
            every_page: what stands above and below the text of each page; else its number with the title.
            bare: nothing but what is added.
        """
        self._document = Document()
        self._margin = margin
        self._texts: list[list[str]] = [[]]
        """The paragraphs and tables of each section."""
        self.width = 0.0
        """Millimetres between the margins."""
        self._drop_unused_parts()
        speak_dutch(self._document)
        dress(self._document, compact=compact)
        self._describe(title)
        self._shape(landscape=False)
        if not bare:
            self._number_pages(every_page or EveryPage(foot=title, page="bladzijde"))
            self.paragraph(title, style=TITLE)

    def heading(self, text: str, level: int = 1, *, new_page: bool = False) -> None:
        """Add a heading, perhaps on a new page; the title of the document stands above level 1."""
        self._texts[-1].append(paragraph((text,), style=f"Heading{level}", new_page=new_page))

    def paragraph(self, *pieces: str | Run, style: str | None = None, keep: bool = False) -> None:
        """Add a paragraph; with `keep` it stays on one page with what follows."""
        self._texts[-1].append(paragraph(pieces, style=style, keep=keep))

    def bullet(self, *pieces: str | Run) -> None:
        """Add an item to a list."""
        self.paragraph(*pieces, style=BULLET)

    def table(
        self, caption: str, columns: Sequence[Column], rows: Sequence[TableRow], *, row_height: float | None = None
    ) -> None:
        """Add a table with its caption above it; the first row is repeated on every page."""
        self.paragraph(caption, style=CAPTION)
        self._texts[-1] += (table(caption, columns, rows, row_height), GAP)

    def insert(self, *elements: str) -> None:
        """Add paragraphs and tables that another module wrote in the XML of Word."""
        self._texts[-1] += elements

    def numbering(self, levels: str) -> int:
        """Define a list of several levels (`w:lvl` elements); gives the number by which items name it."""
        lists = self._document.part.numbering_part.element
        taken = [int(item.get(qn("w:abstractNumId"))) for item in lists.findall(qn("w:abstractNum"))]
        number = max(taken, default=0) + 1
        lists.insert(0, parse_xml(numbering(number, levels)))
        return int(lists.add_num(number).numId)

    def turn(self, *, landscape: bool) -> None:
        """Go on with a new page, lying or standing."""
        self._leave_mark()
        self._texts.append([])
        self._document.add_section(WD_SECTION.NEW_PAGE)
        self._shape(landscape=landscape)

    def to_bytes(self) -> bytes:
        """The document as a file whose parts carry no date."""
        self._leave_mark()
        return packed(self._document, self._fill(self._document.part.blob))

    def _leave_mark(self) -> None:
        """Mark where the text of the last section belongs; python-docx would need longer to take it in."""
        self._document.sections[-1]._sectPr.addprevious(OxmlElement(_MARK))  # noqa: SLF001 - no public way

    def _fill(self, empty: bytes) -> bytes:
        """Put the text of each section at its mark; no other text stands in this part, so no other mark either."""
        before, *after = empty.split(f"<{_MARK}/>".encode())
        texts = ("".join(text).encode() for text in self._texts)
        return before + b"".join(text + rest for text, rest in zip(texts, after, strict=True))

    def _drop_unused_parts(self) -> None:
        for holder in (self._document.part.rels, self._document.part.package.rels):
            for identity in [key for key, rel in holder.items() if rel.reltype.endswith(_UNUSED_PARTS)]:
                del holder[identity]

    def _describe(self, title: str) -> None:
        properties = self._document.core_properties
        properties.title, properties.language = legal(title)[:255], "nl-NL"
        properties.author = properties.last_modified_by = properties.comments = ""
        properties.created = properties.modified = _EPOCH

    def _shape(self, *, landscape: bool) -> None:
        """A4 for the last section."""
        section = self._document.sections[-1]
        width, height = (_LONG, _SHORT) if landscape else (_SHORT, _LONG)
        section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
        section.page_width, section.page_height = Mm(width), Mm(height)
        section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Mm(self._margin)
        section.footer_distance = section.header_distance = Mm(self._margin / 2)
        self.width = width - 2 * self._margin

    def _number_pages(self, told: EveryPage) -> None:
        section = self._document.sections[0]
        footer = section.footer.paragraphs[0]._p  # noqa: SLF001 - no public way
        footer.extend(parse_xml(page_number(f"{told.foot} · {told.page} ", told.of, told.points)))
        if told.head:
            header = section.header.paragraphs[0]
            header.paragraph_format.space_after = Mm(_UNDER_HEAD)
            header._p.extend(parse_xml(line_on_top(told.head)))  # noqa: SLF001 - the same
