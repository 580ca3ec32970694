# SPDX-License-Identifier: EUPL-1.2
"""The explanation of a figure in the terminal: the sums as one would write them down with pen and paper.

Plain text has no tables: one line a row, so that a screen reader and a pipe can follow it.
"""

from __future__ import annotations

from rich.console import Console
from rich.text import Text

from analysetool.figures.explanation import ExplanationView, StatementExplanation
from analysetool.formats.console import text_console, written
from analysetool.formats.explanation_level import level_name, print_level
from analysetool.formats.explanation_lines import (
    amount,
    divided,
    figures,
    item,
    notes,
    outcome,
    precise,
    print_rules,
    print_table,
    say,
    title,
)
from analysetool.rounding import dutch_number, dutch_percent
from analysetool.words import figures as wording

_ROUNDING = (
    "Afronden: gemiddelden op één decimaal, eensgezindheid op hele procenten. Precies de helft gaat omhoog: 4,45 wordt "
    "4,5. Tussenstappen staan hier met vier decimalen of meer; wie daarmee verder rekent, kan op de laatste decimaal 1 "
    "verschil houden."
)


def render_terminal(view: ExplanationView, *, colour: bool, plain: bool) -> str:
    """Lay the explanation out for a terminal; without `colour` there are no escape codes in it."""
    console = text_console(colour=colour, plain=plain)
    explained = view.explained
    name = explained.statement.id if isinstance(explained, StatementExplanation) else level_name(explained)
    console.print(Text(f"Hoe komt dit cijfer tot stand? {name} in {view.coalition}, {view.year}", style="bold"))
    for origin in view.origins:
        console.print(Text(f"Herkomst: {origin}", style="italic"))
    if isinstance(explained, StatementExplanation):
        _statement(console, view, explained, plain=plain)
    else:
        print_level(console, view, explained, plain=plain)
    console.print()
    console.print(Text(_ROUNDING, style="dim"))
    return written(console)


def _statement(console: Console, view: ExplanationView, explained: StatementExplanation, *, plain: bool) -> None:
    statement = explained.statement
    say(console, f"{statement.id} {statement.text}")
    console.print(Text(explained.place, style="dim"))
    title(console, "Uitkomst")
    console.print(
        Text(
            f"{wording.verdict_word(statement.verdict).capitalize()}: "
            f"{figures(statement.mean, statement.low, statement.high, statement.agreement)}.",
            style="bold",
        )
    )
    notes(console, view)
    _joint(console, view, explained)
    if not (view.joint_only and statement.on_joint):
        _answers(console, explained)
        _mean(console, explained)
        _range(console, explained)
        _agreement(console, explained, plain=plain)
    print_rules(console, f"Oordeel: {wording.verdict_word(statement.verdict)}", explained.rules, plain=plain)
    _holds(console, explained, plain=plain)


def _joint(console: Console, view: ExplanationView, explained: StatementExplanation) -> None:
    """The joint score beside the mean, or in its place."""
    statement = explained.statement
    if statement.on_joint:
        answer = wording.answer_word(statement.joint)
        beside = (
            "" if view.joint_only else " De losse antwoorden hieronder staan ernaast en veranderen het cijfer niet."
        )
        say(
            console,
            f"De coalitie koos samen een {answer}. Dat is hier het cijfer, met die ene score als bandbreedte. Het "
            f"oordeel volgt alleen daaruit.{beside}",
        )
    elif statement.joint is not None and not view.joint_only:
        say(
            console,
            f"Gezamenlijk antwoord: {wording.answer_word(statement.joint)}. Dat staat ernaast en telt niet mee in het "
            "gemiddelde.",
        )
    elif statement.disputed:
        say(console, "De coalitie praatte over deze stelling en is het nog niet eens.")
    discussed = explained.discussed
    for text in (discussed.reason, discussed.hands, discussed.remark) if discussed is not None else ():
        if text is not None:
            say(console, text)


def _answers(console: Console, explained: StatementExplanation) -> None:
    counted = explained.counted
    title(console, "Welke antwoorden tellen mee")
    scores = wording.plural(counted.scores, "score telt", "scores tellen")
    if explained.votes is None:
        item(console, f"{scores} mee. Wat er is gekozen, blijft verborgen.")
    elif explained.votes:
        given = [f"{wording.count(step.votes)} keer {step.score}" for step in explained.votes]
        item(console, f"{scores} mee: {wording.listing(given)}.")
    else:
        item(console, "Er is geen enkele score.")
    if counted.dont_know:
        item(
            console,
            f"{wording.count(counted.dont_know)} keer weet niet: dat is geen score en telt niet mee in het gemiddelde. "
            "Wel in de bandbreedte, want er had een score kunnen staan.",
        )
    if counted.not_answered:
        item(
            console,
            f"{wording.count(counted.not_answered)} keer niet ingevuld: telt niet mee in het gemiddelde, wel in de "
            "bandbreedte.",
        )
    if counted.not_applicable:
        item(console, f"{wording.count(counted.not_applicable)} keer niet van toepassing: telt nergens mee.")
    if counted.not_asked:
        people = wording.plural(counted.not_asked, "deelnemer kreeg", "deelnemers kregen")
        item(console, f"{people} deze stelling niet: dat telt nergens mee.")
    if counted.not_answered is None:
        item(console, "Hoe vaak niets is ingevuld, is niet bekend: de tabel telt alleen antwoorden.")


def _mean(console: Console, explained: StatementExplanation) -> None:
    title(console, "Gemiddelde" if explained.median is None else "Gemiddelde en mediaan")
    if explained.mean is None:
        missing = "Er is geen score, dus geen gemiddelde." if not explained.counted.scores else "Dat blijft verborgen."
        say(console, missing)
        return
    if explained.votes:
        terms = [
            str(step.score) if step.votes == 1 else f"{wording.count(step.votes)}×{step.score}"
            for step in explained.votes
        ]
        say(console, f"Som van de scores: {' + '.join(terms)} = {amount(explained.mean.total)}")
    say(console, f"Gemiddelde: {divided(explained.mean)}")
    if explained.median is None:
        return
    first, second = explained.median.places
    lower, upper = explained.median.scores
    if first == second:
        say(console, f"Mediaan: op volgorde staat in het midden, op plaats {wording.count(first)}, een {lower}.")
    else:
        say(
            console,
            f"Mediaan: op volgorde staan in het midden, op plaats {wording.count(first)} en {wording.count(second)}, "
            f"een {lower} en een {upper}. ({lower} + {upper}) / 2 = {dutch_number(explained.median.value)}",
        )


def _range(console: Console, explained: StatementExplanation) -> None:
    title(console, "Bandbreedte")
    own, counted = explained.range, explained.counted
    if own is None:
        missing = "Dat blijft verborgen." if explained.mean is None and counted.scores else "Niet te bepalen."
        say(console, missing)
        return
    if own.open_answers == 0:
        say(console, f"Er zijn geen open antwoorden: laagste en hoogste zijn het gemiddelde, {outcome(own.low)}.")
        return
    say(
        console,
        f"Open antwoorden: {wording.count(counted.dont_know)} weet niet + {wording.count(counted.not_answered or 0)} "
        f"niet ingevuld = {wording.count(own.open_answers)}. Stel dat het scores waren:",
    )
    points = amount(0 if explained.mean is None else explained.mean.total)
    for name, score, end in (("Laagste", 1, own.low), ("Hoogste", 5, own.high)):
        say(
            console,
            f"{name}, steeds een {score}: ({points} + {wording.count(own.open_answers)}×{score}) / "
            f"({wording.count(counted.scores)} + {wording.count(own.open_answers)}) = {divided(end)}",
        )


def _agreement(console: Console, explained: StatementExplanation, *, plain: bool) -> None:
    title(console, "Eensgezindheid")
    if explained.votes is None:
        say(console, "Die blijft verborgen.")
        return
    if explained.agreement is None or explained.mean is None:
        say(console, "Niet te bepalen: dat kan pas vanaf twee scores.")
        return
    mean = outcome(explained.mean)
    say(console, "1 + de som van deel × log2(1 − afstand / 4), de consensusmaat van Tastle en Wierman (2007).")
    say(console, "Met een rekenmachine: log2(x) = log(x) / log(2).")
    print_table(
        console,
        ("score", "keer", "deel", f"afstand tot {mean}", "bijdrage"),
        [
            (
                str(step.score),
                wording.count(step.votes),
                precise(step.share),
                precise(step.distance),
                precise(step.contribution).replace("-", "−"),
            )
            for step in explained.votes
        ],
        plain=plain,
    )
    terms = "".join(f" − {precise(abs(step.contribution))}" for step in explained.votes)
    total = precise(explained.agreement.value, explained.agreement.decimals)
    say(console, f"1{terms} = {total}, dus {dutch_percent(explained.agreement.value)}")


def _holds(console: Console, explained: StatementExplanation, *, plain: bool) -> None:
    title(console, "Houdt het oordeel stand als één antwoord wegvalt?")
    say(console, explained.holds_note)
    if not explained.taken_away:
        return
    print_table(
        console,
        ("zonder één", "gegeven", "gemiddelde", "eensgezindheid", "oordeel"),
        [
            (
                wording.answer_word(left.answer),
                f"{wording.count(left.votes)} keer",
                dutch_number(left.mean),
                dutch_percent(left.agreement),
                wording.verdict_word(left.verdict) + (" (verandert)" if left.tips else ""),
            )
            for left in explained.taken_away
        ],
        plain=plain,
        text_columns=(4,),
    )
