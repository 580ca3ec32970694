# SPDX-License-Identifier: EUPL-1.2
"""What only one kind of system has, played on the other: locks, the console, signals and quotes.

What saving does there is in `test_saving`, waiting for a folder in `test_locks`, browsers and advice in `test_extras`.
"""

from __future__ import annotations

import os
import re
import signal
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from analysetool.escaping import shell_word
from analysetool.session.leader import NAME, Lead
from analysetool.terminal import pager
from analysetool.terminal.interruption import closing_window
from analysetool.terminal.keyboard import open_keyboard
from analysetool.terminal.keys import Key, KeyKind

ROOT = Path(__file__).parent.parent


@pytest.fixture
def console(monkeypatch):
    """The functions of `msvcrt`: keys that were pressed, and locks on a byte that a second opening cannot get."""
    locked: dict[tuple[int, int], int] = {}
    pressed: list[str] = []

    def locking(descriptor: int, mode: int, length: int) -> None:
        assert (mode, length) == (2, 1)
        place = (os.fstat(descriptor).st_ino, os.lseek(descriptor, 0, os.SEEK_CUR))
        if locked.setdefault(place, descriptor) != descriptor:
            raise OSError(13, "Permission denied")

    fake = SimpleNamespace(
        LK_NBLCK=2, locking=locking, getwch=lambda: pressed.pop(0), kbhit=lambda: bool(pressed), pressed=pressed,
        locked=locked,
    )  # fmt: skip
    monkeypatch.setitem(sys.modules, "msvcrt", fake)
    monkeypatch.setattr(sys, "platform", "win32")
    return fake


def test_one_program_leads_on_windows(tmp_path, console):
    """The lock is on a byte far behind the text, for Windows lets nobody read what is locked."""
    first, second = Lead(tmp_path), Lead(tmp_path)
    assert first.take() is None
    assert second.take() is not None
    assert [(first.holds(), second.holds())] == [(True, False)]
    ((_, place),) = console.locked
    assert place > (tmp_path / NAME).stat().st_size
    first.release()


def test_keys_of_the_console(console):
    """One key after another, without a terminal of POSIX: a sign, an arrow in two parts, Enter."""
    console.pressed.extend(["3", "\xe0", "K", "\r"])
    with open_keyboard() as keyboard:
        read = [keyboard.read() for _ in range(3)]
    assert read == [Key(KeyKind.TEXT, "3"), Key(KeyKind.LEFT), Key(KeyKind.ENTER)]


def test_a_system_without_hang_ups(monkeypatch):
    """Windows has no SIGHUP; being asked to end is heard all the same, and the handler of before comes back."""
    monkeypatch.delattr(signal, "SIGHUP", raising=False)
    before = signal.getsignal(signal.SIGTERM)
    with closing_window():
        assert signal.getsignal(signal.SIGTERM) not in {before, signal.SIG_DFL}
    assert signal.getsignal(signal.SIGTERM) == before


@pytest.mark.parametrize(
    ("word", "posix", "windows"),
    [
        ("metingen/2026", "metingen/2026", "metingen/2026"),
        ("mijn map", "'mijn map'", '"mijn map"'),
        (r"C:\mijn map\a.yaml", r"'C:\mijn map\a.yaml'", r'"C:\mijn map\a.yaml"'),
        ("", "''", '""'),
    ],
)
def test_words_are_quoted_for_the_shell_of_the_system(monkeypatch, word, posix, windows):
    """Single quotes mean nothing to the command prompt, which keeps backslashes as they are."""
    for name, quoted in (("posix", posix), ("nt", windows)):
        with monkeypatch.context() as system:
            system.setattr(os, "name", name)
            assert shell_word(word) == quoted


def test_a_pager_is_named_as_the_system_writes_paths(monkeypatch):
    """A backslash belongs to a path on Windows, and a console there needs no TERM."""
    monkeypatch.setattr(pager.shutil, "which", lambda name: name)
    monkeypatch.setattr(os, "name", "nt")
    assert pager.pager_command({"PAGER": r"C:\bin\less.exe -R"}) == [r"C:\bin\less.exe", "-R"]
    assert pager.pager_command({}) == ["less"]


@pytest.fixture(scope="module")
def sources():
    """The text of each file of the tool, by its name."""
    return {path.name: path.read_text(encoding="utf-8") for path in (ROOT / "analysetool").rglob("*.py")}


def test_modules_of_one_system_are_imported_where_they_are_used(sources):
    """An import at the top of a file would stop the tool on the other system before it could say a word."""
    modules = "fcntl|grp|posix|pty|pwd|resource|select|termios|tty|msvcrt|winreg"
    top = re.compile(rf"^(?:import|from) (?:{modules})\b", re.MULTILINE)
    assert [name for name, text in sources.items() if top.search(text)] == []
    assert top.search("import fcntl")


def test_calls_of_posix_stand_where_they_are_guarded(sources):
    """Where what Windows lacks is called, behind a test of the system; a new place needs a branch and a test."""
    lacking = re.compile(r"\bos\.(umask|fchmod|link|geteuid|getuid|fork|mkfifo|getpgid|killpg|O_NOFOLLOW)\b")
    used = {(name, call) for name, text in sources.items() for call in lacking.findall(text)}
    assert used == {("saving.py", "umask"), ("pdf_browser.py", "geteuid")}
