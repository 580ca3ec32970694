# SPDX-License-Identifier: EUPL-1.2
"""Every kind of page can be read by everyone: axe-core, small screens, keyboard, paper, contrast."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from analysetool.documents.desk import desk_document
from analysetool.figures.desk import gather_desk
from tests.browser import axe_violations, measure
from tests.conftest import sampled
from tests.contrast import contrast, faint_texts
from tests.devtools import browser
from tests.forms import FORMS, TEXTS
from tests.pages import VIEWS, example, page
from tests.tools import needs_axe, needs_chromium

STYLE = (Path(__file__).parent.parent / "templates" / "_stijl.css").read_text(encoding="utf-8")
TO_PARENTS = ("voorbeeldstad", "lange-teksten", "samen-besproken")
"""The page for parents is the same where nothing may be shown of them, and where nobody says what is next."""
CASES = [(name, form) for name in VIEWS for form in FORMS if form != "ouders" or name in TO_PARENTS]
UNLIKE = [(name, form) for name, form in CASES if name != "vierhonderd-stellingen"]
"""Without the page that holds more of the same, and nothing new for a rule."""


@pytest.fixture(scope="module")
def pages(tmp_path_factory):
    """The pages on disk, each made once."""
    folder = tmp_path_factory.mktemp("paginas")
    made: dict[tuple[str, str], Path] = {}

    def get(name: str, form: str) -> Path:
        if (name, form) not in made:
            path = folder / f"{name}-{form}.html"
            path.write_text(page(name, form), encoding="utf-8")
            made[name, form] = path
        return made[name, form]

    return get


@needs_axe
@pytest.mark.parametrize(("name", "form"), sampled(UNLIKE, 7))
def test_axe_finds_nothing(pages, name, form):
    """WCAG 2.2 A and AA and good practice: no violation that axe-core can see, on any kind of page."""
    assert axe_violations(pages(name, form), contrast=name == "voorbeeldstad") == []


@pytest.fixture(scope="module")
def desk_page(tmp_path_factory):
    """A desk analysis on disk, which has forms of its own."""
    path = tmp_path_factory.mktemp("bureau") / "bureau.html"
    path.write_text(TEXTS["html"](desk_document(gather_desk(example("roermond")))), encoding="utf-8")
    return path


@needs_chromium
def test_faint_text_is_found(tmp_path):
    """Grey on white of 4.48 is too faint and of 4.54 is not; a heading may be fainter; what is see-through is found."""
    path = tmp_path / "flets.html"
    path.write_text(
        "<body style='background: #fff'><p style='color: #777777'>a</p><p style='color: #767676'>b</p>"
        "<h1 style='color: #777777; font-size: 30px'>c</h1><p style='color: #000; opacity: 0.5'>d</p>"
        "<p hidden style='color: #eee'>e</p><div style='background: #888'><p style='color: #888'>f</p></div>",
        encoding="utf-8",
    )
    with browser().page() as tab:
        tab.open(path)
        found = faint_texts(tab)
    assert found == [
        "rgb(119, 119, 119) on rgb(255, 255, 255), opacity 1",
        "rgb(0, 0, 0) on rgb(255, 255, 255), opacity 0.5",
        "rgb(136, 136, 136) on rgb(136, 136, 136), opacity 1",
    ]


@needs_axe
def test_axe_finds_nothing_in_a_desk_analysis(desk_page):
    """The same for what somebody read in a text."""
    assert axe_violations(desk_page, contrast=True) == []


@needs_chromium
def test_a_desk_analysis_does_not_scroll_sideways(desk_page):
    """The same."""
    widths = measure(desk_page, "return [document.documentElement.scrollWidth, innerWidth]", width=320)
    assert isinstance(widths, list)
    assert widths[0] <= widths[1]


@needs_chromium
@pytest.mark.parametrize(("name", "form"), CASES)
def test_no_page_scrolls_sideways(pages, name, form):
    """In a frame of 320 CSS pixels only tables scroll, each in its own region."""
    found = measure(
        pages(name, form),
        "return [document.documentElement.scrollWidth, document.documentElement.clientWidth]",
        width=320,
    )
    assert isinstance(found, list)
    assert found[0] <= found[1]


@needs_chromium
@pytest.mark.parametrize("form", FORMS)
def test_everything_that_scrolls_can_be_reached_by_keyboard(pages, form):
    """What scrolls or leads somewhere takes the focus; nothing else does, and no order is forced."""
    found = measure(
        pages("voorbeeldstad", form),
        "const all = [...document.querySelectorAll('*')];"
        "const scrolls = all.filter(x => ['auto', 'scroll'].includes(getComputedStyle(x).overflowX) && x.tabIndex < 0);"
        "const forced = all.filter(x => x.tabIndex > 0);"
        "const links = [...document.querySelectorAll('a')].filter(x => x.tabIndex < 0);"
        "return [scrolls.length, forced.length, links.length]",
        width=320,
    )
    assert found == [0, 0, 0]


@needs_chromium
def test_tables_are_not_cut_on_paper(pages):
    """At the width of A4 paper no table is wider than the page."""
    found = measure(
        pages("voorbeeldstad", "volledig"),
        "const style = [...document.styleSheets].flatMap(sheet => [...sheet.cssRules])"
        ".filter(rule => rule.media && rule.media.mediaText === 'print').map(rule => [...rule.cssRules].map("
        "inner => inner.cssText).join(' ')).join(' ');"
        "document.head.insertAdjacentHTML('beforeend', '<style>' + style + '</style>');"
        "return [...document.querySelectorAll('.breed')].filter(x => x.scrollWidth > x.clientWidth + 1).map("
        "x => x.getAttribute('aria-label'))",
        width=672,  # 210 mm less two margins of 16 mm, at 96 pixels an inch
    )
    assert found == []


def colours(scheme: str) -> dict[str, str]:
    """The colour variables of the style sheet, light or dark."""
    light, _, rest = STYLE.partition("@media screen and (prefers-color-scheme: dark)")
    found = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6})", light))
    if scheme == "dark":
        found |= dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6})", rest.partition("}\n}")[0]))
    return found


def test_contrast_is_computed_as_wcag_says():
    """Black on white is 21, the same colour is 1, however it is written."""
    assert contrast("#000000", "#ffffff") == contrast("rgb(255, 255, 255)", "rgb(0, 0, 0)") == pytest.approx(21)
    assert contrast("#0a4f8a", "#0a4f8a") == 1


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(
    ("text", "ground"),
    [
        ("tekst", "papier"), ("zacht", "papier"), ("tekst", "vlak"), ("zacht", "vlak"), ("accent", "papier"),
        ("op-donker", "score-1"), ("op-licht", "score-2"), ("op-licht", "score-3"), ("op-licht", "score-4"),
        ("op-donker", "score-5"), ("tekst", "leeg"),
    ],
)  # fmt: skip
def test_text_has_contrast(scheme, text, ground):
    """Text, also inside pictures where axe does not look, has a contrast of at least 4.5."""
    found = colours(scheme)
    assert contrast(found[text], found[ground]) >= 4.5


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(
    ("line", "ground"),
    [("rand", "papier"), ("rand", "leeg"), ("lijn", "papier"), ("accent", "papier"), ("accent", "bereik")],
)
def test_lines_of_pictures_have_contrast(scheme, line, ground):
    """Outlines, axes, dots and hatching have a contrast of at least 3 with what they stand on.

    Segments of a bar touch nothing but their outline and the paper between them (see tests/test_charts.py).
    """
    found = colours(scheme)
    assert contrast(found[line], found[ground]) >= 3


def test_grey_tells_low_from_high():
    """Printed in grey the steps stay in order of darkness towards both ends, so a bar reads without colour."""
    found = colours("light")
    steps = [contrast(found[f"score-{step}"], "#ffffff") for step in range(1, 6)]
    assert steps[0] > steps[1] > steps[2] < steps[3] < steps[4]
