# SPDX-License-Identifier: EUPL-1.2
"""Building the comparison's view from two measurements: shared ground, changes, and what they mean in words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from analysetool import change_wording, wording
from analysetool.changes import Bools, Changes, ChangeVerdict, Comparison, Side, compare
from analysetool.errors import NotComparableError
from analysetool.escaping import printable
from analysetool.groups import DEFAULT_MINIMUM
from analysetool.loading.pairs import Pair
from analysetool.measurement import Measurement
from analysetool.model import Basis, StatementSet, Verdict
from analysetool.scoring import structure_of
from analysetool.tally import Responses
from analysetool.verdicts import mean_verdicts, verdict_of
from analysetool.versions import differences_since
from analysetool.views.build_groups import cluster_sizes
from analysetool.views.clean import clean_action, clean_set
from analysetool.views.comparison import (
    ChangeView,
    ComparisonView,
    FollowedAction,
    NotComparedView,
    SideView,
    ThemeChangeView,
    TrendLine,
    TrendView,
)
from analysetool.views.ground import Ground, lay_ground
from analysetool.views.levels import number

SHOWN = 5
"""So many statements that went most up or down are named."""
_FEW_YEARS = 3
"""A trend is worth its place from three years on."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Year:
    """One measurement with what may be shown of it."""

    measurement: Measurement
    ground: Ground
    side: Side
    hidden: Bools
    """Statements of which the score is one person's among few, so that it may not be shown."""


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
    clean = clean_set(statement_set)
    before, after = (_year(own, clean, basis, minimum) for own in (pair.before, pair.after))
    reasons = _not_shared(pair, clean)
    shared = np.array([statement.id not in reasons for statement in clean.statements], dtype=np.bool_)
    if not shared.any():
        raise NotComparableError(
            "de twee metingen hebben geen enkele stelling gemeen: alle stellingen zijn sindsdien nieuw of veranderd."
        )
    shown = shared & ~before.hidden & ~after.hidden
    comparison = compare(before.side, after.side, structure_of(clean), shown, pair=pair.same_people)
    if not comparison.compared.any():
        raise NotComparableError("geen enkele stelling heeft in allebei de metingen een score.")
    changes = _change_views(comparison, clean)
    statements = {statement.id: changes[statement.id] for statement in clean.statements}
    among_same, note = _among_same(pair, before, after, clean, shown, minimum)
    heads = tuple(_side_view(own.measurement, clean) for own in (before, after))
    compared = int(comparison.compared.sum())
    return ComparisonView(
        statement_set=clean,
        before=heads[0],
        after=heads[1],
        basis=basis,
        minimum=minimum,
        glance=change_wording.glance(changes["totaal"], heads[0].name, heads[1].name),
        certainty=change_wording.certainty(changes["totaal"]),
        ground=change_wording.ground(compared, len(clean.statements)),
        by_chance=change_wording.by_chance(comparison.by_chance, _with_interval(comparison)),
        same_participants=comparison.same_participants,
        among_same=among_same,
        among_same_note=note,
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
        improved=_most(statements.values(), ChangeVerdict.IMPROVED),
        worsened=_most(statements.values(), ChangeVerdict.WORSENED),
        new_strengths=_strengths(comparison, statements, gained=True),
        lost_strengths=_strengths(comparison, statements, gained=False),
        actions=_followed(pair, statements),
        trend=_trend(pair, clean, basis, minimum),
        explanation=change_wording.how_changes_came_about(
            with_interval=_with_interval(comparison) > 0, two_coalitions=not pair.same_people
        ),
        two_coalitions=not pair.same_people,
    )


def _year(measurement: Measurement, statement_set: StatementSet, basis: Basis, minimum: int) -> _Year:
    ground = lay_ground(measurement, statement_set, basis, minimum)
    counts = ground.tally.total()
    on_joint = ground.basis is Basis.JOINT
    side = Side(
        identity=f"{measurement.coalition}|{measurement.year}",
        counts=counts,
        responses=None if ground.joint_only else measurement.responses,
        joint=ground.joint_scores if on_joint else None,
        one_voice=ground.one_voice,
    )
    few = (counts[:, :5].sum(axis=1) == 1) & ~side.settled
    return _Year(measurement=measurement, ground=ground, side=side, hidden=few & ground.votes_hidden)


def _side_view(measurement: Measurement, statement_set: StatementSet) -> SideView:
    people = measurement.tally.people()
    info = measurement.info
    return SideView(
        coalition=printable(measurement.coalition),
        year=measurement.year,
        version=printable(measurement.versions[0]) if measurement.versions else statement_set.version,
        participants=people,
        per_cluster=cluster_sizes(measurement.tally, statement_set),
        participation=wording.took_part(people, sum(info.invited.values()) if info else None),
        origins=tuple(printable(origin) for origin in measurement.origins),
    )


def _not_shared(pair: Pair, statement_set: StatementSet) -> dict[str, str]:
    """Statements of which the claim differs between the versions, each with the reason in words."""
    reasons: dict[str, str] = {}
    for version in (*pair.before.versions, *pair.after.versions):
        for identity, (reason, since) in differences_since(statement_set, version).items():
            reasons[identity] = change_wording.not_shared(reason, since)
    return reasons


def _not_compared(
    statement_set: StatementSet, comparison: Comparison, reasons: Mapping[str, str], before: _Year, after: _Year
) -> Iterable[NotComparedView]:
    known = {statement.id for statement in statement_set.statements}
    for place, statement in enumerate(statement_set.statements):
        if statement.id in reasons:
            yield NotComparedView(id=statement.id, text=statement.text, reason=reasons[statement.id])
        elif not comparison.compared[place]:
            hidden = bool(before.hidden[place] or after.hidden[place])
            missing = [year.measurement for year in (before, after) if np.isnan(year.side.means[place])]
            names = [f"{printable(own.coalition)} {own.year}" for own in missing]
            reason = change_wording.HIDDEN if hidden else change_wording.no_score(names)
            yield NotComparedView(id=statement.id, text=statement.text, reason=reason)
    for identity, reason in reasons.items():
        if identity not in known:
            yield NotComparedView(id=printable(identity), text="", reason=reason)


def _change_views(comparison: Comparison, statement_set: StatementSet) -> dict[str, ChangeView]:
    """Statements and levels by id; phases are left out."""
    titles = {"totaal": "Totaal", **{part.id: part.title for part in statement_set.parts}}
    titles |= {theme.id: theme.title for theme in statement_set.themes}
    views = {
        identity: _change_view(comparison.levels, place, identity, titles[identity])
        for place, identity in enumerate(comparison.structure.levels)
        if identity in titles
    }
    for place, statement in enumerate(statement_set.statements):
        views[statement.id] = _change_view(comparison.statements, place, statement.id, statement.text)
    return views


def _change_view(changes: Changes, place: int, identity: str, title: str) -> ChangeView:
    view = ChangeView(
        id=identity,
        title=title,
        before=number(changes.before[place]),
        after=number(changes.after[place]),
        difference=number(changes.difference[place]),
        low=number(changes.low[place]),
        high=number(changes.high[place]),
        verdict=changes.verdict_of(place),
        told="",
    )
    return replace(view, told=change_wording.told(view))


def _with_interval(comparison: Comparison) -> int:
    return int((~np.isnan(comparison.statements.low)).sum())


def _most(statements: Iterable[ChangeView], verdict: ChangeVerdict) -> tuple[ChangeView, ...]:
    """The statements with this verdict, the largest difference first, ties in the order of the set."""
    found = [change for change in statements if change.verdict is verdict]
    return tuple(sorted(found, key=lambda change: -round(abs(change.difference or 0), 9))[:SHOWN])


def _strengths(comparison: Comparison, statements: Mapping[str, ChangeView], *, gained: bool) -> tuple[ChangeView, ...]:
    """Statements that print as strong in one year and not in the other."""
    own = comparison.statements
    first, last = mean_verdicts(own.before), mean_verdicts(own.after)
    found = []
    for place, change in enumerate(statements.values()):
        strong = [verdict_of(int(codes[place])) is Verdict.STRONG for codes in (first, last)]
        if change.difference is not None and strong == [not gained, gained]:
            found.append(change)
    return tuple(found)


def _among_same(
    pair: Pair, before: _Year, after: _Year, statement_set: StatementSet, shown: Bools, minimum: int
) -> tuple[tuple[ChangeView, ...], str | None]:
    """Total and parts among only the people of both years; shown where they and the rest of each year are enough."""
    sides = [year.side for year in (before, after)]
    if not pair.same_people or any(side.responses is None for side in sides):
        return (), None
    people = [set(side.responses.participants) for side in sides if side.responses is not None]
    same = people[0] & people[1]
    rest = [len(own - same) for own in people]
    if not same:
        return (), None
    if len(same) < minimum or any(0 < left < minimum for left in rest):
        return (), change_wording.few_same(minimum)
    if not any(rest):
        return (), change_wording.all_same(len(same))
    only = [_only(side, same) for side in sides]
    comparison = compare(only[0], only[1], structure_of(statement_set), shown)
    views = _change_views(comparison, statement_set)
    kept = ("totaal", *(part.id for part in statement_set.parts))
    return tuple(views[identity] for identity in kept), change_wording.among_same(len(same))


def _only(side: Side, people: set[str]) -> Side:
    """The same measurement with these people only."""
    assert side.responses is not None  # noqa: S101 - the caller looked
    rows = [row for row, code in enumerate(side.responses.participants) if code in people]
    answers = side.responses.answers[rows]
    counts = np.array([np.bincount(column, minlength=9)[:8] for column in answers.T], dtype=np.int64)
    return replace(
        side,
        counts=counts,
        responses=Responses(
            participants=tuple(side.responses.participants[row] for row in rows),
            domains=tuple(side.responses.domains[row] for row in rows),
            answers=answers,
        ),
    )


def _followed(pair: Pair, statements: Mapping[str, ChangeView]) -> tuple[FollowedAction, ...]:
    """The actions of the earlier year; of two coalitions there is no earlier one."""
    joint = pair.before.joint
    if joint is None or not pair.same_people or pair.before.year > pair.after.year:
        return ()
    found = []
    for action in joint.actions:
        change = statements.get(action.statement)
        has_figures = change is not None and change.difference is not None
        found.append(FollowedAction(action=clean_action(action), change=change if has_figures else None))
    return tuple(found)


def _trend(pair: Pair, statement_set: StatementSet, basis: Basis, minimum: int) -> TrendView | None:
    """Total and parts over all years, on the statements that have a score in every year; None for fewer than three."""
    if len(pair.years) < _FEW_YEARS:
        return None
    years = [_year(measurement, statement_set, basis, minimum) for measurement in pair.years]
    structure = structure_of(statement_set)
    common = np.ones(len(structure.statements), dtype=np.bool_)
    for year in years:
        common &= ~np.isnan(year.side.means) & ~year.hidden
        old = {
            identity for version in year.measurement.versions for identity in differences_since(statement_set, version)
        }
        common &= np.array([identity not in old for identity in structure.statements], dtype=np.bool_)
    if not common.any():
        return None
    ids = ("totaal", *(part.id for part in statement_set.parts))
    titles = ("Totaal", *(part.title for part in statement_set.parts))
    scores = [_levels_on(year, statement_set, common) for year in years]
    numbers = tuple(measurement.year for measurement in pair.years)
    lines = []
    for identity, title in zip(ids, titles, strict=True):
        place = structure.levels.index(identity)
        own = tuple(number(values[place]) for values in scores)
        lines.append(TrendLine(id=identity, title=title, scores=own, told=change_wording.trend(title, numbers, own)))
    return TrendView(years=numbers, lines=tuple(lines), statements=int(common.sum()))


def _levels_on(year: _Year, statement_set: StatementSet, common: Bools) -> Sequence[float]:
    """The levels of one year on some statements only: compared with itself, so that the rule is the same."""
    own = replace(year.side, responses=None)
    return list(compare(own, own, structure_of(statement_set), common).levels.after)
