# SPDX-License-Identifier: EUPL-1.2
"""Pictures in Word: those of the page, with the same words and figures for who cannot see them, drawn right."""

from __future__ import annotations

import html
import io
import json
import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysetool.documents.blocks import Column, Document, Drawing, Figure, Kind, Row, Table
from analysetool.formats.docx import _columns, lay_out_docx
from analysetool.formats.drawing_style import drawing_rules
from analysetool.formats.html import lay_out_html
from analysetool.formats.report_json import render_json
from tests.documents import _DOT, sample_document
from tests.forms import FORMS
from tests.test_golden import VIEWS

docx = pytest.importorskip("docx")
Image = pytest.importorskip("PIL.Image")
from analysetool.formats.svg_png import Pen, _arc, _dashed, _outlines, _sayable  # noqa: E402 - an extra

MAIN = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
PAGE = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
DECORATIVE = "{http://schemas.microsoft.com/office/drawing/2017/decorative}decorative"


def body_of(document: Document):
    """The text of a document in Word, as elements."""
    return docx.Document(io.BytesIO(lay_out_docx(document))).element.body


@pytest.fixture(scope="module")
def hostile():
    """The report in full with everything in it."""
    return FORMS["volledig"](VIEWS["vijandig"]())


@pytest.fixture(scope="module")
def body(hostile):
    """The same in Word."""
    return body_of(hostile)


def told(page: str) -> list[str]:
    """The description of each picture on a page."""
    return [" ".join(found.split()) for found in re.findall(r"<desc[^>]*>(.*?)</desc>", page, flags=re.DOTALL)]


def test_the_pictures_of_the_page_with_its_descriptions(hostile, body):
    """Every picture of the page stands in Word, in its order, with the same description; each has its own number."""
    properties = list(body.iter(f"{PAGE}docPr"))
    expected = [html.unescape(text) for text in told(lay_out_html(hostile))]
    assert len(expected) > 10
    assert [" ".join(item.get("descr").split()) for item in properties if item.get("descr")] == expected
    assert len({item.get("id") for item in properties}) == len(properties)
    signs = [item for item in properties if not item.get("descr")]
    assert signs
    assert all(item.find(f".//{DECORATIVE}") is not None for item in signs)


def test_the_figures_of_the_descriptions(body):
    """A dot tells the score that stands in its row; a bar tells as many answers of each kind as the JSON counts."""
    shown = json.loads(render_json(VIEWS["vijandig"]()))
    checked = 0
    for row in body.iter(f"{MAIN}tr"):
        cells = ["".join(text.text or "" for text in cell.iter(f"{MAIN}t")) for cell in row.iter(f"{MAIN}tc")]
        for item in row.iter(f"{PAGE}docPr"):
            score = re.search(r": gemiddeld (\d,\d)", item.get("descr"))
            if score is not None and item.get("title").startswith("Score van"):
                assert score[1] in cells[1:], item.get("descr")
                checked += 1
    bars = {item.get("title"): item.get("descr") for item in body.iter(f"{PAGE}docPr") if item.get("title")}
    for statement in shown["stellingen"]:
        bar = bars.get(f"Antwoorden op {statement['id']}")
        if statement["verdeling"] is not None and bar is not None:
            counts = {int(step): int(count) for count, step in re.findall(r"(\d+) keer (\d) \(", bar)}
            answers = {step: count for step, count in enumerate(statement["verdeling"], start=1) if count}
            assert counts == answers, statement["id"]
            checked += 1
    assert checked > 5


def test_pictures_fit_and_tables_end_where_the_page_ends(body):
    """No picture is wider than the text or its cell, and no table is wider than the page."""
    widest = (210 - 2 * 18) * 36000
    assert all(int(item.get("cx")) <= widest for item in body.iter(f"{PAGE}extent"))
    for cell in body.iter(f"{MAIN}tc"):
        width = int(cell.find(f"{MAIN}tcPr/{MAIN}tcW").get(f"{MAIN}w")) * 635
        assert all(int(item.get("cx")) < width for item in cell.iter(f"{PAGE}extent"))
    for grid in body.iter(f"{MAIN}tblGrid"):
        assert sum(int(column.get(f"{MAIN}w")) for column in grid) <= (297 - 2 * 18) / 25.4 * 1440 + 10


def test_columns_are_as_wide_as_what_may_not_break():
    """Of 174 mm a picture takes 47; a number stays on one line, and the rest goes to the others by their shares."""
    columns = (
        Column(title="Thema", width=30),
        Column(title="Beeld", drawn=True),
        Column(title="Marge", width=1, numeric=True),
        Column(title="Oordeel", width=10),
    )
    row = Row(cells=("Vroegsignalering, zorg en ondersteuning", "", "2,9 tot 3,3", "aandachtspunt"))
    table = Table(caption="t", columns=columns, rows=(row,))
    theme, picture, margin, verdict = (column.width for column in _columns(table, 174.0))
    assert picture == pytest.approx(0.27 * 174)
    assert margin == pytest.approx(11 * 1.8 + 3.8)
    assert verdict == pytest.approx(13 * 1.8 + 3.8)
    assert theme == pytest.approx(174 - picture - margin - verdict)
    assert sum(column.width for column in _columns(table, 60.0)) == pytest.approx(60)


def test_what_looks_the_same_is_in_the_file_once():
    """A document with one picture in many places holds it once."""
    packed = docx.Document(io.BytesIO(lay_out_docx(sample_document())))
    names = [str(part.partname) for part in packed.part.package.iter_parts() if part.content_type == "image/png"]
    drawn = {item.get("descr") for item in packed.element.body.iter(f"{PAGE}docPr")}
    assert len(names) == len(set(names))
    assert drawn == {"A: 3,0.", ""}
    assert len(list(packed.element.body.iter(f"{PAGE}docPr"))) > len(names)


def test_the_head_says_which_report_and_the_foot_which_page(hostile):
    """From the second page on the title stands above the text; every page says which of how many it is."""
    document = docx.Document(io.BytesIO(lay_out_docx(hostile)))
    first, *others = document.sections
    assert first.different_first_page_header_footer
    assert first.first_page_header.paragraphs[0].text == ""
    assert first.header.paragraphs[0].text == hostile.page_title
    for foot in (first.footer, first.first_page_footer):
        texts = foot._element.iter(f"{MAIN}t")  # noqa: SLF001 - fields are no text to python-docx
        assert "".join(text.text for text in texts) == "bladzijde 1 van 1"
    assert not any(section.different_first_page_header_footer for section in others)


def test_a_picture_with_signs_that_xml_cannot_hold():
    """What somebody wrote cannot keep a picture from being drawn; it is told without those signs."""
    shape = replace(_DOT, description="A\x0b\ufffe: <3,0> & \ud800meer.")
    document = Document(kind=Kind.REPORT, title="T", blocks=(Figure(drawing=Drawing.DOT, shape=shape),))
    (drawn,) = body_of(document).iter(f"{PAGE}docPr")
    assert drawn.get("descr") == "A: <3,0> & meer."


# How pictures are drawn.

SHEET = """
    :root { --ink: #0000ff; }
    .vlak { fill: #ff0000 } .vlak.diep { fill: var(--ink) } svg .vlak.weg { fill: none }
    .rand { fill: #ffffff; stroke: #00ff00; stroke-width: 4 } .x .vlak { fill: #123456 }
    @media print { .vlak { fill: #000000 } }
"""
RED, BLUE, GREEN, WHITE = (255, 0, 0), (0, 0, 255), (0, 255, 0), (255, 255, 255)


def pixels(marks: str, *places: tuple[float, float]) -> list[tuple[int, int, int]]:
    """The colours at places, in CSS pixels, of a picture of 40 by 40 of them."""
    drawn = Pen(SHEET).draw(f'<svg width="40" height="40"><title>t</title><desc>d</desc>{marks}</svg>')
    picture = Image.open(io.BytesIO(drawn.png))
    assert picture.size == (100, 100)  # 240 to the inch, where CSS has 96
    assert (drawn.title, drawn.description) == ("t", "d")
    return [picture.getpixel((int(2.5 * x), int(2.5 * y))) for x, y in places]


def test_shapes_stand_where_they_should():
    """A box, a circle with its edge half outside, and a triangle of a path, each in the colour of its class."""
    box = '<rect class="vlak" x="10" y="10" width="10" height="20"/>'
    assert pixels(box, (11, 11), (19, 29), (9, 11), (21, 11), (11, 31)) == [RED, RED, WHITE, WHITE, WHITE]
    circle = '<circle class="rand" cx="20" cy="20" r="10"/>'
    assert pixels(circle, (20, 20), (20, 9), (20, 11), (20, 7), (20, 13)) == [WHITE, GREEN, GREEN, WHITE, WHITE]
    soft = '<rect class="vlak" x="0" y="0" width="40" height="40" rx="10"/>'
    assert pixels(soft, (1, 1), (39, 39), (1, 20), (20, 1)) == [WHITE, WHITE, RED, RED]
    triangle = '<path class="vlak diep" d="M0 0H40L0 40z"/>'
    assert pixels(triangle, (5, 5), (35, 35)) == [BLUE, WHITE]
    disc = '<path class="vlak" d="M10 20a10 10 0 1 0 20 0a10 10 0 1 0 -20 0z"/>'
    assert pixels(disc, (20, 11), (20, 29), (12, 12), (29, 20)) == [RED, RED, WHITE, RED]


def test_later_and_closer_rules_go_before_others():
    """More classes go before fewer, wherever they stand; what asks for other elements around it does not count."""
    for kind, colour in (("vlak", RED), ("vlak diep", BLUE), ("diep vlak weg", WHITE)):
        assert pixels(f'<g><rect class="{kind}" x="0" y="0" width="40" height="40"/></g>', (20, 20)) == [colour]


def test_text_is_anchored_and_turned():
    """A text ends where it should end, and one from bottom to top stands left of its base line."""
    end = Pen("").draw('<svg width="40" height="20"><text x="30" y="15" text-anchor="end">AB</text></svg>')
    left, _, right, _ = Image.eval(Image.open(io.BytesIO(end.png)).convert("L"), lambda value: 255 - value).getbbox()
    assert left < right <= 30 * 2.5 + 1
    turn = 'transform="translate(20 20) rotate(-90)" text-anchor="middle"'
    up = Pen("").draw(f'<svg width="40" height="40"><text {turn}>AB</text></svg>')
    left, top, right, bottom = Image.eval(
        Image.open(io.BytesIO(up.png)).convert("L"), lambda value: 255 - value
    ).getbbox()
    assert right <= 20 * 2.5 + 2
    assert bottom - top > right - left
    assert abs((top + bottom) / 2 - 50) < 5


def test_arcs_and_dashes_by_hand():
    """Half a circle passes its top; dashes of 3 and 2 on a line of 9 are 0-3, 5-8."""
    points = _arc((0.0, 0.0), (2.0, 0.0), 1.0, large=False, clockwise=True)
    assert points[-1] == pytest.approx((2.0, 0.0))
    assert min(points, key=lambda point: point[1]) == pytest.approx((1.0, -1.0))
    assert [[x for x, _ in piece] for piece in _dashed([(0.0, 0.0), (9.0, 0.0)], [3.0, 2.0])] == [[0, 3], [5, 8]]


@given(st.lists(st.tuples(st.integers(-99, 99), st.integers(-99, 99)), min_size=2, max_size=6, unique=True))
def test_a_path_is_the_same_in_either_notation(points):
    """Steps from the last point draw the same line as places."""
    (x, y), *rest = points
    absolute = f"M{x} {y}" + "".join(f"L{a} {b}" for a, b in rest)
    steps = zip(points, rest, strict=False)
    relative = f"M{x} {y}" + "".join(f"l{b[0] - a[0]} {b[1] - a[1]}" for a, b in steps)
    assert list(_outlines(absolute)) == list(_outlines(relative)) == [(points, False)]


@pytest.mark.parametrize(
    "mark", ['<image x="0"/>', '<path d="M0 0C1 1 2 2 3 3"/>', '<text transform="skewX(3)">a</text>']
)
def test_what_it_cannot_draw_is_an_error(mark):
    """Nothing is left out in silence."""
    with pytest.raises(ValueError, match=r"image|C|skewX"):
        Pen("").draw(f'<svg width="9" height="9">{mark}</svg>')


def test_signs_that_the_font_lacks():
    """Accents go, and a sign without a letter becomes a question mark."""
    assert _sayable("Coördinatie – 25%\u00a0α") == "Coordinatie - 25% ?"


def test_a_style_sheet_with_all_sorts_of_pieces():
    """Comments, strings, addresses, rules within rules and media queries do not disturb the rules around them."""
    sheet = """
        @import "x.css"; /* .a { fill: red } */ .a::after { content: "};{" ; fill: #111111 }
        .b { background: url(data:image/png;base64,AA==); fill: var(--geen, #222222) } @media print { .b { fill: red } }
        .c { .d { fill: red } stroke: #333333; }
    """
    assert drawing_rules(sheet) == [
        (".a::after", {"fill": "#111111"}), (".b", {"fill": "#222222"}), (".c", {"stroke": "#333333"}),
    ]  # fmt: skip
