# SPDX-License-Identifier: EUPL-1.2
"""What the facilitator types about one statement: the joint score, the reason, hands, votes and actions."""

from __future__ import annotations

from collections.abc import Callable

from analysetool.escaping import printable
from analysetool.model import Answer
from analysetool.session.actions import REMOVE, ActionQuestions
from analysetool.session.agenda_view import present_lines
from analysetool.session.commands import Do
from analysetool.session.front import Front, Screen
from analysetool.session.joint_sheet import JointSheet
from analysetool.session.material import Material
from analysetool.session.presence import parse_present
from analysetool.session.votes import MOST_HANDS, hands_of, parse_hands, vote_of
from analysetool.words import session as texts
from analysetool.words.grammar import plural

Said = tuple[str, ...]


class Questions:
    """Asks what a step needs and puts the outcome in the joint sheet; every method gives what to say about it."""

    def __init__(
        self, joint: JointSheet, material: Material, front: Front, vote_moment: Callable[[bool], None]
    ) -> None:
        """`vote_moment` is called with True before votes come in and with False when they are in."""
        self._joint = joint
        self._material = material
        self._front = front
        self._vote_moment = vote_moment
        self.actions = ActionQuestions(joint, front)

    def settle(self, identity: str, answer: Answer) -> Said:
        """Set the joint answer; what replaces another or lies away from the individual votes is asked about once."""
        score, current = answer.score, self._joint.answer(identity)
        if current is answer:
            return ()
        away = score is not None and self._material.deviates(identity, score)
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
            return self.actions.share_out(self._material.statement(identity), rest)
        return (texts.talk_after_all(identity),)

    def count_present(self, typed: str) -> Said:
        """Who is in the room, group by group until an empty line; what was typed already is done alone."""
        groups = self._material.statement_set.groups
        counts, once, wrong = dict(self._joint.sheet.present), bool(typed), ""
        while True:
            if not typed:
                self._front.show(Screen(lines=tuple(present_lines(self._material, counts)), head=2, place="mensen"))
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
        steps = {Do.REASON: self._reason, Do.ACTION: self.actions.add, Do.HANDS: self._hands, Do.VOTES: self._votes}
        return steps[asked](identity, rest)

    def _told(self, answer: Answer | None) -> str:
        return texts.joint_text(answer, self._material.statement_set, is_open=answer is None)

    def _leave_open(self, identity: str) -> Said:
        current = self._joint.answer(identity)
        question = "" if current is None else texts.replace_score(self._told(current), self._told(None))
        if question and not self._front.confirm(question):
            return (texts.SCORE_STAYS,)
        self._joint.leave_open(identity)
        return (texts.not_agreed_kept(identity),)

    def _counts_again(self, identity: str) -> bool:
        """True when there are no hands yet, or they may be replaced."""
        return identity not in self._joint.sheet.hands or self._front.confirm(texts.REPLACE_HANDS)

    def _reason(self, identity: str, rest: str) -> Said:
        text = printable(rest or self._front.ask(texts.ASK_REASON) or "")
        if not text:
            return ()
        self._joint.give_reason(identity, "" if text == REMOVE else text)
        return (texts.reason_kept(identity, "weg" if text == REMOVE else "bewaard"),)

    def _hands(self, identity: str, rest: str) -> Said:
        """Counted hands; the room's screen is blank until they are in."""
        if not self._counts_again(identity):
            return (texts.HANDS_STAY,)
        self._vote_moment(True)  # noqa: FBT003 - a switch
        text = rest or self._front.ask(texts.ASK_HANDS) or ""
        while text:
            hands = parse_hands(text)
            if hands is not None and self._is_right(hands.voters, "hand", "handen"):
                self._joint.count_hands(identity, hands)
                return (texts.hands_counted(identity), *self._told_more(hands.voters))
            wrong = f"{texts.WRONG_HANDS} " if hands is None else ""
            text = self._front.ask(f"{wrong}{texts.ASK_HANDS}") or ""
        return ()

    def _present(self) -> int:
        """How many people are in the room; 0 when nobody counted."""
        return sum(self._joint.sheet.present.values())

    def _is_right(self, number: int, one: str, more: str) -> bool:
        """True unless more voted than there are people, and somebody counted wrong."""
        present = self._present()
        return not 0 < present < number or self._front.confirm(texts.more_than_present(number, one, more, present))

    def _told_more(self, number: int) -> Said:
        return (texts.COUNT_AGAIN,) if 0 < self._present() < number else ()

    def _votes(self, identity: str, _rest: str) -> Said:
        """One vote after another, none of them shown until all are in."""
        if not self._counts_again(identity):
            return (texts.HANDS_STAY,)
        self._vote_moment(True)  # noqa: FBT003 - a switch
        votes: list[Answer] = []
        wrong = ""
        while len(votes) < MOST_HANDS:
            told = f"{wrong}{plural(len(votes), 'stem', 'stemmen')} binnen. Stem {len(votes) + 1}: 1–5, w of x "
            text = self._front.vote(texts.last_away(told))
            if text is None:
                return (texts.VOTES_NOT_KEPT,)
            if not text and self._is_right(len(votes), "stem", "stemmen"):
                break
            wrong = ""
            if not text:
                continue
            vote = vote_of(text)
            if vote is not None:
                votes.append(vote)
            elif text == REMOVE:
                votes = votes[:-1]
            else:
                wrong = texts.NO_VOTE
        if not votes:
            return ()
        hands, fewest = hands_of(votes), self._material.measurement.fewest_votes
        told = plural(len(votes), "stem", "stemmen")
        if hands.hidden(fewest):
            self._joint.count_hands(identity, hands.number_alone())
            return (texts.too_few_votes(told, identity, fewest), *self._told_more(len(votes)))
        self._joint.count_hands(identity, hands)
        return (texts.votes_counted(told, identity), *self._told_more(len(votes)))
