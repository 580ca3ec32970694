# SPDX-License-Identifier: EUPL-1.2
"""Looking through the XML of a worksheet for what must not be imported in silence."""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import islice, pairwise

from analysetool.files.workbooks.limits import MAX_CELLS, MAX_COLUMNS, MAX_ROWS, MAX_UNPACKED, MEGABYTE
from analysetool.files.workbooks.raw import column_letters
from analysetool.files.workbooks.xml_parts import has_many_tags, listen, local
from analysetool.words import imports as say

_SHOWN = 3
_UNUSUAL = tuple(
    map(
        re.compile,
        (
            rb"<f[\s/>]",
            rb"<mergeCell[\s/>]",
            rb":(?:f|c|mergeCell)[\s/>]",
            rb'<c(?! r="[A-Z]{1,3}[1-9][0-9]{0,6}"(?: s="[0-9]+")?(?: t="(?:s|n|b|str|inlineStr)")?/?>)[\s/>]',
        ),
    )
)
"""A formula, a merged range, an error value, or any cell not written the way all spreadsheet programs write it.

Patterns that each start with fixed text are searched twice as fast as one that holds them all.
"""
_COLUMN = re.compile(rb'<c r="([A-Z]+)')
_ROW = re.compile(rb'<c r="[A-Z]+([0-9]+)')
CONSTANTS = ("TRUE()", "FALSE()")
"""How LibreOffice writes a plain TRUE or FALSE: nothing that could change by itself."""
_SHARED = re.compile(rb't="s"><v>([0-9]{1,9})</v>')
_INDEX = re.compile(r"[0-9]{1,9}")
_REFERENCE = re.compile(r"([A-Z]{1,3})([1-9][0-9]{0,6})")
_TEXT_ITEM = re.compile(rb"<(?:[^<>/\s]*:)?si[\s/>]")


@dataclass(slots=True)
class Places:
    """The first few places of one kind in a sheet, and how many there are."""

    first: list[str] = field(default_factory=list)
    count: int = 0

    def add(self, place: str) -> None:
        """Count a place, and keep it when it is one of the first."""
        self.count += 1
        if self.count <= _SHOWN:
            self.first.append(place)

    def told(self, one: str, several: str) -> str:
        """The places with the verb that fits: `A1 bevat`, `A1 en A2 bevatten`, `A1, A2, A3 en nog 5 bevatten`."""
        if self.count == 1:
            return f"{self.first[0]} {one}"
        more = self.count - len(self.first)
        last = f"nog {more}" if more else self.first[-1]
        before = self.first if more else self.first[:-1]
        return f"{', '.join(before)} en {last} {several}"


@dataclass(slots=True)
class Refusals:
    """What a worksheet holds that is refused: places of formulas, merged ranges and error values.

    `cells` is how many the sheet takes when it is laid out, empty ones in between included.
    """

    formulas: Places = field(default_factory=Places)
    merged: Places = field(default_factory=Places)
    errors: Places = field(default_factory=Places)
    is_damaged: bool = False
    is_too_large: bool = False
    cells: int = 0

    def __bool__(self) -> bool:
        """True when anything is refused."""
        found = self.formulas.count + self.merged.count + self.errors.count
        return found > 0 or self.is_damaged or self.is_too_large

    def messages(self, sheet: str) -> list[str]:
        """What to tell, one line per kind, for a sheet of this name ("" when it is not known)."""
        where = f"blad {sheet!r}: " if sheet else ""
        messages = []
        if self.formulas.count:
            cells = self.formulas.told(say.HOLDS_A_FORMULA, "bevatten formules")
            messages.append(say.paste_as_values(where, cells))
        if self.merged.count:
            cells = self.merged.told("is samengevoegd", "zijn samengevoegd")
            messages.append(say.split_cells(where, cells))
        if self.errors.count:
            cells = self.errors.told(say.HOLDS_AN_ERROR, "bevatten foutwaarden")
            messages.append(say.mend_error_values(where, cells))
        return messages


def text_lengths(shared: bytes) -> Sequence[int] | None:
    """Upper bounds of the lengths of the shared texts, in their order; None for more texts than a table has cells.

    A text of megabytes that thousands of cells refer to fills any memory, however small the file.
    """
    places = array("L", (found.start() for found in islice(_TEXT_ITEM.finditer(shared), MAX_CELLS + 1)))
    if len(places) > MAX_CELLS:
        return None
    places.append(len(shared))
    return array("L", (after - place for place, after in pairwise(places)))


def check_sheet(content: bytes, lengths: Sequence[int]) -> Refusals:
    """What is wrong with a worksheet, and how large it is.

    Almost every sheet passes by a few searches; only one with something unusual is parsed.
    """
    if not any(pattern.search(content) for pattern in _UNUSUAL):
        size = _size(content)
        if size is not None and _can_hold(content, lengths):
            return Refusals(cells=size)
    if has_many_tags(content):
        return Refusals(is_too_large=True)
    return _parsed(content, lengths)


def _size(content: bytes) -> int | None:
    """How many cells a sheet of usual cells takes, empty ones included; None when it lies outside the limits."""
    columns, rows = _different(_COLUMN, content), _different(_ROW, content)
    if not rows:
        return 0
    width = max(_column_number(column.decode()) for column in columns)
    height = max(map(int, rows))
    fits = width <= MAX_COLUMNS and height <= MAX_ROWS and width * height <= MAX_CELLS
    return width * height if fits else None


def _different(pattern: re.Pattern[bytes], content: bytes) -> set[bytes]:
    """What a pattern finds in the cells of a sheet; a part at a time, for millions of them at once fill the memory."""
    found: set[bytes] = set()
    start = 0
    while start < len(content):
        end = content.find(b"<c ", start + 4 * MEGABYTE)
        end = len(content) if end < 0 else end
        found.update(pattern.findall(content, start, end))
        start = end
    return found


def _can_hold(content: bytes, lengths: Sequence[int]) -> bool:
    """True when the shared texts of a sheet of usual cells do not grow beyond the limit as each cell gets its own."""
    if content.count(b"<c ") * max(lengths, default=0) <= MAX_UNPACKED:
        return True
    cells = _SHARED.findall(content)
    return len(cells) == content.count(b't="s"') and _total(cells, lengths) <= MAX_UNPACKED


def _total(indices: Iterable[bytes | str], lengths: Sequence[int]) -> int:
    """How long the texts with these numbers are together; a number without a text is seen when the sheet is read."""
    known = len(lengths)
    return sum(lengths[number] for number in map(int, indices) if number < known)


def _column_number(letters: str) -> int:
    """A is 1, Z is 26, AA is 27."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def _parsed(content: bytes, lengths: Sequence[int]) -> Refusals:
    sheet = _Sheet()
    try:
        listen(content, start=sheet.start, end=sheet.end, characters=sheet.characters)
    except ValueError:
        return Refusals(is_damaged=True)
    if sheet.width > MAX_COLUMNS or sheet.height > MAX_ROWS:
        sheet.findings.is_damaged = True
    sheet.findings.cells = sheet.width * sheet.height
    if sheet.findings.cells > MAX_CELLS or _total(sheet.shared, lengths) > MAX_UNPACKED:
        sheet.findings.is_too_large = True
    return sheet.findings


class _Sheet:
    """Listens to the parser: follows the place in the sheet, which cells may leave unsaid."""

    def __init__(self) -> None:
        self.findings = Refusals()
        self.width = 0
        self.height = 0
        self.shared: list[str] = []
        self._stated_row = 0
        self._row = 0
        self._column = 0
        self._type = ""
        self._inside = False
        self._formula: list[str] | None = None
        self._text: list[str] | None = None

    def start(self, name: str, attributes: dict[str, str]) -> None:
        element = local(name)
        if element == "row":
            self._stated_row = self._number(attributes.get("r"), self._stated_row + 1)
            self._column = 0
        elif element == "c":
            self._place(attributes.get("r"))
            self._type = attributes.get("t", "")
            self._inside = True
        elif element == "f" and self._inside:
            self._full()
            self._formula = []
        elif element in ("v", "is", "t") and self._inside:
            self._full()
            if self._type == "e":
                self.findings.errors.add(self._cell)
                self._type = ""
            elif self._type == "s":
                self._text = []
        elif element == "mergeCell":
            self._merge(attributes.get("ref", ""))

    def characters(self, text: str) -> None:
        for listening in (self._formula, self._text):
            if listening is not None:
                listening.append(text)

    def end(self, name: str) -> None:
        element = local(name)
        if element == "c":
            self._inside = False
        elif element == "f" and self._formula is not None:
            if "".join(self._formula) not in CONSTANTS:
                self.findings.formulas.add(self._cell)
            self._formula = None
        elif self._text is not None:
            self._share("".join(self._text).strip())
            self._text = None

    @property
    def _cell(self) -> str:
        return f"{column_letters(self._column - 1)}{self._row}"

    def _full(self) -> None:
        """Only cells that hold something stretch the sheet; styled empty ones may stand at its far end."""
        self.width = max(self.width, self._column)
        self.height = max(self.height, self._row)

    def _place(self, reference: str | None) -> None:
        if reference is None:
            self._row = self._stated_row
            self._column += 1
            return
        found = _REFERENCE.fullmatch(reference)
        if found is None:
            self.findings.is_damaged = True
            return
        self._column = _column_number(found[1])
        self._row = int(found[2])

    def _share(self, index: str) -> None:
        if index and not _INDEX.fullmatch(index):
            self.findings.is_damaged = True
        elif index:
            self.shared.append(index)

    def _merge(self, reference: str) -> None:
        """Any range of two cells or more is refused: in a heading and in a row of answers alike, values go missing."""
        first, _, last = reference.partition(":")
        if not (_REFERENCE.fullmatch(first) and _REFERENCE.fullmatch(last or first)):
            self.findings.is_damaged = True
        elif last not in ("", first):
            self.findings.merged.add(reference)

    def _number(self, text: str | None, otherwise: int) -> int:
        if text is None:
            return otherwise
        if not (text.isascii() and text.isdigit() and len(text) <= len(str(MAX_ROWS))):
            self.findings.is_damaged = True
            return otherwise
        return int(text)
