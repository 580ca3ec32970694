# SPDX-License-Identifier: EUPL-1.2
"""Requirements as JSON: the keys that other programs depend on, in a fixed order, figures as they were judged."""

from __future__ import annotations

from analysetool.figures.requirements import CheckedMeasurement, Result
from analysetool.formats.json_text import Json, json_number, json_text
from analysetool.words.requirements import message

FORMAT_VERSION = 1


def render_json(checked: CheckedMeasurement) -> str:
    """Write the outcome as JSON text that ends in a newline; null stands for what cannot be determined or shown."""
    return json_text(requirements_json(checked))


def requirements_json(checked: CheckedMeasurement) -> Json:
    """The outcome as plain values, keys in the order of the contract."""
    return {
        "formaatversie": FORMAT_VERSION,
        "soort": "toets",
        "geslaagd": checked.passed,
        "regels": [_result(checked, result) for result in checked.results],
    }


def _result(checked: CheckedMeasurement, result: Result) -> Json:
    return {
        "onderdeel": result.subject,
        "eis": result.requirement.limit.value,
        "grens": json_number(result.requirement.bound),
        "waarde": json_number(result.value),
        "niveau": result.severity.value,
        "uitkomst": result.outcome.value,
        "melding": message(checked, result),
    }
