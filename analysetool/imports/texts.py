# SPDX-License-Identifier: EUPL-1.2
"""Texts of cells: what kind of value they are, and how they are compared, shown and kept."""

from __future__ import annotations

import re
import unicodedata

from analysetool.escaping import printable, visible
from analysetool.files.privacy import without_emails

_MOMENT = re.compile(r"\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}(?:[ T,].*)?")
_LINE_END = re.compile(r"\r\n|[\r\n\v\f\x85\u2028\u2029]")
_WHOLE = re.compile(r"[0-9]{1,15}")
SHORT = 40


def plain(text: str) -> str:
    """A text on one line with single blanks and small letters; signs stay."""
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())


def is_moment(text: str) -> bool:
    """True for a date, with or without a time, in any usual order of day, month and year."""
    return _MOMENT.fullmatch(text) is not None


def is_whole(text: str) -> bool:
    """True for plain digits."""
    return _WHOLE.fullmatch(text) is not None


def short(text: str, most: int = SHORT) -> str:
    """A text as a message can show it: one line, without e-mail addresses, cut off where it is long."""
    shown = without_emails(printable(text))
    return shown if len(shown) <= most else shown[: most - 1].rstrip() + "…"


def clean_note(text: str) -> str | None:
    """What somebody wrote, without what steers a terminal; line ends become plain ones. None when nothing is left."""
    lines = [visible(line).strip() for line in _LINE_END.split(text)]
    return "\n".join(lines).strip() or None
