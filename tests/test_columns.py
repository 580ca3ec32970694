# SPDX-License-Identifier: EUPL-1.2
"""The columns of the data formats: every one stands in every format, under the name that the list gives it."""

from __future__ import annotations

import csv
import io
import json

import openpyxl
import pandas as pd
import pytest

import analysetool
from analysetool.figures.report import Report, ShownLevel, ShownStatement
from analysetool.formats import frames, report_csv, report_json, report_xlsx
from analysetool.formats.columns import LEVEL_COLUMNS, STATEMENT_COLUMNS, Column, Holds, cell
from analysetool.formats.report_csv import render_csv
from analysetool.formats.report_json import report_json as as_json
from analysetool.formats.report_xlsx import render_xlsx
from analysetool.model import Answer, Verdict
from analysetool.rounding import dutch_number, round_half_up
from analysetool.words.figures import verdict_word
from tests.test_golden import VIEWS

COLUMNS = {"niveau": LEVEL_COLUMNS, "stelling": STATEMENT_COLUMNS}
NOT_THERE = {
    ("csv", "niveau"): {"deel"},
    ("csv", "stelling"): {"deel", "thema"},
    ("json", "niveau"): {"soort"},
    ("json", "stelling"): {"soort", "deel", "mogelijk"},
    ("xlsx", "niveau"): set(),
    ("xlsx", "stelling"): {"soort", "deel", "mogelijk"},
    ("frame", "niveau"): set(),
    ("frame", "stelling"): set(),
}
"""What a format leaves out on purpose: files must stay as people know them, and JSON tells more by its structure."""


def written(kind: str, of: str) -> set[str]:
    """The names of the columns that a format writes for levels or statements."""
    if kind == "csv":
        return {"soort", *report_csv.NAMES}
    if kind == "frame":
        return {"soort", *frames.REPORT_NAMES}
    if kind == "xlsx":
        return set(report_xlsx.LEVELS if of == "niveau" else report_xlsx.STATEMENTS)
    keys = {"id", "titel", "deel", *report_json.LEVEL_KEYS} if of == "niveau" else set(report_json.STATEMENT_KEYS)
    return {column.name for column in COLUMNS[of].values() if column.json_key.partition(".")[0] in keys}


@pytest.mark.parametrize(("kind", "of"), NOT_THERE)
def test_every_column_is_in_every_format(kind, of):
    """A new column must be written everywhere, or be left out on purpose; and nothing is written that is not listed."""
    assert COLUMNS[of].keys() - written(kind, of) == NOT_THERE[kind, of]
    assert written(kind, of) <= LEVEL_COLUMNS.keys() | STATEMENT_COLUMNS.keys()


def rows(view: Report):
    """Levels (not the phases) and statements, in the order of the files."""
    return [view.total, *view.parts, *(theme.level for theme in view.themes), *view.statements]


def exact(row: object, name: str) -> tuple[Holds, object]:
    """What a column holds, and its value as JSON and frames tell it."""
    holds, value = cell(row, name)
    if holds is Holds.ANSWER:
        return holds, value.score if isinstance(value, Answer) else None
    return holds, value.value if isinstance(value, Verdict) else value


def columns_of(row: object) -> list[Column]:
    """The columns that this kind of row has."""
    return list((LEVEL_COLUMNS if isinstance(row, ShownLevel) else STATEMENT_COLUMNS).values())


@pytest.mark.parametrize("name", VIEWS)
def test_csv_holds_the_figures(name):
    """Each cell is the figure in Dutch notation: one decimal for scores, two for shares, empty where there is none."""
    view = VIEWS[name]()
    table = list(csv.DictReader(io.StringIO(render_csv(view).removeprefix("\ufeff")), delimiter=";"))
    decimals = {Holds.SCORE: 1, Holds.SHARE: 2, Holds.COUNT: 0}
    for found, row in zip(table, rows(view), strict=True):
        for column in columns_of(row):
            holds, value = exact(row, column.name)
            if holds in decimals and column.name in found:
                assert found[column.name] == ("" if value is None else dutch_number(value, decimals[holds]))
        assert found["oordeel"] == verdict_word(row.verdict)


@pytest.mark.parametrize("name", VIEWS)
def test_json_holds_the_figures(name):
    """Each key holds the figures of its columns: one, or a list that is null when any of them is."""
    view = VIEWS[name]()
    content = as_json(view)
    objects = [content["totaal"], *content["delen"], *content["themas"], *content["stellingen"]]
    for found, row in zip(objects, rows(view), strict=True):
        for key in found.keys() - {"titel", "tekst", "gezamenlijk", "ouders", "eigen_groep", "anderen"}:
            values = [exact(row, column.name)[1] for column in columns_of(row) if column.json_key == key]
            expected = values[0] if len(values) == 1 else None if None in values else values
            assert found[key] == (pytest.approx(expected) if isinstance(expected, float | list) else expected), key
        if isinstance(row, ShownStatement):
            for who in ("ouders", "eigen_groep", "anderen"):
                own = {name: exact(row, f"{who}_{name}")[1] for name in ("n", "gemiddelde")}
                assert found[who] == (None if None in own.values() else pytest.approx(own))
    json.dumps(content)


@pytest.mark.parametrize("name", VIEWS)
@pytest.mark.slow
def test_the_workbook_holds_the_figures(name):
    """Each cell under a heading of the list is the figure, rounded as it is printed."""
    view = VIEWS[name]()
    book = openpyxl.load_workbook(io.BytesIO(render_xlsx(view)))
    levels = [view.total, *view.parts, *(theme.level for theme in view.themes), *view.phases]
    decimals = {Holds.SCORE: 1, Holds.SHARE: 2, Holds.COUNT: 0}
    for title, own in (("Niveaus", levels), ("Stellingen", view.statements)):
        heading, *cells = book[title].iter_rows(values_only=True)
        for found, row in zip(cells, own, strict=True):
            for column in columns_of(row):
                holds, value = exact(row, column.name)
                if holds in decimals and column.heading in heading:
                    expected = None if value is None else round_half_up(value, decimals[holds])
                    assert found[heading.index(column.heading)] == expected, column.name


@pytest.mark.parametrize("name", VIEWS)
@pytest.mark.slow
def test_frames_hold_the_figures(name):
    """Each column holds the exact figure; what there is none of is missing."""
    view = VIEWS[name]()
    frame = analysetool.to_frame(view)
    every = [view.total, *view.parts, *(theme.level for theme in view.themes), *view.phases, *view.statements]
    assert len(frame) == len(every)
    for place, row in enumerate(every):
        for column in columns_of(row):
            value, found = exact(row, column.name)[1], frame[column.name].iloc[place]
            assert bool(pd.isna(found)) if value is None else found == value, column.name
