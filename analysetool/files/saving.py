# SPDX-License-Identifier: EUPL-1.2
"""Writing files so that a crash, a full disk or another process never leaves half a file or lost work."""

from __future__ import annotations

import contextlib
import os
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from analysetool.errors import FileChangedError
from analysetool.files.leftovers import clear_leftovers, make_temporary
from analysetool.files.locks import alone_in
from analysetool.files.plain import read_plain

_REPLACE_TRIES = 20
_REPLACE_PAUSE = 0.1
"""Seconds between tries: sync programs and virus scanners on Windows hold a new file for a moment."""
_FEW = 4
"""So few files are written one by one."""
_AT_ONCE = 8
"""Files that wait for the disk together: it makes many durable in hardly more time than one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FileToWrite:
    """All that a file will hold, and what it must still hold now (None: it must not exist yet)."""

    path: Path
    content: bytes
    expected: bytes | None = None


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
    _put(FileToWrite(path=path, content=content, expected=expected), None)
    clear_leftovers([path])
    _sync_folder(path.parent)


def write_each(files: Sequence[FileToWrite], *, advance: Callable[[], None] = lambda: None) -> None:
    """Write many files, several at a time; each is written as `write_whole` does it, and is whole or not there.

    When it returns, all of them are durable; a crash on the way may leave any of them unwritten. After the first one
    that fails no other is begun. The folders are synced once, at the end.

    Args:
        files: the files, each path once; their folders must exist. None at all is fine.
        advance: called after each file, in the thread of the caller.

    Raises:
        FileChangedError: when another process changed, made or removed one of the files.
        OSError: when the disk refuses.
    """
    mode = _usual_mode()  # once and here: asking for it changes it for a moment, for all threads
    try:
        if len(files) <= _FEW:
            for one in files:
                _put(one, mode)
                advance()
        else:
            _put_together(files, mode, advance)
    finally:
        for folder in dict.fromkeys(one.path.parent for one in files):
            _sync_folder(folder)
    clear_leftovers([one.path for one in files])


def _put_together(files: Sequence[FileToWrite], mode: int, advance: Callable[[], None]) -> None:
    from concurrent.futures import ThreadPoolExecutor, as_completed  # noqa: PLC0415 - few commands write many files

    with ThreadPoolExecutor(max_workers=_AT_ONCE) as threads:
        begun = [threads.submit(_put, one, mode) for one in files]
        try:
            for written in as_completed(begun):
                written.result()
                advance()
        except BaseException:
            threads.shutdown(cancel_futures=True)
            raise


def _put(one: FileToWrite, mode: int | None) -> None:
    """Put one file in its place; `mode` are the rights of a new file, None when nobody looked them up yet."""
    handle, temporary = make_temporary(one.path)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(one.content)
            file.flush()
            os.fsync(file.fileno())
        _keep_permissions(one.path, temporary, mode)
        with alone_in(one.path.parent):
            _refuse_changed(one.path, one.expected)
            _replace(temporary, one.path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


def current_content(path: Path) -> bytes | None:
    """What a file holds now; None when it does not exist.

    Raises:
        OSError: when the system refuses, and for what is no plain file.
    """
    try:
        return read_plain(path)
    except FileNotFoundError:
        return None


def _refuse_changed(path: Path, expected: bytes | None) -> None:
    if current_content(path) != expected:
        raise FileChangedError(str(path))


def _keep_permissions(path: Path, temporary: Path, mode: int | None) -> None:
    """A temporary file is private; give the result the rights of the old file, or those of any new file."""
    if os.name != "posix":
        return
    if path.exists():
        mode = path.stat().st_mode & 0o777
    temporary.chmod(_usual_mode() if mode is None else mode)


def _usual_mode() -> int:
    """The rights that any program gives to a new file."""
    if os.name != "posix":
        return 0o666
    umask = os.umask(0)
    os.umask(umask)
    return 0o666 & ~umask


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
