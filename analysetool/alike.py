# SPDX-License-Identifier: EUPL-1.2
"""How many people answered alike: agreement as people count it, in whole persons."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from functools import lru_cache

import numpy as np

from analysetool.measures import medians_of

FEWEST = 2
"""One voice agrees with nobody."""


class Camp(Enum):
    """Which answers count as alike."""

    HIGH = "4 or 5"
    LOW = "1 or 2"
    MIDDLE = "within one of the median"


@dataclass(frozen=True, slots=True, kw_only=True)
class Alike:
    """The largest camp of a statement: `votes` of `n` people gave one of `scores`."""

    camp: Camp
    scores: tuple[int, ...]
    votes: int
    n: int


@lru_cache(maxsize=4096)  # a report tells it of a statement in several places
def largest_camp(distribution: tuple[int, ...]) -> Alike | None:
    """The largest of who gave 4-5, who gave 1-2 and who gave a score within one of the median.

    A tie goes to the first of these: fewer scores say more. None where n < 2, as for agreement.

    Args:
        distribution: counts of the scores 1-5.
    """
    n = sum(distribution)
    if n < FEWEST:
        return None
    median = float(medians_of(np.array(distribution, dtype=np.int64)))
    camps = {
        Camp.HIGH: (4, 5),
        Camp.LOW: (1, 2),
        Camp.MIDDLE: tuple(score for score in range(1, len(distribution) + 1) if abs(score - median) <= 1),
    }
    found = [
        Alike(camp=camp, scores=scores, votes=sum(distribution[score - 1] for score in scores), n=n)
        for camp, scores in camps.items()
    ]
    return max(found, key=lambda own: own.votes)
