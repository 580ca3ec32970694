# SPDX-License-Identifier: EUPL-1.2
"""The figures that requirements are held against: those of the report and of the comparison, as they are printed."""

from __future__ import annotations

from dataclasses import dataclass

from analysetool.changes import ChangeVerdict
from analysetool.errors import NotComparableError
from analysetool.figures.build_comparison import compute_comparison
from analysetool.figures.comparison import Change, ComparisonFigures
from analysetool.figures.report import Report, ShownLevel, ShownStatement
from analysetool.measurement import Pair
from analysetool.model import Basis, StatementSet, Verdict
from analysetool.requirements import ANSWERED, PARTICIPANTS, TOTAL, Outcome, printed_percent, printed_score
from analysetool.versions import differences_since
from analysetool.words import requirements as wording
from analysetool.words.changes import names_of
from analysetool.words.comparison import why_not_compared


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A figure as printed; of a change the fall, with both scores.

    Without a value `missing` is the outcome that gives and `why` the reason in words. `new_claim` tells that there is
    no earlier score because the claims are new or changed since.
    """

    value: float | None
    before: float | None = None
    after: float | None = None
    verdict: ChangeVerdict | None = None
    missing: Outcome = Outcome.TOO_LITTLE
    why: str = ""
    new_claim: bool = False


def report_figure(report: Report, identity: str) -> Figure:
    """The score, percentage or number that the report shows for an id or word."""
    if identity == ANSWERED:
        return _answered(report)
    if identity == PARTICIPANTS:
        people = report.participants
        return Figure(value=None if people is None else float(people), why=wording.PEOPLE_NOT_COUNTED)
    for statement in report.statements:
        if statement.id == identity:
            return Figure(value=printed_score(statement.mean), why=_why_no_mean(statement))
    levels = (report.total, *report.parts, *(theme.level for theme in report.themes))
    level = next(level for level in levels if level.id == identity)
    return Figure(value=printed_score(level.mean), why=_why_no_level(level, votes_hidden=report.votes_hidden))


def _answered(report: Report) -> Figure:
    """The percentage of what was asked that has any answer: a score, weet-niet or nvt."""
    answered, blank = 0, 0
    for statement in report.statements:
        if statement.not_answered is None:
            return Figure(value=None, why=wording.BLANKS_NOT_COUNTED)
        answered += statement.n + statement.dont_know + statement.not_applicable
        blank += statement.not_answered
    return Figure(value=printed_percent(answered, answered + blank), why=wording.NOTHING_ASKED)


def _why_no_mean(statement: ShownStatement) -> str:
    if statement.n:
        return wording.HIDDEN
    if statement.verdict is Verdict.NOT_APPLICABLE:
        return wording.ONLY_NVT
    # Without counted blanks nobody knows whether it was asked.
    asked = statement.dont_know + statement.not_applicable + (statement.not_answered or 0)
    return wording.NOT_ASKED if asked == 0 and statement.not_answered is not None else wording.NOBODY_SCORED


def _why_no_level(level: ShownLevel, *, votes_hidden: bool) -> str:
    if level.answered == 0:
        return wording.NONE_SCORED
    return wording.HIDDEN if votes_hidden and level.answered == 1 else wording.TOO_FEW_SCORED


class FallFigures:
    """How far scores fell since the year before, from the comparison itself."""

    def __init__(self, pair: Pair | None, statement_set: StatementSet, basis: Basis, minimum: int) -> None:
        """Compare once; without an earlier year or shared claims every figure is told to be not comparable."""
        self.view: ComparisonFigures | None = None
        self._nothing: Figure | None = None
        self._new: frozenset[str] = frozenset()
        if pair is None:
            self._nothing = _incomparable(wording.NO_EARLIER_YEAR)
            return
        versions = (*pair.before.versions, *pair.after.versions)
        self._new = frozenset(
            identity for version in versions for identity in differences_since(statement_set, version)
        )
        if all(statement.id in self._new for statement in statement_set.statements):
            self._nothing = _incomparable(wording.NOTHING_SHARED)
            return
        try:
            self.view = compute_comparison(pair, statement_set, basis=basis, minimum=minimum)
        except NotComparableError:
            # There are shared claims and an earlier year, so what is missing are scores.
            self._nothing = Figure(value=None, why=wording.NO_SCORES_SHARED)

    def figure(self, identity: str, statements: frozenset[str]) -> Figure:
        """The fall of a statement or level; `statements` are those of the level, or the statement itself."""
        if self._nothing is not None or self.view is None:
            return self._nothing or _incomparable(wording.NO_EARLIER_YEAR)
        if statements <= self._new:
            reason = wording.ALL_NEW if identity not in statements else self._reason(identity)
            return Figure(value=None, missing=Outcome.NOT_COMPARABLE, why=reason, new_claim=True)
        change = _change(self.view, identity)
        if change.difference is None:
            reason = wording.TOO_FEW_COMPARED if identity not in statements else self._reason(identity)
            return Figure(value=None, why=reason)
        return Figure(
            value=printed_score(-change.difference),
            before=printed_score(change.before),
            after=printed_score(change.after),
            verdict=change.verdict,
        )

    def _reason(self, identity: str) -> str:
        """Why a statement is not compared, as the comparison says it."""
        assert self.view is not None  # noqa: S101 - the caller looked
        left_out = next(item for item in self.view.not_compared if item.id == identity)
        return why_not_compared(left_out, names_of(self.view))


def _incomparable(why: str) -> Figure:
    return Figure(value=None, missing=Outcome.NOT_COMPARABLE, why=why)


def _change(view: ComparisonFigures, identity: str) -> Change:
    if identity == TOTAL:
        return view.total
    changes = (*view.parts, *(theme.level for theme in view.themes), *view.statements)
    return next(change for change in changes if change.id == identity)
