# SPDX-License-Identifier: EUPL-1.2
"""What `importeer --per` says: which names were one, what it cannot settle, and what became of each coalition."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import astuple, dataclass
from pathlib import Path

from analysetool.escaping import printable
from analysetool.words.grammar import agree, count, listing, plural
from analysetool.words.import_command import SheetCounts
from analysetool.words.messages import as_warning, quoted

PER_AND_COALITION = (
    "--per en --coalitie gaan niet samen: met --per komt de coalitie uit een kolom. Laat één van de twee weg."
)
PER_TWICE = (
    "de kolom van de coalitie staat in de kaart (coalitie) én bij --per, en niet met dezelfde naam. Kies er één."
)
NAMES_WITHOUT_COLUMN = (
    "de kaart zegt wat coalities heten, maar niet in welke kolom zij staan. Geef --per KOLOM, of zet in de kaart: "
    "coalitie: KOLOM"
)
_MOST_LINES = 12
_MOST_PAIRS = 8
_COLUMNS = ("coalitie", "map", "nieuw", "veranderd", "teruggezet", "gelijk", "verwijderd", "dubbel")


def year_missing(example: str) -> str:
    """The refusal to guess the year."""
    return f"--jaar ontbreekt: niet elk bestand zegt het zelf. Typ bijvoorbeeld: {example}"


def several_coalitions() -> str:
    """What to do with a long table of several coalitions."""
    return "Staan hier meer coalities in? Geef in plaats van --coalitie dan --per coalitie: een map per coalitie."


def form_without_coalition() -> str:
    """A form of one person that does not say to which coalition it belongs."""
    return "dit formulier zegt niet van welke coalitie het is. Lees het apart in, met --coalitie en een eigen map."


def without_coalition(lines: Sequence[int]) -> str:
    """Rows with answers that say nothing about their coalition: they are not read."""
    shown = [str(line) for line in lines[:_MOST_LINES]]
    more = [f"nog {len(lines) - _MOST_LINES}"] if len(lines) > _MOST_LINES else []
    rows = f"{agree(len(lines), 'regel', 'regels')} {listing([*shown, *more])}"
    which = agree(len(lines), "zegt niet van welke coalitie zij is", "zeggen niet van welke coalitie zij zijn")
    it = agree(len(lines), "is", "zijn")
    return f"{rows} {which}, en {it} niet ingelezen. Vul de coalitie in en lees het bestand nog een keer in."


def no_coalition_at_all() -> str:
    """A column of coalitions in which nothing stands."""
    return "in de kolom van de coalitie staat nergens iets. Kies met --per een andere kolom."


def too_many_coalitions(found: int, most: int) -> str:
    """A column with so many different texts that it does not hold coalitions."""
    return (
        f"de kolom van de coalitie heeft {count(found)} verschillende waarden, meer dan {count(most)}. Is dit de "
        "goede kolom? Kies met --per een andere, of verdeel het bestand."
    )


def near_names(pairs: Sequence[tuple[tuple[str, int], tuple[str, int]]]) -> str:
    """Names that may be one, or two that are near; a map settles it."""
    told = [f"{_with_rows(*one)} en {_with_rows(*other)}" for one, other in pairs[:_MOST_PAIRS]]
    more = f"; en nog {len(pairs) - _MOST_PAIRS} paren" if len(pairs) > _MOST_PAIRS else ""
    (one, _), (other, _) = pairs[0]
    small, large = (one, other) if pairs[0][0][1] < pairs[0][1][1] else (other, one)
    return (
        f"deze namen lijken op elkaar: {'; '.join(told)}{more}. Zeg in een kaart (--kolommen) wat het is. Is het één "
        f"coalitie: coalities: {{{_plain(small)}: {_plain(large)}}}. Zijn het er twee: coalities: "
        f"{{{_plain(small)}: {_plain(small)}, {_plain(large)}: {_plain(large)}}}"
    )


def _with_rows(name: str, rows: int) -> str:
    return f"{quoted(name)} ({plural(rows, 'rij', 'rijen') if rows else 'al een map'})"


def _plain(name: str) -> str:
    """A name as YAML takes it for text."""
    simple = name.replace(" ", "").replace("-", "").isalpha()
    return name if simple else '"' + name.replace("\\", "\\\\").replace('"', '\\"') + '"'


def no_folder(name: str) -> str:
    """A name of which nothing can be the name of a folder."""
    return f"van {quoted(name)} kan geen map worden gemaakt. Geef in een kaart (--kolommen) bij coalities een naam."


def same_folder(name: str, other: str, folder: str) -> str:
    """Two names that give one folder."""
    return (
        f"{quoted(name)} en {quoted(other)} krijgen allebei de map {quoted(folder)}. Geef in een kaart (--kolommen) "
        "bij coalities één van de twee een andere naam."
    )


def sheets_in_the_folder_itself(folder: Path, example: Path) -> str:
    """A folder that holds a measurement itself where folders of coalitions should come."""
    return (
        f"in de map {quoted(folder)} staan zelf al scorelijsten. Met --per komt er een map per coalitie in. Kies met "
        f"--uit een andere map, zoals {quoted(example)}."
    )


def in_two_coalitions(name: str, other: str, place: str, *, by_code: bool) -> str:
    """Somebody who stands in two coalitions in what is read."""
    what = "deze deelnemerscode staat" if by_code else "dezelfde antwoorden van dezelfde inzending staan"
    return (
        f"{what} hier bij {name}, en in {place} bij {other}. Dan telt één mens in twee rapporten. Laat het bestand "
        "staan dat klopt, of verbeter de coalitie."
    )


def known_elsewhere(name: str, other: str, folder: Path, code: str) -> str:
    """Somebody who came in earlier, in the folder of another coalition."""
    return (
        f"dit hoort hier bij {name}, maar is eerder ingelezen bij {other} ({quoted(folder)}, {code}). Klopt {name}, "
        f"haal de scorelijst bij {other} dan eerst weg met verwijder-deelnemer. Klopt {other}, verbeter dan het "
        "bestand. Is dit een andere enquête, geef dan --enquete."
    )


def merged(name: str, spellings: Sequence[str]) -> str:
    """Spellings that are surely one name."""
    return f"- {listing([quoted(own) for own in spellings])} {agree(len(spellings), 'is', 'zijn')} {name}."


MERGED = "Samengenomen, want het is dezelfde naam:"


@dataclass(frozen=True, slots=True, kw_only=True)
class CoalitionCounts:
    """What became of the sheets of one coalition; their order is that of the columns."""

    name: str
    folder: str
    sheets: SheetCounts


def counts_table(year: int, folder: Path, rows: Sequence[CoalitionCounts]) -> list[str]:
    """A line per coalition, in columns; columns in which nothing happened are left out."""
    numbers = [astuple(row.sheets) for row in rows]
    used = [place for place, _ in enumerate(_COLUMNS[2:]) if any(own[place] for own in numbers)]
    cells = [[_COLUMNS[0], _COLUMNS[1], *(_COLUMNS[2 + place] for place in used)]]
    for row, own in zip(rows, numbers, strict=True):
        cells.append([printable(row.name), printable(row.folder), *(count(own[place]) for place in used)])
    if len(rows) > 1:
        cells.append(["samen", "", *(count(sum(own[place] for own in numbers)) for place in used)])
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    lines = [
        "  ".join(
            cell.rjust(width) if place > 1 else cell.ljust(width)
            for place, (cell, width) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        for row in cells
    ]
    return [f"Scorelijsten van {year} in {quoted(folder)}, {_how_many(len(rows))}:", *(f"  {line}" for line in lines)]


def _how_many(coalitions: int) -> str:
    return f"{plural(coalitions, 'coalitie', 'coalities')} met een eigen map"


def kept_apart(names: Sequence[str]) -> str:
    """That names that are near were said to be two, and how other commands know."""
    return as_warning(
        f"{listing([quoted(name) for name in names])} lijken op elkaar en zijn volgens de kaart verschillend. "
        "Daarom staat er in die mappen ook een meting.yaml."
    )
