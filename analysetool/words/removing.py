# SPDX-License-Identifier: EUPL-1.2
"""What `verwijder-deelnemer` says: what goes, what stays for somebody to look at, and what it refuses."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from analysetool.words.grammar import plural
from analysetool.words.messages import quoted, quoted_names

NO_CODE = "--deelnemer is leeg. Geef de deelnemerscode, zoals k7m2q9xat."
STOPPED = "Gestopt. Er is niets verwijderd."
ONLY_IN_LEDGER = "- alleen de code in het importlogboek; er is geen scorelijst."
NOBODY_TO_ASK = "er is geen terminal om op te antwoorden, dus er is niets verwijderd. Voeg --ja toe."
QUESTION = "Verwijderen? (j/n) "
LOOK_YOURSELF = "Kijk zelf nog na, want dit doet de tool niet:"
IN_GIT = "- Git: oude versies houden de scorelijst. Haal die ook uit de geschiedenis en uit elke kopie daarvan."
ELSEWHERE = (
    "- Ruwe exports en ingestuurde formulieren, ook in de enquête zelf en in uw mail.",
    "- Lange tabellen en teltabellen die u met de hand opgeeft.",
    "- Reservekopieën en mappen die synchroniseren, zoals OneDrive: ook de prullenbak en oude versies.",
    "- De browser waarin deze deelnemer het formulier invulde.",
    "- De lijst met namen en codes, als die er is.",
)


def sheets(number: int) -> str:
    """So many score sheets."""
    return plural(number, "scorelijst", "scorelijsten")


def no_folder(folder: Path) -> str:
    """The refusal of what is no folder."""
    return f"{quoted(folder)} is een bestand. Geef de map met de scorelijsten, zoals metingen."


def removed(number: int) -> str:
    """What was removed."""
    return f"Verwijderd: {sheets(number)}. Dezelfde antwoorden importeren brengt deze deelnemer niet terug."


def removed_before(code: str) -> str:
    """That the participant is not here any more."""
    return f"Deelnemer {code!r} is hier al verwijderd. Er is niets veranderd."


def absent(code: str, folder: Path, seen: int, unreadable: Sequence[Path]) -> str:
    """The refusal of a participant who is nowhere, with where was looked."""
    not_read = f" Niet te lezen: {quoted_names(unreadable)}." if unreadable else ""
    return (
        f"deelnemer {code!r} staat niet in de map {quoted(folder)}. Nagekeken: {sheets(seen)}.{not_read} Kijk of de "
        "code en de map kloppen."
    )


def will_go(code: str) -> str:
    """What stands above the files that go."""
    return f"Dit wordt verwijderd van deelnemer {code!r}:"


def file_that_goes(path: Path, target: Path | None) -> str:
    """A file that goes, and what it points to."""
    return f"- {path}{'' if target is None else f' (verwijst naar {target})'}"


def leftover_that_goes(path: Path) -> str:
    """A leftover of an interrupted write that goes too."""
    return f"- {path} (bleef over van een keer opslaan die werd onderbroken)"


def mark_stays(ledgers: Sequence[Path]) -> str:
    """What stays in the ledgers."""
    return (
        f"In {quoted_names(ledgers)} blijft alleen een kenmerk staan, zodat een nieuwe import deze deelnemer niet "
        "terugbrengt."
    )


def ledger_changed(path: Path) -> str:
    """The refusal to write a ledger that another program changed."""
    return (
        f"{quoted(path)} werd intussen door een ander programma veranderd. Er is geen scorelijst verwijderd. Geef "
        "het commando nog een keer."
    )


def ledger_not_written(path: Path, reason: str) -> str:
    """That a ledger cannot be written."""
    return f"{quoted(path)} kan niet worden geschreven: {reason}. Er is geen scorelijst verwijderd."


def not_deleted(path: Path, reason: str) -> str:
    """That a file cannot be deleted."""
    return f"{quoted(path)} kan niet worden verwijderd: {reason}."


def close_and_repeat(left: Sequence[str]) -> str:
    """What could not be deleted, and what to do."""
    return f"{' '.join(left)} Sluit het bestand en geef het commando nog een keer."


def names_code(path: Path) -> str:
    """A file that holds the code too."""
    return f"- {path}: hier staat de code ook in. Haal weg wat van deze deelnemer is."


def free_text(path: Path) -> str:
    """A joint sheet, in which anybody can be mentioned."""
    return f"- {path}: redenen, opmerkingen en acties zijn vrije tekst. Haal weg wat over deze deelnemer gaat."


def not_readable(path: Path) -> str:
    """A file that may be this participant's."""
    return f"- {path}: dit bestand is niet te lezen. Kijk of het van deze deelnemer is."


def counted_on_screen(path: Path) -> str:
    """A room's screen that counts the answers."""
    return f"- {path}: dit scherm telt de antwoorden nog mee. Verwijder het."


def made_reports(command: str) -> str:
    """What to do with reports that were made."""
    return f"- Rapporten die al zijn gemaakt. Maak ze opnieuw: {command}"
