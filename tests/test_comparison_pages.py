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
from tests.browser import annex_begins, measure, print_to_pdf, texts_of
from tests.comparisons import VIEWS
from tests.looks import flaws
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
@pytest.mark.parametrize("name", DOCUMENTS)
@pytest.mark.gate(most=2)
def test_a_page_has_no_flaw(pages, name):
    """WCAG 2.2 A and AA and good practice, sizes and colours on every screen and on paper."""
    shipped = name in {"voorbeeldstad", "drie-jaren"}
    assert flaws(pages(name), dark=shipped, paper=shipped) == {}


@needs_chromium
def test_headings_skip_no_level(pages):
    """Headings go down one level at a time."""
    levels = measure(
        pages("drie-jaren"), "return [...document.querySelectorAll('h1,h2,h3,h4')].map(h => +h.tagName[1])"
    )
    assert isinstance(levels, list)
    assert all(after <= before + 1 for before, after in itertools.pairwise(levels))


@needs_chromium
@pytest.mark.parametrize("name", ["voorbeeldstad", "drie-jaren"])
@pytest.mark.gate(most=1)
def test_all_figures_are_on_a_few_sheets(pages, name):
    """It prints on A4, 595 by 842 points, with all figures, and what one reads is at most six pages."""
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
