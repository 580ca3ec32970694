# SPDX-License-Identifier: EUPL-1.2
"""Filling in one score sheet, from the first question to the last line."""

from __future__ import annotations

from pathlib import Path

from analysetool.errors import Problem
from analysetool.fill_in.dialogue import Dialogue
from analysetool.fill_in.identity import Identity, Options, identify
from analysetool.fill_in.overview import saved
from analysetool.fill_in.parents import for_parents
from analysetool.fill_in.plain import run_plain
from analysetool.model import StatementSet, Voice
from analysetool.terminal.interruption import WindowClosed, closing_window, silence
from analysetool.terminal.lines import InputEnded, Lines, takes_keys, warn
from analysetool.terminal.sheet_file import SheetFile
from analysetool.words import fill_in as texts
from analysetool.words.colophon import own_statements
from analysetool.words.fill_in import lost_comments
from analysetool.words.messages import problem


def fill_in(
    path: Path,
    statement_set: StatementSet,
    *,
    coalition: str | None,
    year: int | None,
    participant: str | None,
    domain: str | None,
    voice: str | None = None,
    plain: bool,
) -> None:
    """Let one person answer the statements; every answer is on disk before the next statement is shown.

    Args:
        path: the score sheet; made at the first answer when it does not exist.
        statement_set: the statements.
        coalition: for a new sheet; taken from the folder or asked when None.
        year: the same.
        participant: the same; a random code when there is nobody to ask.
        domain: the same; none when there is nobody to ask.
        voice: "ouders" for a new sheet in the words of parents; a sheet keeps the voice it has.
        plain: plain lines instead of screens; without a terminal that is so anyway.

    Returns:
        When somebody stops, when the input ends and when the window closes.

    Raises:
        UsageError: when the command cannot be carried out, or when another process changed the file.
        InputError: with all problems of an existing sheet; it is left as it is.
        KeyboardInterrupt: on Ctrl-C, after everything is on disk and a line that says so.
    """
    file = SheetFile(path, statement_set)
    options = Options(coalition=coalition, year=year, participant=participant, domain=domain, voice=voice)
    dialogue: Dialogue | None = None
    lines = Lines()
    try:
        with closing_window():
            identity = identify(path, file.sheet, options, statement_set, lines)
            of_parents = identity.sheet.voice is Voice.PARENTS
            dialogue = Dialogue(file, identity.sheet, for_parents(statement_set) if of_parents else statement_set)
            if plain or not takes_keys(lines):
                _warn(file, identity, with_comments=True)
                run_plain(dialogue, lines)
            else:
                _run_keys(dialogue, identity)
    except InputEnded:
        lines.say()
        lines.say(texts.NOTHING_MADE)
    except WindowClosed:
        file.finish()
        silence()
    except KeyboardInterrupt:
        file.finish()
        warn("")
        warn(f"Gestopt. {' '.join(saved(dialogue))}" if dialogue is not None else texts.NOTHING_MADE)
        raise


def _run_keys(dialogue: Dialogue, identity: Identity) -> None:
    from analysetool.fill_in.keyed import run_keys  # noqa: PLC0415 - screens bring rich, which plain lines do not need
    from analysetool.fill_in.screens import Screens  # noqa: PLC0415 - the same
    from analysetool.terminal.keyboard import open_keyboard  # noqa: PLC0415 - the same

    _warn(dialogue.file, identity, with_comments=False)
    warnings = [_told(found) for found in dialogue.file.warnings]
    with open_keyboard() as keyboard:
        line = own_statements(dialogue.statement_set.justification)
        notices = [*warnings, *identity.notices, *([line] if line else [])]
        run_keys(dialogue, keyboard, Screens(dialogue), notices)


def _warn(file: SheetFile, identity: Identity, *, with_comments: bool) -> None:
    for found in file.warnings:
        warn(_told(found))
    if with_comments and file.lost_comments:
        warn(lost_comments(file.path, file.lost_comments))
    for notice in identity.notices:
        warn(notice)


def _told(found: Problem) -> str:
    return problem(found.place, found.message, is_error=found.is_error)
