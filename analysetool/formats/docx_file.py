# SPDX-License-Identifier: EUPL-1.2
"""Packing a Word document into a file without dates; python-docx would write the clock into it and pack it twice."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator

from docx.document import Document
from docx.opc.constants import CONTENT_TYPE
from docx.opc.part import Part

_MOMENT = (1980, 1, 1, 0, 0, 0)
"""The first moment a zip can tell."""
_PACKED_ALREADY = ".png"
_CONTENT_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"


def packed(document: Document, body: bytes) -> bytes:
    """The parts of a document as a zip that is the same on every machine.

    Args:
        document: all but the text.
        body: the main part, with the text.
    """
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in _files(document, body):
            entry = zipfile.ZipInfo(name, _MOMENT)
            packs = not name.endswith(_PACKED_ALREADY)
            entry.create_system, entry.compress_type = 0, zipfile.ZIP_DEFLATED if packs else zipfile.ZIP_STORED
            archive.writestr(entry, content)
    return buffer.getvalue()


def _files(document: Document, body: bytes) -> Iterator[tuple[str, str | bytes]]:
    """Every file in the zip: which kinds there are, how parts belong together, and the parts."""
    package = document.part.package
    parts = list(package.iter_parts())
    yield "[Content_Types].xml", _kinds(parts)
    yield "_rels/.rels", package.rels.xml
    for part in parts:
        yield part.partname.membername, body if part is document.part else part.blob
        if part.rels:
            yield part.partname.rels_uri.membername, part.rels.xml


def _kinds(parts: list[Part]) -> str:
    """What each part holds; names and types come from python-docx and need no escaping."""
    overrides = "".join(f'<Override PartName="{part.partname}" ContentType="{part.content_type}"/>' for part in parts)
    return (
        "<?xml version='1.0' encoding='UTF-8' standalone='yes'?>\n"
        f'<Types xmlns="{_CONTENT_TYPES}"><Default Extension="rels" ContentType="{CONTENT_TYPE.OPC_RELATIONSHIPS}"/>'
        f'<Default Extension="xml" ContentType="{CONTENT_TYPE.XML}"/>{overrides}</Types>'
    )
