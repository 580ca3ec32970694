# SPDX-License-Identifier: EUPL-1.2
"""What the facilitator types about actions: a new one, and how one stands, who does it and when."""

from __future__ import annotations

from dataclasses import replace

from analysetool.escaping import printable
from analysetool.files.privacy import looks_like_person, names_person
from analysetool.model import Action, ActionStatus, Statement
from analysetool.session.front import Front
from analysetool.session.joint_sheet import JointSheet
from analysetool.session.votes import parse_day
from analysetool.words import session as texts

Said = tuple[str, ...]
REMOVE = "-"
_STATES = {
    "k": ActionStatus.DONE,
    "klaar": ActionStatus.DONE,
    "l": ActionStatus.OPEN,
    "loopt": ActionStatus.OPEN,
    "v": ActionStatus.DROPPED,
    "vervallen": ActionStatus.DROPPED,
}
_WHO = frozenset({"w", "wie"})
_WHEN = frozenset({"d", "wanneer", "datum"})


class ActionQuestions:
    """Asks what an action needs and puts it in the joint sheet; every method gives what to say about it."""

    def __init__(self, joint: JointSheet, front: Front) -> None:
        """Talk through this front."""
        self._joint = joint
        self._front = front

    def add(self, identity: str, rest: str) -> Said:
        """A new action on a statement, or with `-1` the first one away; `rest` is what was typed already."""
        what = printable(rest or self._front.ask(texts.ASK_WHAT) or "")
        if not what:
            return ()
        if what.startswith(REMOVE) and what[1:].strip().isdecimal():
            return self._drop(identity, int(what[1:].strip()[:4]))
        if names_person(what) and not self._front.confirm(texts.NAME_IN_TEXT):
            return (texts.ACTION_NOT_KEPT,)
        who = self._who()
        action = Action(statement=identity, what=what, who=who or None, due=parse_day(self._day()))
        self._joint.add_action(action)
        return (f"Actie bij {identity}: {texts.action_text(action)}. Bewaard.",)

    def share_out(self, statement: Statement, rest: str) -> Said:
        """Who finds a blind spot out and when, as an action; `rest` is who, where that was typed already."""
        who = self._who(texts.ASK_WHO_FINDS, rest)
        if not who:
            return ()
        action = Action(statement=statement.id, what=texts.to_find_out(statement), who=who, due=parse_day(self._day()))
        self._joint.add_action(action)
        return (texts.shared_out(statement.id, action),)

    def take(self, action: Action, typed: str) -> Said | None:
        """Do what is asked of an action while all are gone along; None when `typed` asks for something else.

        What is said of an action of an earlier year stands in this year's sheet from then on.
        """
        word, _, rest = typed.strip().partition(" ")
        word = word.lower()
        if word in _STATES:
            return self._state(action, _STATES[word], rest)
        if word in _WHO:
            who = self._who()
            return self._put(action, replace(action, who=who)) if who else ()
        if word in _WHEN:
            due = parse_day(self._day(rest))
            return self._put(action, replace(action, due=due)) if due is not None else ()
        return None

    def _state(self, action: Action, status: ActionStatus, rest: str) -> Said:
        reason = printable(rest or self._front.ask(texts.ASK_STATE_REASON) or "")
        if names_person(reason) and not self._front.confirm(texts.NAME_IN_TEXT):
            return (texts.REASON_NOT_KEPT,)
        kept = action.reason if action.status is status else None
        given = None if reason == REMOVE else reason or kept
        return self._put(action, replace(action, status=status, reason=given))

    def _put(self, old: Action, new: Action) -> Said:
        self._joint.put_action(new, old)
        return (f"{new.statement}: {texts.action_text(new)} ({texts.state_text(new)}). Bewaard.",)

    def _who(self, ask: str = texts.ASK_WHO, typed: str = "") -> str:
        """An organisation; what looks like a person is asked again, and taken when it is typed twice."""
        doubtful = None
        while True:
            question = ask if doubtful is None else texts.PERSON
            who = printable((typed if doubtful is None else "") or self._front.ask(question) or "")
            if not who or who == doubtful or not looks_like_person(who, code=False):
                return who
            doubtful = who

    def _day(self, typed: str = "") -> str:
        """A day as it was typed, asked until it is one; empty when it is not known."""
        typed = typed or self._front.ask(texts.ASK_WHEN) or ""
        while typed and parse_day(typed) is None:
            typed = self._front.ask(f"{texts.WRONG_DAY} {texts.ASK_WHEN}") or ""
        return typed

    def _drop(self, identity: str, number: int) -> Said:
        own = self._joint.actions(identity)
        if not 1 <= number <= len(own):
            return (texts.no_such_action(number, identity),)
        if not self._front.confirm(texts.drop_action(own[number - 1].what)):
            return (texts.ACTION_STAYS,)
        self._joint.drop_action(own[number - 1])
        return (texts.action_gone(number, identity),)
