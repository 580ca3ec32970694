# SPDX-License-Identifier: EUPL-1.2
"""What `rapport` says when it makes many: what was made, of whom nothing could be made, and what to type instead."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from analysetool.words.grammar import count, either, listing, plural
from analysetool.words.messages import as_warning, quoted

NEEDS_A_FOLDER = "--per-coalitie maakt een bestand per coalitie. Geef met --uit een map, zoals --uit rapporten."
NO_PATH_PER_FORMAT = (
    "bij --per-coalitie is --uit een map en krijgt elk bestand zelf een naam: geef --formaat zonder pad."
)
NOT_WITH_COALITION = "--per-coalitie en --coalitie gaan niet samen. Laat één van de twee weg."
FOLDER_OR_NAMES = (
    "--per-coalitie en {coalitie} of {jaar} in een naam gaan niet samen. Laat --per-coalitie weg: met {coalitie} in de "
    "naam krijgt elke coalitie al een eigen bestand."
)
EACH_NEEDS_A_FILE = (
    "met {coalitie} of {jaar} in een naam gaat elk rapport naar een bestand. Geef elk formaat zo'n naam, zoals "
    "--formaat json=rapporten/{coalitie}-{jaar}.json."
)
NEWEST_OF_EACH = (
    "Van elke coalitie is het nieuwste jaar genomen. Zet {jaar} in de naam voor alle jaren, of kies er een met --jaar."
)
NO_YEAR = "geen enkele coalitie in de invoer heeft dat jaar. Laat --jaar weg voor alle jaren."
A_PAGE_EACH = "één bladzijde per coalitie voor het bestuur"


def folder_looks_like_a_file(path: Path, folder: Path) -> str:
    """A name of a file where a folder is meant."""
    return (
        f"{quoted(path)} lijkt een bestand. Bij --per-coalitie is --uit een map, zoals {quoted(folder)}; kies het "
        "formaat met --formaat."
    )


def is_a_file(path: Path) -> str:
    """A file in the place of the folder."""
    return f"{quoted(path)} is een bestand. Geef bij --uit een map."


def on_screen(form: str) -> str:
    """A format that has no files."""
    return f"{form} gaat alleen naar het scherm. Kies bij --per-coalitie een ander formaat."


def no_such_field(field: str, known: Sequence[str]) -> str:
    """A word between braces in a name that stands for nothing."""
    return f"{field} in de naam van een bestand betekent niets. Kies {either(known)}."


def same_file(one: tuple[str, int], other: tuple[str, int], name: str, *, told_apart: bool) -> str:
    """Two measurements whose reports would have one name; `told_apart` when both fields are in it already."""
    advice = "Maak ze apart" if told_apart else "Zet {coalitie} en {jaar} allebei in de naam, of maak ze apart"
    return (
        f"de rapporten van {quoted(one[0])} {one[1]} en {quoted(other[0])} {other[1]} krijgen allebei de naam "
        f"{quoted(name)}. {advice}, met --coalitie."
    )


def no_name(coalition: str) -> str:
    """A coalition whose name cannot be that of a file."""
    return f"van de naam {quoted(coalition)} kan geen bestand worden gemaakt. Maak dit rapport apart, met --coalitie."


def made(reports: int, files: int, folder: Path) -> str:
    """How many reports were written, and where."""
    in_files = "" if files == reports else f" ({plural(files, 'bestand', 'bestanden')})"
    return f"Geschreven: {plural(reports, 'rapport', 'rapporten')}{in_files} in {_named(folder)}."


def stopped(done: int, asked: int, folder: Path) -> str:
    """That it stopped on the way, and what there is now."""
    asked_for = plural(asked, "rapport", "rapporten")
    return as_warning(f"gestopt bij {count(done)} van {asked_for}. Wat er in {_named(folder)} al staat, is af.")


def _named(folder: Path) -> str:
    return "deze map" if folder == Path() else quoted(folder)


def few_people(named: Sequence[tuple[str, int]]) -> str:
    """Of which measurements a report says next to nothing."""
    who = listing([f"{coalition} {year}" for coalition, year in named])
    return as_warning(
        f"te weinig deelnemers voor cijfers per stelling: {who}. In het rapport staat wat daaraan te doen is."
    )


def not_made(coalition: str, mistakes: int) -> str:
    """That a coalition got no report because of what is wrong in its files."""
    return as_warning(f"geen rapport van {coalition}: {plural(mistakes, 'fout', 'fouten')} in de bestanden.")


def not_of_a_form(coalition: str, year: int, message: str) -> str:
    """That a measurement has no report in the form that was asked for."""
    return as_warning(f"geen rapport van {coalition} {year}: {message}")


def skipped(number: int) -> str:
    """How many got none, at the end, where it is seen."""
    return as_warning(f"van {plural(number, 'meting', 'metingen')} is er geen rapport; hierboven staat waarom.")
