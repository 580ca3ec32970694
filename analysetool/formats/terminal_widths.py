# SPDX-License-Identifier: EUPL-1.2
"""How wide the columns of a table are in a window, so that no word or number breaks that could have stood whole."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rich.cells import cell_len

from analysetool.documents.blocks import Column

SOFT_HYPHEN = "\u00ad"
_LONGEST = 20
"""A word that is longer than this may break anywhere."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """How a table stands in a window: the titles and widths of its columns, and the spaces between them."""

    titles: tuple[str, ...]
    widths: tuple[int, ...]
    gap: int


def fitting(
    columns: Sequence[Column], rows: Sequence[Sequence[str]], room: int, *, whole_numbers: bool = False
) -> Setting | None:
    """The roomiest setting of a table that fits; None when words or numbers would break in any.

    As room grows scarce columns get their short titles, then stand closer together, and then numbers of several words
    ("2,9 tot 3,8") may take several lines; with `whole_numbers` they may not.
    """
    long = tuple(column.title.replace(SOFT_HYPHEN, "") for column in columns)
    short = tuple(column.short or title for column, title in zip(columns, long, strict=True))
    settings = ((long, 2, True), (short, 2, True), (short, 1, True), (short, 1, False))
    for titles, gap, whole in settings[:-1] if whole_numbers else settings:
        widths = _widths(columns, titles, rows, room - gap * (len(columns) - 1), whole=whole)
        if widths is not None:
            return Setting(titles=titles, widths=widths, gap=gap)
    return None


def _widths(
    columns: Sequence[Column], titles: Sequence[str], rows: Sequence[Sequence[str]], room: int, *, whole: bool
) -> tuple[int, ...] | None:
    """What each column needs at least, and its share of the room that is left; None when there is too little."""
    least, most = [], []
    for place, column in enumerate(columns):
        cells = [row[place] for row in rows]
        breaks = column.breaks if column.breaks is not None else not (column.numeric and whole)
        needed = max(map(_longest_word, [titles[place], *cells]))
        widest = max(map(cell_len, cells), default=0)
        least.append(needed if breaks else max(needed, widest))
        most.append(max(least[-1], widest, cell_len(titles[place])))
    spare = room - sum(least)
    if spare < 0:
        return None
    for place, column in enumerate(columns):  # a number that can stand whole goes before a text with more room
        more = max((cell_len(row[place]) for row in rows), default=0) - least[place]
        if column.numeric and 0 < more <= spare:
            least[place], spare = least[place] + more, spare - more
    wanted = max(sum(most) - sum(least), 1)
    share = min(spare, wanted)
    return tuple(low + (high - low) * share // wanted for low, high in zip(least, most, strict=True))


def _longest_word(text: str) -> int:
    return min(_LONGEST, max(map(cell_len, text.split()), default=0))
