# SPDX-License-Identifier: EUPL-1.2
"""Long and tally tables, row by row: what is kept of a row is one byte, or a count."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain, islice
from operator import add, itemgetter
from pathlib import Path
from re import compile as pattern

import numpy as np
from numpy.typing import NDArray

from analysetool.errors import Problem, Severity, reason_of
from analysetool.files.fields import YEAR_PATTERN
from analysetool.files.places import not_there
from analysetool.files.problem_list import ProblemList
from analysetool.files.table_columns import (
    COUNT_DIGITS,
    EITHER,
    WIDE_COUNTS,
    columns_of,
    is_wide,
    of_another,
)
from analysetool.files.table_rows import TableRows, UnreadableRowError, fitted, open_rows
from analysetool.measurement import Note
from analysetool.model import Answer, StatementSet
from analysetool.tally import ANSWER_ORDER, COLUMN, NO_DOMAIN, Responses, Tally
from analysetool.words import problems_tables as words

_YEAR = pattern(YEAR_PATTERN)
_COUNT = pattern(f"[0-9]{{1,{COUNT_DIGITS}}}")
_CODES = {answer.value: code for answer, code in COLUMN.items()}
_NO_ROW = len(ANSWER_ORDER)
"""Stands in the row of a participant where the table has no answer (yet), not even an empty one."""
_KINDS = ("coalitie", "jaar", "stelling", "score", "domein", "deelnemer", "aantal", "twee rijen", "twee domeinen")
"""What can be wrong with a row, in the order in which it is told: the columns first."""


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


def read_table(path: Path, statement_set: StatementSet, heard: Callable[[int], object] = lambda _: None) -> Table:
    """Read a long or tally table; which of the two follows from the columns `aantal` and `score_1` to `score_5`.

    Every cell is text, so that `001`, `NA` and `1e5` stay what they are. A long table of any size takes one byte per
    participant and statement, and what its notes take; a tally table one number per cell of its tallies.

    Args:
        path: a file in CSV; the separator is `;`, `,` or a tab.
        statement_set: the set that its statements and domains belong to.
        heard: is told of each so many bytes that are read.
    """
    table = Table(path=str(path))
    try:
        with open_rows(path, heard) as rows:
            if not settle_columns(rows, table):
                return table
            found = _read_rows([(table.path, rows)], statement_set)
    except FileNotFoundError:
        table.problem(not_there(path))
    except UnicodeDecodeError:
        table.problems = []
        table.problem(words.not_utf8(table.path))
    except UnreadableRowError as error:
        table.problems = []
        table.problem(words.QUOTES, error.line)
    except OSError as error:
        table.problem(words.cannot_be_read(reason_of(error)))
    else:
        found.finish(table)
    return table


def take_rows(several: Iterable[tuple[str, TableRows]], statement_set: StatementSet, table: Table) -> None:
    """Read open tables of one kind, whose columns were settled, as one table: problems name the file of their row.

    Args:
        several: at least one, with the name of its file; each is read before the next one is asked for.
        statement_set: the set that their statements and domains belong to.
        table: what was read, and what is wrong, goes there.
    """
    found = _read_rows(several, statement_set)
    found.path = table.path
    found.finish(table)


def _read_rows(several: Iterable[tuple[str, TableRows]], statement_set: StatementSet) -> _Rows:
    (path, rows), *_ = first = list(islice(several := iter(several), 1))
    found = _reader_of(rows.header)(path, rows, statement_set)
    for own_path, own_rows in chain(first, several):
        found.turn_to(own_path, own_rows)
        found.read()
    return found


def settle_columns(rows: TableRows, table: Table) -> bool:
    """Refuse a table that misses columns, and name those that are not read; False when it is refused."""
    header, line = rows.header, rows.header_line
    required, optional = columns_of(header)
    mixed = of_another(header)
    missing = [column for column in required if column not in header]
    twice = sorted({column for column in header if column and header.count(column) > 1})
    if not header:
        table.problem(words.EMPTY)
    elif twice and EITHER & (set(header) - {"coalitie", "jaar"}):  # without these it is no table of ours
        for column in twice:
            table.problem(words.column_twice(column), line)
    elif mixed:
        table.problem(words.two_kinds_of_columns(mixed, [column for column in WIDE_COUNTS if column in header]), line)
    elif missing:
        table.problem(words.columns_missing(table.path, missing, required, optional), line)
    else:
        for column in header:
            if column and column not in (*required, *optional):
                table.problem(words.column_not_read(column), line, Severity.WARNING)
        return True
    return False


def _reader_of(header: Sequence[str]) -> type[_LongRows | _TallyRows]:
    if is_wide(header):
        return _WideRows
    return _TallyRows if "aantal" in header else _LongRows


class _Rows:
    """The rows of a table under way: what is wrong with them, by kind, and in which cell what stands."""

    def __init__(self, path: str, rows: TableRows, statement_set: StatementSet) -> None:
        self.places = {statement.id: place for place, statement in enumerate(statement_set.statements)}
        self.domains: Collection[str] = statement_set.domains
        self.statements = tuple(self.places)
        self.empty = True
        self._too_wide = ProblemList(path=path, same_kind=True)
        self._wrong = {kind: ProblemList(path=path, same_kind=True) for kind in _KINDS}
        self.turn_to(path, rows)

    def turn_to(self, path: str, rows: TableRows) -> None:
        """Go on with the rows of this file."""
        self.path = path
        self.rows = rows
        self.width = len(rows.header)
        self.at: Mapping[str, int] = {column: place for place, column in enumerate(rows.header)}
        for found in (self._too_wide, *self._wrong.values()):
            found.path = path

    def read(self) -> None:
        """Read the rows of the file that it was turned to."""
        raise NotImplementedError

    def finish(self, table: Table) -> None:
        """Put what is wrong, or else what was read, into the table."""
        if self._too_wide.count:  # its cells stand under other headings
            table.problems = self._too_wide.all
            return
        if self.empty:
            table.problem(words.NO_ROWS, self.rows.header_line)
        table.problems += [problem for found in self._wrong.values() for problem in found.all]
        if not any(problem.is_error for problem in table.problems):
            table.parts += self.parts()

    def parts(self) -> Iterable[TablePart]:
        """What was read, sorted by coalition and year."""
        raise NotImplementedError

    def cells_of(self, cells: list[str], line: int) -> list[str] | None:
        """The stripped cells of a row as wide as the heading; None for an empty row and for one that does not fit."""
        row = [cell.strip() for cell in cells]
        if not any(row):
            return None
        self.empty = False
        row = fitted(row, self.width)
        if len(row) != self.width:
            self._too_wide.add(words.other_width(len(row), self.width), line)
            return None
        return row

    def cell(self, row: list[str], column: str) -> str:
        """What stands in a column; nothing where the table has no such column."""
        return row[self.at[column]] if column in self.at else ""

    def wrong(self, kind: str, message: str, line: int) -> None:
        """Note what is wrong with a row."""
        self._wrong[kind].add(message, line)

    def is_sound(self, row: list[str], line: int) -> bool:
        """Whether the cells that both kinds of tables have can be read; each that cannot is noted."""
        cell = self.cell
        year, domain = cell(row, "jaar"), cell(row, "domein")
        faults = {}
        if not cell(row, "coalitie"):
            faults["coalitie"] = words.EMPTY_COALITION
        if not _YEAR.fullmatch(year):
            faults["jaar"] = words.not_a_year(year)
        if cell(row, "stelling") not in self.places:
            faults["stelling"] = words.unknown_statement(cell(row, "stelling"))
        if cell(row, "score") not in _CODES:
            faults["score"] = words.not_an_answer(cell(row, "score"))
        if domain != NO_DOMAIN and domain not in self.domains:
            faults["domein"] = words.unknown_domain(domain, self.domains)
        for kind, message in faults.items():
            self.wrong(kind, message, line)
        return not faults


@dataclass(slots=True)
class _Measured:
    """The participants of one coalition and year: in which row of all participants each is, and what they wrote."""

    coalition: str
    year: str
    people: dict[str, int] = field(default_factory=dict)
    notes: list[Note] = field(default_factory=list)
    in_two: set[str] = field(default_factory=set)


class _LongRows(_Rows):
    """A row per answer; of each participant a byte per statement is kept, and the domain."""

    def __init__(self, path: str, rows: TableRows, statement_set: StatementSet) -> None:
        super().__init__(path, rows, statement_set)
        self._found: dict[tuple[str, str], _Measured] = {}
        self._answers = bytearray()
        self._nobody = bytes([_NO_ROW]) * len(self.places)
        self._domain_of: list[str] = []

    def read(self) -> None:
        """Read all rows. What is well written and says nothing new about who answers goes the short way."""
        rows, reader, width, answers = self.rows, self.rows.reader, self.width, self._answers
        places, codes, statement, score = self.places, _CODES, self.at["stelling"], self.at["score"]
        note = self.at.get("opmerking")
        who_in = itemgetter(
            *(self.at[column] for column in ("coalitie", "jaar", "deelnemer", "domein") if column in self.at)
        )
        who: object = None
        begins = -1  # where the answers of that participant begin; -1 when it is nobody
        for cells in reader:
            if len(cells) == width:
                own = who_in(cells)
                if own != who:
                    who, begins = own, self._known(own)
                place, code = places.get(cells[statement]), codes.get(cells[score])
                if begins >= 0 and place is not None and code is not None and (note is None or not cells[note]):
                    at = begins + place
                    if answers[at] == _NO_ROW:
                        answers[at] = code
                        rows.taken = reader.line_num
                        continue
            self._take(cells, rows.next_line)
            rows.taken, who = reader.line_num, None

    def _known(self, who: tuple[str, ...]) -> int:
        """Where the answers of somebody who was met before begin, when all about them is written the same; else -1."""
        measured = self._found.get((who[0], who[1]))
        number = -1 if measured is None else measured.people.get(who[2], -1)
        domain = who[3] if len(who) > len(("coalitie", "jaar", "deelnemer")) else NO_DOMAIN
        return number * len(self.places) if number >= 0 and self._domain_of[number] == domain else -1

    def _take(self, cells: list[str], line: int) -> None:
        row = self.cells_of(cells, line)
        if row is None:
            return
        sound = self.is_sound(row, line)
        person, domain = self.cell(row, "deelnemer"), self.cell(row, "domein")
        if not person:
            self.wrong("deelnemer", words.EMPTY_PARTICIPANT, line)
        if not sound or not person:
            return
        coalition, year = self.cell(row, "coalitie"), self.cell(row, "jaar")
        measured = self._found.setdefault((coalition, year), _Measured(coalition, year))
        number = measured.people.setdefault(person, len(self._domain_of))
        if number == len(self._domain_of):
            self._domain_of.append(domain)
            self._answers += self._nobody
        if self._domain_of[number] != domain and person not in measured.in_two:
            measured.in_two.add(person)
            self.wrong("twee domeinen", words.two_domains(person, coalition, int(year)), line)
        identity, note = self.cell(row, "stelling"), self.cell(row, "opmerking")
        at = number * len(self.places) + self.places[identity]
        if self._answers[at] != _NO_ROW:
            self.wrong("twee rijen", words.answered_twice(person, identity), line)
            return
        self._answers[at] = _CODES[self.cell(row, "score")]
        if note:
            measured.notes.append(Note(statement=identity, text=note))

    def parts(self) -> Iterable[TablePart]:
        """The participants of each coalition and year, sorted; a statement without a row was asked, not answered."""
        every: NDArray[np.int8] = np.frombuffer(self._answers, dtype=np.int8).reshape(-1, len(self.places))
        for _, own in sorted(self._found.items()):
            people = sorted(own.people)
            numbers = [own.people[person] for person in people]
            answers = every[numbers]
            answers[answers == _NO_ROW] = COLUMN[Answer.NOT_ANSWERED]
            yield TablePart(
                path=self.path,
                coalition=own.coalition,
                year=int(own.year),
                responses=Responses(
                    participants=tuple(people),
                    domains=tuple(self._domain_of[number] for number in numbers),
                    answers=answers,
                ),
                notes=tuple(own.notes),
            )


class _TallyRows(_Rows):
    """A row per count; rows about the same add."""

    def __init__(self, path: str, rows: TableRows, statement_set: StatementSet) -> None:
        super().__init__(path, rows, statement_set)
        self._counts: dict[tuple[str, ...], dict[str, list[int]]] = {}
        self._with_blanks: set[tuple[str, ...]] = set()

    def read(self) -> None:
        """Read all rows."""
        for cells in self.rows.reader:
            self._take(cells, self.rows.next_line)
            self.rows.taken = self.rows.reader.line_num

    def _counted(self, row: list[str]) -> Mapping[str, int]:
        """The columns of a row that are counts, and the place of the answer that each counts."""
        return {"aantal": _CODES.get(self.cell(row, "score"), 0)}

    def _take(self, cells: list[str], line: int) -> None:
        row = self.cells_of(cells, line)
        if row is None:
            return
        sound, counted = self.is_sound(row, line), self._counted(row)
        for column in counted:
            if not _COUNT.fullmatch(self.cell(row, column)):
                self.wrong("aantal", words.not_a_count(column, self.cell(row, column)), line)
                sound = False
        if not sound:
            return
        key, domain = (self.cell(row, "coalitie"), self.cell(row, "jaar")), self.cell(row, "domein")
        by_domain = self._counts.setdefault(key, {})
        if domain not in by_domain:
            by_domain[domain] = [0] * (len(self.places) * len(ANSWER_ORDER))
        begins = self.places[self.cell(row, "stelling")] * len(ANSWER_ORDER)
        for column, answer in counted.items():
            by_domain[domain][begins + answer] += int(self.cell(row, column))
            if answer == COLUMN[Answer.NOT_ANSWERED]:
                self._with_blanks.add(key)

    def parts(self) -> Iterable[TablePart]:
        """The tally of each coalition and year; where what was not filled in is not counted, people stay unknown."""
        for key, by_domain in sorted(self._counts.items()):
            groups = tuple(sorted(by_domain))
            counts = np.array([by_domain[group] for group in groups], dtype=np.int64)
            counts = counts.reshape(len(groups), len(self.places), len(ANSWER_ORDER))
            people = counts.sum(axis=2).max(axis=1) if key in self._with_blanks else None
            yield TablePart(
                path=self.path,
                coalition=key[0],
                year=int(key[1]),
                tally=Tally(groups=groups, statements=self.statements, counts=counts, participants=people),
            )


class _WideRows(_TallyRows):
    """A row with all counts of a statement in a group; rows about the same add."""

    _wide: Mapping[str, int]

    def turn_to(self, path: str, rows: TableRows) -> None:
        """Go on with the rows of this file, which may have other columns."""
        super().turn_to(path, rows)
        self._wide = {column: answer for answer, column in enumerate(WIDE_COUNTS) if column in self.at}

    def _counted(self, row: list[str]) -> Mapping[str, int]:  # noqa: ARG002 - the same of every row
        return self._wide

    def read(self) -> None:
        """Read all rows. What is well written and about a group that was met goes the short way."""
        rows, reader, width, places = self.rows, self.rows.reader, self.width, self.places
        statement, domain = self.at["stelling"], self.at.get("domein")
        measured_in = itemgetter(self.at["coalitie"], self.at["jaar"])
        counts_in, columns = itemgetter(*(self.at[column] for column in self._wide)), len(self._wide)
        are_counts = pattern(";".join([_COUNT.pattern] * columns)).fullmatch
        for cells in reader:
            if len(cells) == width:
                found, place = counts_in(cells), places.get(cells[statement])
                groups = self._counts.get(measured_in(cells), {})
                held = groups.get(NO_DOMAIN if domain is None else cells[domain])
                if held is not None and place is not None and are_counts(";".join(found)):
                    own = slice(place * len(ANSWER_ORDER), place * len(ANSWER_ORDER) + columns)
                    held[own] = map(add, held[own], map(int, found))
                    rows.taken = reader.line_num
                    continue
            self._take(cells, rows.next_line)
            rows.taken = reader.line_num
