# SPDX-License-Identifier: EUPL-1.2
"""The columns of the tables that everybody may hand in: a row per answer, a row per count, or a row of all counts."""

from __future__ import annotations

import re
from collections.abc import Collection

LONG = ("coalitie", "jaar", "deelnemer", "stelling", "score")
LONG_OPTIONAL = ("domein", "opmerking")
TALLY = ("coalitie", "jaar", "stelling", "score", "aantal")
TALLY_OPTIONAL = ("domein",)
WIDE_COUNTS = ("score_1", "score_2", "score_3", "score_4", "score_5", "weet_niet", "nvt", "niet_ingevuld")
"""The eight counts of a wide tally in the order of a tally, by the names that a report in CSV has for them.

No engine has to quote them: each is a letter, and then letters, digits and `_`.
"""
WIDE = ("coalitie", "jaar", "stelling", *WIDE_COUNTS[:-1])
WIDE_OPTIONAL = ("domein", WIDE_COUNTS[-1])
COUNT_DIGITS = 12
"""Digits that a count has at most."""
EITHER = frozenset(LONG) & frozenset(TALLY)
"""What both have: by these columns a table is one of ours."""
STATED_SEPARATOR = re.compile(r"sep=([;,\t])\r?\n")
"""The line by which Excel is told what stands between cells; it is no row."""


def is_wide(header: Collection[str]) -> bool:
    """Whether these columns are of a wide tally: one of them counts a score."""
    return not {*WIDE_COUNTS[:5]}.isdisjoint(header)


def columns_of(header: Collection[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Which columns a table of this kind needs, and which it may have besides."""
    if is_wide(header):
        return WIDE, WIDE_OPTIONAL
    return (TALLY, TALLY_OPTIONAL) if "aantal" in header else (LONG, LONG_OPTIONAL)


def of_another(header: Collection[str]) -> list[str]:
    """The columns that a wide tally cannot have, since they make a table one of the other two."""
    return [column for column in ("score", "aantal") if column in header] if is_wide(header) else []
