# SPDX-License-Identifier: EUPL-1.2
"""The explanation of a theme, part or the total in the terminal: a table of its statements and the sums under it."""

from __future__ import annotations

from rich.console import Console
from rich.text import Text

from analysetool.figures.explanation import ExplanationView, LevelExplanation, LevelKind, LevelRow
from analysetool.formats.explanation_lines import (
    amount,
    divided,
    figures,
    item,
    notes,
    precise,
    print_rules,
    print_table,
    say,
    title,
)
from analysetool.rounding import UNKNOWN, dutch_number
from analysetool.words import figures as wording

_WRITTEN_OUT = 8
"""A longer sum is not written out on a line; the table above it has the terms."""


def level_name(explained: LevelExplanation) -> str:
    """What the level is called in a heading: "thema A1 Cijfers en wijken"."""
    title = explained.level.title
    return title if explained.level.id == explained.kind else f"{explained.kind.value} {explained.level.id} {title}"


def print_level(console: Console, view: ExplanationView, explained: LevelExplanation, *, plain: bool) -> None:
    """Lay out the explanation of a level."""
    level = explained.level
    title(console, "Uitkomst")
    console.print(
        Text(
            f"{wording.verdict_word(level.verdict).capitalize()}: "
            f"{figures(level.mean, level.low, level.high, level.agreement)} "
            f"({wording.scores_given(level.answered, level.possible)}).",
            style="bold",
        )
    )
    notes(console, view)
    title(console, "Welke stellingen tellen mee")
    _level_table(console, explained, plain=plain)
    for row in explained.rows:
        if row.left_out is not None:
            item(console, f"{row.statement.id} telt niet mee in het gemiddelde: {row.left_out.value}.")
        if row.assumed:
            item(console, f"{row.statement.id} heeft geen enkel antwoord en telt in de bandbreedte als 1 tot 5.")
    half = explained.half
    verb = "heeft" if half.scored == 1 else "hebben"
    enough = "Dat is genoeg voor een cijfer" if half.holds else "Dat is te weinig voor een cijfer"
    say(
        console,
        f"{wording.count(half.scored)} van de {wording.plural(half.applicable, 'stelling', 'stellingen')} {verb} een "
        f"score. {enough}: nodig is minstens de helft, en minstens één.",
    )
    title(console, "Gemiddelde")
    _level_mean(console, explained)
    title(console, "Bandbreedte")
    for name, end, shown in (("Laagste", explained.low, level.low), ("Hoogste", explained.high, level.high)):
        say(console, f"{name}: {_no_steps(shown) if end is None else divided(end)}")
    title(console, "Eensgezindheid")
    if explained.agreement is None:
        say(console, "Die blijft verborgen." if view.hidden else "Niet te bepalen: geen stelling heeft twee scores.")
    else:
        say(console, f"{divided(explained.agreement, percent=True)}. Alleen stellingen met minstens twee scores.")
    if explained.joint_count:
        title(console, "Gezamenlijke scores")
        _level_joint(console, explained)
    print_rules(console, f"Oordeel: {wording.verdict_word(level.verdict)}", explained.rules, plain=plain)


def _level_mean(console: Console, explained: LevelExplanation) -> None:
    mean = explained.mean
    if mean is None:
        too_few = "Er is geen cijfer: te weinig stellingen hebben een score."
        say(console, _no_steps(explained.level.mean) if explained.half.holds else too_few)
        return
    terms = [row for row in explained.rows if row.weighted is not None]
    if len(terms) <= _WRITTEN_OUT:
        written = [
            precise(row.statement.mean)
            if explained.equal_weights
            else f"{amount(row.weight)}×{precise(row.statement.mean)}"
            for row in terms
        ]
        say(console, f"Som: {' + '.join(written)} = {amount(mean.total)}")
    by = "het aantal stellingen met een score" if explained.equal_weights else "de som van hun gewichten"
    say(console, f"Gedeeld door {by}: {divided(mean)}")


def _level_joint(console: Console, explained: LevelExplanation) -> None:
    told = f"{explained.joint_count} van de {wording.plural(len(explained.rows), 'stelling', 'stellingen')}"
    if explained.joint is None:
        say(console, f"Bij {told} is een score samen gekozen. Dat is minder dan de helft: er is geen cijfer.")
    else:
        say(console, f"Bij {told} is een score samen gekozen. Het gemiddelde daarvan: {divided(explained.joint)}")


def _no_steps(shown: float | None) -> str:
    """What stands where a division cannot be given: the figure alone, where the report shows it."""
    return "Niet te bepalen of niet te tonen." if shown is None else f"{dutch_number(shown)} (zonder tussenstappen)."


def _level_table(console: Console, explained: LevelExplanation, *, plain: bool) -> None:
    """The statements with what each adds; a dash is not counted in the sum of its column."""
    if explained.steps_hidden:
        print_table(
            console,
            ("stelling", "scores", "gemiddelde"),
            [
                (
                    f"{row.statement.id} {row.statement.text}",
                    wording.count(row.statement.n),
                    dutch_number(row.statement.mean),
                )
                for row in explained.rows
            ],
            plain=plain,
        )
        return
    weights = not explained.equal_weights
    texts = explained.kind is LevelKind.THEME
    columns = ["stelling", "som / scores", "gemiddelde", "laagste", "hoogste", "eensgezindheid"]
    if weights:
        columns[3:3] = ["gewicht", "gewicht × gemiddelde"]
    print_table(
        console,
        columns,
        [_cells(row, weights=weights, texts=texts) for row in explained.rows],
        plain=plain,
        totals=_totals(explained, weights=weights),
    )
    if not texts:
        console.print(Text("De tekst van elke stelling staat in: analysetool stellingen", style="dim"))


def _cells(row: LevelRow, *, weights: bool, texts: bool) -> list[str]:
    statement = row.statement
    own = "gezamenlijk" if statement.on_joint else UNKNOWN
    points = own if row.points is None else f"{wording.count(row.points)} / {wording.count(statement.n)}"
    weighted = [amount(row.weight), precise(row.weighted)] if weights else []
    return [
        f"{statement.id} {statement.text}" if texts else statement.id,
        points,
        precise(statement.mean),
        *weighted,
        precise(row.low),
        precise(row.high),
        precise(statement.agreement),
    ]


def _totals(explained: LevelExplanation, *, weights: bool) -> list[str]:
    """The sum of each column, of weight × number where the weights differ."""
    mean, low, high, agreement = (
        UNKNOWN if division is None else amount(division.total)
        for division in (explained.mean, explained.low, explained.high, explained.agreement)
    )
    middle = ["", "", mean] if weights else [mean]
    return ["som van gewicht × getal" if weights else "som", "", *middle, low, high, agreement]
