# SPDX-License-Identifier: EUPL-1.2
"""The libraries that pages bring along are the files that were looked at, with their licence, and fetch nothing."""

from __future__ import annotations

import hashlib
import re
import tomllib
from pathlib import Path

import pytest

from analysetool.formats.templates import library, template_folder

ROOT = Path(__file__).parent.parent
FOLDER = template_folder() / "bibliotheken"
_ROW = re.compile(r"^\| `([\w.]+)` \|.*\| (MIT|Apache-2\.0) \|.*\| `([0-9a-f]{64})` \|$", re.MULTILINE)
LISTED = _ROW.findall((FOLDER / "README.md").read_text(encoding="utf-8"))


def test_every_library_is_listed():
    """What stands in the folder is in the list, and the other way round."""
    assert sorted(name for name, _, _ in LISTED) == sorted(path.name for path in FOLDER.glob("*.js"))


@pytest.mark.parametrize(("name", "licence", "digest"), LISTED)
def test_a_library_is_as_it_was_taken(name, licence, digest):
    """Its hash and licence are those of the list; it asks for no address and ends no script."""
    assert hashlib.sha256((FOLDER / name).read_bytes()).hexdigest() == digest
    notes = tomllib.loads((ROOT / "REUSE.toml").read_text(encoding="utf-8"))["annotations"]
    assert [note["SPDX-License-Identifier"] for note in notes if note["path"] == f"templates/bibliotheken/{name}"] == [
        licence
    ]
    assert (ROOT / "LICENSES" / f"{licence}.txt").is_file()
    text = library(name)
    assert licence in text.splitlines()[0]
    assert "</script" not in text
    assert not re.search(r"fetch\(|XMLHttpRequest|sendBeacon|WebSocket|import\(|eval\(|new Function", text)
    assert set(re.findall(r"https?:[^\"']*", text)) <= {"http://www.w3.org/2000/svg"}
