# SPDX-License-Identifier: EUPL-1.2
"""The one rounding function and the Dutch notation of numbers; verdicts, requirements and every report use these."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, overload

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

SCORE_DECIMALS = 1
"""Means and differences are printed with one decimal."""
SHARE_DECIMALS = 2
"""Agreement (0-1) is printed in whole percent, so it is judged with two decimals."""
UNKNOWN = "–"
"""What stands in a table where a figure cannot be determined."""

_TOLERANCE = 1e-9


@overload
def round_half_up(value: float, decimals: int = ...) -> float: ...
@overload
def round_half_up(value: NDArray[np.float64], decimals: int = ...) -> NDArray[np.float64]: ...
def round_half_up(value: float | NDArray[np.float64], decimals: int = SCORE_DECIMALS) -> float | NDArray[np.float64]:
    """Round half away from zero: sign(x) * floor(|x| * 10^d + 0.5 + 1e-9) / 10^d.

    The 1e-9 makes a half that floating point stores just too low (2.675) round as people expect. Works on a number or
    on an array of any shape; NaN (cannot be determined) stays NaN. A result of zero is never negative zero.
    """
    factor = 10**decimals
    if isinstance(value, int | float):
        if math.isnan(value):
            return value
        return math.copysign(math.floor(abs(value) * factor + 0.5 + _TOLERANCE) / factor, value) + 0.0
    import numpy as np  # noqa: PLC0415 - whoever has an array has it loaded; `invullen` writes numbers without it

    rounded: NDArray[np.float64] = np.sign(value) * np.floor(np.abs(value) * factor + 0.5 + _TOLERANCE) / factor
    return rounded + 0.0


def dutch_number(value: float | None, decimals: int = SCORE_DECIMALS) -> str:
    """Write a number with a decimal comma (3,4); an en dash where it cannot be determined."""
    if value is None:
        return UNKNOWN
    return f"{round_half_up(value, decimals):.{decimals}f}".replace(".", ",")


def signed(value: float | None) -> str:
    """A difference with its sign: +0,4, -0,3, 0,0; an en dash where it cannot be determined."""
    text = dutch_number(value)
    return f"+{text}" if value is not None and round_half_up(value) > 0 else text


def dutch_percent(share: float | None) -> str:
    """Write a share of 0-1 in whole percent (45%); an en dash where it cannot be determined."""
    if share is None:
        return UNKNOWN
    return f"{round_half_up(share * 100, 0):.0f}%"
