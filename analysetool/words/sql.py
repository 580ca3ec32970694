# SPDX-License-Identifier: EUPL-1.2
"""What a script for a database says of itself, and what is told of the options that make one."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from analysetool.words.grammar import agree, either, listing

FIRST_CHECK = (
    "Controle 1. Wat staat er in de tabel dat hier niet kan?",
    "kolom zegt waar het fout is en waarde wat er staat: een lege coalitie of deelnemer, een jaar dat geen jaartal is,",
    "of een stelling, score of domein dat niet bestaat. Van een rij ziet u de eerste fout.",
)
SECOND_CHECK = (
    "Controle 2. Welk antwoord staat er twee keer?",
    "Iedereen heeft voor elke stelling hooguit één rij.",
)
THIRD_CHECK = (
    "Controle 3. Wie staat bij meer dan één domein?",
    "Iedereen hoort in een jaar bij één domein. Soms een domein en soms een lege cel is er ook een te veel.",
)
TALLY = (
    "De telling: een rij per coalitie, jaar, domein en stelling. Bewaar dit resultaat als land.csv.",
    "Wie geen rij heeft voor een stelling, telt bij niet_ingevuld.",
)
MISSING_INPUT = (
    "INVOER ontbreekt: scorelijsten, mappen of tabellen. Staan de antwoorden in een database? Geef dan --sql met de "
    "soort database, zoals --sql duckdb."
)
SQL_READS_NOTHING = "--sql maakt een script voor een database en leest zelf geen INVOER. Haal een van de twee weg."
TABLE_NEEDS_SQL = "--tabel hoort bij --sql. Een bestand met een tabel noemt u zonder --tabel."


def heading(
    *, database: str, statement_set: str, table: str, without_domain: tuple[str, str], most: int
) -> tuple[str, ...]:
    """What stands above a script: of which set it is, what the table needs, and what to do with the results."""
    expression, instead = without_domain
    return (
        f"Van een rij per antwoord naar een brede teltabel, met {database}.",
        f"Gemaakt door de Analysetool Kansrijke Start voor stellingenset {statement_set}.",
        "",
        f"De tabel is {table}, met de kolommen coalitie, jaar, deelnemer, domein, stelling en score.",
        "score is 1, 2, 3, 4, 5, weet-niet, nvt of leeg (NULL mag ook). Spaties, tabs en regeleinden om een waarde",
        "heen tellen niet mee.",
        f"Heeft de tabel geen kolom domein? Vervang dan in dit hele script {expression} door {instead}.",
        "",
        f"1. Voer de drie controles uit. Elke rij die u krijgt is een fout; u ziet er hooguit {most} per controle.",
        "   Verbeter die eerst in de tabel. Met fouten erin klopt de telling niet.",
        "2. Voer de telling uit en bewaar het resultaat met de namen van de kolommen als land.csv, in UTF-8.",
        "3. Maak het overzicht: analysetool overzicht land.csv",
        "",
        "In land.csv staan geen deelnemers. Van een kleine coalitie zijn de antwoorden er wel uit af te leiden: deel",
        "het bestand dus niet. Wat overzicht ervan laat zien, mag u wel delen.",
    )


def no_dialect(typed: str, known: Collection[str]) -> str:
    """The refusal of a database that no script is made for."""
    return f"--sql is {typed!r}; kies {either(known)}."


def not_with_sql(options: Sequence[str]) -> str:
    """The refusal of options that choose from what is read."""
    return (
        f"{listing(options)} {agree(len(options), 'hoort', 'horen')} niet bij --sql: het script telt de hele tabel. "
        "Kies daarna, bij overzicht met de teltabel."
    )


def no_table(name: str) -> str:
    """The refusal of what cannot be the name of a table."""
    return f"--tabel is {name!r}; geef de naam van een tabel, zoals antwoorden of schema.antwoorden."


NEXT = (
    "Voer het script uit in uw database. Bewaar het laatste resultaat als land.csv, en maak dan het overzicht met: "
    "analysetool overzicht land.csv"
)
