# SPDX-License-Identifier: EUPL-1.2
"""Reading everything that is shown of a coalition as equations, to see whether answers of a few can be worked out.

Means, ends of ranges and counts of scores are read. Where every statement of a level has a figure its range adds
nothing; the other end of a range never does, as it lies further by the open answers alone. Medians, agreement and
intervals are no equations and stay out; they are about the same people as the mean beside them.
What a comparison says of other people is made of means of groups that are read here already.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np

from analysetool.changes import Side
from analysetool.disclosure import Bools, Group, Mode, groups_shown
from analysetool.errors import NotComparableError
from analysetool.figures.attack import Attack, Leak, weights_of
from analysetool.figures.attack_bounds import bounded
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
from analysetool.model import LOWEST_MINIMUM, TOTAL, Answer, Basis, GroupBy, Openness, StatementSet, Voice
from analysetool.scoring import PHASE_PREFIX, Structure, structure_of
from analysetool.tally import COLUMN, Responses
from analysetool.versions import differences_since


@dataclass(frozen=True, slots=True, kw_only=True)
class Attacked:
    """What an attack on the years of one coalition found.

    Attributes:
        coalition: whose years they are.
        voice: of whom the answers are: partners, or parents in their own words.
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
    voice: Voice = Voice.PARTNERS


def attack_years(
    measurements: Sequence[Measurement], statement_set: StatementSet, others: Sequence[Measurement] = ()
) -> Attacked:
    """Attack everything that is shown of the partners in the measurements of one coalition.

    Args:
        measurements: each is read alone, every two of them together, and all of them.
        statement_set: the set they belong to.
        others: measurements of other coalitions, beside which one of the same year can be set.

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
        attack = _Reader(years, statement_set).read_all(measurements, others)
        leaks = (*attack.leaks(fewest), *bounded(attack, fewest))
    return Attacked(
        coalition=measurements[0].coalition,
        years=tuple(own.measurement.year for own in years),
        hiding_nothing=tuple(own.year for own in measurements if own not in hiding),
        only_counts=tuple(own.year for own in hiding if own.responses is None),
        fewest=min(fewest, default=LOWEST_MINIMUM),
        leaks=leaks,
    )


def attack_parents(measurements: Sequence[Measurement], statement_set: StatementSet) -> Attacked | None:
    """Attack what is shown of parents in the measurements of one coalition; None when none heard any.

    Of parents there is one mean per statement, of all who scored it, and no figure sets them beside partners one by
    one. Who of them scored what is not known; how many did is enough.
    """
    heard = [own for own in measurements if own.parents is not None]
    if not heard:
        return None
    hiding = [own for own in heard if own.openness is not Openness.OPEN]
    votes = np.array([own.parents.total()[:, : SCORES.size] for own in hiding if own.parents is not None])
    known = np.full((len(hiding), int(votes.sum(axis=-1).max(initial=0)), len(statement_set.statements)), np.nan)
    for number, place in np.ndindex(votes.shape[:2]):
        scores = np.repeat(SCORES, votes[number, place])
        known[number, : scores.size, place] = scores
    attack = Attack(known=known)
    for number, measurement in enumerate(hiding):
        report = compute_report(measurement, statement_set)
        told = [(own.id, own.parents) for own in report.statements]
        told += [(own.statement.id, own.parents) for own in (report.parents.statements if report.parents else ())]
        for identity, mean in told:
            if mean is not None:
                weights = weights_of([own.id for own in statement_set.statements], {identity: 1.0})
                everybody = np.ones(known.shape[1], dtype=np.bool_)
                attack.learn(mean.mean, number, weights, everybody)
    fewest = [own.fewest_votes for own in hiding]
    return Attacked(
        coalition=heard[0].coalition,
        years=tuple(own.year for own in hiding),
        hiding_nothing=tuple(own.year for own in heard if own not in hiding),
        only_counts=(),
        fewest=min(fewest, default=LOWEST_MINIMUM),
        leaks=(*attack.leaks(fewest), *bounded(attack, fewest)),
        voice=Voice.PARENTS,
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

    def read_all(self, measurements: Sequence[Measurement], others: Sequence[Measurement]) -> Attack:
        for number in range(len(self.years)):
            self._read_year(number)
        for before, after in combinations(range(len(self.years)), 2):
            own = [self.years[number].measurement for number in (before, after)]
            self._read_pair(Pair(before=own[0], after=own[1], years=tuple(measurements)), (before, after))
        for number in range(len(self.years)):
            self._read_last_year(number, measurements)
        for number, year in enumerate(self.years):
            self._read_beside(number, [own for own in others if own.year == year.measurement.year])
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
            self.attack.learn_counts(statement.distribution, number, place)
        for level in _levels(report):
            self.attack.learn(level.mean, number, self._level(_id_of(level), scored), everybody)
            if not year.ground.disclosure.shows_counts:
                self._learn_range(level.low, number, (_id_of(level), scored), None)
        division = divide_people(year.ground, self.statement_set)
        self._read_groups(number, report, year, division.clusters)
        by_domain = compute_report(measurement, self.statement_set, group_by=GroupBy.DOMAIN)
        self._read_groups(number, by_domain, year, division.domains)
        if measurement.joint is not None:
            self._read_joint_basis(number, everybody)

    def _read_groups(self, number: int, report: Report, year: Year, groups: Sequence[Group]) -> None:
        """What a report and the explanation of each statement show of groups."""
        by_id = {group.id: group for group in groups}
        masks = {group.id: self._who(number, domains=group.domains) for group in groups}
        each = self._each(year, groups)
        for shown in report.groups:
            for identity, level in (*shown.parts.items(), *shown.themes.items()):
                self.attack.learn(level.mean, number, self._level(identity, each), masks[shown.id], shown.id)
                self._learn_range(level.low, number, (identity, each), by_id[shown.id])
        means = [(side, gap.statement.id) for gap in report.gaps for side in (gap.highest, gap.lowest)]
        if not any(group.by_domain for group in groups):
            for place, identity in enumerate(self.structure.statements):
                explained = compute_group_means(year.ground, self.statement_set, place)
                means.extend((side, identity) for side in explained.means)
        for side, identity in means:
            place = self.structure.statements.index(identity)
            self.attack.learn(side.mean, number, self._one(place), masks[side.group], side.group)

    def _learn_range(self, low: float | None, number: int, stands_on: tuple[str, Bools], group: Group | None) -> None:
        """What the low end of a level adds: a mean in which statements weigh less by their open answers.

        It is sum_s w_s (n_s m_s + u_s) / (n_s + u_s) over what the level stands on, with n_s scores and u_s open
        answers, and a 1 for each other statement that is not nvt for all.
        """
        if low is None:
            return
        identity, kept = stands_on
        responses = self.years[number].responses
        rows = [group is None or domain in group.domains for domain in responses.domains]
        counts = np.array([(responses.answers[rows] == code).sum(axis=0) for code in COLUMN.values()])
        votes = counts[: SCORES.size].sum(axis=0)
        blanks = counts[COLUMN[Answer.DONT_KNOW]] + counts[COLUMN[Answer.NOT_ANSWERED]]
        all_nvt = (counts[COLUMN[Answer.NOT_APPLICABLE]] > 0) & (votes + blanks == 0) & (group is None)
        every = self._level(identity, ~all_nvt)
        own = np.where(kept, every, 0.0)
        if own.any():
            asked = np.maximum(votes + blanks, 1)
            rest = low * every.sum() - (own * blanks / asked).sum() - (every - own).sum()
            weights = own * votes / asked
            who = self._who(number, domains=None if group is None else group.domains)
            self.attack.learn(rest / weights.sum(), number, weights, who, "" if group is None else group.id)

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

    def _read_beside(self, number: int, others: Sequence[Measurement]) -> None:
        """What is shown of a year beside others of another coalition: levels on the statements that both have.

        Where statements have figures those levels are combinations of theirs.
        """
        own = self.years[number].measurement
        if own.disclosure().shows_counts or own.desk is not None:
            return
        for other in others:
            if other.desk is None:
                self._read_pair(Pair(before=own, after=other, years=(own,), same_people=False), (number, None))

    def _read_pair(self, pair: Pair, numbers: tuple[int, int | None]) -> None:
        """What a comparison shows of either measurement that has a number here."""
        try:
            found = compute_comparison(pair, self.statement_set)
        except NotComparableError:
            return
        own = (pair.before, pair.after)
        sides = [lay_year(measurement, self.statement_set, Basis.INDIVIDUAL) for measurement in own]
        compared = self._common([year.side for year in sides], self._shared(own))
        levels = [found.total, *found.parts, *(theme.level for theme in found.themes)]
        for place, identity in enumerate(self.structure.statements):
            change = next(one for theme in found.themes for one in theme.statements if one.id == identity)
            self._learn_change(change, numbers, self._one(place), None)
        for change in levels:
            self._learn_change(change, numbers, self._level(change.id, compared), None)
        before, after = numbers
        if found.among_same and after is not None and before is not None:
            same = set(self.years[before].names) & set(self.years[after].names)
            kept = [shown_of_same(year, same, self.statement_set, _fewest(sides)) for year in sides]
            for change in found.among_same:
                weights = self._level(change.id, compared & kept[0] & kept[1])
                self._learn_change(change, numbers, weights, same)

    def _read_last_year(self, number: int, measurements: Sequence[Measurement]) -> None:
        """What the report of a year shows of the year before, which may be one that hides nothing."""
        measurement = self.years[number].measurement
        last_year = compute_report(measurement, self.statement_set, years=measurements).last_year
        if last_year is None or last_year.comparison is None:
            return
        numbers = {own.measurement.year: place for place, own in enumerate(self.years)}
        earlier = numbers.get(last_year.year)
        for change in (*last_year.comparison.risen, *last_year.comparison.fallen):
            place = self.structure.statements.index(change.id)
            self._learn_change(change, (earlier, number), self._one(place), None)
        if earlier is not None:
            pair = (self.years[earlier].measurement, measurement)
            sides = [lay_year(own, self.statement_set, Basis.INDIVIDUAL).side for own in pair]
            compared = self._common(sides, self._shared(pair))
            for identity, score in last_year.themes.items():
                self.attack.learn(score, earlier, self._level(identity, compared), self._who(earlier))

    def _learn_change(
        self, change: Change, numbers: tuple[int | None, ...], weights: Floats, people: set[str] | None
    ) -> None:
        group = "" if people is None else "zelfde-deelnemers"
        for number, figure in zip(numbers, (change.before, change.after), strict=True):
            if number is not None:
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
