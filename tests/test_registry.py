# SPDX-License-Identifier: EUPL-1.2
"""Every format there is: told in the help and in both READMEs, and no other."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from analysetool import cli
from analysetool.formats.registry import FORMATS, LAYOUTS, SCRIPTS, Format, lay_out
from tests.documents import sample_document

ROOT = Path(__file__).parent.parent


def told_in_help(command: str, capsys: pytest.CaptureFixture[str]) -> list[str]:
    """The formats that the help of a command lists, after "Formaten:"."""
    assert cli.main([command, "--help"]) == 0
    text = " ".join(capsys.readouterr().out.split())
    found = re.search(r"Formaten: ([a-z]+(?:, [a-z]+)*(?: en [a-z]+)?)\.", text)
    return re.split(r", | en ", found[1]) if found else []


def told_in(readme: str, command: str) -> list[str]:
    """The formats in the last cell of the row of a command, in the table of commands."""
    rows = (ROOT / readme).read_text(encoding="utf-8").split("\n")
    (row,) = [line for line in rows if re.match(rf"\| `analysetool {command}\b", line)]
    return re.findall(r"[a-z]+", row.rsplit("|", 2)[1])


@pytest.mark.parametrize("command", [name for name in FORMATS if name != "schema"])
def test_help_lists_the_formats(command, capsys):
    """A format that the help forgets does not exist for the people who need it."""
    assert told_in_help(command, capsys) == list(FORMATS[command])


@pytest.mark.parametrize("command", FORMATS)
def test_readme_lists_the_formats(command):
    """The table of commands in README.md names each format of each command."""
    assert told_in("README.md", command) == list(FORMATS[command])


def test_every_format_is_made_somewhere():
    """No command makes a format that is not in the enum, and no format is without a command."""
    assert {form for forms in (*FORMATS.values(), SCRIPTS) for form in forms} == set(Format)


@pytest.mark.parametrize("command", FORMATS)
def test_endings_tell_formats_apart(command):
    """The name of a file is enough to know its format."""
    endings = [form.ending for form in FORMATS[command] if form.ending]
    assert len(set(endings)) == len(endings)


@pytest.mark.parametrize(
    "form", [pytest.param(form, marks=pytest.mark.pdf) if form is Format.PDF else form for form in Format]
)
def test_layouts_lay_any_document_out(form):
    """A document can be had in each of the layouts; data has writers of its own."""
    if form not in LAYOUTS:
        with pytest.raises(ValueError, match=form):
            lay_out(sample_document(), form, colour=False, plain=False)
        return
    content = lay_out(sample_document(), form, colour=False, plain=False)
    starts = {Format.DOCX: b"PK", Format.PDF: b"%PDF", Format.HTML: b"<!DOCTYPE html>", Format.MARKDOWN: b"# Titel"}
    assert content.startswith(starts.get(form, b"Titel"))
