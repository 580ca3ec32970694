# SPDX-License-Identifier: EUPL-1.2
"""What stands in a cell, as text: the same text whichever kind of file it came from."""

from __future__ import annotations

from collections.abc import Sequence

_MAX_WHOLE = 1e15
"""Above this a whole number may have lost its last digits, so it keeps its own notation."""


class CleanText(dict[str, str]):
    """Texts without the blanks around them and without marks nobody sees; each different text is cleaned once."""

    def __missing__(self, text: str) -> str:
        """Clean a text that was not met before."""
        clean = text.replace("\u00a0", " ").replace("\ufeff", "").strip()
        self[text] = clean
        return clean


def number_text(value: float) -> str:
    """A number as its digits: 4 for 4.0, a dot before decimals."""
    return str(int(value)) if value.is_integer() and abs(value) < _MAX_WHOLE else repr(value)


def has_text(row: Sequence[str]) -> bool:
    """True when any cell of a row holds text."""
    return any(row)
