# SPDX-License-Identifier: EUPL-1.2
"""Problems of one kind or of one file, cut short: nobody reads a thousand lines about one wrong column."""

from __future__ import annotations

from dataclasses import dataclass, field

from analysetool.errors import Problem
from analysetool.words import problems_tables as words

MOST_PROBLEMS = 50


@dataclass(slots=True, kw_only=True)
class ProblemList:
    """The first fifty problems, and how many there are besides.

    `same_kind` tells that these are all of one check, so that others may follow.
    """

    path: str
    found: list[Problem] = field(default_factory=list)
    besides: int = 0
    same_kind: bool = False

    def add(self, message: str, line: int | None = None) -> None:
        """Note a problem at a line."""
        if len(self.found) < MOST_PROBLEMS:
            self.found.append(Problem(path=self.path, line=line, message=message))
        else:
            self.besides += 1

    def extend(self, others: ProblemList) -> None:
        """Take over the problems of a part of the file."""
        room = max(0, MOST_PROBLEMS - len(self.found))
        self.found += others.found[:room]
        self.besides += len(others.found[room:]) + others.besides

    @property
    def count(self) -> int:
        """How many problems there are."""
        return len(self.found) + self.besides

    @property
    def all(self) -> list[Problem]:
        """All problems as they should be shown."""
        if not self.besides:
            return self.found
        message = words.more_of_this(self.besides) if self.same_kind else words.more(self.besides)
        return [*self.found, Problem(path=self.path, message=message)]
