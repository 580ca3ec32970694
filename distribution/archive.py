# SPDX-License-Identifier: EUPL-1.2
"""Zips of a folder that are the same bytes for the same files, and their names."""

from __future__ import annotations

import hashlib
import os
import platform
import stat
import subprocess
import zipfile
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
_FIRST = 315_532_800
"""1980-01-01: a zip knows no earlier day."""
_SYSTEMS = {"darwin": "macos"}
_MACHINES = {"amd64": "x86_64", "aarch64": "arm64"}
_UNIX = 3


def moment() -> int:
    """Seconds since 1970 that every file carries: `SOURCE_DATE_EPOCH`, or else when the commit was made."""
    given = os.environ.get("SOURCE_DATE_EPOCH")
    if given is None:
        asked = ["git", "-C", str(ROOT), "log", "-1", "--format=%ct"]
        given = subprocess.run(asked, check=True, capture_output=True, text=True).stdout
    return max(int(given), _FIRST)


def zip_name(version: str) -> str:
    """The name of a zip for this system and machine: `analysetool-0.1.0-linux-x86_64`."""
    system, machine = platform.system().lower(), platform.machine().lower()
    return f"analysetool-{version}-{_SYSTEMS.get(system, system)}-{_MACHINES.get(machine, machine)}"


def make_zip(folder: Path, target: Path, seconds: int) -> None:
    """Put a folder in a zip, under its own name; names sorted, one moment, and of rights only who may run a file.

    A link becomes the file it points at when that is in the folder too, so that every program can unpack it.
    """
    day = datetime.fromtimestamp(seconds, UTC)
    when = (day.year, day.month, day.day, day.hour, day.minute, day.second)
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as zipped:
        for path in _files(folder):
            entry = zipfile.ZipInfo(path.relative_to(folder.parent).as_posix(), when)
            entry.create_system = _UNIX
            entry.compress_type = zipfile.ZIP_DEFLATED
            runs = path.stat().st_mode & stat.S_IXUSR
            entry.external_attr = (stat.S_IFREG | (0o755 if runs else 0o644)) << 16
            zipped.writestr(entry, path.read_bytes())


def _files(folder: Path) -> Iterator[Path]:
    return (path for path in sorted(folder.rglob("*"), key=lambda path: path.as_posix()) if path.is_file())


def unpack(zipped: Path, folder: Path) -> Path:
    """Unpack a zip of ours with the rights it holds; the folder that was in it."""
    with zipfile.ZipFile(zipped) as opened:
        for entry in opened.infolist():
            path = Path(opened.extract(entry, folder))
            path.chmod(entry.external_attr >> 16 & 0o777)
        return folder / opened.namelist()[0].partition("/")[0]


def sha256(path: Path) -> str:
    """The hash of a file, as `sha256sum` writes it."""
    return hashlib.sha256(path.read_bytes()).hexdigest()
