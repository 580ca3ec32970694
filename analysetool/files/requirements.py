# SPDX-License-Identifier: EUPL-1.2
"""`eisen.yaml`: the limits that `toets` holds a measurement against."""

from __future__ import annotations

import re
from pathlib import Path

from analysetool.errors import Problem, Severity
from analysetool.files.fields import Fields
from analysetool.files.file_shapes import CERTAIN, FAIL, FIRST_MEASUREMENT, NO, REQUIREMENT, SKIP_FAIL, YES, YES_NO
from analysetool.files.yaml_source import YamlDocument, YamlMapping, read_document
from analysetool.measures import HIGHEST, LOWEST
from analysetool.model import Limit, StatementSet
from analysetool.near import near_names
from analysetool.requirements import (
    ANSWERED,
    EARLIER_YEARS,
    PARTICIPANTS,
    Requirement,
    certain_by_default,
    known_subjects,
)
from analysetool.words import problems_requirements as say

KEYS = REQUIREMENT.names
_NUMBER = re.compile(r"-?[0-9]{1,9}(?:\.[0-9]{1,9})?")
_HALF_OF_A_NUMBER = re.compile(r"[0-9]+")
_LIMITS_OF = {ANSWERED: (Limit.MINIMUM,), PARTICIPANTS: (Limit.MINIMUM,), EARLIER_YEARS: (Limit.UNCHANGED,)}
"""What a subject that is no score can have."""
_LIMITS_WITH = {CERTAIN: (Limit.LARGEST_FALL,), FIRST_MEASUREMENT: (Limit.LARGEST_FALL, Limit.UNCHANGED)}
"""Per key that says how a limit counts, the limits that it belongs to."""


def load_requirements(
    path: str | Path, statement_set: StatementSet
) -> tuple[tuple[Requirement, ...], tuple[Problem, ...]]:
    """Read the requirements in a file (or `-`, standard input), with every problem in it."""
    document = read_document(path)
    found = parse_requirements(document, statement_set)
    return found, tuple(document.problems)


def parse_requirements(document: YamlDocument, statement_set: StatementSet) -> tuple[Requirement, ...]:
    """Turn a document into requirements, noting all that is wrong; what is wrong is left out."""
    if document.root is None:
        if not document.problems:
            document.problem(say.EMPTY_FILE)
        return ()
    if not isinstance(document.root, YamlMapping) or "eisen" not in document.root.entries:
        document.problem(say.NO_REQUIREMENTS, document.root.line)
        return ()
    fields = Fields(document, document.root, say.THE_FILE)
    fields.refuse_unknown(("eisen",))
    known = known_subjects(statement_set)
    first: dict[tuple[str, Limit, Severity], int] = {}
    found = []
    for block in fields.blocks("eisen", say.THE_REQUIREMENT, required=True):
        requirement = _requirement(block, known, statement_set)
        if requirement is not None and _is_new(requirement, first, document):
            found.append(requirement)
    return tuple(found)


def _requirement(fields: Fields, known: tuple[str, ...], statement_set: StatementSet) -> Requirement | None:
    _refuse_unknown(fields)
    subject, severity = _subject(fields, known), _severity(fields)
    limits = [limit for limit in Limit if limit in fields.mapping.entries]
    if not limits and not fields.mapping.entries.keys() <= set(KEYS):
        return None  # the unknown key was meant to be the limit, and that was told
    if len(limits) != 1:
        what = say.WITHOUT_LIMIT if not limits else say.TWO_LIMITS
        lacking = say.ADD_UNCHANGED if subject == EARLIER_YEARS else say.ADD_A_LIMIT
        advice = lacking if not limits else say.MAKE_TWO
        fields.document.problem(say.the_requirement(what, advice), fields.mapping.line)
        return None
    bound = _bound(fields, limits[0], subject)
    certain = _word_with(fields, limits[0], CERTAIN, YES_NO)
    first = _word_with(fields, limits[0], FIRST_MEASUREMENT, SKIP_FAIL)
    if subject is None or severity is None or bound is None or certain is None or first is None:
        return None
    by_default = limits[0] is Limit.LARGEST_FALL and certain_by_default(subject, statement_set)
    return Requirement(
        subject=subject,
        limit=limits[0],
        bound=bound,
        certain=certain == YES or (certain == "" and by_default),
        needs_earlier=first == FAIL,
        severity=severity,
        path=fields.document.path,
        line=fields.mapping.line,
    )


def _refuse_unknown(fields: Fields) -> None:
    """Unknown keys; `minimaal: 3,5` within braces is read as 3 and a key 5, which deserves its own words."""
    halves = [key for key in fields.mapping.entries if _HALF_OF_A_NUMBER.fullmatch(key)]
    for key in halves:
        fields.document.problem(
            say.loose_number(key),
            fields.line(key),
        )
    fields.refuse_unknown((*KEYS, *halves) if halves else KEYS)


def _subject(fields: Fields, known: tuple[str, ...]) -> str | None:
    text = fields.text("onderdeel", required=True)
    if text is None or text in known:
        return text
    near = near_names(text, known)
    meant = say.did_you_mean(near) if near else say.CHOOSE_A_SUBJECT
    fields.document.problem(say.unknown_subject(text, meant), fields.line("onderdeel"))
    return None


def _severity(fields: Fields) -> Severity | None:
    text = fields.text("niveau")
    if text is None or text in set(Severity):
        return Severity(text or Severity.ERROR)
    fields.document.problem(say.unknown_severity(text), fields.line("niveau"))
    return None


def _word_with(fields: Fields, limit: Limit, key: str, words: tuple[str, ...]) -> str | None:
    """One of the words that say how a limit counts, or empty where the file does not say; None when it is wrong."""
    text = fields.text(key)
    if text is None:
        return ""
    if text not in words:
        fields.document.problem(say.unknown_word(key, text, words), fields.line(key))
        return None
    if limit not in _LIMITS_WITH[key]:
        fields.document.problem(say.only_with(key, _LIMITS_WITH[key]), fields.line(key))
        return None
    return text


def _bound(fields: Fields, limit: Limit, subject: str | None) -> float | None:
    """The number of a limit, within what the subject can have; None when it is wrong."""
    text = fields.text(limit, required=True)
    if text is None:
        return None
    problem = _impossible(limit, subject)
    if problem is None and limit is Limit.UNCHANGED:
        if text == YES:
            return 0.0
        problem = say.UNCHANGED_NO if text == NO else say.unknown_word(limit, text, (YES,))
    elif problem is None and not _NUMBER.fullmatch(text):
        problem = say.no_number(limit, text)
    elif problem is None:
        problem = _out_of_range(limit, float(text), text, subject)
    if problem is not None:
        fields.document.problem(problem, fields.line(limit))
        return None
    return float(text)


def _impossible(limit: Limit, subject: str | None) -> str | None:
    """That the subject cannot have this limit; None when it can, or when nobody knows what it is about."""
    possible = _LIMITS_OF.get(subject or "", (Limit.MINIMUM, Limit.LARGEST_FALL))
    return None if subject is None or limit in possible else say.impossible_limit(limit, subject, possible)


def _out_of_range(limit: Limit, bound: float, text: str, subject: str | None) -> str | None:
    """What is wrong with a number as this limit on this subject; None when it can be met and can be missed."""
    if subject == PARTICIPANTS:
        fits = bound >= 1 and bound.is_integer()
        return None if fits else say.no_number_of_people(limit, text)
    low, high, what = 0.0, HIGHEST - LOWEST, say.RANGE_OF_FALL
    if subject == ANSWERED:
        low, high, what = 0.0, 100.0, say.RANGE_OF_ANSWERED
    elif limit is Limit.MINIMUM:
        low, high, what = LOWEST, HIGHEST, say.RANGE_OF_SCORE
    return None if low <= bound <= high else say.out_of_range(limit, text, what)


def _is_new(requirement: Requirement, first: dict[tuple[str, Limit, Severity], int], document: YamlDocument) -> bool:
    """False, with a problem, for the same limit on the same subject a second time."""
    key = (requirement.subject, requirement.limit, requirement.severity)
    if key not in first:
        first[key] = requirement.line
        return True
    document.problem(
        say.limit_twice(requirement.limit, requirement.subject, first[key]),
        requirement.line,
    )
    return False
