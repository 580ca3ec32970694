# SPDX-License-Identifier: EUPL-1.2
"""Which files an import means: named ones, those in a folder, and those that fit a pattern."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from analysetool.errors import Problem
from analysetool.files.places import not_there, typed_path
from analysetool.imports.same_people import equal_files
from analysetool.words import imports as say

READABLE = frozenset({".json", ".csv", ".tsv", ".txt", ".xlsx", ".ods", ".zip", ".eml"})
"""Endings of what is taken from a folder; a file that is named is always looked at."""
_WILD = frozenset("*?[")


@dataclass(slots=True)
class HandedIn:
    """The files in their order, each once; what was passed over in folders; and what could not be found.

    `doubles` are files with the same bytes as one of `files`, with that one; `without` are files that were asked to be
    left out.
    """

    files: list[Path] = field(default_factory=list)
    passed_over: list[Path] = field(default_factory=list)
    without: list[Path] = field(default_factory=list)
    doubles: dict[Path, Path] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)


def handed_in(names: Sequence[str], without: Sequence[str] = ()) -> HandedIn:
    """Look up what was typed. Some shells leave patterns such as `*.json` to the program, so it reads them itself.

    Args:
        names: files, folders and patterns.
        without: files among them to leave out; one that is not among them is a problem.
    """
    found = HandedIn()
    left_out = {os.path.realpath(typed_path(name)): name for name in without}
    seen: set[str] = set()
    for name in names:
        for path in _meant(name, found):
            identity = os.path.realpath(path)
            if identity not in seen:
                seen.add(identity)
                (found.without if identity in left_out else found.files).append(path)
    found.problems += [
        Problem(path=name, message=say.NOT_HANDED_IN) for identity, name in left_out.items() if identity not in seen
    ]
    found.doubles = equal_files(found.files)
    found.files = [path for path in found.files if path not in found.doubles]
    return found


def _meant(name: str, found: HandedIn) -> Iterator[Path]:
    path = typed_path(name)
    if path.is_dir():
        yield from _in_folder(path, found)
    elif _WILD & set(path.name) and not path.exists():
        matches = sorted(match for match in path.parent.glob(path.name) if match.is_file())
        if not matches:
            found.problems.append(Problem(path=name, message=say.NO_FILE_FITS))
        yield from matches
    elif not path.suffix and not path.exists():
        found.problems.append(Problem(path=name, message=not_there(path, may_be_folder=True)))
    else:
        yield path


def _in_folder(folder: Path, found: HandedIn) -> Iterator[Path]:
    """The files right in a folder, by name; hidden ones and what Excel leaves behind do not count."""
    files = sorted(path for path in folder.iterdir() if path.is_file() and not path.name.startswith((".", "~$")))
    readable = [path for path in files if path.suffix.lower() in READABLE]
    found.passed_over += [path for path in files if path.suffix.lower() not in READABLE]
    if not readable:
        found.problems.append(Problem(path=str(folder), message=say.NO_ANSWERS_IN_FOLDER))
    yield from readable
