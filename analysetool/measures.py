# SPDX-License-Identifier: EUPL-1.2
"""Mean, median, camps and agreement of counts of scores: plain arithmetic on arrays of any shape (..., 5)."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

SCORES = np.arange(1.0, 6.0)
LOWEST, HIGHEST = 1.0, 5.0


def means_of(distribution: Ints) -> Floats:
    """Mean score sum/n of counts (..., 5); NaN where n = 0."""
    n = distribution.sum(axis=-1)
    with np.errstate(invalid="ignore", divide="ignore"):
        return np.where(n > 0, distribution @ SCORES / n, np.nan)


def over_members(values: Floats, members: NDArray[np.bool_]) -> Floats:
    """Sums (..., L) of values (..., S) over the members (L, S) of each level.

    Each row is added up by itself, so that it gives the same to the last digit alone and among others.
    """
    sums: Floats = (values[..., None, :] @ members.T.astype(np.float64))[..., 0, :]
    return sums


def medians_of(distribution: Ints) -> Floats:
    """Median score of counts (..., 5): the middle one, or the mean of the two middle ones; NaN where n = 0."""
    n = distribution.sum(axis=-1)
    running = distribution.cumsum(axis=-1)
    lower = (running < ((n + 1) // 2)[..., None]).sum(axis=-1) + 1
    upper = (running < (n // 2 + 1)[..., None]).sum(axis=-1) + 1
    return np.where(n > 0, (lower + upper) / 2, np.nan)


def quartiles_of(values: Floats) -> Floats:
    """First quartile, median and third quartile (3,) of values (N,): type 7 of Hyndman & Fan (1996).

    In order, x(1) to x(N), the value at share p lies at place h = 1 + (N - 1)p; between two places it goes in a
    straight line. Excel calls it KWARTIEL.INC; NumPy, pandas and R do it so unless asked otherwise. NaN three times
    where N = 0.

    Source: R.J. Hyndman & Y. Fan, "Sample quantiles in statistical packages", The American Statistician 50 (1996)
    361-365.
    """
    if not len(values):
        return np.full(3, np.nan)
    return np.asarray(np.quantile(values, [0.25, 0.5, 0.75], method="linear"), dtype=np.float64)


def smaller_camp(distribution: Ints) -> Ints:
    """How many gave 1-2 or how many gave 4-5, whichever is fewer, of counts (..., 5); 0 where n = 0."""
    fewer: Ints = np.minimum(distribution[..., :2].sum(axis=-1), distribution[..., 3:].sum(axis=-1))
    return fewer


def agreement_of(distribution: Ints) -> Floats:
    """Consensus of counts (..., 5) by Tastle & Wierman (2007), between 0 and 1; NaN where n < 2.

    1 + sum_i p_i * log2(1 - |x_i - mean| / 4), with p_i the share of score x_i. All equal gives 1, half at 1 and half
    at 5 gives 0, uniform over 1-5 gives 0.433985.

    Source: W.J. Tastle & M.J. Wierman, "Consensus and dissention: a measure of ordinal dispersion", International
    Journal of Approximate Reasoning 45 (2007) 531-545.
    """
    n = distribution.sum(axis=-1)
    mean = means_of(distribution)
    with np.errstate(invalid="ignore", divide="ignore"):
        share = distribution / n[..., None]
        closeness = np.log2(1 - np.abs(SCORES - mean[..., None]) / (HIGHEST - LOWEST))
        agreement = 1 + np.where(distribution > 0, share * closeness, 0.0).sum(axis=-1)
    return np.where(n >= 2, np.clip(agreement, 0.0, 1.0), np.nan)  # noqa: PLR2004 - one voice agrees with nobody
