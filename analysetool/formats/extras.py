# SPDX-License-Identifier: EUPL-1.2
"""Packages that not everybody installs: ask for one, or say how to get it."""

from __future__ import annotations

from contextlib import redirect_stdout
from importlib import import_module
from io import StringIO
from types import ModuleType

from analysetool.errors import UsageError
from analysetool.words import outputs as say


def require(module: str, extra: str) -> ModuleType:
    """Import a package of an extra.

    Args:
        module: the name that is imported ("docx").
        extra: the extra of this project that installs it; also the name of the format.

    Raises:
        UsageError: when it is not installed, or when a library that it needs is missing from the system.
    """
    try:
        with redirect_stdout(StringIO()):  # WeasyPrint prints a page of English where a library is missing
            return import_module(module)
    except ImportError:
        raise UsageError(say.extra_needed(extra)) from None
    except OSError:
        raise UsageError(say.library_needed(extra, module)) from None
