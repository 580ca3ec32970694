# SPDX-License-Identifier: EUPL-1.2
"""Building the report's view from a measurement: tally, score, find, group, and put it into words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from analysetool import wording
from analysetool.escaping import printable
from analysetool.findings import Finding, find
from analysetool.groups import DEFAULT_MINIMUM, hides_votes
from analysetool.measurement import Measurement
from analysetool.model import Answer, Basis, GroupBy, Phase, ScoreSheet, StatementSet, Verdict
from analysetool.scoring import PHASE_PREFIX, Scores, joint_scores, score, structure_of
from analysetool.tally import Tally, responses_of, tally
from analysetool.verdicts import verdict_of
from analysetool.views.build_groups import cluster_sizes, group_views
from analysetool.views.clean import clean_action, clean_info, clean_set
from analysetool.views.levels import level_views, number
from analysetool.views.report import (
    FindingsView,
    FindingView,
    LevelView,
    NoteView,
    ReportView,
    StatementView,
    ThemeView,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Ground:
    """What the report stands on: the counts, whose they are and what may be shown of them."""

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


def report_view(
    measurement: Measurement,
    statement_set: StatementSet,
    *,
    basis: Basis = Basis.INDIVIDUAL,
    minimum: int = DEFAULT_MINIMUM,
    group_by: GroupBy = GroupBy.CLUSTER,
    with_notes: bool = False,
) -> ReportView:
    """Compute everything a report says about one measurement.

    Args:
        measurement: the score sheets or tallies of one coalition and year.
        statement_set: the set they belong to.
        basis: individual answers, or joint scores where there are any; a measurement with only a joint sheet always
            stands on that sheet.
        minimum: the smallest group that is shown apart; with 2 to `minimum` - 1 participants no votes are shown.
        group_by: what participants are grouped by where differences are shown.
        with_notes: include the notes that participants wrote.
    """
    statement_set = clean_set(statement_set)
    ground = _ground(measurement, statement_set, basis, minimum)
    scores = score(
        ground.tally.total()[None, :, :],
        structure_of(statement_set),
        joint=joint_scores([None if answer is None else answer.score for answer in ground.joint]),
        basis=ground.basis,
        counted_blanks=ground.counted_blanks,
    )
    statements = _statement_views(statement_set, scores, ground)
    levels = level_views(
        statement_set,
        scores,
        0,
        hide_agreement=ground.votes_hidden,
        counted_blanks=ground.counted_blanks,
        fewest_answers=2 if ground.votes_hidden and ground.basis is Basis.INDIVIDUAL else 0,
    )
    groups = group_views(measurement.tally, statement_set, statements, minimum, group_by, one_voice=ground.one_voice)
    findings = _findings_view(scores, statements, statement_set, ground)
    info = clean_info(measurement.info)
    basis_note = _basis_note(ground, statements)
    return ReportView(
        statement_set=statement_set,
        coalition=printable(measurement.coalition),
        year=measurement.year,
        info=info,
        origins=tuple(printable(origin) for origin in measurement.origins),
        basis=ground.basis,
        basis_note=basis_note,
        participants=ground.participants,
        per_cluster=cluster_sizes(measurement.tally, statement_set),
        participation=wording.took_part(ground.participants, sum(info.invited.values()) if info else None),
        minimum=minimum,
        votes_hidden=ground.votes_hidden,
        findings_count=_findings_count(findings),
        glance=_glance(measurement, statements, levels["totaal"]),
        caveat=wording.caveat(has_origin=bool(measurement.origins)),
        total=levels["totaal"],
        parts=tuple(levels[part.id] for part in statement_set.parts),
        themes=tuple(
            ThemeView(
                level=levels[theme.id],
                statements=tuple(statement for statement in statements if statement.theme == theme.id),
            )
            for theme in statement_set.themes
        ),
        phases=tuple(levels[PHASE_PREFIX + phase] for phase in Phase if PHASE_PREFIX + phase in levels),
        findings=findings,
        groups=groups.groups,
        groups_note=groups.note,
        gaps=groups.gaps,
        actions=tuple(clean_action(action) for action in (measurement.joint.actions if measurement.joint else ())),
        notes=_notes(measurement, statements) if with_notes else (),
        explanation=wording.how_figures_came_about(
            statement_set, minimum=minimum, hides_votes=ground.votes_hidden, joint_basis=basis_note
        ),
    )


def _ground(measurement: Measurement, statement_set: StatementSet, basis: Basis, minimum: int) -> _Ground:
    joint = measurement.joint
    joint_only = joint is not None and not measurement.tally.groups
    statements = [statement.id for statement in statement_set.statements]
    counted = tally(responses_of([joint], statements), statements) if joint_only and joint else measurement.tally
    people = int(measurement.tally.people_at_least().sum())
    return _Ground(
        tally=counted,
        basis=Basis.JOINT if joint_only else basis,
        joint=_joint_answers(joint, statement_set),
        joint_only=joint_only,
        participants=measurement.tally.people(),
        votes_hidden=hides_votes(people, minimum),
    )


def _joint_answers(joint: ScoreSheet | None, statement_set: StatementSet) -> tuple[Answer | None, ...]:
    """What the coalition settled on per statement; None where it settled on nothing."""
    if joint is None:
        return (None,) * len(statement_set.statements)
    given = [joint.answers.get(statement.id) for statement in statement_set.statements]
    return tuple(None if answer is None or answer.answer is Answer.NOT_ANSWERED else answer.answer for answer in given)


def _basis_note(ground: _Ground, statements: Sequence[StatementView]) -> str | None:
    if ground.basis is Basis.INDIVIDUAL:
        return None
    if ground.joint_only:
        return (
            "Dit rapport gaat uit van de scores die de coalitie samen heeft gekozen. Losse scorelijsten zijn er niet."
        )
    settled = sum(statement.on_joint for statement in statements)
    return (
        f"Dit rapport gaat uit van de gezamenlijke scores: {settled} van {len(statements)} gezamenlijk. Bij de andere "
        "stellingen geldt het gemiddelde van de losse scorelijsten."
    )


def _glance(measurement: Measurement, statements: Sequence[StatementView], total: LevelView) -> str:
    return wording.glance(
        printable(measurement.coalition),
        measurement.year,
        wording.Position(
            mean=total.mean,
            low=total.low,
            high=total.high,
            answered=total.answered,
            possible=total.possible,
            scored_statements=sum(statement.mean is not None for statement in statements),
            applicable_statements=sum(statement.verdict is not Verdict.NOT_APPLICABLE for statement in statements),
        ),
    )


def _statement_views(statement_set: StatementSet, scores: Scores, ground: _Ground) -> tuple[StatementView, ...]:
    figures, hidden = scores.statements, ground.votes_hidden
    views = []
    for position, statement in enumerate(statement_set.statements):
        joint = ground.joint[position]

        def exact(values: NDArray[np.float64], position: int = position) -> float | None:
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


def _findings_count(findings: FindingsView) -> str:
    kinds = (findings.strong, findings.weak, findings.divided, findings.unknown, findings.not_answered)
    return wording.findings_count(*map(len, kinds))


def _findings_view(
    scores: Scores, statements: Sequence[StatementView], statement_set: StatementSet, ground: _Ground
) -> FindingsView:
    found = find(scores)
    titles = {theme.id: theme.title for theme in statement_set.themes}

    def show(findings: Sequence[Finding]) -> tuple[FindingView, ...]:
        return tuple(_finding_view(finding, statements[finding.position], titles, ground) for finding in findings)

    silent = len(found.unknown) + len(found.not_answered)
    return FindingsView(
        strong=show(found.strong),
        weak=show(found.weak),
        divided=show(found.divided),
        unknown=show(found.unknown),
        lowest=show(found.lowest),
        not_answered=tuple(statements[position].id for position in found.not_answered),
        unknown_first=2 * silent > len(statements),
        one_voice=ground.one_voice,
        unknown_intro=wording.blind_spots(len(found.unknown), one_voice=ground.one_voice),
        no_disagreement=wording.no_disagreement(one_voice=ground.one_voice),
    )


def _finding_view(
    finding: Finding, statement: StatementView, theme_titles: Mapping[str, str], ground: _Ground
) -> FindingView:
    return FindingView(
        statement=statement,
        theme=theme_titles[statement.theme],
        reason=_reason(finding.verdict, statement),
        holds=None if ground.votes_hidden else finding.holds,
    )


def _reason(verdict: Verdict, statement: StatementView) -> str:
    if statement.on_joint and statement.joint is not None and statement.joint.score is not None:
        return wording.joint_reason(statement.joint.score)
    if verdict is Verdict.UNKNOWN:
        return wording.unknown_reason(statement.dont_know, statement.n)
    if verdict is Verdict.DIVIDED:
        return wording.divided_reason(statement.mean, statement.agreement, statement.distribution)
    return wording.mean_reason(statement.mean, statement.n)


def _notes(measurement: Measurement, statements: Sequence[StatementView]) -> tuple[NoteView, ...]:
    """Notes per statement; sorted, so that the order of the sheets cannot string one person's notes together."""
    texts: dict[str, list[str]] = {}
    for note in measurement.notes:
        texts.setdefault(note.statement, []).append(printable(note.text))
    for identity, given in measurement.joint.answers.items() if measurement.joint else ():
        if given.note:
            texts.setdefault(identity, []).append(printable(given.note))
    return tuple(
        NoteView(statement=statement, texts=tuple(sorted(texts[statement.id])))
        for statement in statements
        if statement.id in texts
    )
