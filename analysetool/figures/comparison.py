# SPDX-License-Identifier: EUPL-1.2
"""A comparison as values: every figure and sentence that any format shows, computed once.

None means "cannot be determined" or "may not be shown". Differences are exact; they are rounded where they are written.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from analysetool.changes import ChangeVerdict
from analysetool.model import Action, Basis, StatementSet
from analysetool.words.comparison import Headings


@dataclass(frozen=True, slots=True, kw_only=True)
class SideView:
    """One of the two measurements; `version` is that of the set its sheets belong to (the oldest, when they differ).

    `label` tells the two apart in a heading: the year, or the coalition when there are two.
    """

    coalition: str
    year: int
    label: str
    version: str
    participants: int | None
    per_cluster: Mapping[str, int]
    participation: str
    origins: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeView:
    """The change of one statement or level; `word` is the verdict in words and `told` says it all in a sentence."""

    id: str
    title: str
    before: float | None
    after: float | None
    difference: float | None
    low: float | None
    high: float | None
    verdict: ChangeVerdict | None
    word: str
    told: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StrengthView:
    """A statement that is a strength in one measurement and not in the other; `told` names both verdicts."""

    change: ChangeView
    told: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NotComparedView:
    """A statement that is left out, with the reason in words."""

    id: str
    text: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ThemeChangeView:
    """A theme with its statements; those that are not compared have no figures."""

    level: ChangeView
    part: str
    statements: tuple[ChangeView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ClusterView:
    """How many people of a cluster took part in each measurement; None where that is not known."""

    id: str
    before: int | None
    after: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowedAction:
    """An action of the earlier year and what the score of its statement did since; None when that is not compared."""

    action: Action
    change: ChangeView | None
    told: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TrendLine:
    """The score of the total or a part in each year, on the statements that all years have in common."""

    id: str
    title: str
    scores: tuple[float, ...]
    told: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TrendView:
    """Years in order and a line per part, after that of the total; `ground` says on which statements they stand."""

    years: tuple[int, ...]
    lines: tuple[TrendLine, ...]
    ground: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparisonView:
    """Two measurements set side by side, ready to be laid out."""

    statement_set: StatementSet
    before: SideView
    after: SideView
    two_coalitions: bool
    basis: Basis
    minimum: int
    title: str
    glance: str
    certainty: str
    ground: str
    counted: str
    by_chance: str
    notes: tuple[str, ...]
    """What must be known to read the figures: the basis, what stays hidden."""
    caveat: str
    headings: Headings
    clusters: tuple[ClusterView, ...]
    same_participants: int | None
    same_told: str | None
    among_same: tuple[ChangeView, ...]
    among_same_note: str | None
    compared: int
    not_compared: tuple[NotComparedView, ...]
    total: ChangeView
    parts: tuple[ChangeView, ...]
    themes: tuple[ThemeChangeView, ...]
    improved: tuple[ChangeView, ...]
    improved_note: str | None
    worsened: tuple[ChangeView, ...]
    worsened_note: str | None
    new_strengths: tuple[StrengthView, ...]
    lost_strengths: tuple[StrengthView, ...]
    actions: tuple[FollowedAction, ...]
    trend: TrendView | None
    explanation: tuple[str, ...]

    @property
    def statements(self) -> tuple[ChangeView, ...]:
        """All statements, in the order of the set; those that are not compared have no figures."""
        return tuple(statement for theme in self.themes for statement in theme.statements)

    @property
    def origins(self) -> tuple[str, ...]:
        """Where the scores come from, each origin once."""
        return tuple(dict.fromkeys((*self.before.origins, *self.after.origins)))
