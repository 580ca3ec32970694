# SPDX-License-Identifier: EUPL-1.2
"""The HTML report in a real browser: it stands alone, fits a phone, prints on A4."""

from __future__ import annotations

import io
import itertools
import re
from pathlib import Path

import pypdf
import pytest

from analysetool.figures.build_report import compute_report
from analysetool.files.measurements import load_measurements, select_measurement
from tests.browser import measure, print_to_pdf
from tests.forms import laid_out
from tests.tools import needs_chromium

EXAMPLES = Path(__file__).parent.parent / "voorbeelden"
pytestmark = needs_chromium


@pytest.fixture(scope="module", params=["voorbeeldstad", "ci/metingen/2026"])
def page(request, shipped, tmp_path_factory) -> Path:
    """The HTML report of an example on disk, with the year before where there is one."""
    measurements, _ = load_measurements([EXAMPLES / request.param], shipped)
    measurement, _ = select_measurement(measurements)
    path = tmp_path_factory.mktemp("pagina") / "pagina.html"
    path.write_text(laid_out(compute_report(measurement, shipped, years=measurements), "html"), encoding="utf-8")
    return path


def test_the_page_shows_all_statements(page):
    """All 56 statements are on the page, with a picture that has a title and a description."""
    found = measure(
        page,
        "return {items: document.querySelectorAll('[aria-labelledby=stellingen] .stellingen > li').length, "
        "pictures: [...document.querySelectorAll("
        "'svg[role=img]')].every(svg => svg.getAttribute('aria-labelledby').split(' ').every(id => "
        "document.getElementById(id).textContent.length > 0)), heads: document.querySelectorAll('h1').length}",
    )
    assert found == {"items": 56, "pictures": True, "heads": 1}


def test_ids_are_unique(page):
    """No two elements share an id, so that links and labels go where they should."""
    assert measure(page, "const ids = [...document.querySelectorAll('[id]')].map(x => x.id); "
                         "return ids.filter((id, place) => ids.indexOf(id) !== place)") == []  # fmt: skip


def test_links_go_somewhere(page):
    """Every link in the page has a target in the page."""
    assert measure(page, "return [...document.querySelectorAll('a')].map(a => a.getAttribute('href'))"
                         ".filter(href => !document.querySelector(href))") == []  # fmt: skip


@pytest.mark.parametrize("width", [320, 640, 1000])
def test_no_sideways_scroll(page, width):
    """At 320 CSS pixels the page itself never scrolls sideways; wide tables scroll in their own frame."""
    found = measure(
        page, "return [document.documentElement.scrollWidth, document.documentElement.clientWidth]", width=width
    )
    assert isinstance(found, list)
    assert found[0] <= found[1] <= width


def test_headings_skip_no_level(page):
    """Headings go down one level at a time."""
    levels = measure(page, "return [...document.querySelectorAll('h1,h2,h3,h4')].map(h => Number(h.tagName[1]))")
    assert isinstance(levels, list)
    assert all(after <= before + 1 for before, after in itertools.pairwise(levels))


def test_it_prints_on_a4(page):
    """Printed pages are A4, 595 by 842 points."""
    sizes = re.findall(rb"/MediaBox\s*\[\s*0 0 ([0-9.]+) ([0-9.]+)", print_to_pdf(page))
    assert sizes
    assert {(round(float(width)), round(float(height))) for width, height in sizes} == {(595, 842)}


def test_the_result_stands_on_the_first_screen(page):
    """On a laptop and on a phone the first sentence and the beginning of the picture are seen without scrolling."""
    for width, height in ((1280, 800), (390, 844)):
        found = measure(
            page,
            "const end = it => it.getBoundingClientRect(); return [end(document.querySelector('.kern')).bottom, "
            "end(document.querySelector('main svg')).bottom]",
            width=width,
            height=height,
        )
        assert isinstance(found, list)
        assert max(found) <= height, (width, found)


def test_what_one_reads_is_seven_pages_and_the_rest_an_annex(page):
    """The annex begins on a page of its own, page 8 at the latest."""
    texts = [sheet.extract_text() for sheet in pypdf.PdfReader(io.BytesIO(print_to_pdf(page))).pages]
    (begins,) = [number for number, text in enumerate(texts, start=1) if text.lstrip().startswith("Bijlage 1.")]
    assert begins <= 8


def test_nothing_is_fetched(page):
    """The page names no address outside itself and forbids the browser to fetch any."""
    text = page.read_text(encoding="utf-8")
    assert "default-src 'none'" in text
    assert re.findall(r"""(?:src|href|action)=["'](?!#)[^"']*""", text) == []
    assert "url(" not in text
    assert "<script" not in text
