# SPDX-License-Identifier: EUPL-1.2
"""What a command says beside its result, on standard error: problems, choices made, the next step."""

from __future__ import annotations

import shlex
import sys
from collections.abc import Iterable, Sequence

from analysetool.errors import Problem
from analysetool.escaping import printable
from analysetool.model import StatementSet


def tell(text: str) -> None:
    """Say one line on standard error, with nothing in it that a terminal would obey."""
    sys.stderr.write(printable(text) + "\n")
    sys.stderr.flush()


def problem_line(problem: Problem) -> str:
    """One problem as one line: place, what is wrong, what to do."""
    start = "" if problem.is_error else "Waarschuwing: "
    return printable(f"{start}{problem.place}: {problem.message}")


def tell_problems(problems: Iterable[Problem]) -> None:
    """Say problems on standard error, one line each."""
    for problem in problems:
        sys.stderr.write(problem_line(problem) + "\n")
    sys.stderr.flush()


def command_line(command: str, inputs: Sequence[str], statement_set: StatementSet, *options: str) -> str:
    """A command as it can be typed, on the same files and with the same statement set."""
    own_set = ["--stellingen", statement_set.path] if statement_set.path else []
    return " ".join(["analysetool", command, *map(quoted, [*inputs, *own_set, *options])])


def quoted(path: object) -> str:
    """A path as it can be typed in a command, in quotes where it holds spaces."""
    text = str(path)
    if sys.platform == "win32":
        return f'"{text}"' if " " in text else text
    return shlex.quote(text)
