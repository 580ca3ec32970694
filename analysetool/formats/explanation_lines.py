# SPDX-License-Identifier: EUPL-1.2
"""The lines and small tables that explanations in the terminal are made of, and how their numbers are written."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from analysetool.figures.explanation import Division, ExplanationView, RuleStep
from analysetool.rounding import dutch_number, dutch_percent, round_half_up
from analysetool.words import figures as wording

_DECIMALS = 4
_COLUMN = 12
"""In a window with less room than this a column, numbers would break: rows become lines."""
_RULES_WIDTH = 60


def title(console: Console, text: str) -> None:
    """A heading, with a blank line before it."""
    console.print()
    console.print(Text(text, style="bold underline"))


def say(console: Console, text: str) -> None:
    """One line, wrapped to the window."""
    console.print(Text(text))


def item(console: Console, text: str) -> None:
    """One point of a list."""
    console.print(Padding(Text(f"- {text}"), (0, 0, 0, 2)))


def notes(console: Console, view: ExplanationView) -> None:
    """What the figure stands on, and why parts of it are not shown."""
    for note in (view.basis_note, *view.hidden):
        if note is not None:
            say(console, note)


def figures(mean: float | None, low: float | None, high: float | None, agreement: float | None) -> str:
    """The figures that are explained, as the report prints them; what has no figure is told so."""
    told = [
        "geen score te tonen" if mean is None else f"score {dutch_number(mean)}",
        "bandbreedte niet te tonen" if low is None else f"kan nog uitkomen {wording.span(low, high)}",
        "eensgezindheid niet te tonen" if agreement is None else f"eensgezindheid {dutch_percent(agreement)}",
    ]
    return ", ".join(told)


def print_rules(console: Console, heading: str, rules: Sequence[RuleStep], *, plain: bool) -> None:
    """The rules for a verdict in their order, with the numbers that decided and which one holds."""
    title(console, heading)
    if not rules:
        say(console, "Er is geen cijfer, dus geen oordeel.")
        return
    say(console, "De eerste regel die klopt, geldt.")
    cells = [
        (
            wording.verdict_word(tried.verdict),
            tried.rule,
            "Die getallen blijven verborgen." if tried.numbers is None else tried.numbers,
            "ja" if tried.holds else "nee",
        )
        for tried in rules
    ]
    if plain or console.width < _RULES_WIDTH:
        for verdict, rule, numbers, holds in cells:
            say(console, f"{verdict}: {holds}. {rule} {numbers}")
        return
    table = Table(box=None, pad_edge=False, header_style="dim")
    for column in ("oordeel", "regel", "getallen", "klopt?"):
        table.add_column(Text(column), overflow="fold")
    for cell in cells:
        table.add_row(*map(Text, cell), style="bold" if cell[3] == "ja" else None)
    console.print(table)


def print_table(
    console: Console,
    columns: Sequence[str],
    rows: Sequence[Sequence[str]],
    *,
    plain: bool,
    text_columns: Collection[int] = (),
    totals: Sequence[str] | None = None,
) -> None:
    """A table of numbers, `totals` in bold under it; in plain text or a narrow window a line a row, each cell named."""
    if plain or console.width < _COLUMN * len(columns):
        for name, row in (
            *((f"{columns[0]} {row[0]}", row) for row in rows),
            *([(totals[0], totals)] if totals else []),
        ):
            told = [f"{column} {cell}" for column, cell in zip(columns[1:], row[1:], strict=True) if cell]
            say(console, f"{name}: {', '.join(told)}")
        return
    table = Table(box=None, pad_edge=False, header_style="dim")
    for position, column in enumerate(columns):
        table.add_column(Text(column), justify="left" if position in {0, *text_columns} else "right", overflow="fold")
    for row in rows:
        table.add_row(*map(Text, row))
    if totals is not None:
        table.add_row(*map(Text, totals), style="bold")
    console.print(table)


def precise(value: float | None, decimals: int = _DECIMALS) -> str:
    """A number on the way to a figure, with four decimals or more."""
    return dutch_number(value, decimals)


def amount(value: float) -> str:
    """A sum, count or weight: whole where it is whole, else with as many decimals (four at most) as it has."""
    if round_half_up(value, 0) == value:
        return wording.count(int(value))
    decimals = next((size for size in range(1, _DECIMALS) if round_half_up(value, size) == value), _DECIMALS)
    return dutch_number(value, decimals)


def outcome(division: Division) -> str:
    """What a division gives, with enough decimals to round it by hand."""
    return precise(division.value, division.decimals)


def divided(division: Division, *, percent: bool = False) -> str:
    """A division written out, with the figure it is printed as: "71 / 16 = 4,4375, afgerond 4,4"."""
    printed = f"dus {dutch_percent(division.value)}" if percent else f"afgerond {dutch_number(division.value)}"
    return f"{amount(division.total)} / {amount(division.divisor)} = {outcome(division)}, {printed}"
