# SPDX-License-Identifier: EUPL-1.2
"""A table as it lies in its file: the separator, the heading, and rows one by one, never the whole of it."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Protocol

from analysetool.files.plain import open_input
from analysetool.files.table_columns import STATED_SEPARATOR

_DELIMITERS = ";,\t"


class UnreadableRowError(Exception):
    """A row whose quotes do not fit: from its line on nothing can be read."""

    def __init__(self, line: int) -> None:
        """Keep where it is."""
        super().__init__(line)
        self.line = line


class Reader(Protocol):
    """What `csv.reader` makes: the cells of each row, and the number of lines they took."""

    @property
    def line_num(self) -> int:
        """Lines that were read."""

    def __iter__(self) -> Iterator[list[str]]:
        """Give the rows."""


@dataclass(slots=True)
class TableRows:
    """A table that is open: the cells of its heading (stripped, in lower case), and a reader of the rows below it.

    `header` is empty for a table without any row, and has no line where a file keeps it apart from its rows. `above`
    are the lines before what `reader` reads. Who reads on sets `taken` to the `line_num` of the reader after each row,
    so that the next one begins on `next_line`.
    """

    reader: Reader
    above: int
    taken: int = 0
    separator: str = ""
    header: tuple[str, ...] = ()
    header_line: int | None = 1

    @property
    def next_line(self) -> int:
        """The line on which the row after the one that was taken last begins."""
        return self.above + self.taken + 1


@contextmanager
def open_rows(path: Path, heard: Callable[[int], object]) -> Iterator[TableRows]:
    """Open a table and read its heading; `heard` is told of each so many bytes that are read.

    Raises:
        OSError: when the file is not there or cannot be read.
        UnicodeDecodeError: when it is no UTF-8, as soon as that is seen.
        UnreadableRowError: when quotes do not fit, as soon as that is seen.
    """
    with io.TextIOWrapper(open_input(path, heard), encoding="utf-8-sig") as file:
        above, separator, first = _beginning(file)
        rows = TableRows(
            reader=csv.reader(chain(first, file), delimiter=separator, strict=True), above=above, separator=separator
        )
        try:
            _read_header(rows)
            yield rows
        except csv.Error as error:
            raise UnreadableRowError(rows.next_line) from error


def fitted(row: list[str], width: int) -> list[str]:
    """A row without its last cells is filled up; empty cells too many are what spreadsheets leave behind."""
    return row[:width] if not any(row[width:]) and len(row) > width else row + [""] * (width - len(row))


def _beginning(file: Iterable[str]) -> tuple[int, str, list[str]]:
    """How many lines are passed over, the separator (which the heading uses most), and the line that told it."""
    lines = iter(file)
    line = next(lines, "")
    stated = STATED_SEPARATOR.fullmatch(line)
    if stated:
        return 1, stated[1], []
    above = 0
    while line and not line.strip():
        above += 1
        line = next(lines, "")
    return above, max(_DELIMITERS, key=line.lstrip().count), [line] if line else []


def _read_header(rows: TableRows) -> None:
    for cells in rows.reader:
        row = tuple(cell.strip().casefold() for cell in cells)
        if any(row):
            rows.header, rows.header_line = row, rows.next_line
        rows.taken = rows.reader.line_num
        if rows.header:
            return
