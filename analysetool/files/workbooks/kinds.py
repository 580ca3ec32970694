# SPDX-License-Identifier: EUPL-1.2
"""What a file is, by what it holds: its name may say anything."""

from __future__ import annotations

import re
from enum import Enum, auto

from analysetool.files.workbooks.archive import Archive
from analysetool.files.workbooks.limits import refusal
from analysetool.words import imports as say


class FileKind(Enum):
    """The kinds of file that hold tables."""

    TEXT = auto()
    ARCHIVE = auto()
    WORKBOOK = auto()
    OPENDOCUMENT = auto()


_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_SIGNATURES = (
    (b"%PDF", say.PDF),
    (b"7z\xbc\xaf\x27\x1c", say.UNKNOWN_PACKING),
    (b"Rar!\x1a\x07", say.UNKNOWN_PACKING),
    (b"\x1f\x8b\x08", say.UNKNOWN_PACKING),
    (b"\x89PNG", say.PICTURE),
    (b"\xff\xd8\xff", say.PICTURE),
)
_MARKUP = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*<(\?xml|!doctype\s+html|html|head|body|table|meta|style|script)\b", re.IGNORECASE
)
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_OPENDOCUMENT_SHEETS = (
    b"application/vnd.oasis.opendocument.spreadsheet",
    b"application/vnd.oasis.opendocument.spreadsheet-template",
)


def kind_of_content(content: bytes, shown: str) -> FileKind:
    """Tell text from archives by the first bytes.

    Raises:
        InputError: for what is known to be something else, with what to do.
    """
    if content.startswith(_ZIP):
        return FileKind.ARCHIVE
    if content.startswith(_OLE):
        raise refusal(shown, _inside_ole(content))
    for signature, message in _SIGNATURES:
        if content.startswith(signature):
            raise refusal(shown, message)
    markup = _MARKUP.match(content)
    if markup:
        is_xml = markup[1].lower() == b"?xml" and b"<html" not in content[:2000].lower()
        raise refusal(shown, say.XML_FILE if is_xml else say.WEB_PAGE)
    return FileKind.TEXT


def _inside_ole(content: bytes) -> str:
    """An encrypted workbook and an old one both come in this container; the names of the streams differ."""
    if "EncryptedPackage".encode("utf-16-le") in content:
        return say.LOCKED
    is_workbook = any(name.encode("utf-16-le") in content for name in ("Workbook", "Book"))
    return say.OLD_EXCEL if is_workbook else say.OLD_OFFICE


def kind_of_archive(archive: Archive, shown: str) -> FileKind:
    """Tell workbooks from plain archives by their parts.

    Raises:
        InputError: for documents that are no tables, and for workbooks that are locked or carry macros.
    """
    names = archive.names
    if "[Content_Types].xml" in names:
        return _kind_of_office(archive, shown)
    if "mimetype" in names:
        return _kind_of_opendocument(archive, shown)
    if any(name.startswith("Index/") and name.endswith(".iwa") for name in names) or "Index.zip" in names:
        raise refusal(shown, say.NUMBERS_FILE)
    return FileKind.ARCHIVE


def _kind_of_office(archive: Archive, shown: str) -> FileKind:
    names = archive.names
    if "xl/workbook.bin" in names:
        raise refusal(shown, say.BINARY_WORKBOOK)
    if any(name.startswith("word/") for name in names):
        raise refusal(shown, say.WORD_FILE)
    if any(name.startswith("ppt/") for name in names):
        raise refusal(shown, say.PRESENTATION)
    if "xl/vbaProject.bin" in names or b"macroEnabled" in archive.read("[Content_Types].xml"):
        raise refusal(shown, say.MACROS)
    if "xl/workbook.xml" not in names:
        raise refusal(shown, say.OFFICE_WITHOUT_SHEETS)
    return FileKind.WORKBOOK


def _kind_of_opendocument(archive: Archive, shown: str) -> FileKind:
    if "META-INF/manifest.xml" in archive.names and b"encryption-data" in archive.read("META-INF/manifest.xml"):
        raise refusal(shown, say.LOCKED)
    if archive.read("mimetype").strip() not in _OPENDOCUMENT_SHEETS or "content.xml" not in archive.names:
        raise refusal(shown, say.OPENDOCUMENT_WITHOUT_SHEETS)
    return FileKind.OPENDOCUMENT
