# SPDX-License-Identifier: EUPL-1.2
"""The window that closes, the pipe that breaks: how the dialogue hears of it and ends without a word too many."""

from __future__ import annotations

import contextlib
import errno
import signal
import sys
import threading
from collections.abc import Iterator
from types import FrameType

from analysetool.streams import send_nowhere

_GONE = frozenset({errno.EIO, errno.EPIPE, errno.EBADF, errno.ENXIO, errno.EINVAL})
"""What reading from or writing to a terminal or pipe that is gone gives (EINVAL: a broken pipe on Windows)."""


class WindowClosed(Exception):  # noqa: N818 - nothing went wrong; whoever filled in went away
    """Nobody is there any more: the window was closed or the process was asked to end."""


@contextlib.contextmanager
def closing_window() -> Iterator[None]:
    """Raise WindowClosed when the terminal hangs up, the process is asked to end, or input or output is gone.

    A hang-up that comes while a file is being written waits for `finish` to write it again: see
    `analysetool.terminal.sheet_file.SheetFile.finish`.
    """
    kinds = [kind for name in ("SIGHUP", "SIGTERM") if (kind := getattr(signal, name, None)) is not None]
    if threading.current_thread() is not threading.main_thread():
        kinds = []
    before = {kind: signal.signal(kind, _close) for kind in kinds if signal.getsignal(kind) is not signal.SIG_IGN}
    try:
        yield
    except OSError as error:
        if error.errno not in _GONE:
            raise
        raise WindowClosed from error
    finally:
        for kind, handler in before.items():
            signal.signal(kind, handler)


def silence() -> None:
    """Send what is still to be written nowhere, so that the end of the process does not trip over a dead terminal."""
    for stream in (sys.stdout, sys.stderr):
        send_nowhere(stream)


def _close(_number: int, _frame: FrameType | None) -> None:
    raise WindowClosed
