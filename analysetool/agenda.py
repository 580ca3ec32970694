# SPDX-License-Identifier: EUPL-1.2
"""What a coalition talks about in the minutes it has: the statements that ask for it most, each with its reason."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from analysetool.measures import HIGHEST, LOWEST, Floats
from analysetool.model import Verdict
from analysetool.scoring import Scores
from analysetool.verdicts import VERDICT_ORDER, verdict_of

OPENING_SHARE = 0.10
CLOSING_SHARE = 0.15
FEWEST_MINUTES = 15
"""A shorter session has no room for a strength and one statement that divides."""
_SORT_DECIMALS = 9


class Topic(StrEnum):
    """Why a statement is on the agenda."""

    STRENGTH = "sterk"
    DIVIDED = "verdeeld"
    WEAK = "zwak"
    UNKNOWN = "onbekend"
    UNSCORED = "niet-ingevuld"
    TOO_FEW = "te-weinig"
    CHOSEN = "gekozen"


MINUTES: dict[Topic, float] = {
    Topic.STRENGTH: 2,
    Topic.DIVIDED: 7,
    Topic.WEAK: 5,
    Topic.UNKNOWN: 2,
    Topic.UNSCORED: 3,
    Topic.TOO_FEW: 3,
    Topic.CHOSEN: 5,
}
"""To name what goes well, to discuss, to agree on an action, to say who finds out, to raise hands and choose."""

_TOPIC_OF = {
    Verdict.STRONG: Topic.STRENGTH,
    Verdict.DIVIDED: Topic.DIVIDED,
    Verdict.WEAK: Topic.WEAK,
    Verdict.UNKNOWN: Topic.UNKNOWN,
    Verdict.NOT_ANSWERED: Topic.UNSCORED,
    Verdict.TOO_FEW: Topic.TOO_FEW,
    Verdict.MIDDLE: Topic.CHOSEN,
    Verdict.NOT_ASKED: Topic.CHOSEN,
    Verdict.NOT_APPLICABLE: Topic.CHOSEN,
}
_ASKS_FOR_TALK = frozenset({Topic.DIVIDED, Topic.WEAK, Topic.UNKNOWN, Topic.UNSCORED, Topic.TOO_FEW})


@dataclass(frozen=True, slots=True, kw_only=True)
class AgendaItem:
    """One statement to talk about; `position` is its place in the set, `minutes` what it may take."""

    position: int
    topic: Topic
    minutes: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Agenda:
    """The items in the order of talking, what does not fit (most urgent first), and the minutes at both ends."""

    items: tuple[AgendaItem, ...]
    left_out: tuple[AgendaItem, ...]
    opening: float
    closing: float


def make_agenda(
    scores: Scores,
    *,
    minutes: float,
    per_statement: float | None = None,
    settled: Collection[int] = (),
    wanted: Collection[int] = (),
) -> Agenda:
    """Choose what to talk about: one strength first, then the statements that ask for it most, as far as time allows.

    A statement asks for talk when it is divided, weak, unknown, not scored by anybody or by too few to show; one that
    nobody was asked does not. Their order follows weight · (disagreement + weakness + unknown), ties in the order of
    the set; see `urgency`. One that does not fit any more makes way for a shorter one that does.

    Args:
        scores: the figures of all participants together, in row 0.
        minutes: the whole session; a tenth goes to the opening and 15 % to the closing.
        per_statement: minutes for every statement, instead of those that belong to its topic.
        settled: positions that the coalition settled before; they are not talked about again.
        wanted: positions to talk about whatever their verdict, such as those that an earlier session left open.

    With no statement that asks for talk and no strength both lists are empty.
    """
    opening, closing = minutes * OPENING_SHARE, minutes * CLOSING_SHARE
    left = minutes - opening - closing
    items: list[AgendaItem] = []
    left_out: list[AgendaItem] = []
    strengths, others = _in_order(scores, settled, wanted)
    for position in (*strengths, *others):
        item = agenda_item(scores, position, per_statement=per_statement)
        if item.minutes <= left:
            left -= item.minutes
            items.append(item)
        elif position not in strengths:
            left_out.append(item)
    return Agenda(items=tuple(items), left_out=tuple(left_out), opening=opening, closing=closing)


def talk_order(
    scores: Scores, *, settled: Collection[int] = (), wanted: Collection[int] = ()
) -> tuple[AgendaItem, ...]:
    """Everything to talk about in the order of an agenda, however long it takes: one strength, then the most urgent.

    Arguments are as for `make_agenda`. With no statement that asks for talk and no strength there is nothing.
    """
    strengths, others = _in_order(scores, settled, wanted)
    return tuple(agenda_item(scores, position) for position in (*strengths, *others))


def agenda_item(scores: Scores, position: int, *, per_statement: float | None = None) -> AgendaItem:
    """The item of one statement, with the topic that its verdict makes it and the minutes that belong to it."""
    topic = _topic(scores, position)
    return AgendaItem(
        position=position, topic=topic, minutes=MINUTES[topic] if per_statement is None else per_statement
    )


def urgency(scores: Scores) -> Floats:
    """How much each statement asks for talk, shape (S,): weight · (disagreement + weakness + unknown).

    Disagreement is 1 - agreement (0 with fewer than two scores), weakness (5 - mean) / 4 (0 without a score), unknown
    the share of weet-niet among weet-niet and scores (1 when there is neither): each from 0 to 1. Of a statement that
    may not be shown only the weight counts, so that its place tells nothing of the answers.
    """
    figures = scores.statements
    known = (figures.n[0] + figures.dont_know[0]).astype(np.float64)
    disagreement = np.nan_to_num(1 - figures.agreement[0], nan=0.0)
    weakness = np.nan_to_num((HIGHEST - figures.mean[0]) / (HIGHEST - LOWEST), nan=0.0)
    unknown = np.divide(figures.dont_know[0], known, out=np.ones_like(known), where=known > 0)
    unknown = np.where(figures.verdict[0] == VERDICT_ORDER.index(Verdict.TOO_FEW), 1.0, unknown)
    asked: Floats = scores.structure.weights * (disagreement + weakness + unknown)
    return asked


def _topic(scores: Scores, position: int) -> Topic:
    verdict = verdict_of(int(scores.statements.verdict[0, position]))
    return Topic.UNSCORED if verdict is None else _TOPIC_OF[verdict]


def _in_order(scores: Scores, settled: Collection[int], wanted: Collection[int]) -> tuple[Sequence[int], Sequence[int]]:
    """The strength that is named first, if there is one, and what asks for talk, the most urgent first."""
    return _strongest(scores, {*settled, *wanted}), _ranked(scores, settled, wanted)


def _strongest(scores: Scores, settled: Collection[int]) -> Sequence[int]:
    """The statement with the highest mean among the strong ones, to begin with what goes well; none is possible."""
    mean = scores.statements.mean[0]
    strong = [
        position
        for position in range(len(mean))
        if position not in settled and _topic(scores, position) is Topic.STRENGTH
    ]
    return sorted(strong, key=lambda position: (-round(float(mean[position]), _SORT_DECIMALS), position))[:1]


def _ranked(scores: Scores, settled: Collection[int], wanted: Collection[int]) -> Sequence[int]:
    own = urgency(scores)
    asking = [
        position
        for position in range(len(own))
        if position not in settled and (position in wanted or _topic(scores, position) in _ASKS_FOR_TALK)
    ]
    return sorted(asking, key=lambda position: (-round(float(own[position]), _SORT_DECIMALS), position))
