# SPDX-License-Identifier: EUPL-1.2
"""A badge for a README: the JSON that https://shields.io/badges/endpoint-badge reads."""

from __future__ import annotations

import json
from pathlib import Path

from action import words
from action.runner import StepError
from analysetool.rounding import dutch_number

_COLOURS = {"sterk": "0a4f8a", "midden": "4a4a4a", "zwak": "9a4a00", "verdeeld": "4a4a4a"}
"""The colours of the reports, which nobody who sees no red or green confuses; white reads well on each."""
_GREY = "767676"


def badge(mean: float | None, verdict: str | None) -> str:
    """The total with one decimal, as a report shows it; no figure where the report shows none.

    Args:
        mean: the total score, 1 to 5; None when it cannot be determined or may not be shown.
        verdict: of the total; None when there was no measurement to score.
    """
    message = words.BADGE_UNKNOWN if mean is None else dutch_number(mean)
    if verdict is None:
        message = words.BADGE_WITHOUT_RESULT
    colour = _GREY if mean is None else _COLOURS.get(verdict or "", _GREY)
    values = {"schemaVersion": 1, "label": words.BADGE_LABEL, "message": message, "color": colour}
    return json.dumps(values, indent=2) + "\n"


def may_be_written(path: Path) -> None:
    """Look whether a badge can come here, before anything runs.

    Raises:
        StepError: when something else stands there, or a link, which a pull request can let lead anywhere.
    """
    if path.is_symlink() or (path.exists() and not _is_badge(path)) or not path.parent.is_dir():
        raise StepError("Verkeerde badge", words.no_place_for_badge(str(path)))


def _is_badge(path: Path) -> bool:
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return False
    return isinstance(found, dict) and "schemaVersion" in found
