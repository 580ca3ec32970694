# SPDX-License-Identifier: EUPL-1.2
"""The overview as Parquet, for who goes on with it in Python, R or a warehouse: the rows of the csv, unrounded."""

from __future__ import annotations

import tempfile
from pathlib import Path

from analysetool.errors import UsageError
from analysetool.figures.overview import Overview
from analysetool.files.engine import EngineError, write_parquet
from analysetool.formats.overview_rows import COUNTS, TEXTS, overview_columns, overview_rows
from analysetool.words import outputs as say


def render_parquet(view: Overview) -> bytes:
    """Write the rows of the overview; NULL is what cannot be determined or shown.

    Raises:
        UsageError: when DuckDB is not installed, or cannot write the file.
    """
    columns = [(name, _kind(name)) for name in overview_columns(view)]
    with tempfile.TemporaryDirectory(prefix="analysetool-") as folder:
        path = Path(folder) / "overzicht.parquet"
        try:
            write_parquet(path, columns, list(overview_rows(view)))
        except EngineError:
            raise UsageError(say.NO_PARQUET_MADE) from None
        return path.read_bytes()


def _kind(name: str) -> str:
    if name in TEXTS:
        return "VARCHAR"
    return "INTEGER" if name in COUNTS else "DOUBLE"
