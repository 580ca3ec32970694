# SPDX-License-Identifier: EUPL-1.2
"""Changes as blocks: rows of tables and items of lists, with the picture of where a score stood and stands."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from analysetool.changes import ChangeVerdict
from analysetool.charts import change_on_line
from analysetool.documents.blocks import (
    Cell,
    Column,
    Drawing,
    Figure,
    Item,
    ItemLook,
    Items,
    Key,
    KeyDrawing,
    KeyEntry,
    Line,
    Mood,
    Rank,
    Row,
    Table,
    TableLook,
)
from analysetool.figures.comparison import Change
from analysetool.requirements import TOTAL
from analysetool.rounding import dutch_number
from analysetool.words import changes as wording
from analysetool.words.changes import Names

_MOODS = {ChangeVerdict.IMPROVED: Mood.GOOD, ChangeVerdict.WORSENED: Mood.WEAK}
_RANKS = {"totaal": Rank.TOTAL, "deel": Rank.PART}


def change_key(names: Names) -> Key:
    """What the signs in the pictures of changes stand for."""
    return Key(
        label="Uitleg bij de figuren",
        entries=(
            KeyEntry(drawing=KeyDrawing.BEFORE, name=names.before),
            KeyEntry(drawing=KeyDrawing.AFTER, name=names.after),
            KeyEntry(drawing=KeyDrawing.RANGE, name=f"balk eronder: waar {names.after} had kunnen liggen"),
        ),
    )


def change_items(changes: Iterable[Change], kind: str, names: Names) -> Items:
    """Statements with their change in a sentence and in a picture; `kind` keeps pictures on one page apart."""
    return Items(
        look=ItemLook.DRAWN_NARROW,
        items=tuple(
            Item(
                id=change.id,
                text=change.title,
                lines=(Line(text=wording.told(change, names)),),
                figure=_picture(change, kind, names),
            )
            for change in changes
        ),
    )


def change_table(
    caption: str, label: str, first: str, rows: Sequence[Row], names: Names, *, drawn: bool = True
) -> Table:
    """Rows of changes under what all of them have: both scores, their picture, difference, interval and verdict."""
    picture = (Column(title="Van 1 tot 5", drawn=True),) if drawn else ()
    return Table(
        caption=caption,
        label=label,
        look=TableLook.LEVELS if drawn else TableLook.PLAIN,
        columns=(
            Column(title=first, width=3),
            Column(title=names.before, numeric=True),
            Column(title=names.after, numeric=True),
            *picture,
            Column(title="Verschil", numeric=True),
            Column(title="Interval", width=1.7, numeric=True),
            Column(title="Oordeel", width=1.7),
        ),
        rows=tuple(rows),
    )


def level_row(change: Change, kind: str, names: Names, *, drawn: bool = True) -> Row:
    """The change of the total, a part or a theme."""
    name = wording.level_title(change) if change.id == TOTAL else f"{change.id} {change.title}"
    rank = Rank.TOTAL if change.id == TOTAL else _RANKS.get(kind, Rank.PLAIN)
    return _row(name, change, names, rank, _picture(change, kind, names) if drawn else None)


def statement_row(change: Change, names: Names) -> Row:
    """The change of a statement by its id alone: its text stands in the list above the table."""
    return _row(change.id, change, names, Rank.PLAIN, None)


def _row(name: str, change: Change, names: Names, rank: Rank, picture: Figure | None) -> Row:
    verdict = Cell(
        text=wording.change_word(change, names),
        mood=_MOODS.get(change.verdict) if change.named and change.verdict is not None else None,
    )
    colon = "" if name.endswith(".") else ":"
    return Row(
        cells=(
            name,
            dutch_number(change.before),
            dutch_number(change.after),
            *([] if picture is None else [picture]),
            wording.signed(change.difference),
            wording.interval(change.low, change.high),
            verdict,
        ),
        rank=rank,
        told=f"{name}{colon} {wording.told(change, names)} {wording.interval_told(change)}".rstrip(),
    )


def _picture(change: Change, kind: str, names: Names) -> Figure:
    return Figure(drawing=Drawing.CHANGE, shape=change_on_line(change, kind, names))
