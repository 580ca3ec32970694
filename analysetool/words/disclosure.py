# SPDX-License-Identifier: EUPL-1.2
"""What is said of what may be shown of a measurement, what not, and what helps (B1)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import assert_never

from analysetool.disclosure import Mode
from analysetool.model import Openness
from analysetool.words.grammar import listing, plural

OPEN = (
    "Deze meting is open. Dat is vooraf met de deelnemers afgesproken. Uit de cijfers kan blijken wat iemand heeft "
    "geantwoord."
)
OPEN_ONE = "Deze meting is open: de antwoorden van één persoon staan hier zoals zij zijn gegeven."
WHAT_HELPS = (
    "Wat helpt: laat meer mensen meedoen, of kies samen gezamenlijke scores. U kunt ook vóór een volgende meting met "
    "alle deelnemers afspreken dat de meting open is."
)
_SO_THAT = "Zo kan niemand aflezen wat iemand heeft geantwoord."
_FORM_OPEN = (
    "Deze meting is open. Iedereen in de coalitie kan zien wat elke groep deelnemers heeft geantwoord, ook een groep "
    "van één mens. Daaruit kan blijken wat u koos."
)
_FORM_OPEN_PARENTS = (
    "Deze meting is open. De organisaties die samenwerken, zien wat ouders hebben gekozen. Ook als er maar één ouder "
    "meedoet. Zij kunnen dan zien wat u koos."
)
_FORM_NOT_KNOWN = "Wie wat van uw antwoorden te zien krijgt, hoort u van wie u dit formulier gaf."


def form_shown(openness: Openness | None, minimum: int | None, *, parents: bool) -> str:
    """What a form says beforehand of who will see what; for who made it to tell where the measurement is not known."""
    if openness is None:
        return _FORM_NOT_KNOWN
    if openness is Openness.OPEN:
        return _FORM_OPEN_PARENTS if parents else _FORM_OPEN
    if parents:
        return f"Wat ouders bij een zin kiezen, is pas te zien als minstens {minimum} ouders daar iets kozen."
    return (
        f"Deze meting is besloten. Wat er bij een stelling of in een groep is geantwoord, is pas te zien als minstens "
        f"{minimum} mensen daar een score gaven."
    )


def left_out(mode: Mode, minimum: int, too_few: Sequence[str], statements: int) -> tuple[str, ...]:
    """What is not shown, why, and what helps where that is much; nothing where all is shown.

    `too_few` are the statements with too few scores, of all `statements`.
    """
    match mode:
        case Mode.EVERYTHING:
            return ()
        case Mode.STATEMENTS:
            if not too_few:
                return ()
            helps = (WHAT_HELPS,) if 2 * len(too_few) > statements else ()
            return (_few_scores(minimum, too_few), *helps)
        case Mode.LEVELS:
            return (
                f"Er deden minder dan {minimum} mensen mee. Daarom staan hier alleen de score en de bandbreedte van "
                f"het totaal en de delen. {_SO_THAT}",
                WHAT_HELPS,
            )
        case Mode.NUMBER:
            return (
                f"Er deden te weinig mensen mee om cijfers te tonen: dat kan pas vanaf 3 mensen, en per stelling vanaf "
                f"{minimum}. {_SO_THAT}",
                WHAT_HELPS,
            )
        case _:
            assert_never(mode)


def _few_scores(minimum: int, too_few: Sequence[str]) -> str:
    statements = plural(len(too_few), "stelling", "stellingen")
    them = "Die stelling telt" if len(too_few) == 1 else "Die stellingen tellen"
    return (
        f"Bij {statements} gaven minder dan {minimum} mensen een score: {listing(too_few)}. {them} nergens in mee. "
        f"{_SO_THAT}"
    )


def rules(openness: Openness, mode: Mode, minimum: int, *, groups: bool) -> tuple[str, ...]:
    """The rule of a measurement, for the explanation at the end; nothing for one voice, which has nobody to hide.

    What it is for groups is told where `groups` are shown.
    """
    if openness is Openness.OPEN:
        return (OPEN,)
    if mode is Mode.EVERYTHING:
        return ()
    of_statements = (
        f"Achter elk cijfer van een stelling staan minstens {minimum} mensen. Gaven minder mensen een score? Dan staat "
        "de stelling er niet bij en telt zij nergens in mee."
    )
    of_groups = (
        f"Een groep staat alleen apart met minstens {minimum} deelnemers. Kleinere groepen zijn samengevoegd. Bij "
        f"groepen telt een stelling alleen mee als in elke groep minstens {minimum} mensen een score gaven."
    )
    return (of_statements, of_groups) if groups else (of_statements,)
