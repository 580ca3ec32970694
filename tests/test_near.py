# SPDX-License-Identifier: EUPL-1.2
"""The names that are nearest to what was typed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysetool.near import likeness, near_names

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


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("", "tekst", 0.0),
        ("Zelfde tekst", "zelfde  tekst.", 1.0),
        ("Ons dorp hee.. ", "Ons dorp heeft een plek.", 0.9),
        ("Ons dor", "Ons dorp heeft een plek op loopafstand", 14 / 45),  # seven signs: 2 * 7 of 7 + 38
        ("elk jaar speeldag", "speeldag, elk jaar", 1.0),  # by its words
        ("a b", "c d", 1 / 3),  # no word of four letters: the blank alone
    ],
)
def test_likeness(one, other, expected):
    """Worked out by hand."""
    assert likeness(one, other) == pytest.approx(expected)
    assert likeness(other, one) == pytest.approx(expected)


@given(one=st.text(max_size=20), other=st.text(max_size=20))
def test_likeness_is_a_share(one, other):
    """From 0 to 1, and a sentence is like itself."""
    assert 0 <= likeness(one, other) <= 1
    assert likeness(one, one) in (0.0, 1.0)


def test_work_is_limited():
    """What cannot be alike by `least` is not looked at in full, and of a very long text only the beginning is."""
    assert likeness("seven", "even s", least=0.95) == 0.0
    assert likeness("een twee drie", "een twee vier", least=0.5) == pytest.approx(
        likeness("een twee drie", "een twee vier")
    )
    assert likeness("a" * 2_000 + "b" * 90_000, "a" * 2_000 + "c" * 90_000) == 1.0
