# SPDX-License-Identifier: EUPL-1.2
"""A comparison as figures that may be shown, computed once; what is told of them is in `analysetool.words`.

None means "cannot be determined" or "may not be shown". Differences are exact; they are rounded where they are written.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from analysetool.composition import is_loud
from analysetool.model import Action, Basis, ChangeVerdict, StatementSet, Verdict
from analysetool.rounding import round_half_up
from analysetool.versions import Reason

FREEDOM_DECIMALS = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparedMeasurement:
    """One of the two measurements; `version` is that of the set its sheets belong to (the oldest, when they differ).

    `invited` is None when nobody wrote down how many were; on `settled` statements the joint score counts.
    """

    coalition: str
    year: int
    version: str
    participants: int | None
    invited: int | None
    per_cluster: Mapping[str, int]
    origins: tuple[str, ...]
    settled: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Working:
    """What an interval was computed from, so that it can be computed again.

    Where few people are among these, variances and degrees of freedom are rounded to what the interval needs: exact
    ones would say what those few answered.

    Attributes:
        people: how many answered only in the first year, in both, and only in the second.
        variances: what each of these three adds to the variance; None where one of them is a few people.
        variance: the variance of the difference by itself.
        own_freedom: its degrees of freedom.
        prior_variance: what the variances have in common that learnt from each other, as variance of one answer; None
            where none did.
        prior_freedom: what that is worth in degrees of freedom; infinite where they differ by chance alone.
        used_variance: the variance that the interval stands on.
        used_freedom: the degrees of freedom that it stands on.
        smallest: whether everybody changed alike, so that the variance is the smallest there is.
        quantile: how many times the root of that variance the interval reaches to either side.
        chance: how likely a difference this large is when nothing changed.
    """

    people: tuple[int, int, int]
    variances: tuple[float, float, float] | None
    variance: float
    own_freedom: float
    prior_variance: float | None
    prior_freedom: float | None
    used_variance: float
    used_freedom: float
    smallest: bool
    quantile: float
    chance: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """The change of one statement or level; `title` is the text of a statement and empty for the total.

    `named` is True for a change that is told as one: certain, and for a statement still so among all of them at once.
    `working` is None where there is no interval. `by_composition` is the part of the difference that comes from other
    people, None where groups may not be shown.
    """

    id: str
    title: str
    before: float | None
    after: float | None
    difference: float | None
    low: float | None
    high: float | None
    by_composition: float | None
    verdict: ChangeVerdict | None
    named: bool
    working: Working | None

    @property
    def freedom(self) -> float | None:
        """The degrees of freedom that the interval stands on, to one decimal; None where there is none.

        More decimals change no interval, and would say what one person among few added to a variance.
        """
        return None if self.working is None else round_half_up(self.working.used_freedom, FREEDOM_DECIMALS)


class NoInterval(StrEnum):
    """Why it cannot be said how sure the difference of the total is."""

    FEW = "weinig-scores"
    ONE_VOICE = "een-stem"
    JOINT = "gezamenlijk"
    COUNTS = "aantallen"


@dataclass(frozen=True, slots=True, kw_only=True)
class Strength:
    """A statement that is a strength in one measurement and not in the other, with its verdict in each."""

    change: Change
    before: Verdict | None
    after: Verdict | None


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherClaim:
    """A statement that is not in both versions of the set, or makes another claim `since` a version."""

    reason: Reason
    since: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HiddenScore:
    """A statement with a score that is one person's among few."""


class Missing(StrEnum):
    """What stands where there is no score; the last two are what a coalition settled on together."""

    NOT_ASKED = "niet-gevraagd"
    NO_SCORE = "geen-score"
    DONT_KNOW = "weet-niet"
    NOT_APPLICABLE = "nvt"


@dataclass(frozen=True, slots=True, kw_only=True)
class NoScore:
    """A statement without a score in one of the measurements, or in both; None for one that has a score."""

    before: Missing | None
    after: Missing | None


@dataclass(frozen=True, slots=True, kw_only=True)
class NotCompared:
    """A statement that is left out, with the reason; `text` is empty when the set has it no more."""

    id: str
    text: str
    reason: OtherClaim | HiddenScore | NoScore


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparedTheme:
    """A theme with its statements; those that are not compared have no figures."""

    level: Change
    part: str
    statements: tuple[Change, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ClusterPeople:
    """How many people of a cluster took part in each measurement; None where that is not known."""

    id: str
    before: int | None
    after: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupShare:
    """A group of people with its share of the participants (0-1) in each measurement; None where that is not known."""

    id: str
    before: float | None
    after: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Composition:
    """How the groups changed that both measurements show, and what that made of the difference.

    Attributes:
        groups: two or more, in the order of the set; everybody is in one of them.
        largest_shift: how much the share of any group changed at most, 0-1; None where shares are not known.
        statements: on so many compared statements every group has a figure in both measurements.
        difference: the difference over all of those together; None where they are fewer than half of what is compared.
        by_composition: the part of it that comes from other people; None together with it.
    """

    groups: tuple[GroupShare, ...]
    largest_shift: float | None
    statements: int
    difference: float | None
    by_composition: float | None

    @property
    def loud(self) -> bool:
        """Whether the groups shifted so much that it is said at once."""
        return is_loud(self.largest_shift)


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowedAction:
    """An action of the earlier year and what the score of its statement did since; None when that is not compared."""

    action: Action
    change: Change | None


@dataclass(frozen=True, slots=True, kw_only=True)
class TrendLine:
    """The score of the total or a part in each year, on the statements that all years have in common."""

    id: str
    title: str
    scores: tuple[float, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Trend:
    """Years in order and a line per part, after that of the total; they stand on `common` statements of the set."""

    years: tuple[int, ...]
    lines: tuple[TrendLine, ...]
    common: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparisonFigures:
    """Two measurements set side by side.

    Attributes:
        statement_set: the set they are compared on, with printable texts.
        before: the measurement to compare from.
        after: the measurement to compare to.
        two_coalitions: True for two coalitions in one year, False for two years of one.
        basis: individual answers, or joint scores where there are any.
        minimum: the smallest group of which figures are shown apart.
        votes_hidden: whether one of the two has so few people that only means are shown.
        one_voice: whether some statement is judged without an interval because each year has one voice on it.
        total: the change of the total.
        no_interval: why the total has no interval; None when it has one.
        parts: the change of each part.
        themes: the change of each theme, with its statements.
        compared: on so many statements everything stands.
        not_compared: the others, in the order of the set; what the set has no more comes last.
        by_chance: so many statements would have an interval clear of 0 by chance alone.
        beyond_chance: so many have one.
        risen: the statements that are named as higher, the largest difference first.
        fallen: the same for the other way.
        new_strengths: the statements that became a strength.
        lost_strengths: the statements that were one.
        clusters: who took part; empty when there is at most one cluster.
        composition: how the groups changed that both measurements show; None when there are no two of those.
        same_participants: how many people took part twice; None when that is not known, or for two coalitions.
        among_same: total and parts among only those people; empty when they or the others are too few to be shown, and
            None when there is nothing to tell apart.
        actions: the actions of the earlier year.
        trend: the total and parts over all years; None when there are fewer than three.
    """

    statement_set: StatementSet
    before: ComparedMeasurement
    after: ComparedMeasurement
    two_coalitions: bool
    basis: Basis
    minimum: int
    votes_hidden: bool
    one_voice: bool
    total: Change
    no_interval: NoInterval | None
    parts: tuple[Change, ...]
    themes: tuple[ComparedTheme, ...]
    compared: int
    not_compared: tuple[NotCompared, ...]
    by_chance: float
    beyond_chance: int
    risen: tuple[Change, ...]
    fallen: tuple[Change, ...]
    new_strengths: tuple[Strength, ...]
    lost_strengths: tuple[Strength, ...]
    clusters: tuple[ClusterPeople, ...]
    composition: Composition | None
    same_participants: int | None
    among_same: tuple[Change, ...] | None
    actions: tuple[FollowedAction, ...]
    trend: Trend | None

    @property
    def statements(self) -> tuple[Change, ...]:
        """All statements, in the order of the set; those that are not compared have no figures."""
        return tuple(statement for theme in self.themes for statement in theme.statements)

    @property
    def counted(self) -> Mapping[ChangeVerdict, int]:
        """How many statements have each verdict."""
        found = Counter(statement.verdict for statement in self.statements)
        return {verdict: found[verdict] for verdict in ChangeVerdict}

    @property
    def with_interval(self) -> int:
        """How many statements have an interval."""
        return sum(statement.low is not None for statement in self.statements)

    @property
    def one_person(self) -> bool:
        """Whether each of the two measurements is what one person answered, and nothing that a coalition settled on."""
        return all(own.participants == 1 and not own.settled for own in (self.before, self.after))

    @property
    def origins(self) -> tuple[str, ...]:
        """Where the scores come from, each origin once."""
        return tuple(dict.fromkeys((*self.before.origins, *self.after.origins)))
