# SPDX-License-Identifier: EUPL-1.2
"""Rows and columns for a workbook, and among them what a coalition did together: discussion, actions and notes.

Knows no XlsxWriter.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from analysetool.figures.report import DiscussedStatement, Discussion, ShownStatement, StatementNotes, Talk
from analysetool.formats.columns import Holds, Value, cell
from analysetool.model import Action, Answer, Verdict
from analysetool.rounding import SCORE_DECIMALS, SHARE_DECIMALS, round_half_up
from analysetool.words import figures as wording
from analysetool.words import report as words

Cell = str | float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column of a sheet: its heading, its width in characters, and for figures how they are shown."""

    title: str
    width: float
    kind: str = "text"


def rounded_score(value: float | None) -> float | None:
    """A score as every format prints it."""
    return None if value is None else round_half_up(value, SCORE_DECIMALS)


def rounded_share(value: float | None) -> float | None:
    """A share as every format prints it."""
    return None if value is None else round_half_up(value, SHARE_DECIMALS)


def to_cell(holds: Holds, value: Value) -> Cell:
    """A value as a workbook holds it: figures rounded as they are printed, verdicts and what is no score in words."""
    if holds is Holds.VERDICT:
        return wording.verdict_word(value if isinstance(value, Verdict) else None)
    if isinstance(value, Talk):
        return wording.NOT_AGREED
    if isinstance(value, Answer):
        return wording.answer_word(value) if value.score is None else value.score
    if value is None or isinstance(value, str):
        return value
    if holds is Holds.SCORE:
        return rounded_score(value)
    return rounded_share(value) if holds is Holds.SHARE else value


def joint_cell(statement: ShownStatement) -> Cell:
    """A joint score as a number to count with; other joint answers, and that there is none yet, in words."""
    return to_cell(*cell(statement, "gezamenlijk"))


DISCUSSED_COLUMNS = (
    Column(title="Id", width=8),
    Column(title="Stelling", width=60),
    Column(title="Gemiddelde apart", width=18, kind="score"),
    Column(title="Mediaan apart", width=15, kind="score"),
    Column(title="Oordeel apart", width=20),
    Column(title="Gezamenlijk", width=15, kind="count"),
    Column(title="Oordeel samen", width=20),
    Column(title="Maakte het gesprek verschil?", width=18),
    Column(title="Wijkt af?", width=12),
    Column(title="Reden", width=60),
    Column(title="Handopsteken", width=60),
)


def discussed_rows(discussion: Discussion) -> list[Sequence[Cell]]:
    """A row per discussed statement, in the order of the report."""
    return [_discussed_row(item) for item in discussion.items]


def _discussed_row(item: DiscussedStatement) -> Sequence[Cell]:
    apart = item.individual
    return (
        item.statement.id,
        item.statement.text,
        None if apart is None else rounded_score(apart.mean),
        None if apart is None else rounded_score(apart.median),
        None if apart is None else wording.verdict_word(apart.verdict),
        joint_cell(item.statement),
        None if item.verdict is None else wording.verdict_word(item.verdict),
        "ja" if item.changed else None,
        "ja" if item.statement.deviates else None,
        words.given_reason(item),
        words.hands(item),
    )


ACTION_COLUMNS = (
    Column(title="Stelling", width=10),
    Column(title="Wat", width=60),
    Column(title="Wie", width=30),
    Column(title="Wanneer", width=20),
    Column(title="Stand", width=12),
)


def action_rows(actions: Iterable[Action]) -> list[Sequence[Cell]]:
    """A row per action."""
    return [
        (action.statement, action.what, action.who, wording.due_day(action) or None, action.status)
        for action in actions
    ]


NOTE_COLUMNS = (
    Column(title="Id", width=8),
    Column(title="Stelling", width=60),
    Column(title="Opmerking", width=90),
)


def note_rows(notes: Iterable[StatementNotes]) -> list[Sequence[Cell]]:
    """A row per note."""
    return [(note.statement.id, note.statement.text, text) for note in notes for text in note.texts]
