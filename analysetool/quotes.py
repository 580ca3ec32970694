# SPDX-License-Identifier: EUPL-1.2
"""Passages that a remark quotes from a text, between “ and ” or between straight quotation marks."""

from __future__ import annotations

import re

QUOTED = r"“[^“”]*[^“”\s][^“”]*”|\"[^\"]*[^\"\s][^\"]*\""
"""A passage with its marks; the same expression stands in the JSON Schema."""
_QUOTED = re.compile(QUOTED)
_FIRST = re.compile(rf"({QUOTED})\s*[:;,.]?\s*(.*)", re.DOTALL)


def passages_in(text: str) -> tuple[str, ...]:
    """The passages that a text quotes, without their marks."""
    return tuple(found[1:-1].strip() for found in _QUOTED.findall(text))


def passage_first(text: str) -> tuple[str, str] | None:
    """A remark that begins with a passage, as that passage and the rest; None for one that begins otherwise."""
    found = _FIRST.fullmatch(text)
    return None if found is None else (found[1][1:-1].strip(), found[2])
