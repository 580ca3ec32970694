# SPDX-License-Identifier: EUPL-1.2
"""Voting cards as a Word document: four of A6 on a sheet of A4, with lines to cut along."""

from __future__ import annotations

from analysetool.extras import require
from analysetool.formats import docx_matrix as matrix
from analysetool.formats import docx_xml as xml
from analysetool.words.form_paper import ToldCards

_MARGIN, _HEIGHT = 10.0, 138.2
"""Millimetres: cutting through the middle of a sheet gives cards of A6; two rows leave room for the last paragraph."""


def render_cards_docx(told: ToldCards) -> bytes:
    """Write the cards; the same words give the same bytes.

    Raises:
        UsageError: when python-docx is not installed.
    """
    require("docx", "docx")
    from analysetool.formats.docx_paper import Paper  # noqa: PLC0415 - needs the extra

    paper = Paper(told.title, margin=_MARGIN, bare=True)
    for sheet in told.sheets:
        own = [(choice.sign, choice.meaning, told.how if not choice.sign else ()) for choice in sheet]
        paper.insert(matrix.cards(own, paper.width / 2, _HEIGHT), xml.HAIRLINE)
    return paper.to_bytes()
