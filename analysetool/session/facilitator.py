# SPDX-License-Identifier: EUPL-1.2
"""The facilitator's screen at each moment: which lines, which keys, and what was just said."""

from __future__ import annotations

from analysetool.session import laptop
from analysetool.session.agenda_view import sharing_lines
from analysetool.session.commands import Do
from analysetool.session.front import Line, Screen
from analysetool.session.plan import PlanItem
from analysetool.session.situation import Situation
from analysetool.words import session as texts
from analysetool.words.fill_in import explanation


def screen_of(now: Situation) -> Screen:
    """What the facilitator sees now."""
    if not now.clock.running:
        return Screen(lines=(Line(texts.PAUSED, strong=True),), keys=texts.PAUSE_KEYS, place="pauze")
    if now.silent is not None:
        lines = tuple(laptop.silent_lines(now.material, now.silent, now.time_left()))
        return Screen(lines=lines, head=2, keys=texts.SILENT_KEYS, said=now.said, place="stil")
    current = now.plan.current
    if current is not None:
        return _statement_screen(now, current)
    if now.round is not None:
        title = texts.earlier_title(now.material.whose, now.round.position + 1, len(now.round.actions))
        return _action_screen(now, title, texts.EARLIER_KEYS)
    if now.plan.at_opening:
        return Screen(
            lines=tuple(
                laptop.opening_lines(
                    now.material,
                    now.joint,
                    now.plan,
                    now.minutes,
                    now.clock.used,
                    now.room_path,
                    now.time_left(),
                )
            ),
            keys=texts.OPENING_KEYS,
            said=now.said,
            place="opening",
        )
    return _closing_screen(now)


def _statement_screen(now: Situation, current: PlanItem) -> Screen:
    said = now.said
    statement = now.material.statement(now.statement_id or current.statement)
    if now.aside is not None:
        if now.aside is Do.NOTES:
            lines = tuple(laptop.note_lines(statement, now.material.notes[statement.id]))
        else:
            explained = list(explanation(statement, now.material.statement_set))
            lines = tuple(laptop.explanation_lines(statement, explained))
        place = f"{now.aside} {statement.id}"
        keys = ("Enter terug",) if now.plan.at_list else ("Enter terug", texts.JOINT_SCORE_KEYS)
        return Screen(lines=lines, keys=keys, said=said, place=place)
    if now.plan.at_list:
        where = texts.where_we_share(now.material.whose, now.share_place + 1, len(now.plan.to_share))
        head = (Line(where), laptop.time_line(now.time_left(), texts.THIS_LIST))
        lines = (*head, *sharing_lines(now, now.standing_actions()))
        return Screen(lines=lines, head=laptop.STATEMENT_HEAD, keys=texts.SHARING_KEYS, said=said, place=statement.id)
    shown = now.material.show(current.statement, now.joint.sheet)
    return Screen(
        lines=tuple(laptop.statement_lines(now.material, now.joint, now.plan, current, shown, now.time_left())),
        head=laptop.STATEMENT_HEAD,
        keys=texts.STATEMENT_KEYS,
        said=said,
        place=current.statement,
    )


def _closing_screen(now: Situation) -> Screen:
    halt, stops = now.halt(), now.stops()
    if halt.action is not None:
        title = texts.closing_title(now.material.whose, halt.action + 1, len(now.standing_actions()))
        return _action_screen(now, title, texts.CLOSING_ACTION_KEYS)
    lines = tuple(laptop.closing_lines(now.material, now.joint, now.plan, now.minutes, now.clock.used))
    if now.stop + 1 < len(stops):
        pages = texts.room_page(halt.page + 1, len(now.pages()))
        return Screen(lines=(*lines[:1], Line(pages), *lines[1:]), keys=texts.CLOSING_PAGE_KEYS, said=now.said)
    return Screen(lines=lines, keys=texts.CLOSING_KEYS, said=now.said, place="afronden")


def _action_screen(now: Situation, title: str, keys: tuple[str, ...]) -> Screen:
    action = now.current_action()
    lines = () if action is None else tuple(laptop.action_lines(now.material, action, title, now.time_left()))
    return Screen(lines=lines, head=laptop.ACTION_HEAD, keys=keys, said=now.said, place=title)
