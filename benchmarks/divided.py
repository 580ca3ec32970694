# SPDX-License-Identifier: EUPL-1.2
"""How often people who think roughly alike are called divided, and how often two camps are.

Usage: python -m benchmarks.divided. It takes some seconds; the outcome stands in docs/berekening.md.

Opinions lie around one peak (a normal distribution), or half of them around a low one and half around a high one; a
score is an opinion rounded to 1-5. Nothing is drawn: every way in which n people can score is counted with its chance
(multinomial), so that the outcome is exact and always the same. The peaks are those of statements as in Voorbeeldstad:
around 3.2 with a spread of 0.7.
"""

from __future__ import annotations

import math
import sys
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from analysetool.measures import Floats, Ints
from analysetool.model import Verdict
from analysetool.verdicts import VERDICT_ORDER, statement_verdicts

SIZES = (6, 8, 10, 14, 20)
SPREADS = (0.7, 0.85, 1.0)
"""Standard deviations between people; that of Voorbeeldstad is about 0.85."""
LEVEL, LEVEL_SPREAD = 3.2, 0.7
STEPS = 41
"""Peaks that stand for all, evenly likely: the middles of so many equal shares of their distribution."""
CAMPS, CAMP_SPREAD = (1.8, 4.2), 0.7
_GRID = 4000


def every_distribution(people: int) -> Ints:
    """All ways (K, 5) in which so many people can score 1-5."""
    bars = np.array(list(combinations(range(people + 4), 4)), dtype=np.int64)
    edges = np.hstack([np.full((len(bars), 1), -1), bars, np.full((len(bars), 1), people + 4)])
    return np.diff(edges, axis=1) - 1


def chances(distributions: Ints, scores: Floats) -> Floats:
    """The multinomial chance (K,) of each distribution when a person gives 1-5 with the chances `scores` (5,)."""
    people = int(distributions[0].sum())
    factorials = np.array([math.lgamma(k + 1) for k in range(people + 1)])
    logs = factorials[people] - factorials[distributions].sum(axis=1) + distributions @ np.log(scores)
    found: Floats = np.exp(logs)
    return found


def score_chances(peak: float, spread: float) -> Floats:
    """The chances (5,) of the scores when opinions are normal around a peak."""
    limits = [-math.inf, 1.5, 2.5, 3.5, 4.5, math.inf]
    below = [0.5 * (1 + math.erf((limit - peak) / spread / math.sqrt(2))) for limit in limits]
    return np.maximum(np.diff(below), 1e-300)


def peaks() -> Floats:
    """The peaks of statements: equal shares of a normal distribution, by their middles."""
    grid = np.linspace(LEVEL - 6 * LEVEL_SPREAD, LEVEL + 6 * LEVEL_SPREAD, _GRID)
    below = np.array([0.5 * (1 + math.erf((own - LEVEL) / LEVEL_SPREAD / math.sqrt(2))) for own in grid])
    middles: Floats = np.interp((np.arange(STEPS) + 0.5) / STEPS, below, grid)
    return middles


def divided(distributions: Ints) -> NDArray[np.bool_]:
    """Which distributions (K, 5) get the verdict divided when everybody gave a score."""
    nobody = np.zeros(len(distributions), dtype=np.int64)
    verdicts = statement_verdicts(distributions, nobody, nobody, nobody)
    called: NDArray[np.bool_] = verdicts == VERDICT_ORDER.index(Verdict.DIVIDED)
    return called


def main() -> int:
    """Print how often each kind of opinion is called divided."""
    spread_words = [f"spread {spread}" for spread in SPREADS]
    print(f"{'people':>8}" + "".join(f"{word:>16}" for word in (*spread_words, "peak at 3", "two camps")))
    for people in SIZES:
        distributions = every_distribution(people)
        called = divided(distributions)

        def share(scores: Floats, distributions: Ints = distributions, called: NDArray[np.bool_] = called) -> float:
            return float(chances(distributions, scores)[called].sum())

        found = [float(np.mean([share(score_chances(peak, spread)) for peak in peaks()])) for spread in SPREADS]
        found.append(share(score_chances(3.0, SPREADS[1])))
        found.append(share((score_chances(CAMPS[0], CAMP_SPREAD) + score_chances(CAMPS[1], CAMP_SPREAD)) / 2))
        print(f"{people:>8}" + "".join(f"{own:>16.1%}" for own in found), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
