# SPDX-License-Identifier: EUPL-1.2
"""Working hidden answers back: which combinations of figures that are shown are about too few people.

Every mean that is shown is a linear equation over what each person gave on each statement. Two people whom no figure on
a statement tells apart weigh alike in every combination, so they are one class and are never singled out. What is left
to search are the combinations in which every class of enough people cancels out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum

import numpy as np

from analysetool.disclosure import Bools
from analysetool.measures import Floats, Ints

_TINY = 1e-9
_AS_SHOWN = 1e-6
"""How far a figure that somebody reads may lie from the exact one: JSON has ten decimals."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Equation:
    """A mean that is shown: of these people (P,), over statements with these weights (S,), in one year.

    `group` is the id of the people where they are a group, and empty where they are all of the year.
    """

    year: int
    weights: Floats
    who: Bools
    group: str


class Told(Enum):
    """How much can be worked out."""

    SUM = "a sum of scores of these people"
    WITHIN_A_POINT = "between which ends a sum of their scores lies, one point apart or less"


@dataclass(frozen=True, slots=True, kw_only=True)
class Leak:
    """What can be worked out of too few people, without what it is.

    Attributes:
        told: how much can be.
        years: places of the years it is about, in order.
        statements: places of the statements it is about, in the order of the set.
        groups: the smallest shown group that holds these people, per year; empty for all of the year.
        people: how many they are.
    """

    years: tuple[int, ...]
    statements: tuple[int, ...]
    groups: tuple[str, ...]
    people: int
    told: Told = Told.SUM


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Cells:
    """People who are never told apart on one statement in one year; `column` (E,) is their weight in each equation."""

    year: int
    statement: int
    people: frozenset[int]
    column: Floats


@dataclass(slots=True, kw_only=True, eq=False)
class Attack:
    """Everything that is shown of some years, as equations.

    `known` holds the true scores (Y, P, S), NaN where somebody gave none; a row is the same person in every year. Who
    gave a score matters, as somebody may know that; which one serves only to see that a figure was read well.
    """

    known: Floats
    equations: list[Equation] = field(default_factory=list)
    counted: set[tuple[int, int]] = field(default_factory=set)
    """Of which years and statements the scores of everybody together are shown, each with how many gave it."""
    _seen: set[tuple[int, bytes, bytes]] = field(default_factory=set)

    def learn(self, figure: float | None, year: int, weights: Floats, who: Bools, group: str = "") -> None:
        """Somebody reads a mean of these people (P,) over statements with these weights (S,); None tells nothing.

        The mean is sum_s w_s m_s / sum_s w_s, m_s being the mean of who of them scored statement s.

        Raises:
            ValueError: when the true scores do not give that figure, so that it stands on something else.
        """
        if figure is None:
            return
        own = np.where(weights > 0, weights, 0.0)
        used = np.flatnonzero(own)
        scores = self.known[year][who][:, used]
        scored = ~np.isnan(scores)
        if not used.size or not scored.any(axis=0).all():
            message = "a figure stands on a statement that none of its people scored"
            raise ValueError(message)
        exact = float(own[used] @ (np.nansum(scores, axis=0) / scored.sum(axis=0)) / own.sum())
        if abs(exact - figure) > _AS_SHOWN:
            message = f"a figure of {figure} was read as one of {exact}"
            raise ValueError(message)
        key = (year, own.tobytes(), who.tobytes())
        if key not in self._seen:
            self._seen.add(key)
            self.equations.append(Equation(year=year, weights=own, who=who.copy(), group=group))

    def learn_counts(self, counts: Sequence[int] | None, year: int, statement: int) -> None:
        """Somebody reads how many gave each score 1-5; None tells nothing.

        Raises:
            ValueError: when the true scores are others.
        """
        if counts is None:
            return
        scores = self.known[year, :, statement]
        exact = [int((scores == score).sum()) for score in range(1, len(counts) + 1)]
        if exact != list(counts):
            message = f"counts of {counts} were read as those of {exact}"
            raise ValueError(message)
        self.counted.add((year, statement))

    def leaks(self, fewest: Sequence[int]) -> tuple[Leak, ...]:
        """The smallest sets of people about whom a combination says something, each fewer than is allowed.

        Args:
            fewest: the fewest people that a figure of each year may be about.

        Every figure is of one year, so that years are searched one by one. Without equations, or people, there is none.
        """
        return tuple(leak for year, least in enumerate(fewest) for leak in self._leaks_of(year, least))

    def _leaks_of(self, year: int, fewest: int) -> Iterator[Leak]:
        cells = list(self.cells(year))
        small = [own for own in cells if len(own.people) < fewest]
        if not small:
            return
        large = np.array([own.column for own in cells if len(own.people) >= fewest])
        free = _cancelling(large.reshape(-1, small[0].column.size).T)
        rest = free @ np.array([own.column for own in small]).T
        told = np.abs(rest).max(axis=0, initial=0.0) > _TINY
        small = [own for own, some in zip(small, told, strict=True) if some]
        if small:
            yield from self._search(small, rest[:, told], fewest)

    def cells(self, year: int) -> Iterator[Cells]:
        """The classes of all statements of a year; those in no equation are left out.

        Columns are over the equations of that year, in their order.
        """
        scored = ~np.isnan(self.known[year])
        equations = [own for own in self.equations if own.year == year]
        if not equations:
            return
        weights = np.array([own.weights for own in equations])
        shares = weights / weights.sum(axis=1, keepdims=True)
        who = np.array([own.who for own in equations])
        for statement in range(scored.shape[1]):
            found = np.flatnonzero(weights[:, statement] > 0)
            people = np.flatnonzero(scored[:, statement])
            if not found.size or not people.size:
                continue
            inside = who[np.ix_(found, people)].T
            kinds, kind_of = np.unique(inside, axis=0, return_inverse=True)
            sizes: Ints = inside.sum(axis=0)
            for kind in np.flatnonzero(kinds.any(axis=1)):
                members = people[kind_of.ravel() == kind]
                column = np.zeros(len(equations))
                column[found] = np.where(kinds[kind], shares[found, statement] * len(members) / sizes, 0.0)
                yield Cells(year=year, statement=statement, people=frozenset(members.tolist()), column=column)

    def _search(self, small: Sequence[Cells], rest: Floats, fewest: int) -> Iterator[Leak]:
        """Try every union of the people of small classes, the smallest first, but those that hold one that leaks."""
        found: list[frozenset[int]] = []
        for few in unions({own.people for own in small}, fewest - 1):
            if any(known <= few for known in found):
                continue
            inside = np.array([own.people <= few for own in small])
            left = _cancelling(rest[:, ~inside]) @ rest[:, inside]
            about = np.abs(left).max(axis=0, initial=0.0) > _TINY
            if about.any():
                found.append(few)
                yield self._leak([own for own, some in zip(np.array(small)[inside], about, strict=True) if some], few)

    def _leak(self, cells: Sequence[Cells], few: frozenset[int]) -> Leak:
        years = tuple(sorted({own.year for own in cells}))
        return Leak(
            years=years,
            statements=tuple(sorted({own.statement for own in cells})),
            groups=tuple(self.group_of(year, few) for year in years),
            people=len(few),
        )

    def group_of(self, year: int, few: Iterable[int]) -> str:
        """The smallest people of a figure who hold all of these, ties by id."""
        rows = list(few)
        own = {equation.group: int(equation.who.sum()) for equation in self.equations if _holds(equation, year, rows)}
        return min(own, key=lambda group: (own[group], group), default="")


def _holds(equation: Equation, year: int, rows: Sequence[int]) -> bool:
    return equation.year == year and bool(equation.who[rows].all())


def _cancelling(columns: Floats) -> Floats:
    """Combinations (K, E) of equations that are zero on all of these columns (E, C): independent, of length 1."""
    equations = len(columns)
    if columns.shape[1] == 0:
        return np.eye(equations)
    left, sizes, _ = np.linalg.svd(columns, full_matrices=True)
    rank = int((sizes > _TINY * max(1.0, float(sizes.max(initial=0.0)))).sum())
    free: Floats = left[:, rank:].T
    return free


def unions(sets: Iterable[frozenset[int]], most: int) -> Sequence[frozenset[int]]:
    """All unions of some of these sets with at most so many members, the smallest first, ties by members."""
    own = {people for people in sets if len(people) <= most}
    found, fresh = set(own), set(own)
    while fresh:
        fresh = {one | other for one in fresh for other in own if len(one | other) <= most} - found
        found |= fresh
    return sorted(found, key=lambda people: (len(people), sorted(people)))


def weights_of(statements: Sequence[str], weights: Mapping[str, float]) -> Floats:
    """Weights by id as an array in the order of the set, 0 for statements that are not there."""
    return np.array([weights.get(identity, 0.0) for identity in statements], dtype=np.float64)
