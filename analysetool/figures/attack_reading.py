# SPDX-License-Identifier: EUPL-1.2
"""Reading everything that is shown of a coalition as equations, to see whether answers of a few can be worked out.

Ranges, medians, agreement and distributions are about the same people as the mean beside them, so they add no people to
tell apart. What parents said in their own words is one mean per statement, of enough of them, and nothing else. What a
comparison says of other people is made of means of groups that are read here already.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np

from analysetool.changes import Side
from analysetool.disclosure import Bools, Group, Mode, groups_shown
from analysetool.errors import NotComparableError
from analysetool.figures.attack import Attack, Leak
from analysetool.figures.build_comparison import compute_comparison
from analysetool.figures.build_groups import compute_group_means, counts_of, divide_people
from analysetool.figures.build_report import compute_report
from analysetool.figures.compared_people import shown_of_same
from analysetool.figures.compared_trend import trend_of
from analysetool.figures.compared_years import Year, lay_year
from analysetool.figures.comparison import Change
from analysetool.figures.report import LevelKind, Report, ShownLevel
from analysetool.measurement import Measurement, Pair
from analysetool.measures import SCORES, Floats
from analysetool.model import LOWEST_MINIMUM, TOTAL, Basis, GroupBy, StatementSet
from analysetool.scoring import PHASE_PREFIX, Structure, structure_of
from analysetool.tally import Responses
from analysetool.versions import differences_since


@dataclass(frozen=True, slots=True, kw_only=True)
class Attacked:
    """What an attack on the years of one coalition found.

    Attributes:
        coalition: whose years they are.
        years: the years that were attacked; the places in `leaks` are places in it.
        hiding_nothing: the years that are open, or of one voice.
        only_counts: the years of which nobody knows who answered what.
        fewest: figures are about so many people or more in each year, which is the lowest of the years.
        leaks: what can be worked out of fewer.
    """

    coalition: str
    years: tuple[int, ...]
    hiding_nothing: tuple[int, ...]
    only_counts: tuple[int, ...]
    fewest: int
    leaks: tuple[Leak, ...]


def attack_years(measurements: Sequence[Measurement], statement_set: StatementSet) -> Attacked:
    """Attack everything that is shown of the measurements of one coalition, each alone and every two years together.

    Raises:
        ValueError: when there is no measurement.
    """
    if not measurements:
        message = "there is nothing to attack"
        raise ValueError(message)
    hiding = [own for own in measurements if own.disclosure().mode is not Mode.EVERYTHING]
    years = [_Read(measurement=own, responses=own.responses) for own in hiding if own.responses is not None]
    rules = [own.measurement.disclosure() for own in years]
    fewest = [rule.minimum if rule.shows_counts else LOWEST_MINIMUM for rule in rules]
    leaks: tuple[Leak, ...] = ()
    if years:
        leaks = _Reader(years, statement_set).read_all(measurements).leaks(fewest)
    return Attacked(
        coalition=measurements[0].coalition,
        years=tuple(own.measurement.year for own in years),
        hiding_nothing=tuple(own.year for own in measurements if own not in hiding),
        only_counts=tuple(own.year for own in hiding if own.responses is None),
        fewest=min(fewest, default=LOWEST_MINIMUM),
        leaks=leaks,
    )


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Read:
    measurement: Measurement
    responses: Responses

    @property
    def names(self) -> list[str]:
        """A name for each person; who has no code is somebody else in every year."""
        year = self.measurement.year
        return [code or f"{year}:{row}" for row, code in enumerate(self.responses.participants)]


class _Reader:
    """Reads what is shown of some years into one attack."""

    def __init__(self, years: Sequence[_Read], statement_set: StatementSet) -> None:
        self.years = years
        self.statement_set = statement_set
        self.structure: Structure = structure_of(statement_set)
        self.place = {name: row for row, name in enumerate(dict.fromkeys(name for own in years for name in own.names))}
        known = np.full((len(years), len(self.place), len(self.structure.statements)), np.nan)
        for number, own in enumerate(years):
            scores = np.append(SCORES, [np.nan] * 4)[own.responses.answers]
            known[number, [self.place[name] for name in own.names]] = scores
        self.attack = Attack(known=known)

    def read_all(self, measurements: Sequence[Measurement]) -> Attack:
        for number in range(len(self.years)):
            self._read_year(number)
        for before, after in combinations(range(len(self.years)), 2):
            self._read_pair(before, after, measurements)
        self._read_trend([own for own in measurements if own.desk is None])
        return self.attack

    def _who(self, number: int, own: set[str] | None = None, *, domains: Sequence[str] | None = None) -> Bools:
        """The people (P,) of a year with these names or domains; without either all of them."""
        year = self.years[number]
        found = np.zeros(len(self.place), dtype=np.bool_)
        for name, domain in zip(year.names, year.responses.domains, strict=True):
            if (own is None or name in own) and (domains is None or domain in domains):
                found[self.place[name]] = True
        return found

    def _level(self, identity: str, kept: Bools) -> Floats:
        """The weights (S,) of a level on the statements that are kept."""
        member = self.structure.members[self.structure.levels.index(identity)]
        weights: Floats = np.where(member & kept, self.structure.weights, 0.0)
        return weights

    def _one(self, place: int) -> Floats:
        weights: Floats = np.zeros(len(self.structure.statements))
        weights[place] = 1.0
        return weights

    def _read_year(self, number: int) -> None:
        measurement = self.years[number].measurement
        everybody = self._who(number)
        year = lay_year(measurement, self.statement_set, Basis.INDIVIDUAL)
        scored = ~np.isnan(year.side.means)
        report = compute_report(measurement, self.statement_set)
        for place, statement in enumerate(report.statements):
            self.attack.learn(statement.mean, number, self._one(place), everybody)
        for level in _levels(report):
            self.attack.learn(level.mean, number, self._level(_id_of(level), scored), everybody)
        division = divide_people(year.ground, self.statement_set)
        self._read_groups(number, report, year, division.clusters)
        by_domain = compute_report(measurement, self.statement_set, group_by=GroupBy.DOMAIN)
        self._read_groups(number, by_domain, year, division.domains)
        if measurement.joint is not None:
            self._read_joint_basis(number, everybody)

    def _read_groups(self, number: int, report: Report, year: Year, groups: Sequence[Group]) -> None:
        """What a report and the explanation of each statement show of groups."""
        masks = {group.id: self._who(number, domains=group.domains) for group in groups}
        each = self._each(year, groups)
        for shown in report.groups:
            for identity, level in (*shown.parts.items(), *shown.themes.items()):
                self.attack.learn(level.mean, number, self._level(identity, each), masks[shown.id], shown.id)
        means = [(side, gap.statement.id) for gap in report.gaps for side in (gap.highest, gap.lowest)]
        if not any(group.by_domain for group in groups):
            for place, identity in enumerate(self.structure.statements):
                explained = compute_group_means(year.ground, self.statement_set, place)
                means.extend((side, identity) for side in explained.means)
        for side, identity in means:
            place = self.structure.statements.index(identity)
            self.attack.learn(side.mean, number, self._one(place), masks[side.group], side.group)

    def _each(self, year: Year, groups: Sequence[Group]) -> Bools:
        """The statements (S,) on which groups have a figure."""
        counts = counts_of(year.ground.tally, groups)[..., : SCORES.size].sum(axis=-1)
        return groups_shown(counts, year.ground.disclosure.fewest)

    def _read_joint_basis(self, number: int, everybody: Bools) -> None:
        """What is left of a level when the joint scores, which everybody knows, are taken out."""
        measurement = self.years[number].measurement
        report = compute_report(measurement, self.statement_set, basis=Basis.JOINT)
        side = lay_year(measurement, self.statement_set, Basis.JOINT).side
        for level in _levels(report):
            weights = self._level(_id_of(level), ~np.isnan(side.means))
            own = np.where(side.settled, 0.0, weights)
            if level.mean is not None and own.any():
                joint = float(np.nansum(np.where(side.settled, weights * side.means, 0.0)))
                self.attack.learn((level.mean * weights.sum() - joint) / own.sum(), number, own, everybody)

    def _shared(self, measurements: Sequence[Measurement]) -> Bools:
        """The statements (S,) with the same claim in all of these measurements."""
        versions = {version for own in measurements for version in own.versions}
        changed = {identity for version in versions for identity in differences_since(self.statement_set, version)}
        return np.array([identity not in changed for identity in self.structure.statements], dtype=np.bool_)

    def _read_pair(self, before: int, after: int, measurements: Sequence[Measurement]) -> None:
        own = [self.years[number].measurement for number in (before, after)]
        try:
            found = compute_comparison(Pair(before=own[0], after=own[1], years=tuple(measurements)), self.statement_set)
        except NotComparableError:
            return
        sides = [lay_year(measurement, self.statement_set, Basis.INDIVIDUAL) for measurement in own]
        compared = self._common([year.side for year in sides], self._shared(own))
        levels = [found.total, *found.parts, *(theme.level for theme in found.themes)]
        for place, identity in enumerate(self.structure.statements):
            change = next(one for theme in found.themes for one in theme.statements if one.id == identity)
            self._learn_change(change, (before, after), self._one(place), None)
        for change in levels:
            self._learn_change(change, (before, after), self._level(change.id, compared), None)
        if found.among_same:
            same = {name for name in self.years[before].names if name in self.years[after].names}
            kept = [shown_of_same(year, same, self.statement_set, _fewest(sides)) for year in sides]
            for change in found.among_same:
                weights = self._level(change.id, compared & kept[0] & kept[1])
                self._learn_change(change, (before, after), weights, same)

    def _learn_change(self, change: Change, years: tuple[int, int], weights: Floats, people: set[str] | None) -> None:
        group = "" if people is None else "zelfde-deelnemers"
        for number, figure in zip(years, (change.before, change.after), strict=True):
            self.attack.learn(figure, number, weights, self._who(number, people), group)

    def _read_trend(self, measurements: Sequence[Measurement]) -> None:
        trend = trend_of(measurements, self.statement_set, Basis.INDIVIDUAL)
        if trend is None:
            return
        sides = [lay_year(own, self.statement_set, Basis.INDIVIDUAL).side for own in measurements]
        common = self._common(sides, self._shared(measurements))
        for number, own in enumerate(self.years):
            place = trend.years.index(own.measurement.year)
            for line in trend.lines:
                self.attack.learn(line.scores[place], number, self._level(line.id, common), self._who(number))

    def _common(self, sides: Sequence[Side], shared: Bools) -> Bools:
        """The shared statements (S,) with a score that counts on every side."""
        every: Bools = shared & ~np.any([np.isnan(side.means) for side in sides], axis=0)
        return every


def _fewest(years: Sequence[Year]) -> int:
    return max(year.ground.disclosure.fewest for year in years)


def _levels(report: Report) -> tuple[ShownLevel, ...]:
    """Every level of a report."""
    return (report.total, *report.parts, *(theme.level for theme in report.themes), *report.phases)


def _id_of(level: ShownLevel) -> str:
    """The id of a level in the structure of the set."""
    if level.kind is LevelKind.TOTAL:
        return TOTAL
    return PHASE_PREFIX + level.id if level.kind is LevelKind.PHASE else level.id
