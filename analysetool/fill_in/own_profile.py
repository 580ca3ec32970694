# SPDX-License-Identifier: EUPL-1.2
"""What one person scored, per part and theme: their own answers, for their own eyes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from analysetool.fill_in.progress import Counts, Session, count
from analysetool.model import Statement, StatementSet


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnLevel:
    """A part or theme: `mean` of the own scores (1-5; None without one), and the answers of each kind apart."""

    id: str
    title: str
    mean: float | None
    counts: Counts


def own_parts(session: Session, statement_set: StatementSet) -> tuple[OwnLevel, ...]:
    """The parts of which anything was asked, in the order of the set; see `own_themes`."""
    return tuple(
        _level(part.id, part.title, asked, session)
        for part in statement_set.parts
        if (asked := [statement for statement in session.statements if statement.part == part.id])
    )


def own_themes(session: Session, statement_set: StatementSet) -> tuple[OwnLevel, ...]:
    """The themes of which anything was asked, in the order of the set.

    The mean is that of the scores that were given, by `weight`: the sum of weight times score, divided by the sum of
    those weights. Weet niet, nvt and open answers count apart and are in no mean; with no score it is None.
    """
    return tuple(
        _level(theme.id, theme.title, asked, session)
        for theme in statement_set.themes
        if (asked := [statement for statement in session.statements if statement.theme == theme.id])
    )


def _level(identity: str, title: str, asked: Sequence[Statement], session: Session) -> OwnLevel:
    answers = [session.given(statement.id).answer for statement in asked]
    scored = [
        (statement.weight, answer.score)
        for statement, answer in zip(asked, answers, strict=True)
        if answer.score is not None
    ]
    weights = sum(weight for weight, _ in scored)
    mean = sum(weight * score for weight, score in scored) / weights if scored else None
    return OwnLevel(id=identity, title=title, mean=mean, counts=count(answers))
