# SPDX-License-Identifier: EUPL-1.2
"""Exit codes when standard output or standard error cannot be written: a pipeline must never take that for a fall."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from analysetool.cli import EXIT_BUG
from analysetool.streams import _Forgiving, _Log
from tests.running import run as within
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


def test_input_that_was_closed_is_empty():
    """A command that asks for input that nobody can give says so, and is no bug."""
    code, text = run("<&-", "rapport", "-")
    assert (code, "standaardinvoer: dit bestand is leeg" in text) == (2, True), text


@pytest.mark.gate
@pytest.mark.parametrize(("typed", "line"), [(("formulier", "--uit", "f.html"), 0), (("rapport", "."), -1)])
def test_the_folder_that_is_gone(tmp_path, typed, line):
    """Removed while somebody stood in it: what to do, after what was not found there, and not a bug in the tool."""
    gone = tmp_path / "weg"
    gone.mkdir()
    command = f'cd "{gone}" && rmdir "{gone}" && "$@"'
    arguments = [sys.executable, "-m", "analysetool", *typed]
    done = subprocess.run(
        ["bash", "-c", command, "bash", *arguments],
        capture_output=True,
        check=False,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    )
    assert done.returncode == 2, done.stderr
    told = done.stderr.decode().splitlines()[line]
    assert told.startswith("Fout: de map waarin u dit commando gaf, is verwijderd")


@pytest.mark.parametrize("stream", [_Log, _Forgiving])
def test_what_comes_in_pieces_is_no_command_either(stream):
    """Writers cut lines as they like; the runner reads whole ones."""
    log = io.StringIO()
    guarded = stream(log)
    for piece in ("a", "\n", " :", ":error::x\n", "##", "[group]\n", "b ::c\n", "::d"):
        assert guarded.write(piece) == len(piece)
    assert log.getvalue() == "a\n : :error::x\n## [group]\nb ::c\n: :d"


def test_names_in_a_log_steer_no_pipeline(tmp_path):
    """A file called as a command to the runner is named, and obeyed by nobody; in JSON it reads back the same."""
    (tmp_path / "##[add-mask]x.yaml").write_text("onzin: 1\n", encoding="utf-8")
    for form in ("terminal", "json", "junit", "github"):
        done = within("controleer", tmp_path, "--formaat", form)
        assert done.returncode == 2
        if form in ("terminal", "json"):
            assert b"##[" not in done.stdout + done.stderr
            assert b"add-mask]x.yaml" in done.stdout + done.stderr
        if form == "json":
            assert "##[add-mask]x.yaml" in json.loads(done.stdout)["problemen"][0]["bestand"]
