# SPDX-License-Identifier: EUPL-1.2
"""What two overviews say, as it was last looked at: a country with names that are hostile, and one beside the others.

`pytest tests/test_overview_golden.py --update-golden` writes the files again. Read the difference before you keep it.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from analysetool.documents.overview import overview_document
from analysetool.figures.build_overview import compute_overview
from analysetool.figures.overview import Overview
from analysetool.formats.html import lay_out_html
from analysetool.formats.markdown import lay_out_markdown
from analysetool.formats.overview_csv import render_csv
from analysetool.formats.overview_json import render_json
from analysetool.formats.terminal import lay_out_terminal
from analysetool.model import Kind
from analysetool.words import colophon
from tests.conftest import make_measurement, make_set, make_sheet
from tests.dumped import dumped
from tests.test_golden import golden, scrubbed

GOLDEN = Path(__file__).parent / "golden_overzicht"
SMALL = make_set()
HOSTILE = '=Dorp|<b>&\x1b[31m[red]"'
NAMES = ("Alfadorp", "Betastad", "Gammaveen", "Deltadam", HOSTILE, "Zetahoek")


def measurement(name: str, year: int, *scores: object, people: int = 6):
    """A coalition of which everybody gives these answers on the six statements, the last person none."""
    given = dict(zip((statement.id for statement in SMALL.statements), scores, strict=True))
    sheets = [
        make_sheet(given if person else {}, participant=f"p{person}", coalition=name, year=year)
        for person in range(people)
    ]
    return make_measurement(SMALL, sheets, coalition=name, year=year, alone=False)


@cache
def country(mirror: str | None) -> Overview:
    """Six coalitions over two years, one of two people, one of a joint sheet alone, in two regions and none."""
    joint = make_sheet({"A01": 4, "B01": 5, "B02": 4}, kind=Kind.JOINT, participant=None, coalition="Samenveld")
    measurements = [
        *(measurement(name, 2025, 2, 3, 3, 2, 4, 3) for name in NAMES[:3]),
        *(
            measurement(name, 2026, score, 5, 6 - score, "weet-niet", score, 3)
            for name, score in zip(NAMES[:5], (1, 2, 3, 4, 5), strict=True)
        ),
        measurement(NAMES[5], 2026, 1, 1, 1, 1, 1, 1, people=2),
        make_measurement(SMALL, joint=joint, coalition="Samenveld", year=2026),
    ]
    regions = dict.fromkeys(NAMES[:5], "Noord") | {NAMES[5]: "Zuid <i>"}
    return compute_overview(measurements, SMALL, regions=regions, mirror=mirror, named=mirror is None)


VIEWS = {"land": None, "spiegel": "Deltadam"}
RENDERERS: dict[str, Callable[[Overview], str]] = {
    "document.txt": lambda view: dumped(overview_document(view)),
    "terminal.txt": lambda view: lay_out_terminal(overview_document(view), colour=False, plain=False),
    "plat.txt": lambda view: lay_out_terminal(overview_document(view), colour=False, plain=True),
    "md": lambda view: lay_out_markdown(overview_document(view)),
    "html": lambda view: scrubbed(lay_out_html(overview_document(view))),
    "json": render_json,
    "csv": render_csv,
}
FILES = (*(("land", ending) for ending in RENDERERS), *(("spiegel", ending) for ending in ("document.txt", "csv")))


@pytest.mark.parametrize(("name", "ending"), FILES)
def test_golden(name, ending, update_golden, monkeypatch):
    """Every document, page and file of data is as it was last looked at, to the byte."""
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.setattr(colophon, "__version__", "0.0.0")
    before, now = golden(GOLDEN / f"{name}.{ending}", RENDERERS[ending](country(VIEWS[name])), update=update_golden)
    assert before == now


def test_no_golden_file_is_left_behind():
    """Every golden file belongs to an overview and a format."""
    assert {path.name for path in GOLDEN.iterdir()} == {f"{name}.{ending}" for name, ending in FILES}
