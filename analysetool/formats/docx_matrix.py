# SPDX-License-Identifier: EUPL-1.2
"""Tables to fill in by hand, in the XML of Word: boxes beside statements, a code, lines and cards.

Knows no python-docx. No row is split over two pages, and what cannot stand alone stays with what follows.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from analysetool.formats.docx_xml import SHADE, Run, escaped, run, twips

_LINE = "767676"
_CODE_BOX, _CODE_HEIGHT = 7.0, 8.0
_SIGN, _MEANING, _HOW = 190.0, 24.0, 16.0
"""Points on a card."""
_INSIDE, _INSIDE_CARD = 60, 340
"""Twentieths of a point between the sides of a cell and its text."""
_AROUND, _AROUND_ON_CARD = 0.5, 6.0
"""Points of white above and below a paragraph."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """How wide and how large a table is.

    `width` and `box` are millimetres of the whole and of a column with boxes; `heading`, `sign` and `around` points of
    the heading, of the signs in the boxes, and of the white above and below a text in its cell.
    """

    width: float
    box: float
    heading: float
    sign: float
    around: float


def matrix(title: str, signs: Sequence[str], rows: Iterable[Sequence[Sequence[Run]]], look: Look) -> str:
    """A table with a box per sign beside each row; the title stands in the first row, which each page repeats.

    Args:
        title: what the rows are about.
        signs: one column each.
        rows: of each row its paragraphs, as runs.
        look: how wide and how large.
    """
    text = look.width - look.box * len(signs)
    heads = "".join(_box(sign, look, bold=True, shade=True, keep=True) for sign in signs)
    first = _cell([[Run(text=title, bold=True, points=look.heading)]], text, shade=True, keep=True)
    written = [f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{first}{heads}</w:tr>"]
    boxes, around = "".join(_box(sign, look) for sign in signs), _white(look.around)
    written += [f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{_cell(own, text, around=around)}{boxes}</w:tr>" for own in rows]
    return _table([text, *[look.box] * len(signs)], "".join(written), caption=title, borders=_all_sides())


def plain_grid(texts: Sequence[str], columns: int, width: float, points: float) -> str:
    """Texts in columns without lines, from top to bottom and then to the right."""
    height = -(-len(texts) // columns)
    rows = []
    for place in range(height):
        own = [texts[at] if (at := place + height * column) < len(texts) else "" for column in range(columns)]
        cells = "".join(_cell([[Run(text=text, points=points)]], width / columns) for text in own)
        rows.append(f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{cells}</w:tr>")
    return _table([width / columns] * columns, "".join(rows))


def code_row(label: str, boxes: int, width: float, points: float) -> str:
    """A label with a box for each sign of a code."""
    text = width - boxes * _CODE_BOX
    first = _cell([[Run(text=label, bold=True, points=points)]], text, middle=True)
    sides = f"<w:tcBorders>{_sides(('top', 'left', 'bottom', 'right'))}</w:tcBorders>"
    cells = "".join(_cell([[]], _CODE_BOX, sides=sides) for _ in range(boxes))
    height = f'<w:trHeight w:val="{twips(_CODE_HEIGHT)}"/>'
    row = f"<w:tr><w:trPr><w:cantSplit/>{height}</w:trPr>{first}{cells}</w:tr>"
    return _table([text, *[_CODE_BOX] * boxes], row)


def lines(number: int, height: float, width: float) -> str:
    """Empty lines to write on."""
    cell = _cell([[]], width)
    row = f'<w:tr><w:trPr><w:cantSplit/><w:trHeight w:val="{twips(height)}"/></w:trPr>{cell}</w:tr>'
    return _table([width], row * number, borders=_sides(("bottom", "insideH")))


def cards(told: Sequence[tuple[str, str, Sequence[str]]], width: float, height: float) -> str:
    """Cards in two columns with lines to cut along: of each its sign, what it means, and sentences below it.

    Args:
        told: the cards.
        width: of one card, in millimetres.
        height: of one card, in millimetres.
    """
    written = []
    for start in range(0, len(told), 2):
        pair = [*told[start : start + 2], ("", "", ())][:2]
        cells = "".join(
            _cell(_card(*card), width, centred=not card[2], around=_white(_AROUND_ON_CARD)) for card in pair
        )
        measure = f'<w:trHeight w:val="{twips(height)}" w:hRule="exact"/>'
        written.append(f"<w:tr><w:trPr><w:cantSplit/>{measure}</w:trPr>{cells}</w:tr>")
    return _table(
        [width] * 2, "".join(written), borders=_sides(("insideH", "insideV"), kind="dashed"), inside=_INSIDE_CARD
    )


def _card(sign: str, meaning: str, sentences: Sequence[str]) -> list[list[Run]]:
    top = [[Run(text=sign, bold=True, points=_SIGN)]] if sign else []
    steps = ([Run(text=f"{place}. {own}", points=_HOW)] for place, own in enumerate(sentences, start=1))
    return [*top, [Run(text=meaning, bold=True, points=_MEANING)], *steps]


def _table(widths: Sequence[float], rows: str, *, caption: str = "", borders: str = "", inside: int = _INSIDE) -> str:
    """A table of fixed widths, in millimetres; what it is about is told to screen readers."""
    grid = "".join(f'<w:gridCol w:w="{twips(width)}"/>' for width in widths)
    sides = f"<w:tblBorders>{borders}</w:tblBorders>" if borders else ""
    told = f'<w:tblCaption w:val="{escaped(caption)}"/>' if caption else ""
    margins = "".join(f'<w:{side} w:w="{inside}" w:type="dxa"/>' for side in ("left", "right"))
    return (
        f'<w:tbl><w:tblPr><w:tblW w:type="dxa" w:w="{twips(sum(widths))}"/>{sides}<w:tblLayout w:type="fixed"/>'
        f"<w:tblCellMar>{margins}</w:tblCellMar>{told}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>"
    )


def _cell(
    paragraphs: Iterable[Sequence[Run]],
    width: float,
    *,
    shade: bool = False,
    keep: bool = False,
    centred: bool = False,
    middle: bool = False,
    sides: str = "",
    around: str = "",
) -> str:
    ground = f'<w:shd w:val="clear" w:color="auto" w:fill="{SHADE}"/>' if shade else ""
    place = '<w:vAlign w:val="center"/>' if middle else ""
    look = "<w:keepNext/>" if keep else ""
    look += around or _white(_AROUND)
    look += '<w:jc w:val="center"/>' if centred else ""
    texts = "".join(f"<w:p><w:pPr>{look}</w:pPr>{''.join(map(run, runs))}</w:p>" for runs in paragraphs)
    return f'<w:tc><w:tcPr><w:tcW w:type="dxa" w:w="{twips(width)}"/>{sides}{ground}{place}</w:tcPr>{texts}</w:tc>'


def _box(sign: str, look: Look, *, bold: bool = False, shade: bool = False, keep: bool = False) -> str:
    """A cell to cross, with its sign in it, so that nobody has to look up which column it is."""
    told = Run(text=sign, points=look.sign, bold=bold, soft=not bold)
    return _cell([[told]], look.box, shade=shade, keep=keep, centred=True, middle=True)


def _all_sides() -> str:
    return _sides(("top", "left", "bottom", "right", "insideH", "insideV"))


def _sides(names: Iterable[str], kind: str = "single") -> str:
    return "".join(f'<w:{name} w:val="{kind}" w:sz="4" w:space="0" w:color="{_LINE}"/>' for name in names)


def _white(points: float) -> str:
    """White above and below a paragraph, which is as high as its text."""
    twentieths = round(20 * points)
    return f'<w:spacing w:before="{twentieths}" w:after="{twentieths}" w:line="240" w:lineRule="auto"/>'
