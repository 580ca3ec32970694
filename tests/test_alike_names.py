# SPDX-License-Identifier: EUPL-1.2
"""Which names may be one name typed twice, and that all pairs of them are found without trying every two."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysetool.files.alike_names import look_alike, pairs_alike, within

FEW = st.text("ab", max_size=9)
NAMES = st.one_of(
    st.text("ab", min_size=5, max_size=9),
    st.builds("gemeente {}".format, FEW),
    st.builds("Dorp-{} {}".format, FEW, st.sampled_from(["1", "2"])),
    st.builds(lambda middle, end: "lang" * 14 + middle + end, FEW, st.text("xy", max_size=3)),
)
"""Names of a few letters, so that many lie near; with capitals, signs and digits; about as long as a long name."""


def distance(one: str, other: str) -> int:
    """The distance of Levenshtein (1966), from its definition."""
    row = list(range(len(other) + 1))
    for place, sign in enumerate(one, start=1):
        last, row[0] = row[0], place
        for column, theirs in enumerate(other, start=1):
            last, row[column] = row[column], min(row[column] + 1, row[column - 1] + 1, last + (sign != theirs))
    return row[-1]


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("Neder-Betuwe", "Neder Betuwe", True),
        ("Neder-Betuwe", "neder-betuwe", True),
        ("Neder-Betuwe", "Nederbetuwe ", True),
        ("Roermond", "Roermnd", True),
        ("Roermond", "Roremond", True),
        ("Roermond", "Dordrecht", False),
        ("Ede", "Epe", False),
        ("Oss", "OSS", True),
        ("Zuid-Limburg", "Noord-Limburg", False),
        ("Coalitie 1", "Coalitie 2", False),
    ],
)
def test_names_that_look_alike(one, other, alike):
    """Capitals, blanks and signs never make another coalition; two letters do where names are short."""
    assert look_alike(one, other) == look_alike(other, one) == alike


@given(st.text("abc", max_size=8), st.text("abc", max_size=8), st.integers(0, 4))
def test_within_is_the_distance(one, other, most):
    """So many edits or fewer."""
    assert within(one, other, most) == (distance(one, other) <= most)


@pytest.mark.parametrize(
    ("one", "other", "edits"), [("kitten", "sitting", 3), ("", "abc", 3), ("roermond", "roremond", 2)]
)
def test_edits_by_hand(one, other, edits):
    """Known examples."""
    assert [within(one, other, most) for most in (edits - 1, edits)] == [False, True]


@given(st.lists(NAMES, max_size=12))
def test_all_pairs_are_found(names):
    """The same pairs as by trying every two, each once."""
    found = list(pairs_alike(names))
    tried = [pair for pair in combinations(range(len(names)), 2) if look_alike(names[pair[0]], names[pair[1]])]
    assert sorted(found) == tried


def test_no_names():
    """Nothing is alike among none or one."""
    assert [list(pairs_alike(names)) for names in ([], ["Dorp"], [""])] == [[], [], []]
