# SPDX-License-Identifier: EUPL-1.2
"""What was taken from files before anything is written: answers without a name, and what there is to say about them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from analysetool.errors import Problem
from analysetool.model import GivenAnswer, StatementSet
from analysetool.words import imports as say

MOST_PROBLEMS = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class Response:
    """One participant's answers.

    Attributes:
        path: the file it stands in.
        line: the line or row it starts at; None when the file is one response.
        version: the version of the statement set it answers.
        asked: ids of what was asked, in the order of the set; None when that is all of the set.
        answers: by statement; what is absent is not answered.
        domain: id of a domain of the set.
        code: the participant's code, when it is one.
        source: kind of source and response id there; used in a keyed hash only, never written.
        alone: True when the file is one person's form, False for a row of a table.
    """

    path: str
    line: int | None
    version: str
    asked: tuple[str, ...] | None
    answers: Mapping[str, GivenAnswer]
    domain: str | None = None
    code: str | None = None
    source: tuple[str, str] | None = None
    alone: bool = False

    @property
    def place(self) -> str:
        """Where it stands, as people read it."""
        return self.path if self.line is None else f"{self.path}, regel {self.line}"


@dataclass(frozen=True, slots=True, kw_only=True)
class TallyRow:
    """How often one answer was given in one group."""

    domain: str
    statement: str
    score: str
    number: int


@dataclass(slots=True, kw_only=True)
class Taken:
    """What one table or form gave: its responses or counts, and remarks (Dutch) about what was left out."""

    path: str
    what: str
    rows: int = 0
    statements: int = 0
    responses: list[Response] = field(default_factory=list)
    tally: list[TallyRow] = field(default_factory=list)
    coalitions: set[str] = field(default_factory=set)
    years: set[int] = field(default_factory=set)
    remarks: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Problems:
    """The problems of one file: the first fifty, and how many there are besides."""

    path: str
    found: list[Problem] = field(default_factory=list)
    besides: int = 0
    nothing_found: bool = False
    """True when the only problem is that no column is a statement."""

    def add(self, message: str, line: int | None = None) -> None:
        """Note a problem at a line."""
        if len(self.found) < MOST_PROBLEMS:
            self.found.append(Problem(path=self.path, line=line, message=message))
        else:
            self.besides += 1

    def extend(self, others: Problems) -> None:
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
        return [*self.found, Problem(path=self.path, message=say.more_errors(self.besides))]


def asked_of(statements: frozenset[str] | set[str], statement_set: StatementSet) -> tuple[str, ...] | None:
    """What was asked, in the order of the set; None when that is all of it."""
    everything = tuple(statement.id for statement in statement_set.statements)
    asked = tuple(identity for identity in everything if identity in statements)
    return None if len(asked) == len(everything) else asked
