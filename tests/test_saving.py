# SPDX-License-Identifier: EUPL-1.2
"""Writing: a file is replaced whole or not at all, and a score sheet that was written is read back the same."""

from __future__ import annotations

import dataclasses
import os
import stat
from datetime import date
from types import SimpleNamespace

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from analysetool.errors import FileChangedError, UsageError, errors_in
from analysetool.loading.score_sheets import parse_score_sheet
from analysetool.model import Action, Answer, GivenAnswer, Hands, Kind
from analysetool.saving import files
from analysetool.saving.files import current_content, refuse_existing, write_result, write_whole
from analysetool.saving.score_sheets import dump_score_sheet, later_comment_lines, leading_comment
from tests.conftest import make_set, make_sheet, parsed, shown

IDS = tuple(statement.id for statement in make_set().statements)
HOSTILE = [
    "no", "1e5", "null", "010", "~", "true", "1.10", "2026-10-01", "12:30", "0x1F", "=", "<<", "-", "?", "- a", "? b",
    "a: b", "a #b", "#a", "&a", "*a", "!a", "%a", "@a", "`a", "'", '"', "it's", 'zei "ja"', "[a]", "{a: b}", "a, b",
    "|", ">", "a\nb", "a\n\n b\n", "\ta", "a\tb", "a\\nb", "a\\", "é😀", "a\x1b[31mb", "a\x85b", "a\u2028b", "a\ufeffb",
    "\x00", "\x7f", "\ufffe", "\U0010ffff", "--- a", "...", "---", "a:", ":a", "<b>", "[/x]", "a|b", "x" * 300,
]  # fmt: skip


# Whole or not at all


def test_writes_a_new_file(tmp_path):
    """A file that does not exist yet is made when nothing was expected."""
    path = tmp_path / "d01.yaml"
    write_whole(path, b"nieuw", expected=None)
    assert (path.read_bytes(), os.listdir(tmp_path)) == (b"nieuw", ["d01.yaml"])


def test_replaces_what_was_expected(tmp_path):
    """A file that still holds what was read is replaced."""
    path = tmp_path / "d01.yaml"
    path.write_bytes(b"oud")
    write_whole(path, b"nieuw", expected=b"oud")
    assert (path.read_bytes(), os.listdir(tmp_path)) == (b"nieuw", ["d01.yaml"])


@pytest.mark.parametrize(
    ("there", "expected"),
    [
        (b"van een ander", b"oud"),  # changed in between
        (b"van een ander", None),  # made in between
        (None, b"oud"),  # removed in between
        (b"", None),
        (b"oud\n", b"oud"),
    ],
)
def test_never_overwrites_what_changed(tmp_path, there, expected):
    """A file that another process changed, made or removed stays as it is, and nothing is left behind."""
    path = tmp_path / "d01.yaml"
    if there is not None:
        path.write_bytes(there)
    with pytest.raises(FileChangedError, match=r"d01\.yaml"):
        write_whole(path, b"nieuw", expected=expected)
    assert current_content(path) == there
    assert os.listdir(tmp_path) == ([] if there is None else ["d01.yaml"])


@pytest.mark.parametrize("where", ["write", "fsync", "replace"])
@pytest.mark.parametrize("error", [OSError(28, "No space left on device"), KeyboardInterrupt(), MemoryError()])
def test_crash_leaves_the_old_file(tmp_path, monkeypatch, where, error):
    """Whatever goes wrong before the rename, the old file stands and no temporary file is left."""
    path = tmp_path / "d01.yaml"
    path.write_bytes(b"oud")

    def fail(*_args, **_options):
        raise error

    if where == "replace":
        monkeypatch.setattr(files.Path, "replace", fail)
    elif where == "fsync":
        monkeypatch.setattr(files.os, "fsync", fail)
    else:
        real = os.fdopen

        def fdopen(handle, mode):
            file = real(handle, mode)
            return SimpleNamespace(
                __enter__=None, write=fail, close=file.close
            ) if False else _FailingFile(file, error)  # noqa: SIM210

        monkeypatch.setattr(files.os, "fdopen", fdopen)
    with pytest.raises(type(error)):
        write_whole(path, b"nieuw", expected=b"oud")
    assert (path.read_bytes(), os.listdir(tmp_path)) == (b"oud", ["d01.yaml"])
