# SPDX-License-Identifier: EUPL-1.2
"""How the figures of a theme, part or the total came about: which statements count, their weights and the division."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from analysetool.figures.explanation import Division, HalfRule, LeftOut, LevelExplanation, LevelRow
from analysetool.figures.explanation_steps import division, mean_rules
from analysetool.figures.ground import Ground
from analysetool.figures.report import ShownLevel, ShownStatement
from analysetool.measures import HIGHEST, LOWEST, SCORES
from analysetool.model import Verdict
from analysetool.rounding import SCORE_DECIMALS, SHARE_DECIMALS
from analysetool.scoring import Scores, enough_known


def explain_level(
    level: ShownLevel, statements: Sequence[ShownStatement], scores: Scores, ground: Ground
) -> LevelExplanation:
    """Lay out the steps behind the figures of a level; `statements` are all of the set, as the report shows them."""
    member = scores.structure.members[scores.structure.levels.index(level.id)]
    points = ground.tally.total()[:, :5] @ SCORES
    positions = [int(position) for position in np.flatnonzero(member)]
    hidden = not ground.disclosure.shows_counts
    rows = tuple(
        _row(
            statements[position],
            weight=float(scores.structure.weights[position]),
            points=int(points[position]),
            counted_blanks=ground.counted_blanks,
        )
        for position in positions
    )
    scored = sum(row.left_out is None for row in rows)
    applicable = sum(row.left_out in (None, LeftOut.NO_SCORE) for row in rows)
    joint = [
        (row.weight, row.statement.joint.score)
        for row in rows
        if row.statement.joint is not None and row.statement.joint.score is not None
    ]
    return LevelExplanation(
        level=level,
        kind=level.kind,
        rows=() if hidden else rows,
        equal_weights=all(row.weight == 1 for row in rows),
        steps_hidden=hidden,
        half=None
        if hidden
        else HalfRule(
            scored=scored,
            applicable=applicable,
            holds=scored > 0 and bool(enough_known(np.array(scored), np.array(applicable))),
        ),
        mean=None if hidden else _weighted([(row.weight, row.statement.mean) for row in rows], level.mean),
        low=None if hidden else _weighted([(row.weight, row.low) for row in rows], level.low),
        high=None if hidden else _weighted([(row.weight, row.high) for row in rows], level.high),
        agreement=_weighted([(row.weight, row.statement.agreement) for row in rows], level.agreement, SHARE_DECIMALS),
        joint=_weighted(joint, level.joint),
        joint_count=len(joint),
        rules=mean_rules(level.verdict),
    )


def _row(statement: ShownStatement, *, weight: float, points: int, counted_blanks: bool) -> LevelRow:
    """One statement of a level; one that may not be shown counts as one without a score."""
    all_nvt, not_asked = statement.verdict is Verdict.NOT_APPLICABLE, statement.verdict is Verdict.NOT_ASKED
    scored = statement.mean is not None
    ranged = counted_blanks and not (all_nvt or not_asked)
    left_out = None
    if not_asked:
        left_out = LeftOut.NOT_ASKED
    elif all_nvt:
        left_out = LeftOut.JOINTLY_NOT_APPLICABLE if statement.on_joint else LeftOut.ALL_NOT_APPLICABLE
    elif not scored:
        left_out = LeftOut.NO_SCORE if statement.n == 0 or statement.on_joint else LeftOut.TOO_FEW
    return LevelRow(
        statement=statement,
        points=None if not scored or statement.on_joint else points,
        weight=weight,
        weighted=None if statement.mean is None else weight * statement.mean,
        low=(LOWEST if statement.low is None else statement.low) if ranged else None,
        high=(HIGHEST if statement.high is None else statement.high) if ranged else None,
        assumed=ranged and statement.low is None,
        left_out=left_out,
    )


def _weighted(
    values: Sequence[tuple[float, float | None]], outcome: float | None, printed: int = SCORE_DECIMALS
) -> Division | None:
    """The weighted sum of the known values over the sum of their weights, with what the core made of it."""
    known = [(weight, value) for weight, value in values if value is not None]
    total = sum(weight * value for weight, value in known)
    return division(total, sum(weight for weight, _ in known), outcome, printed)
