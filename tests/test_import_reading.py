# SPDX-License-Identifier: EUPL-1.2
"""Handed-in tables are read as text with the place of every row, whichever program made the file."""

from __future__ import annotations

import codecs
import csv
import io
import zipfile
from datetime import date, datetime, time
from pathlib import Path

import openpyxl
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from analysetool.errors import InputError
from analysetool.files.workbooks.raw import RawTable, column_letters
from analysetool.imports.delimited import decode, read_delimited
from analysetool.imports.reading import read_tables, read_text
from analysetool.model import StatementSet
from tests import survey_files
from tests.conftest import make_set
from tests.office import converted
from tests.opendocument import ods_with, text_cell
from tests.survey_files import Respondent, make_respondents
from tests.tools import needs_office

TABLE = [["nummer", "score"], ["A01", "4"], ["A02", "2"]]


def only(path: Path) -> RawTable:
    """The one table of a file."""
    (table,) = read_tables(path)
    return table


def rows_of(table: RawTable) -> list[list[str]]:
    """The rows as lists, whatever sequence they are."""
    return [list(row) for row in table.rows]


def message_of(path: Path) -> str:
    """The one message with which a file is refused."""
    with pytest.raises(InputError) as caught:
        read_tables(path)
    (problem,) = caught.value.problems
    assert problem.path == str(path)
    return problem.message


@pytest.mark.parametrize("separator", [";", ",", "\t"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_every_separator_and_line_end_is_read(write, separator, end):
    """A table is the same table whichever of the three separators and line ends it was saved with."""
    text = end.join(separator.join(row) for row in TABLE) + end
    assert rows_of(only(write("tabel.csv", text))) == TABLE


@pytest.mark.parametrize(
    "encoded",
    [
        "nummer;één\r\nA01;4\r\n".encode(),
        "nummer;één\r\nA01;4\r\n".encode("utf-8-sig"),
        codecs.BOM_UTF16_LE + "nummer\téén\r\nA01\t4\r\n".encode("utf-16-le"),
        codecs.BOM_UTF16_BE + "nummer\téén\r\nA01\t4\r\n".encode("utf-16-be"),
    ],
    ids=["utf-8", "utf-8 with mark", "Excel's Unicode text", "the same, big end first"],
)
def test_encodings_of_survey_tools_and_excel(write, encoded):
    """UTF-8 with and without byte order mark and UTF-16 with one hold the same table."""
    assert rows_of(only(write("tabel.txt", encoded))) == [["nummer", "één"], ["A01", "4"]]


def test_a_comma_in_texts_is_no_separator(write):
    """The separator is what makes rows equally long, not what the heading holds most of."""
    text = "vraag, met een komma, en nog een, en nog een;score\nDeels eens, deels oneens;3\nEens;4\n"
    assert rows_of(only(write("tabel.csv", text)))[1] == ["Deels eens, deels oneens", "3"]


def test_a_semicolon_in_texts_is_no_separator(write):
    """The other way round too."""
    text = "een; twee; drie; vier,score\neens; of niet,3\nEens,4\n"
    assert rows_of(only(write("tabel.csv", text)))[1] == ["eens; of niet", "3"]


def test_a_ragged_table_keeps_its_separator(write):
    """A title above a table and a row that is too short do not change the separator."""
    text = "Stellingenset;kansrijke-start\nVersie;1.0\n\nNummer;Thema;Stelling;Score;Opmerking\n"
    text += "".join(f"A{number:02};Cijfers;Wij weten, en delen, alles;4;\n" for number in range(1, 9))
    table = only(write("tabel.csv", text))
    assert [len(row) for row in table.rows] == [2, 2, *[5] * 9]
    assert table.lines[:4] == [1, 2, 4, 5]


def test_one_column_is_a_table_too(write):
    """Without any separator every line is a row of one cell."""
    assert rows_of(only(write("tabel.csv", "score\n4\n2\n"))) == [["score"], ["4"], ["2"]]


def test_the_line_that_tells_excel_the_separator_is_no_row(write):
    """`sep=` decides on the separator; lines are counted as the file has them."""
    table = only(write("tabel.csv", "sep=,\r\na;b;c,d\r\n1;2;3,4\r\n"))
    assert rows_of(table) == [["a;b;c", "d"], ["1;2;3", "4"]]
    assert table.lines == [2, 3]


def test_rows_without_text_are_left_out_and_lines_stay_right(write):
    """The line of a row is where it starts in the file, also after line breaks in quotes and empty lines."""
    text = '\n"kop\neen";b\n;\n\n1;"twee\r\nregels"\n \t;\xa0\n3;4\n\n'
    table = only(write("tabel.csv", text))
    assert rows_of(table) == [["kop\neen", "b"], ["1", "twee\r\nregels"], ["3", "4"]]
    assert table.lines == [2, 6, 9]


def test_cells_lose_the_blanks_around_them_only(write):
    """Hard blanks become plain ones, marks nobody sees go, and what is inside a cell stays."""
    table = only(write("tabel.csv", "a;\xa0 kop \xa0in het\xa0midden \n\ufeffx;  y  \n"))
    assert rows_of(table) == [["a", "kop  in het midden"], ["x", "y"]]


@given(
    rows=st.lists(
        st.lists(st.text(st.characters(codec="utf-8", exclude_characters="\0\ufeff")), min_size=3, max_size=3),
        min_size=2,
        max_size=6,
    )
)
@example(rows=[["a", 'b "c"', "d\r\ne"], [";", ",", "\t"]])
def test_what_is_quoted_properly_is_read_back(rows):
    """Any texts, written as csv with everything quoted, come back as they were but for the blanks around them."""
    target = io.StringIO(newline="")
    csv.writer(target, delimiter=";", quoting=csv.QUOTE_ALL).writerows(rows)
    table = read_delimited(target.getvalue(), "tabel.csv")
    expected = [[cell.replace("\xa0", " ").strip() for cell in row] for row in rows]
    assert rows_of(table) == [row for row in expected if any(row)]


def test_an_open_quote_is_told_with_its_line(write):
    """A quote that does not close is an error at the row where it opens."""
    with pytest.raises(InputError) as caught:
        read_tables(write("tabel.csv", 'a;b\n1;2\n3;"vier\n5;6\n'))
    (problem,) = caught.value.problems
    assert problem.line == 3
    assert "aanhalingsteken" in problem.message


def workbook_with(path: Path, cells: dict[str, object]) -> Path:
    """Write a workbook of one sheet with these cells."""
    workbook = openpyxl.Workbook()
    sheet = workbook.active
    sheet.title = "Blad1"
    for place, value in cells.items():
        sheet[place] = value
    workbook.save(path)
    return path


CELLS: dict[str, object] = {
    "A1": 4, "B1": 4.5, "C1": True, "D1": datetime(2026, 3, 2, 9, 12, 1), "E1": date(2026, 3, 2), "F1": time(9, 12),  # noqa: DTZ001
    "G1": " a \xa0b\nc ", "H1": 12345678, "I1": 0.1, "J1": -3, "K1": "004", "L1": "4.0", "M1": 1e300, "N1": "TRUE",
}  # fmt: skip
SHOWN = [
    "4", "4.5", "TRUE", "2026-03-02 09:12:01", "2026-03-02", "09:12:00", "a  b\nc", "12345678", "0.1", "-3", "004",
    "4.0", "1e+300", "TRUE",
]  # fmt: skip


def test_cells_of_a_workbook_as_text(tmp_path):
    """Whole numbers are their digits, texts stay texts, and days are written as in ISO 8601."""
    assert rows_of(only(workbook_with(tmp_path / "tabel.xlsx", CELLS))) == [SHOWN]


@needs_office
@pytest.mark.gate
def test_a_workbook_and_its_copies_by_libreoffice_read_the_same(tmp_path):
    """What LibreOffice makes of a workbook, ods and xlsx, holds the same texts at the same places."""
    cells = CELLS | {"B4": "onder", "C7": "x", "D7": "x", "B8": "y", "B9": "y"}
    del cells["F1"]
    del cells["M1"]
    source = workbook_with(tmp_path / "tabel.xlsx", cells)
    for ending, folder in (("ods", tmp_path), ("xlsx", tmp_path / "weer")):
        converted(ending, source, folder=folder)
    expected = only(source)
    for copy in (tmp_path / "tabel.ods", tmp_path / "weer" / "tabel.xlsx"):
        table = only(copy)
        assert table.sheet == "Blad1"
        assert table.lines == expected.lines == [1, 4, 7, 8, 9]
        found = [row + [""] * (14 - len(row)) for row in rows_of(table)]
        assert found == rows_of(expected)


def test_places_in_a_sheet_stay_what_they_are(tmp_path):
    """Empty rows and columns before the table count, so that a problem can name column and row."""
    table = only(workbook_with(tmp_path / "tabel.xlsx", {"C3": "kop", "D3": "b", "C9": 1}))
    assert rows_of(table) == [["", "", "kop", "b"], ["", "", "1", ""]]
    assert table.lines == [3, 9]


def test_all_sheets_with_text_are_read(tmp_path):
    """Empty sheets are left out; hidden ones are marked."""
    workbook = openpyxl.Workbook()
    workbook.active.title = "Scorelijst"
    workbook.active["A1"] = "Nummer"
    workbook.create_sheet("Leeg")
    for name, state in (("_set", "hidden"), ("diep", "veryHidden")):
        sheet = workbook.create_sheet(name)
        sheet["A1"] = "sleutel"
        sheet.sheet_state = state
    workbook.create_chartsheet("Grafiek")
    workbook.save(tmp_path / "formulier.xlsx")
    tables = read_tables(tmp_path / "formulier.xlsx")
    assert [(table.sheet, table.hidden) for table in tables] == [
        ("Scorelijst", False),
        ("_set", True),
        ("diep", True),
    ]
    assert {table.path for table in tables} == {str(tmp_path / "formulier.xlsx")}


def test_repeated_cells_and_rows_of_an_opendocument_sheet(tmp_path):
    """A cell that stands for several is read several times; empty ones only move what comes after."""
    rows = (
        '<table:table-row table:number-rows-repeated="2"><table:table-cell table:number-columns-repeated="2"/>'
        + text_cell("x", 'table:number-columns-repeated="2"')
        + '<table:table-cell table:number-columns-repeated="16380"/></table:table-row>'
        '<table:table-row table:number-rows-repeated="1048570"><table:table-cell/></table:table-row>'
        "<table:table-row>" + text_cell("eind") + "</table:table-row>"
    )
    table = only(ods_with(tmp_path / "tabel.ods", f'<table:table table:name="Blad">{rows}</table:table>'))
    assert rows_of(table) == [["", "", "x", "x"], ["", "", "x", "x"], ["eind"]]
    assert table.lines == [1, 2, 1048573]


def test_an_opendocument_cell_holds_its_own_text_only(tmp_path):
    """Remarks, drawings and hidden sheets: the first two are no part of a cell, the last is marked."""
    cell = (
        '<table:table-cell office:value-type="string"><office:annotation><text:p>iemand vindt iets</text:p>'
        "</office:annotation><draw:frame><draw:text-box><text:p>plaatje</text:p></draw:text-box></draw:frame>"
        "<text:p>een<text:s/><text:span>twee</text:span><text:line-break/>drie</text:p><text:p>vier</text:p>"
        "</table:table-cell>"
    )
    tables = (
        f'<table:table table:name="Blad"><table:table-header-rows><table:table-row>{cell}</table:table-row>'
        '</table:table-header-rows></table:table><table:table table:name="Geheim" table:style-name="weg">'
        f"<table:table-row>{text_cell('x')}</table:table-row></table:table>"
    )
    found = read_tables(ods_with(tmp_path / "tabel.ods", tables))
    assert [(table.sheet, table.hidden, rows_of(table)) for table in found] == [
        ("Blad", False, [["een twee\ndrie\nvier"]]),
        ("Geheim", True, [["x"]]),
    ]


@pytest.mark.parametrize(
    ("attributes", "text"),
    [
        ('office:value-type="float" office:value="4"', "4"),
        ('office:value-type="float" office:value="4.50"', "4.5"),
        ('office:value-type="percentage" office:value="0.4"', "0.4"),
        ('office:value-type="currency" office:value="3"', "3"),
        ('office:value-type="date" office:date-value="2026-03-02T09:12:01"', "2026-03-02 09:12:01"),
        ('office:value-type="boolean" office:boolean-value="true"', "TRUE"),
        ('office:value-type="time" office:time-value="PT09H12M00S"', "PT09H12M00S"),
        ('office:value-type="float" office:value="0" table:formula="of:=FALSE()"', "FALSE"),
        ('office:value-type="string"', "zoals getoond"),
    ],
)
def test_an_opendocument_cell_is_what_it_holds_and_not_what_it_shows(tmp_path, attributes, text):
    """A score that is shown as 4,00 is 4."""
    cell = f"<table:table-cell {attributes}><text:p>zoals getoond</text:p></table:table-cell>"
    path = ods_with(tmp_path / "t.ods", f"<table:table><table:table-row>{cell}</table:table-row></table:table>")
    assert rows_of(only(path)) == [[text]]


def test_the_content_decides_and_not_the_name(tmp_path, write):
    """A workbook called csv is read as a workbook, and a table called xlsx as a table."""
    workbook = workbook_with(tmp_path / "echt.xlsx", {"A1": "kop", "A2": 4})
    assert rows_of(only(workbook.rename(tmp_path / "eigenlijk.csv"))) == [["kop"], ["4"]]
    assert rows_of(only(write("eigenlijk.xlsx", "kop;b\n4;5\n"))) == [["kop", "b"], ["4", "5"]]


def test_a_zip_holds_one_table_per_csv(tmp_path):
    """What computers leave behind in archives is passed over; every csv is a table that says where it stands."""
    with zipfile.ZipFile(tmp_path / "export.zip", "w") as archive:
        archive.writestr("map/", "")
        archive.writestr("map/een.csv", "a,b\n1,2\n")
        archive.writestr("twee.CSV", "c;d\n3;4\n")
        archive.writestr("__MACOSX/map/._een.csv", b"\0\5\x16\7")
        archive.writestr("map/.DS_Store", b"\0\0\0\1Bud1")
    found = read_tables(tmp_path / "export.zip")
    path = tmp_path / "export.zip"
    assert [(table.path, rows_of(table)) for table in found] == [
        (f"{path} (map/een.csv)", [["a", "b"], ["1", "2"]]),
        (f"{path} (twee.CSV)", [["c", "d"], ["3", "4"]]),
    ]


def test_read_text_is_for_whoever_reads_text_himself(write):
    """Text comes without its byte order mark, in both encodings."""
    assert read_text(write("een.json", b'\xef\xbb\xbf{"a": 1}')) == '{"a": 1}'
    assert read_text(write("twee.txt", '{"a": "é"}'.encode("utf-16"))) == '{"a": "é"}'


def test_column_names_as_spreadsheets_show_them():
    """Column letters run A to Z, then AA."""
    assert [column_letters(position) for position in (0, 25, 26, 701, 702, 16383)] == [
        "A", "Z", "AA", "ZZ", "AAA", "XFD",
    ]  # fmt: skip


def test_decode_tells_the_line_of_a_wrong_character():
    """A table that is neither UTF-8 nor Windows-1252 is refused with the line where it shows."""
    with pytest.raises(InputError) as caught:
        decode(b"kop\nA01;\x81\n", "oud.csv")
    (problem,) = caught.value.problems
    assert (problem.path, problem.line) == ("oud.csv", 2)
    assert "CSV UTF-8" in problem.message


# The exports that survey tools make


@pytest.fixture
def people(small_set: StatementSet) -> tuple[Respondent, ...]:
    """Seven invented people who answered the small set."""
    return make_respondents(small_set, 7)


def test_lime_survey_csv_and_xlsx_hold_the_same(tmp_path, small_set, people):
    """Quotes, unquoted nothings, byte order mark and the last empty line are gone after reading."""
    new = only(survey_files.lime_survey_csv(tmp_path / "nieuw.csv", small_set, people))
    old = only(survey_files.lime_survey_csv(tmp_path / "oud.csv", small_set, people, old=True, separator=","))
    sheet = only(survey_files.lime_survey_xlsx(tmp_path / "blad.xlsx", small_set, people))
    assert rows_of(new) == rows_of(old) == rows_of(sheet)
    assert new.lines == sheet.lines == list(range(1, 9))
    assert new.rows[0][:3] == ["id", "submitdate", "lastpage"]
    assert [row[1] for row in new.rows[1:]].count("") == 1
    assert sheet.sheet == "Meting  Proefset"


@pytest.mark.parametrize("english", [False, True])
def test_microsoft_forms(tmp_path, small_set, people, english):
    """Numbers, times and texts of a real workbook; hard blanks and line breaks in headings are cleaned."""
    path = survey_files.microsoft_forms_xlsx(
        tmp_path / "forms.xlsx", small_set, people, english=english, last_modified=True, anonymous=False, asks_name=True
    )
    table = only(path)
    assert table.rows[0][6] == ("Name2" if english else "Naam2")
    assert table.rows[0][9:] == [f"Stelling {identity}." for identity in ("A01", "A02", "A03", "A04", "B01", "B02")]
    assert table.rows[1][:5] == [
        "1", "2026-03-02 09:19:01", "2026-03-02 09:47:02", "persoon01@voorbeeld.example", "Voornaam01 Achternaam01",
    ]  # fmt: skip
    words = survey_files.ENGLISH if english else survey_files.labels_of(small_set)
    expected = [words.get(answer, "") for answer in people[0].answers.values()]
    assert table.rows[1][9:] == expected


def test_google_forms_csv_and_zip_hold_the_same(tmp_path, people):
    """The zip of Google Forms holds what the csv of its sheet holds, brackets in a statement included."""
    statement_set = survey_files.with_text(make_set(), "A02", "Wij delen [gezamenlijk] cijfers.")
    plain = only(survey_files.google_forms_csv(tmp_path / "forms.csv", statement_set, people))
    zipped = only(survey_files.google_forms_zip(tmp_path / "forms.zip", statement_set, people))
    assert rows_of(plain) == rows_of(zipped)
    assert plain.rows[0][4] == f"{survey_files.QUESTION} [Wij delen [gezamenlijk] cijfers.]"
    assert plain.rows[1][0] == "2-3-2026 9:47:02"
    assert zipped.path == f"{tmp_path / 'forms.zip'} (Proefset.csv)"


def test_qualtrics_csv_tsv_and_xlsx_hold_the_same(tmp_path, small_set, people):
    """Three header rows, the third of them JSON with quotes, come through each kind of file."""
    files = (
        survey_files.qualtrics_csv(tmp_path / "q.csv", small_set, people, german=True),
        survey_files.qualtrics_csv(tmp_path / "q.tsv", small_set, people, german=True, separator="\t"),
        survey_files.qualtrics_xlsx(tmp_path / "q.xlsx", small_set, people, german=True),
    )
    first, *others = (rows_of(only(path)) for path in files)
    assert others == [first, first]
    assert first[1][:2] == ["Anfangsdatum", "Enddatum"]
    assert first[2][0] == '{"ImportId":"startDate"}'
    assert len(first) == 10


def test_long_and_tally_tables(tmp_path, small_set, people):
    """A long table reads the same from csv and xlsx, its scores and years as digits."""
    from_csv = only(survey_files.long_csv(tmp_path / "lang.csv", small_set, people))
    from_xlsx = only(survey_files.long_xlsx(tmp_path / "lang.xlsx", small_set, people))
    tally = only(survey_files.tally_csv(tmp_path / "telling.csv", small_set, people))
    assert rows_of(from_csv) == rows_of(from_xlsx)
    assert len(from_csv.rows) == 1 + 7 * 6
    assert from_csv.rows[1][:2] == ["Voorbeeldstad", "2026"]
    assert sum(int(row[5]) for row in tally.rows[1:]) == 7 * 6
