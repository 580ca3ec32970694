# SPDX-License-Identifier: EUPL-1.2
"""What can be wrong with requirements."""

from __future__ import annotations

from collections.abc import Iterable

from analysetool.words.grammar import either

SUBJECTS = "totaal, delen, themas, stellingen, ingevuld, deelnemers of vorige_jaren"
_HOW = "Begin het bestand met de regel eisen: en zet daaronder elke eis op een eigen regel, met een streepje ervoor."
EMPTY_FILE = f"dit bestand is leeg. {_HOW}"
THE_FILE = "de eisenlijst"
NO_REQUIREMENTS = f"dit is geen eisenlijst. {_HOW}"
THE_REQUIREMENT = "de eis"
WITHOUT_LIMIT = "heeft geen grens"
TWO_LIMITS = "heeft twee grenzen"
ADD_A_LIMIT = "Voeg toe: minimaal of maximale_daling."
ADD_UNCHANGED = "Voeg toe: ongewijzigd: ja."
UNCHANGED_NO = "ongewijzigd: nee is geen eis. Haal de eis weg, of schrijf ongewijzigd: ja."
MAKE_TWO = "Maak er twee eisen van."
CHOOSE_A_SUBJECT = f"Kies {SUBJECTS}, of het id van een deel, thema of stelling."
RANGE_OF_FALL = "een daling ligt tussen 0 en 4"
RANGE_OF_ANSWERED = "bij ingevuld is dat een percentage van 0 tot en met 100"
RANGE_OF_SCORE = "een score ligt tussen 1 en 5"


def the_requirement(what: str, advice: str) -> str:
    """A requirement as a whole."""
    return f"de eis {what}. {advice}"


def loose_number(number: str) -> str:
    """A number that a comma cut in two."""
    return f"hier staat los het getal {number}. Schrijf een getal met een punt en niet met een komma, zoals 3.5."


def did_you_mean(near: Iterable[str]) -> str:
    """Words that look like the one that was written."""
    return f"Bedoelt u {either(near)}?"


def unknown_subject(text: str, meant: str) -> str:
    """A subject that the set does not have."""
    return f"onderdeel {text!r} bestaat niet in deze stellingenset. {meant}"


def unknown_severity(text: str) -> str:
    """A word that is no severity."""
    return f"niveau is {text!r}; kies fout of waarschuwing."


def unknown_word(key: str, text: str, words: Iterable[str]) -> str:
    """A word that is none of those of a key."""
    return f"{key} is {text!r}; kies {either(words)}."


def only_with(key: str, limits: Iterable[str]) -> str:
    """A key that says how a limit counts, where there is no such limit."""
    return f"{key} hoort bij {either(limits)}. Haal {key} hier weg."


def no_number(limit: str, text: str) -> str:
    """A limit that is no number."""
    return f"{limit} is {text!r}; schrijf een getal met een punt, zoals 3.5."


def impossible_limit(limit: str, subject: str, possible: Iterable[str]) -> str:
    """A limit that this subject cannot have, with those that it can."""
    return f"{limit} kan niet bij {subject}; kies daar {either(possible)}."


def no_number_of_people(limit: str, text: str) -> str:
    """A limit on people that is no whole number."""
    return f"{limit} is {text}; bij deelnemers is dat een heel getal vanaf 1."


def out_of_range(limit: str, text: str, what: str) -> str:
    """A limit that can never or always be met."""
    return f"{limit} is {text}; {what}."


def limit_twice(limit: str, subject: str, line: int) -> str:
    """The same limit on the same subject."""
    return f"{limit} bij {subject} staat ook op regel {line}. Laat één van de twee staan."
