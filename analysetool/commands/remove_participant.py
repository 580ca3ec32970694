# SPDX-License-Identifier: EUPL-1.2
"""`verwijder-deelnemer`: one participant's answers go, and no later import brings them back."""

from __future__ import annotations

import re
import sys
from collections.abc import Collection, Sequence
from pathlib import Path

from analysetool.codes import mistyped
from analysetool.commands.telling import tell
from analysetool.errors import FileChangedError, UsageError, reason_of
from analysetool.files.leftovers import leftovers_below
from analysetool.files.participants import Search, files_naming, normal_code, search_sheets
from analysetool.files.places import not_there, typed_path
from analysetool.files.work_tree import work_tree_of
from analysetool.imports.ledger import NAME, Ledger, Status, open_ledger
from analysetool.terminal.questions import agrees
from analysetool.terminal.shell import command_line
from analysetool.words import removing as said
from analysetool.words.codes import LOOK_AGAIN
from analysetool.words.messages import quoted

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
    folder = typed_path(folder)
    if not folder.exists():
        raise UsageError(f"{quoted(folder)}: {not_there(folder, may_be_folder=True)}")
    if not folder.is_dir():
        raise UsageError(said.no_folder(folder))
    if not normal_code(code):
        raise UsageError(said.NO_CODE)
    found = search_sheets(folder, code)
    ledgers = _ledgers(folder, found.sheets)
    codes = {normal_code(code), *found.sheets.values(), *_named(ledgers, code)}
    leftovers = _leftovers(folder, codes)
    if not found.sheets and not leftovers and not _named(ledgers, code):
        _tell_absent(folder, code, found, ledgers)
        return
    _tell_plan(code, found, leftovers, ledgers)
    if not confirmed and not _agreed():
        tell(said.STOPPED)
        return
    _write_ledgers(ledgers, codes)
    _delete([*found.sheets, *leftovers])
    tell(said.removed(len(found.sheets)))
    _tell_rest(folder, codes, found)


def _ledgers(folder: Path, sheets: Collection[Path]) -> list[Ledger]:
    """The ledger of the folder, of every folder with a sheet to remove, and every other one below it."""
    below = [path.parent for path in folder.rglob(NAME) if path.is_file()]
    homes = {home.resolve(): home for home in (folder, *(sheet.parent for sheet in sheets), *below)}
    return [open_ledger(home) for _, home in sorted(homes.items())]


def _leftovers(folder: Path, codes: Collection[str]) -> list[Path]:
    """What interrupted writes left of this participant: the code stands in its name or in what it holds."""
    naming = set(files_naming(folder, codes, apart_from=()))
    called = re.compile(r"\.(?:" + "|".join(map(re.escape, sorted(codes))) + r")\.", re.IGNORECASE)
    return [path for path in leftovers_below(folder) if path in naming or called.match(path.name)]


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
        tell(said.removed_before(code))
        return
    told = said.absent(code, folder, found.seen, found.unreadable)
    raise UsageError(f"{told} {LOOK_AGAIN}" if mistyped(code) else told)


def _tell_plan(code: str, found: Search, leftovers: Sequence[Path], ledgers: Sequence[Ledger]) -> None:
    tell(said.will_go(code))
    for path in found.sheets:
        tell(said.file_that_goes(path, path.resolve() if path.is_symlink() else None))
    for path in leftovers:
        tell(said.leftover_that_goes(path))
    if not found.sheets and not leftovers:
        tell(said.ONLY_IN_LEDGER)
    tell(said.mark_stays([ledger.path for ledger in ledgers]))


def _agreed() -> bool:
    """Ask until there is a yes or a no; the end of the input is a no.

    Raises:
        UsageError: when there is nobody to ask.
    """
    if sys.stdin is None or not sys.stdin.isatty() or not sys.stderr.isatty():
        raise UsageError(said.NOBODY_TO_ASK)
    return agrees(said.QUESTION)


def _write_ledgers(ledgers: Sequence[Ledger], codes: Collection[str]) -> None:
    for ledger in ledgers:
        for code in sorted(codes):
            ledger.remove(code)
        try:
            ledger.save()
        except FileChangedError as error:
            raise UsageError(said.ledger_changed(ledger.path)) from error
        except OSError as error:
            raise UsageError(said.ledger_not_written(ledger.path, reason_of(error))) from error


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
            left.append(said.not_deleted(path, reason_of(error)))
    if left:
        raise UsageError(said.close_and_repeat(left))


def _tell_rest(folder: Path, codes: Collection[str], found: Search) -> None:
    """What this command cannot reach; somebody has to."""
    tell(said.LOOK_YOURSELF)
    for path in files_naming(folder, codes, apart_from=found.sheets):
        tell(said.names_code(path))
    for path in found.joint:
        tell(said.free_text(path))
    for path in found.unreadable:
        tell(said.not_readable(path))
    for path in sorted(folder.rglob(_ROOM_SCREEN)):
        tell(said.counted_on_screen(path))
    if work_tree_of(folder) is not None:
        tell(said.IN_GIT)
    for place in said.ELSEWHERE:
        tell(place)
    tell(said.made_reports(command_line("rapport", folder, "--uit", "rapport.html")))
