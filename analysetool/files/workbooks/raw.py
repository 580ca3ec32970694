# SPDX-License-Identifier: EUPL-1.2
"""A table as it was handed in: text in cells, with the place of every cell; nothing is understood here yet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class RawTable:
    """One sheet of a workbook or one delimited file.

    `rows` holds every cell as text without blanks around it, "" for an empty cell; rows may differ in length. A whole
    number in a spreadsheet reads as its digits ("4", never "4.0"). `lines` holds the line (or spreadsheet row) at which
    each row starts, counted from 1; rows without any text are left out. `sheet` is the name of the worksheet, "" for a
    delimited file. `remarks` tell what was made of the file on the way,
    `refused` why nothing may be taken from it, and `hidden_lines` which rows the spreadsheet does not show.
    """

    path: str
    sheet: str
    rows: Sequence[Sequence[str]]
    lines: Sequence[int]
    hidden: bool = False
    remarks: tuple[str, ...] = ()
    refused: tuple[str, ...] = ()
    hidden_lines: frozenset[int] = frozenset()


def column_letters(position: int) -> str:
    """The name of a column as a spreadsheet shows it: 0 is A, 25 is Z, 26 is AA."""
    letters = ""
    position += 1
    while position:
        position, rest = divmod(position - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
