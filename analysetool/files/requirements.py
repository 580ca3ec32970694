# SPDX-License-Identifier: EUPL-1.2
"""`eisen.yaml`: the limits that `toets` holds a measurement against."""

from __future__ import annotations

import re
from difflib import get_close_matches
from pathlib import Path

from analysetool.errors import Problem, Severity
from analysetool.files.fields import Fields, as_fields
from analysetool.files.file_shapes import REQUIREMENT
from analysetool.files.yaml_source import Document, read_document
from analysetool.measures import HIGHEST, LOWEST
from analysetool.model import Limit, StatementSet
from analysetool.requirements import ANSWERED, PARTICIPANTS, Requirement, known_subjects

KEYS = REQUIREMENT.names
_NUMBER = re.compile(r"-?[0-9]{1,9}(?:\.[0-9]{1,9})?")
_HALF_OF_A_NUMBER = re.compile(r"[0-9]+")
_WORDS = "totaal, delen, themas, stellingen, ingevuld of deelnemers"
_NEAR = 3


def load_requirements(
    path: str | Path, statement_set: StatementSet
) -> tuple[tuple[Requirement, ...], tuple[Problem, ...]]:
    """Read the requirements in a file (or `-`, standard input), with every problem in it."""
    document = read_document(path)
    found = parse_requirements(document, statement_set)
    return found, tuple(document.problems)


def parse_requirements(document: Document, statement_set: StatementSet) -> tuple[Requirement, ...]:
    """Turn a document into requirements, noting all that is wrong; what is wrong is left out."""
    if document.root is None:
        if not document.problems:
            document.problem("dit bestand is leeg. Een eisenlijst begint met eisen:")
        return ()
    fields = as_fields(document, document.root, "de eisenlijst", "de eisenlijst")
    if fields is None:
        return ()
    if "eisen" not in fields.mapping.entries:
        document.problem("dit is geen eisenlijst. Een eisenlijst begint met eisen:", fields.mapping.line)
        return ()
    fields.refuse_unknown(("eisen",))
    known = known_subjects(statement_set)
    first: dict[tuple[str, Limit, Severity], int] = {}
    found = []
    for block in fields.blocks("eisen", "de eis", required=True):
        requirement = _requirement(block, known)
        if requirement is not None and _is_new(requirement, first, document):
            found.append(requirement)
    return tuple(found)


def _requirement(fields: Fields, known: tuple[str, ...]) -> Requirement | None:
    _refuse_unknown(fields)
    subject, severity = _subject(fields, known), _severity(fields)
    limits = [limit for limit in Limit if limit in fields.mapping.entries]
    if not limits and not fields.mapping.entries.keys() <= set(KEYS):
        return None  # the unknown key was meant to be the limit, and that was told
    if len(limits) != 1:
        what = "heeft geen grens" if not limits else "heeft twee grenzen"
        advice = "Voeg toe: minimaal of maximale_daling." if not limits else "Maak er twee eisen van."
        fields.document.problem(f"de eis {what}. {advice}", fields.mapping.line)
        return None
    bound = _bound(fields, limits[0], subject)
    if subject is None or severity is None or bound is None:
        return None
    return Requirement(
        subject=subject,
        limit=limits[0],
        bound=bound,
        severity=severity,
        path=fields.document.path,
        line=fields.mapping.line,
    )


def _refuse_unknown(fields: Fields) -> None:
    """Unknown keys; `minimaal: 3,5` within braces is read as 3 and a key 5, which deserves its own words."""
    halves = [key for key in fields.mapping.entries if _HALF_OF_A_NUMBER.fullmatch(key)]
    for key in halves:
        fields.document.problem(
            f"hier staat los het getal {key}. Schrijf een getal met een punt en niet met een komma, zoals 3.5.",
            fields.line(key),
        )
    fields.refuse_unknown((*KEYS, *halves) if halves else KEYS)


def _subject(fields: Fields, known: tuple[str, ...]) -> str | None:
    text = fields.text("onderdeel", required=True)
    if text is None or text in known:
        return text
    folded = {word.casefold(): word for word in known}
    near = [folded[match] for match in get_close_matches(text.casefold(), folded, n=_NEAR)]
    meant = f"Bedoelt u {' of '.join(near)}?" if near else f"Kies {_WORDS}, of het id van een deel, thema of stelling."
    fields.document.problem(f"onderdeel {text!r} bestaat niet in deze stellingenset. {meant}", fields.line("onderdeel"))
    return None


def _severity(fields: Fields) -> Severity | None:
    text = fields.text("niveau")
    if text is None or text in set(Severity):
        return Severity(text or Severity.ERROR)
    fields.document.problem(f"niveau is {text!r}; kies fout of waarschuwing.", fields.line("niveau"))
    return None


def _bound(fields: Fields, limit: Limit, subject: str | None) -> float | None:
    """The number of a limit, within what the subject can have; None when it is wrong."""
    text = fields.text(limit, required=True)
    if text is None:
        return None
    if not _NUMBER.fullmatch(text):
        problem: str | None = f"{limit} is {text!r}; schrijf een getal met een punt, zoals 3.5."
    else:
        problem = _out_of_range(limit, float(text), text, subject)
    if problem is not None:
        fields.document.problem(problem, fields.line(limit))
        return None
    return float(text)


def _out_of_range(limit: Limit, bound: float, text: str, subject: str | None) -> str | None:
    """What is wrong with a number as this limit on this subject; None when it can be met and can be missed."""
    if subject in (ANSWERED, PARTICIPANTS) and limit is Limit.LARGEST_FALL:
        return f"{limit} kan niet bij {subject}; kies daar minimaal."
    if subject == PARTICIPANTS:
        fits = bound >= 1 and bound.is_integer()
        return None if fits else f"{limit} is {text}; bij deelnemers is dat een heel getal vanaf 1."
    low, high, what = 0.0, HIGHEST - LOWEST, "een daling ligt tussen 0 en 4"
    if subject == ANSWERED:
        low, high, what = 0.0, 100.0, "bij ingevuld is dat een percentage van 0 tot en met 100"
    elif limit is Limit.MINIMUM:
        low, high, what = LOWEST, HIGHEST, "een score ligt tussen 1 en 5"
    return None if low <= bound <= high else f"{limit} is {text}; {what}."


def _is_new(requirement: Requirement, first: dict[tuple[str, Limit, Severity], int], document: Document) -> bool:
    """False, with a problem, for the same limit on the same subject a second time."""
    key = (requirement.subject, requirement.limit, requirement.severity)
    if key not in first:
        first[key] = requirement.line
        return True
    document.problem(
        f"{requirement.limit} bij {requirement.subject} staat ook op regel {first[key]}. Laat één van de twee staan.",
        requirement.line,
    )
    return False
