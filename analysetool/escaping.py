# SPDX-License-Identifier: EUPL-1.2
"""Making text from people harmless: for every reader first, then for each format that has a syntax of its own.

HTML is escaped by the template engine; terminal markup is avoided by never parsing it.
"""

from __future__ import annotations

import re
import unicodedata

_SPACES = re.compile(r"\s+")
_ESCAPE_SEQUENCE = re.compile(r"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)?)")
_INVISIBLE = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})
_JOINERS = frozenset({"\u200d", "\ufe0f"})
"""Characters of category Cf that hold emoji together."""
_MARKDOWN = re.compile(r"([\\`*_{}\[\]<>#|~$])")
_MARKDOWN_LINE_START = re.compile(r"^(\d{0,9})([-+=.)])")
_FORMULA_START = ("=", "+", "-", "@")


def printable(text: str) -> str:
    """One line of visible text: control codes, escape sequences and direction overrides out, white space to blanks."""
    if text.isprintable() and "  " not in text:
        return text.strip()
    spaced = _SPACES.sub(" ", _ESCAPE_SEQUENCE.sub("", text))
    kept = (char for char in spaced if char in _JOINERS or unicodedata.category(char) not in _INVISIBLE)
    return "".join(kept).strip()


def markdown(text: str) -> str:
    """Text that Markdown shows as it is, in a paragraph, a list item and a table cell alike."""
    escaped = _MARKDOWN.sub(r"\\\1", printable(text)).replace("&", "&amp;")
    return _MARKDOWN_LINE_START.sub(r"\1\\\2", escaped, count=1)


def csv_cell(text: str) -> str:
    """A text cell that no spreadsheet takes for a formula: an apostrophe goes before =, +, - and @."""
    clean = printable(text)
    return f"'{clean}" if clean.startswith(_FORMULA_START) else clean
