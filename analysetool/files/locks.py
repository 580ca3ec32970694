# SPDX-License-Identifier: EUPL-1.2
"""One program at a time in a folder, for the moment between looking at a file and replacing it."""

from __future__ import annotations

import contextlib
import os
import time
from collections.abc import Iterator
from pathlib import Path

_LONGEST = 5.0
"""Seconds after which a program that keeps the folder is taken to stand still."""
_PAUSE = 0.01


@contextlib.contextmanager
def alone_in(folder: Path) -> Iterator[None]:
    """Keep other programs of the tool on this computer waiting; the lock is gone with the program, however it ends.

    The folder itself is locked, so that nothing is left behind. Where that cannot be done, as on Windows and some
    network disks, there is no waiting, and of two programs that write within a millisecond one may go unheard.
    """
    handle = _locked(folder)
    try:
        yield
    finally:
        if handle is not None:
            os.close(handle)


def _locked(folder: Path) -> int | None:
    """The open folder with its lock; None where it cannot be had."""
    try:
        import fcntl  # noqa: PLC0415 - only POSIX has it
    except ImportError:
        return None
    try:
        handle = os.open(folder, os.O_RDONLY)
    except OSError:
        return None
    end = time.monotonic() + _LONGEST
    while True:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() >= end:
                os.close(handle)
                return None
            time.sleep(_PAUSE)
        except OSError:
            os.close(handle)
            return None
        else:
            return handle
