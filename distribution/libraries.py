# SPDX-License-Identifier: EUPL-1.2
"""The libraries of the system with which WeasyPrint sets letters: where they are on the machine that builds the zip.

WeasyPrint opens them by name while it runs, so nothing that looks at imports can see them. What they need themselves
PyInstaller finds.
"""

from __future__ import annotations

import ctypes
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

NAMES: Mapping[str, tuple[str, ...]] = {
    "linux": (
        "libgobject-2.0.so.0", "libpango-1.0.so.0", "libharfbuzz.so.0", "libharfbuzz-subset.so.0",
        "libfontconfig.so.1", "libpangoft2-1.0.so.0",
    ),
    "darwin": (
        "libgobject-2.0.0.dylib", "libpango-1.0.dylib", "libharfbuzz.0.dylib", "libharfbuzz-subset.0.dylib",
        "libfontconfig.1.dylib", "libpangoft2-1.0.dylib",
    ),
    "win32": (
        "libgobject-2.0-0.dll", "libpango-1.0-0.dll", "libharfbuzz-0.dll", "libharfbuzz-subset-0.dll",
        "libfontconfig-1.dll", "libpangoft2-1.0-0.dll",
    ),
}  # fmt: skip
"""Per system the names under which WeasyPrint opens them."""
_FOLDERS = {
    "darwin": ("/opt/homebrew/lib", "/usr/local/lib"),
    "win32": ("C:/msys64/ucrt64/bin", "C:/msys64/mingw64/bin"),
}


def find(system: str = sys.platform) -> list[Path]:
    """Where each library is.

    Raises:
        SystemExit: with the name of what is missing; a zip without it could make no pdf.
    """
    names = NAMES[system]
    found = dict(_loaded(names) if system == "linux" else _in_folders(names, _folders(system)))
    missing = [name for name in names if name not in found]
    if missing:
        raise SystemExit(f"not on this machine, and needed for pdf: {', '.join(missing)}")
    return [found[name] for name in names]


def _folders(system: str) -> list[Path]:
    named = os.environ.get("WEASYPRINT_DLL_DIRECTORIES", "")
    return [Path(folder) for folder in (*filter(None, named.split(os.pathsep)), *_FOLDERS[system])]


def _in_folders(names: tuple[str, ...], folders: list[Path]) -> Iterator[tuple[str, Path]]:
    for name in names:
        found = next((folder / name for folder in folders if (folder / name).is_file()), None)
        if found is not None:
            yield name, found


def _loaded(names: tuple[str, ...]) -> Iterator[tuple[str, Path]]:
    """Let the loader of the system look for them, and read where they came from."""
    for name in names:
        try:
            ctypes.CDLL(name)
        except OSError:
            continue
        maps = Path("/proc/self/maps").read_text(encoding="utf-8").splitlines()
        paths = [Path(line.split(maxsplit=5)[5]) for line in maps if len(line.split(maxsplit=5)) == 6]  # noqa: PLR2004
        yield from ((name, path.parent / name) for path in paths if path.name.startswith(name))


def letters(system: str = sys.platform) -> list[Path]:
    """The files of Liberation Sans that this Linux uses, for one without any letters; elsewhere none.

    No other kind: Pango would take signs from it, and the pages would not be those of the wheel.
    """
    if system != "linux":
        return []
    asked = ["fc-list", ":family=Liberation Sans:style=Regular", "file"]
    told = subprocess.run(asked, capture_output=True, text=True, check=True).stdout.splitlines()
    places = sorted(Path(line.strip().rstrip(":")).parent for line in told)
    if not places:
        raise SystemExit("not on this machine, and needed for pdf: the letters Liberation Sans (fonts-liberation)")
    return sorted(places[-1].glob("LiberationSans-*.ttf"))


def owner(path: Path) -> tuple[str, Path | None] | None:
    """The package of a Debian that a file belongs to, with its version, and the file that tells the licence.

    None where there is no such package, or no Debian.
    """
    for place in (path, path.resolve()):
        # A path may be told with or without /usr, for the one is a link to the other.
        for told in {str(place), str(place).removeprefix("/usr")}:
            try:
                search = subprocess.run(
                    ["dpkg-query", "--search", told],  # noqa: S607 - where the system has it
                    capture_output=True, text=True, check=False,
                )  # fmt: skip
            except OSError:
                return None
            if search.returncode == 0:
                package = search.stdout.split(": ")[0]
                shown = subprocess.run(
                    ["dpkg-query", "--show", "--showformat", "${Package} ${Version}", package],  # noqa: S607
                    capture_output=True, text=True, check=True,
                ).stdout  # fmt: skip
                terms = Path("/usr/share/doc") / shown.split()[0] / "copyright"
                return shown, terms if terms.is_file() else None
    return None
