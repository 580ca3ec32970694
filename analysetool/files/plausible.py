# SPDX-License-Identifier: EUPL-1.2
"""Plausible input: what is right in form and probably a slip, looked for over everything that was read.

A slip here counts people in the wrong measurement without a word. `controleer` warns of it; commands that make figures
refuse it, unless the files settle it: a measurement with a `meting.yaml` of its own was meant as it is.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from analysetool.errors import Problem, Severity
from analysetool.files.alike_names import pairs_alike, pairs_same
from analysetool.files.inputs import Inputs, MeasurementKey
from analysetool.model import Answer, Kind, ScoreSheet
from analysetool.words import problems_plausible as say

_SAVED_AS_TEXT = (".yaml.txt", ".yml.txt")
MANY_EQUAL = 20
"""Two people with so many equal answers, and none that differs, may be one sheet twice."""
MOST_PAIRS = 1_000
"""After so many pairs of names that look alike the rest is not looked at, which is said."""


def doubts(
    inputs: Inputs, paths: Sequence[str | Path], today: date, *, coalitions: Collection[str] = ()
) -> list[Problem]:
    """Everything in the input that is probably a slip, as warnings, in the order of the files.

    Args:
        inputs: what was read, from all files and folders.
        paths: those files and folders.
        today: a measurement of a year after the next one is a slip.
        coalitions: only what may be about these: in a file or folder with sheets of theirs, or without sheets of
            anybody, and names that look like theirs; left out, everything.
    """
    settled = {(info.coalition, info.year) for info in inputs.infos}
    whose = inputs.coalitions_by_path if coalitions else {}
    found = [
        *_lone_sheets(inputs, settled),
        *_beside_another_measurement(inputs),
        *_years_ahead(inputs, settled, today),
        *_same_answers(inputs.sheets),
        *_misnamed(paths),
    ]
    about = [problem for problem in found if not coalitions or _may_be_of(problem.path, whose, coalitions)]
    about += _almost_equal_names(inputs, settled, coalitions)
    return sorted(about, key=lambda problem: (problem.path, problem.message))


def refused_doubts(
    inputs: Inputs, paths: Sequence[str | Path], today: date, *, coalitions: Collection[str] = ()
) -> list[Problem]:
    """The same for a command that makes figures: errors, except for what somebody may well leave as it is."""
    may_stay = set(_same_answers(inputs.sheets))
    return [
        problem if problem in may_stay else replace(problem, severity=Severity.ERROR)
        for problem in doubts(inputs, paths, today, coalitions=coalitions)
    ]


def _may_be_of(path: str, whose: Mapping[str, set[str]], coalitions: Collection[str]) -> bool:
    """Whether sheets of these coalitions are in a file or beside it, or of nobody."""
    theirs = whose.get(path, set()) | whose.get(str(Path(path).parent), set())
    return not theirs or not theirs.isdisjoint(coalitions)


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
    others: dict[str, MeasurementKey] = {}
    for (folder, key), number in beside.items():
        if number > 1:
            others.setdefault(folder, key)
    for sheet in inputs.sheets:
        other = others.get(_folder(sheet))
        if other is not None and lone[_key(sheet)] == 1 and _key(sheet) not in settled:
            yield _doubt(sheet.path, say.lone_sheet(*_key(sheet), *other))


def _beside_another_measurement(inputs: Inputs) -> Iterator[Problem]:
    """A sheet that lies beside the `meting.yaml` of another coalition or year."""
    here: dict[str, dict[MeasurementKey, None]] = {}
    for info in inputs.infos:
        here.setdefault(str(Path(info.path).parent), {})[info.coalition, info.year] = None
    for sheet in inputs.sheets:
        keys = here.get(_folder(sheet), {})
        if keys and _key(sheet) not in keys:
            yield _doubt(sheet.path, say.beside_another(*_key(sheet), *next(iter(keys))))


def _years_ahead(inputs: Inputs, settled: set[MeasurementKey], today: date) -> Iterator[Problem]:
    for (coalition, year), path in _first_paths(inputs).items():
        if year > today.year + 1 and (coalition, year) not in settled:
            yield _doubt(path, say.year_ahead(year, today.year))


def _almost_equal_names(inputs: Inputs, settled: set[MeasurementKey], coalitions: Collection[str]) -> Iterator[Problem]:
    """Letters count among sheets alone: a table of a whole country holds names as near as Heerde and Heerlen."""
    paths: dict[str, str] = {}
    for (coalition, _), path in _first_paths(inputs).items():
        paths.setdefault(coalition, path)
    in_sheets = {sheet.coalition for sheet in inputs.sheets}
    meant = {coalition for coalition, _ in settled}
    told = 0
    for one, other in _alike_in(sorted(paths), in_sheets):
        if (coalitions and one not in coalitions and other not in coalitions) or {one, other} <= meant:
            continue
        if told == MOST_PAIRS:
            yield _doubt(paths[other], say.more_names_alike(MOST_PAIRS))
            return
        told += 1
        yield _doubt(paths[other], say.almost_equal_names(other, one, paths[one]))


def _alike_in(names: Sequence[str], in_sheets: Collection[str]) -> Iterator[tuple[str, str]]:
    """Two names that look alike, and are both in sheets or differ by capitals, blanks and signs alone."""
    own = [name for name in names if name in in_sheets]
    yield from ((own[place], own[of_other]) for place, of_other in pairs_alike(own))
    for place, of_other in pairs_same(names):
        one, other = names[place], names[of_other]
        if one not in in_sheets or other not in in_sheets:
            yield one, other


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
