# SPDX-License-Identifier: EUPL-1.2
"""What the facilitator sees at each moment: the situation in lines, the least important last to be left out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from analysetool.agenda import CLOSING_SHARE, OPENING_SHARE
from analysetool.escaping import printable
from analysetool.figures.room import RoomStatement
from analysetool.model import Statement
from analysetool.session.clock import whole_minutes
from analysetool.session.front import Line
from analysetool.session.joint_sheet import JointSheet
from analysetool.session.material import Material
from analysetool.session.plan import Plan, PlanItem
from analysetool.terminal.shell import command_line
from analysetool.words import room as room_words
from analysetool.words import session as texts
from analysetool.words.colophon import own_statements
from analysetool.words.figures import hands_hidden, took_part
from analysetool.words.grammar import plural

_FEW_NOTES = 3
_RANK_EXPLANATION, _RANK_FIGURES, _RANK_NOTES, _RANK_MORE_NOTES, _RANK_AGENDA = 1, 2, 3, 4, 2


def opening_lines(material: Material, plan: Plan, minutes: float, used: float, screen: Path) -> Iterator[Line]:
    """The welcome: who, how the time is divided, and the agenda."""
    measurement = material.measurement
    yield Line(f"Werksessie {_whose(material)}", strong=True)
    if measurement.tally.groups:
        yield Line(took_part(measurement.tally.people(), None))
    else:
        yield Line(texts.NO_SHEETS)
    yield Line(texts.open_the_screen(screen))
    own = own_statements(material.statement_set.justification)
    if own:
        yield Line(own, rank=_RANK_EXPLANATION)
    opening, closing = round(minutes * OPENING_SHARE, 1), round(minutes * CLOSING_SHARE, 1)
    yield Line(texts.time_in_all(minutes, opening, closing, whole_minutes(used) if used else None))
    yield Line("")
    yield from agenda_lines(material, plan)


def agenda_lines(material: Material, plan: Plan) -> Iterator[Line]:
    """The agenda with what each statement may take and why it is there, and what is not talked about today."""
    if not plan.items:
        yield Line(texts.EMPTY_AGENDA)
    else:
        planned = sum(item.minutes for item in plan.items)
        yield Line(
            f"Agenda: {plural(len(plan.items), 'stelling', 'stellingen')}, {texts.minutes_text(planned)}", strong=True
        )
    for place, item in enumerate(plan.items, start=1):
        mark = "›" if place - 1 == plan.position else " "
        text = _statement(material, item.statement).text
        yield Line(f"{mark}{place:>2}. {item.statement} {printable(text)} ({texts.minutes_text(item.minutes)})")
    for text in texts.not_today(plan.left_out):
        yield Line(text, rank=_RANK_AGENDA)


def statement_lines(
    material: Material, joint: JointSheet, plan: Plan, item: PlanItem, room: RoomStatement, minutes_left: int
) -> Iterator[Line]:
    """One statement: why it is here, the figures, the notes (on the laptop only), and what was agreed so far."""
    statement = _statement(material, item.statement)
    yield Line(
        texts.where_we_are(
            _whose(material),
            plan.position + 1,
            len(plan.items),
            texts.minutes_text(item.minutes),
            texts.minutes_text(minutes_left),
        )
    )
    yield Line("")
    yield Line(f"{statement.id}  {printable(statement.text)}", strong=True)
    yield Line(f"Waarom deze: {why(material, joint, item)}")
    if statement.explanation:
        yield Line(f"Toelichting: {printable(statement.explanation)}", rank=_RANK_EXPLANATION)
    yield Line("")
    yield from _figures(room)
    yield from _notes(material.notes.get(item.statement, ()))
    yield Line("")
    answer = texts.joint_text(joint.answer(statement.id), material.statement_set, is_open=joint.is_open(statement.id))
    yield Line(f"Samen: {printable(answer)}", strong=True)
    reason = joint.sheet.reasons.get(statement.id)
    if reason:
        yield Line(f"Reden: {printable(reason)}")
    for text in texts.numbered(joint.actions(statement.id)):
        yield Line(printable(text))


def explanation_lines(statement: Statement, explained: Sequence[str]) -> Iterator[Line]:
    """Everything there is to know about a statement."""
    yield Line(f"{statement.id}  {printable(statement.text)}", strong=True)
    for text in explained:
        yield Line("")
        yield Line(text)


def closing_lines(material: Material, joint: JointSheet, plan: Plan, minutes: float, used: float) -> Iterator[Line]:
    """What was agreed, the actions, the minutes used and what was not talked about."""
    sheet = joint.sheet
    yield Line(f"Afronden: {_whose(material)}", strong=True)
    yield Line(f"{texts.minutes_text(whole_minutes(used))} gebruikt van {texts.minutes_text(minutes)}.")
    settled = [statement for statement in material.statement_set.statements if joint.answer(statement.id) is not None]
    yield Line(texts.have_a_joint_answer(plural(len(settled), "stelling heeft", "stellingen hebben")))
    for statement in settled:
        answer = texts.joint_text(joint.answer(statement.id), material.statement_set, is_open=False)
        yield Line(f"  {statement.id} {printable(statement.text)} {printable(answer)}", rank=_RANK_AGENDA)
    if sheet.open_statements:
        yield Line(f"Nog niet eens: {', '.join(sheet.open_statements)}.")
    yield Line(f"{plural(len(sheet.actions), 'actie', 'acties')}.")
    for action in sheet.actions:
        yield Line(f"  {action.statement}: {printable(texts.action_text(action))}", rank=_RANK_FIGURES)
    for text in texts.not_today(not_talked_about(plan, joint)):
        yield Line(text)
    without_who = [action for action in sheet.actions if action.who is None or action.due is None]
    if without_who:
        yield Line(texts.actions_without_who_or_when(plural(len(without_who), "actie", "acties")))


def not_talked_about(plan: Plan, joint: JointSheet) -> tuple[str, ...]:
    """The statements of the agenda, and those that never came on it, about which nothing was agreed or noted."""
    left = (*(item.statement for item in plan.items), *plan.left_out)
    return tuple(identity for identity in left if not joint.touched(identity))


def next_step(material: Material) -> str:
    """The command for the report on the joint scores."""
    report = material.home / "rapport-gezamenlijk.html"
    own = material.statement_set.path
    words = ("rapport", material.home, "--basis", "gezamenlijk", "--uit", report)
    return f"Rapport maken: {command_line(*map(str, words), set_path=own)}"


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
        yield Line(" ".join(told), rank=_RANK_FIGURES)
    if room.groups:
        means, gap = texts.groups_text(room.groups), room_words.gap(room)
        yield Line(f"Per groep gemiddeld: {means}. {gap or ''}", rank=_RANK_FIGURES)
    if room.hands_hidden is not None:
        yield Line(hands_hidden(room.hands_hidden))
    if room.hands is not None:
        yield Line(f"Bij handopsteken: {texts.votes_text(room.hands)}.")


def _notes(notes: Sequence[str]) -> Iterator[Line]:
    if notes:
        yield Line(texts.notes_of_participants(len(notes)), rank=_RANK_NOTES)
    for place, note in enumerate(notes):
        yield Line(f"  “{note}”", rank=_RANK_NOTES if place < _FEW_NOTES else _RANK_MORE_NOTES)


def _whose(material: Material) -> str:
    return f"{printable(material.measurement.coalition)} {material.measurement.year}"


def _statement(material: Material, identity: str) -> Statement:
    return material.statement_set.statements[material.position(identity)]
