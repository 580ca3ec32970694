# SPDX-License-Identifier: EUPL-1.2
"""Listening to the XML inside a workbook: nothing is expanded, and a document type is a reason to refuse the file."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from xml.parsers import expat

from analysetool.files.workbooks.limits import MAX_DEPTH, MAX_TAGS, MEGABYTE

Start = Callable[[str, dict[str, str]], None]
End = Callable[[str], None]

_ENTITIES = re.compile(rb"<!(?!--|\[CDATA\[)")
"""Markup that is neither a comment nor plain text in quotation: a document type or what stands in one."""
_COUNT = re.compile(rb"ount\s*=\s*[\"'][^\"'<>]{8,}")
"""A count of eight digits or more in any attribute."""


def has_entities(content: bytes) -> bool:
    """True for XML that declares a document type or entities, or whose markup does not show as it stands (UTF-16)."""
    return _ENTITIES.search(content) is not None or b"\0" in content


def has_many_tags(content: bytes) -> bool:
    """True for more elements than may be listened to."""
    return content.count(b"<") > MAX_TAGS


def has_long_text(content: bytes) -> bool:
    """True for a text of two megabytes or more between two elements, and for some that are longer than one.

    Every reader keeps a few copies of a text. One so long fills a whole window in which no element begins.
    """
    windows = range(0, len(content) - MEGABYTE, MEGABYTE)
    return any(content.find(b"<", start, start + MEGABYTE) < 0 for start in windows)


def boasts(content: bytes) -> bool:
    """True for a count of ten million or more: calamine sets memory apart for what a part says that it holds."""
    return _COUNT.search(content) is not None


def listen(content: bytes, *, start: Start, end: End | None = None, characters: End | None = None) -> None:
    """Call the listeners for every element; names come as namespace, space, local name.

    Raises:
        ValueError: when this is no well-formed XML, or has elements in each other as no spreadsheet has.
    """
    depth = 0

    def begin(name: str, attributes: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        if depth > MAX_DEPTH:
            raise ValueError(name)
        start(name, attributes)

    def finish(name: str) -> None:
        nonlocal depth
        depth -= 1
        if end is not None:
            end(name)

    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartElementHandler = begin
    parser.EndElementHandler = finish
    parser.CharacterDataHandler = characters
    try:
        parser.ParseFile(io.BytesIO(content))
    except (expat.ExpatError, LookupError) as error:
        raise ValueError(str(error)) from error


def local(name: str) -> str:
    """The name of an element without its namespace."""
    return name.rpartition(" ")[2]
