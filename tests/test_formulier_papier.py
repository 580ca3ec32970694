# SPDX-License-Identifier: EUPL-1.2
"""The form on paper and the voting cards, as they come out of the printer: pages, boxes, sizes, nothing split."""

from __future__ import annotations

import io
import re
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysetool.files.statement_sets import shipped_statement_set
from analysetool.formats.form_cards import render_cards_docx
from analysetool.formats.form_docx import render_form_docx
from analysetool.formats.form_text import render_cards_page, render_paper_page
from analysetool.formats.pdf import print_pdf
from analysetool.formats.registry import FORM_KINDS, FORMATS
from analysetool.model import Voice
from analysetool.words.form import ToldForm
from analysetool.words.form_paper import tell_cards, tell_paper
from tests.browser import axe_violations, measure, print_to_pdf
from tests.conftest import make_form, make_set
from tests.office import converted
from tests.survey_files import with_text
from tests.survey_round_trip import HOSTILE
from tests.test_formulier_view import INFO
from tests.tools import needs_axe, needs_chromium, needs_office, needs_pdf

docx = pytest.importorskip("docx")
pypdf = pytest.importorskip("pypdf")
from docx.oxml.ns import qn  # noqa: E402 - an extra

SIGNS = ["1", "2", "3", "4", "5", "w", "x"]
MOST_PAGES = {Voice.PARTNERS: 8, Voice.PARENTS: 2}
HOUSE_STYLE = Path(__file__).parent.parent / "voorbeelden" / "huisstijl"
SMALLEST = {Voice.PARTNERS: 9.0, Voice.PARENTS: 12.0}
"""Points; large print for parents."""


def form_for(voice: Voice) -> ToldForm:
    """The form of the shipped statements, with the longest of what a measurement adds."""
    return make_form(shipped_statement_set(), voice, coalition="Voorbeeldstad en omstreken", year=2026, info=INFO)


@cache
def as_pdf(voice: Voice, kind: str) -> bytes:
    """The form on paper as pdf: our own, or what a word processor makes of the Word document."""
    return print_pdf(render_paper_page(form_for(voice))) if kind == "pdf" else by_office()[voice]


@cache
def by_office() -> dict[str, bytes]:
    """What LibreOffice prints of the Word documents: the form of each voice, and the voting cards."""
    made = {str(voice): render_form_docx(form_for(voice)) for voice in Voice}
    made["kaarten"] = render_cards_docx(tell_cards(form_for(Voice.PARTNERS)))
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for stem, content in made.items():
            (folder / f"{stem}.docx").write_bytes(content)
        printed = converted("pdf", *(folder / f"{stem}.docx" for stem in made), folder=folder)
        return {path.stem: path.read_bytes() for path in printed}


@cache
def printed(content: bytes) -> tuple[list[str], set[float]]:
    """The text of each page, and the size in points of every piece of text, blanks and bullets left out."""
    sizes: set[float] = set()

    def note(text, current, matrix, _font, size):
        if text.strip(" \n•\uf0b7"):
            sizes.add(round(size * abs(matrix[3] or matrix[0]) * abs(current[3] or current[0]), 1))

    pages = pypdf.PdfReader(io.BytesIO(content)).pages
    return [page.extract_text(visitor_text=note) for page in pages], sizes


def pages_of(content: bytes) -> list[str]:
    """The text of each page, without blanks: programs differ in where they put them."""
    return [squeezed(text) for text in printed(content)[0]]


def sizes_in(content: bytes) -> set[float]:
    """The sizes of its texts in points."""
    return printed(content)[1]


def squeezed(text: str) -> str:
    """A text without blanks and soft hyphens."""
    return re.sub(r"[\s\u00ad]", "", text)


BOTH = [pytest.param("pdf", marks=needs_pdf), pytest.param("docx", marks=needs_office)]


@pytest.mark.parametrize("kind", BOTH)
@pytest.mark.parametrize("voice", Voice)
@pytest.mark.gate(most=1)
def test_few_pages_that_say_which_they_are(voice, kind):
    """At most eight pages for partners and two for parents, each with its number, how many, and what signs mean."""
    pages = pages_of(as_pdf(voice, kind))
    assert len(pages) <= MOST_PAGES[voice]
    choices = tell_paper(form_for(voice)).choices
    legend = "·".join(squeezed(f"{choice.sign}{choice.meaning}") for choice in choices)
    for number, text in enumerate(pages, start=1):
        assert f"bladzijde{number}van{len(pages)}" in text
        assert legend in text


@needs_pdf
@pytest.mark.parametrize("voice", Voice)
@pytest.mark.gate
def test_a_house_style_with_a_logo_and_a_wide_letter_takes_no_more_pages(voice):
    """There is room for what a coalition adds; the logo stands beside the title."""
    content = print_pdf(render_paper_page(form_for(voice), own=HOUSE_STYLE))
    assert len(pages_of(content)) <= MOST_PAGES[voice]


@pytest.mark.parametrize("kind", BOTH)
@pytest.mark.parametrize("voice", Voice)
@pytest.mark.gate(most=1)
def test_no_statement_is_split(voice, kind):
    """A statement stands on one page with its explanation, all its anchors and its seven boxes."""
    pages = pages_of(as_pdf(voice, kind))
    for statement in form_for(voice).statements:
        words = [statement.text, statement.explanation or "", *(text for _, text in statement.anchors)]
        where = [number for number, page in enumerate(pages) if squeezed(statement.text) in page]
        assert len(where) == 1, statement.id
        assert [text for text in words if squeezed(text) not in pages[where[0]]] == [], statement.id
    assert sum(page.count("12345wx") for page in pages) >= len(form_for(voice).statements)


@pytest.mark.parametrize("kind", BOTH)
@pytest.mark.parametrize("voice", Voice)
def test_the_columns_are_named_above_the_first_row_of_each_page(voice, kind):
    """Each page with statements begins its table with a heading, and no heading stands at the foot of a page."""
    form = form_for(voice)
    titles = ["De zinnen"] if form.for_parents else [f"{theme.id} {theme.title}" for theme in form.themes]
    heads = [squeezed(title) + "12345wx" for title in titles]
    parts = [] if form.for_parents else [squeezed(f"Deel {part.id}: {part.title}") for part in form.parts]
    for page in pages_of(as_pdf(voice, kind)):
        first = [page.find(squeezed(own.text)) for own in form.statements if squeezed(own.text) in page]
        above = [page.find(head) for head in heads if head in page]
        assert not first or (above and min(above) < min(first))
        assert not above or max(page.rfind(head) for head in (*heads, *parts)) < max(first)


@pytest.mark.parametrize("kind", BOTH)
@pytest.mark.parametrize("voice", Voice)
def test_nothing_is_too_small_to_read(voice, kind):
    """No text is smaller than 9 points, and none for parents than 12; their sentences have 16."""
    sizes = sizes_in(as_pdf(voice, kind))
    assert min(sizes) >= SMALLEST[voice] - 0.05, sorted(sizes)
    if voice is Voice.PARENTS:
        assert any(size >= 15.9 for size in sizes)


@pytest.mark.parametrize("kind", BOTH)
@pytest.mark.parametrize("voice", Voice)
def test_people_read_first_what_they_must_know(voice, kind):
    """The first page has how to choose, who sees what, where they speak for, and room for the code."""
    form = form_for(voice)
    told = tell_paper(form)
    first = pages_of(as_pdf(voice, kind))[0]
    for text in (form.guidance, told.how, form.pseudonym, form.shown, form.retention, form.contact, told.code):
        assert squeezed(text) in first, text
    assert squeezed(told.domain) in first
    if not form.for_parents:
        assert [domain.title for domain in form.domains if squeezed(domain.title) not in first] == []


def test_the_signs_are_the_keys_of_invullen(small_set):
    """Who types a form over types what is crossed."""
    told = tell_paper(make_form(small_set, Voice.PARTNERS))
    assert [choice.sign for choice in told.choices] == SIGNS
    assert [choice.meaning for choice in told.choices] == [
        "Helemaal oneens", "Oneens", "Deels", "Eens", "Helemaal eens", "Weet ik niet", "Niet van toepassing",
    ]  # fmt: skip


def tables_of(content: bytes) -> Iterator[list[list[str]]]:
    """The tables of a Word document with boxes, as texts."""
    for table in docx.Document(io.BytesIO(content)).tables:
        rows = [[cell.text for cell in row.cells] for row in table.rows]
        if rows[0][1:] == SIGNS:
            yield rows


def test_the_word_document_has_a_table_per_theme(shipped):
    """The theme and the signs are the first row, repeated on each page; then a row per statement, never split."""
    content = render_form_docx(form_for(Voice.PARTNERS))
    tables = list(tables_of(content))
    assert [rows[0][0] for rows in tables] == [f"{theme.id} {theme.title}" for theme in shipped.themes]
    rows = [row for own in tables for row in own[1:]]
    assert [row[0].split("\n")[0] for row in rows] == [f"{own.id} {own.text}" for own in shipped.statements]
    assert all(row[1:] == SIGNS for row in rows)
    for own, row in zip(shipped.statements, rows, strict=True):
        anchors = "  ".join(f"{step}:\u00a0{text}" for step, text in sorted(own.anchors.items()))
        assert row[0].split("\n")[1:] == [own.explanation, f"{anchors}  "]
    body = docx.Document(io.BytesIO(content)).element.body
    assert all(row.find(f"{qn('w:trPr')}/{qn('w:cantSplit')}") is not None for row in body.iter(qn("w:tr")))
    assert len(list(body.iter(qn("w:tblHeader")))) == len(shipped.themes)


@pytest.mark.parametrize("voice", Voice)
@pytest.mark.slow
def test_the_same_bytes(voice):
    """The same form gives the same file."""
    assert render_form_docx(form_for(voice)) == render_form_docx(form_for(voice))
    assert render_paper_page(form_for(voice)) == render_paper_page(form_for(voice))
    assert render_cards_docx(tell_cards(form_for(voice))) == render_cards_docx(tell_cards(form_for(voice)))


@pytest.mark.slow
@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.gate(most=4)
def test_hostile_texts_are_printed(text):
    """Whatever a text means elsewhere, on paper it is text."""
    own = with_text(make_set(), "A01", text)
    form = make_form(replace(own, title=text, scale={**own.scale, 3: text}), Voice.PARTNERS, coalition=text)
    shown = form.statements[0].text
    page = render_paper_page(form)
    assert "<script" not in page + render_cards_page(form)
    assert next(tables_of(render_form_docx(form)))[1][0] == f"A01 {shown}"
    assert render_cards_docx(tell_cards(form)).startswith(b"PK")


@given(st.text(max_size=40))
@pytest.mark.slow
def test_any_text_gives_a_document_that_opens(text):
    """No text of a set makes a Word document that cannot be read."""
    own = with_text(make_set({"P": {"P1": ("P01",)}}), "P01", text or "-")
    form = make_form(own, Voice.PARTNERS, coalition=text)
    assert next(tables_of(render_form_docx(form)))[1][0].startswith("P01")


@pytest.mark.parametrize("name", ["geen domeinen", "geen themateksten"])
def test_a_bare_set_has_a_form_too(name):
    """Without domains, explanations and anchors there is still a box for each answer."""
    own = make_set(domains={} if name == "geen domeinen" else None)
    form = make_form(own, Voice.PARTNERS)
    assert [len(rows) for rows in tables_of(render_form_docx(form))] == [4, 2, 3]
    page = render_paper_page(form)
    assert ("Waar spreekt u voor?" in page) == (name != "geen domeinen")
    assert "wat u ziet als dat cijfer past" not in page
    assert page.count('<span class="vak">1</span>') == 6


# Voting cards


def card_texts(form: ToldForm) -> list[str]:
    """What stands on the seven cards."""
    return [f"{choice.sign}{choice.meaning}" for choice in tell_cards(form).choices]


@pytest.mark.parametrize("kind", [*BOTH, pytest.param("html", marks=needs_chromium)])
@pytest.mark.gate(most=1)
def test_cards_are_four_to_a_sheet(kind, tmp_path):
    """Two sheets of A4 with four cards each: 1 to 5, w, x, and one that says how to vote."""
    form = form_for(Voice.PARTNERS)
    if kind == "pdf":
        content = print_pdf(render_cards_page(form))
    elif kind == "docx":
        content = by_office()["kaarten"]
    else:
        path = tmp_path / "stemkaarten.html"
        path.write_text(render_cards_page(form), encoding="utf-8")
        content = print_to_pdf(path)
    reader = pypdf.PdfReader(io.BytesIO(content))
    assert [(round(page.mediabox.width), round(page.mediabox.height)) for page in reader.pages] == [(595, 842)] * 2
    pages = pages_of(content)
    told = [squeezed(text) for text in card_texts(form)]
    assert [text for text in told[:4] if text not in pages[0]] == []
    assert [text for text in told[4:] if text not in pages[1]] == []
    assert "Zostemtu" in pages[1]


@needs_axe
def test_cards_on_a_screen_are_accessible(tmp_path):
    """The page of cards has nothing that axe-core finds wrong, and no pair of colours that is too faint."""
    path = tmp_path / "kaarten.html"
    path.write_text(render_cards_page(form_for(Voice.PARTNERS)), encoding="utf-8")
    assert axe_violations(path) == []


@needs_chromium
def test_a_card_is_a6(tmp_path):
    """Each card is 105 by 148 millimetres, and nothing on it runs over its edge, however long a label is."""
    own = make_set()
    own = replace(own, scale={**own.scale, 3: "Deels mee eens en voor een ander deel helemaal niet mee eens"})
    path = tmp_path / "kaarten.html"
    path.write_text(render_cards_page(make_form(own, Voice.PARTNERS)), encoding="utf-8")
    found = measure(
        path,
        "return [...document.querySelectorAll('.kaart')].map(card => [card.offsetWidth, card.offsetHeight, "
        "card.scrollWidth <= card.clientWidth + 1 && card.scrollHeight <= card.clientHeight + 1])",
    )
    millimetre = 96 / 25.4
    assert [(round(width / millimetre), round(height / millimetre), fits) for width, height, fits in found] == [
        (105, 148, True)
    ] * 8


def test_each_kind_of_form_is_made_as_formats_of_the_command():
    """What a kind can be made as is among the formats that help and README list."""
    assert all(set(formats) <= set(FORMATS["formulier"]) for formats in FORM_KINDS.values())
