# SPDX-License-Identifier: EUPL-1.2
"""Where a result may go: to a new file or on an earlier result; never on what people keep, a device or a pipe."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable
from pathlib import Path

from analysetool.errors import FileChangedError, UsageError, reason_of
from analysetool.files.discovery import YAML_ENDINGS
from analysetool.files.exercises import is_exercise
from analysetool.files.plain import is_input
from analysetool.files.saving import current_content, write_whole
from analysetool.files.statement_sets import is_statement_set
from analysetool.files.yaml_source import YamlDocument, YamlMapping, parse_into
from analysetool.words import problems_files as say

_KEPT_KEYS = {"scores": say.A_SCORE_SHEET, "meting": say.A_MEASUREMENT, "eisen": say.REQUIREMENTS}
"""By which key a file is known that people keep, and what it is then called."""


def refuse_target(path: Path, *, overwrite: bool, kept: bool = False) -> None:
    """Say before any work is done that a result cannot go here.

    Args:
        path: where the result would go; of a link, what it points to counts.
        overwrite: whether an earlier result may be replaced.
        kept: whether the result itself is such a file that people keep, as a new `meting.yaml` is.

    Raises:
        UsageError: with what to type instead.
    """
    try:
        mode = _mode(path)
        if mode is None and not path.parent.is_dir():
            raise UsageError(say.folder_missing(path.parent))
    except OSError as error:
        raise UsageError(say.cannot_be_written(path, reason_of(error))) from error
    if mode is None:
        return
    if stat.S_ISDIR(mode):
        raise UsageError(say.is_a_folder(path))
    if not stat.S_ISREG(mode):
        raise UsageError(say.no_plain_file(path))
    if not overwrite:
        raise UsageError(say.exists_already(path))
    kind = None if kept else _kept_kind(path)
    if kind is not None:
        raise UsageError(say.is_kept(path, kind))
    if not kept and is_input(path):
        raise UsageError(say.is_an_input(path))


def refuse_targets(paths: Iterable[Path], *, overwrite: bool) -> None:
    """The same for many results at once, whose folders may still have to be made.

    Raises:
        UsageError: with what to type instead; of results that exist already the first, and how many more there are.
    """
    there: list[Path] = []
    for path in paths:
        try:
            if not path.parent.is_dir():
                _refuse_folder(path.parent)
            elif not overwrite and path.is_file():
                there.append(path)
            else:
                refuse_target(path, overwrite=overwrite)
        except OSError as error:
            raise UsageError(say.cannot_be_written(path, reason_of(error))) from error
    if there:
        raise UsageError(say.exist_already(there))


def _refuse_folder(folder: Path) -> None:
    """Refuse a folder that cannot be made, because a file has its name or that of a folder above it."""
    for place in (folder, *folder.parents):
        if place.exists():
            if not place.is_dir():
                raise UsageError(say.folder_is_a_file(place))
            return


def make_folder(folder: Path) -> None:
    """Make the folder of a result, and those above it.

    Raises:
        UsageError: when the system refuses.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UsageError(say.cannot_be_written(folder, reason_of(error))) from error


def write_result(path: Path, content: bytes, *, overwrite: bool, kept: bool = False) -> None:
    """Write a result that was rendered completely, as `refuse_target` allows it; a link stays a link.

    Raises:
        UsageError: when it may not go there, or cannot be written.
    """
    refuse_target(path, overwrite=overwrite, kept=kept)
    target = Path(os.path.realpath(path))
    try:
        write_whole(target, content, expected=current_content(target))
    except FileChangedError as error:
        raise UsageError(say.changed_meanwhile(path)) from error
    except OSError as error:
        raise UsageError(say.cannot_be_written(path, reason_of(error))) from error


def _mode(path: Path) -> int | None:
    """What the system says of a path; None where nothing is there."""
    try:
        return path.stat().st_mode
    except (FileNotFoundError, NotADirectoryError):
        return None


def _kept_kind(path: Path) -> str | None:
    """What people keep in this file; None for an earlier result and for what is no file of the tool."""
    if path.suffix.lower() not in YAML_ENDINGS:
        return None
    document = YamlDocument(path=str(path), text=(current_content(path) or b"").decode("utf-8-sig", errors="replace"))
    parse_into(document)
    entries = document.root.entries if isinstance(document.root, YamlMapping) else {}
    for key, kind in _KEPT_KEYS.items():
        if key in entries:
            return kind
    if is_statement_set(document):
        return say.A_STATEMENT_SET
    return say.AN_EXERCISE if is_exercise(document) else None
