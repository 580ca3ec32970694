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
ROBUST_FROM = 3
"""Fewest answers (scores and weet-niet) of which it is said whether one more or less tips the verdict."""

VERDICT_ORDER = tuple(Verdict)
"""Verdict arrays hold positions in this order; -1 means that there is no verdict."""
NO_VERDICT = -1


def statement_verdicts(distribution: Ints, dont_know: Ints, not_applicable: Ints, open_answers: Ints) -> Verdicts:
    """Verdict per statement, the first rule that holds; without any answer or blank nobody was asked.

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
                Verdict.NOT_ASKED: n + open_answers + not_applicable == 0,
                Verdict.NOT_APPLICABLE: n + open_answers == 0,
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


ONE_LESS = (*range(5), COLUMN[Answer.DONT_KNOW])
"""Columns of a tally of which one answer may be taken away: a score or a weet-niet."""
ONE_MORE = tuple(range(5))
"""Columns of a tally to which one answer may be added: a score, as any open answer could have been."""
_CHANGES = np.concatenate(
    [-np.eye(len(COLUMN), dtype=np.int64)[list(ONE_LESS)], np.eye(len(COLUMN), dtype=np.int64)[list(ONE_MORE)]]
)


def _verdicts_one_apart(counts: Ints) -> Verdicts:
    """The verdicts (11, ...) of counts (..., 8) with one answer less (`ONE_LESS`) or more (`ONE_MORE`), in that order.

    What nobody gave cannot be taken away: there the counts stay as they are.
    """
    changes = _CHANGES.reshape(len(_CHANGES), *(1,) * (counts.ndim - 1), len(COLUMN))
    other = np.maximum(counts + changes, 0)
    dont_know, not_applicable, blank = (
        other[..., COLUMN[answer]] for answer in (Answer.DONT_KNOW, Answer.NOT_APPLICABLE, Answer.NOT_ANSWERED)
    )
    return statement_verdicts(other[..., :5], dont_know, not_applicable, dont_know + blank)


def robustness(counts: Ints, verdict: Verdicts) -> Floats:
    """1 where the verdict stays the same with any one answer less or more, 0 where not; counts (..., 8).

    Less: a score or a weet-niet is taken away. More: a score of 1-5 is added. NaN with fewer than three answers (scores
    and weet-niet together): then one answer is nearly everything. So few can hold at all: strong from 3 scores (three
    fives and a 1 are 4.0), middle from 4, divided from 6 (three against three, which one less leaves 2 against 3).
    """
    same = (_verdicts_one_apart(counts) == verdict).all(axis=0)
    answers = counts[..., :5].sum(axis=-1) + counts[..., COLUMN[Answer.DONT_KNOW]]
    return np.where(answers >= ROBUST_FROM, same.astype(np.float64), np.nan)


def verdict_of(code: int) -> Verdict | None:
    """The verdict behind a code of a verdict array; None for no verdict."""
    return None if code == NO_VERDICT else VERDICT_ORDER[code]
