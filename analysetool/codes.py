# SPDX-License-Identifier: EUPL-1.2
"""Participants' codes: made at random, recognised when somebody types one, and never a name."""

from __future__ import annotations

import re
import secrets

LETTERS = "abcdefghjkmnpqrstuvwxyz"
SIGNS = LETTERS + "23456789"
"""Without i, l, o, 0 and 1, which people mix up when they copy a code."""
LENGTH = 8
_CODE = re.compile(f"[{LETTERS}][{SIGNS}]{{{LENGTH - 1}}}")
_CHOSEN = re.compile(r"(?!(?:com|lpt)[0-9]$)(?=[a-z0-9-]*[0-9])[a-z0-9][a-z0-9-]{1,19}")
"""Without the names of devices, which Windows keeps apart: a code becomes the name of a file."""
_NAME = re.compile(r"[a-z]{5,}[0-9]{1,3}")
"""A name with a year or a number behind it ("bakker88"): no code, however much it looks like one. Codes have no 0 or 1,
so four digits behind a name are never a year."""
_MOST_DIGITS = 7


def random_code() -> str:
    """A code that says nothing about anybody.

    It starts with a letter, so that no program takes it for a number, and holds a digit that does not just stand behind
    letters, so that it is no name.
    """
    while True:
        code = secrets.choice(LETTERS) + "".join(secrets.choice(SIGNS) for _ in range(LENGTH - 1))
        if not code.isalpha() and not _NAME.fullmatch(code):
            return code


def own_code(text: str) -> str | None:
    """The code that somebody typed, if it is one of the kind this tool makes; None for anything else.

    Capitals, blanks and hyphens that people add when they copy a code ("K7M2 Q9XA") do not count.
    """
    code = re.sub(r"[\s-]+", "", text).lower()
    return code if _CODE.fullmatch(code) and not code.isalpha() and not _NAME.fullmatch(code) else None


def chosen_code(text: str) -> str | None:
    """A code of a coalition's own making ("d07", "2026-014"), if it can be one; None for anything else.

    Letters, digits and hyphens, 2 to 20 signs, with 1 to 7 digits: a first name has none, a telephone number, a birth
    date of eight digits or a citizen service number has more.
    """
    code = text.strip().lower()
    few = sum(map(str.isdigit, code)) <= _MOST_DIGITS
    return code if few and _CHOSEN.fullmatch(code) else None
