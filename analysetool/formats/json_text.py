# SPDX-License-Identifier: EUPL-1.2
"""What every JSON output shares: how a number, a range and an answer are written, and the text itself."""

from __future__ import annotations

import json
from io import StringIO

from analysetool.model import Answer

_DECIMALS = 10
"""Enough to recompute every rounding, few enough that the same input gives the same bytes on every platform."""

Json = dict[str, object]


def json_text(content: Json) -> str:
    """The content as JSON text that ends in a newline; keys keep their order and letters are not escaped.

    What a GitHub runner would obey in its log is written as a number, which every reader of JSON reads back.
    """
    written = StringIO()  # of a country there are millions of pieces, which `json.dumps` would keep apart until the end
    written.writelines(json.JSONEncoder(ensure_ascii=False, indent=2).iterencode(content))
    written.write("\n")
    text = written.getvalue()
    return text.replace("##[", "#\\u0023[")


def json_number(value: float | None) -> float | None:
    """A raw number, never -0.0; None (null) where it cannot be determined or may not be shown."""
    return None if value is None else round(value, _DECIMALS) + 0.0


def json_range(low: float | None, high: float | None) -> list[float | None] | None:
    """A range as [lowest, highest]; None where either end is missing."""
    return None if low is None or high is None else [json_number(low), json_number(high)]


def json_answer(answer: Answer | None) -> int | str | None:
    """A score as 1-5, another answer as its word; None where there is no answer."""
    if answer is None:
        return None
    return answer.value if answer.score is None else answer.score
