# SPDX-License-Identifier: EUPL-1.2
"""What changed between two measurements, and what that amounts to: pure arithmetic, for statements and levels alike.

NaN stands for "cannot be determined" inside the arrays; it is never 0. How sure a difference is, is worked out in
`analysetool.certainty`.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from analysetool.certainty import (
    CHANCE,
    MOST_BORROWED,
    Bools,
    Certainty,
    Spread,
    benjamini_hochberg,
    certainty_of,
    influences,
    level_influences,
    moderate,
    smallest_variance,
    spread_of,
    spread_of_counts,
    with_smallest,
)
from analysetool.measures import SCORES, Floats, Ints, means_of, over_members
from analysetool.model import Answer, ChangeVerdict
from analysetool.rounding import SCORE_DECIMALS, round_half_up
from analysetool.scoring import LevelKind, Structure, enough_known, weighted_means
from analysetool.tally import COLUMN, NOT_ASKED, Responses

FEWEST_ANSWERS = 5
"""Fewer scores on a statement, or people with a score in a level, than this in a year give no interval."""
STATEMENT_MARGIN = 0.5
MARGINS = {LevelKind.TOTAL: 0.2, LevelKind.PART: 0.3, LevelKind.THEME: 0.4, LevelKind.PHASE: 0.4}
"""From here on a difference matters. It shrinks with the number of statements, as the noise in a mean of them does."""
ONE_VOICE_STATEMENT = 1.0
ONE_VOICE_LEVEL = 0.5
"""Without an interval, since each year has one voice, a change counts from here."""


CHANGE_ORDER = tuple(ChangeVerdict)
"""Arrays of verdicts hold positions in this order; -1 where nothing is compared."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Side:
    """One of the two measurements.

    Attributes:
        counts: int array (S, 8), all answers together.
        responses: who answered what; None when only counts were handed in, and then levels have no interval.
        joint: joint scores (S,) that take the place of the means, NaN where there is none; None on individual basis.
        one_voice: True for one participant or only a joint sheet.
        not_asked: bool (S,), the statements that nobody was asked; None for none.
    """

    counts: Ints
    responses: Responses | None
    joint: Floats | None = None
    one_voice: bool = False
    not_asked: Bools | None = None

    @property
    def distribution(self) -> Ints:
        """The counts of the scores alone (S, 5)."""
        return self.counts[:, : len(SCORES)]

    @property
    def means(self) -> Floats:
        """The scores (S,): the joint one where there is one, else the mean; NaN without either."""
        own = means_of(self.distribution)
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

    @property
    def left_out(self) -> Bools:
        """Where there is nothing to score: it applies to nobody, or nobody was asked and nothing was settled."""
        return self.all_nvt if self.not_asked is None else self.all_nvt | (self.not_asked & ~self.settled)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Changes:
    """What changed per statement or per level; every array has one entry for each.

    `named` marks the changes that are certain enough to be told: of statements those that are kept when all of them are
    tested at once. `certainty` is what the intervals were computed from; None where there are none at all.
    """

    before: Floats
    after: Floats
    difference: Floats
    half_width: Floats
    freedom: Floats
    verdict: NDArray[np.int8]
    named: Bools
    certainty: Certainty | None

    @property
    def low(self) -> Floats:
        """The lower end of the interval; NaN where there is none."""
        return np.asarray(self.difference - self.half_width)

    @property
    def high(self) -> Floats:
        """The upper end of the interval; NaN where there is none."""
        return np.asarray(self.difference + self.half_width)

    def verdict_of(self, position: int) -> ChangeVerdict | None:
        """The verdict at a position; None where nothing is compared."""
        code = int(self.verdict[position])
        return None if code < 0 else CHANGE_ORDER[code]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Comparison:
    """The changes on statements and levels, and what is compared.

    `by_chance` statements would have an interval clear of 0 by chance alone; `beyond_chance` of them have one.
    """

    structure: Structure
    compared: Bools
    statements: Changes
    levels: Changes
    same_participants: int | None
    by_chance: float
    beyond_chance: int


def compare(
    before: Side, after: Side, structure: Structure, shared: Bools, *, pair: bool = True, fewest_pairs: int = 1
) -> Comparison:
    """Compare two measurements on the same ground.

    Args:
        before: the measurement to compare from.
        after: the measurement to compare to; differences are `after` - `before`.
        structure: the statements' weights and levels.
        shared: bool (S,), the statements that both versions of the set have with the same claim.
        pair: participants with the same code are the same people; False for two coalitions.
        fewest_pairs: where fewer than this scored in both years they count as different people.

    A statement is compared when it is shared and has a score in both measurements. A level is compared on those
    statements, when they are at least half (by count) of its shared statements, not counting those that in both were
    all-nvt or asked of nobody. The interval needs `FEWEST_ANSWERS` scores on a statement, or participants with a score
    in a level, in each measurement.

    With nobody in either measurement nothing is compared and every figure is NaN.
    """
    means = before.means, after.means
    compared = shared & ~np.isnan(means[0]) & ~np.isnan(means[1])
    applies = shared & ~(before.left_out & after.left_out)
    enough = enough_known(_count(compared, structure), _count(applies, structure))
    levels = [
        np.where(enough, weighted_means(own, compared, structure.members, structure.weights), np.nan) for own in means
    ]
    individual = compared & ~(before.settled | after.settled)
    own_voices = enough & (_count(compared & ~individual, structure) == 0)
    one_voice = before.one_voice and after.one_voice
    joint_both = before.settled & after.settled
    all_joint = _count(joint_both & compared, structure) == _count(compared, structure)
    statement_difference = np.where(compared, means[1] - means[0], np.nan)
    level_difference = levels[1] - levels[0]
    scores = paired_scores(before.responses, after.responses, pair=pair)
    if scores is None:
        spread = spread_of_counts(before.distribution, after.distribution)
        certain = certain_statements(statement_difference, spread, individual)
        certain_level = None
    else:
        certain, certain_level = certainties(
            scores,
            (statement_difference, level_difference),
            structure,
            (individual, own_voices, compared),
            fewest_pairs=fewest_pairs,
        )
    statements = _changes(
        (np.where(compared, means[0], np.nan), np.where(compared, means[1], np.nan)),
        certain,
        one_voice=joint_both | one_voice,
        margin=np.full(len(compared), STATEMENT_MARGIN),
        from_one_voice=ONE_VOICE_STATEMENT,
        many=True,
    )
    with_interval = ~np.isnan(statements.half_width)
    return Comparison(
        structure=structure,
        compared=compared,
        statements=statements,
        levels=_changes(
            (levels[0], levels[1]),
            certain_level,
            one_voice=all_joint | one_voice,
            margin=np.array([MARGINS[kind] for kind in structure.kinds]),
            from_one_voice=ONE_VOICE_LEVEL,
        ),
        same_participants=_same_participants(before, after) if pair else None,
        by_chance=CHANCE * float(with_interval.sum()),
        beyond_chance=int((with_interval & says_change(statements.verdict)).sum()),
    )


def _count(which: Bools, structure: Structure) -> Ints:
    counts: Ints = which.astype(np.int64) @ structure.members.T.astype(np.int64)
    return counts


def certainties(
    scores: tuple[Floats, Floats],
    differences: tuple[Floats, Floats],
    structure: Structure,
    which: tuple[Bools, Bools, Bools],
    *,
    fewest_pairs: int = 1,
) -> tuple[Certainty, Certainty]:
    """How sure the differences on statements and levels are.

    Args:
        scores: (..., P, S) of each year, a row being the same person in both; NaN for all that is no score.
        differences: those on statements (..., S) and on levels (..., L).
        structure: the statements' weights and levels.
        which: bools of what may have an interval, statements (..., S) and levels (..., L), and of the statements
            (..., S) that levels stand on.
        fewest_pairs: as for `compare`.
    """
    own = [influences(year) for year in scores]
    there = ~np.isnan(scores[0]), ~np.isnan(scores[1])
    statements = certain_statements(
        differences[0], spread_of(own[0], own[1], there, fewest_pairs=fewest_pairs), which[0]
    )
    weights = np.where(which[2], structure.weights, 0.0)
    of_levels = [level_influences(year, weights, structure.members) for year in own]
    members = structure.members.T.astype(np.float64)
    on_ground = [((year & which[2][..., None, :]).astype(np.float64) @ members) > 0 for year in there]
    n = [year.sum(axis=-2) for year in there]
    smallest = level_smallest(np.where(which[2], smallest_variance(n[0], n[1]), 0.0), weights, structure.members)
    spread = with_smallest(
        spread_of(of_levels[0], of_levels[1], (on_ground[0], on_ground[1]), fewest_pairs=fewest_pairs), smallest
    )
    usable = which[1] & ~np.isnan(differences[1]) & (spread.answered >= FEWEST_ANSWERS).all(axis=-1)
    themes = np.array([kind is LevelKind.THEME for kind in structure.kinds])
    moderated = moderate(spread, usable & themes, most=MOST_BORROWED)
    return statements, certainty_of(differences[1], spread, moderated, usable)


def level_smallest(smallest: Floats, weights: Floats, members: Bools) -> Floats:
    """The smallest variance of levels (..., L) from that of their statements (..., S) and the weights (..., S).

    That of a weighted mean of statements that know nothing of each other: sum w² v / (sum w)². NaN without weights.
    """
    with np.errstate(invalid="ignore", divide="ignore"):
        found: Floats = over_members(weights**2 * smallest, members) / over_members(weights, members) ** 2
    return found


def certain_statements(difference: Floats, spread: Spread, usable: Bools) -> Certainty:
    """How sure the differences on statements (..., S) are, from their spread, where `usable` and enough scored."""
    enough = usable & ~np.isnan(difference) & (spread.answered >= FEWEST_ANSWERS).all(axis=-1)
    whole = with_smallest(spread, smallest_variance(spread.answered[..., 0], spread.answered[..., 1]))
    return certainty_of(difference, whole, moderate(whole, enough), enough)


def _changes(
    scores: tuple[Floats, Floats],
    certainty: Certainty | None,
    *,
    one_voice: Bools,
    margin: Floats,
    from_one_voice: float,
    many: bool = False,
) -> Changes:
    """The changes between two scores; with `many` at once only those are named that stand out among all of them."""
    difference = scores[1] - scores[0]
    nothing = np.full(len(difference), np.nan)
    half_width = nothing if certainty is None else certainty.half_width
    verdict = verdicts(difference, half_width, margin, one_voice=one_voice, from_one_voice=from_one_voice)
    named = says_change(verdict)
    if many and certainty is not None:
        named = named & (np.isnan(half_width) | benjamini_hochberg(certainty.chance))
    return Changes(
        before=scores[0],
        after=scores[1],
        difference=difference,
        half_width=half_width,
        freedom=nothing if certainty is None else np.where(np.isnan(half_width), np.nan, certainty.moderated.freedom),
        verdict=verdict,
        named=named,
        certainty=certainty,
    )


def verdicts(
    difference: Floats, half_width: Floats, margin: Floats, *, one_voice: Bools, from_one_voice: float
) -> NDArray[np.int8]:
    """What differences amount to, as positions in `CHANGE_ORDER`; any shape, -1 where nothing is compared.

    Two questions kept apart: is it certain (the interval clear of 0), and does it matter (at least the margin). Certain
    and large: improved or worsened; certain and smaller: a little higher or lower; an interval within the margin: the
    same; else unclear. Without an interval it cannot be determined, unless each year has one voice.

    Differences and the ends of intervals are judged as they are printed: an end that prints as 0,0 is not clear of 0.
    """
    printed, lowest, highest = (
        round_half_up(values, SCORE_DECIMALS)
        for values in (difference, difference - half_width, difference + half_width)
    )
    code = {verdict: np.int8(position) for position, verdict in enumerate(CHANGE_ORDER)}
    with np.errstate(invalid="ignore"):
        large = np.abs(printed) >= margin
        found = np.select(
            [
                np.isnan(difference),
                (lowest > 0) & large,
                lowest > 0,
                (highest < 0) & large,
                highest < 0,
                (lowest >= -margin) & (highest <= margin),
                ~np.isnan(half_width),
                ~one_voice,
                printed >= from_one_voice,
                printed <= -from_one_voice,
            ],
            [
                np.int8(-1),
                code[ChangeVerdict.IMPROVED],
                code[ChangeVerdict.HIGHER],
                code[ChangeVerdict.WORSENED],
                code[ChangeVerdict.LOWER],
                code[ChangeVerdict.SAME],
                code[ChangeVerdict.UNCLEAR],
                code[ChangeVerdict.UNDETERMINED],
                code[ChangeVerdict.IMPROVED],
                code[ChangeVerdict.WORSENED],
            ],
            default=code[ChangeVerdict.SAME],
        )
    return found.astype(np.int8)


def says_change(verdict: NDArray[np.int8]) -> Bools:
    """Where a verdict says that something changed."""
    found: Bools = np.isin(verdict, [place for place, own in enumerate(CHANGE_ORDER) if own.certain])
    return found


def _same_participants(before: Side, after: Side) -> int | None:
    if before.responses is None or after.responses is None:
        return None
    return len(set(before.responses.participants) & set(after.responses.participants))


def paired_scores(before: Responses | None, after: Responses | None, *, pair: bool) -> tuple[Floats, Floats] | None:
    """The scores (P, S) of each year with a row for everybody in either, the same row for the same code; NaN elsewhere.

    None when one of the two is not known per person. Without `pair` nobody is the same person.
    """
    if before is None or after is None:
        return None
    row = {code: place for place, code in enumerate(before.participants)} if pair else {}
    size = len(before.participants)
    rows = []
    for code in after.participants:
        rows.append(row.get(code, size))
        size += code not in row
    found = np.full((2, size, before.answers.shape[1]), np.nan)
    found[0, : len(before.participants)] = scores_of(before)
    found[1, rows] = scores_of(after)
    return found[0], found[1]


def scores_of(responses: Responses) -> Floats:
    """Scores (P, S) with NaN for all that is no score."""
    values = np.full(NOT_ASKED + 1, np.nan)
    values[: len(SCORES)] = SCORES
    scores: Floats = values[responses.answers]
    return scores
