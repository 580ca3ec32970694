# SPDX-License-Identifier: EUPL-1.2
"""What a write leaves behind when the process or the machine stops half-way: a hidden file with the new content.

It is called after the file that was written, which for a score sheet is often the participant's code.
"""

from __future__ import annotations

import contextlib
import os
import re
import tempfile
import time
from collections.abc import Iterable, Iterator
from pathlib import Path

from analysetool.errors import Problem, Severity
from analysetool.words import problems_files as say

_ENDING = ".tmp"
_NAME = re.compile(r"\.(?P<file>.+)\.[^.]+\.tmp")
_IN_USE = 600.0
"""Seconds; a younger one may be the work of another process."""


def make_temporary(path: Path) -> tuple[int, Path]:
    """An open, empty file beside `path` for what it will hold; as a leftover it is known by its name."""
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", suffix=_ENDING, dir=path.parent)
    return handle, Path(name)


def is_leftover(path: Path) -> bool:
    """True for a name that only a write in progress, or one that was interrupted, gives to a file."""
    return _NAME.fullmatch(path.name) is not None


def clear_leftovers(paths: Iterable[Path]) -> None:
    """Delete what interrupted writes of these very files left, unless it is so young that one may still be going on.

    Each folder is looked through once.
    """
    by_folder: dict[Path, set[str]] = {}
    for path in paths:
        by_folder.setdefault(path.parent, set()).add(path.name)
    for folder, names in by_folder.items():
        for found in _in_folder(folder):
            match = _NAME.fullmatch(found.name)
            if match is not None and match["file"] in names:
                with contextlib.suppress(OSError):
                    if time.time() - found.stat().st_mtime > _IN_USE:
                        found.unlink()


def leftovers_below(folder: Path) -> Iterator[Path]:
    """All leftovers in a folder and below it, in order; git's own folder is left out."""
    for root, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if name != ".git")
        yield from (Path(root) / name for name in sorted(names) if is_leftover(Path(name)))


def warn_of_leftovers(inputs: Iterable[str | Path]) -> list[Problem]:
    """A warning for each leftover in the folders that were named: it may hold somebody's answers."""
    folders = (Path(own) for own in inputs if Path(own).is_dir())
    found = dict.fromkeys(path for folder in folders for path in leftovers_below(folder))
    return [Problem(path=str(path), message=say.LEFTOVER, severity=Severity.WARNING) for path in found]


def _in_folder(folder: Path) -> list[Path]:
    try:
        return [path for path in folder.iterdir() if is_leftover(path)]
    except OSError:
        return []
