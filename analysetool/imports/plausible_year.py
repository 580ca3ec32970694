# SPDX-License-Identifier: EUPL-1.2
"""A year that does not fit: the name of the folder says another one, or it is still far away."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

from analysetool.errors import Problem
from analysetool.imports.folder import Folder
from analysetool.words import imports as say

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


def doubtful_year(folder: Folder, coalition: str, year: int, today: date) -> list[Problem]:
    """What makes a year doubtful; nothing where files in the folder say that it is this measurement.

    Args:
        folder: where the sheets would go.
        coalition: whose measurement it is.
        year: the year of the measurement.
        today: a measurement of a year after the next one is a slip.
    """
    here = (own for own in folder.neighbours if own.path.parent == folder.path)
    if any((own.coalition, own.year) == (coalition, year) for own in here):
        return []
    found = []
    named = {int(text) for text in _YEAR.findall(_name_of(folder.path))}
    if named and year not in named:
        found.append(Problem(path=str(folder.path), message=say.folder_of_another_year(sorted(named), year)))
    if year > today.year + 1:
        found.append(Problem(path=str(folder.path), message=say.year_far_away(year, today.year)))
    return found


def _name_of(path: Path) -> str:
    """The name of a folder, also when it was typed as `.`."""
    return path.name or path.resolve().name
