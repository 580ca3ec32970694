# SPDX-License-Identifier: EUPL-1.2
"""A Word document that grows from top to bottom: its text, pages, sections and properties."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from docx import Document
from docx.enum.section import WD_ORIENT, WD_SECTION
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
    page_number,
    paragraph,
    table,
)

_EPOCH = datetime(1980, 1, 1)  # noqa: DTZ001 - python-docx writes it as UTC
"""The first moment a zip can tell; reports do not look at the clock."""
_SHORT, _LONG, _MARGIN = 210.0, 297.0, 18.0
_MARK = "w:here"
"""An element that Word does not know; it does not reach the file."""
_UNUSED_PARTS = ("/stylesWithEffects", "/thumbnail", "/customXml")
"""Parts of python-docx's own template that no reader needs."""


class Paper:
    """A document on A4 in Dutch; it makes every text safe for XML."""

    def __init__(self, title: str, *, compact: bool = False) -> None:
        """Begin with a title; a compact document has less white, to fit on one page."""
        self._document = Document()
        self._texts: list[list[str]] = [[]]
        """The paragraphs and tables of each section."""
        self.width = 0.0
        """Millimetres between the margins."""
        self._drop_unused_parts()
        speak_dutch(self._document)
        dress(self._document, compact=compact)
        self._describe(title)
        self._shape(landscape=False)
        self._number_pages(title)
        self.paragraph(title, style=TITLE)

    def heading(self, text: str, level: int = 1) -> None:
        """Add a heading; the title of the document stands above level 1."""
        self.paragraph(text, style=f"Heading{level}")

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
        section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Mm(_MARGIN)
        section.footer_distance = Mm(_MARGIN / 2)
        self.width = width - 2 * _MARGIN

    def _number_pages(self, title: str) -> None:
        footer = self._document.sections[0].footer.paragraphs[0]._p  # noqa: SLF001 - no public way
        footer.extend(parse_xml(page_number(f"{title} · bladzijde ")))
