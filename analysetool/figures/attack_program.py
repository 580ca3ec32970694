# SPDX-License-Identifier: EUPL-1.2
"""How far a sum can go when other sums are known: linear programs between bounds, from a point that fits.

A small simplex method (Dantzig, Orden & Wolfe 1955) with bounds on variables, in NumPy alone: the programs have some
hundreds of variables, and an answer that fits is known beforehand. Whatever the method does, the bound that it gives
is sound: it is worked out of the multipliers it ends with (weak duality), so that it is never too narrow.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from analysetool.measures import Floats

_TINY = 1e-9
_MOST_STEPS = 2000
_STALLED = 40
"""After so many steps that moved nothing the first candidate is taken, and not the best: Bland's rule (1977)."""


class Program:
    """All x (V,) with equations @ x as in a point that fits, and low <= x <= high."""

    def __init__(self, equations: Floats, low: Floats, high: Floats, inside: Floats) -> None:
        """Lay out a program.

        Args:
            equations: (E, V), what is known of each variable; E may be 0.
            low: (V,), the least that each can be.
            high: (V,), the most.
            inside: (V,), a point between them; what the equations give there is what is known.
        """
        self._point = inside.copy()
        """All values, of variables that cannot move too."""
        wide = np.flatnonzero(high - low > _TINY)
        rows = independent(equations[:, wide])
        # a unit vector that is a combination of the equations is known, and so is its variable
        moves = (rows**2).sum(axis=0) < 1 - _TINY
        self._moving = wide[moves]
        self._rows = independent(rows[:, moves])
        self._low, self._high, self._x = low[self._moving], high[self._moving], inside[self._moving]
        self._known = self._rows @ self._x
        self._table, self._basis = _first_basis(self._rows, np.minimum(self._x - self._low, self._high - self._x))

    @property
    def point(self) -> Floats:
        """The point (V,) where the last search ended, which fits all equations."""
        found = self._point.copy()
        found[self._moving] = self._x
        return found

    def highest(self, objective: Floats) -> float:
        """The most that objective (V,) @ x can be; never too low."""
        own = objective[self._moving]
        fixed = float(objective @ self._point - own @ self._point[self._moving])
        self._climb(own)
        multipliers = np.linalg.solve(self._rows[:, self._basis].T, own[self._basis])
        left = own - multipliers @ self._rows
        return fixed + float(multipliers @ self._known + np.where(left > 0, left * self._high, left * self._low).sum())

    def lowest(self, objective: Floats) -> float:
        """The least that objective (V,) @ x can be; never too high."""
        return -self.highest(-objective)

    def _climb(self, objective: Floats) -> None:
        """Move to where no variable can raise the objective (M,) any more."""
        stalled = 0
        for _ in range(_MOST_STEPS):
            gain = objective - objective[self._basis] @ self._table
            gain[self._basis] = 0.0
            can = ((gain > _TINY) & (self._x < self._high)) | ((gain < -_TINY) & (self._x > self._low))
            if not can.any():
                return
            column = int(np.argmax(can)) if stalled > _STALLED else int(np.argmax(np.where(can, np.abs(gain), 0.0)))
            stalled = stalled + 1 if self._move(column, 1.0 if gain[column] > 0 else -1.0) <= _TINY else 0

    def _move(self, column: int, way: float) -> float:
        """Move one variable up (1) or down (-1) until it or a variable of the basis is at an end; how far."""
        basis = self._basis
        change = -way * self._table[:, column]
        ends = np.where(change > 0, self._high[basis], self._low[basis])
        with np.errstate(divide="ignore", invalid="ignore"):
            room = np.where(np.abs(change) > _TINY, np.maximum((ends - self._x[basis]) / change, 0.0), np.inf)
        end = float(self._high[column] if way > 0 else self._low[column])
        own, first = abs(end - float(self._x[column])), float(room.min(initial=np.inf))
        step = min(own, first)
        self._x[basis] += change * step
        if own <= first:
            self._x[column] = end
            return step
        self._x[column] += way * step
        row = int(np.argmax(np.where(room <= first + _TINY, np.abs(change), 0.0)))
        self._x[basis[row]] = ends[row]
        _pivot(self._table, row, column)
        basis[row] = column
        return step


def independent(rows: Floats) -> Floats:
    """Rows (R, V) of length 1 at right angles that span the same."""
    if 0 in rows.shape:
        return np.zeros((0, rows.shape[1]))
    _, sizes, found = np.linalg.svd(rows, full_matrices=False)
    kept: Floats = found[sizes > _TINY * max(1.0, float(sizes.max(initial=0.0)))]
    return kept


def _first_basis(rows: Floats, room: Floats) -> tuple[Floats, NDArray[np.intp]]:
    """The equations solved for as many variables, those with most room first: (R, V), and which (R,)."""
    table, basis = rows.copy(), np.zeros(len(rows), dtype=np.intp)
    done = 0
    for least in (1e-3, 1e-6, _TINY):  # large pivots first: they keep what is worked out exact
        for column in np.argsort(-room, kind="stable"):
            if done == len(rows):
                return table, basis
            row = done + int(np.argmax(np.abs(table[done:, column])))
            if abs(table[row, column]) <= least:
                continue
            table[[done, row]] = table[[row, done]]
            _pivot(table, done, int(column))
            basis[done] = column
            done += 1
    return table, basis


def _pivot(table: Floats, row: int, column: int) -> None:
    """Solve a row for a variable and take it out of the others."""
    table[row] /= table[row, column]
    others = table[:, column].copy()
    others[row] = 0.0
    table -= np.outer(others, table[row])
