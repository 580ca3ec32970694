# SPDX-License-Identifier: EUPL-1.2
"""Plausible input: what is right in form and probably a slip, looked for over everything that was read.

A slip here counts people in the wrong measurement without a word. `controleer` warns of it; commands that make figures
refuse it, unless the files settle it: a measurement with a `meting.yaml` of its own was meant as it is.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import combinations
from pathlib import Path

from analysetool.errors import Problem, Severity
from analysetool.files.inputs import Inputs, MeasurementKey
from analysetool.model import Answer, Kind, ScoreSheet
from analysetool.words import problems_plausible as say

MOST_EDITS = 2
"""Names that differ by this many letters or fewer may be one name, typed twice."""
_LONG_ENOUGH = 6
"""Signs in a name from where two other letters are probably a slip; shorter names differ by two soon."""
_SAVED_AS_TEXT = (".yaml.txt", ".yml.txt")
MANY_EQUAL = 20
"""Two people with so many equal answers, and none that differs, may be one sheet twice."""


def doubts(inputs: Inputs, paths: Sequence[str | Path], today: date) -> list[Problem]:
    """Everything in the input that is probably a slip, as warnings, in the order of the files.

    Args:
        inputs: what was read, from all files and folders.
        paths: those files and folders.
        today: a measurement of a year after the next one is a slip.
    """
    settled = {(info.coalition, info.year) for info in inputs.infos}
    found = [
        *_lone_sheets(inputs, settled),
        *_beside_another_measurement(inputs),
        *_years_ahead(inputs, settled, today),
        *_almost_equal_names(inputs, settled),
        *_same_answers(inputs.sheets),
        *_misnamed(paths),
    ]
    return sorted(found, key=lambda problem: (problem.path, problem.message))


def refused_doubts(inputs: Inputs, paths: Sequence[str | Path], today: date) -> list[Problem]:
    """The same for a command that makes figures: errors, except for what somebody may well leave as it is."""
    may_stay = list(_same_answers(inputs.sheets))
    return [
        problem if problem in may_stay else replace(problem, severity=Severity.ERROR)
        for problem in doubts(inputs, paths, today)
    ]


def _doubt(path: str, message: str) -> Problem:
    return Problem(path=path, message=message, severity=Severity.WARNING)


def _key(sheet: ScoreSheet) -> MeasurementKey:
    return sheet.coalition, sheet.year


def _folder(sheet: ScoreSheet) -> str:
    return str(Path(sheet.path).parent)


def _lone_sheets(inputs: Inputs, settled: set[MeasurementKey]) -> Iterator[Problem]:
    """One sheet of a measurement in the folder where more of another one lie."""
    lone = Counter(map(_key, inputs.sheets))
    beside = Counter((_folder(sheet), _key(sheet)) for sheet in inputs.sheets)
    for sheet in inputs.sheets:
        if lone[_key(sheet)] > 1 or _key(sheet) in settled:
            continue
        others = [key for (folder, key), number in beside.items() if folder == _folder(sheet) and number > 1]
        if others:
            yield _doubt(sheet.path, say.lone_sheet(*_key(sheet), *others[0]))


def _beside_another_measurement(inputs: Inputs) -> Iterator[Problem]:
    """A sheet that lies beside the `meting.yaml` of another coalition or year."""
    here: dict[str, list[MeasurementKey]] = {}
    for info in inputs.infos:
        here.setdefault(str(Path(info.path).parent), []).append((info.coalition, info.year))
    for sheet in inputs.sheets:
        keys = here.get(_folder(sheet), [])
        if keys and _key(sheet) not in keys:
            yield _doubt(sheet.path, say.beside_another(*_key(sheet), *keys[0]))


def _years_ahead(inputs: Inputs, settled: set[MeasurementKey], today: date) -> Iterator[Problem]:
    for (coalition, year), path in _first_paths(inputs).items():
        if year > today.year + 1 and (coalition, year) not in settled:
            yield _doubt(path, say.year_ahead(year, today.year))


def _almost_equal_names(inputs: Inputs, settled: set[MeasurementKey]) -> Iterator[Problem]:
    """Letters count among sheets alone: a table of a whole country holds names as near as Heerde and Heerlen."""
    paths: dict[str, str] = {}
    for (coalition, _), path in _first_paths(inputs).items():
        paths.setdefault(coalition, path)
    in_sheets = {sheet.coalition for sheet in inputs.sheets}
    meant = {coalition for coalition, _ in settled}
    for one, other in combinations(sorted(paths), 2):
        alike = look_alike if {one, other} <= in_sheets else same_name
        if not {one, other} <= meant and alike(one, other):
            yield _doubt(paths[other], say.almost_equal_names(other, one, paths[one]))


def look_alike(one: str, other: str) -> bool:
    """True for names that differ by capitals, blanks and signs alone, or by two letters when they are long enough.

    Other digits make another name: Wijk 1 is not Wijk 2.
    """
    if [sign for sign in one if sign.isdigit()] != [sign for sign in other if sign.isdigit()]:
        return False
    first, second = _bare(one), _bare(other)
    return first == second or (min(len(first), len(second)) >= _LONG_ENOUGH and edits(first, second) <= MOST_EDITS)


def same_name(one: str, other: str) -> bool:
    """True for names that differ by capitals, blanks and signs alone."""
    return _bare(one) == _bare(other)


def _bare(name: str) -> str:
    return "".join(sign for sign in name.casefold() if sign.isalnum()) or name.casefold()


def edits(one: str, other: str) -> int:
    """How many letters must be put in, left out or replaced to make one text of the other (Levenshtein, 1966)."""
    row = list(range(len(other) + 1))
    for place, sign in enumerate(one, start=1):
        last, row[0] = row[0], place
        for column, theirs in enumerate(other, start=1):
            last, row[column] = row[column], min(row[column] + 1, row[column - 1] + 1, last + (sign != theirs))
    return row[-1]


def _same_answers(sheets: Sequence[ScoreSheet]) -> Iterator[Problem]:
    """Two people of one measurement who gave exactly the same answers, unless everybody's sheet is one answer alone."""
    first: dict[tuple[MeasurementKey, tuple[tuple[str, str], ...]], str] = {}
    for sheet in sheets:
        given = tuple(
            sorted(
                (identity, own.answer.value)
                for identity, own in sheet.answers.items()
                if own.answer is not Answer.NOT_ANSWERED
            )
        )
        if sheet.kind is not Kind.INDIVIDUAL or len(given) < MANY_EQUAL or len({answer for _, answer in given}) == 1:
            continue
        earlier = first.setdefault((_key(sheet), given), sheet.path)
        if earlier != sheet.path:
            yield _doubt(sheet.path, say.same_answers(earlier, len(given)))


def _misnamed(paths: Sequence[str | Path]) -> Iterator[Problem]:
    """YAML that an editor saved as text: it lies in the folder and counts nowhere."""
    for folder in (Path(path) for path in paths if Path(path).is_dir()):
        for path in sorted(folder.rglob("*.txt")):
            if path.name.lower().endswith(_SAVED_AS_TEXT) and not path.name.startswith("."):
                yield _doubt(str(path), say.misnamed(path.name, path.name[: -len(".txt")]))


def _first_paths(inputs: Inputs) -> dict[MeasurementKey, str]:
    """Of each measurement the first file that holds answers to it."""
    found: dict[MeasurementKey, str] = {}
    every: Iterable[tuple[MeasurementKey, str]] = (
        *((_key(sheet), sheet.path) for sheet in inputs.sheets),
        *(((part.coalition, part.year), part.path) for part in inputs.parts),
    )
    for key, path in every:
        found.setdefault(key, path)
    return found
