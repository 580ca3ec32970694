# SPDX-License-Identifier: EUPL-1.2
"""What can be typed behind `importeer`: files, folders and patterns."""

from __future__ import annotations

from pathlib import Path

from analysetool.imports.handed_in import handed_in
from tests.conftest import shown


def names(paths: list[Path]) -> list[str]:
    """The names of files."""
    return [path.name for path in paths]


def test_a_folder_means_the_readable_files_right_in_it(write, tmp_path):
    """By name; hidden files and folders do not count, and what cannot hold answers is named apart."""
    for name in ("b.json", "a.xlsx", "c.docx", ".verborgen.csv", "~$a.xlsx", "onder/d.csv"):
        write(name, name)
    found = handed_in([str(tmp_path)])
    assert (names(found.files), names(found.passed_over), found.problems) == (["a.xlsx", "b.json"], ["c.docx"], [])


def test_a_pattern_is_read_where_the_shell_did_not(write, tmp_path):
    """`*.json` means all of those; a file whose own name holds such a sign is that file."""
    for name in ("b.json", "a.json", "c.csv", "d[1].json"):
        write(name, name)
    assert names(handed_in([str(tmp_path / "*.json")]).files) == ["a.json", "b.json", "d[1].json"]
    assert names(handed_in([str(tmp_path / "d[1].json")]).files) == ["d[1].json"]


def test_files_with_the_same_bytes_count_once(write, tmp_path):
    """Saved twice from one mail: the first counts, and which was which is kept; others of that size are others."""
    first, second = write("a.json", "xx"), write("a (1).json", "xx")
    write("b.json", "xy")
    found = handed_in([str(tmp_path)])
    assert names(found.files) == ["a (1).json", "b.json"]
    assert found.doubles == {first: second}


def test_each_file_counts_once(write, tmp_path):
    """Named by itself, in its folder and in a pattern: one file."""
    path = write("a.json", "x")
    found = handed_in([str(path), str(tmp_path), str(tmp_path / "*.json"), str(tmp_path / "." / "a.json")])
    assert names(found.files) == ["a.json"]


def test_nothing_found_is_told(write, tmp_path):
    """A folder or pattern without any file is a problem; a name that does not exist is for the reader to tell."""
    write("leeg/lees.docx", "x")
    found = handed_in([str(tmp_path / "leeg"), str(tmp_path / "*.xlsx"), str(tmp_path / "weg.csv")])
    assert names(found.files) == ["weg.csv"]
    assert len(found.problems) == 2, shown(found.problems)
    assert "geen bestand met antwoorden" in found.problems[0].message
    assert "geen enkel bestand" in found.problems[1].message
