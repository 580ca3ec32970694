# SPDX-License-Identifier: EUPL-1.2
"""What commands say besides their result: what is wrong with what was typed, what was done, and what comes next."""

from __future__ import annotations

from pathlib import Path

CHECK_YOURSELF = "Kijk zelf nog na, want dit doet de tool niet:"
RAW_EXPORTS = "- Ruwe exports en ingestuurde formulieren, ook in de enquête zelf en in uw mail."
OTHER_TABLES = "- Lange tabellen en teltabellen die u met de hand opgeeft."
BACKUPS = "- Reservekopieën en mappen die synchroniseren, zoals OneDrive: ook de prullenbak en oude versies."
THE_BROWSER = "- De browser waarin deze deelnemer het formulier invulde."
LIST_OF_CODES = "- De lijst met namen en codes, als die er is."
NO_CODE = "--deelnemer is leeg. Geef de deelnemerscode, zoals k7m2q9xa."
NOTHING_REMOVED = "Gestopt. Er is niets verwijderd."
ONLY_IN_THE_LEDGER = "- alleen de code in het importlogboek; er is geen scorelijst."
NO_TERMINAL_TO_ANSWER = "er is geen terminal om op te antwoorden, dus er is niets verwijderd. Voeg --ja toe."
GIT_KEEPS_THEM = "- Git: oude versies houden de scorelijst. Haal die ook uit de geschiedenis en uit elke kopie daarvan."
REMOVE_IMPORTED_FILES = (
    "Verwijder de ingelezen bestanden als alles klopt. Zet ze nooit in de map van de meting of in git."
)
ORDER_AND_MAP = "--op-volgorde en kolommen in een kaart gaan niet samen. Kies één van de twee."
PUT_BACK = "teruggezet omdat het bestand er niet meer was"
REMOVED_EARLIER = "eerder verwijderd en dus niet ingelezen"
COUNTED_ONCE = "dubbel en één keer geteld"
NO_RAW_EXPORTS = "Er zijn geen ruwe exports gevonden.\n"
NO_JOINT_SHEET = "Er is geen gezamenlijke scorelijst; de cijfers gaan uit van de losse scorelijsten."


def removed(sheets: str) -> str:
    return f"Verwijderd: {sheets}. Dezelfde antwoorden importeren brengt deze deelnemer niet terug."


def participant_not_there(code: str, folder: Path, seen: str, unreadable: str) -> str:
    return (
        f"deelnemer {code!r} staat niet in {folder}. Nagekeken: {seen}.{unreadable} Kijk of de code en de map kloppen."
    )


def will_be_removed(code: str) -> str:
    return f"Dit wordt verwijderd van deelnemer {code!r}:"


def only_a_mark_stays(homes: str) -> str:
    return f"In {homes} blijft alleen een kenmerk staan, zodat een nieuwe import deze deelnemer niet terugbrengt."


def reports_made(command: str) -> str:
    return f"- Rapporten die al zijn gemaakt. Maak ze opnieuw: {command}"


def no_folder_of_sheets(folder: Path, what: str) -> str:
    return f"{folder} {what}. Geef de map met de scorelijsten, zoals metingen."


def removed_before(code: str) -> str:
    return f"Deelnemer {code!r} is hier al verwijderd. Er is niets veranderd."


def left_behind(left: str) -> str:
    return f"{left} Sluit het bestand en geef het commando nog een keer."


def code_here_too(path: Path) -> str:
    return f"- {path}: hier staat de code ook in. Haal weg wat van deze deelnemer is."


def free_text_here(path: Path) -> str:
    return f"- {path}: redenen, opmerkingen en acties zijn vrije tekst. Haal weg wat over deze deelnemer gaat."


def unreadable_here(path: Path) -> str:
    return f"- {path}: dit bestand is niet te lezen. Kijk of het van deze deelnemer is."


def screen_counts_them(path: Path) -> str:
    return f"- {path}: dit scherm telt de antwoorden nog mee. Verwijder het."


def ledger_changed_meanwhile(path: Path) -> str:
    return (
        f"{path} werd intussen door een ander programma veranderd. Er is geen scorelijst verwijderd. "
        "Geef het commando nog een keer."
    )


def ledger_not_written(path: Path, error: str) -> str:
    return f"{path} kan niet worden geschreven: {error}. Er is geen scorelijst verwijderd."


def not_removed(path: Path, error: str) -> str:
    return f"{path} kan niet worden verwijderd: {error}."


def import_is_for(value: object, name: str) -> str:
    return f"de import is voor {value}. Verbeter --{name}, of importeer dit bestand apart in een andere map."


def counts_are_in(names: str) -> str:
    return f"De tellingen staan in {names}. Een telling heeft geen deelnemers, dus geen scorelijsten."


def name_counts_with_report(command: str) -> str:
    return f"Noem een telling bij het rapport: {command}"


def count_hands(command: str) -> str:
    return f"Handen tellen in de zaal? Typ de aantallen in: {command}"


def skipped_no_answers(names: str) -> str:
    return f"Overgeslagen, geen bestand met antwoorden: {names}."


def impossible_import_year(year: int) -> str:
    return f"--jaar is {year}; geef een jaartal van vier cijfers, zoals 2026."


def not_every_file_says(missing: str, verb: str, example: str) -> str:
    return f"{missing} {verb}: niet elk bestand zegt het zelf. Typ bijvoorbeeld: {example}"


def taken(path: str, what: str, rows: str, statements: int, total: int, people: str, answers: str) -> str:
    return f"{path}: {what}, {rows}, {statements} van de {total} stellingen{people}, {answers}."


def recoded(recoded: int, verb: str) -> str:
    return f"{recoded} {verb} nu een eigen code; de scorelijst kreeg die naam."


def without_a_key(without_key: str, verb: str) -> str:
    return (
        f"Let op: {without_key} {verb} geen deelnemerscode en geen antwoordnummer. Stuurt "
        "iemand later andere antwoorden, dan telt die als een nieuwe deelnemer."
    )


def exports_among_sheets(inside: str) -> str:
    return (
        f"Let op: {inside} staat in de map van de meting. Daar kunnen namen en mailadressen in "
        "staan. Haal het bestand daar weg en zet het niet in git."
    )


def other_coalition(said: str, coalition: str) -> str:
    return f"hier staat coalitie {said}; {coalition}"


def other_year(said: int, year: str) -> str:
    return f"hier staat jaar {said}; {year}"


def mend_and_check_again(command: str) -> str:
    return f"Verbeter de fouten en kijk opnieuw: {command}"


def impossible_day(text: str) -> str:
    return f"--peildatum is {text!r}; schrijf de datum als 2026-10-01."


def impossible_basis(basis: str) -> str:
    return f"--basis is {basis!r}; kies individueel of gezamenlijk."


def no_such_templates(folder: str) -> str:
    return f"--sjablonen is {folder!r}, maar die map bestaat niet."


def impossible_groups(group_by: str) -> str:
    return f"--groepen is {group_by!r}; kies cluster of domein."


def impossible_form(form: str, others: str, last: str) -> str:
    return f"--vorm is {form!r}; kies {others} of {last}."


def next_a_report_to_share(next_step: str) -> str:
    return f"Volgende stap, een rapport om te delen: {next_step}"


def only_in_full(form: str, others: str, last: str) -> str:
    return f"{form} bestaat alleen als volledig rapport. Kies {others} of {last}."


def no_such_schema(name: str, known: str) -> str:
    return f"schema {name!r} bestaat niet. Kies uit {known}."
