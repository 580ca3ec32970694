# SPDX-License-Identifier: EUPL-1.2
"""What the workbook and the surveys say besides the form itself, and which sets they refuse."""

from __future__ import annotations

from collections.abc import Sequence

from analysetool.figures.form import FormStatement
from analysetool.words.form import ToldForm

FILL_IN_YELLOW = "Vul alleen de gele vakken in. Bij Score kiest u uit een lijst: 1 tot en met 5, weet niet of nvt."
CODE_IN_WORKBOOK = "Staat in uw uitnodiging. Geen code? Laat dit leeg. Vul geen naam in."
MISTYPED_CODE = "Zit er een typefout in?"
NO_SUCH_SCORE = "Dit kan hier niet"
CHOOSE_SCORE = "Kies uit de lijst: 1, 2, 3, 4, 5, weet niet of nvt. Maak de cel leeg als u niets kiest."
WHICH_DOMAIN = "Waar spreekt u voor? Kies uit de lijst."
NO_SUCH_DOMAIN = "Dit staat niet in de lijst"
CHOOSE_DOMAIN = "Kies een domein uit de lijst. Maak de cel leeg als u niet wilt kiezen."
SENT = "Dank u wel. Uw antwoorden zijn verstuurd."
CODE_IN_SURVEY = "Deelnemerscode (staat in uw uitnodiging)"
NO_CODE_IN_SURVEY = "Hebt u geen code? Laat dit dan leeg. Vul hier geen naam in."

_CLEANED = frozenset("<&")
"""Signs that an import takes for HTML in a heading."""


def above_list(form: ToldForm) -> tuple[str, ...]:
    """What stands beside the labels of the workbook."""
    return (
        f"Dit duurt ongeveer {form.minutes} minuten, u kunt tussendoor stoppen.",
        FILL_IN_YELLOW,
        ", ".join(f"{step} = {label}" for step, label in form.scale) + ".",
        form.guidance,
        *about_answers(form),
        f"Klaar? Bewaar dit bestand. {form.send_to}",
        " ".join(form.colophon),
    )


def about_answers(form: ToldForm) -> tuple[str, ...]:
    """What people must know of words in the statements and of what happens to their answers, a paragraph each."""
    terms = (form.terms,) if form.terms else ()
    return (*terms, form.pseudonym, form.shown, form.retention, form.contact)


def before_survey(form: ToldForm) -> tuple[str, ...]:
    """What people must know before they answer in a survey, a paragraph each."""
    return (
        " ".join((*form.introduction, takes(form))),
        form.guidance,
        *about_answers(form),
        " ".join(form.colophon),
    )


def survey_choices(form: ToldForm) -> tuple[str, ...]:
    """The answers to choose from, in words that an import reads."""
    return (*(f"{step}: {label}" for step, label in form.scale), form.dont_know, form.not_applicable)


def question_with_id(form: ToldForm, statement: FormStatement) -> str:
    """A statement with its number, by which partners speak of it; parents see their sentence alone."""
    return question(form, statement) if form.for_parents else _with_id(statement)


def question(form: ToldForm, statement: FormStatement) -> str:
    """A statement as a question, in words by which an import knows it: alone, unless these do not tell it apart."""
    words = _letters(statement.text)
    once = [_letters(own.text) for own in form.statements].count(words) == 1
    return statement.text if words and once and not _CLEANED & set(statement.text) else _with_id(statement)


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text.casefold()))


def _with_id(statement: FormStatement) -> str:
    return f"{statement.id}. {statement.text}"


def takes(form: ToldForm) -> str:
    """How long the survey takes."""
    return f"Dit duurt ongeveer {form.minutes} minuten."


def who_speaks(form: ToldForm) -> str:
    """The question for the domain."""
    return "Wat past het best bij u?" if form.for_parents else "Waar spreekt u voor?"


def how_much(form: ToldForm) -> str:
    """The question above the statements of a page."""
    return "Bent u het hiermee eens?" if form.for_parents else "Hoe goed past dit bij hoe het nu gaat?"


def anchor(step: int, text: str) -> str:
    """What one would see at a score."""
    return f"Bij {step} ziet u: {text}"


def explained(statement: FormStatement) -> tuple[str, ...]:
    """The explanation of a statement and what one would see at each score, a line each."""
    told = [statement.explanation] if statement.explanation else []
    return (*told, *(anchor(step, text) for step, text in statement.anchors))


def no_codes(identities: Sequence[str]) -> str:
    """The refusal of ids that LimeSurvey does not take."""
    return (
        f"LimeSurvey kan deze nummers van stellingen niet gebruiken: {', '.join(identities)}. Gebruik in de "
        "stellingenset alleen letters en cijfers, hooguit 20 tekens. Begin met een letter, en gebruik niet domein, "
        "deelnemerscode, other of time. Of maak een formulier als .html of .xlsx."
    )


def codes_alike(groups: Sequence[Sequence[str]]) -> str:
    """The refusal of ids that LimeSurvey cannot tell apart."""
    alike = ", ".join(" en ".join(group) for group in groups)
    return (
        f"LimeSurvey ziet geen verschil tussen hoofdletters en kleine letters: {alike}. Geef deze stellingen in de "
        "stellingenset een ander nummer, of maak een formulier als .html of .xlsx."
    )
