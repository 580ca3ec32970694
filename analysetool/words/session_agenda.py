# SPDX-License-Identifier: EUPL-1.2
"""What is read and typed on the agenda of a session: order, search, what fits, blind spots to share out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from analysetool.agenda import Topic
from analysetool.model import Action, Statement
from analysetool.rounding import dutch_number
from analysetool.words.grammar import listing, plural
from analysetool.words.messages import quoted
from analysetool.words.session import LIST_TITLE, doer_text, minutes_text, titled

ASK_GO = "Naar welke stelling? (zoals A05, of een woord om te zoeken; Enter = terug)"
_TOPICS = {
    Topic.STRENGTH: "sterk",
    Topic.DIVIDED: "verdeeld",
    Topic.WEAK: "aandachtspunt",
    Topic.UNKNOWN: "witte vlek",
    Topic.UNSCORED: "geen score",
    Topic.TOO_FEW: "weinig scores",
    Topic.CHOSEN: "zelf gekozen",
}
EMPTY_AGENDA = "De agenda is leeg: geen stelling vraagt om een gesprek. Voeg er zelf een toe met l."
ASK_CHANGE = (
    "Wat verandert u? (+ A05 erbij, - A05 eraf, A05 2 naar plaats 2, /woord zoekt, t per thema, d verdeelde eerst, "
    "alleen B2 C = alleen die thema's, Enter = klaar)"
)
TYPE_THE_STATEMENT = "Typ de stelling erbij, zoals: + A05."
TYPE_THE_PLACE = "Typ achter de stelling alleen het nummer van de plaats, zoals: A05 2."
AGENDA_CHANGED = "De agenda is veranderd."
WHO_TITLE = "Wie zijn er in de zaal?"
BY_THEME = "De agenda staat nu per thema."
MOST_URGENT_FIRST = "De agenda begint nu met wat verdeelt, daarna wat het meest om een gesprek vraagt."
CHOOSE_ONE = "Typ de letter en het nummer van de stelling die u zoekt."
THEMES_TITLE = "De delen en thema's van deze set:"
TYPE_THE_THEMES = "Typ achter alleen de thema's of delen, zoals: alleen B2 C."
SHARE_OUT = "Dit weten te veel mensen niet. Spreek af wie het uitzoekt en wanneer: a. Een score is niet nodig."
NOT_SHARED_YET = "nog niet verdeeld"


def in_sentence(statement: Statement) -> str:
    """A statement within a sentence: `A05 (De gemeente heeft …)`."""
    identity, _, text = titled(statement).partition(" ")
    return f"{identity} ({text.removesuffix('.')})"


def on_agenda(topic: str, minutes: float) -> str:
    """Why a statement is on the agenda and for how long, in a few words: `verdeeld, 7 min`."""
    why_there = _TOPICS[Topic(topic) if topic in set(Topic) else Topic.CHOSEN]
    return f"{why_there}, {dutch_number(minutes, 0 if float(minutes).is_integer() else 1)} min"


def agenda_title(statements: int, to_share: int, minutes: float) -> str:
    shared = f" en {plural(to_share, 'witte vlek', 'witte vlekken')}" if to_share else ""
    return f"Agenda: {plural(statements, 'stelling', 'stellingen')}{shared}, {minutes_text(minutes)}"


def list_on_agenda(number: int, minutes: float) -> str:
    """The list of blind spots as an item of the agenda."""
    return f"lijst {LIST_TITLE}: {plural(number, 'stelling', 'stellingen')} ({minutes_text(minutes)})"


def found_title(sought: str, number: int) -> str:
    if not sought:
        return f"Alle stellingen ({number}):"
    return f"{plural(number, 'stelling', 'stellingen')} met {quoted(sought)}:"


def nothing_found(sought: str) -> str:
    return f"Geen stelling gevonden met {quoted(sought)}. Probeer een korter woord, of / voor alle stellingen."


def found_on_agenda(place: int) -> str:
    return f"plaats {place} op de agenda"


def found_on_list() -> str:
    return "op de lijst met witte vlekken"


def found_settled(answer: str) -> str:
    return f"samen gekozen: {answer}"


def found_costs(minutes: float, short: int) -> str:
    """What a statement costs that is not on the agenda, and whether that fits; `short` is 0 when it does."""
    fitting = f"past niet, {minutes_text(short)} te kort" if short else "past"
    return f"{minutes_text(minutes)}, {fitting}"


def no_such_theme(typed: str) -> str:
    return f"{typed} is geen thema of deel van deze set. {TYPE_THE_THEMES}"


def only_these(themes: Sequence[str]) -> str:
    return f"De agenda gaat nu alleen over {listing(themes)}."


def who_finds_out(actions: Sequence[Action]) -> str:
    """Who finds something out and when, for each action that holds."""
    told = "; ".join(doer_text(action) for action in actions)
    return told or NOT_SHARED_YET


def ask_drop(minutes: int, proposal: Sequence[str]) -> str:
    told = f"Enter = {' '.join(proposal)}, - = geen" if proposal else "Enter = geen"
    return f"U loopt {minutes_text(minutes)} uit. Welke vallen af? (zoals A05 B03; {told})"


def proposed(statements: Sequence[Statement]) -> Iterator[str]:
    """What the tool would drop, one a line; nothing when that is nothing."""
    if statements:
        yield "Voorstel om te laten vervallen:"
        yield from (f"  {titled(statement)}" for statement in statements)


def fits(minutes: int) -> str:
    return f"De agenda past: u houdt {minutes_text(minutes)} over."


def dropped(statements: Sequence[Statement]) -> str:
    return f"Vandaag niet besproken: {'; '.join(map(in_sentence, statements))}."


def still_overruns(minutes: int) -> str:
    return f"De agenda loopt {minutes_text(minutes)} uit. Druk op t om stellingen te laten vervallen."


def no_statement_of_this_set(typed: str, example: str) -> str:
    return f"{typed} is geen stelling van deze set. Typ bijvoorbeeld: + {example}."


def not_on_the_agenda(identity: str) -> str:
    return f"{identity} staat niet op de agenda."


def on_the_agenda_already(identity: str) -> str:
    return f"{identity} staat al op de agenda. Verplaatsen kan met: {identity} 2."


def now_on_the_agenda(statement: Statement, minutes: float) -> str:
    return f"{in_sentence(statement)} staat nu op de agenda, voor {minutes_text(minutes)}."
