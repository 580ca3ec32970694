# SPDX-License-Identifier: EUPL-1.2
"""What the facilitator types about one statement: the joint score, the reason, hands, votes and actions."""

from __future__ import annotations

from collections.abc import Callable

from analysetool.escaping import printable
from analysetool.model import Answer
from analysetool.session.actions import REMOVE, ActionQuestions
from analysetool.session.commands import Do
from analysetool.session.front import Front
from analysetool.session.joint_sheet import JointSheet
from analysetool.session.material import Material
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
            if hands is not None:
                self._joint.count_hands(identity, hands)
                return (texts.hands_counted(identity),)
            text = self._front.ask(f"{texts.WRONG_HANDS} {texts.ASK_HANDS}") or ""
        return ()

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
            if not text:
                break
            wrong = ""
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
            return (texts.too_few_votes(told, identity, fewest),)
        self._joint.count_hands(identity, hands)
        return (texts.votes_counted(told, identity),)
