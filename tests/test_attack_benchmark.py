# SPDX-License-Identifier: EUPL-1.2
"""The attack on random coalitions draws the same ones each time, and says when something is found."""

from __future__ import annotations

import sys

import pytest

from analysetool.figures.attack import Leak
from analysetool.figures.attack_reading import Attacked
from benchmarks import attack
from benchmarks.attack import draw_coalition


def test_the_same_seed_gives_the_same_coalition():
    """And another seed or number another; years and people are as many as is said."""
    one, other, third = (draw_coalition(*own) for own in ((1, 7), (1, 7), (2, 7)))
    answers = [own.years[0].responses.answers.tolist() for own in (one, other, third)]
    assert answers[0] == answers[1] != answers[2]
    for number in range(40):
        own = draw_coalition(1, number)
        assert 1 <= len(own.years) <= 3
        assert all(2 <= len(year.responses.participants) <= 40 for year in own.years)
        assert len(own.statement_set.statements) in attack.SET_SIZES
        assert 3 <= own.years[0].minimum <= 5


def run(monkeypatch, *arguments: str) -> int:
    """The benchmark with these arguments."""
    monkeypatch.setattr(sys, "argv", ["benchmarks.attack", *arguments])
    return attack.main()


@pytest.mark.slow
@pytest.mark.gate
def test_nothing_is_found_of_a_few(monkeypatch, capsys):
    """Progress on standard error, a table per size on standard output."""
    monkeypatch.setattr(attack, "_EVERY", 4)
    assert run(monkeypatch, "--aantal", "8") == 0
    told = capsys.readouterr()
    assert told.err.splitlines() == ["4 of 8", "8 of 8"]
    assert [line.split()[0] for line in told.out.splitlines() if "people" in line] == ["2", "5", "10", "20"]


def test_what_is_found_is_told(monkeypatch, capsys):
    """A line with the number of the coalition, which is drawn again with it, and code 1."""
    leak = Leak(years=(0,), statements=(2,), groups=("",), people=1)
    found = Attacked(coalition="", years=(2024,), hiding_nothing=(), only_counts=(), fewest=3, leaks=(leak,))
    monkeypatch.setattr(attack, "attack_years", lambda *_: found)
    assert run(monkeypatch, "--alleen", "5") == 1
    assert capsys.readouterr().out.splitlines()[0].startswith("5: partners, [2024], 1 of fewer than 3, statements (2,)")
