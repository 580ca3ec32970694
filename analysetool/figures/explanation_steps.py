# SPDX-License-Identifier: EUPL-1.2
"""The steps that an explanation is made of: divisions, and the rules for a verdict with the numbers that decided.

Which rule held is read from the verdict that the core gave; the numbers beside it let a reader check that.
"""

from __future__ import annotations

from analysetool.figures.explanation import Division, RuleStep
from analysetool.figures.report import ShownStatement
from analysetool.model import Verdict
from analysetool.rounding import SCORE_DECIMALS, dutch_number, dutch_percent, round_half_up
from analysetool.verdicts import DIVIDED_FROM_N
from analysetool.words.figures import count, listing, plural, verdict_word

_STEP_DECIMALS = 4
_MOST_DECIMALS = 10
_STATEMENT_RULES = {
    Verdict.NOT_APPLICABLE: "Minstens één keer niet van toepassing, en verder is er niets gevraagd.",
    Verdict.NOT_ANSWERED: "Geen enkele score en geen enkele keer weet niet.",
    Verdict.UNKNOWN: "Minstens een derde weet het niet: 3 × weet niet is minstens scores + weet niet.",
    Verdict.DIVIDED: (
        "Drie scores of meer, en dan óf een eensgezindheid onder 50%, óf minstens een derde 1 of 2 en minstens een "
        "derde 4 of 5."
    ),
}
_MEAN_RULES = {
    Verdict.STRONG: "Het afgeronde gemiddelde is 4,0 of hoger.",
    Verdict.WEAK: "Het afgeronde gemiddelde is lager dan 3,0.",
    Verdict.MIDDLE: "Al het andere.",
}


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


def statement_rules(statement: ShownStatement) -> tuple[RuleStep, ...]:
    """The rules for a statement, in order, up to the one that gave its verdict."""
    numbers = {
        Verdict.NOT_APPLICABLE: _asked(statement),
        Verdict.NOT_ANSWERED: f"{_scores(statement.n)} en {count(statement.dont_know)} keer weet niet.",
        Verdict.UNKNOWN: _unknown(statement),
        Verdict.DIVIDED: _spread(statement),
        **dict.fromkeys(_MEAN_RULES, _printed(statement.mean)),
    }
    return _up_to(statement.verdict, _STATEMENT_RULES | _MEAN_RULES, numbers)


def mean_rules(mean: float | None, verdict: Verdict | None) -> tuple[RuleStep, ...]:
    """The rules for a figure that is judged by itself: a theme, part, total or joint score; none without a verdict."""
    return () if verdict is None else _up_to(verdict, _MEAN_RULES, dict.fromkeys(_MEAN_RULES, _printed(mean)))


def holds_note(statement: ShownStatement, *, holds: bool | None, votes_hidden: bool) -> str:
    """Whether the verdict survives taking away any one answer, in words."""
    if statement.on_joint:
        return "Dat is hier niet te zeggen: het oordeel volgt uit één gezamenlijke score."
    if votes_hidden:
        return "Dat blijft verborgen: het zou iets zeggen over losse antwoorden."
    if holds is None:
        return "Dat is pas te zeggen vanaf drie scores, en bij het oordeel verdeeld vanaf vier."
    if holds:
        return f"Ja. Welk antwoord er ook wegvalt, het oordeel blijft {verdict_word(statement.verdict)}."
    return "Nee. Eén antwoord meer of minder kan dit oordeel veranderen."


def _up_to(verdict: Verdict, rules: dict[Verdict, str], numbers: dict[Verdict, str | None]) -> tuple[RuleStep, ...]:
    order = list(rules)
    return tuple(
        RuleStep(verdict=own, rule=rules[own], numbers=numbers[own], holds=own is verdict)
        for own in order[: order.index(verdict) + 1]
    )


def _scores(number: int) -> str:
    return plural(number, "score", "scores")


def _printed(mean: float | None) -> str | None:
    return None if mean is None else f"Afgerond: {dutch_number(mean)}."


def _asked(statement: ShownStatement) -> str:
    told = [_scores(statement.n), f"{count(statement.dont_know)} keer weet niet"]
    if statement.not_answered is not None:
        told.append(f"{count(statement.not_answered)} keer niet ingevuld")
    return f"{count(statement.not_applicable)} keer niet van toepassing; {listing(told)}."


def _unknown(statement: ShownStatement) -> str:
    threefold, answered = 3 * statement.dont_know, statement.n + statement.dont_know
    compared = "minstens" if threefold >= answered else "minder dan"
    return (
        f"3 × {count(statement.dont_know)} = {count(threefold)}, en dat is {compared} {count(statement.n)} + "
        f"{count(statement.dont_know)} = {count(answered)}."
    )


def _spread(statement: ShownStatement) -> str | None:
    """The numbers of the rule for divided; None where votes may not be shown."""
    if statement.n < DIVIDED_FROM_N:
        return f"{_scores(statement.n)}."
    if statement.distribution is None:
        return None
    low, high = sum(statement.distribution[:2]), sum(statement.distribution[3:])
    return (
        f"{_scores(statement.n)}; eensgezindheid {dutch_percent(statement.agreement)}; {count(low)} keer 1 of 2, "
        f"{count(high)} keer 4 of 5 (een derde van {count(statement.n)} is {_third(statement.n)})."
    )


def _third(number: int) -> str:
    return count(number // 3) if number % 3 == 0 else dutch_number(number / 3, 2)
