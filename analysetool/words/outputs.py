# SPDX-License-Identifier: EUPL-1.2
"""What is wrong with where a result should go, or with what it needs."""

from __future__ import annotations

from collections.abc import Sequence

from analysetool.words.grammar import either
from analysetool.words.messages import quoted

FOLDER_IS_GONE = (
    "de map waarin u dit commando gaf, is verwijderd of heeft een andere naam gekregen. Ga met cd naar een map die er "
    "is, en probeer het opnieuw."
)
SAME_PLACE = "twee formaten gaan naar dezelfde plek. Geef elk formaat een eigen bestand: FORMAAT=PAD"
ONE_FORMAT_FOR_A_PATH = "--uit hoort bij één formaat. Schrijf bij meer formaten: --formaat html=rapport.html"


def format_not_seen(name: str, endings: Sequence[str]) -> str:
    return f"aan {quoted(name)} is het formaat niet te zien. Gebruik {either(endings)}, of kies met --formaat."


def no_such_format(name: str, known: Sequence[str]) -> str:
    return f"formaat {name!r} bestaat hier niet. Kies {either(known)}."


def name_needed(name: str) -> str:
    return f"na {name}= hoort de naam van een bestand, zoals {name}=rapport.{name}."


def no_screen_shows_it(form: str, name: str, ending: str) -> str:
    return f"{form} past niet op het scherm. Geef een bestand: --uit {name}{ending}"


NO_PARQUET_MADE = "Parquet is niet te schrijven. Staat er nog ruimte op de schijf? Kies anders csv."


def extra_needed(extra: str, command: str | None) -> str:
    if command is None:
        return (
            f"deze download van de Analysetool kan geen {extra} maken. Neem de download waar {extra} bij staat, of "
            "kies html."
        )
    return f"voor {extra} zijn extra pakketten nodig. Installeer ze met: {command}"


def no_way_to_pdf(command: str | None, *, without_library: bool) -> str:
    missing = "voor pdf is Edge, Chrome of Chromium nodig, en die zijn niet gevonden. Zet een van die browsers op deze "
    if without_library:
        return f"{missing}computer, of de bibliotheek Pango voor WeasyPrint: de README zegt hoe."
    if command is None:
        return f"{missing}computer, of kies html."
    return f"{missing}computer, of gebruik WeasyPrint. Dat installeert u met: {command}"


def printed_by(browser: str) -> str:
    return f"De pdf is gemaakt met {browser} op deze computer."


def browser_takes_too_long(browser: str, seconds: int) -> str:
    return (
        f"{browser} was na {seconds} seconden nog niet klaar met de pdf. Probeer het opnieuw, of maak html en kies in "
        "de browser Printen en 'Opslaan als pdf'."
    )


def browser_makes_no_pdf(browser: str) -> str:
    return (
        f"{browser} maakte geen pdf. Misschien staat uw organisatie dat niet toe. Maak html en kies in de browser "
        "Printen en 'Opslaan als pdf'."
    )


def library_needed(extra: str, module: str) -> str:
    return (
        f"voor {extra} mist dit systeem een bibliotheek die {module} nodig heeft. Lees in de README hoe u die "
        "installeert."
    )


def template_is_wrong(place: str, error: Exception) -> str:
    return f"{place}: dit sjabloon klopt niet ({error}). Vergelijk het met het meegeleverde sjabloon."


def no_such_template(name: object) -> str:
    return f"sjabloon {quoted(name)} bestaat niet. Kijk naar de naam bij include, import of extends."


def link_out_of_the_folder(path: str) -> str:
    return (
        f"{quoted(path)} verwijst naar een bestand buiten de map met sjablonen. Zet een kopie van dat bestand in de "
        "map."
    )


def cannot_deliver(reason: str) -> str:
    """That the result did not arrive on standard output, and what to do."""
    return (
        f"de uitvoer kan niet worden geschreven: {reason}. Maak ruimte, of schrijf met --uit naar een bestand op een "
        "andere plek."
    )
