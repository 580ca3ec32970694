# SPDX-License-Identifier: EUPL-1.2
"""How the program in the zip starts, before anything of the tool is imported."""

from __future__ import annotations

import multiprocessing
import os
import sys
from pathlib import Path

_INSIDE = Path(getattr(sys, "_MEIPASS", ""))
_FONTS = "fonts-windows.conf" if os.name == "nt" else "fonts.conf"
_FONTS_OF_THE_SYSTEM = Path("/etc/fonts/fonts.conf")


def prepare(environment: dict[str, str] | os._Environ[str]) -> None:
    """Leave no trace of the zip to programs that the tool starts, and say where letters are if the system does not.

    A pager or a browser would load the libraries of the zip instead of its own. The folder of libraries was read when
    this program began, so it is found all the same.
    """
    before = environment.pop("LD_LIBRARY_PATH_ORIG", None)
    environment.pop("LD_LIBRARY_PATH", None)
    if before:
        environment["LD_LIBRARY_PATH"] = before
    if not _FONTS_OF_THE_SYSTEM.exists():
        environment.setdefault("FONTCONFIG_FILE", str(_INSIDE / "letters" / _FONTS))


if __name__ == "__main__":
    multiprocessing.freeze_support()
    prepare(os.environ)

    from analysetool.__main__ import main

    main()
