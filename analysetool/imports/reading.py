# SPDX-License-Identifier: EUPL-1.2
"""Reading whatever table people hand in: recognised by its content, refused with a reason, never half read."""

from __future__ import annotations

import stat
from dataclasses import replace
from pathlib import Path

from analysetool.errors import InputError, Problem, reason_of
from analysetool.files.places import not_there
from analysetool.files.plain import read_input
from analysetool.imports.archive import Archive, open_archive
from analysetool.imports.delimited import decode, is_unicode, read_delimited
from analysetool.imports.kinds import FileKind, kind_of_archive, kind_of_content
from analysetool.imports.limits import MAX_FILE, refusal
from analysetool.imports.one_cell import unpacked
from analysetool.imports.opendocument import read_opendocument
from analysetool.imports.raw import RawTable
from analysetool.imports.workbook import read_workbook
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
    tables = _from_text(content, shown) if is_text else _from_archive(open_archive(content, shown), shown)
    with_text = tuple(unpacked(table) for table in tables if table.rows)
    refused = [Problem(path=shown, message=message) for table in tables for message in table.refused]
    if refused and all(table.refused for table in with_text):
        raise InputError(refused)
    if not with_text:
        raise refusal(shown, say.NO_CELLS)
    return with_text


def read_bytes(path: Path) -> bytes:
    """Read a file as it is, within the limits of an import.

    Raises:
        InputError: when it is not there, is too large or is empty.
    """
    shown = str(path)
    try:
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            raise refusal(shown, say.IS_A_FOLDER)
        if not stat.S_ISREG(status.st_mode):
            raise refusal(shown, say.NO_PLAIN_FILE)
        if status.st_size > MAX_FILE:
            raise refusal(shown, say.TOO_LARGE)
        content = read_input(path)
    except FileNotFoundError as error:
        raise refusal(shown, not_there(path)) from error
    except (OSError, ValueError) as error:
        reason = reason_of(error) if isinstance(error, OSError) else say.NAME_NOT_ALLOWED
        raise refusal(shown, say.cannot_read_file(reason)) from error
    if not content:
        raise refusal(shown, say.EMPTY_FILE)
    return content


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


def _from_archive(archive: Archive, shown: str) -> tuple[RawTable, ...]:
    kind = kind_of_archive(archive, shown)
    if kind is FileKind.WORKBOOK:
        return read_workbook(archive, shown)
    if kind is FileKind.OPENDOCUMENT:
        return read_opendocument(archive, shown)
    return read_zipped(archive, shown)
