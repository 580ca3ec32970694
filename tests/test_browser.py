# SPDX-License-Identifier: EUPL-1.2
"""The HTML report in a real browser: it stands alone, fits a phone, prints on A4."""

from __future__ import annotations

import io
import itertools
import re
from pathlib import Path

import pypdf
import pytest

from analysetool.documents.comparison import comparison_document
from analysetool.documents.desk import desk_document
from analysetool.figures.build_report import compute_report
from analysetool.figures.desk import gather_desk
from analysetool.files.measurements import load_measurements, select_measurement
from analysetool.formats.html import lay_out_html
from tests import comparisons
from tests.browser import annex_begins, measure, print_to_pdf, texts_of
from tests.forms import FORMS, TEXTS, laid_out
from tests.pages import EXAMPLES, example
from tests.tools import needs_chromium

PRINTED = {**FORMS, "bureauanalyse": lambda report: desk_document(gather_desk(report))}
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
@pytest.mark.gate(most=2)
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


@pytest.fixture(scope="module")
def sheets(page) -> list[pypdf.PageObject]:
    """The page on paper."""
    return list(pypdf.PdfReader(io.BytesIO(print_to_pdf(page))).pages)


@pytest.fixture(scope="module")
def texts(sheets) -> list[str]:
    """What each sheet says, on one line."""
    return [" ".join(sheet.extract_text().split()) for sheet in sheets]


def test_it_prints_on_a4(sheets):
    """Printed pages are A4, 595 by 842 points."""
    assert {(round(sheet.mediabox.width), round(sheet.mediabox.height)) for sheet in sheets} == {(595, 842)}


@pytest.fixture(scope="module")
def compared(tmp_path_factory) -> Path:
    """The comparison of the two years of Voorbeeldstad on disk."""
    path = tmp_path_factory.mktemp("pagina") / "vergelijking.html"
    path.write_text(lay_out_html(comparison_document(comparisons.example())), encoding="utf-8")
    return path


def below_the_fold(page: Path) -> list[tuple[int, object]]:
    """On a laptop and on a phone: what is wrong on the first screen with the first sentence and the one picture."""
    found = []
    for width, height in ((1280, 800), (390, 844)):
        ends = measure(
            page,
            "const end = it => it.getBoundingClientRect(); return [end(document.querySelector('.kern')).bottom, "
            "end(document.querySelector('main svg')).bottom, [...document.querySelectorAll('.beeldtabel, figure')]"
            ".filter(it => end(it).top < innerHeight).length]",
            width=width,
            height=height,
        )
        assert isinstance(ends, list)
        if max(ends[:2]) > height or ends[2] != 1:
            found.append((width, ends))
    return found


def test_the_result_stands_on_the_first_screen(page):
    """On a laptop and on a phone the first sentence and the beginning of the one picture are seen without scrolling."""
    assert below_the_fold(page) == []


def test_what_moved_stands_on_the_first_screen(compared):
    """The same for a comparison; on a laptop the first change that is certain stands there as well."""
    assert below_the_fold(compared) == []
    found = measure(
        compared,
        "return [...document.querySelectorAll('.kolommen .stellingen > li')][0].getBoundingClientRect().bottom",
        width=1280,
    )
    assert isinstance(found, (int, float))
    assert found <= 800


@pytest.fixture(scope="module")
def bare(page, texts) -> list[str]:
    """What each sheet says besides the title on top, from the second on, and which of how many it is."""
    title = re.search(r"<h1>(.+?)</h1>", page.read_text(encoding="utf-8"))
    assert title is not None
    found = []
    for number, text in enumerate(texts, start=1):
        told = f"bladzijde {number} van {len(texts)}"
        assert (text.count(told), text.count(title[1])) == (1, 1)
        found.append(text.replace(told, "").replace(title[1], "").strip())
    return found


def test_what_one_reads_is_seven_pages_and_the_rest_an_annex(bare):
    """The annex begins on a page of its own, page 8 at the latest; each sheet tells what it belongs to."""
    assert annex_begins(bare) <= 8


@pytest.mark.parametrize(
    ("name", "form", "most"),
    [
        ("voorbeeldstad", "werkblad", 8),
        ("voorbeeldstad", "ouders", 1),
        *((name, "bureauanalyse", 2) for name in ("roermond", "neder-betuwe", "zuid-limburg")),
    ],
)
@pytest.mark.gate(most=2)
def test_what_people_take_along_is_few_pages(name, form, most, tmp_path):
    """The worksheet, the page for parents and what somebody read in one text, printed with the browser."""
    path = tmp_path / "pagina.html"
    path.write_text(TEXTS["html"](PRINTED[form](example(name))), encoding="utf-8")
    assert len(texts_of(print_to_pdf(path))) <= most


def test_nothing_is_fetched(page):
    """The page names no address outside itself, forbids the browser to fetch any, and is small enough to mail."""
    assert page.stat().st_size <= 300_000
    text = page.read_text(encoding="utf-8")
    assert "default-src 'none'" in text
    assert re.findall(r"""(?:src|href|action)=["'](?!#)[^"']*""", text) == []
    assert "url(" not in text
    assert "<script" not in text
