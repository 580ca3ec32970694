# SPDX-License-Identifier: EUPL-1.2
"""What stands in a cell, as text: the same text whichever kind of file it came from."""

from __future__ import annotations

from collections.abc import Sequence

_MAX_WHOLE = 1e15
"""Above this a whole number may have lost its last digits, so it keeps its own notation."""
_MOST_KEPT = 100_000


_LONGEST = 131_072
"""Signs in a cell, as in a csv; a spreadsheet holds 32,767 at most."""


class LongCellError(Exception):
    """A cell that holds more than any answer or heading."""


class CellTexts(dict[object, str]):
    """Texts of cells by their values; each different text is cleaned once, for a survey repeats a few labels.

    Only texts are kept: a table of values would take 1, 1.0 and True for the same. So many different ones are no labels
    any more, and keeping these would cost more memory than the cells themselves.
    """

    def __missing__(self, value: object) -> str:
        """The text of a value that was not met before.

        Raises:
            LongCellError: when it is far too long.
        """
        if not isinstance(value, str):
            return _text_of(value)
        if len(value) > _LONGEST:
            raise LongCellError
        clean = value.replace("\u00a0", " ").replace("\ufeff", "").strip()
        if len(self) < _MOST_KEPT:
            self[value] = clean
        return clean


def _text_of(value: object) -> str:
    """The text of a cell that is no text: booleans as spreadsheets show them, days and times as in ISO 8601."""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, int | float):
        return number_text(float(value))
    return str(value)


def number_text(value: float) -> str:
    """A number as its digits: 4 for 4.0, a dot before decimals."""
    return str(int(value)) if value.is_integer() and abs(value) < _MAX_WHOLE else repr(value)


def has_text(row: Sequence[str]) -> bool:
    """True when any cell of a row holds text."""
    return any(row)
