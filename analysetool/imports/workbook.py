# SPDX-License-Identifier: EUPL-1.2
"""Sheets of an Excel workbook (.xlsx), read by calamine after every part was checked."""

from __future__ import annotations

from typing import Any

from analysetool.errors import InputError, Problem
from analysetool.imports.archive import Archive, packed
from analysetool.imports.cells import CellTexts, has_text
from analysetool.imports.limits import refusal
from analysetool.imports.raw import RawTable
from analysetool.imports.sheet_checks import Refusals, check_sheet, text_lengths
from analysetool.imports.sheet_names import sheet_names
from analysetool.imports.xml_parts import boasts, has_entities
from analysetool.words import imports as say

_XML_ENDINGS = (".xml", ".rels")
_SHARED_TEXTS = "xl/sharedstrings.xml"


def read_workbook(archive: Archive, shown: str) -> tuple[RawTable, ...]:
    """Every sheet with text, in the order of the workbook.

    Calamine gives no formulas and turns error values into empty cells, and it lays out a sheet in full up to its last
    cell; so the XML is looked through first, and calamine gets an archive of exactly the parts that were checked.

    Raises:
        InputError: for formulas, merged cells, error values, too many cells, and for what is damaged.
    """
    parts = {name: archive.read(name) for name in archive.names if name.lower().endswith(_XML_ENDINGS)}
    _check(parts, shown)
    return tuple(_sheets(parts, shown))


def _check(parts: dict[str, bytes], shown: str) -> None:
    if any(has_entities(content) or boasts(content) for content in parts.values()):
        raise refusal(shown, say.DAMAGED)
    shared = [content for name, content in parts.items() if name.lower() == _SHARED_TEXTS]
    if len(shared) > 1:
        raise refusal(shown, say.DAMAGED)
    lengths = text_lengths(b"".join(shared))
    problems: list[Problem] = []
    for name, content in parts.items():
        if b"sheetData" not in content:
            continue
        findings = check_sheet(content, lengths)
        if findings is not None:
            problems.extend(_problems(findings, sheet_names(parts).get(name, ""), shown))
    if problems:
        raise InputError(problems)


def _problems(findings: Refusals, sheet: str, shown: str) -> list[Problem]:
    if findings.is_damaged:
        return [Problem(path=shown, message=say.DAMAGED)]
    if findings.is_too_large:
        return [Problem(path=shown, message=say.TOO_MANY_CELLS)]
    return [Problem(path=shown, message=message) for message in findings.messages(sheet)]


def _sheets(parts: dict[str, bytes], shown: str) -> list[RawTable]:
    from python_calamine import (  # noqa: PLC0415 - only needed for workbooks
        CalamineError,
        CalamineWorkbook,
        SheetTypeEnum,
        SheetVisibleEnum,
    )

    texts = CellTexts()
    tables: list[RawTable] = []
    try:
        with CalamineWorkbook.from_filelike(packed(parts.items())) as workbook:
            for index, sheet in enumerate(workbook.sheets_metadata):
                if sheet.typ != SheetTypeEnum.WorkSheet:
                    continue
                cells = workbook.get_sheet_by_index(index)
                rows, lines = _rows(cells.to_python(), cells.start or (0, 0), texts)
                tables.append(
                    RawTable(
                        path=shown,
                        sheet=texts[sheet.name],
                        rows=rows,
                        lines=lines,
                        hidden=sheet.visible != SheetVisibleEnum.Visible,
                    )
                )
    except (CalamineError, ValueError, OverflowError, LookupError, TypeError, OSError) as error:
        raise refusal(shown, say.DAMAGED) from error
    except BaseException as error:
        if type(error).__module__ != "pyo3_runtime":  # how calamine fails on files that it did not foresee
            raise
        raise refusal(shown, say.DAMAGED) from error
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
