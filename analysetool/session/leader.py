# SPDX-License-Identifier: EUPL-1.2
"""Who leads the session of a folder: one laptop at a time, which another one can see, follow and take over from.

A lock of the system tells whether a program on this computer or on a shared disk leads, and is gone with that program,
however it ended. In a folder that is copied between laptops there is no such lock; there the time tells at which the
leader last said that it is there. Nothing of a person or of a laptop's name stands in the file.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import platform
import secrets
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from analysetool.files.plain_json import parse_json

NAME = ".werksessie-leider.json"
_BEAT_EVERY = 15.0
_GONE_AFTER = 60.0
"""Seconds without a sign after which a leader on another laptop is taken to be gone."""
_LOCKED_BYTE = 1 << 30
"""Windows keeps others from reading what is locked, so that is a place behind the text."""


class TakenOverError(Exception):
    """Another laptop leads now; `kept` is where the step that could not be written stands, None when there was none."""

    def __init__(self, kept: Path | None = None) -> None:
        """What was typed last may stand in a file of its own."""
        super().__init__()
        self.kept = kept


@dataclass(frozen=True, slots=True, kw_only=True)
class Other:
    """Somebody else leads, since a time of day (14:05); empty when that cannot be read."""

    since: str = ""


class Lead:
    """The lead over one folder, as this program sees it."""

    def __init__(
        self, folder: Path, day: Callable[[], float] = time.time, now: Callable[[], float] = time.monotonic
    ) -> None:
        """Look at this folder; `day` gives seconds since the epoch, `now` those of a clock that nobody can set."""
        self._path = folder / NAME
        self._day = day
        self._now = now
        self._own = secrets.token_hex(8)
        self._salt = secrets.token_hex(8)
        self._since = time.strftime("%H:%M", time.localtime(day()))
        self._descriptor: int | None = None
        self._leads = False
        self._locked = False
        self._lost_to: object = None
        self._beaten = 0.0

    def take(self, *, force: bool = False) -> Other | None:
        """Take the lead, with `force` also from another; gives who leads where that is another, and None when taken.

        Where no such file can be made or locked there is no other to know of.
        """
        other = self._other()
        if other is not None and not force:
            self._close()
            return other
        self._leads = True
        self._write()
        return None

    def other(self) -> Other | None:
        """Who else leads now; None when nobody does."""
        other = self._other() if self._path.exists() else None
        if not self._leads:
            self._close()
        return other

    def holds(self) -> bool:
        """False once another took the lead."""
        found = _content(self._path)
        if self._leads and found is not None and found.get("teken") != self._own:
            self._leads, self._lost_to = False, found.get("teken")
            self._close()
        elif self._leads:
            self._lock()
        return self._leads

    def beat(self) -> None:
        """Say now and then that this program is still there; does nothing when another leads."""
        if self._now() - self._beaten >= _BEAT_EVERY and self.holds():
            self._write()

    def release(self) -> None:
        """Give the lead back, unless another took it."""
        mine = self.holds()
        self._close()
        if mine:
            with contextlib.suppress(OSError):
                self._path.unlink(missing_ok=True)
        self._leads = False

    def _other(self) -> Other | None:
        found = _content(self._path) or {}
        if found.get("teken") == self._own:
            return None
        since = found.get("sinds")
        other = Other(since=since if isinstance(since, str) else "")
        if not self._lock():
            return other
        beat, salt = found.get("gezien"), found.get("zout")
        if not isinstance(beat, int | float) or not isinstance(salt, str) or abs(self._day() - beat) > _GONE_AFTER:
            return None
        # who just took over on this laptop has no lock yet
        elsewhere = found.get("laptop") != _mark(salt) or found.get("teken") == self._lost_to
        return other if elsewhere else None

    def _write(self) -> None:
        """Put in the file that this program leads; what goes wrong only keeps others from seeing it."""
        self._beaten = self._now()
        self._lock()
        content = {
            "soort": "werksessie-leider",
            "sinds": self._since,
            "teken": self._own,
            "zout": self._salt,
            "laptop": _mark(self._salt),
            "gezien": round(self._day()),
        }
        if self._descriptor is not None:
            with contextlib.suppress(OSError):
                os.lseek(self._descriptor, 0, os.SEEK_SET)
                whole = json.dumps(content).encode()
                os.write(self._descriptor, whole)
                os.ftruncate(self._descriptor, len(whole))

    def _lock(self) -> bool:
        """Hold the lock of the file that is there now; False when another program holds it.

        Where the disk knows no locks it counts as held.
        """
        if self._descriptor is not None and not self._is_there():
            self._close()
        if self._locked:
            return True
        try:
            if self._descriptor is None:
                self._descriptor = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o666)
        except OSError:
            return True
        try:
            _lock_file(self._descriptor)
        except (BlockingIOError, PermissionError):
            return False
        except OSError:
            return True
        self._locked = True
        return self._is_there() or self._lock()

    def _is_there(self) -> bool:
        """True when the open file is the one of that name: its last leader may have taken it away meanwhile."""
        try:
            return self._descriptor is not None and os.path.samestat(os.fstat(self._descriptor), self._path.stat())
        except OSError:
            return False

    def _close(self) -> None:
        if self._descriptor is not None:
            with contextlib.suppress(OSError):
                os.close(self._descriptor)
        self._descriptor, self._locked = None, False


def _content(path: Path) -> dict[str, Any] | None:
    try:
        found = parse_json(path.read_bytes())
    except (OSError, ValueError):
        return None
    return found if isinstance(found, dict) else None


def _mark(salt: str) -> str:
    """A mark by which a laptop knows itself, and nobody else knows it."""
    return hashlib.blake2b(platform.node().encode(), key=salt.encode()[:64], digest_size=8).hexdigest()


def _lock_file(descriptor: int) -> None:
    """Lock it for this program alone; raises OSError when another one has it."""
    if sys.platform == "win32":
        import msvcrt  # noqa: PLC0415 - exists on Windows only

        os.lseek(descriptor, _LOCKED_BYTE, os.SEEK_SET)
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        return
    import fcntl  # noqa: PLC0415 - does not exist on Windows

    fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
