# SPDX-License-Identifier: EUPL-1.2
"""Zip files unpacked in memory with a limit on what really comes out; nothing is written, and no name is trusted."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from typing import IO

from analysetool.files.workbooks.limits import MAX_UNPACKED, refusal
from analysetool.words import imports as say

_MAX_MEMBERS = 2000
_CHUNK = 256 * 1024
_CENTRAL_ENTRY = b"PK\x01\x02"
_ENCRYPTED = 0x1
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_BROKEN = (
    zipfile.BadZipFile, zlib.error, struct.error, EOFError, OSError, ValueError, LookupError, RuntimeError,
)  # fmt: skip
"""What the standard library raises for archives that are cut off or made to mislead."""


class Archive:
    """The members of a zip file, each unpacked when it is asked for; all together they may not exceed the limit."""

    def __init__(self, members: dict[str, zipfile.ZipInfo], archive: zipfile.ZipFile, shown: str) -> None:
        """Keep what `open_archive` found."""
        self._members = members
        self._archive = archive
        self._shown = shown
        self._left = MAX_UNPACKED

    @property
    def names(self) -> Iterable[str]:
        """The names of the members, in the order of the archive; folders are not members."""
        return self._members.keys()

    def read(self, name: str) -> bytes:
        """Unpack one member; the sizes that the archive claims are not believed. Nothing is kept of it.

        Raises:
            InputError: when it is damaged, or when more comes out than may be.
        """
        found = self._unpack(self._members[name])
        self._left -= len(found)
        return found

    def _unpack(self, member: zipfile.ZipInfo) -> bytes:
        try:
            with self._archive.open(member) as file:
                target = io.BytesIO()  # grows where it is; joining pieces would hold everything twice
                target.writelines(self._limited(file))
        except _BROKEN as error:
            raise refusal(self._shown, say.DAMAGED) from error
        return target.getvalue()

    def _limited(self, file: IO[bytes]) -> Iterator[bytes]:
        """Small pieces, since each is unpacked in full before anybody can see how large it is."""
        left = self._left
        while chunk := file.read(_CHUNK):
            left -= len(chunk)
            if left < 0:
                raise refusal(self._shown, say.TOO_LARGE_UNPACKED)
            yield chunk


def open_archive(content: bytes, shown: str) -> Archive:
    """Read the list of members of a zip file.

    Raises:
        InputError: when it is damaged or locked, has two members of one name or one without, far more members than any
            export, or claims to unpack to more than may be. (What it claims to be less than is seen when it is
            unpacked.)
    """
    if content.count(_CENTRAL_ENTRY) > _MAX_MEMBERS:
        raise refusal(shown, say.TOO_MANY_FILES)
    try:
        archive = zipfile.ZipFile(io.BytesIO(content))
    except _BROKEN as error:
        raise refusal(shown, say.DAMAGED) from error
    if sum(member.file_size for member in archive.infolist()) > MAX_UNPACKED:
        raise refusal(shown, say.TOO_LARGE_UNPACKED)
    members: dict[str, zipfile.ZipInfo] = {}
    for member in archive.infolist():
        if member.filename.endswith("/"):
            continue
        if not member.filename or member.filename in members:
            raise refusal(shown, say.DAMAGED)
        if member.flag_bits & _ENCRYPTED:
            raise refusal(shown, say.LOCKED_ARCHIVE)
        if member.compress_type not in _METHODS:
            raise refusal(shown, say.UNKNOWN_PACKING)
        members[member.filename] = member
    return Archive(members, archive, shown)


def packed(parts: Iterable[tuple[str, bytes]]) -> io.BytesIO:
    """A new archive, not compressed, of exactly these parts: whoever reads it sees nothing that was not checked."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as archive:
        for name, content in parts:
            archive.writestr(zipfile.ZipInfo(name), content)
    target.seek(0)
    return target
