# SPDX-License-Identifier: EUPL-1.2
"""How much of a change comes from other people: the groups that both measurements show, and what they make of it.

Only figures of groups that the report of each measurement shows anyway are used, so that nothing new follows from it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from analysetool.changes import Comparison
from analysetool.composition import Split, largest_shift, split_levels, split_statements
from analysetool.disclosure import Bools, Group, divide_alike, groups_shown
from analysetool.figures.build_groups import cluster_groups, clusters_of, counts_of, divide_people
from analysetool.figures.compared_years import Year
from analysetool.figures.comparison import Composition, GroupShare
from analysetool.figures.levels import number
from analysetool.measures import SCORES, Floats, Ints
from analysetool.model import StatementSet
from analysetool.scoring import enough_known, weighted_means


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class SharedGroups:
    """The groups that both measurements have.

    Attributes:
        groups: G of them, two or more.
        scored: per measurement the counts of the scores 1-5 (G, S, 5).
        people: per measurement the people of each group (G,); None where that is not known.
        shown: bool (S,), the statements on which all of them have a figure in both measurements.
    """

    groups: tuple[Group, ...]
    scored: tuple[Ints, Ints]
    people: tuple[Ints | None, Ints | None]
    shown: Bools


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Composed:
    """What the groups make of a change: the composition itself, and by id what comes from other people."""

    composition: Composition
    by_id: Mapping[str, float | None]


def share_groups(before: Year, after: Year, statement_set: StatementSet) -> SharedGroups | None:
    """The groups of two measurements that are made of groups that each shows; None where there are no two.

    A group has a figure on a statement where every group of each measurement's own division has one.
    """
    years = before, after
    if not all(cluster_groups(year.ground, statement_set) for year in years):
        return None
    sizes = [
        dict(zip(year.ground.tally.groups, year.ground.tally.people_at_least().tolist(), strict=True)) for year in years
    ]
    fewest = max(year.ground.disclosure.fewest for year in years)
    groups = divide_alike(
        [divide_people(year.ground, statement_set) for year in years],
        {domain: tuple(own.get(domain, 0) for own in sizes) for domain in sorted({*sizes[0], *sizes[1]})},
        clusters_of(statement_set),
        fewest,
    )
    if not groups:
        return None
    first, last = (counts_of(year.ground.tally, groups)[..., : SCORES.size] for year in years)
    shown = groups_shown(first.sum(axis=-1), fewest) & groups_shown(last.sum(axis=-1), fewest)
    for year in years:
        own = counts_of(year.ground.tally, cluster_groups(year.ground, statement_set))[..., : SCORES.size]
        shown &= groups_shown(own.sum(axis=-1), year.ground.disclosure.fewest)
    return SharedGroups(
        groups=groups, scored=(first, last), people=(_people(before, groups), _people(after, groups)), shown=shown
    )


def compose(before: Year, after: Year, statement_set: StatementSet, comparison: Comparison) -> Composed | None:
    """Split the changes of a comparison; None where no groups are shown.

    A joint score is nobody's own, so a statement that has one in either measurement cannot be split.
    """
    shared = share_groups(before, after, statement_set)
    if shared is None:
        return None
    structure, compared = comparison.structure, comparison.compared
    known = shared.shown & compared & ~before.side.settled & ~after.side.settled
    split = split_statements(*shared.scored)
    statements = Split(
        by_composition=np.where(known, split.by_composition, np.nan),
        by_answers=np.where(known, split.by_answers, np.nan),
    )
    levels = split_levels(statements, compared, structure).by_composition
    found = {
        **dict(zip(structure.levels, np.where(np.isnan(comparison.levels.difference), np.nan, levels), strict=True)),
        **dict(zip(structure.statements, statements.by_composition, strict=True)),
    }
    return Composed(
        composition=_composition(shared, comparison, statements, known),
        by_id={identity: number(value) for identity, value in found.items()},
    )


def _composition(shared: SharedGroups, comparison: Comparison, statements: Split, known: Bools) -> Composition:
    """The groups with their shares, and what is told of all statements that can be split together."""
    structure = comparison.structure
    told = enough_known(known.sum(), comparison.compared.sum()) and not np.isnan(comparison.levels.difference[0])

    def together(values: Floats) -> float | None:
        own = np.where(known, values, 0.0)
        return number(weighted_means(own, known, structure.members[:1], structure.weights)[0]) if told else None

    first, last = shared.people
    return Composition(
        groups=tuple(
            GroupShare(id=group.id, before=_share(first, row), after=_share(last, row))
            for row, group in enumerate(shared.groups)
        ),
        largest_shift=None if first is None or last is None else largest_shift(first, last),
        statements=int(known.sum()),
        difference=together(comparison.statements.difference),
        by_composition=together(statements.by_composition),
    )


def _share(people: Ints | None, row: int) -> float | None:
    return None if people is None else float(people[row] / people.sum())


def _people(year: Year, groups: tuple[Group, ...]) -> Ints | None:
    """The people of each group (G,); None where a table does not tell."""
    tally = year.ground.tally
    if tally.participants is None:
        return None
    size = dict(zip(tally.groups, tally.participants.tolist(), strict=True))
    return np.array([sum(size.get(domain, 0) for domain in group.domains) for group in groups], dtype=np.int64)
