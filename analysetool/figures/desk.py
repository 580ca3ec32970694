# SPDX-License-Identifier: EUPL-1.2
"""A desk analysis: what one public text carries a score for, with the passages, and how much it does not mention."""

from __future__ import annotations

from dataclasses import dataclass

from analysetool.figures.report import Report, ShownLevel, ShownStatement
from analysetool.model import Statement
from analysetool.quotes import passage_first, passages_in

FEWEST_SCORES = 5
"""With fewer statements that carry a score there is nothing to report."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """What the reader wrote: the `passage` that it begins with, if it does, and the rest; `quotes` if any is in it."""

    text: str
    passage: str = ""
    quotes: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class DeskScore:
    """A score; `anchors` are that of its step, those around it where the step has none, or none at all."""

    statement: ShownStatement
    score: int
    anchors: tuple[tuple[int, str], ...]
    remark: Remark


@dataclass(frozen=True, slots=True, kw_only=True)
class DeskNote:
    """A remark with a statement that got no score."""

    statement: ShownStatement
    remark: Remark


@dataclass(frozen=True, slots=True, kw_only=True)
class DeskLevel:
    """How many statements of the total or a part carry a score, have a passage that does not, or are not in the text.

    The level has a mean only where at least half of its statements have a score, as in every report.
    """

    level: ShownLevel
    scored: int
    with_passage: int
    silent: int
    not_applicable: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DeskAnalysis:
    """What was read in one text; `passages` carry no score, and neither do `others`, which quote nothing."""

    report: Report
    scores: tuple[DeskScore, ...]
    passages: tuple[DeskNote, ...]
    others: tuple[DeskNote, ...]
    parts: tuple[DeskLevel, ...]
    total: DeskLevel

    @property
    def carries_report(self) -> bool:
        """Whether enough statements carry a score to make something of them."""
        return len(self.scores) >= FEWEST_SCORES


def gather_desk(report: Report) -> DeskAnalysis:
    """Gather the scores with their passages from a report on one desk analysis."""
    statements = {statement.id: statement for statement in report.statement_set.statements}
    remarks = {note.statement.id: _remark(note.texts[0]) for note in report.notes}
    scores = tuple(
        DeskScore(
            statement=own,
            score=score,
            anchors=_anchors(statements[own.id], score),
            remark=remarks.get(own.id, Remark(text="")),
        )
        for own in report.statements
        if (score := _score(own)) is not None
    )
    notes = tuple(
        DeskNote(statement=own, remark=remarks[own.id])
        for own in report.statements
        if own.id in remarks and _score(own) is None
    )
    passages = tuple(note for note in notes if note.remark.quotes and not note.statement.not_applicable)
    quoted = frozenset(note.statement.id for note in passages)
    return DeskAnalysis(
        report=report,
        scores=scores,
        passages=passages,
        others=tuple(note for note in notes if note not in passages),
        parts=tuple(
            _level(part, tuple(own for own in report.statements if own.part == part.id), quoted)
            for part in report.parts
        ),
        total=_level(report.total, report.statements, quoted),
    )


def _score(statement: ShownStatement) -> int | None:
    """The one score of a statement."""
    votes = statement.distribution or ()
    return next((score for score, count in enumerate(votes, start=1) if count), None)


def _remark(text: str) -> Remark:
    parts = passage_first(text)
    if parts is None:
        return Remark(text=text, quotes=bool(passages_in(text)))
    return Remark(passage=parts[0], text=parts[1], quotes=True)


def _anchors(statement: Statement, score: int) -> tuple[tuple[int, str], ...]:
    """The anchor of a step, or the nearest ones below and above it."""
    anchors = statement.anchors
    below = max((step for step in anchors if step <= score), default=None)
    above = min((step for step in anchors if step >= score), default=None)
    return tuple((step, anchors[step]) for step in dict.fromkeys((below, above)) if step is not None)


def _level(level: ShownLevel, statements: tuple[ShownStatement, ...], quoted: frozenset[str]) -> DeskLevel:
    with_passage = sum(own.id in quoted for own in statements)
    return DeskLevel(
        level=level,
        scored=sum(_score(own) is not None for own in statements),
        with_passage=with_passage,
        silent=sum((own.dont_know or 0) + (own.not_answered or 0) for own in statements) - with_passage,
        not_applicable=sum(own.not_applicable or 0 for own in statements),
    )
