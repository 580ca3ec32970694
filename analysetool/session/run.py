# SPDX-License-Identifier: EUPL-1.2
"""`werksessie`: from the folder of a measurement to what the coalition agreed."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from analysetool.agenda import FEWEST_MINUTES
from analysetool.errors import UsageError
from analysetool.model import StatementSet
from analysetool.session.clock import Clock
from analysetool.session.follow import Following
from analysetool.session.front import PlainFront
from analysetool.session.joint_sheet import JointSheet
from analysetool.session.leader import Lead, TakenOverError
from analysetool.session.material import Material, gather, gather_again
from analysetool.session.renewal import freeze
from analysetool.session.room_file import NAME as ROOM_NAME
from analysetool.session.room_file import RoomFile
from analysetool.session.session import WorkSession
from analysetool.session.state_file import NAME as STATE_NAME
from analysetool.session.state_file import SessionState, read_state
from analysetool.terminal.interruption import WindowClosed, closing_window, silence
from analysetool.terminal.lines import InputEnded, Lines, takes_keys, warn
from analysetool.words import session_files as file_texts
from analysetool.words.fill_in import lost_comments
from analysetool.words.messages import problem

if TYPE_CHECKING:
    from analysetool.session.screens import ScreenFront

DEFAULT_MINUTES = 90
MOST_MINUTES = 600


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionRequest:
    """What was typed: the folder, the minutes, and what the folder may not tell."""

    folder: Path
    minutes: int | None = None
    per_statement: int | None = None
    coalition: str | None = None
    year: int | None = None
    with_notes: bool = False
    again: bool = False
    plain: bool = False


def run_session(request: SessionRequest, statement_set: StatementSet) -> None:
    """Lead a coalition through its agenda; every step is on disk before the next.

    Returns:
        When the session is rounded off, when the facilitator stops, when the input ends and when the window closes.

    Raises:
        UsageError: when the command cannot be carried out, or when another process changed the joint sheet.
        InputError: with all problems of the files in the folder; nothing is changed then.
        KeyboardInterrupt: on Ctrl-C, after everything is on disk and a line that says so.
    """
    _check(request)
    lines = Lines()
    now = _Running()
    try:
        with closing_window():
            material = _gathered(request, statement_set, lines)
            _lead(request, material, now, lines)
            if not now.taken_over:
                _finish(now.session, lines)
    except InputEnded:
        lines.say()
        _finish(now.session, lines)
    except WindowClosed:
        if now.joint is not None:
            now.joint.file.finish()
        if now.session is not None:
            now.session.leave()
        silence()
    except KeyboardInterrupt:
        if now.joint is not None:
            now.joint.file.finish()
        warn("")
        warn(file_texts.STOPPED)
        if now.session is not None:
            now.session.leave()
        raise
    finally:
        if now.lead is not None:
            now.lead.release()


@dataclass(slots=True)
class _Running:
    """What has to be put away however the command ends; None where it did not begin."""

    lead: Lead | None = None
    joint: JointSheet | None = None
    session: WorkSession | None = None
    taken_over: bool = False


def _lead(request: SessionRequest, material: Material, now: _Running, lines: Lines) -> None:
    """Lead until the session ends; when another laptop takes over, look along or take it back."""
    lead = now.lead = Lead(material.home)
    leads: Material | None = _led(lead, material, lines, plain=request.plain)
    while leads is not None:
        now.taken_over = False
        try:
            _hold(request, leads, now, lines)
        except TakenOverError as taken:
            now.session, now.joint, now.taken_over = None, None, True
            lines.say(file_texts.taken_over(taken.kept))
            leads = _led(lead, material, lines, plain=request.plain, again=True)
        else:
            return


def _hold(request: SessionRequest, material: Material, now: _Running, lines: Lines) -> None:
    """One session from the folder as it is."""
    measurement, statement_set = material.measurement, material.statement_set
    joint = JointSheet(material.joint_path, statement_set, measurement.coalition, measurement.year, now.lead)
    now.joint = joint
    room = RoomFile(material.home / ROOM_NAME)
    state, notices = _state(request, material, joint)
    clock = Clock(state.used, state.per_item)
    material = freeze(material, state.saw, joint.sheet)
    now.session = WorkSession(material, joint, room, state, clock, now.lead)
    _run(now.session, joint, lines, notices, plain=request.plain)


def _led(lead: Lead, material: Material, lines: Lines, *, plain: bool, again: bool = False) -> Material | None:
    """Take the lead; where another has it, let the facilitator follow first or take it over.

    Returns:
        What the session stands on: read `again` where it may have changed. None to stop.

    Raises:
        UsageError: when another leads and there is nobody to ask.
    """
    other = lead.take()
    if other is None:
        return gather_again(material, lines) if again else material
    if not lines.has_person:
        raise UsageError(file_texts.stop_the_other(other.since))
    lines.say(file_texts.runs_already(other.since))
    while (typed := lines.ask(file_texts.FOLLOW_OR_LEAD).strip().lower()[:1]) not in ("m", "o", "s"):
        lines.say(file_texts.TYPE_FOLLOW_OR_LEAD)
    if typed == "s" or (typed == "m" and not _follow(lead, material, lines, plain=plain)):
        return None
    lead.take(force=True)
    return gather_again(material, lines)


def _follow(lead: Lead, material: Material, lines: Lines, *, plain: bool) -> bool:
    """Look along; True to take over."""
    following = Following(material, lead)
    if plain or not takes_keys(lines):
        return following.run(PlainFront(lines))
    with _screens() as front:
        return following.run(front)


@contextmanager
def _screens() -> Iterator[ScreenFront]:
    """Screens and single keys as long as the context lasts; an empty window after it."""
    from analysetool.session.screens import ScreenFront  # noqa: PLC0415 - screens bring rich
    from analysetool.terminal.keyboard import open_keyboard  # noqa: PLC0415 - only where keys are read one by one

    with open_keyboard() as keyboard:
        front = ScreenFront(keyboard)
        try:
            yield front
        except TakenOverError:
            front.clear()
            raise
        front.clear()


def _check(request: SessionRequest) -> None:
    minutes, per_statement = request.minutes, request.per_statement
    if minutes is not None and not FEWEST_MINUTES <= minutes <= MOST_MINUTES:
        raise UsageError(file_texts.impossible_minutes(minutes, FEWEST_MINUTES, MOST_MINUTES))
    if per_statement is not None and per_statement > (minutes or DEFAULT_MINUTES):
        raise UsageError(file_texts.impossible_minutes_per_statement(per_statement))


def _gathered(request: SessionRequest, statement_set: StatementSet, lines: Lines) -> Material:
    return gather(
        request.folder,
        statement_set,
        coalition=request.coalition,
        year=request.year,
        with_notes=request.with_notes,
        lines=lines,
        tell=warn,
    )


def _state(request: SessionRequest, material: Material, joint: JointSheet) -> tuple[SessionState, tuple[str, ...]]:
    """Go on with the session that was not rounded off, unless other minutes or a new agenda were asked for."""
    measurement = material.measurement
    found, readable = read_state(material.home / STATE_NAME, material.known)
    minutes = request.minutes
    same = (
        found is not None
        and not found.done
        and not request.again
        and (found.coalition, found.year) == (measurement.coalition, measurement.year)
        and minutes in (None, found.minutes)
        and request.per_statement in (None, found.per_statement)
    )
    if same and found is not None:
        return found, (file_texts.GOING_ON,)
    length = float(minutes or DEFAULT_MINUTES)
    per_statement = None if request.per_statement is None else float(request.per_statement)
    state = SessionState(
        coalition=measurement.coalition,
        year=measurement.year,
        minutes=length,
        per_statement=per_statement,
        plan=material.new_plan(joint.sheet, length, per_statement),
    )
    if readable:
        return state, ()
    return state, (file_texts.agenda_not_readable(STATE_NAME),)


def _run(session: WorkSession, joint: JointSheet, lines: Lines, notices: tuple[str, ...], *, plain: bool) -> None:
    if joint.file.lost_comments:
        notices = (*notices, lost_comments(joint.file.path, joint.file.lost_comments))
    notices = (
        *notices,
        *(problem(found.place, found.message, is_error=found.is_error) for found in joint.file.warnings),
    )
    if plain or not takes_keys(lines):
        session.run(PlainFront(lines), notices)
        return
    with _screens() as front:
        session.run(front, notices)


def _finish(session: WorkSession | None, lines: Lines) -> None:
    """Say what was agreed; the room sees the end, or a pause when the session was not rounded off."""
    if session is None:
        lines.say(file_texts.NOTHING_MADE)
        return
    session.leave()
    for line in session.summary():
        lines.say(line.text)
    if not session.done:
        lines.say(file_texts.NOT_CLOSED)
