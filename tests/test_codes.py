# SPDX-License-Identifier: EUPL-1.2
"""Participants' codes: random, recognisable, and never a name or a number that belongs to a person."""

from __future__ import annotations

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysetool.codes import (
    LETTERS,
    SIGNS,
    check_sign,
    checked_code,
    chosen_code,
    may_lack_sign,
    mistyped,
    own_code,
    random_code,
)

KEYS = string.ascii_lowercase + string.digits
SAMPLES = ("k7m2q9xat", "p3h8t5wbe", "m4n8r2xar")


def test_random_codes_are_recognised_as_ours():
    """Every code that is made is a code that is accepted again."""
    codes = [random_code() for _ in range(500)]
    assert [checked_code(code) for code in codes] == codes
    assert [own_code(code) for code in codes] == codes
    assert all(len(code) == 9 and code[0] in LETTERS and set(code) <= set(SIGNS) for code in codes)
    assert len(set(codes)) == 500


@pytest.mark.parametrize(("signs", "check"), [("k7m2q9xa", "t"), ("p3h8t5wb", "e"), ("aaaaaaaa", "b")])
def test_the_check_sign_by_hand(signs, check):
    """Worked out with pencil: modulus 31, radix 3, each step what was there times 3 plus the place of the next sign.

    k7m2q9xa has the places 9 28 10 23 13 30 20 0: 9, 55 = 24, 82 = 20, 83 = 21, 76 = 14, 72 = 10, 50 = 19, 57 = 26.
    For a sum of 1 the last sign must be 1 - 3 x 26 = -77 = 16, which is t.
    p3h8t5wb has the places 12 24 7 29 16 26 19 1: 12, 60 = 29, 94 = 1, 32 = 1, 19, 83 = 21, 82 = 20, 61 = 30; then
    1 - 90 = -89 = 4, which is e. Of a alone, whose place is 0, the sum is 0 and the check b.
    """
    assert SIGNS.index(check) == {"t": 16, "e": 4, "b": 1}[check]
    assert check_sign(signs) == check


@pytest.mark.parametrize("code", [*SAMPLES, None])
def test_every_single_error_and_every_swap_is_found(code):
    """Any other key in any place, any key too many, any two neighbours that changed places: a typo, and no code."""
    code = code or random_code()
    assert (checked_code(code), mistyped(code)) == (code, False)
    other_sign = [f"{code[:at]}{key}{code[at + 1 :]}" for at in range(9) for key in KEYS if key != code[at]]
    too_many = [f"{code[:at]}{key}{code[at:]}" for at in range(10) for key in KEYS]
    swaps = [f"{code[:at]}{code[at + 1]}{code[at]}{code[at + 2 :]}" for at in range(8) if code[at] != code[at + 1]]
    for wrong in (*other_sign, *too_many, *swaps):
        assert (own_code(wrong), mistyped(wrong)) == (None, True), wrong


@pytest.mark.parametrize("code", SAMPLES)
def test_a_sign_left_out_can_be_noticed(code):
    """Whichever it is; but not in a code that somebody made of letters with digits behind them."""
    assert all(may_lack_sign(code[:at] + code[at + 1 :]) for at in range(9))
    assert not any(may_lack_sign(text) for text in (code, f"{code}a", "bakker88", "partner2", "aaaa2222", "", "d07"))


@given(places=st.lists(st.integers(0, 8), min_size=2, max_size=2, unique=True), data=st.data())
def test_any_two_signs_that_change_places_are_found(places, data):
    """Neighbours or not: the weights of all nine places differ."""
    code = data.draw(st.sampled_from(SAMPLES))
    one, other = places
    signs = list(code)
    signs[one], signs[other] = signs[other], signs[one]
    swapped = "".join(signs)
    assert checked_code(swapped) == (code if swapped == code else None)


@pytest.mark.parametrize(
    "typed",
    ["K7M2Q9XAT", " k7m 2q9 xat ", "k7m2-q9xa-t", "K7M\u20132Q9XAT", "k7m2\u00a0q9xat"],
)
def test_how_a_code_is_written_does_not_count(typed):
    """Capitals, blanks, hyphens and what phones make of them."""
    assert (checked_code(typed), own_code(typed), mistyped(typed)) == ("k7m2q9xat", "k7m2q9xat", False)


@given(letters=st.text(string.ascii_lowercase, max_size=12), digits=st.text(string.digits, max_size=8))
def test_letters_with_digits_behind_them_are_never_doubted(letters, digits):
    """So people make codes of their own, and names have years behind them."""
    assert not mistyped(letters + digits)
    assert checked_code(letters + digits) is None


@pytest.mark.parametrize(
    "typed",
    ["", "d07", "deelnemer-03", "groep-2026", "2026-014", "partner12", "moeder-12", "jgz-team-2", "2026-jgz-01",
     "k7m2q9xa", "Jan de Vries", "0612345678", "jan@dorp.nl", "k7m2q9xa" * 3],
)  # fmt: skip
def test_what_has_not_the_shape_of_our_codes_is_never_doubted(typed):
    """Codes of people and other programs, and what is no code at all."""
    assert not mistyped(typed)


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("k7m2q9xa", "k7m2q9xa"),
        (" K7M2 Q9XA ", "k7m2q9xa"),
        ("k7m2-q9xa", "k7m2q9xa"),
        ("k7m2q9xat", "k7m2q9xat"),
        ("k7m2q9xaw", None),  # a wrong check sign
        ("bakker234", None),  # may be a name, whatever its last sign
        ("k7m2q9x", None),  # seven signs
        ("k7m2q9x1", None),  # 1 is not used
        ("7km2q9xa", None),  # starts with a digit
        ("marjanne", None),  # no digit: may be a name
        ("", None),
        ("jan@dorp.nl", None),
    ],
)
def test_own_code(typed, code):
    """Only what this tool makes, or its like of eight signs, however it was copied."""
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
