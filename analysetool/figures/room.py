# SPDX-License-Identifier: EUPL-1.2
"""What the room sees during a session, as figures: one statement at a time, or an overview.

Nothing of one person comes in here: no codes, no notes of participants, no votes while they come in and not whether one
answer tips a verdict. What may be shown is what the report may show (see `analysetool.figures.ground`).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum, StrEnum

from analysetool.figures.report import GroupMean, NoGroups
from analysetool.model import Action, Answer, Verdict


class Moment(StrEnum):
    """Where the session is."""

    WELCOME = "welkom"
    DISCUSS = "bespreken"
    VOTING = "stemmen"
    SILENT = "stil"
    EARLIER = "eerdere-acties"
    SHARING = "witte-vlekken"
    AGREED = "eens"
    OPEN = "nog-niet-eens"
    CLOSING = "afronden"
    PAUSE = "pauze"
    DONE = "klaar"

    @property
    def has_statement(self) -> bool:
        """True when a statement is on the screen."""
        return self in (Moment.DISCUSS, Moment.VOTING, Moment.AGREED, Moment.OPEN)

    @property
    def has_overview(self) -> bool:
        """True when the screen shows what was agreed."""
        return self in (Moment.EARLIER, Moment.CLOSING, Moment.DONE)


class NoVotes(Enum):
    """Why no counts of individual sheets are on the screen."""

    NO_SHEETS = "there are no individual sheets"
    FEW_SHEETS = "there are so few that people could be recognised"
    FEW_SCORES = "so few gave a score on this statement that people could be recognised"
    NO_ANSWERS = "nobody answered this statement"
    NOT_ASKED = "nobody was asked this statement"
    CHANGED = "the room saw other counts of nearly the same people, and the difference would tell"


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """A statement in a list."""

    id: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Settled:
    """A statement with the joint answer."""

    id: str
    text: str
    answer: Answer


@dataclass(frozen=True, slots=True, kw_only=True)
class Votes:
    """Counts of the scores 1-5, weet niet and niet van toepassing."""

    scores: tuple[int, ...]
    dont_know: int
    not_applicable: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Before:
    """What the last measurement before this one may show of a statement: its mean over `n` scores, its joint answer."""

    year: int
    mean: float | None
    n: int
    joint: Answer | None


@dataclass(frozen=True, slots=True, kw_only=True)
class RoomStatement:
    """One statement with everything about it that the room may see.

    `votes` are the counts of the individual sheets; None where they may not be shown or there are none, and then
    `no_votes` says why. `n` of them are scores. `groups` is empty where groups may not be shown; then `no_groups` says
    why, or is None where there is nothing to tell; `difference` is how far the groups lie apart where that is more than
    chance gives, and `by_chance` that it is not (neither where that cannot be said). `hands` is a show of
    hands, never added to the sheets; of secret votes of few people there is only their number, `hands_hidden`. `joint`
    is the joint answer. `before` is None where the last measurement tells nothing about it.
    """

    id: str
    part_title: str
    theme_title: str
    text: str
    explanation: str | None = None
    anchors: tuple[tuple[int, str], ...] = ()
    scale: tuple[str, ...]
    minimum: int
    votes: Votes | None = None
    no_votes: NoVotes | None = None
    n: int = 0
    dont_know: int = 0
    mean: float | None = None
    verdict: Verdict | None = None
    groups: tuple[GroupMean, ...] = ()
    no_groups: NoGroups | None = None
    difference: float | None = None
    by_chance: bool = False
    hands: Votes | None = None
    hands_hidden: int | None = None
    joint: Answer | None = None
    joint_reason: str | None = None
    actions: tuple[Action, ...] = ()
    before: Before | None = None

    def without_votes(self) -> RoomStatement:
        """Without anything of the individual sheets, where the difference with what the room saw would tell."""
        return replace(
            self,
            votes=None,
            no_votes=NoVotes.CHANGED,
            n=0,
            dont_know=0,
            mean=None,
            verdict=None,
            groups=(),
            no_groups=None,
            difference=None,
            by_chance=False,
        )

    def without_figures(self) -> RoomStatement:
        """Only the statement itself: what the room sees while votes come in, whatever they are."""
        return RoomStatement(
            id=self.id,
            part_title=self.part_title,
            theme_title=self.theme_title,
            text=self.text,
            explanation=self.explanation,
            anchors=self.anchors,
            scale=self.scale,
            minimum=self.minimum,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class RoomOverview:
    """What was agreed, or a page of it: settled statements, open ones, actions, and how many were not discussed today.

    `current` is the place in `actions` of the one that is talked about.
    """

    settled: tuple[Settled, ...]
    still_open: tuple[Topic, ...]
    actions: tuple[Action, ...]
    not_discussed: int
    current: int | None = None
    page: int = 1
    pages: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Shared:
    """A blind spot with the actions that hold: who finds it out, and when."""

    id: str
    text: str
    actions: tuple[Action, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class RoomSharing:
    """A page of the blind spots that are shared out; `current` is the place on it of the one that is talked about."""

    items: tuple[Shared, ...]
    current: int
    page: int = 1
    pages: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class RoomClock:
    """The time of the session; ends are milliseconds since 1970 (UTC), None while the clock stands still.

    `reveal` is when votes that were just counted come in sight, also in milliseconds: until then the page counts down.
    """

    total_minutes: int
    statement_minutes: int | None = None
    statement_ends: int | None = None
    session_ends: int | None = None
    reveal: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """The place of a statement in the agenda (3 of 9), and in a neutral sentence of the session why it is there."""

    position: int
    total: int
    why: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RoomScreen:
    """One screen for the room; what a moment does not show is None or empty.

    In the agenda None is the list of blind spots that are shared out. `asked` are the statements that everybody scores
    alone, without figures.
    """

    moment: Moment
    coalition: str
    year: int
    set_title: str
    justification: str | None
    scale: tuple[str, ...]
    origins: tuple[str, ...] = ()
    turn: Turn | None = None
    statement: RoomStatement | None = None
    overview: RoomOverview | None = None
    sharing: RoomSharing | None = None
    agenda: tuple[Topic | None, ...] = ()
    asked: tuple[RoomStatement, ...] = ()
    next_measurement: str | None = None
    clock: RoomClock | None = None
