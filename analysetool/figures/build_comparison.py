# SPDX-License-Identifier: EUPL-1.2
"""Building the comparison's view from two measurements: shared ground, changes, and what they mean in words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import numpy as np

from analysetool.changes import ChangeVerdict, Comparison, compare
from analysetool.errors import NotComparableError
from analysetool.escaping import printable
from analysetool.figures.clean import clean_action, clean_set
from analysetool.figures.compared_people import among_same, cluster_views
from analysetool.figures.compared_trend import trend_view
from analysetool.figures.compared_years import Year, change_views, lay_year, names_of, side_view, with_interval
from analysetool.figures.comparison import (
    ChangeView,
    ComparisonView,
    FollowedAction,
    NotComparedView,
    StrengthView,
    ThemeChangeView,
)
from analysetool.figures.ground import score_ground
from analysetool.groups import DEFAULT_MINIMUM
from analysetool.measurement import Pair
from analysetool.model import Action, Basis, StatementSet, Verdict
from analysetool.scoring import structure_of
from analysetool.verdicts import verdict_of
from analysetool.versions import differences_since
from analysetool.words import changes as change_wording
from analysetool.words import comparison as comparison_wording
from analysetool.words import figures as wording
from analysetool.words.changes import Names, NoInterval

SHOWN = 5
"""So many statements that went most up or down are named."""


def comparison_view(
    pair: Pair, statement_set: StatementSet, *, basis: Basis = Basis.INDIVIDUAL, minimum: int = DEFAULT_MINIMUM
) -> ComparisonView:
    """Compute everything that is said about the change between two measurements.

    Args:
        pair: the two measurements, and the other years of the coalition.
        statement_set: the set they belong to, with the history that tells which claims they share.
        basis: individual answers, or joint scores where there are any.
        minimum: the smallest group of which figures are shown apart.

    Raises:
        NotComparableError: when the versions share no claim, or no statement has a score in both.
    """
    clean, names = clean_set(statement_set), names_of(pair)
    before, after = (lay_year(own, clean, basis, minimum) for own in (pair.before, pair.after))
    reasons = _not_shared(pair, clean)
    shared = np.array([statement.id not in reasons for statement in clean.statements], dtype=np.bool_)
    if not shared.any():
        raise NotComparableError(
            "de twee metingen hebben geen enkele stelling gemeen. Alle stellingen zijn sindsdien nieuw of veranderd."
        )
    shown = shared & ~before.hidden & ~after.hidden
    comparison = compare(before.side, after.side, structure_of(clean), shown, pair=pair.same_people)
    if not comparison.compared.any():
        raise NotComparableError("geen enkele stelling heeft in allebei de metingen een score die te zien mag zijn.")
    changes = change_views(comparison, clean, names)
    statements = {statement.id: changes[statement.id] for statement in clean.statements}
    same, same_note = among_same(before, after, clean, shown, minimum, names)
    heads = side_view(pair.before, names.before, clean), side_view(pair.after, names.after, clean)
    up, down = (_with_verdict(statements, verdict) for verdict in (ChangeVerdict.IMPROVED, ChangeVerdict.WORSENED))
    gained, lost = _strengths(clean, before, after, statements, names)
    compared, intervals = int(comparison.compared.sum()), with_interval(comparison)
    return ComparisonView(
        statement_set=clean,
        before=heads[0],
        after=heads[1],
        two_coalitions=names.two_coalitions,
        basis=basis,
        minimum=minimum,
        title=change_wording.title(names),
        glance=change_wording.glance(changes["totaal"], names),
        certainty=change_wording.certainty(changes["totaal"], _why_no_interval(before, after)),
        ground=comparison_wording.ground(compared, len(clean.statements)),
        counted=comparison_wording.counted(_counted(comparison), names),
        by_chance=comparison_wording.by_chance(comparison.by_chance, intervals),
        notes=tuple(_notes(before, after, names, minimum)),
        caveat=wording.caveat(has_origin=bool(heads[0].origins or heads[1].origins)),
        headings=comparison_wording.headings(names),
        clusters=cluster_views(*heads),
        same_participants=comparison.same_participants,
        same_told=comparison_wording.same_people(
            comparison.same_participants, heads[0].participants, heads[1].participants, names
        ),
        among_same=same,
        among_same_note=same_note,
        compared=compared,
        not_compared=tuple(_not_compared(clean, comparison, reasons, before, after)),
        total=changes["totaal"],
        parts=tuple(changes[part.id] for part in clean.parts),
        themes=tuple(
            ThemeChangeView(
                level=changes[theme.id],
                part=theme.part,
                statements=tuple(statements[statement.id] for statement in theme.statements),
            )
            for theme in clean.themes
        ),
        improved=up[:SHOWN],
        improved_note=comparison_wording.more(SHOWN, len(up)),
        worsened=down[:SHOWN],
        worsened_note=comparison_wording.more(SHOWN, len(down)),
        new_strengths=gained,
        lost_strengths=lost,
        actions=_followed(pair, statements, names),
        trend=trend_view(pair.years, clean, basis, minimum) if pair.same_people else None,
        explanation=comparison_wording.how_changes_came_about(
            names, with_interval=intervals > 0, one_voice=_any_one_voice(before, after)
        ),
    )


def _not_shared(pair: Pair, statement_set: StatementSet) -> dict[str, str]:
    """Statements of which the claim differs between the versions, each with the reason in words."""
    reasons: dict[str, str] = {}
    for version in (*pair.before.versions, *pair.after.versions):
        for identity, (reason, since) in differences_since(statement_set, version).items():
            reasons[identity] = comparison_wording.not_shared(reason, printable(since))
    return reasons


def _not_compared(
    statement_set: StatementSet, comparison: Comparison, reasons: Mapping[str, str], before: Year, after: Year
) -> Iterable[NotComparedView]:
    """What is left out, in the order of the set; what the set has no more comes last."""
    apart = before.measurement.coalition != after.measurement.coalition
    for place, statement in enumerate(statement_set.statements):
        if statement.id in reasons:
            yield NotComparedView(id=statement.id, text=statement.text, reason=reasons[statement.id])
        elif not comparison.compared[place]:
            hidden = bool(before.hidden[place] or after.hidden[place])
            missing = [year.measurement for year in (before, after) if np.isnan(year.side.means[place])]
            names = [printable(own.coalition) if apart else str(own.year) for own in missing]
            reason = change_wording.HIDDEN if hidden else comparison_wording.no_score(names)
            yield NotComparedView(id=statement.id, text=statement.text, reason=reason)
    known = {statement.id for statement in statement_set.statements}
    for identity, reason in reasons.items():
        if identity not in known:
            yield NotComparedView(id=printable(identity), text="", reason=reason)


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


def _notes(before: Year, after: Year, names: Names, minimum: int) -> Iterable[str]:
    settled = [int(year.side.settled.sum()) for year in (before, after)]
    if any(settled):
        yield comparison_wording.joint_basis((names.before, names.after), settled, len(before.side.counts))
    if before.ground.votes_hidden or after.ground.votes_hidden:
        yield comparison_wording.hidden_votes(minimum)


def _counted(comparison: Comparison) -> dict[ChangeVerdict, int]:
    """How many statements have each verdict."""
    found = [comparison.statements.verdict_of(place) for place in range(len(comparison.compared))]
    return {verdict: found.count(verdict) for verdict in ChangeVerdict}


def _with_verdict(statements: Mapping[str, ChangeView], verdict: ChangeVerdict) -> tuple[ChangeView, ...]:
    """The statements with this verdict, the largest difference first, ties in the order of the set."""
    found = [change for change in statements.values() if change.verdict is verdict]
    return tuple(sorted(found, key=lambda change: -round(abs(change.difference or 0), 9)))


def _strengths(
    statement_set: StatementSet, before: Year, after: Year, statements: Mapping[str, ChangeView], names: Names
) -> tuple[tuple[StrengthView, ...], tuple[StrengthView, ...]]:
    """Compared statements that the reports call a strength in one measurement and not in the other: gained, lost."""
    codes = [score_ground(year.ground, statement_set).statements.verdict[0] for year in (before, after)]
    gained: list[StrengthView] = []
    lost: list[StrengthView] = []
    for place, change in enumerate(statements.values()):
        first, last = (verdict_of(int(own[place])) for own in codes)
        if change.difference is None or (first is Verdict.STRONG) == (last is Verdict.STRONG):
            continue
        view = StrengthView(change=change, told=comparison_wording.strength(first, last, names))
        (gained if last is Verdict.STRONG else lost).append(view)
    return tuple(gained), tuple(lost)


def _followed(pair: Pair, statements: Mapping[str, ChangeView], names: Names) -> tuple[FollowedAction, ...]:
    """The actions of the earlier year; of two coalitions, or backwards in time, there is no earlier one.

    The status is that of the later year when its sheet holds the same action.
    """
    joint, later = pair.before.joint, pair.after.joint
    if joint is None or not pair.same_people or pair.before.year > pair.after.year:
        return ()
    newest: dict[tuple[str, str], Action] = {
        (action.statement, action.what): action for action in (later.actions if later is not None else ())
    }
    found = []
    for own in joint.actions:
        change = statements.get(own.statement)
        followed = change if change is not None and change.difference is not None else None
        found.append(
            FollowedAction(
                action=clean_action(newest.get((own.statement, own.what), own)),
                change=followed,
                told=change_wording.followed_score(followed, names),
            )
        )
    return tuple(found)
