# SPDX-License-Identifier: EUPL-1.2
"""What `importeer` says: what was read and written, what it refuses, and what to do with the files afterwards."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from analysetool.words.grammar import agree, count, listing, plural
from analysetool.words.messages import as_warning, quoted, quoted_names

ORDER_AND_MAP = "--op-volgorde en kolommen in een kaart gaan niet samen. Kies één van de twee."
ONLY_A_TRIAL = "Dit was een proef: er is niets geschreven. Klopt het, geef dan hetzelfde commando zonder --proef."
DELETE_FILES = "Verwijder de ingelezen bestanden als alles klopt. Zet ze nooit in de map van de meting of in git."
_MOST_CODES = 20


def passed_over(names: Sequence[str]) -> str:
    """Which files in a folder were not read."""
    return as_warning(f"overgeslagen, want er staan geen antwoorden in: {quoted_names(names)}.")


def left_out(path: Path) -> str:
    """A file that was asked to be left out: whoever filled it in is not counted."""
    return as_warning(f"{quoted(path)} is niet ingelezen (--toch-zonder). Wie dat invulde, telt nog niet mee.")


def same_file(path: Path, other: Path) -> str:
    """A file with the same bytes as another one."""
    return f"{quoted(path)} is hetzelfde bestand als {quoted(other)} en telt één keer."


def wrong_year(year: int) -> str:
    """The refusal of what is no year."""
    return f"--jaar is {year}; geef een jaartal van vier cijfers, zoals 2026."


def says_coalition(said: str, coalition: str) -> str:
    """A file that is about another coalition."""
    return f"hier staat coalitie {said}; {_against(coalition, 'coalitie')}"


def says_year(said: int, year: int) -> str:
    """A file that is about another year."""
    return f"hier staat jaar {said}; {_against(year, 'jaar')}"


def _against(value: object, name: str) -> str:
    return f"de import is voor {value}. Verbeter --{name}, of importeer dit bestand apart in een andere map."


def missing_options(missing: Sequence[str], example: str) -> str:
    """The refusal to guess whose measurement it is."""
    return (
        f"{listing(missing)} {agree(len(missing), 'ontbreekt', 'ontbreken')}: niet elk bestand zegt het zelf. Typ "
        f"bijvoorbeeld: {example}"
    )


def read(path: str, what: str, rows: int, statements: int, total: int, people: int | None, answers: int) -> str:
    """What a file held; a table of counts has no people."""
    took_part = "" if people is None else f", {plural(people, 'deelnemer', 'deelnemers')}"
    return (
        f"{path}: {what}, {plural(rows, 'rij', 'rijen')}, {statements} van de {total} stellingen{took_part}, "
        f"{plural(answers, 'antwoord', 'antwoorden')}."
    )


def remark(text: str) -> str:
    """What is remarkable in a file."""
    return f"- {text}"


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetCounts:
    """How many score sheets went which way."""

    new: int
    changed: int
    restored: int
    same: int
    removed: int
    repeated: int


def written_sheets(coalition: str, year: int, folder: Path, counts: SheetCounts) -> str | None:
    """What became of the score sheets; None when there are none."""
    kinds = [
        (counts.new, "nieuw"),
        (counts.changed, "veranderd"),
        (counts.restored, "teruggezet omdat het bestand er niet meer was"),
        (counts.same, "gelijk gebleven"),
        (counts.removed, "eerder verwijderd en dus niet ingelezen"),
        (counts.repeated, "dubbel en één keer geteld"),
    ]
    told = [f"{count(number)} {what}" for number, what in kinds if number]
    return f"Scorelijsten van {coalition} {year} in {quoted(folder)}: {', '.join(told)}." if told else None


def changed_codes(codes: Sequence[str]) -> str:
    """Whose answers changed."""
    more = f" en nog {len(codes) - _MOST_CODES}" if len(codes) > _MOST_CODES else ""
    return f"Veranderd: {', '.join(codes[:_MOST_CODES])}{more}."


def own_codes(number: int) -> str:
    """How many participants have a code of their own now."""
    return f"{plural(number, 'deelnemer heeft', 'deelnemers hebben')} nu een eigen code; de scorelijst kreeg die naam."


def without_key(number: int) -> str:
    """How many participants cannot be known again."""
    return as_warning(
        f"{plural(number, 'scorelijst heeft', 'scorelijsten hebben')} geen deelnemerscode en geen antwoordnummer. "
        "Stuurt iemand later andere antwoorden, dan telt die als een nieuwe deelnemer."
    )


def tallies(names: Sequence[str]) -> str:
    """Where the tables of counts are, and what they do not have."""
    return f"De tellingen staan in {quoted_names(names)}. Een telling heeft geen deelnemers, dus geen scorelijsten."


def tally_in_report(command: str) -> str:
    """How a table of counts gets into a report."""
    return f"Noem een telling bij het rapport: {command}"


def count_hands(command: str) -> str:
    """How hands in a room are counted."""
    return f"Handen tellen in de zaal? Typ de aantallen in: {command}"


def inside_folder(paths: Sequence[str]) -> str:
    """That raw exports lie in the folder of the measurement."""
    verb, it = agree(len(paths), "staat", "staan"), agree(len(paths), "het bestand", "de bestanden")
    return as_warning(
        f"{quoted_names(paths)} {verb} in de map van de meting. Er kunnen namen en e-mailadressen in staan. Haal {it} "
        f"daar weg en zet {agree(len(paths), 'het', 'ze')} niet in git."
    )


def after_that(command: str) -> str:
    """The step after the next one."""
    return f"Daarna: {command}"


def or_together(command: str) -> str:
    """Another step."""
    return f"Of samen bespreken: {command}"
