# SPDX-License-Identifier: EUPL-1.2
"""Student's t and the polygamma functions, on arrays: what intervals and their moderation need, and nothing else.

Written here because SciPy is a heavy thing to install for four functions; the tests hold them against it.
"""

from __future__ import annotations

import math
from statistics import NormalDist

import numpy as np

from analysetool.measures import Floats

_LARGE_DF = 1000.0
"""From here the expansion of `_expanded` is exact to the last digits."""
_STEPS = 100
_FRACTION_TERMS = 2000
_SHIFT = 20
"""Asymptotic series are used from this argument on; smaller ones are brought there by their recurrence."""
_SMALLEST = 1e-300
_EPSILON = 1e-15
_LONGEST_STEP = 2.0
_LARGEST_TRIGAMMA, _SMALLEST_TRIGAMMA = 1e7, 1e-6


def t_quantile(probability: float, df: Floats) -> Floats:
    """The value that Student's t with `df` degrees of freedom stays below with this probability.

    Newton's method on the logarithm of the upper tail, started from and, with many degrees of freedom, replaced by the
    expansion of Abramowitz & Stegun 26.7.5. Agrees with SciPy to 1e-10 of its value for 0.5 <= df <= 1e6.

    Args:
        probability: between 0 and 1, both excluded.
        df: any shape, above 0; infinity gives the normal distribution. NaN gives NaN.

    Raises:
        ValueError: when the probability is not between 0 and 1.
    """
    if not 0 < probability < 1:
        message = f"a probability lies between 0 and 1, not {probability}"
        raise ValueError(message)
    freedom = np.asarray(df, dtype=np.float64)
    upper = max(probability, 1 - probability)
    found = np.full(freedom.shape, np.nan)
    large = freedom >= _LARGE_DF
    found[large] = _expanded(upper, freedom[large])
    small = (freedom > 0) & ~large
    found[small] = _solved(min(probability, 1 - probability), freedom[small])
    return found if probability >= 0.5 else -found  # noqa: PLR2004 - the middle


def _expanded(probability: float, df: Floats) -> Floats:
    """The quantile as a series in 1/df around that of the normal distribution (Abramowitz & Stegun 26.7.5)."""
    z = NormalDist().inv_cdf(probability)
    inverse = 1 / df
    terms = (
        (z**3 + z) / 4,
        (5 * z**5 + 16 * z**3 + 3 * z) / 96,
        (3 * z**7 + 19 * z**5 + 17 * z**3 - 15 * z) / 384,
        (79 * z**9 + 776 * z**7 + 1482 * z**5 - 1920 * z**3 - 945 * z) / 92160,
    )
    series = z + inverse * (terms[0] + inverse * (terms[1] + inverse * (terms[2] + inverse * terms[3])))
    return np.asarray(series, dtype=np.float64)


def _solved(tail: float, df: Floats) -> Floats:
    """Where the upper tail is `tail`, at most a half: Newton's steps in log t on the logarithm of the tail.

    That logarithm falls ever faster, so from the right every step comes nearer; a step from the left is kept short.
    """
    if tail == 0.5:  # noqa: PLR2004 - the middle
        return np.zeros_like(df)
    place = np.log(np.maximum(_expanded(1 - tail, np.maximum(df, 3.0)), 1e-8))
    for _ in range(_STEPS):  # pragma: no branch - it converges long before
        t = np.exp(place)
        own = t_tail(t, df)
        slope = t * t_density(t, df) / own
        step = np.clip((np.log(own) - math.log(tail)) / slope, -_LONGEST_STEP, _LONGEST_STEP)
        place = place + step
        if not (np.abs(step) > 1e-13).any():  # noqa: PLR2004 - far below what is promised
            break
    return np.exp(place)


def t_density(t: Floats, df: Floats) -> Floats:
    """The density of Student's t at `t`, shapes broadcast; NaN where df is NaN."""
    return _gamma_ratio(df / 2) / np.sqrt(np.pi * df) * np.exp(-(df + 1) / 2 * np.log1p(t * t / df))


def t_tail(t: Floats, df: Floats) -> Floats:
    """The probability that Student's t lies above `t` (t >= 0, shapes broadcast); NaN where either is NaN.

    Half the regularised incomplete beta I_x(df/2, 1/2) with x = df / (df + t²), by the continued fraction of
    Abramowitz & Stegun 26.5.8; where that converges slowly by its complement. With 1000 or more degrees of freedom by
    the normal distribution at nearly the same tail (Wallace 1959).
    """
    values, freedom = np.broadcast_arrays(np.asarray(t, dtype=np.float64), np.asarray(df, dtype=np.float64))
    found = np.full(values.shape, np.nan)
    known = ~np.isnan(values) & ~np.isnan(freedom)
    large = known & (freedom >= _LARGE_DF)
    found[large] = [_normal_tail(*own) for own in zip(values[large], freedom[large], strict=True)]
    rest = known & ~large
    found[rest] = _beta_tail(values[rest], freedom[rest])
    return found


def _normal_tail(t: float, df: float) -> float:
    equal = t if math.isinf(df) else math.sqrt(df * math.log1p(t * t / df)) * (8 * df + 1) / (8 * df + 3)
    return math.erfc(equal / math.sqrt(2)) / 2


def _beta_tail(t: Floats, df: Floats) -> Floats:
    square = t * t
    x = df / (df + square)
    complement = square / (df + square)
    front = _gamma_ratio(df / 2) / math.sqrt(math.pi) * np.exp(df / 2 * np.log(x)) * np.sqrt(complement)
    tail = np.empty_like(x)
    direct = x < (df / 2 + 1) / (df / 2 + 2.5)
    tail[direct] = front[direct] * _fraction(df[direct] / 2, 0.5, x[direct]) / (df[direct] / 2) / 2
    other = ~direct
    tail[other] = 0.5 - front[other] * _fraction(0.5, df[other] / 2, complement[other])
    return tail


def _fraction(a: Floats | float, b: Floats | float, x: Floats) -> Floats:
    """The continued fraction of the incomplete beta function, by Lentz's method."""
    total = a + b
    c = np.ones_like(x)
    d = 1 / _away_from_zero(1 - total * x / (a + 1))
    value = d.copy()
    for m in range(1, _FRACTION_TERMS):  # pragma: no branch - it converges long before
        even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
        d = 1 / _away_from_zero(1 + even * d)
        c = _away_from_zero(1 + even / c)
        value = value * (c * d)
        odd = -(a + m) * (total + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
        d = 1 / _away_from_zero(1 + odd * d)
        c = _away_from_zero(1 + odd / c)
        factor = c * d
        value = value * factor
        if not (np.abs(factor - 1) > _EPSILON).any():
            break
    return value


def _away_from_zero(values: Floats) -> Floats:
    return np.where(np.abs(values) < _SMALLEST, _SMALLEST, values)


def _gamma_ratio(x: Floats) -> Floats:
    """Gamma(x + 1/2) / Gamma(x): an asymptotic series far out, brought nearer by Gamma(x + 1) = x Gamma(x)."""
    factor = np.ones_like(x)
    for step in range(_SHIFT):
        factor = factor * ((x + step) / (x + step + 0.5))
    far = 1 / (x + _SHIFT)
    square = far * far
    series = far * (-1 / 8 + square * (1 / 192 + square * (-1 / 640 + square * (17 / 14336 - square * 31 / 18432))))
    return factor * np.sqrt(x + _SHIFT) * np.exp(series)


def digamma(x: Floats) -> Floats:
    """The derivative of log Gamma(x), x > 0, any shape; NaN where x is NaN (Abramowitz & Stegun 6.3.5 and 6.3.18)."""
    near = np.zeros_like(x)
    for step in range(_SHIFT):
        near = near + 1 / (x + step)
    far = x + _SHIFT
    square = 1 / (far * far)
    series = square * (1 / 12 - square * (1 / 120 - square * (1 / 252 - square * (1 / 240 - square / 132))))
    return np.asarray(np.log(far) - 1 / (2 * far) - series - near, dtype=np.float64)


def trigamma(x: Floats) -> Floats:
    """The second derivative of log Gamma(x), x > 0, any shape; NaN where x is NaN (A. & S. 6.4.6 and 6.4.12)."""
    near = np.zeros_like(x)
    for step in range(_SHIFT):
        near = near + 1 / (x + step) ** 2
    far = 1 / (x + _SHIFT)
    square = far * far
    series = 1 / 6 - square * (1 / 30 - square * (1 / 42 - square * (1 / 30 - square * 5 / 66)))
    return np.asarray(near + far + square / 2 + far * square * series, dtype=np.float64)


def _tetragamma(x: Floats) -> Floats:
    """The derivative of `trigamma`, for the steps of its inverse."""
    near = np.zeros_like(x)
    for step in range(_SHIFT):
        near = near - 2 / (x + step) ** 3
    far = 1 / (x + _SHIFT)
    square = far * far
    series = 1 / 2 - square * (1 / 6 - square * (1 / 6 - square * 3 / 10))
    return np.asarray(near - square - far * square - square * square * series, dtype=np.float64)


def trigamma_inverse(value: Floats) -> Floats:
    """The x > 0 of which `trigamma` is `value`, any shape of values above 0; NaN where the value is NaN.

    Newton's method on 1/trigamma, which is convex and nearly linear, so that it converges from its start of
    0.5 + 1/value (Smyth 2004, appendix).
    """
    x = 0.5 + 1 / value
    for _ in range(_STEPS):  # pragma: no branch - it converges long before
        own = trigamma(x)
        step = own * (1 - own / value) / _tetragamma(x)
        x = x + step
        if not (-step / x > 1e-13).any():  # noqa: PLR2004 - far below what is promised
            break
    x = np.where(value > _LARGEST_TRIGAMMA, 1 / np.sqrt(value), x)
    return np.asarray(np.where(value < _SMALLEST_TRIGAMMA, 1 / value, x), dtype=np.float64)
