# SPDX-License-Identifier: EUPL-1.2
"""A comparison as values: every figure and sentence that any format shows, computed once.

None means "cannot be determined" or "may not be shown". Differences are exact; they are rounded where they are written.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from analysetool.changes import ChangeVerdict
from analysetool.model import Action, Basis, StatementSet


@dataclass(frozen=True, slots=True, kw_only=True)
class SideView:
    """One of the two measurements; `version` is that of the set its sheets belong to (the oldest, when they differ)."""

    coalition: str
    year: int
    version: str
    participants: int | None
    per_cluster: Mapping[str, int]
    participation: str
    origins: tuple[str, ...]

    @property
    def name(self) -> str:
        """How it is called: coalition and year."""
        return f"{self.coalition} {self.year}"


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeView:
    """The change of one statement or level; `told` says it in a sentence."""

    id: str
    title: str
    before: float | None
    after: float | None
    difference: float | None
    low: float | None
    high: float | None
    verdict: ChangeVerdict | None
    told: str

    @property
    def certain(self) -> bool:
        """True where it is told as better or worse."""
        return self.verdict in (ChangeVerdict.IMPROVED, ChangeVerdict.WORSENED)


@dataclass(frozen=True, slots=True, kw_only=True)
class NotComparedView:
    """A statement that is left out, with the reason in words."""

    id: str
    text: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ThemeChangeView:
    """A theme with the statements of it that are compared."""

    level: ChangeView
    part: str
    statements: tuple[ChangeView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowedAction:
    """An action of the earlier year and what the score of its statement did since; None when that is not compared."""

    action: Action
    change: ChangeView | None


@dataclass(frozen=True, slots=True, kw_only=True)
class TrendLine:
    """The score of the total or a part over all years, on the statements that all years have in common."""

    id: str
    title: str
    scores: tuple[float | None, ...]
    told: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TrendView:
    """Years in order and a line per part, after that of the total; `statements` counts what they have in common."""

    years: tuple[int, ...]
    lines: tuple[TrendLine, ...]
    statements: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparisonView:
    """Two measurements set side by side, ready to be laid out."""

    statement_set: StatementSet
    before: SideView
    after: SideView
    basis: Basis
    minimum: int
    glance: str
    certainty: str
    ground: str
    by_chance: str | None
    same_participants: int | None
    among_same: tuple[ChangeView, ...]
    among_same_note: str | None
    compared: int
    not_compared: tuple[NotComparedView, ...]
    total: ChangeView
    parts: tuple[ChangeView, ...]
    themes: tuple[ThemeChangeView, ...]
    improved: tuple[ChangeView, ...]
    worsened: tuple[ChangeView, ...]
    new_strengths: tuple[ChangeView, ...]
    lost_strengths: tuple[ChangeView, ...]
    actions: tuple[FollowedAction, ...]
    trend: TrendView | None
    explanation: tuple[str, ...]
    two_coalitions: bool

    @property
    def statements(self) -> tuple[ChangeView, ...]:
        """All statements, in the order of the set; those that are not compared have no figures."""
        return tuple(statement for theme in self.themes for statement in theme.statements)
