# SPDX-License-Identifier: EUPL-1.2
"""The Dutch in which changes are told: between two years of one coalition, or between two coalitions in one year."""

from __future__ import annotations

from dataclasses import dataclass
from typing import assert_never

from analysetool.certainty import CONFIDENCE
from analysetool.changes import FEWEST_ANSWERS, ONE_VOICE_LEVEL
from analysetool.figures.comparison import Change, ComparisonFigures, NoInterval, TrendLine
from analysetool.model import ChangeVerdict
from analysetool.rounding import dutch_number, signed

VERDICT_WORDS = {
    ChangeVerdict.IMPROVED: "verbeterd",
    ChangeVerdict.HIGHER: "iets hoger",
    ChangeVerdict.SAME: "ongeveer gelijk",
    ChangeVerdict.LOWER: "iets lager",
    ChangeVerdict.WORSENED: "verslechterd",
    ChangeVerdict.UNCLEAR: "verschil niet zeker",
    ChangeVerdict.UNDETERMINED: "niet te bepalen",
}
BESIDE_WORDS = VERDICT_WORDS | {ChangeVerdict.IMPROVED: "hoger", ChangeVerdict.WORSENED: "lager"}
"""The same verdicts where two coalitions stand side by side: neither of them improved."""
YES, NO = "ja", "nee"
MAY_BE_CHANCE = "kan toeval zijn"
"""Beside a verdict of a statement that does not stand out among all of them."""
HIDDEN = "te weinig mensen gaven een score om die te tonen"
NOT_COMPARED = "niet te vergelijken"
NO_SCORE_SINCE = "Deze stelling is niet te vergelijken."
_TOTAL = "Totaal"
_WITHOUT_INTERVAL = {
    NoInterval.FEW: (
        f"daarvoor zijn in elke meting minstens {FEWEST_ANSWERS} deelnemers met een score nodig op de stellingen die "
        "meedoen"
    ),
    NoInterval.JOINT: "daarvoor zijn losse scores nodig, en hier tellen ook gezamenlijke scores mee",
    NoInterval.COUNTS: "daarvoor zijn losse scorelijsten nodig, en hier zijn alleen aantallen bekend",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """What the two measurements are called: `before` and `after` by year, or by coalition when there are two.

    `one_person` is True where each of them is one person's, who never speaks for the coalition.
    """

    coalition: str
    before: str
    after: str
    two_coalitions: bool
    year: int
    one_person: bool = False


def names_of(comparison: ComparisonFigures) -> Names:
    """What the two measurements of a comparison are called."""
    before, after = comparison.before, comparison.after
    return Names(
        coalition=before.coalition,
        before=before.coalition if comparison.two_coalitions else str(before.year),
        after=after.coalition if comparison.two_coalitions else str(after.year),
        two_coalitions=comparison.two_coalitions,
        year=after.year,
        one_person=comparison.one_person,
    )


def level_title(change: Change | TrendLine) -> str:
    """The title of a part or theme, and the word for the total."""
    return change.title or _TOTAL


def verdict_word(verdict: ChangeVerdict | None, *, two_coalitions: bool = False) -> str:
    """The word people see for a verdict about a change."""
    if verdict is None:
        return NOT_COMPARED
    return (BESIDE_WORDS if two_coalitions else VERDICT_WORDS)[verdict]


def change_word(change: Change, names: Names) -> str:
    """The verdict on a change; of one that is certain by itself but not named, that it may be chance."""
    word = verdict_word(change.verdict, two_coalitions=names.two_coalitions)
    doubtful = change.verdict is not None and change.verdict.certain and not change.named
    return f"{word}, {MAY_BE_CHANCE}" if doubtful else word


def interval(low: float | None, high: float | None) -> str:
    """The interval in a table: "-0,1 tot +0,5"; an en dash where there is none."""
    return dutch_number(None) if low is None or high is None else f"{signed(low)} tot {signed(high)}"


def told(change: Change, names: Names) -> str:
    """One change in a sentence: from, to, difference, how sure."""
    if change.difference is None:
        return "Niet te vergelijken: te weinig stellingen hebben in beide metingen een score."
    return f"{_scores(change, names)} (verschil {signed(change.difference)}): {change_word(change, names)}."


def named_told(change: Change, names: Names) -> str:
    """A change under a heading that says which way it went: from, to, difference and interval."""
    reach = "" if change.low is None else f", interval {interval(change.low, change.high)}"
    return f"{_scores(change, names)} (verschil {signed(change.difference)}{reach})."


def _scores(change: Change, names: Names) -> str:
    before, after = dutch_number(change.before), dutch_number(change.after)
    if names.two_coalitions:
        return f"{names.before} {before} en {names.after} {after}"
    return f"Van {before} naar {after}"


def moved(change: Change) -> str:
    """From which score to which, where what stands around it says that it is certain: "Van 2,4 naar 3,4."."""
    return f"Van {dutch_number(change.before)} naar {dutch_number(change.after)}."


def interval_told(change: Change) -> str:
    """The interval in a sentence of its own; empty where there is none."""
    return "" if change.low is None else f"Interval: {interval(change.low, change.high)}."


def title(names: Names) -> str:
    """The heading of the whole comparison."""
    if names.two_coalitions:
        return f"Kansrijke Start in {names.year}: {names.before} en {names.after} naast elkaar"
    return f"Kansrijke Start in {names.coalition}: van {names.before} naar {names.after}"


def glance(change: Change, names: Names) -> str:
    """What happened to the total, in a sentence that a council member understands."""
    if change.before is None or change.after is None:
        return (
            f"Het totaal van {names.before} en {names.after} is niet te vergelijken: minder dan de helft van de "
            "stellingen heeft in beide metingen een score."
        )
    scores = dutch_number(change.before), dutch_number(change.after)
    if names.two_coalitions:
        words = {
            ChangeVerdict.IMPROVED: f"{names.after} scoort in {names.year} hoger dan {names.before}",
            ChangeVerdict.HIGHER: f"{names.after} scoort in {names.year} iets hoger dan {names.before}",
            ChangeVerdict.SAME: f"{names.before} en {names.after} scoren in {names.year} ongeveer gelijk",
            ChangeVerdict.LOWER: f"{names.after} scoort in {names.year} iets lager dan {names.before}",
            ChangeVerdict.WORSENED: f"{names.after} scoort in {names.year} lager dan {names.before}",
            ChangeVerdict.UNCLEAR: f"Of {names.before} en {names.after} in {names.year} verschillen, is niet zeker",
            ChangeVerdict.UNDETERMINED: f"Of {names.before} en {names.after} verschillen, is niet te bepalen",
            None: f"{names.before} en {names.after}",
        }[change.verdict]
        whose = "Per coalitie deed één persoon mee. " if names.one_person else ""
        return f"{whose}{words}: in totaal heeft {names.before} {scores[0]} en {names.after} {scores[1]}."
    whose = f"van één persoon in {names.coalition}" if names.one_person else f"van {names.coalition}"
    words = {
        ChangeVerdict.IMPROVED: f"De totaalscore {whose} is verbeterd",
        ChangeVerdict.HIGHER: f"De totaalscore {whose} is iets hoger",
        ChangeVerdict.SAME: f"De totaalscore {whose} is ongeveer gelijk gebleven",
        ChangeVerdict.LOWER: f"De totaalscore {whose} is iets lager",
        ChangeVerdict.WORSENED: f"De totaalscore {whose} is verslechterd",
        ChangeVerdict.UNCLEAR: f"Of de totaalscore {whose} veranderde, is niet zeker",
        ChangeVerdict.UNDETERMINED: f"Of de totaalscore {whose} veranderde, is niet te bepalen",
        None: f"De totaalscore {whose}",
    }[change.verdict]
    return f"{words}: van {scores[0]} in {names.before} naar {scores[1]} in {names.after}."


def certainty(change: Change, why_not: NoInterval | None, *, one_person: bool = False) -> str | None:
    """How sure the difference of the total is, or why that cannot be said; None when nothing is compared."""
    if change.difference is None:
        return None
    start = f"Het verschil van het totaal is {signed(change.difference)}."
    match why_not:
        case None:
            return (
                f"{start} Met andere deelnemers had het ook tussen {signed(change.low)} en {signed(change.high)} "
                f"kunnen liggen ({CONFIDENCE:.0%} zekerheid)."
            )
        case NoInterval.ONE_VOICE:
            whose = "deed één persoon mee" if one_person else "staat één stem"
            return (
                f"{start} In elke meting {whose}. Daarom telt een verschil vanaf "
                f"{dutch_number(ONE_VOICE_LEVEL)} als verandering."
            )
        case NoInterval.FEW | NoInterval.JOINT | NoInterval.COUNTS:
            return f"{start} Hoe zeker dat is, valt niet te zeggen: {_WITHOUT_INTERVAL[why_not]}."
        case _:
            assert_never(why_not)


def followed_score(change: Change | None, names: Names) -> str:
    """What the score of an action's statement did since."""
    return NO_SCORE_SINCE if change is None else told(change, names)
