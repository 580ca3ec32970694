# SPDX-License-Identifier: EUPL-1.2
"""The Dutch in which requirements and what came of them are told."""

from __future__ import annotations

from collections.abc import Sequence

from analysetool.changes import ChangeVerdict
from analysetool.errors import Severity
from analysetool.escaping import printable
from analysetool.model import Limit
from analysetool.requirements import ANSWERED, PARTICIPANTS, THEMES, TOTAL, Outcome, Result
from analysetool.rounding import UNKNOWN, dutch_number
from analysetool.words import changes as change_wording
from analysetool.words.figures import listing, plural

OUTCOME_WORDS = {
    Outcome.MET: "voldaan",
    Outcome.NOT_MET: "niet voldaan",
    Outcome.TOO_LITTLE: "te weinig gegevens",
    Outcome.NOT_COMPARABLE: "niet te vergelijken",
}
NO_EARLIER_YEAR = "er is geen eerder jaar om mee te vergelijken"
NOTHING_SHARED = (
    "de twee metingen hebben geen enkele stelling gemeen. Alle stellingen zijn sindsdien nieuw of veranderd"
)
NO_SCORES_SHARED = "geen enkele stelling heeft in allebei de metingen een score"
NONE_SCORED = "geen enkele stelling heeft een score"
TOO_FEW_SCORED = "minder dan de helft van de stellingen heeft een score"
TOO_FEW_COMPARED = "minder dan de helft van de stellingen is te vergelijken"
ALL_NEW = "alle stellingen ervan zijn nieuw of veranderd sinds de vorige meting"
NOT_ASKED = "deze stelling is niet gevraagd"
NOBODY_SCORED = "niemand gaf een score"
ONLY_NVT = "iedereen antwoordde niet van toepassing"
BLANKS_NOT_COUNTED = "in de invoer is niet geteld wat niet is ingevuld"
NOTHING_ASKED = "er is niets gevraagd"
PEOPLE_NOT_COUNTED = "in de invoer staat niet hoeveel mensen meededen"
HIDDEN = change_wording.HIDDEN
NEW_CLAIM_WARNS = "Een daling is er daarom niet. Dit telt als waarschuwing."
NOTED = "Wat niet is gehaald"
ROUNDING = (
    "Cijfers tellen zoals ze hier staan: afgerond. Een daling is berekend met de precieze cijfers en dan afgerond."
)


def requirement_text(limit: Limit, bound: float, subject: str) -> str:
    """The requirement in a table: "minimaal 3,0", "hooguit 0,5 lager"."""
    number = bound_text(bound, subject)
    return f"minimaal {number}" if limit is Limit.MINIMUM else f"hooguit {number} lager"


def bound_text(bound: float, subject: str) -> str:
    """A limit with the decimals it was written with, a score with one at least: 3,0, 2,75, 90%, 5."""
    short = f"{bound:.9f}".rstrip("0").rstrip(".")
    if subject == ANSWERED:
        return f"{short}%".replace(".", ",")
    if subject == PARTICIPANTS or "." in short:
        return short.replace(".", ",")
    return dutch_number(bound)


def value_text(limit: Limit, subject: str, value: float | None) -> str:
    """The figure in a table: "3,3", "87%", "14", "0,3 lager", "0,2 hoger"; an en dash where there is none."""
    if value is None:
        return UNKNOWN
    if subject == ANSWERED:
        return f"{value:.0f}%"
    if subject == PARTICIPANTS:
        return f"{value:.0f}"
    return dutch_number(value) if limit is Limit.MINIMUM else _lower(value)


def span_text(limit: Limit, lowest: float, highest: float) -> str:
    """The figures of several that all meet the same limit: "van 2,1 tot 4,6"."""
    if limit is Limit.MINIMUM:
        return f"{dutch_number(lowest)} tot {dutch_number(highest)}"
    return f"{_lower(highest)} tot {_lower(lowest)}"


def _lower(value: float) -> str:
    if value == 0:
        return "gelijk"
    return f"{dutch_number(abs(value))} {'lager' if value > 0 else 'hoger'}"


def the_met(subject: str, met: int, members: int) -> str:
    """A line for all that met the same requirement: "alle 16 thema's", "52 van de 56 stellingen"."""
    noun = {THEMES: "thema's"}.get(subject, subject)
    return f"alle {met} {noun}" if met == members else f"{met} van de {members} {noun}"


def outcome_text(outcome: Outcome, severity: Severity) -> str:
    """The outcome in a table; a warning says that it is one."""
    word = OUTCOME_WORDS[outcome]
    warns = severity is Severity.WARNING and outcome is not Outcome.MET
    return f"{word} (waarschuwing)" if warns else word


def minimum_told(name: str, subject: str, value: float, bound: float) -> str:
    """What a figure is and what it should be at least."""
    number = bound_text(bound, subject)
    if subject == ANSWERED:
        return f"Van wat is gevraagd, is {value:.0f}% ingevuld. De eis is minimaal {number}."
    if subject == PARTICIPANTS:
        people = plural(int(value), "deelnemer deed", "deelnemers deden")
        return f"{people} mee. De eis is minimaal {number}."
    return f"{name} scoort {dutch_number(value)}. De eis is minimaal {number}."


def fall_told(name: str, before: float, after: float, fall: float, bound: float, verdict: ChangeVerdict | None) -> str:
    """How a score went, how far it may fall, and whether chance could explain a fall that is too deep."""
    how = f"{_lower(fall)}" if fall else "dus gelijk"
    sure = f" Oordeel: {change_wording.verdict_word(verdict)}." if fall > bound and verdict is not None else ""
    return (
        f"{name} ging van {dutch_number(before)} naar {dutch_number(after)}: {how}. De eis is hooguit "
        f"{bound_text(bound, TOTAL)} lager.{sure}"
    )


def missing_told(name: str, reason: str, outcome: Outcome) -> str:
    """Why nothing can be said about a requirement."""
    what = "is niet te vergelijken" if outcome is Outcome.NOT_COMPARABLE else "is niet te bepalen"
    return f"{name} {what}: {reason}."


def heading(coalition: str, year: int) -> str:
    """The title in every format."""
    return f"Toets van {coalition} {year}"


def compared_with(year: int, compared: int, statements: int) -> str:
    """With which year falls were computed, and on which statements."""
    start = f"Een daling is berekend ten opzichte van {year}"
    if compared == statements:
        return f"{start}."
    verb = "is" if compared == 1 else "zijn"
    return (
        f"{start}, met alleen de stellingen die in allebei de jaren te vergelijken zijn: dat {verb} er {compared} van "
        f"de {statements}."
    )


def place(result: Result) -> str:
    """Where the requirement stands: "eisen.yaml, regel 3"."""
    return f"{printable(result.requirement.path)}, regel {result.requirement.line}"


def summary(results: Sequence[Result]) -> str:
    """How many requirements were met, and what is wrong with the rest, in a sentence or two."""
    met = sum(result.outcome is Outcome.MET for result in results)
    if met == len(results):
        return "De eis is gehaald." if met == 1 else f"Alle {met} eisen zijn gehaald."
    counts = {
        outcome: sum(result.outcome is outcome and result.stops for result in results)
        for outcome in (Outcome.NOT_MET, Outcome.TOO_LITTLE, Outcome.NOT_COMPARABLE)
    }
    told = [f"{number} {OUTCOME_WORDS[outcome]}" for outcome, number in counts.items() if number]
    warnings = len(results) - met - sum(counts.values())
    if warnings:
        told.append(plural(warnings, "waarschuwing", "waarschuwingen"))
    verb = "is" if met == 1 else "zijn"
    return f"{met} van de {plural(len(results), 'eis', 'eisen')} {verb} gehaald: {listing(told)}."
