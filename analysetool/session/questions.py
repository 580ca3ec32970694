# SPDX-License-Identifier: EUPL-1.2
"""What the facilitator types about one statement: the joint score, the reason, votes and actions."""

from __future__ import annotations

from collections.abc import Callable

from analysetool.escaping import printable
from analysetool.files.privacy import names_person
from analysetool.model import Answer
from analysetool.session.actions import REMOVE, ActionQuestions
from analysetool.session.agenda_view import present_lines
from analysetool.session.commands import Do
from analysetool.session.counting import Counting
from analysetool.session.front import Front, Screen
from analysetool.session.presence import parse_present
from analysetool.session.situation import Situation
from analysetool.words import session as texts

Said = tuple[str, ...]


class Questions:
    """Asks what a step needs and puts the outcome in the joint sheet; every method gives what to say about it."""

    def __init__(self, now: Situation, front: Front, vote_moment: Callable[[bool], None]) -> None:
        """`vote_moment` is called with True before votes come in and with False when they are in; see `Counting`."""
        self._now = now
        self._joint = now.joint
        self._front = front
        self._counting = Counting(now.joint, front, vote_moment)
        self.actions = ActionQuestions(now.joint, front)

    def settle(self, identity: str, answer: Answer) -> Said:
        """Set the joint answer; what replaces another or lies away from the individual votes is asked about once."""
        score, current = answer.score, self._joint.answer(identity)
        if current is answer:
            return ()
        away = score is not None and self._now.material.deviates(identity, score)
        chosen = self._told(answer)
        if current is not None:
            question = texts.replace_score(self._told(current), chosen, away=away)
        else:
            question = texts.DEVIATES if away else ""
        if question and not self._front.confirm(question):
            return (texts.NOT_KEPT,)
        self._joint.settle(identity, answer)
        told = f"{chosen}. Bewaard."
        unexplained = away and identity not in self._joint.sheet.reasons
        return (f"{identity}: {told} {texts.SAY_WHY}" if unexplained else f"{identity}: {told}",)

    def share_out(self, identity: str, asked: Answer | Do, rest: str) -> Said:
        """Do what is asked of a blind spot on the list: an action, and no score."""
        if asked is Do.ACTION:
            return self.actions.share_out(self._now.material.statement(identity), rest)
        return (texts.talk_after_all(identity),)

    def count_present(self, typed: str) -> Said:
        """Who is in the room, group by group until an empty line; what was typed already is done alone."""
        groups = self._now.material.statement_set.groups
        counts, once, wrong = dict(self._joint.sheet.present), bool(typed), ""
        while True:
            if not typed:
                self._front.show(Screen(lines=tuple(present_lines(self._now.material, counts)), head=2, place="mensen"))
                typed = self._front.ask(f"{wrong}{texts.ask_present(tuple(groups))}") or ""
            if not typed:
                wrong = ""
                break
            found = parse_present(typed, groups)
            wrong = f"{texts.present_unclear(found.unclear)} " if found.unclear and typed != REMOVE else ""
            counts = {} if typed == REMOVE else {**counts, **found.counts}
            if once:
                break
            typed = ""
        there = {group: counts[group] for group in (*groups, *counts) if counts.get(group)}
        self._joint.be_present(there)
        told = texts.present_told(there) if there else texts.NOBODY_ANY_MORE
        return (wrong.strip(),) if wrong else (told,)

    def take(self, identity: str, asked: Do, rest: str) -> Said:
        """Do one of the other steps; `rest` is what was typed behind the key, empty to be asked."""
        if asked is Do.OPEN:
            return self._leave_open(identity)
        if asked is Do.CLEAR:
            self._joint.clear(identity)
            return (texts.no_joint_score(identity),)
        if asked is Do.VOTES:
            return self._counting.votes(identity, self._now.material)
        steps = {Do.REASON: self._reason, Do.ACTION: self.actions.add, Do.HANDS: self._counting.hands}
        return steps[asked](identity, rest)

    def _told(self, answer: Answer | None) -> str:
        return texts.joint_text(answer, self._now.material.statement_set, is_open=answer is None)

    def _leave_open(self, identity: str) -> Said:
        current = self._joint.answer(identity)
        question = "" if current is None else texts.replace_score(self._told(current), self._told(None))
        if question and not self._front.confirm(question):
            return (texts.SCORE_STAYS,)
        self._joint.leave_open(identity)
        return (texts.not_agreed_kept(identity),)

    def _reason(self, identity: str, rest: str) -> Said:
        text = printable(rest or self._front.ask(texts.ASK_REASON) or "")
        if not text:
            return ()
        if names_person(text) and not self._front.confirm(texts.NAME_IN_TEXT):
            return (texts.REASON_NOT_KEPT,)
        self._joint.give_reason(identity, "" if text == REMOVE else text)
        return (texts.reason_kept(identity, "weg" if text == REMOVE else "bewaard"),)
