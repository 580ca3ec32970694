# SPDX-License-Identifier: EUPL-1.2
"""What came of requirements: the figures that were held against them, and one outcome for the whole."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum, auto

from analysetool.earlier_years import EarlierYears
from analysetool.errors import Severity
from analysetool.figures.comparison import ComparisonFigures, NotCompared
from analysetool.figures.report import Report
from analysetool.model import ChangeVerdict, StatementSet
from analysetool.requirements import TOTAL, Outcome, Requirement, overall


class SubjectKind(StrEnum):
    """What a figure is of."""

    TOTAL = auto()
    ANSWERED = auto()
    PARTICIPANTS = auto()
    EARLIER_YEARS = auto()
    PART = auto()
    THEME = auto()
    STATEMENT = auto()


class Missing(StrEnum):
    """Why there is no figure to hold against a requirement."""

    HIDDEN = auto()
    NOT_ASKED = auto()
    NONE_ASKED = auto()
    NOBODY_SCORED = auto()
    ONLY_NOT_APPLICABLE = auto()
    JOINTLY_WITHOUT_SCORE = auto()
    NONE_SCORED = auto()
    TOO_FEW_SCORED = auto()
    BLANKS_NOT_COUNTED = auto()
    NOTHING_ASKED = auto()
    PEOPLE_NOT_COUNTED = auto()
    NO_EARLIER_YEAR = auto()
    NOTHING_SHARED = auto()
    NO_SCORES_SHARED = auto()
    TOO_FEW_COMPARED = auto()
    ALL_NEW = auto()
    NEW_CLAIM = auto()
    NOT_IN_BASE_LINE = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """What came of a requirement on one figure.

    Attributes:
        requirement: the limit and where it stands.
        subject: the one id or word that was looked at, also where the requirement names several at once.
        kind: what that is.
        title: that of the part or theme, the text of the statement, or empty.
        part: the part of the set it belongs to; None for the total and for what is no score.
        value: the figure as it is printed; with a limit on the fall, how much lower it is now (below 0: higher); of
            earlier years how many are not what they were. None where it cannot be determined or may not be shown.
        before: with a limit on the fall, the earlier figure as printed.
        after: with a limit on the fall, the later figure as printed.
        earlier: of earlier years, which there were and what changed in them.
        verdict: with a limit on the fall, whether chance could explain the change.
        why: why there is no value; of a statement, why the comparison leaves it out.
        new_claim: True where there is no earlier score because the claims are new or changed since.
        severity: that of the requirement; a warning where it names several figures and this one has no earlier claim.
        outcome: what came of it; one that is skipped is met, because it stops nothing.
    """

    requirement: Requirement
    subject: str
    kind: SubjectKind
    title: str = ""
    part: str | None = None
    value: float | None
    before: float | None = None
    after: float | None = None
    earlier: EarlierYears | None = None
    verdict: ChangeVerdict | None = None
    why: Missing | NotCompared | None = None
    new_claim: bool = False
    severity: Severity
    outcome: Outcome

    @property
    def stops(self) -> bool:
        """True where it decides the outcome of the whole."""
        return self.outcome is not Outcome.MET and self.severity is Severity.ERROR

    @property
    def skipped(self) -> bool:
        """True where nothing was held against the limit, and the requirement lets that pass: no year before it."""
        return self.outcome is Outcome.MET and self.value is None

    @property
    def only_warns(self) -> bool:
        """True for a claim that nobody can compare yet, among others of the same requirement that still count."""
        return self.new_claim and self.requirement.subject != self.subject


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultLine:
    """What shares a line of a table: one result, or many of the `members` of a requirement with one outcome.

    Several are all met, or all skipped.
    """

    results: tuple[Result, ...]
    members: int

    @property
    def first(self) -> Result:
        """The result that stands for all: they have one requirement and one outcome."""
        return self.results[0]


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckedMeasurement:
    """A measurement held against requirements.

    `report` has the figures of the measurement, `comparison` those of it beside the year before; None when no limit
    on the fall asks for them, or they cannot be compared. `results` has one entry per figure, in the order of the
    file; `lines` has the same for a table.
    """

    report: Report
    comparison: ComparisonFigures | None
    results: tuple[Result, ...]
    lines: tuple[ResultLine, ...]

    @property
    def statement_set(self) -> StatementSet:
        """The set, with printable texts."""
        return self.report.statement_set

    @property
    def year_before(self) -> int | None:
        """The year that it was compared with."""
        return None if self.comparison is None else self.comparison.before.year

    @property
    def outcome(self) -> Outcome:
        """What came of all requirements together."""
        return overall(result.outcome for result in self.results if result.stops)

    @property
    def passed(self) -> bool:
        """True when no requirement stops a pipeline; warnings do not."""
        return self.outcome is Outcome.MET

    @property
    def noted(self) -> tuple[Result, ...]:
        """The results that are not met, those that stop a pipeline first, each in the order of the file."""
        unmet = [result for result in self.results if result.outcome is not Outcome.MET]
        return tuple(sorted(unmet, key=lambda result: not result.stops))

    @property
    def suites(self) -> Mapping[str, tuple[Result, ...]]:
        """The results by part of the set, with the total and what is no score under "totaal"."""
        return {
            name: tuple(result for result in self.results if result.part == part)
            for name, part in ((TOTAL, None), *((part.id, part.id) for part in self.statement_set.parts))
        }
