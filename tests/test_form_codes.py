# SPDX-License-Identifier: EUPL-1.2
"""Addresses that fill a code in: which can, and where the code comes."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysetool.formats.form_codes import is_link, link_with, render_codes


@pytest.mark.parametrize(
    ("address", "link"),
    [
        ("https://dorp.nl/f.html", "https://dorp.nl/f.html#code=k7m2q9xa"),
        ("http://10.0.0.1:8080/f.html?a=1&b=2", "http://10.0.0.1:8080/f.html?a=1&b=2#code=k7m2q9xa"),
        ("https://dorp.nl/f.html#", "https://dorp.nl/f.html#code=k7m2q9xa"),
        ("https://e.nl/1?deelnemerscode=CODE", "https://e.nl/1?deelnemerscode=k7m2q9xa"),
        ("https://e.nl/QRCODE/f.html", "https://e.nl/QRCODE/f.html#code=k7m2q9xa"),
        ("https://e.nl/#/f?c=CODE", "https://e.nl/#/f?c=k7m2q9xa"),
        ("https://gemeente.sharepoint.com/f%20g.html", "https://gemeente.sharepoint.com/f%20g.html#code=k7m2q9xa"),
    ],
)
def test_where_the_code_comes(address, link):
    """Behind #code=, which is not sent to a server, or in the place of CODE."""
    assert is_link(address)
    assert link_with(address, "k7m2q9xa") == link


@pytest.mark.parametrize(
    "address",
    [
        "", "dorp.nl/f.html", "javascript:alert(1)", "file:///c:/f.html", "mailto:a@b.nl", "https://", "https:///f.html",
        "https://a b.nl", "https://dorp.nl/f.html#stellingen", "https://wie:wat@dorp.nl/", "https://dorp.nl/\n",
        'https://dorp.nl/"x', "https://[dorp.nl/", "=https://dorp.nl", "https://dorp.nl/\u202e", "https://dorp.nl/<x>",
    ],
)  # fmt: skip
def test_what_is_no_address(address):
    """No other scheme, no name before the host, no fragment of its own, nothing invisible."""
    assert not is_link(address)


@given(st.text(max_size=30))
def test_any_text_is_one_or_none(text):
    """Whatever is typed, the question has an answer, and a table of what is taken has a row of two cells per code."""
    address = f"https://dorp.nl/{text}"
    if is_link(address):
        rows = list(csv.reader(io.StringIO(render_codes(["a2bcdefg"], address), newline=""), delimiter=";"))
        assert [len(row) for row in rows] == [2, 2]


def test_no_codes_give_the_heading_alone():
    """A table without rows still says what its columns are."""
    assert render_codes([], None) == "\ufeffcode\r\n"
    assert render_codes([], "https://dorp.nl") == "\ufeffcode;link\r\n"
