# SPDX-License-Identifier: EUPL-1.2
"""Participants' codes: made at random, recognised when somebody types one, and never a name."""

from __future__ import annotations

import re
import secrets
from collections.abc import Iterator

LETTERS = "abcdefghjkmnpqrstuvwxyz"
DIGITS = "23456789"
SIGNS = LETTERS + DIGITS
"""Without i, l, o, 0 and 1, which people mix up when they copy a code. There are 31, a prime number."""
LENGTH = 9
"""Eight signs at random and one that checks them."""
RADIX = 3
"""Of the check: by how much a sign weighs more than the one behind it."""
_BESIDE = re.compile(r"[\s\u2010-\u2015-]+")
"""What people put between the signs of a code: blanks and hyphens, or the dashes that a phone makes of them."""
_LEAST_MIXED = 2
_UNCHECKED = re.compile(f"[{LETTERS}][{SIGNS}]{{{LENGTH - 2}}}")
_CHOSEN = re.compile(r"(?!(?:com|lpt)[0-9]$)(?=[a-z0-9-]*[0-9])[a-z0-9][a-z0-9-]{1,19}")
"""Without the names of devices, which Windows keeps apart: a code becomes the name of a file."""
_NAME = re.compile(r"[a-z]{5,}[0-9]{1,3}")
"""A name with a year or a number behind it ("bakker88"): no code, however much it looks like one. Codes have no 0 or 1,
so four digits behind a name are never a year."""
_MOST_DIGITS = 7


def random_code() -> str:
    """A code that says nothing about anybody, with its check sign.

    It starts with a letter, so that no program takes it for a number, and mixes letters and digits so well that it is
    no name and nothing that people choose themselves, not even with one sign mistyped.
    """
    while True:
        signs = secrets.choice(LETTERS) + "".join(secrets.choice(SIGNS) for _ in range(LENGTH - 2))
        code = signs + check_sign(signs)
        if _has_shape(code):
            return code


def check_sign(signs: str) -> str:
    """The sign that closes a code of `signs`, all of them from SIGNS.

    A pure system as in ISO 7064, with modulus 31 and radix 3: the places of all signs in SIGNS, each times 3 to the
    power of how many signs follow, add up to 1 modulo 31. As 31 is prime and the first thirty powers of 3 all differ
    modulo 31, no other sign in one place keeps that sum, and no two different signs that change places do. MOD 37,36
    of the same standard would need the signs that people mix up, and Luhn misses swaps.
    """
    return SIGNS[(1 - RADIX * _remainder(signs)) % len(SIGNS)]


def checked_code(text: str) -> str | None:
    """The code that somebody typed, if this tool can have made it; None for anything else.

    Capitals, blanks and hyphens that people add when they copy a code ("K7M 2Q9 XAT") do not count.
    """
    code = _bare(text)
    return code if _has_shape(code) and _remainder(code) == 1 else None


def own_code(text: str) -> str | None:
    """The code that somebody typed, if it is one this tool makes or one of eight signs without a check sign.

    Those of eight signs come from lists and sheets made elsewhere; they are mixed enough to be no name. None for
    anything else. Capitals, blanks and hyphens do not count.
    """
    code = _bare(text)
    unchecked = _UNCHECKED.fullmatch(code) and not code.isalpha() and not _NAME.fullmatch(code)
    return code if unchecked else checked_code(text)


def mistyped(text: str) -> bool:
    """True for what is one slip away from the shape of a code of this tool, but is none: a typo, and no new person.

    A slip is another sign, two neighbours that changed places, or a sign too many. What people choose themselves
    ("deelnemer-03", "groep-2026", letters with digits behind them) is never so near.
    """
    return checked_code(text) is None and any(map(_has_shape, _one_slip_from(_bare(text))))


def may_lack_sign(text: str) -> bool:
    """True for eight signs that may be a code of this tool of which one was left out.

    Whoever looks at one code alone cannot tell that from a code without a check sign; beside other codes one can.
    """
    code = _bare(text)
    if len(code) != LENGTH - 1:
        return False
    places = range(LENGTH)
    return any(_has_shape(code[:place] + sign + code[place:]) for place in places for sign in (LETTERS[0], SIGNS[-1]))


def chosen_code(text: str) -> str | None:
    """A code of a coalition's own making ("d07", "2026-014"), if it can be one; None for anything else.

    Letters, digits and hyphens, 2 to 20 signs, with 1 to 7 digits: a first name has none, a telephone number, a birth
    date of eight digits or a citizen service number has more.
    """
    code = text.strip().lower()
    few = sum(map(str.isdigit, code)) <= _MOST_DIGITS
    return code if few and _CHOSEN.fullmatch(code) else None


def _bare(text: str) -> str:
    return _BESIDE.sub("", text).lower()


def _remainder(signs: str) -> int:
    """The sum over the signs that check_sign speaks of, modulo 31."""
    total = 0
    for sign in signs:
        total = (total * RADIX + SIGNS.index(sign)) % len(SIGNS)
    return total


def _has_shape(code: str) -> bool:
    """True for signs that can be a code of this tool, apart from the check."""
    return len(code) == LENGTH and code[0] in LETTERS and set(code) <= set(SIGNS) and _mixed(code) >= _LEAST_MIXED


def _mixed(code: str) -> int:
    """How many signs must change at the least to have letters with digits behind them; 0 for a name with a year."""
    return min(
        sum(map(str.isdigit, code[:place])) + sum(map(str.isalpha, code[place:])) for place in range(len(code) + 1)
    )


def _one_slip_from(code: str) -> Iterator[str]:
    """What somebody may have meant who made one slip; a letter and a digit stand for all of their kind."""
    if len(code) == LENGTH:
        for place in range(LENGTH):
            yield from (code[:place] + sign + code[place + 1 :] for sign in (LETTERS[0], SIGNS[-1]))
        for place in range(LENGTH - 1):
            yield code[:place] + code[place + 1] + code[place] + code[place + 2 :]
    elif len(code) == LENGTH + 1:
        for place in range(LENGTH + 1):
            yield code[:place] + code[place + 1 :]
