# SPDX-License-Identifier: EUPL-1.2
"""What the facilitator types, taken apart: counted hands, single votes, days. Text in, values out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from analysetool.files.fields import is_year, iso_date
from analysetool.model import Answer, Hands, Voting

MOST_HANDS = 9999
STEPS = 5

_EXTRA = re.compile(r"([wnx])(\d{1,4})")
_DUTCH_DAY = re.compile(r"(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})")
_VOTES = {
    **{answer.value: answer for answer in Answer if answer.score is not None},
    "w": Answer.DONT_KNOW,
    "x": Answer.NOT_APPLICABLE,
}


def parse_hands(text: str) -> Hands | None:
    """Read counted hands: five numbers for 1 to 5, with w2 (weet niet) and x1 (nvt) behind them; None when it is not.

    "0 2 5 3 1", "0,2,5,3,1 w2" and "0 2 5 3 1 w 2 n 1" all count: n is nvt too. Nobody at all is no show of hands.
    """
    words = re.sub(r"([wnx])\s+(?=\d)", r"\1", re.sub(r"[,;]", " ", text.lower())).split()
    counts, extras = words[:STEPS], words[STEPS:]
    if len(counts) < STEPS or not all(word.isascii() and word.isdigit() and len(word) <= STEPS for word in counts):
        return None
    found: dict[str, int] = {}
    for extra in extras:
        match = _EXTRA.fullmatch(extra)
        if match is None:
            return None
        sign = "n" if match[1] == "x" else match[1]
        if sign in found:
            return None
        found[sign] = int(match[2])
    one, two, three, four, five = (int(word) for word in counts)
    hands = Hands(scores=(one, two, three, four, five), dont_know=found.get("w", 0), not_applicable=found.get("n", 0))
    return hands if 0 < hands.voters <= MOST_HANDS else None


def vote_of(text: str) -> Answer | None:
    """One vote as it is typed: 1-5, w (weet niet) or x or n (nvt); None for anything else."""
    return _VOTES.get("x" if text.lower() == "n" else text.lower())


def cards_of(text: str) -> tuple[Answer, ...]:
    """Cards as they are typed, a sign each and nothing between them: `4453w`; empty for anything else."""
    cards = [vote_of(sign) for sign in text[: MOST_HANDS + 1]]
    known = tuple(card for card in cards if card is not None)
    return known if len(known) == len(text) <= MOST_HANDS else ()


def begins_numbers(cards: Sequence[Answer], text: str) -> bool:
    """True when a sign after these cards can only mean that they are the first of five numbers: `12` and a blank."""
    number = len(cards) < STEPS and all(card.score is not None for card in cards)
    return number and (text in tuple("06789") or (bool(cards) and text in (" ", ",", ";")))


def add_hands(first: Hands, second: Hands) -> Hands:
    """Two counts of different people together; both with their scores."""
    pairs = zip(first.scores or (), second.scores or (), strict=True)
    one, two, three, four, five = (own + other for own, other in pairs)
    return Hands(
        scores=(one, two, three, four, five),
        dont_know=(first.dont_know or 0) + (second.dont_know or 0),
        not_applicable=(first.not_applicable or 0) + (second.not_applicable or 0),
        voting=first.voting,
    )


def hands_of(votes: Sequence[Answer], voting: Voting) -> Hands:
    """Single votes counted."""
    counts = [votes.count(Answer(str(step))) for step in range(1, STEPS + 1)]
    return Hands(
        scores=(counts[0], counts[1], counts[2], counts[3], counts[4]),
        dont_know=votes.count(Answer.DONT_KNOW),
        not_applicable=votes.count(Answer.NOT_APPLICABLE),
        voting=voting,
    )


def parse_day(text: str) -> date | None:
    """Read a day as 2027-03-01 or as people here write it, 1-3-2027; None for anything else."""
    found = iso_date(text.strip())
    if found is not None:
        return found if is_year(found.year) else None
    match = _DUTCH_DAY.fullmatch(text.strip())
    if match is None:
        return None
    day, month, year = map(int, match.groups())
    try:
        return date(year, month, day) if is_year(year) else None
    except ValueError:
        return None
