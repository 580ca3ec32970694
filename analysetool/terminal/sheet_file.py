# SPDX-License-Identifier: EUPL-1.2
"""The score sheet on disk while somebody fills it in: opened once, written whole after every answer."""

from __future__ import annotations

import os
from pathlib import Path

from analysetool.errors import FileChangedError, InputError, Problem, UsageError, reason_of
from analysetool.files.saving import current_content, write_whole
from analysetool.files.score_sheets import parse_score_sheet
from analysetool.files.sheet_writer import dump_score_sheet, later_comment_lines, leading_comment
from analysetool.files.yaml_source import YamlDocument, YamlMapping, read_document
from analysetool.model import ScoreSheet, StatementSet
from analysetool.words import dialogue as texts

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
            reason = reason_of(error) if isinstance(error, OSError) else texts.PATH_REFERS_TO_ITSELF
            message = texts.cannot_be_a_sheet(path, reason)
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
            message = texts.changed_meanwhile(self.path, what)
            raise UsageError(message) from error
        except OSError as error:
            self._pending = None
            message = texts.cannot_be_written(self.path, reason_of(error), what)
            raise UsageError(message) from error
        self._content, self._pending = content, None

    def _read(self, statement_set: StatementSet) -> None:
        """Read what is there; an empty file (or only comments) counts as a sheet that has yet to begin."""
        document = read_document(self.path)
        if document.root is not None and not _has_scores(document):
            document.problem(texts.NO_SCORE_SHEET)
        elif not document.problems:
            self.sheet = parse_score_sheet(document, statement_set)
        if any(problem.is_error for problem in document.problems):
            raise InputError(document.problems)
        self._content = current_content(self.path)
        if self._content is None or self._content.decode(errors="replace").removeprefix(_BOM) != document.text:
            message = texts.changed_while_reading(self.path)
            raise UsageError(message)
        self.warnings = tuple(document.problems)
        self.lost_comments = later_comment_lines(document.text)
        self._comment = leading_comment(document.text).replace("\r\n", "\n")
        if self._comment and not self._comment.endswith("\n"):
            self._comment += "\n"
        if "\r\n" in document.text:
            self._line_end = "\r\n"


def _has_scores(document: YamlDocument) -> bool:
    return isinstance(document.root, YamlMapping) and "scores" in document.root.entries


def _refuse_path(path: Path) -> None:
    """Say before the first question what would go wrong at the first answer."""
    if path.is_dir():
        message = texts.path_is_a_folder(path, path / _EXAMPLE)
        raise UsageError(message)
    if path.suffix.lower() not in _ENDINGS:
        example = path.with_suffix(".yaml") if path.name else Path(_EXAMPLE)
        message = texts.no_yaml_ending(path, example)
        raise UsageError(message)
    if path.exists() and not path.is_file():
        message = texts.no_plain_file(path)
        raise UsageError(message)
    folder = path.resolve().parent
    if not folder.is_dir():
        message = texts.no_such_folder(path.parent)
        raise UsageError(message)
    if not os.access(folder, os.W_OK):
        message = texts.folder_not_writable(path.parent)
        raise UsageError(message)
