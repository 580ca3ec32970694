# SPDX-License-Identifier: EUPL-1.2
"""The session itself: shows where it is, takes what the facilitator asks for, and puts every step on disk at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from analysetool.errors import FileChangedError, reason_of
from analysetool.escaping import printable
from analysetool.figures.room import Moment
from analysetool.files.next_measurement import NAME as INFO_NAME
from analysetool.files.next_measurement import write_next_measurement
from analysetool.model import Answer
from analysetool.session import laptop
from analysetool.session.agenda_desk import AgendaDesk
from analysetool.session.beamer import view_of
from analysetool.session.clock import Clock
from analysetool.session.commands import Do, Typed
from analysetool.session.facilitator import screen_of
from analysetool.session.front import Front, Line, Screen
from analysetool.session.joint_sheet import JointSheet
from analysetool.session.leader import Lead, TakenOverError
from analysetool.session.material import Material
from analysetool.session.questions import Questions
from analysetool.session.renewal import read_again, results_of
from analysetool.session.room_file import RoomFile
from analysetool.session.silent import Silent, choose, silence
from analysetool.session.situation import Reveal, Situation
from analysetool.session.state_file import NAME as STATE_NAME
from analysetool.session.state_file import SessionState, write_state
from analysetool.session.timing import to_come
from analysetool.session.votes import parse_day, parse_hands
from analysetool.words import session as texts
from analysetool.words import session_agenda as agenda_texts
from analysetool.words.figures import dutch_date

_KEEP_EVERY = 15.0
"""Seconds of the clock that a crash may lose."""
_NOT_TODAY = 3
"""So many statements that were not talked about are named at the very end, so that what was agreed stays in view."""
_UNTIL_REVEAL = 5.5
"""Seconds from the last vote until the room sees them: the page loads itself within two and a half, then 3, 2, 1."""


class WorkSession:
    """One working session of a coalition."""

    def __init__(
        self,
        material: Material,
        joint: JointSheet,
        room: RoomFile,
        state: SessionState,
        clock: Clock,
        lead: Lead | None = None,
    ) -> None:
        """Go on where `state` is; a new session has a new plan at its opening. Without the lead it writes nothing."""
        self.now = Situation(
            material=material,
            joint=joint,
            clock=clock,
            plan=state.plan,
            minutes=state.minutes,
            room_path=room.path,
            stop=state.stop,
            silent=state.silent,
        )
        self.now.share = state.share
        self._desk = AgendaDesk(self.now, state.per_statement, self._keep)
        if state.in_round:
            self.now.round = self.now.earlier_round()
        self._state = state
        self._lead = lead
        self._room = room
        self._state_path = material.home / STATE_NAME
        self._notices: tuple[str, ...] = ()
        self._kept = 0.0
        self._shown = Screen(lines=())
        self._time_shown = Line("")

    def run(self, front: Front, notices: Sequence[str] = ()) -> None:
        """Take requests until the facilitator stops or the session is rounded off.

        Raises:
            InputEnded: when there is nothing more to come; everything is on disk.
            TakenOverError: when another laptop leads by now; nothing is written after that.
            UsageError: when a change cannot be put on disk.
        """
        questions = Questions(self.now, front, self._vote_moment)
        self.now.said = tuple(notices)
        front.keep_fresh(self._refresh)
        self.now.clock.start()
        self._keep()
        while True:
            self._show_room()
            self._present(front)
            typed = front.command()
            self._stay_leader()
            self.now.clock.tick(self.now.current_id)
            self.now.said = ()
            silent = self.now.silent
            going_on = self._take(typed, questions, front) if silent is None else self._in_silence(silent, typed, front)
            self.now.clock.tick(self.now.current_id)
            self._keep()
            if not going_on:
                return

    def _refresh(self) -> Screen:
        """The situation a moment later: the clock goes on, also on disk, and on the room's screen when it jumped."""
        self._stay_leader()
        self.now.clock.tick(self.now.current_id)
        revealed = self.now.reveal is not None and self.now.counted_down_to() is None
        if revealed:
            self.now.reveal = None
        if revealed or (self.now.clock.jumped() and self.now.clock.running):
            self._show_room(None if self.now.clock.running else Moment.PAUSE)
        if self.now.clock.used - self._kept >= _KEEP_EVERY:
            self._keep()
        if laptop.time_line(self.now.time_left()) != self._time_shown:
            self._look()
        return self._shown

    def _stay_leader(self) -> None:
        if self._lead is not None:
            if not self._lead.holds():
                raise TakenOverError
            self._lead.beat()

    def _look(self) -> None:
        self._shown, self._time_shown = screen_of(self.now), laptop.time_line(self.now.time_left())

    def _present(self, front: Front) -> None:
        self._look()
        front.show(self._shown)

    def leave(self) -> None:
        """Put the clock still, keep where the session is, and show the room a pause or the end."""
        if self._lead is not None and not self._lead.holds():
            return
        self.now.clock.pause(self.now.current_id)
        self._keep()
        self._show_room(Moment.DONE if self._state.done else Moment.PAUSE)

    def summary(self) -> tuple[Line, ...]:
        """What was agreed, the actions, the minutes used, and the report to make when there is something to report."""
        now = self.now
        used = now.clock.used
        lines = laptop.closing_lines(now.material, now.joint, now.plan, now.minutes, used, most=_NOT_TODAY)
        after = laptop.next_steps(self.now.material) if self.now.joint.file.exists else ()
        known = self.now.material.next_measurement
        told = (texts.next_measurement(printable(known)),) if known else ()
        return (*lines, Line(""), *map(Line, (*told, *self._notices, self._where_saved(), *after)))

    @property
    def done(self) -> bool:
        """True once it was rounded off."""
        return self._state.done

    def _take(self, typed: Typed, questions: Questions, front: Front) -> bool:
        """Do what was asked; False to stop."""
        aside, self.now.aside = self.now.aside, None
        if aside is not None and typed.asked in (Do.NEXT, Do.FORWARD, Do.BACK, aside):
            return True
        if self._on_action(typed, questions):
            return True
        if typed.asked is Do.STOP:
            return False
        if typed.asked is Do.NEXT and self.now.at_closing and self.now.stop + 1 >= len(self.now.stops()):
            return not self._round_off(front)
        if typed.asked is Do.PAUSE:
            return self._pause(front)
        if typed.asked is Do.SILENT:
            self._begin_silence(front, typed.rest)
        elif not self._navigate(typed, questions, front) and not self._take_in(typed, front):
            self._about_statement(typed, questions)
        if not self.now.at_closing:
            self.now.stop = 0
        return True

    def _on_action(self, typed: Typed, questions: Questions) -> bool:
        """Do what is asked of the action that is talked about; False when there is none, or it is something else."""
        action = self.now.current_action()
        said = None if action is None else questions.actions.take(action, typed.raw)
        if said is not None:
            self.now.said = said
        return said is not None

    def _round_off(self, front: Front) -> bool:
        """End the session: actions of earlier years that are open go on, and the next measurement is asked for.

        False when the facilitator thinks better of it.
        """
        told = front.ask(texts.ask_next(self.now.material.next_measurement))
        if told is None:
            return False
        day = parse_day(told)
        if told:
            self._write_next(printable(told) if day is None else dutch_date(day))
        self.now.joint.carry_actions(self.now.material.carried(self.now.joint.sheet))
        self._state = replace(self._state, done=True)
        return True

    def _write_next(self, told: str) -> None:
        """Put the date of the next measurement into `meting.yaml`; where that cannot be, say how to do it by hand."""
        measurement = self.now.material.measurement
        path = self.now.material.home / INFO_NAME if measurement.info is None else Path(measurement.info.path)
        try:
            written = write_next_measurement(
                path, measurement.coalition, measurement.year, told, self.now.material.statement_set
            )
        except (OSError, FileChangedError):
            written = None
        if written is None:
            self._notices = (texts.next_not_written(path, told),)
        else:
            self.now.material = replace(self.now.material, measurement=replace(measurement, info=written))

    def _navigate(self, typed: Typed, questions: Questions, front: Front) -> bool:
        """Go through the plan or change it; False when something else was asked."""
        match typed.asked:
            case Do.NEXT | Do.FORWARD:
                self._forward()
            case Do.BACK:
                self._back()
            case Do.TIME:
                self._desk.make_it_fit(front, typed.rest)
            case Do.PRESENT:
                self.now.said = questions.count_present(typed.rest)
            case Do.FINISH:
                self.now.stop = len(self.now.stops()) - 1 if self.now.at_closing else 0
                self.now.round = None
                self.now.plan = self.now.plan.at(len(self.now.plan.items))
            case Do.GO_TO:
                self._desk.go_to(front, (typed.rest or front.ask(agenda_texts.ASK_GO) or "").strip())
            case Do.UNDO:
                self._undo()
            case Do.AGENDA:
                self._desk.change(front, typed.rest)
            case _:
                return False
        return True

    def _forward(self) -> None:
        """On to the next action, statement or halt; from the opening first along what earlier years left open."""
        if self.now.at_closing:
            last = len(self.now.stops()) - 1
            self.now.said = (texts.ENTER_ENDS,) if self.now.stop >= last else ()
            self.now.stop = min(self.now.stop + 1, last)
            return
        if self.now.round is not None:
            self.now.round = self.now.round.at(self.now.round.position + 1)
        elif self.now.plan.at_opening:
            self.now.round = self.now.earlier_round()
        if self.now.plan.at_list and self.now.share_place + 1 < len(self.now.plan.to_share):
            self.now.share = self.now.share_place + 1
            return
        if self.now.round is None:
            self.now.share = 0
            self.now.plan = self.now.plan.forward()
            overrun = self.now.overrun()
            if overrun and to_come(self.now.plan):
                self.now.said = (texts.overruns(overrun),)

    def _back(self) -> None:
        if self.now.round is not None:
            self.now.round = self.now.round.at(self.now.round.position - 1)
        elif self.now.at_closing and self.now.stop:
            self.now.stop -= 1
        elif self.now.plan.at_list and self.now.share_place:
            self.now.share = self.now.share_place - 1
        else:
            self.now.said = (texts.AT_FIRST,) if self.now.plan.at_opening else ()
            self.now.plan = self.now.plan.back()
            self.now.share = len(self.now.plan.to_share) - 1 if self.now.plan.at_list else 0

    def _undo(self) -> None:
        """Take back the last step, and go to the statement it was about when another one is talked about."""
        step = self.now.joint.undo()
        if step is None:
            self.now.said = (texts.NOTHING_TO_UNDO,)
            return
        self.now.said = (texts.taken_back(step.what),)
        if self.now.plan.current is not None:
            self.now.go_to(step.statement)

    def _about_statement(self, typed: Typed, questions: Questions) -> None:
        """What is asked of the statement that is talked about."""
        identity = self.now.statement_id
        if typed.asked in (None, Do.LONGER, Do.SHORTER):
            self.now.said = (texts.WRONG_KEY if parse_hands(typed.raw) is None else texts.HANDS_WITH_H,)
        elif identity is None:
            self.now.said = (texts.NOT_STATEMENT,)
        elif typed.asked is Do.EXPLAIN:
            self.now.aside = Do.EXPLAIN
        elif typed.asked is Do.NOTES:
            self._read_notes(identity)
        elif self.now.plan.at_list:
            self.now.said = questions.share_out(identity, typed.asked, typed.rest)
        elif isinstance(typed.asked, Answer):
            self.now.said = questions.settle(identity, typed.asked)
        else:
            self.now.said = questions.take(identity, typed.asked, typed.rest)

    def _read_notes(self, identity: str) -> None:
        """Show what participants wrote with one statement, on the laptop alone, because somebody asked for it."""
        if self.now.material.notes.get(identity):
            self.now.aside = Do.NOTES
        else:
            self.now.said = (texts.no_notes(identity) if self.now.material.with_notes else texts.NOTES_NOT_READ,)

    def _begin_silence(self, front: Front, typed: str) -> None:
        """Everybody scores alone first: the current statement, or those that the facilitator names."""
        current = self.now.current_id
        typed = typed or front.ask(texts.ASK_SILENT_ANY if current is None else texts.ask_silent(current)) or ""
        chosen = choose(typed or current or "", self.now.material.statement_set)
        if chosen.statements:
            self.now.silent = silence(chosen.statements, self.now.clock.used)
        self.now.said = (chosen.refusal,) if chosen.refusal else ()

    def _in_silence(self, silent: Silent, typed: Typed, front: Front) -> bool:
        """What can be asked while everybody scores alone; False to stop."""
        match typed.asked:
            case Do.NEXT | Do.FORWARD:
                self.now.silent = None
                self._read_again()
                told, self.now.said = self.now.said, ()
                self._desk.go_to(front, silent.statements[0])
                self.now.said = (*told, *self.now.said)
            case Do.BACK:
                self.now.silent = None
                self.now.said = (texts.BACK_FROM_SILENCE,)
            case Do.LONGER | Do.SHORTER:
                minutes = 1 if typed.asked is Do.LONGER else -1
                self.now.silent = silent.longer(minutes, self.now.clock.used)
            case Do.PAUSE:
                return self._pause(front)
            case Do.STOP:
                return False
            case _:
                if not self._take_in(typed, front):
                    self.now.said = (texts.WRONG_KEY,)
        return True

    def _take_in(self, typed: Typed, front: Front) -> bool:
        """Take in score sheets while the session goes on; False when something else was asked."""
        match typed.asked:
            case Do.READ:
                self._read_again()
            case Do.CODE:
                self._take_code(front, typed.rest)
            case _:
                return False
        return True

    def _take_code(self, front: Front, typed: str) -> None:
        """A score sheet from an answer code that somebody reads aloud or shows on paper."""
        from analysetool.session.code_in import take_code  # noqa: PLC0415 - few sessions type codes

        typed = typed or front.ask(texts.ASK_CODE) or ""
        self.now.said = (take_code(typed, self.now.material),) if typed else ()

    def _read_again(self) -> None:
        self.now.said = (*read_again(self.now, self._state.per_statement), *self._desk.told_overrun())

    def _pause(self, front: Front) -> bool:
        """Stand still until the facilitator goes on; False when they stop."""
        self.now.clock.pause(self.now.current_id)
        self._keep()
        self._show_room(Moment.PAUSE)
        self._present(front)
        while True:
            asked = front.command().asked
            if asked is Do.STOP:
                return False
            if asked in (Do.NEXT, Do.FORWARD, Do.PAUSE):
                self.now.clock.start()
                return True

    def _vote_moment(self, voting: bool) -> None:  # noqa: FBT001 - a switch
        """Blank the room's screen while votes come in; when they are, it counts down to them."""
        if voting:
            self._show_room(Moment.VOTING)
        elif self.now.current_id is not None:
            self.now.reveal = Reveal(statement=self.now.current_id, moment=self.now.clock.later(_UNTIL_REVEAL))

    def _show_room(self, moment: Moment | None = None) -> None:
        """Put the situation on the screen for the room; what goes wrong with it is said once."""
        trouble = self._room.show(view_of(self.now, moment))
        if trouble:
            self.now.said = (*self.now.said, trouble)

    def _keep(self) -> None:
        """Put on disk where the session is; when that fails, what was agreed is still safe."""
        self._kept = self.now.clock.used
        self._state = replace(
            self._state,
            plan=self.now.plan,
            used=self.now.clock.used,
            per_item=dict(self.now.clock.per_item),
            in_round=self.now.round is not None,
            stop=self.now.stop,
            share=self.now.share,
            silent=self.now.silent,
            saw={**self._state.saw, **results_of(self.now.material, self.now.clock.per_item)},
        )
        try:
            write_state(self._state_path, self._state)
        except (OSError, FileChangedError) as error:
            why = reason_of(error) if isinstance(error, OSError) else texts.ANOTHER_PROGRAM_WROTE
            self.now.said = (*self.now.said, texts.place_not_kept(why))

    def _where_saved(self) -> str:
        path = self.now.joint.file.path
        return texts.all_saved(path) if self.now.joint.file.exists else texts.NOTHING_SAVED
