# SPDX-License-Identifier: EUPL-1.2
"""The steps that an explanation is made of: divisions, and the rules that were tried for a verdict.

Which rule held is read from the verdict that the core gave.
"""

from __future__ import annotations

from collections.abc import Sequence

from analysetool.figures.explanation import Division, RuleStep
from analysetool.model import Verdict
from analysetool.rounding import SCORE_DECIMALS, round_half_up

_STEP_DECIMALS = 4
_MOST_DECIMALS = 10
_MEAN_RULES = (Verdict.STRONG, Verdict.WEAK, Verdict.MIDDLE)
_STATEMENT_RULES = (
    Verdict.NOT_ASKED,
    Verdict.NOT_APPLICABLE,
    Verdict.NOT_ANSWERED,
    Verdict.UNKNOWN,
    Verdict.TOO_FEW,
    Verdict.DIVIDED,
    *_MEAN_RULES,
)
_NO_ANSWER_RULES = (Verdict.NOT_ASKED, Verdict.TOO_FEW)


def shown_decimals(value: float, printed: int = SCORE_DECIMALS) -> int:
    """How many decimals of a value to show (4 or more), so that rounding those gives the printed figure.

    4,44996 with four decimals is 4,4500, which a reader would round to 4,5, while the figure is 4,4.
    """
    return next(
        (
            decimals
            for decimals in range(_STEP_DECIMALS, _MOST_DECIMALS)
            if round_half_up(round_half_up(value, decimals), printed) == round_half_up(value, printed)
        ),
        _MOST_DECIMALS,
    )


def division(total: float, divisor: float, value: float | None, printed: int = SCORE_DECIMALS) -> Division | None:
    """A sum divided by a number with what the core made of it; None where there is no figure."""
    if value is None:
        return None
    return Division(total=total, divisor=divisor, value=value, decimals=shown_decimals(value, printed))


def statement_rules(verdict: Verdict) -> tuple[RuleStep, ...]:
    """The rules for a statement, in order, up to the one that gave its verdict.

    Those that are about no answer, not asked and too few, are there only where they gave it.
    """
    return _up_to(verdict, [own for own in _STATEMENT_RULES if own not in _NO_ANSWER_RULES or own is verdict])


def mean_rules(verdict: Verdict | None) -> tuple[RuleStep, ...]:
    """The rules for a figure that is judged by itself: a theme, part, total or joint score; none without a verdict."""
    return () if verdict is None else _up_to(verdict, _MEAN_RULES)


def _up_to(verdict: Verdict, rules: Sequence[Verdict]) -> tuple[RuleStep, ...]:
    return tuple(RuleStep(verdict=own, holds=own is verdict) for own in rules[: rules.index(verdict) + 1])
