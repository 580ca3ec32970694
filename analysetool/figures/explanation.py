# SPDX-License-Identifier: EUPL-1.2
"""How one figure came about: every step between the answers and the figure that a report shows, in numbers.

The outcome of each step is the figure of the core; the steps are its ingredients. None means "cannot be determined" or
"may not be shown".
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from analysetool.disclosure import Mode
from analysetool.figures.report import DiscussedStatement, LevelKind, ShownLevel, ShownStatement
from analysetool.model import Answer, Basis, Openness, Part, Theme, Verdict


class LeftOut(StrEnum):
    """Why a statement is not in the mean of its level."""

    NO_SCORE = "geen score"
    TOO_FEW = "te weinig scores"
    NOT_ASKED = "niet gevraagd"
    ALL_NOT_APPLICABLE = "alleen niet van toepassing"
    JOINTLY_NOT_APPLICABLE = "samen gekozen: niet van toepassing"


@dataclass(frozen=True, slots=True, kw_only=True)
class Division:
    """A sum divided by a number: what the division gives (`value`, exact) and as which figure it is printed.

    `decimals` is how many decimals of `value` must be shown so that rounding them gives what is printed: 4, or more
    where the fourth would mislead (4,44996).
    """

    total: float
    divisor: float
    value: float
    decimals: int


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleStep:
    """One rule, named by the verdict it gives, and whether it holds; of several the first that holds decides."""

    verdict: Verdict
    holds: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """What was answered: which answers are in the mean and which are not; None where that may not be told.

    `not_answered` and `not_asked` are None when the source did not count what was not filled in.
    """

    scores: int | None
    dont_know: int | None
    not_applicable: int | None
    not_answered: int | None
    not_asked: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoreStep:
    """One score that was given: how often, its points in the sum, and its part in the agreement.

    `share` is votes / n, `distance` |score - mean|, `contribution` share * log2(1 - distance / 4).
    """

    score: int
    votes: int
    points: int
    share: float
    distance: float
    contribution: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Middle:
    """The median: the places in the row of sorted scores (from 1), the scores there, and halfway between them."""

    places: tuple[int, int]
    scores: tuple[int, int]
    value: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """The agreement of one statement: 1 plus the sum of the contributions of its scores; printed in whole percent."""

    total: float
    value: float
    decimals: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Range:
    """Lowest and highest the mean could still be, had the `open_answers` been given as 1 or as 5."""

    open_answers: int
    low: Division
    high: Division


@dataclass(frozen=True, slots=True, kw_only=True)
class OneApart:
    """What the figures would be with one answer of this kind less, or more; it was given `votes` times."""

    answer: Answer
    votes: int
    mean: float | None
    agreement: float | None
    verdict: Verdict
    tips: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementExplanation:
    """How the figures of a statement came about.

    `statement` holds the figures as the report shows them. The steps are those of the individual answers; with
    `statement.on_joint` the joint score took the place of their mean and range. `discussed` is what the coalition said
    of it together, None when it did not talk about it. The steps are None where the statement may not be shown.
    `parents_text` is the sentence that parents were asked, None when none was; their figure stands in `statement`.
    `about` are the clusters whose own work it is about.
    """

    statement: ShownStatement
    part: Part
    theme: Theme
    counted: Counted
    votes: tuple[ScoreStep, ...] | None
    mean: Division | None
    median: Middle | None
    agreement: Agreement | None
    range: Range | None
    rules: tuple[RuleStep, ...]
    holds: bool | None
    one_less: tuple[OneApart, ...] | None
    one_more: tuple[OneApart, ...] | None
    discussed: DiscussedStatement | None = None
    parents_text: str | None = None
    about: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class LevelRow:
    """One statement in the sum of its level.

    `points` is the sum of its scores (None where there is none, or a joint score stands in its place); `low` and `high`
    are the ends of its range as they count here: 1 and 5 when it has no answer at all (`assumed`).
    """

    statement: ShownStatement
    points: int | None
    weight: float
    weighted: float | None
    low: float | None
    high: float | None
    assumed: bool
    left_out: LeftOut | None


@dataclass(frozen=True, slots=True, kw_only=True)
class HalfRule:
    """How many statements have a score, of how many that apply; `holds` when there are enough for a figure."""

    scored: int
    applicable: int
    holds: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class LevelExplanation:
    """How the figures of a theme, part or the total came about; `level` holds them as the report shows them.

    With `steps_hidden` no statement may be shown, so that there are no rows, no half rule and no sums.
    """

    level: ShownLevel
    kind: LevelKind
    rows: tuple[LevelRow, ...]
    equal_weights: bool
    steps_hidden: bool
    half: HalfRule | None
    mean: Division | None
    low: Division | None
    high: Division | None
    agreement: Division | None
    joint: Division | None
    joint_count: int
    rules: tuple[RuleStep, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """The explanation of one figure of one measurement.

    `joint_only` says that there are no individual sheets; `openness`, `minimum` and `mode` what may be shown. `wider`
    is the id one level up: what to explain next; None at the total.
    """

    statement_set: str
    version: str
    justification: str | None
    coalition: str
    year: int
    origins: tuple[str, ...]
    basis: Basis
    joint_only: bool
    participants: int | None
    openness: Openness
    minimum: int
    mode: Mode
    explained: StatementExplanation | LevelExplanation
    wider: str | None
