# SPDX-License-Identifier: EUPL-1.2
"""Delimited tables in a zip file, as Google Forms hands them over."""

from __future__ import annotations

from pathlib import PurePosixPath

from analysetool.errors import InputError, Problem
from analysetool.escaping import printable
from analysetool.files.workbooks.archive import Archive
from analysetool.files.workbooks.kinds import FileKind, kind_of_content
from analysetool.files.workbooks.limits import MAX_FILE, refusal
from analysetool.files.workbooks.raw import RawTable
from analysetool.imports.delimited import decode, read_delimited
from analysetool.words import imports as say

_ENDINGS = (".csv", ".tsv", ".txt")
_LEFTOVERS = ("__MACOSX/", ".DS_Store", "Thumbs.db", "desktop.ini")
_SHOWN_NAMES = 3


def read_zipped(archive: Archive, shown: str) -> tuple[RawTable, ...]:
    """Read every csv in the archive; what computers leave behind in archives is passed over.

    Raises:
        InputError: when there is none, when other files lie beside them, or for what is wrong in any of them.
    """
    names = [name for name in archive.names if not _is_leftover(name)]
    others = [name for name in names if PurePosixPath(name).suffix.lower() not in _ENDINGS]
    if others:
        named = ", ".join(printable(name) for name in others[:_SHOWN_NAMES])
        more = f" en nog {len(others) - _SHOWN_NAMES}" if len(others) > _SHOWN_NAMES else ""
        message = say.more_than_csv(named, more)
        raise refusal(shown, message)
    if not names:
        raise refusal(shown, say.EMPTY_ZIP)
    problems: list[Problem] = []
    tables: list[RawTable] = []
    for name in names:
        try:
            tables.append(_read_member(archive, name, shown))
        except InputError as error:
            problems.extend(error.problems)
    if problems:
        raise InputError(problems)
    return tuple(tables)


def _is_leftover(name: str) -> bool:
    return name.startswith(_LEFTOVERS[0]) or PurePosixPath(name).name in _LEFTOVERS


def _read_member(archive: Archive, name: str, shown: str) -> RawTable:
    content = archive.read(name)
    place = f"{shown} ({printable(name)})"
    if len(content) > MAX_FILE:
        raise refusal(place, say.TOO_LARGE)
    if kind_of_content(content, place) is not FileKind.TEXT:
        raise refusal(place, say.PACKED_AGAIN)
    return read_delimited(decode(content, place), place)
