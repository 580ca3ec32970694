# SPDX-License-Identifier: EUPL-1.2
"""The names that are nearest to what was typed."""

from __future__ import annotations

import pytest

from analysetool.near import near_names

KNOWN = ("totaal", "delen", "A01", "A02", "A10", "B01")


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("totaaal", ["totaal"]),
        ("TOTAL", ["totaal"]),
        ("a01", ["A01"]),  # another case of one name: that one alone, though A02 is near
        ("qqqq", []),
        ("", []),
    ],
)
def test_nearest_name(typed, expected):
    """Capitals aside; what is that name in another case stands alone, and what is like nothing gets nothing."""
    assert near_names(typed, KNOWN) == expected


def test_at_most_so_many():
    """Of names that are all near only the nearest are told."""
    assert len(near_names("A0", KNOWN, most=2)) == 2
    assert near_names("B011", KNOWN, most=1) == ["B01"]


def test_names_that_differ_in_capitals_alone_are_all_told():
    """Who typed neither must choose."""
    assert near_names("TOTaal", ("Totaal", "totaal", "delen")) == ["Totaal", "totaal"]


def test_a_name_can_be_typed_in_two_ways():
    """A file by its name and by its stem, and told once by its name."""
    files = [("eisen.yaml", "eisen.yaml"), ("eisen", "eisen.yaml"), ("eisen.csv", "eisen.csv")]
    assert near_names("Eisen", files) == ["eisen.yaml"]
    assert near_names("eisne.yaml", files) == ["eisen.yaml"]
