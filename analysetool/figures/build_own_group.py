# SPDX-License-Identifier: EUPL-1.2
"""Whose work a statement is about beside everybody else, made of groups that are shown anyway."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from analysetool.disclosure import NO_CLUSTER, Group, groups_shown
from analysetool.figures.build_groups import cluster_groups, counts_of
from analysetool.figures.ground import Ground
from analysetool.figures.report import PeopleMean, ShownStatement
from analysetool.measures import SCORES, Ints, means_of
from analysetool.model import Statement, StatementSet


def beside_others(
    statements: Sequence[ShownStatement], statement_set: StatementSet, ground: Ground
) -> tuple[ShownStatement, ...]:
    """The statements that are about somebody's own work, with the mean of those people and that of the others.

    Both stand on the clusters of the division, on the statements on which each of those has a figure (see
    `analysetool.disclosure.groups_shown`), so that they tell nothing that the clusters do not. A mean is
    Σ score · votes / n over the individual scores of all its people, on the scale 1-5, on any basis. A group of whose
    clusters some are own and some are not, or a rest with any that are, leaves it unknown who are own: then there is
    neither. The same where nobody is left on either side, and where no groups are shown.
    """
    groups = cluster_groups(ground, statement_set)
    if not groups:
        return tuple(statements)
    votes = counts_of(ground.tally, groups)[..., : SCORES.size]
    shown = groups_shown(votes.sum(axis=-1), ground.disclosure.fewest)
    found = []
    for position, (told, statement) in enumerate(zip(statements, statement_set.statements, strict=True)):
        own = own_groups(groups, _about(statement, statement_set)) if shown[position] else None
        if own is None:
            found.append(told)
            continue
        inside = np.array(own, dtype=np.bool_)
        found.append(
            replace(told, own_group=_pooled(votes[inside, position]), others=_pooled(votes[~inside, position]))
        )
    return tuple(found)


def own_groups(groups: Sequence[Group], about: frozenset[str]) -> tuple[bool, ...] | None:
    """Which groups are those of the clusters that a statement is about; None where that cannot be said.

    Each must lie inside or outside of them as a whole; a rest is nobody's own. There must be some of both.
    """
    parts = [about & set(group.clusters) for group in groups]
    if any(
        part and (part != set(group.clusters) or not group.ranked) for part, group in zip(parts, groups, strict=True)
    ):
        return None
    own = tuple(bool(part) for part in parts)
    return own if any(own) and not all(own) else None


def _about(statement: Statement, statement_set: StatementSet) -> frozenset[str]:
    """The clusters of the people that a statement is about, `NO_CLUSTER` for those of a domain without one."""
    domains = (statement_set.domains.get(name) for name in statement.about)
    apart = any(domain is not None and domain.cluster is None for domain in domains)
    return statement_set.clusters_about(statement) | ({NO_CLUSTER} if apart else set())


def _pooled(votes: Ints) -> PeopleMean:
    """The mean of all people of groups (G, 5) together."""
    together = votes.sum(axis=0)
    return PeopleMean(n=int(together.sum()), mean=float(means_of(together)))
