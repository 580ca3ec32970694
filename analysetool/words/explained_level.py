# SPDX-License-Identifier: EUPL-1.2
"""What the explanation of a theme, part or the total says, step by step."""

from __future__ import annotations

from analysetool.figures.explanation import Division, LeftOut, LevelExplanation, LevelRow
from analysetool.rounding import dutch_number, dutch_percent
from analysetool.words.certainty import margin_told
from analysetool.words.explanation import LEFT_OUT, STAYS_HIDDEN, figures
from analysetool.words.figures import scores_given, verdict_word
from analysetool.words.grammar import agree, count, plural
from analysetool.words.sums import added, amount, divided, precise

WHERE_TEXTS_ARE = "De tekst van elke stelling staat in: analysetool stellingen"
_WRITTEN_OUT = 8
"""A longer sum is not written out on a line; the table above it has the terms."""


def result(explained: LevelExplanation) -> str:
    """The verdict with the figures, and on how many scores they stand."""
    own = explained.level
    agreement = None if own.agreement is None else f"eensgezindheid {dutch_percent(own.agreement)}"
    told = figures(own.mean, own.low, own.high, agreement)
    given = scores_given(own.answered, own.possible)
    margin = margin_told(own).capitalize()
    return f"{verdict_word(own.verdict).capitalize()}: {told} ({given}). {margin}."


def exceptions(explained: LevelExplanation) -> tuple[str, ...]:
    """Which statements do not count as the others do, and why."""
    told = []
    for row in explained.rows:
        if row.left_out is not None:
            told.append(f"{row.statement.id} telt niet mee in het gemiddelde: {LEFT_OUT[row.left_out]}.")
        if row.assumed and row.left_out is LeftOut.TOO_FEW:
            told.append(f"{row.statement.id} telt in de bandbreedte als 1 tot 5.")
        elif row.assumed:
            told.append(f"{row.statement.id} heeft geen enkel antwoord en telt in de bandbreedte als 1 tot 5.")
    return tuple(told)


def half_rule(explained: LevelExplanation) -> str:
    """Whether enough statements have a score; nothing where no statement may be shown."""
    half = explained.half
    if half is None:
        return ""
    verb = agree(half.scored, "heeft", "hebben")
    enough = "Dat is genoeg voor een cijfer" if half.holds else "Dat is te weinig voor een cijfer"
    return (
        f"{count(half.scored)} van de {plural(half.applicable, 'stelling', 'stellingen')} {verb} een score. {enough}: "
        "nodig is minstens de helft, en minstens één."
    )


def mean(explained: LevelExplanation) -> tuple[str, ...]:
    """The sum of the statements and its division."""
    own = explained.mean
    if explained.half is None:
        return (_no_steps(explained.level.mean),)
    if own is None:
        too_few = "Er is geen cijfer: te weinig stellingen hebben een score."
        return (_no_steps(explained.level.mean).capitalize() if explained.half.holds else too_few,)
    by = "het aantal stellingen met een score" if explained.equal_weights else "de som van hun gewichten"
    return (*_sum(explained, own), f"Gedeeld door {by}: {divided(own)}.")


def _sum(explained: LevelExplanation, own: Division) -> tuple[str, ...]:
    terms = [row for row in explained.rows if row.weighted is not None]
    if len(terms) > _WRITTEN_OUT:
        return ()
    written = [
        precise(row.statement.mean)
        if explained.equal_weights
        else f"{amount(row.weight)} keer {precise(row.statement.mean)}"
        for row in terms
    ]
    return (f"Som: {added(written, amount(own.total))}.",)


def reach(explained: LevelExplanation) -> tuple[str, ...]:
    """Lowest and highest the mean could still be."""
    level = explained.level
    ends = (("Laagste", explained.low, level.low), ("Hoogste", explained.high, level.high))
    return tuple(f"{name}: {_no_steps(shown) if end is None else f'{divided(end)}.'}" for name, end, shown in ends)


def agreement(explained: LevelExplanation) -> str:
    """The agreement of the statements added up and divided."""
    if explained.agreement is not None:
        return f"{divided(explained.agreement, percent=True)}. Alleen stellingen met minstens twee scores."
    return STAYS_HIDDEN if explained.steps_hidden else "Niet te bepalen: geen stelling heeft twee scores."


def joint(explained: LevelExplanation) -> str | None:
    """The mean of the joint scores; None where there is none."""
    if not explained.joint_count:
        return None
    told = f"{explained.joint_count} van de {plural(explained.level.statements, 'stelling', 'stellingen')}"
    if explained.joint is None:
        return f"Bij {told} is een score samen gekozen. Dat is minder dan de helft: er is geen cijfer."
    return f"Bij {told} is een score samen gekozen. Het gemiddelde daarvan: {divided(explained.joint)}."


def row_told(explained: LevelExplanation, row: LevelRow, *, text: bool) -> str:
    """A statement with what it adds: "A01: som 69 gedeeld door 16 scores is 4,3125; laagste 3,9444, …"."""
    own = row.statement
    if row.left_out is LeftOut.NOT_ASKED:
        told = LEFT_OUT[LeftOut.NOT_ASKED]
    elif own.mean is None:
        told = "geen score"
    elif row.points is None:
        told = f"{'gezamenlijk' if own.on_joint else 'gemiddelde'} {precise(own.mean)}"
    else:
        told = f"som {count(row.points)} gedeeld door {plural(own.n or 0, 'score', 'scores')} is {precise(own.mean)}"
    if not explained.equal_weights and row.weighted is not None:
        told += f"; gewicht {amount(row.weight)} keer dat is {precise(row.weighted)}"
    ends = f"; laagste {precise(row.low)}, hoogste {precise(row.high)}" if row.low is not None else ""
    agreed = f"; eensgezindheid {precise(own.agreement)}" if own.agreement is not None else ""
    return f"{_named(row, text=text)}: {told}{ends}{agreed}"


def totals_told(explained: LevelExplanation) -> str:
    """The sums under the columns: "Opgeteld: gemiddelde 11,3935; laagste 10; hoogste 12; eensgezindheid 2,2539"."""
    columns = (
        ("gemiddelde", explained.mean), ("laagste", explained.low), ("hoogste", explained.high),
        ("eensgezindheid", explained.agreement),
    )  # fmt: skip
    sums = [f"{name} {amount(division.total)}" for name, division in columns if division is not None]
    return f"{'Opgeteld' if explained.equal_weights else 'Gewicht keer getal, opgeteld'}: {'; '.join(sums)}"


def _named(row: LevelRow, *, text: bool) -> str:
    """The statement by its id, with its text without the full stop where that is told."""
    own = row.statement
    return f"{own.id} {own.text.removesuffix('.')}" if text else own.id


def _no_steps(shown: float | None) -> str:
    """What stands where a division cannot be given: the figure alone, where the report shows it."""
    return "niet te bepalen of niet te tonen." if shown is None else f"{dutch_number(shown)} (zonder tussenstappen)."
