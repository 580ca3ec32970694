# SPDX-License-Identifier: EUPL-1.2
"""What moved between two measurements: the sentence with which a comparison begins, and the words of its pictures."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from analysetool.figures.comparison import Change, ComparisonFigures, HiddenScore, Missing, NoScore, NotCompared
from analysetool.model import ChangeVerdict
from analysetool.rounding import dutch_number
from analysetool.words.changes import Names, change_word, level_title
from analysetool.words.changes import told as change_told
from analysetool.words.grammar import listing, plural
from analysetool.words.messages import quoted

THEMES = "De thema's"
LEVELS = "Totaal en delen"
WHY_LEVELS = "Per thema is er niets te vergelijken."
HEADLINED = 2
"""So many themes that rose and that fell are named above everything else."""
_COUNTS = {1: ChangeVerdict.IMPROVED, -1: ChangeVerdict.WORSENED}


def headline(comparison: ComparisonFigures, names: Names) -> str:
    """What moved for certain, in one sentence; or that nothing did, or that nobody can tell.

    Each way it names the widest that moved: parts, else themes, else statements. What one person scored is that
    person's word, and not the coalition's.
    """
    up, down = (_where(comparison, way) for way in (1, -1))
    if not up and not down:
        return _nothing_moved(comparison, names)
    person = names.one_person
    if names.two_coalitions:
        ways, said = ("hoger", "lager"), f"scoort {names.after}" if person else f"{names.after} scoort"
        beside = f" dan {names.before}"
    else:
        ways, said = ("vooruit", "achteruit"), f"ging {names.coalition}" if person else f"{names.coalition} ging"
        beside = ""
    told = [(word, where) for word, where in zip(ways, (up, down), strict=True) if where]
    phrases = [f"{word}{beside if place == 0 else ''} op {where}" for place, (word, where) in enumerate(told)]
    return f"{_according_to(names)}{said} {listing(phrases)}."


def _according_to(names: Names) -> str:
    if not names.one_person:
        return ""
    return "Volgens één persoon per coalitie " if names.two_coalitions else "Volgens één persoon "


def _nothing_moved(comparison: ComparisonFigures, names: Names) -> str:
    what = "verschil" if names.two_coalitions else "verandering"
    between = f"tussen {names.before} en {names.after}"
    if names.one_person:
        return f"{_according_to(names)}is er {between} op geen enkele stelling een {what} van betekenis."
    if comparison.with_interval or comparison.one_voice:
        return f"Op geen enkele stelling is een {what} {between} zeker."
    return f"Of er {what} is {between}, valt niet te zeggen."


def _where(comparison: ComparisonFigures, way: int) -> str:
    """The parts that moved this way; else the themes; else the statement, or how many they are."""
    parts = [f"deel {own.id} {quoted(own.title)}" for own in _moved(comparison.parts, way)]
    if parts:
        return listing(parts)
    themes = [quoted(own.title) for own in _moved([theme.level for theme in comparison.themes], way)]
    if themes:
        rest = plural(len(themes) - HEADLINED, "thema", "thema's")
        return listing([*themes[:HEADLINED], *([f"nog {rest}"] if len(themes) > HEADLINED else [])])
    statements = comparison.risen if way > 0 else comparison.fallen
    if len(statements) == 1:
        return quoted(statements[0].title.rstrip("."))
    return plural(len(statements), "stelling", "stellingen") if statements else ""


def _moved(levels: Sequence[Change], way: int) -> list[Change]:
    """The levels that moved this way for certain and far enough to count, the furthest first."""
    moved = [own for own in levels if own.named and own.verdict is _COUNTS[way]]
    return sorted(moved, key=lambda own: -round(abs(own.difference or 0), 9))


def how_many(comparison: ComparisonFigures, names: Names) -> str | None:
    """How many statements moved each way; None where that cannot be said of any statement."""
    if not comparison.with_interval and not comparison.one_voice:
        return None
    sure = "" if comparison.with_interval == 0 else "Zeker "
    words = (
        (f"{sure}hoger in {names.after}", f"{sure}lager in {names.after}")
        if names.two_coalitions
        else (f"{sure}gestegen", f"{sure}gedaald")
    )
    up, down = (len(own) or "geen" for own in (comparison.risen, comparison.fallen))
    first, second = (word[0].upper() + word[1:] for word in words)
    partly = "" if comparison.compared == len(comparison.statements) else "vergeleken "
    of_all = plural(comparison.compared, f"{partly}stelling", f"{partly}stellingen")
    return f"{first}: {up} van de {of_all}. {second}: {down}."


def title(comparison: ComparisonFigures, names: Names) -> str:
    """What stands above the statements that moved."""
    if comparison.with_interval == 0:
        return "Waar het verschil telt" if names.two_coalitions else "Wat veranderde"
    return "Waar het verschil zeker is" if names.two_coalitions else "Wat zeker veranderde"


def picture_caption(number: int, names: Names) -> str:
    """What stands above the picture of all themes."""
    themes = plural(number, "thema", "thema's")
    if names.two_coalitions:
        return f"Verschil op {themes}, bovenaan waar {names.after} het meest hoger scoort"
    return f"Verandering van {themes}, de grootste stijging bovenaan"


@dataclass(frozen=True, slots=True, kw_only=True)
class Signs:
    """What the two ways of drawing a change mean; `named` is empty where nothing can be named."""

    named: str
    others: str


def signs(comparison: ComparisonFigures, names: Names) -> Signs:
    """The thick one is certain; with one voice a year it is large enough to count; without either nobody can tell."""
    drawn = "lijn" if names.two_coalitions else "pijl"
    if comparison.with_interval:
        return Signs(named=f"dikke {drawn}: zeker", others=f"gestippelde {drawn}: niet zeker")
    if comparison.one_voice:
        return Signs(named=f"dikke {drawn}: telt", others=f"gestippelde {drawn}: te klein om te tellen")
    return Signs(named="", others=f"gestippelde {drawn}: hoe zeker, is niet te bepalen")


def column(names: Names) -> str:
    """The heading above the two scores of a theme."""
    return f"{names.before} en {names.after}" if names.two_coalitions else f"{names.before} → {names.after}"


def from_to(change: Change, names: Names, why_not: str) -> str:
    """The two scores of a theme, and what that comes to where it is certain; where there is nothing to compare, why."""
    if change.difference is None:
        return why_not
    before, after = dutch_number(change.before), dutch_number(change.after)
    scores = f"{before} en {after}" if names.two_coalitions else f"{before} → {after}"
    return f"{scores} {change_word(change, names)}" if change.named else scores


def why_not(statements: Sequence[Change], left_out: Mapping[str, NotCompared]) -> str:
    """Why there is no change of a theme with these statements, in two or three words.

    What all of them have in common; otherwise there are too few to compare.
    """
    reasons = [left_out[own.id].reason if own.id in left_out else None for own in statements]
    if all(isinstance(reason, HiddenScore) for reason in reasons):
        return "te weinig mensen"
    missing = [reason for reason in reasons if isinstance(reason, NoScore)]
    if len(missing) < len(reasons):
        return "te weinig stellingen"
    asked = all(Missing.NOT_ASKED not in (reason.before, reason.after) for reason in missing)
    return "geen score" if asked else "niet gevraagd"


def told(change: Change, names: Names, why_not: str) -> str:
    """A row of the picture in a sentence."""
    name = level_name(change)
    if change.difference is None:
        return f"{name}: {why_not}."
    said = change_told(change, names)
    return f"{name}: {said if names.two_coalitions else said[0].lower() + said[1:]}"


def level_name(change: Change) -> str:
    """A level with its id, the total by its word."""
    return f"{change.id} {change.title}" if change.title else level_title(change)
