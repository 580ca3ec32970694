# SPDX-License-Identifier: EUPL-1.2
"""What every view of one measurement stands on: the counts, whose they are, what may be shown, and the figures shown.

The rule of `analysetool.disclosure` is applied here, so that the report and the explanation of a figure cannot differ.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from analysetool.changes import scores_of
from analysetool.deviation import deviates
from analysetool.disclosure import Bools, Disclosure, Mode
from analysetool.estimates import level_intervals
from analysetool.figures.levels import compute_levels, number
from analysetool.figures.report import LevelKind, ShownLevel, ShownStatement
from analysetool.measurement import Measurement
from analysetool.measures import Floats, Ints
from analysetool.model import Answer, Basis, ScoreSheet, StatementSet, Verdict
from analysetool.scoring import Scores, Structure, joint_scores, score, structure_of
from analysetool.tally import COLUMN, Responses, Tally, responses_of, tally
from analysetool.verdicts import verdict_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """The counts of a measurement, whose they are and what may be shown of them.

    Secret votes in the room are shown from `fewest_votes` people. `responses` is None where it is not known who gave
    what, and with only a joint sheet.
    """

    tally: Tally
    responses: Responses | None
    basis: Basis
    joint: tuple[Answer | None, ...]
    disputed: frozenset[str]
    joint_only: bool
    participants: int | None
    disclosure: Disclosure
    fewest_votes: int

    @property
    def alike(self) -> tuple[object, ...]:
        """What grounds must have in common to be scored together."""
        return self.basis, self.joint, self.counted_blanks

    @property
    def one_voice(self) -> bool:
        """True for one participant or only a joint sheet."""
        return self.joint_only or self.participants == 1

    @property
    def counted_blanks(self) -> bool:
        """False when the source did not count what was not filled in."""
        return self.tally.participants is not None

    @property
    def asked(self) -> Bools:
        """The statements (S,) that somebody was asked, as far as the counts tell."""
        found: Bools = self.tally.total().sum(axis=-1) > 0
        return found

    @property
    def joint_scores(self) -> Floats:
        """The joint scores (S,), NaN where the coalition settled on none."""
        return joint_scores([None if answer is None else answer.score for answer in self.joint])

    def counts_on_basis(self) -> Ints:
        """All answers together (S, 8); on the joint basis a joint weet-niet or nvt is the only answer of its statement.

        Joint scores are not in it: they stand beside the counts (`joint_scores`).
        """
        counts = self.tally.total()
        if self.basis is Basis.JOINT:
            for position, answer in enumerate(self.joint):
                if answer is not None and answer.score is None:
                    counts[position] = 0
                    counts[position, COLUMN[answer]] = 1
        return counts


def lay_ground(measurement: Measurement, statement_set: StatementSet, basis: Basis) -> Ground:
    """Decide what a measurement is told from; one with only a joint sheet always stands on that sheet."""
    joint, joint_only = measurement.joint, measurement.joint_only
    statements = [statement.id for statement in statement_set.statements]
    own = measurement.tally
    counted = tally(responses_of([joint], statements), statements) if joint_only and joint else own
    return Ground(
        tally=counted,
        responses=None if joint_only else measurement.responses,
        basis=Basis.JOINT if joint_only else basis,
        joint=_joint_answers(joint, statements),
        disputed=frozenset() if joint is None else frozenset(joint.open_statements),
        joint_only=joint_only,
        participants=own.people(),
        disclosure=measurement.disclosure(),
        fewest_votes=measurement.fewest_votes,
    )


def score_ground(ground: Ground, statement_set: StatementSet, basis: Basis | None = None) -> Scores:
    """All figures of the participants together, on the ground's own basis or another."""
    return score_alike([ground], structure_of(statement_set), basis)


def score_alike(
    grounds: Sequence[Ground], structure: Structure, basis: Basis | None = None, *, robust: bool = True
) -> Scores:
    """The same of one or more grounds that are `alike`, a group of the scores for each; `robust`: see `score`.

    `structure` is that of the set, or a part of it.
    """
    first = grounds[0]
    return score(
        np.stack([ground.tally.total() for ground in grounds]),
        structure,
        joint=first.joint,
        basis=first.basis if basis is None else basis,
        counted_blanks=first.counted_blanks,
        disclosure=[ground.disclosure for ground in grounds],
        robust=robust,
    )


def compute_statements(statement_set: StatementSet, scores: Scores, ground: Ground) -> tuple[ShownStatement, ...]:
    """The statements with what may be shown of them."""
    figures, rule = scores.statements, ground.disclosure
    people = ground.tally.people()
    not_asked = None if people is None else people - ground.tally.total().sum(axis=-1)
    views = []
    for position, statement in enumerate(statement_set.statements):
        joint = ground.joint[position]
        shown = bool(rule.shown[position])

        def exact(values: Floats, position: int = position) -> float | None:
            return number(values[0, position])

        def count(values: Ints, position: int = position) -> int | None:
            return int(values[0, position]) if rule.shows_counts else None

        views.append(
            ShownStatement(
                id=statement.id,
                part=statement.part,
                theme=statement.theme,
                text=statement.text,
                explanation=statement.explanation,
                n=count(figures.n),
                distribution=tuple(int(votes) for votes in figures.distribution[0, position]) if shown else None,
                dont_know=count(figures.dont_know),
                not_applicable=count(figures.not_applicable),
                not_answered=count(figures.not_answered) if ground.counted_blanks else None,
                not_asked=None if not_asked is None else count(not_asked[None, :]),
                mean=exact(figures.mean),
                median=exact(figures.median),
                agreement=exact(figures.agreement),
                low=exact(figures.low),
                high=exact(figures.high),
                joint=joint,
                verdict=verdict_of(int(figures.verdict[0, position])) or Verdict.NOT_ANSWERED,
                on_joint=ground.basis is Basis.JOINT and joint is not None,
                disputed=joint is None and statement.id in ground.disputed,
                deviates=shown and _deviates(joint, figures.distribution[0, position], ground),
            )
        )
    return tuple(views)


def compute_individual(
    statement_set: StatementSet, statements: tuple[ShownStatement, ...], ground: Ground
) -> tuple[ShownStatement, ...]:
    """The statements on the basis of the individual sheets, whatever the report stands on."""
    if ground.basis is Basis.INDIVIDUAL:
        return statements
    ground = replace(ground, basis=Basis.INDIVIDUAL)
    return compute_statements(statement_set, score_ground(ground, statement_set), ground)


def compute_shown_levels(statement_set: StatementSet, scores: Scores, ground: Ground) -> dict[str, ShownLevel]:
    """The levels by id with what may be shown of them."""
    return compute_levels_alike(statement_set, scores, [ground])[0]


def compute_levels_alike(
    statement_set: StatementSet, scores: Scores, grounds: Sequence[Ground]
) -> list[dict[str, ShownLevel]]:
    """The same of each of the grounds that were scored together (`score_alike`)."""
    members = scores.structure.members
    settled = (members & ~np.isnan(grounds[0].joint_scores)).sum(axis=-1)
    statements = members.sum(axis=-1)
    likely = _intervals(scores, grounds)
    found = []
    for group, ground in enumerate(grounds):
        views = compute_levels(statement_set, scores, group, counted_blanks=ground.counted_blanks)
        found.append(
            {
                identity: _allowed(
                    replace(
                        views[identity],
                        likely_low=number(likely[group, row, 0]),
                        likely_high=number(likely[group, row, 1]),
                        settled=int(settled[row]),
                        statements=int(statements[row]),
                    ),
                    ground,
                )
                for row, identity in enumerate(scores.structure.levels)
            }
        )
    return found


def _intervals(scores: Scores, grounds: Sequence[Ground]) -> Floats:
    """The intervals of levels (G, L, 2) over participants; NaN for one voice, and where a joint answer has a place."""
    structure, first = scores.structure, grounds[0]
    found = np.full((*scores.levels.mean.shape, 2), np.nan)
    voices = {
        group: ground.responses
        for group, ground in enumerate(grounds)
        if ground.responses is not None and not ground.one_voice and ground.disclosure.shows_counts
    }
    if not voices:
        return found
    settled = np.array([answer is not None and first.basis is Basis.JOINT for answer in first.joint], dtype=np.bool_)
    given = np.full((len(voices), max(len(own.participants) for own in voices.values()), len(settled)), np.nan)
    for place, own in enumerate(voices.values()):
        given[place, : len(own.participants)] = scores_of(own)
    groups = list(voices)
    found[groups] = level_intervals(
        np.where((structure.members & settled).any(axis=-1), np.nan, scores.levels.mean[groups]),
        given,
        structure,
        np.stack([grounds[group].disclosure.counted_on(first.basis) for group in groups]),
    )
    return found


def _allowed(level: ShownLevel, ground: Ground) -> ShownLevel:
    """A level with what the measurement may show of it; what stands on joint scores alone stays."""
    if ground.disclosure.shows_counts:
        return level
    if ground.basis is Basis.JOINT:
        return replace(level, agreement=None, answered=None, possible=None)
    if ground.disclosure.mode is Mode.LEVELS and level.kind in (LevelKind.TOTAL, LevelKind.PART):
        return replace(level, agreement=None)
    return replace(level, mean=None, low=None, high=None, agreement=None, answered=None, possible=None, verdict=None)


def _deviates(joint: Answer | None, distribution: Ints, ground: Ground) -> bool:
    """Whether a joint score is marked; the mark tells where votes lie."""
    if joint is None or joint.score is None or ground.joint_only:
        return False
    return deviates(joint.score, distribution.tolist())


def _joint_answers(joint: ScoreSheet | None, statements: Sequence[str]) -> tuple[Answer | None, ...]:
    """What the coalition settled on per statement; None where it settled on nothing."""
    if joint is None:
        return (None,) * len(statements)
    given = [joint.answers.get(statement) for statement in statements]
    return tuple(None if answer is None or answer.answer is Answer.NOT_ANSWERED else answer.answer for answer in given)
