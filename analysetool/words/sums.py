# SPDX-License-Identifier: EUPL-1.2
"""How sums are written: as one reads them aloud, so that anybody can redo them with pen and paper."""

from __future__ import annotations

from collections.abc import Sequence

from analysetool.figures.explanation import Division
from analysetool.rounding import dutch_number, dutch_percent, round_half_up
from analysetool.words.grammar import count

_DECIMALS = 4


def precise(value: float | None, decimals: int = _DECIMALS) -> str:
    """A number on the way to a figure, with four decimals or more."""
    return dutch_number(value, decimals)


def amount(value: float) -> str:
    """A sum, count or weight: whole where it is whole, else with as many decimals (four at most) as it has."""
    if round_half_up(value, 0) == value:
        return count(int(value))
    decimals = next((size for size in range(1, _DECIMALS) if round_half_up(value, size) == value), _DECIMALS)
    return dutch_number(value, decimals)


def outcome(division: Division) -> str:
    """What a division gives, with enough decimals to round it by hand."""
    return precise(division.value, division.decimals)


def divided(division: Division, *, percent: bool = False) -> str:
    """A division written out, with the figure it is printed as: "71 gedeeld door 16 is 4,4375, afgerond 4,4"."""
    printed = f"dus {dutch_percent(division.value)}" if percent else f"afgerond {dutch_number(division.value)}"
    return f"{amount(division.total)} gedeeld door {amount(division.divisor)} is {outcome(division)}, {printed}"


def added(terms: Sequence[str], total: str) -> str:
    """A sum written out: "3 plus 9 keer 4 plus 6 keer 5 is 69"."""
    return f"{' plus '.join(terms)} is {total}"


def times(number: str, what: str) -> str:
    """A product as a term of a sum: "9 keer 4"; once is the thing itself."""
    return what if number == "1" else f"{number} keer {what}"
