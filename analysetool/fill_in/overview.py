# SPDX-License-Identifier: EUPL-1.2
"""How far a sheet is: what is answered and open, where it is saved and what to do next."""

from __future__ import annotations

from collections.abc import Iterator

from analysetool.escaping import visible
from analysetool.fill_in.dialogue import Dialogue
from analysetool.model import ScoreSheet
from analysetool.terminal.shell import command_line
from analysetool.words import fill_in as texts
from analysetool.words.fill_in import who
from analysetool.words.guidance import DONT_KNOW, NOT_APPLICABLE


def overview(dialogue: Dialogue) -> Iterator[str]:
    """What was answered, what is open, where it is saved and what to do next; a line each."""
    session = dialogue.session
    counts = session.counts
    yield f"Overzicht: {who(dialogue.sheet, dialogue.statement_set)}."
    if not session.statements:
        yield texts.ASKS_NOTHING
        return
    yield texts.answered(counts.answered, len(session.statements))
    yield f"Score 1–5: {counts.scored}. {DONT_KNOW}: {counts.dont_know}. {NOT_APPLICABLE}: {counts.not_applicable}."
    yield f"Open: {counts.open}." + (f" {visible(', '.join(session.open_ids))}." if session.open_ids else "")
    yield from saved(dialogue)


def saved(dialogue: Dialogue) -> Iterator[str]:
    """Where the answers are and what to do next; a line each."""
    path = dialogue.file.path
    yield texts.all_is_saved(visible(str(path))) if dialogue.file.exists else texts.NOTHING_FILLED_IN
    set_path = dialogue.statement_set.path
    if dialogue.session.open_ids:
        identity = () if dialogue.file.exists else _identity_options(dialogue.sheet)
        yield f"Verder invullen: {command_line('invullen', path, *identity, set_path=set_path)}"
    else:
        yield f"Rapport maken: {command_line('rapport', path.parent, set_path=set_path)}"


def _identity_options(sheet: ScoreSheet) -> tuple[str, ...]:
    """The options by which the same sheet starts again when there is no file yet to tell."""
    pairs = (
        ("--coalitie", sheet.coalition),
        ("--jaar", str(sheet.year)),
        ("--deelnemer", sheet.participant),
        ("--domein", sheet.domain),
    )
    return tuple(word for name, value in pairs if value for word in (name, value))
