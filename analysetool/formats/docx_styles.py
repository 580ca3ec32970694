# SPDX-License-Identifier: EUPL-1.2
"""The language and the looks of a Word document: one font, and colours that can be read."""

from __future__ import annotations

from docx.document import Document
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor

from analysetool.formats.docx_xml import SOFT, Density

_FONT = "Calibri"
_INK, _ACCENT, _LINE, _FAINT = "1A1A1A", "0A4F8A", "767676", "C9CED3"
"""The colours of the HTML report; all are readable on white."""


def speak_dutch(document: Document) -> None:
    """Make the document Dutch, so that it is checked and read aloud as Dutch; python-docx's template is English."""
    for language in document.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), "nl-NL")
    settings = document.settings.element
    for name, key, value in (
        ("w:themeFontLang", "w:val", "nl-NL"),
        ("w:decimalSymbol", "w:val", ","),
        ("w:listSeparator", "w:val", ";"),
        ("w:zoom", "w:percent", "100"),
    ):
        for element in settings.iter(qn(name)):
            element.set(qn(key), value)


def dress(document: Document, density: Density) -> None:
    """Give the styles one font, and colours that can be read; those of python-docx's template are pale blue.

    Args:
        document: a new document.
        density: how much has to fit on a page.
    """
    _use_one_font(document)
    looks = (
        # style, points, white above and below, colour; each for every density
        ("Normal", (10.5, 10.0, 9.0), (0.0, 0.0, 0.0), (6.0, 4.0, 3.0), None),
        ("Title", (22.0, 18.0, 16.0), (0.0, 0.0, 0.0), (6.0, 6.0, 6.0), _ACCENT),
        ("Subtitle", (12.0, 12.0, 10.0), (0.0, 0.0, 0.0), (8.0, 8.0, 4.0), SOFT),
        ("Heading 1", (16.0, 12.0, 12.0), (18.0, 8.0, 6.0), (3.0, 3.0, 3.0), _ACCENT),
        ("Heading 2", (12.5, 12.5, 11.0), (12.0, 12.0, 6.0), (3.0, 3.0, 3.0), _ACCENT),
        ("Heading 3", (11.0, 11.0, 10.5), (8.0, 8.0, 4.0), (2.0, 2.0, 2.0), _ACCENT),
        ("Caption", (9.5, 9.5, 9.5), (6.0, 6.0, 6.0), (3.0, 3.0, 3.0), _INK),
        ("List Bullet", (10.5, 10.0, 9.0), (0.0, 0.0, 0.0), (3.0, 3.0, 2.0), None),
    )
    styles = document.styles
    for name, sizes, aboves, belows, colour in looks:
        style = styles[name]
        style.font.size = Pt(sizes[density])
        style.font.italic = False
        style.paragraph_format.space_before = Pt(aboves[density])
        style.paragraph_format.space_after = Pt(belows[density])
        style.paragraph_format.line_spacing = 1.1 if density is Density.ROOMY else 1.0
        if colour is not None:
            style.font.color.rgb = RGBColor.from_string(colour)
    for spacing in styles["List Bullet"].element.iter(qn("w:contextualSpacing")):
        spacing.set(qn("w:val"), "0")
    for line in styles["Title"].element.iter(qn("w:bottom")):
        line.attrib.pop(qn("w:themeColor"), None)
        line.set(qn("w:color"), _ACCENT)
    styles["Caption"].paragraph_format.keep_with_next = True
    for border in next(styles["Table Grid"].element.iter(qn("w:tblBorders"))):
        border.set(qn("w:color"), _FAINT if border.tag == qn("w:insideH") else _LINE)
        if border.tag in {qn("w:left"), qn("w:right"), qn("w:insideV")}:
            border.set(qn("w:val"), "nil")


def _use_one_font(document: Document) -> None:
    themes = [qn(f"w:{name}") for name in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme")]
    scripts = [qn(f"w:{name}") for name in ("ascii", "hAnsi", "eastAsia", "cs")]
    for fonts in document.styles.element.iter(qn("w:rFonts")):
        for theme in themes:
            fonts.attrib.pop(theme, None)
        for script in scripts:
            fonts.set(script, _FONT)
