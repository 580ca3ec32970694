# SPDX-License-Identifier: EUPL-1.2
"""What the laptop says during a session: the same words on a screen and in plain lines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from analysetool.agenda import Topic
from analysetool.figures.report import GroupMean
from analysetool.figures.room import Votes
from analysetool.model import Action, Answer, StatementSet
from analysetool.rounding import dutch_number
from analysetool.session.votes import HANDS_EXAMPLE
from analysetool.words import figures as wording
from analysetool.words.guidance import DONT_KNOW, NOT_APPLICABLE

STATEMENT_KEYS = (
    "1–5 gezamenlijke score", "w weet niet", "x nvt", "n nog niet eens", "0 wissen", "r reden", "a actie",
    "h handen tellen", "e stem voor stem", "Enter → volgende", "v ← vorige", "g ga naar", "l agenda", "? uitleg",
    "p pauze", "s stoppen",
)  # fmt: skip
OPENING_KEYS = ("Enter → beginnen", "l agenda veranderen", "g ga naar", "s stoppen")
CLOSING_KEYS = ("Enter afronden", "v ← terug", "g ga naar", "l stelling toevoegen", "s stoppen, later verder")
PAUSE_KEYS = ("Enter → verder", "s stoppen")

WRONG_KEY = "Die toets doet hier niets."
ASK_REASON = "Waarom deze score? (Enter = zo laten, - = weghalen)"
ASK_HANDS = f"Hoeveel handen bij 1, 2, 3, 4 en 5? ({HANDS_EXAMPLE}: w is weet niet, x is nvt; Enter = terug)"
WRONG_HANDS = f"Typ vijf getallen en daarachter w of x met een getal, zoals: {HANDS_EXAMPLE}."
ASK_WHAT = "Wat gaan wij doen? (Enter = geen actie, - en een nummer = die actie weghalen)"
ASK_WHO = "Welke organisatie doet dit? Noem geen persoon. (Enter = nog niet bekend)"
ASK_WHEN = "Wanneer is het klaar? (zoals 1-3-2027; Enter = nog niet bekend)"
WRONG_DAY = "Schrijf de dag als 1-3-2027 of 2027-03-01."
PERSON = "Dat lijkt op een naam. Noem liever een organisatie of functie. Typ hetzelfde nog een keer als het zo goed is."
ASK_GO = "Naar welke stelling? (Enter = terug)"
DEVIATES = "Dit wijkt af van de losse antwoorden. Bewaren? (j/n)"
SAY_WHY = "Schrijf met r op waarom."
NOT_STATEMENT = "Ga eerst met g naar een stelling."
NOT_KEPT = "De score is niet bewaard."
ENTER_ENDS = "Dit is het einde van de agenda. Druk op Enter om af te ronden."
AT_FIRST = "Dit is de opening."
PAUSED = "Pauze. De klok staat stil."

_WHY = {
    Topic.STRENGTH: "Dit is een sterk punt. Benoem wat goed gaat.",
    Topic.DIVIDED: "Hierover zijn de partners verdeeld. Bespreek het verschil: wat ziet ieder?",
    Topic.WEAK: "De partners zijn het eens dat dit beter kan. Kies een eerste stap.",
    Topic.UNKNOWN: "Veel partners weten dit niet. Spreek af wie het uitzoekt en wanneer.",
    Topic.UNSCORED: "Hier is nog geen score. Steek handen op en kies samen.",
    Topic.CHOSEN: "De gespreksleider koos deze stelling.",
}
STILL_OPEN = "De coalitie is het nog niet eens."


def why(topic: str, *, open_before: bool = False) -> str:
    """Why a statement is on the agenda, in a sentence or two."""
    own = _WHY[Topic(topic) if topic in set(Topic) else Topic.CHOSEN]
    if open_before and topic == Topic.CHOSEN:
        return STILL_OPEN
    return f"{own} {STILL_OPEN}" if open_before else own


def votes_text(votes: Votes) -> str:
    """Counts in words: `4× 1, 6× 2, 8× 4; 2× weet niet; 1× nvt`."""
    scores = ", ".join(f"{count}× {step}" for step, count in enumerate(votes.scores, start=1) if count)
    others = [
        f"{count}× {word}" for count, word in ((votes.dont_know, "weet niet"), (votes.not_applicable, "nvt")) if count
    ]
    return "; ".join([*([scores] if scores else []), *others]) or "geen antwoorden"


def groups_text(groups: Sequence[GroupMean]) -> str:
    """The means of groups: `medisch 3,5, sociaal 2,1`."""
    return ", ".join(f"{wording.group_title(group.group)} {dutch_number(group.mean)}" for group in groups)


def joint_text(answer: Answer | None, statement_set: StatementSet, *, is_open: bool) -> str:
    """What was settled on a statement: `4 (Eens)`, `nog niet eens`, `nog niet gekozen`."""
    if answer is None:
        return "nog niet eens" if is_open else "nog niet gekozen"
    if answer.score is not None:
        return f"{answer.score} ({statement_set.scale[answer.score]})"
    return {Answer.DONT_KNOW: DONT_KNOW, Answer.NOT_APPLICABLE: NOT_APPLICABLE}[answer].lower()


def action_text(action: Action) -> str:
    """An action on one line: what, who, when."""
    pieces = [action.what, action.who or "organisatie nog niet bekend"]
    pieces.append(wording.dutch_date(action.due) if action.due else "datum nog niet bekend")
    return " · ".join(pieces)


def minutes_text(minutes: float) -> str:
    """Minutes for people: `7 minuten`, `2,5 minuten`."""
    whole = float(minutes).is_integer()
    told = str(int(minutes)) if whole else dutch_number(minutes)
    return f"{told} {'minuut' if minutes == 1 else 'minuten'}"


def not_today(left_out: Sequence[str]) -> Iterator[str]:
    """What is not talked about today; nothing when that is nothing."""
    if left_out:
        yield f"Vandaag niet besproken ({len(left_out)}): {', '.join(left_out)}."


def numbered(actions: Iterable[Action]) -> Iterator[str]:
    """Actions with the number by which they can be taken away."""
    for number, action in enumerate(actions, start=1):
        yield f"Actie {number}: {action_text(action)}"
