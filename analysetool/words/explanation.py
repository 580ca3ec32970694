# SPDX-License-Identifier: EUPL-1.2
"""What an explanation says whatever it is of: its heading, what it stands on, what stays hidden, and the rules."""

from __future__ import annotations

from analysetool.figures.explanation import Explanation, LeftOut, LevelExplanation, RuleStep, StatementExplanation
from analysetool.figures.report import ShownStatement
from analysetool.model import Basis, Verdict
from analysetool.rounding import dutch_number, dutch_percent
from analysetool.verdicts import DIVIDED_BELOW_FROM_N, DIVIDED_CAMP
from analysetool.words import report as report_words
from analysetool.words.disclosure import left_out
from analysetool.words.figures import verdict_word, with_open
from analysetool.words.grammar import count, listing, plural

ROUNDING = (
    "Afronden: gemiddelden op één decimaal, eensgezindheid op hele procenten. Precies de helft gaat omhoog: 4,45 wordt "
    "4,5. Tussenstappen staan hier met vier decimalen of meer; wie daarmee verder rekent, kan op de laatste decimaal 1 "
    "verschil houden."
)
FIRST_RULE = "De eerste regel die klopt, geldt."
NO_VERDICT = "Er is geen cijfer, dus geen oordeel."
JOINT_VERDICT = "Het oordeel is het gezamenlijke antwoord zelf."
STAYS_HIDDEN = "Die blijft verborgen."
HIDDEN_NUMBERS = "Die getallen blijven verborgen."
LEFT_OUT = {
    LeftOut.NO_SCORE: "geen score",
    LeftOut.TOO_FEW: "te weinig scores om te tonen",
    LeftOut.NOT_ASKED: "niet gevraagd",
    LeftOut.ALL_NOT_APPLICABLE: "alleen niet van toepassing",
    LeftOut.JOINTLY_NOT_APPLICABLE: "de coalitie koos samen niet van toepassing",
}
_RULES = {
    Verdict.NOT_ASKED: "Niemand kreeg deze stelling.",
    Verdict.NOT_APPLICABLE: "Minstens één keer niet van toepassing, en verder is er niets gevraagd.",
    Verdict.NOT_ANSWERED: "Geen enkele score en geen enkele keer weet niet.",
    Verdict.UNKNOWN: (
        "Minstens een derde weet het niet. Dan is 3 keer het aantal weet niet minstens scores plus weet niet."
    ),
    Verdict.TOO_FEW: "Er zijn scores, maar te weinig om ze te tonen.",
    Verdict.DIVIDED: (
        "Minstens twee keer 1 of 2 en minstens twee keer 4 of 5, en van het kleinste van die twee aantallen is "
        "10 keer (aantal plus 1) minstens 3 keer (scores plus 2). Of: tien scores of meer en een eensgezindheid onder "
        "50%."
    ),
    Verdict.STRONG: "Het afgeronde gemiddelde is 4,0 of hoger.",
    Verdict.WEAK: "Het afgeronde gemiddelde is lager dan 3,0.",
    Verdict.MIDDLE: "Geen van de regels hierboven klopt.",
}


def heading(explanation: Explanation) -> str:
    """The question that is answered."""
    return (
        f"Hoe komt dit cijfer tot stand? {_name(explanation.explained)} in {explanation.coalition}, {explanation.year}"
    )


def _name(explained: StatementExplanation | LevelExplanation) -> str:
    """What is explained: "A01", "Thema A1 Cijfers en wijken"."""
    if isinstance(explained, StatementExplanation):
        return explained.statement.id
    title = report_words.level_title(explained.level)
    kind = explained.kind.value.capitalize()
    return title if explained.level.id == explained.kind else f"{kind} {explained.level.id} {title}"


def figures(mean: float | None, low: float | None, high: float | None, agreement: str | None) -> str:
    """The figures that are explained, as the report tells them; what has no figure is told so."""
    told = [
        "geen score te tonen" if mean is None else f"score {dutch_number(mean)}",
        "bandbreedte niet te tonen" if low is None else with_open(low, high),
        *(() if agreement is None else (agreement,)),
    ]
    return ", ".join(told)


def basis_note(explanation: Explanation) -> str | None:
    """That joint scores count; None when the explanation stands on the individual answers."""
    if explanation.joint_only:
        return "Er zijn geen losse scorelijsten. Dit cijfer komt uit de scores die de coalitie samen heeft gekozen."
    if explanation.basis is Basis.JOINT:
        return "Deze uitleg gaat uit van de gezamenlijke scores, waar die er zijn."
    return None


def hidden(explanation: Explanation) -> tuple[str, ...]:
    """What is not shown, why, and what helps."""
    explained = explanation.explained
    too_few: tuple[str, ...] = ()
    if isinstance(explained, StatementExplanation) and explained.statement.verdict is Verdict.TOO_FEW:
        too_few = (explained.statement.id,)
    return left_out(explanation.mode, explanation.minimum, too_few, statements=1)


def notes(explanation: Explanation) -> tuple[str, ...]:
    """What the figure stands on, and why parts of it are not shown."""
    basis = basis_note(explanation)
    return (*([basis] if basis is not None else []), *hidden(explanation))


def rules_title(verdict: Verdict | None) -> str:
    """The heading above the rules."""
    return f"Oordeel: {verdict_word(verdict)}"


def rule(step: RuleStep) -> str:
    """What a rule asks."""
    return _RULES[step.verdict]


def rule_told(step: RuleStep, numbers: str) -> str:
    """A rule read aloud: for which verdict, whether it holds, what it asks and the numbers that decided."""
    asked = rule(step)
    return (
        f"{verdict_word(step.verdict).capitalize()}: {'ja' if step.holds else 'nee'}. De regel is: "
        f"{asked[0].lower()}{asked[1:]} Hier: {numbers[0].lower()}{numbers[1:]}"
    )


def no_rules(explained: StatementExplanation | LevelExplanation) -> str:
    """What stands in the place of the rules where none was tried."""
    return JOINT_VERDICT if isinstance(explained, StatementExplanation) else NO_VERDICT


def numbers(explained: StatementExplanation | LevelExplanation, step: RuleStep) -> str | None:
    """The numbers that decided whether a rule holds; None where they may not be shown."""
    if isinstance(explained, LevelExplanation):
        return _printed(explained.level.mean)
    statement = explained.statement
    match step.verdict:
        case Verdict.NOT_ASKED:
            told: str | None = f"{_times(0)} gevraagd."
        case Verdict.NOT_APPLICABLE:
            told = _asked(statement)
        case Verdict.NOT_ANSWERED:
            told = f"{_scores(statement.n)} en {_times(statement.dont_know)} weet niet."
        case Verdict.TOO_FEW:
            told = f"{_scores(statement.n)}."
        case Verdict.UNKNOWN:
            told = _unknown(statement)
        case Verdict.DIVIDED:
            told = _spread(statement)
        case Verdict.STRONG | Verdict.WEAK | Verdict.MIDDLE:
            told = _printed(statement.mean)
    return told


def _scores(number: int | None) -> str:
    return plural(number or 0, "score", "scores")


def _times(number: int | None) -> str:
    return f"{count(number or 0)} keer"


def _printed(mean: float | None) -> str | None:
    return None if mean is None else f"Afgerond {dutch_number(mean)}."


def _asked(statement: ShownStatement) -> str:
    told = [_scores(statement.n), f"{_times(statement.dont_know)} weet niet"]
    if statement.not_answered is not None:
        told.append(f"{_times(statement.not_answered)} niet ingevuld")
    return f"{_times(statement.not_applicable)} niet van toepassing; {listing(told)}."


def _unknown(statement: ShownStatement) -> str:
    dont_know, n = statement.dont_know or 0, statement.n or 0
    threefold, answered = 3 * dont_know, n + dont_know
    compared = "minstens" if threefold >= answered else "minder dan"
    return (
        f"3 keer {count(dont_know)} is {count(threefold)}. {count(n)} plus {count(dont_know)} is {count(answered)}. "
        f"{count(threefold)} is {compared} {count(answered)}."
    )


def _spread(statement: ShownStatement) -> str | None:
    """The numbers of the rule for divided; None where they may not be shown."""
    n = statement.n or 0
    if n < 2 * DIVIDED_CAMP:
        return f"{_scores(n)}."
    if statement.distribution is None:
        return None
    low, high = sum(statement.distribution[:2]), sum(statement.distribution[3:])
    told = f"{_scores(n)}; {count(low)} keer 1 of 2 en {count(high)} keer 4 of 5"
    if min(low, high) >= DIVIDED_CAMP:
        tenfold, threefold = 10 * (min(low, high) + 1), 3 * (n + 2)
        compared = "minstens" if tenfold >= threefold else "minder dan"
        told += (
            f": 10 keer {count(min(low, high) + 1)} is {count(tenfold)}, en dat is {compared} 3 keer {count(n + 2)}, "
            f"dus {count(threefold)}"
        )
    if n >= DIVIDED_BELOW_FROM_N:
        told += f"; eensgezindheid {dutch_percent(statement.agreement)}"
    return f"{told}."
