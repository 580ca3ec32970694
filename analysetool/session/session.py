# SPDX-License-Identifier: EUPL-1.2
"""The session itself: shows where it is, takes what the facilitator asks for, and puts every step on disk at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from analysetool.errors import FileChangedError, reason_of
from analysetool.escaping import printable
from analysetool.figures.build_room import make_screen, overview_pages, show_overview, show_round
from analysetool.figures.room import Moment, RoomClock, RoomOverview, Turn
from analysetool.files.next_measurement import NAME as INFO_NAME
from analysetool.files.next_measurement import write_next_measurement
from analysetool.model import Action, Answer
from analysetool.session import laptop
from analysetool.session.actions import REMOVE
from analysetool.session.clock import MINUTE, Clock, whole_minutes
from analysetool.session.commands import Do, Typed
from analysetool.session.front import Front, Line, Screen
from analysetool.session.joint_sheet import JointSheet
from analysetool.session.material import Material
from analysetool.session.plan import Plan, PlanItem, change_plan
from analysetool.session.questions import Questions
from analysetool.session.room_file import RoomFile
from analysetool.session.rounds import EarlierRound, Stop, closing_stops, standing
from analysetool.session.state_file import NAME as STATE_NAME
from analysetool.session.state_file import SessionState, write_state
from analysetool.session.timing import Timing, time_left, to_come, what_to_drop
from analysetool.session.votes import parse_day
from analysetool.words import session as texts
from analysetool.words.figures import dutch_date
from analysetool.words.fill_in import explanation

_KEEP_EVERY = 15.0
"""Seconds of the clock that a crash may lose."""


class WorkSession:
    """One working session of a coalition."""

    def __init__(
        self, material: Material, joint: JointSheet, room: RoomFile, state: SessionState, clock: Clock
    ) -> None:
        """Go on where `state` is; a new session has a new plan at its opening."""
        self.material = material
        self.joint = joint
        self.clock = clock
        self.plan: Plan = state.plan
        self._state = state
        self._room = room
        self._state_path = material.home / STATE_NAME
        self._said: tuple[str, ...] = ()
        self._aside: Do | None = None
        self._round = self._earlier_round() if state.in_round else None
        self._stop = state.stop
        self._notices: tuple[str, ...] = ()
        self._kept = 0.0
        self._shown = Screen(lines=())
        self._time_shown = Line("")

    def run(self, front: Front, notices: Sequence[str] = ()) -> None:
        """Take requests until the facilitator stops or the session is rounded off.

        Raises:
            InputEnded: when there is nothing more to come; everything is on disk.
            UsageError: when a change cannot be put on disk.
        """
        questions = Questions(self.joint, self.material, front, self._vote_moment)
        self._said = tuple(notices)
        front.keep_fresh(self._refresh)
        self.clock.start()
        self._keep()
        while True:
            self._show_room()
            self._present(front)
            typed = front.command()
            self.clock.tick(self._current_id)
            self._said = ()
            going_on = self._take(typed, questions, front)
            self.clock.tick(self._current_id)
            self._keep()
            if not going_on:
                return

    def _refresh(self) -> Screen:
        """The situation a moment later: the clock goes on, also on disk, and on the room's screen when it jumped."""
        self.clock.tick(self._current_id)
        if self.clock.jumped() and self.clock.running:
            self._show_room()
        if self.clock.used - self._kept >= _KEEP_EVERY:
            self._keep()
        if laptop.time_line(self._time_left()) != self._time_shown:
            self._look()
        return self._shown

    def _look(self) -> None:
        self._shown, self._time_shown = self._screen(), laptop.time_line(self._time_left())

    def _present(self, front: Front) -> None:
        self._look()
        front.show(self._shown)

    def leave(self) -> None:
        """Put the clock still, keep where the session is, and show the room a pause or the end."""
        self.clock.pause(self._current_id)
        self._keep()
        self._show_room(Moment.DONE if self._state.done else Moment.PAUSE)

    def summary(self) -> tuple[Line, ...]:
        """What was agreed, the actions, the minutes used, and the report to make when there is something to report."""
        lines = laptop.closing_lines(self.material, self.joint, self.plan, self._state.minutes, self.clock.used)
        after = laptop.next_steps(self.material) if self.joint.file.exists else ()
        known = self.material.next_measurement
        told = (texts.next_measurement(printable(known)),) if known else ()
        return (*lines, Line(""), *map(Line, (*told, *self._notices, self._where_saved(), *after)))

    @property
    def done(self) -> bool:
        """True once it was rounded off."""
        return self._state.done

    @property
    def _current_id(self) -> str | None:
        current = self.plan.current
        return None if current is None else current.statement

    @property
    def _at_closing(self) -> bool:
        return self.plan.current is None and not self.plan.at_opening

    def _take(self, typed: Typed, questions: Questions, front: Front) -> bool:
        """Do what was asked; False to stop."""
        aside, self._aside = self._aside, None
        if aside is not None and typed.asked in (Do.NEXT, Do.FORWARD, Do.BACK, aside):
            return True
        if self._on_action(typed, questions):
            return True
        if typed.asked is Do.STOP:
            return False
        if typed.asked is Do.NEXT and self._at_closing and self._stop + 1 >= len(self._stops()):
            return not self._round_off(front)
        if typed.asked is Do.PAUSE:
            return self._pause(front)
        if not self._navigate(typed, front):
            self._about_statement(typed, questions)
        if not self._at_closing:
            self._stop = 0
        return True

    def _on_action(self, typed: Typed, questions: Questions) -> bool:
        """Do what is asked of the action that is talked about; False when there is none, or it is something else."""
        action = self._current_action()
        said = None if action is None else questions.actions.take(action, typed.raw)
        if said is not None:
            self._said = said
        return said is not None

    def _current_action(self) -> Action | None:
        """The action that is talked about, in the round of earlier years or at the closing."""
        if self._round is not None:
            return self._round.shown(self.joint.sheet)[self._round.position]
        if self._at_closing:
            place = self._halt().action
            return None if place is None else self._standing()[place]
        return None

    def _standing(self) -> tuple[Action, ...]:
        sheet = self.joint.sheet
        return standing((*sheet.actions, *self.material.carried(sheet)))

    def _pages(self) -> tuple[RoomOverview, ...]:
        sheet = self.joint.sheet
        left = laptop.not_talked_about(self.plan, self.joint)
        return overview_pages(
            show_overview(
                self.material.with_joint(sheet),
                self.material.statement_set,
                not_discussed=len(left),
                carried=self.material.carried(sheet),
            )
        )

    def _stops(self) -> tuple[Stop, ...]:
        return closing_stops(self._pages())

    def _halt(self) -> Stop:
        """Where the closing is; after a change that made it shorter, its last halt."""
        stops = self._stops()
        self._stop = min(self._stop, len(stops) - 1)
        return stops[self._stop]

    def _round_off(self, front: Front) -> bool:
        """End the session: actions of earlier years that are open go on, and the next measurement is asked for.

        False when the facilitator thinks better of it.
        """
        told = front.ask(texts.ask_next(self.material.next_measurement))
        if told is None:
            return False
        day = parse_day(told)
        if told:
            self._write_next(printable(told) if day is None else dutch_date(day))
        self.joint.carry_actions(self.material.carried(self.joint.sheet))
        self._state = replace(self._state, done=True)
        return True

    def _write_next(self, told: str) -> None:
        """Put the date of the next measurement into `meting.yaml`; where that cannot be, say how to do it by hand."""
        measurement = self.material.measurement
        path = self.material.home / INFO_NAME if measurement.info is None else Path(measurement.info.path)
        try:
            written = write_next_measurement(
                path, measurement.coalition, measurement.year, told, self.material.statement_set
            )
        except (OSError, FileChangedError):
            written = None
        if written is None:
            self._notices = (texts.next_not_written(path, told),)
        else:
            self.material = replace(self.material, measurement=replace(measurement, info=written))

    def _navigate(self, typed: Typed, front: Front) -> bool:
        """Go through the plan or change it; False when something else was asked."""
        match typed.asked:
            case Do.NEXT | Do.FORWARD:
                self._forward()
            case Do.BACK:
                self._back()
            case Do.TIME:
                self._make_it_fit(front, typed.rest)
            case Do.FINISH:
                self._stop = len(self._stops()) - 1 if self._at_closing else 0
                self._round = None
                self.plan = self.plan.at(len(self.plan.items))
            case Do.GO_TO:
                self._go_to(typed.rest or front.ask(texts.ASK_GO) or "")
            case Do.UNDO:
                self._undo()
            case Do.AGENDA:
                self._change_agenda(front, typed.rest)
            case _:
                return False
        return True

    def _forward(self) -> None:
        """On to the next action, statement or halt; from the opening first along what earlier years left open."""
        if self._at_closing:
            last = len(self._stops()) - 1
            self._said = (texts.ENTER_ENDS,) if self._stop >= last else ()
            self._stop = min(self._stop + 1, last)
            return
        if self._round is not None:
            self._round = self._round.at(self._round.position + 1)
        elif self.plan.at_opening:
            self._round = self._earlier_round()
        if self._round is None:
            self.plan = self.plan.forward()
            overrun = self._overrun()
            if overrun and to_come(self.plan):
                self._said = (texts.overruns(overrun),)

    def _time_left(self) -> Timing:
        return time_left(self.plan, self.clock, self._state.minutes)

    def _overrun(self) -> int:
        """How many whole minutes the rest of the agenda takes too long; 0 when it fits."""
        return max(0, whole_minutes(self._time_left().overrun))

    def _told_overrun(self) -> tuple[str, ...]:
        overrun = self._overrun()
        return (texts.still_overruns(overrun),) if overrun else ()

    def _make_it_fit(self, front: Front, typed: str) -> None:
        """Drop statements to come, as the minutes really used ask for."""
        overrun = self._overrun()
        if not overrun:
            self._said = (texts.fits(max(0, whole_minutes(-self._time_left().overrun))),)
            return
        proposal = tuple(item.statement for item in what_to_drop(self.plan, overrun * MINUTE))
        if not typed:
            lines = tuple(laptop.agenda_lines(self.material, self.plan))
            front.show(Screen(lines=lines, place="tijd"))
            answer = front.ask(texts.ask_drop(overrun, proposal))
            typed = " ".join(proposal) if answer == "" else answer or REMOVE
        if typed == REMOVE:
            return
        named = [identity.upper() for identity in typed.replace(",", " ").split()]
        wrong = [identity for identity in named if self.plan.place_of(identity) is None]
        if wrong:
            self._said = (texts.not_on_the_agenda(wrong[0][:20]),)
            return
        for identity in named:
            self.plan = self.plan.drop(identity)
        left = self._overrun()
        self._said = (texts.dropped(named), *((texts.still_overruns(left),) if left else ()))

    def _earlier_round(self) -> EarlierRound | None:
        """Along what earlier years left open and nobody said anything about yet; None where that is nothing."""
        earlier = self.material.carried(self.joint.sheet)
        return EarlierRound(actions=earlier) if earlier else None

    def _back(self) -> None:
        if self._round is not None:
            self._round = self._round.at(self._round.position - 1)
        elif self._at_closing and self._stop:
            self._stop -= 1
        else:
            self._said = (texts.AT_FIRST,) if self.plan.at_opening else ()
            self.plan = self.plan.back()

    def _undo(self) -> None:
        """Take back the last step, and go to the statement it was about when another one is talked about."""
        step = self.joint.undo()
        if step is None:
            self._said = (texts.NOTHING_TO_UNDO,)
            return
        self._said = (texts.taken_back(step.what),)
        place = self.plan.place_of(step.statement)
        if self.plan.current is not None and place is not None:
            self.plan = self.plan.at(place)

    def _about_statement(self, typed: Typed, questions: Questions) -> None:
        """What is asked of the statement that is talked about."""
        current = self.plan.current
        if typed.asked is None:
            self._said = (texts.WRONG_KEY,)
        elif current is None:
            self._said = (texts.NOT_STATEMENT,)
        elif typed.asked is Do.EXPLAIN:
            self._aside = Do.EXPLAIN
        elif typed.asked is Do.NOTES:
            self._read_notes(current.statement)
        elif isinstance(typed.asked, Answer):
            self._said = questions.settle(current.statement, typed.asked)
        else:
            self._said = questions.take(current.statement, typed.asked, typed.rest)

    def _read_notes(self, identity: str) -> None:
        """Show what participants wrote with one statement, on the laptop alone, because somebody asked for it."""
        if self.material.notes.get(identity):
            self._aside = Do.NOTES
        else:
            self._said = (texts.no_notes(identity) if self.material.with_notes else texts.NOTES_NOT_READ,)

    def _go_to(self, target: str) -> None:
        """Go to a statement; one that is not on the plan comes on it here."""
        wanted = target.strip().casefold()
        if not wanted:
            return
        self._round = None
        identity = next((known for known in self.material.known if known.casefold() == wanted), None)
        if identity is None and wanted.isascii() and wanted.isdigit() and 1 <= int(wanted[:4]) <= len(self.plan.items):
            self.plan = self.plan.at(int(wanted[:4]) - 1)
            return
        if identity is None:
            self._said = (texts.no_statement_and_no_number(target.strip()[:20]),)
            return
        if self.plan.place_of(identity) is None:
            self.plan = self.plan.add(self._item(identity))
            item = self.plan.items[self.plan.place_of(identity) or 0]
            self._said = (texts.now_on_the_agenda(identity, item.minutes), *self._told_overrun())
        self.plan = self.plan.at(self.plan.place_of(identity) or 0)

    def _change_agenda(self, front: Front, line: str) -> None:
        """Let the facilitator add, drop and reorder until an empty line."""
        said: tuple[str, ...] = ()
        once = bool(line)
        while True:
            if not line:
                front.show(Screen(lines=tuple(laptop.agenda_lines(self.material, self.plan)), said=said))
                line = front.ask(texts.ASK_CHANGE) or ""
            if not line:
                return
            changed = change_plan(self.plan, line, self._item)
            self.plan = changed.plan
            said = (changed.refusal,) if changed.refusal else self._told_overrun()
            self._keep()
            if once:
                self._said = said or (texts.AGENDA_CHANGED, *self._told_overrun())
                return
            line = ""

    def _pause(self, front: Front) -> bool:
        """Stand still until the facilitator goes on; False when they stop."""
        self.clock.pause(self._current_id)
        self._keep()
        self._show_room(Moment.PAUSE)
        self._present(front)
        while True:
            asked = front.command().asked
            if asked is Do.STOP:
                return False
            if asked in (Do.NEXT, Do.FORWARD, Do.PAUSE):
                self.clock.start()
                return True

    def _item(self, identity: str) -> PlanItem:
        return self.material.plan_item(identity, self._state.per_statement)

    def _screen(self) -> Screen:
        """What the facilitator sees now."""
        if not self.clock.running:
            return Screen(lines=(Line(texts.PAUSED, strong=True),), keys=texts.PAUSE_KEYS, place="pauze")
        current = self.plan.current
        if current is not None:
            return self._statement_screen(current)
        if self._round is not None:
            title = texts.earlier_title(self.material.whose, self._round.position + 1, len(self._round.actions))
            return self._action_screen(title, texts.EARLIER_KEYS)
        if self.plan.at_opening:
            return Screen(
                lines=tuple(
                    laptop.opening_lines(
                        self.material,
                        self.joint,
                        self.plan,
                        self._state.minutes,
                        self.clock.used,
                        self._room.path,
                        self._time_left(),
                    )
                ),
                keys=texts.OPENING_KEYS,
                said=self._said,
                place="opening",
            )
        return self._closing_screen()

    def _statement_screen(self, current: PlanItem) -> Screen:
        said = self._said
        statement = self.material.statement_set.statements[self.material.position(current.statement)]
        if self._aside is not None:
            if self._aside is Do.NOTES:
                lines = tuple(laptop.note_lines(statement, self.material.notes[statement.id]))
            else:
                explained = list(explanation(statement, self.material.statement_set))
                lines = tuple(laptop.explanation_lines(statement, explained))
            place = f"{self._aside} {statement.id}"
            return Screen(lines=lines, keys=("Enter terug", texts.JOINT_SCORE_KEYS), said=said, place=place)
        shown = self.material.show(current.statement, self.joint.sheet)
        return Screen(
            lines=tuple(
                laptop.statement_lines(self.material, self.joint, self.plan, current, shown, self._time_left())
            ),
            head=laptop.STATEMENT_HEAD,
            keys=texts.STATEMENT_KEYS,
            said=said,
            place=current.statement,
        )

    def _closing_screen(self) -> Screen:
        halt, stops = self._halt(), self._stops()
        if halt.action is not None:
            title = texts.closing_title(self.material.whose, halt.action + 1, len(self._standing()))
            return self._action_screen(title, texts.CLOSING_ACTION_KEYS)
        lines = tuple(laptop.closing_lines(self.material, self.joint, self.plan, self._state.minutes, self.clock.used))
        if self._stop + 1 < len(stops):
            pages = texts.room_page(halt.page + 1, len(self._pages()))
            return Screen(lines=(*lines[:1], Line(pages), *lines[1:]), keys=texts.CLOSING_PAGE_KEYS, said=self._said)
        return Screen(lines=lines, keys=texts.CLOSING_KEYS, said=self._said, place="afronden")

    def _action_screen(self, title: str, keys: tuple[str, ...]) -> Screen:
        action = self._current_action()
        lines = () if action is None else tuple(laptop.action_lines(self.material, action, title, self._time_left()))
        return Screen(lines=lines, head=laptop.ACTION_HEAD, keys=keys, said=self._said, place=title)

    def _vote_moment(self, voting: bool) -> None:  # noqa: FBT001 - a switch
        """Blank the room's screen while votes come in, and show it again when they are."""
        self._show_room(Moment.VOTING if voting else None)

    def _show_room(self, moment: Moment | None = None) -> None:
        """Put the situation on the screen for the room; what goes wrong with it is said once."""
        current = self.plan.current
        measurement, statement_set = self.material.with_joint(self.joint.sheet), self.material.statement_set
        moment = moment or self._moment()
        overview = self._overview(moment) if moment.has_overview else None
        shown, turn = None, None
        if current is not None and moment.has_statement:
            shown = self.material.show(current.statement, self.joint.sheet)
            reason = laptop.why(self.material, self.joint, current)
            turn = Turn(position=self.plan.position + 1, total=len(self.plan.items), why=reason)
        view = make_screen(
            measurement,
            statement_set,
            moment,
            statement=shown,
            turn=turn,
            overview=overview,
            agenda=tuple(item.statement for item in self.plan.items) if moment is Moment.WELCOME else (),
            clock=self._room_clock(current),
        )
        trouble = self._room.show(view)
        if trouble:
            self._said = (*self._said, trouble)

    def _overview(self, moment: Moment) -> RoomOverview:
        """What the room sees of the actions of earlier years, or of what was agreed."""
        if moment is Moment.EARLIER and self._round is not None:
            return show_round(self._round.shown(self.joint.sheet), self._round.position)
        pages = self._pages()
        if moment is Moment.DONE:
            return pages[0]
        halt = self._halt()
        page = pages[halt.page]
        before = sum(len(other.actions) for other in pages[: halt.page])
        return replace(page, current=None if halt.action is None else halt.action - before)

    def _moment(self) -> Moment:
        if self._round is not None:
            return Moment.EARLIER
        current = self.plan.current
        if current is None:
            return Moment.WELCOME if self.plan.at_opening else Moment.CLOSING
        if self.joint.answer(current.statement) is not None:
            return Moment.AGREED
        return Moment.OPEN if self.joint.is_open(current.statement) else Moment.DISCUSS

    def _room_clock(self, current: PlanItem | None) -> RoomClock:
        minutes = self._state.minutes
        used = 0.0 if current is None else self.clock.per_item.get(current.statement, 0.0)
        return RoomClock(
            total_minutes=round(minutes),
            statement_minutes=None if current is None else round(current.minutes),
            statement_ends=None if current is None else self.clock.ends(current.minutes, used),
            session_ends=self.clock.ends(minutes, self.clock.used),
        )

    def _keep(self) -> None:
        """Put on disk where the session is; when that fails, what was agreed is still safe."""
        self._kept = self.clock.used
        self._state = replace(
            self._state,
            plan=self.plan,
            used=self.clock.used,
            per_item=dict(self.clock.per_item),
            in_round=self._round is not None,
            stop=self._stop,
        )
        try:
            write_state(self._state_path, self._state)
        except (OSError, FileChangedError) as error:
            why = reason_of(error) if isinstance(error, OSError) else texts.ANOTHER_PROGRAM_WROTE
            self._said = (*self._said, texts.place_not_kept(why))

    def _where_saved(self) -> str:
        path = self.joint.file.path
        return texts.all_saved(path) if self.joint.file.exists else texts.NOTHING_SAVED
