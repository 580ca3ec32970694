# SPDX-License-Identifier: EUPL-1.2
"""What documents are made of: a handful of blocks that every format can lay out.

A document says what there is to say, in its order, once. Blocks hold values only: texts (from people too) are plain
text that each format escapes for itself, figures are already in Dutch notation, pictures are geometry. None of them
knows a format, and a format knows nothing but blocks.

    Document ─ Section ─┬─ Section …          a heading with what stands under it
                        ├─ Text               a paragraph
                        ├─ Facts              terms with what they are: "Peildatum: 1 oktober 2026"
                        ├─ Items ─ Item       a list; an item may have an id, more lines, and a picture
                        ├─ Table ─ Row        figures in columns; a row may be told as a sentence
                        ├─ Figure             a picture, drawn where a format can draw
                        ├─ Key                how to read pictures, only where they are drawn
                        ├─ Columns            sections beside each other where there is room
                        └─ Callout            a box of lines that belong together

A format that cannot draw leaves out `Figure` and `Key`: what a picture shows must stand in words or in a table near it.
The terminal draws one thing, with signs: the bars of a table that is a picture itself.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import ClassVar


class Tone(StrEnum):
    """How loud a text is."""

    PLAIN = "gewoon"
    LEAD = "kern"
    STRONG = "sterk"
    SMALL = "klein"


class Rank(StrEnum):
    """Which rows of a table stand out: the total and parts among their themes, and a change that is certain."""

    TOTAL = "totaal"
    PART = "deel"
    CERTAIN = "zeker"
    PLAIN = "gewoon"


class Drawing(StrEnum):
    """Which drawing a shape is made for; html has a macro of each name in `_figuren.html.j2`."""

    BAR = "balk"
    DOT = "punt"
    GAP = "kloof"
    CORNERS = "hoeken"
    CHANGE = "lijntje"
    TREND = "verloop"


class KeyDrawing(StrEnum):
    """What stands before an entry of a key: a patch of a bar, a marker, or the signs of a change.

    The way of a change is an arrow with the entry's `path` as its head.
    """

    PATCH = "vlak"
    MARKER = "teken"
    BEFORE = "oud"
    AFTER = "nieuw"
    WAY = "weg"
    RANGE = "reikwijdte"


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """A paragraph; `label` stands before it and stands out: "**Vraag aan het bestuur:** …"."""

    block: ClassVar[str] = "tekst"
    text: str
    label: str = ""
    tone: Tone = Tone.PLAIN


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """A term with what it is."""

    term: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """Terms with what they are, one a line."""

    block: ClassVar[str] = "gegevens"
    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A picture: geometry from `analysetool.charts` (with an id, title and description) and what it is drawn as.

    `caption` tells how to read it. Only formats that draw show a figure, with its caption. `share` is where one value
    stands on its line, from 0 to 1, for who has no more than signs to draw with; None where there is no such value.
    """

    block: ClassVar[str] = "figuur"
    drawing: Drawing
    shape: object
    caption: str = ""
    share: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line under an item or in a box; a strong one stands out, and so does `mark`, a word that its text holds."""

    text: str
    tone: Tone = Tone.SMALL
    mark: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One thing in a list: its `id` stands out before the text, `lines` stand under it, a picture beside it."""

    text: str
    id: str = ""
    lines: tuple[Line, ...] = ()
    figure: Figure | None = None


class ItemLook(StrEnum):
    """How a list is set: `short` close together, `drawn` with a picture beside each item, `bulleted` with bullets."""

    ROOMY = "ruim"
    SHORT = "kort"
    DRAWN = "getekend"
    DRAWN_NARROW = "getekend-smal"
    BULLETED = "bolletjes"


@dataclass(frozen=True, slots=True, kw_only=True)
class Items:
    """A list."""

    block: ClassVar[str] = "lijst"
    items: tuple[Item, ...]
    look: ItemLook = ItemLook.ROOMY


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column of a table.

    A soft hyphen in `title` is where it may break; `short` replaces it where room is scarce. `width` is its share of
    the width where a format sets columns itself. `breaks` says whether a cell may take several lines; None for what is
    usual: text may, numbers may not. A `drawn` column holds figures and is left out by formats that cannot draw.
    """

    title: str
    short: str = ""
    numeric: bool = False
    width: float = 1.0
    breaks: bool | None = None
    drawn: bool = False


class Mood(StrEnum):
    """What a word says of a score, where a format has colours for it."""

    GOOD = "goed"
    WEAK = "zwak"
    DIVIDED = "verdeeld"
    UNKNOWN = "onbekend"
    FAILED = "gezakt"


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """A text in a table with what it says of a score; `short` replaces it where room is scarce.

    `step` is how high a score is, from 1 to 5, for a table whose cells are coloured by it (`TableLook.HEAT`).
    """

    text: str
    mood: Mood | None = None
    short: str = ""
    step: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A row of a table: a text or a figure per column; the first cell is the row's heading.

    `told` is the row as a sentence, for who has it read aloud; empty when the cells with their columns will do.
    """

    cells: tuple[str | Cell | Figure, ...]
    rank: Rank = Rank.PLAIN
    told: str = ""


class TableLook(StrEnum):
    """How a table is set: of scores with pictures, as a picture itself, narrow, coloured by score, or to write in."""

    PLAIN = "gewoon"
    LEVELS = "niveaus"
    PICTURE = "beeldtabel"
    NARROW = "smal"
    HEAT = "warmte"
    WRITING = "schrijven"


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Figures in columns.

    `label` says what the table is where its caption says too little ("Tabel met delen"). `blank_rows` rows to write in
    follow the others. A `dense` table has many columns; a `wide` one needs a page on its side.
    """

    block: ClassVar[str] = "tabel"
    caption: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    label: str = ""
    look: TableLook = TableLook.PLAIN
    dense: bool = False
    wide: bool = False
    blank_rows: int = 0

    @property
    def blanks(self) -> tuple[int, ...]:
        """The numbers of the rows to write in."""
        return tuple(range(1, self.blank_rows + 1))


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyEntry:
    """A sign with its meaning; `kind` is the class it is drawn in, `path` its outline or hatching (may be empty)."""

    drawing: KeyDrawing
    name: str
    kind: str = ""
    path: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Key:
    """How to read the pictures that follow: a text, and signs with their meaning."""

    block: ClassVar[str] = "sleutel"
    text: str = ""
    label: str = ""
    entries: tuple[KeyEntry, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Callout:
    """A box of lines that belong together, under a title."""

    block: ClassVar[str] = "kader"
    title: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A heading with what stands under it; a section within a section has a smaller heading.

    `id` is where a link to it goes; empty for one that nothing links to. `apart` is a piece by itself, not within
    another section: on paper it has a page of its own. With the first section of an `annex` a new page begins.
    """

    block: ClassVar[str] = "sectie"
    title: str
    blocks: tuple[Block, ...]
    id: str = ""
    apart: bool = False
    annex: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns:
    """Sections beside each other where there is room, and under each other where there is none."""

    block: ClassVar[str] = "kolommen"
    sections: tuple[Section, ...]


Block = Text | Facts | Items | Table | Figure | Key | Callout | Section | Columns


class Kind(StrEnum):
    """The kinds of document; the name of the page's own style, and of a template of one's own."""

    REPORT = "rapport"
    SUMMARY = "samenvatting"
    WORKSHEET = "werkblad"
    AGREEMENTS = "afspraken"
    PARENTS = "ouders"
    DESK = "bureauanalyse"
    COMPARISON = "vergelijking"
    OVERVIEW = "overzicht"
    EXPLANATION = "uitleg"
    REQUIREMENTS = "toets"
    STATEMENTS = "stellingen"


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """Everything one document says, in its order.

    Attributes:
        kind: what it is.
        title: the heading above it.
        page_title: the name in a browser's tab and in a list of files; empty when it is the title.
        subtitle: a line under the title.
        origins: where the scores come from, when not from the coalition itself.
        blocks: what it says: sections, and what stands before the first or after the last of them.
        colophon: what made it.
        contents: whether a list of its sections helps to find the way.
        traits: what else a style may know, such as "coalities" for a comparison of two coalitions.
    """

    kind: Kind
    title: str
    blocks: tuple[Block, ...]
    page_title: str = ""
    subtitle: str = ""
    origins: tuple[str, ...] = ()
    colophon: tuple[str, ...] = ()
    contents: bool = False
    traits: tuple[str, ...] = ()

    @property
    def sections(self) -> tuple[Section, ...]:
        """The sections that a list of contents names, those in columns too."""
        return tuple(section for section in _sections(self.blocks) if section.id)


def beginning(document: Document) -> Document:
    """What a document says first: all up to and including its first section, or all where it has none."""
    first = next((place for place, block in enumerate(document.blocks) if isinstance(block, Section)), None)
    shown = document.blocks if first is None else document.blocks[: first + 1]
    return replace(document, blocks=shown, subtitle="", colophon=(), contents=False)


def _sections(blocks: tuple[Block, ...]) -> Iterator[Section]:
    for block in blocks:
        if isinstance(block, Section):
            yield block
        elif isinstance(block, Columns):
            yield from block.sections
