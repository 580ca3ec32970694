# SPDX-License-Identifier: EUPL-1.2
"""What the explanation of a statement says, step by step."""

from __future__ import annotations

from analysetool.figures.explanation import (
    Division,
    Explanation,
    Middle,
    OneApart,
    Range,
    ScoreStep,
    StatementExplanation,
)
from analysetool.model import Verdict
from analysetool.rounding import dutch_number, dutch_percent
from analysetool.words import report as report_words
from analysetool.words.explanation import STAYS_HIDDEN, figures
from analysetool.words.figures import alike, answer_word, verdict_word
from analysetool.words.grammar import count, listing, plural
from analysetool.words.sums import added, amount, divided, outcome, precise, times

FORMULA = (
    "Eensgezindheid is 1 plus alle bijdragen. Een bijdrage is het deel keer log2 van (1 min de afstand gedeeld door "
    "4). Dit is de consensusmaat van Tastle en Wierman (2007).",
    "Met een rekenmachine: log2(x) is log(x) gedeeld door log(2).",
)
HOLDS_TITLE = "Houdt het oordeel stand met één antwoord meer of minder?"
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
    if own.verdict is Verdict.NOT_ASKED:
        return f"{verdict_word(own.verdict).capitalize()}: niemand kreeg deze stelling, dus er zijn geen cijfers."
    return f"{verdict_word(own.verdict).capitalize()}: {figures(own.mean, own.low, own.high, alike(own.distribution))}."


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
        if statement.joint is not None and statement.joint.score is None:
            return f'De coalitie koos samen "{answer}". Dat is hier het oordeel, en er is dus geen cijfer.{beside}'
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
        return f"{scores} mee: {listing([_often(step) for step in explained.votes])}."
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
        terms = [times(count(step.votes), str(step.score)) for step in explained.votes]
        told.append(f"Som van de scores: {added(terms, amount(explained.mean.total))}.")
    told.append(f"Gemiddelde: {divided(explained.mean)}.")
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
        f"{upper}. De helft van {lower} plus {upper} is {dutch_number(middle.value)}."
    )


def reach(explained: StatementExplanation) -> tuple[str, ...]:
    """Lowest and highest the mean could still be, written out."""
    own, counted = explained.range, explained.counted
    if own is None:
        return (_HIDDEN if explained.mean is None and counted.scores != 0 else "Niet te bepalen.",)
    if own.open_answers == 0:
        return (f"Er zijn geen open antwoorden: laagste en hoogste zijn het gemiddelde, {outcome(own.low)}.",)
    return (
        f"Open antwoorden: {count(counted.dont_know or 0)} keer weet niet en {count(counted.not_answered or 0)} keer "
        f"niet ingevuld, samen {count(own.open_answers)}. Met {plural(counted.scores or 0, 'score', 'scores')} erbij "
        f"zijn dat {count((counted.scores or 0) + own.open_answers)} antwoorden. Stel dat de open antwoorden ook "
        "scores waren:",
        *_ends(explained, own),
    )


def _ends(explained: StatementExplanation, own: Range) -> tuple[str, ...]:
    points = amount(0 if explained.mean is None else explained.mean.total)
    return tuple(
        f"{name}, steeds een {score}: "
        f"{added([points, times(count(own.open_answers), str(score))], amount(end.total))}. "
        f"{divided(end).capitalize()}."
        for name, score, end in (("Laagste", 1, own.low), ("Hoogste", 5, own.high))
    )


def no_agreement(explained: StatementExplanation) -> str:
    """Why there is no agreement."""
    return STAYS_HIDDEN if explained.votes is None else "Niet te bepalen: dat kan pas vanaf twee scores."


def agreement(explained: StatementExplanation) -> str:
    """The contributions of the scores added up."""
    terms = "".join(f" min {precise(abs(step.contribution))}" for step in explained.votes or ())
    own = explained.agreement
    total, printed = ("", "") if own is None else (precise(own.value, own.decimals), dutch_percent(own.value))
    return f"1{terms} is {total}, dus {printed}."


def step_told(step: ScoreStep, mean: Division) -> str:
    """What a score adds to the agreement: "5 keer een 1 (deel 0,3125); afstand tot 2,4375 is 1,4375; …"."""
    return (
        f"{_often(step)} (deel {precise(step.share)}); afstand tot {outcome(mean)} is {precise(step.distance)}; "
        f"bijdrage is {contribution(step)}"
    )


def contribution(step: ScoreStep) -> str:
    """What a score adds to the agreement, which is never more than nothing: "−0,0359"."""
    return precise(step.contribution).replace("-", "−")


def apart_told(name: str, other: OneApart) -> str:
    """What it becomes with one answer less or more: "Zonder één 2 (4 keer gegeven): gemiddelde 3,0, …"."""
    return (
        f"{name.capitalize()} {answer_word(other.answer)} ({count(other.votes)} keer gegeven): gemiddelde "
        f"{dutch_number(other.mean)}, eensgezindheid {dutch_percent(other.agreement)}, oordeel {verdict_apart(other)}"
    )


def _often(step: ScoreStep) -> str:
    return f"{count(step.votes)} keer een {step.score}"


def holds(explained: StatementExplanation) -> str:
    """Whether the verdict survives any one answer less or more."""
    if explained.statement.on_joint:
        return "Dat is hier niet te zeggen: het oordeel volgt uit één gezamenlijk antwoord."
    if explained.votes is None:
        return "Dat blijft verborgen: het zou iets zeggen over losse antwoorden."
    if explained.holds is None:
        return "Dat is pas te zeggen vanaf drie antwoorden: scores en weet niet samen."
    if explained.holds:
        return (
            "Ja. Welk antwoord er ook wegvalt en welke score er ook bij komt, het oordeel blijft "
            f"{verdict_word(explained.statement.verdict)}."
        )
    return "Nee. Eén antwoord meer of minder kan dit oordeel veranderen."


def verdict_apart(other: OneApart) -> str:
    """The verdict with one answer less or more, with a mark where it is another."""
    return verdict_word(other.verdict) + (" (verandert)" if other.tips else "")
