# SPDX-License-Identifier: EUPL-1.2
"""The Dutch in which it is told how the groups of two measurements differ, and what that makes of a difference."""

from __future__ import annotations

from collections.abc import Sequence

from analysetool.composition import is_loud
from analysetool.figures.comparison import Composition, GroupShare
from analysetool.rounding import dutch_percent, round_half_up, signed
from analysetool.words.changes import Names
from analysetool.words.grammar import plural
from analysetool.words.messages import as_warning
from analysetool.words.titles import group_title

_NOT_KNOWN = (
    "Hoeveel van het verschil daardoor komt, is niet te zeggen. Daarvoor heeft elke groep op minstens de helft van de "
    "stellingen in beide metingen genoeg losse scores nodig."
)


def loud(composition: Composition | None, compared: int, names: Names) -> str | None:
    """Near the headline: which groups shifted a lot, and what that made of the difference; None when none did."""
    if composition is None or not composition.loud:
        return None
    start = "de groepen zijn anders verdeeld" if names.two_coalitions else "de groep veranderde"
    moved = [own for own in composition.groups if is_loud(_shift(own))]
    return as_warning(f"{start}: {_told(moved, names)}. {_of_difference(composition, compared)}")


def quiet(composition: Composition | None, compared: int, names: Names) -> str | None:
    """With who took part: which group shifted most, however little; None when that is told above or not known."""
    if composition is None or composition.loud or composition.largest_shift is None:
        return None
    shifts = [_shift(own) or 0.0 for own in composition.groups]
    most = composition.groups[shifts.index(max(shifts))]
    start = "Het grootste verschil in groepen" if names.two_coalitions else "De grootste verschuiving van een groep"
    told = f"{start}: {_told([most], names)}."
    if dutch_percent(most.before) == dutch_percent(most.after):
        told = "Elke groep had in beide metingen hetzelfde aandeel in de deelnemers."
    return f"{told} {_of_difference(composition, compared)}"


def _shift(group: GroupShare) -> float | None:
    """How much the share of a group changed, 0-1."""
    return None if group.before is None or group.after is None else abs(group.after - group.before)


def _told(groups: Sequence[GroupShare], names: Names) -> str:
    """The shares of groups in both measurements."""
    told = []
    for own in groups:
        title, before, after = group_title(own.id), dutch_percent(own.before), dutch_percent(own.after)
        told.append(
            f"“{title}” is {before} van de deelnemers in {names.before} en {after} in {names.after}"
            if names.two_coalitions
            else f"“{title}” was {before} van de deelnemers en is nu {after}"
        )
    return "; ".join(told)


def _of_difference(composition: Composition, compared: int) -> str:
    """What other people made of the difference, on the statements where that can be worked out."""
    if composition.difference is None or composition.by_composition is None:
        return _NOT_KNOWN
    part = composition.statements < compared
    where = f" op {plural(composition.statements, 'stelling', 'stellingen')}" if part else ""
    told = of_difference(composition.difference, composition.by_composition, where=where)
    return f"{told} Bij de andere stellingen is dat niet te zeggen." if part else told


def of_difference(difference: float, by_composition: float, *, where: str = "") -> str:
    """Which part of a difference comes from other people; where it is larger, what would have been without it."""
    whole, own = round_half_up(difference), round_half_up(by_composition)
    if own == 0:
        return f"Voor het verschil van {signed(difference)}{where} maakt dat bijna niets uit."
    if whole * own > 0 and abs(own) <= abs(whole):
        return (
            f"Van het verschil van {signed(difference)}{where} komt {signed(by_composition)} doordat er andere mensen "
            "meededen."
        )
    return (
        f"Het verschil{where} is {signed(difference)}. Met in beide metingen even grote groepen was het "
        f"{signed(difference - by_composition)} geweest: {signed(by_composition)} komt doordat er andere mensen "
        "meededen."
    )
