# SPDX-License-Identifier: EUPL-1.2
"""The sheets of a file that people hand in, whatever program made it."""

from __future__ import annotations

import stat
from collections.abc import Sequence
from pathlib import Path

from analysetool.errors import InputError, Problem, reason_of
from analysetool.files.places import not_there
from analysetool.files.plain import read_input
from analysetool.files.workbooks.archive import Archive
from analysetool.files.workbooks.kinds import FileKind, kind_of_archive
from analysetool.files.workbooks.limits import MAX_FILE, refusal
from analysetool.files.workbooks.one_cell import unpacked
from analysetool.files.workbooks.opendocument import read_opendocument
from analysetool.files.workbooks.raw import RawTable
from analysetool.files.workbooks.workbook import read_workbook
from analysetool.words import imports as say


def read_sheets(archive: Archive, shown: str) -> tuple[RawTable, ...] | None:
    """Every sheet of a workbook in xlsx or ods, in its order; None for an archive that is no workbook.

    Raises:
        InputError: for a document that is no workbook, and for a workbook that cannot be trusted.
    """
    kind = kind_of_archive(archive, shown)
    if kind is FileKind.WORKBOOK:
        return read_workbook(archive, shown)
    return read_opendocument(archive, shown) if kind is FileKind.OPENDOCUMENT else None


def usable(tables: Sequence[RawTable], shown: str) -> tuple[RawTable, ...]:
    """The tables with text: always at least one, with at least one row.

    A sheet from which nothing may be taken comes along when there are others: only who uses it needs to know.

    Raises:
        InputError: when nothing may be taken from any of them, or none has text.
    """
    with_text = tuple(unpacked(table) for table in tables if table.rows)
    refused = [Problem(path=shown, message=message) for table in tables for message in table.refused]
    if refused and all(table.refused for table in with_text):
        raise InputError(refused)
    if not with_text:
        raise refusal(shown, say.NO_CELLS)
    return with_text


def shown_sheets(tables: Sequence[RawTable]) -> tuple[list[RawTable], list[str]]:
    """The sheets that a spreadsheet shows (all when it shows none), each different one once, and what to tell of that.

    A sheet with the cells of an earlier one is left out, since its answers would count twice.
    """
    kept: list[RawTable] = []
    told: list[str] = []
    for table in [table for table in tables if not table.hidden] or tables:
        other = next((own for own in kept if [*own.rows] == [*table.rows]), None)
        if other is None:
            kept.append(table)
        else:
            told.append(say.equal_sheet(table.sheet, other.sheet))
    return kept, told


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
