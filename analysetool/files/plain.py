# SPDX-License-Identifier: EUPL-1.2
"""Files as the tool reads them: plain ones alone, since a pipe waits for ever and a device never ends.

What was read as input of a command is remembered for as long as that command runs, so that no result takes its place.
"""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

_read: set[str] = set()


def read_plain(path: Path, most: int = -1) -> bytes:
    """The first `most` bytes of a file, or all of it.

    Raises:
        OSError: when the system refuses, and for what is no plain file (ENXIO: a pipe, a socket, a device).
    """
    status = path.stat()
    if stat.S_ISDIR(status.st_mode):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(path))
    if not stat.S_ISREG(status.st_mode):
        raise OSError(errno.ENXIO, os.strerror(errno.ENXIO), str(path))
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


def is_input(path: Path) -> bool:
    """True for a file from which this command makes its result, by whatever name."""
    return _identity(path) in _read


def forget_inputs() -> None:
    """Begin another command: what the one before it read is no input any more."""
    _read.clear()


def _identity(path: Path) -> str:
    return os.path.normcase(os.path.realpath(path))
