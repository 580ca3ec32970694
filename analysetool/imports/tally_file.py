# SPDX-License-Identifier: EUPL-1.2
"""Counts written as a clean tally table: the same counts give the same bytes and the same name."""

from __future__ import annotations

import csv
import hashlib
import io
from collections.abc import Iterable

from analysetool.escaping import csv_cell
from analysetool.imports.responses import TallyRow

_COLUMNS = ("coalitie", "jaar", "domein", "stelling", "score", "aantal")


def tally_content(rows: Iterable[TallyRow], coalition: str, year: int) -> bytes:
    """A tally table as Dutch spreadsheets open it: UTF-8 with byte order mark, semicolons."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerow(_COLUMNS)
    name = csv_cell(coalition)
    writer.writerows((name, year, row.domain, row.statement, row.score, row.number) for row in rows)
    return text.getvalue().encode("utf-8-sig")


def tally_name(content: bytes) -> str:
    """The name of a tally table, by what it holds."""
    return f"telling-{hashlib.sha256(content).hexdigest()[:8]}.csv"
