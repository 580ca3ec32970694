# SPDX-License-Identifier: EUPL-1.2
"""What can be wrong with any YAML file: as text, as YAML, and key by key."""

from __future__ import annotations

from collections.abc import Iterable

from analysetool.model import OWN_SIGN
from analysetool.words.grammar import either

NO_YAML = (
    "hier klopt de YAML niet. Kijk naar inspringen, dubbele punten en aanhalingstekens op of vlak boven deze regel."
)
INVISIBLE_SIGN = "hier staat een onzichtbaar stuurteken. Haal dat teken weg."
TOO_LARGE = "dit bestand is groter dan 5 MB. Een scorelijst is veel kleiner; is dit het goede bestand?"
UTF16 = "dit bestand is UTF-16 en geen UTF-8. Bewaar het opnieuw als UTF-8 (in Kladblok: Opslaan als, Codering)."
NOT_UTF8 = (
    "hier staat een teken dat geen UTF-8 is. Bewaar het bestand opnieuw als UTF-8 (in Kladblok: Opslaan als, Codering)."
)
SECOND_DOCUMENT = "hier begint met --- een tweede document. Zet elke scorelijst in een eigen bestand."
REFERENCE = (
    "verwijzingen met & of * zijn niet toegestaan. Schrijf de waarde voluit, of zet de tekst tussen aanhalingstekens."
)
KEY_IS_NO_WORD = "voor de dubbele punt staat een lijst. Zet daar een naam."
MEND_ID = "Verbeter het nummer of haal het weg."
NO_DOMAINS = "Deze stellingenset kent geen domeinen: laat domein weg."


def too_deep(nesting: int) -> str:
    """Nesting that no file of ours has."""
    return f"dit is dieper genest dan {nesting} lagen. Zo diep is geen enkel bestand van de Analysetool."


def cannot_be_read(reason: str) -> str:
    """Why the system refused the file."""
    return f"dit bestand kan niet worden gelezen: {reason}."


def key_twice(key: str, line: int) -> str:
    """A key that stands there already."""
    return f"{key} staat er twee keer (ook op regel {line}). Laat één van de twee staan."


def unknown_key(block: str, key: str, known: Iterable[str]) -> str:
    """A key that the block does not have."""
    return f"{block} kent geen {key!r}. Haal de regel weg of kies {either(known)}."


def key_missing(key: str, block: str) -> str:
    """A key that must be there."""
    return f"{key} ontbreekt bij {block}. Vul {key} in."


def must_be_a_text(key: str, block: str) -> str:
    """A list or block where a text should be."""
    return f"{key} bij {block} moet één tekst zijn. Schrijf die achter de dubbele punt."


def is_empty(key: str, block: str) -> str:
    """A key that must have a value."""
    return f"{key} bij {block} is leeg. Vul {key} in."


def from_to(minimum: int, maximum: int) -> str:
    """The lowest and highest a number may be."""
    return f"van {minimum} tot en met {maximum}"


def from_on(minimum: int) -> str:
    """The lowest a number may be."""
    return f"vanaf {minimum}"


def no_whole_number(key: str, text: str, bounds: str) -> str:
    """A value that should be a whole number."""
    return f"{key} is {text!r}; dat moet een heel getal {bounds} zijn."


def no_year(key: str, text: str) -> str:
    """A value that should be a year."""
    return f"{key} is {text!r}; schrijf een jaartal van vier cijfers, zoals 2026."


def no_weight(key: str, text: str) -> str:
    """A value that should be a weight."""
    return f"{key} is {text!r}; kies een getal boven 0, met een punt."


def no_day(key: str, text: str) -> str:
    """A value that should be a date."""
    return f"{key} is {text!r}; schrijf de datum als 2026-10-01."


def no_list_of_words(key: str, block: str, like: str) -> str:
    """Something else where a list of words should be."""
    return f"{key} bij {block} moet een lijst zijn, zoals [{like}]."


def only_words(key: str, block: str) -> str:
    """A list or block within a list of words."""
    return f"{key} bij {block} mag alleen losse woorden bevatten, zoals [A01, A02]."


def no_list(key: str, block: str) -> str:
    """Something else where a list should be."""
    return f"{key} bij {block} moet een lijst zijn. Zet elk onderdeel op een eigen regel, met een streepje ervoor."


def empty_list(key: str, block: str) -> str:
    """A list that must have items."""
    return f"{key} bij {block} is een lege lijst. Vul de lijst of haal {key} weg."


def items_are_blocks(key: str) -> str:
    """Something else than a block in a list of blocks."""
    return f"onder {key} hoort achter elk streepje een naam met een waarde, zoals - naam: waarde."


def no_block(key: str) -> str:
    """Something else where a block should be."""
    return f"bij {key} horen regels met een naam, een dubbele punt en een waarde, zoals naam: waarde."


def of_block(key: str, block: str) -> str:
    """How a block within a block is called."""
    return f"{key} bij {block}"


def no_such_choice(key: str, text: str, choices: str) -> str:
    """A word that is none of the choices."""
    return f"{key} is {text!r}; kies {choices}."


def choose(known: Iterable[str]) -> str:
    """The words to choose from."""
    return f"Kies {either(known)}."


def unknown_domain(text: str, hint: str) -> str:
    """A domain that the set does not have."""
    return f"domein {text!r} is onbekend. {hint}"


def no_such_statement(what: str, text: str) -> str:
    """A statement that the set does not have."""
    return f"{what} noemt {text!r}, maar die stelling bestaat niet. {MEND_ID}"


def reserved(what: str, name: str) -> str:
    """An id, or the name of a group, that is a word of the tool or looks like one."""
    if OWN_SIGN in name:
        return f"{what} {name!r} bevat een dubbele punt. Die gebruikt de Analysetool zelf. Kies iets zonder."
    return f"{what} {name} is een vast woord van de Analysetool. Kies iets anders."
