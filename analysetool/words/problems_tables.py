# SPDX-License-Identifier: EUPL-1.2
"""What can be wrong with long tables and tally tables, wherever they are read."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from analysetool.words.grammar import agree, either, listing
from analysetool.words.problems_files import read_in_first

EMPTY_COALITION = "coalitie is leeg. Vul de cel in."
EMPTY_PARTICIPANT = "deelnemer is leeg. Vul een code in."
NO_ROWS = "de tabel heeft geen rijen. Geef een tabel met minstens één rij antwoorden."
EMPTY = "dit bestand is leeg. Geef een tabel met minstens één rij antwoorden."
QUOTES = "deze rij is niet te lezen. Kijk naar de aanhalingstekens."
TWO_DOMAINS = "deze deelnemer staat bij meer dan één domein. Kies één domein."


NO_PARQUET = "dit is geen Parquet, of het bestand is niet heel. Maak of kopieer het opnieuw."
NO_ROOM = "voor deze tabel is te weinig geheugen of schijf. Maak ruimte vrij, of lees minder jaren tegelijk."


def parquet_needed(command: str | None) -> str:
    """DuckDB is missing; `command` installs it, and is None for a download that nothing can be added to."""
    if command is None:
        return "deze download van de Analysetool kan Parquet niet lezen of maken. Bewaar de tabel als CSV."
    return f"voor Parquet is een extra pakket nodig. Bewaar de tabel als CSV, of installeer het pakket met: {command}"


def not_utf8(path: str) -> str:
    """A table in another encoding; the import knows more of these."""
    return f"deze tabel is geen UTF-8. Bewaar de tabel in Excel opnieuw als 'CSV UTF-8'. {read_in_first(path)}"


def cannot_be_read(reason: str) -> str:
    """Why the system refused the file."""
    return f"dit bestand kan niet worden gelezen: {reason}."


def more(number: int) -> str:
    """Problems that are not shown."""
    return f"en nog {number} fouten. Verbeter deze eerst."


def more_of_this(number: int) -> str:
    """Problems of one kind that are not shown."""
    return f"en nog {number} keer hetzelfde soort fout."


def column_twice(name: str) -> str:
    """A heading that stands there twice."""
    return f"de kopregel noemt kolom {name!r} twee keer. Haal er één weg."


def columns_missing(path: str, missing: Sequence[str], required: Sequence[str], optional: Sequence[str]) -> str:
    """A table without columns that it needs."""
    columns, may = agree(len(missing), "kolom", "kolommen"), agree(len(optional), "mag", "mogen")
    export = f" {read_in_first(path)}" if {"stelling", "score"} <= set(missing) else ""
    return (
        f"de tabel mist de {columns} {listing(missing)}. Nodig zijn {listing(required)}. Daarnaast {may} "
        f"{listing(optional)}.{export}"
    )


def no_sheet_with_table(path: str) -> str:
    """A workbook with several sheets, none of which is a table of ours."""
    return (
        "geen blad in dit bestand heeft de kolommen coalitie, jaar, deelnemer, stelling en score, of die van een "
        f"teltabel, op de eerste regel met tekst. {read_in_first(path)}"
    )


def several_sheets_with_tables(names: Sequence[str]) -> str:
    """A workbook with a table of ours on several sheets."""
    return (
        f"{len(names)} bladen in dit bestand hebben een tabel: {listing(list(map(repr, names)))}. Ik lees er één. Zet "
        "de rijen onder elkaar op één blad, of bewaar elk blad in een eigen bestand."
    )


def hidden_rows(number: int) -> str:
    """Rows that a spreadsheet does not show, by hand or by a filter; they are read."""
    rows, count = agree(number, "verborgen regel", "verborgen regels"), agree(number, "telt", "tellen")
    return f"{number} {rows} {count} wel mee. Moet dat niet, haal ze dan uit het bestand."


def two_kinds_of_columns(one: Sequence[str], other: Sequence[str]) -> str:
    """A heading with columns of two kinds of tables."""
    return (
        f"de kopregel noemt {listing(one)}, maar ook {listing(other)}. Kies: een rij per antwoord (score), een rij per "
        "telling (score en aantal), of alle tellingen van een stelling in één rij (score_1 tot en met score_5)."
    )


def column_not_read(name: str) -> str:
    """A column that means nothing here."""
    return f"kolom {name!r} wordt niet gelezen."


def other_width(found: int, width: int) -> str:
    """A row with more or fewer cells than the heading."""
    return f"deze rij heeft {found} kolommen; de kopregel heeft er {width}. Kijk naar de scheiding."


def too_wide(width: int) -> str:
    """A row with more cells than the heading."""
    return f"deze rij heeft meer cellen dan de kopregel ({width}). Kijk naar de scheiding van de kolommen."


def not_a_year(text: str) -> str:
    """A cell that should be a year."""
    return f"jaar is {text!r}; schrijf een jaartal van vier cijfers."


def not_a_year_such_as(text: str) -> str:
    """The same, with an example."""
    return f"jaar is {text!r}; schrijf een jaartal van vier cijfers, zoals 2026."


def unknown_statement(text: str) -> str:
    """A statement that the set does not have."""
    return f"stelling {text!r} bestaat niet in deze stellingenset. Kijk de nummers na met: analysetool stellingen"


def not_an_answer(text: str) -> str:
    """A cell that should be an answer."""
    return f"score is {text!r}; kies 1–5, weet-niet of nvt, of laat de cel leeg."


def unknown_domain(text: str, known: Collection[str]) -> str:
    """A domain that the set does not have."""
    hint = f"Kies {either(known)}." if known else "Deze stellingenset kent geen domeinen: laat domein leeg."
    return f"domein {text!r} is onbekend. {hint}"


def not_a_count(column: str, text: str) -> str:
    """A cell that should be a count."""
    return f"{column} is {text!r}; schrijf een heel getal vanaf 0."


def answered_twice(participant: str, statement: str) -> str:
    """Two rows for one answer."""
    return f"deelnemer {participant!r} heeft twee rijen voor {statement}. Haal er één weg."


def answered_twice_at(line: int, statement: str) -> str:
    """Two rows for one answer, of somebody who is not named."""
    return f"deze deelnemer heeft ook op regel {line} een rij voor {statement}. Haal er één weg."


def two_domains(participant: str, coalition: str, year: int) -> str:
    """A participant who speaks for two domains."""
    return f"deelnemer {participant!r} ({coalition} {year}) staat bij meer dan één domein. Kies één domein."
