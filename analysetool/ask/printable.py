# SPDX-License-Identifier: EUPL-1.2
"""Text from files and keyboards, made harmless for a terminal."""

from __future__ import annotations

import unicodedata

_JOINERS = "\u200c\u200d"
"""Invisible, but part of how some scripts and emoji are written."""


def printable(text: str) -> str:
    """Give a text on one line without anything that steers a terminal.

    Line breaks and tabs become a space; control codes (escape sequences start with one), direction overrides and
    halves of characters disappear. What is left is shown as it stands, so never pass it on as markup.
    """
    return text if text.isprintable() else "".join(map(_shown, text))


def _shown(character: str) -> str:
    category = unicodedata.category(character)
    if category in ("Zl", "Zp") or character in "\t\n\v\f\r\x85":
        return " "
    if category in ("Cc", "Cs") or (category == "Cf" and character not in _JOINERS):
        return ""
    return character
