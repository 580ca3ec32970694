# SPDX-License-Identifier: EUPL-1.2
"""Why an answer code cannot be used, and what to do: the same sentences in the tool and on the page that collects."""

from __future__ import annotations

from pathlib import Path

from analysetool.answer_code import AnswerCodeError, Refusal
from analysetool.words.grammar import listing, plural
from analysetool.words.messages import quoted

REFUSED = {
    Refusal.EMPTY: "Er staat geen code. Typ de code over van het scherm of het papier van de deelnemer.",
    Refusal.STRANGE: "Het teken {teken} komt in geen enkele code voor.",
    Refusal.SHORT: "Deze code is te kort. Aantal tekens dat ontbreekt: {aantal}.",
    Refusal.LONG: "Deze code is te lang. Aantal tekens te veel: {aantal}.",
    Refusal.MISTYPED: "In deze code zit een tikfout.",
    Refusal.NEWER: "Deze code komt uit een nieuwere versie van de Analysetool. Werk de tool bij.",
    Refusal.SET: "Deze code hoort bij een andere stellingenset, of bij een andere versie daarvan.",
    Refusal.YEAR: "Deze code hoort bij het jaar {aantal}, en niet bij deze meting.",
    Refusal.COALITION: "Deze code hoort bij een andere coalitie.",
}
"""What to say, with places for a sign and for a number."""
LOOK_AT = "Kijk vooral naar groep {groepen}."
LOOK_AGAIN = "Kijk de hele code nog eens na."
_LOOK_AGAIN_AFTER = frozenset({Refusal.STRANGE, Refusal.SHORT, Refusal.LONG, Refusal.MISTYPED})
WHAT = "antwoordcodes"
NO_CODES = "in dit bestand staat geen enkele antwoordcode. Is dit het goede bestand?"
DAMAGED = "dit bestand met antwoordcodes is niet heel. Bewaar het opnieuw op de pagina waarop de codes zijn verzameld."
NEWER_FILE = "dit bestand met antwoordcodes komt uit een nieuwere versie: werk de Analysetool bij."
TOO_MANY = "in dit bestand staan meer dan 20.000 antwoordcodes. Verdeel het over meer bestanden."
NOTES_ELSEWHERE = "Opmerkingen passen niet in een antwoordcode."
OWN_SET = "Deze stellingenset is te groot voor een antwoordcode. Gebruik het formulier als bestand."


def saved_as(statement_set: str, year: int) -> str:
    """The name under which the page that collects saves its file; the page itself makes it the same way."""
    return f"antwoordcodes-{statement_set}-{year}.json"


def refused(error: AnswerCodeError) -> str:
    """Why a code cannot be used, and where to look for the mistake."""
    said = REFUSED[error.reason].format(teken=error.sign, aantal=error.number)
    if error.groups:
        return f"{said} {LOOK_AT.format(groepen=listing([str(group) for group in error.groups]))}"
    return f"{said} {LOOK_AGAIN}" if error.reason in _LOOK_AGAIN_AFTER else said


def refused_in_file(error: AnswerCodeError) -> str:
    """The same behind the name of a file and a line."""
    said = refused(error)
    return said[0].lower() + said[1:]


def refused_option(error: AnswerCodeError) -> str:
    """The same for a code that was typed with the command."""
    return f"--antwoordcode klopt niet. {refused(error)}"


def nothing_filled_in(number: int) -> str:
    """Codes of forms on which nothing was answered."""
    return f"{plural(number, 'code', 'codes')} zonder één antwoord overgeslagen."


def option_against_code(option: str, typed: object, found: object) -> str:
    """The refusal of an option that says something else than the code."""
    return f"{option} is {str(typed)!r}, maar in de antwoordcode staat {str(found)!r}. Laat {option} weg."


def sheet_exists(path: Path) -> str:
    """The refusal of a file that is there already: a code holds a whole sheet."""
    return (
        f"{quoted(path)} bestaat al. Een antwoordcode is een hele scorelijst: kies een andere naam, of verwijder het "
        "bestand eerst als het dezelfde deelnemer is."
    )


def read_before(path: Path | None) -> str:
    """The refusal of a person whose answers are in the folder already."""
    where = "" if path is None else f", als {quoted(path)}"
    return f"de antwoorden met deze code zijn al ingelezen{where}. Er is niets veranderd."


WITH_THE_CODE = "zet in dat commando ook weer --antwoordcode met de code."
NOTHING_IN_CODE = "op het formulier van deze code is niets ingevuld. Er is niets geschreven."
REMOVED = "deze deelnemer is eerder verwijderd (verwijder-deelnemer). Er is niets geschreven."


def written(path: Path, answered: int, asked: int) -> str:
    """What was made of a typed code."""
    return f"Geschreven: {quoted(path)}, met {answered} van {asked} stellingen beantwoord. {NOTES_ELSEWHERE}"
