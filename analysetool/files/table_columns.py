# SPDX-License-Identifier: EUPL-1.2
"""The columns of the two tables that everybody may hand in: a row per answer, or a row per count."""

from __future__ import annotations

import re

LONG = ("coalitie", "jaar", "deelnemer", "stelling", "score")
LONG_OPTIONAL = ("domein", "opmerking")
TALLY = ("coalitie", "jaar", "stelling", "score", "aantal")
TALLY_OPTIONAL = ("domein",)
COUNT_DIGITS = 12
"""Digits that a count has at most."""
EITHER = frozenset(LONG) & frozenset(TALLY)
"""What both have: by these columns a table is one of ours."""
STATED_SEPARATOR = re.compile(r"sep=([;,\t])\r?\n")
"""The line by which Excel is told what stands between cells; it is no row."""
