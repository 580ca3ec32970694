# SPDX-License-Identifier: EUPL-1.2
"""The measurement folder that an import writes to: the sheets that are there, and the ones that come in."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path

from analysetool.errors import FileChangedError, InputError, Problem, UsageError, reason_of
from analysetool.files.neighbours import Neighbour, neighbours_in
from analysetool.files.saving import FileToWrite, current_content, write_each, write_whole
from analysetool.files.score_sheets import parse_score_sheet
from analysetool.files.sheet_writer import dump_score_sheet, leading_comment
from analysetool.files.yaml_source import read_document
from analysetool.imports.ledger import Ledger
from analysetool.imports.plan import ImportPlan, Planned
from analysetool.model import ScoreSheet, StatementSet
from analysetool.words import imports as say


@dataclass(slots=True)
class Folder:
    """A folder of one measurement. It may not exist yet."""

    path: Path
    statement_set: StatementSet
    neighbours: tuple[Neighbour, ...]
    _sheets: dict[str, ScoreSheet | None] = field(default_factory=dict)

    def taken(self, coalition: str, year: int) -> dict[str, Path]:
        """The files of this measurement, by the participant's code."""
        return {
            neighbour.participant: neighbour.path
            for neighbour in self.neighbours
            if neighbour.participant and (neighbour.coalition, neighbour.year) == (coalition, year)
        }

    def taken_path(self, participant: str) -> Path | None:
        """The file of a participant in this folder; None when there is none."""
        return next((own.path for own in self.neighbours if own.participant == participant), None)

    def sheet(self, path: Path) -> ScoreSheet | None:
        """A sheet of this folder; None when it cannot be read or holds mistakes."""
        key = str(path)
        if key not in self._sheets:
            document = read_document(path)
            sheet = parse_score_sheet(document, self.statement_set)
            wrong = any(problem.is_error for problem in document.problems)
            self._sheets[key] = None if wrong else sheet
        return self._sheets[key]


def open_folder(path: Path, statement_set: StatementSet) -> Folder:
    """Look at what a folder holds; nothing is made yet.

    Raises:
        UsageError: when there is a file of that name.
    """
    if path.exists() and not path.is_dir():
        raise UsageError(say.folder_is_a_file(path))
    return Folder(path=path, statement_set=statement_set, neighbours=neighbours_in(path))


def refuse_other_measurement(folder: Folder, coalition: str, year: int) -> None:
    """A folder holds one measurement: the code of a participant is the name of a file.

    Raises:
        UsageError: when sheets of another coalition or year stand in the folder itself.
    """
    for neighbour in folder.neighbours:
        other = (neighbour.coalition, neighbour.year)
        if neighbour.path.parent == folder.path and all(other) and other != (coalition, year):
            raise UsageError(
                say.folder_of_another_measurement(folder.path, other[0], other[1], neighbour.name, coalition, year)
            )


def write_plan(
    plan: ImportPlan,
    ledger: Ledger,
    folder: Folder,
    measurement: tuple[str, int],
    *,
    advance: Callable[[], None] = lambda: None,
) -> None:
    """Put a plan on disk in an order that never counts anybody twice, whenever the power fails.

    Sheets that exist are replaced first, for doing that again does no harm; then the ledger learns who is known; then
    the new sheets are made. One that is missing after a crash is made by the next import. Files are written in the
    order of their codes, so that the disk tells nothing of the order of rows. `advance` is called after each sheet.

    Raises:
        UsageError: when the disk refuses, or another program changed a file meanwhile.
    """
    coalition, year = measurement

    def files(planned: Iterable[Planned]) -> list[FileToWrite]:
        return [
            FileToWrite(path=own.path, content=content, expected=own.before)
            for own in sorted(planned, key=lambda own: own.code)
            if (content := _text(own, folder.statement_set, coalition, year)) != own.before
        ]

    staying = files(own for own in plan.changed if own.moved_from is None)
    moved = files(own for own in plan.changed if own.moved_from is not None)
    new = files(plan.new)
    try:
        folder.path.mkdir(parents=True, exist_ok=True)
        write_each(staying, advance=advance)
        ledger.save()
        for own in plan.changed:
            if own.moved_from is not None:
                own.moved_from.unlink(missing_ok=True)
        write_each([*moved, *new], advance=advance)
    except FileChangedError as error:
        raise UsageError(say.changed_meanwhile(error)) from error
    except OSError as error:
        raise UsageError(say.cannot_write_folder(folder.path, reason_of(error))) from error


def write_tally(folder: Folder, name: str, content: bytes) -> bool:
    """Write a clean tally table; False when it was there already.

    Raises:
        UsageError: when the disk refuses.
    """
    path = folder.path / name
    try:
        folder.path.mkdir(parents=True, exist_ok=True)
        before = current_content(path)
        if before == content:
            return False
        write_whole(path, content, expected=before)
    except (OSError, FileChangedError) as error:
        reason = reason_of(error) if isinstance(error, OSError) else say.CHANGED_BY_ANOTHER
        raise UsageError(say.cannot_write_file(path, reason)) from error
    return True


def _text(planned: Planned, statement_set: StatementSet, coalition: str, year: int) -> bytes:
    response = planned.response
    sheet = ScoreSheet(
        statement_set=statement_set.id,
        version=response.version,
        coalition=coalition,
        year=year,
        participant=planned.code,
        domain=response.domain,
        voice=response.voice,
        asked=response.asked,
        answers=response.answers,
    )
    order = [statement.id for statement in statement_set.statements]
    return dump_score_sheet(sheet, order, comment=planned.comment).encode()


def comment_of(path: Path) -> tuple[bytes | None, str]:
    """What a sheet holds now, and the comment it begins with.

    Raises:
        InputError: when it cannot be read.
    """
    try:
        before = current_content(path)
    except OSError as error:
        raise InputError([Problem(path=str(path), message=say.cannot_read(reason_of(error)))]) from error
    return before, "" if before is None else leading_comment(before.decode("utf-8-sig", errors="replace"))
