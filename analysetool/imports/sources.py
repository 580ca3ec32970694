# SPDX-License-Identifier: EUPL-1.2
"""One handed-in file: recognised, and read by the module that knows its kind."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from analysetool.errors import InputError, Problem
from analysetool.files.workbooks.raw import RawTable
from analysetool.files.workbooks.sheets import read_bytes, shown_sheets
from analysetool.imports.answer_codes import holds_codes, names_codes, read_codes
from analysetool.imports.answers_file import holds_answers, read_answers
from analysetool.imports.columns import Settings
from analysetool.imports.long_tables import is_long, is_tally, read_long, read_tally
from analysetool.imports.mail import Mail, read_mail
from analysetool.imports.reading import read_tables, read_text
from analysetool.imports.responses import Problems, Taken
from analysetool.imports.sheet_form import HIDDEN, heading_of, read_form
from analysetool.imports.survey import read_survey
from analysetool.words import imports as say

_TEXT_ENDINGS = (".json", ".txt", ".md")
_MAIL_ENDING = ".eml"
_PAGE_ENDINGS = (".html", ".htm")
_SHEET_ENDINGS = (".yaml", ".yml")


def read_source(path: Path, settings: Settings) -> tuple[list[Taken], list[Problem]]:
    """Everything a file holds, beside its problems; nothing is raised, so that all files can be looked at."""
    problems = Problems(path=str(path))
    try:
        taken = _read(path, settings, problems)
    except InputError as error:
        return [], list(error.problems)
    return taken, problems.all


def _read(path: Path, settings: Settings, problems: Problems) -> list[Taken]:
    ending = path.suffix.lower()
    if ending == _MAIL_ENDING:
        return _from_mail(read_mail(read_bytes(path), str(path)), path, settings, problems)
    if ending in _PAGE_ENDINGS:
        problems.add(say.WEB_PAGE_NO_ANSWERS)
        return []
    if ending in _SHEET_ENDINGS:
        problems.add(say.SHEETS_NEED_NO_IMPORT)
        return []
    if ending in _TEXT_ENDINGS:
        text = read_text(path)
        if holds_codes(text) and not holds_answers(text):
            return read_codes(text, str(path), settings, problems)
        if ending == ".json" or holds_answers(text):
            return read_answers(text, str(path), settings, problems)
    tables = read_tables(path)
    found = _from_tables(tables, settings, problems)
    for taken in found[:1]:
        taken.remarks += dict.fromkeys(remark for table in tables for remark in table.remarks)
    return found


def _may_take(table: RawTable, problems: Problems) -> None:
    """Refuse what stands on a sheet with formulas, merged cells or error values."""
    for message in table.refused:
        problems.add(message)


def _from_mail(mail: Mail, path: Path, settings: Settings, problems: Problems) -> list[Taken]:
    """The answers in a mail: attached or in its text; the same ones in both are one."""
    found: dict[str, Taken] = {}
    for text in mail.texts:
        if holds_answers(text):
            for taken in read_answers(text, str(path), settings, problems):
                found.setdefault(repr(taken.responses), taken)
        elif names_codes(text):
            for taken in read_codes(text, str(path), settings, problems):
                found.setdefault(repr(taken.responses), taken)
    if mail.tables:
        problems.add(say.tables_in_mail(mail.tables))
    elif not found and not problems.count:
        problems.add(say.NO_ANSWERS_IN_MAIL)
    return list(found.values())


def _from_tables(tables: Sequence[RawTable], settings: Settings, problems: Problems) -> list[Taken]:
    hidden = next((table for table in tables if table.hidden and table.sheet == HIDDEN), None)
    shown, told = shown_sheets(tables)
    found = _from_visible(shown, hidden, settings, problems)
    for taken in found[:1]:
        taken.remarks += told
    return found


def _from_visible(
    shown: Sequence[RawTable], hidden: RawTable | None, settings: Settings, problems: Problems
) -> list[Taken]:
    known = [table for table in shown if heading_of(table) is not None or is_long(table) or is_tally(table)]
    if known:
        found = []
        for table in known:
            own = Problems(path=table.path)
            _may_take(table, own)
            taken = _from_known(table, hidden, settings, own)
            problems.extend(own)
            found += [taken] if taken is not None else []
        return found
    return _from_surveys(shown, settings, problems)


def _from_known(table: RawTable, hidden: RawTable | None, settings: Settings, problems: Problems) -> Taken | None:
    if heading_of(table) is not None:
        return read_form(table, hidden, settings, problems)
    return read_tally(table, settings, problems) if is_tally(table) else read_long(table, settings, problems)


def _from_surveys(tables: Sequence[RawTable], settings: Settings, problems: Problems) -> list[Taken]:
    """Read each sheet as a survey; a sheet in which no statement is found is passed over when another has some."""
    found: list[Taken] = []
    failed: list[Problems] = []
    passed: list[RawTable] = []
    for table in tables:
        own = Problems(path=table.path)
        taken = read_survey(table, settings, own)
        if taken is not None:
            _may_take(table, own)
            _tell_hidden(table, taken)
            found.append(taken)
            problems.extend(own)
        else:
            if not own.nothing_found:
                _may_take(table, own)
            failed.append(own)
            passed.append(table)
    if found and all(own.nothing_found for own in failed):
        found[0].remarks += [say.sheet_without_statements(table.sheet) for table in passed]
        return found
    for own in failed:
        problems.extend(own)
    return found


def _tell_hidden(table: RawTable, taken: Taken) -> None:
    """Say which rows with answers the spreadsheet does not show."""
    lines = sorted({response.line for response in taken.responses if response.line in table.hidden_lines})
    if lines:
        taken.remarks.append(say.hidden_rows(table.sheet, lines))
