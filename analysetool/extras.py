# SPDX-License-Identifier: EUPL-1.2
"""Packages that not everybody installs: ask for one, or say how to get it here.

This project is on no package index, so what to type names the packages themselves, never an extra of this project.
"""

from __future__ import annotations

import os
import re
import shlex
import sys
from collections.abc import Callable
from contextlib import redirect_stdout
from importlib import import_module
from io import StringIO
from pathlib import Path, PurePath, PureWindowsPath
from types import ModuleType

from analysetool.errors import UsageError
from analysetool.words import outputs as say

EXTRAS = {"docx": ("python-docx>=1.1.2", "pillow>=10.1"), "pdf": ("weasyprint>=70",), "landelijk": ("duckdb>=1.4",)}
"""The packages of each extra with their lower bounds, as in `pyproject.toml`."""
_PLAIN = re.compile(r"[\w.:~-]+")


class LibraryMissingError(UsageError):
    """A package is there, and a library of the system that it needs is not."""


def require(module: str, extra: str, missing: Callable[[str | None], str] | None = None) -> ModuleType:
    """Import a package of an extra.

    Args:
        module: the name that is imported ("docx").
        extra: the extra of this project that installs it; also the name of the format.
        missing: says that it is missing, from the command that installs it; None says what cannot be made.

    Raises:
        UsageError: when it is not installed.
        LibraryMissingError: when a library that it needs is missing from the system.
    """
    try:
        with redirect_stdout(StringIO()):  # WeasyPrint prints a page of English where a library is missing
            return import_module(module)
    except ImportError:
        command = how_to_install(extra)
        raise UsageError(say.extra_needed(extra, command) if missing is None else missing(command)) from None
    except OSError:
        raise LibraryMissingError(say.library_needed(extra, module)) from None


def how_to_install(extra: str) -> str | None:
    """The command that installs an extra where this tool runs; None for a program that nothing can be added to.

    It reads the same in sh, the command prompt and PowerShell: all three take double quotes around a package with its
    bound, and would otherwise write to a file named `=1.1.2`.
    """
    if getattr(sys, "frozen", False):
        return None
    home = Path(sys.prefix)
    if (home / "pipx_metadata.json").is_file():
        begin = f"pipx inject {home.name}"
    elif (home / "uv-receipt.toml").is_file():
        begin = f"uv pip install --python {_program(sys.executable)}"
    else:
        begin = f"{_program(sys.executable)} -m pip install"
    return " ".join((begin, *(f'"{package}"' for package in EXTRAS[extra])))


def _program(path: str) -> str:
    """A program as it can be typed; from this folder where it stands in it.

    PowerShell takes a quoted word at the start for a text and not for a program, unless it begins without quotes.
    """
    own: PurePath = PureWindowsPath(path) if os.name == "nt" else PurePath(path)
    here = type(own)(os.getcwd())  # noqa: PTH109 - of the kind that the system has
    if own.is_relative_to(here):
        own = own.relative_to(here)
    if os.name != "nt":
        return shlex.quote(str(own))
    return "\\".join(part if _PLAIN.fullmatch(part) else f'"{part}"' for part in str(own).split("\\"))
