# SPDX-License-Identifier: EUPL-1.2
"""Reading and writing plain lines: from a person at a keyboard, or from a pipe."""

from __future__ import annotations

import os
import sys

from analysetool.escaping import visible

_MAX_LINE = 64 * 1024
"""Bytes of one line. What comes after that on the same line is dropped: no command and no note is that long."""

_SIMPLE_TERMINALS = ("dumb", "unknown")
_UNSHOWN = "\ufffd"
"""Stands for a line of control codes alone, which is not the same as an empty line."""


class InputEnded(Exception):  # noqa: N818 - the end of the input is no error
    """There are no more lines."""


class Lines:
    """Standard input and output, one line at a time, whatever bytes come in."""

    @property
    def has_person(self) -> bool:
        """True when both ends are a terminal, so that a question can be asked."""
        return self._types() and sys.stdout is not None and sys.stdout.isatty()

    def say(self, text: str = "") -> None:
        """Write one line at once."""
        print(visible(text), flush=True)  # noqa: T201 - this is where the dialogue talks

    def ask(self, prompt: str) -> str:
        """Read the next line, without its end; the prompt is shown only to somebody who types.

        Raises:
            InputEnded: when there is no next line.
        """
        if self._types():
            print(visible(prompt), end=" ", flush=True)  # noqa: T201 - a prompt
        stdin = sys.stdin
        content = b"" if stdin is None else stdin.buffer.readline(_MAX_LINE)
        if not content:
            raise InputEnded
        if len(content) == _MAX_LINE and not content.endswith(b"\n"):
            while (rest := stdin.buffer.readline(_MAX_LINE)) and not rest.endswith(b"\n"):
                pass
        text = _decoded(content).strip("\r\n\ufeff")
        return visible(text) or (_UNSHOWN if text else "")

    def _types(self) -> bool:
        return sys.stdin is not None and sys.stdin.isatty()


def takes_keys(lines: Lines) -> bool:
    """True on a terminal that can clear its screen; a POSIX terminal without a name is taken for a simple one."""
    unnamed = "dumb" if os.name == "posix" else ""
    return lines.has_person and os.environ.get("TERM", unnamed) not in _SIMPLE_TERMINALS


def warn(text: str) -> None:
    """Write a line on standard error: remarks that are no part of the dialogue itself."""
    print(visible(text), file=sys.stderr, flush=True)  # noqa: T201 - warnings of a dialogue


def _decoded(content: bytes) -> str:
    """A line as text: UTF-8, or else what older Windows programs send."""
    try:
        return content.decode()
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")
