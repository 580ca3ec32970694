# SPDX-License-Identifier: EUPL-1.2
"""The Dutch in which changes are told."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from analysetool.changes import BOUND, CONFIDENCE, FEWEST_ANSWERS, RESAMPLES, ChangeVerdict
from analysetool.rounding import dutch_number, round_half_up
from analysetool.versions import Reason
from analysetool.wording import count, listing, plural

VERDICT_WORDS = {
    ChangeVerdict.IMPROVED: "verbeterd",
    ChangeVerdict.WORSENED: "verslechterd",
    ChangeVerdict.SAME: "gelijk gebleven",
    ChangeVerdict.UNCLEAR: "verschil niet zeker",
}
NOT_COMPARED = "niet te vergelijken"
HIDDEN = "een score van één persoon in een kleine groep blijft verborgen"
_DECIMALS_NEAR_ZERO = 2


class _Change(Protocol):
    """What a sentence about a change needs."""

    @property
    def before(self) -> float | None: ...
    @property
    def after(self) -> float | None: ...
    @property
    def difference(self) -> float | None: ...
    @property
    def low(self) -> float | None: ...
    @property
    def high(self) -> float | None: ...
    @property
    def verdict(self) -> ChangeVerdict | None: ...


def verdict_word(verdict: ChangeVerdict | None) -> str:
    """The word people see for a verdict about a change."""
    return NOT_COMPARED if verdict is None else VERDICT_WORDS[verdict]


def signed(value: float | None) -> str:
    """A difference with its sign: +0,4, -0,3, 0,0."""
    text = dutch_number(value)
    return f"+{text}" if value is not None and round_half_up(value) > 0 else text


def interval(low: float | None, high: float | None) -> str:
    """The interval in a table: "-0,1 tot 0,5"; an end that is not zero never prints as zero."""
    if low is None or high is None:
        return "niet te bepalen"
    return f"{_end(low)} tot {_end(high)}"


def _end(value: float) -> str:
    """An end of an interval with one decimal, or two where one would hide on which side of zero it lies."""
    hides = round_half_up(value) == 0 and round_half_up(value, _DECIMALS_NEAR_ZERO) != 0
    return dutch_number(value, _DECIMALS_NEAR_ZERO if hides else 1)


def told(change: _Change) -> str:
    """One change in a sentence: from, to, difference, how sure."""
    if change.before is None or change.after is None or change.difference is None:
        return "Niet te vergelijken: te weinig stellingen hebben in allebei de metingen een score."
    start = (
        f"Van {dutch_number(change.before)} naar {dutch_number(change.after)} (verschil {signed(change.difference)})"
    )
    sure = {
        ChangeVerdict.IMPROVED: "dat is een verbetering",
        ChangeVerdict.WORSENED: "dat is een verslechtering",
        ChangeVerdict.SAME: "dat is gelijk gebleven",
        ChangeVerdict.UNCLEAR: "dat verschil is niet zeker",
        None: NOT_COMPARED,
    }[change.verdict]
    return f"{start}: {sure}."


def glance(change: _Change, before: str, after: str) -> str:
    """What happened to the total, in a sentence that a council member understands."""
    if change.before is None or change.after is None:
        return f"Het totaal van {before} en {after} is niet te vergelijken: te weinig stellingen hebben een score."
    scores = f"van {dutch_number(change.before)} in {before} naar {dutch_number(change.after)} in {after}"
    words = {
        ChangeVerdict.IMPROVED: "Het totaal is verbeterd",
        ChangeVerdict.WORSENED: "Het totaal is verslechterd",
        ChangeVerdict.SAME: "Het totaal is gelijk gebleven",
        ChangeVerdict.UNCLEAR: "Of het totaal echt veranderde, is niet zeker",
        None: "Het totaal",
    }[change.verdict]
    return f"{words}: {scores}."


def certainty(change: _Change) -> str:
    """How sure the difference of the total is."""
    if change.difference is None:
        return ""
    if change.low is None or change.high is None:
        return (
            f"Het verschil is {signed(change.difference)}. Hoe zeker dat is, valt niet te zeggen: daarvoor zijn in "
            f"elke meting minstens {FEWEST_ANSWERS} deelnemers met een antwoord nodig."
        )
    return (
        f"Het verschil is {signed(change.difference)}. Met andere deelnemers had het ook tussen "
        f"{_end(change.low)} en {_end(change.high)} kunnen liggen (95% zekerheid)."
    )


def ground(compared: int, statements: int) -> str:
    """On how many statements the comparison stands."""
    if compared == statements:
        return f"De vergelijking gaat over alle {plural(statements, 'stelling', 'stellingen')}."
    verb = "heeft" if compared == 1 else "hebben"
    return (
        f"De vergelijking gaat over {compared} van de {plural(statements, 'stelling', 'stellingen')}: die {verb} in "
        "allebei de metingen een score. Alle cijfers hieronder, ook die van thema's en delen, gaan alleen over die "
        "stellingen. Zij kunnen daarom afwijken van de losse rapporten."
    )


def by_chance(expected: float, with_interval: int) -> str | None:
    """How many statements would differ by chance alone; None where no interval could be determined."""
    if not with_interval:
        return None
    number = max(1, int(round_half_up(expected, 0)))
    verb = "zou" if number == 1 else "zouden"
    return (
        f"Ook als er niets veranderde, {verb} van deze {plural(with_interval, 'stelling', 'stellingen')} er ongeveer "
        f"{number} door toeval een verschil laten zien. Kijk daarom eerst naar het totaal, de delen en de thema's."
    )


def among_same(people: int) -> str:
    """Above the figures of only those who took part twice."""
    return (
        f"{plural(people, 'deelnemer deed', 'deelnemers deden')} in allebei de metingen mee. Bij alleen deze mensen "
        "ligt het verschil zo:"
    )


def all_same(people: int) -> str:
    """Where everybody took part twice."""
    return f"In allebei de metingen deden dezelfde {people} deelnemers mee."


def few_same(minimum: int) -> str:
    """Why the figures of those who took part twice are not shown apart."""
    return (
        f"Het verschil bij alleen de mensen die twee keer meededen, staat hier niet. Zij of de anderen zijn met minder "
        f"dan {minimum}, en dan zijn mensen te herkennen."
    )


def not_shared(reason: Reason, version: str) -> str:
    """Why a statement has no shared claim."""
    what = {
        Reason.ADDED: "nieuw",
        Reason.DROPPED: "vervallen",
        Reason.CHANGED: "veranderd",
    }[reason]
    return f"{what} sinds versie {version} van de stellingen"


def no_score(names: Sequence[str]) -> str:
    """Why a statement with a shared claim is not compared."""
    return f"geen score in {listing(names)}"


def trend(title: str, years: Sequence[int], scores: Sequence[float | None]) -> str:
    """A line over the years in a sentence."""
    pieces = [f"{dutch_number(own)} in {year}" for year, own in zip(years, scores, strict=True) if own is not None]
    return f"{title}: {listing(pieces)}." if pieces else f"{title}: in geen enkel jaar te bepalen."


def how_changes_came_about(*, with_interval: bool, two_coalitions: bool) -> tuple[str, ...]:
    """The explanation at the end of every comparison."""
    lines = [
        "Een stelling doet mee als zij in allebei de metingen dezelfde bewering is en in allebei een score heeft. Een "
        "thema, deel en het totaal zijn in allebei de metingen het gemiddelde van precies die stellingen. Er is pas "
        "een cijfer als minstens de helft van de stellingen meedoet.",
        "Een verschil is berekend met de precieze gemiddelden en daarna afgerond. Het kan daarom 0,1 afwijken van het "
        "verschil tussen de afgeronde cijfers.",
    ]
    if with_interval:
        lines.append(
            f"Hoe zeker een verschil is, volgt uit {count(RESAMPLES)} keer opnieuw trekken uit de deelnemers. Mensen "
            "die twee keer meededen, worden als paar getrokken. Het interval bevat de middelste "
            f"{CONFIDENCE:.0%} van die uitkomsten. Daarvoor zijn in elke meting minstens {FEWEST_ANSWERS} antwoorden "
            "nodig."
        )
    half = dutch_number(BOUND)
    lines.append(
        "Verbeterd: het hele interval ligt boven 0. Verslechterd: het hele interval ligt onder 0. Bij een losse "
        f"stelling moet het verschil dan ook minstens {half} zijn. Gelijk gebleven: het hele interval ligt tussen "
        f"-{half} en {half}. In de andere gevallen is het verschil niet zeker."
    )
    lines.append(
        "Staat er in elke meting één stem, zoals een gezamenlijke score? Dan is er geen interval. Een stelling is "
        f"veranderd vanaf 1,0 en een thema, deel of het totaal vanaf {half}."
    )
    if two_coalitions:
        lines.append(
            "Dit zijn twee coalities in hetzelfde jaar. De cijfers zijn het oordeel van hun eigen partners en zijn "
            "geen ranglijst."
        )
    return tuple(lines)
