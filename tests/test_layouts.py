# SPDX-License-Identifier: EUPL-1.2
"""The layouts of documents: each says everything that the document says, and text from people stays text."""

from __future__ import annotations

import html
import io
import re
from itertools import pairwise

import pytest

from analysetool.documents.blocks import Cell, Column, Document, Item, Items, Kind, Line, Row, Section, Table, Text
from analysetool.formats.html import lay_out_html
from analysetool.formats.markdown import lay_out_markdown
from analysetool.formats.registry import LAYOUTS, Format, lay_out
from analysetool.formats.terminal import lay_out_terminal
from tests.documents import sample_document, texts_of

HOSTILE = "<script>alert(1)</script> | **vet** [/b] \\ & {{ 7*7 }} \x1b[31m"
TEXT_LAYOUTS = [form for form in LAYOUTS if form is not Format.PDF]


def words_of(document: Document, form: Format, *, plain: bool = False) -> str:
    """What a reader of a format reads, with single blanks."""
    content = lay_out(document, form, colour=False, plain=plain)
    if form is Format.DOCX:
        docx = pytest.importorskip("docx", reason="pip install python-docx")
        body = docx.Document(io.BytesIO(content)).element.body
        text = " ".join(node.text or "" for node in body.iter() if node.tag.endswith("}t"))
    else:
        text = content.decode()
    if form is Format.HTML:
        text = html.unescape(re.sub(r"<[^>]*>", " ", re.sub(r"<(style|svg)\b.*?</\1>", " ", text, flags=re.DOTALL)))
    if form is Format.MARKDOWN:
        text = re.sub(r"\\(.)", r"\1", text).replace("&amp;", "&")
    return " ".join(text.split())


@pytest.mark.parametrize("form", TEXT_LAYOUTS)
@pytest.mark.parametrize("text", ["tekst", HOSTILE.replace("\x1b[31m", "").strip()])
def test_everything_is_said(form, text, monkeypatch):
    """No format leaves out a text, whatever signs are in it; pictures are the exception and stand in words nearby."""
    monkeypatch.setenv("COLUMNS", "120")
    document = sample_document(text)
    numbers = {found for told in texts_of(document) for found in re.findall(r"\d{3}", told)}
    told = words_of(document, form)
    assert [number for number in sorted(numbers) if number not in told] == []
    if form is not Format.TERMINAL:  # which breaks lines where the window ends
        assert [text for text in texts_of(document) if " ".join(text.split()) not in told] == []


def test_plain_lines_say_every_cell():
    """Plain text has no tables: each figure stands after the name of its column."""
    table = Table(
        caption="Scores",
        columns=(Column(title="Deel"), Column(title="Score", numeric=True), Column(title="Band\u00adbreedte")),
        rows=(Row(cells=("A", "3,2", "3 tot 4")), Row(cells=("B", "", "")), Row(cells=("C", "1", ""), told="C had 1.")),
    )
    document = Document(kind=Kind.REPORT, title="T", blocks=(table,))
    assert lay_out_terminal(document, colour=False, plain=True).split("\n") == [
        "T", "Scores", "A: score 3,2, bandbreedte 3 tot 4", "B", "C had 1.", "",
    ]  # fmt: skip


@pytest.mark.parametrize("width", ["40", "80", "120"])
def test_the_terminal_keeps_to_its_window(width, monkeypatch):
    """No line is longer than the window."""
    monkeypatch.setenv("COLUMNS", width)
    told = lay_out_terminal(sample_document("een tekst van vijf woorden"), colour=False, plain=False)
    assert max(map(len, told.split("\n"))) <= int(width)


def test_html_escapes_what_people_wrote():
    """Nothing that somebody typed becomes a tag, and nothing of it is a template."""
    page = lay_out_html(sample_document(HOSTILE))
    assert "<script" not in page
    assert "{{ 11111*3 }}" in words_of(sample_document("{{ 11111*3 }}"), Format.HTML)


def test_html_headings_do_not_skip_a_level():
    """Sections in sections have smaller headings, so that a screen reader finds its way."""
    levels = [int(level) for level in re.findall(r"<h(\d)", lay_out_html(sample_document()))]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_markdown_ends_each_block_with_one_blank_line():
    """Two blocks never become one paragraph, and the page has no holes."""
    text = lay_out_markdown(sample_document())
    assert "\n\n\n" not in text
    blocks = (
        Text(text="een"),
        Items(items=(Item(id="A01", text="twee", lines=(Line(text="drie"),)),)),
        Text(text="vier"),
    )
    document = Document(kind=Kind.REPORT, title="T", blocks=(Section(title="S", blocks=blocks),))
    assert lay_out_markdown(document) == "# T\n\n## S\n\neen\n\n- **A01** twee\n  drie\n\nvier\n"


def test_contents_name_each_section_with_an_id():
    """The list of contents leads to the sections, those in columns too."""
    page = lay_out_html(sample_document())
    links = re.findall(r'<a href="#([^"]+)">', page)
    assert links == ["eerste", "links"]
    assert all(f'<h2 id="{link}">' in page for link in links)


def test_long_lines_hang(monkeypatch):
    """Headings, labelled texts and headings of rows break between words, and go on further to the right."""
    monkeypatch.setenv("COLUMNS", "40")
    table = Table(
        caption="",
        columns=(Column(title="Thema"), Column(title="Score", numeric=True), Column(title="Oordeel")),
        rows=(
            Row(cells=("A1 Cijfers en wijken in beeld", "3,8", Cell(text="aandachtspunt"))),
            Row(cells=("A2", "2", "")),
        ),
    )
    blocks = (Text(label="Stap:", text="vraag het aan iedereen die meedoet."), table, Text(text="Dat was alles."))
    section = Section(title="B23 De kosten zijn voor vier jaar gedekt.", blocks=blocks)
    told = lay_out_terminal(
        Document(kind=Kind.REPORT, title="Kansrijke Start in een heel lange plaats", blocks=(section,)),
        colour=False,
        plain=False,
    )
    assert told.splitlines() == [
        "Kansrijke Start in een heel lange plaats",
        "",
        "B23 De kosten zijn voor vier jaar",
        "    gedekt.",
        "Stap: vraag het aan iedereen die",
        "  meedoet.",
        "Thema               Score  Oordeel",
        "A1 Cijfers en         3,8  aandachtspunt",
        "  wijken in beeld",
        "A2                      2",
        "",
        "Dat was alles.",
    ]


def test_scarce_room_takes_the_short_cell(monkeypatch):
    """What a cell rests on is written short before a number breaks: "153/180" is a column of seven."""
    table = Table(
        caption="",
        columns=(Column(title="Deel"), Column(title="Scores", numeric=True), Column(title="Oordeel")),
        rows=(
            Row(cells=("Problematiek", Cell(text="153 van 180", short="153/180"), "aandachtspunt nu")),
            Row(cells=("B", Cell(text="7"), "")),
        ),
    )
    document = Document(kind=Kind.REPORT, title="T", blocks=(table,))
    for width, cell in (("44", "153 van 180"), ("40", "153 van 180"), ("37", "153/180")):
        monkeypatch.setattr("analysetool.formats.console._NARROWEST", 10)
        monkeypatch.setenv("COLUMNS", width)
        assert cell in lay_out_terminal(document, colour=False, plain=False)
