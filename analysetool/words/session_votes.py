# SPDX-License-Identifier: EUPL-1.2
"""What is asked and said while the room votes: hands, cards, secret votes, and late ones."""

from __future__ import annotations

from analysetool.model import Hands
from analysetool.words.grammar import agree, plural
from analysetool.words.session import HANDS_EXAMPLE

ASK_HANDS = f"Hoeveel bij 1, 2, 3, 4 en 5? (zoals {HANDS_EXAMPLE}: w is weet niet, x is nvt; Enter = terug)"
COUNT_CARDS = (
    "Druk per kaart of hand op 1–5, w (weet niet) of x (nvt). Backspace of - = laatste weg, Enter = klaar. "
    f"Of typ de aantallen: {HANDS_EXAMPLE}."
)
WRONG_HANDS = f"Typ vijf getallen en daarachter w of x met een getal, zoals: {HANDS_EXAMPLE}."
REPLACE_HANDS = "Hier zijn al handen geteld. Opnieuw tellen? (j/n)"
HANDS_STAY = "De handen blijven zoals ze waren."
VOTES_NOT_KEPT = "De stemmen zijn niet bewaard."
NO_VOTE = "Dat is geen stem. "
NO_CARD = "Dat is geen kaart. "
COUNT_AGAIN = "Kwam er iemand bij? Tel opnieuw met m."


def more_than_present(number: int, one: str, more: str, present: int) -> str:
    told = f"er {agree(present, 'is', 'zijn')} {plural(present, 'mens', 'mensen')}"
    return f"U telde {plural(number, one, more)}; {told}. Klopt dat? (j/n)"


def too_few_votes(votes: str, identity: str, fewest: int) -> str:
    return f"{votes} bij {identity}. Met minder dan {fewest} stemmen bewaart de tool alleen het aantal."


def next_vote(wrong: str, votes: int) -> str:
    return (
        f"{wrong}{plural(votes, 'stem', 'stemmen')} binnen. Stem {votes + 1}: 1–5, w of x "
        "(backspace of - = laatste weg, Enter = klaar)"
    )


def next_card(wrong: str, counted: Hands) -> str:
    """How many cards there are so far, of each kind, and what to press."""
    counts = (*(counted.scores or ()), counted.dont_know or 0, counted.not_applicable or 0)
    told = " · ".join(f"{sign}: {count}" for sign, count in zip("12345wx", counts, strict=True))
    return f"{wrong}Geteld: {counted.voters} ({told}). {COUNT_CARDS}"


def replace_or_add(voters: int, *, secret: bool) -> str:
    there = plural(voters, "geheime stem", "geheime stemmen") if secret else plural(voters, "hand", "handen")
    return (
        f"Hier {agree(voters, 'is', 'zijn')} al {there} geteld. Vervangen of optellen? "
        "(v = vervangen, o = optellen, Enter = laten staan)"
    )


def counted(votes: str, identity: str, total: int | None) -> str:
    together = "" if total is None else f" Samen nu {total}."
    return f"{votes} bij {identity} geteld en bewaard.{together}"


def late_votes_would_show(votes: int, fewest: int) -> str:
    late = "De late stem telt" if votes == 1 else "De late stemmen tellen"
    return (
        f"{late} niet mee: de zaal zag de uitslag al, en aan het verschil is te zien wat "
        f"{agree(votes, 'die persoon koos', 'die mensen kozen')}. Optellen kan vanaf {fewest} stemmen. Of stem "
        "opnieuw met e en v."
    )


def only_their_number(votes: str, identity: str, number: int) -> str:
    return (
        f"{votes} bij {identity}. Van de eerdere stemmen is alleen het aantal bewaard, dus van deze {number} ook. Voor "
        "een uitslag stemt u opnieuw met e en v."
    )
