# SPDX-License-Identifier: EUPL-1.2
"""Which files INVOER means: named ones, and the YAML below named folders."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from glob import glob
from itertools import chain
from pathlib import Path

from analysetool.errors import Problem
from analysetool.files.places import not_there, typed_path
from analysetool.files.yaml_source import STDIN
from analysetool.words import problems_files as say

YAML_ENDINGS = (".yaml", ".yml")
PARQUET = ".parquet"
_WORKBOOKS = (".xlsx", ".ods")
_TABLE_ENDINGS = (".csv", *_WORKBOOKS, PARQUET)
_OPEN_IN_OFFICE = "~$"
"""How the name begins of what Excel lays beside a workbook while it is open."""
_PATTERN = re.compile(r"[*?\[]")
_CONFLICT_NAME = re.compile(
    r"\(\d+\)|conflicted copy|conflict van|kopie|copy|sync-conflict|-(?:DESKTOP|LAPTOP|PC)-\w+|~\$|\.orig\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class InputFile:
    """One file to read; `named` when it was typed itself and not found in a folder."""

    path: Path
    named: bool

    @property
    def is_table(self) -> bool:
        """True for what is read as a table; anything else is YAML."""
        return self.path.suffix.lower() in _TABLE_ENDINGS

    @property
    def is_parquet(self) -> bool:
        """True for a table that the engine reads."""
        return self.path.suffix.lower() == PARQUET

    @property
    def is_workbook(self) -> bool:
        """True for a table that lies on a sheet."""
        return self.path.suffix.lower() in _WORKBOOKS

    @property
    def looks_like_a_copy(self) -> bool:
        """True for names that sync programs and file managers give to a second version."""
        return _CONFLICT_NAME.search(self.path.name) is not None


def discover(paths: Sequence[str | Path], problems: list[Problem]) -> Iterator[InputFile]:
    """The files to read in a fixed order, each once.

    From a folder (recursively) only YAML is read, and no names that start with a dot; tables count only when named.
    A name with `*`, `?` or `[` that no file has is a pattern, for not every shell fills it in. What cannot be read at
    all is added to `problems`.
    """
    seen: set[str] = set()
    for path in map(typed_path, paths):
        for file in _named(path, problems):
            identity = os.path.realpath(file.path)
            if identity not in seen:
                seen.add(identity)
                yield file


def _named(path: Path, problems: list[Problem]) -> Iterable[InputFile]:
    if str(path) == STDIN:
        return (InputFile(path=path, named=True),)
    if path.is_dir():
        return (InputFile(path=file, named=False) for file in yaml_below(path))
    if _PATTERN.search(str(path)) and not os.path.lexists(path):
        found = sorted(map(Path, glob(str(path), recursive=True)))  # noqa: PTH207 - of a whole path
        found = [own for own in found if not own.name.startswith(_OPEN_IN_OFFICE)]
        if not found:
            problems.append(Problem(path=str(path), message=say.no_match(str(path))))
        return chain.from_iterable(_named(own, problems) for own in found)
    if path.suffix.lower() in (*YAML_ENDINGS, *_TABLE_ENDINGS):
        return (InputFile(path=path, named=True),)
    message = f"{say.UNKNOWN_KIND} {say.read_in_first(path)}" if path.exists() else not_there(path, may_be_folder=True)
    problems.append(Problem(path=str(path), message=message))
    return ()


def yaml_below(folder: Path) -> Iterator[Path]:
    """The YAML files in a folder and below it, in a fixed order, without names that start with a dot."""
    for root, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            if not name.startswith(".") and name.lower().endswith(YAML_ENDINGS):
                yield Path(root) / name
