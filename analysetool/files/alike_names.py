# SPDX-License-Identifier: EUPL-1.2
"""Names that may be one name, typed twice: which two look alike, and all such pairs among thousands of names."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import combinations

import numpy as np

MOST_EDITS = 2
"""Names that differ by this many letters or fewer may be one name, typed twice."""
_LONG_ENOUGH = 6
"""Signs in a name from where two other letters are probably a slip; shorter names differ by two soon."""
_LETTERS = 32
"""Letters are counted in so many sorts; two of one sort only ask for a look too many."""
_MANY = 10_000


def look_alike(one: str, other: str) -> bool:
    """True for names that differ by capitals, blanks and signs alone, or by two letters when they are long enough.

    Other digits make another name: Wijk 1 is not Wijk 2.
    """
    return _alike(_bare(one), _bare(other))


def pairs_alike(names: Sequence[str]) -> Iterator[tuple[int, int]]:
    """The places of all two names that `look_alike`, the earlier one first, in no fixed order.

    An edit changes the length by one at most, and how often letters stand in a name by two in all. So two names are
    held against each other only where lengths differ by `MOST_EDITS` and counts of letters by twice that: five
    thousand names take a second or two.
    """
    bare = [_bare(name) for name in names]
    order = sorted(range(len(bare)), key=lambda place: len(bare[place]))
    lengths = np.array([len(bare[place]) for place in order])
    letters = np.zeros((len(order), _LETTERS), dtype=np.int16)
    for row, place in enumerate(order):
        signs = Counter(ord(sign) % _LETTERS for sign in bare[place])
        letters[row, list(signs)] = [min(number, _MANY) for number in signs.values()]
    ends = np.searchsorted(lengths, lengths + MOST_EDITS, side="right")
    for row, end in enumerate(ends.tolist()):
        differing = np.abs(letters[row + 1 : end] - letters[row]).sum(axis=1)
        for other in np.flatnonzero(differing <= 2 * MOST_EDITS).tolist():
            pair = order[row], order[row + 1 + other]
            if _alike(bare[pair[0]], bare[pair[1]]):
                yield min(pair), max(pair)


def pairs_same(names: Sequence[str]) -> Iterator[tuple[int, int]]:
    """The places of all two names that differ by capitals, blanks and signs alone, the earlier one first."""
    found: dict[str, list[int]] = {}
    for place, own in enumerate(names):
        found.setdefault(_bare(own), []).append(place)
    for places in found.values():
        yield from combinations(places, 2)


def within(one: str, other: str, most: int) -> bool:
    """Whether `most` letters put in, left out or replaced make one text of the other (Levenshtein, 1966)."""
    return _within(one, 0, other, 0, most)


def _within(one: str, place: int, other: str, theirs: int, most: int) -> bool:
    """The same for what stands from a place on: equal letters are passed, and each way to mend the next is tried."""
    while place < len(one) and theirs < len(other) and one[place] == other[theirs]:
        place, theirs = place + 1, theirs + 1
    left, right = len(one) - place, len(other) - theirs
    if abs(left - right) > most:
        return False
    if not left or not right:
        return True
    return most > 0 and (
        _within(one, place + 1, other, theirs + 1, most - 1)
        or _within(one, place + 1, other, theirs, most - 1)
        or _within(one, place, other, theirs + 1, most - 1)
    )


def _alike(one: str, other: str) -> bool:
    if one == other:
        return True
    return (
        min(len(one), len(other)) >= _LONG_ENOUGH and _digits(one) == _digits(other) and within(one, other, MOST_EDITS)
    )


def _bare(name: str) -> str:
    return "".join(sign for sign in name.casefold() if sign.isalnum()) or name.casefold()


def _digits(name: str) -> str:
    return "".join(sign for sign in name if sign.isdigit())
