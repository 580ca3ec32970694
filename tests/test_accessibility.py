# SPDX-License-Identifier: EUPL-1.2
"""Every kind of page can be read by everyone: axe-core, small screens, keyboard, paper, contrast."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from analysetool.documents.desk import desk_document
from analysetool.figures.desk import gather_desk
from analysetool.rounding import dutch_number
from tests.contrast import contrast, faint_parts, faint_texts
from tests.devtools import browser
from tests.forms import FORMS, TEXTS
from tests.looks import flaws, small_texts
from tests.pages import VIEWS, example, page
from tests.tools import needs_axe, needs_chromium

ROOT = Path(__file__).parent.parent
STYLE = (ROOT / "templates" / "_waarden.css").read_text(encoding="utf-8")
TO_PARENTS = ("voorbeeldstad", "lange-teksten", "samen-besproken")
"""The page for parents is the same where nothing may be shown of them, and where nobody says what is next."""
CASES = [(name, form) for name in VIEWS for form in FORMS if form != "ouders" or name in TO_PARENTS]


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
@pytest.mark.parametrize(("name", "form"), CASES)
@pytest.mark.gate(most=5)
def test_a_page_has_no_flaw(pages, name, form):
    """WCAG 2.2 A and AA and good practice on any kind of page, sizes and colours on every screen and on paper.

    axe-core passes over the page that holds more of the same, and nothing new for a rule.
    """
    shipped = name == "voorbeeldstad"
    found = flaws(
        pages(name, form),
        axe=name != "vierhonderd-stellingen",
        contrast=shipped and form == "samenvatting",
        dark=shipped,
        paper=shipped,
    )
    assert found == {}


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
def test_a_desk_analysis_has_no_flaw(desk_page):
    """The same for what somebody read in a text."""
    assert flaws(desk_page, contrast=True, paper=True) == {}


@needs_chromium
def test_what_is_too_small_or_faint_is_found(tmp_path):
    """Twelve pixels in a picture that is drawn at half its size are six; grey on grey in a picture is found as well."""
    path = tmp_path / "klein.html"
    path.write_text(
        "<!DOCTYPE html><body style='background: #fff'><p class='a' style='font-size: 11px'>a</p><p>b</p>"
        "<svg width='50' height='50' viewBox='0 0 100 100'><rect class='r' width='100' height='100' fill='#888'/>"
        "<text class='t' x='50' y='50' font-size='12' fill='#777'>c</text>"
        "<circle class='c' cx='50' cy='50' r='5' fill='#888' stroke='#fff'/></svg>",
        encoding="utf-8",
    )
    tab = browser().gauge
    tab.open(path)
    assert small_texts(tab) == ["a: 11", "t: 6"]
    assert faint_parts(tab) == ["text.t: rgb(119, 119, 119) on rgb(136, 136, 136)"]


def colours(scheme: str) -> dict[str, str]:
    """The colour variables of the style, light or dark."""
    light, _, rest = STYLE.partition("@media screen and (prefers-color-scheme: dark)")
    found = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6})", light))
    if scheme == "dark":
        found |= dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6})", rest.partition("\n}\n")[0]))
    return found


def test_contrast_is_computed_as_wcag_says():
    """Black on white is 21, the same colour is 1, however it is written."""
    assert contrast("#000000", "#ffffff") == contrast("rgb(255, 255, 255)", "rgb(0, 0, 0)") == pytest.approx(21)
    assert contrast("#0a4f8a", "#0a4f8a") == 1


def test_the_contrasts_that_are_told_are_so():
    """Each pair in docs/vormgeving.md has the contrast that stands there, light and dark, and enough of it."""
    told = re.findall(
        r"^\| `--([\w-]+)` \| `--([\w-]+)` \| .+ \| ([\d,]+) \| ([\d,]+) \| ([\d,]+) \|$",
        (ROOT / "docs" / "vormgeving.md").read_text(encoding="utf-8"),
        flags=re.MULTILINE,
    )
    light, dark = colours("light"), colours("dark")
    assert {ground for _, ground, *_ in told} >= {
        "papier",
        "vlak",
        "leeg",
        "bereik",
        *(f"score-{n}" for n in range(1, 6)),
    }
    for front, ground, in_light, in_dark, least in told:
        found = [contrast(scheme[front], scheme[ground]) for scheme in (light, dark)]
        assert [dutch_number(value) for value in found] == [in_light, in_dark], (front, ground)
        assert min(found) >= float(least.replace(",", ".")), (front, ground)


def test_grey_tells_low_from_high():
    """Printed in grey the steps stay in order of darkness towards both ends, so a bar reads without colour."""
    found = colours("light")
    steps = [contrast(found[f"score-{step}"], "#ffffff") for step in range(1, 6)]
    assert steps[0] > steps[1] > steps[2] < steps[3] < steps[4]
