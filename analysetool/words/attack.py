# SPDX-License-Identifier: EUPL-1.2
"""What `controleer --onthulling` says: whether answers of a few people can be worked out, and never what they are."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from analysetool.model import Voice
from analysetool.words.grammar import listing, plural

BY_ITSELF = (
    "--onthulling kijkt alleen naar de cijfers en geeft alleen regels op het scherm. Laat --ruwe-exports, --peildatum, "
    "--formaat en --uit weg."
)
SAY_SO = (
    "Dit hoort niet te kunnen. Deel deze cijfers nog niet en meld het bij de makers van deze tool, zonder de "
    "scorelijsten mee te sturen."
)


def nothing(coalition: str, years: Sequence[int], fewest: int) -> str:
    """That nothing can be worked out of fewer people."""
    return f"{_who(coalition, years)}. Uit deze cijfers is niets over minder dan {fewest} mensen af te leiden."


def whose(coalition: str, voice: Voice) -> str:
    """Whose answers they are."""
    return f"De ouders van {coalition}" if voice is Voice.PARENTS else coalition


def leaks(coalition: str, years: Sequence[int], people: int, groups: Iterable[str], statements: Sequence[str]) -> str:
    """Of how many people something can be worked out, in which group and on which statements; not what."""
    return f"{_who(coalition, years)}. Uit deze cijfers is iets af te leiden over {_about(people, groups, statements)}."


def nearly(coalition: str, years: Sequence[int], people: int, groups: Iterable[str], statements: Sequence[str]) -> str:
    """Of how many people answers are known within one point, in which group and on which statements; not what."""
    return (
        f"{_who(coalition, years)}. Uit deze cijfers is op een punt na af te leiden wat is geantwoord door "
        f"{_about(people, groups, statements)}."
    )


def _about(people: int, groups: Iterable[str], statements: Sequence[str]) -> str:
    named = [group for group in dict.fromkeys(groups) if group]
    inside = f" (in de groep {listing(named)})" if named else ""
    about = "stelling" if len(statements) == 1 else "de stellingen"
    return f"{plural(people, 'mens', 'mensen')}{inside}, bij {about} {listing(statements)}"


def nothing_hidden(coalition: str, years: Sequence[int]) -> str:
    """That a measurement is open or of one voice, so that there is nothing to look for."""
    return f"{_who(coalition, years)}. Hier is niets verborgen: de meting is open, of er is maar één scorelijst."


def only_counts(coalition: str, years: Sequence[int]) -> str:
    """That a measurement of counts cannot be looked at."""
    return f"{_who(coalition, years)}. Dit is niet na te kijken: er zijn alleen aantallen, geen losse scorelijsten."


def _who(coalition: str, years: Sequence[int]) -> str:
    return f"{coalition} {listing([str(year) for year in years])}"
