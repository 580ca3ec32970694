# SPDX-License-Identifier: EUPL-1.2
"""`importeer --maak-kaart`: a map of columns to begin with; nothing else is written."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from analysetool.commands.telling import tell
from analysetool.errors import InputError, Problem, UsageError
from analysetool.files.results import refuse_target, write_result
from analysetool.imports.column_runs import id_ranges
from analysetool.imports.columns import Seen, Settings
from analysetool.imports.draft_map import draft_of, written_draft
from analysetool.imports.handed_in import HandedIn
from analysetool.imports.sources import read_source
from analysetool.words import import_map as say
from analysetool.words.commands import next_step


def draft_map(target: Path, handed: HandedIn, settings: Settings, command: str, *, overwrite: bool) -> None:
    """Read the files and write a map with a suggestion for each column that was not recognised.

    Args:
        target: the file for the map.
        handed: what was handed in.
        settings: those of the import; the map in it is taken over.
        command: the command that uses the new map.
        overwrite: whether a map that is there may be replaced.

    Raises:
        InputError: when a file cannot be read at all, or holds what no map can settle.
        UsageError: when the map is there already or cannot be written, or when there is no table to map.
    """
    refuse_target(target, overwrite=overwrite, kept=True)
    tables: list[Seen] = []
    wrong, unreadable = _read(handed.files, replace(settings, seen=tables), tables)
    if handed.problems or unreadable:
        raise InputError([*handed.problems, *unreadable])
    if not tables:
        raise UsageError(say.NO_TABLE)
    draft = draft_of(tables, settings)
    if draft.is_empty:
        if wrong:
            raise InputError(wrong)
        tell(say.NOTHING_TO_DRAFT)
        return
    statements = settings.statement_set.statements
    found = ", ".join(id_ranges(draft.found, [own.id for own in statements]))
    about = say.about([path.name for path in handed.files], found, command)
    content = written_draft(draft, statements, about, dict(settings.statement_set.scale))
    write_result(target, content.encode(), overwrite=overwrite, kept=True)
    tell(say.drafted(target, draft.suggested, draft.left))
    tell(next_step(command))


def _read(files: Sequence[Path], settings: Settings, tables: Sequence[Seen]) -> tuple[list[Problem], list[Problem]]:
    """What is wrong in the tables of files, which the map is for, and what is wrong with files without any."""
    inside: list[Problem] = []
    unreadable: list[Problem] = []
    for path in files:
        before = len(tables)
        taken, wrong = read_source(path, settings)
        (inside if taken or len(tables) > before else unreadable).extend(wrong)
    return inside, unreadable
