# SPDX-License-Identifier: EUPL-1.2
"""The menu: a number, a few questions, and the command that does it."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from pathlib import Path

import pytest

from analysetool.terminal.menu import CHOICES, choose_command

DIALOGUES = [
    # what is typed, the arguments of the command
    ("1\n", ["stellingen"]),
    ("2\n\n", ["invullen", "mijn-scores.yaml"]),
    ("2\nik.yaml\n", ["invullen", "ik.yaml"]),
    ("3\n", ["invullen", "--oefenen"]),
    ("4\n\n", ["formulier", "--uit", "formulier.html"]),
    ("5\n\n\n", ["importeer", "ontvangen", "--uit", "metingen"]),
    ("6\nmap\n45\n", ["werksessie", "map", "--minuten", "45"]),
    ("7\n\n", ["controleer", "metingen"]),
    ("8\n  mijn map  \n", ["rapport", "mijn map"]),
    ("9\n\n\n", ["rapport", "metingen", "--uit", "rapport.html"]),
    ("10\n\n\n", ["vergelijk", "metingen", "--uit", "vergelijking.html"]),
    ("9\nmap\nr.md\n", ["rapport", "map", "--uit", "r.md"]),
    ("12\n", ["--help"]),
    (" 1 \n", ["stellingen"]),
    ("01\n", ["stellingen"]),
    # wrong answers are asked again
    ("99\n13\n-1\nrapport\n²\n1\n", ["stellingen"]),
    ("1000000000000\n12\n", ["--help"]),
    # stopping
    ("0\n", []),
    ("\n", []),
    ("s\n", []),
    ("Q\n", []),
    ("stop\n", []),
    ("", []),
    ("99\n", []),
    ("9\nmap\n", []),
    ("2\n", []),
]


@pytest.mark.parametrize(("typed", "expected"), DIALOGUES)
def test_choosing(monkeypatch, typed, expected):
    """Enter takes the default, a wrong number is asked again, and stopping or end of input gives no command."""
    monkeypatch.setattr(sys, "stdin", io.StringIO(typed))
    assert choose_command() == expected


def test_the_menu_names_every_choice(monkeypatch, capsys):
    """Every choice has a line with its number, and stopping has one."""
    monkeypatch.setattr(sys, "stdin", io.StringIO("0\n"))
    choose_command()
    shown = capsys.readouterr().out.splitlines()
    assert [f"  {number}. {choice.title}" for number, choice in enumerate(CHOICES, start=1)] == shown[2:14]
    assert "  0. Stoppen" in shown


def test_the_command_is_shown_as_it_can_be_typed(monkeypatch, capsys):
    """The command is shown with quotes where a name needs them."""
    monkeypatch.setattr(sys, "stdin", io.StringIO("9\nmijn metingen\n\n"))
    choose_command()
    quote = '"' if sys.platform == "win32" else "'"
    assert capsys.readouterr().out.endswith(
        f"\nHet commando is: analysetool rapport {quote}mijn metingen{quote} --uit rapport.html\n\n"
    )


def test_a_wrong_number_is_told(monkeypatch, capsys):
    """A wrong answer is answered with what can be typed."""
    monkeypatch.setattr(sys, "stdin", io.StringIO("99\n0\n"))
    choose_command()
    assert f"Typ een nummer van 0 tot en met {len(CHOICES)}.\n" in capsys.readouterr().out


def test_every_choice_is_a_command_of_the_program():
    """The menu offers nothing that the program does not have."""
    from typer.main import get_command

    from analysetool.cli import app

    known = {*get_command(app).commands, "--help"}
    for choice in CHOICES:
        assert choice.arguments(*(question.default for question in choice.questions))[0] in known


def talk(typed: str, cwd: Path) -> tuple[int, str]:
    """Run the tool without arguments on a terminal, type at each question; its exit code and what it showed."""
    import pty

    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "analysetool"],
        cwd=cwd,
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        start_new_session=True,
    )
    os.close(theirs)
    shown = b""
    lines = typed.encode().splitlines(keepends=True)
    try:
        while True:
            try:
                piece = os.read(ours, 65536)
            except OSError:  # Linux says so when the other end is closed
                break
            if not piece:  # macOS says so
                break
            shown += piece
            if lines and shown.rstrip().endswith((b"Enter:", b")")):
                os.write(ours, lines.pop(0))
        return process.wait(timeout=30), shown.decode()
    finally:
        process.kill()
        process.wait()
        os.close(ours)


@pytest.mark.process
@pytest.mark.skipif(sys.platform == "win32", reason="POSIX terminals")
def test_without_arguments_on_a_terminal(tmp_path):
    """On a terminal `analysetool` alone shows the menu, then the command it runs, and runs it."""
    code, shown = talk("1\n", tmp_path)
    assert code == 0
    menu, _, rest = shown.partition("Het commando is: analysetool stellingen")
    assert "Wat wilt u doen?" in menu
    assert "Deel A" in rest
    assert "A01" in rest


@pytest.mark.process
@pytest.mark.skipif(sys.platform == "win32", reason="POSIX terminals")
def test_the_menu_passes_the_exit_code_on(tmp_path):
    """A command that fails from the menu ends with its own code."""
    code, shown = talk("7\nbestaat-niet\n", tmp_path)
    assert code == 2
    assert "Het commando is: analysetool controleer bestaat-niet" in shown
    assert "Traceback" not in shown


@pytest.mark.process
@pytest.mark.skipif(sys.platform == "win32", reason="POSIX terminals")
def test_stopping_the_menu_is_fine(tmp_path):
    """Stopping in the menu runs nothing and ends well."""
    code, shown = talk("0\n", tmp_path)
    assert code == 0
    assert "Het commando is" not in shown
