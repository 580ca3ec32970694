# SPDX-License-Identifier: EUPL-1.2
"""How far work is: shown to who looks at a terminal and waits, and to nobody else."""

from __future__ import annotations

import io
import sys
import time

import pytest

from analysetool.terminal import progress as module
from analysetool.terminal.progress import progress


class Screen(io.StringIO):
    """A standard error that somebody looks at."""

    def isatty(self) -> bool:
        """Say so."""
        return True


def shown(monkeypatch, stream: io.StringIO, seconds: float) -> str:
    """What a work of three steps shows when each step takes some seconds."""
    clock = iter([0.0, *(seconds * step for step in range(1, 10))])
    monkeypatch.setattr(sys, "stderr", stream)
    monkeypatch.setattr(module, "time", type("Clock", (), {"monotonic": staticmethod(lambda: next(clock))}))
    with progress("Rapporten [b]maken", 3) as advance:
        for _ in range(3):
            advance()
    return stream.getvalue()


@pytest.mark.parametrize(
    ("stream", "term", "seconds", "seen"),
    [
        (Screen, "xterm", 0.6, True),
        (Screen, "xterm", 0.3, False),  # done within a second
        (Screen, "dumb", 0.6, False),
        (io.StringIO, "xterm", 0.6, False),  # a file or a pipeline
    ],
)
def test_only_who_waits_at_a_terminal_sees_a_bar(monkeypatch, stream, term, seconds, seen):
    """Lines of a log are never filled with it, and short work shows nothing; marks in the words are only words."""
    monkeypatch.setenv("TERM", term)
    text = shown(monkeypatch, stream(), seconds)
    assert ("Rapporten [b]maken" in text and "3 van 3" in text) is seen
    assert bool(text) is seen


def test_a_failure_takes_the_bar_away(monkeypatch):
    """What goes wrong goes wrong, without a bar that keeps moving."""
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setattr(sys, "stderr", Screen())
    monkeypatch.setattr(module, "_PATIENCE", -1.0)
    threads = threads_now()
    with pytest.raises(ValueError, match="stuk"):
        fail_halfway()
    time.sleep(0.05)
    assert threads_now() == threads


def fail_halfway() -> None:
    """A work that stops after its first step."""
    with progress("Werk", 2) as advance:
        advance()
        raise ValueError("stuk")


def threads_now() -> int:
    """How many threads there are."""
    import threading

    return threading.active_count()
