# SPDX-License-Identifier: EUPL-1.2
"""Reading whatever table people hand in: recognised by its content, refused with a reason, never half read."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from analysetool.files.workbooks.archive import open_archive
from analysetool.files.workbooks.kinds import FileKind, kind_of_content
from analysetool.files.workbooks.raw import RawTable
from analysetool.files.workbooks.sheets import read_bytes, read_sheets, usable
from analysetool.imports.delimited import decode, is_unicode, read_delimited
from analysetool.imports.zipped import read_zipped
from analysetool.words import imports as say


def read_tables(path: Path) -> tuple[RawTable, ...]:
    """Read every table of a file: the sheets of an xlsx or ods, the one table of a delimited text, the csv in a zip.

    Sheets without text are left out; there is always at least one table with at least one row. A sheet from which
    nothing may be taken comes along when there are others: only who uses it needs to know.

    Raises:
        InputError: when the file cannot be read or trusted, with all that is wrong with it.
    """
    shown = str(path)
    content = read_bytes(path)
    is_text = kind_of_content(content, shown) is FileKind.TEXT
    return usable(_from_text(content, shown) if is_text else _from_archive(content, shown), shown)


def read_text(path: Path) -> str:
    """Read a text file (UTF-8, UTF-16 with a byte order mark, or Windows-1252) within the limits of an import.

    Raises:
        InputError: when it is not there, is too large, is empty or is no such text.
    """
    shown = str(path)
    return decode(read_bytes(path), shown)


def _from_text(content: bytes, shown: str) -> tuple[RawTable, ...]:
    table = read_delimited(decode(content, shown), shown)
    return (table if is_unicode(content) else replace(table, remarks=(say.AS_WINDOWS,)),)


def _from_archive(content: bytes, shown: str) -> tuple[RawTable, ...]:
    archive = open_archive(content, shown)
    sheets = read_sheets(archive, shown)
    return read_zipped(archive, shown) if sheets is None else sheets
