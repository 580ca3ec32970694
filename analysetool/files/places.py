# SPDX-License-Identifier: EUPL-1.2
"""Paths as people type them: between quotes, or with a slip in the name."""

from __future__ import annotations

from pathlib import Path

from analysetool.near import near_names
from analysetool.words import problems_files as say

_QUOTES = (('"', '"'), ("'", "'"), ("\u201c", "\u201d"), ("\u2018", "\u2019"))


def typed_path(path: str | Path) -> Path:
    """The path that was meant: what is there, else the same without one pair of quotes around it."""
    text = str(path)
    if any(len(text) > len(pair) and text.startswith(pair[0]) and text.endswith(pair[1]) for pair in _QUOTES):
        bare = Path(text[1:-1])
        if not Path(path).exists():
            return bare
    return Path(path)


def not_there(path: Path, *, may_be_folder: bool = False) -> str:
    """That a file (or folder) does not exist: where was looked, and the nearest names that are there."""
    folder = path.parent
    missing = path.name
    while not folder.is_dir() and folder != folder.parent:
        missing, folder = folder.name, folder.parent
    beside = _names_in(folder)
    near = near_names(missing, [(written, name) for name in beside for written in (name, Path(name).stem)])
    missing_folder = None if folder == path.parent else missing
    return say.not_there(folder.absolute(), near, missing_folder=missing_folder, may_be_folder=may_be_folder)


def _names_in(folder: Path) -> list[str]:
    try:
        return sorted(found.name for found in folder.iterdir() if not found.name.startswith("."))
    except OSError:
        return []
