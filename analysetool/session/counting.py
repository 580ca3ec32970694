# SPDX-License-Identifier: EUPL-1.2
"""Counting what the room votes on a statement: raised hands, voting cards key by key, and secret votes."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum, auto

from analysetool.model import Answer, Hands, Voting
from analysetool.session.actions import REMOVE
from analysetool.session.front import Front
from analysetool.session.joint_sheet import JointSheet
from analysetool.session.material import Material
from analysetool.session.votes import MOST_HANDS, add_hands, begins_numbers, cards_of, hands_of, parse_hands, vote_of
from analysetool.words import session_votes as vote_texts
from analysetool.words.grammar import plural

Said = tuple[str, ...]


class _Way(Enum):
    """What a count does with the one that is there."""

    REPLACE = auto()
    ADD = auto()


_WAYS = {"v": _Way.REPLACE, "vervangen": _Way.REPLACE, "o": _Way.ADD, "optellen": _Way.ADD}
_LEAVE = frozenset({"", "n", "nee"})


class Counting:
    """Counts votes and puts them in the joint sheet; every method gives what to say about it.

    What few people voted secretly is neither shown nor written. It is kept in memory as long as the program runs, so
    that votes that come later can be added to it.
    """

    def __init__(self, joint: JointSheet, front: Front, vote_moment: Callable[[bool], None]) -> None:
        """`vote_moment` is called with True before votes come in, and with False when they are in and may be shown."""
        self._joint = joint
        self._front = front
        self._vote_moment = vote_moment
        self._unseen: dict[str, tuple[int, Hands]] = {}

    def hands(self, identity: str, rest: str) -> Said:
        """Raised hands as five numbers, or cards key by key; the room's screen is blank until they are in."""
        way = self._way(identity, Voting.OPEN)
        if way is None:
            return (vote_texts.HANDS_STAY,)
        self._vote_moment(True)  # noqa: FBT003 - a switch
        before = self._before(identity, way)
        counted = _counted_in(rest) or self._cards(_wrong(rest) if rest else "")
        while counted is not None and not self._is_right(before + counted.voters, "hand", "handen"):
            counted = self._cards("")
        if counted is None:
            return ()
        return (*self._keep(identity, counted, way), *self._told_more(before + counted.voters))

    def votes(self, identity: str, material: Material) -> Said:
        """One vote after another, none of them shown until all are in."""
        way = self._way(identity, Voting.SECRET)
        if way is None:
            return (vote_texts.HANDS_STAY,)
        self._vote_moment(True)  # noqa: FBT003 - a switch
        before = self._before(identity, way)
        votes: list[Answer] = []
        wrong = ""
        while len(votes) < MOST_HANDS:
            text = self._front.vote(vote_texts.next_vote(wrong, len(votes)))
            if text is None:
                return (vote_texts.VOTES_NOT_KEPT,)
            if not text and self._is_right(before + len(votes), "stem", "stemmen"):
                break
            wrong = ""
            vote = vote_of(text)
            if vote is not None:
                votes.append(vote)
            elif text == REMOVE:
                votes = votes[:-1]
            elif text:
                wrong = vote_texts.NO_VOTE
        if not votes:
            return ()
        counted, fewest = hands_of(votes, Voting.SECRET), material.measurement.fewest_votes
        return (*self._keep_secret(identity, counted, way, fewest), *self._told_more(before + counted.voters))

    def _before(self, identity: str, way: _Way) -> int:
        """How many voted already, where what is counted now comes on top of that."""
        before = self._joint.sheet.hands.get(identity)
        return before.voters if way is _Way.ADD and before is not None else 0

    def _present(self) -> int:
        """How many people are in the room; 0 when nobody counted."""
        return sum(self._joint.sheet.present.values())

    def _is_right(self, number: int, one: str, more: str) -> bool:
        """True unless more voted than there are people, and somebody counted wrong."""
        present = self._present()
        return not 0 < present < number or self._front.confirm(vote_texts.more_than_present(number, one, more, present))

    def _told_more(self, number: int) -> Said:
        return (vote_texts.COUNT_AGAIN,) if 0 < self._present() < number else ()

    def _way(self, identity: str, voting: Voting) -> _Way | None:
        """Replace or add where there is a count already; None to leave it. Secret votes never add to raised hands."""
        before = self._joint.sheet.hands.get(identity)
        if before is None:
            return _Way.REPLACE
        if before.voting is not voting:
            return _Way.REPLACE if self._front.confirm(vote_texts.REPLACE_HANDS) else None
        question = vote_texts.replace_or_add(before.voters, secret=voting is Voting.SECRET)
        while True:
            typed = (self._front.vote(question, secret=False) or "").lower()
            if typed in _WAYS or typed in _LEAVE:
                return _WAYS.get(typed)

    def _cards(self, wrong: str) -> Hands | None:
        """Cards key by key, or the numbers for 1 to 5 as soon as what is typed can be nothing else.

        None when the facilitator thinks better of it, or when there are none.
        """
        cards: tuple[Answer, ...] = ()
        while len(cards) < MOST_HANDS:
            text = self._front.vote(vote_texts.next_card(wrong, hands_of(cards, Voting.OPEN)), secret=False)
            wrong = ""
            if text is None:
                return None
            if not text:
                break
            more, numbers = cards_of(text), parse_hands(text)
            if numbers is not None:
                return numbers
            if more:
                cards = (*cards, *more)
            elif text == REMOVE:
                cards = cards[:-1]
            elif begins_numbers(cards, text):
                numbers = self._numbers("".join(cards) + text)
                if numbers is not None:
                    return numbers
            else:
                wrong = _wrong(text)
        return hands_of(cards, Voting.OPEN) if cards else None

    def _numbers(self, begun: str) -> Hands | None:
        """The numbers for 1 to 5 on one line, asked until they are; None to go back to the cards."""
        question, text = vote_texts.ASK_HANDS, self._front.ask(vote_texts.ASK_HANDS, begun)
        while text:
            hands = parse_hands(text)
            if hands is not None:
                return hands
            text = self._front.ask(f"{vote_texts.WRONG_HANDS} {question}")
        return None

    def _keep(self, identity: str, counted: Hands, way: _Way) -> Said:
        before = self._joint.sheet.hands.get(identity)
        added = way is _Way.ADD and before is not None
        total = add_hands(before, counted) if added and before is not None else counted
        self._joint.count_hands(identity, total)
        self._vote_moment(False)  # noqa: FBT003 - a switch
        told = plural(counted.voters, "hand", "handen")
        return (vote_texts.counted(told, identity, total.voters if added else None),)

    def _keep_secret(self, identity: str, counted: Hands, way: _Way, fewest: int) -> Said:
        """Put secret votes in the sheet: all of them together, or only their number where they are few.

        A few votes more on what the room saw already would be read off the difference, so they are not added.
        """
        before = self._joint.sheet.hands.get(identity)
        total: Hands | None = counted
        if way is _Way.ADD and before is not None:
            if not before.hidden(fewest) and counted.voters < fewest:
                return (vote_texts.late_votes_would_show(counted.voters, fewest),)
            total = self._added(identity, before, counted)
        told = plural(counted.voters, "stem", "stemmen")
        if total is None or total.hidden(fewest):
            number = counted.voters if total is counted or before is None else before.voters + counted.voters
            self._joint.count_hands(identity, Hands(number=number).number_alone())
            if total is not None:
                self._unseen[identity] = (self._joint.undone, total)
                return (vote_texts.too_few_votes(told, identity, fewest),)
            return (vote_texts.only_their_number(told, identity, number),)
        self._joint.count_hands(identity, total)
        self._vote_moment(False)  # noqa: FBT003 - a switch
        return (vote_texts.counted(told, identity, None if total is counted else total.voters),)

    def _added(self, identity: str, before: Hands, counted: Hands) -> Hands | None:
        """Both counts together; None where nobody knows any more what the first people voted.

        After a step was taken back it is not certain that what is in memory is what the sheet counts.
        """
        if before.scores is not None:
            return add_hands(before, counted)
        undone, unseen = self._unseen.get(identity, (0, None))
        if unseen is None or undone != self._joint.undone or unseen.number_alone() != before:
            return None
        return add_hands(unseen, counted)


def _counted_in(line: str) -> Hands | None:
    """Five numbers or a row of cards on one line; None when it is neither."""
    cards = cards_of(line)
    return hands_of(cards, Voting.OPEN) if cards else parse_hands(line)


def _wrong(text: str) -> str:
    return f"{vote_texts.WRONG_HANDS} " if " " in text.strip() else vote_texts.NO_CARD
