# SPDX-License-Identifier: EUPL-1.2
"""What a report says about the year before: what got better and worse since, or why nobody can tell."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from analysetool.figures.last_year import LastYear
from analysetool.rounding import dutch_number
from analysetool.words.grammar import listing, plural

if TYPE_CHECKING:  # many a report has no earlier year
    from analysetool.figures.comparison import Change

CHANGED = "Wat is er beter en slechter geworden?"
BETTER = "Beter geworden"
WORSE = "Slechter geworden"
NOTHING_BETTER = "Van geen enkele stelling is zeker dat de score steeg."
NOTHING_WORSE = "Van geen enkele stelling is zeker dat de score daalde."
_LISTED = 6
"""So many statements beyond the first few are named by their id."""


def since(last_year: LastYear, year: int) -> str:
    """What changed in one sentence; or why nobody can tell."""
    from analysetool.words.changes import names_of  # noqa: PLC0415 - many a report has no earlier year
    from analysetool.words.moved import headline  # noqa: PLC0415 - the same

    comparison = last_year.comparison
    if comparison is None:
        return f"De metingen van {last_year.year} en {year} zijn niet te vergelijken: {last_year.why_not}"
    return headline(comparison, names_of(comparison))


def in_short(last_year: LastYear, year: int) -> str | None:
    """Why no statement is named as changed, in a sentence or two; None where some are."""
    comparison = last_year.comparison
    return None if comparison is not None and (comparison.risen or comparison.fallen) else since(last_year, year)


def more(others: Sequence[Change]) -> str | None:
    """Which statements changed the same way besides those that are told; None when there are no others."""
    if not others:
        return None
    ids = f": {listing([own.id for own in others])}" if len(others) <= _LISTED else ""
    return f"En nog {plural(len(others), 'stelling', 'stellingen')}{ids}."


def compared(last_year: LastYear) -> str | None:
    """On how many statements this stands; None where it is all of them, or nothing is compared."""
    comparison = last_year.comparison
    if comparison is None or comparison.compared == len(comparison.statements):
        return None
    of_how_many = f"{comparison.compared} van de {plural(len(comparison.statements), 'stelling', 'stellingen')}"
    return f"Dit gaat over {of_how_many}: die zijn in beide jaren hetzelfde en hebben in allebei een score."


def drawn(last_year: LastYear) -> str:
    """What stands above pictures in which the score of that year has a mark of its own."""
    return f"Open stip: {last_year.year}"


def score_told(last_year: LastYear, theme: str) -> str:
    """The score of a theme in that year, to follow the one of this year in a sentence."""
    score = last_year.themes.get(theme)
    told = "niet te vergelijken" if score is None else dutch_number(score)
    return f"in {last_year.year} {told}"
