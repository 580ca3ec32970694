# SPDX-License-Identifier: EUPL-1.2
"""Commands as people can type them: quoted for the shell of this system, and as this installation is started."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

from analysetool.escaping import shell_word, visible

_PROGRAM = "analysetool"


def command_line(command: str, *words: object, set_path: str | None = None) -> str:
    """A command of this tool with its words; `set_path` names the statement set when it is not the shipped one."""
    own_set = () if set_path is None else ("--stellingen", set_path)
    return visible(" ".join([_PROGRAM, command, *(shell_word(str(word)) for word in (*words, *own_set))]))


def as_started(*words: object) -> str:
    """A command as it can be typed here and now, beginning as this run of the tool began."""
    return visible(" ".join([_started(), *(shell_word(str(word)) for word in words)]))


def _started() -> str:
    """How the tool was started: by its name where the shell finds that, else by its path, or as a module of Python."""
    started = sys.argv[0]
    if getattr(sys, "frozen", False):
        return _by_name_or_path(sys.executable)
    if Path(started).name == "__main__.py":
        return f"{_by_name_or_path(sys.executable)} -m {_PROGRAM}"
    return _by_name_or_path(started) if Path(started).stem == _PROGRAM else _PROGRAM


def _by_name_or_path(program: str) -> str:
    """A program by its name alone where that is what the shell would start, else by its path, from here if it can."""
    name = Path(program).name
    if name == program or _same(shutil.which(name), program):
        return shell_word(name.removesuffix(".exe"))
    path = Path(program).absolute()
    if not path.is_relative_to(Path.cwd()):
        return shell_word(str(path))
    inside = str(path.relative_to(Path.cwd()))
    return shell_word(inside if os.sep in inside else os.path.join(os.curdir, inside))  # noqa: PTH118 - it keeps the dot


def _same(found: str | None, program: str) -> bool:
    """True when both are one file name in one place; a link counts as itself, for two environments share a Python."""
    if found is None:
        return False
    return os.path.normcase(os.path.abspath(found)).removesuffix(".exe") == os.path.normcase(  # noqa: PTH100 - links stay
        os.path.abspath(program)  # noqa: PTH100 - the same
    ).removesuffix(".exe")
