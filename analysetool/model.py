# SPDX-License-Identifier: EUPL-1.2
"""The nouns of the instrument: statement set, score sheet, measurement. Values only, no behaviour beyond look-ups."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

TOTAL = "totaal"
"""The id of the level of all statements together."""
RESERVED_IDS = frozenset({TOTAL, "delen", "themas", "stellingen", "ingevuld", "deelnemers", "vorige_jaren"})
"""Words that requirements and JSON use beside ids, so no part, theme or statement may be called so."""
GROUP_WORDS = frozenset({"overig", "zonder-cluster", "zonder-domein"})
"""Ids of groups that the tool makes itself, so no domain, cluster, part, theme or statement may be called so."""
OWN_SIGN = ":"
"""What the tool puts between a kind and an id, so no id holds it."""
PARENTS_DOMAIN = "ouders"
"""The domain that parents speak for, in a set that has one of this name."""
DEFAULT_MINIMUM = 5
"""Fewest people that a figure stands on, the usual limit in Dutch employee and client surveys."""
LOWEST_MINIMUM = 3
"""A measurement cannot set a lower limit: with two people each knows what the other gave."""


class Answer(StrEnum):
    """The four answer states that never mix: a score 1-5, weet-niet, nvt and not answered.

    The order is the order of the last axis of every tally; see `analysetool.tally`.
    """

    ONE = "1"
    TWO = "2"
    THREE = "3"
    FOUR = "4"
    FIVE = "5"
    DONT_KNOW = "weet-niet"
    NOT_APPLICABLE = "nvt"
    NOT_ANSWERED = ""

    @property
    def score(self) -> int | None:
        """1-5 for a score, None for the other three states."""
        return int(self.value) if self.value.isdigit() else None


class Phase(StrEnum):
    """The programme's action lines: before, during, after pregnancy, or all through."""

    BEFORE = "voor"
    DURING = "tijdens"
    AFTER = "na"
    THROUGHOUT = "doorlopend"


class Kind(StrEnum):
    """Whose answers a score sheet holds."""

    INDIVIDUAL = "individueel"
    JOINT = "gezamenlijk"
    BUREAU = "bureau"


class Voice(StrEnum):
    """In whose words somebody was asked; two voices stand beside each other, never in one mean.

    A parent who was asked in the words for partners is a partner's voice.
    """

    PARTNERS = "partners"
    PARENTS = "ouders"


class ChangeVerdict(StrEnum):
    """What a change amounts to; the values are those of the JSON output."""

    IMPROVED = "verbeterd"
    HIGHER = "iets-hoger"
    SAME = "gelijk"
    LOWER = "iets-lager"
    WORSENED = "verslechterd"
    UNCLEAR = "onduidelijk"
    UNDETERMINED = "niet-te-bepalen"

    @property
    def certain(self) -> bool:
        """Whether it says that something changed."""
        return self in _CERTAIN


_CERTAIN = {ChangeVerdict.IMPROVED, ChangeVerdict.HIGHER, ChangeVerdict.LOWER, ChangeVerdict.WORSENED}


class Basis(StrEnum):
    """Which scores a report stands on: a choice of the reader and no kind of sheet, though the words are the same."""

    INDIVIDUAL = "individueel"
    JOINT = "gezamenlijk"


class ActionStatus(StrEnum):
    """How an agreed action stands."""

    OPEN = "open"
    DONE = "klaar"
    DROPPED = "vervallen"


class Limit(StrEnum):
    """What is limited; the values are the keys in the file and in the JSON output."""

    MINIMUM = "minimaal"
    LARGEST_FALL = "maximale_daling"
    UNCHANGED = "ongewijzigd"


class GroupBy(StrEnum):
    """What participants are grouped by where a report shows differences; one at a time, so none can be subtracted."""

    CLUSTER = "cluster"
    DOMAIN = "domein"


class Track(StrEnum):
    """The heading of a plan that a first step belongs under."""

    EXECUTION = "uitvoering"
    COMMUNICATION = "communicatie"
    CONNECTION = "verbinding"
    MONEY = "financien"
    KEEPING = "borging"


class Openness(StrEnum):
    """Whether people's answers may be read off the results; agreed before anybody scores."""

    CLOSED = "besloten"
    OPEN = "open"


class Voting(StrEnum):
    """Whether people saw what others gave when they voted."""

    OPEN = "open"
    SECRET = "geheim"  # noqa: S105 - how people vote


class Verdict(StrEnum):
    """What a figure amounts to; the values are those of the JSON output."""

    STRONG = "sterk"
    MIDDLE = "midden"
    WEAK = "zwak"
    DIVIDED = "verdeeld"
    UNKNOWN = "onbekend"
    TOO_FEW = "te-weinig"
    NOT_ASKED = "niet-gevraagd"
    NOT_APPLICABLE = "nvt"
    NOT_ANSWERED = "niet-ingevuld"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """Where a statement rests: a document of the set and the heading in it."""

    document: str
    place: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """One claim that participants score from 1 to 5; `weight` is above 0.

    `about` holds the domains and clusters whose own work it is about, as the file names them; it is empty when that is
    everybody's, or nobody's in particular.
    """

    id: str
    text: str
    theme: str
    part: str
    explanation: str | None = None
    reference: Reference | None = None
    phase: Phase = Phase.THROUGHOUT
    weight: float = 1.0
    about: tuple[str, ...] = ()
    anchors: Mapping[int, str] = field(default_factory=dict)
    advice: str | None = None
    track: Track | None = None
    parents_text: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme:
    """A handful of statements about one subject."""

    id: str
    title: str
    part: str
    statements: tuple[Statement, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A third of the instrument, with the introduction that says what it measures."""

    id: str
    title: str
    themes: tuple[Theme, ...]
    introduction: str | None = None

    @property
    def statements(self) -> tuple[Statement, ...]:
        """The statements of all its themes, in the order of the set."""
        return tuple(statement for theme in self.themes for statement in theme.statements)


@dataclass(frozen=True, slots=True, kw_only=True)
class Domain:
    """What a participant speaks for, and the cluster it belongs to: None when its people have too little in common."""

    id: str
    title: str
    cluster: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A public document that statements refer to."""

    id: str
    title: str
    publisher: str | None = None
    year: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Release:
    """One entry of the set's history: which statements a version added, dropped or gave another claim."""

    version: str
    added: tuple[str, ...] = ()
    dropped: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementSet:
    """The instrument: parts, themes and statements in their fixed order, with scale, domains and sources."""

    id: str
    version: str
    title: str
    scale: Mapping[int, str]
    parts: tuple[Part, ...]
    domains: Mapping[str, Domain] = field(default_factory=dict)
    sources: Mapping[str, Source] = field(default_factory=dict)
    history: tuple[Release, ...] = ()
    justification: str | None = None
    path: str | None = None
    """The file it was read from with `--stellingen`; None for the shipped set."""

    @property
    def themes(self) -> tuple[Theme, ...]:
        """All themes, in the order of the set."""
        return tuple(theme for part in self.parts for theme in part.themes)

    @property
    def statements(self) -> tuple[Statement, ...]:
        """All statements, in the order of the set: the order of every array of figures."""
        return tuple(statement for part in self.parts for statement in part.statements)

    @property
    def asked_of_parents(self) -> tuple[str, ...]:
        """The ids of the statements that parents are asked in their own words, in the order of the set."""
        return tuple(statement.id for statement in self.statements if statement.parents_text is not None)

    @property
    def clusters(self) -> tuple[str, ...]:
        """The clusters of its domains, in the order of the set."""
        return tuple(dict.fromkeys(domain.cluster for domain in self.domains.values() if domain.cluster is not None))

    @property
    def groups(self) -> Mapping[str, str]:
        """The titles of all groups there can be, by id: the domains, then clusters that no domain is named after."""
        titles = {domain.id: domain.title for domain in self.domains.values()}
        return titles | {cluster: cluster for cluster in self.clusters if cluster not in titles}

    def clusters_about(self, statement: Statement) -> frozenset[str]:
        """The clusters whose own work a statement is about; empty when it names none.

        A domain counts as its cluster, and one without a cluster as none. An id that is both a domain and a cluster is
        the domain.
        """
        found = {self.domains[name].cluster if name in self.domains else name for name in statement.about}
        return frozenset(self.clusters) & found

    @property
    def versions(self) -> frozenset[str]:
        """The versions whose score sheets can be read: this one and those in the history."""
        return frozenset({self.version, *(release.version for release in self.history)})

    def since(self, version: str) -> tuple[Release, ...]:
        """The releases after a version, oldest first; none for this version and for one that is not in the history."""
        places = [place for place, release in enumerate(self.history) if release.version == version]
        return self.history[places[0] + 1 :] if places and version != self.version else ()


@dataclass(frozen=True, slots=True, kw_only=True)
class GivenAnswer:
    """What a participant gave for one statement, with an optional note."""

    answer: Answer
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyAnswer:
    """What the makers of an exercise would answer to one statement, and which words of the text say so."""

    answer: Answer
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Exercise:
    """A short text about an invented coalition, with a key for a few statements of the shipped set."""

    id: str
    title: str
    origin: str
    text: str
    key: Mapping[str, KeyAnswer]


@dataclass(frozen=True, slots=True, kw_only=True)
class Hands:
    """A show of hands: votes per score 1-5, weet-niet and nvt. Shown beside the sheets, never added to them.

    Of secret votes of few people only the `number` is kept; the counts are then None.
    """

    scores: tuple[int, int, int, int, int] | None = None
    dont_know: int | None = 0
    not_applicable: int | None = 0
    voting: Voting = Voting.OPEN
    number: int | None = None

    @property
    def voters(self) -> int:
        """How many voted."""
        if self.scores is None:
            return self.number or 0
        return sum(self.scores) + (self.dont_know or 0) + (self.not_applicable or 0)

    def hidden(self, fewest: int) -> bool:
        """True for secret votes of fewer people than `fewest`; hands that everybody saw are never hidden."""
        return self.scores is None or (self.voting is Voting.SECRET and self.voters < fewest)

    def number_alone(self) -> Hands:
        """The same with nothing but how many voted."""
        return Hands(dont_know=None, not_applicable=None, voting=Voting.SECRET, number=self.voters)


@dataclass(frozen=True, slots=True, kw_only=True)
class Action:
    """Something the coalition agreed to do about a statement; `who` is an organisation or function.

    `since` is the earlier year in which it was agreed on, None for the year of its sheet; `reason` is why it stands as
    it does.
    """

    statement: str
    what: str
    who: str | None = None
    due: date | None = None
    status: ActionStatus = ActionStatus.OPEN
    reason: str | None = None
    since: int | None = None

    def late(self, day: date | None) -> bool:
        """Whether it is open and should have been done before this day; never where either date is not known."""
        return self.status is ActionStatus.OPEN and self.due is not None and day is not None and self.due < day


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoreSheet:
    """The answers of one participant, the joint answers of the coalition, or what somebody read in a public text.

    In a desk analysis (`Kind.BUREAU`) every score has a note that quotes its passage, and weet-niet means that the
    text does not say. `answers` holds only what was written down; a statement that is absent is not answered. `asked`
    is None when all statements were asked: for the voice of parents all that have a text for them. `present` says how
    many people of each domain or cluster were in the room.
    """

    statement_set: str
    version: str
    coalition: str
    year: int
    kind: Kind = Kind.INDIVIDUAL
    voice: Voice = Voice.PARTNERS
    participant: str | None = None
    domain: str | None = None
    origin: str | None = None
    asked: tuple[str, ...] | None = None
    answers: Mapping[str, GivenAnswer] = field(default_factory=dict)
    open_statements: tuple[str, ...] = ()
    reasons: Mapping[str, str] = field(default_factory=dict)
    hands: Mapping[str, Hands] = field(default_factory=dict)
    actions: tuple[Action, ...] = ()
    present: Mapping[str, int] = field(default_factory=dict)
    path: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyFigure:
    """A figure from elsewhere that the report quotes beside the scores."""

    name: str
    value: str
    year: str | None = None
    source: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class BoardQuestion:
    """What a coalition asks of its board, and the statements whose scores are the reason."""

    text: str
    statements: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasurementInfo:
    """What `meting.yaml` says of a measurement; everything but coalition and year may be absent.

    `openness` and `minimum` decide what may be shown (see `analysetool.disclosure`); None leaves the default.
    """

    coalition: str
    year: int
    reference_date: date | None = None
    occasion: str | None = None
    invited: Mapping[str, int] = field(default_factory=dict)
    contact: str | None = None
    keep_until: date | None = None
    openness: Openness | None = None
    minimum: int | None = None
    question_to_board: BoardQuestion | None = None
    next_measurement: str | None = None
    origin: str | None = None
    key_figures: tuple[KeyFigure, ...] = ()
    path: str = ""
