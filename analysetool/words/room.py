# SPDX-License-Identifier: EUPL-1.2
"""What the room and the laptop of a session are told of the figures of a statement."""

from __future__ import annotations

from collections.abc import Sequence

from analysetool.figures.report import NoGroups
from analysetool.figures.room import NoVotes, RoomStatement
from analysetool.model import Answer, Verdict
from analysetool.rounding import dutch_number, round_half_up
from analysetool.words import figures as wording


def figures_told(statement: RoomStatement) -> tuple[str, ...]:
    """The figures in sentences, for who does not read bars."""
    told = [] if statement.mean is None else [wording.mean_reason(statement.mean, statement.n)]
    alike = None if statement.votes is None else wording.alike(statement.votes.scores)
    if alike is not None:
        apart = " De scores liggen ver uit elkaar." if statement.verdict is Verdict.DIVIDED else ""
        told.append(f"{alike[:1].upper()}{alike[1:]}.{apart}")
    if statement.verdict is Verdict.UNKNOWN:
        told.append(wording.unknown_reason(statement.dont_know, statement.n))
    return tuple(told)


_WITHOUT_COUNTS = {
    NoVotes.NO_SHEETS: "Er zijn geen losse scorelijsten.",
    NoVotes.NO_ANSWERS: "Niemand gaf een antwoord op deze stelling.",
    NoVotes.NOT_ASKED: wording.NOT_ASKED_APART,
    NoVotes.CHANGED: (
        "Er kwamen enkele scorelijsten bij nadat de scores in beeld waren. Daarom staan de scores niet meer in beeld: "
        "aan het verschil is te zien wie wat antwoordde."
    ),
}


def votes_note(statement: RoomStatement) -> str | None:
    """Why there are no counts of individual sheets; None when there are."""
    match statement.no_votes:
        case None:
            return None
        case NoVotes.FEW_SHEETS:
            return (
                f"Er zijn minder dan {statement.minimum} scorelijsten. Daarom staan antwoorden hier niet in beeld: "
                "anders zijn mensen te herkennen."
            )
        case NoVotes.FEW_SCORES:
            return (
                f"Minder dan {statement.minimum} mensen gaven hier een score. Daarom staan de scores niet in beeld: "
                "anders zijn mensen te herkennen."
            )
        case _:
            return _WITHOUT_COUNTS[statement.no_votes]


def before_told(statement: RoomStatement) -> str | None:
    """The mean and the joint score of the measurement before this one; None where neither may be told."""
    before = statement.before
    if before is None:
        return None
    mean = None if before.mean is None else wording.mean_reason(before.mean, before.n).removesuffix(".")
    joint = None if before.joint is None else f"samen gekozen: {_with_step(before.joint, statement.scale)}"
    told = "; ".join(filter(None, (mean, joint)))
    return f"In {before.year}: {told[:1].lower()}{told[1:]}."


def _with_step(answer: Answer, scale: Sequence[str]) -> str:
    label = answer_label(answer, scale)
    return label if answer.score is None else f"{answer.score} ({label})"


def hands_note(statement: RoomStatement) -> str | None:
    """That people voted secretly, where they are too few to show what; None otherwise."""
    return None if statement.hands_hidden is None else wording.hands_hidden(statement.hands_hidden)


def groups_note(statement: RoomStatement) -> str | None:
    """Why groups are not shown apart; None when they are, and where there is nothing to tell."""
    if statement.no_groups is None or statement.no_groups is NoGroups.ONE_VOICE:
        return None
    if statement.no_groups is NoGroups.FEW_SCORES:
        return f"Groepen staan hier niet apart: niet elke groep gaf {statement.minimum} of meer scores."
    return f"Groepen staan niet apart: er zijn geen twee groepen van {statement.minimum} of meer deelnemers."


def gap(statement: RoomStatement) -> str | None:
    """How far the groups lie apart where that is more than chance gives, and that it is not where it is not.

    It says so where the printed figures seem to make another difference.
    """
    if statement.difference is None:
        return "Tussen de groepen is geen verschil groter dan toeval." if statement.by_chance else None
    means = [group.mean for group in statement.groups]
    what = "Het verschil" if len(means) == 2 else "Het grootste verschil"  # noqa: PLR2004 - of two there is one
    printed = round_half_up(max(means)) - round_half_up(min(means))
    told = dutch_number(statement.difference)
    exact = "" if told == dutch_number(printed) else ", berekend met de precieze gemiddelden"
    return f"{what} is {told}{exact}."


def answer_label(answer: Answer, scale: Sequence[str]) -> str:
    """A joint answer in words: the label of the scale, or weet niet."""
    return wording.answer_word(answer) if answer.score is None else scale[answer.score - 1]
