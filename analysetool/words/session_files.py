# SPDX-License-Identifier: EUPL-1.2
"""What is said about the files of a session: who leads it, what came in, what could not be kept."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from analysetool.words.grammar import agree, listing, plural
from analysetool.words.messages import as_warning, quoted

FOLLOW_KEYS = ("o overnemen", "s stoppen")
FOLLOW_OR_LEAD = "Meekijken, overnemen of stoppen? (m = meekijken, o = overnemen, s = stoppen)"
TYPE_FOLLOW_OR_LEAD = "Typ m, o of s."
NOBODY_LEADS = "Niemand leidt de sessie nu. Met o gaat u hier verder."
NO_NEW_SHEETS = "Er zijn geen nieuwe scorelijsten."
SHEETS_NOT_READ = (
    "De scorelijsten zijn niet opnieuw gelezen: in de map staat een fout. Kijk met controleer wat er mis is."
)
NOTHING_MADE = "Gestopt. Er is niets gemaakt of veranderd."
NOT_CLOSED = "De sessie is niet afgerond. Hetzelfde commando gaat verder waar u was."
STOPPED = "Gestopt. Alles wat is afgesproken, is bewaard. Hetzelfde commando gaat verder."
GOING_ON = "Verder met de sessie van eerder. Een nieuwe agenda maken kan met --opnieuw."
WHO_IS_HERE = "het aantal mensen in de zaal"


def an_individual_sheet(path: Path) -> str:
    return f"{quoted(path)} is een losse scorelijst en geen gezamenlijke. Geef dat bestand een andere naam."


def sheet_of_another_measurement(path: Path, coalition: str, year: int, own: str, own_year: int) -> str:
    return (
        f"{quoted(path)} is van {coalition} {year}, en deze sessie gaat over {own} {own_year}. "
        "Geef dat bestand een andere naam."
    )


def the_joint_score(answer: str, identity: str) -> str:
    return f"de gezamenlijke score {answer} op {identity}"


def not_agreed_on(identity: str) -> str:
    return f'"nog niet eens" bij {identity}'


def wiping_the_score(identity: str) -> str:
    return f"het wissen van de score op {identity}"


def the_reason(identity: str, reason: str) -> str:
    return f'de reden bij {identity}: "{reason}"'


def the_hands(identity: str) -> str:
    return f"de handen bij {identity}"


def the_action(what: str) -> str:
    return f'de actie "{what}"'


def the_state(what: str) -> str:
    return f'de stand van de actie "{what}"'


def carrying_over(number: int) -> str:
    return f"het meenemen van {plural(number, 'open actie', 'open acties')} van eerdere jaren"


def earlier_year_not_read(folder: Path) -> str:
    return as_warning(
        f"{quoted(folder)} heeft fouten, dus dat jaar staat niet in deze sessie. Kijk met controleer wat er mis is."
    )


def taking_back(what: str) -> str:
    return f"het terugnemen van {what}"


def taking_the_action_away(what: str) -> str:
    return f'het weghalen van de actie "{what}"'


def folder_is_a_file(folder: Path) -> str:
    return f"{quoted(folder)} is een bestand. Geef de map van de meting, zoals metingen/2026."


def no_such_folder(folder: Path, name: str) -> str:
    return f"de map {quoted(folder)} bestaat niet. Maak die map eerst: daarin komt {quoted(name)}."


def desk_has_no_session(coalition: str, year: int) -> str:
    """A session on what somebody read in a text."""
    return (
        f"{coalition} {year} is een bureauanalyse van één openbare tekst: er zijn geen deelnemers die samen scores "
        "kiezen. Geef de map van een meting die de coalitie zelf deed, of een lege map voor een nieuwe."
    )


def coalition_and_year_needed(folder: Path, example: str) -> str:
    return (
        f"in de map {quoted(folder)} staan geen scorelijsten, dus coalitie en jaar zijn nodig. Typ bijvoorbeeld: "
        f"{example}"
    )


def file_of_something_else(path: Path) -> str:
    return f"{quoted(path)} is niet van een werksessie. Geef dat bestand een andere naam."


def cannot_be_read(path: Path, error: str) -> str:
    return f"{quoted(path)} kan niet worden gelezen: {error}. Kies een andere map."


def runs_already(since: str) -> str:
    return f"Er loopt al een werksessie in deze map{f', sinds {since}' if since else ''}."


def stop_the_other(since: str) -> str:
    return f"er loopt al een werksessie in deze map{f', sinds {since}' if since else ''}. Stop die eerst."


def taken_over(kept: Path | None) -> str:
    told = "Een andere laptop leidt de sessie nu. Wat u bewaarde, staat er."
    return told if kept is None else f"{told} Wat u het laatst typte, staat in {quoted(kept)}."


def changed_and_kept(path: Path, kept: Path | None) -> str:
    beside = "Uw laatste stap is niet bewaard." if kept is None else f"Uw versie staat in {quoted(kept)}."
    return (
        f"{quoted(path)} is intussen door een ander programma veranderd of weggehaald; er is niets overschreven. "
        f"{beside} Geef hetzelfde commando opnieuw om met de nieuwe inhoud verder te gaan, en neem over wat ontbreekt."
    )


def beside_name(stem: str, number: int) -> str:
    return f"{stem}-van-deze-laptop{f'-{number}' if number > 1 else ''}.txt"


def beside_comment(path: Path) -> str:
    return (
        f"# Een ander was eerder: deze versie van {path.name} is niet samengevoegd. Neem over wat ontbreekt, en gooi "
        "dit bestand dan weg.\n"
    )


def follows(since: str) -> str:
    return f"U kijkt mee. Een andere laptop leidt de sessie{f', sinds {since}' if since else ''}."


def room_changed_meanwhile(path: Path) -> str:
    return as_warning(
        f"{quoted(path)} werd intussen door iets anders veranderd. Het scherm voor de zaal is niet bijgewerkt."
    )


def room_not_updated(path: Path, error: str) -> str:
    return as_warning(f"{quoted(path)} is niet bijgewerkt: {error}. De scores zijn wel bewaard.")


def impossible_minutes(minutes: int, fewest: int, most: int) -> str:
    return f"--minuten is {minutes}; kies een getal van {fewest} tot en met {most}."


def impossible_minutes_per_statement(per_statement: int) -> str:
    return f"--per-stelling is {per_statement}; dat is langer dan de hele sessie."


def agenda_not_readable(value: str) -> str:
    return as_warning(f"{quoted(value)} was niet te lezen. Dit is een nieuwe agenda. Wat is afgesproken, staat er nog.")


def code_taken(answered: int, asked: int) -> str:
    return f"Scorelijst bewaard, met {answered} van {asked} stellingen beantwoord. Zij telt mee na b of Enter."


def new_sheets(came: int, changed: int, people: int) -> str:
    """What came into the folder, and how many sheets there are now."""
    pieces = []
    if came:
        pieces.append(f"{plural(came, 'nieuwe scorelijst', 'nieuwe scorelijsten')} erbij: het zijn er nu {people}.")
    if changed:
        pieces.append(f"{plural(changed, 'scorelijst is veranderd of weg', 'scorelijsten zijn veranderd of weg')}.")
    return f"{' '.join(pieces)} De agenda is opnieuw gemaakt."


def sheets_held(came: int, changed: int, held: Sequence[str]) -> str:
    number = came + changed
    return (
        f"{plural(number, 'nieuwe scorelijst ligt', 'nieuwe scorelijsten liggen')} klaar voor het rapport. In deze "
        f"sessie {agree(number, 'telt die', 'tellen ze')} nog niet mee: de uitslag van {listing(held)} was al in "
        "beeld, en aan het verschil is te zien wie wat antwoordde."
    )
