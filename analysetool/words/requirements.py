# SPDX-License-Identifier: EUPL-1.2
"""The Dutch in which requirements and what came of them are told."""

from __future__ import annotations

from collections.abc import Sequence

from analysetool.errors import Severity
from analysetool.escaping import printable
from analysetool.figures.comparison import ComparisonFigures, NotCompared
from analysetool.figures.requirements import CheckedMeasurement, Missing, Result, ResultLine, SubjectKind
from analysetool.model import Limit
from analysetool.requirements import ANSWERED, EARLIER_YEARS, PARTICIPANTS, THEMES, TOTAL, Outcome, Requirement
from analysetool.rounding import UNKNOWN, dutch_number
from analysetool.words import changes as change_wording
from analysetool.words import earlier_years
from analysetool.words import report as report_words
from analysetool.words.comparison import why_not_compared
from analysetool.words.grammar import agree, listing, plural

OUTCOME_WORDS = {
    Outcome.MET: "voldaan",
    Outcome.NOT_MET: "niet voldaan",
    Outcome.TOO_LITTLE: "te weinig gegevens",
    Outcome.NOT_COMPARABLE: "niet te vergelijken",
}
SKIPPED = "overgeslagen"
_NAMES = {
    SubjectKind.TOTAL: "Het totaal",
    SubjectKind.ANSWERED: "Wat is ingevuld",
    SubjectKind.PARTICIPANTS: "Het aantal deelnemers",
    SubjectKind.EARLIER_YEARS: "De reeks van vorige jaren",
    SubjectKind.PART: "Deel",
    SubjectKind.THEME: "Thema",
    SubjectKind.STATEMENT: "Stelling",
}
_WHOLE = frozenset({SubjectKind.TOTAL, SubjectKind.ANSWERED, SubjectKind.PARTICIPANTS, SubjectKind.EARLIER_YEARS})
"""What is named by a word and has no id."""
_MISSING_WORDS = {
    Missing.HIDDEN: change_wording.HIDDEN,
    Missing.NOT_ASKED: "deze stelling is niet gevraagd",
    Missing.NONE_ASKED: "deze stellingen zijn niet gevraagd",
    Missing.NOBODY_SCORED: "niemand gaf een score",
    Missing.JOINTLY_WITHOUT_SCORE: "de coalitie koos samen geen score",
    Missing.ONLY_NOT_APPLICABLE: "iedereen antwoordde niet van toepassing",
    Missing.NONE_SCORED: "geen enkele stelling heeft een score",
    Missing.TOO_FEW_SCORED: "minder dan de helft van de stellingen heeft een score",
    Missing.BLANKS_NOT_COUNTED: "in de invoer is niet geteld wat niet is ingevuld",
    Missing.NOTHING_ASKED: "er is niets gevraagd",
    Missing.PEOPLE_NOT_COUNTED: "in de invoer staat niet hoeveel mensen meededen",
    Missing.NO_EARLIER_YEAR: "er is geen eerder jaar om mee te vergelijken",
    Missing.NOTHING_SHARED: (
        "de twee metingen hebben geen enkele stelling gemeen. Alle stellingen zijn sindsdien nieuw of veranderd"
    ),
    Missing.NO_SCORES_SHARED: "geen enkele stelling heeft in beide metingen een score",
    Missing.TOO_FEW_COMPARED: "minder dan de helft van de stellingen is te vergelijken",
    Missing.NEW_CLAIM: "deze stelling is nieuw of veranderd sinds de vorige meting",
    Missing.NOT_IN_BASE_LINE: earlier_years.NOT_IN_BASE_LINE,
    Missing.ALL_NEW: "alle stellingen ervan zijn nieuw of veranderd sinds de vorige meting",
}
_NEW_CLAIM_WARNS = "Een daling is er daarom niet. Dit telt als waarschuwing."
_NOT_CERTAIN = "De daling kan toeval zijn en telt daarom niet."
_NOTHING_EARLIER = "Er is geen eerder jaar. Een eis aan een daling is daarom overgeslagen."
NOT_FALLEN = "niet gedaald"
NOTED = "Wat niet is gehaald"
ROUNDING = (
    "Cijfers tellen zoals ze hier staan: afgerond. Een daling is berekend met de precieze cijfers en dan afgerond."
)


def requirement_text(requirement: Requirement, subject: str) -> str:
    """The requirement in a table: "minstens 3,0", "hooguit 0,5 gedaald", "hooguit 0,5 zeker gedaald", "ongewijzigd"."""
    if requirement.limit is Limit.UNCHANGED:
        return earlier_years.UNCHANGED
    number = bound_text(requirement.bound, subject)
    if requirement.limit is Limit.MINIMUM:
        return f"minstens {number}"
    fallen = "zeker gedaald" if requirement.certain else "gedaald"
    return f"hooguit {number} {fallen}" if requirement.bound else f"niet {fallen}"


def bound_text(bound: float, subject: str) -> str:
    """A limit with the decimals it was written with, a score with one at least: 3,0, 2,75, 90%, 5."""
    short = f"{bound:.9f}".rstrip("0").rstrip(".")
    if subject == ANSWERED:
        return f"{short}%".replace(".", ",")
    if subject == PARTICIPANTS or "." in short:
        return short.replace(".", ",")
    return dutch_number(bound)


def value_text(limit: Limit, subject: str, value: float | None) -> str:
    """The figure in a table: "3,3", "87%", "14", "0,3 gedaald"; an en dash where there is none."""
    if value is None:
        return UNKNOWN
    if limit is Limit.UNCHANGED:
        return earlier_years.value_text(int(value))
    if subject == ANSWERED:
        return f"{value:.0f}%"
    if subject == PARTICIPANTS:
        return f"{value:.0f}"
    return dutch_number(value) if limit is Limit.MINIMUM else _fallen(value)


def _fallen(value: float) -> str:
    """How a score went: "0,3 gedaald", "0,2 gestegen", "niet gedaald"."""
    if value == 0:
        return NOT_FALLEN
    return f"{dutch_number(abs(value))} {'gedaald' if value > 0 else 'gestegen'}"


def _allowed(bound: float, may: str = "mag") -> str:
    """How far a score may fall: "hooguit 0,5 mag"."""
    return f"hooguit {bound_text(bound, TOTAL)} {may}" if bound else "dalen mag niet"


def line_subject(line: ResultLine) -> str:
    """What a line is about; of several that are all met: "alle 16 thema's", "52 van de 56 stellingen"."""
    met = len(line.results)
    if met == 1:
        return earlier_years.SHOWN if line.first.subject == EARLIER_YEARS else line.first.subject
    noun = {THEMES: "thema's"}.get(line.first.requirement.subject, line.first.requirement.subject)
    return f"alle {met} {noun}" if met == line.members else f"{met} van de {line.members} {noun}"


def line_requirement(line: ResultLine) -> str:
    """The requirement of a line."""
    return requirement_text(line.first.requirement, line.first.subject)


def line_value(line: ResultLine) -> str:
    """The figure of a line; of several the lowest and highest: "2,1 tot 4,6"."""
    limit = line.first.requirement.limit
    if len(line.results) == 1:
        return value_text(limit, line.first.subject, line.first.value)
    values = [result.value for result in line.results if result.value is not None]
    if not values:
        return UNKNOWN
    lowest, highest = min(values), max(values)
    if limit is Limit.MINIMUM:
        return f"{dutch_number(lowest)} tot {dutch_number(highest)}"
    return f"{_fallen(highest)} tot {_fallen(lowest)}"


def line_told(line: ResultLine) -> str:
    """The line read aloud, its outcome first: "Niet voldaan. A: 0,7 gedaald (hooguit 0,5 mag)"."""
    own, subject = line.first.requirement, line_subject(line)
    if line.first.kind in _WHOLE or len(line.results) > 1:
        subject = subject.capitalize()  # a word of the tool, and no id
    asked, value = line_requirement(line), "geen cijfer" if line.first.value is None else line_value(line)
    if own.limit is Limit.LARGEST_FALL:
        rises = any(result.value is not None and result.value < 0 for result in line.results)
        asked = _allowed(own.bound, "dalen mag" if rises else "mag")
        value = f"van {value}" if len(line.results) > 1 and not line.first.skipped else value
    return f"{line_outcome(line).capitalize()}. {subject}: {value} ({asked})"


def line_outcome(line: ResultLine) -> str:
    """The outcome of a line; a warning says that it is one."""
    own = line.first
    word = SKIPPED if own.skipped else OUTCOME_WORDS[own.outcome]
    warns = own.severity is Severity.WARNING and own.outcome is not Outcome.MET
    return f"{word} (waarschuwing)" if warns else word


def message(checked: CheckedMeasurement, result: Result) -> str:
    """What came of a requirement, in words."""
    if result.value is None:
        return _without_figure(checked, result)
    if result.earlier is not None:
        return earlier_years.told(result.earlier)
    if result.before is not None and result.after is not None:
        return _fall(result, result.before, result.after, result.value)
    number = bound_text(result.requirement.bound, result.subject)
    if result.kind is SubjectKind.ANSWERED:
        return f"Van wat is gevraagd, is {result.value:.0f}% ingevuld. De eis is minstens {number}."
    if result.kind is SubjectKind.PARTICIPANTS:
        people = plural(int(result.value), "deelnemer deed", "deelnemers deden")
        return f"{people} mee. De eis is minstens {number}."
    return f"{_name(result)} scoort {dutch_number(result.value)}. De eis is minstens {number}."


def _without_figure(checked: CheckedMeasurement, result: Result) -> str:
    """Why there is nothing to hold against the requirement, and what that means for it."""
    if result.skipped:
        what = SKIPPED
    else:
        what = "niet te vergelijken" if result.outcome is Outcome.NOT_COMPARABLE else "niet te bepalen"
    told = f"{_name(result)} is {what}: {_why(checked, result)}."
    return f"{told} {_NEW_CLAIM_WARNS}" if result.only_warns else told


def _fall(result: Result, before: float, after: float, fall: float) -> str:
    """How a score went, how far it may fall, and whether chance could explain a fall that is too deep."""
    bound, verdict = result.requirement.bound, result.verdict
    sure = f" Oordeel: {change_wording.verdict_word(verdict)}." if fall > bound and verdict is not None else ""
    excused = f" {_NOT_CERTAIN}" if fall > bound and result.outcome is Outcome.MET else ""
    return (
        f"{_name(result)} ging van {dutch_number(before)} naar {dutch_number(after)}: {_fallen(fall)}. "
        f"{_allowed(bound).capitalize()}.{sure}{excused}"
    )


def _why(checked: CheckedMeasurement, result: Result) -> str:
    """Why there is no figure, as part of a sentence."""
    if isinstance(result.why, NotCompared) and checked.comparison is not None:
        return why_not_compared(result.why, change_wording.names_of(checked.comparison))
    return _MISSING_WORDS[result.why] if isinstance(result.why, Missing) else ""


def _name(result: Result) -> str:
    """What a figure is of, at the start of a sentence."""
    name = _NAMES[result.kind]
    return name if result.kind in _WHOLE else f"{name} {result.subject}"


def heading(checked: CheckedMeasurement) -> str:
    """The title in every format."""
    return f"Toets van {checked.report.coalition} {checked.report.year}"


def context(checked: CheckedMeasurement) -> tuple[str, ...]:
    """On what the figures stand: who took part, joint scores, and with which year falls were computed."""
    skipped = {result.why for result in checked.results if result.skipped}
    told = (
        report_words.participation(checked.report),
        report_words.basis_note(checked.report),
        None if checked.comparison is None else _compared_with(checked.comparison),
        _NOTHING_EARLIER if Missing.NO_EARLIER_YEAR in skipped else None,
        earlier_years.SKIPPED if Missing.NOT_IN_BASE_LINE in skipped else None,
    )
    return tuple(text for text in told if text is not None)


def _compared_with(comparison: ComparisonFigures) -> str:
    """With which year falls were computed, and on which statements."""
    compared, statements = comparison.compared, len(comparison.statement_set.statements)
    start = f"Een daling is berekend ten opzichte van {comparison.before.year}"
    if compared == statements:
        return f"{start}."
    verb = agree(compared, "is", "zijn")
    return (
        f"{start}, met alleen de stellingen die in beide jaren te vergelijken zijn: dat {verb} er {compared} van "
        f"de {statements}."
    )


def place(result: Result) -> str:
    """Where the requirement stands: "eisen.yaml, regel 3"."""
    return f"{printable(result.requirement.path)}, regel {result.requirement.line}"


def summary(results: Sequence[Result]) -> str:
    """How many requirements were met, and what came of the rest, in a sentence or two."""
    skipped = sum(result.skipped for result in results)
    met = sum(result.outcome is Outcome.MET for result in results) - skipped
    if met == len(results):
        return "De eis is gehaald." if met == 1 else f"Alle {met} eisen zijn gehaald."
    counts = {
        outcome: sum(result.outcome is outcome and result.stops for result in results)
        for outcome in (Outcome.NOT_MET, Outcome.TOO_LITTLE, Outcome.NOT_COMPARABLE)
    }
    told = [f"{number} {OUTCOME_WORDS[outcome]}" for outcome, number in counts.items() if number]
    warnings = len(results) - met - skipped - sum(counts.values())
    if skipped:
        told.append(f"{skipped} {SKIPPED}")
    if warnings:
        told.append(plural(warnings, "waarschuwing", "waarschuwingen"))
    verb = agree(met, "is", "zijn")
    return f"{met} van de {plural(len(results), 'eis', 'eisen')} {verb} gehaald: {listing(told)}."
