# SPDX-License-Identifier: EUPL-1.2
"""Every promise in the documentation names a test, and the test is there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

PAGE = (Path(__file__).parent.parent / "docs" / "beloften.md").read_text(encoding="utf-8")
ROWS = [row for row in PAGE.splitlines() if row.startswith("| ") and not row.startswith(("| belofte", "| dreiging"))]


@pytest.mark.parametrize("row", ROWS, ids=[row[2:40] for row in ROWS])
def test_a_promise_names_a_test_that_is_there(row):
    """One test for each: its file, and a function of that name in it."""
    ((name, test),) = re.findall(r"`(test_\w+\.py)::(test_\w+)`", row)
    path = Path(__file__).parent / name
    assert path.exists()
    assert re.search(rf"^def {test}\(", path.read_text(encoding="utf-8"), flags=re.MULTILINE), test


def test_there_are_promises():
    """The page was read as it is written."""
    assert len(ROWS) >= 20
