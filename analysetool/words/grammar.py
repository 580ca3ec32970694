# SPDX-License-Identifier: EUPL-1.2
"""Numbers and rows of words in a Dutch sentence; it loads nothing, for what must start at once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence


def count(number: int) -> str:
    """A whole number with a dot for thousands: 1.050."""
    return f"{number:,}".replace(",", ".")


def agree(number: int, one: str, more: str) -> str:
    """The word that agrees with a number: 1 ontbreekt, 2 ontbreken; none is plural."""
    return one if number == 1 else more


def plural(number: int, one: str, more: str) -> str:
    """A number with its noun: 1 stelling, 12 stellingen."""
    return f"{count(number)} {agree(number, one, more)}"


def listing(words: Sequence[str]) -> str:
    """Words in a sentence: a, b en c."""
    return _joined(words, "en")


def either(words: Iterable[str]) -> str:
    """Words to choose from: a, b of c."""
    return _joined(tuple(words), "of")


def ended(text: str) -> str:
    """The text with a full stop, unless it has an end of its own."""
    return text if text.endswith((".", "!", "?", "…")) else f"{text}."


def _joined(words: Sequence[str], last: str) -> str:
    *first, end = words or [""]
    return f"{', '.join(first)} {last} {end}" if first else end
