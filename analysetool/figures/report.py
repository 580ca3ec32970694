# SPDX-License-Identifier: EUPL-1.2
"""The report as figures: everything about one measurement that may be shown, computed once and without a sentence.

What is said of it stands in `analysetool.words.report`. Texts from people are already one line of printable text;
figures are exact and become Dutch notation through `analysetool.rounding` alone. None means "cannot be determined" or
"may not be shown".
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum, StrEnum
from typing import TYPE_CHECKING

from analysetool.agenda import Topic
from analysetool.disclosure import Mode
from analysetool.model import Action, Answer, Basis, Hands, MeasurementInfo, Openness, StatementSet, Verdict

if TYPE_CHECKING:
    from analysetool.figures.last_year import LastYear


class LevelKind(StrEnum):
    """What a level adds up; the values are those of the data formats."""

    TOTAL = "totaal"
    PART = "deel"
    THEME = "thema"
    PHASE = "fase"


class NoGroups(Enum):
    """Why no group of participants is shown apart."""

    ONE_VOICE = "there is one score sheet"
    NO_DOMAINS = "nobody gave a domain"
    SMALL_GROUPS = "there are no two groups that are large enough"
    FEW_SCORES = "a group has too few scores on this statement"


class NoGaps(Enum):
    """Why no statement is named on which groups of participants differ."""

    CHANCE = "no difference is larger than chance gives"
    COUNTS = "without people, what chance gives is not known"
    TOO_MANY = "with so many people, what chance gives is not worked out"


class Talk(StrEnum):
    """What came of talking about a statement."""

    DIFFERENCE = "verschil"
    SETTLED = "gekozen"
    OPEN = "open"


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownLevel:
    """The figures of the total, a part, a theme or a phase; `settled` of its `statements` have a joint score.

    `likely_low` and `likely_high` are the interval over participants (see `analysetool.estimates`). `equal_weight` is
    the score when every group that is shown has one voice, on the statements on which each of them has a figure;
    `equal_verdict` is what that comes to where it differs from the verdict of the mean on those same statements.
    `title` is that of the set, and empty for the total and phases: no set gives them one.
    """

    kind: LevelKind
    id: str
    title: str = ""
    part: str | None = None
    mean: float | None
    low: float | None
    high: float | None
    likely_low: float | None = None
    likely_high: float | None = None
    equal_weight: float | None = None
    equal_verdict: Verdict | None = None
    agreement: float | None
    answered: int | None
    possible: int | None
    joint: float | None
    verdict: Verdict | None
    settled: int = 0
    statements: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class PeopleMean:
    """The mean of some of the people who took part, and how many of them gave a score."""

    n: int
    mean: float


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownStatement:
    """The figures of one statement; `distribution` counts scores 1-5 and is None where the statement may not be shown.

    The counts `n`, `dont_know`, `not_applicable`, `not_answered` (asked, and no answer) and `not_asked` add up to the
    people who took part. They are None where even those may not be told, the last two also without counted blanks.
    `on_joint` says that the joint answer stands in the place of mean, range and verdict. `disputed` says that the
    coalition talked about it and is not agreed yet; `deviates` that the joint score lies away from the individual ones,
    and is never true where the statement may not be shown. All figures are of partners but `parents`: None where
    parents were not asked, or too few gave a score. `own_group` are the partners whose own work the statement is about,
    and `others` the other ones: both or neither (see `analysetool.figures.build_own_group`).
    """

    id: str
    part: str
    theme: str
    text: str
    explanation: str | None
    n: int | None
    distribution: tuple[int, ...] | None
    dont_know: int | None
    not_applicable: int | None
    not_answered: int | None
    not_asked: int | None
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
    parents: PeopleMean | None = None
    own_group: PeopleMean | None = None
    others: PeopleMean | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownFinding:
    """A statement that stands out by its verdict, with the title of its theme.

    `holds` says whether the verdict survives any one answer less or more. `tied` are the ids of the statements that
    rank the same, also those that a shorter list leaves out; none where votes may not be shown.
    """

    statement: ShownStatement
    theme: str
    verdict: Verdict
    holds: bool | None
    tied: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownTopic:
    """A statement to talk about, and why."""

    statement: ShownStatement
    topic: Topic


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupName:
    """A cluster or domain; `title` is that of the set, and empty for clusters: a set only has ids of those."""

    id: str
    title: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownGroup:
    """One group of participants that is large enough to show; `members` are what was merged into it.

    It is not `ranked` when it is a rest, which has too little in common to be called the highest or the lowest.
    """

    id: str
    title: str = ""
    members: tuple[GroupName, ...]
    clusters: tuple[str, ...]
    size: int
    ranked: bool = True
    parts: Mapping[str, ShownLevel]
    themes: Mapping[str, ShownLevel]


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupMean:
    """The mean of one group, by its id, on a statement; `title` is that of the set, as for `GroupName`."""

    group: str
    title: str = ""
    mean: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """A statement on which groups differ: the highest and lowest of them and the exact difference."""

    statement: ShownStatement
    highest: GroupMean
    lowest: GroupMean
    difference: float


@dataclass(frozen=True, slots=True, kw_only=True)
class DiscussedStatement:
    """A statement that the coalition talked about: what people gave by themselves and what it settled on together.

    `individual` holds the figures of the individual sheets on any basis, None with only a joint sheet. `verdict` is
    that of the joint answer, None when there is none yet. `changed` says that the talk made a difference. `reason` is
    what the coalition wrote down. `hands` is None without a show of hands and where it is hidden; then `hands_hidden`
    is how many voted.
    """

    statement: ShownStatement
    individual: ShownStatement | None
    verdict: Verdict | None
    changed: bool
    reason: str | None = None
    hands: Hands | None = None
    hands_hidden: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DiscussionSection:
    """The discussed statements of one kind: where talking made a difference, other settled ones, open ones."""

    id: Talk
    items: tuple[DiscussedStatement, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Discussion:
    """What the coalition talked about; no section is empty."""

    sections: tuple[DiscussionSection, ...]

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
class ParentsStatement:
    """A sentence that enough parents scored, with the partners' mean on the same statement (None where there is none).

    `votes` are how many of those parents gave each score 1-5. `difference` is the exact one of parents less partners.
    With only a joint sheet, `partners` is the joint score.
    """

    statement: ShownStatement
    text: str
    parents: PeopleMean
    votes: tuple[int, ...]
    partners: float | None
    difference: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ParentsVoice:
    """What parents said in their own words; `statements` with the largest difference from the partners first.

    `people` took part, of `invited` (None when not known); they were asked up to `asked` sentences. `enough` says
    whether they are as many as a group must be to be shown. `notes` are what they wrote, where that may be shown.
    """

    people: int
    invited: int | None
    asked: int
    enough: bool
    statements: tuple[ParentsStatement, ...]
    notes: tuple[StatementNotes, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Response:
    """How many of the partners who were invited took part, per cluster in the order of `meting.yaml`.

    `absent` were invited and did not come. `low` and `high` are the range of the total with each of them as somebody
    who left all answers open.
    """

    invited: Mapping[str, int]
    came: Mapping[str, int]
    absent: int
    low: float | None
    high: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownTheme:
    """A theme with its statements, as the list of all statements shows it.

    `counts` adds up the answers to the statements that may be shown: 1-5, weet niet, niet van toepassing, niet
    ingevuld; None where there are none.
    """

    level: ShownLevel
    statements: tuple[ShownStatement, ...]
    counts: tuple[int, ...] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownFindings:
    """The findings by kind, each in its order; `lowest` fills up when few are weak.

    `too_few` are the statements with too few scores to be shown; all, where no statement is.
    With `one_voice` all unknown ones are so for the same reason: the one who was asked does not know.
    """

    strong: tuple[ShownFinding, ...]
    weak: tuple[ShownFinding, ...]
    divided: tuple[ShownFinding, ...]
    unknown: tuple[ShownFinding, ...]
    lowest: tuple[ShownFinding, ...]
    not_answered: tuple[str, ...]
    not_asked: tuple[str, ...]
    too_few: tuple[str, ...]
    unknown_first: bool
    one_voice: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """One measurement.

    `no_groups` says why `groups` is empty, `no_gaps` why no statement is named on which they differ (None where some
    are, or none can be compared), `desk` that it is what somebody read in one text. `openness`, `minimum` and `mode`
    say what may be shown of it.

    Everything is about partners but `parents`, who are None when none was asked in their own words. `invited` counts
    partners, and `response` tells them apart; None when nobody wrote down how many were.

    `actions` are those of this year's joint sheet, `carried` the open ones of earlier years beside them (see
    `analysetool.figures.carried`); `analysetool.figures.agreements.agreed_actions` puts them together. `last_year` is
    None when no earlier year of the coalition was read.
    `agenda` is what to talk about, in the order of `analysetool.agenda`: a strength first, if there is one, then what
    asks for talk, the most urgent first; not what the coalition agreed is strong, or does not apply. Where statements
    may not be shown it holds only what the coalition left open.
    """

    statement_set: StatementSet
    coalition: str
    year: int
    info: MeasurementInfo | None
    origins: tuple[str, ...]
    basis: Basis
    joint_only: bool
    participants: int | None
    per_cluster: Mapping[str, int]
    openness: Openness
    minimum: int
    mode: Mode
    total: ShownLevel
    parts: tuple[ShownLevel, ...]
    themes: tuple[ShownTheme, ...]
    phases: tuple[ShownLevel, ...]
    findings: ShownFindings
    groups: tuple[ShownGroup, ...]
    no_groups: NoGroups | None
    gaps: tuple[Gap, ...]
    no_gaps: NoGaps | None
    discussion: Discussion | None
    actions: tuple[Action, ...]
    notes: tuple[StatementNotes, ...]
    carried: tuple[Action, ...] = ()
    last_year: LastYear | None = None
    parents: ParentsVoice | None = None
    invited: int | None = None
    response: Response | None = None
    agenda: tuple[ShownTopic, ...] = ()
    desk: bool = False

    @property
    def reference_date(self) -> date | None:
        """The day that the measurement is about; None when nobody said."""
        return None if self.info is None else self.info.reference_date

    @property
    def has_joint(self) -> bool:
        """True when the coalition settled on an answer to any statement, or talked about one without agreeing."""
        return self.settled + self.disputed > 0

    @property
    def one_person(self) -> bool:
        """True when all of it is what one person answered, and the coalition settled on nothing."""
        return self.participants == 1 and not self.has_joint

    @property
    def has_margins(self) -> bool:
        """True when any level has an interval over participants."""
        levels = (self.total, *self.parts, *(theme.level for theme in self.themes), *self.phases)
        return any(level.likely_low is not None for level in levels)

    @property
    def joint_levels(self) -> bool:
        """True when joint scores of levels stand beside individual ones; with only a joint sheet they are the score."""
        return self.has_joint and not self.joint_only

    @property
    def settled(self) -> int:
        """How many statements the coalition settled an answer to together."""
        return sum(statement.joint is not None for statement in self.statements)

    @property
    def disputed(self) -> int:
        """How many statements it talked about without agreeing."""
        return sum(statement.disputed for statement in self.statements)

    @property
    def statements(self) -> tuple[ShownStatement, ...]:
        """All statements, in the order of the set."""
        return tuple(statement for theme in self.themes for statement in theme.statements)
