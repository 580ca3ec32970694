# SPDX-License-Identifier: EUPL-1.2
"""What `invullen --oefenen` says: the texts, the questions, the key beside an answer and how far apart they were."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from analysetool.model import Answer, Exercise, KeyAnswer, Statement
from analysetool.words.fill_in import anchors
from analysetool.words.grammar import agree, listing, plural
from analysetool.words.guidance import DONT_KNOW

ASK_ANSWER = "Antwoord (1–5 of w):"
HOW_TO_ANSWER = "Typ 1, 2, 3, 4 of 5, of w (weet ik niet), en druk op Enter. Ook: ? tekst opnieuw, s stoppen."
WRONG_ANSWER = (
    "Dat begrijp ik niet. Typ 1, 2, 3, 4 of 5, of w (weet ik niet). Ook: ? de tekst en de ankers opnieuw, s stoppen."
)
STOPPED = "Gestopt. Er is niets bewaard."
NOTHING_KEPT = "Er is niets bewaard."
NOTHING_ANSWERED = "U gaf nog geen antwoord."
ALL_AS_THE_KEY = "U koos overal hetzelfde als de sleutel."
_WITH_ANOTHER = (
    "Laat iemand anders dezelfde oefening doen, zonder uw antwoorden te zien. Bespreek samen waar u verschilt. Lees "
    "dan samen de tekst en de ankers."
)
_FAR = 2


def introduction(exercises: int, scale: Mapping[int, str]) -> Iterator[str]:
    """What practising is, in a few lines."""
    yield f"Oefenen met scoren: {plural(exercises, 'korte tekst', 'korte teksten')} over verzonnen coalities."
    yield (
        "Lees de tekst, kies bij elke stelling een antwoord en bekijk daarna de sleutel. Ga alleen uit van de tekst. "
        "Er wordt niets bewaard."
    )
    steps = "; ".join(f"{step} = {label}" for step, label in sorted(scale.items()))
    yield f"Schaal: {steps}; w = {DONT_KNOW.lower()}."
    yield (
        "Staat er geen anker bij een score? Dan ligt die score tussen de ankers ernaast. Zegt de tekst niets over een "
        "stelling? Kies dan w."
    )
    yield HOW_TO_ANSWER


def heading(number: int, exercises: int, exercise: Exercise) -> str:
    """Which exercise begins."""
    return f"Oefening {number} van {exercises}. {exercise.title}"


def question(number: int, statements: int, statement: Statement) -> str:
    """A statement with its place in the exercise."""
    return f"Stelling {number} van {statements}. {statement.id}: {statement.text}"


def help_with(statement: Statement) -> Iterator[str]:
    """What counts, and what each anchored score means."""
    if statement.explanation:
        yield f"Toelichting: {statement.explanation}"
    yield from anchors(statement)


def key_of(number: int) -> str:
    """What comes before the key of an exercise."""
    return f"De sleutel van oefening {number}:"


def beside(statement: Statement, given: Answer, key: KeyAnswer) -> Iterator[str]:
    """An answer beside the key, and why the key is what it is."""
    yield f"{statement.id}: {statement.text}"
    if given is key.answer:
        yield f"U koos {_word(given)}. Dat is ook de sleutel."
    else:
        yield f"U koos {_word(given)}, de sleutel is {_word(key.answer)}."
    yield f"Waarom: {key.reason}"


def choose_the_next(following: int) -> str:
    """The question between two exercises."""
    return f"Enter = oefening {following}. Ook: een nummer, ? lijst, s stoppen:"


def no_such_choice(following: int, exercises: int) -> str:
    """The answer to a line that is no choice between two exercises."""
    return (
        f"Dat begrijp ik niet. Druk op Enter voor oefening {following}, typ een nummer van 1 tot en met {exercises}, "
        "? voor de lijst, of s om te stoppen."
    )


def in_the_list(number: int, exercise: Exercise, *, done: bool) -> str:
    """An exercise in the list of all."""
    return f"{number}. {exercise.title}{' (gedaan)' if done else ''}"


def outcome(apart: Sequence[int | None], exercises: int) -> Iterator[str]:
    """How far the answers lay from the key: a distance each, None where only one of the two was a score."""
    answers = len(apart)
    yield f"U gaf {plural(answers, 'antwoord', 'antwoorden')} in {plural(exercises, 'oefening', 'oefeningen')}."
    yield f"Gelijk aan de sleutel: {apart.count(0)} van de {answers}."
    yield f"Eén punt verschil: {apart.count(1)}."
    yield f"Twee punten of meer verschil: {sum(step is not None and step >= _FAR for step in apart)}."
    if None in apart:
        yield f"Weet ik niet tegenover een score: {apart.count(None)}."


def discuss(different: Mapping[int, Sequence[str]]) -> Iterator[str]:
    """What to do with the differences: per exercise the statements whose answer was not the key."""
    if different:
        places = [f"{listing(statements)} (oefening {number})" for number, statements in different.items()]
        yield f"Hier koos u anders dan de sleutel: {'; '.join(places)}."
    else:
        yield ALL_AS_THE_KEY
    yield _WITH_ANOTHER


def next_exercise(command: str) -> str:
    """How to go on with the next exercise."""
    return f"Volgende oefening: {command}"


def score_yourself(command: str) -> str:
    """How to fill in for one's own coalition."""
    return f"Klaar met oefenen? Scoor uw eigen coalitie: {command}"


def no_such_exercise(typed: str, exercises: int) -> str:
    """The refusal of what stands behind the command and is no number of an exercise."""
    return (
        f"{typed} is geen oefening. Oefenen heeft geen bestand nodig: typ alleen --oefenen, of --oefenen met een "
        f"nummer van 1 tot en met {exercises}."
    )


def not_with_practice(options: Sequence[str]) -> str:
    """The refusal of options that say something about a score sheet."""
    verb = agree(len(options), "hoort", "horen")
    told = listing(options)
    return f"{told} {verb} niet bij --oefenen: oefenen gaat over verzonnen coalities. Laat {told} weg."


def file_missing(example: str) -> str:
    """The refusal of filling in without a file."""
    return f"BESTAND ontbreekt. Typ bijvoorbeeld: {example}"


def _word(answer: Answer) -> str:
    return DONT_KNOW.lower() if answer is Answer.DONT_KNOW else answer.value
