# SPDX-License-Identifier: EUPL-1.2
"""Writing files so that a crash, a full disk or another process never leaves half a file or lost work."""

from __future__ import annotations

import contextlib
import os
import time
from pathlib import Path

from analysetool.errors import FileChangedError, UsageError, reason_of
from analysetool.files.leftovers import clear_leftovers, make_temporary
from analysetool.words import problems_files as say

_REPLACE_TRIES = 20
_REPLACE_PAUSE = 0.1
"""Seconds between tries: sync programs and virus scanners on Windows hold a new file for a moment."""


def write_whole(path: Path, content: bytes, *, expected: bytes | None) -> None:
    """Replace a file in one step: temporary file in the same folder, fsync, rename, fsync of the folder.

    Args:
        path: the file to write; its folder must exist.
        content: all of it.
        expected: what the file must still hold (None: it must not exist yet), else nothing is written.

    Raises:
        FileChangedError: when another process changed, made or removed the file in between.
        OSError: when the disk refuses; the old file is untouched then.
    """
    handle, temporary = make_temporary(path)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        _keep_permissions(path, temporary)
        _refuse_changed(path, expected)
        _replace(temporary, path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    clear_leftovers(path)
    _sync_folder(path.parent)


def write_result(path: Path, content: bytes, *, overwrite: bool) -> None:
    """Write a result that was rendered completely; an existing file only when the user said so.

    Raises:
        UsageError: when the file exists and `overwrite` is False, or when it cannot be written.
    """
    refuse_existing(path, overwrite=overwrite)
    try:
        write_whole(path, content, expected=current_content(path))
    except FileChangedError as error:
        message = say.changed_meanwhile(path)
        raise UsageError(message) from error
    except OSError as error:
        message = say.cannot_be_written(path, reason_of(error))
        raise UsageError(message) from error


def refuse_existing(path: Path, *, overwrite: bool) -> None:
    """Say before any work is done that a file stands in the way or that its folder is missing.

    Raises:
        UsageError: with what to type instead.
    """
    if path.is_dir():
        message = say.is_a_folder(path)
        raise UsageError(message)
    if path.exists() and not overwrite:
        message = say.exists_already(path)
        raise UsageError(message)
    if not path.parent.is_dir():
        message = say.folder_missing(path.parent)
        raise UsageError(message)


def current_content(path: Path) -> bytes | None:
    """What a file holds now; None when it does not exist."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None


def _refuse_changed(path: Path, expected: bytes | None) -> None:
    if current_content(path) != expected:
        raise FileChangedError(str(path))


def _keep_permissions(path: Path, temporary: Path) -> None:
    """A temporary file is private; give the result the rights of the old file, or those of any new file."""
    if os.name != "posix":
        return
    if path.exists():
        mode = path.stat().st_mode & 0o777
    else:
        umask = os.umask(0)
        os.umask(umask)
        mode = 0o666 & ~umask
    temporary.chmod(mode)


def _replace(temporary: Path, path: Path) -> None:
    for attempt in range(_REPLACE_TRIES):
        try:
            temporary.replace(path)
        except PermissionError:
            if os.name == "posix" or attempt == _REPLACE_TRIES - 1:
                raise
            time.sleep(_REPLACE_PAUSE)
        else:
            return


def _sync_folder(folder: Path) -> None:
    """Make the rename itself durable; folders can be synced on POSIX only, and not on every file system."""
    if os.name != "posix":
        return
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
