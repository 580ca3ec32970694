# SPDX-License-Identifier: EUPL-1.2
"""Texts of headings made comparable: programs change blanks, capitals, quotes and signs on the way."""

from __future__ import annotations

import html
import re
import unicodedata

_TAG = re.compile(r"<[a-zA-Z/][^<>]*>")


def key_of(text: str) -> str:
    """The letters and digits of a text, small and without accents' variants, so that only the words count.

    Survey programs leave HTML behind, turn `?` into `-`, blanks into `_` and straight quotes into curly ones.
    """
    return "".join(filter(str.isalnum, unicodedata.normalize("NFKC", without_html(text)).casefold()))


def without_html(text: str) -> str:
    """A text without tags, and with the signs that HTML writes as words."""
    return _TAG.sub(" ", html.unescape(text)) if "<" in text or "&" in text else text
