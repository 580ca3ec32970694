# SPDX-License-Identifier: EUPL-1.2
"""Analysetool Kansrijke Start: from scored statements to a report a coalition can act on.

As a library: `load`, `score`, `find`, `compare` and `to_frame`; see `analysetool.library`. They are imported when they
are used, so that `import analysetool` costs nothing.
"""

TYPE_CHECKING = False
"""Type checkers take this for true; importing `typing` for it would cost more than all the rest of this file."""

if TYPE_CHECKING:
    from analysetool.library import (
        AnalysetoolError,
        InputError,
        LoadedMeasurement,
        Measurements,
        NotComparableError,
        UsageError,
        compare,
        find,
        load,
        score,
        to_frame,
    )

__version__ = "0.1.0"
__all__ = [
    "AnalysetoolError",
    "InputError",
    "LoadedMeasurement",
    "Measurements",
    "NotComparableError",
    "UsageError",
    "__version__",
    "compare",
    "find",
    "load",
    "score",
    "to_frame",
]


def __getattr__(name: str) -> object:
    """Give a name of the library, which is imported the first time that any is asked for."""
    if name not in __all__:
        message = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(message)
    from analysetool import library  # noqa: PLC0415 - what this function is for

    found: object = getattr(library, name)
    globals()[name] = found
    return found


def __dir__() -> list[str]:
    """All names, also those that were not asked for yet."""
    return sorted({*globals(), *__all__})
