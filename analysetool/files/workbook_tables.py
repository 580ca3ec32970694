# SPDX-License-Identifier: EUPL-1.2
"""Long and tally tables on a sheet of a workbook, read row by row as CSV is."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from analysetool.errors import InputError, Severity
from analysetool.files.table_columns import columns_of
from analysetool.files.table_rows import TableRows, fitted
from analysetool.files.tables import Table, read_table, settle_columns, take_rows
from analysetool.files.workbooks.archive import open_archive
from analysetool.files.workbooks.kinds import FileKind, kind_of_content
from analysetool.files.workbooks.limits import refusal
from analysetool.files.workbooks.raw import RawTable
from analysetool.files.workbooks.sheets import read_bytes, read_sheets, shown_sheets, usable
from analysetool.model import StatementSet
from analysetool.words import imports as say
from analysetool.words import problems_tables as words


def read_workbook_table(
    path: Path, statement_set: StatementSet, heard: Callable[[int], object] = lambda _: None
) -> Table:
    """Read the one sheet of a workbook that has the columns of a long or tally table, within the limits of an import.

    A problem has the number of its row as the spreadsheet shows it. A cell is the text that an import makes of it: a
    whole number is its digits, so that the year is 2026 and not 2026.0. Hidden sheets do not count, unless all are;
    hidden rows do, which is said.
    A text with the name of a workbook is read as the CSV that it is.

    Args:
        path: a workbook in xlsx or ods.
        statement_set: the set that its statements and domains belong to.
        heard: is told of all bytes, when they were read.
    """
    table = Table(path=str(path))
    try:
        content = read_bytes(path)
        if kind_of_content(content, table.path) is FileKind.TEXT:
            if b"\0" in content:
                raise refusal(table.path, say.NO_TEXT)
            return read_table(path, statement_set, heard)
        sheet = _the_sheet(content, table)
    except InputError as error:
        table.problems = list(error.problems)
        return table
    heard(len(content))
    rows = _opened(sheet)
    if settle_columns(rows, table):
        take_rows([(table.path, rows)], statement_set, table)
    return table


def _the_sheet(content: bytes, table: Table) -> RawTable:
    """The sheet with a table of ours; the only sheet there is, where none is, for that one can tell what it misses.

    Raises:
        InputError: when nothing can be read, when several sheets have a table or none of several has, and when nothing
            may be taken from the one that has.
    """
    sheets = read_sheets(open_archive(content, table.path), table.path)
    if sheets is None:
        raise refusal(table.path, say.OPENDOCUMENT_WITHOUT_SHEETS)
    shown, told = shown_sheets(usable(sheets, table.path))
    found = [sheet for sheet in shown if _has_table(sheet)] or (shown if len(shown) == 1 else [])
    if not found:
        raise refusal(table.path, words.no_sheet_with_table(table.path))
    if len(found) > 1:
        raise refusal(table.path, words.several_sheets_with_tables([sheet.sheet for sheet in found]))
    for message in (*told, *found[0].remarks):
        table.problem(message, severity=Severity.WARNING)
    hidden = len(found[0].hidden_lines.intersection(found[0].lines[1:]))
    if hidden:
        table.problem(words.hidden_rows(hidden), severity=Severity.WARNING)
    if found[0].refused:
        raise InputError([problem for message in found[0].refused for problem in refusal(table.path, message).problems])
    return found[0]


def _has_table(sheet: RawTable) -> bool:
    header = _header(sheet)
    required, _ = columns_of(header)
    return {*required} <= {*header}


def _header(sheet: RawTable) -> tuple[str, ...]:
    """The headings as they are read in CSV, without the empty ones behind them."""
    header = [cell.casefold() for cell in sheet.rows[0]]
    while header and not header[-1]:
        header.pop()
    return tuple(header)


def _opened(sheet: RawTable) -> TableRows:
    line = sheet.lines[0]
    header = _header(sheet)
    reader = _SheetCells(sheet.rows[1:], sheet.lines[1:], width=len(header), line_num=line)
    return TableRows(reader=reader, above=0, taken=line, header=header, header_line=line)


@dataclass(slots=True)
class _SheetCells:
    """The cells of rows, as wide as the heading, with the rows between them that have no text; see `csv.reader`."""

    rows: Sequence[Sequence[str]]
    lines: Sequence[int]
    width: int
    line_num: int

    def __iter__(self) -> Iterator[list[str]]:
        for row, line in zip(self.rows, self.lines, strict=True):
            while self.line_num < line - 1:
                self.line_num += 1
                yield []
            self.line_num = line
            yield fitted(list(row), self.width)
