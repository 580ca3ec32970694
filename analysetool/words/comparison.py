# SPDX-License-Identifier: EUPL-1.2
"""The Dutch around the figures of a comparison: what it stands on, who took part, what chance does, how it was made."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import assert_never

from analysetool.certainty import CONFIDENCE, FALSE_NAMES
from analysetool.changes import (
    FEWEST_ANSWERS,
    MARGINS,
    ONE_VOICE_LEVEL,
    ONE_VOICE_STATEMENT,
    STATEMENT_MARGIN,
)
from analysetool.figures.comparison import (
    ComparisonFigures,
    HiddenScore,
    Missing,
    NoScore,
    NotCompared,
    OtherClaim,
    Strength,
    TrendLine,
)
from analysetool.model import Answer, ChangeVerdict, Verdict
from analysetool.rounding import dutch_number
from analysetool.scoring import LevelKind
from analysetool.versions import Reason
from analysetool.words.changes import HIDDEN, MAY_BE_CHANCE, Names, level_title, verdict_word
from analysetool.words.figures import ANSWER_WORDS
from analysetool.words.figures import verdict_word as score_word
from analysetool.words.grammar import listing, plural

READING = (
    "Het interval zegt tussen welke twee cijfers het verschil had kunnen liggen, als er andere deelnemers waren "
    "geweest."
)
PICTURE = (
    "De balk onder de rondjes laat dat zien, gerekend vanaf het open rondje. Ligt het midden van dat rondje boven de "
    "balk, dan is het verschil niet zeker of heel klein."
)
STRENGTHS = "Een stelling is een sterk punt als haar oordeel sterk is: gemiddeld 4,0 of hoger, en niet verdeeld."
_STRENGTHS_OF_ONE = "Een stelling is een sterk punt als haar oordeel sterk is: een score van 4 of hoger."
_SETTLED_WORDS = {
    Missing.DONT_KNOW: ANSWER_WORDS[Answer.DONT_KNOW],
    Missing.NOT_APPLICABLE: ANSWER_WORDS[Answer.NOT_APPLICABLE],
}
ACTIONS = (
    "Dit sprak de coalitie af. Ernaast staat hoe de score op die stelling sindsdien veranderde. Dat hoeft niet door de "
    "actie te komen. Acties gaan vaak over de laagste scores, en zulke scores gaan de volgende keer vaak vanzelf iets "
    "omhoog: een deel van een lage score is toeval."
)
COMPOSITION = (
    "Een verschil kan komen doordat groepen anders antwoordden, of doordat er andere mensen meededen: uit de ene groep "
    "meer, uit de andere minder. Dat laatste is per stelling de som over groepen van hoeveel hun aandeel veranderde, "
    "keer het midden van hun gemiddelden in beide metingen (de methode van Kitagawa). Dat kan alleen met groepen die "
    "in beide metingen groot genoeg zijn om te tonen."
)
_CLAIM_WORDS = {Reason.ADDED: "nieuw", Reason.DROPPED: "vervallen", Reason.CHANGED: "veranderd"}
_MISSING_WORDS = {Missing.NOT_ASKED: "niet gevraagd", Missing.NO_SCORE: "geen score"}
TREND = "Elke lijn is een deel; de doorgetrokken lijn is het totaal. Hoe hoger, hoe hoger de score."
TREND_TITLE = "Score per deel over de jaren"


def ground(compared: int, statements: int) -> str:
    """On how many statements the comparison stands."""
    if compared == statements:
        return f"De vergelijking gaat over alle {plural(statements, 'stelling', 'stellingen')}."
    which = (
        "die is in beide metingen dezelfde en heeft in allebei een score"
        if compared == 1
        else "die zijn in beide metingen dezelfde en hebben in allebei een score"
    )
    return (
        f"De vergelijking gaat over {compared} van de {plural(statements, 'stelling', 'stellingen')}: {which}. Alle "
        "cijfers, ook die van thema's en delen, gaan alleen over die stellingen. Zij kunnen daarom afwijken "
        "van de losse rapporten."
    )


def counted(verdicts: Mapping[ChangeVerdict, int], names: Names) -> str:
    """How many statements have each verdict; kinds without any are left out."""
    compared = plural(sum(verdicts.values()), "vergeleken stelling", "vergeleken stellingen")
    kinds = [
        f"{number} {verdict_word(verdict, two_coalitions=names.two_coalitions)}"
        for verdict, number in verdicts.items()
        if number
    ]
    return f"De oordelen over de {compared}: {listing(kinds)}."


def by_chance(comparison: ComparisonFigures) -> str:
    """How many statements differ for certain, and how many would by chance alone; or that nobody can tell."""
    judged, found = comparison.with_interval, comparison.beyond_chance
    if not judged:
        return "Er is bij geen enkele stelling een interval. Daarom is niet te zeggen hoeveel verschil toeval is."
    expected = dutch_number(comparison.by_chance)
    which = f"{found or 'geen'} van de {plural(judged, 'stelling', 'stellingen')} met een interval"
    told = f"Toeval: bij {which} lijkt het verschil zeker. Door toeval alleen zijn dat er ongeveer {expected}."
    named = sum(change.named and change.low is not None for change in comparison.statements)
    if named == found:
        return told
    rest = "noemen wij er daarom geen" if named == 0 else f"noemen wij er daarom {named}"
    return f"{told} Als veranderd {rest}: bij de andere staat “{MAY_BE_CHANCE}”."


@dataclass(frozen=True, slots=True, kw_only=True)
class Headings:
    """What stands above the lists of statements that moved; `rest` above those without room on the first screen."""

    improved: str
    worsened: str
    rest: str


def headings(names: Names) -> Headings:
    """The headings for these two measurements."""
    if names.two_coalitions:
        return Headings(
            improved=f"Waar {names.after} hoger scoort",
            worsened=f"Waar {names.after} lager scoort",
            rest="Andere verschillen",
        )
    return Headings(improved="Gestegen", worsened="Gedaald", rest="Andere veranderingen")


def more(shown: int, found: int) -> str | None:
    """How many there are beyond those that are shown; None when all are shown."""
    return None if found <= shown else f"Dit zijn de {shown} grootste van {found}. De andere staan hieronder."


def strength(own: Strength, names: Names) -> str:
    """That a statement became a strength or is one no more; of two coalitions, of which of them it is one."""
    gained = own.after is Verdict.STRONG
    if names.two_coalitions:
        return f"Alleen in {names.after if gained else names.before} een sterk punt."
    return "Nieuw sterk punt." if gained else f"Geen sterk punt meer: nu {score_word(own.after)}."


def same_people(comparison: ComparisonFigures) -> str | None:
    """How many took part twice; None for two coalitions, which have no people in common."""
    people = comparison.same_participants
    if comparison.two_coalitions:
        return None
    if people is None:
        return "Hoeveel mensen twee keer meededen, is niet bekend."
    if people == 0:
        return "Niemand deed twee keer mee. Een verschil kan dus ook komen doordat er andere mensen meededen."
    if people == comparison.before.participants == comparison.after.participants:
        return (
            "In beide metingen deed dezelfde deelnemer mee."
            if people == 1
            else f"In beide metingen deden dezelfde {people} deelnemers mee."
        )
    return (
        f"{plural(people, 'deelnemer deed', 'deelnemers deden')} in beide jaren mee, onder dezelfde code. De "
        "anderen deden één keer mee. Een verschil kan dus ook komen doordat er andere mensen meededen."
    )


def among_same(comparison: ComparisonFigures) -> str | None:
    """Above the figures of only those who took part twice, or instead of them; None when nothing is told apart."""
    if comparison.among_same is None:
        return None
    if comparison.among_same:
        return f"Bij alleen de {comparison.same_participants} mensen die twee keer meededen, ligt het verschil zo:"
    return (
        "Het verschil bij alleen de mensen die twee keer meededen, staat hier niet. Zij of de anderen zijn met minder "
        f"dan {comparison.minimum}, of in een ander jaar deden andere mensen vaker mee. Dan zijn mensen te herkennen."
    )


def joint_basis(comparison: ComparisonFigures, names: Names) -> str | None:
    """On which scores the comparison stands, when those are the joint ones; None when none is."""
    settled = {names.before: comparison.before.settled, names.after: comparison.after.settled}
    if not any(settled.values()):
        return None
    pieces = [f"in {name} {own} van {len(comparison.statements)}" for name, own in settled.items()]
    return (
        f"Deze vergelijking gaat uit van de gezamenlijke scores: {listing(pieces)}. Bij de andere stellingen geldt het "
        "gemiddelde van de losse scorelijsten."
    )


def hidden_votes(minimum: int) -> str:
    """What is not shown of a small measurement."""
    return (
        f"Gaven in een van de metingen minder dan {minimum} mensen een score op een stelling? Dan doet die stelling "
        "niet mee. Zo kan niemand aflezen wat iemand heeft geantwoord."
    )


def why_not_compared(left_out: NotCompared, names: Names) -> str:
    """Why a statement is left out of the comparison, as part of a sentence."""
    match left_out.reason:
        case OtherClaim(reason=reason, since=version):
            return f"{_CLAIM_WORDS[reason]} sinds versie {version} van de stellingen"
        case HiddenScore():
            return HIDDEN
        case NoScore(before=before, after=after):
            return _missing(((names.before, before), (names.after, after)))
        case _:
            assert_never(left_out.reason)


def _missing(sides: Sequence[tuple[str, Missing | None]]) -> str:
    """In which measurement there is no score, and where the coalition settled on another answer, on which."""
    lacking = {own: [name for name, missing in sides if missing is own] for own in _MISSING_WORDS}
    told = [f"{_MISSING_WORDS[own]} in {listing(names)}" for own, names in lacking.items() if names]
    told += [
        f"in {name} koos de coalitie samen “{_SETTLED_WORDS[missing]}”"
        for name, missing in sides
        if missing in _SETTLED_WORDS
    ]
    return listing(told)


def trend(line: TrendLine, years: Sequence[int]) -> str:
    """A line over the years in a sentence."""
    scores = [f"{dutch_number(own)} in {year}" for year, own in zip(years, line.scores, strict=True)]
    return f"{level_title(line)}: {listing(scores)}."


def trend_ground(common: int, statements: int) -> str:
    """On how many statements the lines over the years stand."""
    if common == statements:
        return "Elke lijn gaat over alle stellingen: die hebben in elk jaar een score."
    which = (
        "die is in alle jaren dezelfde en heeft in elk jaar een score"
        if common == 1
        else "die zijn in alle jaren dezelfde en hebben in elk jaar een score"
    )
    return (
        f"Elke lijn gaat over {common} van de {statements} stellingen: {which}. Daarom kunnen deze cijfers afwijken "
        "van die hierboven."
    )


def how_changes_came_about(
    names: Names, *, with_interval: bool, one_voice: bool, composed: bool = False, strengths: bool = False
) -> tuple[str, ...]:
    """The explanation at the end of every comparison."""
    lines = [
        "Een stelling doet mee als zij in beide metingen dezelfde bewering is en in allebei een score heeft. Een "
        "thema, een deel en het totaal zijn in beide metingen het gemiddelde van precies die stellingen. Er is "
        "pas een cijfer als minstens de helft van de stellingen meedoet.",
        f"Het verschil is {names.after} min {names.before}. Het is berekend met de precieze gemiddelden en daarna "
        "afgerond. Het kan daarom 0,1 afwijken van het verschil tussen de afgeronde cijfers.",
    ]
    if with_interval:
        lines += _intervals(names)
    if one_voice:
        lines.append(
            "Staat er in elke meting één stem, zoals een gezamenlijke score? Dan is er geen interval. Bij een stelling "
            f"telt een verschil dan vanaf {dutch_number(ONE_VOICE_STATEMENT)}. Bij een thema, een deel en het totaal "
            f"telt het vanaf {dutch_number(ONE_VOICE_LEVEL)}."
        )
    elif not with_interval:
        lines.append("Er is geen interval. Daarom is bij geen enkel verschil te bepalen of het zeker is.")
    if strengths:
        lines.append(_STRENGTHS_OF_ONE if names.one_person else STRENGTHS)
    if composed:
        lines.append(COMPOSITION)
    if names.two_coalitions:
        lines.append(
            "Dit zijn twee coalities in hetzelfde jaar. De cijfers zijn het oordeel van hun eigen partners. Zij zijn "
            "geen ranglijst."
        )
    return tuple(lines)


def _intervals(names: Names) -> tuple[str, ...]:
    """How sure a difference is, and what that makes of it."""
    up, a_little_up, a_little_down, down = (
        verdict_word(verdict, two_coalitions=names.two_coalitions)
        for verdict in (ChangeVerdict.IMPROVED, ChangeVerdict.HIGHER, ChangeVerdict.LOWER, ChangeVerdict.WORSENED)
    )
    pairs = "" if names.two_coalitions else " Van wie twee keer meedeed, telt de eigen verandering."
    margins = (
        f"{dutch_number(STATEMENT_MARGIN)} bij een stelling, {dutch_number(MARGINS[LevelKind.THEME])} bij een thema, "
        f"{dutch_number(MARGINS[LevelKind.PART])} bij een deel en {dutch_number(MARGINS[LevelKind.TOTAL])} bij het "
        "totaal"
    )
    return (
        "Het interval zegt hoe zeker een verschil is. Het volgt uit hoe sterk de antwoorden van mensen uiteenlopen, en "
        f"uit hoeveel mensen er zijn.{pairs} In {CONFIDENCE:.0%} van de gevallen ligt het echte verschil in zo'n "
        f"interval. Er is een interval vanaf {FEWEST_ANSWERS} mensen met een score in elke meting.",
        f"Een verschil telt vanaf {margins}. {up.capitalize()} of {down}: het hele interval ligt boven of onder 0, en "
        f"het verschil telt. {a_little_up.capitalize()} of {a_little_down}: het interval ligt boven of onder 0, maar "
        "het verschil is kleiner. Ongeveer gelijk: het hele interval is kleiner dan een verschil dat telt. In de "
        "andere gevallen is het verschil niet zeker. Alles is beoordeeld zoals het hier staat: een interval dat bij "
        "0,0 begint of eindigt, ligt niet boven of onder 0.",
        "Wie veel stellingen vergelijkt, vindt altijd wel een verschil. Daarom noemen wij een stelling pas als haar "
        "verschil ook tussen alle stellingen opvalt (de regel van Benjamini en Hochberg). Van wat wij noemen, is naar "
        f"verwachting hooguit {FALSE_NAMES:.0%} toeval. Bij de andere staat “{MAY_BE_CHANCE}”.",
    )
