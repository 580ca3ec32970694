# SPDX-License-Identifier: EUPL-1.2
"""OpenDocument spreadsheets written by hand, cell by cell, and a workbook as such a spreadsheet."""

from __future__ import annotations

import zipfile
from html import escape
from pathlib import Path

from openpyxl import Workbook

ODS_HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?><office:document-content '
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
    'xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" '
    'xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" '
    'xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0">'
    '<office:automatic-styles><style:style style:name="weg" style:family="table">'
    '<style:table-properties table:display="false"/></style:style></office:automatic-styles>'
    "<office:body><office:spreadsheet>"
)
_HIDDEN = ' table:style-name="weg"'
ODS_TAIL = "</office:spreadsheet></office:body></office:document-content>"


def ods_with(path: Path, tables: str) -> Path:
    """Write an OpenDocument spreadsheet by hand around these tables."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", ODS_HEAD + tables + ODS_TAIL)
    return path


def text_cell(text: str, more: str = "") -> str:
    """An OpenDocument cell with text."""
    return f'<table:table-cell office:value-type="string" {more}><text:p>{text}</text:p></table:table-cell>'


def ods_of(book: Workbook, path: Path, author: str = "") -> Path:
    """The same sheets as LibreOffice saves them: numbers as numbers, hidden ones marked, results of formulas empty."""
    tables = "".join(
        f'<table:table table:name="{escape(sheet.title)}"{_HIDDEN if sheet.sheet_state != "visible" else ""}>'
        + "".join(
            f"<table:table-row>{''.join(map(_cell, row))}</table:table-row>"
            for row in sheet.iter_rows(values_only=True)
        )
        + "</table:table>"
        for sheet in book.worksheets
    )
    ods_with(path, tables)
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("meta.xml", f"<office:document-meta><dc:creator>{escape(author)}</dc:creator>")
    return path


def _cell(value: object) -> str:
    if value is None:
        return "<table:table-cell/>"
    if isinstance(value, int):
        return text_cell(str(value)).replace('"string"', f'"float" office:value="{value}"')
    if str(value).startswith("="):
        return text_cell("", 'table:formula="of:=&quot;&quot;"')
    return text_cell("</text:p><text:p>".join(escape(str(value)).split("\n")))
