# SPDX-License-Identifier: EUPL-1.2
"""How much of a difference comes from other people, and how much from other answers: pure arithmetic on counts.

NaN stands for "cannot be determined" inside the arrays; it is never 0.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from analysetool.disclosure import Bools
from analysetool.measures import Floats, Ints, means_of
from analysetool.scoring import Structure, weighted_means

LOUD_SHIFT = 0.15
"""When the share of a group shifts by more than this, it is said at once that other people took part."""
_SHARE_DECIMALS = 9


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Split:
    """A difference in two: arrays of one shape, per statement or per level, in points of the scale.

    `by_composition` comes from other people (the shares of groups changed), `by_answers` from other answers (the means
    of groups changed). Together they are the difference; both are NaN where it cannot be split.
    """

    by_composition: Floats
    by_answers: Floats


def split_statements(before: Ints, after: Ints) -> Split:
    """Split the difference between two means on each statement.

    Args:
        before: counts of the scores 1-5 per group and statement, (G, S, 5), in the measurement to compare from.
        after: the same for the measurement to compare to; groups in the same order.

    With p the share of a group among everybody with a score on the statement, and m its mean:

        by composition = sum_g (p_after - p_before) * (m_after + m_before) / 2
        by answers     = sum_g (m_after - m_before) * (p_after + p_before) / 2

    They add up to sum_g p_after * m_after - sum_g p_before * m_before, which is the difference between the means of
    everybody. Swapping the measurements negates both. NaN (S,) where a group has n = 0 in either measurement: what it
    would have answered is not known. Without groups everything is NaN.

    Source: E.M. Kitagawa, "Components of a difference between two rates", Journal of the American Statistical
    Association 50 (1955) 1168-1194.
    """
    if len(before) == 0:
        nothing = np.full(before.shape[1], np.nan)
        return Split(by_composition=nothing, by_answers=nothing)
    shares = [_shares(counts.sum(axis=-1)) for counts in (before, after)]
    means = means_of(before), means_of(after)
    return Split(
        by_composition=((shares[1] - shares[0]) * (means[1] + means[0]) / 2).sum(axis=0),
        by_answers=((means[1] - means[0]) * (shares[1] + shares[0]) / 2).sum(axis=0),
    )


def split_levels(statements: Split, compared: Bools, structure: Structure) -> Split:
    """Split the difference of each level (L,) by what its statements split into.

    Args:
        statements: the split of each statement (S,).
        compared: bool (S,), the statements that the levels stand on.
        structure: the statements' weights and levels.

    The score of a level is a weighted mean over statements, so its difference is that of their differences, and each
    part of it that of their parts. NaN where a compared statement of the level cannot be split, or none is compared.
    """
    unknown = compared & np.isnan(statements.by_composition)
    whole = ~(structure.members & unknown).any(axis=1)

    def level(own: Floats) -> Floats:
        known = np.where(compared & ~unknown, own, 0.0)
        return np.where(whole, weighted_means(known, compared, structure.members, structure.weights), np.nan)

    return Split(by_composition=level(statements.by_composition), by_answers=level(statements.by_answers))


def largest_shift(before: Ints, after: Ints) -> float:
    """How much the share of any group changed at most, 0-1; NaN where there is no group or nobody in a measurement.

    Args:
        before: people per group (G,) in the measurement to compare from.
        after: the same in the other one.
    """
    if not len(before) or not before.sum() or not after.sum():
        return float("nan")
    return float(np.abs(_shares(after) - _shares(before)).max())


def is_loud(shift: float | None) -> bool:
    """Whether so large a shift of shares is said at once; exactly `LOUD_SHIFT` is not. False where it is not known."""
    return shift is not None and round(shift, _SHARE_DECIMALS) > LOUD_SHIFT


def _shares(people: Ints) -> Floats:
    """The share of each group among all (G, ...); NaN where there is nobody."""
    with np.errstate(invalid="ignore", divide="ignore"):
        shares: Floats = people / people.sum(axis=0)
    return shares
