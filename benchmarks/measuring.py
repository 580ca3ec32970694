# SPDX-License-Identifier: EUPL-1.2
"""What whole processes cost, one against another in turn: seconds on the wall, of the processor, and peak memory.

The operating system counts (`wait4`), not the process itself, and it counts start-up and end as well. Both sides have
one thread for linear algebra, keep what Python has compiled, and write where nobody looks.
"""

from __future__ import annotations

import math
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

_MEGABYTE = 1_000_000
_KILOBYTE = 1024
"""Linux tells `ru_maxrss` in these."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """Seconds on the wall and of the processor, and the most memory that was held at once, in megabytes."""

    wall: float
    processor: float
    peak: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """What Python is started with; `{out}` in a word becomes a new path, whose file is thrown away afterwards.

    `exits` is the code that it must end with.
    """

    arguments: tuple[str, ...]
    exits: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Versus:
    """Work of ours against a peer, and at most how many times as much processor time and memory it may take.

    A limit of None is told and not held: the peer does less than we do, or the figure is for the reader.
    """

    name: str
    own: Work
    peer: Work
    processor: float | None
    peak: float | None = None
    wall: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Growth:
    """The same work of several sizes, the smallest first, and at most how its cost may grow.

    The slope is that of log cost against log size between the two largest: 1 is twice the cost for twice the work. What
    starting takes does not grow, so a slope below 1 says nothing bad, and nothing good, of the work itself.
    """

    name: str
    sizes: tuple[int, ...]
    work: tuple[Work, ...]
    slope: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Ratio:
    """The middle of the ratios of pairs, with the smallest and the largest."""

    middle: float
    least: float
    most: float

    def __str__(self) -> str:
        """As it stands in the table."""
        return f"{self.middle:.2f} ({self.least:.2f}-{self.most:.2f})"


def python(*words: str | Path, exits: int = 0) -> Work:
    """Work of a script, or of `-m` or `-c`."""
    return Work(arguments=tuple(map(str, words)), exits=exits)


def tool(*words: str | Path, exits: int = 0) -> Work:
    """Work of the tool itself."""
    return python("-m", "analysetool", *words, exits=exits)


def cost_of(work: Work) -> Cost:
    """Run it once.

    Raises:
        SystemExit: when it ends otherwise than it must: a figure of work that failed would flatter.
    """
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    environment |= {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1", "COLUMNS": "100"}
    with tempfile.TemporaryDirectory() as name, tempfile.TemporaryFile() as told:
        words = [word.replace("{out}", str(Path(name) / "out")) for word in work.arguments]
        begun = time.perf_counter()
        process = subprocess.Popen(
            [sys.executable, *words], env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=told
        )
        _, status, used = os.wait4(process.pid, 0)
        wall = time.perf_counter() - begun
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode != work.exits:
            told.seek(0)
            raise SystemExit(f"{' '.join(words)} ended with {process.returncode}:\n{told.read().decode()[-2000:]}")
    return Cost(wall=wall, processor=used.ru_utime + used.ru_stime, peak=used.ru_maxrss * _KILOBYTE / _MEGABYTE)


def compare(versus: Versus, runs: int) -> bool:
    """Run both in turn after one run each that does not count, print what they took, and say whether that fits."""
    cost_of(versus.own), cost_of(versus.peer)
    pairs = [(cost_of(versus.own), cost_of(versus.peer)) for _ in range(runs)]
    ratios = {
        "wall": (_ratio(pairs, lambda cost: cost.wall), versus.wall),
        "processor": (_ratio(pairs, lambda cost: cost.processor), versus.processor),
        "peak": (_ratio(pairs, lambda cost: cost.peak), versus.peak),
    }
    print(f"{versus.name}")
    print(f"  ours {_middle([own for own, _ in pairs])}; peer {_middle([peer for _, peer in pairs])}")
    fits = True
    for name, (ratio, limit) in ratios.items():
        over = limit is not None and ratio.middle > limit
        fits = fits and not over
        held = "" if limit is None else f", limit {limit:g}{'  TOO MUCH' if over else ''}"
        print(f"  {name:9} x {ratio}{held}")
    return fits


def grow(growth: Growth, runs: int) -> bool:
    """Run each size, print what it took and the slope of the processor's seconds, and say whether that fits."""
    for work in growth.work[:1]:
        cost_of(work)
    rounds = [[cost_of(work) for work in growth.work] for _ in range(runs)]
    print(growth.name)
    for place, size in enumerate(growth.sizes):
        print(f"  {size:>11,}: {_middle([costs[place] for costs in rounds])}")
    slope = statistics.median(slope_of(growth.sizes[-2:], [cost.processor for cost in costs[-2:]]) for costs in rounds)
    over = slope > growth.slope
    print(f"  slope {slope:.2f}, limit {growth.slope:g}{'  TOO STEEP' if over else ''}")
    return not over


def slope_of(sizes: Sequence[float], costs: Sequence[float]) -> float:
    """How fast cost grows with size: the slope between two points on paper with logarithms along both sides."""
    return math.log(costs[1] / costs[0]) / math.log(sizes[1] / sizes[0])


def _ratio(pairs: Sequence[tuple[Cost, Cost]], figure: Callable[[Cost], float]) -> Ratio:
    found = [figure(own) / figure(peer) for own, peer in pairs]
    return Ratio(middle=statistics.median(found), least=min(found), most=max(found))


def _middle(costs: Sequence[Cost]) -> str:
    wall, processor, peak = (
        statistics.median(figure(cost) for cost in costs)
        for figure in (lambda cost: cost.wall, lambda cost: cost.processor, lambda cost: cost.peak)
    )
    return f"{wall:.2f} s, processor {processor:.2f} s, peak {peak:.0f} MB"
