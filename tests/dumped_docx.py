# SPDX-License-Identifier: EUPL-1.2
"""A Word document as text to compare: each paragraph with its style, each table row by row."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from docx.document import Document
    from docx.oxml.xmlchemy import BaseOxmlElement
    from docx.table import Table
    from docx.text.paragraph import Paragraph


def dumped_docx(content: bytes) -> str:
    """Everything that stands in the body, with what makes it a heading, a list or a table; ends with a line end."""
    docx = pytest.importorskip("docx", reason="pip install python-docx")
    return "\n".join(_lines(docx.Document(io.BytesIO(content)))) + "\n"


def _lines(document: Document) -> Iterator[str]:
    from docx.table import Table

    for block in document.iter_inner_content():
        if isinstance(block, Table):
            yield from _rows(block)
        else:
            yield from _paragraph(block)


def _paragraph(paragraph: Paragraph) -> Iterator[str]:
    """A line of text with its style, and further lines of the same paragraph indented; bold is marked."""
    pieces = [f"**{run.text.strip()}** " if run.bold and run.text.strip() else run.text for run in paragraph.runs]
    drawn = _told(paragraph._p)  # noqa: SLF001 - no public way
    first, *others = f"{''.join(pieces)}{drawn}".replace("\u00a0", " ").split("\n")
    style = paragraph.style.name if paragraph.style is not None else ""
    yield f"[{style}] {first}".rstrip()
    yield from (f"  {line}".rstrip() for line in others)


def _rows(table: Table) -> Iterator[str]:
    for row in table.rows:
        cells = [cell.text or _told(cell._tc) for cell in row.cells]  # noqa: SLF001 - the same
        yield f"| {' | '.join(cells)} |"


def _told(element: BaseOxmlElement) -> str:
    """What the pictures in it tell who cannot see them."""
    return " ".join(f"({told})" for told in element.xpath(".//wp:docPr/@descr") if told)
