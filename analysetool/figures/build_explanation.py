# SPDX-License-Identifier: EUPL-1.2
"""Building the explanation of one figure: the core's figures, and beside them the steps that lead there."""

from __future__ import annotations

from dataclasses import replace

from analysetool.escaping import printable
from analysetool.figures.build_own_group import beside_others
from analysetool.figures.build_parents import asked_parents, beside_partners, parents_means
from analysetool.figures.clean import clean_set
from analysetool.figures.discussion import gather_discussed
from analysetool.figures.explain_level import explain_level
from analysetool.figures.explain_statement import explain_statement
from analysetool.figures.explanation import Explanation, LevelExplanation, StatementExplanation
from analysetool.figures.ground import (
    compute_individual,
    compute_shown_levels,
    compute_statements,
    lay_ground,
    score_ground,
)
from analysetool.measurement import Measurement
from analysetool.model import TOTAL, Basis, StatementSet


def explain_figure(
    measurement: Measurement,
    statement_set: StatementSet,
    identity: str,
    *,
    basis: Basis = Basis.INDIVIDUAL,
) -> Explanation:
    """Lay out how one figure of a measurement came about, as far as a report may show it.

    Args:
        measurement: the score sheets or tallies of one coalition and year.
        statement_set: the set they belong to.
        identity: the id of a statement, theme or part, or "totaal".
        basis: as in the report.

    Raises:
        KeyError: when the set has no such id.
    """
    statement_set = clean_set(statement_set)
    ground = lay_ground(measurement, statement_set, basis)
    scores = score_ground(ground, statement_set)
    means = parents_means(measurement.parents, measurement.fewest_votes)
    statements = beside_others(
        beside_partners(compute_statements(statement_set, scores, ground), means), statement_set, ground
    )
    wider = _wider(statement_set)[identity]
    own = next((position for position, found in enumerate(statements) if found.id == identity), None)
    explained: StatementExplanation | LevelExplanation
    if own is not None:
        individual = compute_individual(statement_set, statements, ground)[own]
        explained = replace(
            explain_statement(statements[own], own, statement_set, scores, ground),
            discussed=gather_discussed(measurement.joint, statements[own], individual, ground),
            parents_text=statement_set.statements[own].parents_text if asked_parents(measurement, own) else None,
            about=_about(statement_set, own),
        )
    else:
        level = compute_shown_levels(statement_set, scores, ground)[identity]
        explained = explain_level(level, statements, scores, ground)
    return Explanation(
        statement_set=statement_set.id,
        version=statement_set.version,
        justification=statement_set.justification,
        coalition=printable(measurement.coalition),
        year=measurement.year,
        origins=tuple(printable(origin) for origin in measurement.origins),
        basis=ground.basis,
        joint_only=ground.joint_only,
        participants=ground.participants,
        openness=measurement.openness,
        minimum=measurement.minimum,
        mode=ground.disclosure.mode,
        explained=explained,
        wider=wider,
    )


def _about(statement_set: StatementSet, position: int) -> tuple[str, ...]:
    """The clusters that the statement at a position is about, in the order of the set."""
    found = statement_set.clusters_about(statement_set.statements[position])
    return tuple(cluster for cluster in statement_set.clusters if cluster in found)


def explainable(statement_set: StatementSet) -> tuple[str, ...]:
    """The ids of everything that can be explained: total, parts, themes and statements."""
    return tuple(_wider(statement_set))


def _wider(statement_set: StatementSet) -> dict[str, str | None]:
    """Per id the id one level up."""
    return {
        TOTAL: None,
        **{part.id: TOTAL for part in statement_set.parts},
        **{theme.id: theme.part for theme in statement_set.themes},
        **{statement.id: statement.theme for statement in statement_set.statements},
    }
