# SPDX-License-Identifier: EUPL-1.2
"""What the profile of one's own answers says at the end of `invullen`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

from analysetool.rounding import dutch_number
from analysetool.words.grammar import plural
from analysetool.words.guidance import DONT_KNOW, NOT_APPLICABLE

HEADING = "Uw eigen gemiddelde, van 1 tot en met 5 (alleen uw eigen scores):"
KEY = f"w = {DONT_KNOW.lower()}, x = {NOT_APPLICABLE.lower()}; die tellen hier niet mee."


class Counted(Protocol):
    """Answers of each kind, counted."""

    @property
    def scored(self) -> int:
        """With a score."""

    @property
    def dont_know(self) -> int:
        """Weet ik niet."""

    @property
    def not_applicable(self) -> int:
        """Niet van toepassing."""

    @property
    def open(self) -> int:
        """Without an answer."""


def sentence(identity: str, title: str, mean: float | None, counts: Counted) -> str:
    """One level in a sentence, without a bar."""
    told = "geen score" if mean is None else f"{dutch_number(mean)} uit {plural(counts.scored, 'score', 'scores')}"
    apart = (
        (counts.dont_know, DONT_KNOW.lower()), (counts.not_applicable, NOT_APPLICABLE.lower()), (counts.open, "open"),
    )  # fmt: skip
    rest = ", ".join(f"{number} {kind}" for number, kind in apart if number)
    return f"{identity} {title}: {told}{f'; {rest}' if rest else ''}."


def bar_line(name: str, bar: str, mean: float | None, counts: Counted) -> str:
    """One level with its bar, and what is not in its mean."""
    return f"{name}  {bar}  {dutch_number(mean):<3}  {', '.join(_apart(counts))}".rstrip()


def _apart(counts: Counted) -> Iterator[str]:
    pairs = (("w", counts.dont_know), ("x", counts.not_applicable), ("open", counts.open))
    return (f"{number} {kind}" for kind, number in pairs if number)
