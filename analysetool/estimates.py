# SPDX-License-Identifier: EUPL-1.2
"""How sure the scores of one year are: the interval of `analysetool.certainty` for one sample of people.

It answers what other people of the same coalition would have given, had they taken part instead. What the people who
did take part left open is told by the range, which is another question.
"""

from __future__ import annotations

import numpy as np

from analysetool.certainty import (
    MOST_BORROWED,
    Bools,
    half_widths,
    influences,
    level_influences,
    moderate,
    spread_of,
    with_smallest,
)
from analysetool.changes import FEWEST_ANSWERS, level_smallest
from analysetool.measures import HIGHEST, LOWEST, Floats
from analysetool.scoring import LevelKind, Structure


def level_intervals(means: Floats, scores: Floats, structure: Structure, counted: Bools) -> Floats:
    """The 95 % intervals (..., L, 2) of the scores of levels over participants; NaN where there is none.

    A score ± t(0.975; df) · √V, with V the sum over people of the square of what each adds to the level (see
    `certainty.influences`), df = k - 1 of the k people with a score in it, and the variances of themes moderated as for
    a change: the one-sample t of Student, with which Welch's test of two years begins. Cut off at the ends of the
    scale: there are no scores outside it.

    Args:
        means: the scores of levels (..., L), NaN where there is none.
        scores: (..., P, S), a row per participant; NaN for all that is no score.
        structure: the statements' weights and levels.
        counted: bool (..., S), the statements that levels stand on.

    Leading axes are measurements on the same statements; a row without any score changes nothing. A level in which
    fewer than `FEWEST_ANSWERS` people gave a score has no interval, nor has one of nobody.
    """
    scored = ~np.isnan(scores) & counted[..., None, :]
    n = scored.sum(axis=-2)
    used = n > 0
    weights = np.where(used, structure.weights, 0.0)
    own = level_influences(np.where(scored, influences(scores), 0.0), weights, structure.members)
    answered = (scored.astype(np.float64) @ structure.members.T.astype(np.float64)) > 0
    with np.errstate(divide="ignore"):
        lowest = np.where(used, 1.0 / n.astype(np.float64) ** 2, 0.0)
    spread = with_smallest(
        spread_of(np.zeros_like(own), own, (np.zeros_like(answered), answered)),
        level_smallest(lowest, weights, structure.members),
    )
    usable = ~np.isnan(means) & (answered.sum(axis=-2) >= FEWEST_ANSWERS)
    themes = np.array([kind is LevelKind.THEME for kind in structure.kinds])
    half = half_widths(moderate(spread, usable & themes, most=MOST_BORROWED), usable)
    return np.stack([np.maximum(means - half, LOWEST), np.minimum(means + half, HIGHEST)], axis=-1)
