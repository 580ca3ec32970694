# SPDX-License-Identifier: EUPL-1.2
"""Names of people's own making, such as a coalition's, as names of files and folders that every system takes."""

from __future__ import annotations

import re
import unicodedata

from analysetool.escaping import printable

_NOT_ALLOWED = re.compile(r'[<>:"/\\|?*]+')
_RESERVED = re.compile(r"(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9¹²³])", re.IGNORECASE)
"""What Windows takes for a device, whatever stands behind a dot."""
_LONGEST = 100
"""Bytes of a name; a path on Windows has some 260 in all."""


def safe_name(text: str) -> str:
    """A name for a file or folder, as near to the text as can be; "" when nothing of it can stay.

    Signs that Windows refuses become a hyphen. Dots, blanks and hyphens at both ends go: a name that begins with a dot
    is hidden, one with a hyphen reads as an option, and Windows drops dots and blanks at the end.
    """
    name = _NOT_ALLOWED.sub("-", unicodedata.normalize("NFC", printable(text))).strip(" .-~")
    while len(name.encode()) > _LONGEST:
        name = name[:-1].rstrip(" .-~")
    return f"_{name}" if _RESERVED.fullmatch(name.partition(".")[0].rstrip()) else name


def same_place(name: str) -> str:
    """What names have in common that are one file on some system: capitals and ways to write an accent do not count."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).casefold())
