# SPDX-License-Identifier: EUPL-1.2
"""Answers that lie in a neighbouring folder already: a form of last year, or an export read for the wrong year."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from analysetool.errors import Problem
from analysetool.files.fields import is_year, whole_number
from analysetool.files.score_sheets import parse_score_sheet
from analysetool.files.yaml_source import YamlMapping, read_document
from analysetool.imports.keys import ENOUGH_ANSWERS
from analysetool.imports.responses import Response
from analysetool.model import Answer, GivenAnswer, Kind, ScoreSheet, StatementSet
from analysetool.words import imports as say

_MOST_SHEETS = 1_000
"""So many sheets take about a second; who has more beside a folder is a whole country, and reads by another way."""
_ENDINGS = (".yaml", ".yml")

_Said = tuple[tuple[str, Answer], ...]


def answers_elsewhere(responses: Sequence[Response], folder: Path, statement_set: StatementSet) -> list[Problem]:
    """A doubt for each file and neighbouring folder that hold the same answers of the same people.

    Answers are the same where ten or more statements are answered, all of them alike and not all with one score.

    Args:
        responses: who is new in this import.
        folder: where they would go.
        statement_set: the set of the sheets.
    """
    sheets = list(_sheets_beside(folder, statement_set)) if responses else []
    mine: dict[_Said, list[Response]] = {}
    for response in responses if sheets else ():
        said = _said(response.answers.items())
        if said is not None:
            mine.setdefault(said, []).append(response)
    found: dict[tuple[str, Path], list[tuple[Response, ScoreSheet]]] = {}
    for path, sheet in sheets:
        own = _said(sheet.answers.items())
        for response in mine.get(own, ()) if own is not None else ():
            found.setdefault((response.path, path.parent), []).append((response, sheet))
    return [_doubt(pairs, place, responses) for (_, place), pairs in found.items()]


def _doubt(pairs: Sequence[tuple[Response, ScoreSheet]], place: Path, responses: Sequence[Response]) -> Problem:
    response, sheet = pairs[0]
    people = {id(one): one.line for one, _ in pairs}
    total = sum(one.path == response.path for one in responses)
    lines = sorted(line for line in people.values() if line is not None)
    told = say.same_answers_elsewhere(
        (len(people), total), lines, (place, Path(sheet.path).name), (sheet.coalition, sheet.year)
    )
    return Problem(path=response.path, message=told)


def _said(answers: Iterable[tuple[str, GivenAnswer]]) -> _Said | None:
    """What somebody answered; None for too little, or for one score alone, which many people may give."""
    given = tuple(sorted((identity, own.answer) for identity, own in answers if own.answer is not Answer.NOT_ANSWERED))
    if len(given) < ENOUGH_ANSWERS or len({answer for _, answer in given}) == 1:
        return None
    return given


def _sheets_beside(folder: Path, statement_set: StatementSet) -> Iterator[tuple[Path, ScoreSheet]]:
    """The sheets of people right in the folders near this one; what cannot be read is passed over."""
    left = _MOST_SHEETS
    for near in _folders_beside(folder):
        for path in _entries(near, folders=False):
            if path.suffix.lower() not in _ENDINGS:
                continue
            left -= 1
            if left < 0:
                return
            document = read_document(path)
            if not isinstance(document.root, YamlMapping) or "scores" not in document.root.entries:
                continue
            sheet = parse_score_sheet(document, statement_set)
            if sheet is not None and sheet.kind is Kind.INDIVIDUAL:
                yield path, sheet


def _folders_beside(folder: Path) -> list[Path]:
    """The folder above, those beside it, those in it, and that of its name in other years (`2025/dorp`)."""
    above = folder.parent
    near = [above, *_entries(above, folders=True), *_entries(folder, folders=True)]
    if is_year(whole_number(above.name)):
        years = (other for other in _entries(above.parent, folders=True) if is_year(whole_number(other.name)))
        near += [other / folder.name for other in years]
    own = os.path.realpath(folder)
    found = {os.path.realpath(path): path for path in near if path.is_dir()}
    return [path for real, path in found.items() if real != own]


def _entries(folder: Path, *, folders: bool) -> list[Path]:
    """The folders or the files right in a folder, by name, without hidden ones; none where it cannot be read."""
    try:
        with os.scandir(folder) as entries:
            names = [own.name for own in entries if not own.name.startswith(".") and own.is_dir() is folders]
    except OSError:
        return []
    return [folder / name for name in sorted(names)]
