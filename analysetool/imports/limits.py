# SPDX-License-Identifier: EUPL-1.2
"""How many people one import takes."""

from __future__ import annotations

from analysetool.files.workbooks.limits import refusal
from analysetool.words import imports as say

MAX_PEOPLE = 5_000
"""Participants in one import."""


def refuse_too_many(people: int, path: str) -> None:
    """Refuse more participants than one import takes; `path` is the file with which it became so many.

    Raises:
        InputError: naming that file.
    """
    if people > MAX_PEOPLE:
        raise refusal(path, say.too_many_people(MAX_PEOPLE))
