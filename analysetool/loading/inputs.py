# SPDX-License-Identifier: EUPL-1.2
"""INVOER: files and folders become measurements, one per coalition and year, with every problem gathered."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from analysetool.errors import InputError, Problem, Severity, UsageError, errors_in
from analysetool.loading.measurement_info import parse_measurement_info, warn_when_past_retention
from analysetool.loading.score_sheets import parse_score_sheet
from analysetool.loading.statement_sets import is_statement_set, parse_statement_set
from analysetool.loading.yaml_source import STDIN, Document, Mapping, Scalar, read_document
from analysetool.measurement import Measurement, Note
from analysetool.model import Kind, MeasurementInfo, ScoreSheet, StatementSet
from analysetool.tally import Responses, responses_of, tally

if TYPE_CHECKING:
    from analysetool.loading.tables import TablePart

_YAML_ENDINGS = (".yaml", ".yml")
_TABLE_ENDINGS = (".csv",)
_CONFLICT_NAME = re.compile(
    r"\(\d+\)|conflicted copy|conflict van|kopie|copy|sync-conflict|-(?:DESKTOP|LAPTOP|PC)-\w+|~\$|\.orig\b",
    re.IGNORECASE,
)

Key = tuple[str, int]


@dataclass(slots=True)
class Inputs:
    """Everything that was read: sheets, metadata, table parts, and all problems in the order of the files."""

    sheets: list[ScoreSheet] = field(default_factory=list)
    infos: list[MeasurementInfo] = field(default_factory=list)
    parts: list[TablePart] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    files: int = 0

    @property
    def keys(self) -> set[Key]:
        """The coalitions and years of which there are answers."""
        sheets = {(sheet.coalition, sheet.year) for sheet in self.sheets}
        return sheets | {(part.coalition, part.year) for part in self.parts}


def read_inputs(
    paths: Sequence[str | Path],
    statement_set: StatementSet,
    *,
    reference_date: date | None = None,
    check_sets: bool = False,
) -> Inputs:
    """Read files and folders (recursively), keeping every problem as a value.

    Args:
        paths: files, folders or `-`; from a folder only YAML is read, tables count only when named.
        statement_set: the set the sheets must belong to.
        reference_date: the day on which retention is judged; None leaves that out.
        check_sets: check statement sets that are met too, instead of passing them over.
    """
    inputs = Inputs()
    parsed: list[tuple[ScoreSheet, int]] = []
    for path, named in _files(paths, inputs):
        inputs.files += 1
        if Path(path).suffix.lower() in _TABLE_ENDINGS:
            _read_table(Path(path), statement_set, inputs)
            continue
        document = read_document(path)
        _read_yaml(document, statement_set, inputs, parsed, reference_date, check_sets=check_sets, named=named)
        inputs.problems.extend(document.problems)
        if _CONFLICT_NAME.search(Path(path).name):
            inputs.problems.append(
                Problem(
                    path=str(path),
                    message="dit lijkt een kopie die OneDrive, Dropbox of Verkenner maakte. Bewaar één versie en haal "
                    "de andere weg.",
                    severity=Severity.WARNING,
                )
            )
    if inputs.files == 0 and not inputs.problems:
        inputs.problems.append(_nothing_in(paths))
    _refuse_duplicate_sheets(parsed, inputs)
    _check_infos(inputs)
    return inputs


def load_measurements(
    paths: Sequence[str | Path], statement_set: StatementSet
) -> tuple[tuple[Measurement, ...], tuple[Problem, ...]]:
    """Read measurements, sorted by coalition and year, with the warnings that came up.

    Raises:
        InputError: with all problems, when any of them is an error or when nothing was found.
    """
    inputs = read_inputs(paths, statement_set)
    errors = errors_in(inputs.problems)
    if errors:
        raise InputError(inputs.problems)
    measurements = _measurements(inputs, statement_set)
    if not measurements:
        raise InputError([_nothing_in(paths)])
    return measurements, tuple(inputs.problems)


def _nothing_in(paths: Sequence[str | Path]) -> Problem:
    where = ", ".join(str(path) for path in paths)
    return Problem(path=where, message="hier staan geen scorelijsten. Maak er een met: analysetool invullen BESTAND")


def select_measurement(
    measurements: Sequence[Measurement], *, coalition: str | None = None, year: int | None = None
) -> tuple[Measurement, str | None]:
    """Choose the one measurement a command works on, and what to tell the user about the choice.

    Raises:
        UsageError: when the coalition or year is not there, or when several coalitions are and none was named.
    """
    coalitions = sorted({measurement.coalition for measurement in measurements})
    if coalition is not None and coalition not in coalitions:
        message = f"coalitie {coalition!r} staat niet in de invoer. Gevonden: {', '.join(coalitions)}."
        raise UsageError(message)
    if coalition is None and len(coalitions) > 1:
        message = f"de invoer bevat meer dan één coalitie. Kies er een met --coalitie: {', '.join(coalitions)}."
        raise UsageError(message)
    own = [measurement for measurement in measurements if coalition in (None, measurement.coalition)]
    years = sorted(measurement.year for measurement in own)
    if year is not None and year not in years:
        message = f"jaar {year} staat niet in de invoer. Gevonden: {', '.join(map(str, years))}."
        raise UsageError(message)
    chosen_year = years[-1] if year is None else year
    chosen = next(measurement for measurement in own if measurement.year == chosen_year)
    if year is None and len(years) > 1:
        others = ", ".join(map(str, years[:-1]))
        return chosen, f"Dit gaat over {chosen_year}, het nieuwste jaar. Ook gevonden: {others} (kies met --jaar)."
    return chosen, None


def _files(paths: Sequence[str | Path], inputs: Inputs) -> Iterator[tuple[str | Path, bool]]:
    """The files to read in a fixed order, each once; True for those that were named themselves."""
    seen: set[str] = set()
    for path in paths:
        if str(path) == STDIN:
            yield STDIN, True
            continue
        here = Path(path)
        found: Iterable[Path]
        if here.is_dir():
            found, named = _yaml_below(here), False
        elif not here.exists() or here.suffix.lower() in (*_YAML_ENDINGS, *_TABLE_ENDINGS):
            found, named = (here,), True
        else:
            inputs.problems.append(
                Problem(
                    path=str(here), message="dit soort bestand kan ik niet lezen. Geef een map, .yaml, .yml of .csv."
                )
            )
            continue
        for file in found:
            identity = os.path.realpath(file)
            if identity not in seen:
                seen.add(identity)
                yield file, named


def _yaml_below(folder: Path) -> Iterator[Path]:
    for root, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            if not name.startswith(".") and name.lower().endswith(_YAML_ENDINGS):
                yield Path(root) / name


def _read_yaml(
    document: Document,
    statement_set: StatementSet,
    inputs: Inputs,
    parsed: list[tuple[ScoreSheet, int]],
    reference_date: date | None,
    *,
    check_sets: bool,
    named: bool,
) -> None:
    if document.root is None and not document.problems:
        document.problem("dit bestand is leeg. Haal het weg of vul het met: analysetool invullen BESTAND")
    if document.root is None:
        return
    entries = document.root.entries if isinstance(document.root, Mapping) else {}
    if "scores" in entries:
        sheet = parse_score_sheet(document, statement_set)
        if sheet is not None:
            inputs.sheets.append(sheet)
            entry = entries.get("deelnemer")
            parsed.append((sheet, 1 if entry is None else entry.line))
    elif "meting" in entries:
        info = parse_measurement_info(document, statement_set)
        if info is not None:
            inputs.infos.append(info)
            warn_when_past_retention(info, document, reference_date)
    elif is_statement_set(document):
        _pass_over_set(document, check_sets=check_sets, named=named)
    elif "eisen" not in entries:
        line = document.root.line if not isinstance(document.root, Scalar) else 1
        document.problem(
            "dit is geen scorelijst (scores:), meting (meting:), stellingenset (delen:) of eisenlijst (eisen:). Haal "
            "het bestand weg of verbeter het eerste woord.",
            line,
        )


def _pass_over_set(document: Document, *, check_sets: bool, named: bool) -> None:
    if check_sets:
        parse_statement_set(document)
    elif named:
        document.problem("dit is een stellingenset en geen scorelijst. Geef een stellingenset met --stellingen.")


def _read_table(path: Path, statement_set: StatementSet, inputs: Inputs) -> None:
    from analysetool.loading.tables import read_table  # noqa: PLC0415 - brings pandas, which few inputs need

    table = read_table(path, statement_set)
    inputs.problems.extend(table.problems)
    inputs.parts.extend(table.parts)


def _refuse_duplicate_sheets(parsed: Sequence[tuple[ScoreSheet, int]], inputs: Inputs) -> None:
    """Two sheets of one participant, or two joint sheets, would count somebody twice."""
    first: dict[tuple[str, int, str, Kind], str] = {}
    for sheet, line in parsed:
        who = "" if sheet.kind is Kind.JOINT else sheet.participant or ""
        if sheet.kind is Kind.JOINT or who:
            _claim(first, (sheet.coalition, sheet.year, who, sheet.kind), sheet.path, line, inputs)
    for part in inputs.parts:
        for participant in part.responses.participants if part.responses is not None else ():
            _claim(first, (part.coalition, part.year, participant, Kind.INDIVIDUAL), part.path, None, inputs)


def _claim(
    first: dict[tuple[str, int, str, Kind], str],
    key: tuple[str, int, str, Kind],
    path: str,
    line: int | None,
    inputs: Inputs,
) -> None:
    """Note who is in which file; a problem when somebody already is in another one."""
    if key not in first:
        first[key] = path
        return
    coalition, year, who, _ = key
    what = f"deelnemer {who!r}" if who else "de gezamenlijke scores"
    inputs.problems.append(
        Problem(
            path=path,
            line=line,
            message=f"{what} van {coalition} {year} staat ook in {first[key]}. Laat één van de twee staan.",
        )
    )


def _check_infos(inputs: Inputs) -> None:
    first: dict[Key, str] = {}
    for info in inputs.infos:
        key = (info.coalition, info.year)
        if key in first:
            inputs.problems.append(
                Problem(
                    path=info.path,
                    message=f"de meting van {info.coalition} {info.year} staat ook in {first[key]}. Laat één van de "
                    "twee bestanden staan.",
                )
            )
        first.setdefault(key, info.path)
    measured = inputs.keys
    for info in inputs.infos:
        if (info.coalition, info.year) not in measured:
            inputs.problems.append(
                Problem(
                    path=info.path,
                    message=f"er zijn geen scorelijsten van {info.coalition} {info.year} bij deze meting. Kijk of "
                    "coalitie en jaar kloppen.",
                    severity=Severity.WARNING,
                )
            )


def _measurements(inputs: Inputs, statement_set: StatementSet) -> tuple[Measurement, ...]:
    sheets: dict[Key, list[ScoreSheet]] = {}
    for sheet in inputs.sheets:
        sheets.setdefault((sheet.coalition, sheet.year), []).append(sheet)
    parts: dict[Key, list[TablePart]] = {}
    for part in inputs.parts:
        parts.setdefault((part.coalition, part.year), []).append(part)
    infos = {(info.coalition, info.year): info for info in inputs.infos}
    return tuple(
        _measurement(key, sheets.get(key, []), parts.get(key, []), infos.get(key), statement_set)
        for key in sorted({*sheets, *parts})
    )


def _measurement(
    key: Key,
    sheets: Sequence[ScoreSheet],
    parts: Sequence[TablePart],
    info: MeasurementInfo | None,
    statement_set: StatementSet,
) -> Measurement:
    statements = tuple(statement.id for statement in statement_set.statements)
    individual = [sheet for sheet in sheets if sheet.kind is Kind.INDIVIDUAL]
    joint = next((sheet for sheet in sheets if sheet.kind is Kind.JOINT), None)
    long_tables = [part.responses for part in parts if part.responses is not None]
    tallies = [part.tally for part in parts if part.tally is not None]
    responses = _together([responses_of(individual, statements), *long_tables])
    counted = sum(tallies, start=tally(responses, statements))
    notes = [
        Note(statement=identity, text=given.note)
        for sheet in individual
        for identity, given in sheet.answers.items()
        if given.note
    ]
    origins = [info.origin if info is not None else None, *(sheet.origin for sheet in sheets)]
    return Measurement(
        coalition=key[0],
        year=key[1],
        tally=counted,
        responses=None if tallies else responses,
        notes=(*notes, *(note for part in parts for note in part.notes)),
        joint=joint,
        info=info,
        origins=tuple(dict.fromkeys(origin for origin in origins if origin)),
    )


def _together(parts: Sequence[Responses]) -> Responses:
    import numpy as np  # noqa: PLC0415 - only for joining; the arrays come from tally

    return Responses(
        participants=tuple(participant for part in parts for participant in part.participants),
        domains=tuple(domain for part in parts for domain in part.domains),
        answers=np.concatenate([part.answers for part in parts]),
    )
