# SPDX-License-Identifier: EUPL-1.2
"""The figures that requirements are held against: those of the report and of the comparison, as they are printed."""

from __future__ import annotations

from dataclasses import dataclass

from analysetool.disclosure import Mode
from analysetool.earlier_years import EarlierYears
from analysetool.errors import NotComparableError
from analysetool.figures.build_comparison import compute_comparison
from analysetool.figures.comparison import Change, ComparisonFigures, NotCompared, OtherClaim
from analysetool.figures.report import LevelKind, Report, ShownLevel, ShownStatement
from analysetool.figures.requirements import Missing
from analysetool.measurement import Pair
from analysetool.model import Basis, ChangeVerdict, StatementSet, Verdict
from analysetool.requirements import ANSWERED, PARTICIPANTS, TOTAL, Outcome, printed_percent, printed_score
from analysetool.versions import differences_since


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A figure as printed; of a change the fall, with both scores and whether it is certain enough to be named.

    Without a value `why` is the reason and `outcome` what comes of a requirement. `new_claim` tells that there is no
    earlier score because the claims are new or changed since.
    """

    value: float | None
    before: float | None = None
    after: float | None = None
    earlier: EarlierYears | None = None
    verdict: ChangeVerdict | None = None
    certain: bool = False
    why: Missing | NotCompared | None = None
    outcome: Outcome = Outcome.TOO_LITTLE
    new_claim: bool = False


def report_figure(report: Report, identity: str) -> Figure:
    """The score, percentage or number that the report shows for an id or word."""
    if identity == ANSWERED:
        return _answered(report)
    if identity == PARTICIPANTS:
        people = report.participants
        return _known(None if people is None else float(people), Missing.PEOPLE_NOT_COUNTED)
    for statement in report.statements:
        if statement.id == identity:
            return _known(printed_score(statement.mean), _why_no_mean(statement))
    levels = (report.total, *report.parts, *(theme.level for theme in report.themes))
    level = next(level for level in levels if level.id == identity)
    return _known(printed_score(level.mean), _why_no_level(level, report))


def _known(value: float | None, why: Missing) -> Figure:
    """A figure, with the reason where there is none."""
    return Figure(value=value, why=why if value is None else None)


def _answered(report: Report) -> Figure:
    """The percentage of what was asked that has any answer: a score, weet-niet or nvt."""
    answered, blank = 0, 0
    for statement in report.statements:
        counts = statement.n, statement.dont_know, statement.not_applicable
        if None in counts:
            return Figure(value=None, why=Missing.HIDDEN)
        if statement.not_answered is None:
            return Figure(value=None, why=Missing.BLANKS_NOT_COUNTED)
        answered += sum(own or 0 for own in counts)
        blank += statement.not_answered
    return _known(printed_percent(answered, answered + blank), Missing.NOTHING_ASKED)


def _why_no_mean(statement: ShownStatement) -> Missing:
    if statement.on_joint:
        return Missing.JOINTLY_WITHOUT_SCORE
    if statement.verdict is Verdict.NOT_ASKED:
        return Missing.NOT_ASKED
    if statement.n != 0:
        return Missing.HIDDEN
    return Missing.ONLY_NOT_APPLICABLE if statement.verdict is Verdict.NOT_APPLICABLE else Missing.NOBODY_SCORED


def _why_no_level(level: ShownLevel, report: Report) -> Missing:
    """Why a level has no score: nothing was asked or scored, or too little, or what was may not be shown."""
    own = [item for item in report.statements if level.kind is LevelKind.TOTAL or level.id in (item.part, item.theme)]
    if all(item.verdict is Verdict.NOT_ASKED for item in own):
        return Missing.NONE_ASKED
    if level.answered == 0:
        return Missing.NONE_SCORED
    hidden = report.mode in (Mode.LEVELS, Mode.NUMBER) or any(item.verdict is Verdict.TOO_FEW for item in own)
    return Missing.HIDDEN if hidden else Missing.TOO_FEW_SCORED


def earlier_years_figure(earlier: EarlierYears) -> Figure:
    """How many earlier years are not what they were; no figure when there was none to hold them against."""
    if not earlier.known and not earlier.changed:
        return _incomparable(Missing.NOT_IN_BASE_LINE)
    return Figure(value=float(len(earlier.changed)), earlier=earlier)


@dataclass(frozen=True, slots=True, kw_only=True)
class Uncompared:
    """What every fall is when two years cannot be compared; falls of the `new` claims are not comparable."""

    figure: Figure
    new: frozenset[str] = frozenset()


def compare_years(pair: Pair | None, statement_set: StatementSet, basis: Basis) -> ComparisonFigures | Uncompared:
    """The comparison that falls are read from, or why there is none."""
    if pair is None:
        return Uncompared(figure=_incomparable(Missing.NO_EARLIER_YEAR))
    versions = (*pair.before.versions, *pair.after.versions)
    new = frozenset(identity for version in versions for identity in differences_since(statement_set, version))
    if all(statement.id in new for statement in statement_set.statements):
        return Uncompared(figure=_incomparable(Missing.NOTHING_SHARED))
    try:
        return compute_comparison(pair, statement_set, basis=basis)
    except NotComparableError:
        # There are shared claims and an earlier year, so what is missing are scores.
        return Uncompared(figure=Figure(value=None, why=Missing.NO_SCORES_SHARED), new=new)


def fall_figure(comparison: ComparisonFigures | Uncompared, identity: str, statements: frozenset[str]) -> Figure:
    """How far a score fell since the year before; `statements` are those of the level, or the statement itself.

    What is about new claims alone is not comparable, whatever other statements are.
    """
    if isinstance(comparison, Uncompared):
        if not statements <= comparison.new:
            return comparison.figure
        return _incomparable(Missing.NEW_CLAIM if identity in statements else Missing.ALL_NEW, new_claim=True)
    left_out = {item.id: item for item in comparison.not_compared}
    own = left_out.get(identity)
    if all(item in left_out and isinstance(left_out[item].reason, OtherClaim) for item in statements):
        return _incomparable(Missing.ALL_NEW if own is None else own, new_claim=True)
    change = _change(comparison, identity)
    if change.difference is None:
        return Figure(value=None, why=Missing.TOO_FEW_COMPARED if own is None else own)
    return Figure(
        value=printed_score(-change.difference),
        before=printed_score(change.before),
        after=printed_score(change.after),
        verdict=change.verdict,
        certain=change.named,
    )


def _incomparable(why: Missing | NotCompared, *, new_claim: bool = False) -> Figure:
    return Figure(value=None, why=why, outcome=Outcome.NOT_COMPARABLE, new_claim=new_claim)


def _change(comparison: ComparisonFigures, identity: str) -> Change:
    if identity == TOTAL:
        return comparison.total
    changes = (*comparison.parts, *(theme.level for theme in comparison.themes), *comparison.statements)
    return next(change for change in changes if change.id == identity)
