# SPDX-License-Identifier: EUPL-1.2
"""The figures: pure arithmetic on tallies, vectorised over groups; one implementation for one coalition or a country.

NaN stands for "cannot be determined" inside the arrays; it is never 0. All formulas follow section "Berekening" of the
documentation; sources are named at the functions.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from analysetool.disclosure import Bools, Disclosure
from analysetool.measures import HIGHEST, LOWEST, SCORES, Floats, Ints, agreement_of, means_of, medians_of, over_members
from analysetool.model import TOTAL, Answer, Basis, StatementSet, Verdict
from analysetool.tally import COLUMN
from analysetool.verdicts import VERDICT_ORDER, Verdicts, mean_verdicts, robustness, statement_verdicts

PHASE_PREFIX = "fase:"
"""Goes before a phase in the ids of levels, since a set of one's own may have a part called "na"."""

_LEFT_OUT = (Verdict.NOT_ASKED, Verdict.NOT_APPLICABLE)
"""Verdicts of statements that count in no level, not even as one without a score."""
_ON_COUNTS = (Verdict.NOT_APPLICABLE, Verdict.NOT_ANSWERED, Verdict.UNKNOWN)
"""Verdicts that follow from how many gave no score, and say nothing of the scores."""


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
    """Figures per group and statement; every array has shape (G, S), `distribution` (G, S, 5).

    Counts are those of the answers also where a statement may not be shown; everything else is then NaN or too few.
    """

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
    unknown: Floats
    """The share of weet-niet among n + weet-niet, 1 where the coalition settled on weet-niet; NaN where neither is."""
    verdict: Verdicts
    holds: Floats
    """1 when the verdict survives any one answer less or more, 0 when not, NaN when there are too few answers."""


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


def only_kinds(structure: Structure, kinds: Collection[LevelKind]) -> Structure:
    """The same statements with levels of these kinds alone, for who needs no others."""
    kept = np.array([kind in kinds for kind in structure.kinds], dtype=np.bool_)
    return replace(
        structure,
        levels=tuple(level for level, own in zip(structure.levels, kept, strict=True) if own),
        kinds=tuple(kind for kind in structure.kinds if kind in kinds),
        members=structure.members[kept],
    )


def score(
    counts: Ints,
    structure: Structure,
    *,
    joint: Sequence[Answer | None] | None = None,
    basis: Basis = Basis.INDIVIDUAL,
    counted_blanks: bool = True,
    asked: Bools | None = None,
    disclosure: Disclosure | Sequence[Disclosure] | None = None,
    robust: bool = True,
) -> Scores:
    """Turn counts into figures.

    Args:
        counts: int array (G, S, 8), last axis as `analysetool.tally.ANSWER_ORDER`.
        structure: the statements' weights and levels.
        joint: what the coalition settled on per statement (S,): a score, weet-niet or nvt; None where on nothing.
        basis: with JOINT that answer takes the place of the mean, range and verdict: a score is all three, weet-niet
            makes the statement unknown with a range of [1, 5], nvt makes it not applicable, so that it counts nowhere.
            Counts, distribution, median and agreement stay those of the individual sheets.
        counted_blanks: False when the source did not count what was not filled in; then ranges are NaN, and of no
            statement it is said that nobody was asked.
        asked: bool (S,), the statements that count as asked even where `counts` holds nothing; None for none.
        disclosure: what may be shown, one for all groups or one for each; None for everything. A statement that may
            not be shown has NaN for figures and `Verdict.TOO_FEW` in place of a verdict on its scores, and counts in no
            level; counts stay those of the answers. A joint score is always shown.
        robust: False leaves `holds` NaN, for who does not show it: it takes eleven verdicts a statement.

    A statement that nobody was asked counts in no level: not in the mean, the range or the half rule. With no
    participants every count is 0, nobody was asked anything, and every mean, median, agreement and range is NaN.
    """
    exact = _statement_figures(counts, counted_blanks=counted_blanks, asked=asked, robust=robust)
    settled = (None,) * len(structure.statements) if joint is None else tuple(joint)
    shown = counted = exact
    if disclosure is not None:
        rules = [disclosure] if isinstance(disclosure, Disclosure) else disclosure
        silent = np.array([not rule.shows_counts for rule in rules], dtype=np.bool_)
        shown = _only_shown(exact, np.stack([rule.shown for rule in rules]), silent=silent)
        counted = _only_shown(exact, np.stack([rule.counted_on(basis) for rule in rules]), silent=np.zeros_like(silent))
    together = _on_joint_answers(counted, settled)
    if basis is Basis.JOINT:
        shown, counted = _on_joint_answers(shown, settled), together
    joint_level = _half_rule(
        np.broadcast_to(joint_scores([None if own is None else own.score for own in settled]), exact.mean.shape),
        _left_out(together),
        structure.members,
        structure.weights,
    )
    return Scores(
        structure=structure,
        statements=shown,
        levels=_level_figures(counted, structure, joint_level, counted_blanks=counted_blanks),
    )


def _statement_figures(counts: Ints, *, counted_blanks: bool, asked: Bools | None, robust: bool) -> StatementFigures:
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
    surely_asked = np.zeros(counts.shape[-2], dtype=np.bool_) if asked is None else asked
    silent = (verdict == VERDICT_ORDER.index(Verdict.NOT_ASKED)) & (surely_asked | (not counted_blanks))
    verdict = np.where(silent, np.int8(VERDICT_ORDER.index(Verdict.NOT_ANSWERED)), verdict)
    with np.errstate(invalid="ignore", divide="ignore"):
        unknown = np.where(n + dont_know > 0, dont_know / (n + dont_know), np.nan)
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
        unknown=unknown,
        verdict=verdict,
        holds=robustness(counts, verdict) if robust else np.full(verdict.shape, np.nan),
    )


def _only_shown(figures: StatementFigures, shown: Bools, *, silent: Bools) -> StatementFigures:
    """Leave out the figures that rest on scores of a statement that is not `shown` (G, S); one row is for all groups.

    In a `silent` (G,) group all verdicts go but that nobody was asked, which is about nobody's answer.
    """
    told = _is_one_of(figures.verdict, _ON_COUNTS)
    not_asked = figures.verdict == VERDICT_ORDER.index(Verdict.NOT_ASKED)
    too_few = np.int8(VERDICT_ORDER.index(Verdict.TOO_FEW))

    def where_shown(own: Floats) -> Floats:
        return np.where(shown, own, np.nan)

    return replace(
        figures,
        mean=where_shown(figures.mean),
        median=where_shown(figures.median),
        agreement=where_shown(figures.agreement),
        low=where_shown(figures.low),
        high=where_shown(figures.high),
        verdict=np.where(shown | not_asked | (told & ~silent[:, None]), figures.verdict, too_few),
        holds=where_shown(figures.holds),
    )


def _range(total: Floats, n: Ints, open_answers: Ints) -> tuple[Floats, Floats]:
    """Lowest and highest the mean could still be, had the open answers been given; NaN where nothing was asked."""
    asked = n + open_answers
    with np.errstate(invalid="ignore", divide="ignore"):
        low = np.where(asked > 0, (total + LOWEST * open_answers) / asked, np.nan)
        high = np.where(asked > 0, (total + HIGHEST * open_answers) / asked, np.nan)
    return low, high


def _on_joint_answers(figures: StatementFigures, joint: Sequence[Answer | None]) -> StatementFigures:
    """Let a joint answer take the place of mean, range and verdict where there is one."""
    if all(own is None for own in joint):
        return figures
    scores = joint_scores([None if own is None else own.score for own in joint])
    settled = np.array([own is not None for own in joint], dtype=np.bool_)
    unknown, not_applicable = (
        np.array([own is answer for own in joint], dtype=np.bool_)
        for answer in (Answer.DONT_KNOW, Answer.NOT_APPLICABLE)
    )
    verdict = mean_verdicts(scores)
    verdict = np.where(unknown, VERDICT_ORDER.index(Verdict.UNKNOWN), verdict)
    verdict = np.where(not_applicable, VERDICT_ORDER.index(Verdict.NOT_APPLICABLE), verdict)
    return replace(
        figures,
        mean=np.where(settled, scores, figures.mean),
        low=np.where(settled, np.where(unknown, LOWEST, scores), figures.low),
        high=np.where(settled, np.where(unknown, HIGHEST, scores), figures.high),
        unknown=np.where(unknown, 1.0, figures.unknown),
        verdict=np.where(settled, verdict, figures.verdict).astype(np.int8),
        holds=np.where(settled, np.nan, figures.holds),
    )


def _left_out(figures: StatementFigures) -> Bools:
    """Which statements (G, S) apply to nobody, or were asked of nobody."""
    return _is_one_of(figures.verdict, _LEFT_OUT)


def _is_one_of(verdict: Verdicts, these: Collection[Verdict]) -> Bools:
    """Where a verdict is one of these; no verdict, a place before the first, is none of them."""
    found: Bools = np.array([*(own in these for own in VERDICT_ORDER), False], dtype=np.bool_)[verdict]
    return found


def _level_figures(
    figures: StatementFigures, structure: Structure, joint: Floats, *, counted_blanks: bool
) -> LevelFigures:
    """Weighted means over the statements of each level; a part is never a mean of its themes.

    Mean: over statements with a score; NaN where none has one, or fewer than half (by count) of those that apply: what
    is neither all-nvt nor asked of nobody. Range: over all that apply, one without a range counting as [1, 5].
    """
    members, weights = structure.members, structure.weights
    left_out = _left_out(figures)
    mean = _half_rule(figures.mean, left_out, members, weights)
    low = weighted_means(np.where(np.isnan(figures.low), LOWEST, figures.low), ~left_out, members, weights)
    high = weighted_means(np.where(np.isnan(figures.high), HIGHEST, figures.high), ~left_out, members, weights)
    if not counted_blanks:
        low, high = np.full_like(low, np.nan), np.full_like(high, np.nan)
    asked = figures.n + figures.dont_know + figures.not_answered
    return LevelFigures(
        mean=mean,
        agreement=weighted_means(figures.agreement, ~np.isnan(figures.agreement), members, weights),
        low=low,
        high=high,
        answered=figures.n @ members.T.astype(np.int64),
        possible=asked @ members.T.astype(np.int64),
        joint=joint,
        verdict=mean_verdicts(mean),
    )


def weighted_means(values: Floats, usable: NDArray[np.bool_], members: NDArray[np.bool_], weights: Floats) -> Floats:
    """Weighted means (..., L) of the usable values (..., S) in each level; NaN where there are none."""
    share = over_members(np.where(usable, weights, 0.0), members)
    total = over_members(np.where(usable, values * weights, 0.0), members)
    with np.errstate(invalid="ignore", divide="ignore"):
        means: Floats = np.where(share > 0, total / share, np.nan)
    return means


def enough_known(known: Ints, applicable: Ints) -> NDArray[np.bool_]:
    """The half rule: at least half (by count) of what applies is known."""
    enough: NDArray[np.bool_] = 2 * known >= applicable
    return enough


def _half_rule(values: Floats, left_out: NDArray[np.bool_], members: NDArray[np.bool_], weights: Floats) -> Floats:
    """Weighted mean of the known values, NaN in levels where fewer than half of what applies is known."""
    known = ~np.isnan(values)
    level = members.T.astype(np.int64)
    enough = enough_known(known.astype(np.int64) @ level, (~left_out).astype(np.int64) @ level)
    return np.where(enough, weighted_means(values, known, members, weights), np.nan)


def joint_scores(answers: Sequence[int | None]) -> Floats:
    """Joint scores as an array (S,), NaN where none was settled."""
    return np.array([np.nan if answer is None else float(answer) for answer in answers], dtype=np.float64)
