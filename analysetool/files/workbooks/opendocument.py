# SPDX-License-Identifier: EUPL-1.2
"""Sheets of an OpenDocument spreadsheet (.ods), parsed here so that repeated cells and rows cannot fill the memory."""

from __future__ import annotations

from analysetool.escaping import printable
from analysetool.files.workbooks.archive import Archive
from analysetool.files.workbooks.cells import CellTexts, LongCellError, has_text, number_text
from analysetool.files.workbooks.limits import (
    MAX_CELLS,
    MAX_COLUMNS,
    MAX_ROWS,
    MAX_UNPACKED,
    refusal,
)
from analysetool.files.workbooks.raw import RawTable, column_letters
from analysetool.files.workbooks.sheet_checks import CONSTANTS, Refusals
from analysetool.files.workbooks.xml_parts import has_entities, has_long_text, has_many_tags, listen
from analysetool.words import imports as say

_OFFICE = "urn:oasis:names:tc:opendocument:xmlns:office:1.0 "
_TABLE = "urn:oasis:names:tc:opendocument:xmlns:table:1.0 "
_TEXT = "urn:oasis:names:tc:opendocument:xmlns:text:1.0 "
_STYLE = "urn:oasis:names:tc:opendocument:xmlns:style:1.0 "
_CALC = "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0 "
_CELLS = (f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell")
_DRAWING = "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0 "
_ASIDE = (f"{_OFFICE}annotation", f"{_TABLE}shapes", f"{_TABLE}tracked-changes")
"""Remarks and pictures lie inside cells or tables, but are no part of what the cells say."""


def read_opendocument(archive: Archive, shown: str) -> tuple[RawTable, ...]:
    """Every sheet, in the order of the document; repeated empty cells and rows take no room.

    Raises:
        InputError: for formulas, merged cells, error values, too many cells, and for what is damaged.
    """
    content = archive.read("content.xml")
    if has_entities(content):
        raise refusal(shown, say.DAMAGED)
    if has_many_tags(content):
        raise refusal(shown, say.TOO_MANY_CELLS)
    if has_long_text(content):
        raise refusal(shown, say.LONG_TEXT)
    reader = _SheetReader(shown)
    try:
        listen(content, start=reader.start, end=reader.end, characters=reader.characters)
    except LongCellError as error:
        raise refusal(shown, say.LONG_TEXT) from error
    except ValueError as error:
        raise refusal(shown, say.DAMAGED) from error
    return tuple(reader.tables)


class _SheetReader:
    """Listens to the parser and builds the tables; raises `InputError` as soon as a sheet grows beyond the limits."""

    def __init__(self, shown: str) -> None:
        self.tables: list[RawTable] = []
        self._shown = shown
        self._texts = CellTexts()
        self._hidden_styles: set[str] = set()
        self._style = ""
        self._aside = 0
        self._depth = 0
        self._cells = 0
        self._characters = 0
        self._begin_sheet({})
        self._begin_row({})
        self._begin_cell({})

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if self._aside or name in _ASIDE or name.startswith(_DRAWING):
            self._aside += 1
        elif name == f"{_TABLE}table":
            self._depth += 1
            if self._depth == 1:
                self._begin_sheet(attributes)
        elif name == f"{_STYLE}style":
            self._style = attributes.get(f"{_STYLE}name", "")
        elif name == f"{_STYLE}table-properties":
            if attributes.get(f"{_TABLE}display") == "false":
                self._hidden_styles.add(self._style)
        elif self._depth == 1:
            self._start_inside(name, attributes)

    def _start_inside(self, name: str, attributes: dict[str, str]) -> None:
        if name == f"{_TABLE}table-row":
            self._begin_row(attributes)
        elif name in _CELLS:
            self._begin_cell(attributes)
        elif name == f"{_TEXT}p":
            if self._paragraphs:
                self._text.append("\n")
            self._paragraphs += 1
        elif name == f"{_TEXT}s":
            self._text.append(" ")
        elif name in (f"{_TEXT}tab", f"{_TEXT}line-break"):
            self._text.append("\n" if name.endswith("break") else "\t")

    def characters(self, text: str) -> None:
        if self._paragraphs and not self._aside:
            self._text.append(text)

    def end(self, name: str) -> None:
        if self._aside:
            self._aside -= 1
        elif name == f"{_TABLE}table":
            if self._depth == 1:
                self._end_sheet()
            self._depth -= 1
        elif self._depth == 1 and name in _CELLS:
            self._end_cell()
        elif self._depth == 1 and name == f"{_TABLE}table-row":
            self._end_row()

    def _begin_sheet(self, attributes: dict[str, str]) -> None:
        self._name = printable(attributes.get(f"{_TABLE}name", ""))
        self._is_hidden = attributes.get(f"{_TABLE}style-name", "") in self._hidden_styles
        self._rows: list[list[str]] = []
        self._lines: list[int] = []
        self._hidden_lines: set[int] = set()
        self._line = 1
        self._findings = Refusals()

    def _end_sheet(self) -> None:
        self.tables.append(
            RawTable(
                path=self._shown,
                sheet=self._name,
                rows=self._rows,
                lines=self._lines,
                hidden=self._is_hidden,
                refused=tuple(self._findings.messages(self._name)),
                hidden_lines=frozenset(self._hidden_lines),
            )
        )

    def _begin_row(self, attributes: dict[str, str]) -> None:
        self._row_times = _times(attributes.get(f"{_TABLE}number-rows-repeated"))
        self._row_hidden = attributes.get(f"{_TABLE}visibility", "visible") != "visible"
        self._row: list[str] = []
        self._column = 0

    def _end_row(self) -> None:
        if has_text(self._row):
            self._grow(len(self._row) * self._row_times)
            self._characters += sum(map(len, self._row)) * self._row_times
            if self._characters > MAX_UNPACKED:
                raise refusal(self._shown, say.TOO_LARGE_UNPACKED)
            for offset in range(self._row_times):
                self._rows.append(list(self._row))
                self._lines.append(self._line + offset)
                if self._row_hidden:
                    self._hidden_lines.add(self._line + offset)
        self._line += self._row_times
        if self._line > MAX_ROWS + 1:
            raise refusal(self._shown, say.DAMAGED)

    def _begin_cell(self, attributes: dict[str, str]) -> None:
        self._attributes = attributes
        self._formula = attributes.get(f"{_TABLE}formula", "").removeprefix("of:=")
        self._text: list[str] = []
        self._paragraphs = 0

    def _end_cell(self) -> None:
        times = _times(self._attributes.get(f"{_TABLE}number-columns-repeated"))
        text = self._texts[self._value()]
        place = f"{column_letters(self._column)}{self._line}"
        self._check_cell(place)
        if text:
            self._grow(times + self._column - len(self._row))
            self._row.extend([""] * (self._column - len(self._row)))
            self._row.extend([text] * times)
        self._column += times
        self._paragraphs = 0
        if self._column > MAX_COLUMNS:
            raise refusal(self._shown, say.DAMAGED)

    def _check_cell(self, place: str) -> None:
        attributes = self._attributes
        if attributes.get(f"{_CALC}value-type") == "error":
            self._findings.errors.add(place)
        elif self._formula and self._formula not in CONSTANTS:
            self._findings.formulas.add(place)
        columns = _times(attributes.get(f"{_TABLE}number-columns-spanned"))
        rows = _times(attributes.get(f"{_TABLE}number-rows-spanned"))
        if columns * rows > 1:
            last = f"{column_letters(self._column + columns - 1)}{self._line + rows - 1}"
            self._findings.merged.add(f"{place}:{last}")

    def _grow(self, cells: int) -> None:
        self._cells += cells
        if self._cells > MAX_CELLS:
            raise refusal(self._shown, say.TOO_MANY_CELLS)

    def _value(self) -> str:
        """What the cell holds, not how it is shown: a score shown as 4,00 is 4."""
        attributes = self._attributes
        if self._formula in CONSTANTS:
            return self._formula.removesuffix("()")
        kind = attributes.get(f"{_OFFICE}value-type", "")
        if kind in ("float", "percentage", "currency"):
            return number_text(float(attributes.get(f"{_OFFICE}value", "")))
        if kind == "date":
            return attributes.get(f"{_OFFICE}date-value", "").replace("T", " ")
        if kind == "boolean":
            return attributes.get(f"{_OFFICE}boolean-value", "").upper()
        if kind == "time":
            return attributes.get(f"{_OFFICE}time-value", "")
        return "".join(self._text)


def _times(text: str | None) -> int:
    """How often a cell or row stands there."""
    if text is None:
        return 1
    times = int(text) if text.isascii() and text.isdigit() and len(text) <= len(str(MAX_ROWS)) else 0
    if not times:
        raise ValueError(text)
    return times
