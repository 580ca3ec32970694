# SPDX-License-Identifier: EUPL-1.2
"""The figures: pure arithmetic on tallies, vectorised over groups; one implementation for one coalition or a country.

NaN stands for "cannot be determined" inside the arrays; it is never 0. All formulas follow section "Berekening" of the
documentation; sources are named at the functions.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from analysetool.measures import HIGHEST, LOWEST, SCORES, Floats, Ints, agreement_of, means_of, medians_of
from analysetool.model import TOTAL, Answer, Basis, StatementSet, Verdict
from analysetool.tally import COLUMN
from analysetool.verdicts import VERDICT_ORDER, Verdicts, mean_verdicts, robustness, statement_verdicts

PHASE_PREFIX = "fase:"
"""Goes before a phase in the ids of levels, since a set of one's own may have a part called "na"."""


class LevelKind(StrEnum):
    """What statements are taken together."""

    TOTAL = "totaal"
    PART = "deel"
    THEME = "thema"
    PHASE = "fase"


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Structure:
    """How statements add up: their weights and which of them each level holds.

    `members` is a bool array (L, S): total first, then parts, themes and phases, as in `levels` and `kinds`.
    """

    statements: tuple[str, ...]
    weights: Floats
    levels: tuple[str, ...]
    kinds: tuple[LevelKind, ...]
    members: NDArray[np.bool_]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class StatementFigures:
    """Figures per group and statement; every array has shape (G, S), `distribution` (G, S, 5)."""

    n: Ints
    distribution: Ints
    dont_know: Ints
    not_applicable: Ints
    not_answered: Ints
    mean: Floats
    median: Floats
    agreement: Floats
    low: Floats
    high: Floats
    verdict: Verdicts
    holds: Floats
    """1 when the verdict survives taking away any one answer, 0 when not, NaN when there are too few answers."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class LevelFigures:
    """Figures per group and level; every array has shape (G, L)."""

    mean: Floats
    agreement: Floats
    low: Floats
    high: Floats
    answered: Ints
    possible: Ints
    joint: Floats
    verdict: Verdicts


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Scores:
    """All figures of one or more groups on the same statements."""

    structure: Structure
    statements: StatementFigures
    levels: LevelFigures


def structure_of(statement_set: StatementSet) -> Structure:
    """Lay the set out as arrays: weights (S,) and membership (L, S)."""
    statements = statement_set.statements
    phases = tuple(dict.fromkeys(statement.phase for statement in statements))
    levels = (
        TOTAL,
        *(part.id for part in statement_set.parts),
        *(theme.id for theme in statement_set.themes),
        *(PHASE_PREFIX + phase for phase in phases),
    )
    members = np.array(
        [
            [True] * len(statements),
            *([statement.part == part.id for statement in statements] for part in statement_set.parts),
            *([statement.theme == theme.id for statement in statements] for theme in statement_set.themes),
            *([statement.phase is phase for statement in statements] for phase in phases),
        ],
        dtype=np.bool_,
    )
    return Structure(
        statements=tuple(statement.id for statement in statements),
        weights=np.array([statement.weight for statement in statements], dtype=np.float64),
        levels=levels,
        kinds=(
            LevelKind.TOTAL,
            *[LevelKind.PART] * len(statement_set.parts),
            *[LevelKind.THEME] * len(statement_set.themes),
            *[LevelKind.PHASE] * len(phases),
        ),
        members=members,
    )


def score(
    counts: Ints,
    structure: Structure,
    *,
    joint: Floats | None = None,
    basis: Basis = Basis.INDIVIDUAL,
    counted_blanks: bool = True,
) -> Scores:
    """Turn counts into figures.

    Args:
        counts: int array (G, S, 8), last axis as `analysetool.tally.ANSWER_ORDER`.
        structure: the statements' weights and levels.
        joint: joint scores (S,) of 1-5, NaN where the coalition settled on none.
        basis: with JOINT a joint score takes the place of the mean, its range is that score and its verdict follows
            from it alone; counts, distribution and agreement stay those of the individual sheets.
        counted_blanks: False when the source did not count what was not filled in; then ranges are NaN.

    With no participants every count is 0, means, medians and agreement are NaN, each range is that of a statement
    nobody was asked (NaN) and levels span [1, 5].
    """
    figures = _statement_figures(counts, counted_blanks=counted_blanks)
    joint_scores = np.full(len(structure.statements), np.nan) if joint is None else joint
    if basis is Basis.JOINT:
        figures = _on_joint_scores(figures, joint_scores)
    return Scores(
        structure=structure,
        statements=figures,
        levels=_level_figures(figures, structure, joint_scores, counted_blanks=counted_blanks),
    )


def _statement_figures(counts: Ints, *, counted_blanks: bool) -> StatementFigures:
    distribution = counts[..., :5]
    dont_know, not_applicable, not_answered = (
        counts[..., COLUMN[answer]] for answer in (Answer.DONT_KNOW, Answer.NOT_APPLICABLE, Answer.NOT_ANSWERED)
    )
    n = distribution.sum(axis=-1)
    open_answers = dont_know + not_answered
    low, high = _range(distribution @ SCORES, n, open_answers)
    if not counted_blanks:
        low, high = np.full_like(low, np.nan), np.full_like(high, np.nan)
    verdict = statement_verdicts(distribution, dont_know, not_applicable, open_answers)
    return StatementFigures(
        n=n,
        distribution=distribution,
        dont_know=dont_know,
        not_applicable=not_applicable,
        not_answered=not_answered,
        mean=means_of(distribution),
        median=medians_of(distribution),
        agreement=agreement_of(distribution),
        low=low,
        high=high,
        verdict=verdict,
        holds=robustness(counts, verdict),
    )


def _range(total: Floats, n: Ints, open_answers: Ints) -> tuple[Floats, Floats]:
    """Lowest and highest the mean could still be, had the open answers been given; NaN where nothing was asked."""
    asked = n + open_answers
    with np.errstate(invalid="ignore", divide="ignore"):
        low = np.where(asked > 0, (total + LOWEST * open_answers) / asked, np.nan)
        high = np.where(asked > 0, (total + HIGHEST * open_answers) / asked, np.nan)
    return low, high


def _on_joint_scores(figures: StatementFigures, joint: Floats) -> StatementFigures:
    """Let a joint score take the place of mean, range and verdict where there is one."""
    settled = ~np.isnan(joint)

    def replace(own: Floats) -> Floats:
        return np.where(settled, joint, own)

    return StatementFigures(
        n=figures.n,
        distribution=figures.distribution,
        dont_know=figures.dont_know,
        not_applicable=figures.not_applicable,
        not_answered=figures.not_answered,
        mean=replace(figures.mean),
        median=figures.median,
        agreement=figures.agreement,
        low=replace(figures.low),
        high=replace(figures.high),
        verdict=np.where(settled, mean_verdicts(joint), figures.verdict),
        holds=np.where(settled, np.nan, figures.holds),
    )


def _level_figures(
    figures: StatementFigures, structure: Structure, joint: Floats, *, counted_blanks: bool
) -> LevelFigures:
    """Weighted means over the statements of each level; a part is never a mean of its themes.

    Mean: over statements with a score; NaN where none has one, or fewer than half (by count) of those that are not
    all-nvt. Range: over all that are not all-nvt, one without any answer counting as [1, 5].
    """
    members, weights = structure.members, structure.weights
    all_nvt = figures.verdict == VERDICT_ORDER.index(Verdict.NOT_APPLICABLE)
    mean = _half_rule(figures.mean, all_nvt, members, weights)
    low = weighted_means(np.where(np.isnan(figures.low), LOWEST, figures.low), ~all_nvt, members, weights)
    high = weighted_means(np.where(np.isnan(figures.high), HIGHEST, figures.high), ~all_nvt, members, weights)
    if not counted_blanks:
        low, high = np.full_like(low, np.nan), np.full_like(high, np.nan)
    asked = figures.n + figures.dont_know + figures.not_answered
    shape = figures.mean.shape
    return LevelFigures(
        mean=mean,
        agreement=weighted_means(figures.agreement, ~np.isnan(figures.agreement), members, weights),
        low=low,
        high=high,
        answered=figures.n @ members.T.astype(np.int64),
        possible=asked @ members.T.astype(np.int64),
        joint=_half_rule(np.broadcast_to(joint, shape), all_nvt, members, weights),
        verdict=mean_verdicts(mean),
    )


def weighted_means(values: Floats, usable: NDArray[np.bool_], members: NDArray[np.bool_], weights: Floats) -> Floats:
    """Weighted means (..., L) of the usable values (..., S) in each level; NaN where there are none."""
    share = np.where(usable, weights, 0.0) @ members.T
    total = np.where(usable, values * weights, 0.0) @ members.T
    with np.errstate(invalid="ignore", divide="ignore"):
        means: Floats = np.where(share > 0, total / share, np.nan)
    return means


def enough_known(known: Ints, applicable: Ints) -> NDArray[np.bool_]:
    """The half rule: at least half (by count) of what applies is known."""
    enough: NDArray[np.bool_] = 2 * known >= applicable
    return enough


def _half_rule(values: Floats, all_nvt: NDArray[np.bool_], members: NDArray[np.bool_], weights: Floats) -> Floats:
    """Weighted mean of the known values, NaN in levels where fewer than half of what applies is known."""
    known = ~np.isnan(values)
    level = members.T.astype(np.int64)
    enough = enough_known(known.astype(np.int64) @ level, (~all_nvt).astype(np.int64) @ level)
    return np.where(enough, weighted_means(values, known, members, weights), np.nan)


def joint_scores(answers: Sequence[int | None]) -> Floats:
    """Joint scores as an array (S,), NaN where none was settled."""
    return np.array([np.nan if answer is None else float(answer) for answer in answers], dtype=np.float64)
