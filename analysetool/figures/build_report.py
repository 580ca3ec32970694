# SPDX-License-Identifier: EUPL-1.2
"""Building the report from a measurement: tally, score, find and group."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from analysetool.escaping import printable
from analysetool.figures.build_groups import cluster_sizes, compute_groups
from analysetool.figures.build_own_group import beside_others
from analysetool.figures.build_parents import beside_partners, compute_parents, parents_means
from analysetool.figures.build_response import compute_response, partners_invited
from analysetool.figures.carried import carry_over
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
from analysetool.figures.last_year import compute_last_year
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
from analysetool.measurement import Measurement
from analysetool.model import TOTAL, Basis, GroupBy, Phase, StatementSet, Verdict
from analysetool.scoring import PHASE_PREFIX, Scores


def compute_report(
    measurement: Measurement,
    statement_set: StatementSet,
    *,
    basis: Basis = Basis.INDIVIDUAL,
    group_by: GroupBy = GroupBy.CLUSTER,
    with_notes: bool = False,
    years: Sequence[Measurement] = (),
) -> Report:
    """Compute everything a report tells about one measurement.

    Args:
        measurement: the score sheets or tallies of one coalition and year.
        statement_set: the set they belong to.
        basis: individual answers, or joint scores where there are any; a measurement with only a joint sheet always
            stands on that sheet.
        group_by: what participants are grouped by where differences are shown.
        with_notes: include the notes that participants wrote with statements that may be shown; those of a desk
            analysis are always there.
        years: all that was read of the same coalition. From earlier ones come open actions and what changed; without
            them the report is about this measurement alone.
    """
    statement_set = clean_set(statement_set)
    ground = lay_ground(measurement, statement_set, basis)
    scores = score_ground(ground, statement_set)
    means = parents_means(measurement.parents, measurement.fewest_votes)
    statements = beside_others(
        beside_partners(compute_statements(statement_set, scores, ground), means), statement_set, ground
    )
    individual = compute_individual(statement_set, statements, ground)
    levels = compute_shown_levels(statement_set, scores, ground)
    groups = compute_groups(statement_set, statements, ground, group_by, responses=measurement.responses)
    levels |= {
        identity: replace(levels[identity], equal_weight=own.mean, equal_verdict=own.verdict)
        for identity, own in groups.equal.items()
    }
    themes = tuple(
        _theme(levels[theme.id], [item for item in statements if item.theme == theme.id])
        for theme in statement_set.themes
    )
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
        openness=measurement.openness,
        minimum=measurement.minimum,
        mode=ground.disclosure.mode,
        total=levels[TOTAL],
        parts=tuple(levels[part.id] for part in statement_set.parts),
        themes=themes,
        phases=tuple(levels[PHASE_PREFIX + phase] for phase in Phase if PHASE_PREFIX + phase in levels),
        findings=_findings(scores, statements, statement_set, ground),
        groups=groups.groups,
        no_groups=groups.none_because,
        gaps=groups.gaps,
        no_gaps=groups.no_gaps,
        discussion=gather_discussion(measurement, statements, individual, ground),
        actions=sorted_actions(measurement.joint, statements),
        carried=carry_over(years, measurement),
        last_year=compute_last_year(
            measurement, years, statement_set, basis=basis, themes=[theme.level for theme in themes]
        ),
        notes=_notes(measurement, statements, ground) if with_notes or measurement.desk is not None else (),
        parents=compute_parents(
            measurement,
            statement_set,
            beside_partners(individual, means),
            measurement.fewest_votes,
            with_notes=with_notes,
        ),
        invited=partners_invited(measurement, statement_set),
        response=compute_response(measurement, statement_set, ground),
        desk=measurement.desk is not None,
    )


def _theme(level: ShownLevel, statements: Sequence[ShownStatement]) -> ShownTheme:
    """A theme with the answers to its statements added up, of those that may be shown."""
    rows = [
        (*item.distribution, item.dont_know or 0, item.not_applicable or 0, item.not_answered or 0)
        for item in statements
        if item.distribution is not None
    ]
    counts = tuple(sum(column) for column in zip(*rows, strict=True)) if rows else None
    return ShownTheme(level=level, statements=tuple(statements), counts=counts)


def _findings(
    scores: Scores, statements: Sequence[ShownStatement], statement_set: StatementSet, ground: Ground
) -> ShownFindings:
    found = find(scores)
    titles = {theme.id: theme.title for theme in statement_set.themes}

    def show(findings: Sequence[Finding]) -> tuple[ShownFinding, ...]:
        return tuple(_finding(finding, statements, titles) for finding in findings)

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
        not_asked=tuple(statements[position].id for position in found.not_asked),
        too_few=tuple(statement.id for statement in statements if statement.verdict is Verdict.TOO_FEW),
        unknown_first=2 * silent > len(statements) - len(found.not_asked),
        one_voice=ground.one_voice,
    )


def _finding(finding: Finding, statements: Sequence[ShownStatement], theme_titles: Mapping[str, str]) -> ShownFinding:
    statement = statements[finding.position]
    return ShownFinding(
        statement=statement,
        theme=theme_titles[statement.theme],
        verdict=finding.verdict,
        holds=finding.holds,
        tied=tuple(statements[position].id for position in finding.tied),
    )


def _notes(
    measurement: Measurement, statements: Sequence[ShownStatement], ground: Ground
) -> tuple[StatementNotes, ...]:
    """Notes per statement; sorted, so that the order of the sheets cannot string one person's notes together.

    Notes of participants are there only with a statement that may be shown; those of the joint sheet always are.
    """
    shown = {statement.id for statement, allowed in zip(statements, ground.disclosure.shown, strict=True) if allowed}
    texts: dict[str, list[str]] = {}
    for note in measurement.notes:
        if note.statement not in shown:
            continue
        texts.setdefault(note.statement, []).append(printable(note.text))
    for identity, given in measurement.joint.answers.items() if measurement.joint else ():
        if given.note:
            texts.setdefault(identity, []).append(printable(given.note))
    return tuple(
        StatementNotes(statement=statement, texts=tuple(sorted(texts[statement.id])))
        for statement in statements
        if statement.id in texts
    )
