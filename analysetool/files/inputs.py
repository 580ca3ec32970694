# SPDX-License-Identifier: EUPL-1.2
"""INVOER read: score sheets, metadata and tables from files and folders, with every problem gathered."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from analysetool.errors import Problem, Severity
from analysetool.files.discovery import discover
from analysetool.files.exercises import is_exercise, parse_exercise
from analysetool.files.measurement_info import parse_measurement_info, warn_when_past_retention
from analysetool.files.score_sheets import parse_score_sheet
from analysetool.files.sheet_heads import sheet_head
from analysetool.files.statement_sets import is_statement_set, parse_statement_set
from analysetool.files.written_sheets import WrittenSheets
from analysetool.files.yaml_source import Scalar, YamlDocument, YamlMapping, parse_into, read_text
from analysetool.model import Kind, MeasurementInfo, ScoreSheet, StatementSet
from analysetool.words import problems_sheets as say
from analysetool.words.problems_files import read_in_first

if TYPE_CHECKING:
    from analysetool.files.tables import Table, TablePart

MeasurementKey = tuple[str, int]


@dataclass(slots=True)
class Inputs:
    """Everything that was read: sheets, metadata, table parts, and all problems in the order of the files.

    `paths` are the files that were looked at, named as in the problems.
    """

    sheets: list[ScoreSheet] = field(default_factory=list)
    infos: list[MeasurementInfo] = field(default_factory=list)
    parts: list[TablePart] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    paths: list[str] = field(default_factory=list)

    @property
    def keys(self) -> set[MeasurementKey]:
        """The coalitions and years of which there are answers."""
        sheets = {(sheet.coalition, sheet.year) for sheet in self.sheets}
        return sheets | {(part.coalition, part.year) for part in self.parts}

    @property
    def coalitions_by_path(self) -> dict[str, set[str]]:
        """Whose answers are in which file, and in which folder."""
        found: dict[str, set[str]] = {}
        for sheet in self.sheets:
            for path in (sheet.path, str(Path(sheet.path).parent)):
                found.setdefault(path, set()).add(sheet.coalition)
        return found


def read_inputs(
    paths: Sequence[str | Path],
    statement_set: StatementSet,
    *,
    reference_date: date | None = None,
    check_sets: bool = False,
    coalitions: Collection[str] = (),
    heard: Callable[[int], object] = lambda _: None,
) -> Inputs:
    """Read files and folders (recursively), keeping every problem as a value.

    Args:
        paths: files, folders or `-`; from a folder only YAML is read, tables count only when named. Those in
            Parquet in one folder are one table.
        statement_set: the set the sheets must belong to.
        reference_date: the day on which retention is judged; None leaves that out.
        check_sets: check statement sets, requirements and exercises that are met too, instead of passing them over.
        coalitions: of other coalitions than these a sheet that begins as this tool writes it is read no further, and
            has no answers; left out, all is read.
        heard: is told of each so many bytes of a table that are read.
    """
    inputs = Inputs()
    parsed: list[tuple[ScoreSheet, int]] = []
    in_parquet: dict[Path, list[Path]] = {}
    written_sheets = WrittenSheets(statement_set)
    for file in discover(paths, inputs.problems):
        if file.is_parquet:
            inputs.paths.append(str(file.path))
            in_parquet.setdefault(file.path.parent, []).append(file.path)
            continue
        if file.is_table:
            inputs.paths.append(str(file.path))
            read = _read_workbook if file.is_workbook else _read_table
            _add_table(read(file.path, statement_set, heard), inputs)
            continue
        document = read_text(file.path)
        inputs.paths.append(document.path)
        head = sheet_head(document) if coalitions else None
        if head is not None and head.coalition not in coalitions:
            inputs.sheets.append(head)
            parsed.append((head, 1))
            continue
        written = written_sheets.read(document)
        if written is not None:
            inputs.sheets.append(written[0])
            parsed.append(written)
        else:
            if not document.problems:
                parse_into(document)
            _read_yaml(document, statement_set, inputs, parsed, reference_date, check_sets=check_sets, named=file.named)
        inputs.problems.extend(document.problems)
        if file.looks_like_a_copy:
            inputs.problems.append(
                Problem(
                    path=str(file.path),
                    message=say.LOOKS_LIKE_A_COPY,
                    severity=Severity.WARNING,
                )
            )
    for several in in_parquet.values():
        _add_table(_read_parquet(several, statement_set, heard), inputs)
    if not inputs.paths and not inputs.problems:
        inputs.problems.append(nothing_in(paths))
    _refuse_duplicate_sheets(parsed, inputs)
    _refuse_desk_beside_others(inputs)
    _check_infos(inputs)
    return inputs


def nothing_in(paths: Sequence[str | Path]) -> Problem:
    """The problem of INVOER without any score sheet; where exports lie in a folder, how these are read."""
    from analysetool.files.raw_exports import raw_exports_in  # noqa: PLC0415 - only where there is nothing

    where = ", ".join(str(path) for path in paths)
    folders = [Path(path) for path in paths if Path(path).is_dir()]
    holding = next((folder for folder in folders if any(raw_exports_in(folder))), None)
    message = say.NO_SHEETS if holding is None else f"{say.NO_SHEETS} {read_in_first(holding)}"
    return Problem(path=where, message=message)


def _read_yaml(
    document: YamlDocument,
    statement_set: StatementSet,
    inputs: Inputs,
    parsed: list[tuple[ScoreSheet, int]],
    reference_date: date | None,
    *,
    check_sets: bool,
    named: bool,
) -> None:
    if document.root is None and not document.problems:
        document.problem(say.EMPTY_FILE)
    if document.root is None:
        return
    entries = document.root.entries if isinstance(document.root, YamlMapping) else {}
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
    elif "eisen" in entries or is_exercise(document):
        if check_sets:
            _parse_beside(document, statement_set)
    else:
        line = document.root.line if not isinstance(document.root, Scalar) else 1
        document.problem(
            say.UNKNOWN_FILE,
            line,
        )


def _parse_beside(document: YamlDocument, statement_set: StatementSet) -> None:
    """Look for problems in a file that is no part of any measurement."""
    if is_exercise(document):
        parse_exercise(document, statement_set)
    else:
        from analysetool.files.requirements import parse_requirements  # noqa: PLC0415 - only where they are checked

        parse_requirements(document, statement_set)


def _pass_over_set(document: YamlDocument, *, check_sets: bool, named: bool) -> None:
    if check_sets:
        parse_statement_set(document)
    elif named:
        document.problem(say.SET_IS_NO_SHEET)


def _read_table(path: Path, statement_set: StatementSet, heard: Callable[[int], object]) -> Table:
    from analysetool.files.large_csv import read_large  # noqa: PLC0415 - few inputs are tables
    from analysetool.files.tables import read_table  # noqa: PLC0415 - the same

    return read_large(path, statement_set, heard) or read_table(path, statement_set, heard)


def _read_workbook(path: Path, statement_set: StatementSet, heard: Callable[[int], object]) -> Table:
    from analysetool.files.workbook_tables import read_workbook_table  # noqa: PLC0415 - few inputs are workbooks

    return read_workbook_table(path, statement_set, heard)


def _read_parquet(paths: Sequence[Path], statement_set: StatementSet, heard: Callable[[int], object]) -> Table:
    from analysetool.files.parquet_tables import read_parquet  # noqa: PLC0415 - brings the engine, an extra

    return read_parquet(paths, statement_set, heard)


def _add_table(table: Table, inputs: Inputs) -> None:
    inputs.problems.extend(table.problems)
    inputs.parts.extend(table.parts)


def _refuse_duplicate_sheets(parsed: Sequence[tuple[ScoreSheet, int]], inputs: Inputs) -> None:
    """Two sheets of one participant, or two joint sheets, would count somebody twice."""
    first: dict[tuple[str, int, str, Kind], str] = {}
    for sheet, line in parsed:
        who = "" if sheet.kind is Kind.JOINT else sheet.participant or ""
        if sheet.kind is Kind.JOINT or who:
            _claim(first, (sheet.coalition, sheet.year, who, sheet.kind), sheet.path, line, inputs)
    sources = Counter((part.coalition, part.year) for part in inputs.parts)
    with_sheets = {(sheet.coalition, sheet.year) for sheet, _ in parsed}
    for part in inputs.parts:
        key = (part.coalition, part.year)
        alone = sources[key] == 1 and key not in with_sheets  # a table by itself holds nobody twice
        for participant in () if alone or part.responses is None else part.responses.participants:
            _claim(first, (part.coalition, part.year, participant, Kind.INDIVIDUAL), part.path, None, inputs)


def _refuse_desk_beside_others(inputs: Inputs) -> None:
    """What was read in one text is never added to what people of the coalition answered."""
    beside: dict[MeasurementKey, str] = {}
    for part in reversed(inputs.parts):
        beside[part.coalition, part.year] = part.path
    for sheet in reversed(inputs.sheets):
        if sheet.kind is not Kind.BUREAU:
            beside[sheet.coalition, sheet.year] = sheet.path
    earlier: dict[MeasurementKey, str] = {}
    for sheet in inputs.sheets:
        if sheet.kind is not Kind.BUREAU:
            continue
        key = (sheet.coalition, sheet.year)
        other = earlier.get(key, beside.get(key))
        earlier.setdefault(key, sheet.path)
        if other is not None:
            message = say.desk_beside_others(sheet.coalition, sheet.year, other)
            inputs.problems.append(Problem(path=sheet.path, message=message))


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
    what = say.participant(who) if who else say.JOINT_SCORES
    inputs.problems.append(
        Problem(
            path=path,
            line=line,
            message=say.also_elsewhere(what, coalition, year, first[key]),
        )
    )


def _check_infos(inputs: Inputs) -> None:
    first: dict[MeasurementKey, str] = {}
    for info in inputs.infos:
        key = (info.coalition, info.year)
        if key in first:
            inputs.problems.append(
                Problem(
                    path=info.path,
                    message=say.measurement_elsewhere(info.coalition, info.year, first[key]),
                )
            )
        first.setdefault(key, info.path)
    measured = inputs.keys
    for info in inputs.infos:
        if (info.coalition, info.year) not in measured:
            inputs.problems.append(
                Problem(
                    path=info.path,
                    message=say.measurement_without_sheets(info.coalition, info.year),
                    severity=Severity.WARNING,
                )
            )
