# SPDX-License-Identifier: EUPL-1.2
"""The score sheet on disk while somebody fills it in: opened once, written whole after every answer."""

from __future__ import annotations

import os
from pathlib import Path

from analysetool.errors import FileChangedError, InputError, Problem, UsageError, reason_of
from analysetool.files.saving import current_content, write_whole
from analysetool.files.score_sheets import parse_score_sheet
from analysetool.files.sheet_writer import dump_score_sheet, later_comment_lines, leading_comment
from analysetool.files.yaml_source import Document, YamlMapping, read_document
from analysetool.model import ScoreSheet, StatementSet

_ENDINGS = (".yaml", ".yml")
_EXAMPLE = "scorelijst.yaml"
_BOM = "\ufeff"


class SheetFile:
    """One score sheet file. What another process did to it in between is noticed and never overwritten."""

    def __init__(self, path: Path, statement_set: StatementSet) -> None:
        """Look at the file; nothing is made or changed yet.

        Raises:
            UsageError: when this path cannot become a score sheet.
            InputError: with all problems, when the file exists and has any.
        """
        try:
            _refuse_path(path)
        except (OSError, RuntimeError) as error:
            reason = reason_of(error) if isinstance(error, OSError) else "het pad verwijst naar zichzelf"
            message = f"{path} kan geen scorelijst worden ({reason}). Kies een andere naam."
            raise UsageError(message) from error
        self.path = path
        self.sheet: ScoreSheet | None = None
        self.warnings: tuple[Problem, ...] = ()
        self.lost_comments: tuple[int, ...] = ()
        self._target = path.resolve() if path.is_symlink() else path
        self._order = tuple(statement.id for statement in statement_set.statements)
        self._content: bytes | None = None
        self._comment = ""
        self._line_end = "\n"
        self._pending: tuple[bytes, str] | None = None
        if path.exists():
            self._read(statement_set)

    @property
    def exists(self) -> bool:
        """True when there is a sheet on disk, from before or by now."""
        return self._content is not None

    def save(self, sheet: ScoreSheet, what: str) -> None:
        """Put the sheet on disk before returning.

        Args:
            sheet: all of it.
            what: how a message names that which would be lost ("uw antwoord 4 op A01").

        Raises:
            UsageError: when another process changed the file, or when the disk refuses; nothing was overwritten.
        """
        text = dump_score_sheet(sheet, self._order, comment=self._comment)
        self._pending = (text.replace("\n", self._line_end).encode(), what)
        self.finish()

    def finish(self) -> None:
        """Write what an interrupt kept from being written; does nothing when all is on disk.

        Raises:
            UsageError: as `save` does.
        """
        if self._pending is None:
            return
        content, what = self._pending
        try:
            if current_content(self._target) != content:
                write_whole(self._target, content, expected=self._content)
        except FileChangedError as error:
            self._pending = None
            message = (
                f"{self.path} is intussen door een ander programma veranderd of weggehaald; er is niets overschreven. "
                f"Niet bewaard: {what}. Geef hetzelfde commando opnieuw om met de nieuwe inhoud verder te gaan."
            )
            raise UsageError(message) from error
        except OSError as error:
            self._pending = None
            message = (
                f"{self.path} kan niet worden geschreven ({reason_of(error)}). Niet bewaard: {what}. Wat u "
                "eerder antwoordde, staat er nog. Maak ruimte of kies een andere map, en geef het commando opnieuw."
            )
            raise UsageError(message) from error
        self._content, self._pending = content, None

    def _read(self, statement_set: StatementSet) -> None:
        """Read what is there; an empty file (or only comments) counts as a sheet that has yet to begin."""
        document = read_document(self.path)
        if document.root is not None and not _has_scores(document):
            document.problem(
                "dit is geen scorelijst: scores ontbreekt. Er is niets veranderd. Kies een andere bestandsnaam."
            )
        elif not document.problems:
            self.sheet = parse_score_sheet(document, statement_set)
        if any(problem.is_error for problem in document.problems):
            raise InputError(document.problems)
        self._content = current_content(self.path)
        if self._content is None or self._content.decode(errors="replace").removeprefix(_BOM) != document.text:
            message = f"{self.path} werd tijdens het lezen door een ander programma veranderd. Probeer opnieuw."
            raise UsageError(message)
        self.warnings = tuple(document.problems)
        self.lost_comments = later_comment_lines(document.text)
        self._comment = leading_comment(document.text).replace("\r\n", "\n")
        if self._comment and not self._comment.endswith("\n"):
            self._comment += "\n"
        if "\r\n" in document.text:
            self._line_end = "\r\n"


def _has_scores(document: Document) -> bool:
    return isinstance(document.root, YamlMapping) and "scores" in document.root.entries


def _refuse_path(path: Path) -> None:
    """Say before the first question what would go wrong at the first answer."""
    if path.is_dir():
        message = f"{path} is een map. Geef de naam van een scorelijst, zoals {path / _EXAMPLE}."
        raise UsageError(message)
    if path.suffix.lower() not in _ENDINGS:
        example = path.with_suffix(".yaml") if path.name else Path(_EXAMPLE)
        message = f"{path} eindigt niet op .yaml of .yml. Typ bijvoorbeeld: {example}."
        raise UsageError(message)
    if path.exists() and not path.is_file():
        message = f"{path} is geen gewoon bestand. Kies een andere bestandsnaam."
        raise UsageError(message)
    folder = path.resolve().parent
    if not folder.is_dir():
        message = f"de map {path.parent} bestaat niet. Maak die map eerst, of kies een andere plek."
        raise UsageError(message)
    if not os.access(folder, os.W_OK):
        message = f"in de map {path.parent} mag u niet schrijven. Kies een andere map."
        raise UsageError(message)
