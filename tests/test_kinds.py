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

from tests.kinds import KINDS, pytest_collection_modifyitems, spread, thorough

ROOT = Path(__file__).parent.parent


def test_every_kind_is_registered_and_left_out_of_the_quick_tests():
    """One list of kinds: in pyproject.toml, where each is explained, and in the Makefile."""
    options = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["pytest"]["ini_options"]
    assert sorted(line.split(":")[0] for line in options["markers"]) == sorted([*KINDS, "slow", "gate(most=0)"])
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    (left_out,) = re.findall(r'-m "not \((.*)\)"', makefile)
    assert sorted(left_out.split(" or ")) == sorted([*KINDS, "slow"])


@pytest.mark.parametrize(
    ("most", "kept"), [(0, []), (1, [0]), (2, [0, 9]), (3, [0, 4, 9]), (10, [*range(10)]), (99, [*range(10)])]
)
def test_cases_lie_evenly_spread(most, kept):
    """The first and the last are among them, and no case twice."""
    assert spread(range(10), most) == kept


@pytest.mark.parametrize("mark", [None, pytest.mark.gate, pytest.mark.gate(most=2)])
def test_only_the_gate_tries_everything(request, monkeypatch, mark):
    """Of a test with the marker at most so many cases are left, and those that go are told as deselected."""
    made = [
        pytest.Function.from_parent(request.node.parent, name=f"test_x[{n}]", callobj=lambda: None) for n in range(5)
    ]
    for item in made if mark else ():
        item.add_marker(mark)
    gone: list[pytest.Item] = []
    monkeypatch.setattr(request.config.hook, "pytest_deselected", lambda *, items: gone.extend(items))
    kept = [*made]
    pytest_collection_modifyitems(request.config, kept)
    expected = 5 if thorough() or mark is None else mark.kwargs.get("most", 0)
    assert (len(kept), len(gone)) == (expected, 5 - expected)
    assert {*kept} | {*gone} == {*made}


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
