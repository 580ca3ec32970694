# SPDX-License-Identifier: EUPL-1.2
"""What can be wrong with files and folders: reading, keeping apart and writing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from analysetool.escaping import shell_word, visible
from analysetool.words.grammar import either
from analysetool.words.messages import quoted

UNKNOWN_KIND = "dit soort bestand kan ik niet lezen. Geef een map, .yaml, .yml, .csv, .xlsx, .ods of .parquet."
MAY_BE_AN_EXPORT = "dit kan een ruwe export zijn"
LOOKS_LIKE_AN_EXPORT = "dit lijkt een ruwe export met gegevens van mensen"

LEFTOVER = (
    "dit bleef over van een keer opslaan die werd onderbroken. Er kunnen antwoorden in staan. Kijk of het bestand met "
    "dezelfde naam klopt, en gooi dit dan weg."
)


def no_match(pattern: str) -> str:
    """A name with * or ? that no file answers to."""
    return f"geen bestand past bij {quoted(pattern)}. Kijk of de map en het begin van de naam kloppen."


def read_in_first(path: object) -> str:
    """What to type where a file is an export or a form that was handed in."""
    return (
        "Is dit een export van een enquête of een ingevuld formulier? Lees het dan eerst in met: analysetool importeer "
        f"{visible(shell_word(str(path)))} --uit metingen/2026 --coalitie Voorbeeldstad --jaar 2026"
    )


def not_there(folder: Path, near: Sequence[str], *, missing_folder: str | None, may_be_folder: bool) -> str:
    """That a file, or a folder on the way to it, does not exist: what was meant perhaps, and where was looked."""
    if missing_folder is not None:
        what = f"de map {quoted(missing_folder)} bestaat niet"
    else:
        what = f"dit bestand{' of deze map' if may_be_folder else ''} bestaat niet"
    meant = f" Bedoelt u {either(map(quoted, near))}?" if near else " Kijk of de naam klopt."
    return f"{what}.{meant} Er is gezocht in {quoted(folder)}."


def changed_meanwhile(path: Path) -> str:
    """Another program wrote it."""
    return (
        f"{quoted(path)} werd intussen door een ander programma veranderd; er is niets overschreven. Probeer opnieuw."
    )


def cannot_be_written(path: Path, reason: str) -> str:
    """Why the system refused to write."""
    return f"{quoted(path)} kan niet worden geschreven: {reason}. Kies een andere plek of naam."


def is_a_folder(path: Path) -> str:
    """A folder where a file should be."""
    return f"{quoted(path)} is een map. Geef de naam van een bestand, zoals {quoted(path / 'rapport.html')}."


def exists_already(path: Path) -> str:
    """A file that is not overwritten without being told so."""
    return f"{quoted(path)} bestaat al en is niet overschreven. Kies een andere naam, of voeg --overschrijf toe."


def exist_already(paths: Sequence[Path]) -> str:
    """Files that are not overwritten without being told so."""
    there = (
        f"{quoted(paths[0])} bestaat al"
        if len(paths) == 1
        else f"{quoted(paths[0])} en nog {len(paths) - 1} bestaan al"
    )
    return f"{there}; er is niets geschreven. Kies een andere map, of voeg --overschrijf toe."


def folder_is_a_file(path: Path) -> str:
    """A file in the place of a folder on the way to a result."""
    return f"{quoted(path)} is een bestand en geen map. Kies een andere plek."


A_SCORE_SHEET = "een scorelijst"
A_MEASUREMENT = "het bestand over een meting (meting.yaml)"
REQUIREMENTS = "een eisenlijst"
A_STATEMENT_SET = "een stellingenset"
AN_EXERCISE = "een oefening"
"""What people keep in a file, where a result would take its place."""


def is_kept(path: Path, kind: str) -> str:
    """A file that somebody made, where a result would go."""
    return f"{quoted(path)} is {kind} en is niet overschreven. Kies voor de uitkomst een andere naam."


def is_an_input(path: Path) -> str:
    """A file from which the result is made, where it would go."""
    return (
        f"{quoted(path)} is zelf een van de bestanden waar dit uit komt, en is niet overschreven. Kies een andere naam."
    )


def no_plain_file(path: Path) -> str:
    """A pipe or a device where a file should be."""
    return (
        f"{quoted(path)} is geen gewoon bestand maar een pijp of een apparaat. Geef de naam van een bestand, of "
        "schrijf naar de standaarduitvoer met: --uit -"
    )


def folder_missing(folder: Path) -> str:
    """A file in a folder that is not there."""
    return f"de map {quoted(folder)} bestaat niet. Maak die map eerst, of kies een andere plek."


def does_not_belong_here(what: str) -> str:
    """An export among score sheets."""
    return (
        f"{what}. Zulke bestanden horen niet in de meetmap. Verwijder dit bestand na het importeren, of zet het in "
        "een andere map."
    )


def keep_out_of_git(patterns: Iterable[str]) -> str:
    """What to write in .gitignore."""
    return (
        f"git bewaart straks ook deze ruwe exports. Zet hierin: {' en '.join(patterns)}. Staan ze al in git, haal ze "
        "dan ook uit de geschiedenis."
    )
