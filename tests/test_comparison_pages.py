# SPDX-License-Identifier: EUPL-1.2
"""The pages of comparisons in a real browser: axe-core, small screens, keyboard, paper."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest

from analysetool.documents.blocks import Document
from analysetool.documents.comparison import comparison_document
from analysetool.figures.comparison import NotCompared, OtherClaim
from analysetool.formats.html import lay_out_html
from analysetool.versions import Reason
from tests.browser import annex_begins, axe_violations, measure, print_to_pdf, texts_of
from tests.comparisons import VIEWS
from tests.conftest import sampled
from tests.pages import LONG, WORD
from tests.test_comparison_golden import on_paper
from tests.tools import needs_axe, needs_chromium


def _document_of(name: str) -> Document:
    return comparison_document(VIEWS[name]())


def long_texts() -> Document:
    """A comparison in which every text from people is far too long."""
    view = VIEWS["drie-jaren"]()
    text = f"{LONG}{WORD}"
    assert view.trend is not None
    themes = tuple(
        replace(
            theme,
            level=replace(theme.level, title=text),
            statements=tuple(replace(own, title=text) for own in theme.statements),
        )
        for theme in view.themes
    )
    document = comparison_document(
        replace(
            view,
            two_coalitions=True,
            before=replace(view.before, coalition=LONG),
            after=replace(view.after, coalition=WORD),
            themes=themes,
            parts=tuple(replace(part, title=text) for part in view.parts),
            risen=tuple(replace(own, title=text) for own in view.risen),
            trend=replace(view.trend, lines=tuple(replace(line, title=text) for line in view.trend.lines)),
            not_compared=(NotCompared(id="A99", text=text, reason=OtherClaim(reason=Reason.DROPPED, since=text)),),
        )
    )
    return replace(document, title=text)


DOCUMENTS: dict[str, Callable[[], Document]] = {
    **{name: partial(_document_of, name) for name in VIEWS},
    "lange-teksten": long_texts,
}


@pytest.fixture(scope="module")
def pages(tmp_path_factory):
    """The pages on disk, each made once."""
    folder = tmp_path_factory.mktemp("vergelijkingen")
    made: dict[str, Path] = {}

    def get(name: str) -> Path:
        if name not in made:
            made[name] = folder / f"{name}.html"
            made[name].write_text(lay_out_html(DOCUMENTS[name]()), encoding="utf-8")
        return made[name]

    return get


@needs_axe
@pytest.mark.parametrize("name", sampled(DOCUMENTS, 3))
def test_axe_finds_nothing(pages, name):
    """WCAG 2.2 A and AA and good practice: no violation that axe-core can see."""
    assert axe_violations(pages(name), contrast=name == "voorbeeldstad") == []


@needs_chromium
@pytest.mark.parametrize("name", DOCUMENTS)
def test_no_page_scrolls_sideways(pages, name):
    """In a frame of 320 CSS pixels only tables scroll, each in its own region."""
    found = measure(
        pages(name), "return [document.documentElement.scrollWidth, document.documentElement.clientWidth]", width=320
    )
    assert isinstance(found, list)
    assert found[0] <= found[1]


@needs_chromium
def test_everything_that_scrolls_can_be_reached_by_keyboard(pages):
    """What scrolls or leads somewhere takes the focus, and headings go down one level at a time."""
    found = measure(
        pages("drie-jaren"),
        "const all = [...document.querySelectorAll('*')];"
        "const scrolls = all.filter(x => ['auto', 'scroll'].includes(getComputedStyle(x).overflowX) && x.tabIndex < 0);"
        "const links = [...document.querySelectorAll('a')].filter(x => x.tabIndex < 0);"
        "return [scrolls.length, links.length, [...document.querySelectorAll('h1,h2,h3,h4')].map(h => +h.tagName[1])]",
        width=320,
    )
    assert isinstance(found, list)
    assert found[:2] == [0, 0]
    assert all(after <= before + 1 for before, after in itertools.pairwise(found[2]))


@needs_chromium
@pytest.mark.parametrize("name", ["voorbeeldstad", "drie-jaren"])
def test_tables_are_not_cut_on_paper(pages, name):
    """On A4 no table is wider than the page, all figures are on it, and what one reads is at most six pages."""
    found = measure(
        pages(name),
        "const style = [...document.styleSheets].flatMap(sheet => [...sheet.cssRules])"
        ".filter(rule => rule.media && rule.media.mediaText === 'print').map(rule => [...rule.cssRules].map("
        "inner => inner.cssText).join(' ')).join(' ');"
        "document.head.insertAdjacentHTML('beforeend', '<style>' + style + '</style>');"
        "return [...document.querySelectorAll('.breed')].filter(x => x.scrollWidth > x.clientWidth + 1).map("
        "x => x.getAttribute('aria-label'))",
        width=672,  # 210 mm less two margins of 16 mm, at 96 pixels an inch
    )
    assert found == []
    content = print_to_pdf(pages(name))
    sizes = re.findall(rb"/MediaBox\s*\[\s*0 0 ([0-9.]+) ([0-9.]+)", content)
    assert {(round(float(width)), round(float(height))) for width, height in sizes} == {(595, 842)}
    texts = texts_of(content)
    read = " ".join(" ".join(texts).split())
    rows = on_paper(VIEWS[name]())
    assert rows
    assert [row for row in rows if row not in read] == []
    assert annex_begins(texts) <= 7


@pytest.mark.slow
@pytest.mark.parametrize("name", DOCUMENTS)
def test_nothing_is_fetched(pages, name):
    """The page names no address outside itself and forbids the browser to fetch any."""
    text = pages(name).read_text(encoding="utf-8")
    assert "default-src 'none'" in text
    assert re.findall(r"""(?:src|href|action)=["'](?!#)[^"']*""", text) == []
    assert "url(" not in text
    assert "<script" not in text


@pytest.mark.parametrize("name", DOCUMENTS)
@pytest.mark.slow
def test_every_picture_has_a_sentence(pages, name):
    """Each picture has a title and a description that says what it shows; the numbers stand in the tables."""
    text = pages(name).read_text(encoding="utf-8")
    pictures = re.findall(r'<svg [^>]*role="img".*?</svg>', text, flags=re.DOTALL)
    assert pictures
    for picture in pictures:
        assert re.search(r"<title [^>]*>[^<]+</title>\s*<desc [^>]*>[^<]+</desc>", picture), picture
