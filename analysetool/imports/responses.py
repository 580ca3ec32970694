# SPDX-License-Identifier: EUPL-1.2
"""What was taken from files before anything is written: answers without a name, and what there is to say about them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from analysetool.files.problem_list import ProblemList
from analysetool.model import GivenAnswer, StatementSet, Voice


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


@dataclass(slots=True, kw_only=True)
class Taken:
    """What one table or form gave: its responses or counts, and remarks (Dutch) about what was left out."""

    path: str
    what: str
    sheet: str = ""
    rows: int = 0
    statements: int = 0
    responses: list[Response] = field(default_factory=list)
    tally: list[TallyRow] = field(default_factory=list)
    coalitions: set[str] = field(default_factory=set)
    years: set[int] = field(default_factory=set)
    remarks: list[str] = field(default_factory=list)


@dataclass(slots=True, kw_only=True)
class Problems(ProblemList):
    """The problems of one file; `nothing_found` when the only one is that no column is a statement."""

    nothing_found: bool = False


def asked_of(statements: frozenset[str] | set[str], statement_set: StatementSet) -> tuple[str, ...] | None:
    """What was asked, in the order of the set; None when that is all of it."""
    everything = tuple(statement.id for statement in statement_set.statements)
    asked = tuple(identity for identity in everything if identity in statements)
    return None if len(asked) == len(everything) else asked
