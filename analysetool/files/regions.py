# SPDX-License-Identifier: EUPL-1.2
"""Which coalition lies in which region: a small table with two columns, by anybody's hand."""

from __future__ import annotations

from pathlib import Path

from analysetool.errors import InputError, Problem, reason_of
from analysetool.files.places import not_there, typed_path
from analysetool.files.problem_list import ProblemList
from analysetool.files.table_rows import TableRows, UnreadableRowError, fitted, open_rows
from analysetool.words import problems_regions as say
from analysetool.words import problems_tables as words

COLUMNS = ("coalitie", "regio")


def read_regions(path: str | Path) -> dict[str, str]:
    """The region of each coalition in a table with the columns `coalitie` and `regio`; others are passed over.

    Raises:
        InputError: when it cannot be read, when a cell is empty, or when a coalition has two regions.
    """
    place = typed_path(path)
    try:
        with open_rows(place, lambda _: None) as rows:
            missing = [column for column in COLUMNS if column not in rows.header]
            if missing or len(set(rows.header)) < len(rows.header):
                raise InputError(
                    [Problem(path=str(place), line=rows.header_line, message=say.columns_missing(COLUMNS))]
                )
            return _regions(rows, str(place))
    except FileNotFoundError:
        message, line = not_there(place), None
    except UnicodeDecodeError:
        message, line = say.NOT_UTF8, None
    except UnreadableRowError as error:
        message, line = words.QUOTES, error.line
    except OSError as error:
        message, line = words.cannot_be_read(reason_of(error)), None
    raise InputError([Problem(path=str(place), line=line, message=message)])


def _regions(rows: TableRows, path: str) -> dict[str, str]:
    places = [rows.header.index(column) for column in COLUMNS]
    found: dict[str, str] = {}
    wrong = ProblemList(path=path)
    for cells in rows.reader:
        line, row = rows.next_line, fitted([cell.strip() for cell in cells], len(rows.header))
        rows.taken = rows.reader.line_num
        if not any(row):
            continue
        if len(row) != len(rows.header):
            wrong.add(words.other_width(len(row), len(rows.header)), line)
            continue
        coalition, region = (row[place] for place in places)
        if not coalition or not region:
            wrong.add(say.EMPTY_CELL, line)
        elif found.setdefault(coalition, region) != region:
            wrong.add(say.two_regions(coalition, found[coalition], region), line)
    if not found and not wrong.count:
        wrong.add(say.NO_ROWS)
    if wrong.count:
        raise InputError(wrong.all)
    return found
