# SPDX-License-Identifier: EUPL-1.2
"""The text, the tables and the pictures of a finished Word file put into a new one by python-docx: nothing is drawn.

Usage: python plain_docx.py DOCX NEW.
"""

import io
import sys

from docx import Document
from docx.table import Table
from docx.text.paragraph import Paragraph

old, new = Document(sys.argv[1]), Document()
for item in old.iter_inner_content():
    if isinstance(item, Paragraph):
        new.add_paragraph(item.text)
    elif isinstance(item, Table):
        cells = [[cell.text for cell in row.cells] for row in item.rows]
        table = new.add_table(rows=len(cells), cols=max(map(len, cells)))
        for row, texts in zip(table.rows, cells, strict=True):
            for cell, text in zip(row.cells, texts, strict=False):
                cell.text = text
for part in old.part.related_parts.values():
    if part.content_type == "image/png":
        new.add_picture(io.BytesIO(part.blob))
new.save(sys.argv[2])
