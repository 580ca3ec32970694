# SPDX-License-Identifier: EUPL-1.2
"""The workbook form, filled as a person would and saved by another program, gives the same answers."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from analysetool.model import StatementSet
from tests.office import CSV_UTF8, converted
from tests.round_trip import answers_of, imported
from tests.running import run, told
from tests.tools import needs_office

NOTE = 'Met "aanhaling"; een puntkomma, <script>alert(1)</script> en één 😀'
TYPED = (1, 2, 3, 4, 5, "weet niet", "nvt", None)
MEANS = {"weet niet": "weet-niet", "nvt": "nvt"}


def filled(path: Path, statement_set: StatementSet) -> dict[str, dict[str, str]]:
    """Fill the form at a path: each kind of answer, some blanks, a note; gives what an import must find."""
    book = openpyxl.load_workbook(path)
    sheet = book["Scorelijst"]
    places = {cell.value: cell for row in sheet.iter_rows() for cell in row if isinstance(cell.value, str)}
    for label, value in (("Domein", "Jeugdgezondheidszorg"), ("Deelnemerscode", "K7M2 Q9XA")):
        cell = places[label]
        sheet.cell(cell.row, cell.column + 1).value = value
    head = places["Nummer"].row
    columns = {cell.value: cell.column for cell in sheet[head]}
    expected: dict[str, dict[str, str]] = {}
    for place, statement in enumerate(statement_set.statements):
        row = head + 1 + place
        assert sheet.cell(row, columns["Nummer"]).value == statement.id
        typed = TYPED[place % len(TYPED)]
        sheet.cell(row, columns["Score"]).value = typed
        if typed is not None:
            expected[statement.id] = {"score": MEANS.get(str(typed), str(typed))}
    sheet.cell(head + 8, columns["Opmerking"]).value = NOTE  # the eighth statement has no score
    expected[statement_set.statements[7].id] = {"opmerking": NOTE}
    book.save(path)
    return expected


@pytest.fixture
def form(tmp_path, shipped):
    """A filled form and what it holds."""
    path = tmp_path / "formulier.xlsx"
    result = run("formulier", "--uit", path, "--coalitie", "Dorp", "--jaar", "2026")
    assert result.returncode == 0, told(result)
    return path, filled(path, shipped)


def test_a_form_filled_in_excel(form, shipped, tmp_path):
    """The workbook itself: every answer state, the note, the domain and the code."""
    path, expected = form
    sheet = imported(path, tmp_path / "uit", shipped)
    assert answers_of(sheet) == expected
    assert (sheet.coalition, sheet.year, sheet.participant, sheet.domain) == ("Dorp", 2026, "k7m2q9xa", "jgz")


@needs_office
@pytest.mark.parametrize("kind", ["xlsx", "ods", CSV_UTF8])
@pytest.mark.gate(most=1)
def test_a_form_saved_by_another_program(form, shipped, tmp_path, kind):
    """LibreOffice opens the filled form and saves it: the same answers come in."""
    path, expected = form
    (file,) = converted(kind, path, folder=tmp_path / "opgeslagen")
    sheet = imported(file, tmp_path / "uit", shipped)
    assert answers_of(sheet) == expected
    assert (sheet.participant, sheet.domain) == ("k7m2q9xa", "jgz")
