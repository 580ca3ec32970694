# SPDX-License-Identifier: EUPL-1.2
"""What changed between two measurements, and how sure that is: pure arithmetic, the same for statements and levels.

NaN stands for "cannot be determined" inside the arrays; it is never 0. The interval is a percentile bootstrap over
participants (Efron and Tibshirani, 1993), stratified by who took part in both years and who in one.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from analysetool.measures import SCORES, Floats, Ints, means_of
from analysetool.model import Answer
from analysetool.rounding import SCORE_DECIMALS, round_half_up
from analysetool.scoring import Structure, enough_known, weighted_means
from analysetool.tally import COLUMN, NOT_ASKED, Responses

RESAMPLES = 2000
CONFIDENCE = 0.95
FEWEST_ANSWERS = 8
"""Fewer answers (or participants) than this in a year give no interval."""
MOST_UNDEFINED = 0.05
"""No interval where more than this share of the resamples cannot be determined."""
BOUND = 0.5
"""A change within this distance of zero does not matter; a smaller one on a statement is never told as a change."""
ONE_VOICE_STATEMENT = 1.0
ONE_VOICE_LEVEL = 0.5
"""Without an interval, since each year has one voice, a change counts from here."""
CHANCE = 1 - CONFIDENCE
_TOLERANCE = 1e-9
"""What floating point may be off; an end of an interval this close to ±0.5 lies on it."""
_CHUNK_PRODUCTS = 250_000
_SMALLEST_CHUNK = 50
"""Resamples are worked through in chunks: memory stays small with thousands of participants, and a product of few
people is too small for the linear algebra below to wake other threads, which would cost more than it brings."""

Bools = NDArray[np.bool_]


class ChangeVerdict(StrEnum):
    """What a change amounts to; the values are those of the JSON output."""

    IMPROVED = "verbeterd"
    WORSENED = "verslechterd"
    SAME = "gelijk"
    UNCLEAR = "onduidelijk"


CHANGE_ORDER = tuple(ChangeVerdict)
"""Arrays of verdicts hold positions in this order; -1 where nothing is compared."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Side:
    """One of the two measurements.

    Attributes:
        identity: what tells this measurement from all others, for the draws: coalition and year.
        counts: int array (S, 8), all answers together.
        responses: who answered what; None when only counts were handed in, and then there is no interval.
        joint: joint scores (S,) that take the place of the means, NaN where there is none; None on individual basis.
        one_voice: True for one participant or only a joint sheet.
    """

    identity: str
    counts: Ints
    responses: Responses | None
    joint: Floats | None = None
    one_voice: bool = False

    @property
    def means(self) -> Floats:
        """The scores (S,): the joint one where there is one, else the mean; NaN without either."""
        own = means_of(self.counts[:, : len(SCORES)])
        return own if self.joint is None else np.where(np.isnan(self.joint), own, self.joint)

    @property
    def settled(self) -> Bools:
        """Where the score is a joint one."""
        return np.zeros(len(self.counts), dtype=np.bool_) if self.joint is None else ~np.isnan(self.joint)

    @property
    def all_nvt(self) -> Bools:
        """Where everybody who was asked said that it does not apply."""
        not_applicable = self.counts[:, COLUMN[Answer.NOT_APPLICABLE]]
        others = self.counts.sum(axis=1) - not_applicable
        everybody: Bools = (not_applicable > 0) & (others == 0) & ~self.settled
        return everybody


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Changes:
    """What changed per statement or per level; every array has one entry for each."""

    before: Floats
    after: Floats
    difference: Floats
    low: Floats
    high: Floats
    verdict: NDArray[np.int8]

    def verdict_of(self, position: int) -> ChangeVerdict | None:
        """The verdict at a position; None where nothing is compared."""
        code = int(self.verdict[position])
        return None if code < 0 else CHANGE_ORDER[code]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Comparison:
    """The changes on statements and levels, what is compared, and how many statements would differ by chance alone."""

    structure: Structure
    compared: Bools
    statements: Changes
    levels: Changes
    same_participants: int | None
    by_chance: float


def compare(
    before: Side,
    after: Side,
    structure: Structure,
    shared: Bools,
    *,
    pair: bool = True,
    resamples: int = RESAMPLES,
) -> Comparison:
    """Compare two measurements on the same ground.

    Args:
        before: the measurement to compare from.
        after: the measurement to compare to; differences are `after` - `before`.
        structure: the statements' weights and levels.
        shared: bool (S,), the statements that both versions of the set have with the same claim.
        pair: participants with the same code are the same people; False for two coalitions.
        resamples: how many times participants are drawn again.

    A statement is compared when it is shared and has a score in both measurements. A level is compared on those
    statements, when they are at least half (by count) of its shared statements that are not all-nvt in both. The
    interval needs `FEWEST_ANSWERS` scores on a statement, or participants with a score in a level, in each measurement.
    With nobody in either measurement nothing is compared and every figure is NaN.
    """
    means = before.means, after.means
    compared = shared & ~np.isnan(means[0]) & ~np.isnan(means[1])
    applies = shared & ~(before.all_nvt & after.all_nvt)
    enough = enough_known(_count(compared, structure), _count(applies, structure))
    levels_before, levels_after = (
        np.where(enough, weighted_means(own, compared, structure.members, structure.weights), np.nan) for own in means
    )
    statement_bounds, level_bounds = _intervals(before, after, structure, compared, pair=pair, resamples=resamples)
    one_voice = before.one_voice and after.one_voice
    joint_both = before.settled & after.settled
    all_joint = _count(joint_both & compared, structure) == _count(compared, structure)
    statements = _changes(
        np.where(compared, means[0], np.nan),
        np.where(compared, means[1], np.nan),
        statement_bounds,
        one_voice=joint_both | one_voice,
        smallest=BOUND,
        from_one_voice=ONE_VOICE_STATEMENT,
    )
    return Comparison(
        structure=structure,
        compared=compared,
        statements=statements,
        levels=_changes(
            levels_before,
            levels_after,
            level_bounds,
            one_voice=all_joint | one_voice,
            smallest=0.0,
            from_one_voice=ONE_VOICE_LEVEL,
        ),
        same_participants=_same_participants(before, after) if pair else None,
        by_chance=CHANCE * float((~np.isnan(statements.low)).sum()),
    )


def _count(which: Bools, structure: Structure) -> Ints:
    counts: Ints = which.astype(np.int64) @ structure.members.T.astype(np.int64)
    return counts


def _changes(
    before: Floats,
    after: Floats,
    bounds: tuple[Floats, Floats],
    *,
    one_voice: Bools,
    smallest: float,
    from_one_voice: float,
) -> Changes:
    difference = after - before
    low, high = (np.where(np.isnan(difference), np.nan, bound) for bound in bounds)
    return Changes(
        before=before,
        after=after,
        difference=difference,
        low=low,
        high=high,
        verdict=_verdicts(difference, low, high, one_voice, smallest, from_one_voice),
    )


def _verdicts(
    difference: Floats, low: Floats, high: Floats, one_voice: Bools, smallest: float, from_one_voice: float
) -> NDArray[np.int8]:
    """Improved or worsened when the interval lies on one side of 0, the same when it lies within ±0.5, else unclear.

    A difference below `smallest` is no improvement or worsening. Differences, and on which side of 0 an interval ends,
    are judged as they are printed: an end that prints as 0,0 lies on neither side. That also makes up for intervals
    that are a little narrow with few people in a stratum; see `benchmarks.chance`.
    """
    printed, lowest, highest = (round_half_up(values, SCORE_DECIMALS) for values in (difference, low, high))
    known = ~np.isnan(low)
    large = np.abs(printed) >= smallest
    code = {verdict: np.int8(position) for position, verdict in enumerate(CHANGE_ORDER)}
    with np.errstate(invalid="ignore"):
        found = np.select(
            [
                np.isnan(difference),
                known & (lowest > 0) & large,
                known & (highest < 0) & large,
                known & (low >= -BOUND - _TOLERANCE) & (high <= BOUND + _TOLERANCE),
                known,
                ~one_voice,
                printed >= from_one_voice,
                printed <= -from_one_voice,
            ],
            [
                np.int8(-1),
                code[ChangeVerdict.IMPROVED],
                code[ChangeVerdict.WORSENED],
                code[ChangeVerdict.SAME],
                code[ChangeVerdict.UNCLEAR],
                code[ChangeVerdict.UNCLEAR],
                code[ChangeVerdict.IMPROVED],
                code[ChangeVerdict.WORSENED],
            ],
            default=code[ChangeVerdict.SAME],
        )
    return found.astype(np.int8)


def _same_participants(before: Side, after: Side) -> int | None:
    if before.responses is None or after.responses is None:
        return None
    return len(set(before.responses.participants) & set(after.responses.participants))


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Stratum:
    """Participants who are drawn together: rows of one measurement and none of the other, or the same people's rows."""

    seed: str
    size: int
    rows: tuple[NDArray[np.intp], NDArray[np.intp]]


def _strata(identities: tuple[str, str], responses: tuple[Responses, Responses], *, pair: bool) -> tuple[_Stratum, ...]:
    """Pairs, only before, only after. Draws belong to the measurement, so swapping the two changes nothing in them."""
    rows = [{code: row for row, code in enumerate(own.participants)} for own in responses]
    both = sorted(set(rows[0]) & set(rows[1])) if pair else []
    alone = [sorted(set(own) - set(both)) for own in rows]

    def places(codes: list[str], side: int) -> NDArray[np.intp]:
        return np.array([rows[side][code] for code in codes], dtype=np.intp)

    nobody = np.array([], dtype=np.intp)
    pair_seed = "|".join(["paren", *sorted(identities)])
    return (
        _Stratum(seed=pair_seed, size=len(both), rows=(places(both, 0), places(both, 1))),
        _Stratum(seed=f"alleen|{identities[0]}", size=len(alone[0]), rows=(places(alone[0], 0), nobody)),
        _Stratum(seed=f"alleen|{identities[1]}", size=len(alone[1]), rows=(nobody, places(alone[1], 1))),
    )


def _draws(stratum: _Stratum, resamples: int) -> Floats:
    """How often each participant of a stratum is in each resample, float array (resamples, size)."""
    digest = hashlib.sha256(stratum.seed.encode()).digest()
    generator = np.random.Generator(np.random.PCG64(int.from_bytes(digest[:16], "big")))
    drawn = np.floor(generator.random((resamples, stratum.size)) * stratum.size).astype(np.int64)
    cells = drawn + np.arange(resamples, dtype=np.int64)[:, None] * stratum.size
    counts = np.bincount(cells.ravel(), minlength=resamples * stratum.size)
    return counts.reshape(resamples, stratum.size).astype(np.float64)


def _intervals(
    before: Side, after: Side, structure: Structure, compared: Bools, *, pair: bool, resamples: int
) -> tuple[tuple[Floats, Floats], tuple[Floats, Floats]]:
    """Bounds of statements (S,) and levels (L,); NaN where there is no interval."""
    nothing = np.full(len(compared), np.nan), np.full(len(structure.levels), np.nan)
    if before.responses is None or after.responses is None:
        return (nothing[0], nothing[0]), (nothing[1], nothing[1])
    responses = before.responses, after.responses
    sides = [_scored(own) for own in responses]
    individual = compared & ~(before.settled | after.settled)
    eligible = individual.copy()
    level_eligible = _count(compared & ~individual, structure) == 0
    for scores in sides:
        eligible &= (~np.isnan(scores)).sum(axis=0) >= FEWEST_ANSWERS
        people = (~np.isnan(np.where(compared, scores, np.nan))).astype(np.int64) @ structure.members.T.astype(np.int64)
        level_eligible &= (people > 0).sum(axis=0) >= FEWEST_ANSWERS
    if not eligible.any() and not level_eligible.any():
        return (nothing[0], nothing[0]), (nothing[1], nothing[1])
    strata = _strata((before.identity, after.identity), responses, pair=pair)
    pieces = list(_resampled(strata, sides, structure, compared, resamples))
    statements = np.concatenate([piece[0] for piece in pieces])
    levels = np.concatenate([piece[1] for piece in pieces])
    return _percentiles(statements, eligible), _percentiles(levels, level_eligible)


def _scored(responses: Responses) -> Floats:
    """Scores (P, S) with NaN for all that is no score."""
    values = np.full(NOT_ASKED + 1, np.nan)
    values[: len(SCORES)] = SCORES
    scores: Floats = values[responses.answers]
    return scores


def _resampled(
    strata: tuple[_Stratum, ...], sides: list[Floats], structure: Structure, compared: Bools, resamples: int
) -> Iterator[tuple[Floats, Floats]]:
    """Differences in each resample, of statements (R, S) and levels (R, L), in chunks; NaN where undefined."""
    draws = [_draws(stratum, resamples) for stratum in strata]
    totals = [np.where(np.isnan(scores), 0.0, scores) for scores in sides]
    valid = [(~np.isnan(scores)).astype(np.float64) for scores in sides]
    widest = max(len(structure.levels), *(stratum.size for stratum in strata), 1)
    chunk = max(_SMALLEST_CHUNK, _CHUNK_PRODUCTS // (widest * max(1, len(compared))))
    for start in range(0, resamples, chunk):
        stop = min(start + chunk, resamples)
        means = []
        for side in range(len(sides)):
            total = np.zeros((stop - start, len(compared)))
            number = np.zeros_like(total)
            for stratum, drawn in zip(strata, draws, strict=True):
                rows = stratum.rows[side]
                if len(rows):
                    total += drawn[start:stop] @ totals[side][rows]
                    number += drawn[start:stop] @ valid[side][rows]
            with np.errstate(invalid="ignore", divide="ignore"):
                means.append(np.where(number > 0, total / number, np.nan))
        difference = means[1] - means[0]
        usable = compared & ~np.isnan(difference)
        yield difference, weighted_means(difference, usable, structure.members, structure.weights)


def _percentiles(differences: Floats, eligible: Bools) -> tuple[Floats, Floats]:
    """The middle 95 % of the resamples per column; NaN where it is not eligible or too often undefined."""
    low = np.full(differences.shape[1], np.nan)
    high = low.copy()
    undefined = np.isnan(differences).mean(axis=0)
    columns = np.flatnonzero(eligible & (undefined <= MOST_UNDEFINED))
    whole = columns[undefined[columns] == 0]
    if len(whole):
        low[whole], high[whole] = _middle(differences[:, whole])
    for column in columns[undefined[columns] > 0]:
        own = differences[:, column]
        low[column], high[column] = _middle(own[~np.isnan(own)])
    return low, high


def _middle(values: Floats) -> tuple[Floats, Floats]:
    """The ends of the middle 95 % of the rows, between two of them linearly."""
    low, high = np.quantile(values, [(1 - CONFIDENCE) / 2, (1 + CONFIDENCE) / 2], axis=0)
    return low, high
