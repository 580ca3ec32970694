# SPDX-License-Identifier: EUPL-1.2
"""Exit codes when standard output or standard error cannot be written: a pipeline must never take that for a fall."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from analysetool.cli import EXIT_BUG
from tests.tools import needs_bash

pytestmark = needs_bash

EXAMPLE = Path(__file__).parent.parent / "voorbeelden" / "ci"
FULL = pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no device that is always full")
CHECK = ("toets", EXAMPLE / "metingen", "--eisen", EXAMPLE / "eisen.yaml", "--naar")


def run(redirection: str, *arguments: object, python: tuple[str, ...] = ("-m", "analysetool")) -> tuple[int, str]:
    """The exit code of the tool in a shell that sends its streams somewhere, and what still arrived."""
    command = f'"$@" {redirection}; exit "${{PIPESTATUS[0]}}"'
    done = subprocess.run(
        ["bash", "-c", command, "bash", sys.executable, *python, *map(str, arguments)],
        capture_output=True,
        check=False,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    )
    return done.returncode, (done.stdout + done.stderr).decode()


@FULL
@pytest.mark.parametrize(("redirection", "year", "code"), [("2>/dev/full", "2024", 0), ("2>&-", "2025", 1)])
@pytest.mark.gate(most=1)
def test_what_cannot_be_said_changes_no_outcome(redirection, year, code):
    """Standard error full or closed: the outcome is that of the requirements."""
    assert run(redirection, *CHECK, year)[0] == code


@FULL
@pytest.mark.parametrize(
    ("redirection", "arguments"),
    [
        (">/dev/full", (*CHECK, "2025")),
        (">&- 2>&-", (*CHECK, "2025")),
        (">&-", ("stellingen",)),
        (">/dev/full", ("controleer", EXAMPLE / "metingen" / "2024")),
    ],
)
@pytest.mark.gate(most=2)
def test_a_result_that_cannot_be_delivered_is_refused(redirection, arguments):
    """Exit code 2 and a sentence, where there is anybody to hear it: never 0, 1 or a bug."""
    code, text = run(redirection, *arguments)
    assert code == 2, text
    assert "Traceback" not in text
    if "2>" not in redirection:
        assert "Fout: de uitvoer kan niet worden geschreven: " in text


@pytest.mark.parametrize(("arguments", "code"), [((*CHECK, "2025"), 1), (("stellingen",), 0)])
@pytest.mark.gate(most=1)
def test_a_reader_that_stops_changes_no_outcome(arguments, code):
    """The other end of the pipe is closed before a word arrives."""
    got, text = run("| true", *arguments)
    assert got == code
    assert "Traceback" not in text


@pytest.mark.parametrize("missing", ["typer", "numpy"])
def test_a_broken_installation_is_a_bug(missing):
    """A library that cannot be loaded gives 70, as every failure of the tool itself."""
    code = f"import sys; sys.modules[{missing!r}] = None; from analysetool.__main__ import main; main()"
    got, text = run("", *CHECK, "2024", python=("-c", code))
    assert got == EXIT_BUG
    assert "er gaat iets mis in de Analysetool zelf" in text
    assert "Traceback" not in text


@pytest.mark.gate
def test_a_file_takes_no_place_of_a_closed_stream(tmp_path):
    """With standard error closed, a report on disk holds nothing that was said."""
    path = tmp_path / "r.md"
    code, _ = run("2>&-", "rapport", EXAMPLE / "metingen" / "2024", "--uit", path)
    assert code == 0
    assert path.read_text(encoding="utf-8").startswith("# Kansrijke Start in Pijplijnstad")
