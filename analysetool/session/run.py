# SPDX-License-Identifier: EUPL-1.2
"""`werksessie`: from the folder of a measurement to what the coalition agreed."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from analysetool.agenda import FEWEST_MINUTES
from analysetool.errors import UsageError
from analysetool.model import StatementSet
from analysetool.session.clock import Clock
from analysetool.session.front import PlainFront
from analysetool.session.joint_sheet import JointSheet
from analysetool.session.material import Material, gather
from analysetool.session.room_file import NAME as ROOM_NAME
from analysetool.session.room_file import RoomFile
from analysetool.session.session import WorkSession
from analysetool.session.state_file import NAME as STATE_NAME
from analysetool.session.state_file import SessionState, read_state
from analysetool.terminal.interruption import WindowClosed, closing_window, silence
from analysetool.terminal.lines import InputEnded, Lines, takes_keys, warn
from analysetool.words import session as texts
from analysetool.words.fill_in import lost_comments
from analysetool.words.messages import problem

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
    session: WorkSession | None = None
    joint: JointSheet | None = None
    try:
        with closing_window():
            material = _gathered(request, statement_set, lines)
            measurement = material.measurement
            joint = JointSheet(material.joint_path, statement_set, measurement.coalition, measurement.year)
            room = RoomFile(material.home / ROOM_NAME)
            state, notices = _state(request, material, joint)
            session = WorkSession(material, joint, room, state, Clock(state.used, state.per_item))
            _run(session, joint, lines, notices, plain=request.plain)
            _finish(session, lines)
    except InputEnded:
        lines.say()
        _finish(session, lines)
    except WindowClosed:
        if joint is not None:
            joint.file.finish()
        if session is not None:
            session.leave()
        silence()
    except KeyboardInterrupt:
        if joint is not None:
            joint.file.finish()
        warn("")
        warn(texts.STOPPED)
        if session is not None:
            session.leave()
        raise


def _check(request: SessionRequest) -> None:
    minutes, per_statement = request.minutes, request.per_statement
    if minutes is not None and not FEWEST_MINUTES <= minutes <= MOST_MINUTES:
        raise UsageError(texts.impossible_minutes(minutes, FEWEST_MINUTES, MOST_MINUTES))
    if per_statement is not None and per_statement > (minutes or DEFAULT_MINUTES):
        raise UsageError(texts.impossible_minutes_per_statement(per_statement))


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
        return found, (texts.GOING_ON,)
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
    return state, (texts.agenda_not_readable(STATE_NAME),)


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
    from analysetool.session.screens import ScreenFront  # noqa: PLC0415 - screens bring rich
    from analysetool.terminal.keyboard import open_keyboard  # noqa: PLC0415 - only where keys are read one by one

    with open_keyboard() as keyboard:
        front = ScreenFront(keyboard)
        session.run(front, notices)
        front.clear()


def _finish(session: WorkSession | None, lines: Lines) -> None:
    """Say what was agreed; the room sees the end, or a pause when the session was not rounded off."""
    if session is None:
        lines.say(texts.NOTHING_MADE)
        return
    session.leave()
    for line in session.summary():
        lines.say(line.text)
    if not session.done:
        lines.say(texts.NOT_CLOSED)
