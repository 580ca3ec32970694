# SPDX-License-Identifier: EUPL-1.2
"""Building the explanation of one figure: the core's figures, and beside them the steps that lead there."""

from __future__ import annotations

from dataclasses import replace

from analysetool.escaping import printable
from analysetool.figures.clean import clean_set
from analysetool.figures.discussion import gather_discussed
from analysetool.figures.explain_level import TOTAL, explain_level, is_single
from analysetool.figures.explain_statement import explain_statement
from analysetool.figures.explanation import ExplanationView, LevelExplanation, StatementExplanation
from analysetool.figures.ground import (
    Ground,
    compute_individual,
    compute_shown_levels,
    compute_statements,
    lay_ground,
    score_ground,
)
from analysetool.groups import DEFAULT_MINIMUM
from analysetool.measurement import Measurement
from analysetool.model import Basis, StatementSet
from analysetool.words import figures as wording


def explanation_view(
    measurement: Measurement,
    statement_set: StatementSet,
    identity: str,
    *,
    basis: Basis = Basis.INDIVIDUAL,
    minimum: int = DEFAULT_MINIMUM,
) -> ExplanationView:
    """Lay out how one figure of a measurement came about.

    Args:
        measurement: the score sheets or tallies of one coalition and year.
        statement_set: the set they belong to.
        identity: the id of a statement, theme or part, or "totaal".
        basis: as in the report.
        minimum: as in the report; what it hides is hidden here, steps that would give it away included.

    Raises:
        KeyError: when the set has no such id.
    """
    statement_set = clean_set(statement_set)
    ground = lay_ground(measurement, statement_set, basis, minimum)
    scores = score_ground(ground, statement_set)
    statements = compute_statements(statement_set, scores, ground)
    wider = _wider(statement_set)[identity]
    own = next((position for position, found in enumerate(statements) if found.id == identity), None)
    explained: StatementExplanation | LevelExplanation
    if own is not None:
        individual = compute_individual(statement_set, statements, ground)[own]
        explained = replace(
            explain_statement(statements[own], own, statement_set, scores, ground),
            discussed=gather_discussed(measurement.joint, statements[own], individual, ground),
        )
    else:
        level = compute_shown_levels(statement_set, scores, ground)[identity]
        explained = explain_level(level, statements, scores, ground)
    return ExplanationView(
        statement_set=statement_set.id,
        version=statement_set.version,
        coalition=printable(measurement.coalition),
        year=measurement.year,
        origins=tuple(printable(origin) for origin in measurement.origins),
        basis=ground.basis,
        basis_note=_basis_note(ground),
        joint_only=ground.joint_only,
        participants=ground.participants,
        minimum=minimum,
        hidden=_hidden(explained, minimum) if ground.votes_hidden else (),
        explained=explained,
        wider=wider,
    )


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


def _basis_note(ground: Ground) -> str | None:
    if ground.joint_only:
        return "Er zijn geen losse scorelijsten. Dit cijfer komt uit de scores die de coalitie samen heeft gekozen."
    if ground.basis is Basis.JOINT:
        return "Deze uitleg gaat uit van de gezamenlijke scores, waar die er zijn."
    return None


def _hidden(explained: StatementExplanation | LevelExplanation, minimum: int) -> tuple[str, ...]:
    """Why figures are not shown among few participants."""
    told = [
        f"Er deden minder dan {minimum} deelnemers mee. Daarom staan de losse scores, de mediaan en de eensgezindheid "
        "hier niet, en ook niet of een oordeel standhoudt. Samen met het gemiddelde zouden ze laten zien wie wat koos."
    ]
    if isinstance(explained, StatementExplanation):
        if explained.statement.n == 1:
            told.append(
                "Op deze stelling is één score gegeven. Het gemiddelde zou die score zelf zijn, en dus iemands stem. "
                "Daarom staan gemiddelde en bandbreedte van de losse scores hier niet."
            )
    elif single := [row.statement.id for row in explained.rows if is_single(row.statement)]:
        told.append(
            f"Eén score is gegeven op: {wording.listing(single)}. Die score blijft verborgen. Daarom staan ook de "
            "sommen hier niet: daarmee is zo'n score uit te rekenen."
        )
    return tuple(told)
