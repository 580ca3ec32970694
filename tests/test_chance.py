# SPDX-License-Identifier: EUPL-1.2
"""The simulation of years judges them as `vergelijk` does, and its limits can be broken."""

from __future__ import annotations

import numpy as np
import pytest

from analysetool.changes import Side, compare, says_change
from analysetool.model import Answer
from analysetool.scoring import LevelKind, structure_of
from analysetool.tally import COLUMN, Responses, tally
from benchmarks.chance import MODELS, broken, judge, simulate, two_years
from tests.conftest import make_set

SET = make_set()
STRUCTURE = structure_of(SET)


def side(scores) -> Side:
    """A measurement of those who gave any score, from an array (P, S) of scores."""
    rows = np.flatnonzero(~np.isnan(scores).all(axis=1))
    answers = np.where(np.isnan(scores[rows]), COLUMN[Answer.DONT_KNOW], scores[rows] - 1).astype(np.int8)
    responses = Responses(participants=tuple(f"p{row:03}" for row in rows), domains=("",) * len(rows), answers=answers)
    return Side(counts=tally(responses, STRUCTURE.statements).total(), responses=responses)


@pytest.mark.slow
def test_the_simulation_counts_what_compare_says():
    """Forty pairs of years: as many judged, told as changed and named as by comparing them one by one."""
    generator = np.random.default_rng(3)
    before, after = two_years(40, 9, 0.5, MODELS[1], len(STRUCTURE.statements), generator, change=0.6)
    found = judge(before, after, STRUCTURE)
    judged, told, named = np.zeros(4, dtype=int), np.zeros(4, dtype=int), 0
    kinds = (LevelKind.TOTAL, LevelKind.PART, LevelKind.THEME)
    for one, other in zip(before, after, strict=True):
        own = compare(side(one), side(other), STRUCTURE, np.ones(len(STRUCTURE.statements), dtype=np.bool_))
        for place, kind in enumerate(kinds):
            which = np.array([level is kind for level in STRUCTURE.kinds])
            judged[place] += (~np.isnan(own.levels.half_width[which])).sum()
            told[place] += says_change(own.levels.verdict[which]).sum()
        judged[3] += (~np.isnan(own.statements.half_width)).sum()
        told[3] += says_change(own.statements.verdict).sum()
        named += int(own.statements.named.sum())
    assert found.judged.tolist() == judged.tolist()
    assert found.told.tolist() == told.tolist()
    assert found.named == named > 0


def test_the_same_seed_gives_the_same_outcome():
    """And another seed another."""
    one, other, third = (simulate(30, 6, 1.0, MODELS[0], STRUCTURE, seed) for seed in (1, 1, 2))
    assert one.covered.tolist() == other.covered.tolist()
    assert one.covered.tolist() != third.covered.tolist()


def test_limits_can_be_broken():
    """A cell that holds the truth too seldom, or tells too often, is named."""
    own = simulate(60, 8, 0.0, MODELS[1], STRUCTURE, 1)
    assert broken({"cel": own}, 0.5, 0.5) == []
    assert [line.split(",")[0] for line in broken({"cel": own}, 1.0, 1.0)] == ["cel"] * 4
    assert len(broken({"cel": own}, 0.0, 0.0)) == 4
