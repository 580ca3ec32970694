# SPDX-License-Identifier: EUPL-1.2
"""The loop of the guide: what is here, what comes next, a choice, its command, and back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

from analysetool.commands.telling import tell_error
from analysetool.errors import AnalysetoolError
from analysetool.files.fields import whole_number
from analysetool.guide.asking import GoBack, ask, ask_yes
from analysetool.guide.choices import CHOICES, Choice, Table
from analysetool.guide.new_measurement import begin
from analysetool.guide.next_step import BEGIN, ENOUGH_TO_DISCUSS, Step, next_step
from analysetool.guide.surroundings import MOST_FILES, RECEIVED, Surroundings, look_around
from analysetool.model import StatementSet
from analysetool.terminal.lines import InputEnded, Lines
from analysetool.terminal.shell import as_started
from analysetool.words import guide as texts

_STOPS = frozenset({"0", "s", "q"})
_MENU = "m"
_LOOK_AGAIN = Choice(title="", arguments=lambda _: [])
_NAMED = 4
_MADE = ("codes", "formulier", "rapport", "vergelijking", "overzicht", "samenvatting", "werkblad", "afspraken")


def run_guide(run: Callable[[Sequence[str]], bool], statement_set: StatementSet, today: date) -> None:
    """Guide somebody until they stop.

    Args:
        run: runs a command of the tool; False when it could not do what was asked.
        statement_set: the shipped statements.
        today: the day of the user's calendar.

    Raises:
        KeyboardInterrupt: on Ctrl-C at a question of the guide; during a command it ends that command alone.
    """
    _Guide(run, statement_set, today, Lines()).run()


class _Guide:
    """Holds what was done, so that nothing is offered twice for the same answers."""

    def __init__(
        self, run: Callable[[Sequence[str]], bool], statement_set: StatementSet, today: date, lines: Lines
    ) -> None:
        self._run_command = run
        self._statement_set = statement_set
        self._today = today
        self._lines = lines
        self._done: set[tuple[str, str | None]] = set()
        self._changed = -1.0

    def run(self) -> None:
        self._lines.say(texts.TITLE)
        with_menu = True
        try:
            while self._round(with_menu=with_menu):
                with_menu = False
        except InputEnded:
            self._lines.say()
        except GoBack:
            pass
        self._lines.say(texts.goodbye(as_started()))

    def _round(self, *, with_menu: bool) -> bool:
        """One choice and what it does; False to stop. The word stop at the choice itself stops, too (GoBack)."""
        found = look_around(Path(), self._statement_set)
        changed = max((one.changed for one in found.measurements), default=0.0)
        if changed != self._changed:
            self._changed, self._done = changed, set()
        step = next_step(found, self._done, self._today.year)
        self._tell(found, step, with_menu=with_menu)
        chosen = self._choose(step)
        if chosen is None:
            return False
        try:
            self._take(chosen, found)
        except GoBack:
            self._lines.say(texts.BACK)
        except AnalysetoolError as error:
            tell_error(error)
        return True

    def _tell(self, found: Surroundings, step: Step | None, *, with_menu: bool) -> None:
        say = self._lines.say
        say(texts.looked_in(Path.cwd()) if with_menu else "")
        for line in told(found):
            say(line)
        if with_menu:
            self._show_menu()
        say()
        if step is None:
            waiting = found.newest is not None and found.newest.sheets < ENOUGH_TO_DISCUSS
            say(texts.waiting(RECEIVED) if waiting else texts.DONE)
            return
        say(f"{texts.WHAT_NEXT} {step.title}")
        say(f"  {as_started(*step.arguments)}")

    def _show_menu(self) -> None:
        self._lines.say()
        for number, choice in enumerate(CHOICES, start=1):
            self._lines.say(f"  {number:>2}  {choice.title}")
        self._lines.say(f" {texts.STOP_LINE}. {texts.HOW_TO_GO_BACK}")

    def _choose(self, step: Step | None) -> Step | Choice | None:
        """What somebody chooses: by Enter what comes next, by a number a choice; None to stop."""
        while True:
            answer = ask(self._lines, texts.choice(has_next=step is not None)).lower()
            if answer in _STOPS:
                return None
            if not answer:
                return step or _LOOK_AGAIN
            number = whole_number(answer)
            if number is not None and 1 <= number <= len(CHOICES):
                return CHOICES[number - 1]
            if answer == _MENU:
                self._show_menu()
            else:
                self._lines.say(texts.choose_a_number(len(CHOICES)))

    def _take(self, chosen: Step | Choice, found: Surroundings) -> None:
        """Ask what is still to be known, show the command and run it."""
        if isinstance(chosen, Choice):
            arguments = chosen.arguments(Table(lines=self._lines, found=found, statement_set=self._statement_set))
        else:
            arguments = list(chosen.arguments)
            if chosen.made is not None and Path(chosen.made).exists():
                if not ask_yes(self._lines, texts.exists_replace(Path(chosen.made)), default=True):
                    self._done.add(chosen.key)
                    return
                arguments.append("--overschrijf")
            self._done.add(chosen.key)
        if not arguments:
            return
        if tuple(arguments) == BEGIN:
            self._lines.say()
            begin(Path(), self._statement_set, self._lines, self._run, self._today)
            return
        self._run(arguments, shown=tuple(arguments) == getattr(chosen, "arguments", None))

    def _run(self, arguments: Sequence[str], *, shown: bool = False) -> bool:
        """Run a command, and show it first where what comes next has not shown it already."""
        self._lines.say()
        if not shown:
            self._lines.say(texts.the_command(as_started(*arguments)))
            self._lines.say()
        done = self._run_command(arguments)
        if not done:
            self._lines.say(texts.NOT_DONE)
        return done


def told(found: Surroundings) -> list[str]:
    """What lies there, a line each: the newest measurements, what came in, what was made, and what is wrong."""
    if not found.measurements:
        return [texts.NOTHING_YET]
    lines = [
        texts.measurement(
            one.coalition,
            one.year,
            None if one.info is None else one.info.openness,
            list(texts.pieces(one.sheets, one.parents, joint=one.joint)),
            one.folder,
        )
        for one in [*reversed(found.measurements)][:_NAMED]
    ]
    if len(found.measurements) > _NAMED:
        lines.append(texts.more_measurements(len(found.measurements) - _NAMED))
    if found.received:
        lines.append(texts.received(len(found.received), RECEIVED))
    made = [name for name in found.files if name.startswith(_MADE)]
    if made:
        lines.append(texts.made(made))
    if found.broken:
        lines.append(texts.broken(len(found.broken)))
    if found.cut_short:
        lines.append(texts.cut_short(MOST_FILES))
    return lines
