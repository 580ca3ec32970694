# SPDX-License-Identifier: EUPL-1.2
"""How the figures of one statement came about: the sum, its division, and what each score adds to the agreement."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import accumulate

import numpy as np

from analysetool.figures.explanation import (
    Agreement,
    Counted,
    Middle,
    OneApart,
    Range,
    RuleStep,
    ScoreStep,
    StatementExplanation,
)
from analysetool.figures.explanation_steps import division, mean_rules, shown_decimals, statement_rules
from analysetool.figures.ground import Ground, score_ground
from analysetool.figures.levels import number
from analysetool.figures.report import ShownStatement
from analysetool.measures import HIGHEST, LOWEST, Ints, agreement_of, means_of
from analysetool.model import Answer, Basis, StatementSet, Verdict
from analysetool.rounding import SHARE_DECIMALS
from analysetool.scoring import Scores
from analysetool.tally import ANSWER_ORDER, COLUMN
from analysetool.verdicts import ONE_LESS, ONE_MORE, statement_verdicts, verdict_of


def explain_statement(
    statement: ShownStatement, position: int, statement_set: StatementSet, scores: Scores, ground: Ground
) -> StatementExplanation:
    """Lay out the steps behind the figures of the statement at this place in the set.

    The steps are of the individual answers, on every basis: a joint score has no steps.
    """
    theme = next(theme for theme in statement_set.themes if theme.id == statement.theme)
    part = next(part for part in statement_set.parts if part.id == theme.part)
    figures = score_ground(ground, statement_set, Basis.INDIVIDUAL).statements
    counts = ground.tally.total()[position]
    given = [int(votes) for votes in counts[:5]]
    n, points = sum(given), sum(step * votes for step, votes in enumerate(given, start=1))
    shown = bool(ground.disclosure.shown[position])
    mean, agreement = number(figures.mean[0, position]), number(figures.agreement[0, position])
    low, high = number(figures.low[0, position]), number(figures.high[0, position])
    median = number(figures.median[0, position])
    holds = number(scores.statements.holds[0, position])
    votes = _score_steps(given, mean) if shown else None
    return StatementExplanation(
        statement=statement,
        part=part,
        theme=theme,
        counted=_counted(statement),
        votes=votes,
        mean=division(points, n, mean),
        median=None if not votes or median is None else _middle(given, median),
        agreement=None
        if votes is None or agreement is None
        else Agreement(
            total=sum(step.contribution for step in votes),
            value=agreement,
            decimals=shown_decimals(agreement, SHARE_DECIMALS),
        ),
        range=None if low is None or high is None else _range(statement, points, low, high),
        rules=_rules(statement, ground),
        holds=None if holds is None else bool(holds),
        one_less=None if holds is None else _one_apart(counts, statement.verdict, ONE_LESS, -1),
        one_more=None if holds is None else _one_apart(counts, statement.verdict, ONE_MORE, 1),
    )


def _rules(statement: ShownStatement, ground: Ground) -> tuple[RuleStep, ...]:
    """The rules that were tried.

    None where the coalition settled on weet-niet or nvt, which is the verdict itself, nor where even the counts that
    they ask after may not be told.
    """
    if statement.on_joint:
        return () if statement.mean is None else mean_rules(statement.verdict)
    return statement_rules(statement.verdict) if ground.disclosure.shows_counts else ()


def _counted(statement: ShownStatement) -> Counted:
    return Counted(
        scores=statement.n,
        dont_know=statement.dont_know,
        not_applicable=statement.not_applicable,
        not_answered=statement.not_answered,
        not_asked=statement.not_asked,
    )


def _score_steps(given: Sequence[int], mean: float | None) -> tuple[ScoreStep, ...]:
    """The scores that were given, with their part in the agreement (Tastle & Wierman 2007); none without scores."""
    if mean is None:
        return ()
    n = sum(given)
    return tuple(
        ScoreStep(
            score=score,
            votes=votes,
            points=score * votes,
            share=votes / n,
            distance=abs(score - mean),
            contribution=votes / n * float(np.log2(1 - abs(score - mean) / (HIGHEST - LOWEST))),
        )
        for score, votes in enumerate(given, start=1)
        if votes
    )


def _middle(given: Sequence[int], median: float) -> Middle:
    """Where the middle of the sorted scores lies, counted from the first."""
    running = list(accumulate(given))
    places = (running[-1] + 1) // 2, running[-1] // 2 + 1
    lower, upper = (bisect_left(running, place) + 1 for place in places)
    return Middle(places=places, scores=(lower, upper), value=median)


def _range(statement: ShownStatement, points: int, low: float, high: float) -> Range | None:
    open_answers = (statement.dont_know or 0) + (statement.not_answered or 0)
    answers = (statement.n or 0) + open_answers
    lowest = division(points + LOWEST * open_answers, answers, low)
    highest = division(points + HIGHEST * open_answers, answers, high)
    return None if lowest is None or highest is None else Range(open_answers=open_answers, low=lowest, high=highest)


def _one_apart(counts: Ints, verdict: Verdict, columns: Sequence[int], step: int) -> tuple[OneApart, ...]:
    """The figures with one answer more (`step` 1) or less (-1) in each of these columns; less only where there is."""
    found = []
    for column in columns:
        if counts[column] + step < 0:
            continue
        other = counts.copy()
        other[column] += step
        dont_know, nvt, blank = (
            other[COLUMN[answer]] for answer in (Answer.DONT_KNOW, Answer.NOT_APPLICABLE, Answer.NOT_ANSWERED)
        )
        own = verdict_of(int(statement_verdicts(other[:5], dont_know, nvt, dont_know + blank)))
        found.append(
            OneApart(
                answer=ANSWER_ORDER[column],
                votes=int(counts[column]),
                mean=number(float(means_of(other[:5]))),
                agreement=number(float(agreement_of(other[:5]))),
                verdict=own or Verdict.NOT_ANSWERED,
                tips=own is not verdict,
            )
        )
    return tuple(found)
