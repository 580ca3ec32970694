# SPDX-License-Identifier: EUPL-1.2
"""Kinds of tests that take time, by the marker they carry; a test without one starts no process.

`make test-quick` leaves all of these out. A marker of `tests.tools` also knows whether its tool is there.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from typing import TypeVar

import numpy.testing  # noqa: F401 - older NumPy starts lscpu where this is first imported, which is no test's doing
import pytest
from hypothesis import settings

from tests.tools import lacks_pdf

Case = TypeVar("Case")

KINDS = ("process", "browser", "office", "pdf", "pipeline", "spark")
_STARTS = frozenset({"subprocess.Popen", "os.system", "os.exec", "os.fork", "os.forkpty", "os.posix_spawn", "os.spawn"})
"""What Python tells its audit hooks when a process is about to start."""


def thorough() -> bool:
    """True where everything is tried, as in the gate (the profile of that name in `conftest`)."""
    return settings.default.max_examples >= settings.get_profile("gate").max_examples


def spread(cases: Sequence[Case], most: int) -> list[Case]:
    """At most so many cases: the first, the last and some between, evenly spread; none for 0."""
    if len(cases) <= most:
        return [*cases]
    return [cases[place * (len(cases) - 1) // max(most - 1, 1)] for place in range(most)]


class _Guard:
    """Refuses processes while a test runs that has no marker for them."""

    def __init__(self) -> None:
        self.test: str | None = None

    def __call__(self, event: str, _arguments: object) -> None:
        if event in _STARTS and self.test is not None:
            raise AssertionError(f"{self.test} starts a process: give it a marker of {', '.join(KINDS)}")


_guard = _Guard()
sys.addaudithook(_guard)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave to the gate what only the gate tries, and skip what lacks its tool."""
    if not thorough():
        left = _left_to_the_gate(items)
        config.hook.pytest_deselected(items=[item for item in items if item in left])
        items[:] = [item for item in items if item not in left]
    for item in items:
        for found, reason in [mark.args for mark in item.iter_markers() if mark.name in KINDS and mark.args]:
            if not found:
                item.add_marker(pytest.mark.skip(reason=reason))


def _left_to_the_gate(items: list[pytest.Item]) -> set[pytest.Item]:
    """Cases of tests with `gate(most=n)`, of each test all but n that lie evenly spread; without n all of them."""
    cases: dict[str, list[pytest.Item]] = {}
    for item in items:
        if item.get_closest_marker("gate"):
            cases.setdefault(item.nodeid.partition("[")[0], []).append(item)
    left: set[pytest.Item] = set()
    for every in cases.values():
        most = every[0].get_closest_marker("gate").kwargs.get("most", 0)
        left.update(every)
        left.difference_update(spread(every, most))
    return left


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Skip what prints where that cannot be done; asked late, because the import takes a while."""
    if item.get_closest_marker("pdf") and (why := lacks_pdf()):
        pytest.skip(why)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Iterator[None]:
    """Guard one test, its fixtures included."""
    _guard.test = None if any(item.get_closest_marker(kind) for kind in KINDS) else item.nodeid
    try:
        return (yield)
    finally:
        _guard.test = None
