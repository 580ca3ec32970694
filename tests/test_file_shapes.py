# SPDX-License-Identifier: EUPL-1.2
"""The descriptions of files fit the model: every key has a place there, and every place a key."""

from __future__ import annotations

from dataclasses import fields
from datetime import date

import pytest

from analysetool.files.file_shapes import (
    ACTION,
    DOMAIN,
    EXERCISE,
    HANDS,
    KEY_ANSWER,
    KEY_FIGURE,
    MEASUREMENT,
    REFERENCE,
    RELEASE,
    SHEET,
    SOURCE,
    STATEMENT,
)
from analysetool.files.shape_values import values_by_key
from analysetool.model import Action, KeyFigure, MeasurementInfo, Release, Statement

BUILT = [
    (shape, shape.builds)
    for shape in (ACTION, DOMAIN, EXERCISE, HANDS, KEY_ANSWER, KEY_FIGURE, MEASUREMENT, REFERENCE, SHEET, SOURCE)
]
BESIDE = {"path", "part", "theme"}
"""Fields that no key stands for: where it was read, and where it stands in the set."""


@pytest.mark.parametrize(("shape", "built"), [*BUILT, (STATEMENT, Statement), (RELEASE, Release)])
def test_every_key_has_a_field_and_every_field_a_key(shape, built):
    """A field without a key could not be read; a domain and a source have their id as the key of their block."""
    places = {field.name for field in fields(built)} - BESIDE
    named = [key.field for key in shape.keys]
    assert len(named) == len(set(named))
    assert places - set(named) <= {"id"}
    assert set(named) <= places


def test_values_stand_under_their_keys():
    """Days as text, lists of blocks as such; what is absent or empty is left out."""
    info = MeasurementInfo(
        coalition="Dorp",
        year=2026,
        reference_date=date(2026, 10, 1),
        invited={"medisch": 8},
        key_figures=(KeyFigure(name="Geboorten", value="240"), KeyFigure(name="x", value="1", year="2025")),
        path="meting.yaml",
    )
    assert values_by_key(MEASUREMENT, info) == {
        "coalitie": "Dorp",
        "jaar": 2026,
        "peildatum": "2026-10-01",
        "uitgenodigd": {"medisch": 8},
        "kerncijfers": [{"naam": "Geboorten", "waarde": "240"}, {"naam": "x", "waarde": "1", "jaar": "2025"}],
    }
    assert values_by_key(MEASUREMENT, MeasurementInfo(coalition="Dorp", year=2026)) == {
        "coalitie": "Dorp",
        "jaar": 2026,
    }
    assert values_by_key(ACTION, Action(statement="A01", what="Doen")) == {
        "stelling": "A01",
        "wat": "Doen",
        "status": "open",
    }
    assert values_by_key(KEY_FIGURE, KeyFigure(name="x", value="")) == {"naam": "x", "waarde": ""}
