# SPDX-License-Identifier: EUPL-1.2
"""What a file is, by what it holds: its name may say anything."""

from __future__ import annotations

import re
from enum import Enum, auto

from analysetool.imports.archive import Archive
from analysetool.imports.limits import refusal


class Kind(Enum):
    """The kinds of file that hold tables."""

    TEXT = auto()
    ARCHIVE = auto()
    WORKBOOK = auto()
    OPENDOCUMENT = auto()


_SAVE_AS = "Open het in het programma waar het vandaan komt en bewaar de tabel als .xlsx of als CSV UTF-8."
_LOCKED = (
    "dit bestand heeft een wachtwoord. Open het, haal het wachtwoord weg (in Excel: Bestand, Info, Werkmap beveiligen) "
    "en bewaar het opnieuw."
)
_OLD_EXCEL = "dit is een oud Excel-bestand (.xls). Open het in Excel en bewaar het als .xlsx."
_OLD_OFFICE = f"dit is een oud Office-bestand, geen tabel die ik kan lezen. {_SAVE_AS}"
_WEB_PAGE = (
    "dit is een webpagina, geen tabel. Is dit het formulier zelf? Geef dan het bestand dat het formulier maakt als u "
    "klaar bent (antwoorden-….json). Is dit een export? Maak de export opnieuw als .xlsx of .csv."
)
_XML = f"dit is een XML-bestand, geen tabel die ik kan lezen. {_SAVE_AS}"
_PACKED = "dit bestand is ingepakt op een manier die ik niet ken. Pak het uit en geef de bestanden die erin zitten."
_MACROS = "dit bestand bevat macro's (.xlsm). Open het in Excel en bewaar het zonder macro's, als .xlsx."
_BINARY_WORKBOOK = "dit is een binair Excel-bestand (.xlsb). Open het in Excel en bewaar het als .xlsx."

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_SIGNATURES = (
    (b"%PDF", f"dit is een PDF, geen tabel. {_SAVE_AS}"),
    (b"7z\xbc\xaf\x27\x1c", _PACKED),
    (b"Rar!\x1a\x07", _PACKED),
    (b"\x1f\x8b\x08", _PACKED),
    (b"\x89PNG", "dit is een plaatje, geen tabel."),
    (b"\xff\xd8\xff", "dit is een plaatje, geen tabel."),
)
_MARKUP = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*<(\?xml|!doctype\s+html|html|head|body|table|meta|style|script)\b", re.IGNORECASE
)
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_OPENDOCUMENT_SHEETS = (
    b"application/vnd.oasis.opendocument.spreadsheet",
    b"application/vnd.oasis.opendocument.spreadsheet-template",
)


def kind_of_content(content: bytes, shown: str) -> Kind:
    """Tell text from archives by the first bytes.

    Raises:
        InputError: for what is known to be something else, with what to do.
    """
    if content.startswith(_ZIP):
        return Kind.ARCHIVE
    if content.startswith(_OLE):
        raise refusal(shown, _inside_ole(content))
    for signature, message in _SIGNATURES:
        if content.startswith(signature):
            raise refusal(shown, message)
    markup = _MARKUP.match(content)
    if markup:
        is_xml = markup[1].lower() == b"?xml" and b"<html" not in content[:2000].lower()
        raise refusal(shown, _XML if is_xml else _WEB_PAGE)
    return Kind.TEXT


def _inside_ole(content: bytes) -> str:
    """An encrypted workbook and an old one both come in this container; the names of the streams differ."""
    if "EncryptedPackage".encode("utf-16-le") in content:
        return _LOCKED
    is_workbook = any(name.encode("utf-16-le") in content for name in ("Workbook", "Book"))
    return _OLD_EXCEL if is_workbook else _OLD_OFFICE


def kind_of_archive(archive: Archive, shown: str) -> Kind:
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
        raise refusal(shown, "dit is een bestand van Numbers. Exporteer de tabel daar naar Excel (.xlsx).")
    return Kind.ARCHIVE


def _kind_of_office(archive: Archive, shown: str) -> Kind:
    names = archive.names
    if "xl/workbook.bin" in names:
        raise refusal(shown, _BINARY_WORKBOOK)
    if any(name.startswith("word/") for name in names):
        raise refusal(shown, f"dit is een Word-bestand, geen tabel. {_SAVE_AS}")
    if any(name.startswith("ppt/") for name in names):
        raise refusal(shown, f"dit is een presentatie, geen tabel. {_SAVE_AS}")
    if "xl/vbaProject.bin" in names or b"macroEnabled" in archive.read("[Content_Types].xml"):
        raise refusal(shown, _MACROS)
    if "xl/workbook.xml" not in names:
        raise refusal(shown, f"dit Office-bestand heeft geen werkbladen. {_SAVE_AS}")
    return Kind.WORKBOOK


def _kind_of_opendocument(archive: Archive, shown: str) -> Kind:
    if "META-INF/manifest.xml" in archive.names and b"encryption-data" in archive.read("META-INF/manifest.xml"):
        raise refusal(shown, _LOCKED)
    if archive.read("mimetype").strip() not in _OPENDOCUMENT_SHEETS or "content.xml" not in archive.names:
        raise refusal(shown, f"dit is geen bestand met werkbladen. {_SAVE_AS}")
    return Kind.OPENDOCUMENT
