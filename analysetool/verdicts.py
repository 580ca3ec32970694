# SPDX-License-Identifier: EUPL-1.2
"""What a figure amounts to: the rules that make it strong, weak, divided or unknown, and how firm that is."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from analysetool.measures import Floats, Ints, agreement_of, means_of, smaller_camp
from analysetool.model import Answer, Verdict
from analysetool.rounding import SCORE_DECIMALS, SHARE_DECIMALS, round_half_up
from analysetool.tally import COLUMN

Verdicts = NDArray[np.int8]

STRONG_FROM = 4.0
WEAK_BELOW = 3.0
DIVIDED_CAMP = 2
"""Fewest who gave 1-2, and fewest who gave 4-5, for two camps: one person is no camp."""
DIVIDED_BELOW = 0.5
DIVIDED_BELOW_FROM_N = 10
"""Agreement divides from this many scores on: one far answer among eight pulls it below the limit by itself."""
ROBUST_FROM_N = 3
ROBUST_DIVIDED_FROM_N = 4

VERDICT_ORDER = tuple(Verdict)
"""Verdict arrays hold positions in this order; -1 means that there is no verdict."""
NO_VERDICT = -1


def statement_verdicts(distribution: Ints, dont_know: Ints, not_applicable: Ints, open_answers: Ints) -> Verdicts:
    """Verdict per statement, the first rule that holds.

    `distribution` is (..., 5); the others (...): weet-niet, nvt, and weet-niet plus not answered. Means and agreement
    are judged as they are printed, shares exactly (in whole numbers).

    Divided, with c the smaller of the numbers that gave 1-2 and 4-5: c >= 2 and (c + 1) / (n + 2) >= 0.30 (Laplace's
    rule of succession, in whole numbers), or n >= 10 and an agreement below 0.50.
    """
    n = distribution.sum(axis=-1)
    mean = round_half_up(means_of(distribution), SCORE_DECIMALS)
    agreement = round_half_up(agreement_of(distribution), SHARE_DECIMALS)
    camp = smaller_camp(distribution)
    two_camps = (camp >= DIVIDED_CAMP) & (10 * (camp + 1) >= 3 * (n + 2))
    with np.errstate(invalid="ignore"):
        scattered = (n >= DIVIDED_BELOW_FROM_N) & (agreement < DIVIDED_BELOW)
        divided = two_camps | scattered
        return _first_that_holds(
            {
                Verdict.NOT_APPLICABLE: (not_applicable >= 1) & (n + open_answers == 0),
                Verdict.NOT_ANSWERED: (n == 0) & (dont_know == 0),
                Verdict.UNKNOWN: 3 * dont_know >= n + dont_know,
                Verdict.DIVIDED: divided,
                Verdict.STRONG: mean >= STRONG_FROM,
                Verdict.WEAK: mean < WEAK_BELOW,
            },
            otherwise=Verdict.MIDDLE,
        )


def mean_verdicts(mean: Floats) -> Verdicts:
    """Verdict of a mean alone, judged as printed: strong from 4.0, weak below 3.0, none where it is NaN."""
    printed = round_half_up(mean, SCORE_DECIMALS)
    with np.errstate(invalid="ignore"):
        verdicts = _first_that_holds(
            {Verdict.STRONG: printed >= STRONG_FROM, Verdict.WEAK: printed < WEAK_BELOW}, otherwise=Verdict.MIDDLE
        )
    return np.where(np.isnan(mean), np.int8(NO_VERDICT), verdicts)


def _first_that_holds(rules: dict[Verdict, NDArray[np.bool_]], *, otherwise: Verdict) -> Verdicts:
    codes = [np.int8(VERDICT_ORDER.index(verdict)) for verdict in rules]
    return np.select(list(rules.values()), codes, default=np.int8(VERDICT_ORDER.index(otherwise))).astype(np.int8)


def robustness(counts: Ints, verdict: Verdicts) -> Floats:
    """1 where the verdict stays the same whichever one answer (a score or a weet-niet) is taken away, 0 where not.

    NaN where too few answered to say: n < 3, or n < 4 for divided.
    """
    n = counts[..., :5].sum(axis=-1)
    same = np.ones(n.shape, dtype=np.bool_)
    for column in (*range(5), COLUMN[Answer.DONT_KNOW]):
        fewer = counts.copy()
        there = fewer[..., column] > 0
        fewer[..., column] -= there
        left = statement_verdicts(
            fewer[..., :5],
            fewer[..., COLUMN[Answer.DONT_KNOW]],
            fewer[..., COLUMN[Answer.NOT_APPLICABLE]],
            fewer[..., COLUMN[Answer.DONT_KNOW]] + fewer[..., COLUMN[Answer.NOT_ANSWERED]],
        )
        same &= ~there | (left == verdict)
    divided = verdict == VERDICT_ORDER.index(Verdict.DIVIDED)
    enough = n >= np.where(divided, ROBUST_DIVIDED_FROM_N, ROBUST_FROM_N)
    return np.where(enough, same.astype(np.float64), np.nan)


def verdict_of(code: int) -> Verdict | None:
    """The verdict behind a code of a verdict array; None for no verdict."""
    return None if code == NO_VERDICT else VERDICT_ORDER[code]
