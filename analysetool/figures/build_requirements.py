# SPDX-License-Identifier: EUPL-1.2
"""Holding a measurement against requirements: results, the lines of a table, and one outcome for the whole."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from analysetool.errors import Severity
from analysetool.figures.build_report import compute_report
from analysetool.figures.requirement_figures import FallFigures, Figure, report_figure
from analysetool.figures.requirements import RequirementsView, ResultLine
from analysetool.groups import DEFAULT_MINIMUM
from analysetool.measurement import Measurement, Pair
from analysetool.model import Basis, Limit, Part, StatementSet
from analysetool.requirements import (
    ANSWERED,
    PARTICIPANTS,
    TOTAL,
    Outcome,
    Requirement,
    Result,
    judged,
    overall,
    subjects_of,
)
from analysetool.words import report as report_words
from analysetool.words import requirements as wording

MOST_LINES = 10
"""More met results of one requirement than this share one line of the table."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Subject:
    """What a figure is about: how sentences call it, its own title, its part and its statements."""

    id: str
    name: str
    title: str = ""
    part: str | None = None
    statements: frozenset[str] = frozenset()


def requirements_view(
    requirements: Sequence[Requirement],
    measurement: Measurement,
    pair: Pair | None,
    statement_set: StatementSet,
    *,
    basis: Basis = Basis.INDIVIDUAL,
    minimum: int = DEFAULT_MINIMUM,
) -> RequirementsView:
    """Hold a measurement against requirements.

    Args:
        requirements: the limits, about ids that the set has.
        measurement: the one that counts.
        pair: it with the one before it; None when there is no earlier one. Only limits on the fall look at it.
        statement_set: the set they belong to.
        basis: individual answers, or joint scores where there are any.
        minimum: the smallest group of which figures are shown apart; what may not be shown is too little data.
    """
    report = compute_report(measurement, statement_set, basis=basis, minimum=minimum)
    clean = report.statement_set
    asks_falls = any(requirement.limit is Limit.LARGEST_FALL for requirement in requirements)
    falls = FallFigures(pair, clean, basis, minimum) if asks_falls else None
    subjects = {subject.id: subject for subject in _subjects(clean)}
    results = []
    for requirement in requirements:
        for identity in subjects_of(requirement.subject, clean):
            subject = subjects[identity]
            if requirement.limit is Limit.LARGEST_FALL and falls is not None:
                figure = falls.figure(identity, subject.statements)
            else:
                figure = report_figure(report, identity)
            results.append(_result(requirement, subject, figure))
    comparison = falls.view if falls is not None else None
    context = [
        report_words.participation(report),
        report_words.basis_note(report),
        None
        if comparison is None
        else wording.compared_with(comparison.before.year, comparison.compared, len(clean.statements)),
    ]
    return RequirementsView(
        statement_set=clean,
        coalition=report.coalition,
        year=report.year,
        year_before=comparison.before.year if comparison is not None else None,
        basis=report.basis,
        heading=wording.heading(report.coalition, report.year),
        glance=wording.summary(results),
        context=tuple(told for told in context if told is not None),
        outcome=overall(results),
        results=tuple(results),
        lines=tuple(line for own in _by_requirement(results) for line in _lines(own)),
        suites={
            name: tuple(result for result in results if result.part == part)
            for name, part in ((TOTAL, None), *((part.id, part.id) for part in clean.parts))
        },
        explanation=wording.ROUNDING,
    )


def _subjects(statement_set: StatementSet) -> Iterable[_Subject]:
    yield _Subject(id=TOTAL, name="Het totaal", statements=_ids(statement_set))
    yield _Subject(id=ANSWERED, name="Wat is ingevuld")
    yield _Subject(id=PARTICIPANTS, name="Het aantal deelnemers")
    for part in statement_set.parts:
        yield _Subject(id=part.id, name=f"Deel {part.id}", title=part.title, part=part.id, statements=_ids(part))
    for theme in statement_set.themes:
        ids = frozenset(statement.id for statement in theme.statements)
        yield _Subject(id=theme.id, name=f"Thema {theme.id}", title=theme.title, part=theme.part, statements=ids)
    for item in statement_set.statements:
        own = frozenset({item.id})
        yield _Subject(id=item.id, name=f"Stelling {item.id}", title=item.text, part=item.part, statements=own)


def _ids(holder: StatementSet | Part) -> frozenset[str]:
    return frozenset(statement.id for statement in holder.statements)


def _result(requirement: Requirement, subject: _Subject, figure: Figure) -> Result:
    bound, severity = requirement.bound, requirement.severity
    if figure.value is None:
        outcome = figure.missing
        message = wording.missing_told(subject.name, figure.why, outcome)
        if figure.new_claim and requirement.subject != subject.id:
            # Nobody can compare a claim that did not exist; the other statements of the requirement still count.
            severity = Severity.WARNING
            message = f"{message} {wording.NEW_CLAIM_WARNS}"
    else:
        outcome = judged(requirement.limit, bound, figure.value)
        if figure.before is not None and figure.after is not None:
            message = wording.fall_told(subject.name, figure.before, figure.after, figure.value, bound, figure.verdict)
        else:
            message = wording.minimum_told(subject.name, subject.id, figure.value, bound)
    return Result(
        requirement=requirement,
        subject=subject.id,
        title=subject.title,
        part=subject.part,
        value=figure.value,
        before=figure.before,
        after=figure.after,
        severity=severity,
        outcome=outcome,
        message=message,
    )


def _by_requirement(results: Sequence[Result]) -> Iterable[list[Result]]:
    """The results of each requirement together, in the order of the file."""
    return (list(own) for _, own in groupby(results, key=lambda result: id(result.requirement)))


def _lines(results: Sequence[Result]) -> Iterable[ResultLine]:
    """The lines of one requirement: those that are not met, and the met ones, in one line where they are many."""
    met = [result for result in results if result.outcome is Outcome.MET]
    if len(met) <= MOST_LINES:
        yield from map(_line, results)
        return
    yield from (_line(result) for result in results if result.outcome is not Outcome.MET)
    own = results[0].requirement
    values = [result.value for result in met if result.value is not None]
    yield ResultLine(
        subject=wording.the_met(own.subject, len(met), len(results)),
        requirement=wording.requirement_text(own.limit, own.bound, own.subject),
        value=wording.span_text(own.limit, min(values), max(values)),
        outcome=Outcome.MET,
        severity=own.severity,
        told=wording.outcome_text(Outcome.MET, own.severity),
    )


def _line(result: Result) -> ResultLine:
    own = result.requirement
    return ResultLine(
        subject=result.subject,
        requirement=wording.requirement_text(own.limit, own.bound, result.subject),
        value=wording.value_text(own.limit, result.subject, result.value),
        outcome=result.outcome,
        severity=result.severity,
        told=wording.outcome_text(result.outcome, result.severity),
    )
