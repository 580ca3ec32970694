# SPDX-License-Identifier: EUPL-1.2
"""Participants' codes as a table for a mail merge: UTF-8 with BOM and semicolons, as Dutch Excel and Word read it."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable
from urllib.parse import urlsplit

from analysetool.escaping import csv_cell
from analysetool.formats.report_csv import BOM

_PLACE = re.compile(r"(?<![A-Za-z0-9])CODE(?![A-Za-z0-9])")
"""Where in an address the code belongs, for forms that are not ours."""
_FRAGMENT = "#code="
_ADDRESS = re.compile(r"https?://[^\s\"<>\\^`{|}]+", re.IGNORECASE)


def is_link(text: str) -> bool:
    """Whether a code can be put in this address: that of a page, with room for one where it has a fragment already."""
    if not text.isprintable() or not _ADDRESS.fullmatch(text):
        return False
    try:
        parts = urlsplit(text)
        known = bool(parts.hostname) and "@" not in parts.netloc
    except ValueError:
        return False
    return known and (bool(_PLACE.search(text)) or not parts.fragment)


def link_with(address: str, code: str) -> str:
    """The address that fills the code in: in the place of CODE, else behind #code=, which no server gets to see."""
    filled, places = _PLACE.subn(code, address)
    if places:
        return filled
    return f"{address.removesuffix('#')}{_FRAGMENT}{code}"


def render_codes(codes: Iterable[str], address: str | None) -> str:
    """Write a row per code, with its link when the form has an address; no codes give the heading alone."""
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer, delimiter=";", lineterminator="\r\n")
    writer.writerow(("code", "link") if address is not None else ("code",))
    for code in codes:
        row = (code,) if address is None else (code, link_with(address, code))
        writer.writerow(map(csv_cell, row))
    return BOM + buffer.getvalue()
