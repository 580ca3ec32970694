# SPDX-License-Identifier: EUPL-1.2
"""`begin`: the questions of a new measurement by themselves, without the loop of the guide."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

from analysetool.guide.asking import GoBack
from analysetool.guide.new_measurement import begin
from analysetool.model import StatementSet
from analysetool.terminal.lines import InputEnded, Lines
from analysetool.terminal.shell import as_started
from analysetool.words import guide as texts


def begin_in(folder: Path, statement_set: StatementSet, run: Callable[[Sequence[str]], bool], today: date) -> None:
    """Ask, make the measurement, and say how to go on; who stops half-way finds nothing made.

    Raises:
        UsageError: when something cannot be made.
    """
    lines = Lines()
    try:
        made = begin(folder, statement_set, lines, run, today)
    except InputEnded:
        lines.say()
        lines.say(texts.NOTHING_MADE)
    except GoBack:
        lines.say(texts.NOTHING_MADE)
    else:
        if made is not None:
            lines.say(texts.go_on_with(as_started()))
