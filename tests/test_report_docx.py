# SPDX-License-Identifier: EUPL-1.2
"""The Word document as a reader of its parts sees it: headings, lists, tables, figures, and nothing about its maker."""

from __future__ import annotations

import hashlib
import io
import os
import re
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from functools import cache
from itertools import groupby, pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysetool import __version__
from analysetool.documents.blocks import Document, Kind, Text
from analysetool.documents.worksheet import worksheet_document
from analysetool.errors import UsageError
from analysetool.escaping import printable
from analysetool.figures.build_report import compute_report
from analysetool.figures.worksheet import gather_worksheet
from analysetool.formats.docx import lay_out_docx
from analysetool.formats.docx_xml import Column, Run, paragraph, table
from analysetool.rounding import dutch_number
from analysetool.words import colophon
from analysetool.words.figures import LOWEST_INTRO
from tests.conftest import make_measurement, make_set, make_sheets
from tests.forms import FORMS
from tests.office import converted
from tests.test_golden import BOLD, FORMULA, GOLDEN, PIPE, VIEWS, WHOLE, column, exact_means, golden
from tests.tools import needs_office

pytestmark = pytest.mark.slow
"""Every report in Word; `tests/test_layouts.py` looks at the blocks in it while you work."""

docx = pytest.importorskip("docx")
from docx.oxml.ns import nsdecls, qn  # noqa: E402 - an extra
from docx.oxml.parser import parse_xml  # noqa: E402 - the same
from docx.table import Table  # noqa: E402 - the same
from docx.text.paragraph import Paragraph  # noqa: E402 - the same

EVERY = [(name, form) for name in VIEWS for form in FORMS]


def made(name: str, form: str = "volledig") -> Document:
    """One of the golden reports in one of the forms."""
    return FORMS[form](VIEWS[name]())


@cache
def packed(name: str, form: str) -> bytes:
    """The Word document of it, laid out once."""
    return lay_out_docx(made(name, form))


def read(name: str, form: str = "volledig"):
    """The same as python-docx reads it back."""
    return docx.Document(io.BytesIO(packed(name, form)))


def opened(document: Document):
    """The document as python-docx reads it back."""
    return docx.Document(io.BytesIO(lay_out_docx(document)))


def tables(document) -> list[list[list[str]]]:
    """The tables as rows of cell texts."""
    return [[[cell.text for cell in row.cells] for row in table.rows] for table in document.tables]


def headings(document) -> list[tuple[int, str]]:
    """The headings with their level; the title is 0."""
    levels = {"Title": 0, "Heading 1": 1, "Heading 2": 2, "Heading 3": 3}
    return [(levels[item.style.name], item.text) for item in document.paragraphs if item.style.name in levels]


def parts(content: bytes) -> Iterator[tuple[str, bytes]]:
    """The files in a zip with their content."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for entry in archive.infolist():
            assert entry.date_time == (1980, 1, 1, 0, 0, 0)
            yield entry.filename, archive.read(entry)


def as_text(document) -> str:
    """What stands in the document: a line a paragraph with its style, a line a row of a table."""
    lines = []
    for element in document.element.body:
        if element.tag == qn("w:p"):
            item = Paragraph(element, document)
            lines.append(f"{item.style.name}: {item.text}".strip())
        elif element.tag == qn("w:tbl"):
            lines += [" | ".join(cell.text for cell in row.cells) for row in Table(element, document).rows]
    return "\n".join(lines) + "\n"


@pytest.mark.parametrize("name", WHOLE)
def test_golden_word(name, monkeypatch, update_golden):
    """Two reports in Word are as they were last looked at."""
    monkeypatch.setattr(colophon, "__version__", "0.0.0")
    before, now = golden(GOLDEN / f"{name}.docx.txt", as_text(opened(made(name))), update=update_golden)
    assert before == now


@pytest.mark.parametrize(("name", "form"), EVERY)
@pytest.mark.gate(most=6)
def test_headings_skip_no_level(name, form):
    """The title stands first, level 1 comes next, and no level is skipped."""
    found = headings(read(name, form))
    assert [level for level, _ in found[:2]] == [0, 1]
    assert all(below <= above + 1 for (above, _), (below, _) in pairwise(found))
    assert all(text for _, text in found)


def test_the_order_is_that_of_the_html_report():
    """The sections follow each other as in the HTML report; blind spots come first when most is unknown."""
    expected = [
        "In één oogopslag", "Sterke punten", "Aandachtspunten", "Waar de partners verdeeld zijn",
        "Witte vlekken", "Samen besproken", "Acties", "Verschillen tussen groepen", "Bijlage 1. De meting",
        "Bijlage 2. Delen en thema's", "Bijlage 3. Wat te doen met elke stelling", "Bijlage 4. Alle stellingen",
        "Bijlage 5. Opmerkingen", "Bijlage 6. Hoe de cijfers tot stand komen",
    ]  # fmt: skip
    assert [text for level, text in headings(read("vijandig")) if level == 1] == expected
    unknown = [text for level, text in headings(read("onbekend")) if level == 1]
    assert unknown[:3] == ["In één oogopslag", "Witte vlekken", "Sterke punten"]


@pytest.mark.parametrize(("name", "form"), EVERY)
def test_tables_have_a_heading_row_and_a_caption(name, form):
    """The first row of each table is repeated as its heading, and a caption stands right above the table."""
    document = read(name, form)
    body = list(document.element.body)
    for element in body:
        if element.tag != qn("w:tbl"):
            continue
        table = Table(element, document)
        assert element.tr_lst[0].trPr.find(qn("w:tblHeader")) is not None
        assert all(cell.text for cell in table.rows[0].cells)
        above = body[body.index(element) - 1]
        assert above.pPr.pStyle.val == "Caption"
        assert element.tblPr.find(qn("w:tblCaption")).get(qn("w:val"))


def test_lists_are_lists():
    """Findings are items of a real list; one that shares its place says with which."""
    bullets = [item for item in read("gezamenlijk").paragraphs if item.style.name == "List Bullet"]
    items = [item.text.rstrip("\n") for item in bullets]  # below which the picture stands
    assert "A01 Stelling A01.\nDe gezamenlijke score is 4. Gelijk met B02. Thema: Thema A1." in items


@pytest.mark.parametrize("name", VIEWS)
def test_the_same_figures_as_in_the_json(name):
    """Every mean of a statement or level is the number of the JSON in Dutch notation."""
    found = tables(opened(made(name)))
    printed = column(found, "Stelling", "Gemiddelde") | column(found, "Deel of thema", "Score")
    told = ("totaal", "A", "B") if name == "drie" else exact_means(name)  # nothing else is told of three people
    assert printed == {identity.lower(): dutch_number(exact_means(name)[identity]) for identity in told}


def test_nothing_of_few_people_but_levels():
    """With three participants there is a table of total and parts, and none of statements."""
    document = read("drie")
    assert not [table for table in tables(document) if table[0][0] == "Stelling"]
    (levels,) = [table for table in tables(document) if table[0][0] == "Deel of thema"]
    assert [row[0].split()[0] for row in levels[1:]] == ["Totaal", "A", "B"]
    assert not any("eensgezindheid" in item.text and "%" in item.text for item in document.paragraphs[:-20])


@pytest.mark.parametrize("form", FORMS)
def test_hostile_texts_are_only_text(form):
    """Texts from people stand in the document as they are; none becomes markup, a field or a link."""
    content = lay_out_docx(made("vijandig", form))
    document = docx.Document(io.BytesIO(content))
    text = "\n".join(item.text for item in document.paragraphs) + str(tables(document))
    assert printable(BOLD) in text
    assert printable(PIPE) in text
    for name, part in parts(content):
        if name.endswith((".xml", ".rels")):
            assert b"<script" not in part
            assert b"<b>" not in part
        assert b"hyperlink" not in part or name.startswith(("word/styles", "word/theme", "word/settings"))
    footers = [part.decode() for name, part in parts(content) if name.startswith("word/footer")]
    assert [re.findall('w:instr="([^"]*)"', footer) for footer in footers] == [["PAGE", "NUMPAGES"]] * 2
    assert list(document.element.iter(qn("w:fldSimple"), qn("w:instrText"))) == []


@given(text=st.text(), bold=st.booleans(), soft=st.booleans())
def test_any_text_is_only_text(text, bold, soft):
    """Whatever somebody wrote, the XML is well-formed and holds it as it is, without what XML cannot hold."""
    column = Column(title=text, width=20)
    written = paragraph((text, Run(text=text, bold=bold, soft=soft))) + table(text, (column,), (), row_height=None)
    root = parse_xml(f"<w:body {nsdecls('w')}>{written}</w:body>")
    kept = re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]", "", text).replace("\r\n", "\n").replace("\r", "\n")
    assert [item.text or "" for item in root.iter(qn("w:t"))] == [kept] * 3
    assert {item.tag for item in root} == {qn("w:p"), qn("w:tbl")}


def test_characters_that_xml_cannot_hold_go_out():
    """A text that was not cleaned still gives a document that opens."""
    text = Text(text="voor\x00na\x0b\ud800\ufffe.")
    document = Document(kind=Kind.REPORT, title="Titel", blocks=(text,))
    assert "voorna." in [item.text for item in opened(document).paragraphs]


@pytest.mark.parametrize("form", FORMS)
def test_nothing_tells_who_where_or_when(form):
    """No author, path, host or date but the fixed one; no parts that python-docx left behind."""
    content = lay_out_docx(made("vijandig", form))
    properties = docx.Document(io.BytesIO(content)).core_properties
    assert (properties.author, properties.last_modified_by, properties.comments) == ("", "", "")
    assert {properties.created.year, properties.modified.year} == {1980}
    assert properties.title == made("vijandig", form).title
    assert properties.language == "nl-NL"
    for name, part in parts(content):
        assert "thumbnail" not in name
        assert b"python-docx" not in part
        stamps = re.findall(rb"\b(?:19|20)\d\d-\d\d-\d\dT", part)
        assert set(stamps) <= {b"1980-01-01T"}, name
        for trace in (str(Path.home()).encode(), sys.prefix.encode()):
            assert len(trace) < 3 or trace not in part


def test_dutch_and_a4():
    """The document speaks Dutch and all its pages are A4, the wide table lying down."""
    document = read("vijandig")
    (defaults,) = document.styles.element.iter(qn("w:rPrDefault"))
    assert [item.get(qn("w:val")) for item in defaults.iter(qn("w:lang"))] == ["nl-NL"]
    sizes = [(round(section.page_width.mm), round(section.page_height.mm)) for section in document.sections]
    assert [size for size, _ in groupby(sizes)] == [(210, 297), (297, 210), (210, 297)]
    assert {(round(item.page_width.mm)) for item in read("vijandig", "samenvatting").sections} == {210}


def test_summary():
    """The summary has its headings and says that the lowest scores are no weak points."""
    document = read("onbekend", "samenvatting")
    assert [text for level, text in headings(document) if level == 1] == [
        "Wat springt eruit?", "De thema's", "De uitersten", "Hoe zeker is dit?",
    ]  # fmt: skip
    own = make_set({"A": {"A1": ("A01",)}})
    view = compute_report(make_measurement(own, make_sheets("A01", 3, 3, 3, 3, 3)), own)
    texts = [item.text for item in opened(FORMS["samenvatting"](view)).paragraphs]
    start = texts.index("Er zijn geen aandachtspunten.")
    assert texts[start + 1] == LOWEST_INTRO
    assert texts[start + 2].startswith("A01 Stelling A01. ")
    asked = [text for _, text in headings(read("vijandig", "samenvatting"))]
    assert asked[1:3] == ["Waar staan wij?", "Vraag aan het bestuur"]


def test_worksheet(shipped):
    """A weak statement has its anchors, first step, source and empty cells, and each statement a page of its own."""
    sheets = make_sheets("A01", 1, 1, 1, 1, 1, version=shipped.version, statement_set=shipped.id)
    view = gather_worksheet(compute_report(make_measurement(shipped, sheets), shipped))
    document = opened(worksheet_document(view))
    (item,) = (item for item in view.items if item.statement.id == "A01")
    texts = [paragraph.text for paragraph in document.paragraphs]
    assert item.source is not None
    assert f"Bron van het onderwerp: {item.source}." in texts
    anchors, room = tables(document)[:2]
    assert anchors == [["Score", "Dan ziet u dit"], *([str(score), text] for score, text in item.anchors)]
    assert room == [["Wat doen wij?", "Welke organisatie?", "Wanneer klaar?"], *[["", "", ""]] * 3]
    assert f"Eerste stap (uitvoering): {item.advice}" in texts
    begin_pages = [own.text for own in document.paragraphs if own.paragraph_format.page_break_before]
    assert begin_pages == [
        *(f"{own.statement.id} {own.statement.text}" for own in view.items), "Wat verder aandacht vraagt",
    ]  # fmt: skip


def test_worksheet_without_work():
    """When nothing asks for action the worksheet says so."""
    own = make_set({"A": {"A1": ("A01",)}})
    view = compute_report(make_measurement(own, make_sheets("A01", 5, 5, 5, 5, 5)), own)
    work = gather_worksheet(view)
    shown = [item.text for item in opened(worksheet_document(work)).paragraphs]
    assert (work.items, work.rest) == ((), ())
    assert "Geen enkele stelling vraagt nu om een actie." in shown


@pytest.mark.parametrize(("name", "form"), EVERY)
@pytest.mark.gate(most=8)
def test_the_same_bytes_twice(name, form):
    """The same view gives the same bytes."""
    assert packed(name, form) == lay_out_docx(made(name, form))


SCRIPTS = {
    "docx": (
        "from analysetool.documents.report import report_document;from analysetool.formats.docx import lay_out_docx;"
        "made = lay_out_docx(report_document(hostile()))"
    ),
    "xlsx": "from analysetool.formats.report_xlsx import render_xlsx;made = render_xlsx(hostile())",
}


def hashed_elsewhere(ending: str, seed: str) -> str:
    """The hash of the hostile report in a process with its own order of sets."""
    script = (
        "import hashlib;from tests.test_golden import hostile;"
        f"{SCRIPTS[ending]};print(hashlib.sha256(made).hexdigest())"
    )
    environment = os.environ | {"PYTHONHASHSEED": seed, "TZ": "Pacific/Auckland"}
    run = subprocess.run([sys.executable, "-c", script], env=environment, capture_output=True, text=True, check=True)
    return run.stdout.strip()


@pytest.mark.process
@pytest.mark.gate
def test_the_same_bytes_in_another_process():
    """The order of sets and the time zone make no difference."""
    expected = hashlib.sha256(lay_out_docx(made("vijandig"))).hexdigest()
    assert hashed_elsewhere("docx", "1") == expected


@pytest.mark.parametrize("missing", ["docx", "PIL.ImageFont"])
def test_without_the_extra(missing, monkeypatch):
    """Without python-docx, or without Pillow, the message says what to install."""
    monkeypatch.setitem(sys.modules, missing, None)
    with pytest.raises(UsageError, match=r'^voor docx zijn .* pip install "python-docx>=1\.1\.2" "pillow>=10\.1"$'):
        lay_out_docx(made("drie"))


def test_a_formula_is_no_formula():
    """A text that looks like a formula is a cell like any other."""
    cells = [cell for table in tables(read("vijandig")) for row in table for cell in row]
    assert FORMULA in cells


@needs_office
@pytest.mark.gate
def test_it_opens_in_libreoffice(tmp_path):
    """LibreOffice reads all three forms; the summary fits on one page."""
    pypdf = pytest.importorskip("pypdf")
    for form in FORMS:
        (tmp_path / f"{form}.docx").write_bytes(packed("vijandig", form))
    converted("pdf", *(tmp_path / f"{form}.docx" for form in FORMS), folder=tmp_path)
    assert len(pypdf.PdfReader(tmp_path / "samenvatting.pdf").pages) == 1
    full = pypdf.PdfReader(tmp_path / "volledig.pdf")
    assert __version__ in full.pages[-1].extract_text()
