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

_FEW = 4
"""In so many places each is told by itself."""
_MOST_LINES = 50


def tell(text: str) -> None:
    """Say one line on standard error, with nothing in it that a terminal would obey."""
    sys.stderr.write(printable(text) + "\n")
    sys.stderr.flush()


def tell_lines(lines: Iterable[str]) -> None:
    """Say lines on standard error whose blanks count, such as those of a table; each cell was made printable before."""
    for line in lines:
        sys.stderr.write(visible(line) + "\n")
    sys.stderr.flush()


def problem_lines(problems: Iterable[Problem]) -> list[str]:
    """Problems as lines: how bad it is, place, what is wrong, what to do.

    What is wrong in the same way in many places is one line, where the first of them stood; of very many lines the
    first ones are told, errors and warnings apart. Formats for programs have all places.
    """
    alike: dict[tuple[bool, str], list[Problem]] = {}
    for found in problems:
        alike.setdefault((found.is_error, found.message), []).append(found)
    lines: list[str] = []
    told = {True: 0, False: 0}
    left = {True: 0, False: 0}
    for (is_error, message), same in alike.items():
        places = [said.places([one.place for one in same])] if len(same) > _FEW else [one.place for one in same]
        for place in places:
            if told[is_error] < _MOST_LINES:
                told[is_error] += 1
                lines.append(printable(problem(place, message, is_error=is_error)))
            else:
                left[is_error] += len(same) // len(places)
    return [*lines, *(said.more_problems(number, is_error=is_error) for is_error, number in left.items() if number)]


def tell_problems(problems: Iterable[Problem]) -> None:
    """Say problems on standard error, one line for each kind."""
    for line in problem_lines(problems):
        sys.stderr.write(line + "\n")
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
