# SPDX-License-Identifier: EUPL-1.2
"""Practising with texts about invented coalitions, so that everybody scores on the same scale. Nothing is kept."""

from __future__ import annotations

import shutil
import textwrap
from collections.abc import Iterable, Sequence

from analysetool.errors import UsageError
from analysetool.files.exercises import load_exercises
from analysetool.files.fields import whole_number
from analysetool.fill_in.commands import Give, Request, command_of_line
from analysetool.model import Answer, Exercise, Statement, StatementSet
from analysetool.terminal.interruption import WindowClosed, closing_window, silence
from analysetool.terminal.lines import InputEnded, Lines, warn
from analysetool.terminal.shell import command_line
from analysetool.words import practice as texts

_WIDEST = 100
_NARROWEST = 20
_EXAMPLE = "mijn-scores.yaml"


def practise(typed: str | None, statement_set: StatementSet, *, plain: bool) -> None:
    """Let somebody score exercises and see the key beside every answer.

    Args:
        typed: the number of the exercise to begin with; the first when None.
        statement_set: the shipped set, which the exercises are about.
        plain: a paragraph is one line, also on a terminal.

    Returns:
        When all exercises are done, when somebody stops, when the input ends and when the window closes.

    Raises:
        UsageError: when there is no such exercise.
        InputError: when the exercises that came with the tool are damaged.
        KeyboardInterrupt: on Ctrl-C, after a line that says that nothing was kept.
    """
    exercises = load_exercises(statement_set)
    number = 1 if typed is None else whole_number(typed)
    if number is None or not 1 <= number <= len(exercises):
        raise UsageError(texts.no_such_exercise(typed or "", len(exercises)))
    try:
        with closing_window():
            _Practice(exercises, statement_set, Lines(), plain=plain).run(number)
    except WindowClosed:
        silence()
    except KeyboardInterrupt:
        warn("")
        warn(texts.STOPPED)
        raise


class _Practice:
    """Shows an exercise, takes an answer per statement, and then lays the key beside them."""

    def __init__(
        self, exercises: Sequence[Exercise], statement_set: StatementSet, lines: Lines, *, plain: bool
    ) -> None:
        self._exercises = exercises
        self._scale = statement_set.scale
        self._statements = {statement.id: statement for statement in statement_set.statements}
        self._lines = lines
        self._wraps = lines.has_person and not plain
        self._given: dict[int, dict[str, Answer]] = {}
        self._number = 1

    def run(self, number: int) -> None:
        """Go through the exercises from this one until somebody stops or all are done; then say how far apart."""
        self._say_all(texts.introduction(len(self._exercises), self._scale))
        following: int | None = number
        while following is not None:
            following = self._choose_after(following) if self._do(following) else None
        self._conclude()

    def _do(self, number: int) -> bool:
        """One exercise with its key; False when somebody stopped halfway."""
        exercise = self._exercises[number - 1]
        self._number = number
        self._show(number)
        answers: dict[str, Answer] = {}
        for place, identity in enumerate(exercise.key, start=1):
            statement = self._statements[identity]
            self._lines.say()
            self._say(texts.question(place, len(exercise.key), statement))
            self._say_all(texts.help_with(statement))
            answer = self._answer(number, statement)
            if answer is None:
                break
            answers[identity] = answer
        if answers:
            self._given[number] = answers
            self._show_key(number)
        return len(answers) == len(exercise.key)

    def _show(self, number: int) -> None:
        exercise = self._exercises[number - 1]
        self._lines.say()
        self._say(texts.heading(number, len(self._exercises), exercise))
        self._say(exercise.origin)
        self._lines.say()
        self._say(exercise.text)

    def _answer(self, number: int, statement: Statement) -> Answer | None:
        """An answer to a statement; None to stop."""
        while (line := self._read(texts.ASK_ANSWER)) is not None:
            command = command_of_line(line)
            if isinstance(command, Give) and command.answer is not Answer.NOT_APPLICABLE:
                return command.answer
            if command is Request.STOP:
                return None
            if command is Request.EXPLAIN:
                self._say(self._exercises[number - 1].text)
                self._say_all(texts.help_with(statement))
            else:
                self._say(texts.WRONG_ANSWER)
        return None

    def _show_key(self, number: int) -> None:
        self._lines.say()
        self._say(texts.key_of(number))
        key = self._exercises[number - 1].key
        for identity, answer in self._given[number].items():
            self._lines.say()
            self._say_all(texts.beside(self._statements[identity], answer, key[identity]))

    def _choose_after(self, number: int) -> int | None:
        """The exercise to go on with; None to stop, and when all are done."""
        following = self._open_after(number)
        if following is None:
            return None
        self._lines.say()
        while (line := self._read(texts.choose_the_next(following))) is not None:
            chosen = whole_number(line.strip()) if line.strip() else following
            if chosen is not None and 1 <= chosen <= len(self._exercises):
                return chosen
            command = command_of_line(line)
            if command is Request.STOP:
                return None
            if command is Request.EXPLAIN:
                for place, exercise in enumerate(self._exercises, start=1):
                    self._say(texts.in_the_list(place, exercise, done=self._is_done(place)))
            else:
                self._say(texts.no_such_choice(following, len(self._exercises)))
        return None

    def _conclude(self) -> None:
        """How many answers were as the key, and what to do next."""
        self._lines.say()
        if not self._given:
            self._say(f"{texts.NOTHING_ANSWERED} {texts.NOTHING_KEPT}")
            return
        keys = {number: self._exercises[number - 1].key for number in self._given}
        given = [
            (number, identity, _apart(answer, keys[number][identity].answer))
            for number in sorted(self._given)
            for identity, answer in self._given[number].items()
        ]
        different: dict[int, list[str]] = {}
        for number, identity, apart in given:
            if apart != 0:
                different.setdefault(number, []).append(identity)
        self._say_all(texts.outcome([apart for _, _, apart in given], len(self._given)))
        self._lines.say()
        self._say_all(texts.discuss(different))
        following = self._open_after(self._number) if self._is_done(self._number) else self._number
        if following is not None:
            self._lines.say(texts.next_exercise(command_line("invullen", "--oefenen", following)))
        self._lines.say(texts.score_yourself(command_line("invullen", _EXAMPLE)))
        self._say(texts.NOTHING_KEPT)

    def _open_after(self, number: int) -> int | None:
        """The first exercise behind this one that is not done, from the start again when needed; None when all are."""
        numbers = range(1, len(self._exercises) + 1)
        return next((other for other in (*numbers[number:], *numbers[:number]) if not self._is_done(other)), None)

    def _is_done(self, number: int) -> bool:
        return len(self._given.get(number, ())) == len(self._exercises[number - 1].key)

    def _read(self, prompt: str) -> str | None:
        """The next line; None when the input ends."""
        try:
            return self._lines.ask(prompt)
        except InputEnded:
            self._lines.say()
            return None

    def _say_all(self, told: Iterable[str]) -> None:
        for text in told:
            self._say(text)

    def _say(self, text: str) -> None:
        """A paragraph; on a terminal no word is cut at its edge."""
        width = max(_NARROWEST, min(_WIDEST, shutil.get_terminal_size().columns))
        for line in textwrap.wrap(text, width) if self._wraps else [text]:
            self._lines.say(line)


def _apart(given: Answer, key: Answer) -> int | None:
    """How many points an answer lies from the key; None when only one of the two is a score."""
    if given is key:
        return 0
    return None if given.score is None or key.score is None else abs(given.score - key.score)
