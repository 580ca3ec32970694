# SPDX-License-Identifier: EUPL-1.2
"""JSON that the tool wrote for itself, read back from a disk on which anything may have happened to it."""

from __future__ import annotations

import json
import re
from typing import Any, NoReturn

_MOST_DIGITS = 18
_HALF_SIGN = re.compile(r"\\u[dD][89a-fA-F]")
"""How a text may hold half of a sign, which no file can be written with."""


def parse_json(content: bytes) -> Any:  # noqa: ANN401 - whatever it holds
    """What a file holds, of which every number is finite and every text can be written again.

    Raises:
        ValueError: for all else: no JSON, no UTF-8, nesting too deep to read, numbers of more than 18 digits, beyond
            every float or none (NaN), and texts with half a sign in them.
    """
    text = content.decode("utf-8-sig")
    try:
        whole = json.loads(text, parse_constant=_refuse, parse_int=_whole, parse_float=_finite)
    except RecursionError as error:
        raise ValueError from error
    if _HALF_SIGN.search(text):
        json.dumps(whole, ensure_ascii=False).encode()
    return whole


def _refuse(constant: str) -> NoReturn:
    raise ValueError(constant)


def _whole(digits: str) -> int:
    return int(digits) if len(digits) <= _MOST_DIGITS else _refuse(digits)


def _finite(digits: str) -> float:
    number = float(digits)
    return number if abs(number) != float("inf") else _refuse(digits)
