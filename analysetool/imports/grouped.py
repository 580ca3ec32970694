# SPDX-License-Identifier: EUPL-1.2
"""Problems of a whole import by their cause: each cause once, and no more of them than fit on a screen."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from analysetool.errors import Problem
from analysetool.words import imports as say

MOST_CAUSES = 12
"""Each takes two lines of a screen at most, as a rule."""


def by_cause(problems: Iterable[Problem]) -> list[Problem]:
    """One problem for each thing that is wrong, with the other files in which it is; twelve, and how many more.

    Problems keep their order. What is wrong in several lines of one file is one problem already.
    """
    first: dict[str, Problem] = {}
    others: dict[str, list[str]] = {}
    for problem in problems:
        known = first.setdefault(problem.message, problem)
        if known is not problem and problem.place not in (known.place, *others.get(problem.message, ())):
            others.setdefault(problem.message, []).append(problem.place)
    found = [
        replace(problem, message=f"{message} {say.also_in(others[message])}") if message in others else problem
        for message, problem in first.items()
    ]
    if len(found) <= MOST_CAUSES:
        return found
    left = found[MOST_CAUSES:]
    return [*found[:MOST_CAUSES], replace(left[0], line=None, message=say.more_causes(len(left)))]
