# SPDX-License-Identifier: EUPL-1.2
"""What came of requirements as values: every figure and sentence that any format shows, computed once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from analysetool.errors import Severity
from analysetool.model import Basis, StatementSet
from analysetool.requirements import Outcome, Result


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultLine:
    """A line of the table: one result, or many of the same requirement that are all met."""

    subject: str
    requirement: str
    value: str
    outcome: Outcome
    severity: Severity
    told: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RequirementsView:
    """A measurement held against requirements, ready to be laid out.

    `results` has one entry per figure, in the order of the file; `lines` is the same for a table. `suites` has them by
    part of the set, with the total and what is no score under "totaal". `glance` says it all in a sentence, and
    `context` on what it stands.
    """

    statement_set: StatementSet
    coalition: str
    year: int
    year_before: int | None
    basis: Basis
    heading: str
    glance: str
    context: tuple[str, ...]
    outcome: Outcome
    results: tuple[Result, ...]
    lines: tuple[ResultLine, ...]
    suites: Mapping[str, tuple[Result, ...]]
    explanation: str

    @property
    def passed(self) -> bool:
        """True when no requirement stops a pipeline; warnings do not."""
        return self.outcome is Outcome.MET

    @property
    def noted(self) -> tuple[Result, ...]:
        """The results that are not met, those that stop a pipeline first, each in the order of the file."""
        unmet = [result for result in self.results if result.outcome is not Outcome.MET]
        return tuple(sorted(unmet, key=lambda result: not result.stops))
