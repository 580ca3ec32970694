# SPDX-License-Identifier: EUPL-1.2
"""What the explanation of a statement says, step by step."""

from __future__ import annotations

from analysetool.figures.explanation import Explanation, Middle, Range, StatementExplanation, TakenAway
from analysetool.rounding import dutch_number, dutch_percent
from analysetool.words import report as report_words
from analysetool.words.explanation import STAYS_HIDDEN, figures
from analysetool.words.figures import answer_word, count, listing, plural, verdict_word
from analysetool.words.sums import amount, divided, outcome, precise

FORMULA = (
    "1 + de som van deel × log2(1 − afstand / 4), de consensusmaat van Tastle en Wierman (2007).",
    "Met een rekenmachine: log2(x) = log(x) / log(2).",
)
HOLDS_TITLE = "Houdt het oordeel stand als één antwoord wegvalt?"
_HIDDEN = "Dat blijft verborgen."


def claim(explained: StatementExplanation) -> str:
    """The statement itself."""
    return f"{explained.statement.id} {explained.statement.text}"


def place(explained: StatementExplanation) -> str:
    """Where the statement stands in its set."""
    part, theme = explained.part, explained.theme
    return f"Deel {part.id} {part.title}, thema {theme.id} {theme.title}"


def result(explained: StatementExplanation) -> str:
    """The verdict with the figures."""
    own = explained.statement
    return f"{verdict_word(own.verdict).capitalize()}: {figures(own.mean, own.low, own.high, own.agreement)}."


def joint(explanation: Explanation, explained: StatementExplanation) -> tuple[str, ...]:
    """The joint score beside the mean or in its place, and what was said of it."""
    settled = _settled(explanation, explained)
    discussed = explained.discussed
    beside = (
        ()
        if discussed is None
        else (report_words.given_reason(discussed), report_words.hands(discussed), report_words.remark(discussed))
    )
    return tuple(told for told in (settled, *beside) if told is not None)


def _settled(explanation: Explanation, explained: StatementExplanation) -> str | None:
    statement = explained.statement
    answer = answer_word(statement.joint)
    if statement.on_joint:
        beside = (
            ""
            if explanation.joint_only
            else " De losse antwoorden hieronder staan ernaast en veranderen het cijfer niet."
        )
        return (
            f"De coalitie koos samen een {answer}. Dat is hier het cijfer, met die ene score als bandbreedte. Het "
            f"oordeel volgt alleen daaruit.{beside}"
        )
    if statement.joint is not None and not explanation.joint_only:
        return f"Gezamenlijk antwoord: {answer}. Dat staat ernaast en telt niet mee in het gemiddelde."
    if statement.disputed:
        return "De coalitie praatte over deze stelling en is het nog niet eens."
    return None


def answers(explained: StatementExplanation) -> tuple[str, ...]:
    """Which answers are in the mean and which are not."""
    counted = explained.counted
    told = [_given(explained)]
    if counted.dont_know:
        told.append(
            f"{count(counted.dont_know)} keer weet niet: dat is geen score en telt niet mee in het gemiddelde. Wel in "
            "de bandbreedte, want er had een score kunnen staan."
        )
    if counted.not_answered:
        told.append(
            f"{count(counted.not_answered)} keer niet ingevuld: telt niet mee in het gemiddelde, wel in de bandbreedte."
        )
    if counted.not_applicable:
        told.append(f"{count(counted.not_applicable)} keer niet van toepassing: telt nergens mee.")
    if counted.not_asked:
        people = plural(counted.not_asked, "deelnemer kreeg", "deelnemers kregen")
        told.append(f"{people} deze stelling niet: dat telt nergens mee.")
    if counted.not_answered is None and counted.scores is not None:
        told.append("Hoe vaak niets is ingevuld, is niet bekend: de tabel telt alleen antwoorden.")
    return tuple(told)


def _given(explained: StatementExplanation) -> str:
    if explained.counted.scores is None:
        return "Hoeveel mensen wat antwoordden, blijft verborgen."
    scores = plural(explained.counted.scores, "score telt", "scores tellen")
    if explained.votes is None:
        return f"{scores} mee. Wat er is gekozen, blijft verborgen."
    if explained.votes:
        return f"{scores} mee: {listing([f'{count(step.votes)} keer {step.score}' for step in explained.votes])}."
    return "Er is geen enkele score."


def mean_title(explained: StatementExplanation) -> str:
    """The heading above the mean, and the median where there is one."""
    return "Gemiddelde" if explained.median is None else "Gemiddelde en mediaan"


def mean(explained: StatementExplanation) -> tuple[str, ...]:
    """The sum and its division, and where the median lies."""
    if explained.mean is None:
        return (_HIDDEN if explained.counted.scores != 0 else "Er is geen score, dus geen gemiddelde.",)
    told = []
    if explained.votes:
        terms = [
            str(step.score) if step.votes == 1 else f"{count(step.votes)}×{step.score}" for step in explained.votes
        ]
        told.append(f"Som van de scores: {' + '.join(terms)} = {amount(explained.mean.total)}")
    told.append(f"Gemiddelde: {divided(explained.mean)}")
    if explained.median is not None:
        told.append(_median(explained.median))
    return tuple(told)


def _median(middle: Middle) -> str:
    first, second = middle.places
    lower, upper = middle.scores
    if first == second:
        return f"Mediaan: op volgorde staat in het midden, op plaats {count(first)}, een {lower}."
    return (
        f"Mediaan: op volgorde staan in het midden, op plaats {count(first)} en {count(second)}, een {lower} en een "
        f"{upper}. ({lower} + {upper}) / 2 = {dutch_number(middle.value)}"
    )


def reach(explained: StatementExplanation) -> tuple[str, ...]:
    """Lowest and highest the mean could still be, written out."""
    own, counted = explained.range, explained.counted
    if own is None:
        return (_HIDDEN if explained.mean is None and counted.scores != 0 else "Niet te bepalen.",)
    if own.open_answers == 0:
        return (f"Er zijn geen open antwoorden: laagste en hoogste zijn het gemiddelde, {outcome(own.low)}.",)
    return (
        f"Open antwoorden: {count(counted.dont_know or 0)} weet niet + {count(counted.not_answered or 0)} niet "
        f"ingevuld = {count(own.open_answers)}. Stel dat het scores waren:",
        *_ends(explained, own),
    )


def _ends(explained: StatementExplanation, own: Range) -> tuple[str, ...]:
    points = amount(0 if explained.mean is None else explained.mean.total)
    return tuple(
        f"{name}, steeds een {score}: ({points} + {count(own.open_answers)}×{score}) / "
        f"({count(explained.counted.scores or 0)} + {count(own.open_answers)}) = {divided(end)}"
        for name, score, end in (("Laagste", 1, own.low), ("Hoogste", 5, own.high))
    )


def no_agreement(explained: StatementExplanation) -> str:
    """Why there is no agreement."""
    return STAYS_HIDDEN if explained.votes is None else "Niet te bepalen: dat kan pas vanaf twee scores."


def agreement(explained: StatementExplanation) -> str:
    """The contributions of the scores added up."""
    terms = "".join(f" − {precise(abs(step.contribution))}" for step in explained.votes or ())
    own = explained.agreement
    total, printed = ("", "") if own is None else (precise(own.value, own.decimals), dutch_percent(own.value))
    return f"1{terms} = {total}, dus {printed}"


def holds(explained: StatementExplanation) -> str:
    """Whether the verdict survives taking away any one answer."""
    if explained.statement.on_joint:
        return "Dat is hier niet te zeggen: het oordeel volgt uit één gezamenlijke score."
    if explained.votes is None:
        return "Dat blijft verborgen: het zou iets zeggen over losse antwoorden."
    if explained.holds is None:
        return "Dat is pas te zeggen vanaf drie scores, en bij het oordeel verdeeld vanaf vier."
    if explained.holds:
        return f"Ja. Welk antwoord er ook wegvalt, het oordeel blijft {verdict_word(explained.statement.verdict)}."
    return "Nee. Eén antwoord meer of minder kan dit oordeel veranderen."


def verdict_without(left: TakenAway) -> str:
    """The verdict without one answer, with a mark where it is another."""
    return verdict_word(left.verdict) + (" (verandert)" if left.tips else "")
