# SPDX-License-Identifier: EUPL-1.2
"""The report as values: every figure and sentence that any format shows, computed once.

Renderers only lay out what stands here. Texts from people are already one line of printable text; figures are exact and
become Dutch notation through `analysetool.rounding` alone. None means "cannot be determined" or "may not be shown".
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from analysetool.model import Action, Answer, Basis, MeasurementInfo, StatementSet, Verdict
from analysetool.words import figures as wording


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownLevel:
    """The figures of the total, a part, a theme or a phase; `settled` of its `statements` have a joint score."""

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
    settled: int = 0
    statements: int = 0

    @property
    def joint_told(self) -> str:
        """What stands in the column of joint scores: the figure, and on how many statements it rests."""
        return wording.joint_level(self.joint, self.settled, self.statements)


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownStatement:
    """The figures of one statement; `distribution` counts scores 1-5 and is None where votes may not be shown.

    `disputed` says that the coalition talked about it and is not agreed yet; `deviates` that the joint score lies away
    from the individual ones, and is never true where votes may not be shown.
    """

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
    disputed: bool = False
    deviates: bool = False

    @property
    def joint_told(self) -> str:
        """What stands where a joint score is shown: the answer, "nog niet eens", or nothing; with the mark."""
        return wording.joint_answer(self.joint, disputed=self.disputed, deviates=self.deviates)


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownFinding:
    """A statement that stands out, with its reason in words."""

    statement: ShownStatement
    theme: str
    reason: str
    holds: bool | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownGroup:
    """One group of participants that is large enough to show; `members` are the titles of what was merged into it."""

    id: str
    title: str
    members: tuple[str, ...]
    clusters: tuple[str, ...]
    size: int
    parts: Mapping[str, ShownLevel]
    themes: Mapping[str, ShownLevel]


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """A statement on which groups differ: the exact difference between the highest and lowest, and it in words."""

    statement: ShownStatement
    difference: float
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DiscussedStatement:
    """A statement that the coalition talked about: what people gave by themselves and what it settled on together.

    `individual` holds the figures of the individual sheets on any basis, None with only a joint sheet. `verdict` is
    that of the joint answer, None when there is none yet. `changed` says that the talk made a difference. `apart` and
    `together` put both in words; `apart`, `reason`, `hands` and `remark` (the mark of a joint score that lies away) are
    None where there is none.
    """

    statement: ShownStatement
    individual: ShownStatement | None
    verdict: Verdict | None
    changed: bool
    apart: str | None
    together: str
    reason: str | None
    hands: str | None
    remark: str | None

    @property
    def lines(self) -> tuple[str, ...]:
        """Everything there is to say about it, a sentence or two each."""
        told = (self.apart, self.together, self.reason, self.hands, self.remark)
        return tuple(text for text in told if text is not None)


@dataclass(frozen=True, slots=True, kw_only=True)
class DiscussionSection:
    """The discussed statements of one kind: where talking made a difference, other settled ones, open ones."""

    id: str
    title: str
    intro: str
    items: tuple[DiscussedStatement, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Discussion:
    """What the coalition talked about; no section is empty, `remark_note` explains the mark where one is shown."""

    intro: str
    sections: tuple[DiscussionSection, ...]
    remark_note: str | None

    @property
    def items(self) -> tuple[DiscussedStatement, ...]:
        """All discussed statements, in the order of the sections."""
        return tuple(item for section in self.sections for item in section.items)


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementNotes:
    """The notes with one statement, in alphabetical order so that nobody's can be strung together."""

    statement: ShownStatement
    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownTheme:
    """A theme with its statements, as the list of all statements shows it.

    `counts` adds up the answers to its statements: 1-5, weet niet, niet van toepassing, niet ingevuld; None where votes
    may not be shown.
    """

    level: ShownLevel
    statements: tuple[ShownStatement, ...]
    counts: tuple[int, ...] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownFindings:
    """The findings by kind, each in its order; with `one_voice` all unknown ones have the introduction as reason."""

    strong: tuple[ShownFinding, ...]
    weak: tuple[ShownFinding, ...]
    divided: tuple[ShownFinding, ...]
    unknown: tuple[ShownFinding, ...]
    lowest: tuple[ShownFinding, ...]
    not_answered: tuple[str, ...]
    unknown_first: bool
    one_voice: bool
    unknown_intro: str
    no_disagreement: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """One measurement, ready to be laid out."""

    statement_set: StatementSet
    coalition: str
    year: int
    info: MeasurementInfo | None
    origins: tuple[str, ...]
    basis: Basis
    basis_note: str | None
    joint_only: bool
    joint_note: str | None
    joint_in_short: str | None
    participants: int | None
    per_cluster: Mapping[str, int]
    participation: str
    minimum: int
    votes_hidden: bool
    glance: str
    findings_count: str
    caveat: str
    total: ShownLevel
    parts: tuple[ShownLevel, ...]
    themes: tuple[ShownTheme, ...]
    phases: tuple[ShownLevel, ...]
    findings: ShownFindings
    groups: tuple[ShownGroup, ...]
    groups_note: str | None
    gaps: tuple[Gap, ...]
    discussion: Discussion | None
    actions: tuple[Action, ...]
    notes: tuple[StatementNotes, ...]
    explanation: tuple[str, ...]

    @property
    def has_joint(self) -> bool:
        """True when the coalition settled on an answer to any statement, or talked about one without agreeing."""
        return any(statement.joint is not None or statement.disputed for statement in self.statements)

    @property
    def joint_levels(self) -> bool:
        """True when joint scores of levels stand beside individual ones; with only a joint sheet they are the score."""
        return self.has_joint and not self.joint_only

    @property
    def statements(self) -> tuple[ShownStatement, ...]:
        """All statements, in the order of the set."""
        return tuple(statement for theme in self.themes for statement in theme.statements)
