# SPDX-License-Identifier: EUPL-1.2
"""Participants' codes: random, recognisable, and never a name or a number that belongs to a person."""

from __future__ import annotations

import pytest

from analysetool.codes import LETTERS, SIGNS, chosen_code, own_code, random_code


def test_random_codes_are_recognised_as_ours():
    """Every code that is made is a code that is accepted again."""
    codes = [random_code() for _ in range(500)]
    assert [own_code(code) for code in codes] == codes
    assert all(len(code) == 8 and code[0] in LETTERS and set(code) <= set(SIGNS) for code in codes)
    assert len(set(codes)) == 500


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("k7m2q9xa", "k7m2q9xa"),
        (" K7M2 Q9XA ", "k7m2q9xa"),
        ("k7m2-q9xa", "k7m2q9xa"),
        ("k7m2q9x", None),  # seven signs
        ("k7m2q9x1", None),  # 1 is not used
        ("7km2q9xa", None),  # starts with a digit
        ("marjanne", None),  # no digit: may be a name
        ("", None),
        ("jan@dorp.nl", None),
    ],
)
def test_own_code(typed, code):
    """Only what this tool makes, however it was copied."""
    assert own_code(typed) == code


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("d07", "d07"),
        ("2026-014", "2026-014"),
        ("P3", "p3"),
        ("jan", None),  # no digit
        ("0612345678", None),  # telephone
        ("06-12345678", None),
        ("123456782", None),  # nine digits: a citizen service number
        ("19800101", None),  # a birth date
        ("jan@dorp1.nl", None),
        ("Jan Jansen 2", None),
        ("x", None),
        ("com1", None),  # the name of a device in Windows, and a code becomes the name of a file
        ("LPT9", None),
        ("com10", "com10"),
        ("a1" * 11, None),  # 22 signs
    ],
)
def test_chosen_code(typed, code):
    """A coalition's own kind of code is kept; what may be a person is not."""
    assert chosen_code(typed) == code
