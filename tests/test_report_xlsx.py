# SPDX-License-Identifier: EUPL-1.2
"""The workbook as Excel reads it: figures as numbers, texts as text, and nothing about its maker."""

from __future__ import annotations

import hashlib
import io
import re
import sys
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from analysetool.escaping import printable
from analysetool.figures.report import Report
from analysetool.formats.report_xlsx import render_xlsx
from analysetool.rounding import round_half_up
from analysetool.words import report as words
from tests.test_golden import BOLD, FORMULA, OVERRIDE, PIPE, VIEWS, exact_means
from tests.test_report_docx import hashed_elsewhere

openpyxl = pytest.importorskip("openpyxl")


def opened(view: Report):
    """The workbook as openpyxl reads it back."""
    return openpyxl.load_workbook(io.BytesIO(render_xlsx(view)))


def rows(book, sheet: str) -> list[dict[str, object]]:
    """The rows of a sheet by heading."""
    header, *body = book[sheet].iter_rows(values_only=True)
    return [dict(zip(header, row, strict=True)) for row in body]


@pytest.mark.parametrize("name", VIEWS)
@pytest.mark.slow
def test_the_same_figures_as_in_the_json(name):
    """Every mean is a number, rounded as it is printed elsewhere; what cannot be determined is an empty cell."""
    book = opened(VIEWS[name]())
    found = {row["Id"]: row["Gemiddelde"] for row in (*rows(book, "Niveaus"), *rows(book, "Stellingen"))
             if row.get("Soort") != "fase"}  # fmt: skip
    expected = {key: None if mean is None else round_half_up(mean) for key, mean in exact_means(name).items()}
    assert found == expected
    assert not any(isinstance(value, str) for value in found.values())


def test_numbers_are_shown_as_scores_and_percents():
    """A mean has one decimal and agreement is a percentage, both of rounded values."""
    sheet = opened(VIEWS["vijandig"]())["Stellingen"]
    header = [cell.value for cell in sheet[1]]
    cells = dict(zip(header, sheet[2], strict=True))
    assert (cells["Gemiddelde"].value, cells["Gemiddelde"].number_format) == (3.4, "0.0")
    assert cells["Eensgezindheid"].number_format == "0%"
    assert cells["Eensgezindheid"].value == round(cells["Eensgezindheid"].value, 2)
    assert [cells[f"Score {step}"].value for step in range(1, 6)] == [1, 1, 0, 1, 2]
    assert (cells["Weet niet"].value, cells["Gezamenlijk"].value) == (1, 3)
    assert {row["Gezamenlijk"] for row in rows(opened(VIEWS["gezamenlijk"]()), "Stellingen")} == {
        4,
        2,
        "weet niet",
        None,
    }


def test_sheets_come_only_with_something_in_them():
    """Groups, what was discussed, actions and notes have a sheet when there are any."""
    assert opened(VIEWS["vijandig"]()).sheetnames == [
        "Toelichting", "Niveaus", "Stellingen", "Groepen", "Samen besproken", "Acties", "Opmerkingen",
    ]  # fmt: skip
    assert opened(VIEWS["drie"]()).sheetnames == ["Toelichting", "Niveaus", "Stellingen"]


@pytest.mark.parametrize("name", VIEWS)
@pytest.mark.slow
def test_every_sheet_is_one_table(name):
    """Each sheet has one table with headings that differ; they stay in view and on paper; no cell is merged."""
    for sheet in opened(VIEWS[name]()).worksheets:
        (table,) = sheet.tables.values()
        assert table.ref == sheet.dimensions
        header = [cell.value for cell in sheet[1]]
        assert len({title.lower() for title in header}) == len(header)
        assert sheet.freeze_panes == "A2"
        assert sheet.print_title_rows == "$1:$1"
        assert not sheet.merged_cells.ranges
        assert (sheet.page_setup.paperSize, sheet.page_setup.orientation) == (9, "landscape")


def test_the_explanation_tells_what_it_is():
    """Origin, participation, caveat and how the figures came about stand on the first sheet."""
    view = VIEWS["onbekend"]()
    told = [row["Toelichting"] for row in rows(opened(view), "Toelichting")]
    assert {
        *view.origins,
        words.participation(view),
        words.glance(view),
        words.caveat(view),
        *words.how_figures_came_about(view),
    } <= set(told)
    assert any("afgerond" in text for text in told)


def test_hidden_votes_stay_hidden():
    """With three participants no votes, median or agreement are in the workbook, nor a mean that is one vote."""
    for row in rows(opened(VIEWS["drie"]()), "Stellingen"):
        hidden = [f"Score {step}" for step in range(1, 6)] + ["Mediaan", "Eensgezindheid"]
        assert [row[title] for title in hidden] == [None] * 7
        if row["Id"] == "A04":
            assert [row[title] for title in ("Gemiddelde", "Laagst mogelijk", "Hoogst mogelijk")] == [None] * 3


def test_hostile_texts_are_only_text():
    """No cell is a formula or a link; the texts are there to be read."""
    content = render_xlsx(VIEWS["vijandig"]())
    book = openpyxl.load_workbook(io.BytesIO(content))
    cells = [cell for sheet in book.worksheets for line in sheet.iter_rows() for cell in line]
    assert [cell.coordinate for cell in cells if cell.data_type == "f" or cell.hyperlink] == []
    texts = {cell.value for cell in cells}
    assert {FORMULA, printable(BOLD), printable(PIPE), printable(OVERRIDE)} <= texts
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for name in archive.namelist():
            assert b"<f>" not in archive.read(name)
            assert "externalLink" not in name


def test_texts_that_excel_cannot_hold():
    """A very long text is cut off instead of lost, and groups with one name get headings that differ."""
    view = VIEWS["vijandig"]()
    note = view.notes[0]
    groups = tuple(replace(group, title="Zelfde", size=5) for group in view.groups)
    changed = replace(view, groups=groups, notes=(replace(note, texts=("x" * 40_000, "_x0041_\x01")),))
    book = opened(changed)
    long, escaped = (row["Opmerking"] for row in rows(book, "Opmerkingen"))
    assert (len(long), long[-1]) == (32_001, "…")
    assert escaped.startswith("_x")
    assert [cell.value for cell in book["Groepen"][1]][2:] == ["Zelfde (5)", "Zelfde (5) 2"]


def test_nothing_tells_who_where_or_when():
    """No author, path, host or date but the fixed one."""
    content = render_xlsx(VIEWS["vijandig"]())
    properties = openpyxl.load_workbook(io.BytesIO(content)).properties
    assert not properties.creator
    assert not properties.lastModifiedBy
    assert properties.title.endswith("rapport 2026")
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for entry in archive.infolist():
            part = archive.read(entry)
            assert entry.date_time[:2] == (1980, 1)
            assert set(re.findall(rb"\b(?:19|20)\d\d-\d\d-\d\dT", part)) <= {b"1980-01-01T"}
            for trace in (str(Path.home()).encode(), sys.prefix.encode()):
                assert len(trace) < 3 or trace not in part


@pytest.mark.parametrize("name", VIEWS)
@pytest.mark.slow
def test_the_same_bytes_twice(name):
    """The same view gives the same bytes."""
    assert render_xlsx(VIEWS[name]()) == render_xlsx(VIEWS[name]())


@pytest.mark.process
@pytest.mark.gate
def test_the_same_bytes_in_another_process():
    """The order of sets and the time zone make no difference."""
    expected = hashlib.sha256(render_xlsx(VIEWS["vijandig"]())).hexdigest()
    assert {hashed_elsewhere("xlsx", seed) for seed in ("1", "2")} == {expected}
