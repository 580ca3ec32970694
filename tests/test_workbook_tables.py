# SPDX-License-Identifier: EUPL-1.2
"""Tables on a sheet of a workbook: the same rows, checks and messages as in CSV, with the rows of the spreadsheet."""

from __future__ import annotations

import csv
import sys
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysetool.files.inputs import read_inputs
from analysetool.files.table_columns import WIDE_COUNTS
from analysetool.files.tables import read_table
from analysetool.files.workbook_tables import read_workbook_table
from tests.conftest import assert_only_problem, make_set, shown
from tests.opendocument import ods_of
from tests.running import run
from tests.test_import_hostile import SHEET, bomb, changed
from tests.test_parquet_tables import told
from tests.test_tables import tables

LONG = ["coalitie", "jaar", "deelnemer", "domein", "stelling", "score", "opmerking"]
ROW = ["Dorp", 2026, "a7", "", "A01", 4, ""]
EXPORT = [["Tijdstempel", "A01", "A02"], ["2026-03-02", 4, 5]]


def book(*sheets, hidden=(), formulas=True):
    """A workbook with these sheets, each a list of rows; an empty text is an empty cell, and `=` begins a formula."""
    made = openpyxl.Workbook()
    made.remove(made.active)
    for number, rows in enumerate(sheets, start=1):
        sheet = made.create_sheet(f"Blad{number}")
        sheet.sheet_state = "hidden" if number in hidden else "visible"
        for line, row in enumerate(rows, start=1):
            for column, value in enumerate(row, start=1):
                if value != "":
                    cell = sheet.cell(line, column, value)
                    cell.data_type = "s" if cell.data_type == "f" and not formulas else cell.data_type
    return made


@pytest.fixture
def workbook(tmp_path):
    """Save sheets as a workbook."""

    def make(*sheets, **choices):
        path = tmp_path / "tabel.xlsx"
        book(*sheets, **choices).save(path)
        return path

    return make


def read(path):
    """Read a workbook with the small set."""
    return read_workbook_table(path, make_set())


def as_csv(path: Path, rows):
    """The same rows as CSV."""
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, delimiter=";").writerows(rows)
    return path


PEOPLE = [
    ["Dorp", 2026, f"p{person}", ("jgz", "gemeente")[person % 2], identity, score, note]
    for person in range(6)
    for identity, score, note in (
        ("A01", 1 + person % 5, "=1+1"),
        ("A02", "weet-niet", ""),
        ("B01", "", "twee\nregels"),
    )
]
COUNTS = [
    ["Dorp", 2026, "jgz", "A01", 4, 30],
    ["Dorp", 2026, "jgz", "A01", "nvt", 2],
    ["Dorp", 2026, "jgz", "A01", "", 1],
]


@pytest.mark.parametrize(
    "rows",
    [
        [LONG, *PEOPLE],
        [["coalitie", "jaar", "domein", "stelling", "score", "aantal"], *COUNTS],
        [["Coalitie", "JAAR", "stelling", *WIDE_COUNTS], ["Dorp", 2026, "A01", 0, 0, 0, 30, 0, 0, 2, 1]],
    ],
    ids=["lang", "telling", "breed"],
)
def test_a_report_of_a_workbook_is_that_of_its_csv(tmp_path, rows):
    """The same bytes of JSON from CSV and Excel, whichever kind of table it is."""
    folders = [tmp_path / name for name in ("csv", "xlsx")]
    for folder in folders:
        folder.mkdir()
    as_csv(folders[0] / "t.csv", rows)
    book(rows, formulas=False).save(folders[1] / "t.xlsx")
    made = [run("rapport", folder / f"t.{folder.name}", "--formaat", "json") for folder in folders]
    assert [result.returncode for result in made] == [0, 0], made[1].stderr
    assert made[0].stdout == made[1].stdout
    assert b'"Dorp"' in made[0].stdout


@given(tables(), st.integers(0, 3), st.integers(0, 2))
def test_a_sheet_is_read_as_csv(tmp_path_factory, table, above, left):
    """The same people, answers, notes and messages, wherever on the sheet the table begins."""
    columns, rows = table
    folder = tmp_path_factory.getbasetemp() / "werkmap-zoals-csv"
    folder.mkdir(exist_ok=True)
    text = as_csv(folder / "tabel.csv", [[cell.replace("\n", " ") for cell in row] for row in (columns, *rows)])
    path = folder / "tabel.xlsx"
    cells = [[*[""] * left, *(cell.replace("\n", " ") for cell in row)] for row in (columns, *rows)]
    book([*[[]] * above, *cells]).save(path)
    found, expected = read(path), read_table(text, make_set())
    assert [told(part) for part in found.parts] == [told(part) for part in expected.parts]
    assert [(problem.message, problem.line) for problem in found.problems] == [
        (problem.message, None if problem.line is None else problem.line + above) for problem in expected.problems
    ]


def test_an_opendocument_sheet(tmp_path):
    """LibreOffice saves numbers as numbers; a mistake has its row there too."""
    found = read(ods_of(book([LONG, *PEOPLE[1:3]]), tmp_path / "t.ods"))
    assert [told(part) for part in found.parts] == [
        told(part) for part in read_table(as_csv(tmp_path / "t.csv", [LONG, *PEOPLE[1:3]]), make_set()).parts
    ]
    assert len(found.parts) == 1
    wrong = read(ods_of(book([LONG, ROW, [], [*ROW[:4], "Z99", 4, ""]]), tmp_path / "t.ods"))
    assert_only_problem(wrong.problems, 4, "stelling 'Z99' bestaat niet")


def test_cells_are_what_excel_shows(workbook):
    """2026.0 and 4.0 are 2026 and 4; a code that is text keeps its zeros."""
    (part,) = read(workbook([LONG, ["Dorp", 2026.0, "007", "", "A01", 4.0, ""]])).parts
    assert told(part)[:3] == ("Dorp", 2026, (("007",), ("",), [[3, *[7] * 5]]))


@pytest.mark.parametrize(
    ("place", "value", "words"),
    [
        (1, 2026.5, "jaar is '2026.5'"),
        (1, date(2026, 3, 2), "jaar is '2026-03-02'"),
        (5, 4.5, "score is '4.5'"),
        (5, 9, "score is '9'"),
        (5, True, "score is 'TRUE'"),
        (4, "Z99", "stelling 'Z99' bestaat niet"),
        (2, "", "deelnemer is leeg"),
    ],
)
def test_a_mistake_has_the_row_of_the_spreadsheet(workbook, place, value, words):
    """Empty rows in between count, as Excel numbers them."""
    slip = [*ROW[:place], value, *ROW[place + 1 :]]
    found = read(workbook([LONG, ROW, [], [], slip]))
    assert_only_problem(found.problems, 5, words)
    assert found.parts == []


def test_text_beside_the_table_is_refused(workbook):
    """Nobody knows which column a cell without a heading belongs to; an empty column in between says nothing."""
    assert_only_problem(read(workbook([LONG, [*ROW, "los"]])).problems, 2, "8 kolommen; de kopregel heeft er 7")
    gaps = workbook([["", *LONG[:3], "", *LONG[3:]], ["", *ROW[:3], "", *ROW[3:]]])
    assert shown(read(gaps).problems) == []


def test_the_sheet_that_has_a_table(workbook):
    """What else lies in the workbook does not count, nor what is hidden."""
    found = read(workbook([["Uitleg"], ["=1+1"]], [LONG, ROW], [LONG, ROW, ROW], hidden=[3]))
    assert shown(found.problems) == []
    assert len(found.parts) == 1


def test_hidden_rows_count_and_are_said(tmp_path):
    """Who filters a sheet may think that the other rows are gone."""
    made = book([LONG, ROW, [*ROW[:4], "A02", 5, ""]])
    made.active.row_dimensions[3].hidden = True
    made.save(tmp_path / "t.xlsx")
    found = read(tmp_path / "t.xlsx")
    assert [(problem.is_error, problem.message[:31]) for problem in found.problems] == [
        (False, "1 verborgen regel telt wel mee.")
    ]
    assert told(found.parts[0])[2] == (("a7",), ("",), [[3, 4, *[7] * 4]])


def test_a_pattern_passes_over_what_excel_keeps_open(workbook):
    """While a workbook is open, a small file with its owner lies beside it."""
    path = workbook([LONG, ROW])
    (path.parent / "~$tabel.xlsx").write_bytes(b"\x05Iemand\0")
    found = read_inputs([path.parent / "*.xlsx"], make_set())
    assert (shown(found.problems), found.paths) == ([], [str(path)])


def test_a_sheet_that_stands_there_twice_counts_once(workbook):
    """As an import does; it is said."""
    found = read(workbook([LONG, ROW], [LONG, ROW]))
    assert [problem.is_error for problem in found.problems] == [False]
    assert "Blad2" in found.problems[0].message
    assert len(found.parts) == 1


@pytest.mark.parametrize(
    ("sheets", "words"),
    [
        ([[LONG, ROW], [LONG, [*ROW[:5], 5, ""]]], ["2 bladen", "'Blad1' en 'Blad2'", "eigen bestand"]),
        ([EXPORT, [["a"], [1]]], ["geen blad", "analysetool importeer"]),
        ([EXPORT], ["mist de kolommen coalitie", "analysetool importeer"]),
        ([[LONG]], ["geen rijen"]),
        ([[]], ["geen enkele cel met tekst"]),
        ([[[*LONG, "score"], [*ROW, 5]]], ["'score' twee keer"]),
        ([[["coalitie", "jaar", "stelling", "score", *WIDE_COUNTS]]], ["maar ook score_1"]),
        ([[LONG, [*ROW[:5], "=2+2", ""]]], ["F2 bevat een formule", "Plak"]),
        ([EXPORT, [LONG, [*ROW[:5], "=2+2", ""]]], ["'Blad2': F2 bevat een formule"]),
    ],
)
def test_a_workbook_without_one_sound_table(workbook, sheets, words):
    """Says what is wrong and what to do, and reads nothing."""
    found = read(workbook(*sheets))
    (problem,) = found.problems
    assert [word for word in words if word not in problem.message] == [], problem.message
    assert found.parts == []


def test_merged_cells_are_refused(tmp_path):
    """Values are missing from these."""
    made = book([LONG, ROW])
    made.active.merge_cells("D2:E2")
    made.save(tmp_path / "t.xlsx")
    (problem,) = read(tmp_path / "t.xlsx").problems
    assert "D2:E2 is samengevoegd" in problem.message


def test_workbooks_that_cannot_be_trusted(workbook, tmp_path):
    """The guards of an import hold: cut off, a bomb, entities, a document of another kind, and nothing at all."""
    whole = workbook([LONG, ROW])
    cut = tmp_path / "half.xlsx"
    cut.write_bytes(whole.read_bytes()[:2000])
    entity = tmp_path / "wie.xlsx"
    entity.write_bytes(whole.read_bytes())
    changed(entity, SHEET, lambda part: b'<!DOCTYPE x [<!ENTITY e "e">]>' + part)
    empty = tmp_path / "leeg.xlsx"
    empty.write_bytes(b"")
    picture = tmp_path / "plaat.xlsx"
    picture.write_bytes(b"%PDF-1.7")
    junk = tmp_path / "iets.xlsx"
    junk.write_bytes(b"\x05Iemand\0")
    for path, words in (
        (cut, "beschadigd"),
        (entity, "beschadigd"),
        (bomb(tmp_path / "bom.xlsx", SHEET), "MB"),
        (empty, "is leeg"),
        (picture, "PDF"),
        (junk, "geen tekst en geen werkblad"),
        (tmp_path / "weg.xlsx", "bestaat niet"),
    ):
        found = read(path)
        assert_only_problem(found.problems, None, words)
        assert found.parts == []


def test_a_csv_with_the_name_of_a_workbook(tmp_path):
    """It is recognised by what it holds, as in an import."""
    found = read(as_csv(tmp_path / "t.xlsx", [LONG, ROW]))
    assert shown(found.problems) == []
    assert len(found.parts) == 1


def test_workbooks_in_a_folder_do_not_count(workbook):
    """A table counts when it is named; what it is made of may not be overwritten."""
    path = workbook([LONG, ROW])
    assert len(read_inputs([path], make_set()).parts) == 1
    assert read_inputs([path.parent], make_set()).parts == []
    result = run("rapport", path, "--uit", path, "--overschrijf")
    assert result.returncode == 2
    assert b"niet overschreven" in result.stderr


def test_a_csv_needs_no_reader_of_workbooks(tmp_path, monkeypatch):
    """Calamine stays out."""
    monkeypatch.setitem(sys.modules, "python_calamine", None)
    monkeypatch.delitem(sys.modules, "analysetool.files.workbook_tables", raising=False)
    assert len(read_inputs([as_csv(tmp_path / "t.csv", [LONG, ROW])], make_set()).parts) == 1
    assert "analysetool.files.workbook_tables" not in sys.modules
