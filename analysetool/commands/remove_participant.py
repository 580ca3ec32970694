# SPDX-License-Identifier: EUPL-1.2
"""`verwijder-deelnemer`: one participant's answers go, and no later import brings them back."""

from __future__ import annotations

import sys
from collections.abc import Collection, Sequence
from pathlib import Path

from analysetool.commands.telling import tell
from analysetool.errors import FileChangedError, UsageError, reason_of
from analysetool.files.participants import Search, files_naming, normal_code, search_sheets
from analysetool.files.work_tree import work_tree_of
from analysetool.imports.ledger import NAME, Ledger, Status, open_ledger
from analysetool.terminal.shell import command_line
from analysetool.words import commands as say
from analysetool.words import figures as wording

_YES, _NO = frozenset({"j", "ja"}), frozenset({"n", "nee", "q", "s"})
_ROOM_SCREEN = "scherm.html"


def remove_participant(folder: Path, code: str, *, confirmed: bool) -> None:
    """Remove the sheets of a participant in a folder and below it, after showing what goes.

    The ledgers are written first: when something stops the work half-way, the same command finishes it, and an import
    in between brings nobody back.

    Args:
        folder: where the sheets are; every coalition and year below it.
        code: the participant's code as somebody typed it.
        confirmed: do not ask; needed without a terminal.

    Raises:
        UsageError: when there is no such folder or participant, nobody to ask, or when the disk refuses.
        InputError: when a ledger is damaged; nothing is removed then.
    """
    if not folder.is_dir():
        what = "is een bestand" if folder.exists() else "bestaat niet"
        raise UsageError(say.no_folder_of_sheets(folder, what))
    if not normal_code(code):
        raise UsageError(say.NO_CODE)
    found = search_sheets(folder, code)
    ledgers = _ledgers(folder, found.sheets)
    codes = {normal_code(code), *found.sheets.values(), *_named(ledgers, code)}
    if not found.sheets and not _named(ledgers, code):
        _tell_absent(folder, code, found, ledgers)
        return
    _tell_plan(code, found, ledgers)
    if not confirmed and not _agreed():
        tell(say.NOTHING_REMOVED)
        return
    _write_ledgers(ledgers, codes)
    _delete(list(found.sheets))
    tell(say.removed(_sheets(len(found.sheets))))
    _tell_rest(folder, codes, found)


def _ledgers(folder: Path, sheets: Collection[Path]) -> list[Ledger]:
    """The ledger of the folder, of every folder with a sheet to remove, and every other one below it."""
    below = [path.parent for path in folder.rglob(NAME) if path.is_file()]
    homes = {home.resolve(): home for home in (folder, *(sheet.parent for sheet in sheets), *below)}
    return [open_ledger(home) for _, home in sorted(homes.items())]


def _named(ledgers: Sequence[Ledger], code: str) -> set[str]:
    """The participant's code as ledgers write it; empty when none knows it."""
    wanted = normal_code(code)
    participants = {entry.participant for ledger in ledgers for entry in ledger.entries.values()}
    return {found for found in participants if found is not None and normal_code(found) == wanted}


def _tell_absent(folder: Path, code: str, found: Search, ledgers: Sequence[Ledger]) -> None:
    """Say that there is nothing to remove, without naming other participants.

    Raises:
        UsageError: unless the participant was removed before.
    """
    entries = [ledger.entries.get(ledger.code_key(normal_code(code))) for ledger in ledgers]
    if any(entry is not None and entry.status is Status.REMOVED for entry in entries):
        tell(say.removed_before(code))
        return
    unreadable = (
        f" Niet te lezen: {wording.listing([str(path) for path in found.unreadable])}." if found.unreadable else ""
    )
    raise UsageError(say.participant_not_there(code, folder, _sheets(found.seen), unreadable))


def _tell_plan(code: str, found: Search, ledgers: Sequence[Ledger]) -> None:
    tell(say.will_be_removed(code))
    for path in found.sheets:
        tell(f"- {path}{f' (verwijst naar {path.resolve()})' if path.is_symlink() else ''}")
    if not found.sheets:
        tell(say.ONLY_IN_THE_LEDGER)
    homes = wording.listing([str(ledger.path) for ledger in ledgers])
    tell(say.only_a_mark_stays(homes))


def _agreed() -> bool:
    """Ask until there is a yes or a no; the end of the input is a no.

    Raises:
        UsageError: when there is nobody to ask.
    """
    if sys.stdin is None or not sys.stdin.isatty() or not sys.stderr.isatty():
        raise UsageError(say.NO_TERMINAL_TO_ANSWER)
    while True:
        sys.stderr.write("Verwijderen? (j/n) ")
        sys.stderr.flush()
        line = sys.stdin.readline()
        answer = line.strip().lower()
        if answer in _YES:
            return True
        if not line or answer in _NO:
            return False
        tell("Typ j of n.")


def _write_ledgers(ledgers: Sequence[Ledger], codes: Collection[str]) -> None:
    for ledger in ledgers:
        for code in sorted(codes):
            ledger.remove(code)
        try:
            ledger.save()
        except FileChangedError as error:
            raise UsageError(say.ledger_changed_meanwhile(ledger.path)) from error
        except OSError as error:
            raise UsageError(say.ledger_not_written(ledger.path, reason_of(error))) from error


def _delete(sheets: Sequence[Path]) -> None:
    """Delete files, and what they point to; all that can go goes.

    Raises:
        UsageError: with every file that could not be deleted.
    """
    left = []
    for path in sheets:
        target = path.resolve()
        try:
            path.unlink()
            target.unlink(missing_ok=True)
        except OSError as error:
            left.append(say.not_removed(path, reason_of(error)))
    if left:
        raise UsageError(say.left_behind(" ".join(left)))


def _tell_rest(folder: Path, codes: Collection[str], found: Search) -> None:
    """What this command cannot reach; somebody has to."""
    tell(say.CHECK_YOURSELF)
    for path in files_naming(folder, codes, apart_from=found.sheets):
        tell(say.code_here_too(path))
    for path in found.joint:
        tell(say.free_text_here(path))
    for path in found.unreadable:
        tell(say.unreadable_here(path))
    for path in sorted(folder.rglob(_ROOM_SCREEN)):
        tell(say.screen_counts_them(path))
    if work_tree_of(folder) is not None:
        tell(say.GIT_KEEPS_THEM)
    tell(say.RAW_EXPORTS)
    tell(say.OTHER_TABLES)
    tell(say.BACKUPS)
    tell(say.THE_BROWSER)
    tell(say.LIST_OF_CODES)
    tell(say.reports_made(command_line("rapport", folder, "--uit", "rapport.html")))


def _sheets(number: int) -> str:
    return wording.plural(number, "scorelijst", "scorelijsten")
