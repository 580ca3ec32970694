# SPDX-License-Identifier: EUPL-1.2
"""Building the figures of a comparison from two measurements: shared ground, changes, and what stands out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

import numpy as np

from analysetool.changes import Comparison, compare
from analysetool.errors import NO_SHARED_SCORE, NO_SHARED_STATEMENT, NotComparableError
from analysetool.escaping import printable
from analysetool.figures.carried import action_key
from analysetool.figures.clean import clean_action, clean_set
from analysetool.figures.compared_composition import compose
from analysetool.figures.compared_people import among_same, people_per_cluster
from analysetool.figures.compared_trend import trend_of
from analysetool.figures.compared_years import Year, changes_by_id, compared_measurement, lay_year
from analysetool.figures.comparison import (
    Change,
    ComparedTheme,
    ComparisonFigures,
    FollowedAction,
    HiddenScore,
    NoInterval,
    NoScore,
    NotCompared,
    OtherClaim,
    Strength,
)
from analysetool.figures.ground import score_ground
from analysetool.measurement import Pair
from analysetool.model import Action, Basis, ChangeVerdict, StatementSet, Verdict
from analysetool.requirements import TOTAL
from analysetool.scoring import structure_of
from analysetool.verdicts import verdict_of
from analysetool.versions import differences_since


def compute_comparison(
    pair: Pair, statement_set: StatementSet, *, basis: Basis = Basis.INDIVIDUAL
) -> ComparisonFigures:
    """Compute everything that can be told about the change between two measurements.

    Args:
        pair: the two measurements, and the other years of the coalition.
        statement_set: the set they belong to, with the history that tells which claims they share.
        basis: individual answers, or joint scores where there are any.

    Raises:
        NotComparableError: when the versions share no claim, or no statement has a score in both that counts.
    """
    clean = clean_set(statement_set)
    before, after = (lay_year(own, clean, basis) for own in (pair.before, pair.after))
    others = _other_claims(pair, clean)
    shared = np.array([statement.id not in others for statement in clean.statements], dtype=np.bool_)
    if not shared.any():
        raise NotComparableError(NO_SHARED_STATEMENT)
    fewest = max(year.ground.disclosure.fewest for year in (before, after))
    comparison = compare(
        before.side, after.side, structure_of(clean), shared, pair=pair.same_people, fewest_pairs=fewest
    )
    hidden = before.hidden | after.hidden
    if not comparison.compared.any():
        raise NotComparableError(NO_SHARED_SCORE)
    levels_only = before.levels_only or after.levels_only
    composed = compose(before, after, clean, comparison)
    changes = changes_by_id(comparison, clean, fewest)
    if composed is not None:
        changes = {own: replace(change, by_composition=composed.by_id[own]) for own, change in changes.items()}
    changes |= _withheld(changes, comparison, (before, after), clean)
    statements = {statement.id: changes[statement.id] for statement in clean.statements}
    measurements = compared_measurement(before, clean), compared_measurement(after, clean)
    gained, lost = _strengths(clean, before, after, statements)
    return ComparisonFigures(
        statement_set=clean,
        before=measurements[0],
        after=measurements[1],
        two_coalitions=not pair.same_people,
        basis=basis,
        minimum=max(pair.before.minimum, pair.after.minimum),
        votes_hidden=bool((shared & hidden).any()),
        one_voice=_any_one_voice(before, after),
        total=changes[TOTAL],
        no_interval=_why_no_interval(before, after) if changes[TOTAL].low is None else None,
        parts=tuple(changes[part.id] for part in clean.parts),
        themes=tuple(
            ComparedTheme(
                level=changes[theme.id],
                part=theme.part,
                statements=tuple(statements[statement.id] for statement in theme.statements),
            )
            for theme in clean.themes
        ),
        compared=int(comparison.compared.sum()),
        not_compared=tuple(_not_compared(clean, comparison, others, before, after)),
        by_chance=0.0 if levels_only else comparison.by_chance,
        beyond_chance=0 if levels_only else comparison.beyond_chance,
        risen=_named(statements, 1),
        fallen=_named(statements, -1),
        new_strengths=gained,
        lost_strengths=lost,
        clusters=people_per_cluster(*measurements),
        composition=None if composed is None else composed.composition,
        same_participants=comparison.same_participants,
        among_same=among_same(before, after, clean, shared, pair.years) if pair.same_people else None,
        actions=_followed(pair, statements),
        trend=trend_of(pair.years, clean, basis) if pair.same_people else None,
    )


def _other_claims(pair: Pair, statement_set: StatementSet) -> dict[str, OtherClaim]:
    """Statements of which the claim differs between the versions."""
    return {
        identity: OtherClaim(reason=reason, since=printable(since))
        for version in (*pair.before.versions, *pair.after.versions)
        for identity, (reason, since) in differences_since(statement_set, version).items()
    }


def _withheld(
    changes: Mapping[str, Change], comparison: Comparison, years: tuple[Year, Year], statement_set: StatementSet
) -> dict[str, Change]:
    """Changes without their figures, where either measurement may not show those."""
    if not any(year.levels_only for year in years):
        return {}
    structure = comparison.structure
    levels = dict(zip(structure.levels, structure.members, strict=True))
    parts = {TOTAL, *(part.id for part in statement_set.parts)}

    def told(change: Change) -> bool:
        if change.id not in parts:
            return False
        return all(year.tells(levels[change.id], comparison.compared) for year in years)

    def withheld(change: Change) -> Change:
        """Of total and parts the means alone: an interval tells how far few people lie apart."""
        bare = replace(change, low=None, high=None, named=False, working=None)
        if told(change):
            return replace(bare, verdict=change.verdict and ChangeVerdict.UNDETERMINED)
        return replace(bare, before=None, after=None, difference=None, verdict=None)

    return {identity: withheld(change) for identity, change in changes.items()}


def _not_compared(
    statement_set: StatementSet, comparison: Comparison, others: Mapping[str, OtherClaim], before: Year, after: Year
) -> Iterable[NotCompared]:
    """What is left out, in the order of the set; what the set has no more comes last."""
    hidden = before.hidden | after.hidden
    for place, statement in enumerate(statement_set.statements):
        if statement.id in others:
            yield NotCompared(id=statement.id, text=statement.text, reason=others[statement.id])
        elif hidden[place] or not comparison.compared[place]:
            missing = NoScore(before=before.missing(place), after=after.missing(place))
            reason = HiddenScore() if hidden[place] else missing
            yield NotCompared(id=statement.id, text=statement.text, reason=reason)
    known = {statement.id for statement in statement_set.statements}
    for identity, other in others.items():
        if identity not in known:
            yield NotCompared(id=printable(identity), text="", reason=other)


def _why_no_interval(before: Year, after: Year) -> NoInterval:
    """Why the total has no interval, for when it has none."""
    if before.side.one_voice and after.side.one_voice:
        return NoInterval.ONE_VOICE
    if before.side.settled.any() or after.side.settled.any():
        return NoInterval.JOINT
    if before.side.responses is None or after.side.responses is None:
        return NoInterval.COUNTS
    return NoInterval.FEW


def _any_one_voice(before: Year, after: Year) -> bool:
    """Whether some statement is judged without an interval because each year has one voice on it."""
    return (before.side.one_voice and after.side.one_voice) or bool((before.side.settled & after.side.settled).any())


def _named(statements: Mapping[str, Change], way: int) -> tuple[Change, ...]:
    """The statements named as higher (1) or lower (-1), the largest difference first, ties in the order of the set."""
    found = [change for change in statements.values() if change.named and way * (change.difference or 0) > 0]
    return tuple(sorted(found, key=lambda change: -round(abs(change.difference or 0), 9)))


def _strengths(
    statement_set: StatementSet, before: Year, after: Year, statements: Mapping[str, Change]
) -> tuple[tuple[Strength, ...], tuple[Strength, ...]]:
    """Statements that the reports call a strength in one measurement and not in the other: gained, lost.

    Only where the change is named: a mean that crossed 4,0 by chance is no news.
    """
    codes = [score_ground(year.ground, statement_set).statements.verdict[0] for year in (before, after)]
    gained: list[Strength] = []
    lost: list[Strength] = []
    for place, change in enumerate(statements.values()):
        first, last = (verdict_of(int(own[place])) for own in codes)
        if not change.named or (first is Verdict.STRONG) == (last is Verdict.STRONG):
            continue
        (gained if last is Verdict.STRONG else lost).append(Strength(change=change, before=first, after=last))
    return tuple(gained), tuple(lost)


def _followed(pair: Pair, statements: Mapping[str, Change]) -> tuple[FollowedAction, ...]:
    """The actions of the earlier year; of two coalitions, or backwards in time, there is no earlier one.

    The status is that of the later year when its sheet holds the same action.
    """
    joint, later = pair.before.joint, pair.after.joint
    if joint is None or not pair.same_people or pair.before.year > pair.after.year:
        return ()
    newest: dict[tuple[str, str], Action] = {
        action_key(action): action for action in (later.actions if later is not None else ())
    }
    found = []
    for own in joint.actions:
        change = statements.get(own.statement)
        found.append(
            FollowedAction(
                action=clean_action(newest.get(action_key(own), own)),
                change=change if change is not None and change.difference is not None else None,
            )
        )
    return tuple(found)
