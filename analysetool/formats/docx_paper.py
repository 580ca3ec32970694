# SPDX-License-Identifier: EUPL-1.2
"""A Word document that grows from top to bottom: its text, pages, sections and properties."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from docx import Document
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement, parse_xml
from docx.section import Section
from docx.shared import Mm

from analysetool.formats.docx_file import packed
from analysetool.formats.docx_styles import dress, speak_dutch
from analysetool.formats.docx_xml import (
    BULLET,
    CAPTION,
    GAP,
    NO_ROOM,
    SMALL_GAP,
    TITLE,
    Column,
    Density,
    Picture,
    Run,
    TableRow,
    legal,
    line_on_top,
    numbering,
    page_number,
    paragraph,
    table,
    twips,
)

_EPOCH = datetime(1980, 1, 1)  # noqa: DTZ001 - python-docx writes it as UTC
"""The first moment a zip can tell; reports do not look at the clock."""
_SHORT, _LONG, _MARGIN = 210.0, 297.0, 18.0
_BETWEEN_COLUMNS = 8.0
"""Millimetres."""
_UNDER_HEAD = 2.0
"""Millimetres of white under what stands on top of each page."""
_MARK = "w:here"
"""An element that Word does not know; it does not reach the file."""
_UNUSED_PARTS = ("/stylesWithEffects", "/thumbnail", "/customXml")
"""Parts of python-docx's own template that no reader needs."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EveryPage:
    """What stands on each page: a line above the text, and below it words, the page and, after `of`, how many.

    `points` is the size of what stands below, when it is not that of the other text. Where the `first` page says
    itself what the head says, it has none.
    """

    page: str
    foot: str = ""
    of: str = ""
    head: Sequence[Run] = ()
    points: float | None = None
    first: bool = True


class Paper:
    """A document on A4 in Dutch; it makes every text safe for XML."""

    def __init__(
        self,
        title: str,
        *,
        density: Density = Density.ROOMY,
        margin: float = _MARGIN,
        every_page: EveryPage | None = None,
        bare: bool = False,
    ) -> None:
        """Begin with a title.

        Args:
            title: of the document; also above its text, unless it is bare.
            density: how much has to fit on a page.
            margin: millimetres of white around the text.
            every_page: what stands above and below the text of each page; else its number with the title.
            bare: nothing but what is added.
        """
        self._document = Document()
        self._margin = margin
        self.density = density
        self._pictures: dict[bytes, str] = {}
        """The identity of the part that holds a picture, by its content."""
        self._drawn = 0
        self._texts: list[list[str]] = [[]]
        """The paragraphs and tables of each section."""
        self.width = self._across = 0.0
        """Millimetres that a text has, in its column, and between the margins."""
        self._drop_unused_parts()
        speak_dutch(self._document)
        dress(self._document, density)
        self._describe(title)
        self._shape(landscape=False)
        if not bare:
            self._number_pages(every_page or EveryPage(foot=title, page="bladzijde"))
            self.paragraph(title, style=TITLE)

    def heading(self, text: str, level: int = 1, *, new_page: bool = False) -> None:
        """Add a heading, perhaps on a new page; the title of the document stands above level 1."""
        self._texts[-1].append(paragraph((text,), style=f"Heading{level}", new_page=new_page))

    def paragraph(
        self, *pieces: str | Run | Picture, style: str | None = None, keep: bool = False, whole: bool = False
    ) -> None:
        """Add a paragraph; with `keep` it stays on one page with what follows, and a `whole` one is not split."""
        self._texts[-1].append(paragraph(pieces, style=style, keep=keep, whole=whole))

    def bullet(self, *pieces: str | Run | Picture) -> None:
        """Add an item to a list; it stands on one page."""
        self.paragraph(*pieces, style=BULLET, whole=True)

    def picture(
        self, png: bytes, width: float, height: float, *, title: str = "", told: str = "", new_line: bool = False
    ) -> Picture:
        """A picture to put in a line of text; what looks the same is in the file once.

        Args:
            png: the picture.
            width: in millimetres.
            height: in millimetres.
            title: its name.
            told: what it tells who cannot see it; empty for a sign whose meaning stands beside it.
            new_line: whether it stands on a line of its own.
        """
        if png not in self._pictures:
            place = PackURI(f"/word/media/beeld{len(self._pictures) + 1}.png")
            part = Part(place, CONTENT_TYPE.PNG, png, self._document.part.package)
            self._pictures[png] = self._document.part.relate_to(part, RELATIONSHIP_TYPE.IMAGE)
        self._drawn += 1
        return Picture(
            part=self._pictures[png],
            number=self._drawn,
            width=width,
            height=height,
            title=title,
            told=told,
            new_line=new_line,
        )

    def table(
        self, caption: str, columns: Sequence[Column], rows: Sequence[TableRow], *, row_height: float | None = None
    ) -> None:
        """Add a table with its caption above it; the first row is repeated on every page."""
        below = SMALL_GAP if self.density is Density.ONE_PAGE else GAP
        self.paragraph(caption, style=CAPTION)
        self._texts[-1] += (table(caption, columns, rows, row_height), below)

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
        self._begin(WD_SECTION.NEW_PAGE)
        self._shape(landscape=landscape)

    def divide(self, columns: int) -> None:
        """Go on in so many columns beside each other, below what stands there."""
        across = self._across
        section = self._begin(WD_SECTION.CONTINUOUS)
        layout = section._sectPr.find(qn("w:cols"))  # noqa: SLF001 - no public way
        layout.set(qn("w:num"), str(columns))
        layout.set(qn("w:space"), str(twips(_BETWEEN_COLUMNS)))
        self.width = (across - (columns - 1) * _BETWEEN_COLUMNS) / columns

    def _begin(self, kind: WD_SECTION) -> Section:
        """A new section; only the first page of the document may be without a head, and the break takes no room."""
        self._leave_mark()
        self._texts.append([])
        section: Section = self._document.add_section(kind)
        section.different_first_page_header_footer = False
        between = section._sectPr.getprevious().find(qn("w:pPr"))  # noqa: SLF001 - no public way
        between.insert(0, parse_xml(NO_ROOM))
        return section

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
        self.width = self._across = width - 2 * self._margin

    def _number_pages(self, told: EveryPage) -> None:
        section = self._document.sections[0]
        before = f"{told.foot} · {told.page} " if told.foot else f"{told.page} "
        feet = [section.footer]
        if not told.first:
            section.different_first_page_header_footer = True
            feet.append(section.first_page_footer)
        for foot in feet:
            line = foot.paragraphs[0]._p  # noqa: SLF001 - no public way
            line.extend(parse_xml(page_number(before, told.of, told.points)))
        if told.head:
            header = section.header.paragraphs[0]
            header.paragraph_format.space_after = Mm(_UNDER_HEAD)
            header._p.extend(parse_xml(line_on_top(told.head)))  # noqa: SLF001 - the same
