# SPDX-License-Identifier: EUPL-1.2
"""One person filling in one score sheet: every step that changes an answer is on disk before the next is taken."""

from __future__ import annotations

from dataclasses import replace

from analysetool.fill_in.commands import Step
from analysetool.fill_in.progress import Session, begin
from analysetool.model import GivenAnswer, Part, ScoreSheet, Statement, StatementSet, Theme
from analysetool.terminal.sheet_file import SheetFile
from analysetool.words import fill_in as texts
from analysetool.words.fill_in import answer_text


class Dialogue:
    """The session, bound to the sheet and its file. How it looks is for those who show it."""

    def __init__(self, file: SheetFile, sheet: ScoreSheet, statement_set: StatementSet) -> None:
        """Start at the first open statement."""
        self.file = file
        self.sheet = sheet
        self.statement_set = statement_set
        asked = None if sheet.asked is None else frozenset(sheet.asked)
        statements = [statement for statement in statement_set.statements if asked is None or statement.id in asked]
        self.session: Session = begin(statements, sheet.answers)
        self._parts = {part.id: part for part in statement_set.parts}
        self._themes = {theme.id: theme for theme in statement_set.themes}

    def take(self, step: Step) -> str:
        """Take a step and put what changed on disk.

        Returns:
            A sentence: what was saved, or why the step could not be taken; empty when there is nothing to say.

        Raises:
            UsageError: when the change cannot be put on disk.
        """
        before, statement = self.session, self.session.current
        after, refusal = before.step(step)
        said = refusal
        if statement is not None and after.answers != before.answers:
            said = self._save(after, statement, before.given(statement.id))
        self.session = after
        return said

    def part_of(self, statement: Statement) -> Part:
        """The part a statement belongs to."""
        return self._parts[statement.part]

    def theme_of(self, statement: Statement) -> Theme:
        """The theme a statement belongs to."""
        return self._themes[statement.theme]

    def begins_part(self, statement: Statement) -> bool:
        """True when this is the first asked statement of its part."""
        return next(other for other in self.session.statements if other.part == statement.part) is statement

    def begins_theme(self, statement: Statement) -> bool:
        """True when this is the first asked statement of its theme."""
        return next(other for other in self.session.statements if other.theme == statement.theme) is statement

    def _save(self, after: Session, statement: Statement, old: GivenAnswer) -> str:
        new = after.given(statement.id)
        if new.answer is not old.answer:
            answer = answer_text(new.answer, self.statement_set.scale, between=", ")
            said = f"{statement.id}: {answer}"
            what = texts.your_answer(new.answer, statement.id)
        elif new.note is None:
            said, what = texts.note_gone(statement.id), texts.taking_the_note_away(statement.id)
        else:
            said, what = texts.note_at(statement.id), texts.your_note(statement.id, new.note)
        self.sheet = replace(self.sheet, answers=after.answers)
        self.file.save(self.sheet, what)
        return texts.kept(said)
