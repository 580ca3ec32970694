# SPDX-License-Identifier: EUPL-1.2
"""Mails that were saved as a file (.eml): the answers in their text or attached to it, and nothing else of them.

Who sent it, to whom and when is never looked at.
"""

from __future__ import annotations

import email
import re
from dataclasses import dataclass
from email.message import EmailMessage
from email.policy import EmailPolicy
from pathlib import PurePath
from typing import TYPE_CHECKING

from analysetool.escaping import printable
from analysetool.files.comparable import without_html
from analysetool.files.workbooks.limits import refusal
from analysetool.words import imports as say

if TYPE_CHECKING:
    _Policy = EmailPolicy[EmailMessage]
else:
    _Policy = EmailPolicy

_TABLES = frozenset({".csv", ".tsv", ".xlsx", ".ods", ".zip"})
_MOST_PARTS = 200
_LONGEST_HEADER = 20_000
"""Signs: the library that takes mails apart needs hours for a header of megabytes."""
_MOST_HEADERS = 5_000
_MOST_WORK = 30_000_000
"""Lines times parts: each line is held against the end of every part around it."""
_ENCODING = re.compile(
    r"utf-?8|utf-?16(?:le|be)?|us-ascii|ascii|iso-?8859-?\d{1,2}|latin-?\d|windows-125\d|cp125\d|macintosh"
)
"""Encodings of texts; others that Python knows by a name turn bytes into whatever."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mail:
    """The texts of a mail that may hold answers, attachments first; `tables` are the names of attached tables."""

    texts: tuple[str, ...]
    tables: tuple[str, ...]


def read_mail(content: bytes, shown: str) -> Mail:
    """Take a mail apart; quoted-printable, base64 and the encodings of texts are undone.

    Raises:
        InputError: for more parts than a mail has, or for a head that nobody could read.
    """
    try:
        message = email.message_from_bytes(content, policy=_careful(content.count(b"\n")))
    except _TooMuchError as error:
        raise refusal(shown, say.TOO_MUCH_IN_THE_HEAD) from error
    except RecursionError as error:
        raise refusal(shown, say.TOO_MANY_PARTS) from error
    attached: list[str] = []
    written: list[str] = []
    tables: list[str] = []
    for number, part in enumerate(message.walk()):
        if number > _MOST_PARTS:
            raise refusal(shown, say.TOO_MANY_PARTS)
        if part.is_multipart():
            continue
        name = printable(part.get_filename() or "")
        if PurePath(name).suffix.lower() in _TABLES:
            tables.append(name)
        elif name:
            attached.append(_text(part))
        elif part.get_content_maintype() == "text":
            text = _text(part)
            written.append(without_html(text) if part.get_content_subtype() == "html" else text)
    return Mail(texts=(*attached, *written), tables=tuple(tables))


class _TooMuchError(Exception):
    """More in the head of a mail than can be taken apart."""


def _careful(lines: int) -> _Policy:
    """How to take a mail of so many lines apart, raising as soon as its heads are more than any mail has."""
    headers = parts = 0

    class Careful(_Policy):
        def header_source_parse(self, sourcelines: list[str]) -> tuple[str, str]:
            nonlocal headers, parts
            name, value = super().header_source_parse(sourcelines)
            headers += 1
            parts += name.lower() == "content-type"
            if len(value) > _LONGEST_HEADER or headers > _MOST_HEADERS or parts * lines > _MOST_WORK:
                raise _TooMuchError
            return name, value

    return Careful()


def _text(part: EmailMessage) -> str:
    """The text of a part; what cannot be read in its own encoding is read as UTF-8 or else as Windows-1252."""
    content = part.get_payload(decode=True)
    if not isinstance(content, bytes):
        return ""
    named = (part.get_content_charset() or "").lower()
    for encoding in (*([named] if _ENCODING.fullmatch(named) else []), "utf-8-sig", "cp1252"):
        try:
            return content.decode(encoding)
        except (LookupError, UnicodeDecodeError):
            continue
    return ""
