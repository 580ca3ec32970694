# SPDX-License-Identifier: EUPL-1.2
"""What a comparison knows of each measurement by itself, and the change of every statement and level as values."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from analysetool.changes import Bools, Changes, Comparison, Side
from analysetool.escaping import printable
from analysetool.figures.build_groups import cluster_sizes
from analysetool.figures.comparison import ChangeView, SideView
from analysetool.figures.ground import Ground, lay_ground
from analysetool.figures.levels import number
from analysetool.measurement import Measurement, Pair
from analysetool.model import Basis, StatementSet
from analysetool.words import changes as change_wording
from analysetool.words import figures as wording
from analysetool.words.changes import Names


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Year:
    """One measurement with what may be shown of it.

    `hidden` (S,) marks statements of which the score is one person's among few, so that it may not be shown.
    """

    measurement: Measurement
    ground: Ground
    side: Side
    hidden: Bools


def lay_year(measurement: Measurement, statement_set: StatementSet, basis: Basis, minimum: int) -> Year:
    """Decide what a measurement is compared on, and what of it stays hidden."""
    ground = lay_ground(measurement, statement_set, basis, minimum)
    counts = ground.tally.total()
    side = Side(
        identity=f"{measurement.coalition}|{measurement.year}",
        counts=counts,
        responses=None if ground.joint_only else measurement.responses,
        joint=ground.joint_scores if ground.basis is Basis.JOINT else None,
        one_voice=ground.one_voice,
    )
    single = (counts[:, :5].sum(axis=1) == 1) & ~side.settled
    return Year(measurement=measurement, ground=ground, side=side, hidden=single & ground.votes_hidden)


def names_of(pair: Pair) -> Names:
    """What the two measurements are called: by year, or by coalition when there are two."""
    before, after = pair.before, pair.after
    apart = not pair.same_people
    return Names(
        coalition=printable(before.coalition),
        before=printable(before.coalition) if apart else str(before.year),
        after=printable(after.coalition) if apart else str(after.year),
        two_coalitions=apart,
        year=after.year,
    )


def side_view(measurement: Measurement, label: str, statement_set: StatementSet) -> SideView:
    """What is told about one of the two measurements."""
    people = measurement.tally.people()
    info = measurement.info
    return SideView(
        coalition=printable(measurement.coalition),
        year=measurement.year,
        label=label,
        version=printable(measurement.versions[0]) if measurement.versions else statement_set.version,
        participants=people,
        per_cluster=cluster_sizes(measurement.tally, statement_set),
        participation=wording.took_part(people, sum(info.invited.values()) if info else None),
        origins=tuple(printable(origin) for origin in measurement.origins),
    )


def change_views(comparison: Comparison, statement_set: StatementSet, names: Names) -> dict[str, ChangeView]:
    """The changes of total, parts, themes and statements by id; phases are left out."""
    titles = {"totaal": "Totaal", **{part.id: part.title for part in statement_set.parts}}
    titles |= {theme.id: theme.title for theme in statement_set.themes}
    views = {
        identity: _change_view(comparison.levels, place, identity, titles[identity], names)
        for place, identity in enumerate(comparison.structure.levels)
        if identity in titles
    }
    for place, statement in enumerate(statement_set.statements):
        views[statement.id] = _change_view(comparison.statements, place, statement.id, statement.text, names)
    return views


def _change_view(changes: Changes, place: int, identity: str, title: str, names: Names) -> ChangeView:
    verdict = changes.verdict_of(place)
    view = ChangeView(
        id=identity,
        title=title,
        before=number(changes.before[place]),
        after=number(changes.after[place]),
        difference=number(changes.difference[place]),
        low=number(changes.low[place]),
        high=number(changes.high[place]),
        verdict=verdict,
        word=change_wording.verdict_word(verdict, two_coalitions=names.two_coalitions),
        told="",
    )
    return replace(view, told=change_wording.told(view, names))


def with_interval(comparison: Comparison) -> int:
    """How many statements have an interval."""
    return int((~np.isnan(comparison.statements.low)).sum())
