# SPDX-License-Identifier: EUPL-1.2
"""Completing with the Tab key: each script holds every command, option and fixed value, and leaves paths alone."""

from __future__ import annotations

import subprocess

import pytest
from typer.main import get_command

from analysetool.cli import app
from analysetool.commands.report import FORMS
from analysetool.formats.registry import FORM_KINDS
from analysetool.terminal.completion import SCRIPTS, CompletedCommand, CompletedOption, fish_script, zsh_script
from tests.running import assert_refused, run, told
from tests.tools import needs_bash

COMMANDS = get_command(app).commands


@pytest.fixture(scope="module")
def scripts():
    """The script of each shell, as the command gives it."""
    return {shell: run("aanvullen", shell).stdout.decode() for shell in SCRIPTS}


@pytest.mark.parametrize("shell", SCRIPTS)
def test_every_command_and_option_is_completed(scripts, shell):
    """A new command or option is completed without being named anywhere again; so is a form of the report."""
    script = scripts[shell]
    options = {opt for one in COMMANDS.values() for own in one.params for opt in own.opts if opt.startswith("--")}
    written = {f"-l {name.removeprefix('--')} " if shell == "fish" else name for name in options - {"--format"}}
    assert [word for word in (*COMMANDS, *FORMS, *FORM_KINDS, *sorted(written)) if word not in script] == []


def test_the_script_for_powershell_is_ascii(scripts):
    """PowerShell 5 reads a script in the character set of the country."""
    assert scripts["powershell"].isascii()


def test_quotes_in_a_sentence_stay_inside_it():
    """A sentence with a quote, a colon or a backslash ends no word of the script."""
    option = CompletedOption(name="--uit", about="Commando's: a\\b", takes_value=True)
    command = CompletedCommand(name="rapport", about="Thema's", options=(option,), values=())
    assert "-r -l uit -d 'Commando\\'s: a\\b'\n" in fish_script([command])
    assert "('--uit:Commando'\"'\"'s: a\\\\b')" in zsh_script([command])


def test_what_to_do_with_a_script(tmp_path):
    """One is told where it goes; a file that is there stays; another shell is refused with those that there are."""
    result = run("aanvullen", "bash", "--uit", "a b.bash", cwd=tmp_path)
    assert result.returncode == 0
    assert "Zet in ~/.bashrc de regel: source " in told(result)
    assert_refused(run("aanvullen", "bash", "--uit", "a b.bash", cwd=tmp_path), "bestaat al")
    assert_refused(run("aanvullen", "csh"), "bash, zsh, fish of powershell")
    assert "--uit ~/.config/fish/completions/analysetool.fish" in told(run("aanvullen", "fish"))


@needs_bash
def test_bash_completes(tmp_path, scripts):
    """Commands, options and values are completed; where none of them fits, the shell looks for files."""
    cases = ["ra", "rapport --gr", "rapport --vorm sam", "schema ei", "rapport met", "formulier --vorm m"]
    words = '(analysetool "$@")'
    asked = f'try() {{ COMP_WORDS={words}; COMP_CWORD=$#; _analysetool; echo "${{COMPREPLY[*]}}"; }}\n'
    tries = "".join(f"try {case}\n" for case in cases)
    (tmp_path / "a.bash").write_text(f"{scripts['bash']}{asked}{tries}", encoding="utf-8")
    result = subprocess.run(["bash", "a.bash"], cwd=tmp_path, capture_output=True, check=True)
    assert result.stdout.decode().splitlines() == ["rapport", "--groepen", "samenvatting", "eisen", "", "msforms"]
