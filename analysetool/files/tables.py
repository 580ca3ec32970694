# SPDX-License-Identifier: EUPL-1.2
"""Long and tally tables in CSV, by way of pandas: imported only for a table, as it costs a third of a second."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from analysetool.errors import Problem, Severity, reason_of
from analysetool.files.fields import YEAR_PATTERN
from analysetool.files.places import not_there
from analysetool.files.plain import read_input
from analysetool.files.problem_list import ProblemList
from analysetool.files.table_columns import (
    COUNT_DIGITS,
    EITHER,
    LONG,
    LONG_OPTIONAL,
    STATED_SEPARATOR,
    TALLY,
    TALLY_OPTIONAL,
)
from analysetool.measurement import Note
from analysetool.model import Answer, StatementSet
from analysetool.tally import ANSWER_ORDER, COLUMN, NO_DOMAIN, Responses, Tally
from analysetool.words import problems_tables as words

if TYPE_CHECKING:
    import pandas as pd
    from numpy.typing import NDArray

_DELIMITERS = ";,\t"


@dataclass(frozen=True, slots=True, kw_only=True)
class TablePart:
    """What one table holds of one coalition and year: either participants or counts."""

    path: str
    coalition: str
    year: int
    responses: Responses | None = None
    tally: Tally | None = None
    notes: tuple[Note, ...] = ()


@dataclass(slots=True)
class Table:
    """A table that was read, with its problems."""

    path: str
    parts: list[TablePart] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def problem(self, message: str, line: int | None = None, severity: Severity = Severity.ERROR) -> None:
        """Note a problem at a line of this table."""
        self.problems.append(Problem(path=self.path, line=line, message=message, severity=severity))


def read_table(path: Path, statement_set: StatementSet) -> Table:
    """Read a long or tally table; which of the two follows from the column `aantal`.

    Every cell is read as text and converted one by one, so that `001`, `NA` and `1e5` stay what they are.
    """
    table = Table(path=str(path))
    frame = _read_text(path, table)
    if frame is None:
        return table
    is_tally = "aantal" in frame.columns
    if not _settle_columns(frame, table, is_tally=is_tally):
        return table
    _check_cells(frame, table, statement_set)
    if is_tally:
        _check_counts(frame, table)
    if any(problem.is_error for problem in table.problems):
        return table
    build = _tally_part if is_tally else _long_part
    for (coalition, year), rows in frame.groupby(["coalitie", "jaar"], sort=True):
        part = build(rows, str(coalition), int(str(year)), statement_set, table)
        if part is not None:
            table.parts.append(part)
    return table


def _read_text(path: Path, table: Table) -> pd.DataFrame | None:
    """Every cell as stripped text in a frame whose index is the line of the row; None when it is no table."""
    try:
        text = read_input(path).decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    except FileNotFoundError:
        table.problem(not_there(path))
    except UnicodeDecodeError:
        table.problem(words.not_utf8(table.path))
    except OSError as error:
        table.problem(words.cannot_be_read(reason_of(error)))
    else:
        return _frame(text, table)
    return None


def _frame(text: str, table: Table) -> pd.DataFrame | None:
    import pandas as pd  # noqa: PLC0415 - heavy, only needed for tables

    stated = STATED_SEPARATOR.match(text)
    text = text[stated.end() :] if stated else text
    separator = stated[1] if stated else _delimiter(text)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    above = int(stated is not None)
    header: list[str] = []
    rows: list[list[str]] = []
    lines: list[int] = []
    line = above + 1
    try:
        for cells in reader:
            row = [cell.strip() for cell in cells]
            if any(row) and not header:
                header = [cell.casefold() for cell in row]
            elif any(row):
                rows.append(_fit(row, len(header)))
                lines.append(line)
            line = reader.line_num + above + 1
    except csv.Error:
        table.problem(words.QUOTES, line)
        return None
    if not header:
        table.problem(words.EMPTY)
        return None
    if not EITHER & set(header) - {"coalitie", "jaar"}:
        _columns_missing(header, table)  # whatever else is wrong with it: this is no table of ours
        return None
    for column in sorted({column for column in header if header.count(column) > 1}):
        table.problem(words.column_twice(column), 1)
    _note_rows(
        table,
        (
            (line, words.other_width(len(row), len(header)))
            for line, row in zip(lines, rows, strict=True)
            if len(row) != len(header)
        ),
    )
    if table.problems:
        return None
    return pd.DataFrame(rows, columns=header, index=lines, dtype=str)


def _fit(row: list[str], width: int) -> list[str]:
    """A row without its last cells is filled up; empty cells too many are what spreadsheets leave behind."""
    return row[:width] if not any(row[width:]) and len(row) > width else row + [""] * (width - len(row))


def _delimiter(text: str) -> str:
    """The separator that the header uses most."""
    header = text.lstrip().split("\n", 1)[0]
    return max(_DELIMITERS, key=header.count)


def _settle_columns(frame: pd.DataFrame, table: Table, *, is_tally: bool) -> bool:
    """Refuse a table that misses columns, name those that are not read, add empty ones for those that may be absent."""
    required, optional = _columns_of(is_tally=is_tally)
    if _columns_missing(list(frame.columns), table):
        return False
    for column in frame.columns:
        if column and column not in (*required, *optional):
            table.problem(words.column_not_read(column), 1, Severity.WARNING)
    for column in optional:
        if column not in frame.columns:
            frame[column] = ""
    if not len(frame):
        table.problem(words.NO_ROWS, 1)
    return True


def _columns_of(*, is_tally: bool) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The columns that a table must have and those that it may have."""
    return (TALLY, TALLY_OPTIONAL) if is_tally else (LONG, LONG_OPTIONAL)


def _columns_missing(header: Sequence[str], table: Table) -> bool:
    """Note which columns are missing; False when none is."""
    required, optional = _columns_of(is_tally="aantal" in header)
    missing = [column for column in required if column not in header]
    if missing:
        table.problem(words.columns_missing(table.path, missing, required, optional), 1)
    return bool(missing)


def _note_rows(table: Table, rows: Iterable[tuple[int, str]]) -> None:
    noted = ProblemList(path=table.path, same_kind=True)
    for line, message in rows:
        noted.add(message, line)
    table.problems += noted.all


def _wrong(frame: pd.DataFrame, column: str, right: pd.Series, message: Callable[[str], str]) -> list[tuple[int, str]]:
    values = frame.loc[~right, column]
    return [(int(str(row)), message(str(value))) for row, value in values.items()]


def _check_cells(frame: pd.DataFrame, table: Table, statement_set: StatementSet) -> None:
    """Note every cell that cannot be read, per column."""
    years = frame["jaar"]
    is_year = years.str.fullmatch(YEAR_PATTERN)
    identities = [statement.id for statement in statement_set.statements]
    domains = [*statement_set.domains, NO_DOMAIN]
    answers = [answer.value for answer in ANSWER_ORDER]
    _note_rows(table, _wrong(frame, "coalitie", frame["coalitie"] != "", lambda _: words.EMPTY_COALITION))
    _note_rows(table, _wrong(frame, "jaar", is_year, words.not_a_year))
    _note_rows(
        table,
        _wrong(
            frame,
            "stelling",
            frame["stelling"].isin(identities),
            words.unknown_statement,
        ),
    )
    _note_rows(
        table,
        _wrong(frame, "score", frame["score"].isin(answers), words.not_an_answer),
    )
    _note_rows(
        table,
        _wrong(
            frame,
            "domein",
            frame["domein"].isin(domains),
            lambda text: words.unknown_domain(text, statement_set.domains),
        ),
    )
    if "aantal" not in frame.columns:
        _note_rows(table, _wrong(frame, "deelnemer", frame["deelnemer"] != "", lambda _: words.EMPTY_PARTICIPANT))


def _check_counts(frame: pd.DataFrame, table: Table) -> None:
    is_count = frame["aantal"].str.fullmatch(f"[0-9]{{1,{COUNT_DIGITS}}}")
    _note_rows(table, _wrong(frame, "aantal", is_count, words.not_a_count))


def _codes(values: pd.Series, order: Sequence[str]) -> NDArray[np.intp]:
    positions = {value: position for position, value in enumerate(order)}
    return np.asarray(values.map(positions), dtype=np.intp)


def _long_part(
    rows: pd.DataFrame, coalition: str, year: int, statement_set: StatementSet, table: Table
) -> TablePart | None:
    """One coalition and year of a long table; a statement without a row was asked but not answered."""
    twice = rows[rows.duplicated(["deelnemer", "stelling"], keep="first")]
    _note_rows(
        table,
        (
            (int(str(index)), words.answered_twice(str(row["deelnemer"]), str(row["stelling"])))
            for index, row in twice.iterrows()
        ),
    )
    domains = rows.groupby("deelnemer", sort=True)["domein"].agg(["first", "nunique"])
    for participant in domains.index[domains["nunique"] > 1]:
        table.problem(words.two_domains(str(participant), coalition, year))
    if len(twice) or (domains["nunique"] > 1).any():
        return None
    participants = tuple(str(participant) for participant in domains.index)
    statements = [statement.id for statement in statement_set.statements]
    answers = np.full((len(participants), len(statements)), COLUMN[Answer.NOT_ANSWERED], dtype=np.int8)
    answers[_codes(rows["deelnemer"], participants), _codes(rows["stelling"], statements)] = _codes(
        rows["score"], [answer.value for answer in ANSWER_ORDER]
    )
    written = rows[rows["opmerking"] != ""]
    return TablePart(
        path=table.path,
        coalition=coalition,
        year=year,
        responses=Responses(
            participants=participants,
            domains=tuple(str(domain) for domain in domains["first"]),
            answers=answers,
        ),
        notes=tuple(
            Note(statement=str(statement), text=str(text))
            for statement, text in zip(written["stelling"], written["opmerking"], strict=True)
        ),
    )


def _tally_part(
    rows: pd.DataFrame,
    coalition: str,
    year: int,
    statement_set: StatementSet,
    table: Table,
) -> TablePart:
    """One coalition and year of a tally table; without rows for empty scores participants stay unknown."""
    groups = tuple(sorted(str(domain) for domain in rows["domein"].unique()))
    statements = tuple(statement.id for statement in statement_set.statements)
    counts = np.zeros((len(groups), len(statements), len(ANSWER_ORDER)), dtype=np.int64)
    answers = [answer.value for answer in ANSWER_ORDER]
    cells = (_codes(rows["domein"], groups), _codes(rows["stelling"], statements), _codes(rows["score"], answers))
    np.add.at(counts, cells, rows["aantal"].astype(np.int64).to_numpy())
    counted_blanks = bool((rows["score"] == Answer.NOT_ANSWERED.value).any())
    people = counts.sum(axis=2).max(axis=1) if counted_blanks else None
    return TablePart(
        path=table.path,
        coalition=coalition,
        year=year,
        tally=Tally(groups=groups, statements=statements, counts=counts, participants=people),
    )
