# SPDX-License-Identifier: EUPL-1.2
"""Kinds of tests that take time, by the marker they carry; a test without one starts no process.

`make test-quick` leaves all of these out. A marker of `tests.tools` also knows whether its tool is there.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator

import numpy.testing  # noqa: F401 - older NumPy starts lscpu where this is first imported, which is no test's doing
import pytest

from tests.tools import lacks_pdf

KINDS = ("process", "browser", "office", "pdf", "pipeline")
_STARTS = frozenset({"subprocess.Popen", "os.system", "os.exec", "os.fork", "os.forkpty", "os.posix_spawn", "os.spawn"})
"""What Python tells its audit hooks when a process is about to start."""


class _Guard:
    """Refuses processes while a test runs that has no marker for them."""

    def __init__(self) -> None:
        self.test: str | None = None

    def __call__(self, event: str, _arguments: object) -> None:
        if event in _STARTS and self.test is not None:
            raise AssertionError(f"{self.test} starts a process: give it a marker of {', '.join(KINDS)}")


_guard = _Guard()
sys.addaudithook(_guard)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Skip what lacks its tool."""
    for item in items:
        for found, reason in [mark.args for mark in item.iter_markers() if mark.name in KINDS and mark.args]:
            if not found:
                item.add_marker(pytest.mark.skip(reason=reason))


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
