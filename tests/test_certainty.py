# SPDX-License-Identifier: EUPL-1.2
"""How sure a difference is: by hand, against SciPy, against a plain loop, and laws."""

from __future__ import annotations

import math

import numpy as np
import pytest
import scipy
from hypothesis import given, settings
from hypothesis import strategies as st

from analysetool.certainty import (
    Spread,
    benjamini_hochberg,
    certainty_of,
    influences,
    level_influences,
    moderate,
    smallest_variance,
    spread_of,
    spread_of_counts,
    with_smallest,
)
from tests.conftest import at_most

NAN = float("nan")


def of_statements(before, after, **options):
    """The spread of the statements of two years (P, S), NaN where there is no score."""
    years = [np.array(year, dtype=np.float64) for year in (before, after)]
    own = [influences(year) for year in years]
    return spread_of(own[0], own[1], (~np.isnan(years[0]), ~np.isnan(years[1])), **options)


def column(*values):
    """One statement."""
    return [[value] for value in values]


def test_without_pairs_it_is_the_test_of_welch():
    """1, 2, 3, 4, 5 (s² = 2.5) against 4, 4, 5, 5, 5, 1 (s² = 2.4): V = 2.5/5 + 2.4/6 = 0.9.

    df = 0.9² / (0.5²/4 + 0.4²/5) = 0.81 / 0.0945.
    """
    before, after = (1, 2, 3, 4, 5), (4, 4, 5, 5, 5, 1)
    spread = of_statements(column(*before, *[NAN] * 6), column(*[NAN] * 5, *after))
    assert spread.variances[0] == pytest.approx([0.5, 0, 0.4])
    assert spread.people.tolist() == [[5, 0, 6]]
    assert spread.variance[0] == pytest.approx(0.9)
    assert spread.freedom[0] == pytest.approx(0.81 / 0.0945)


def test_with_everybody_in_both_years_it_is_the_paired_test():
    """Differences 1, 0, 2, -1, 1: mean 0.6, s² = (0.16 + 0.36 + 1.96 + 2.56 + 0.16)/4 = 1.3, V = 1.3/5, df = 4."""
    spread = of_statements(column(1, 2, 3, 4, 3), column(2, 2, 5, 3, 4))
    assert spread.variance[0] == pytest.approx(0.26)
    assert spread.freedom[0] == pytest.approx(4)


def test_some_people_in_both_years():
    """Two of three people stay: a 1 → 2, b 3 → 5, c 2 → gone, d new with 5. n = 3 and means 2 and 4.

    Divided by √6: e of a is -1 and -2, so I = -1/√6; of b 1 and 1, so 0; of c 0; of d 1, so 1/√6. V = 1/6 + 0 + 1/6.
    Strata: only van v = 0; both v = 1/6, k - k/n = 2 - 2/3; only naar v = 1/6, 1 - 1/3. df = (1/9)/(1/48 + 1/24).
    """
    spread = of_statements(column(1, 3, 2, NAN), column(2, 5, NAN, 5))
    assert spread.variances[0] == pytest.approx([0, 1 / 6, 1 / 6])
    assert spread.people.tolist() == [[1, 2, 1]]
    assert spread.freedom[0] == pytest.approx((1 / 9) / (1 / 48 + 1 / 24))


def test_a_stratum_counts_for_at_least_half_a_degree():
    """One of two people gives k - k/n = 1/2; one of one 0, which would divide by nothing."""
    lone = Spread(
        variances=np.array([[1.0, 0, 0]]),
        people=np.array([[1, 0, 0]]),
        answered=np.array([[1, 0]]),
        smallest=np.zeros(1, np.bool_),
    )
    assert lone.freedom.tolist() == [0.5]


def test_too_few_pairs_count_as_different_people():
    """The same people with two pairs where three are asked: V of Welch, and nothing that tells of the two."""
    before, after = column(1, 3, 2, NAN), column(2, 5, NAN, 5)
    spread = of_statements(before, after, fewest_pairs=3)
    assert spread.variances[0] == pytest.approx([2 / 6, 0, 6 / 6])
    assert spread.people.tolist() == [[3, 0, 3]]
    assert of_statements(before, after, fewest_pairs=2).people.tolist() == [[1, 2, 1]]


def test_counts_alone_say_what_people_without_pairs_say():
    """1, 2, 3, 4, 5 and 4, 4, 5, 5, 5, 1 as counts."""
    spread = spread_of_counts(np.array([[1, 1, 1, 1, 1]]), np.array([[1, 0, 0, 2, 3]]))
    assert spread.variances[0] == pytest.approx([0.5, 0, 0.4])
    assert spread.people.tolist() == [[5, 0, 6]]
    assert spread.answered.tolist() == [[5, 6]]


def test_nobody_has_no_spread():
    """Counts of nobody, and years of nobody, give variance 0 and no degrees of freedom, without a warning."""
    nobody = np.zeros((1, 5), dtype=np.int64)
    for spread in (spread_of_counts(nobody, nobody), of_statements(np.zeros((0, 1)), np.zeros((0, 1)))):
        assert spread.variance.tolist() == [0]
        assert np.isnan(spread.freedom).all()


def test_an_only_score_counts_as_a_step():
    """Nobody knows how much a next person would differ from the only one."""
    assert influences(np.array(column(4, NAN))).tolist() == [[1], [0]]
    assert spread_of_counts(np.array([[0, 0, 1, 0, 0]]), np.array([[0, 0, 0, 2, 0]])).variance.tolist() == [1]


def test_a_level_is_the_weighted_mean_of_its_statements():
    """Weights 1, 3 and one that does not count: (1 · 2 + 3 · 4) / 4 = 3.5 and (0 + 3 · 1) / 4; of none it is NaN."""
    own = np.array([[2.0, 4.0, 9.0], [0.0, 1.0, 9.0]])
    members = np.array([[True, True, True], [False, False, True]])
    found = level_influences(own, np.array([1.0, 3.0, 0.0]), members)
    assert found[:, 0].tolist() == [3.5, 0.75]
    assert np.isnan(found[:, 1]).all()


def test_a_variance_of_nothing_gets_one_step():
    """Five and four people who all say the same: 1/25 + 1/16, divided by heads; others keep theirs."""
    assert smallest_variance(np.array([5]), np.array([4]))[0] == pytest.approx(1 / 25 + 1 / 16)
    years = [[3, 2], [3, 3], [3, 4], [3, 4], [NAN, NAN]], [[4, 2], [4, 3], [4, 4], [4, 4], [4, 5]]
    spread = of_statements(*years)
    mended = with_smallest(spread, np.array([0.9, 0.9]))
    assert spread.variance[0] == pytest.approx(0, abs=1e-30)
    assert mended.variances[0] == pytest.approx([0, 0.72, 0.18])
    assert mended.variances[1].tolist() == spread.variances[1].tolist()
    assert mended.smallest.tolist() == [True, False]


def with_freedom(variance, freedom) -> Spread:
    """A spread with these variances and degrees of freedom: all of it in the first year, of df + 1 people."""
    own, people = np.array(variance, dtype=np.float64), np.array(freedom, dtype=np.float64) + 1
    nobody = np.zeros_like(own)
    return Spread(
        variances=np.stack([own, nobody, nobody], axis=-1),
        people=np.stack([people, nobody, nobody], axis=-1),
        answered=np.stack([people, people], axis=-1),
        smallest=np.zeros(own.shape, dtype=np.bool_),
    )


def all_of(spread: Spread):
    """All of them usable."""
    return np.ones(spread.variance.shape, dtype=np.bool_)


def test_moderation_is_that_of_smyth():
    """A plain computation with SciPy's functions, as limma's fitFDist does it, on the variance of one answer."""
    variance = np.array([0.02, 0.5, 0.11, 0.9, 0.05])
    freedom = np.array([4.0, 8.0, 9.5, 12.0, 7.0])
    unit = 2 / (freedom + 1)
    e = np.log(variance / unit) - scipy.special.digamma(freedom / 2) + np.log(freedom / 2)
    between = e.var(ddof=1) - scipy.special.polygamma(1, freedom / 2).mean()
    assert between > 0
    half = _inverse_trigamma(between)
    common = math.exp(e.mean() + scipy.special.digamma(half) - math.log(half))
    spread = with_freedom(variance, freedom)
    found = moderate(spread, all_of(spread))
    assert spread.unit == pytest.approx(unit)
    assert found.prior_freedom == pytest.approx(2 * half)
    assert found.prior_variance == pytest.approx(common)
    assert found.variance == pytest.approx((2 * half * unit * common + freedom * variance) / (2 * half + freedom))
    assert found.freedom == pytest.approx(np.minimum(2 * half + freedom, freedom.sum()))


def test_a_statement_with_few_scores_stays_less_certain():
    """The same spread of answers with 5 scores and with 20: one variance of one answer, and V' in proportion to 1/n."""
    spread = with_freedom([2 / 5, 2 / 5, 2 / 20, 2 / 20], [4, 4, 19, 19])
    found = moderate(spread, all_of(spread))
    assert found.prior_freedom == np.inf
    assert found.variance[0] / found.variance[2] == pytest.approx(4)


def _inverse_trigamma(value):
    low, high = 1e-6, 1e6
    for _ in range(200):
        middle = math.sqrt(low * high)
        low, high = (middle, high) if scipy.special.polygamma(1, middle) > value else (low, middle)
    return low


def test_variances_that_differ_by_chance_alone_become_one():
    """Equal ones: d0 is infinite, so each gets s0² with all degrees of freedom. s0² = V · exp(log 2 - ψ(2)), df = 4."""
    spread = with_freedom(np.full(4, 0.3), np.full(4, 4.0))
    found = moderate(spread, all_of(spread))
    assert found.prior_freedom == np.inf
    assert found.variance == pytest.approx(0.3 * math.exp(math.log(2) - scipy.special.digamma(2.0)))
    assert found.freedom.tolist() == [16] * 4


def test_what_is_borrowed_has_a_limit():
    """At most four times the own degrees of freedom where that is asked, as for themes."""
    freedom = np.arange(1.0, 10.0)
    spread = with_freedom(2 / (freedom + 1), freedom)
    found = moderate(spread, all_of(spread), most=4.0)
    assert found.freedom.tolist() == [4, 8, 12, 16, 20, 24, 28, 32, 36]


def test_fewer_than_four_variances_stay_as_they_are():
    """Three usable ones of five, and none at all."""
    spread = with_freedom([0.1, 0.2, 0.3, 0.4, NAN], [4, 5, 6, 7, 8])
    for usable in ([True, True, True, False, False], [False] * 5):
        found = moderate(spread, np.array(usable))
        assert np.array_equal(found.variance, spread.variance, equal_nan=True)
        assert np.array_equal(found.freedom, spread.freedom, equal_nan=True)
        assert np.isnan(found.prior_freedom)
        assert np.isnan(found.prior_variance)


def test_what_is_not_usable_takes_no_part():
    """A fifth variance that is not usable changes nothing in the other four, and stays as it is."""
    variance, freedom = np.array([0.02, 0.5, 0.11, 0.9, 77.0]), np.array([4.0, 8.0, 9.5, 12.0, 3.0])
    four = moderate(with_freedom(variance[:4], freedom[:4]), np.ones(4, dtype=np.bool_))
    five = moderate(with_freedom(variance, freedom), np.array([True] * 4 + [False]))
    assert five.variance.tolist() == [*four.variance.tolist(), 77]
    assert five.freedom == pytest.approx([*four.freedom.tolist(), 3])


def test_interval_and_chance_by_hand():
    """V = 0.25 with 4 degrees of freedom: ± 2.776 · 0.5 = 1.388; a difference of 1.388 has a chance of 5 %."""
    spread = Spread(
        variances=np.array([[0.25, 0, 0]]),
        people=np.array([[5, 0, 0]]),
        answered=np.array([[5, 5]]),
        smallest=np.zeros(1, np.bool_),
    )
    moderated = moderate(spread, np.array([True]))
    found = certainty_of(np.array([1.388223]), spread, moderated, np.array([True]))
    assert found.half_width[0] == pytest.approx(1.388, abs=5e-4)
    assert found.chance[0] == pytest.approx(0.05, abs=1e-6)
    without = certainty_of(np.array([1.0]), spread, moderated, np.array([False]))
    assert np.isnan([without.half_width[0], without.chance[0]]).all()


@pytest.mark.parametrize(
    ("chances", "kept"),
    [
        ([0.01, 0.04, 0.9, 0.06], [True, True, False, True]),  # limits 0.025, 0.05, 0.075, 0.1
        ([0.03, 0.051, 0.9, 0.076], [False] * 4),
        ([0.03, 0.051, 0.9, 0.075], [True, True, False, True]),  # the third is kept and takes the others with it
        ([0.1, NAN, NAN, NAN], [True, False, False, False]),  # one test alone
        ([0.02, NAN, 0.2, 0.9], [True, False, False, False]),
        ([NAN, NAN], [False, False]),
        ([], []),
    ],
)
def test_benjamini_hochberg_by_hand(chances, kept):
    """At ten percent: with the chances in order, up to the last that is at most 0.1 · k/m."""
    assert benjamini_hochberg(np.array(chances, dtype=np.float64)).tolist() == kept


SCORE = st.sampled_from([1.0, 2.0, 3.0, 4.0, 5.0, NAN])
ROWS = st.integers(1, 12).flatmap(
    lambda people: st.tuples(*[st.lists(st.lists(SCORE, min_size=3, max_size=3), min_size=people, max_size=people)] * 2)
)


@given(years=ROWS)
@pytest.mark.slow
def test_each_statement_agrees_with_scipy(years):
    """Its V is that of Welch when nobody is paired, and that of the paired test when everybody who scored is."""
    before, after = (np.array(year) for year in years)
    apart = of_statements(np.vstack([before, np.full_like(after, NAN)]), np.vstack([np.full_like(before, NAN), after]))
    paired = np.where(np.isnan(before) | np.isnan(after), NAN, 1.0)
    together = of_statements(before * paired, after * paired)
    for place in range(3):
        own = [year[:, place][~np.isnan(year[:, place])] for year in (before, after)]
        if min(len(year) for year in own) > 1 and min(year.var() for year in own) > 0:  # SciPy warns of equal scores
            test = scipy.stats.ttest_ind(own[1], own[0], equal_var=False)
            assert test.statistic == pytest.approx(
                (own[1].mean() - own[0].mean()) / math.sqrt(apart.variance[place]), abs=1e-9
            )
            assert test.df == pytest.approx(apart.freedom[place])
        both = ~np.isnan(paired[:, place])
        change = (after - before)[both, place]
        if len(change) > 1 and change.var() > 0:
            test = scipy.stats.ttest_rel(after[both, place], before[both, place])
            assert test.statistic == pytest.approx(change.mean() / math.sqrt(together.variance[place]), abs=1e-9)
            assert test.df == pytest.approx(together.freedom[place])


@given(years=ROWS, order=st.randoms(use_true_random=False))
def test_people_may_come_in_any_order(years, order):
    """To the last digit, on statements and on levels."""
    before, after = (np.array(year) for year in years)
    places = list(range(len(before)))
    order.shuffle(places)
    members, weights = np.array([[True, True, True], [True, False, True]]), np.array([1.0, 2.0, 0.5])
    found = []
    for rows in (slice(None), places):
        there = ~np.isnan(before[rows]), ~np.isnan(after[rows])
        own = [influences(year[rows]) for year in (before, after)]
        levels = [level_influences(year, weights, members) for year in own]
        on_level = [(year.astype(int) @ members.T.astype(int)) > 0 for year in there]
        found.append((spread_of(own[0], own[1], there), spread_of(levels[0], levels[1], (on_level[0], on_level[1]))))
    for one, other in zip(*found, strict=True):
        assert np.array_equal(one.variances, other.variances)
        assert np.array_equal(one.freedom, other.freedom, equal_nan=True)


@given(years=ROWS)
def test_swapping_the_years_changes_no_variance(years):
    """Nor degrees of freedom, to the last digit; the strata change places."""
    there, back = of_statements(*years), of_statements(*reversed(years))
    assert np.array_equal(there.variances, back.variances[:, ::-1])
    assert np.array_equal(there.variance, back.variance)
    assert np.array_equal(there.freedom, back.freedom, equal_nan=True)


@settings(max_examples=at_most(30))
@given(first=ROWS, second=ROWS)
def test_coalitions_do_not_touch_each_other(first, second):
    """Leading axes are worked through together and give what each gives alone."""
    size = min(len(first[0]), len(second[0]))
    stacked = [np.stack([np.array(own[year][:size]) for own in (first, second)]) for year in (0, 1)]
    together = of_statements(*stacked)
    for place in (0, 1):
        alone = of_statements(stacked[0][place], stacked[1][place])
        assert np.array_equal(together.variances[place], alone.variances)
