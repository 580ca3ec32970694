# SPDX-License-Identifier: EUPL-1.2
"""Tests that take time carry a marker, so that `make test-quick` can leave them out."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from tests.kinds import KINDS

ROOT = Path(__file__).parent.parent


def test_every_kind_is_registered_and_left_out_of_the_quick_tests():
    """One list of kinds: in pyproject.toml, where each is explained, and in the Makefile."""
    options = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["pytest"]["ini_options"]
    assert sorted(line.partition(":")[0] for line in options["markers"]) == sorted([*KINDS, "slow"])
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    (left_out,) = re.findall(r'-m "not \((.*)\)"', makefile)
    assert sorted(left_out.split(" or ")) == sorted([*KINDS, "slow"])


def test_a_process_without_a_marker_is_refused():
    """This test has no marker, so it may start nothing, in whatever way."""
    with pytest.raises(AssertionError, match="starts a process: give it a marker of process, browser"):
        subprocess.run([sys.executable, "-c", ""], check=False)
    with pytest.raises(AssertionError, match="test_a_process_without_a_marker_is_refused"):
        os.system("true")  # noqa: S605


@pytest.mark.process
def test_a_process_with_a_marker_is_not():
    """This one may."""
    assert subprocess.run([sys.executable, "-c", ""], check=False).returncode == 0


@pytest.mark.parametrize("path", sorted((ROOT / "tests").glob("test_*.py")), ids=lambda path: path.stem)
@pytest.mark.slow
def test_files_that_open_pages_say_so(path):
    """Whatever uses Chromium names it, so that a missing browser is told and not an error."""
    text = path.read_text(encoding="utf-8")
    opens = re.search(r"^from tests\.(?:browser|devtools) import", text, flags=re.MULTILINE)
    assert (opens is None) or re.search(r"\bneeds_(?:chromium|axe)\b", text)
