# SPDX-License-Identifier: EUPL-1.2
"""Standard input, output and error as they can be: full, closed, or with a reader that stopped.

What is said on standard error is news beside the result: when nobody can hear it, the result and the exit code stay
what they are. A result that cannot be delivered on standard output is refused. A reader that
stopped had what it wanted.
"""

from __future__ import annotations

import contextlib
import errno
import io
import os
import sys
from typing import Any, TextIO

from analysetool.errors import UsageError, reason_of
from analysetool.escaping import told_in_a_log
from analysetool.words import outputs as say

_UNWRITABLE = frozenset(
    number
    for name in ("ENOSPC", "EDQUOT", "EFBIG", "EIO", "EBADF")
    if (number := getattr(errno, name, None)) is not None
)
"""What the system says of a stream that is full or closed, and not of a mistake of the tool."""
_STANDARD = (0, 1, 2)


def prepare_streams() -> None:
    """Make output and errors UTF-8 and input that was closed empty, and let no file take the place of one of them.

    What is no terminal may be the log of a pipeline: nothing that is told there steers the pipeline.
    """
    for number in _STANDARD:
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, os.O_RDWR)  # the system gives the lowest number that is free
    if sys.stdin is None:  # closed before the program began: there is nothing to read
        sys.stdin = open(os.devnull, encoding="utf-8")  # noqa: PTH123, SIM115 - it stays until the end
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    if sys.stdout is None:  # closed before the program began
        sys.stdout = io.TextIOWrapper(io.BufferedWriter(_Closed()), encoding="utf-8", write_through=True)
    if sys.stderr is None or not sys.stderr.isatty():
        sys.stderr = _Forgiving(sys.stderr or io.StringIO())
    if not sys.stdout.isatty():
        sys.stdout = _Log(sys.stdout)


def deliver(content: bytes) -> None:
    """Write a result on standard output; nothing happens when its reader stopped.

    Raises:
        UsageError: when the stream is full or closed.
    """
    try:
        sys.stdout.flush()
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        silence_output()
    except OSError as error:
        silence_output()
        raise UsageError(say.cannot_deliver(reason_of(error))) from error


def deliver_text(text: str) -> None:
    """The same for lines that people read."""
    deliver(told_in_a_log(text).encode("utf-8", errors="backslashreplace"))


def is_unwritable(error: BaseException | None) -> bool:
    """True for what a stream gives that is full or closed; a file that cannot be written has its name with it."""
    return isinstance(error, OSError) and error.filename is None and error.errno in _UNWRITABLE


def silence_output() -> None:
    """Send what is still to be written nowhere, so that the end of the process does not trip over the stream."""
    if not send_nowhere(sys.stdout):
        sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115 - it stays until the end


def send_nowhere(stream: TextIO) -> bool:
    """Let what is behind a stream swallow everything; False when there is no file of the system behind it."""
    with contextlib.suppress(OSError, ValueError, AttributeError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        try:
            os.dup2(nowhere, stream.fileno())
        finally:
            os.close(nowhere)
        return True
    return False


class _Closed(io.RawIOBase):
    """A stream that was closed before the program began: whatever is written to it is refused."""

    def writable(self) -> bool:
        """Let it be tried."""
        return True

    def write(self, _content: Any) -> int:  # noqa: ANN401 - any bytes
        """Refuse as the system does."""
        raise OSError(errno.EBADF, os.strerror(errno.EBADF))


class _Log:
    """A stream of text that may be the log of a pipeline: no line on it is a command."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._line = ""

    def write(self, text: str) -> int:
        """Write, with what would be a command made harmless, also where it comes in pieces."""
        harmless = told_in_a_log(self._line + text)[len(self._line) :]
        self._line = f"{self._line}{harmless}".rpartition("\n")[2]
        self._stream.write(harmless)
        return len(text)

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - everything else is the stream's own
        return getattr(self._stream, name)


class _Forgiving(_Log):
    """The same, on which nothing that fails is a failure of the program."""

    def write(self, text: str) -> int:
        """Write, if it can be done."""
        with contextlib.suppress(OSError):
            super().write(text)
        return len(text)

    def flush(self) -> None:
        """Let what was written go, if it can be done."""
        with contextlib.suppress(OSError):
            self._stream.flush()
