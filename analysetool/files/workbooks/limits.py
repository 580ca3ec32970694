# SPDX-License-Identifier: EUPL-1.2
"""How large a handed-in file may be, and the error that refuses one."""

from __future__ import annotations

from analysetool.errors import InputError, Problem

MEGABYTE = 1024 * 1024
MAX_FILE = 50 * MEGABYTE
MAX_UNPACKED = 100 * MEGABYTE
"""All that comes out of a packed file: five thousand participants need a third of it, and all of it fits in memory."""
MAX_CELLS = 2_000_000
"""Cells of one table, empty ones in between included: 1,000 participants need 60,000."""
MAX_COLUMNS = 16_384
MAX_ROWS = 1_048_576
"""What a spreadsheet can hold at most."""
MAX_TAGS = 3_000_000
"""Elements in a part that has to be parsed, begin and end counted apart: each costs a microsecond."""
MAX_DEPTH = 100
"""Elements in each other: spreadsheets have a dozen."""


def refusal(path: str, message: str, line: int | None = None) -> InputError:
    """The error that refuses a file for one reason."""
    return InputError([Problem(path=path, message=message, line=line)])
