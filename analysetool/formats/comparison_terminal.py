# SPDX-License-Identifier: EUPL-1.2
"""The comparison in the terminal: the same order and figures as on paper, in tables that fit the window.

Plain text has no tables: one change with its name a line, so that a screen reader and a pipe can follow it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from analysetool.changes import ChangeVerdict
from analysetool.figures.comparison import ChangeView, ComparisonView, FollowedAction, StrengthView
from analysetool.formats.console import text_console, written
from analysetool.rounding import dutch_number
from analysetool.words import changes as change_wording
from analysetool.words import figures as wording

_VERDICT_STYLES = {ChangeVerdict.IMPROVED: "green", ChangeVerdict.WORSENED: "yellow"}
_NUMERIC = (1, 2, 3, 4)


def render_terminal(view: ComparisonView, *, colour: bool, plain: bool) -> str:
    """Lay the comparison out for a terminal; without `colour` there are no escape codes in it."""
    console = text_console(colour=colour, plain=plain)
    _heading(console, view)
    _title(console, "Delen")
    parts = [(f"{part.id} {part.title}", part, False) for part in view.parts]
    _changes(console, view, [(view.total.title, view.total, True), *parts], "deel", plain=plain)
    heads = view.headings
    _title(console, heads.most)
    console.print(Text(view.counted))
    if view.improved or view.worsened:
        console.print(Text(heads.intro))
    _listed(console, heads.improved, view.improved, heads.no_improved, view.improved_note)
    _listed(console, heads.worsened, view.worsened, heads.no_worsened, view.worsened_note)
    _strengths(console, heads.gained, view.new_strengths, heads.no_gained)
    _strengths(console, heads.lost, view.lost_strengths, heads.no_lost)
    _title(console, "Hoeveel is toeval")
    console.print(Text(view.by_chance))
    _people(console, view, plain=plain)
    _actions(console, view.actions)
    _trend(console, view, plain=plain)
    _title(console, "Thema's en stellingen")
    for place, theme in enumerate(view.themes):
        if place and not plain:
            console.print()
        level = (f"{theme.level.id} {theme.level.title}", theme.level, True)
        rows = [(f"{item.id} {item.title}", item, False) for item in theme.statements if item.difference is not None]
        _changes(console, view, [level, *rows], "thema of stelling", plain=plain)
    if view.not_compared:
        _title(console, "Wat niet is vergeleken")
        for item in view.not_compared:
            _item(console, f"{item.id} {item.text} ({item.reason})" if item.text else f"{item.id} ({item.reason})")
    _title(console, "Hoe de cijfers tot stand komen")
    for line in (view.caveat, *view.explanation):
        _item(console, line)
    return written(console)


def _title(console: Console, text: str) -> None:
    console.print()
    console.print(Text(text, style="bold underline"))


def _item(console: Console, text: str) -> None:
    console.print(Padding(Text(f"- {text}"), (0, 0, 0, 2)))


def _heading(console: Console, view: ComparisonView) -> None:
    console.print(Text(view.title, style="bold"))
    for origin in view.origins:
        console.print(Text(f"Herkomst: {origin}", style="italic"))
    _title(console, "In één oogopslag")
    console.print(Text(view.glance, style="bold"))
    for line in (view.certainty, view.ground, *view.notes):
        if line:
            console.print(Text(line))


def _changes(
    console: Console, view: ComparisonView, rows: Iterable[tuple[str, ChangeView, bool]], name: str, *, plain: bool
) -> None:
    """A line or table row per change; True stands for a row in bold."""
    if plain:
        for title, change, _ in rows:
            colon = "" if title.endswith(".") else ":"
            console.print(Text(f"{title}{colon} {change.told}{_interval_told(change)}"))
        return
    columns = [name, view.before.label, view.after.label, "verschil", "interval", "oordeel"]
    table = _table(columns, numeric=_NUMERIC)
    for title, change, strong in rows:
        table.add_row(
            Text(title),
            Text(dutch_number(change.before)),
            Text(dutch_number(change.after)),
            Text(change_wording.signed(change.difference)),
            Text(change_wording.interval(change.low, change.high)),
            Text(change.word, style=_VERDICT_STYLES.get(change.verdict, "") if change.verdict else ""),
            style="bold" if strong else None,
        )
    console.print(table)


def _interval_told(change: ChangeView) -> str:
    return "" if change.low is None else f" Interval: {change_wording.interval(change.low, change.high)}."


def _listed(console: Console, title: str, changes: Sequence[ChangeView], nothing: str, note: str | None) -> None:
    _title(console, title)
    if not changes:
        console.print(Text(nothing))
    for change in changes:
        console.print(Text.assemble((f"{change.id} ", "bold"), f"{change.title} ", (change.told, "dim")))
    if note:
        console.print(Text(note, style="dim"))


def _strengths(console: Console, title: str, strengths: Sequence[StrengthView], nothing: str) -> None:
    _title(console, title)
    if not strengths:
        console.print(Text(nothing))
    for own in strengths:
        told = f"{own.told} {own.change.told}"
        console.print(Text.assemble((f"{own.change.id} ", "bold"), f"{own.change.title} ", (told, "dim")))


def _people(console: Console, view: ComparisonView, *, plain: bool) -> None:
    _title(console, "Wie meededen")
    for side in (view.before, view.after):
        console.print(Text(f"{side.label}: {side.participation}"))
    if view.clusters and plain:
        for own in view.clusters:
            counts = f"{view.before.label} {_count(own.before)}, {view.after.label} {_count(own.after)}"
            console.print(Text(f"{wording.group_title(own.id)}: {counts}"))
    elif view.clusters:
        table = _table(["groep", view.before.label, view.after.label], numeric=(1, 2))
        for own in view.clusters:
            table.add_row(Text(wording.group_title(own.id)), Text(_count(own.before)), Text(_count(own.after)))
        console.print(table)
    for line in (view.same_told, view.among_same_note):
        if line:
            console.print(Text(line))
    if view.among_same:
        rows = [
            (change.title if change.id == view.total.id else f"{change.id} {change.title}", change, False)
            for change in view.among_same
        ]
        _changes(console, view, rows, "totaal of deel", plain=plain)


def _count(number: int | None) -> str:
    return dutch_number(None) if number is None else str(number)


def _actions(console: Console, actions: Sequence[FollowedAction]) -> None:
    if not actions:
        return
    _title(console, "Wat er van de acties kwam")
    for followed in actions:
        own = followed.action
        when = wording.dutch_date(own.due) if own.due is not None else None
        extra = ", ".join(text for text in (own.who, when, own.status) if text)
        console.print(Text.assemble((f"{own.statement} ", "bold"), f"{own.what} ({extra}). ", (followed.told, "dim")))


def _trend(console: Console, view: ComparisonView, *, plain: bool) -> None:
    trend = view.trend
    if trend is None:
        return
    _title(console, "Alle jaren")
    console.print(Text(trend.ground))
    if plain:
        for line in trend.lines:
            console.print(Text(line.told))
        return
    table = _table(["totaal of deel", *map(str, trend.years)], numeric=range(1, len(trend.years) + 1))
    for line in trend.lines:
        table.add_row(Text(line.title), *(Text(dutch_number(score)) for score in line.scores))
    console.print(table)


def _table(columns: Sequence[str], *, numeric: Iterable[int]) -> Table:
    right = set(numeric)
    table = Table(box=None, pad_edge=False, header_style="dim")
    for position, column in enumerate(columns):
        table.add_column(
            Text(column),
            justify="right" if position in right else "left",
            overflow="fold",
            no_wrap=position in right,
        )
    return table
