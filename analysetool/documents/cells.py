# SPDX-License-Identifier: EUPL-1.2
"""Cells that tables of several documents have: verdicts with what they say of a score, and counts of scores."""

from __future__ import annotations

from analysetool.documents.blocks import Cell, Mood
from analysetool.model import Verdict
from analysetool.rounding import UNKNOWN
from analysetool.words import figures as wording
from analysetool.words import grammar

MOODS = {
    Verdict.STRONG: Mood.GOOD,
    Verdict.WEAK: Mood.WEAK,
    Verdict.DIVIDED: Mood.DIVIDED,
    Verdict.UNKNOWN: Mood.UNKNOWN,
}


def verdict_cell(verdict: Verdict | None) -> Cell:
    """A verdict in words."""
    return Cell(text=wording.verdict_word(verdict), mood=None if verdict is None else MOODS.get(verdict))


def share_cell(text: str) -> Cell:
    """A figure with how many of how many it rests on: "3,5 (3 van 4)", or "3,5 (3/4)" where room is scarce."""
    return Cell(text=text, short=text.replace(" van ", "/"))


def scores_cell(answered: int | None, possible: int | None) -> Cell:
    """How many scores were given of how many: "902 van 1.050"; how many were possible is not always known.

    A dash where that may not be told, and where no score was possible: a 0 would look like silence.
    """
    if answered is None or possible == 0:
        return Cell(text=UNKNOWN)
    if possible is None:
        return Cell(text=grammar.count(answered))
    return share_cell(f"{grammar.count(answered)} van {grammar.count(possible)}")
