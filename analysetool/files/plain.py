# SPDX-License-Identifier: EUPL-1.2
"""Files as the tool reads them: plain ones alone, since a pipe waits for ever and a device never ends.

What was read as input of a command is remembered for as long as that command runs, so that no result takes its place.
"""

from __future__ import annotations

import errno
import io
import os
import stat
from collections.abc import Callable
from pathlib import Path
from typing import Any, BinaryIO

_AT_ONCE = 1 << 18
"""Bytes that are read from the disk at once."""
_read: set[str] = set()


def read_plain(path: Path, most: int = -1) -> bytes:
    """The first `most` bytes of a file, or all of it.

    Raises:
        OSError: when the system refuses, and for what is no plain file (ENXIO: a pipe, a socket, a device).
    """
    _refuse_others(path)
    with path.open("rb") as file:
        return file.read(most)


def read_input(path: Path, most: int = -1) -> bytes:
    """The same, of a file from which a result is made.

    Raises:
        OSError: as `read_plain`.
    """
    content = read_plain(path, most)
    _read.add(_identity(path))
    return content


def open_input(path: Path, heard: Callable[[int], object]) -> BinaryIO:
    """The same for a file that is too large to hold: opened to read on, `heard` being told of each so many bytes.

    Raises:
        OSError: as `read_plain`.
    """
    _refuse_others(path)
    file = io.BufferedReader(_Heard(path, heard), _AT_ONCE)
    _read.add(_identity(path))
    return file


def note_input(path: Path) -> None:
    """The same for a file that another library reads.

    Raises:
        OSError: as `read_plain`.
    """
    _refuse_others(path)
    _read.add(_identity(path))


class _Heard(io.FileIO):
    """A file that tells how much of it is read."""

    def __init__(self, path: Path, heard: Callable[[int], object]) -> None:
        super().__init__(path)
        self._heard = heard

    def readinto(self, buffer: Any, /) -> int | None:  # noqa: ANN401 - any memory that can be written
        """Read on, and tell how many bytes came."""
        number = super().readinto(buffer)
        self._heard(number or 0)
        return number


def is_input(path: Path) -> bool:
    """True for a file from which this command makes its result, by whatever name."""
    return _identity(path) in _read


def forget_inputs() -> None:
    """Begin another command: what the one before it read is no input any more."""
    _read.clear()


def _refuse_others(path: Path) -> None:
    status = path.stat()
    if stat.S_ISDIR(status.st_mode):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(path))
    if not stat.S_ISREG(status.st_mode):
        raise OSError(errno.ENXIO, os.strerror(errno.ENXIO), str(path))


def _identity(path: Path) -> str:
    return os.path.normcase(os.path.realpath(path))
