# SPDX-License-Identifier: EUPL-1.2
"""Whether files lie where git would keep them; git itself is never run."""

from __future__ import annotations

import fnmatch
from pathlib import Path

from analysetool.files.plain import read_plain

_LISTS = (".gitignore", ".git/info/exclude")


def work_tree_of(path: Path) -> Path | None:
    """The top of the git work tree that a path lies in; None when it lies in none."""
    whole = path.resolve()
    return next((folder for folder in (whole, *whole.parents) if (folder / ".git").exists()), None)


def is_ignored(path: Path, top: Path) -> bool:
    """True when the ignore lists between the top and the file keep it out of git.

    Reads the patterns that people write in practice (names, `*`, `?`, folders with a slash, `**`, `!`); the last one
    that fits decides, and what lies in an ignored folder is ignored.
    """
    inside = path.resolve().relative_to(top.resolve())
    ignored = False
    for depth in range(len(inside.parts)):
        base = top.joinpath(*inside.parts[:depth])
        below = inside.parts[depth:]
        for name in _LISTS if depth == 0 else _LISTS[:1]:
            for line in _lines(base / name):
                if _fits(line.removeprefix("!"), below):
                    ignored = not line.startswith("!")
    return ignored


def _fits(pattern: str, below: tuple[str, ...]) -> bool:
    """True when a pattern names the file or one of the folders it lies in."""
    only_folders, pattern = pattern.endswith("/"), pattern.rstrip("/")
    anchored, pattern = "/" in pattern, pattern.lstrip("/")
    ends = range(1, len(below) + (0 if only_folders else 1))
    if not anchored:
        return any(fnmatch.fnmatchcase(below[end - 1], pattern) for end in ends)
    return any(_fits_path(pattern.split("/"), below[:end]) for end in ends)


def _fits_path(pattern: list[str], parts: tuple[str, ...]) -> bool:
    """A pattern with slashes, part by part; `**` stands for any number of folders."""
    if not pattern:
        return not parts
    if pattern[0] == "**":
        return any(_fits_path(pattern[1:], parts[skip:]) for skip in range(len(parts) + 1))
    return bool(parts) and fnmatch.fnmatchcase(parts[0], pattern[0]) and _fits_path(pattern[1:], parts[1:])


def _lines(path: Path) -> list[str]:
    try:
        text = read_plain(path).decode("utf-8", errors="replace")
    except OSError:
        return []
    return [line.rstrip() for line in text.splitlines() if line.strip() and not line.startswith("#")]
