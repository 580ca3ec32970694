# SPDX-License-Identifier: EUPL-1.2
"""Paths as people type them: between quotes, or with a slip in the name."""

from __future__ import annotations

from difflib import get_close_matches
from pathlib import Path

from analysetool.words import problems_files as say

_QUOTES = (('"', '"'), ("'", "'"), ("\u201c", "\u201d"), ("\u2018", "\u2019"))
_MOST_NAMED = 3


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
    folded: dict[str, str] = {}
    for name in beside:
        folded.setdefault(name.casefold(), name)
        folded.setdefault(Path(name).stem.casefold(), name)
    wanted = missing.casefold()
    matches = [wanted] if wanted in folded else get_close_matches(wanted, folded, n=_MOST_NAMED)
    near = dict.fromkeys(folded[match] for match in matches)
    missing_folder = None if folder == path.parent else missing
    return say.not_there(folder.absolute(), list(near), missing_folder=missing_folder, may_be_folder=may_be_folder)


def _names_in(folder: Path) -> list[str]:
    try:
        return sorted(found.name for found in folder.iterdir() if not found.name.startswith("."))
    except OSError:
        return []
