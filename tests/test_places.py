# SPDX-License-Identifier: EUPL-1.2
"""Paths as people type them: quotes that came along, and the nearest name that is there."""

from __future__ import annotations

from pathlib import Path

import pytest

from analysetool.files.places import not_there, typed_path
from tests.running import assert_refused, run


@pytest.mark.parametrize("quotes", ['""', "''", "\u201c\u201d", "\u2018\u2019"])
def test_one_pair_of_quotes_is_dropped(tmp_path, quotes):
    """As when a path is pasted from a window of Windows; a name that has them is kept."""
    assert typed_path(f"{quotes[0]}metingen{quotes[1]}") == Path("metingen")
    own = tmp_path / f"{quotes[0]}metingen{quotes[1]}"
    own.mkdir()
    assert typed_path(own) == own


@pytest.mark.parametrize("text", ['"', "''", '"metingen', "metingen", "'metingen\""])
def test_other_quotes_stay(text):
    """Only a pair around something is a pair."""
    assert typed_path(text) == Path(text)


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("metingne", ["dit bestand bestaat niet. Bedoelt u 'metingen'?"]),
        ("METINGEN2", ["Bedoelt u 'metingen'?"]),
        ("eisen", ["Bedoelt u 'eisen.yaml'?"]),
        ("qqqq", ["Kijk of de naam klopt."]),
        ("metingne/2026/a.yaml", ["de map 'metingne' bestaat niet. Bedoelt u 'metingen'?"]),
    ],
)
def test_the_nearest_name_is_told(tmp_path, typed, words):
    """Of the file, or of the first folder on the way that is not there; and where was looked."""
    (tmp_path / "metingen").mkdir()
    (tmp_path / "eisen.yaml").write_text("eisen: []", encoding="utf-8")
    (tmp_path / ".metingne").mkdir()
    told = not_there(tmp_path / typed)
    assert [word for word in words if word not in told] == [], told
    assert told.endswith(f"Er is gezocht in '{tmp_path}'.")


def test_commands_tell_it(tmp_path):
    """The same for what is read and what is imported."""
    (tmp_path / "metingen").mkdir()
    assert_refused(run("rapport", "'metingne'", cwd=tmp_path), "Bedoelt u 'metingen'?")
    assert_refused(run("importeer", "metingne.csv", "--uit", "m", cwd=tmp_path), "Bedoelt u 'metingen'?")
