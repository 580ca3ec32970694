# SPDX-License-Identifier: EUPL-1.2
"""How sure a difference between two years is: variance over people, degrees of freedom, moderation, intervals.

The person is the unit. Everything is closed form: no draws, nothing that depends on names or on the order of people,
and swapping the years negates every interval. All functions take any leading axes. NaN is "cannot be determined".

Sources: Welch, Biometrika 34 (1947); Derrick, Russ, Toher & White, J. Modern Applied Statistical Methods 16 (2017), for
samples that overlap in part; Smyth, Statistical Applications in Genetics and Molecular Biology 3 (2004), for moderated
variances; Benjamini & Hochberg, J. Royal Statistical Society B 57 (1995), for many tests at once.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from analysetool.distributions import digamma, t_quantile, t_tail, trigamma, trigamma_inverse
from analysetool.measures import SCORES, Floats, Ints, means_of

CONFIDENCE = 0.95
CHANCE = 1 - CONFIDENCE
FALSE_NAMES = 0.10
"""Of the statements that are named as changed at most this share is expected to be chance (Benjamini-Hochberg)."""
FEWEST_MODERATED = 4
"""Fewer variances than this say too little about how variances differ to be moderated."""
MOST_BORROWED = 4.0
"""Moderation makes of the degrees of freedom of a theme at most so many times its own. Smyth takes variances to be
independent; those of themes hold the moods of the same people, and are too high or too low together."""
LONE = 1.0
"""Deviation of a statement's only score: nobody knows, so it counts as one step of the scale."""
_SMALLEST_FREEDOM = 0.5
_NO_VARIANCE = 1e-18
"""Floating point leaves some of a variance that is 0."""

Bools = NDArray[np.bool_]
ONLY_BEFORE, BOTH, ONLY_AFTER = range(3)
"""Places of the last axis of `Spread.variances` and `Spread.people`."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Spread:
    """What the uncertainty of differences is made of; X differences, statements or levels.

    Attributes:
        variances: (..., X, 3), the sum of squared influences of who answered only before, in both years, only after.
        people: (..., X, 3), how many those are.
        answered: (..., X, 2), how many answered in each year.
        smallest: (..., X), where nothing varied and the smallest variance took its place.
    """

    variances: Floats
    people: Ints
    answered: Ints
    smallest: Bools

    @property
    def variance(self) -> Floats:
        """The variance of the difference (..., X); the years in either order give the same to the last digit."""
        own = self.variances
        return np.asarray((own[..., ONLY_BEFORE] + own[..., ONLY_AFTER]) + own[..., BOTH])

    @property
    def unit(self) -> Floats:
        """What the variance of one answer is multiplied by (..., X): 1/n + 1/n of the two years, 0 for one without."""
        with np.errstate(divide="ignore"):
            years = np.where(self.answered > 0, 1.0 / self.answered, 0.0)
        return np.asarray(years[..., 0] + years[..., 1])

    @property
    def freedom(self) -> Floats:
        """Degrees of freedom (..., X): V² / Σ v²/(k - k/n), as Welch and Satterthwaite; NaN without variance.

        Without people in both years it is Welch's, with only those n - 1.
        """
        either = self.answered.mean(axis=-1)
        years = np.stack([self.answered[..., 0], either, self.answered[..., 1]], axis=-1)
        with np.errstate(invalid="ignore", divide="ignore"):
            own = np.maximum(self.people - np.where(years > 0, self.people / years, 0.0), _SMALLEST_FREEDOM)
            parts = self.variances**2 / own
            together = (parts[..., ONLY_BEFORE] + parts[..., ONLY_AFTER]) + parts[..., BOTH]
            return np.asarray(np.where(together > 0, self.variance**2 / together, np.nan))


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Moderated:
    """Variances that learnt from each other.

    Attributes:
        variance: (..., X).
        freedom: (..., X).
        prior_variance: (...,), what they have in common, as variance of one answer; NaN where nothing was moderated.
        prior_freedom: (...,), what that is worth in degrees of freedom; infinite where they differ by chance alone.
        moderates: (..., X), which of them did.
    """

    variance: Floats
    freedom: Floats
    prior_variance: Floats
    prior_freedom: Floats
    moderates: Bools


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Certainty:
    """How sure X differences are, with all that the intervals were computed from; NaN where there is no interval."""

    spread: Spread
    moderated: Moderated
    half_width: Floats
    chance: Floats
    """How likely a difference this large is when nothing changed, two-sided."""


def influences(scores: Floats) -> Floats:
    """What each person adds to the mean of each statement (..., P, S): (score - m) / √(n(n-1)), 0 without a score.

    Their squares add up to s²/n, the variance of the mean. A statement's only score counts as `LONE`.

    Args:
        scores: (..., P, S), NaN for all that is no score.
    """
    there = ~np.isnan(scores)
    n = there.sum(axis=-2, keepdims=True)
    total = np.where(there, scores, 0.0).sum(axis=-2, keepdims=True)
    with np.errstate(invalid="ignore", divide="ignore"):
        deviation = (n * scores - total) / (n * np.sqrt(n * (n - 1.0)))
    return np.where(there, np.where(n == 1, LONE, deviation), 0.0)


def level_influences(own: Floats, weights: Floats, members: Bools) -> Floats:
    """What each person adds to each level (..., P, L): the weighted mean of `own` (..., P, S) over its statements.

    Args:
        own: the influences on statements.
        weights: (..., S), 0 for statements that do not count.
        members: (L, S), which statements each level holds. A level of which none counts gives NaN.
    """
    found = np.empty((*own.shape[:-1], len(members)))
    for place, level in enumerate(members):
        share = weights[..., level]
        with np.errstate(invalid="ignore", divide="ignore"):
            share = share / share.sum(axis=-1, keepdims=True)
        found[..., place] = np.ascontiguousarray(own[..., level] * share[..., None, :]).sum(axis=-1)
    return found


def spread_of(before: Floats, after: Floats, there: tuple[Bools, Bools], *, fewest_pairs: int = 1) -> Spread:
    """Add up influences per stratum, the same to the last digit in whatever order people come.

    Args:
        before: (..., P, X), what each person adds in the first year; 0 for who did not answer.
        after: the same in the second year; a row is one person in both.
        there: (..., P, X) twice, who answered in each year.
        fewest_pairs: with fewer people than this in both years they count as different people, so that the interval
            gives nothing away about one of them; it gets wider when people resemble themselves.
    """
    both = there[0] & there[1]
    both &= (both.sum(axis=-2) >= fewest_pairs)[..., None, :]
    strata = there[0] & ~both, both, there[1] & ~both
    own = before, after - before, after
    variances = [
        np.sort(np.where(stratum, values, 0.0) ** 2, axis=-2).sum(axis=-2)
        for stratum, values in zip(strata, own, strict=True)
    ]
    return Spread(
        variances=np.stack(variances, axis=-1),
        people=np.stack([stratum.sum(axis=-2) for stratum in strata], axis=-1),
        answered=np.stack([who.sum(axis=-2) for who in there], axis=-1),
        smallest=np.zeros(variances[0].shape, dtype=np.bool_),
    )


def spread_of_counts(before: Ints, after: Ints) -> Spread:
    """The spread of statements of which only the counts (..., S, 5) are known: nobody is paired."""
    years = [_variance_of_counts(own) for own in (before, after)]
    n = [own.sum(axis=-1) for own in (before, after)]
    nobody = np.zeros_like(n[0])
    return Spread(
        variances=np.stack([years[0], np.zeros_like(years[0]), years[1]], axis=-1),
        people=np.stack([n[0], nobody, n[1]], axis=-1),
        answered=np.stack(n, axis=-1),
        smallest=np.zeros(nobody.shape, dtype=np.bool_),
    )


def _variance_of_counts(counts: Ints) -> Floats:
    """s²/n of counts (..., 5); that of one score is `LONE`²."""
    n = counts.sum(axis=-1)
    deviation = SCORES - means_of(counts)[..., None]
    with np.errstate(invalid="ignore", divide="ignore"):
        found = np.where(n > 0, (counts * deviation**2).sum(axis=-1) / (n * (n - 1.0)), 0.0)
    return np.where(n == 1, LONE**2, found)


def smallest_variance(before: Ints, after: Ints) -> Floats:
    """What takes the place of a variance of 0 (..., S): as if one answer in each year had been a step off.

    Everybody in a year giving the same answer says that they differ little, not that the next group would do the same.
    One of n scores a step off gives s²/n = 1/n².

    Args:
        before: numbers of scores (..., S) in the first year.
        after: the same in the second.
    """
    with np.errstate(divide="ignore"):
        return np.asarray(1.0 / before.astype(np.float64) ** 2 + 1.0 / after.astype(np.float64) ** 2)


def with_smallest(spread: Spread, smallest: Floats) -> Spread:
    """Give differences (..., X) without any variance the smallest one, divided over the people there were."""
    nothing = (spread.variance <= _NO_VARIANCE)[..., None]
    with np.errstate(invalid="ignore", divide="ignore"):
        own = smallest[..., None] * (spread.people / spread.people.sum(axis=-1, keepdims=True))
    return Spread(
        variances=np.where(nothing & ~np.isnan(own), own, spread.variances),
        people=spread.people,
        answered=spread.answered,
        smallest=nothing[..., 0],
    )


def moderate(spread: Spread, usable: Bools, *, most: float = np.inf) -> Moderated:
    """Let the variances of a spread (..., X) borrow from each other what they have in common, where `usable`.

    With u = 1/n + 1/n of the two years, V/u is the variance of one answer, so that a statement that few people scored
    stands on one footing with the others. These are taken to be draws of s0² · F(df, d0) (Smyth 2004): with
    e = log(V/u) - ψ(df/2) + log(df/2), d0 follows from ψ'(d0/2) = var(e) - mean ψ'(df/2), or is infinite where that is
    not above 0, and s0² from the mean of e. Then V' = (d0·u·s0² + df·V)/(d0 + df) with min(d0 + df, Σ df, `most` · df)
    degrees of freedom. Fewer than `FEWEST_MODERATED` stay as they are.
    """
    variance, freedom, unit = spread.variance, spread.freedom, spread.unit
    n = usable.sum(axis=-1, keepdims=True)
    if not (n >= FEWEST_MODERATED).any():
        nothing = np.full(n.shape[:-1], np.nan)
        return Moderated(
            variance=variance,
            freedom=freedom,
            prior_variance=nothing,
            prior_freedom=nothing,
            moderates=np.zeros_like(usable),
        )
    half = np.where(usable, freedom, 2.0) / 2
    with np.errstate(invalid="ignore", divide="ignore"):
        own = np.where(usable, np.log(np.where(usable, variance / unit, 1.0)) - digamma(half) + np.log(half), 0.0)
        middle = own.sum(axis=-1, keepdims=True) / n
        around = (np.where(usable, own - middle, 0.0) ** 2).sum(axis=-1, keepdims=True) / (n - 1)
        between = around - np.where(usable, trigamma(half), 0.0).sum(axis=-1, keepdims=True) / n
    enough = n >= FEWEST_MODERATED
    differ = enough & (between > 0)
    prior_half = trigamma_inverse(np.where(differ, between, 1.0))
    common = np.exp(middle + np.where(differ, digamma(prior_half) - np.log(prior_half), 0.0))
    prior = np.where(differ, 2 * prior_half, np.inf)
    with np.errstate(invalid="ignore"):
        shared = unit * common
        mixed = np.where(differ, (2 * prior_half * shared + freedom * variance) / (2 * prior_half + freedom), shared)
    pooled = np.where(usable, freedom, 0.0).sum(axis=-1, keepdims=True)
    return Moderated(
        variance=np.where(enough & usable, mixed, variance),
        freedom=np.where(enough & usable, np.minimum(np.minimum(prior + freedom, pooled), most * freedom), freedom),
        prior_variance=np.where(enough, common, np.nan)[..., 0],
        prior_freedom=np.where(enough, prior, np.nan)[..., 0],
        moderates=enough & usable,
    )


def half_widths(moderated: Moderated, usable: Bools) -> Floats:
    """How far the ends of the intervals (..., X) lie from the middle, t(0.975; df) · √V; NaN where not `usable`."""
    error = np.sqrt(np.where(usable, moderated.variance, np.nan))
    freedom = np.where(usable, moderated.freedom, np.nan)
    factor, known = np.full(freedom.shape, np.nan), ~np.isnan(freedom)
    different, place = np.unique(freedom[known], return_inverse=True)
    factor[known] = np.array(_quantiles(tuple(different.tolist())))[place]
    return factor * error


@lru_cache(maxsize=4096)
def _quantiles(freedom: tuple[float, ...]) -> tuple[float, ...]:
    """t(0.975; df), which thousands of measurements ask of the same few numbers of people."""
    return tuple(t_quantile((1 + CONFIDENCE) / 2, np.array(freedom)).tolist())


def certainty_of(difference: Floats, spread: Spread, moderated: Moderated, usable: Bools) -> Certainty:
    """Interval and chance of differences (..., X) where `usable`: difference ± t(0.975; df) · √V."""
    error = np.sqrt(np.where(usable, moderated.variance, np.nan))
    freedom = np.where(usable, moderated.freedom, np.nan)
    with np.errstate(invalid="ignore"):
        return Certainty(
            spread=spread,
            moderated=moderated,
            half_width=half_widths(moderated, usable),
            chance=2 * t_tail(np.abs(difference) / error, freedom),
        )


def benjamini_hochberg(chance: Floats, share: float = FALSE_NAMES) -> Bools:
    """Which of the tests (..., X) are kept so that at most this share of what is kept is expected to be chance.

    With the m chances in order, those up to the last k for which p(k) <= share · k/m. NaN is no test.
    """
    m = (~np.isnan(chance)).sum(axis=-1, keepdims=True)
    ordered = np.sort(np.where(np.isnan(chance), np.inf, chance), axis=-1)
    rank = np.arange(1, chance.shape[-1] + 1)
    kept = ordered <= share * rank / np.maximum(m, 1)
    limit = np.where(kept, ordered, -1.0).max(axis=-1, keepdims=True, initial=-1.0)
    found: Bools = np.where(np.isnan(chance), np.inf, chance) <= limit
    return found
