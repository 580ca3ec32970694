# SPDX-License-Identifier: EUPL-1.2
"""A rich console that writes to a text, so that terminal output is rendered whole before it is shown."""

from __future__ import annotations

import io
import os

from rich.console import Console

_FALLBACK_WIDTH = 100
_NARROWEST = 40
_WIDEST = 120


def text_console(*, colour: bool, plain: bool) -> Console:
    """A console for `colour` output (with escape codes) or without; markup is never read from texts.

    NO_COLOR and TERM=dumb are respected; `plain` output has no colour at all.
    """
    colour = colour and not plain and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    return Console(
        file=io.StringIO(),
        force_terminal=colour,
        no_color=not colour,
        color_system="standard" if colour else None,
        width=_width(plain=plain),
        markup=False,
        highlight=False,
        emoji=False,
        legacy_windows=False,
    )


def _width(*, plain: bool) -> int:
    """Columns to use: those of the terminal, within what reads well; plain lines are never broken."""
    if plain:
        return 10_000
    try:
        columns = int(os.environ.get("COLUMNS", "")) or os.get_terminal_size().columns
    except (ValueError, OSError):
        try:
            columns = os.get_terminal_size().columns
        except OSError:
            columns = _FALLBACK_WIDTH
    return max(_NARROWEST, min(_WIDEST, columns))


def written(console: Console) -> str:
    """Everything that was printed to the console, without blanks at the ends of lines."""
    assert isinstance(console.file, io.StringIO)  # noqa: S101 - made above
    return "\n".join(line.rstrip() for line in console.file.getvalue().split("\n"))
