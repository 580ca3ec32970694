# SPDX-License-Identifier: EUPL-1.2
"""Text that is longer than the screen, a screen at a time: with the pager of the system, on a terminal alone."""

from __future__ import annotations

import contextlib
import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Mapping

from analysetool.streams import deliver_text

_COLOURS = re.compile(r"\x1b\[[0-9;]*m")
_LESS = "-R -X -Psspatie = verder, b = terug, q = stoppen$"
"""How `less` behaves where nobody chose: colours as they are, the text stays on the screen, and a line in Dutch."""
_NOT_STARTED = (126, 127)
"""What a shell gives for a command that it cannot run."""


def show(text: str) -> None:
    """Write text on standard output; through a pager where it is longer than the window of a terminal.

    PAGER names another pager, and an empty one (or `cat`) none; LESS goes before our own options. A pager that is not
    there or that does not start is done without.

    Raises:
        UsageError: when standard output is full or closed.
    """
    command = pager_command(os.environ) if sys.stdout.isatty() and _is_long(text) else None
    if command is None or not page(command, text):
        deliver_text(text)


def _is_long(text: str) -> bool:
    return text.count("\n") >= shutil.get_terminal_size().lines


def pager_command(environment: Mapping[str, str]) -> list[str] | None:
    """The pager to start; None where there is none, or where the terminal cannot move back."""
    chosen = environment.get("PAGER")
    terminal = environment.get("TERM", "dumb" if os.name == "posix" else "")
    if terminal == "dumb" or (chosen is not None and not chosen.strip()):
        return None
    if chosen is not None:
        try:
            words = shlex.split(chosen, posix=os.name == "posix")
        except ValueError:  # an open quotation mark
            return None
        return words if shutil.which(words[0]) else None
    found = next((path for name in ("less", "more") if (path := shutil.which(name))), None)
    return None if found is None else [found]


def takes_colour(command: list[str], environment: Mapping[str, str]) -> bool:
    """Whether a pager shows colours, and not the codes that make them: `less` does when it is told to."""
    name = os.path.basename(command[0]).lower().removesuffix(".exe")  # noqa: PTH119 - a command, not always a path
    if name != "less":
        return False
    options = (*environment.get("LESS", _LESS).split(), *(word for word in command[1:] if word.startswith("-")))
    return any("R" in word.partition("P")[0] for word in options)  # behind a P stands what the prompt says


def page(command: list[str], text: str) -> bool:
    """Let the pager show it, until the reader stops; False when it did not start."""
    shown = text if takes_colour(command, os.environ) else _COLOURS.sub("", text)
    encoding = "utf-8" if os.name == "posix" else os.device_encoding(1) or "utf-8"
    sys.stdout.flush()
    try:
        process = subprocess.Popen(  # noqa: S603 - what the user chose to read with, and no shell
            command, stdin=subprocess.PIPE, env={"LESS": _LESS, "LESSCHARSET": "utf-8"} | dict(os.environ)
        )
    except OSError:
        return False
    assert process.stdin is not None  # noqa: S101 - asked for above
    with contextlib.suppress(OSError, KeyboardInterrupt):  # who stops reading had enough
        process.stdin.write(shown.encode(encoding, errors="replace"))
    with contextlib.suppress(OSError, KeyboardInterrupt):
        process.stdin.close()
    while True:
        try:
            return process.wait() not in _NOT_STARTED
        except KeyboardInterrupt:  # the pager's own, with which it stops what it does
            continue
