# SPDX-License-Identifier: EUPL-1.2
"""The figures: tables worked out by hand with their boundary rows, laws, and a second reckoning in plain Python."""

from __future__ import annotations

import itertools
import math
from fractions import Fraction
from types import SimpleNamespace

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from analysetool.disclosure import disclose
from analysetool.measures import agreement_of, means_of, medians_of
from analysetool.model import Answer, Basis, Openness, Phase, Verdict
from analysetool.scoring import LevelKind, joint_scores, only_kinds, score, structure_of
from analysetool.verdicts import NO_VERDICT, VERDICT_ORDER, mean_verdicts, statement_verdicts, verdict_of
from tests.conftest import counts_of, make_set, row

NAN = math.nan
CLOSE = 1e-9
ONE = structure_of(make_set({"A": {"A1": ("A01",)}}))
FOUR = {"A": {"A1": ("A01", "A02", "A03", "A04")}}


def figures(counts, **options):
    """The figures of one statement as plain numbers, None where they cannot be determined."""
    found = score(counts_of(counts), ONE, **options).statements
    plain = {
        name: value(getattr(found, name)[0, 0]) for name in ("mean", "median", "agreement", "low", "high", "holds")
    }
    whole = {name: int(getattr(found, name)[0, 0]) for name in ("n", "dont_know", "not_applicable", "not_answered")}
    return SimpleNamespace(**plain, **whole, verdict=verdict_of(int(found.verdict[0, 0])))


def settled(answers):
    """What a coalition settled on: scores, "weet-niet", "nvt" or None."""
    return tuple(None if own is None else Answer(str(own)) for own in answers)


def value(number):
    """A plain number, None for NaN."""
    return None if np.isnan(number) else float(number)


def level(counts, statement_set, name="totaal", **options):
    """The figures of one level as plain numbers, None where they cannot be determined."""
    structure = structure_of(statement_set)
    found = score(counts_of(*counts), structure, **options).levels
    place = structure.levels.index(name)
    plain = {key: value(getattr(found, key)[0, place]) for key in ("mean", "agreement", "low", "high", "joint")}
    return SimpleNamespace(
        **plain,
        answered=int(found.answered[0, place]),
        possible=int(found.possible[0, place]),
        verdict=verdict_of(int(found.verdict[0, place])),
    )


# Tables by hand: one statement


@pytest.mark.parametrize(
    ("scores", "mean", "median"),
    [
        (row(0, 0, 0, 0, 0), None, None),
        (row(0, 0, 0, 1, 0), 4, 4),
        (row(0, 1, 0, 1, 0), 3, 3),  # (2 + 4) / 2, and halfway between 2 and 4
        (row(2, 1, 0, 0, 1), 2.25, 1.5),  # 1 1 2 5: 9 / 4; middle two 1 and 2
        (row(0, 0, 0, 2, 3), 4.6, 5),  # 4 4 5 5 5: 23 / 5; third is 5
        (row(1, 1, 1, 1, 1), 3, 3),
        (row(3, 0, 0, 0, 3), 3, 3),  # 1 1 1 5 5 5: middle two 1 and 5
        (row(0, 0, 1, 19, 0), 3.95, 4),  # (3 + 76) / 20
        (row(1, 0, 0, 0, 2, dont_know=7, nvt=5, blank=3), 11 / 3, 5),  # only the scores 1 5 5 take part
    ],
)
def test_mean_and_median(scores, mean, median):
    """Mean is sum/n and the median the middle score; without a score neither exists."""
    found = figures(scores)
    assert (found.mean, found.median) == (pytest.approx(mean, abs=CLOSE), median)


@pytest.mark.parametrize(
    ("scores", "expected"),
    [
        (row(1, 1, 1, 1, 1), 0.433985),  # 1 + 0.2 * (2 * log2(0.5) + 2 * log2(0.75)) = 1 + 0.2 * -2.830075
        (row(4, 4, 4, 4, 4), 0.433985),  # shares, not numbers
        (row(1, 0, 0, 0, 1), 0),  # every score 2 of 4 away: 1 + log2(0.5)
        (row(5, 0, 0, 0, 5), 0),
        (row(0, 0, 2, 0, 0), 1),
        (row(7, 0, 0, 0, 0), 1),
        (row(0, 0, 0, 1, 1), 0.807355),  # mean 4.5: 1 + log2(1 - 0.125) = 1 - 0.192645
        (row(0, 1, 0, 1, 0), 0.584963),  # mean 3: 1 + log2(0.75) = 1 - 0.415037
        (row(1, 0, 0, 1, 0), 0.321928),  # mean 2.5: 1 + log2(0.625) = 1 - 0.678072
        (row(1, 0, 2, 0, 1), 0.5),  # mean 3, half of the scores 2 away: 1 + 0.5 * log2(0.5)
        (row(0, 0, 2, 1, 0), 0.828635),  # mean 10/3: 1 + 2/3 * log2(11/12) + 1/3 * log2(5/6) = 1 - 0.083687 - 0.087678
        (row(0, 0, 0, 0, 1), None),
        (row(0, 0, 0, 0, 0), None),
        (row(0, 0, 0, 0, 1, dont_know=4, nvt=4, blank=4), None),  # n is 1
    ],
)
def test_agreement(scores, expected):
    """Agreement is the consensus of Tastle and Wierman, and one voice agrees with nobody."""
    assert figures(scores).agreement == pytest.approx(expected, abs=1e-6)


@pytest.mark.parametrize(
    ("counts", "low", "high"),
    [
        (row(0, 0, 1, 1, 0, dont_know=1, blank=1), 2.25, 4.25),  # s = 7, u = 2: 9 / 4 and 17 / 4
        (row(0, 0, 1, 1, 0, dont_know=2), 2.25, 4.25),  # weet-niet and not answered weigh alike
        (row(0, 0, 1, 1, 0, blank=2), 2.25, 4.25),
        (row(0, 0, 1, 1, 0, nvt=9), 3.5, 3.5),  # nvt leaves nothing open
        (row(blank=2), 1, 5),
        (row(dont_know=1), 1, 5),
        (row(nvt=3), None, None),  # n + u = 0
        (row(), None, None),
    ],
)
def test_range(counts, low, high):
    """The range runs from all open answers 1 to all open answers 5; it is null when nothing is open or given."""
    found = figures(counts)
    assert (found.low, found.high) == (low, high)


def test_counts_are_passed_on():
    """The four kinds of answer stay apart."""
    found = figures(row(1, 2, 3, 4, 5, dont_know=6, nvt=7, blank=8))
    assert (found.n, found.dont_know, found.not_applicable, found.not_answered) == (15, 6, 7, 8)


VERDICTS = [
    # nvt: nobody gave or left open anything else
    (row(nvt=1), Verdict.NOT_APPLICABLE),
    (row(nvt=9), Verdict.NOT_APPLICABLE),
    (row(nvt=9, blank=1), Verdict.NOT_ANSWERED),
    (row(nvt=9, dont_know=1), Verdict.UNKNOWN),
    (row(0, 0, 0, 0, 1, nvt=9), Verdict.STRONG),
    # niet-gevraagd: no answer and no blank either
    (row(), Verdict.NOT_ASKED),
    # niet-ingevuld: no score and no weet-niet
    (row(blank=1), Verdict.NOT_ANSWERED),
    (row(blank=4), Verdict.NOT_ANSWERED),
    (row(blank=4, dont_know=1), Verdict.UNKNOWN),
    # onbekend: a third of n + weet-niet
    (row(dont_know=1), Verdict.UNKNOWN),
    (row(0, 0, 0, 0, 2, dont_know=1), Verdict.UNKNOWN),  # 1 of 3, exactly a third
    (row(0, 0, 0, 0, 4, dont_know=2), Verdict.UNKNOWN),  # 2 of 6
    (row(0, 0, 0, 0, 5, dont_know=2), Verdict.STRONG),  # 2 of 7: 6 < 7
    (row(0, 0, 0, 0, 3, dont_know=1), Verdict.STRONG),  # 1 of 4
    (row(0, 0, 0, 0, 2, dont_know=1, blank=9, nvt=9), Verdict.UNKNOWN),  # blanks and nvt are not in the share
    (row(0, 0, 0, 0, 3, dont_know=1, blank=9, nvt=9), Verdict.STRONG),
    (row(2, 0, 0, 0, 2, dont_know=2), Verdict.UNKNOWN),  # comes before divided
    # verdeeld by two camps: the smaller one at least 2, and (smaller + 1) / (n + 2) at least 0.30, exactly
    (row(2, 0, 0, 0, 2), Verdict.DIVIDED),  # 3 / 6
    (row(1, 1, 0, 1, 1), Verdict.DIVIDED),
    (row(0, 2, 4, 2, 0), Verdict.DIVIDED),  # 3 / 10, exactly
    (row(0, 2, 5, 2, 0), Verdict.MIDDLE),  # 3 / 11; mean 3
    (row(0, 3, 3, 3, 0), Verdict.DIVIDED),  # 4 / 11
    (row(0, 3, 5, 3, 0), Verdict.DIVIDED),  # 4 / 13 = 0.308
    (row(0, 3, 6, 3, 0), Verdict.MIDDLE),  # 4 / 14 = 0.286; mean 3
    (row(0, 5, 8, 5, 0), Verdict.DIVIDED),  # 6 / 20, exactly
    (row(0, 5, 9, 5, 0), Verdict.MIDDLE),  # 6 / 21; mean 3
    (row(0, 6, 0, 2, 0), Verdict.DIVIDED),  # the smaller camp may be the high one: 3 / 10
    (row(0, 2, 0, 6, 0), Verdict.DIVIDED),
    (row(0, 2, 2, 2, 0, dont_know=2, nvt=9, blank=9), Verdict.DIVIDED),  # 3 / 8: only scores are counted
    # one person is no camp, whatever the share
    (row(1, 0, 0, 0, 7), Verdict.STRONG),  # seven fives and a one: 36 / 8
    (row(0, 1, 0, 0, 3), Verdict.STRONG),  # 17 / 4, agreement 0.48
    (row(3, 0, 0, 1, 0), Verdict.WEAK),  # its mirror
    (row(0, 1, 1, 1, 0), Verdict.MIDDLE),  # a third and a third of three
    (row(0, 1, 0, 2, 0), Verdict.MIDDLE),  # 10 / 3
    (row(1, 0, 0, 0, 1), Verdict.MIDDLE),  # mean 3
    (row(1, 0, 0, 1, 0), Verdict.WEAK),  # mean 2.5
    # verdeeld by low agreement, judged as printed, from ten scores
    # nine: 1 + 7/9 log2(7/9) + 2/9 log2(2/9) = 1 - 0.2820 - 0.4822 = 0.24, camps 3 / 11
    (row(7, 0, 0, 0, 2), Verdict.WEAK),
    # ten: 1 + 0.8 log2(0.8) + 0.2 log2(0.2) = 1 - 0.2575 - 0.4644 = 0.28, camps 3 / 12
    (row(8, 0, 0, 0, 2), Verdict.DIVIDED),
    (row(9, 0, 0, 0, 1), Verdict.WEAK),  # 1 + 0.9 log2(0.9) + 0.1 log2(0.1) = 1 - 0.1368 - 0.3322 = 0.53
    (row(3, 0, 6, 0, 3), Verdict.MIDDLE),  # exactly 0.50, camps 4 / 14; mean 3
    (row(4, 4, 4, 0, 2), Verdict.WEAK),  # 0.4954 prints 0.50: not below; camps 3 / 16; mean 17 / 7 = 2.4
    (row(2, 0, 2, 5, 2), Verdict.DIVIDED),  # 0.4947 prints 0.49; camps 3 / 13; mean 3.5
    # sterk and zwak, means as printed
    (row(0, 0, 0, 1, 0), Verdict.STRONG),
    (row(0, 0, 1, 19, 0), Verdict.STRONG),  # 79 / 20 = 3.95 prints 4.0
    (row(0, 0, 3, 47, 0), Verdict.MIDDLE),  # 197 / 50 = 3.94 prints 3.9
    (row(0, 0, 1, 18, 0), Verdict.MIDDLE),  # 75 / 19 = 3.947 prints 3.9
    (row(0, 0, 1, 0, 0), Verdict.MIDDLE),
    (row(0, 1, 19, 0, 0), Verdict.MIDDLE),  # 59 / 20 = 2.95 prints 3.0
    (row(0, 3, 47, 0, 0), Verdict.WEAK),  # 147 / 50 = 2.94 prints 2.9
    (row(0, 1, 18, 0, 0), Verdict.WEAK),  # 56 / 19 = 2.947 prints 2.9
    (row(1, 0, 0, 0, 0), Verdict.WEAK),
]


@pytest.mark.parametrize(("counts", "expected"), VERDICTS)
def test_verdict(counts, expected):
    """The first rule that holds gives the verdict; every limit has a row just under and just over."""
    assert figures(counts).verdict is expected


@pytest.mark.parametrize(
    ("mean", "expected"),
    [
        (5.0, Verdict.STRONG),
        (3.95, Verdict.STRONG),
        (3.9499, Verdict.MIDDLE),
        (3.0, Verdict.MIDDLE),
        (2.95, Verdict.MIDDLE),
        (2.9499, Verdict.WEAK),
        (1.0, Verdict.WEAK),
        (NAN, None),
    ],
)
def test_verdict_of_a_mean(mean, expected):
    """A mean alone is strong from a printed 4.0, weak below a printed 3.0 and has no verdict when it is unknown."""
    assert verdict_of(int(mean_verdicts(np.array([mean]))[0])) is expected


def test_verdict_codes():
    """Codes are places in the order of the verdicts; -1 is no verdict."""
    assert [verdict_of(code) for code in range(len(VERDICT_ORDER))] == list(Verdict)
    assert verdict_of(NO_VERDICT) is None


@pytest.mark.parametrize(
    ("counts", "expected"),
    [
        (row(0, 0, 0, 0, 3), True),  # whichever 5 goes the mean stays 5; with a 1: 16 / 4 = 4.0
        (row(0, 0, 0, 4, 0), False),  # whichever 4 goes the mean stays 4; with a 1: 17 / 5 = 3.4
        (row(0, 0, 1, 0, 2), False),  # 13 / 3; less: 5 or 4.0; with a 1: 14 / 4 = 3.5
        (row(0, 0, 1, 1, 1), False),  # mean 4 strong; without the 5: 3.5
        (row(2, 0, 0, 0, 0), None),  # two answers
        (row(0, 0, 0, 0, 1, dont_know=1, nvt=9, blank=9), None),  # what is no score and no weet-niet is not counted
        (row(3, 0, 0, 0, 0), True),  # with a 5: 8 / 4 = 2.0
        (row(0, 0, 3, 0, 0), False),  # with a 1: 10 / 4 = 2.5
        (row(0, 0, 2, 2, 0), True),  # 14: less 10 / 3 and 11 / 3; with a 1: 15 / 5 = 3.0, with a 5: 19 / 5 = 3.8
        (row(2, 0, 0, 0, 2), False),  # 5 5 1: one person is no camp
        (row(3, 0, 0, 0, 3), True),  # two against three: 3 / 7; with a 3: 4 / 9
        (row(0, 2, 3, 3, 0), False),  # with a 3 the camps are 3 / 11
        (row(0, 2, 4, 0, 0), False),  # 16 / 6 is weak; only a 5 makes 21 / 7 = 3.0, a 4 makes 20 / 7 = 2.9
        (row(0, 0, 4, 2, 0), True),  # 20 / 6; with a 1 21 / 7 = 3.0, with a 5 25 / 7 = 3.6
        (row(0, 0, 0, 0, 3, dont_know=1), False),  # 1 of 4 unknown; without one 5: 1 of 3 is a third
        (row(0, 0, 0, 0, 4, dont_know=2), False),  # unknown with 2 of 6; without one weet-niet 1 of 5
        (row(0, 0, 0, 0, 3, dont_know=2), False),  # 2 of 5, with a score 2 of 6; only without one weet-niet 1 of 4
        (row(0, 0, 0, 0, 4, dont_know=3), True),  # 3 of 7; without one 2 of 6, with a score 3 of 8: 9 >= 8
        (row(0, 0, 0, 0, 6, dont_know=3), False),  # 3 of 9; with a score 3 of 10
        (row(0, 0, 0, 0, 2, dont_know=1), False),  # 1 of 3: without it none
        (row(dont_know=3), True),  # nobody knows, whoever goes; with a score 3 of 4
        (row(nvt=9), None),
        (row(0, 0, 0, 0, 3, nvt=5, blank=5), True),  # what is no score and no weet-niet cannot tip it
    ],
)
def test_holds_by_hand(counts, expected):
    """A verdict holds when it stays the same with any one answer less or more; too few answers cannot say."""
    found = figures(counts).holds
    assert (None if found is None else bool(found)) is expected


def test_what_is_not_told_is_not_tried_out():
    """Without `robust` it stays open whether a verdict holds, and nothing else changes."""
    counts = row(0, 0, 0, 2, 3)
    told, untold = figures(counts), figures(counts, robust=False)
    assert (told.holds, untold.holds) == (1, None)
    assert {**vars(told), "holds": None} == vars(untold)


@pytest.mark.parametrize(
    ("verdict", "fewest"), [(Verdict.STRONG, 3), (Verdict.WEAK, 3), (Verdict.MIDDLE, 4), (Verdict.DIVIDED, 6)]
)
def test_fewest_scores_of_which_a_verdict_can_hold(verdict, fewest):
    """Every way in which so many people can score: the verdict holds for none below the fewest, for some at it."""
    code = VERDICT_ORDER.index(verdict)
    for n in range(1, fewest + 1):
        rows = [row(*own) for own in itertools.product(range(n + 1), repeat=5) if sum(own) == n]
        found = score(np.array(rows, dtype=np.int64)[:, None, :], ONE).statements
        assert bool(((found.verdict == code) & (found.holds == 1)).any()) is (n == fewest)


# Tables by hand: levels


def test_structure_lists_levels_in_order():
    """Levels are the total, then parts, themes and phases, with the statements of each; phases as they first occur."""
    phases = {"A02": Phase.BEFORE, "B01": Phase.AFTER, "B02": Phase.BEFORE}
    found = structure_of(make_set(weights={"A02": 2.5}, phases=phases))
    assert found.statements == ("A01", "A02", "A03", "A04", "B01", "B02")
    assert found.weights.tolist() == [1, 2.5, 1, 1, 1, 1]
    members = ["".join("1" if member else "0" for member in line) for line in found.members]
    assert list(zip(found.levels, members, strict=True)) == [
        ("totaal", "111111"),
        ("A", "111100"),
        ("B", "000011"),
        ("A1", "111000"),
        ("A2", "000100"),
        ("B1", "000011"),
        ("fase:doorlopend", "101100"),
        ("fase:voor", "010001"),
        ("fase:na", "000010"),
    ]


def test_part_is_no_mean_of_themes():
    """A part is the mean of its statements: (2 + 2 + 2 + 4) / 4, where the mean of its themes would be 3."""
    counts = [row(0, 1, 0, 0, 0)] * 3 + [row(0, 0, 0, 1, 0)] + [row(0, 0, 0, 0, 1)] * 2
    assert level(counts, make_set(), "A1").mean == 2
    assert level(counts, make_set(), "A2").mean == 4
    assert level(counts, make_set(), "A").mean == 2.5
    assert level(counts, make_set(), "totaal").mean == pytest.approx(20 / 6)  # 2 + 2 + 2 + 4 + 5 + 5


def test_statements_weigh_alike_whatever_n():
    """A statement with ten answers counts as much as one with one: (5 + 2) / 2."""
    counts = [row(0, 0, 0, 0, 10), row(0, 1, 0, 0, 0), row(nvt=1), row(nvt=1)]
    assert level(counts, make_set(FOUR)).mean == 3.5


def test_weights_count_by_hand():
    """Weights 1 and 3 on 2 and 4 give (2 + 12) / 4 for the mean, and pull range and agreement alike."""
    statement_set = make_set({"A": {"A1": ("A01", "A02")}}, weights={"A01": 1, "A02": 3})
    # A01: 1 3 and one blank: mean 2, range (4 + 1) / 3 to (4 + 5) / 3, agreement 1 + log2(0.75) = 0.584963
    # A02: 4 4: mean 4, range 4 to 4, agreement 1
    found = level([row(1, 0, 1, 0, 0, blank=1), row(0, 0, 0, 2, 0)], statement_set)
    assert found.mean == 3.5
    assert (found.low, found.high) == (pytest.approx((5 / 3 + 12) / 4), pytest.approx((3 + 12) / 4))
    assert found.agreement == pytest.approx((0.584963 + 3) / 4, abs=1e-6)
    assert (found.answered, found.possible) == (4, 5)


@pytest.mark.parametrize(
    ("counts", "mean"),
    [
        ([row(0, 0, 0, 1, 0)] * 2 + [row(blank=1)] * 2, 4),  # two of four, exactly half
        ([row(0, 0, 0, 1, 0)] * 2 + [row(dont_know=1)] * 2, 4),
        ([row(0, 0, 0, 1, 0)] + [row(blank=1)] * 3, None),  # one of four
        ([row(0, 0, 0, 1, 0)] + [row(blank=1)] + [row(nvt=1)] * 2, 4),  # one of two that apply
        ([row(0, 0, 0, 1, 0)] + [row(blank=1)] * 2 + [row(nvt=1)], None),  # one of three that apply
        ([row(0, 0, 0, 1, 0)] + [row(blank=1)] * 2 + [row(nvt=1, blank=1)], None),  # not all-nvt, so one of four
        ([row(0, 0, 0, 1, 0)] + [row()] * 3, 4),  # what nobody was asked is in no denominator
        ([row(0, 0, 0, 1, 0)] + [row(blank=1)] * 2 + [row()], None),  # one of three that were asked
        ([row(nvt=1)] * 4, None),
        ([row(blank=1)] * 4, None),
        ([row()] * 4, None),
    ],
)
def test_half_rule(counts, mean):
    """A level has a mean when at least half of its statements have one, all-nvt and not asked left aside."""
    assert level(counts, make_set(FOUR)).mean == mean


def test_half_rule_counts_heads_and_not_weight():
    """One heavy statement of three is still fewer than half."""
    statement_set = make_set({"A": {"A1": ("A01", "A02", "A03")}}, weights={"A01": 100})
    assert level([row(0, 0, 0, 1, 0), row(blank=1), row(blank=1)], statement_set).mean is None


@pytest.mark.parametrize(
    ("counts", "low", "high"),
    [
        ([row(0, 0, 0, 1, 0), row()], 4, 4),  # what nobody was asked is left out
        ([row(0, 0, 0, 1, 0), row(blank=3)], 2.5, 4.5),  # (4 + 1) / 2 and (4 + 5) / 2: a blank is [1, 5]
        ([row(0, 0, 0, 1, 0), row(nvt=3)], 4, 4),  # all-nvt is left out
        ([row(0, 0, 0, 1, 0), row(nvt=3, blank=1)], 2.5, 4.5),
        ([row(blank=1), row()], 1, 5),
        ([row(), row()], None, None),
        ([row(nvt=1), row(nvt=2)], None, None),
    ],
)
def test_range_of_a_level(counts, low, high):
    """The range of a level is the mean of the ends of its statements, also where the half rule gives no mean."""
    found = level(counts, make_set({"A": {"A1": ("A01", "A02")}}))
    assert (found.low, found.high) == (low, high)


def test_agreement_of_a_level_needs_two_voices_somewhere():
    """Statements with one answer say nothing of agreement; with only such statements it is null."""
    statement_set = make_set({"A": {"A1": ("A01", "A02")}})
    assert level([row(1, 0, 0, 0, 1), row(0, 0, 1, 0, 0)], statement_set).agreement == 0
    assert level([row(1, 0, 0, 0, 0), row(0, 0, 1, 0, 0)], statement_set).agreement is None


def test_answered_of_possible():
    """Answered are valid scores, possible is what was asked minus nvt."""
    counts = [row(1, 1, 0, 0, 0, dont_know=2, nvt=4, blank=8), row(0, 0, 1, 0, 0), row(nvt=2), row()]
    found = level(counts, make_set(FOUR))
    assert (found.answered, found.possible) == (3, 13)  # 2 + 1; 2 + 2 + 8 and 1


@pytest.mark.parametrize(
    ("scores", "expected"),
    [
        ([4, 4, 4, 4], Verdict.STRONG),
        ([4, 4, 4, 3], Verdict.MIDDLE),  # 3.75
        ([3, 3, 3, 3], Verdict.MIDDLE),
        ([3, 3, 3, 2], Verdict.WEAK),  # 2.75
        ([0, 0, 0, 4], None),  # one of four
    ],
)
def test_verdict_of_a_level(scores, expected):
    """A level is judged on its mean alone, and not at all when it has none."""
    counts = [row(*(int(step == given_score) for step in range(1, 6)), blank=1) for given_score in scores]
    assert level(counts, make_set(FOUR)).verdict is expected


def test_verdict_of_a_level_as_printed():
    """Twenty statements, nineteen 4 and one 3: 3.95 prints as 4.0 and is strong; one more 3 gives 3.9."""
    ids = tuple(f"A{number:02}" for number in range(1, 21))
    statement_set = make_set({"A": {"T": ids}})
    assert level([row(0, 0, 0, 1, 0)] * 19 + [row(0, 0, 1, 0, 0)], statement_set).verdict is Verdict.STRONG
    assert level([row(0, 0, 0, 1, 0)] * 18 + [row(0, 0, 1, 0, 0)] * 2, statement_set).verdict is Verdict.MIDDLE


def test_nobody_took_part():
    """With no participants every count is 0, nobody was asked anything and every figure is unknown."""
    found = figures(row())
    assert (found.n, found.mean, found.median, found.agreement, found.low, found.holds) == (0, *[None] * 5)
    total = level([row()] * 6, make_set())
    assert (total.mean, total.agreement, total.low, total.high, total.answered, total.possible) == (
        *[None] * 4,
        0,
        0,
    )
    assert found.verdict is Verdict.NOT_ASKED
    assert score(np.zeros((0, 6, 8), dtype=np.int64), structure_of(make_set())).levels.mean.shape == (0, 9 - 2)


def test_without_counted_blanks_ranges_are_unknown():
    """A source that did not count blanks leaves the ranges null and everything else as it is."""
    counts = [row(0, 0, 1, 1, 0, dont_know=1), row(0, 0, 0, 2, 0), row(nvt=1), row(dont_know=1)]
    structure = structure_of(make_set(FOUR))
    counted = score(counts_of(*counts), structure)
    without = score(counts_of(*counts), structure, counted_blanks=False)
    for found in (without.statements, without.levels):
        assert np.isnan(found.low).all()
        assert np.isnan(found.high).all()
    for name in ("n", "mean", "median", "agreement", "verdict", "holds"):
        assert np.array_equal(getattr(without.statements, name), getattr(counted.statements, name), equal_nan=True)
    for name in ("mean", "agreement", "answered", "verdict"):
        assert np.array_equal(getattr(without.levels, name), getattr(counted.levels, name), equal_nan=True)


def test_who_was_asked_is_not_known_without_counted_blanks():
    """A source that did not count blanks may have asked everything: 1 scored of 3 is too few for a mean, of 1 it is."""
    counts, structure = (
        counts_of(row(0, 0, 0, 2, 0), row(), row()),
        structure_of(make_set({"A": {"A1": ("A", "B", "C")}})),
    )
    counted, without = score(counts, structure), score(counts, structure, counted_blanks=False)
    not_asked, not_answered = (VERDICT_ORDER.index(own) for own in (Verdict.NOT_ASKED, Verdict.NOT_ANSWERED))
    assert counted.statements.verdict[0, 1:].tolist() == [not_asked] * 2
    assert without.statements.verdict[0, 1:].tolist() == [not_answered] * 2
    assert counted.levels.mean[0, 0] == 4
    assert np.isnan(without.levels.mean[0, 0])


def test_what_is_known_to_be_asked_counts_without_answers():
    """B is asked elsewhere though these counts hold nothing of it, C is not: from (4 + 1) / 2 to (4 + 5) / 2."""
    structure = structure_of(make_set({"A": {"A1": ("A", "B", "C")}}))
    found = score(counts_of(row(0, 0, 0, 2, 0), row(), row()), structure, asked=np.array([True, True, False]))
    assert [verdict_of(int(code)) for code in found.statements.verdict[0]] == [
        Verdict.STRONG, Verdict.NOT_ANSWERED, Verdict.NOT_ASKED,
    ]  # fmt: skip
    assert (found.levels.mean[0, 0], found.levels.low[0, 0], found.levels.high[0, 0]) == (4, 2.5, 4.5)


def test_a_joint_score_on_what_nobody_was_asked():
    """The coalition settles on 2 where no sheet asked: on the joint basis that is its mean, range and verdict."""
    structure = structure_of(make_set({"A": {"A1": ("A", "B")}}))
    counts = counts_of(row(0, 0, 0, 2, 0), row())
    found = score(counts, structure, joint=(None, Answer.TWO), basis=Basis.JOINT)
    assert verdict_of(int(found.statements.verdict[0, 1])) is Verdict.WEAK
    assert (found.statements.mean[0, 1], found.levels.mean[0, 0], found.levels.low[0, 0]) == (2, 3, 3)
    apart = score(counts, structure, joint=(None, Answer.TWO))
    assert verdict_of(int(apart.statements.verdict[0, 1])) is Verdict.NOT_ASKED


# The joint basis


def test_joint_scores_become_an_array():
    """What was not settled is unknown, never 0."""
    found = joint_scores([4, None, 1])
    assert found[[0, 2]].tolist() == [4, 1]
    assert np.isnan(found[1])


def test_joint_score_stands_beside_the_mean():
    """On the individual basis a joint score changes nothing but the joint figure of the levels."""
    counts = [row(0, 0, 0, 0, 3), row(0, 1, 1, 1, 0), row(0, 0, 0, 2, 0), row(0, 0, 2, 0, 0)]
    joint = settled([2, None, 3, None])
    own, beside = level(counts, make_set(FOUR)), level(counts, make_set(FOUR), joint=joint)
    assert beside.joint == 2.5  # two of four settled: (2 + 3) / 2
    assert own.joint is None
    assert (own.mean, own.low, own.verdict) == (beside.mean, beside.low, beside.verdict)
    assert own.mean == 3.75  # (5 + 3 + 4 + 3) / 4


def test_joint_basis_takes_the_joint_score():
    """On the joint basis mean, range and verdict are the joint score's, and no answer can tip it."""
    found = figures(row(2, 0, 0, 0, 2, blank=3), joint=settled([4]), basis=Basis.JOINT)
    assert (found.mean, found.low, found.high, found.verdict, found.holds) == (4, 4, 4, Verdict.STRONG, None)
    assert (found.n, found.median, found.agreement, found.not_answered) == (4, 3, 0, 3)  # those of the sheets


@pytest.mark.parametrize("counts", [row(nvt=2), row(blank=2), row(dont_know=2), row()])
def test_joint_score_where_nobody_scored(counts):
    """The coalition may settle on a score that nobody gave alone; then it counts in the level."""
    assert figures(counts, joint=settled([2]), basis=Basis.JOINT).verdict is Verdict.WEAK
    found = level(
        [counts, row(0, 0, 0, 1, 0)],
        make_set({"A": {"A1": ("A01", "A02")}}),
        joint=settled([2, None]),
        basis=Basis.JOINT,
    )
    assert (found.mean, found.low, found.high) == (3, 3, 3)  # (2 + 4) / 2


def test_joint_basis_falls_back_on_the_mean():
    """Where nothing was settled the individual figures stand, mixed into the level."""
    counts = [row(0, 0, 0, 0, 3), row(0, 1, 1, 1, 0), row(blank=1), row(0, 0, 2, 0, 0)]
    found = level(counts, make_set(FOUR), joint=settled([2, None, None, None]), basis=Basis.JOINT)
    assert found.mean == pytest.approx(8 / 3)  # 2 joint, 3 and 3 individual, A03 without any
    assert (found.low, found.high) == ((2 + 3 + 1 + 3) / 4, (2 + 3 + 5 + 3) / 4)
    assert found.joint is None  # one of four settled, under the half rule


def test_joint_of_a_level_weighs_and_leaves_out_nvt():
    """The joint figure follows weights and the half rule: one of two that apply, then (1 * 2 + 3 * 4) / 4."""
    statement_set = make_set({"A": {"A1": ("A01", "A02", "A03", "A04")}}, weights={"A02": 3})
    counts = [row(0, 0, 1, 0, 0), row(0, 0, 1, 0, 0), row(nvt=1), row(nvt=1)]
    assert level(counts, statement_set, joint=settled([2, 4, None, None])).joint == 3.5
    assert level(counts, statement_set, joint=settled([2, None, None, None])).joint == 2
    assert level(counts, statement_set, joint=settled([None] * 4)).joint is None


@pytest.mark.parametrize("counts", [row(2, 0, 0, 0, 2, blank=3), row(0, 0, 0, 0, 4), row(nvt=2), row()])
def test_joint_weet_niet_makes_unknown(counts):
    """On the joint basis weet-niet leaves no mean and any score possible, and the verdict is unknown."""
    found, own = figures(counts, joint=settled(["weet-niet"]), basis=Basis.JOINT), figures(counts)
    assert (found.mean, found.low, found.high, found.verdict, found.holds) == (None, 1, 5, Verdict.UNKNOWN, None)
    assert (found.n, found.median, found.agreement) == (own.n, own.median, own.agreement)
    assert score(counts_of(counts), ONE, joint=settled(["weet-niet"]), basis=Basis.JOINT).statements.unknown == 1


@pytest.mark.parametrize("counts", [row(2, 0, 0, 0, 2, blank=3), row(0, 0, 0, 0, 4), row(dont_know=2), row()])
def test_joint_nvt_makes_not_applicable(counts):
    """On the joint basis nvt leaves no mean and no range, and the verdict is that it does not apply."""
    found, own = figures(counts, joint=settled(["nvt"]), basis=Basis.JOINT), figures(counts)
    assert (found.mean, found.low, found.high, found.holds) == (None, None, None, None)
    assert found.verdict is Verdict.NOT_APPLICABLE
    assert (found.n, found.median, found.agreement) == (own.n, own.median, own.agreement)


def test_joint_weet_niet_and_nvt_in_a_level():
    """5 5 5, jointly 3, weet-niet and nvt: mean (5 + 3) / 2 of two of three; the range from 9/3 to 13/3."""
    counts = [row(0, 0, 0, 0, 3)] * 4
    joint = settled([None, 3, "weet-niet", "nvt"])
    found = level(counts, make_set(FOUR), joint=joint, basis=Basis.JOINT)
    assert (found.mean, found.low, found.high) == (4, 3, pytest.approx(13 / 3))
    assert (found.answered, found.possible) == (12, 12)  # those of the sheets
    own = level(counts, make_set(FOUR), joint=joint)
    assert (own.mean, own.low, own.high, own.verdict) == (5, 5, 5, Verdict.STRONG)


def test_joint_of_a_level_follows_the_joint_answers():
    """Jointly nvt does not apply in the half rule, jointly weet-niet does: 2 of 4, then 1 of 3, then 1 of 2 apply."""
    counts = [row(0, 0, 0, 0, 3)] * 4
    for answers, expected in [
        ([2, 4, "weet-niet", None], 3),
        ([2, "weet-niet", None, "nvt"], None),
        ([2, "weet-niet", "nvt", "nvt"], 2),
    ]:
        for basis in Basis:
            assert level(counts, make_set(FOUR), joint=settled(answers), basis=basis).joint == expected


# A second reckoning in plain Python, written from the contract


def printed(number, decimals):
    """Rounded as the contract says, in exact arithmetic."""
    exact = Fraction(number)
    whole = math.floor(abs(exact) * 10**decimals + Fraction(1, 2) + Fraction(1, 10**9))
    return Fraction(whole if exact >= 0 else -whole, 10**decimals)


def plain_agreement(scores):
    """Agreement of a list of scores; None below two."""
    if len(scores) < 2:
        return None
    mean = sum(scores) / len(scores)
    return 1 + sum(math.log2(1 - abs(own - mean) / 4) for own in scores) / len(scores)


def plain_verdict(scores, dont_know, nvt, blank):
    """The verdict on a list of scores and three counts, the rules in the order of the contract."""
    n, low, high = len(scores), sum(own <= 2 for own in scores), sum(own >= 4 for own in scores)
    if n + dont_know + nvt + blank == 0:
        return Verdict.NOT_ASKED
    if nvt >= 1 and n + dont_know + blank == 0:
        return Verdict.NOT_APPLICABLE
    if n == 0 and dont_know == 0:
        return Verdict.NOT_ANSWERED
    if 3 * dont_know >= n + dont_know:
        return Verdict.UNKNOWN
    camp = min(low, high)
    two_camps = camp >= 2 and Fraction(camp + 1, n + 2) >= Fraction(3, 10)
    if two_camps or (n >= 10 and printed(plain_agreement(scores), 2) < Fraction(1, 2)):
        return Verdict.DIVIDED
    return plain_mean_verdict(Fraction(sum(scores), n))


def plain_mean_verdict(mean):
    """The verdict on a mean alone."""
    if mean is None:
        return None
    if printed(mean, 1) >= 4:
        return Verdict.STRONG
    return Verdict.WEAK if printed(mean, 1) < 3 else Verdict.MIDDLE


def plain_holds(scores, dont_know, nvt, blank):
    """Whether the verdict stays with any one answer less or more, by trying each in turn."""
    verdict = plain_verdict(scores, dont_know, nvt, blank)
    if len(scores) + dont_know < 3:
        return None
    fewer = [(scores[:place] + scores[place + 1 :], dont_know) for place in range(len(scores))]
    fewer += [(scores, dont_know - 1)] * dont_know
    more = [([*scores, own], dont_know) for own in (1, 2, 3, 4, 5)]
    return all(plain_verdict(other, unsure, nvt, blank) is verdict for other, unsure in fewer + more)


def plain_statement(counts):
    """All figures of one row of counts."""
    *per_score, dont_know, nvt, blank = counts
    scores = [step for step, votes in enumerate(per_score, start=1) for _ in range(votes)]
    n, u = len(scores), dont_know + blank
    middle = sorted(scores)[(n - 1) // 2 : n // 2 + 1]
    return SimpleNamespace(
        n=n,
        asked=n + u,
        mean=Fraction(sum(scores), n) if n else None,
        median=sum(middle) / len(middle) if n else None,
        agreement=plain_agreement(scores),
        low=Fraction(sum(scores) + u, n + u) if n + u else None,
        high=Fraction(sum(scores) + 5 * u, n + u) if n + u else None,
        verdict=plain_verdict(scores, dont_know, nvt, blank),
        holds=plain_holds(scores, dont_know, nvt, blank),
    )


def weighted(pairs):
    """Weighted mean of (value, weight); None without any."""
    pairs = list(pairs)
    return sum(own * weight for own, weight in pairs) / sum(weight for _, weight in pairs) if pairs else None


def plain_level(rows, weights, joint):
    """All figures of a level from its rows of counts."""
    found = [(plain_statement(counts), Fraction(weight)) for counts, weight in zip(rows, weights, strict=True)]
    nothing = (Verdict.NOT_APPLICABLE, Verdict.NOT_ASKED)
    apply = [(own, weight) for own, weight in found if own.verdict not in nothing]
    jointly = sum(
        own != "nvt" if own is not None else alone.verdict not in nothing
        for own, (alone, _) in zip(joint, found, strict=True)
    )
    scored = [(own.mean, weight) for own, weight in found if own.n >= 1]
    agreed = [(own, Fraction(weight)) for own, weight in zip(joint, weights, strict=True) if isinstance(own, int)]
    mean = weighted(scored) if 2 * len(scored) >= len(apply) else None
    return SimpleNamespace(
        mean=mean,
        joint=weighted(agreed) if 2 * len(agreed) >= jointly else None,
        agreement=weighted((own.agreement, float(weight)) for own, weight in found if own.n >= 2),
        low=weighted((1 if own.low is None else own.low, weight) for own, weight in apply),
        high=weighted((5 if own.high is None else own.high, weight) for own, weight in apply),
        answered=sum(own.n for own, _ in found),
        possible=sum(own.asked for own, _ in found),
        verdict=plain_mean_verdict(mean),
    )


count_rows = st.one_of(
    st.lists(st.integers(0, 4), min_size=8, max_size=8),
    st.lists(st.sampled_from([0, 0, 0, 1, 2, 9]), min_size=8, max_size=8),
    st.integers(0, 3).map(lambda people: row(nvt=people)),
)
scored_rows = st.tuples(count_rows, st.integers(0, 4)).map(
    lambda drawn: [votes + (column == drawn[1]) for column, votes in enumerate(drawn[0])]
)


def close(found, expected):
    """Equal up to floating point, None where NaN is expected."""
    if expected is None:
        return bool(np.isnan(found))
    return abs(float(found) - float(expected)) < CLOSE


@given(count_rows)
def test_statement_agrees_with_plain_python(counts):
    """Every figure of a statement equals the second reckoning, whatever the counts."""
    found, expected = score(counts_of(counts), ONE).statements, plain_statement(counts)
    for name in ("mean", "median", "agreement", "low", "high", "holds"):
        assert close(getattr(found, name)[0, 0], getattr(expected, name)), name
    assert (found.n[0, 0], found.distribution[0, 0].tolist()) == (expected.n, counts[:5])
    assert verdict_of(int(found.verdict[0, 0])) is expected.verdict


@given(
    st.lists(count_rows, min_size=6, max_size=6),
    st.lists(st.sampled_from([0.5, 1.0, 2.0, 3.0]), min_size=6, max_size=6),
    st.lists(st.sampled_from([None, 1, 3, 5, "weet-niet", "nvt"]), min_size=6, max_size=6),
)
def test_levels_agree_with_plain_python(rows, weights, joint):
    """Every figure of every level equals the second reckoning, whatever counts, weights and joint scores."""
    statement_set = make_set()
    ids = [statement.id for statement in statement_set.statements]
    structure = structure_of(make_set(weights=dict(zip(ids, weights, strict=True))))
    found = score(counts_of(*rows), structure, joint=settled(joint)).levels
    places = {"totaal": range(6), "A": range(4), "B": (4, 5), "A1": range(3), "A2": (3,), "B1": (4, 5)}
    for column, name in enumerate(structure.levels):
        own = places.get(name, range(6))  # all statements are of one phase
        expected = plain_level([rows[k] for k in own], [weights[k] for k in own], [joint[k] for k in own])
        for figure in ("mean", "joint", "agreement", "low", "high", "answered", "possible"):
            assert close(getattr(found, figure)[0, column], getattr(expected, figure)), (name, figure)
        assert verdict_of(int(found.verdict[0, column])) is expected.verdict, name


# Laws


@given(scored_rows)
def test_mean_stays_on_the_scale(counts):
    """With an answer the mean lies on the scale, inside its range, and so does the median."""
    found = figures(counts)
    assert 1 <= found.low <= found.mean + CLOSE
    assert found.mean - CLOSE <= found.high <= 5
    assert 1 <= found.mean <= 5
    assert 1 <= found.median <= 5


@given(st.lists(st.integers(0, 30), min_size=5, max_size=5).filter(lambda scores: sum(scores) >= 2))
def test_agreement_is_whole_only_when_all_agree(scores):
    """Agreement lies between 0 and 1 and is 1 exactly when all gave the same score."""
    found = figures(row(*scores)).agreement
    assert 0 <= found <= 1
    assert (found == 1) == (sum(votes > 0 for votes in scores) == 1)


@given(st.lists(st.integers(0, 9), min_size=5, max_size=5))
def test_agreement_mirrors(scores):
    """Turning the scale around changes neither agreement nor its being known."""
    assert np.allclose(
        agreement_of(np.array(scores)), agreement_of(np.array(scores[::-1])), atol=CLOSE, rtol=0, equal_nan=True
    )


@given(scored_rows, st.integers(2, 5))
def test_shares_decide_and_not_numbers(counts, times):
    """Everybody answering several times over moves no mean, median, agreement or range."""
    once, more = figures(counts), figures([times * own for own in counts])
    assert (once.mean, once.median) == (pytest.approx(more.mean), more.median)
    assert (once.low, once.high) == (pytest.approx(more.low), pytest.approx(more.high))
    if once.n >= 2:
        assert once.agreement == pytest.approx(more.agreement, abs=CLOSE)


@given(st.lists(scored_rows, min_size=6, max_size=6), st.lists(st.floats(0.1, 10), min_size=6, max_size=6))
def test_level_lies_between_its_statements(rows, weights):
    """A level's mean and agreement lie between the lowest and the highest of its statements."""
    ids = [statement.id for statement in make_set().statements]
    structure = structure_of(make_set(weights=dict(zip(ids, weights, strict=True))))
    found = score(counts_of(*rows), structure)
    means = found.statements.mean[0]
    assert (found.levels.mean[0] >= means.min() - CLOSE).all()
    assert (found.levels.mean[0] <= means.max() + CLOSE).all()
    assert (found.levels.low[0] <= found.levels.mean[0] + CLOSE).all()
    assert (found.levels.high[0] >= found.levels.mean[0] - CLOSE).all()


@given(st.lists(count_rows, min_size=6, max_size=6), st.floats(0.01, 100))
def test_weights_are_relative(rows, factor):
    """Multiplying all weights by the same number changes no figure."""
    ids = [statement.id for statement in make_set().statements]
    weights = dict(zip(ids, (1.0, 2.0, 0.5, 3.0, 1.0, 4.0), strict=True))
    scaled = {identity: weight * factor for identity, weight in weights.items()}
    once = score(counts_of(*rows), structure_of(make_set(weights=weights))).levels
    more = score(counts_of(*rows), structure_of(make_set(weights=scaled))).levels
    for name in ("mean", "agreement", "low", "high"):
        assert np.allclose(getattr(once, name), getattr(more, name), rtol=CLOSE, equal_nan=True)


RULES = st.builds(
    lambda openness, people: {"openness": openness, "people": people}, st.sampled_from(Openness), st.integers(1, 6)
)
GROUPS = st.lists(st.tuples(st.lists(count_rows, min_size=6, max_size=6), RULES), min_size=1, max_size=4)


@given(GROUPS, st.booleans())
def test_groups_are_scored_as_one_by_one(drawn, on_joint):
    """Many groups at once, each with its own rule, give what each gives alone, to the last bit."""
    structure = structure_of(make_set(weights={"A02": 0.3, "B01": 1.7}))
    options = {
        "joint": settled([4, None, 2, "nvt", "weet-niet", 5]),
        "basis": Basis.JOINT if on_joint else Basis.INDIVIDUAL,
    }
    counts = np.array([rows for rows, _ in drawn], dtype=np.int64)
    rules = [disclose(own, **rule) for own, (_, rule) in zip(counts, drawn, strict=True)]
    at_once = score(counts, structure, disclosure=rules, **options)
    for place, rule in enumerate(rules):
        alone = score(counts[place : place + 1], structure, disclosure=rule, **options)
        for block in ("statements", "levels"):
            for name in type(getattr(alone, block)).__slots__:
                whole, single = getattr(getattr(at_once, block), name), getattr(getattr(alone, block), name)
                assert whole.dtype == single.dtype
                assert np.array_equal(whole[place], single[0], equal_nan=True), name


FEW = (
    row(0, 0, 0, 5, 0),  # A01: five people, 4.0
    row(2, 0, 0, 0, 2),  # A02: four people, too few to show
    row(0, 1, 0, 0, 0, dont_know=4),  # A03: unknown, whatever the one gave
    row(nvt=5),  # A04: does not apply to anybody
)


def disclosed(openness=Openness.CLOSED, people=5, minimum=5):
    """What may be shown of these answers."""
    return disclose(counts_of(*FEW)[0], people, openness=openness, minimum=minimum)


def test_what_may_not_be_shown_counts_nowhere():
    """A01 alone is in the level, one of three that apply: no mean; the range has A02 and A03 as 1 to 5.

    (4 + 1 + 1) / 3 = 2 and (4 + 5 + 5) / 3 = 14/3. Verdicts on counts alone stay.
    """
    structure = structure_of(make_set(FOUR))
    found = score(counts_of(*FEW), structure, disclosure=disclosed())
    assert [value(own) for own in found.statements.mean[0]] == [4.0, None, None, None]
    assert [value(own) for own in found.statements.low[0]] == [4.0, None, None, None]
    assert [verdict_of(int(code)) for code in found.statements.verdict[0]] == [
        Verdict.STRONG, Verdict.TOO_FEW, Verdict.UNKNOWN, Verdict.NOT_APPLICABLE,
    ]  # fmt: skip
    own = level(FEW, make_set(FOUR), disclosure=disclosed())
    assert (own.mean, own.low, own.high) == (None, pytest.approx(2), pytest.approx(14 / 3))
    assert own.agreement == 1.0


def test_an_open_measurement_has_everything():
    """The figures are those without any rule."""
    structure = structure_of(make_set(FOUR))
    told, every = (score(counts_of(*FEW), structure, **own) for own in ({"disclosure": disclosed(Openness.OPEN)}, {}))
    for name in ("mean", "median", "agreement", "low", "high", "holds", "verdict"):
        assert np.array_equal(getattr(told.statements, name), getattr(every.statements, name), equal_nan=True)
    assert np.array_equal(told.levels.mean, every.levels.mean, equal_nan=True)


def test_of_few_people_levels_alone_are_told():
    """With a limit of eight no statement is shown; levels stand on those that three scored: (4 + 3) / 2."""
    rule = disclosed(minimum=8)
    found = score(counts_of(*FEW), structure_of(make_set(FOUR)), disclosure=rule)
    assert np.isnan(found.statements.mean).all()
    assert {verdict_of(int(code)) for code in found.statements.verdict[0]} == {Verdict.TOO_FEW}
    assert level(FEW, make_set(FOUR), disclosure=rule).mean == 3.5


def test_a_joint_score_is_always_shown():
    """A02 is jointly 2; of few people joint scores do not mix with those of people, so A02 alone is no level."""
    joint = settled((None, 2, None, None))
    options = {"joint": joint, "basis": Basis.JOINT}
    found = score(counts_of(*FEW), structure_of(make_set(FOUR)), disclosure=disclosed(), **options)
    assert [value(own) for own in found.statements.mean[0]] == [4.0, 2.0, None, None]
    assert level(FEW, make_set(FOUR), disclosure=disclosed(), **options).mean == 3.0
    assert level(FEW, make_set(FOUR), disclosure=disclosed(minimum=8), **options).mean is None


@given(st.lists(count_rows, min_size=6, max_size=6))
def test_joint_basis_without_joint_scores_is_individual(rows):
    """With nothing settled the two bases are the same."""
    structure = structure_of(make_set())
    own = score(counts_of(*rows), structure)
    joint = score(counts_of(*rows), structure, basis=Basis.JOINT)
    for name in type(own.levels).__slots__:
        assert np.array_equal(getattr(own.levels, name), getattr(joint.levels, name), equal_nan=True)
    assert np.array_equal(own.statements.verdict, joint.statements.verdict)


@given(scored_rows)
def test_verdict_does_not_touch_counts(counts):
    """Scoring reads the counts and leaves them as they are."""
    before = counts_of(counts)
    given_counts = before.copy()
    score(given_counts, ONE)
    assert given_counts.tolist() == before.tolist()


@given(count_rows)
def test_functions_take_any_shape(counts):
    """Means, medians, agreement and verdicts of one row equal those of the row inside a larger array."""
    assume(sum(counts[:5]) >= 2)
    alone, stacked = np.array(counts), np.array([[counts], [counts]])
    for function in (means_of, medians_of, agreement_of):
        assert function(stacked[..., :5]).tolist() == [[function(alone[:5]).item()]] * 2
    arguments = (alone[:5], alone[5], alone[6], alone[5] + alone[7])
    inside = (stacked[..., :5], stacked[..., 5], stacked[..., 6], stacked[..., 5] + stacked[..., 7])
    assert statement_verdicts(*inside).tolist() == [[statement_verdicts(*arguments).item()]] * 2


def test_levels_of_some_kinds_are_what_they_are_among_all():
    """Total and parts alone: the same statements, and the same scores as beside themes and phases; none is no level."""
    whole = structure_of(make_set())
    some = only_kinds(whole, (LevelKind.TOTAL, LevelKind.PART))
    assert some.statements == whole.statements
    assert some.kinds == (LevelKind.TOTAL, LevelKind.PART, LevelKind.PART)
    kept = [place for place, kind in enumerate(whole.kinds) if kind in some.kinds]
    assert some.levels == tuple(whole.levels[place] for place in kept)
    assert (some.members == whole.members[kept]).all()
    assert only_kinds(whole, ()).members.shape == (0, len(whole.statements))
