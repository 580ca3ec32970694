# SPDX-License-Identifier: EUPL-1.2
"""When a joint score lies away from what people gave by themselves."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from analysetool.measures import medians_of

ONE_STEP = 1.0
"""A joint score may lie one step from the median without a remark."""


def deviates(joint: int, distribution: Sequence[int]) -> bool:
    """True when a joint score lies outside every individual vote, or more than one step from their median.

    Args:
        joint: the score of 1-5 that the coalition settled on.
        distribution: how many individual sheets gave 1, 2, 3, 4 and 5.

    With no votes there is nothing to lie away from: False. It tells where votes lie, so who shows it must first ask
    whether the statement may be shown (`analysetool.disclosure`).
    """
    given = [step for step, votes in enumerate(distribution, start=1) if votes]
    if not given:
        return False
    median = float(medians_of(np.asarray(distribution, dtype=np.int64)))
    return not given[0] <= joint <= given[-1] or abs(joint - median) > ONE_STEP
