# SPDX-License-Identifier: EUPL-1.2
"""What every view of one measurement stands on: the counts, whose they are, what may be shown, and the figures shown.

The small-group rule for votes lives here, so that the report and the explanation of a figure cannot differ.
"""

from __future__ import annotations

from dataclasses import dataclass

from analysetool.groups import hides_votes
from analysetool.measurement import Measurement
from analysetool.measures import Floats
from analysetool.model import Answer, Basis, ScoreSheet, StatementSet, Verdict
from analysetool.scoring import Scores, joint_scores, score, structure_of
from analysetool.tally import Tally, responses_of, tally
from analysetool.verdicts import verdict_of
from analysetool.views.levels import level_views, number
from analysetool.views.report import LevelView, StatementView


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """The counts of a measurement, whose they are and what may be shown of them."""

    tally: Tally
    basis: Basis
    joint: tuple[Answer | None, ...]
    joint_only: bool
    participants: int | None
    votes_hidden: bool

    @property
    def one_voice(self) -> bool:
        """True for one participant or only a joint sheet."""
        return self.joint_only or self.participants == 1

    @property
    def counted_blanks(self) -> bool:
        """False when the source did not count what was not filled in."""
        return self.tally.participants is not None

    @property
    def joint_scores(self) -> Floats:
        """The joint scores (S,), NaN where the coalition settled on none."""
        return joint_scores([None if answer is None else answer.score for answer in self.joint])


def lay_ground(measurement: Measurement, statement_set: StatementSet, basis: Basis, minimum: int) -> Ground:
    """Decide what a measurement is told from; one with only a joint sheet always stands on that sheet."""
    joint = measurement.joint
    joint_only = joint is not None and not measurement.tally.groups
    statements = [statement.id for statement in statement_set.statements]
    counted = tally(responses_of([joint], statements), statements) if joint_only and joint else measurement.tally
    people = int(measurement.tally.people_at_least().sum())
    return Ground(
        tally=counted,
        basis=Basis.JOINT if joint_only else basis,
        joint=_joint_answers(joint, statement_set),
        joint_only=joint_only,
        participants=measurement.tally.people(),
        votes_hidden=hides_votes(people, minimum),
    )


def score_ground(ground: Ground, statement_set: StatementSet, basis: Basis | None = None) -> Scores:
    """All figures of the participants together, on the ground's own basis or another."""
    return score(
        ground.tally.total()[None, :, :],
        structure_of(statement_set),
        joint=ground.joint_scores,
        basis=ground.basis if basis is None else basis,
        counted_blanks=ground.counted_blanks,
    )


def statement_views(statement_set: StatementSet, scores: Scores, ground: Ground) -> tuple[StatementView, ...]:
    """The statements with what may be shown of them; a single score among few participants is somebody's vote."""
    figures, hidden = scores.statements, ground.votes_hidden
    views = []
    for position, statement in enumerate(statement_set.statements):
        joint = ground.joint[position]

        def exact(values: Floats, position: int = position) -> float | None:
            return number(values[0, position])

        on_joint = ground.basis is Basis.JOINT and joint is not None and joint.score is not None
        one_vote = hidden and not on_joint and int(figures.n[0, position]) == 1
        verdict = verdict_of(int(figures.verdict[0, position]))
        views.append(
            StatementView(
                id=statement.id,
                theme=statement.theme,
                text=statement.text,
                explanation=statement.explanation,
                n=int(figures.n[0, position]),
                distribution=None if hidden else tuple(int(votes) for votes in figures.distribution[0, position]),
                dont_know=int(figures.dont_know[0, position]),
                not_applicable=int(figures.not_applicable[0, position]),
                not_answered=int(figures.not_answered[0, position]) if ground.counted_blanks else None,
                mean=None if one_vote else exact(figures.mean),
                median=None if hidden else exact(figures.median),
                agreement=None if hidden else exact(figures.agreement),
                low=None if one_vote else exact(figures.low),
                high=None if one_vote else exact(figures.high),
                joint=joint,
                verdict=verdict or Verdict.NOT_ANSWERED,
                on_joint=on_joint,
            )
        )
    return tuple(views)


def shown_levels(statement_set: StatementSet, scores: Scores, ground: Ground) -> dict[str, LevelView]:
    """The levels by id with what may be shown of them; one score among few participants is shown in no level."""
    return level_views(
        statement_set,
        scores,
        0,
        hide_agreement=ground.votes_hidden,
        counted_blanks=ground.counted_blanks,
        fewest_answers=2 if ground.votes_hidden else 0,
    )


def _joint_answers(joint: ScoreSheet | None, statement_set: StatementSet) -> tuple[Answer | None, ...]:
    """What the coalition settled on per statement; None where it settled on nothing."""
    if joint is None:
        return (None,) * len(statement_set.statements)
    given = [joint.answers.get(statement.id) for statement in statement_set.statements]
    return tuple(None if answer is None or answer.answer is Answer.NOT_ANSWERED else answer.answer for answer in given)
