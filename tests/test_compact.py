# SPDX-License-Identifier: EUPL-1.2
"""The compact row of a participant: nothing is lost, and its bits are those that were meant."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from analysetool.compact import pack, unpack, words_needed
from analysetool.tally import NOT_ASKED


@st.composite
def answers(draw):
    """Answers (P, S) of any number of participants and statements, those that were not given too."""
    people, statements = draw(st.integers(0, 6)), draw(st.integers(0, 200))
    flat = draw(st.binary(min_size=people * statements, max_size=people * statements))
    codes = np.frombuffer(flat, dtype=np.uint8) % (NOT_ASKED + 1)
    return codes.astype(np.int8).reshape(people, statements)


@given(answers())
def test_what_is_packed_comes_back(own):
    """Of any number of statements, in 32 bytes for each 64 of them."""
    words = pack(own)
    assert words.dtype == np.uint64
    assert words.shape == (len(own), words_needed(own.shape[1]), 4)
    assert np.array_equal(unpack(words, own.shape[1]), own)


def test_the_words_by_hand():
    """Scores 1, 5, nvt (codes 0, 4 and 6), nothing, and an empty answer (7): each has its bit in every word.

    Mask 1 + 2 + 4 + 16 = 23. Bit 0 is in 7 alone: 16. Bit 1 is in 6 and 7: 4 + 16. Bit 2 is in 4, 6 and 7: 2 + 4 + 16.
    """
    own = np.array([[0, 4, 6, NOT_ASKED, 7]], dtype=np.int8)
    assert pack(own).tolist() == [[[23, 16, 20, 22]]]


def test_the_words_of_64_and_65_statements():
    """The 64th fills the first word to its last bit; the 65th opens another one."""
    own = np.full((1, 65), NOT_ASKED, dtype=np.int8)
    own[0, 63], own[0, 64] = 1, 2
    assert pack(own[:, :64]).tolist() == [[[1 << 63, 1 << 63, 0, 0]]]
    assert pack(own).tolist() == [[[1 << 63, 1 << 63, 0, 0], [1, 0, 1, 0]]]


def test_nobody_and_nothing():
    """No participants give no rows; no statements take no words."""
    assert pack(np.zeros((0, 56), dtype=np.int8)).shape == (0, 1, 4)
    assert pack(np.zeros((3, 0), dtype=np.int8)).shape == (3, 0, 4)
