# SPDX-License-Identifier: EUPL-1.2
"""Student's t and the polygamma functions agree with tables and with SciPy."""

from __future__ import annotations

import math

import numpy as np
import pytest
import scipy

from analysetool.distributions import digamma, t_density, t_quantile, t_tail, trigamma, trigamma_inverse

DF = np.concatenate([np.geomspace(0.5, 1e6, 400), np.arange(1.0, 60.0), [999.999, 1000.0, 1000.001]])


@pytest.mark.parametrize(
    ("df", "value"), [(1, 12.706), (2, 4.303), (4, 2.776), (8, 2.306), (10, 2.228), (30, 2.042), (120, 1.980)]
)
def test_the_quantile_is_that_of_the_printed_tables(df, value):
    """The column of 0.975 in any textbook."""
    assert t_quantile(0.975, np.array([df]))[0] == pytest.approx(value, abs=5e-4)


@pytest.mark.parametrize("probability", [0.975, 0.95, 0.995, 0.9, 0.75, 0.6, 0.55, 0.999, 0.025, 0.1, 0.4])
@pytest.mark.slow
def test_the_quantile_agrees_with_scipy(probability):
    """To 1e-10 of its value, from half a degree of freedom to a million."""
    np.testing.assert_allclose(t_quantile(probability, DF), scipy.stats.t.ppf(probability, DF), rtol=1e-10)


def test_the_quantile_of_the_cauchy_distribution_is_a_tangent():
    """With one degree of freedom it is tan(π(p - 1/2)); with two 2(p - 1/2) · sqrt(2 / (4p(1 - p)))."""
    found = t_quantile(0.975, np.array([1.0, 2.0]))
    assert found[0] == pytest.approx(math.tan(math.pi * 0.475), rel=1e-12)
    assert found[1] == pytest.approx(0.95 * math.sqrt(2 / (4 * 0.975 * 0.025)), rel=1e-12)


def test_the_quantile_keeps_shape_and_what_is_not_known():
    """NaN gives NaN, infinity the normal distribution, no degrees of freedom nothing; the middle is 0."""
    found = t_quantile(0.975, np.array([[np.nan, np.inf], [0.0, 4.0]]))
    assert found.shape == (2, 2)
    assert np.isnan(found[[0, 1], [0, 0]]).all()
    assert found[0, 1] == pytest.approx(1.959963984540054, rel=1e-14)
    assert t_quantile(0.5, np.array([1.0, 1e5])).tolist() == [0.0, 0.0]


@pytest.mark.parametrize("probability", [0.0, 1.0, -0.1, 1.1, np.nan])
def test_a_quantile_of_no_probability_is_refused(probability):
    """Nothing lies beyond all or before nothing."""
    with pytest.raises(ValueError, match="between 0 and 1"):
        t_quantile(probability, DF)


@pytest.mark.parametrize("t", [0.0, 1e-6, 0.01, 0.3, 1.0, 2.5, 7.0, 40.0, 1e4])
def test_tail_and_density_agree_with_scipy(t):
    """The tail to 1e-10 of its value up to 1000 degrees of freedom, and to 1e-5 beyond."""
    small = DF[DF < 1000]
    np.testing.assert_allclose(t_tail(np.array(t), small), scipy.stats.t.sf(t, small), rtol=1e-10, atol=1e-300)
    np.testing.assert_allclose(t_density(np.array(t), small), scipy.stats.t.pdf(t, small), rtol=1e-10, atol=1e-300)
    if t <= 7:
        large = DF[DF >= 1000]
        np.testing.assert_allclose(t_tail(np.array(t), large), scipy.stats.t.sf(t, large), rtol=1e-4)


def test_the_tail_of_what_is_not_known():
    """NaN in either gives NaN; without end of degrees of freedom it is that of the normal distribution."""
    assert np.isnan(t_tail(np.array([np.nan, 1.0]), np.array([4.0, np.nan]))).all()
    assert t_tail(np.array([1.959963984540054]), np.array([np.inf]))[0] == pytest.approx(0.025, rel=1e-12)


X = np.concatenate([np.geomspace(1e-4, 1e6, 500), [0.25, 0.5, 1.0, 2.0]])


def test_polygamma_functions_agree_with_scipy():
    """And at 1 they are minus Euler's constant and π²/6."""
    np.testing.assert_allclose(digamma(X), scipy.special.digamma(X), rtol=1e-11, atol=1e-13)
    np.testing.assert_allclose(trigamma(X), scipy.special.polygamma(1, X), rtol=1e-12)
    one = np.array([1.0])
    assert digamma(one)[0] == pytest.approx(-0.5772156649015329, rel=1e-14)
    assert trigamma(one)[0] == pytest.approx(math.pi**2 / 6, rel=1e-14)
    assert np.isnan(digamma(np.array([np.nan]))).all()


def test_the_inverse_of_the_trigamma_function_is_its_inverse():
    """Over sixteen orders of size, the ends with their own formulas included."""
    values = np.geomspace(1e-8, 1e8, 300)
    np.testing.assert_allclose(scipy.special.polygamma(1, trigamma_inverse(values)), values, rtol=2e-6)
    inner = values[(values > 1e-6) & (values < 1e7)]
    np.testing.assert_allclose(scipy.special.polygamma(1, trigamma_inverse(inner)), inner, rtol=1e-11)
    assert trigamma_inverse(np.array([math.pi**2 / 6]))[0] == pytest.approx(1, rel=1e-12)
