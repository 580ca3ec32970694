# SPDX-License-Identifier: EUPL-1.2
"""Rounding: sign(x) * floor(|x| * 10^d + 0.5 + 1e-9) / 10^d, and the Dutch notation of numbers."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysetool.rounding import SHARE_DECIMALS, dutch_number, dutch_percent, round_half_up, signed

TABLE = [
    # value, decimals, expected
    (2.675, 2, 2.68),  # floating point stores 2.67499999...; people expect 2.68
    (3.95, 1, 4.0),
    (3.94, 1, 3.9),
    (3.949999, 1, 3.9),  # 39.49999 + 0.5 = 39.99999, a shortage far above 1e-9
    (2.95, 1, 3.0),
    (2.949, 1, 2.9),
    (0.05, 1, 0.1),
    (-0.05, 1, -0.1),  # away from zero on both sides
    (-0.049, 1, 0.0),
    (-2.675, 2, -2.68),
    (0.0, 1, 0.0),
    (0.495, 2, 0.5),
    (0.4949, 2, 0.49),
    (0.5, 0, 1.0),
    (1.5, 0, 2.0),
    (2.5, 0, 3.0),  # not to even
    (79 / 20, 1, 4.0),  # 3.95 as a mean of twenty answers
    (17 / 7, 1, 2.4),  # 2.428...
    (5.0, 1, 5.0),
    (1.005, 2, 1.01),  # times 100 it is 100.49999999999999 in floating point
    (4.0 - 3.45, 1, 0.6),  # a difference of 0.55 that floating point gives as 0.5499999999999998
    (3.45 - 4.0, 1, -0.6),
]


@pytest.mark.parametrize(("value", "decimals", "expected"), TABLE)
def test_rounds_half_away_from_zero(value, decimals, expected):
    """A half rounds away from zero, also when floating point stores it a hair too low."""
    assert round_half_up(value, decimals) == expected


@pytest.mark.parametrize("decimals", [0, 1, 2])
def test_array_rounds_as_its_numbers(decimals):
    """An array of any shape gives what its numbers give one by one."""
    values = np.array([[value for value, _, _ in TABLE], [-value for value, _, _ in TABLE]])
    one_by_one = [[round_half_up(float(value), decimals) for value in line] for line in values]
    assert round_half_up(values, decimals).tolist() == one_by_one


@given(st.lists(st.floats(min_value=-1000, max_value=1000), min_size=1), st.integers(min_value=0, max_value=3))
def test_array_and_scalar_are_one_function(values, decimals):
    """Whatever the numbers, the array and the single number are rounded alike."""
    assert round_half_up(np.array(values), decimals).tolist() == [round_half_up(value, decimals) for value in values]


def test_nan_stays_nan():
    """What cannot be determined is never turned into a number."""
    assert math.isnan(round_half_up(math.nan))
    assert np.isnan(round_half_up(np.array([math.nan, 3.95]))).tolist() == [True, False]


@pytest.mark.parametrize("value", [-0.0, -0.04, np.float64(-0.04)])
def test_zero_has_no_minus_sign(value):
    """A difference that rounds to zero is shown without a minus, as a number and in an array."""
    assert math.copysign(1, round_half_up(value)) == 1
    assert np.signbit(round_half_up(np.array([value]))).tolist() == [False]


@given(st.floats(min_value=-1000, max_value=1000))
def test_rounding_mirrors_around_zero(value):
    """Swapping the years of a difference only swaps its sign."""
    assert round_half_up(-value) == -round_half_up(value)


@given(st.integers(min_value=-500, max_value=500))
def test_what_is_rounded_stays(tenths):
    """Rounding a printed figure again does not move it."""
    assert round_half_up(tenths / 10) == tenths / 10


@pytest.mark.parametrize(
    ("value", "decimals", "expected"),
    [(3.4, 1, "3,4"), (3.0, 1, "3,0"), (3.95, 1, "4,0"), (-0.04, 1, "0,0"), (-0.55, 1, "-0,6"), (2.675, 2, "2,68")],
)
def test_dutch_number_has_a_comma(value, decimals, expected):
    """Numbers for people carry a decimal comma and exactly the decimals asked for."""
    assert dutch_number(value, decimals) == expected


@pytest.mark.parametrize(
    ("share", "expected"),
    [
        (0.433985, "43%"),
        (0.495, "50%"),  # 0.495 is judged as 0.50 and must be printed so
        (0.4949, "49%"),
        (0.005, "1%"),
        (0.0, "0%"),
        (1.0, "100%"),
        (0.29, "29%"),  # 0.29 * 100 is 28.999999999999996 in floating point
    ],
)
def test_dutch_percent_is_whole(share, expected):
    """Shares are printed in whole percent, on the same rounding as they are judged."""
    assert dutch_percent(share) == expected


@given(st.floats(min_value=0, max_value=1))
def test_a_percentage_is_printed_as_it_is_judged(share):
    """Judged with two decimals or printed in whole percent, a share is rounded to the same figure."""
    assert dutch_percent(share) == f"{round(100 * round_half_up(share, SHARE_DECIMALS))}%"


def test_unknown_is_a_dash():
    """Where a figure cannot be determined a dash stands, never a 0."""
    assert (dutch_number(None), dutch_percent(None)) == ("–", "–")


@pytest.mark.parametrize(
    ("difference", "expected"),
    [(0.4, "+0,4"), (-0.3, "-0,3"), (0.0, "0,0"), (0.04, "0,0"), (-0.04, "0,0"), (0.05, "+0,1"), (None, "–")],
)
def test_a_difference_has_its_sign(difference, expected):
    """As it is printed: what rounds to nothing has no sign."""
    assert signed(difference) == expected
