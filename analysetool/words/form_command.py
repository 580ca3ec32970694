# SPDX-License-Identifier: EUPL-1.2
"""What `formulier` says: what it refuses, and how answers come back."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from analysetool.words.grammar import count, either, plural
from analysetool.words.messages import quoted

NO_STATEMENTS = (
    "deze stellingenset heeft geen stellingen voor ouders. Geef in de set een stelling een tekst met ouders: "
    "{tekst: …}, of maak het formulier voor partners."
)
NO_MEASUREMENT_FILE = "dit is geen meting.yaml. Zo'n bestand begint met meting:"
NO_MEASUREMENT = "coalitie of jaar ontbreekt in meting."
TIP = "Met --coalitie en --jaar staat in het formulier bij welke meting het hoort."
COLLECT_TAKES_ALL = (
    "--verzamel leest codes van partners en van ouders, en geeft zelf geen codes. Haal --voor en --codes weg."
)
WHAT_TO_DO = {
    "html": "Open het eerst zelf. Stuur het dan naar de deelnemers, of zet het op intranet met een link.",
    "xlsx": "Stuur dit bestand naar de deelnemers.",
    "md": "Druk dit formulier af, bijvoorbeeld via Word.",
    "docx": "Druk dit formulier af, op twee kanten.",
    "pdf": "Druk dit formulier af, op twee kanten.",
    "txt": "Importeer dit bestand in LimeSurvey als nieuwe vragenlijst.",
    "gs": "Plak alle tekst van dit bestand in een nieuw project op https://script.google.com en kies Uitvoeren.",
}
CARDS_TO_DO = "Druk de kaarten af op dik papier, op ware grootte, en knip ze uit: een stel voor elke deelnemer."
MICROSOFT_TO_DO = (
    "Kies in Microsoft Forms voor Snel importeren en dan dit bestand. Zet uit dat Forms namen vastlegt, en loop de "
    "vragen na."
)
LINK_WITHOUT_FILE = (
    "--link maakt voor elke code een link, en die komen in een bestand. Noem dat bestand met --codes-uit, zoals: "
    "--codes-uit codes.csv"
)


def without_codes(option: str) -> str:
    """The refusal of an option about codes where none are asked for."""
    return f"{option} hoort bij --codes. Zeg erbij hoeveel codes u wilt, zoals: --codes 20"


def no_link(typed: str) -> str:
    """The refusal of an address that is none."""
    return (
        f"--link is {quoted(typed)}. Geef het adres waar het formulier staat, zoals: "
        "https://intranet.voorbeeld.nl/formulier.html. Moet de code ergens midden in het adres? Schrijf daar CODE."
    )


def not_a_csv(path: Path) -> str:
    """The refusal of a file for codes that does not end in .csv."""
    return f"--codes-uit is {quoted(path)}. De codes komen in een csv-bestand. Kies een naam zoals: codes.csv"


def codes_written(path: Path, number: int, *, linked: bool) -> str:
    """What to do with the codes in a file."""
    what = plural(number, "code", "codes") + (" met link" if linked else "")
    return (
        f"Geschreven: {quoted(path)}, met {what}. Kies dit bestand als lijst bij Afdruk samenvoegen in "
        "Word of in uw mailprogramma. Vraag mensen om hun code te bewaren tot de volgende meting. Gooi na het "
        "versturen weg wat zegt wie welke code kreeg."
    )


def too_many_codes(asked: int, most: int) -> str:
    """The refusal of so many codes."""
    return f"--codes is {asked}; meer dan {count(most)} codes tegelijk kan niet. Kies een kleiner getal."


def codes(number: int) -> str:
    """What to do with the codes that were given."""
    return (
        f"{plural(number, 'deelnemerscode', 'deelnemerscodes')}: zet in elke uitnodiging één code. Vraag mensen om hun "
        "code te bewaren tot de volgende meting. Bewaar zelf niet wie welke code kreeg."
    )


def no_path(example: str) -> str:
    """The refusal of a form without a name."""
    return f"--uit ontbreekt. Geef de naam van het formulier, zoals: {example}"


def not_on_screen(example: str) -> str:
    """The refusal of a form on standard output."""
    return f"een formulier is een bestand en past niet op het scherm. Geef een naam, zoals: {example}"


def unknown_kind(name: str) -> str:
    """The refusal of a name that does not say which form it is."""
    return (
        f"aan {quoted(name)} is niet te zien welk formulier u wilt. Kies .html (om in te vullen in een browser), .xlsx "
        "(Excel), .docx, .pdf of .md (papier), .txt (LimeSurvey) of .gs (Google Formulieren)."
    )


def not_as_that(kind: str, endings: Sequence[str]) -> str:
    """The refusal of a file of another kind than this form can be."""
    return f"--vorm {kind} kan alleen als {either(endings)}. Geef --uit een naam zoals: {kind}{endings[0]}"


def is_folder(path: Path) -> str:
    """The refusal of a folder where a file is asked for."""
    return f"{quoted(path)} is een map. Geef de naam van een bestand, zoals {quoted(path / 'formulier.html')}."


def taken_from(path: Path) -> str:
    """Where what is known of the measurement comes from."""
    return f"Coalitie, jaar en contact komen uit {quoted(path)}."


def contradiction(option: str, typed: object, path: str, known: object) -> str:
    """The refusal of an option that says something else than the file."""
    return (
        f"{option} is {str(typed)!r}, maar in {quoted(path)} staat {str(known)!r}. Verbeter één van de twee, of noem "
        "met --meting een ander bestand."
    )


def written(path: Path | None, kind: str, form: str) -> str:
    """Which form was written, and what to do with it."""
    what = {"stemkaarten": CARDS_TO_DO, "msforms": MICROSOFT_TO_DO}.get(kind) or WHAT_TO_DO[form]
    return f"Geschreven: {quoted(path)}. {what}"


def typed_over(command: str) -> str:
    """How answers on paper come back."""
    return f"Komt het formulier terug? Typ de antwoorden over met: {command}"


def read_in(command: str) -> str:
    """How answers in files come back."""
    return f"Komen de antwoorden terug? Lees ze in met: {command}"


def collect_is_a_page(example: str) -> str:
    """The refusal of the page for collecting under another ending than that of a page."""
    return f"--verzamel maakt een webpagina. Geef een naam die eindigt op .html, zoals: {example}"


def collect_needs_a_measurement(example: str) -> str:
    """The refusal of a page for collecting that cannot tell one measurement from another."""
    return (
        "voor --verzamel zijn coalitie en jaar nodig: de pagina weigert codes van een andere meting. Geef --meting, of "
        f"bijvoorbeeld: {example}"
    )


def collect_written(path: Path | None) -> str:
    """What to do with the page for collecting."""
    return (
        f"Geschreven: {quoted(path)}. Open deze pagina in het overleg op een laptop met een camera. Probeer het eerst "
        "zelf, met het formulier op uw eigen telefoon."
    )


def codes_read_in(command: str) -> str:
    """How collected answer codes come in."""
    return f"Zijn de codes verzameld en bewaard? Lees ze in met: {command}"
