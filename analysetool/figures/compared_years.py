# SPDX-License-Identifier: EUPL-1.2
"""What a comparison knows of each measurement by itself, and the change of every statement and level as values."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from analysetool.certainty import Bools, Certainty
from analysetool.changes import Changes, Comparison, Side
from analysetool.disclosure import Mode
from analysetool.escaping import printable
from analysetool.figures.build_groups import cluster_sizes
from analysetool.figures.build_response import partners_invited
from analysetool.figures.comparison import Change, ComparedMeasurement, Missing, Working
from analysetool.figures.ground import Ground, lay_ground
from analysetool.figures.levels import number
from analysetool.measurement import Measurement
from analysetool.measures import SCORES
from analysetool.model import Answer, Basis, StatementSet
from analysetool.requirements import TOTAL

_SETTLED: Mapping[Answer | None, Missing] = {
    Answer.DONT_KNOW: Missing.DONT_KNOW,
    Answer.NOT_APPLICABLE: Missing.NOT_APPLICABLE,
}
ROUGH_DIGITS = 3
"""So many digits of a variance are kept where exact ones would say what a few people answered."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Year:
    """One measurement with what may be shown of it: the answers in `side` are those that count.

    `hidden` (S,) marks the statements with a score that may not be shown.
    """

    measurement: Measurement
    ground: Ground
    side: Side
    hidden: Bools

    @property
    def without_score(self) -> Bools:
        """Where there is no score."""
        nothing: Bools = np.isnan(self.side.means)
        return nothing

    def missing(self, place: int) -> Missing | None:
        """What stands at a place in the set where there is no score; None where there is one."""
        if not self.without_score[place]:
            return None
        if self.side.not_asked is not None and self.side.not_asked[place]:
            return Missing.NOT_ASKED
        settled = self.ground.joint[place] if self.ground.basis is Basis.JOINT else None
        return _SETTLED.get(settled, Missing.NO_SCORE)

    @property
    def levels_only(self) -> bool:
        """True where only total and parts may be told, and those on one choice of statements alone."""
        return self.ground.disclosure.mode is Mode.LEVELS and self.ground.basis is Basis.INDIVIDUAL

    def tells(self, level: Bools, compared: Bools) -> bool:
        """Whether a level with these statements (S,) may be told on those of them that are compared (S,).

        Where no statement may be shown, a level on other statements than in the report would tell those between.
        """
        left_out = level & self.ground.disclosure.counted & ~self.without_score & ~compared
        return not self.levels_only or not left_out.any()


def lay_year(measurement: Measurement, statement_set: StatementSet, basis: Basis) -> Year:
    """Decide what a measurement is compared on, and what of it stays hidden."""
    ground = lay_ground(measurement, statement_set, basis)
    counts = ground.counts_on_basis()
    scored = counts[:, : len(SCORES)].sum(axis=1) > 0
    kept = ground.disclosure.counted_on(ground.basis)
    side = Side(
        counts=np.where((scored & ~kept)[:, None], 0, counts),
        responses=None if ground.joint_only else measurement.responses,
        joint=ground.joint_scores if ground.basis is Basis.JOINT else None,
        one_voice=ground.one_voice,
        not_asked=~ground.asked if ground.counted_blanks else None,
    )
    shown = np.zeros_like(kept) if ground.disclosure.mode is Mode.LEVELS else kept
    return Year(measurement=measurement, ground=ground, side=side, hidden=scored & ~shown & ~side.settled)


def compared_measurement(year: Year, statement_set: StatementSet) -> ComparedMeasurement:
    """What can be told about one of the two measurements."""
    measurement = year.measurement
    return ComparedMeasurement(
        coalition=printable(measurement.coalition),
        year=measurement.year,
        version=printable(measurement.versions[0]) if measurement.versions else statement_set.version,
        participants=measurement.tally.people(),
        invited=partners_invited(measurement, statement_set),
        per_cluster=cluster_sizes(measurement.tally, statement_set),
        origins=tuple(printable(origin) for origin in measurement.origins),
        settled=int(year.side.settled.sum()),
    )


def changes_by_id(comparison: Comparison, statement_set: StatementSet, minimum: int) -> dict[str, Change]:
    """The changes of total, parts, themes and statements by id; phases are left out.

    What fewer than `minimum` people add to a variance stays out of its working. What comes from other people is not
    worked out here (see `analysetool.figures.compared_composition`).
    """
    titles = {TOTAL: "", **{part.id: part.title for part in statement_set.parts}}
    titles |= {theme.id: theme.title for theme in statement_set.themes}
    found = {
        identity: _change(comparison.levels, place, identity, titles[identity], minimum)
        for place, identity in enumerate(comparison.structure.levels)
        if identity in titles
    }
    for place, statement in enumerate(statement_set.statements):
        found[statement.id] = _change(comparison.statements, place, statement.id, statement.text, minimum)
    return found


def _change(changes: Changes, place: int, identity: str, title: str, minimum: int) -> Change:
    return Change(
        id=identity,
        title=title,
        before=number(changes.before[place]),
        after=number(changes.after[place]),
        difference=number(changes.difference[place]),
        low=number(changes.low[place]),
        high=number(changes.high[place]),
        by_composition=None,
        verdict=changes.verdict_of(place),
        named=bool(changes.named[place]),
        working=None
        if changes.certainty is None or np.isnan(changes.half_width[place])
        else _working(changes.certainty, place, minimum),
    )


def _working(certainty: Certainty, place: int, minimum: int) -> Working:
    spread, moderated = certainty.spread, certainty.moderated
    only_before, both, only_after = (int(own) for own in spread.people[place])
    from_before, from_both, from_after = (float(own) for own in spread.variances[place])
    few = any(0 < own < minimum for own in (only_before, both, only_after))
    moderates = bool(moderated.moderates[place])
    used = float(moderated.variance[place])

    def shown(value: float) -> float:
        return float(f"{value:.{ROUGH_DIGITS}g}") if few else value

    return Working(
        people=(only_before, both, only_after),
        variances=None if few else (from_before, from_both, from_after),
        variance=shown(float(spread.variance[place])),
        own_freedom=shown(float(spread.freedom[place])),
        prior_variance=float(moderated.prior_variance) if moderates else None,
        prior_freedom=float(moderated.prior_freedom) if moderates else None,
        used_variance=shown(used),
        used_freedom=shown(float(moderated.freedom[place])),
        smallest=bool(spread.smallest[place]),
        quantile=shown(float(certainty.half_width[place]) / math.sqrt(used)),
        chance=float(certainty.chance[place]),
    )
