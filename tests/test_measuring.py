# SPDX-License-Identifier: EUPL-1.2
"""What the benchmarks measure with: work that failed gives no figure, and slopes are those worked out by hand."""

from __future__ import annotations

import subprocess
import sys

import pytest

from benchmarks.measuring import cost_of, python, slope_of
from benchmarks.places import ROOT


@pytest.mark.parametrize(
    ("sizes", "costs", "expected"),
    [
        ((100, 1000), (2, 20), 1),  # ten times the work, ten times the cost
        ((100, 1000), (2, 200), 2),  # a hundred times the cost: the square
        ((10, 40), (3, 6), 0.5),  # twice the cost for four times the work: the root
        ((10, 40), (3, 3), 0),
    ],
)
def test_slope(sizes, costs, expected):
    """The slope is the power of size that cost grows with."""
    assert slope_of(sizes, costs) == pytest.approx(expected)


@pytest.mark.process
def test_work_that_fails_is_no_figure():
    """What ends otherwise than it must is told with what it said, and never counted as fast."""
    with pytest.raises(SystemExit, match=r"ended with 3:\nbroken"):
        cost_of(python("-c", "import sys; print('broken', file=sys.stderr); sys.exit(3)"))
    assert cost_of(python("-c", "import sys; sys.exit(3)", exits=3)).wall > 0


_MEASURED_BY_A_SMALL_PROCESS = """
from benchmarks.measuring import cost_of, python
idle = cost_of(python("-c", "pass"))
busy = cost_of(python("-c", "held = bytes([1]) * 200_000_000; sum(range(5_000_000))"))
print(busy.peak - idle.peak, busy.processor - idle.processor)
"""


@pytest.mark.process
def test_memory_and_processor_are_those_of_the_work():
    """A process that holds 200 MB and counts for a while is told as one that does, beside one that does nothing.

    A small process measures: of a child the system tells no less memory than its parent held.
    """
    told = subprocess.run(
        [sys.executable, "-c", _MEASURED_BY_A_SMALL_PROCESS], check=True, capture_output=True, text=True, cwd=ROOT
    )
    peak, processor = map(float, told.stdout.split())
    assert peak > 150
    assert processor > 0
