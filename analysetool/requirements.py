# SPDX-License-Identifier: EUPL-1.2
"""Requirements: limits that a measurement is held against, and what came of each. Values and one comparison."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from analysetool.errors import Severity
from analysetool.model import Limit, StatementSet
from analysetool.rounding import SCORE_DECIMALS, round_half_up

TOTAL = "totaal"
ANSWERED = "ingevuld"
PARTICIPANTS = "deelnemers"
EARLIER_YEARS = "vorige_jaren"
PARTS, THEMES, STATEMENTS = "delen", "themas", "stellingen"
SUBJECT_WORDS = (TOTAL, PARTS, THEMES, STATEMENTS, ANSWERED, PARTICIPANTS, EARLIER_YEARS)
"""What a requirement may be about besides an id."""
_ALL = 100


class Outcome(StrEnum):
    """What came of a requirement; the values are those of the JSON output."""

    MET = "voldaan"
    NOT_MET = "niet-voldaan"
    TOO_LITTLE = "te-weinig-gegevens"
    NOT_COMPARABLE = "niet-vergelijkbaar"


GRAVEST_FIRST = (Outcome.NOT_COMPARABLE, Outcome.TOO_LITTLE, Outcome.NOT_MET)
"""Of several outcomes at once the first of these is that of the whole."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Requirement:
    """One limit as it stands in the file; `subject` is an id, or a word for several figures or for another one.

    With `certain` a limit on the fall is broken only by a fall that chance does not explain. With `needs_earlier` it
    cannot be met without an earlier year; otherwise it is skipped then. Earlier years that should be unchanged are
    counted: `bound` is how many may differ, which is none.
    """

    subject: str
    limit: Limit
    bound: float
    certain: bool = False
    needs_earlier: bool = False
    severity: Severity = Severity.ERROR
    path: str = ""
    line: int = 1


def subjects_of(subject: str, statement_set: StatementSet) -> tuple[str, ...]:
    """The single figures that a subject means: itself, or each part, theme or statement."""
    if subject == PARTS:
        return tuple(part.id for part in statement_set.parts)
    if subject == THEMES:
        return tuple(theme.id for theme in statement_set.themes)
    if subject == STATEMENTS:
        return tuple(statement.id for statement in statement_set.statements)
    return (subject,)


def certain_by_default(subject: str, statement_set: StatementSet) -> bool:
    """Whether only a certain fall of this counts unless the file says otherwise: single statements and themes waver."""
    small = (THEMES, STATEMENTS)
    return subject in small or any(subject in subjects_of(several, statement_set) for several in small)


def known_subjects(statement_set: StatementSet) -> tuple[str, ...]:
    """Everything that a requirement may be about."""
    ids = [identity for several in (PARTS, THEMES, STATEMENTS) for identity in subjects_of(several, statement_set)]
    return (*SUBJECT_WORDS, *ids)


def printed_score(value: float | None) -> float | None:
    """A score or difference as every report prints it; None stays None."""
    return None if value is None else round_half_up(value, SCORE_DECIMALS)


def printed_percent(answered: int, asked: int) -> float | None:
    """The percentage as it is printed: whole, and 100 only when nothing is missing; None when nothing was asked."""
    if asked == 0:
        return None
    percent = round_half_up(_ALL * answered / asked, 0)
    return min(percent, _ALL - 1.0) if answered < asked else percent


def judged(limit: Limit, bound: float, value: float | None) -> Outcome:
    """Hold a printed figure against its limit; without a figure there is too little data."""
    if value is None:
        return Outcome.TOO_LITTLE
    within = value >= bound if limit is Limit.MINIMUM else value <= bound
    return Outcome.MET if within else Outcome.NOT_MET


def overall(outcomes: Iterable[Outcome]) -> Outcome:
    """The outcome of all requirements together, from those of the ones that count: warnings do not."""
    found = set(outcomes)
    return next((outcome for outcome in GRAVEST_FIRST if outcome in found), Outcome.MET)
