# SPDX-License-Identifier: EUPL-1.2
"""Sheets of an Excel workbook (.xlsx), read by calamine after every part was checked."""

from __future__ import annotations

import io
import re
from collections.abc import Mapping, Sequence
from typing import Any

from analysetool.errors import InputError, Problem
from analysetool.escaping import printable
from analysetool.files.workbooks.archive import Archive, packed
from analysetool.files.workbooks.cells import CellTexts, LongCellError, has_text
from analysetool.files.workbooks.limits import MAX_CELLS, refusal
from analysetool.files.workbooks.raw import RawTable
from analysetool.files.workbooks.sheet_checks import check_sheet, text_lengths
from analysetool.files.workbooks.sheet_names import sheet_names
from analysetool.files.workbooks.xml_parts import boasts, has_entities, has_long_text
from analysetool.words import imports as say

_XML_ENDINGS = (".xml", ".rels")
_HIDDEN_ROW = re.compile(rb'<(?:[^<>/\s]*:)?row\s[^<>]*\bhidden="(?:1|true)"[^<>]*>')
_ROW_NUMBER = re.compile(rb'\br="([0-9]{1,7})"')
_SHARED_TEXTS = "xl/sharedstrings.xml"


def read_workbook(archive: Archive, shown: str) -> tuple[RawTable, ...]:
    """Every sheet with text, in the order of the workbook.

    Calamine gives no formulas and turns error values into empty cells, and it lays out a sheet in full up to its last
    cell; so the XML is looked through first, and calamine gets an archive of exactly the parts that were checked.

    A sheet with formulas, merged cells or error values comes as one that is `refused`.

    Raises:
        InputError: for too many cells, and for what is damaged.
    """
    parts = {name: archive.read(name) for name in archive.names if name.lower().endswith(_XML_ENDINGS)}
    names = sheet_names(parts)
    refused, hidden = _check(parts, names, shown), _hidden_lines(parts, names)
    checked = packed((name, parts.pop(name)) for name in list(parts))
    return tuple(_sheets(checked, shown, refused, hidden))


def _check(parts: dict[str, bytes], names: Mapping[str, str], shown: str) -> dict[str, tuple[str, ...]]:
    """Look through every sheet; gives, by name, why nothing may be taken from it. `names` are those of parts.

    Raises:
        InputError: when the workbook cannot be trusted, or does not tell which sheet it is that holds something wrong.
    """
    lengths = _lengths(parts, shown)
    problems: list[Problem] = []
    cells = 0
    refused: dict[str, tuple[str, ...]] = {}
    for name, content in parts.items():
        if b"sheetData" not in content:
            continue
        findings = check_sheet(content, lengths)
        cells += findings.cells
        if cells > MAX_CELLS:
            raise refusal(shown, say.TOO_MANY_CELLS)
        if not findings:
            continue
        sheet = names.get(name, "")
        if findings.is_damaged:
            problems.append(Problem(path=shown, message=say.DAMAGED))
        elif findings.is_too_large:
            problems.append(Problem(path=shown, message=say.TOO_MANY_CELLS))
        elif sheet:
            refused[sheet] = (*refused.get(sheet, ()), *findings.messages(sheet))
        else:
            problems += [Problem(path=shown, message=message) for message in findings.messages(sheet)]
    if problems:
        raise InputError(problems)
    return refused


def _lengths(parts: Mapping[str, bytes], shown: str) -> Sequence[int]:
    """How long the shared texts are.

    Raises:
        InputError: when a part cannot be trusted, or holds more or longer texts than a table of answers has.
    """
    if any(has_entities(content) or boasts(content) for content in parts.values()):
        raise refusal(shown, say.DAMAGED)
    if any(map(has_long_text, parts.values())):
        raise refusal(shown, say.LONG_TEXT)
    shared = [content for name, content in parts.items() if name.lower() == _SHARED_TEXTS]
    if len(shared) > 1:
        raise refusal(shown, say.DAMAGED)
    lengths = text_lengths(shared[0] if shared else b"")
    if lengths is None:
        raise refusal(shown, say.TOO_MANY_CELLS)
    return lengths


def _hidden_lines(parts: dict[str, bytes], names: Mapping[str, str]) -> dict[str, frozenset[int]]:
    """The rows that are hidden, by hand or by a filter, per sheet by name."""
    return {
        names.get(name, ""): frozenset(
            int(found[1]) for row in _HIDDEN_ROW.findall(content) if (found := _ROW_NUMBER.search(row))
        )
        for name, content in parts.items()
        if b"sheetData" in content and b"hidden=" in content
    }


def _sheets(
    checked: io.BytesIO,
    shown: str,
    refused: Mapping[str, tuple[str, ...]],
    hidden: Mapping[str, frozenset[int]],
) -> list[RawTable]:
    """The tables of all worksheets in an archive of checked parts.

    Raises:
        InputError: when the workbook is damaged, or when a refused sheet has a name that none of the tables has: then
            nobody knows which one to keep out.
    """
    from python_calamine import (  # noqa: PLC0415 - only needed for workbooks
        CalamineError,
        CalamineWorkbook,
        SheetTypeEnum,
        SheetVisibleEnum,
    )

    texts = CellTexts()
    tables: list[RawTable] = []
    placed: set[str] = set()
    try:
        with CalamineWorkbook.from_filelike(checked) as workbook:
            for index, sheet in enumerate(workbook.sheets_metadata):
                if sheet.typ != SheetTypeEnum.WorkSheet:
                    continue
                name = printable(sheet.name)
                placed.add(name)
                cells = workbook.get_sheet_by_index(index)
                rows, lines = _rows(cells.to_python(), cells.start or (0, 0), texts)
                tables.append(
                    RawTable(
                        path=shown,
                        sheet=texts[sheet.name],
                        rows=rows,
                        lines=lines,
                        hidden=sheet.visible != SheetVisibleEnum.Visible,
                        refused=refused.get(name, ()),
                        hidden_lines=hidden.get(name, frozenset()),
                    )
                )
    except LongCellError as error:
        raise refusal(shown, say.LONG_TEXT) from error
    except (CalamineError, ValueError, OverflowError, LookupError, TypeError, OSError) as error:
        raise refusal(shown, say.DAMAGED) from error
    except BaseException as error:
        if type(error).__module__ != "pyo3_runtime":  # how calamine fails on files that it did not foresee
            raise
        raise refusal(shown, say.DAMAGED) from error
    unplaced = refused.keys() - placed
    if unplaced:
        raise InputError([Problem(path=shown, message=own) for name in sorted(unplaced) for own in refused[name]])
    return tables


def _rows(found: list[list[Any]], start: tuple[int, int], texts: CellTexts) -> tuple[list[list[str]], list[int]]:
    """Rows with text and their numbers; calamine leaves out what is empty above and left of the first cell."""
    first_line, margin = start[0] + 1, [""] * start[1]
    rows: list[list[str]] = []
    lines: list[int] = []
    for line, values in enumerate(found, start=first_line):
        row = list(map(texts.__getitem__, values))
        if has_text(row):
            rows.append(margin + row)
            lines.append(line)
    return rows, lines
