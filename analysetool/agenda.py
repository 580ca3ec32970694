# SPDX-License-Identifier: EUPL-1.2
"""What a coalition talks about in the minutes it has: the statements that ask for it most, each with its reason."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from analysetool.measures import HIGHEST, LOWEST, Floats
from analysetool.model import Verdict
from analysetool.scoring import LevelKind, Scores
from analysetool.verdicts import VERDICT_ORDER, verdict_of

OPENING_SHARE = 0.10
CLOSING_SHARE = 0.15
FEWEST_MINUTES = 15
"""A shorter session has no room for a strength and one statement that divides."""
MINUTES_TO_SHARE = 1
MOST_SHARING = 0.25
"""A blind spot is shared out in a minute, and all of them together in a quarter of the time for talk."""
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
"""To name what goes well, to discuss, to agree on an action, to say who finds out, to raise hands and choose.

A blind spot takes so long by itself; on the list to share out it takes `MINUTES_TO_SHARE`.
"""

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
    """The items in the order of talking, what does not fit (most urgent first), and the minutes at both ends.

    `to_share` are the positions of blind spots that are shared out as one list (who finds this out, by when), the most
    urgent first; that takes `sharing` minutes and comes behind the first `share_after` items.
    """

    items: tuple[AgendaItem, ...]
    left_out: tuple[AgendaItem, ...]
    opening: float
    closing: float
    to_share: tuple[int, ...] = ()
    sharing: float = 0.0
    share_after: int = 0


def make_agenda(
    scores: Scores,
    *,
    minutes: float,
    talk: float | None = None,
    per_statement: float | None = None,
    settled: Collection[int] = (),
    wanted: Collection[int] = (),
    among: Collection[int] | None = None,
) -> Agenda:
    """Choose what to talk about: one strength, what divides, the blind spots as a list, then the rest, as time allows.

    A statement asks for talk when it is divided, weak, unknown, not scored by anybody or by too few to show; one that
    nobody was asked does not. Divided ones come first, for they need the room; unknown ones become a list to share out,
    whose minutes are kept free beforehand. Within each the order follows weight · (disagreement + weakness + unknown),
    see `urgency`; equal ones go round the themes of all parts. One that does not fit any more makes way for a shorter
    one that does.

    Args:
        scores: the figures of all participants together, in row 0.
        minutes: the whole session; a tenth goes to the opening and 15 % to the closing.
        talk: minutes for the statements, where that is not what opening and closing leave.
        per_statement: minutes for every statement, instead of those that belong to its topic.
        settled: positions that the coalition settled before; they are not talked about again.
        wanted: positions to talk about whatever their verdict, such as those that an earlier session left open.
        among: the only positions to choose from, behind those that ask for talk also those that do not; None for all.

    With no statement that asks for talk and no strength all lists are empty.
    """
    opening, closing = minutes * OPENING_SHARE, minutes * CLOSING_SHARE
    left = minutes - opening - closing if talk is None else talk
    order = _in_order(scores, settled, wanted, among)
    sharing = minutes_to_share(len(order.unknown), left)
    left -= sharing
    items: list[AgendaItem] = []
    left_out: list[AgendaItem] = []
    share_after = 0
    for position in (*order.strengths, *order.divided, *order.others):
        item = agenda_item(scores, position, per_statement=per_statement)
        if item.minutes <= left:
            left -= item.minutes
            items.append(item)
            share_after += position not in order.others
        elif position not in order.strengths:
            left_out.append(item)
    return Agenda(
        items=tuple(items),
        left_out=tuple(left_out),
        opening=opening,
        closing=closing,
        to_share=order.unknown,
        sharing=sharing,
        share_after=share_after,
    )


def minutes_to_share(number: int, talk: float) -> float:
    """What sharing out so many blind spots may take of so many minutes for talk: whole minutes, 0 when there are none.

    A minute each, in all a quarter of the time at most; the list is shared out as a whole, however long it is.
    """
    return float(min(number * MINUTES_TO_SHARE, max(1, int(talk * MOST_SHARING))))


def talk_order(
    scores: Scores, *, settled: Collection[int] = (), wanted: Collection[int] = ()
) -> tuple[AgendaItem, ...]:
    """Everything to talk about, however long it takes: one strength, what divides, the rest, and last the blind spots.

    Arguments are as for `make_agenda`. With no statement that asks for talk and no strength there is nothing.
    """
    order = _in_order(scores, settled, wanted, None)
    return tuple(
        agenda_item(scores, position) for position in (*order.strengths, *order.divided, *order.others, *order.unknown)
    )


def most_urgent_first(scores: Scores, positions: Collection[int]) -> tuple[int, ...]:
    """These positions in the order of an agenda: strengths, what divides, and the rest by urgency."""
    first = {Topic.STRENGTH: 0, Topic.DIVIDED: 1}
    return tuple(sorted(_ranked(scores, positions), key=lambda position: first.get(_topic(scores, position), 2)))


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


@dataclass(frozen=True, slots=True, kw_only=True)
class _Order:
    """Positions by what is done with them, each in the order of talking."""

    strengths: tuple[int, ...]
    divided: tuple[int, ...]
    others: tuple[int, ...]
    unknown: tuple[int, ...]


def _in_order(
    scores: Scores, settled: Collection[int], wanted: Collection[int], among: Collection[int] | None
) -> _Order:
    """The strength that is named first, if there is one, and what asks for talk."""
    choice = [
        position
        for position in range(len(scores.structure.statements))
        if position not in settled and (among is None or position in among)
    ]
    strengths = _strongest(scores, [position for position in choice if position not in wanted])
    asking = [position for position in choice if position in wanted or _topic(scores, position) in _ASKS_FOR_TALK]
    ranked = _ranked(scores, asking)
    divided = tuple(position for position in ranked if _topic(scores, position) is Topic.DIVIDED)
    unknown = tuple(
        position for position in ranked if _topic(scores, position) is Topic.UNKNOWN and position not in wanted
    )
    others = tuple(position for position in ranked if position not in {*divided, *unknown})
    silent = [position for position in choice if position not in {*asking, *strengths}] if among is not None else []
    return _Order(strengths=strengths, divided=divided, others=(*others, *_ranked(scores, silent)), unknown=unknown)


def _strongest(scores: Scores, positions: Collection[int]) -> tuple[int, ...]:
    """The statement with the highest mean among the strong ones, to begin with what goes well; none is possible."""
    mean = scores.statements.mean[0]
    strong = [position for position in positions if _topic(scores, position) is Topic.STRENGTH]
    return tuple(sorted(strong, key=lambda position: (-round(float(mean[position]), _SORT_DECIMALS), position))[:1])


def _ranked(scores: Scores, positions: Collection[int]) -> tuple[int, ...]:
    """The most urgent first; equal ones in a round along the themes of all parts."""
    asked = [-round(float(own), _SORT_DECIMALS) for own in urgency(scores)]
    by_urgency = sorted(positions, key=lambda position: (asked[position], position))
    turn = _turns(scores, by_urgency)
    return tuple(sorted(by_urgency, key=lambda position: (asked[position], turn[position], position)))


def _turns(scores: Scores, positions: Sequence[int]) -> dict[int, tuple[int, int, int]]:
    """When each comes in a round: the first of each theme, then the second; themes of the parts in turn.

    So it goes A1, B1, C1, A2, B2, …. Which statement of a theme is the first, is in the order of `positions`.
    """
    structure = scores.structure
    part_of, theme_of = (
        np.argmax(structure.members[[own is kind for own in structure.kinds]], axis=0)
        for kind in (LevelKind.PART, LevelKind.THEME)
    )
    themes: dict[int, list[int]] = {}
    for part, theme in zip(part_of.tolist(), theme_of.tolist(), strict=True):
        if theme not in themes.setdefault(part, []):
            themes[part].append(theme)
    seen: dict[int, int] = {}
    turns: dict[int, tuple[int, int, int]] = {}
    for position in positions:
        part, theme = int(part_of[position]), int(theme_of[position])
        turns[position] = (seen.get(theme, 0), themes[part].index(theme), part)
        seen[theme] = seen.get(theme, 0) + 1
    return turns
