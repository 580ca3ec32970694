# SPDX-License-Identifier: EUPL-1.2
"""Building the report from a measurement: tally, score, find and group."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from analysetool.escaping import printable
from analysetool.figures.build_groups import cluster_sizes, compute_groups
from analysetool.figures.build_parents import beside_partners, compute_parents, parents_means, partners_invited
from analysetool.figures.clean import clean_info, clean_set
from analysetool.figures.discussion import gather_discussion, sorted_actions
from analysetool.figures.ground import (
    Ground,
    compute_individual,
    compute_shown_levels,
    compute_statements,
    lay_ground,
    score_ground,
)
from analysetool.figures.report import (
    Report,
    ShownFinding,
    ShownFindings,
    ShownLevel,
    ShownStatement,
    ShownTheme,
    StatementNotes,
)
from analysetool.findings import Finding, find
from analysetool.groups import DEFAULT_MINIMUM
from analysetool.measurement import Measurement
from analysetool.model import TOTAL, Basis, GroupBy, Phase, StatementSet
from analysetool.scoring import PHASE_PREFIX, Scores


def compute_report(
    measurement: Measurement,
    statement_set: StatementSet,
    *,
    basis: Basis = Basis.INDIVIDUAL,
    minimum: int = DEFAULT_MINIMUM,
    group_by: GroupBy = GroupBy.CLUSTER,
    with_notes: bool = False,
) -> Report:
    """Compute everything a report tells about one measurement.

    Args:
        measurement: the score sheets or tallies of one coalition and year.
        statement_set: the set they belong to.
        basis: individual answers, or joint scores where there are any; a measurement with only a joint sheet always
            stands on that sheet.
        minimum: the smallest group that is shown apart; with 2 to `minimum` - 1 participants no votes are shown.
        group_by: what participants are grouped by where differences are shown.
        with_notes: include the notes that participants wrote; those of a desk analysis are always there.
    """
    statement_set = clean_set(statement_set)
    ground = lay_ground(measurement, statement_set, basis, minimum)
    scores = score_ground(ground, statement_set)
    means = parents_means(measurement.parents, minimum)
    statements = beside_partners(compute_statements(statement_set, scores, ground), means)
    individual = compute_individual(statement_set, statements, ground)
    levels = compute_shown_levels(statement_set, scores, ground)
    groups = compute_groups(measurement.tally, statement_set, statements, minimum, group_by, one_voice=ground.one_voice)
    return Report(
        statement_set=statement_set,
        coalition=printable(measurement.coalition),
        year=measurement.year,
        info=clean_info(measurement.info),
        origins=tuple(printable(origin) for origin in measurement.origins),
        basis=ground.basis,
        joint_only=ground.joint_only,
        participants=ground.participants,
        per_cluster=cluster_sizes(measurement.tally, statement_set),
        minimum=minimum,
        votes_hidden=ground.votes_hidden,
        total=levels[TOTAL],
        parts=tuple(levels[part.id] for part in statement_set.parts),
        themes=tuple(
            _theme(levels[theme.id], [item for item in statements if item.theme == theme.id])
            for theme in statement_set.themes
        ),
        phases=tuple(levels[PHASE_PREFIX + phase] for phase in Phase if PHASE_PREFIX + phase in levels),
        findings=_findings(scores, statements, statement_set, ground),
        groups=groups.groups,
        no_groups=groups.none_because,
        gaps=groups.gaps,
        discussion=gather_discussion(measurement, statements, individual, ground),
        actions=sorted_actions(measurement.joint, statements),
        notes=_notes(measurement, statements) if with_notes or measurement.desk is not None else (),
        parents=compute_parents(
            measurement,
            statement_set,
            beside_partners(individual, means),
            minimum,
            with_notes=with_notes,
        ),
        invited=partners_invited(measurement, statement_set),
        desk=measurement.desk is not None,
    )


def _theme(level: ShownLevel, statements: Sequence[ShownStatement]) -> ShownTheme:
    """A theme with the answers to its statements added up, where votes may be shown."""
    counts = None
    if all(statement.distribution is not None for statement in statements):
        rows = [
            (*(item.distribution or ()), item.dont_know, item.not_applicable, item.not_answered or 0)
            for item in statements
        ]
        counts = tuple(sum(column) for column in zip(*rows, strict=True))
    return ShownTheme(level=level, statements=tuple(statements), counts=counts)


def _findings(
    scores: Scores, statements: Sequence[ShownStatement], statement_set: StatementSet, ground: Ground
) -> ShownFindings:
    found = find(scores)
    titles = {theme.id: theme.title for theme in statement_set.themes}

    def show(findings: Sequence[Finding]) -> tuple[ShownFinding, ...]:
        return tuple(_finding(finding, statements[finding.position], titles, ground) for finding in findings)

    silent = len(found.unknown) + len(found.not_answered)
    return ShownFindings(
        strong=show(found.strong),
        weak=show(found.weak),
        divided=show(found.divided),
        unknown=show(found.unknown),
        lowest=show(found.lowest),
        not_answered=tuple(
            statements[position].id
            for position in found.not_answered
            if not (ground.joint_only and statements[position].disputed)
        ),
        unknown_first=2 * silent > len(statements),
        one_voice=ground.one_voice,
    )


def _finding(
    finding: Finding, statement: ShownStatement, theme_titles: Mapping[str, str], ground: Ground
) -> ShownFinding:
    return ShownFinding(
        statement=statement,
        theme=theme_titles[statement.theme],
        verdict=finding.verdict,
        holds=None if ground.votes_hidden else finding.holds,
    )


def _notes(measurement: Measurement, statements: Sequence[ShownStatement]) -> tuple[StatementNotes, ...]:
    """Notes per statement; sorted, so that the order of the sheets cannot string one person's notes together."""
    texts: dict[str, list[str]] = {}
    for note in measurement.notes:
        texts.setdefault(note.statement, []).append(printable(note.text))
    for identity, given in measurement.joint.answers.items() if measurement.joint else ():
        if given.note:
            texts.setdefault(identity, []).append(printable(given.note))
    return tuple(
        StatementNotes(statement=statement, texts=tuple(sorted(texts[statement.id])))
        for statement in statements
        if statement.id in texts
    )
