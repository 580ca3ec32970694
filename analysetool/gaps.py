# SPDX-License-Identifier: EUPL-1.2
"""How far groups lie apart by chance alone: the same people, dealt over groups of the same sizes again and again."""

from __future__ import annotations

import hashlib
import math

import numpy as np
from numpy.typing import NDArray

from analysetool.measures import Ints

DRAWS = 10_000
CHANCE = 0.05
"""How often the largest gap of all statements lies above the limit when groups do not differ at all."""
MOST_PEOPLE = 10_000
"""So many people are dealt in half a minute; for more nobody should wait."""
GAP_DECIMALS = 5
"""Gaps and their limit are compared with so many decimals, so that no floating-point noise decides."""
_AT_ONCE = 1_000_000
"""People dealt together, over as many draws as fit: memory stays the same, however many people there are."""
_MOST_DRAWS = 2_000
_SCORES = 5


def gaps_of(means: NDArray[np.floating], *, axis: int = -1) -> NDArray[np.floating]:
    """The distance between the highest and the lowest of group means along an axis, leaving NaN aside.

    0 where only one group has a mean, NaN where none has.
    """
    gaps: NDArray[np.floating] = np.fmax.reduce(means, axis=axis) - np.fmin.reduce(means, axis=axis)
    return gaps


def largest_by_chance(answers: NDArray[np.int8], sizes: Ints, *, draws: int = DRAWS) -> float | None:
    """The limit above which a gap on a statement is larger than chance: a permutation test of the largest gap.

    The people are dealt over groups of these sizes `draws` times. Each time the largest gap between group means over
    all statements is kept; the limit is the value that at most `CHANCE` of them, the real division counted in, exceed.
    Taking the largest of all statements makes up for looking at many (the max-T method of Westfall & Young 1993).

    Draws are seeded by the scores alone, and people are sorted by them first: neither names nor order, of people or of
    groups, change the limit.

    Args:
        answers: (P, S) positions in `analysetool.tally.ANSWER_ORDER` or `NOT_ASKED`, of the statements that are judged;
            only scores count.
        sizes: how many of the P people each group (G,) holds.
        draws: how many times people are dealt.

    Returns:
        The limit; None with fewer than two groups, without people or statements, or with more than `MOST_PEOPLE`.
    """
    people, statements = answers.shape
    if not 0 < people <= MOST_PEOPLE or statements == 0 or np.count_nonzero(sizes) < 2:  # noqa: PLR2004 - a gap lies between two
        return None
    scores = np.minimum(answers, _SCORES)  # whatever is no score is the same
    pool = scores[np.lexsort(scores.T[::-1])]
    labels = np.repeat(np.arange(len(sizes), dtype=np.int16), np.sort(sizes))
    seed = hashlib.sha256(np.ascontiguousarray(pool, dtype=np.int8).tobytes()).digest()
    generator = np.random.default_rng(int.from_bytes(seed, "big"))
    scored = pool < _SCORES
    votes = np.hstack([np.where(scored, pool + 1, 0), scored]).astype(np.float32)
    largest = []
    at_once = max(1, min(_MOST_DRAWS, _AT_ONCE // people))
    for first in range(0, draws, at_once):
        rows = np.tile(labels, (min(at_once, draws - first), 1))
        dealt = generator.permuted(rows, axis=1)
        member = (dealt[:, None, :] == np.arange(len(sizes))[:, None]).astype(np.float32)
        sums = member.reshape(-1, people) @ votes
        totals, counts = np.split(sums.reshape(len(rows), len(sizes), 2 * statements), 2, axis=2)
        means = np.divide(totals, counts, where=counts > 0, out=np.full(totals.shape, np.nan, dtype=np.float32))
        largest.append(np.fmax.reduce(gaps_of(means, axis=1), axis=1))
    place = min(math.ceil((1 - CHANCE) * (draws + 1)), draws) - 1
    return round(float(np.partition(np.nan_to_num(np.concatenate(largest)), place)[place]), GAP_DECIMALS)
