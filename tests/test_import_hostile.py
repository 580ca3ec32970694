# SPDX-License-Identifier: EUPL-1.2
"""Files that cannot or may not be imported: each is refused with a clear word, never half read, never a crash."""

from __future__ import annotations

import errno
import io
import os
import re
import struct
import tracemalloc
import zipfile
from collections.abc import Callable, Iterable
from datetime import datetime
from pathlib import Path

import openpyxl
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from analysetool.errors import InputError, Problem
from analysetool.files.workbooks.limits import MAX_FILE, MAX_UNPACKED
from analysetool.imports.reading import read_tables, read_text
from tests import survey_files
from tests.conftest import at_most, make_set, shown
from tests.importing import source
from tests.opendocument import ODS_HEAD, ODS_TAIL, ods_with, text_cell
from tests.test_import_reading import workbook_with

pytestmark = pytest.mark.slow

SHEET = "xl/worksheets/sheet1.xml"
DAMAGED = "beschadigd"


def problems_of(path: Path, read: Callable[[Path], object] = read_tables) -> tuple[Problem, ...]:
    """The problems with which a file is refused."""
    with pytest.raises(InputError) as caught:
        read(path)
    return caught.value.problems


def assert_refused(path: Path, *words: str) -> None:
    """Check that a file is refused with one problem that names the file and holds all these words."""
    problems = problems_of(path)
    assert [problem.path for problem in problems] == [str(path)], shown(problems)
    assert [word for word in words if word not in problems[0].message] == [], shown(problems)


def zip_with(path: Path, members: Iterable[tuple[str, str | bytes]], method: int = zipfile.ZIP_DEFLATED) -> Path:
    """Write a zip file with these members."""
    with zipfile.ZipFile(path, "w", method) as archive:
        for name, content in members:
            archive.writestr(name, content)
    return path


def changed(path: Path, part: str, change: Callable[[bytes], bytes]) -> Path:
    """The same archive with one of its parts changed."""
    content = path.read_bytes()
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        members = [(name, archive.read(name)) for name in archive.namelist()]
    assert part in [name for name, _ in members]
    return zip_with(path, [(name, change(member) if name == part else member) for name, member in members])


@pytest.fixture
def workbook(tmp_path: Path) -> Path:
    """A small workbook as XlsxWriter makes it, with shared texts."""
    return survey_files.write_xlsx(tmp_path / "tabel.xlsx", [["nummer", "score"], ["A01", 4], ["A02", 2]], "Blad1")


# What is there to read


def test_a_file_that_is_not_there(tmp_path):
    """A missing file says so."""
    assert_refused(tmp_path / "weg.xlsx", "bestaat niet")


def test_a_folder(tmp_path):
    """A folder is no file."""
    assert_refused(tmp_path, "map")


def test_a_name_that_cannot_be(tmp_path):
    """A name with a NUL is refused and not a crash."""
    assert_refused(tmp_path / "a\0b.csv", "kan niet worden gelezen")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes with a name")
def test_a_pipe_is_not_waited_for(tmp_path):
    """A named pipe would never end."""
    os.mkfifo(tmp_path / "pijp.csv")
    assert_refused(tmp_path / "pijp.csv", "geen gewoon bestand")


def test_a_file_without_permission(write, monkeypatch):
    """A file that may not be read says so, also to an administrator, for whom the disk makes exceptions."""

    def refuse(*_: object) -> bytes:
        raise PermissionError(errno.EACCES, "Permission denied")

    path = write("dicht.csv", "a;b\n1;2\n")
    monkeypatch.setattr(Path, "open", refuse)
    assert_refused(path, "geen toegang")


@pytest.mark.parametrize("read", [read_tables, read_text])
def test_an_empty_file(write, read):
    """Nothing at all is refused by both ways of reading."""
    (problem,) = problems_of(write("leeg.csv", b""), read)
    assert "is leeg" in problem.message


@pytest.mark.parametrize("content", [b"\n\n;;;\n \t\n", b"\xef\xbb\xbf", b"\xff\xfe"])
def test_a_table_without_text(write, content):
    """Only separators, blanks or a byte order mark: there is nothing to import."""
    assert_refused(write("leeg.csv", content), "geen enkele cel met tekst")


def test_a_workbook_without_text(tmp_path):
    """The same for sheets."""
    assert_refused(workbook_with(tmp_path / "leeg.xlsx", {}), "geen enkele cel met tekst")


@pytest.mark.parametrize("read", [read_tables, read_text])
def test_a_file_of_60_megabytes(tmp_path, read):
    """More than 50 MB is refused, and never read in full."""
    path = tmp_path / "groot.csv"
    with path.open("wb") as file:
        file.truncate(60 * 1024 * 1024)
    (problem,) = problems_of(path, read)
    assert "groter dan 50 MB" in problem.message


@pytest.mark.slow
@pytest.mark.gate
def test_a_file_of_exactly_the_limit_is_read(tmp_path):
    """50 MB itself may be: the rows are what counts."""
    path = tmp_path / "net.csv"
    row = ("x" * 65_535 + "\n").encode()
    path.write_bytes(row * (MAX_FILE // len(row)))
    (table,) = read_tables(path)
    assert len(table.rows) == 800


# Text


def test_latin_1(write):
    """A csv as Excel on Windows saves it is read, and that is said; one in another old encoding has one clear line."""
    text = "nummer;vraag\nA01;ja\nA02;één\nA03;twee ë\n"
    (table,) = read_tables(write("oud.csv", text.encode("cp1252")))
    assert [row[1] for row in table.rows] == ["vraag", "ja", "één", "twee ë"]
    assert len(table.remarks) == 1
    assert "Windows-1252" in table.remarks[0]
    path = write("ouder.csv", text.encode("cp1252").replace(b"\xe9", b"\x81"))
    assert_refused(path, "geen UTF-8", "CSV UTF-8")
    assert problems_of(path)[0].line == 3
    assert_refused(write("vreemd.csv", b"nummer;vraag\nA01;\x1b\xe9\n"), "geen UTF-8")


@pytest.mark.parametrize("content", [b"a;b\n1;\0002\n", "a;b\n".encode("utf-16-le"), "\ufeffa;b\n".encode("utf-32-le")])
def test_nul_bytes(write, content):
    """Text with NUL in it is no text, or in an encoding that does not say what it is."""
    assert_refused(write("raar.csv", content), "geen tekst")


def test_half_a_character_in_utf_16(write):
    """UTF-16 that stops halfway is refused."""
    assert_refused(write("half.txt", b"\xff\xfea\x00;\x00b"), "geen tekst")


@pytest.mark.parametrize(
    ("text", "line", "word"),
    [
        ('a;b\n"1;2\n3;4\n', 2, "aanhalingsteken"),
        ('"a;b\n1;2\n3;4\n', 1, "aanhalingsteken"),
        ('a;b\n"1";"hij zei "ja" tegen mij"\n', 2, "aanhalingsteken"),
        ("a;b\n1;" + "x" * 140_000 + "\n", 2, "veel te lang"),
    ],
)
def test_quotes_that_do_not_close(write, text, line, word):
    """The row in which reading stops is named."""
    path = write("tabel.csv", text)
    assert_refused(path, word)
    assert problems_of(path)[0].line == line


@pytest.mark.parametrize("separator", [";", ",", "\t", "\n"])
def test_text_with_more_cells_than_a_table_has(write, separator):
    """Millions of empty cells are refused before they are made."""
    assert_refused(write("cellen.csv", "kop" + separator * 2_000_001), "2 miljoen cellen")


def test_text_with_more_columns_than_a_sheet_has(write):
    """One row may not be wider than a spreadsheet."""
    path = write("breed.csv", "a;b\n" + ";".join(["x"] * 16_385) + "\n")
    assert_refused(path, "16.384 kolommen")


# What is no table


def ole(*streams: str) -> bytes:
    """The beginning of an OLE compound file whose directory names these streams."""
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6)
    entries = b"".join(name.encode("utf-16-le").ljust(128, b"\0") for name in ("Root Entry", *streams))
    return header.ljust(512, b"\xff") + entries


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (ole("EncryptionInfo", "EncryptedPackage"), ("wachtwoord",)),
        (ole("Workbook"), ("oud Excel-bestand", "bewaar het als .xlsx")),
        (ole("Book"), ("oud Excel-bestand",)),
        (ole("WordDocument"), ("oud Office-bestand",)),
        (b"%PDF-1.7\n", ("PDF",)),
        (b"\x89PNG\r\n\x1a\n", ("plaatje",)),
        (b"\xff\xd8\xff\xe0", ("plaatje",)),
        (b"\x1f\x8b\x08\x00", ("Pak het uit",)),
        (b"7z\xbc\xaf\x27\x1c", ("Pak het uit",)),
        (b"Rar!\x1a\x07\x00", ("Pak het uit",)),
        (b"\r\n <!DOCTYPE html><html><table>", ("webpagina", "antwoorden-")),
        (b"\xef\xbb\xbf<html><body>", ("webpagina",)),
        (b"<table><tr><td>export</td></tr></table>", ("webpagina",)),
        (b'<?xml version="1.0"?><!DOCTYPE html><html>', ("webpagina",)),
        (b'<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook>', ("XML-bestand",)),
    ],
)
@pytest.mark.parametrize("name", ["export.xlsx", "export.csv", "export.xls"])
def test_other_kinds_of_file_say_what_they_are(write, name, content, words):
    """The content decides, not the ending; every refusal says what the file is."""
    assert_refused(write(name, content), *words)


TYPES = "[Content_Types].xml"
ODS_TYPE = "application/vnd.oasis.opendocument.spreadsheet"


@pytest.mark.parametrize(
    ("members", "words"),
    [
        ([(TYPES, "<Types/>"), ("word/document.xml", "<d/>")], ("Word",)),
        ([(TYPES, "<Types/>"), ("ppt/presentation.xml", "<p/>")], ("presentatie",)),
        ([(TYPES, "<Types/>"), ("xl/workbook.bin", b"\0")], (".xlsb",)),
        ([(TYPES, "<Types/>"), ("xl/workbook.xml", "<w/>"), ("xl/vbaProject.bin", b"\0")], ("macro's", ".xlsm")),
        (
            [(TYPES, '<Override ContentType="application/vnd.ms-excel.sheet.macroEnabled.main+xml"/>')],
            ("macro's",),
        ),
        ([(TYPES, "<Types/>")], ("geen werkbladen",)),
        ([(TYPES, "<Types/>"), ("xl/workbook.xml", "<w/>")], (DAMAGED,)),
        ([("mimetype", "application/vnd.oasis.opendocument.text"), ("content.xml", "<d/>")], ("geen bestand met",)),
        ([("mimetype", ODS_TYPE)], ("geen bestand met werkbladen",)),
        (
            [
                ("mimetype", ODS_TYPE),
                ("content.xml", b"\1\2"),
                ("META-INF/manifest.xml", "<manifest:encryption-data>"),
            ],
            ("wachtwoord",),
        ),
        ([("Index/Document.iwa", b"\0")], ("Numbers",)),
        ([], ("is leeg",)),
        ([("een.csv", "a;b"), ("foto.jpg", b"\xff\xd8\xff")], ("foto.jpg", "losse bestanden")),
        ([(f"{name}.xlsx", b"PK") for name in "abcde"], ("a.xlsx, b.xlsx, c.xlsx en nog 2",)),
    ],
)
def test_archives_that_are_no_tables(tmp_path, members, words):
    """Documents, workbooks with macros and mixed archives say what they are."""
    assert_refused(zip_with(tmp_path / "export.zip", members), *words)


def test_an_archive_in_an_archive(tmp_path):
    """A zip in a zip is refused, also when it is called csv."""
    inner = zip_with(tmp_path / "binnen.zip", [("een.csv", "a;b\n1;2\n")]).read_bytes()
    path = zip_with(tmp_path / "buiten.zip", [("een.csv", inner)])
    (problem,) = problems_of(path)
    assert problem.path == f"{path} (een.csv)"
    assert "zelf weer een ingepakt bestand" in problem.message


def test_every_csv_in_an_archive_tells_its_problems(tmp_path):
    """All that is wrong is told at once, each with its file and line."""
    members = [("een.csv", b"a;b\n1;\x81\n"), ("goed.csv", "a;b\n1;2\n"), ("twee.csv", 'a;b\n1;"2\n')]
    path = zip_with(tmp_path / "export.zip", members)
    assert [(problem.path, problem.line) for problem in problems_of(path)] == [
        (f"{path} (een.csv)", 2),
        (f"{path} (twee.csv)", 2),
    ]


def test_names_in_an_archive_write_nothing(tmp_path):
    """Names that climb out of the folder are only shown, without what steers a terminal."""
    path = zip_with(tmp_path / "export.zip", [("../../buiten\x1b[31m.csv", "a;b\n1;2\n")])
    (table,) = read_tables(path)
    assert table.path == f"{path} (../../buiten.csv)"
    assert list(tmp_path.iterdir()) == [path]


# Archives that are damaged or made to mislead


def test_a_workbook_that_was_cut_off(workbook):
    """A download that stopped halfway is damaged."""
    content = workbook.read_bytes()
    for length in (10, 100, len(content) // 2, len(content) - 30):
        workbook.write_bytes(content[:length])
        assert_refused(workbook, DAMAGED)


def test_a_workbook_with_a_changed_byte(tmp_path):
    """A byte that fell over inside a part is seen by its checksum."""
    path = zip_with(tmp_path / "tabel.zip", [("een.csv", "a;b\n1;2\n")], zipfile.ZIP_STORED)
    content = path.read_bytes()
    assert content.count(b"1;2") == 1
    path.write_bytes(content.replace(b"1;2", b"1;5"))
    (problem,) = problems_of(path)
    assert DAMAGED in problem.message


@pytest.mark.parametrize("part", [SHEET, "xl/sharedStrings.xml", "xl/workbook.xml", "xl/styles.xml"])
def test_parts_that_stop_halfway(workbook, part):
    """A part that is no whole XML is damaged, whichever it is."""
    assert_refused(changed(workbook, part, lambda content: content[: len(content) * 2 // 3]), DAMAGED)


def test_a_sheet_without_its_last_rows(workbook):
    """A sheet that stops after a whole row is damaged too: rows would go missing in silence."""
    assert_refused(changed(workbook, SHEET, lambda content: content[: content.rindex(b"<row")]), DAMAGED)


def test_an_opendocument_sheet_that_stops_halfway(tmp_path):
    """The same for ods."""
    path = zip_with(tmp_path / "tabel.ods", [("mimetype", ODS_TYPE), ("content.xml", ODS_HEAD + "<table:table>")])
    assert_refused(path, DAMAGED)


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_unusual_ways_of_packing(tmp_path, method):
    """Ways of packing that no survey tool uses unpack without a limit, so they are refused."""
    assert_refused(zip_with(tmp_path / "export.zip", [("een.csv", "a;b\n")], method), "Pak het uit")


def test_an_archive_with_a_password(tmp_path):
    """A locked archive says so."""
    path = zip_with(tmp_path / "export.zip", [("een.csv", "a;b\n1;2\n")])
    content = bytearray(path.read_bytes())
    content[content.index(b"PK\x01\x02") + 8] |= 1
    path.write_bytes(content)
    assert_refused(path, "wachtwoord")


def test_an_archive_with_a_name_twice(tmp_path):
    """Two parts of one name: two programs could read two different tables."""
    with pytest.warns(UserWarning, match="Duplicate name"):
        path = zip_with(tmp_path / "export.zip", [("een.csv", "a;b\n1;2\n"), ("een.csv", "a;b\n1;5\n")])
    assert_refused(path, DAMAGED)


def test_an_archive_of_thousands_of_files(tmp_path):
    """Far more members than an export has."""
    members = [(f"{number}.csv", "") for number in range(2001)]
    assert_refused(zip_with(tmp_path / "export.zip", members, zipfile.ZIP_STORED), "te veel bestanden")


def bomb(path: Path, name: str) -> Path:
    """Write an archive of a few hundred kilobytes that unpacks to more than may be."""
    block = b" " * (1024 * 1024)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for member in (TYPES, "xl/workbook.xml"):
            archive.writestr(member, "<x/>")
        with archive.open(name, "w") as file:
            for _ in range(MAX_UNPACKED // len(block) + 1):
                file.write(block)
    return path


def test_a_zip_bomb_is_refused_without_unpacking(tmp_path):
    """What says to be over 100 MB is refused on its word, with hardly any memory."""
    path = bomb(tmp_path / "bom.xlsx", SHEET)
    assert path.stat().st_size < 2_000_000
    tracemalloc.start()
    try:
        assert_refused(path, "groter dan 100 MB")
        assert tracemalloc.get_traced_memory()[1] < 10_000_000
    finally:
        tracemalloc.stop()


def test_a_zip_bomb_that_claims_to_be_small(tmp_path):
    """What says to be small unpacks no further than it said, and is damaged."""
    path = bomb(tmp_path / "bom.xlsx", SHEET)
    content = path.read_bytes()
    size = struct.pack("<I", MAX_UNPACKED + 1024 * 1024)
    assert size in content
    path.write_bytes(content.replace(size, struct.pack("<I", 1000)))
    tracemalloc.start()
    try:
        assert_refused(path, DAMAGED)
        assert tracemalloc.get_traced_memory()[1] < 10_000_000
    finally:
        tracemalloc.stop()


@pytest.mark.slow
def test_blanks_in_a_small_archive_take_little_memory(tmp_path):
    """A csv of 90 MB in a few kilobytes is refused before its text is made, let alone its cells."""
    path = zip_with(tmp_path / "spaties.zip", [("een.csv", b"A01;A02\n4;3\n" + b" " * 90_000_000)])
    assert path.stat().st_size < 200_000
    tracemalloc.start()
    try:
        (problem,) = problems_of(path)
        assert tracemalloc.get_traced_memory()[1] < 130_000_000
    finally:
        tracemalloc.stop()
    assert "groter dan 50 MB" in problem.message


def test_a_rare_sign_that_makes_a_text_four_times_as_large(write, monkeypatch):
    """What a text takes in memory is what counts."""
    monkeypatch.setattr("analysetool.imports.delimited.MAX_UNPACKED", 100_000)
    assert len(read_tables(write("a.csv", "a;b\n" + "x;y\n" * 20_000))[0].rows) == 20_001
    assert_refused(write("b.csv", "a;\U0001f600\n" + "x;y\n" * 20_000), "te veel tekst")


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_every_kind_of_line_end(write, end):
    """Lines end as the program wrote them, inside quotes too, and an empty line has its number."""
    (table,) = read_tables(write("a.csv", end.join(["a;b", "1;2", "", '3;"4', '5"', "6;7"])))
    assert [list(row) for row in table.rows] == [["a", "b"], ["1", "2"], ["3", f"4{end}5"], ["6", "7"]]
    assert list(table.lines) == [1, 2, 4, 6]


# Workbooks made to mislead

LAUGHS = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'


@pytest.mark.parametrize("part", [SHEET, "xl/sharedStrings.xml", "xl/workbook.xml"])
def test_entities_in_a_workbook(workbook, part):
    """Entities, which can grow without end, are refused before anything is parsed."""

    def with_entities(content: bytes) -> bytes:
        return re.sub(rb"\?>", b"?>" + LAUGHS.encode(), content, count=1)

    assert_refused(changed(workbook, part, with_entities), DAMAGED)


def test_entities_in_an_opendocument_sheet(tmp_path):
    """The same for ods."""
    content = ODS_HEAD.replace("?>", f"?>{LAUGHS}") + "<table:table/>" + ODS_TAIL
    assert_refused(zip_with(tmp_path / "tabel.ods", [("mimetype", ODS_TYPE), ("content.xml", content)]), DAMAGED)


def test_a_part_in_utf_16(workbook):
    """In UTF-16 the checks would not see what the reader sees."""
    assert_refused(changed(workbook, SHEET, lambda content: content.decode().encode("utf-16")), DAMAGED)


FAR = b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'


@pytest.mark.parametrize(
    "cells",
    [
        FAR,
        FAR.replace(b'"', b"'"),
        FAR.replace(b"<c ", b"<c\n"),
        FAR.replace(b' r="XFD1048576"', b""),
        FAR.replace(b' r="XFD1048576"', b' r="A1"').replace(b"</c>", b"</c><c><v>1</v></c>"),
        b'<row r="9"><c r="XFD9"><v>1</v></c></row><row r="900"><c r="A900"><v>1</v></c></row></sheetData>',
    ],
    ids=["plain", "other quotes", "other blanks", "without place", "row alone", "wide and low"],
)
def test_a_cell_at_the_far_end_of_a_sheet(workbook, cells):
    """A sheet that is laid out in full may not reach beyond two million cells, however its cells say where they are."""
    assert_refused(changed(workbook, SHEET, lambda content: content.replace(b"</sheetData>", cells)), "2 miljoen")


def test_an_empty_cell_at_the_far_end_is_no_cell(workbook):
    """A cell with only a colour, as people leave behind by formatting whole columns, does not stretch the sheet."""
    empty = b'<row r="1048576"><c r="XFD1048576" s="0"/></row></sheetData>'
    (table,) = read_tables(changed(workbook, SHEET, lambda content: content.replace(b"</sheetData>", empty)))
    assert table.lines == [1, 2, 3]


@pytest.mark.parametrize(
    "place", [b"ZZZ1", b"A9999999", b"A0", b"A", b"1", b"AAAA1", b"A-1", b"ABCDEFGHIJKL99999999999999"]
)
def test_cells_at_places_that_do_not_exist(workbook, place):
    """A place outside any sheet is damage, or too large; never a crash of the reader."""
    cells = b'<row r="9"><c r="%s"><v>1</v></c></row></sheetData>' % place
    (problem,) = problems_of(changed(workbook, SHEET, lambda content: content.replace(b"</sheetData>", cells)))
    assert DAMAGED in problem.message or "2 miljoen" in problem.message


def test_a_dimension_that_is_not_true(workbook):
    """What a sheet says of its own size costs nothing."""

    def huge(content: bytes) -> bytes:
        return re.sub(rb'<dimension ref="[^"]*"', b'<dimension ref="A1:XFD1048576"', content)

    (table,) = read_tables(changed(workbook, SHEET, huge))
    assert len(table.rows) == 3


def test_a_count_that_is_not_true(workbook):
    """A workbook that says to hold a billion texts would make the reader set memory apart for them all."""

    def boast(content: bytes) -> bytes:
        return content.replace(b'uniqueCount="', b'uniqueCount="99999999')

    assert_refused(changed(workbook, "xl/sharedStrings.xml", boast), DAMAGED)


def test_a_large_text_in_many_cells(tmp_path):
    """One text of a megabyte that hundreds of cells refer to fills any memory from a small file."""
    path = survey_files.write_xlsx(tmp_path / "tabel.xlsx", [["herhaald"] * 10] * 30)
    assert len(read_tables(path)[0].rows) == 30
    large = b"x" * 1_000_000
    path = changed(path, "xl/sharedStrings.xml", lambda content: content.replace(b"herhaald", large))
    assert_refused(path, "2 miljoen cellen")
    path = changed(path, SHEET, lambda content: content.replace(b"<c r=", b"<c  r="))
    assert_refused(path, "2 miljoen cellen")


@pytest.mark.slow
@pytest.mark.parametrize("blanks", [b" ", b"  "], ids=["usual", "unusual"])
@pytest.mark.gate
def test_one_long_remark_among_many_answers_is_read(tmp_path, blanks):
    """What counts is how long the texts are together, not the longest of them times all cells."""
    rows = [["Eens"] * 60 for _ in range(1000)]
    rows[500][59] = "x" * 10_000
    path = survey_files.write_xlsx(tmp_path / "tabel.xlsx", rows)
    (table,) = read_tables(changed(path, SHEET, lambda content: content.replace(b"<c ", b"<c" + blanks)))
    assert [list(row) for row in table.rows] == rows


def test_one_text_of_megabytes(workbook, tmp_path):
    """A reader keeps some copies of each text, so one that fills the file is refused before any."""
    huge = b"x" * 3_000_000
    path = changed(workbook, "xl/sharedStrings.xml", lambda content: content.replace(b"nummer", huge))
    assert_refused(path, "veel te lang")
    inline = b'<row r="9"><c r="A9" t="inlineStr"><is><t>%s</t></is></c></row></sheetData>' % huge
    other = survey_files.write_xlsx(tmp_path / "ander.xlsx", [["nummer"], ["A01"]])
    assert_refused(changed(other, SHEET, lambda content: content.replace(b"</sheetData>", inline)), "veel te lang")
    row = f"<table:table-row>{text_cell('x' * 3_000_000)}</table:table-row>"
    assert_refused(ods_with(tmp_path / "t.ods", f"<table:table>{row}</table:table>"), "veel te lang")


@pytest.mark.parametrize(("signs", "refused"), [(131_072, False), (131_073, True)])
def test_the_longest_cell(tmp_path, workbook, signs, refused):
    """A cell holds as much as one of a csv may hold, in every kind of file."""
    text = "x" * signs
    xlsx = changed(workbook, "xl/sharedStrings.xml", lambda content: content.replace(b"nummer", text.encode()))
    row = f"<table:table-row>{text_cell(text)}</table:table-row>"
    for path in (xlsx, ods_with(tmp_path / "t.ods", f"<table:table>{row}</table:table>")):
        if refused:
            assert_refused(path, "veel te lang")
        else:
            assert len(read_tables(path)[0].rows[0][0]) == signs


@pytest.mark.slow
@pytest.mark.gate
def test_more_shared_texts_than_cells(workbook):
    """Millions of empty texts in a few kilobytes."""
    path = changed(
        workbook, "xl/sharedStrings.xml", lambda content: content.replace(b"</sst>", b"<si/>" * 2_000_001 + b"</sst>")
    )
    assert_refused(path, "2 miljoen cellen")


def test_many_sheets_that_are_large_together(tmp_path):
    """Two cells far apart make a sheet of a million cells; three such sheets are too many."""
    for sheets, refused in ((1, False), (3, True)):
        book = openpyxl.Workbook()
        for number in range(sheets):
            page = book.active if number == 0 else book.create_sheet(f"B{number}")
            page["A1"], page["CV9999"] = "kop", number
        book.save(tmp_path / "t.xlsx")
        if refused:
            assert_refused(tmp_path / "t.xlsx", "2 miljoen cellen")
        else:
            assert len(read_tables(tmp_path / "t.xlsx")) == sheets


@pytest.mark.parametrize("inside", ["c", "row"])
def test_elements_in_each_other(workbook, inside):
    """What is parsed is parsed to a depth that no spreadsheet has."""
    deep = b"<x>" * 200 + b"</x>" * 200
    cells = {"c": b'<row r="9"><c  r="A9">%s</c></row>', "row": b'<row r="9"><c  r="A9"/>%s</row>'}[inside] % deep
    path = changed(workbook, SHEET, lambda content: content.replace(b"</sheetData>", cells + b"</sheetData>"))
    assert_refused(path, DAMAGED)


@pytest.mark.parametrize("kind", ["xlsx", "ods"])
def test_more_elements_than_can_be_parsed(workbook, tmp_path, monkeypatch, kind):
    """Empty elements cost time too, each of them."""
    monkeypatch.setattr("analysetool.files.workbooks.xml_parts.MAX_TAGS", 1000)
    if kind == "xlsx":
        many = b'<row r="9">' + b"<c/>" * 1000 + b"</row></sheetData>"
        path = changed(workbook, SHEET, lambda content: content.replace(b"</sheetData>", many))
    else:
        path = ods_with(tmp_path / "t.ods", f"<table:table>{'<table:table-row/>' * 1000}</table:table>")
    assert_refused(path, "2 miljoen cellen")


def test_two_lists_of_shared_texts(workbook):
    """Which of the two a program reads may depend on capitals in its name."""
    content = [("xl/sharedstrings.xml", "<sst/>")]
    with zipfile.ZipFile(workbook) as archive:
        content += [(name, archive.read(name)) for name in archive.namelist()]
    assert_refused(zip_with(workbook, content), DAMAGED)


@pytest.mark.parametrize("number", [b"99999", b"99999999999", b"-1", b"x"])
def test_numbers_of_shared_texts_that_cannot_be(workbook, number):
    """A text with a number that no list reaches, or that is no number."""

    def change(content: bytes) -> bytes:
        return re.sub(rb't="s"><v>0', b't="s"><v>' + number, content).replace(b"<c ", b"<c  ")

    assert_refused(changed(workbook, SHEET, change), DAMAGED)


def test_repeated_cells_of_an_opendocument_sheet(tmp_path):
    """A few bytes that stand for seventeen billion cells are refused."""
    many = 'table:number-columns-repeated="16384"'
    row = f'<table:table-row table:number-rows-repeated="1048576">{text_cell("x", many)}</table:table-row>'
    path = ods_with(tmp_path / "tabel.ods", f'<table:table table:name="Blad">{row}</table:table>')
    assert_refused(path, "2 miljoen cellen")


def test_a_large_repeated_text_of_an_opendocument_sheet(tmp_path):
    """Few cells with a large text are limited by the text."""
    cell = text_cell("x" * 100_000, 'table:number-columns-repeated="1100"')
    path = ods_with(tmp_path / "tabel.ods", f"<table:table><table:table-row>{cell}</table:table-row></table:table>")
    assert_refused(path, "100 MB")


@pytest.mark.parametrize("times", ["0", "-1", "x", "99999999999", "10485770"])
def test_repetitions_that_cannot_be(tmp_path, times):
    """A number of rows that no sheet has is damage."""
    row = f'<table:table-row table:number-rows-repeated="{times}">{text_cell("x")}</table:table-row>'
    path = ods_with(tmp_path / "tabel.ods", f"<table:table>{row}</table:table>")
    (problem,) = problems_of(path)
    assert DAMAGED in problem.message or "2 miljoen" in problem.message


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b"</sheetData>", b'<row r="x"><c><v>1</v></c></row></sheetData>'),
        (b"</sheetData>", b'<row r="99999999"><c><v>1</v></c></row></sheetData>'),
        (b"</sheetData>", b'</sheetData><mergeCells><mergeCell ref="A1:\x1b[31m"/></mergeCells>'),
        (b"</sheetData>", b'</sheetData><mergeCells><mergeCell ref="hier"/></mergeCells>'),
        (b't="s"', b't="s" x:y="1"'),
        (b'encoding="UTF-8"', b'encoding="klingon"'),
    ],
)
def test_sheets_that_say_what_cannot_be(workbook, old, new):
    """Rows, ranges, names and encodings that no spreadsheet writes are damage."""
    unusual = changed(workbook, SHEET, lambda content: content.replace(b"<c ", b"<c  ").replace(old, new))
    assert_refused(unusual, DAMAGED)


def test_a_crash_inside_the_reader_is_damage(workbook, monkeypatch):
    """What the library for workbooks did not foresee ends as a refusal; Ctrl-C stays Ctrl-C."""
    crash = type("PanicException", (BaseException,), {"__module__": "pyo3_runtime"})

    def raising(error: type[BaseException]) -> type:
        def fail(*_: object) -> None:
            raise error

        return type("Workbook", (), {"from_filelike": staticmethod(fail)})

    monkeypatch.setattr("python_calamine.CalamineWorkbook", raising(crash))
    assert_refused(workbook, DAMAGED)
    monkeypatch.setattr("python_calamine.CalamineWorkbook", raising(KeyboardInterrupt))
    with pytest.raises(KeyboardInterrupt):
        read_tables(workbook)


# What may not be imported in silence


def test_formulas(tmp_path):
    """Formulas are refused with sheet and cells: their last value may be old, or missing."""
    path = workbook_with(tmp_path / "tabel.xlsx", {"A1": "kop", "C12": "=1+3"})
    assert_refused(path, "blad 'Blad1': C12 bevat een formule", "Plakken speciaal, Waarden")
    two = workbook_with(tmp_path / "tabel.xlsx", {"A1": "=B1", "AA7": "=1+3"})
    assert_refused(two, "A1 en AA7 bevatten formules")
    many = workbook_with(tmp_path / "tabel.xlsx", {f"B{row}": "=1+3" for row in range(1, 21)})
    assert_refused(many, "B1, B2, B3 en nog 17 bevatten formules")


def test_text_that_looks_like_a_formula_is_text(tmp_path):
    """An answer that starts with = is what somebody typed."""
    path = survey_files.write_xlsx(tmp_path / "tabel.xlsx", [["kop"], ["=1+3"], ["=HYPERLINK(1)"]])
    assert [list(row) for row in read_tables(path)[0].rows] == [["kop"], ["=1+3"], ["=HYPERLINK(1)"]]


def test_plain_truths_are_no_formulas(workbook):
    """LibreOffice writes TRUE as a formula that can never change."""

    def truth(content: bytes) -> bytes:
        cell = b'<row r="9"><c r="A9" t="b"><f aca="false">TRUE()</f><v>1</v></c></row></sheetData>'
        return content.replace(b"</sheetData>", cell)

    assert list(read_tables(changed(workbook, SHEET, truth))[0].rows[-1]) == ["TRUE", ""]


def test_merged_headings(tmp_path):
    """A merged heading belongs to one column only, so the others would go unread."""
    path = tmp_path / "tabel.xlsx"
    book = openpyxl.load_workbook(workbook_with(path, {"A1": "nummer", "D1": "scores", "A2": "A01"}))
    book["Blad1"].merge_cells("D1:F1")
    book.save(path)
    assert_refused(path, "blad 'Blad1': D1:F1 is samengevoegd")


def test_all_that_is_wrong_is_told_at_once(tmp_path):
    """Formulas, merged cells and error values on several sheets make as many lines, in the order of the sheets."""
    book = openpyxl.Workbook()
    first, second = book.active, book.create_sheet("Tweede & meer")
    first.title = "Eerste"
    first["A1"], first["B2"] = "kop", "=1+1"
    second["A1"] = "kop"
    second.merge_cells("A1:A3")
    second["C5"] = "#N/A"
    book.save(tmp_path / "tabel.xlsx")
    assert [problem.message.partition(". ")[0] for problem in problems_of(tmp_path / "tabel.xlsx")] == [
        "blad 'Eerste': B2 bevat een formule",
        "blad 'Tweede & meer': A1:A3 is samengevoegd",
        "blad 'Tweede & meer': C5 bevat een foutwaarde, zoals #N/B",
    ]


def test_formulas_merged_cells_and_errors_of_an_opendocument_sheet(tmp_path):
    """The same three of an ods, with the places that people see."""
    row = (
        "<table:table-row><table:table-cell/>"
        + text_cell("1", 'table:formula="of:=[.A1]"')
        + text_cell("#N/A", 'table:formula="of:=NA()" calcext:value-type="error"')
        + text_cell("kop", 'table:number-columns-spanned="3" table:number-rows-spanned="2"')
        + "</table:table-row>"
    )
    table = f'<table:table table:name="Blad"><table:table-row/>{row}</table:table>'
    assert [problem.message.partition(". ")[0] for problem in problems_of(ods_with(tmp_path / "t.ods", table))] == [
        "blad 'Blad': B2 bevat een formule",
        "blad 'Blad': D2:F3 is samengevoegd",
        "blad 'Blad': C2 bevat een foutwaarde, zoals #N/B",
    ]


# Mails made to keep the reader busy


def parts_in_parts(number: int) -> bytes:
    """A mail of so many parts, each inside the one before it."""
    begun = (b"--b%d\nContent-Type: multipart/mixed; boundary=b%d\n\n" % (own, own + 1) for own in range(number))
    return b"From: x\nContent-Type: multipart/mixed; boundary=b0\n\n" + b"".join(begun)


PUNYCODE = b"From: x\nContent-Type: text/plain; charset=punycode\n\n"


@pytest.mark.slow
@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"Content-Type: text/plain; " + b"a=b; " * 920_000 + b"\n\nhallo\n", ("kop", "bijlage")),
        (b'Content-Type: text/plain; name="' + b"=?utf-8?q?a?= " * 300_000 + b'"\n\nhallo\n', ("kop",)),
        (b"a: b\n" * 900_000 + b"\nhallo\n", ("kop",)),
        (parts_in_parts(60_000), ("kop",)),
        (parts_in_parts(99) + b"x\n" * 900_000, ("kop",)),
        (b'From: x\n\n"soort" "antwoorden" {"a":"' + b"x{" * 2_300_000, ("te groot voor antwoorden",)),
        (b'From: x\n\n"soort" "antwoorden" ' + b'{"a":' * 60 + b'"' + b"x{" * 900_000, ("niet heel",)),
        (b'From: x\n\n"soort" "antwoorden" ' + b'{"a":1,"a":2}' * 140_000, ("niet heel",)),
        (PUNYCODE + b"a" * 400_000 + b"-" + b"b9z" * 400_000, ("geen antwoorden",)),
        (b"From: x\nContent-Type: text/plain; charset=idna\n\nxn--a..........", ("geen antwoorden",)),
        (b"From: x\n\n" + b"\n" * 1_000_000, ("geen antwoorden",)),
    ],
    ids=[
        "parameters", "file name", "heads", "parts in parts", "lines in parts", "one large object", "many beginnings",
        "keys twice", "punycode", "idna", "empty lines",
    ],
)  # fmt: skip
@pytest.mark.gate(most=3)
def test_a_mail_of_megabytes(write, small_set, content, words):
    """Each would take minutes or gigabytes, or fall over; each is refused with a sentence."""
    (problem,) = source(write("mail.eml", content), small_set)[1]
    assert [word for word in words if word not in problem.message] == [], problem.message


# Whatever else


def base_files(folder: Path) -> list[bytes]:
    """One file of each kind, small enough to be changed in places that matter."""
    statement_set = make_set({"A": {"A1": ("A01", "A02")}})
    people = survey_files.make_respondents(statement_set, 2)
    when = datetime(2026, 3, 2)  # noqa: DTZ001 - exports hold local times without a zone
    paths = [
        survey_files.lime_survey_csv(folder / "ls.csv", statement_set, people),
        survey_files.google_forms_zip(folder / "g.zip", statement_set, people),
        survey_files.microsoft_forms_xlsx(folder / "mf.xlsx", statement_set, people),
        workbook_with(folder / "wb.xlsx", {"A1": "kop", "B1": 4, "C2": True, "D2": when}),
        ods_with(folder / "t.ods", f'<table:table table:name="B"><table:table-row>{text_cell("x")}</table:table-row>'
                 "</table:table>"),
    ]  # fmt: skip
    return [path.read_bytes() for path in paths]


@pytest.fixture(scope="module")
def bases(tmp_path_factory: pytest.TempPathFactory) -> list[bytes]:
    """The same, made once."""
    return base_files(tmp_path_factory.mktemp("heel"))


TOKENS = (
    b'"', b"<", b">", b"=", b"&#0;", b"&x;", b"\xff", b"\0", b"99999999999", b"-1", b"1e999", b"NaN", b"XFD1048576",
    b"<c>", b"</c>", b"<v>", b"<f>1</f>", b"<si/>", b't="s"', b't="d"', b't="e"', b's="9999"', b'r="A0"',
    b'<row r="1048576">', b'encoding="x"', b"_x0000_", b"_xD83D_", b";", b"\n", b"PK\x01\x02",
)  # fmt: skip


@st.composite
def mutations(draw: st.DrawFn) -> Callable[[bytes], bytes]:
    """A few small changes at random places: something put in, taken out or written over."""
    steps = draw(
        st.lists(
            st.tuples(
                st.floats(0, 1, exclude_max=True), st.integers(0, 30), st.sampled_from(TOKENS) | st.binary(max_size=4)
            ),
            min_size=1,
            max_size=4,
        )
    )

    def change(content: bytes) -> bytes:
        for place, removed, added in steps:
            at = int(place * len(content))
            content = content[:at] + added + content[at + removed :]
        return content

    return change


def assert_tables_or_problems(path: Path) -> None:
    """Check that a file gives tables that hold together, or problems that can be told."""
    try:
        tables = read_tables(path)
    except InputError as error:
        tables = ()
        problems = error.problems
    else:
        problems = ()
    assert bool(tables) is not bool(problems)
    assert all(problem.message for problem in problems)
    for table in tables:
        assert len(table.rows) == len(table.lines) > 0
        assert list(table.lines) == sorted(set(table.lines))
        assert all(isinstance(cell, str) for row in table.rows for cell in row)


FUZZ = settings(
    max_examples=at_most(100), suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)


@FUZZ
@given(content=st.binary(max_size=300))
@example(content=b"PK\x03\x04")
@example(content=b"PK\x05\x06" + bytes(18))
@example(content=b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
def test_random_bytes(tmp_path, content):
    """Bytes at random are refused or are a table; nothing else happens."""
    path = tmp_path / "iets.csv"
    path.write_bytes(content)
    assert_tables_or_problems(path)


@pytest.mark.slow
@FUZZ
@given(which=st.integers(0, 4), change=mutations())
def test_files_with_changed_bytes(tmp_path, bases, which, change):
    """A real export with bytes changed anywhere is refused or is a table."""
    path = tmp_path / "iets.xlsx"
    path.write_bytes(change(bases[which]))
    assert_tables_or_problems(path)


@pytest.mark.slow
@settings(FUZZ, max_examples=at_most(150))
@given(which=st.integers(1, 4), part=st.integers(0, 20), change=mutations())
def test_archives_with_changed_parts(tmp_path, bases, which, part, change):
    """The same behind the checksums: a part that was changed before it was packed, as a hostile maker would."""
    with zipfile.ZipFile(io.BytesIO(bases[which])) as archive:
        names = archive.namelist()
        chosen = names[part % len(names)]
        members = [(name, archive.read(name)) for name in names]
    path = zip_with(
        tmp_path / "iets.xlsx", [(name, change(content) if name == chosen else content) for name, content in members]
    )
    assert_tables_or_problems(path)
