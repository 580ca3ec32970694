# SPDX-License-Identifier: EUPL-1.2
"""The form as a workbook: one list with choices to pick from, of which only the cells to fill in can be changed.

The same form gives the same bytes: nothing in the file tells who made it, where or when. Texts are written as text, so
that no spreadsheet takes one for a formula or a link. The sheet is locked without a password, against slips only.
"""

from __future__ import annotations

import io
import math
import textwrap
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.utility import xl_rowcol_to_cell
from xlsxwriter.worksheet import Worksheet

from analysetool.codes import LENGTH, RADIX, SIGNS
from analysetool.figures.form import FormStatement, FormTheme
from analysetool.words import codes
from analysetool.words import form_files as words
from analysetool.words.form import ToldForm

FORMAT_VERSION = "1"
SHEET, SET_SHEET, DOMAIN_SHEET = "Scorelijst", "_set", "_domeinen"
COLUMNS = ("Nummer", "Thema", "Stelling", "Score", "Opmerking", "Toelichting", "Bij deze score ziet u")
SCORES = ("1", "2", "3", "4", "5", "weet niet", "nvt")
"""What can be picked as a score, in the words of the choice list."""
_WIDTHS = (9, 16, 36, 10, 22, 38, 54)
"""Together no wider than a window of a laptop, so that explanation and anchors are in view beside the statement."""
_NOTE_WIDTH_FOR_PARENTS = 76
_LABEL, _VALUE, _SCORE, _NOTE = 1, 2, 3, 4
"""Columns: of the labels above the table, of their values, and of what is filled in."""
_FIRST_HIDDEN_FOR_PARENTS = 5
_EPOCH = datetime(1980, 1, 1, tzinfo=UTC)
_LONGEST_TEXT = 32_000
"""A cell holds 32,767 characters; what is longer is cut off, with an ellipsis."""
_LINE_HEIGHT, _MOST_LINES, _SMALL_HEIGHT = 15.0, 27, 13.5
_TEXT_WIDTH = {False: 115, True: 100}
"""Characters in a line of explanation beside the labels; for parents it has one wide column."""
_A4 = 9
_INPUT, _BORDER = "#FFF7D6", "#767676"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Styles:
    """The formats that cells share."""

    title: Format
    text: Format
    small: Format
    heading: Format
    bold: Format
    answer: Format
    score: Format


def render_form_xlsx(form: ToldForm) -> bytes:
    """Write the list, with hidden sheets that say which form it is and what can be picked as a domain."""
    buffer = io.BytesIO()
    with Workbook(buffer, {"in_memory": True}) as file:
        file.set_properties({"title": f"{form.heading}: {form.title}"[:255], "created": _EPOCH.replace(tzinfo=None)})
        styles = _styles(file)
        sheet = file.add_worksheet(SHEET)
        header = _above(sheet, form, styles)
        last = _table(sheet, form, styles, header)
        _lay_out(sheet, form, header, last)
        _hidden(file, SET_SHEET, list(_identity(form).items()))
        if form.domains:
            _hidden(file, DOMAIN_SHEET, [(domain.title,) for domain in form.domains])
    return buffer.getvalue()


def _styles(file: Workbook) -> _Styles:
    wrapped = {"valign": "top", "text_wrap": True}
    cell = {**wrapped, "border": 1, "border_color": _BORDER}
    return _Styles(
        title=file.add_format({"bold": True, "font_size": 16}),
        text=file.add_format(cell),
        small=file.add_format({"font_size": 10, "valign": "vcenter"}),
        heading=file.add_format({**cell, "bold": True, "bg_color": "#E4ECF3"}),
        bold=file.add_format({**cell, "bold": True}),
        answer=file.add_format({**cell, "bg_color": _INPUT, "locked": False}),
        score=file.add_format({**cell, "bg_color": _INPUT, "locked": False, "align": "center", "bold": True}),
    )


def _identity(form: ToldForm) -> dict[str, str]:
    """Which form this is, for the program that reads it back."""
    return {
        "stellingenset": form.set_id,
        "versie": form.version,
        "coalitie": form.coalition,
        "jaar": str(form.year or ""),
        "voor": form.audience.value,
        "formulier": "xlsx",
        "formaatversie": FORMAT_VERSION,
    }


def _above(sheet: Worksheet, form: ToldForm, styles: _Styles) -> int:
    """Write what stands above the table, labels left and explanation right; give the row of the headings."""
    _write(sheet, 0, 0, f"{form.heading}: {form.title}", styles.title)
    sheet.set_row(0, 24)
    rows = [
        ("Stellingenset", form.set_id),
        ("Versie", form.version),
        ("Coalitie", form.coalition),
        ("Jaar", str(form.year or "")),
        ("Voor", form.audience.value),
    ]
    for row, (label, value) in enumerate(rows, start=1):
        sheet.write_string(row, _LABEL, label, styles.small)
        _write(sheet, row, _VALUE, value, styles.small)
    domain, code = len(rows) + 1, len(rows) + 2
    _domain(sheet, form, styles, domain)
    sheet.write_string(code, _LABEL, "Deelnemerscode", styles.bold)
    sheet.write_blank(code, _VALUE, None, styles.answer)
    _code(sheet, code)
    lines = [line for text in words.above_list(form) for line in textwrap.wrap(text, _TEXT_WIDTH[form.for_parents])]
    for row, line in enumerate(lines, start=1):
        sheet.write_string(row, _NOTE, line, styles.small)
    header = max(code, len(lines)) + 2
    for row in range(1, header):
        sheet.set_row(row, _LINE_HEIGHT + 3 if row in (domain, code) else _SMALL_HEIGHT)
    return header


def _domain(sheet: Worksheet, form: ToldForm, styles: _Styles, row: int) -> None:
    """The domain: a choice from the hidden list, because titles may hold a comma and be many; or the only one."""
    sheet.write_string(row, _LABEL, "Domein", styles.bold)
    if form.domain is not None:
        _write(sheet, row, _VALUE, form.domain.title, styles.text)
    elif not form.domains:
        sheet.write_blank(row, _VALUE, None, styles.text)
    else:
        sheet.write_blank(row, _VALUE, None, styles.answer)
        sheet.data_validation(
            row,
            _VALUE,
            row,
            _VALUE,
            {
                "validate": "list",
                "source": f"='{DOMAIN_SHEET}'!$A$1:$A${len(form.domains)}",
                "input_title": "Domein",
                "input_message": words.WHICH_DOMAIN,
                "error_title": words.NO_SUCH_DOMAIN,
                "error_message": words.CHOOSE_DOMAIN,
            },
        )


def _code(sheet: Worksheet, row: int) -> None:
    """Say what belongs in the cell of the code, and doubt what has its length but not its check sign.

    Only a doubt, for a coalition may have codes of its own that are as long.
    """
    sheet.data_validation(
        row,
        _VALUE,
        row,
        _VALUE,
        {
            "validate": "custom",
            "value": code_formula(xl_rowcol_to_cell(row, _VALUE)),
            "input_title": "Deelnemerscode",
            "input_message": words.CODE_IN_WORKBOOK,
            "error_type": "warning",
            "error_title": words.MISTYPED_CODE,
            "error_message": codes.LOOK_AGAIN,
        },
    )


def code_formula(cell: str) -> str:
    """A formula that is false for a code with a typo, as `analysetool.codes` checks it, and true for other lengths.

    Rows stand for the places of signs, because a rule for a cell may hold no list of numbers.
    """
    code = f'SUBSTITUTE(SUBSTITUTE({cell}," ",""),"-","")'
    places = f"ROW($1:${LENGTH})"
    total = f'SUMPRODUCT((SEARCH(MID({code},{places},1),"{SIGNS}")-1)*{RADIX}^({LENGTH}-{places}))'
    return f"=IF(LEN({code})<>{LENGTH},TRUE,MOD({total},{len(SIGNS)})=1)"


def _table(sheet: Worksheet, form: ToldForm, styles: _Styles, header: int) -> int:
    """Write the headings and a row per statement; give the last row."""
    for place, title in enumerate(COLUMNS):
        sheet.write_string(header, place, title, styles.heading)
    row = header
    for theme in form.themes:
        for statement in theme.statements:
            row += 1
            _row(sheet, row, _texts(theme, statement), styles)
    sheet.data_validation(
        header + 1,
        _SCORE,
        row,
        _SCORE,
        {
            "validate": "list",
            "source": list(SCORES),
            "error_title": words.NO_SUCH_SCORE,
            "error_message": words.CHOOSE_SCORE,
        },
    )
    return row


def _texts(theme: FormTheme, statement: FormStatement) -> Mapping[int, str]:
    """The text of every column that is not filled in by hand."""
    return {
        0: statement.id,
        1: f"{theme.id} {theme.title}",
        2: statement.text,
        5: statement.explanation or "",
        6: "\n".join(f"{step}: {text}" for step, text in statement.anchors),
    }


def _row(sheet: Worksheet, row: int, texts: Mapping[int, str], styles: _Styles) -> None:
    for place, text in texts.items():
        _write(sheet, row, place, text, styles.bold if place == 0 else styles.text)
    sheet.write_blank(row, _SCORE, None, styles.score)
    sheet.write_blank(row, _NOTE, None, styles.answer)
    lines = max(_lines(text, _WIDTHS[place]) for place, text in texts.items())
    sheet.set_row(row, _LINE_HEIGHT * min(max(lines, 2), _MOST_LINES))


def _lines(text: str, width: int) -> int:
    """How many lines a text takes in a column."""
    return sum(max(math.ceil(len(line) / width), 1) for line in text.split("\n"))


def _lay_out(sheet: Worksheet, form: ToldForm, header: int, last: int) -> None:
    """Locked but for the cells to fill in, headings in form, and printed whole in the width of one sheet of A4."""
    widths = list(_WIDTHS)
    if form.for_parents:
        widths[_NOTE] = _NOTE_WIDTH_FOR_PARENTS
    for place, width in enumerate(widths):
        hidden = form.for_parents and place >= _FIRST_HIDDEN_FOR_PARENTS
        sheet.set_column(place, place, width, None, {"hidden": hidden})
    sheet.ignore_errors({"number_stored_as_text": f"A1:G{last + 1}"})
    sheet.protect("", {"format_columns": True, "format_rows": True})
    sheet.freeze_panes(header + 1, 1)
    sheet.set_selection(header + 1, _SCORE, header + 1, _SCORE)
    sheet.set_paper(_A4)
    sheet.set_landscape()
    sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    sheet.fit_to_pages(1, 0)
    sheet.print_area(0, 0, last, len(COLUMNS) - 1)
    sheet.repeat_rows(header)
    sheet.set_footer("&L&A&R&P / &N")


def _hidden(file: Workbook, name: str, rows: Sequence[Sequence[str]]) -> None:
    sheet = file.add_worksheet(name)
    for row, values in enumerate(rows):
        for place, value in enumerate(values):
            _write(sheet, row, place, value)
    sheet.protect("")
    sheet.hide()


def _write(sheet: Worksheet, row: int, place: int, text: str, style: Format | None = None) -> None:
    """Write a text as text, and nothing as an empty cell."""
    if text:
        shown = text if len(text) <= _LONGEST_TEXT else f"{text[:_LONGEST_TEXT]}…"
        sheet.write_string(row, place, shown, style)
    else:
        sheet.write_blank(row, place, None, style)
