# SPDX-License-Identifier: EUPL-1.2
"""The form as a workbook: what can be filled in, what is locked, and what it says of itself."""

from __future__ import annotations

import csv
import hashlib
import io
import os
import subprocess
import sys
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from xlsxwriter import Workbook

from analysetool.codes import checked_code, random_code
from analysetool.formats.form_xlsx import COLUMNS, code_formula, render_form_xlsx
from analysetool.model import Voice
from analysetool.words.guidance import GUIDANCE
from tests.conftest import make_form, make_set, with_parents
from tests.office import converted
from tests.test_formulier_view import INFO
from tests.tools import needs_office

openpyxl = pytest.importorskip("openpyxl")
HEADINGS = ["Nummer", "Thema", "Stelling", "Score", "Opmerking", "Toelichting", "Bij deze score ziet u"]
LABELS = ["Stellingenset", "Versie", "Coalitie", "Jaar", "Voor", "Domein", "Deelnemerscode"]


def opened(view):
    """The workbook as openpyxl reads it back."""
    return openpyxl.load_workbook(io.BytesIO(render_form_xlsx(view)))


@pytest.fixture(scope="module")
def view(shipped):
    """The form for partners of a measurement."""
    return make_form(shipped, Voice.PARTNERS, coalition="Dorp", year=2026, info=INFO)


@pytest.fixture(scope="module")
def book(view):
    """Its workbook."""
    return opened(view)


def header_row(sheet) -> int:
    """The row of the headings."""
    return next(row for row in range(1, sheet.max_row + 1) if sheet.cell(row, 1).value == "Nummer")


def labelled(sheet) -> dict[str, object]:
    """The cells beside the labels above the table."""
    cells = [cell for line in sheet.iter_rows(max_row=header_row(sheet) - 1) for cell in line]
    return {cell.value: sheet.cell(cell.row, cell.column + 1) for cell in cells if cell.value in LABELS}


def validations(sheet) -> dict[str, object]:
    """The data validations by the cells that they are for."""
    return {str(rule.sqref): rule for rule in sheet.data_validations.dataValidation}


def test_the_table_is_as_agreed(shipped, book):
    """One visible sheet with these headings and a row per statement: number, theme, text, explanation and anchors."""
    assert [sheet.title for sheet in book.worksheets if sheet.sheet_state == "visible"] == ["Scorelijst"]
    assert list(COLUMNS) == HEADINGS
    sheet = book["Scorelijst"]
    top = header_row(sheet)
    rows = list(sheet.iter_rows(min_row=top, values_only=True))
    assert list(rows[0]) == HEADINGS
    first = shipped.statements[0]
    anchors = "\n".join(f"{step}: {text}" for step, text in first.anchors.items())
    assert list(rows[1]) == ["A01", "A1 Cijfers en wijken", first.text, None, None, first.explanation, anchors]
    assert [row[0] for row in rows[1:]] == [statement.id for statement in shipped.statements]
    assert not sheet.merged_cells.ranges


def test_it_says_which_form_it_is(book):
    """The labels above the table and the hidden sheet tell set, version, coalition, year and for whom."""
    found = labelled(book["Scorelijst"])
    assert {label: cell.value for label, cell in found.items()} == {
        "Stellingenset": "kansrijke-start", "Versie": "1.0", "Coalitie": "Dorp", "Jaar": "2026", "Voor": "partners",
        "Domein": None, "Deelnemerscode": None,
    }  # fmt: skip
    assert book["_set"].sheet_state == "hidden"
    assert dict(book["_set"].iter_rows(values_only=True)) == {
        "stellingenset": "kansrijke-start", "versie": "1.0", "coalitie": "Dorp", "jaar": "2026", "voor": "partners",
        "formulier": "xlsx", "formaatversie": "1",
    }  # fmt: skip


def test_only_the_cells_to_fill_in_are_open(book):
    """The sheet is locked without a password; domain, code, scores and notes can be changed, and nothing else."""
    sheet = book["Scorelijst"]
    assert sheet.protection.sheet
    assert sheet.protection.password is None
    top = header_row(sheet)
    own = labelled(sheet)
    expected = {own["Domein"].coordinate, own["Deelnemerscode"].coordinate}
    expected |= {f"{column}{row}" for column in "DE" for row in range(top + 1, top + 57)}
    open_cells = {cell.coordinate for line in sheet.iter_rows() for cell in line if not cell.protection.locked}
    assert open_cells == expected


def test_choices_come_from_lists(book):
    """A score and a domain are picked from a list, with a Dutch sentence for anything else; empty stays allowed."""
    sheet = book["Scorelijst"]
    top = header_row(sheet)
    scores = validations(sheet)[f"D{top + 1}:D{top + 56}"]
    assert (scores.type, scores.formula1, scores.allowBlank) == ("list", '"1,2,3,4,5,weet niet,nvt"', True)
    assert scores.errorStyle in (None, "stop")
    assert "Kies uit de lijst" in scores.error
    domain = validations(sheet)[labelled(sheet)["Domein"].coordinate]
    assert (domain.type, domain.formula1) == ("list", "'_domeinen'!$A$1:$A$15")
    assert "Kies een domein" in domain.error
    assert book["_domeinen"].sheet_state == "hidden"
    assert [row[0] for row in book["_domeinen"].iter_rows(values_only=True)][3] == "Jeugdgezondheidszorg"


def test_a_code_with_a_typo_is_doubted(book):
    """A formula looks at the check sign; whoever has another kind of code may go on."""
    sheet = book["Scorelijst"]
    cell = labelled(sheet)["Deelnemerscode"].coordinate
    code = validations(sheet)[cell]
    assert (code.type, f"={code.formula1}", code.errorStyle) == ("custom", code_formula(cell), "warning")
    assert len(code.formula1) < 255
    assert "Kijk de code nog eens na" in code.error


@needs_office
def test_the_formula_finds_the_typos(tmp_path):
    """LibreOffice works it out for whole codes, slips, empty cells and codes of another length."""
    whole = [random_code() for _ in range(30)]
    typed = ["", "d07", "K7M-2Q9 xat", "k7m2q9xaw", "k7m2q9xal", *whole]
    typed += [f"{code[:-1]}{'a' if code[-1] != 'a' else 'b'}" for code in whole]
    with Workbook(tmp_path / "codes.xlsx") as file:
        sheet = file.add_worksheet()
        for row, text in enumerate(typed):
            sheet.write_string(row, 0, text)
            sheet.write_formula(row, 1, f"=IF(IFERROR({code_formula(f'A{row + 1}')[1:]},FALSE),1,0)")
    converted("csv", tmp_path / "codes.xlsx", folder=tmp_path)
    with (tmp_path / "codes.csv").open(encoding="utf-8", newline="") as file:
        found = {text: verdict == "1" for text, verdict in csv.reader(file)}
    expected = {text: checked_code(text) is not None for text in typed} | {"": True, "d07": True}
    assert found == expected


def test_it_prints_and_scrolls(book):
    """Landscape A4, one page wide, the whole list, headings on every page and in view; wide texts are wrapped."""
    sheet = book["Scorelijst"]
    top = header_row(sheet)
    assert sheet.print_area == f"'Scorelijst'!$A$1:$G${top + 56}"
    assert (sheet.page_setup.paperSize, sheet.page_setup.orientation) == (9, "landscape")
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert (sheet.page_setup.fitToWidth or 1, sheet.page_setup.fitToHeight) == (1, 0)
    assert sheet.print_title_rows == f"${top}:${top}"
    assert sheet.freeze_panes == f"B{top + 1}"
    assert all(sheet.cell(top + 1, column).alignment.wrap_text for column in range(1, 8))


def test_it_says_what_people_must_know(view, book):
    """Guidance, scale, who to ask, how long it is kept and that a code is not anonymous stand above the table."""
    sheet = book["Scorelijst"]
    told = " ".join(
        str(cell.value)
        for line in sheet.iter_rows(max_row=header_row(sheet) - 1, min_col=5)
        for cell in line
        if cell.value
    )
    for words in (
        GUIDANCE,
        view.contact,
        view.retention,
        view.pseudonym,
        view.shown,
        view.send_to,
        "3 = Deels eens, deels oneens",
    ):
        assert words in told, words


def test_the_form_for_parents(shipped):
    """Parents get their own words, a domain that is filled in and locked, and no columns that are not for them."""
    sheet = opened(make_form(shipped, Voice.PARENTS))["Scorelijst"]
    own = labelled(sheet)
    assert (own["Voor"].value, own["Domein"].value) == ("ouders", "Ouders en ervaringsdeskundigen")
    assert own["Domein"].protection.locked
    top = header_row(sheet)
    assert (sheet.cell(top + 1, 1).value, sheet.cell(top + 1, 3).value) == (
        "A07", "Iemand let erop dat ik op tijd hulp krijg.",
    )  # fmt: skip
    assert sheet.max_row == top + 15
    hidden = [key for key, column in sheet.column_dimensions.items() if column.hidden]
    assert hidden[0] == "F"
    assert not {"A", "B", "C", "D", "E"} & set(hidden)


def test_a_form_without_measurement_or_domains():
    """Coalition and year stay empty, and a domain cannot be filled in when the set has none."""
    book = opened(make_form(make_set(domains={}), Voice.PARTNERS))
    own = labelled(book["Scorelijst"])
    assert [own[label].value for label in ("Coalitie", "Jaar", "Domein")] == [None, None, None]
    assert own["Domein"].protection.locked
    assert "_domeinen" not in book.sheetnames


@pytest.mark.parametrize("text", ["=1+1", "+31", "-5", "@SUM(A1)", '=HYPERLINK("http://x")', "http://x", "010"])
def test_texts_are_only_text(small_set, text):
    """A text that looks like a formula, a link or a number is written as the text it is."""
    (part, *others) = small_set.parts
    (theme, *rest) = part.themes
    statement = replace(theme.statements[0], text=text, explanation=text, anchors={1: text})
    theme = replace(theme, title=text, statements=(statement, *theme.statements[1:]))
    own = replace(small_set, title=text, parts=(replace(part, themes=(theme, *rest)), *others))
    content = render_form_xlsx(make_form(own, Voice.PARTNERS, coalition=text))
    book = openpyxl.load_workbook(io.BytesIO(content))
    cells = [cell for sheet in book.worksheets for line in sheet.iter_rows() for cell in line]
    assert [cell.coordinate for cell in cells if cell.data_type == "f" or cell.hyperlink] == []
    sheet = book["Scorelijst"]
    first = [cell.value for cell in sheet[header_row(sheet) + 1]]
    assert [first[2], first[5], first[6]] == [text, text, f"1: {text}"]
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert [name for name in archive.namelist() if b"<f>" in archive.read(name)] == []


def test_a_text_that_a_cell_cannot_hold(small_set):
    """A text longer than a cell is cut off, with an ellipsis."""
    own = with_parents(replace(small_set, title="x" * 40_000), "A01")
    sheet = opened(make_form(own, Voice.PARTNERS))["Scorelijst"]
    assert len(sheet.cell(1, 1).value) == 32_001


@pytest.mark.process
def test_the_same_bytes_in_another_process(view):
    """The same view gives the same bytes, whatever the order of sets or the time zone."""
    script = (
        "import hashlib, sys; from analysetool.files.statement_sets import shipped_statement_set;"
        "from analysetool.model import Voice; from analysetool.formats.form_xlsx import render_form_xlsx;"
        "from tests.conftest import make_form; from tests.test_formulier_view import INFO;"
        "view = make_form(shipped_statement_set(), Voice.PARTNERS, coalition='Dorp', year=2026, info=INFO);"
        "print(hashlib.sha256(render_form_xlsx(view)).hexdigest())"
    )
    found = subprocess.run(
        [sys.executable, "-c", script],
        capture_output=True,
        check=True,
        cwd=Path(__file__).parent.parent,
        env={**os.environ, "PYTHONHASHSEED": "7", "TZ": "Asia/Tokyo"},
    )
    assert found.stdout.decode().strip() == hashlib.sha256(render_form_xlsx(view)).hexdigest()


@needs_office
def test_saved_as_csv_the_list_survives(view, shipped, tmp_path):
    """Saved as csv by LibreOffice, the labels, the headings and every statement are still there."""
    (tmp_path / "formulier.xlsx").write_bytes(render_form_xlsx(view))
    converted("csv:Text - txt - csv (StarCalc):59,34,76", tmp_path / "formulier.xlsx", folder=tmp_path)
    with (tmp_path / "formulier.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file, delimiter=";"))
    top = rows.index(HEADINGS)
    beside = {row[1]: row[2] for row in rows[:top]}
    assert {label: beside[label] for label in LABELS} == {
        "Stellingenset": "kansrijke-start", "Versie": "1.0", "Coalitie": "Dorp", "Jaar": "2026", "Voor": "partners",
        "Domein": "", "Deelnemerscode": "",
    }  # fmt: skip
    assert [row[0] for row in rows[top + 1 :]] == [statement.id for statement in shipped.statements]
