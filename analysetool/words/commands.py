# SPDX-License-Identifier: EUPL-1.2
"""What commands say beside their result: choices made, doubts, refusals, and the next step."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from analysetool.words.grammar import either, listing, plural
from analysetool.words.messages import as_warning, quoted

NO_JOINT_SHEET = as_warning("er is geen gezamenlijke scorelijst. De cijfers gaan uit van de losse scorelijsten.")
CHECK = "Controle van bestanden"
"""The title of what `controleer` gives."""
RAW_EXPORTS_ON_SCREEN = "--ruwe-exports geeft alleen regels op het scherm. Laat --formaat en --uit weg."
NO_RAW_EXPORTS = "Er zijn geen ruwe exports gevonden."
ONE_STANDARD_INPUT = (
    "--eisen en INVOER zijn allebei -. Van standaardinvoer kan er maar één komen: geef de andere als bestand."
)
A_PAGE_TO_SHARE = "een pagina om te delen"
A_REPORT_TO_SHARE = "een rapport om te delen"
SEE_WHAT_CHANGED = "zien wat er veranderde"
ONE_YEAR_OR_TWO = "kies --jaar voor een cijfer van één jaar, of --van en --naar voor een verschil tussen twee jaren."
SEE_HOW_IT_CAME_ABOUT = "zien hoe dit cijfer ontstaat"


def written(path: Path, *, page: bool) -> str:
    """Which file was written, and what to do with a page."""
    return f"Geschreven: {quoted(path)}.{' Open dit bestand in uw browser.' if page else ''}"


def choose_from(option: str, typed: str, known: Sequence[str]) -> str:
    """The refusal of a word that an option does not know, with those that it does."""
    return f"{option} is {typed!r}; kies {either(known)}."


def missing_templates(folder: Path) -> str:
    """The refusal of a folder of templates that is not there."""
    return f"--sjablonen is {quoted(folder)}, maar die map bestaat niet. Kijk of de naam klopt."


def no_schema(name: str, known: Sequence[str]) -> str:
    """The refusal of a schema that does not exist."""
    return f"schema {name!r} bestaat niet. Kies {either(known)}."


def no_part(part: str, known: Sequence[str]) -> str:
    """The refusal of a part that is not in the set."""
    return f"deel {part!r} bestaat niet. Kies {either(known)}."


def nothing_found(search: str | None) -> str:
    """That no statement has the text."""
    return f"Geen stelling gevonden met {search!r}. Probeer een korter woord."


def wrong_date(typed: str) -> str:
    """The refusal of a reference date that is no date."""
    return f"--peildatum is {typed!r}; schrijf de datum als 2026-10-01."


_NAMED_PLACES = 3


def places(where: Sequence[str]) -> str:
    """Where the same is wrong, of many places the first few: "a.yaml, regel 1; b.yaml, regel 1 en nog 12 plaatsen"."""
    more = len(where) - _NAMED_PLACES
    named = "; ".join(where[:_NAMED_PLACES])
    return named if more <= 0 else f"{named} en nog {plural(more, 'plaats', 'plaatsen')}"


def more_problems(number: int, *, is_error: bool) -> str:
    """What is wrong besides what was told."""
    if is_error:
        return f"En nog {plural(number, 'fout', 'fouten')}. Verbeter eerst wat hierboven staat."
    return f"En nog {plural(number, 'waarschuwing', 'waarschuwingen')}."


def checked(files: int, errors: int, warnings: int) -> str:
    """How many files were looked at, and what was found."""
    looked_at = plural(files, "bestand", "bestanden")
    if not errors and not warnings:
        return f"Alles klopt: {looked_at} nagekeken."
    counts = (
        plural(errors, "fout", "fouten") if errors else "",
        plural(warnings, "waarschuwing", "waarschuwingen") if warnings else "",
    )
    found = listing([told for told in counts if told])
    return f"{found} in {looked_at}." if files else f"{found}. Er is geen bestand nagekeken."


def check_again(command: str) -> str:
    """What to do when there are errors."""
    return f"Verbeter de fouten en kijk opnieuw: {command}"


def next_step(command: str, what: str = "") -> str:
    """The command that comes next, and what it gives."""
    return f"Volgende stap{', ' if what else ''}{what}: {command}"


def see_all(command: str) -> str:
    """The command that shows the rest of what stands on one screen."""
    return f"Alles lezen: {command}"


def not_whole(form: str) -> str:
    """The refusal of --volledig beside another form of the report."""
    return f"--volledig en --vorm {form} gaan niet samen. Laat een van beide weg."


def not_of_this_form(name: str, form: str, forms: Sequence[str]) -> str:
    """The refusal of a format that only other forms of the report have."""
    others = either([f"--vorm {own}" for own in forms])
    return f"{name} is er niet van --vorm {form}. Kies {others}, of een ander formaat."


def not_of_a_desk_analysis(form: str, coalition: str, year: int, known: Iterable[str]) -> str:
    """The refusal of a form of the report that a desk analysis does not have."""
    return (
        f"--vorm {form} kan niet: {coalition} {year} is een bureauanalyse van één openbare tekst. Kies "
        f"{either(known)}, of laat --vorm weg."
    )


def compares_coalitions(before: str, after: str, year: int) -> str:
    """Which coalitions are compared."""
    return f"Dit vergelijkt {before} met {after} in {year}."


def compares_backwards(before: int, after: int) -> str:
    """That the later year comes first, and how to read that."""
    return as_warning(
        f"--van {before} is later dan --naar {after}. De verschillen staan dus andersom: een plus betekent dat "
        f"{after} hoger was."
    )


def compares_years(before: int, after: int, others: Sequence[int]) -> str:
    """Which years were chosen, and which others there are."""
    named = ", ".join(map(str, others))
    found = f" Ook gevonden: {named} (kies met --van en --naar)." if others else ""
    return f"Dit vergelijkt {before} met {after}.{found}"


def checks_year(year: int, others: Sequence[int]) -> str:
    """Which year is held against requirements, and which others there are."""
    return f"Dit gaat over {year}. Ook gevonden: {', '.join(map(str, others))} (kies met --naar)."


def checks_backwards(before: int, after: int) -> str:
    """That falls are computed back in time."""
    return as_warning(f"u vergelijkt terug in de tijd, van {before} naar {after}.")


def summary_not_written(path: str, reason: str) -> str:
    """That the summary of a step could not be written."""
    return as_warning(f"de samenvatting in {quoted(path)} kan niet worden geschreven: {reason}.")


def no_id(typed: str, near: Sequence[str], parts: Sequence[str], themes: Sequence[str], *, more_themes: bool) -> str:
    """The refusal of an id that the set does not have, with ids that look like it and what else there is."""
    meant = f" Bedoelt u {either(near)}?" if near else ""
    more = ", …" if more_themes else ""
    return (
        f"--bij is {typed!r}, maar dat bestaat niet.{meant} Kies totaal, een deel ({', '.join(parts)}), een thema "
        f"({', '.join(themes)}{more}) of het nummer van een stelling. Kijk de nummers na met: analysetool stellingen"
    )
