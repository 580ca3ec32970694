# SPDX-License-Identifier: EUPL-1.2
"""The PDF as a reader sees it: A4, Dutch, tagged, with the pictures in their colours and nothing fetched."""

from __future__ import annotations

import html
import io
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from analysetool.figures.report import Report
from analysetool.formats.drawing_style import drawing_rules
from analysetool.formats.pdf import _drawing_style, print_pdf
from analysetool.words.report import glance
from tests.forms import laid_out
from tests.test_golden import VIEWS
from tests.tools import needs_pdf

pypdf = pytest.importorskip("pypdf")
pytestmark = needs_pdf

PAGE = '<!DOCTYPE html><html lang="nl"><head><title>Proef</title>{}</head><body>{}</body></html>'


def page_of(view: Report) -> str:
    """The HTML report of a view."""
    return laid_out(view, "html")


@cache
def printed(name: str) -> bytes:
    """The PDF of one of the views; drawing it takes long."""
    return print_pdf(page_of(VIEWS[name]()))


def opened(content: bytes):
    """The PDF as pypdf reads it back."""
    return pypdf.PdfReader(io.BytesIO(content))


def tags(element) -> Iterator:
    """All elements of the tag tree, in reading order."""
    element = element.get_object()
    if not isinstance(element, dict):
        return
    yield element
    children = element.get("/K", [])
    for child in children if isinstance(children, list) else [children]:
        yield from tags(child)


@pytest.fixture(scope="module")
def report():
    """The hostile report as PDF."""
    return opened(printed("vijandig"))


@pytest.mark.gate(most=1)
def test_a4_dutch_titled_and_tagged(report):
    """Every page is A4; language, title and tags are those that PDF/UA asks for."""
    assert {(round(page.mediabox.width), round(page.mediabox.height)) for page in report.pages} == {(595, 842)}
    catalog = report.trailer["/Root"]
    assert catalog["/Lang"] == "nl"
    assert catalog["/MarkInfo"]["/Marked"]
    assert catalog["/ViewerPreferences"]["/DisplayDocTitle"]
    assert report.metadata.title.endswith("rapport 2026")
    assert b"pdfuaid:part" in catalog["/Metadata"].get_data()
    found = [tag.get("/S") for tag in tags(catalog["/StructTreeRoot"])]
    assert {"/H1", "/H2", "/H3", "/P", "/L", "/LI", "/Table", "/TH", "/TD", "/Caption", "/Figure"} <= set(found)
    assert found.count("/H1") == 1


def test_bookmarks_are_the_headings(report):
    """Every heading of the page is a bookmark, nested as the headings are."""

    def titles(outline) -> Iterator[str]:
        for entry in outline:
            yield from titles(entry) if isinstance(entry, list) else [" ".join(entry.title.split())]

    page = page_of(VIEWS["vijandig"]())
    headings = re.findall(r"<h[1-6][^>]*>(.*?)</h[1-6]>", page, flags=re.DOTALL)
    assert list(titles(report.outline)) == [" ".join(html.unescape(text).split()) for text in headings]
    (top, below) = report.outline
    assert not isinstance(top, list)
    assert isinstance(below, list)


def test_every_picture_has_a_text(report):
    """No figure is without an alternative text: a chart tells its conclusion, a swatch what it stands for."""
    figures = [
        tag.get("/Alt") for tag in tags(report.trailer["/Root"]["/StructTreeRoot"]) if tag.get("/S") == "/Figure"
    ]
    assert all(figures)
    assert any(text.startswith("Score van Totaal. Totaal: gemiddeld 3,5") for text in figures)
    assert "weet niet" in figures


@pytest.mark.parametrize("name", VIEWS)
@pytest.mark.gate(most=1)
def test_it_says_what_the_page_says(name):
    """The text of the report is in it as text."""
    view = VIEWS[name]()
    shown = " ".join(page.extract_text() for page in opened(printed(name)).pages)
    assert re.sub(r"\s", "", glance(view)) in re.sub(r"\s", "", shown)


def test_nothing_is_fetched(tmp_path, caplog):
    """No address is followed, on the network or on disk; only a picture in the page itself is shown."""
    secret = tmp_path / "geheim.svg"
    secret.write_text('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><text y="9">geheim</text></svg>')
    inside = "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/%3E"
    page = PAGE.format(
        f'<link rel="stylesheet" href="{secret.as_uri()}"><style>@import "http://127.0.0.1:9/x.css";</style>',
        f'<img alt="a" src="{secret.as_uri()}"><img alt="b" src="http://127.0.0.1:9/x.png"><img alt="c" src="{inside}">'
        f'<img alt="d" src="{secret.name}">',
    )
    with caplog.at_level("WARNING", "weasyprint"):
        reader = opened(print_pdf(page))
    assert "geheim" not in reader.pages[0].extract_text()
    refused = [record.getMessage() for record in caplog.records if "disallowed protocol" in record.getMessage()]
    assert len(refused) == 4
    assert not any("data:" in message for message in refused)


def test_pictures_have_their_colours():
    """The style of the page reaches the pictures, with its variables filled in."""
    sheet = """
        :root { --accent: #0a4f8a; --rand: var(--accent); }
        @media screen and (prefers-color-scheme: dark) { :root { --accent: #ffffff; } }
        /* uitleg */ .vlak { stroke: var(--rand); margin: 0 } .los { fill: var(--weg, #123456) } p { margin: 0 }
        .kring { fill: var(--a) } :root { --a: var(--b); --b: var(--a) }
    """
    rules = drawing_rules(sheet)
    assert rules[:2] == [(".vlak", {"stroke": "#0a4f8a"}), (".los", {"fill": "#123456"})]
    assert "margin" not in str(rules)
    svg = '<svg width="9" height="9"><title>t</title><rect class="vlak" width="9" height="9"/></svg>'
    drawn = [
        print_pdf(PAGE.format(f"<style>.vlak {{ fill: {colour} }}</style>", svg)) for colour in ("#ff0000", "#00ff00")
    ]
    contents = [opened(content).pages[0].get_contents().get_data() for content in drawn]
    contents = [data + b"".join(form_of(content)) for data, content in zip(contents, drawn, strict=True)]
    assert re.search(rb"\b1 0 0 (?:rg|scn)", contents[0])
    assert re.search(rb"\b0 1 0 (?:rg|scn)", contents[1])


@pytest.mark.parametrize(
    ("selector", "kept"),
    [
        (".vlak", True),
        ("rect", True),
        ("rect.vlak.hoog", True),
        (".weg .vlak", True),
        (".weg, rect", True),
        (".weg", False),
        ("h1", False),
        ("rect.weg", False),
        (".vlak.weg", False),
        (".vlak .weg", False),
        (".weg, h1", False),
        ("rect:not(.weg)", True),
        (":is(.weg, .vlak)", True),
        ("rect[width]", True),
        ("*", True),
        ("#weg", True),
        (".weg + .vlak", True),
    ],
)
def test_a_picture_gets_the_rules_that_it_may_answer_to(selector, kept):
    """A rule is left out only where it ends in a name or class that the picture does not hold; else it stays."""
    picture = ET.Element("svg")
    picture.extend([ET.Comment("x"), ET.Element("rect", {"class": "vlak hoog"})])
    assert bool(_drawing_style(picture, [(selector, {"fill": "red"})])) is kept


def form_of(content: bytes) -> list[bytes]:
    """The drawings that a page refers to."""
    resources = opened(content).pages[0]["/Resources"].get_object()
    objects = resources.get("/XObject", {}).get_object() if "/XObject" in resources else {}
    return [item.get_object().get_data() for item in objects.values()]


def test_a_picture_in_a_grid_may_stand_at_the_end_of_a_page():
    """However long the text above it, a picture beside a text goes on a page without an error."""
    style = "<style>@page { size: A4 } .naast { display: grid; grid-template-columns: 1fr 1fr }</style>"
    picture = '<div class="naast"><span>x</span><svg width="300" height="60"><title>t</title></svg></div>'
    for height in range(980, 1140, 20):
        assert opened(print_pdf(PAGE.format(style, f'<div style="height: {height}px"></div>{picture}'))).pages


def test_nothing_tells_who_where_or_when(report):
    """No author, no date, no path."""
    assert set(report.metadata) <= {"/Title", "/Producer"}
    content = printed("vijandig")
    for trace in (str(Path.home()).encode(), sys.prefix.encode(), b"CreationDate", b"ModDate"):
        assert len(trace) < 3 or trace not in content


@pytest.mark.process
@pytest.mark.gate
def test_the_same_bytes():
    """The same page gives the same bytes, in this process and in another; another page has another identifier."""
    page = page_of(VIEWS["drie"]())
    content = print_pdf(page)
    assert content == print_pdf(page)
    script = (
        "import sys;from analysetool.formats.pdf import print_pdf;"
        "sys.stdout.buffer.write(print_pdf(sys.stdin.buffer.read().decode()))"
    )
    environment = os.environ | {"PYTHONHASHSEED": "1", "TZ": "Pacific/Auckland"}
    run = subprocess.run(
        [sys.executable, "-c", script], input=page.encode(), env=environment, capture_output=True, check=True
    )
    assert run.stdout == content
    other = opened(print_pdf(PAGE.format("", "<p>x</p>")))
    assert other.trailer["/ID"] != opened(content).trailer["/ID"]
