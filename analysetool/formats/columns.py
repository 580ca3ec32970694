# SPDX-License-Identifier: EUPL-1.2
"""The columns of the data formats, once: how each is called, what it holds, and its value from the figures.

Csv, the workbook, JSON and the frames of the library take names and values from here; each decides for itself on the
order and on how a number is written. A name that only levels or only statements have is empty for the others.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

from analysetool.figures.report import PeopleMean, Report, ShownLevel, ShownStatement, Talk
from analysetool.model import Answer
from analysetool.words.report import level_title

HEAD = ("coalitie", "jaar", "soort")
"""Before the other columns, where a format writes one table: whose figures they are and what a row is about."""
STATEMENT = "stelling"
"""What a row of a statement is; a row of a level is called by the kind of level."""

Value = str | int | float | None
"""What stands in a cell; a verdict and an answer are still themselves, so that each format can tell them its own way.

A statement that the coalition talked about without agreeing has `Talk.OPEN` for a joint answer.
"""
Row = ShownLevel | ShownStatement
Shown_contra = TypeVar("Shown_contra", bound=Row, contravariant=True)


class Holds(StrEnum):
    """What a column holds, which decides how a format writes it."""

    TEXT = "tekst"
    COUNT = "aantal"
    SCORE = "score"
    SHARE = "aandeel"
    VERDICT = "oordeel"
    ANSWER = "antwoord"


@dataclass(frozen=True, slots=True, kw_only=True)
class Column(Generic[Shown_contra]):
    """One column: `name` is that in csv and frames, `heading` that in a workbook.

    `key` is where it stands in JSON, "" where that has the same name. Columns with one key are a list there; with a dot
    ("ouders.n") they are a block, null when any of them is.
    """

    name: str
    heading: str
    holds: Holds
    value: Callable[[Shown_contra], Value]
    key: str = ""

    @property
    def json_key(self) -> str:
        """How JSON calls it."""
        return self.key or self.name


def _possible(statement: ShownStatement) -> int | None:
    """How many scores there could be; None where the source did not count what was not filled in."""
    if statement.n is None or statement.dont_know is None or statement.not_answered is None:
        return None
    return statement.n + statement.dont_know + statement.not_answered


def _joint(statement: ShownStatement) -> Answer | Talk | None:
    return Talk.OPEN if statement.disputed else statement.joint


def _votes(place: int) -> Callable[[ShownStatement], Value]:
    return lambda own: None if own.distribution is None else own.distribution[place]


def _of_people(
    name: str, who: str, of: Callable[[ShownStatement], PeopleMean | None]
) -> tuple[Column[ShownStatement], Column[ShownStatement]]:
    """The number of scores of some of the people, and their mean."""
    return (
        Column(
            name=f"{name}_n",
            heading=f"Scores van {who}",
            holds=Holds.COUNT,
            value=lambda own: None if (found := of(own)) is None else found.n,
            key=f"{name}.n",
        ),
        Column(
            name=f"{name}_gemiddelde",
            heading=f"Gemiddelde van {who}",
            holds=Holds.SCORE,
            value=lambda own: None if (found := of(own)) is None else found.mean,
            key=f"{name}.gemiddelde",
        ),
    )


_BOTH: tuple[Column[Row], ...] = (
    Column(name="id", heading="Id", holds=Holds.TEXT, value=lambda own: own.id),
    Column(name="gemiddelde", heading="Gemiddelde", holds=Holds.SCORE, value=lambda own: own.mean),
    Column(
        name="laagst_mogelijk",
        heading="Laagst mogelijk",
        holds=Holds.SCORE,
        value=lambda own: own.low,
        key="bandbreedte",
    ),
    Column(
        name="hoogst_mogelijk",
        heading="Hoogst mogelijk",
        holds=Holds.SCORE,
        value=lambda own: own.high,
        key="bandbreedte",
    ),
    Column(name="eensgezindheid", heading="Eensgezindheid", holds=Holds.SHARE, value=lambda own: own.agreement),
    Column(name="oordeel", heading="Oordeel", holds=Holds.VERDICT, value=lambda own: own.verdict),
)
_OF_LEVELS: tuple[Column[ShownLevel], ...] = (
    *_BOTH,
    Column(name="soort", heading="Soort", holds=Holds.TEXT, value=lambda own: own.kind.value),
    Column(name="titel", heading="Titel", holds=Holds.TEXT, value=level_title),
    Column(
        name="interval_laag",
        heading="Marge van",
        holds=Holds.SCORE,
        value=lambda own: own.likely_low,
        key="interval",
    ),
    Column(
        name="interval_hoog",
        heading="Marge tot",
        holds=Holds.SCORE,
        value=lambda own: own.likely_high,
        key="interval",
    ),
    Column(
        name="gelijk_gewogen",
        heading="Elke groep even zwaar",
        holds=Holds.SCORE,
        value=lambda own: own.equal_weight,
    ),
    Column(name="deel", heading="Deel", holds=Holds.TEXT, value=lambda own: own.part),
    Column(name="beantwoord", heading="Beantwoord", holds=Holds.COUNT, value=lambda own: own.answered),
    Column(name="mogelijk", heading="Mogelijk", holds=Holds.COUNT, value=lambda own: own.possible),
    Column(name="gezamenlijk", heading="Gezamenlijk", holds=Holds.SCORE, value=lambda own: own.joint),
)
_OF_STATEMENTS: tuple[Column[ShownStatement], ...] = (
    *_BOTH,
    Column(name="soort", heading="Soort", holds=Holds.TEXT, value=lambda _: STATEMENT),
    Column(name="titel", heading="Stelling", holds=Holds.TEXT, value=lambda own: own.text, key="tekst"),
    Column(name="deel", heading="Deel", holds=Holds.TEXT, value=lambda own: own.part),
    Column(name="thema", heading="Thema", holds=Holds.TEXT, value=lambda own: own.theme),
    *(
        Column(
            name=f"score_{step}", heading=f"Score {step}", holds=Holds.COUNT, value=_votes(step - 1), key="verdeling"
        )
        for step in range(1, 6)
    ),
    Column(name="weet_niet", heading="Weet niet", holds=Holds.COUNT, value=lambda own: own.dont_know),
    Column(name="nvt", heading="Niet van toepassing", holds=Holds.COUNT, value=lambda own: own.not_applicable),
    Column(name="niet_ingevuld", heading="Niet ingevuld", holds=Holds.COUNT, value=lambda own: own.not_answered),
    Column(name="niet_gevraagd", heading="Niet gevraagd", holds=Holds.COUNT, value=lambda own: own.not_asked),
    Column(name="beantwoord", heading="Beantwoord", holds=Holds.COUNT, value=lambda own: own.n, key="n"),
    Column(name="mogelijk", heading="Mogelijk", holds=Holds.COUNT, value=_possible),
    Column(name="mediaan", heading="Mediaan", holds=Holds.SCORE, value=lambda own: own.median),
    Column(name="gezamenlijk", heading="Gezamenlijk", holds=Holds.ANSWER, value=_joint),
    *_of_people("ouders", "ouders", lambda own: own.parents),
    *_of_people("eigen_groep", "de eigen groep", lambda own: own.own_group),
    *_of_people("anderen", "anderen", lambda own: own.others),
)
LEVEL_COLUMNS: Mapping[str, Column[ShownLevel]] = {column.name: column for column in _OF_LEVELS}
STATEMENT_COLUMNS: Mapping[str, Column[ShownStatement]] = {column.name: column for column in _OF_STATEMENTS}


def levels_of(report: Report) -> Iterator[ShownLevel]:
    """The total, parts and themes of a report, in the order of every data format; phases follow where they are told."""
    yield report.total
    yield from report.parts
    yield from (theme.level for theme in report.themes)


def cell(row: Row, name: str) -> tuple[Holds, Value]:
    """What a column holds and its value for a level or statement; an empty text where such a row has no such column."""
    if isinstance(row, ShownLevel):
        level = LEVEL_COLUMNS.get(name)
        return (Holds.TEXT, None) if level is None else (level.holds, level.value(row))
    statement = STATEMENT_COLUMNS.get(name)
    return (Holds.TEXT, None) if statement is None else (statement.holds, statement.value(row))
