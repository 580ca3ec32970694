# SPDX-License-Identifier: EUPL-1.2
"""What was taken from files before anything is written: answers without a name, and what there is to say about them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from analysetool.errors import Problem
from analysetool.files.problem_list import ProblemList
from analysetool.imports.headings import How
from analysetool.model import Answer, GivenAnswer, StatementSet, Voice
from analysetool.words import imports as say


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
        voice: in whose words was asked.
        code: the participant's code, when it is one.
        source: kind of source and response id there; used in a keyed hash only, never written.
        alone: True when the file is one person's form, False for a row of a table.
        without_notes: True where no remark could be written, so that their absence says nothing.
        coalition: what the row or form says about whose measurement it belongs to, as it stands there; None when that
            was not looked at, "" when nothing stands there.
    """

    path: str
    line: int | None
    version: str
    asked: tuple[str, ...] | None
    answers: Mapping[str, GivenAnswer]
    domain: str | None = None
    voice: Voice = Voice.PARTNERS
    code: str | None = None
    source: tuple[str, str] | None = None
    alone: bool = False
    without_notes: bool = False
    coalition: str | None = None

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


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundColumn:
    """Which column holds a statement, counted from 0, and by what that was found."""

    statement: str
    position: int
    how: How


@dataclass(frozen=True, slots=True, kw_only=True)
class Meaning:
    """What a text in the cells was taken for, and how often it stands there."""

    text: str
    answer: Answer
    number: int


@dataclass(slots=True, kw_only=True)
class Taken:
    """What one table or form gave: its responses or counts, and what there is to say about it.

    `columns` are in the order of the set, `meanings` in that of the answers. `remarks` (Dutch) tell what was left out
    and what stands out; `doubts` are readings that somebody has to agree with. `seen_years` are the years in which
    the rows were handed in, as far as they say; `addresses` the lines at which a mail address stands, by a mark that
    means nothing outside this process. `coalition_prints` are what answer codes know of their coalition, each with the
    first line where it stands.
    """

    path: str
    what: str
    sheet: str = ""
    rows: int = 0
    statements: int = 0
    responses: list[Response] = field(default_factory=list)
    tally: list[TallyRow] = field(default_factory=list)
    coalitions: set[str] = field(default_factory=set)
    years: set[int] = field(default_factory=set)
    columns: list[FoundColumn] = field(default_factory=list)
    meanings: list[Meaning] = field(default_factory=list)
    coalition_prints: dict[int, int | None] = field(default_factory=dict)
    remarks: list[str] = field(default_factory=list)
    doubts: list[Problem] = field(default_factory=list)
    seen_years: set[int] = field(default_factory=set)
    addresses: dict[bytes, list[int]] = field(default_factory=dict, repr=False)


@dataclass(slots=True, kw_only=True)
class Problems(ProblemList):
    """The problems of one file, one for all places where the same is wrong.

    `nothing_found` when the only one is that no column is a statement.
    """

    nothing_found: bool = False
    _again: dict[str, list[int | None]] = field(default_factory=dict)

    def add(self, message: str, line: int | None = None) -> None:
        """Note a problem at a line; the same problem at another line is told with the first one."""
        again = self._again.get(message)
        if again is not None:
            again.append(line)
            return
        self._again[message] = []
        ProblemList.add(self, message, line)

    def extend(self, others: ProblemList) -> None:
        """Take over the problems of a part of the file."""
        for problem in others.all:
            self.add(problem.message, problem.line)

    @property
    def count(self) -> int:
        """How many problems there are, every place counted."""
        return len(self.found) + self.besides + sum(map(len, self._again.values()))

    @property
    def all(self) -> list[Problem]:
        """All problems as they should be shown."""
        found = [self._with_places(problem) for problem in self.found]
        return [*found, *ProblemList(path=self.path, besides=self.besides).all]

    def _with_places(self, problem: Problem) -> Problem:
        lines = [line for line in self._again.get(problem.message, ()) if line is not None and line != problem.line]
        return replace(problem, message=f"{problem.message} {say.also_at(lines)}") if lines else problem


def meanings_of(met: Mapping[str, tuple[Answer, int]]) -> list[Meaning]:
    """Texts with the answer that each stands for and how often it does, in the order of the answers; no empty ones."""
    order = list(Answer)
    found = (Meaning(text=text, answer=own, number=number) for text, (own, number) in met.items())
    given = (own for own in found if own.answer is not Answer.NOT_ANSWERED and own.number)
    return sorted(given, key=lambda own: (order.index(own.answer), own.text))


def asked_of(statements: frozenset[str] | set[str], statement_set: StatementSet) -> tuple[str, ...] | None:
    """What was asked, in the order of the set; None when that is all of it."""
    everything = tuple(statement.id for statement in statement_set.statements)
    asked = tuple(identity for identity in everything if identity in statements)
    return None if len(asked) == len(everything) else asked
