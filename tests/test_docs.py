# SPDX-License-Identifier: EUPL-1.2
"""What the documents promise is what the program has."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest
from typer.main import get_command

from analysetool.cli import app
from analysetool.loading.inputs import read_inputs

ROOT = Path(__file__).parent.parent
COMMANDS = get_command(app).commands
PARAMETERS = [
    (name, parameter)
    for name, command in COMMANDS.items()
    for parameter in command.params
    if "--help" not in parameter.opts
]
PROGRAM_PARAMETERS = [("analysetool", parameter) for parameter in get_command(app).params]
READMES = ("README.md", "README.NL.md")


def text_of(name: str) -> str:
    """A document of the project."""
    return (ROOT / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help(name):
    """A command says in a sentence what it does and shows how it is typed."""
    text = COMMANDS[name].help or ""
    assert re.match(r"[A-Z][^\n]+\.\n", text)
    examples = text.partition("Voorbeelden:\n")[2].split("\n")
    assert [line for line in examples if line.strip() and not line.strip().startswith(f"analysetool {name}")] == []
    assert examples != [""]


@pytest.mark.parametrize(
    ("command", "parameter"),
    PARAMETERS + PROGRAM_PARAMETERS,
    ids=[f"{command} {parameter.name}" for command, parameter in PARAMETERS + PROGRAM_PARAMETERS],
)
def test_every_option_has_help(command, parameter):
    """Every argument and option of every command has a sentence, and a word for its value."""
    assert parameter.help, f"{command}: {parameter.name}"
    assert parameter.help.endswith("."), parameter.help
    if not getattr(parameter, "is_flag", False):
        assert parameter.metavar, f"{command}: {parameter.name}"


@pytest.mark.parametrize("readme", READMES)
@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_is_documented(readme, name):
    """Both manuals show every command."""
    assert f"analysetool {name}" in text_of(readme)


@pytest.mark.parametrize("command", ["make rapport", "make test"])
def test_front_door(command):
    """The two commands for who comes in stand in the manual as something to copy, and the Makefile has them."""
    blocks = re.findall(r"^```sh\n(.*?)^```", text_of("README.md"), flags=re.DOTALL | re.MULTILINE)
    assert command in [line for block in blocks for line in block.splitlines()]
    assert f"\n{command.removeprefix('make ')}: " in text_of("Makefile")


def shown_commands() -> list[tuple[str, list[str]]]:
    """Every command line of the tool that a document or help text shows."""
    texts = {name: text_of(name) for name in READMES}
    texts |= {f"docs/{path.name}": path.read_text(encoding="utf-8") for path in sorted((ROOT / "docs").glob("*.md"))}
    texts |= {f"help of {name}": command.help or "" for name, command in COMMANDS.items()}
    found = []
    for name, text in texts.items():
        for line in re.findall(r"(?:`|^ {4,}|^\s*)analysetool ([a-z][^`\n]*)", text, flags=re.MULTILINE):
            words = shlex.split(line.rstrip("\\ "), comments=True)
            if words[0] in COMMANDS:
                found.append((f"{name}: {line}", words))
    return found


@pytest.mark.parametrize(("where", "words"), shown_commands(), ids=[where for where, _ in shown_commands()])
def test_shown_commands_exist(where, words):
    """Every command line in a document uses options that the command has."""
    known = {opt for command, parameter in PARAMETERS if command == words[0] for opt in parameter.opts} | {
        "--help",
        "-h",
    }
    typed = [re.sub(r"[=\]].*", "", word.strip("[]")) for word in words[1:]]
    assert [word for word in typed if word.startswith("--") and word not in known] == [], where


def test_documents_link_to_files_that_exist():
    """No document points to a file that is not there."""
    documents = [*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md"), *(ROOT / "voorbeelden").glob("*.md")]
    links = [
        (path, target)
        for path in documents
        for target in re.findall(r"\]\(([^)#:\s]+)(?:#[^)]*)?\)", path.read_text(encoding="utf-8"))
    ]
    assert [f"{path.name}: {target}" for path, target in links if not (path.parent / target).exists()] == []


def test_shipped_examples_have_no_problems(shipped):
    """Every example loads without an error or a warning."""
    found = read_inputs([ROOT / "voorbeelden"], shipped, check_sets=True)
    assert [f"{problem.place}: {problem.message}" for problem in found.problems] == []
    assert {coalition for coalition, _ in found.keys} == {"Neder-Betuwe", "Roermond", "Voorbeeldstad", "Zuid-Limburg"}
    assert found.files == len(list((ROOT / "voorbeelden").rglob("*.yaml")))


def test_sets_in_documents_are_read(tmp_path, shipped):
    """The YAML that documents show is YAML that the tool reads: score sheets, measurements and sets."""
    readable = []
    for name in (*READMES, *(f"docs/{path.name}" for path in (ROOT / "docs").glob("*.md"))):
        for block in re.findall(r"^```yaml\n(.*?)^```", text_of(name), flags=re.DOTALL | re.MULTILINE):
            if re.match(r"(?:#.*\n)*(?:stellingenset|meting):", block):
                path = tmp_path / f"{len(readable)}.yaml"
                path.write_text(block, encoding="utf-8")
                problems = read_inputs([path], shipped).problems
                readable.append((name, [problem.message for problem in problems if problem.is_error]))
    assert readable
    assert [(name, messages) for name, messages in readable if messages] == []


def test_the_example_in_the_readme_is_real():
    """Every line of the shown report is a line of the report that the command makes."""
    _, _, rest = (ROOT / "README.md").read_text(encoding="utf-8").partition("```text\n")
    shown, _, _ = rest.partition("```")
    result = subprocess.run(
        [sys.executable, "-m", "analysetool", "rapport", str(ROOT / "voorbeelden" / "voorbeeldstad")],
        capture_output=True,
        check=True,
        env={**os.environ, "COLUMNS": "100"},
    )
    made = {line.strip() for line in result.stdout.decode().splitlines()}
    assert [line for line in shown.splitlines() if line != "[...]" and line.strip() not in made] == []
