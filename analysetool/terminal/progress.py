# SPDX-License-Identifier: EUPL-1.2
"""How far work is, on standard error, for who is looking at it: only on a terminal, and only when it takes a while."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.progress import Progress

_PATIENCE = 1.0
"""Seconds in which nobody wonders what is happening."""


@contextmanager
def progress(what: str, total: int) -> Iterator[Callable[[], None]]:
    """Give a function that is called after each step of a work of `total` steps; the bar goes when the work is done.

    Where standard error is no terminal, or one that can only write on, nothing is shown at all.
    """
    bar = _Bar(what, total)
    try:
        yield bar.advance
    finally:
        bar.close()


class _Bar:
    """A bar that appears at the first step after a second."""

    def __init__(self, what: str, total: int) -> None:
        self._what = what
        self._total = total
        self._done = 0
        self._begun = time.monotonic()
        self._shown: Progress | None = None
        self._may_show = sys.stderr.isatty() and os.environ.get("TERM") != "dumb"

    def advance(self) -> None:
        """One step more is done."""
        self._done += 1
        if self._may_show and self._shown is None and time.monotonic() - self._begun > _PATIENCE:
            self._show()
        if self._shown is not None:
            self._shown.update(self._shown.task_ids[0], completed=self._done)

    def close(self) -> None:
        """Take the bar away."""
        if self._shown is not None:
            self._shown.stop()

    def _show(self) -> None:
        from rich.console import Console  # noqa: PLC0415 - nearly all work is done before it is needed
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn  # noqa: PLC0415 - the same

        self._shown = Progress(
            TextColumn("{task.description}", markup=False),
            BarColumn(),
            MofNCompleteColumn(separator=" van "),
            console=Console(file=sys.stderr, highlight=False, markup=False),
            transient=True,
        )
        self._shown.add_task(self._what, total=self._total)
        self._shown.start()
