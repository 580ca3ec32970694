# SPDX-License-Identifier: EUPL-1.2
"""The comparison as JSON: the keys that other programs depend on, in a fixed order, with raw numbers."""

from __future__ import annotations

from analysetool.figures.comparison import Change, ComparedMeasurement, ComparisonFigures, Composition
from analysetool.formats.json_text import Json, json_number, json_range, json_text
from analysetool.words.changes import names_of
from analysetool.words.comparison import why_not_compared
from analysetool.words.titles import group_title

FORMAT_VERSION = 2


def render_json(view: ComparisonFigures) -> str:
    """Write the comparison as JSON text that ends in a newline; null stands for what cannot be determined."""
    return json_text(comparison_json(view))


def comparison_json(view: ComparisonFigures) -> Json:
    """The comparison as plain values, keys in the order of the contract; only compared statements are listed."""
    names = names_of(view)
    return {
        "formaatversie": FORMAT_VERSION,
        "soort": "vergelijking",
        "van": _side(view.before),
        "naar": _side(view.after),
        "zelfde_deelnemers": view.same_participants,
        "vergeleken": view.compared,
        "niet_vergeleken": [
            {"stelling": item.id, "reden": why_not_compared(item, names)} for item in view.not_compared
        ],
        "totaal": _change(view.total),
        "delen": [_change(part) for part in view.parts],
        "themas": [_change(theme.level) for theme in view.themes],
        "stellingen": [_change(statement) for statement in view.statements if statement.difference is not None],
        "samenstelling": None if view.composition is None else _composition(view.composition),
        "toeval": {"verwacht": json_number(view.by_chance), "gevonden": view.beyond_chance},
    }


def _side(side: ComparedMeasurement) -> Json:
    return {
        "coalitie": side.coalition,
        "jaar": side.year,
        "versie": side.version,
        "deelnemers": side.participants,
    }


def _composition(own: Composition) -> Json:
    return {
        "groepen": [
            {
                "id": group.id,
                "titel": group_title(group.id),
                "aandeel_van": json_number(group.before),
                "aandeel_naar": json_number(group.after),
            }
            for group in own.groups
        ],
        "grootste_verschuiving": json_number(own.largest_shift),
        "stellingen": own.statements,
        "verschil": json_number(own.difference),
        "door_samenstelling": json_number(own.by_composition),
    }


def _change(change: Change) -> Json:
    return {
        "id": change.id,
        "van": json_number(change.before),
        "naar": json_number(change.after),
        "verschil": json_number(change.difference),
        "interval": json_range(change.low, change.high),
        "vrijheidsgraden": json_number(change.freedom),
        "door_samenstelling": json_number(change.by_composition),
        "oordeel": None if change.verdict is None else change.verdict.value,
        "genoemd": change.named,
    }
