# SPDX-License-Identifier: EUPL-1.2
"""Changes as blocks: rows of tables and items of lists, with the picture of where a score stood and stands."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from analysetool.charts.changes import KEY_TIP, change_on_line
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
from analysetool.figures.comparison import Change, ComparisonFigures, Strength
from analysetool.model import ChangeVerdict
from analysetool.requirements import TOTAL
from analysetool.rounding import dutch_number, signed
from analysetool.words import changes as wording
from analysetool.words import comparison as compared
from analysetool.words import moved as words
from analysetool.words.changes import Names

_MOODS = {ChangeVerdict.IMPROVED: Mood.GOOD, ChangeVerdict.WORSENED: Mood.WEAK}
_RANKS = {"deel": Rank.PART}


def change_key(comparison: ComparisonFigures, names: Names, *, bars: bool = True) -> Key:
    """What the signs in the pictures of changes stand for; the bar only where some picture has one."""
    signs = words.signs(comparison, names)
    tip = "" if names.two_coalitions else KEY_TIP
    bar = KeyEntry(drawing=KeyDrawing.RANGE, name=f"balk eronder: waar {names.after} had kunnen liggen")
    return Key(
        label="Uitleg bij de figuren",
        entries=(
            KeyEntry(drawing=KeyDrawing.BEFORE, name=names.before),
            KeyEntry(drawing=KeyDrawing.AFTER, name=names.after),
            *((KeyEntry(drawing=KeyDrawing.WAY, name=signs.named, path=tip),) if signs.named else ()),
            KeyEntry(drawing=KeyDrawing.WAY, kind="onzeker", name=signs.others, path=tip),
            *((bar,) if bars and comparison.with_interval else ()),
        ),
    )


def named_items(changes: Iterable[Change], strengths: Mapping[str, Strength], names: Names) -> Items:
    """Statements that changed for certain, each with its picture, and that it became a strength or is one no more."""
    return Items(look=ItemLook.DRAWN_NARROW, items=tuple(_named_item(own, strengths, names) for own in changes))


def _named_item(change: Change, strengths: Mapping[str, Strength], names: Names) -> Item:
    told = wording.named_told(change, names)
    if change.id in strengths:
        told = f"{told} {compared.strength(strengths[change.id], names)}"
    return Item(
        id=change.id, text=change.title, lines=(Line(text=told),), figure=change_picture(change, "zeker", names)
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


def change_row(change: Change, kind: str, names: Names, *, drawn: bool = True) -> Row:
    """The change of a statement or level; `kind` keeps the pictures on one page apart and says what stands out."""
    name = words.level_name(change)
    rank = Rank.TOTAL if change.id == TOTAL else _RANKS.get(kind, certain_rank(change))
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
            *([change_picture(change, kind, names)] if drawn else []),
            signed(change.difference),
            wording.interval(change.low, change.high),
            verdict,
        ),
        rank=rank,
        told=f"{name}{colon} {wording.told(change, names)} {wording.interval_told(change)}".rstrip(),
    )


def certain_rank(change: Change) -> Rank:
    """How much a row about a change stands out."""
    return Rank.CERTAIN if change.named else Rank.PLAIN


def change_picture(change: Change, kind: str, names: Names, *, bar: bool = True) -> Figure:
    """Where a score stood and stands, with a bar for the interval or without."""
    return Figure(drawing=Drawing.CHANGE, shape=change_on_line(change, kind, names, bar=bar))
