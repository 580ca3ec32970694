# SPDX-License-Identifier: EUPL-1.2
"""What a command says beside its result, on standard error: problems, choices made, the next step."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING

from analysetool.errors import AnalysetoolError, Problem
from analysetool.escaping import printable, visible
from analysetool.words import commands as said
from analysetool.words.messages import as_error, problem

if TYPE_CHECKING:
    from analysetool.formats.outputs import Output


def tell(text: str) -> None:
    """Say one line on standard error, with nothing in it that a terminal would obey."""
    sys.stderr.write(printable(text) + "\n")
    sys.stderr.flush()


def tell_lines(lines: Iterable[str]) -> None:
    """Say lines on standard error whose blanks count, such as those of a table; each cell was made printable before."""
    for line in lines:
        sys.stderr.write(visible(line) + "\n")
    sys.stderr.flush()


def problem_line(found: Problem) -> str:
    """One problem as one line: how bad it is, place, what is wrong, what to do."""
    return printable(problem(found.place, found.message, is_error=found.is_error))


def tell_problems(problems: Iterable[Problem]) -> None:
    """Say problems on standard error, one line each."""
    for found in problems:
        sys.stderr.write(problem_line(found) + "\n")
    sys.stderr.flush()


def tell_error(error: AnalysetoolError) -> None:
    """Say on standard error why a command stops, one line for each thing that is wrong."""
    for message in error.messages:
        tell(as_error(message))


def tell_written(outputs: Iterable[Output]) -> None:
    """Say which files were written, and what to do with a page."""
    for output in outputs:
        if output.path is not None:
            tell(said.written(output.path, page=output.format == "html"))
