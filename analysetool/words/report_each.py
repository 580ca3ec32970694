# SPDX-License-Identifier: EUPL-1.2
"""What `rapport --per-coalitie` says: what was made, of whom nothing could be made, and what to type instead."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from analysetool.words.grammar import listing, plural
from analysetool.words.messages import as_warning, quoted

NEEDS_A_FOLDER = "--per-coalitie maakt een bestand per coalitie. Geef met --uit een map, zoals --uit rapporten."
NO_PATH_PER_FORMAT = (
    "bij --per-coalitie is --uit een map en krijgt elk bestand zelf een naam: geef --formaat zonder pad."
)
NOT_WITH_COALITION = "--per-coalitie en --coalitie gaan niet samen. Laat één van de twee weg."
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


def exist_already(paths: Sequence[Path]) -> str:
    """Files that are not overwritten without being told so."""
    more = f" en nog {len(paths) - 1}" if len(paths) > 1 else ""
    return (
        f"{quoted(paths[0])}{more} bestaat al; er is niets geschreven. Kies een andere map, of voeg --overschrijf toe."
    )


def same_file(one: tuple[str, int], other: tuple[str, int], name: str) -> str:
    """Two measurements whose reports would have one name."""
    return (
        f"de rapporten van {quoted(one[0])} {one[1]} en {quoted(other[0])} {other[1]} krijgen allebei de naam "
        f"{quoted(name)}. Maak ze apart, met --coalitie."
    )


def no_name(coalition: str) -> str:
    """A coalition whose name cannot be that of a file."""
    return f"van de naam {quoted(coalition)} kan geen bestand worden gemaakt. Maak dit rapport apart, met --coalitie."


def made(reports: int, files: int, folder: Path) -> str:
    """How many reports were written, and where."""
    in_files = "" if files == reports else f" ({plural(files, 'bestand', 'bestanden')})"
    return f"Geschreven: {plural(reports, 'rapport', 'rapporten')}{in_files} in {quoted(folder)}."


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
