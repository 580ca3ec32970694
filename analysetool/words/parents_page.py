# SPDX-License-Identifier: EUPL-1.2
"""What the page for parents says: short sentences in common words (A2), and no figure that needs an explanation."""

from __future__ import annotations

from datetime import date

from analysetool.figures.parents_page import ParentsPage, ParentsSaid
from analysetool.model import Action, Openness
from analysetool.words.figures import due_day
from analysetool.words.grammar import count, ended, plural
from analysetool.words.guidance import question_for

TITLE = "Wat u ons vertelde, en wat wij gaan doen"
TITLE_WITHOUT_PARENTS = "Wat wij gaan doen voor jonge gezinnen"
SAID, SAID_NOTHING = "Dit vertelde u", "Wat ouders vinden"
GOOD = "Dit gaat goed"
BETTER = "Dit kan beter"
PLANS = "Dit gaan wij doen"
ASK = "Wilt u iets vragen?"
YES, PARTLY, NO = "dat klopt", "dat klopt een beetje", "dat klopt niet"
KEY = "Elke balk laat zien wat ouders kozen. Het getal is het aantal ouders."
NO_PLANS = "Wij praten nog over wat wij gaan doen."
_NOBODY = "Wij vroegen ouders dit jaar nog niet wat zij vinden."
_TOO_FEW = (
    "Nog te weinig ouders gaven antwoord. Daarom laten wij de antwoorden niet zien. Zo weet niemand wie wat koos."
)
_OPEN = "Deze meting is open. Dat wisten ouders vooraf. Soms is te zien wat iemand koos."
_LATE = "Dit is nog niet klaar."


def title(page: ParentsPage) -> str:
    """The heading; who was not asked told nothing."""
    return TITLE_WITHOUT_PARENTS if page.report.parents is None else TITLE


def subtitle(page: ParentsPage) -> str:
    """Of whom, and of which year."""
    return f"Kansrijke Start in {page.report.coalition}, {page.report.year}"


def introduction(page: ParentsPage) -> str:
    """Who is speaking here."""
    return f"In {page.report.coalition} werken mensen samen voor jonge gezinnen. Dat heet Kansrijke Start."


def heard(page: ParentsPage) -> str:
    """How many parents answered, or why nothing of it is shown."""
    voice = page.report.parents
    if voice is None:
        return _NOBODY
    if not voice.statements:
        return _TOO_FEW
    gave = plural(voice.people, "ouder gaf", "ouders gaven")
    return f"Wij vroegen ouders hoe het gaat. {gave} antwoord. Dank u wel!"


def shown(page: ParentsPage) -> str | None:
    """How it is hidden who chose what, or that it is not; None where no answers are shown."""
    voice = page.report.parents
    if voice is None or not voice.statements:
        return None
    if page.report.openness is Openness.OPEN:
        return _OPEN
    return f"U ziet alleen antwoorden van {page.report.minimum} of meer ouders samen."


def so_for(said: ParentsSaid) -> str:
    """For how many it is so: "Dat klopt voor 4 van de 6 ouders."."""
    if not said.yes:
        return "Dat klopt voor geen enkele ouder."
    if said.yes == said.n:
        return f"Dat klopt voor alle {count(said.n)} ouders." if said.n > 1 else "Dat klopt voor deze ouder."
    return f"Dat klopt voor {count(said.yes)} van de {count(said.n)} ouders."


def others(said: ParentsSaid) -> str | None:
    """What the other parents chose; None where there are none. Where it is so for nobody, most is said already."""
    kinds = ((said.partly, "een beetje"), (said.no if said.yes else 0, "niet"))
    told = [f"Voor {plural(number, 'ouder', 'ouders')} {how}." for number, how in kinds if number]
    return " ".join(told) or None


def told(said: ParentsSaid) -> str:
    """What stands under a sentence; the same as its picture shows."""
    return " ".join(filter(None, (so_for(said), others(said))))


def bar_title(text: str) -> str:
    """What a picture is of."""
    return f"Wat ouders kozen bij: {text}"


def who_and_when(action: Action, day: date | None) -> str:
    """Which organisation does it, and when it is done; that it is late, when it is."""
    who = f"Dit doet: {ended(action.who)}" if action.who else "Wij zoeken nog wie dit doet."
    if action.due is None:
        return f"{who} Wij weten nog niet wanneer."
    if day is not None and action.due < day:
        return f"{who} {_LATE} Het moest klaar zijn op {due_day(action)}."
    return f"{who} Klaar op {due_day(action)}."


def more(number: int) -> str | None:
    """How many other things were agreed; None when all stand here."""
    if not number:
        return None
    return f"Wij doen ook nog {plural(number, 'ander ding', 'andere dingen')}."


def closing(page: ParentsPage) -> tuple[str, ...]:
    """Who to turn to, and when parents are asked again; nothing where nobody wrote that down."""
    info = page.report.info
    if info is None:
        return ()
    told = (
        question_for(info.contact) if info.contact else None,
        f"Wij vragen het weer: {ended(info.next_measurement)}" if info.next_measurement else None,
    )
    return tuple(text for text in told if text is not None)
