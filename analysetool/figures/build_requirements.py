# SPDX-License-Identifier: EUPL-1.2
"""Holding a measurement against requirements: a result per figure, and which of them share a line of a table."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from analysetool.earlier_years import EarlierYears
from analysetool.errors import Severity
from analysetool.figures.build_report import compute_report
from analysetool.figures.comparison import ComparisonFigures
from analysetool.figures.report import Report
from analysetool.figures.requirement_figures import (
    Figure,
    Uncompared,
    compare_years,
    earlier_years_figure,
    fall_figure,
    report_figure,
)
from analysetool.figures.requirements import CheckedMeasurement, Missing, Result, ResultLine, SubjectKind
from analysetool.measurement import Measurement, Pair
from analysetool.model import Basis, Limit, Part, StatementSet
from analysetool.requirements import (
    ANSWERED,
    EARLIER_YEARS,
    PARTICIPANTS,
    TOTAL,
    Outcome,
    Requirement,
    judged,
    subjects_of,
)

MOST_LINES = 10
"""More met or skipped results of one requirement than this share one line of the table."""
_NOTHING_EARLIER = (Missing.NO_EARLIER_YEAR, Missing.NOT_IN_BASE_LINE)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Subject:
    """What a figure is about: its own title, its part and its statements."""

    id: str
    kind: SubjectKind
    title: str = ""
    part: str | None = None
    statements: frozenset[str] = frozenset()


def check_measurement(
    requirements: Sequence[Requirement],
    measurement: Measurement,
    pair: Pair | None,
    statement_set: StatementSet,
    *,
    basis: Basis = Basis.INDIVIDUAL,
    earlier: EarlierYears | None = None,
) -> CheckedMeasurement:
    """Hold a measurement against requirements; what may not be shown is too little data.

    Args:
        requirements: the limits, about ids that the set has.
        measurement: the one that counts.
        pair: it with the one before it; None when there is no earlier one. Only limits on the fall look at it.
        statement_set: the set they belong to.
        basis: individual answers, or joint scores where there are any.
        earlier: the years before it held against a base line; only a requirement that they are unchanged looks at it.
    """
    report = compute_report(measurement, statement_set, basis=basis)
    clean = report.statement_set
    asks_falls = any(requirement.limit is Limit.LARGEST_FALL for requirement in requirements)
    falls = compare_years(pair, clean, basis) if asks_falls else None
    subjects = {subject.id: subject for subject in _subjects(clean)}
    results = [
        _result(requirement, subject, _figure(requirement.limit, subject, report, falls, earlier))
        for requirement in requirements
        for subject in (subjects[identity] for identity in subjects_of(requirement.subject, clean))
    ]
    return CheckedMeasurement(
        report=report,
        comparison=falls if isinstance(falls, ComparisonFigures) else None,
        results=tuple(results),
        lines=tuple(line for own in _by_requirement(results) for line in _lines(own)),
    )


def _figure(
    limit: Limit,
    subject: _Subject,
    report: Report,
    falls: ComparisonFigures | Uncompared | None,
    earlier: EarlierYears | None,
) -> Figure:
    """The figure that a limit is about; `falls` is None when no limit is on a fall."""
    if limit is Limit.UNCHANGED:
        return earlier_years_figure(earlier or EarlierYears())
    if limit is Limit.MINIMUM or falls is None:
        return report_figure(report, subject.id)
    return fall_figure(falls, subject.id, subject.statements)


def _subjects(statement_set: StatementSet) -> Iterable[_Subject]:
    yield _Subject(id=TOTAL, kind=SubjectKind.TOTAL, statements=_ids(statement_set))
    yield _Subject(id=ANSWERED, kind=SubjectKind.ANSWERED)
    yield _Subject(id=PARTICIPANTS, kind=SubjectKind.PARTICIPANTS)
    yield _Subject(id=EARLIER_YEARS, kind=SubjectKind.EARLIER_YEARS)
    for part in statement_set.parts:
        yield _Subject(id=part.id, kind=SubjectKind.PART, title=part.title, part=part.id, statements=_ids(part))
    for theme in statement_set.themes:
        ids = frozenset(statement.id for statement in theme.statements)
        yield _Subject(id=theme.id, kind=SubjectKind.THEME, title=theme.title, part=theme.part, statements=ids)
    for item in statement_set.statements:
        own = frozenset({item.id})
        yield _Subject(id=item.id, kind=SubjectKind.STATEMENT, title=item.text, part=item.part, statements=own)


def _ids(holder: StatementSet | Part) -> frozenset[str]:
    return frozenset(statement.id for statement in holder.statements)


def _result(requirement: Requirement, subject: _Subject, figure: Figure) -> Result:
    # Nobody can compare a claim that did not exist; the other statements of the requirement still count.
    only_warns = figure.new_claim and requirement.subject != subject.id
    return Result(
        requirement=requirement,
        subject=subject.id,
        kind=subject.kind,
        title=subject.title,
        part=subject.part,
        value=figure.value,
        before=figure.before,
        after=figure.after,
        earlier=figure.earlier,
        verdict=figure.verdict,
        why=figure.why,
        new_claim=figure.new_claim,
        severity=Severity.WARNING if only_warns else requirement.severity,
        outcome=_outcome(requirement, figure),
    )


def _outcome(requirement: Requirement, figure: Figure) -> Outcome:
    if figure.why in _NOTHING_EARLIER and not requirement.needs_earlier:
        return Outcome.MET  # skipped
    if figure.value is None:
        return figure.outcome
    held = judged(requirement.limit, requirement.bound, figure.value)
    excused = requirement.certain and not figure.certain
    return Outcome.MET if excused and held is Outcome.NOT_MET else held


def _by_requirement(results: Sequence[Result]) -> Iterable[list[Result]]:
    """The results of each requirement together, in the order of the file."""
    return (list(own) for _, own in groupby(results, key=lambda result: id(result.requirement)))


def _lines(results: Sequence[Result]) -> Iterable[ResultLine]:
    """The lines of one requirement: those that are not met, and the met ones, in one line where they are many.

    Of one requirement all are skipped or none is.
    """
    members = len(results)
    met = [result for result in results if result.outcome is Outcome.MET]
    shared = met if len(met) > MOST_LINES else []
    apart = [result for result in results if not shared or result.outcome is not Outcome.MET]
    yield from (ResultLine(results=(result,), members=members) for result in apart)
    if shared:
        yield ResultLine(results=tuple(shared), members=members)
