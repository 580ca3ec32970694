# SPDX-License-Identifier: EUPL-1.2
"""Working hidden answers back: which combinations of figures that are shown are about too few people.

Every mean that is shown is a linear equation over what each person gave on each statement. Two people whom no figure on
a statement tells apart weigh alike in every combination, so they are one class and are never singled out. What is left
to search are the combinations in which every class of enough people cancels out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

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


@dataclass(frozen=True, slots=True, kw_only=True)
class Leak:
    """What can be worked out of too few people, without what it is.

    Attributes:
        years: places of the years it is about, in order.
        statements: places of the statements it is about, in the order of the set.
        groups: the smallest shown group that holds these people, per year; empty for all of the year.
        people: how many they are.
    """

    years: tuple[int, ...]
    statements: tuple[int, ...]
    groups: tuple[str, ...]
    people: int


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Cells:
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

    def leaks(self, fewest: Sequence[int]) -> tuple[Leak, ...]:
        """The smallest sets of people about whom a combination says something, each fewer than is allowed.

        Args:
            fewest: the fewest people that a figure of each year may be about; where a combination is about several
                years, the lowest of theirs counts.

        Without equations, or people, there is none.
        """
        cells = list(self._cells())
        small = [own for own in cells if len(own.people) < fewest[own.year]]
        if not small:
            return ()
        large = [own.column for own in cells if len(own.people) >= fewest[own.year]]
        free = _cancelling(np.array(large).reshape(len(large), len(self.equations)).T)
        rest = free @ np.array([own.column for own in small]).T
        told = np.abs(rest).max(axis=0, initial=0.0) > _TINY
        small = [own for own, some in zip(small, told, strict=True) if some]
        return tuple(self._search(small, rest[:, told], fewest)) if small else ()

    def _cells(self) -> Iterator[_Cells]:
        """The classes of all years and statements; those in no equation are left out."""
        scored = ~np.isnan(self.known)
        for year in range(len(self.known)):
            for statement in range(self.known.shape[2]):
                found = [
                    number
                    for number, own in enumerate(self.equations)
                    if own.year == year and own.weights[statement] > 0
                ]
                people = np.flatnonzero(scored[year, :, statement])
                if not found or not people.size:
                    continue
                inside = np.array([self.equations[number].who[people] for number in found]).T
                kinds, kind_of = np.unique(inside, axis=0, return_inverse=True)
                sizes: Ints = inside.sum(axis=0)
                shares = np.array([own.weights[statement] / own.weights.sum() for own in self.equations])[found]
                for kind in np.flatnonzero(kinds.any(axis=1)):
                    members = people[kind_of.ravel() == kind]
                    column = np.zeros(len(self.equations))
                    column[found] = np.where(kinds[kind], shares * len(members) / sizes, 0.0)
                    yield _Cells(year=year, statement=statement, people=frozenset(members.tolist()), column=column)

    def _search(self, small: Sequence[_Cells], rest: Floats, fewest: Sequence[int]) -> Iterator[Leak]:
        """Try every union of the people of small classes, the smallest first, but those that hold one that leaks."""
        found: list[frozenset[int]] = []
        for few in _unions({own.people for own in small}, max(fewest) - 1):
            if any(known <= few for known in found):
                continue
            inside = np.array([own.people <= few and fewest[own.year] > len(few) for own in small])
            left = _cancelling(rest[:, ~inside]) @ rest[:, inside]
            about = np.abs(left).max(axis=0, initial=0.0) > _TINY
            if about.any():
                found.append(few)
                yield self._leak([own for own, some in zip(np.array(small)[inside], about, strict=True) if some], few)

    def _leak(self, cells: Sequence[_Cells], few: frozenset[int]) -> Leak:
        years = tuple(sorted({own.year for own in cells}))
        return Leak(
            years=years,
            statements=tuple(sorted({own.statement for own in cells})),
            groups=tuple(self._group_of(year, few) for year in years),
            people=len(few),
        )

    def _group_of(self, year: int, few: Iterable[int]) -> str:
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


def _unions(sets: Iterable[frozenset[int]], most: int) -> Sequence[frozenset[int]]:
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
