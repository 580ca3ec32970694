# SPDX-License-Identifier: EUPL-1.2
"""Which of the names there are is nearest to what somebody typed."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import SequenceMatcher, get_close_matches
from functools import lru_cache

MOST_NAMED = 3
_LONGEST = 2_000
"""Signs of a text that are compared; the longest statement has some two hundred."""
_KEPT = 4096
"""Texts that are held against many others are made ready once."""
_ENOUGH_OF_A_TEXT = 8
_SMALL_WORD = 3
_CUT_OFF = 0.9
"""How much a text is like the one that it begins: nearly the same, for nobody knows how the rest went on."""


def near_names(typed: str, known: Iterable[str | tuple[str, str]], *, most: int = MOST_NAMED) -> list[str]:
    """The known names that are nearest to what was typed, capitals aside, the nearest first; none where none is near.

    Names that differ from it in capitals alone are the only ones. A known name may be a pair: how it can be typed too,
    and the name itself. Each name is given once.
    """
    folded: dict[str, list[str]] = {}
    for own in known:
        written, name = (own, own) if isinstance(own, str) else own
        folded.setdefault(written.casefold(), []).append(name)
    wanted = typed.casefold()
    matches = [wanted] if wanted in folded else get_close_matches(wanted, folded, n=most)
    return list(dict.fromkeys(name for match in matches for name in folded[match]))


def likeness(one: str, other: str, *, least: float = 0.0) -> float:
    """How much two sentences are alike, capitals aside, from 0 to 1; two empty ones are not alike at all.

    The largest of: the share of signs in matching pieces (2M/T of `difflib`, by Ratcliff and Metzener, 1988), twice the
    words of four letters or more that both have by the number of those words (Dice, 1945), and 0.9 where one of eight
    signs or more begins the other, as in a heading that a program cut off.

    What is not alike by `least`, or is much longer than the other, may come out as less than it is, for the first costs
    the product of both lengths. Of a text that is no sentence any more only the beginning is looked at.
    """
    first, second = _plain(one), _plain(other)
    if not first or not second:
        return 0.0
    short, long = sorted((first, second), key=len)
    if len(short) >= _ENOUGH_OF_A_TEXT and long.startswith(short):
        return 1.0 if short == long else _CUT_OFF
    if 2 * len(short) / (len(short) + len(long)) < least:
        return 0.0
    words = [set(_words(text)) for text in (first, second)]
    together = len(words[0]) + len(words[1])
    dice = 2 * len(words[0] & words[1]) / together if together else 0.0
    matcher = SequenceMatcher(None, first, second, autojunk=False)
    return max(matcher.ratio(), dice) if matcher.quick_ratio() >= max(dice, least) else dice


@lru_cache(maxsize=_KEPT)
def _plain(text: str) -> str:
    return " ".join(text[:_LONGEST].casefold().split()).rstrip(". …")


def _words(text: str) -> Iterable[str]:
    kept = "".join(sign if sign.isalnum() else " " for sign in text)
    return (word for word in kept.split() if len(word) > _SMALL_WORD)
