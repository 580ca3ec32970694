# SPDX-License-Identifier: EUPL-1.2
"""JSON that the tool wrote for itself: what may have happened to it on the way is refused before it is used."""

from __future__ import annotations

import json

import pytest

from analysetool.files.plain_json import parse_json


@pytest.mark.parametrize("value", [{"a": [1, -2.5, None, True, "é😀"]}, 10**17, 1e308, "\u2028", []])
@pytest.mark.parametrize("ascii_alone", [True, False])
def test_what_was_written_is_read(value, ascii_alone):
    """A sign beyond the first 65,536 comes as two halves where JSON is written in ASCII, and is whole again."""
    assert parse_json(json.dumps(value, ensure_ascii=ascii_alone).encode()) == value


def test_a_byte_order_mark_says_nothing():
    """Editors on Windows write one."""
    assert parse_json(b'\xef\xbb\xbf{"a": 1}') == {"a": 1}


@pytest.mark.parametrize(
    "content",
    [
        b"", b"{", b"[1,]", b"NaN", b"[-Infinity]", b"1e999", b"-1e999", b"1" * 19, b'"\\ud800"', b'{"\\udfff": 1}',
        b'["\\uD83D", "\\uDE00"]', b'"\xff"', b'"\xed\xa0\x80"', b"[" * 5000,
    ],
)  # fmt: skip
def test_all_else_is_a_value_error(content):
    """One kind of error, so that no reader of such a file can forget one."""
    with pytest.raises(ValueError, match=r"^"):
        parse_json(content)
