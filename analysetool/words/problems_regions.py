# SPDX-License-Identifier: EUPL-1.2
"""What can be wrong with a table of regions."""

from __future__ import annotations

from collections.abc import Sequence

from analysetool.words.grammar import listing
from analysetool.words.messages import quoted

EMPTY_CELL = "coalitie of regio is leeg. Vul beide cellen in, of haal de rij weg."
NO_ROWS = "de tabel heeft geen rijen. Geef een rij per coalitie, met haar regio."
NOT_UTF8 = "deze tabel is geen UTF-8. Bewaar de tabel in Excel opnieuw als 'CSV UTF-8'."


def columns_missing(columns: Sequence[str]) -> str:
    """A table without the columns that it needs, or with a heading twice."""
    return f"een tabel met regio's heeft de kolommen {listing(columns)}, elk één keer. Pas de kopregel aan."


def two_regions(coalition: str, one: str, other: str) -> str:
    """A coalition that stands in two regions."""
    return f"coalitie {quoted(coalition)} staat bij {quoted(one)} en bij {quoted(other)}. Kies één regio."
