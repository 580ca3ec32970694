# SPDX-License-Identifier: EUPL-1.2
"""Two that write one file in the same instant: one of them hears it, and nothing is lost."""

from __future__ import annotations

import os
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from analysetool.errors import FileChangedError
from analysetool.files import locks, saving
from analysetool.files.locks import alone_in

posix = pytest.mark.skipif(os.name != "posix", reason="folders are locked on POSIX")


@posix
def test_two_writers_never_both_succeed(tmp_path, monkeypatch):
    """Both saw the old file; who comes second is refused, also when the first is between looking and replacing."""
    path = tmp_path / "k7m2q9xa.yaml"
    path.write_bytes(b"oud")
    look, both = saving._refuse_changed, threading.Barrier(2)  # noqa: SLF001 - the moment between looking and replacing

    def look_slowly(*arguments):
        look(*arguments)
        time.sleep(0.05)

    def write(content):
        both.wait()
        try:
            saving.write_whole(path, content, expected=b"oud")
        except FileChangedError:
            return None
        return content

    monkeypatch.setattr(saving, "_refuse_changed", look_slowly)
    with ThreadPoolExecutor(2) as threads:
        done = [*threads.map(write, (b"een", b"twee"))]
    (kept,) = [content for content in done if content is not None]
    assert path.read_bytes() == kept
    assert [found.name for found in tmp_path.iterdir()] == [path.name]


@posix
def test_one_after_the_other(tmp_path):
    """The second waits for the first; nothing is left behind, and a folder beside it is free."""
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    order = []

    def second():
        with alone_in(tmp_path / "a"):
            order.append("second")

    with alone_in(tmp_path / "a"):
        thread = threading.Thread(target=second)
        thread.start()
        with alone_in(tmp_path / "b"):
            time.sleep(0.05)
        order.append("first")
    thread.join()
    assert order == ["first", "second"]
    assert [*(tmp_path / "a").iterdir()] == []


@posix
def test_who_stands_still_is_not_waited_for(tmp_path, monkeypatch):
    """A program that was stopped with the lock keeps nobody waiting for ever."""
    monkeypatch.setattr(locks, "_LONGEST", 0.03)
    with alone_in(tmp_path), alone_in(tmp_path):
        pass


@pytest.mark.parametrize("lacking", ["module", "folder", "disk"])
def test_without_locks_it_writes_as_before(tmp_path, monkeypatch, lacking):
    """Windows has no such lock, a folder may not be open to others, and some network disks refuse."""
    if lacking == "module":
        monkeypatch.setitem(sys.modules, "fcntl", None)
    elif lacking == "disk":
        fcntl = pytest.importorskip("fcntl")

        def refuse(*_):
            raise OSError(95, "no locks here")

        monkeypatch.setattr(fcntl, "flock", refuse)
    with alone_in(tmp_path / "weg" if lacking == "folder" else tmp_path):
        saving.write_whole(tmp_path / "a.yaml", b"een", expected=None)
    assert (tmp_path / "a.yaml").read_bytes() == b"een"
