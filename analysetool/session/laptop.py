# SPDX-License-Identifier: EUPL-1.2
"""What the facilitator sees at each moment: the situation in lines, the least important last to be left out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from analysetool.agenda import CLOSING_SHARE, OPENING_SHARE, Topic
from analysetool.escaping import printable
from analysetool.figures.room import RoomStatement
from analysetool.model import Action, ActionStatus, Statement
from analysetool.session.agenda_view import agenda_lines
from analysetool.session.clock import begun_minutes, whole_minutes
from analysetool.session.front import Line
from analysetool.session.joint_sheet import JointSheet
from analysetool.session.material import Material
from analysetool.session.plan import Plan, PlanItem
from analysetool.session.silent import Silent
from analysetool.session.timing import Timing
from analysetool.terminal.shell import command_line
from analysetool.words import room as room_words
from analysetool.words import session as texts
from analysetool.words.answer_code import saved_as
from analysetool.words.colophon import own_statements
from analysetool.words.figures import OVERDUE, dutch_date, hands_hidden, took_part
from analysetool.words.grammar import plural

STATEMENT_HEAD = 4
"""So many lines of a statement are always on the screen: where it is, its text, and what was agreed."""
ACTION_HEAD = 4
_WITHOUT_SCORES = frozenset({Topic.UNSCORED.value, Topic.TOO_FEW.value})


def opening_lines(
    material: Material, joint: JointSheet, plan: Plan, minutes: float, used: float, screen: Path, left: Timing
) -> Iterator[Line]:
    """The welcome: who, how the time is divided, and the agenda."""
    measurement = material.measurement
    yield Line(f"Werksessie {material.whose}", strong=True)
    yield time_line(left)
    if measurement.tally.groups:
        yield Line(took_part(measurement.tally.people(), None))
    else:
        yield Line(texts.NO_SHEETS)
    yield Line(texts.open_the_screen(screen))
    own = own_statements(material.statement_set.justification)
    if own:
        yield Line(own)
    opening, closing = round(minutes * OPENING_SHARE, 1), round(minutes * CLOSING_SHARE, 1)
    yield Line(texts.time_in_all(minutes, opening, closing, whole_minutes(used) or None))
    yield Line(texts.present_told(joint.sheet.present) if joint.sheet.present else texts.NOBODY_COUNTED)
    earlier = material.carried(joint.sheet)
    if earlier:
        yield Line(texts.actions_first(len(earlier)))
    if all(item.topic in _WITHOUT_SCORES for item in plan.statements) and plan.statements:
        yield Line(texts.ROUND_THE_THEMES)
    yield from agenda_lines(material, plan)


def statement_lines(
    material: Material, joint: JointSheet, plan: Plan, item: PlanItem, room: RoomStatement, left: Timing
) -> Iterator[Line]:
    """One statement: why it is here, the figures, the notes (on the laptop only), and what was agreed so far."""
    statement = material.statement(item.statement)
    yield Line(texts.where_we_are(material.whose, *plan.turn))
    yield time_line(left)
    yield Line(f"{statement.id}  {printable(statement.text)}", strong=True)
    answer = texts.joint_text(joint.answer(statement.id), material.statement_set, is_open=joint.is_open(statement.id))
    yield Line(f"Samen: {printable(answer)}", strong=True)
    reason = joint.sheet.reasons.get(statement.id)
    if reason:
        yield Line(f"Reden: {printable(reason)}")
    for text in texts.numbered(joint.actions(statement.id)):
        yield Line(printable(text))
    yield Line(f"Waarom deze: {why(material, joint, item)}")
    yield from _figures(room)
    notes = material.notes.get(item.statement, ())
    if notes:
        yield Line(texts.notes_of_participants(len(notes)))
    if statement.explanation:
        yield Line(f"Toelichting: {printable(statement.explanation)}")


def note_lines(statement: Statement, notes: Sequence[str]) -> Iterator[Line]:
    """What participants wrote with a statement, without who wrote what."""
    yield Line(f"{statement.id}  {printable(statement.text)}", strong=True)
    yield Line(texts.ONLY_HERE)
    for note in notes:
        yield Line(f"“{note}”")


def explanation_lines(statement: Statement, explained: Sequence[str]) -> Iterator[Line]:
    """Everything there is to know about a statement."""
    yield Line(f"{statement.id}  {printable(statement.text)}", strong=True)
    for text in explained:
        yield Line("")
        yield Line(text)


def silent_lines(material: Material, silent: Silent, left: Timing) -> Iterator[Line]:
    """Everybody scores alone: how long still, which statements, and how the answers come in."""
    yield Line(texts.silent_title(material.whose), strong=True)
    yield time_line(left, texts.SILENT_MOMENT)
    for identity in silent.statements:
        yield Line(f"{identity}  {printable(material.statement(identity).text)}", strong=True)
    if material.measurement.tally.groups:
        yield Line(took_part(material.measurement.tally.people(), None))
    else:
        yield Line(texts.NO_SHEETS_YET)
    yield Line(texts.SILENT_ROOM)
    yield Line(texts.SILENT_PAPER)
    statement_set = material.statement_set
    saved = saved_as(statement_set.id, material.measurement.year)
    command = command_line("importeer", saved, "--uit", material.home, set_path=statement_set.path)
    yield Line(texts.silent_phones(command))


def time_line(left: Timing, what: str = texts.THIS_STATEMENT) -> Line:
    """What is left of this statement, the list or the silent moment, and of the session; in red when it is over."""
    statement = None if left.statement is None else begun_minutes(left.statement)
    session = begun_minutes(left.session)
    over = (left.statement is not None and left.statement <= 0) or left.session <= 0
    return Line(texts.time_told(statement, session, what), alarm=over)


def action_lines(material: Material, action: Action, title: str, left: Timing) -> Iterator[Line]:
    """One action of a row that is gone along: who, when, how it stands, and the statement it is about."""
    yield Line(title)
    yield time_line(left)
    yield Line(f"{action.statement}  {printable(action.what)}", strong=True)
    yield Line(f"Stand: {printable(texts.state_text(action))}", strong=True)
    day = material.measurement.info.reference_date if material.measurement.info is not None else None
    late = f" ({OVERDUE})" if action.late(day) else ""
    yield Line(f"Wie: {printable(action.who or texts.NOT_KNOWN)}")
    yield Line(f"Wanneer: {dutch_date(action.due) if action.due else texts.NOT_KNOWN}{late}")
    if action.since:
        yield Line(texts.agreed_in(action.since))
    yield Line(f"Bij stelling {action.statement}: {printable(material.statement(action.statement).text)}")


def closing_lines(
    material: Material, joint: JointSheet, plan: Plan, minutes: float, used: float, *, most: int | None = None
) -> Iterator[Line]:
    """What was agreed: the actions first, then what is open and the scores; the minutes used, and what was not done.

    With `most` no more than so many of the statements that were not talked about are named.
    """
    sheet = joint.sheet
    actions = (*sheet.actions, *material.carried(sheet))
    yield Line(f"Afronden: {material.whose}", strong=True)
    yield Line(f"{texts.minutes_text(whole_minutes(used))} gebruikt van {texts.minutes_text(minutes)}.")
    yield Line(f"{plural(len(actions), 'actie', 'acties')}.")
    for action in actions:
        ended = "" if action.status is ActionStatus.OPEN else f" ({printable(texts.state_text(action))})"
        since = f" · uit {action.since}" if action.since else ""
        yield Line(f"  {action.statement}: {printable(texts.action_text(action))}{since}{ended}")
    missing = [action for action in actions if action.status is ActionStatus.OPEN and not (action.who and action.due)]
    if missing:
        yield Line(texts.actions_without_who_or_when(plural(len(missing), "actie", "acties")))
    opened = [material.statement(identity) for identity in sheet.open_statements if identity in material.known]
    yield from map(Line, texts.still_open(opened))
    settled = [statement for statement in material.statement_set.statements if joint.answer(statement.id) is not None]
    yield Line(texts.have_a_joint_answer(plural(len(settled), "stelling heeft", "stellingen hebben")))
    for statement in settled:
        answer = texts.joint_text(joint.answer(statement.id), material.statement_set, is_open=False)
        yield Line(f"  {statement.id} {printable(statement.text)} {printable(answer)}")
    left = [material.statement(identity) for identity in plan.not_talked_about(joint.touched)]
    yield from map(Line, texts.not_today(left, most))


def next_steps(material: Material) -> Iterator[str]:
    """The commands for the page with agreements and for the report on the joint scores; with the years before."""
    home, own = material.home, material.statement_set.path
    folders = (*material.folders, home)
    for told, words in (
        ("Afspraken maken", ("--vorm", "afspraken", "--uit", home / "afspraken.html")),
        ("Rapport maken", ("--basis", "gezamenlijk", "--uit", home / "rapport-gezamenlijk.html")),
    ):
        yield f"{told}: {command_line('rapport', *folders, *words, set_path=own)}"


def why(material: Material, joint: JointSheet, item: PlanItem) -> str:
    """Why a statement is on the agenda, with the figures of the report where there are any."""
    own = texts.why(item.topic, open_before=joint.is_open(item.statement))
    reason = material.reasons.get(item.statement)
    return f"{own} {reason}" if reason else own


def _figures(room: RoomStatement) -> Iterator[Line]:
    if room.votes is not None:
        yield Line(f"Losse antwoorden: {texts.votes_text(room.votes)}.")
    note = room_words.votes_note(room)
    if note is not None:
        yield Line(note)
    told = room_words.figures_told(room)
    if told:
        yield Line(" ".join(told))
    if room.groups:
        means, gap = texts.groups_text(room.groups), room_words.gap(room)
        yield Line(f"Per groep gemiddeld: {means}. {gap or ''}")
    before = room_words.before_told(room)
    if before is not None:
        yield Line(before)
    if room.hands_hidden is not None:
        yield Line(hands_hidden(room.hands_hidden))
    if room.hands is not None:
        yield Line(f"Bij handopsteken: {texts.votes_text(room.hands)}.")
