# SPDX-License-Identifier: EUPL-1.2
"""What can be wrong with score sheets and with what is told of a measurement."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from analysetool.words.messages import quoted

CHOICES = "kies 1–5, weet-niet of nvt"
THE_SHEET = "de scorelijst"
USE_A_CODE = "Gebruik een code, zoals k7m2q9xat."
NO_PERSON = "Noem een organisatie of functie, geen persoon."
SCORES_MISSING = "scores ontbreekt bij de scorelijst. Voeg een regel scores: toe."
SCORES_NO_BLOCK = "onder scores hoort op elke regel een stelling met een antwoord, zoals A01: 4."
LOOKS_LIKE_A_COPY = (
    "dit lijkt een kopie die OneDrive, Dropbox of Verkenner maakte. Bewaar één versie en haal de andere weg."
)
NO_SHEETS = "hier staan geen scorelijsten. Maak er een met: analysetool invullen BESTAND"
EMPTY_FILE = "dit bestand is leeg. Haal het weg of vul het met: analysetool invullen BESTAND"
UNKNOWN_FILE = (
    "dit is geen scorelijst (scores:), meting (meting:), stellingenset (delen:) of eisenlijst (eisen:). Haal het "
    "bestand weg of verbeter het eerste woord."
)
SET_IS_NO_SHEET = "dit is een stellingenset en geen scorelijst. Geef een stellingenset met --stellingen."
JOINT_SCORES = "de gezamenlijke scores"
DESK_HAS_NO_DOMAIN = "een bureauanalyse spreekt voor geen domein. Haal domein weg."


def of_another_set(named: str, own: str) -> str:
    """A sheet that answers another set."""
    return f"deze scorelijst hoort bij stellingenset {named!r} en niet bij {own!r}. Geef de goede set met --stellingen."


def unknown_version(version: str, known: Iterable[str]) -> str:
    """A version that the set never had."""
    return (
        f"versie {version!r} van de stellingenset is onbekend. Kies een bekende versie ({', '.join(sorted(known))}) "
        "of geef de goede set met --stellingen."
    )


def only_when_joint(key: str) -> str:
    """A key that an individual sheet cannot have."""
    return f"{key} hoort alleen in een gezamenlijke scorelijst. Haal {key} weg, of zet soort op gezamenlijk."


def score_without_passage(statement: str, score: str) -> str:
    """A score in a desk analysis without the passage that it rests on."""
    return (
        f"{statement} heeft score {score} zonder passage. Zet bij opmerking de woorden uit de tekst tussen “ en ”, of "
        "kies weet-niet: niet in de tekst."
    )


def desk_beside_others(coalition: str, year: int, path: str) -> str:
    """A desk analysis in one measurement with another sheet."""
    return (
        f"dit is een bureauanalyse van {coalition} {year}, maar {quoted(path)} hoort bij dezelfde meting. Een "
        "bureauanalyse staat alleen: haal één van de twee weg, of kies een ander jaar."
    )


def looks_like_a_person(key: str, text: str, advice: str) -> str:
    """A name or address where there should be none."""
    return f"{key} {text!r} lijkt op een naam of e-mailadres. {advice}"


def unknown_statement(statement: str) -> str:
    """A statement that the set does not have."""
    return f"stelling {statement!r} bestaat niet in deze stellingenset. Kijk de nummers na met: analysetool stellingen"


def not_asked(statement: str) -> str:
    """An answer to what was not asked."""
    return (
        f"{statement} heeft een antwoord, maar staat niet bij gevraagd. Zet {statement} bij gevraagd of haal het "
        "antwoord weg."
    )


def parents_are_individual(kind: str) -> str:
    """The voice of parents on a sheet that is not one person's."""
    return (
        f"voor: ouders kan alleen bij soort individueel, en dit is soort {kind}. Haal voor weg, of maak er individuele "
        "scorelijsten van."
    )


def not_for_parents(statement: str) -> str:
    """A statement on the sheet of a parent that has no text for parents."""
    return (
        f"{statement} heeft geen zin voor ouders. Haal {statement} weg, of haal voor: ouders weg als deze ouder het "
        "formulier voor partners invulde."
    )


def answer_is_a_list(statement: str) -> str:
    """A list where an answer should be."""
    return f"{statement} heeft een lijst als antwoord; {CHOICES}."


def the_answer_on(statement: str) -> str:
    """How messages call the block of an answer."""
    return f"het antwoord op {statement}"


def score_is_no_answer(statement: str) -> str:
    """A list or block where an answer should be."""
    return f"score bij {statement} moet één antwoord zijn; {CHOICES}."


def no_such_answer(statement: str, text: str) -> str:
    """A word that is no answer."""
    return f"{statement} heeft score {text!r}; {CHOICES}."


def reason_is_no_text(statement: str) -> str:
    """A list or block where a reason should be."""
    return f"de reden bij {statement} moet één tekst zijn. Schrijf die achter de dubbele punt."


def hands_are_no_block(statement: str) -> str:
    """Something else where hands should be."""
    return f"handopsteken bij {statement} moet zijn als {{scores: [0, 2, 5, 3, 1], weet_niet: 2}}."


def the_hands_on(statement: str) -> str:
    """How messages call the block of a show of hands."""
    return f"handopsteken bij {statement}"


def hands_are_five_counts(statement: str) -> str:
    """Hands that are not one count per score."""
    return f"scores bij {statement} moet uit vijf aantallen bestaan, zoals [0, 2, 5, 3, 1]."


def number_of_hands_alone(statement: str) -> str:
    """A number of votes where the votes themselves are, or where they are not secret."""
    return (
        f"aantal bij {statement} hoort alleen bij geheime stemmen zonder scores, zoals {{wijze: geheim, aantal: 3}}. "
        "Haal aantal of scores weg."
    )


def past_retention(until: date, today: date) -> str:
    """A day until which sheets are kept that is over."""
    return f"bewaren_tot ({until}) is voorbij op {today}. Verwijder de scorelijsten of kies een nieuwe datum."


def participant(code: str) -> str:
    """Somebody by their code."""
    return f"deelnemer {code!r}"


def also_elsewhere(what: str, coalition: str, year: int, path: str) -> str:
    """Answers that stand in two files."""
    return f"{what} van {coalition} {year} staat ook in {quoted(path)}. Laat één van de twee staan."


def measurement_elsewhere(coalition: str, year: int, path: str) -> str:
    """What is told of one measurement in two files."""
    return f"de meting van {coalition} {year} staat ook in {quoted(path)}. Laat één van de twee bestanden staan."


def measurement_without_sheets(coalition: str, year: int) -> str:
    """What is told of a measurement without answers."""
    return f"er zijn geen scorelijsten van {coalition} {year} bij deze meting. Kijk of coalitie en jaar kloppen."
