# SPDX-License-Identifier: EUPL-1.2
"""Between which ends hidden answers lie: figures may bound what few people gave without telling it.

Every score is 1 to 5, and where the scores of all are shown, any k people together gave at least the k lowest of those
and at most the k highest. With the means that are shown that is a linear program per year, over the sums of the classes
of people whom no figure tells apart. What a class gave bounds each of its people: a sum S of n people leaves one
[S - most of the n - 1 others, S - least of them].

A sum of enough people on a statement may be known: that is what a figure is, and it can bound each of them by itself
(all five gave a 5), as the counts of a statement can. A leak is a sum of too few people on one statement that is known
within one point though nothing of enough people says so by itself: not the counts, and no sum on that statement of the
people of a figure, of what one leaves of another, or of a class. (A mean over several statements says less of one of
them than that sum does.) Sums are taken of some people of one class, or of several small classes as a whole. That
scores are whole numbers is left out, and so are sums over several statements.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np

from analysetool.disclosure import Bools
from analysetool.figures.attack import Attack, Cells, Leak, Told, unions
from analysetool.figures.attack_program import Program, independent
from analysetool.measures import HIGHEST, LOWEST, Floats, Ints

_NEAR = 1.0
_TINY = 1e-6


def bounded(attack: Attack, fewest: Sequence[int]) -> tuple[Leak, ...]:
    """The sums of fewer people than is allowed that are known within one point, by year.

    Args:
        attack: everything that is shown.
        fewest: the fewest people that a figure of each year may be about.

    What is known exactly is told by `Attack.leaks`, and not again. Without equations, or people, there is none.
    """
    found: dict[tuple[int, str, int], set[int]] = {}
    for year in range(len(attack.known)):
        own = list(attack.cells(year))
        for few, size, statement in _Year(attack, year, own, fewest[year]).tight() if own else ():
            found.setdefault((year, attack.group_of(year, few), size), set()).add(statement)
    return tuple(
        Leak(years=(year,), statements=tuple(sorted(own)), groups=(group,), people=size, told=Told.WITHIN_A_POINT)
        for (year, group, size), own in found.items()
    )


@dataclass(slots=True, kw_only=True, eq=False)
class _Sum:
    """A sum that should not be known: of some of the people of these classes of one statement.

    `classes` are places in the year's classes, `of` how many people those are, and `size` how many of them are summed:
    all, or some of one class. `least` and `most` are how far the sum of all of them is known to reach; points that fit
    push them apart.
    """

    statement: int
    classes: tuple[int, ...]
    of: int
    size: int
    least: float
    most: float
    people: frozenset[int] = field(default_factory=frozenset)


class _Year:
    """The program of one year, and the sums to try."""

    def __init__(self, attack: Attack, year: int, cells: Sequence[Cells], fewest: int) -> None:
        self.cells, self.fewest = cells, fewest
        self.known: Floats = attack.known[year]
        self.scored: Bools = ~np.isnan(self.known)
        self.equations = [own for own in attack.equations if own.year == year]
        self.sizes: Ints = self.scored.sum(axis=0)
        self.ends = [self._ends(place, counted=(year, place) in attack.counted) for place in range(self.known.shape[1])]
        inside = np.array([self._sum(cell) for cell in cells])
        boxes = np.array([self._between(cell.statement, len(cell.people)) for cell in cells])
        # a column is the weight of the mean of a class
        columns = np.array([cell.column / len(cell.people) for cell in cells]).T
        self.span = independent(columns)
        self.groups: dict[int, frozenset[frozenset[int]]] = {}
        self.program = Program(columns, boxes[:, 0], boxes[:, 1], inside)

    def tight(self) -> Iterator[tuple[frozenset[int], int, int]]:
        """Sums that are known within one point: people among whom, how many of them, and the statement."""
        points = self.program.point[None, :]
        done: list[tuple[int, frozenset[int]]] = []
        for own in sorted(self._sums(points[0]), key=lambda each: (each.statement, each.size, each.of)):
            if any(place == own.statement and people <= own.people for place, people in done):
                continue
            objective = np.zeros(len(self.cells))
            objective[list(own.classes)] = 1.0
            reached = points @ objective
            own.least, own.most = float(reached.min()), float(reached.max())
            if not self._may_be_tight(own):
                continue
            most = self.program.highest(objective)
            points = np.vstack([points, self.program.point])
            own.most = max(own.most, float(points[-1] @ objective))
            if not self._may_be_tight(own):
                continue
            least = self.program.lowest(objective)
            points = np.vstack([points, self.program.point])
            own.least, own.most = least, most
            exact = own.of == own.size and self._given(own.classes)
            if self._may_be_tight(own) and not exact and not self._told_alone(own):
                done.append((own.statement, own.people))
                yield own.people, own.size, own.statement

    def _sum(self, cell: Cells) -> float:
        return float(self.known[sorted(cell.people), cell.statement].sum())

    def _ends(self, place: int, *, counted: bool) -> Floats:
        """The least and the most (2, n + 1) that 0, 1, ... n of all who scored a statement can have given together."""
        many = int(self.sizes[place])
        if counted:
            scores = np.sort(self.known[self.scored[:, place], place])
            each = np.array([scores, scores[::-1]])
        else:
            each = np.array([np.full(many, LOWEST), np.full(many, HIGHEST)], dtype=np.float64)
        return np.concatenate([np.zeros((2, 1)), each.cumsum(axis=1)], axis=1)

    def _between(self, place: int, people: int) -> tuple[float, float]:
        least, most = self.ends[place][:, people]
        return float(least), float(most)

    def _sums(self, point: Floats) -> Iterator[_Sum]:
        """Every sum to try: some people of a class, and the people of some classes that are too small."""
        for number, cell in enumerate(self.cells):
            many = len(cell.people)
            for size in range(1, min(self.fewest, many)):
                yield _Sum(
                    statement=cell.statement, classes=(number,), of=many, size=size,
                    least=float(point[number]), most=float(point[number]), people=cell.people,
                )  # fmt: skip
        for place in sorted({cell.statement for cell in self.cells}):
            small = {
                cell.people: number
                for number, cell in enumerate(self.cells)
                if cell.statement == place and len(cell.people) < self.fewest
            }
            for people in unions(small, self.fewest - 1):
                classes = tuple(number for own, number in small.items() if own <= people)
                value = float(point[list(classes)].sum())
                yield _Sum(
                    statement=place, classes=classes, of=len(people), size=len(people),
                    least=value, most=value, people=people,
                )  # fmt: skip

    def _range(self, own: _Sum, least: float, most: float) -> tuple[float, float]:
        """Between which ends the sum lies when that of all people of its classes lies between these."""
        low, high = self._between(own.statement, own.size)
        others = self._between(own.statement, own.of - own.size)
        return max(low, least - others[1]), min(high, most - others[0])

    def _may_be_tight(self, own: _Sum) -> bool:
        """Whether what is known may leave one point or less, where the counts leave more."""
        low, high = self._range(own, own.least, own.most)
        counts = self._between(own.statement, own.size)
        return high - low <= _allowed(counts[1] - counts[0]) + _TINY and counts[1] - counts[0] > _TINY

    def _told_alone(self, own: _Sum) -> bool:
        """Whether what is known of enough people says as much by itself, or of each class by itself."""
        low, high = self._range(own, own.least, own.most)
        least, most = self._alone(own)
        if len(own.classes) > 1:
            each = np.array([self._alone(self._whole(number)) for number in own.classes]).sum(axis=0)
            least, most = max(least, float(each[0])), min(most, float(each[1]))
        return high - low > _allowed(most - least) + _TINY or most - least <= _TINY

    def _whole(self, number: int) -> _Sum:
        """The sum of all people of a class."""
        cell = self.cells[number]
        many, value = len(cell.people), self._sum(cell)
        return _Sum(
            statement=cell.statement, classes=(number,), of=many, size=many,
            least=value, most=value, people=cell.people,
        )  # fmt: skip

    def _alone(self, own: _Sum) -> tuple[float, float]:
        """Between which ends a sum lies by the counts, and by each sum of enough people."""
        least, most = self._between(own.statement, own.size)
        for low, high in self._by_sums(own):
            least, most = max(least, low), min(most, high)
        return least, most

    def _by_sums(self, own: _Sum) -> Iterator[tuple[float, float]]:
        """What sums of enough people on the statement would say of it, each by itself."""
        for people in self._groups(own.statement):
            if own.people <= people:
                known = float(self.known[sorted(people), own.statement].sum())
                low, high = self._between(own.statement, len(people) - own.size)
                yield known - high, known - low

    def _groups(self, place: int) -> frozenset[frozenset[int]]:
        """Who scored a statement of the people of each figure on it, what one leaves of another, and the classes."""
        if place not in self.groups:
            scored = self.scored[:, place]
            whole = {
                frozenset(np.flatnonzero(own.who & scored).tolist()) for own in self.equations if own.weights[place] > 0
            }
            left = {one - other for one in whole for other in whole if other <= one}
            classes = {cell.people for cell in self.cells if cell.statement == place}
            found = frozenset(own for own in whole | left | classes if len(own) >= self.fewest)
            self.groups[place] = found
        return self.groups[place]

    def _given(self, classes: Sequence[int]) -> bool:
        """Whether the sum over these classes is a combination of the figures."""
        objective = np.zeros(len(self.cells))
        objective[list(classes)] = 1.0
        return bool(np.square(self.span @ objective).sum() >= len(classes) - _TINY)


def _allowed(width: float) -> float:
    """How narrow it may not become: a point where the figures alone leave more, else nothing at all."""
    return _NEAR if width > _NEAR + _TINY else 0.0
