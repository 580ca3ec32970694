# SPDX-License-Identifier: EUPL-1.2
"""The dialogue in plain lines: for a screen reader, a simple terminal or a pipe."""

from __future__ import annotations

from analysetool.fill_in.commands import Command, Find, GoTo, Request, WriteNote, command_of_line
from analysetool.fill_in.dialogue import Dialogue
from analysetool.fill_in.farewell import code_to_keep, profile_sentences
from analysetool.fill_in.overview import overview
from analysetool.model import Statement
from analysetool.terminal.lines import InputEnded, Lines
from analysetool.words import fill_in as texts
from analysetool.words.colophon import own_statements
from analysetool.words.fill_in import (
    ASK_NOTE,
    ASK_TARGET,
    ASK_WORDS,
    WRONG_LINE,
    advice,
    anchors,
    answer_text,
    how_to_choose,
    source,
    who,
)
from analysetool.words.guidance import DONT_KNOW, NOT_APPLICABLE

_ASK_ANSWER = "Antwoord:"


def run_plain(dialogue: Dialogue, lines: Lines) -> None:
    """Ask every statement until somebody stops or the input ends; then say how far it came.

    Raises:
        UsageError: when an answer cannot be put on disk.
    """
    _PlainDialogue(dialogue, lines).run()


class _PlainDialogue:
    """Shows a statement, reads a line, and shows again only what is new."""

    def __init__(self, dialogue: Dialogue, lines: Lines) -> None:
        self._dialogue = dialogue
        self._lines = lines

    def run(self) -> None:
        self._introduce()
        self._show()
        try:
            while self._take_line():
                pass
        except InputEnded:
            self._lines.say()
        if self._dialogue.session.current is not None:
            self._show_overview()
        for piece in (profile_sentences(self._dialogue), code_to_keep(self._dialogue)):
            for place, line in enumerate(piece):
                if not place:
                    self._lines.say()
                self._lines.say(line)

    def _take_line(self) -> bool:
        """Read one line and do what it says; False to stop."""
        at_end = self._dialogue.session.current is None
        command = command_of_line(self._lines.ask(texts.ASK_STOP_OR_GO if at_end else _ASK_ANSWER))
        if command is None:
            self._lines.say(WRONG_LINE)
            self._show_question()
        elif command is Request.STOP:
            return False
        elif command is Request.EXPLAIN:
            self._explain()
        else:
            self._take(command)
        return True

    def _take(self, command: Command) -> None:
        before = self._dialogue.session.position
        if command is Request.NOTE and self._dialogue.session.current is not None:
            command = WriteNote(self._lines.ask(ASK_NOTE))
        elif command is Request.NOTE:
            command = WriteNote("")
        elif command is Request.TARGET:
            command = GoTo(self._lines.ask(ASK_TARGET))
        elif command is Request.SEARCH:
            command = Find(self._lines.ask(ASK_WORDS))
        if not isinstance(command, Request):
            said = self._dialogue.take(command)
            if said:
                self._lines.say(said)
        if self._dialogue.session.position != before:
            self._show()

    def _introduce(self) -> None:
        """Say once what this is, who fills in, and what can be typed."""
        say, statement_set = self._lines.say, self._dialogue.statement_set
        say(f"{statement_set.title}: {len(self._dialogue.session.statements)} stellingen.")
        line = own_statements(statement_set.justification)
        if line:
            say(line)
        say(texts.filling_in_for(who(self._dialogue.sheet, statement_set)))
        steps = "; ".join(f"{step} = {label}" for step, label in sorted(statement_set.scale.items()))
        say(f"Schaal: {steps}; w = {DONT_KNOW.lower()}; x = {NOT_APPLICABLE.lower()}.")
        say(texts.HOW_TO_ANSWER)
        say(texts.OTHER_KEYS)

    def _show(self) -> None:
        statement = self._dialogue.session.current
        if statement is None:
            self._show_overview()
        else:
            self._show_statement(statement)

    def _show_statement(self, statement: Statement) -> None:
        say, session = self._lines.say, self._dialogue.session
        say()
        if self._dialogue.begins_part(statement):
            part = self._dialogue.part_of(statement)
            say(f"Deel {part.id}: {part.title}.")
            if part.introduction:
                say(part.introduction)
        if self._dialogue.begins_theme(statement):
            theme = self._dialogue.theme_of(statement)
            say(f"Thema {theme.id}: {theme.title}.")
        self._show_question()
        if statement.explanation:
            say(f"Toelichting: {statement.explanation}")
        for line in anchors(statement):
            say(line)
        given = session.given(statement.id)
        answer = answer_text(given.answer, self._dialogue.statement_set.scale, between=", ")
        if answer:
            say(f"Uw antwoord: {answer}.")
        if given.note:
            say(f"Uw opmerking: {given.note}")

    def _show_question(self) -> None:
        """The number and text of the statement, once more after a line that meant nothing."""
        session = self._dialogue.session
        statement = session.current
        if statement is not None:
            number = f"{session.position + 1} van {len(session.statements)}"
            self._lines.say(f"{number}. {statement.id}: {statement.text}")

    def _explain(self) -> None:
        statement = self._dialogue.session.current
        if statement is None:
            self._show_overview()
            return
        statement_set = self._dialogue.statement_set
        for line in (
            *source(statement, statement_set),
            *advice(statement),
            *how_to_choose(statement_set, self._dialogue.sheet.voice),
        ):
            self._lines.say(line)

    def _show_overview(self) -> None:
        self._lines.say()
        for line in overview(self._dialogue):
            self._lines.say(line)
