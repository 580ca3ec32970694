# SPDX-License-Identifier: EUPL-1.2
"""Where somebody is while filling in, and what they answered so far: values only, nothing is read or written here."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from analysetool.files.fields import whole_number
from analysetool.fill_in.commands import Find, Give, GoTo, Move, Step, WriteNote
from analysetool.model import Answer, GivenAnswer, Statement
from analysetool.words import fill_in as texts

MAX_NOTE = 10_000
"""Characters in one note: more than anybody types, and a full sheet stays below what the reader accepts."""

REMOVE_NOTE = "-"
_NOTHING = GivenAnswer(answer=Answer.NOT_ANSWERED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """How many of the asked statements have which kind of answer; the four add up to all of them."""

    scored: int
    dont_know: int
    not_applicable: int
    open: int

    @property
    def answered(self) -> int:
        """Statements with any answer."""
        return self.scored + self.dont_know + self.not_applicable


def count(answers: Sequence[Answer]) -> Counts:
    """How many answers there are of each kind; four times 0 when there are none."""
    return Counts(
        scored=sum(answer.score is not None for answer in answers),
        dont_know=answers.count(Answer.DONT_KNOW),
        not_applicable=answers.count(Answer.NOT_APPLICABLE),
        open=answers.count(Answer.NOT_ANSWERED),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """The asked statements in their order, the answers, and the position.

    A position equal to the number of statements is the overview at the end. `answers` may hold more than the asked
    statements; those stay as they are. `sought` are the words that were looked for last.
    """

    statements: tuple[Statement, ...]
    answers: Mapping[str, GivenAnswer] = field(default_factory=dict)
    position: int = 0
    sought: str = ""

    @property
    def current(self) -> Statement | None:
        """The statement that is asked now; None at the overview."""
        return self.statements[self.position] if self.position < len(self.statements) else None

    @property
    def open_ids(self) -> tuple[str, ...]:
        """The asked statements without an answer, in their order."""
        return tuple(statement.id for statement in self.statements if self._is_open(statement))

    @property
    def counts(self) -> Counts:
        """The tally of this one sheet."""
        return count([self.given(statement.id).answer for statement in self.statements])

    def given(self, identity: str) -> GivenAnswer:
        """The answer and note of a statement; not answered and without a note when there is nothing."""
        return self.answers.get(identity, _NOTHING)

    def step(self, step: Step) -> tuple[Session, str]:
        """Take one step.

        Returns:
            The session after it, and a sentence when the step could not be taken (the session is unchanged then), or
            about what was found.
        """
        match step:
            case Give(answer):
                return self._give(answer)
            case WriteNote(text):
                return self._write_note(text)
            case GoTo(target):
                return self._go_to(target)
            case Find(words):
                return self._search(words)
            case Move.BACK:
                return (
                    (replace(self, position=self.position - 1), "") if self.position else (self, texts.FIRST_STATEMENT)
                )
            case Move.SKIP:
                return (
                    (self, texts.THIS_IS_THE_OVERVIEW)
                    if self.current is None
                    else (replace(self, position=self.position + 1), "")
                )

    def _is_open(self, statement: Statement) -> bool:
        return self.given(statement.id).answer is Answer.NOT_ANSWERED

    def _give(self, answer: Answer) -> tuple[Session, str]:
        """Answer and go on; a change in a complete sheet leads back to the overview."""
        statement = self.current
        if statement is None:
            return self, texts.THIS_IS_THE_OVERVIEW
        given = GivenAnswer(answer=answer, note=self.given(statement.id).note)
        position = self.position + 1 if self.open_ids else len(self.statements)
        return replace(self, answers={**self.answers, statement.id: given}, position=position), ""

    def _write_note(self, text: str) -> tuple[Session, str]:
        statement = self.current
        if statement is None:
            return self, texts.THIS_IS_THE_OVERVIEW
        text = text.strip()
        if len(text) > MAX_NOTE:
            return self, texts.note_too_long(MAX_NOTE)
        if not text:
            return self, ""
        given = replace(self.given(statement.id), note=None if text == REMOVE_NOTE else text)
        answers = {**self.answers, statement.id: given}
        if given == _NOTHING:
            del answers[statement.id]
        return replace(self, answers=answers), ""

    def _go_to(self, target: str) -> tuple[Session, str]:
        found = self._find(target.strip()) if target.strip() else self._next_open()
        if found is not None:
            return replace(self, position=found), ""
        if not self.statements or not target.strip():
            return self, texts.NOTHING_OPEN
        return self, (texts.no_statement_here(target.strip()[:20], self.statements[0].id, len(self.statements)))

    def _search(self, typed: str) -> tuple[Session, str]:
        """Go to the next statement with all these words in its text or explanation, round the end if need be."""
        sought = " ".join(typed.split()) or self.sought
        words = sought.casefold().split()
        texts_of = [f"{one.id} {one.text} {one.explanation or ''}".casefold() for one in self.statements]
        found = [position for position, text in enumerate(texts_of) if words and all(word in text for word in words)]
        if not found:
            return self, texts.nowhere(sought) if sought else ""
        position = next((place for place in found if place > self.position), found[0])
        said = texts.found(sought, found.index(position) + 1, len(found))
        return replace(self, position=position, sought=sought), said

    def _find(self, target: str) -> int | None:
        """The position of an id (capital or not), else of a number counted from 1."""
        for position, statement in enumerate(self.statements):
            if statement.id.lower() == target.lower():
                return position
        number = whole_number(target)
        if number is not None and 1 <= number <= len(self.statements):
            return number - 1
        return None

    def _next_open(self) -> int | None:
        """The first open statement after this one, else the first of all; None when nothing is open."""
        opened = [position for position, statement in enumerate(self.statements) if self._is_open(statement)]
        return next((position for position in opened if position > self.position), opened[0] if opened else None)


def begin(statements: Sequence[Statement], answers: Mapping[str, GivenAnswer]) -> Session:
    """Start at the first open statement, or at the overview when nothing is open."""
    session = Session(statements=tuple(statements), answers=dict(answers))
    opened = session.open_ids
    position = next(
        (position for position, statement in enumerate(session.statements) if statement.id in opened[:1]),
        len(session.statements),
    )
    return replace(session, position=position)
