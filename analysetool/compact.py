# SPDX-License-Identifier: EUPL-1.2
"""The answers of a participant in a few words of 64 bits, so that any engine can gather them with `bit_or`.

Of each 64 statements there are four words: the presence mask, and the three bits of the answer, a bit plane each. Bit s
of a word belongs to statement s of these 64. 56 answers take 32 bytes, and nothing is lost: all eight answers have a
code, and what has no bit in the mask was not given at all.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from analysetool.tally import NOT_ASKED

WORD = 64
"""Statements in a word."""
PLANES = 3
"""Bits of an answer: there are eight of them."""
WORDS = 1 + PLANES
"""Words of 64 statements: the mask, then bit 0, 1 and 2 of the answer."""

Words = NDArray[np.uint64]


def words_needed(statements: int) -> int:
    """How often `WORDS` words are needed for so many statements; 0 for none."""
    return -(-statements // WORD)


def pack(answers: NDArray[np.int8]) -> Words:
    """Pack answers.

    Args:
        answers: int8 (P, S), positions in `ANSWER_ORDER`, or `NOT_ASKED` for what was not given.

    Returns:
        uint64 (P, K, 4) with K = `words_needed(S)`; the last axis is mask, bit 0, bit 1 and bit 2.
    """
    people, statements = answers.shape
    given = answers != NOT_ASKED
    planes = np.stack([given, *((answers >> bit & 1).astype(bool) & given for bit in range(PLANES))], axis=1)
    filled = np.zeros((people, WORDS, words_needed(statements) * WORD), dtype=np.bool_)
    filled[:, :, :statements] = planes
    packed = np.packbits(filled, axis=-1, bitorder="little")
    words: Words = packed.view("<u8").astype(np.uint64).swapaxes(1, 2)
    return words


def unpack(words: Words, statements: int) -> NDArray[np.int8]:
    """The answers (P, S) that were packed.

    Args:
        words: uint64 (P, K, 4), as `pack` gives them.
        statements: S, at most K times 64.
    """
    planes = _bits(words, statements)
    answers = np.full(planes.shape[1:], NOT_ASKED, dtype=np.int8)
    codes = planes[1].astype(np.int8)
    for bit in range(1, PLANES):
        codes |= planes[1 + bit].astype(np.int8) << bit
    np.copyto(answers, codes, where=planes[0])
    return answers


def _bits(words: Words, statements: int) -> NDArray[np.bool_]:
    """Mask and planes as truth values (4, P, S)."""
    straight = np.ascontiguousarray(words.transpose(2, 0, 1), dtype="<u8").view(np.uint8)
    bits = np.unpackbits(straight, axis=-1, count=statements, bitorder="little")
    return bits.view(np.bool_)
