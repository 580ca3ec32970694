# SPDX-License-Identifier: EUPL-1.2
"""Mails that were saved as a file (.eml): the answers in their text or attached to it, and nothing else of them.

Who sent it, to whom and when is never looked at.
"""

from __future__ import annotations

import email
import email.policy
from dataclasses import dataclass
from email.message import EmailMessage
from pathlib import PurePath

from analysetool.escaping import printable
from analysetool.files.comparable import without_html
from analysetool.imports.limits import refusal
from analysetool.words import imports as say

_TABLES = frozenset({".csv", ".tsv", ".xlsx", ".ods", ".zip"})
_MOST_PARTS = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Mail:
    """The texts of a mail that may hold answers, attachments first; `tables` are the names of attached tables."""

    texts: tuple[str, ...]
    tables: tuple[str, ...]


def read_mail(content: bytes, shown: str) -> Mail:
    """Take a mail apart; quoted-printable, base64 and the encodings of texts are undone.

    Raises:
        InputError: for more parts than a mail has.
    """
    message = email.message_from_bytes(content, policy=email.policy.default)
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


def _text(part: EmailMessage) -> str:
    """The text of a part; what cannot be read in its own encoding is read as UTF-8 or else as Windows-1252."""
    content = part.get_payload(decode=True)
    if not isinstance(content, bytes):
        return ""
    for encoding in (part.get_content_charset() or "utf-8", "utf-8-sig", "cp1252"):
        try:
            return content.decode(encoding)
        except (LookupError, UnicodeDecodeError):
            continue
    return ""
