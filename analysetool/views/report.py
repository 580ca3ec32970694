# SPDX-License-Identifier: EUPL-1.2
"""The report as values: every figure and sentence that any format shows, computed once.

Renderers only lay out what stands here. Texts from people are already one line of printable text; figures are exact and
become Dutch notation through `analysetool.rounding` alone. None means "cannot be determined" or "may not be shown".
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from analysetool.model import Action, Answer, Basis, MeasurementInfo, StatementSet, Verdict


@dataclass(frozen=True, slots=True, kw_only=True)
class LevelView:
    """The figures of the total, a part, a theme or a phase."""

    id: str
    title: str
    part: str | None = None
    mean: float | None
    low: float | None
    high: float | None
    agreement: float | None
    answered: int
    possible: int | None
    joint: float | None
    verdict: Verdict | None


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementView:
    """The figures of one statement; `distribution` counts scores 1-5 and is None where votes may not be shown."""

    id: str
    theme: str
    text: str
    explanation: str | None
    n: int
    distribution: tuple[int, ...] | None
    dont_know: int
    not_applicable: int
    not_answered: int | None
    mean: float | None
    median: float | None
    agreement: float | None
    low: float | None
    high: float | None
    joint: Answer | None
    verdict: Verdict
    on_joint: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingView:
    """A statement that stands out, with its reason in words."""

    statement: StatementView
    theme: str
    reason: str
    holds: bool | None


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupView:
    """One group of participants that is large enough to show; `members` are the titles of what was merged into it."""

    id: str
    title: str
    members: tuple[str, ...]
    clusters: tuple[str, ...]
    size: int
    parts: Mapping[str, LevelView]
    themes: Mapping[str, LevelView]


@dataclass(frozen=True, slots=True, kw_only=True)
class GapView:
    """A statement on which groups differ: the exact difference between the highest and lowest, and it in words."""

    statement: StatementView
    difference: float
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteView:
    """The notes with one statement, in alphabetical order so that nobody's can be strung together."""

    statement: StatementView
    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ThemeView:
    """A theme with its statements, as the list of all statements shows it.

    `counts` adds up the answers to its statements: 1-5, weet niet, niet van toepassing, niet ingevuld; None where votes
    may not be shown.
    """

    level: LevelView
    statements: tuple[StatementView, ...]
    counts: tuple[int, ...] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingsView:
    """The findings by kind, each in its order; with `one_voice` all unknown ones have the introduction as reason."""

    strong: tuple[FindingView, ...]
    weak: tuple[FindingView, ...]
    divided: tuple[FindingView, ...]
    unknown: tuple[FindingView, ...]
    lowest: tuple[FindingView, ...]
    not_answered: tuple[str, ...]
    unknown_first: bool
    one_voice: bool
    unknown_intro: str
    no_disagreement: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportView:
    """One measurement, ready to be laid out."""

    statement_set: StatementSet
    coalition: str
    year: int
    info: MeasurementInfo | None
    origins: tuple[str, ...]
    basis: Basis
    basis_note: str | None
    participants: int | None
    per_cluster: Mapping[str, int]
    participation: str
    minimum: int
    votes_hidden: bool
    glance: str
    findings_count: str
    caveat: str
    total: LevelView
    parts: tuple[LevelView, ...]
    themes: tuple[ThemeView, ...]
    phases: tuple[LevelView, ...]
    findings: FindingsView
    groups: tuple[GroupView, ...]
    groups_note: str | None
    gaps: tuple[GapView, ...]
    actions: tuple[Action, ...]
    notes: tuple[NoteView, ...]
    explanation: tuple[str, ...]

    @property
    def has_joint(self) -> bool:
        """True when the coalition settled on an answer to any statement."""
        return any(statement.joint is not None for statement in self.statements)

    @property
    def statements(self) -> tuple[StatementView, ...]:
        """All statements, in the order of the set."""
        return tuple(statement for theme in self.themes for statement in theme.statements)
