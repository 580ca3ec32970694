# SPDX-License-Identifier: EUPL-1.2
"""Between which ends hidden answers lie: programs held against SciPy, and bounds that were planted."""

from __future__ import annotations

import numpy as np
import pytest
import scipy
from hypothesis import assume, given
from hypothesis import strategies as st

from analysetool.figures.attack import Attack, Leak, Told
from analysetool.figures.attack_bounds import bounded
from analysetool.figures.attack_program import Program

NO = np.nan
ONE, TWO, BOTH = [1.0, 0.0], [0.0, 1.0], [1.0, 1.0]


@st.composite
def programs(draw):
    """Equations with small whole numbers, boxes within 1 to 5 and a point that fits."""
    variables, equations = draw(st.integers(1, 12)), draw(st.integers(0, 12))
    small = st.sampled_from([0, 0, 1, 1, 2, -1])
    rows = [draw(st.lists(small, min_size=variables, max_size=variables)) for _ in range(equations)]
    ends = [sorted(draw(st.lists(st.integers(1, 5), min_size=3, max_size=3))) for _ in range(variables)]
    objective = draw(st.lists(small, min_size=variables, max_size=variables))
    low, inside, high = np.array(ends, dtype=float).T
    return np.array(rows, dtype=float).reshape(equations, variables), low, high, inside, np.array(objective, float)


@given(programs())
@pytest.mark.slow
def test_the_ends_are_those_of_another_solver(program):
    """The most and the least are those of HiGHS, and they are reached in points that fit."""
    equations, low, high, inside, objective = program
    own = Program(equations, low, high, inside)
    for sign, found in ((-1.0, own.highest(objective)), (1.0, own.lowest(objective))):
        known = {"A_eq": equations, "b_eq": equations @ inside} if len(equations) else {}
        theirs = scipy.optimize.linprog(sign * objective, bounds=list(zip(low, high, strict=True)), **known)
        assume(theirs.success)
        assert found == pytest.approx(sign * theirs.fun, abs=1e-6)
        assert equations @ own.point == pytest.approx(equations @ inside, abs=1e-6)
        assert (own.point >= low - 1e-6).all()
        assert (own.point <= high + 1e-6).all()
    assert own.point @ objective == pytest.approx(own.lowest(objective), abs=1e-6)


def test_a_program_by_hand():
    """With x + y = 7 and y + z = 9 in [1, 5]: z is 4 or more, so y is 4 to 5 and x is 2 to 3."""
    program = Program(np.array([[1.0, 1, 0], [0, 1, 1]]), np.full(3, 1.0), np.full(3, 5.0), np.array([2.0, 5.0, 4.0]))
    ends = [(program.lowest(own), program.highest(own)) for own in np.eye(3)]
    assert ends == [pytest.approx(own) for own in ((2, 3), (4, 5), (4, 5))]


def test_a_variable_stops_at_its_end():
    """With x + y = 6, and x at most 3, the most of x is 3, where y is 3 and could still fall to 1."""
    program = Program(np.array([[1.0, 1]]), np.full(2, 1.0), np.array([3.0, 7]), np.array([2.0, 4]))
    assert program.highest(np.array([1.0, 0])) == pytest.approx(3)
    assert program.point.tolist() == pytest.approx([3, 3])


def test_a_program_in_which_nothing_moves():
    """Known values, and boxes without room."""
    program = Program(np.array([[1.0, 0]]), np.array([1.0, 3]), np.array([5.0, 3]), np.array([2.0, 3]))
    assert (program.lowest(np.array([1.0, 1])), program.highest(np.array([1.0, 1]))) == (5.0, 5.0)


def shown(known: list[list[float]], *figures: tuple[list[float], slice]) -> Attack:
    """An attack on the scores (people, two statements) of one year with means of a slice of the people."""
    attack = Attack(known=np.array([known], dtype=float))
    for weights, who in figures:
        mask = np.zeros(len(known), dtype=bool)
        mask[who] = True
        used = np.array(weights) > 0
        mean = np.nanmean(attack.known[0][mask][:, used], axis=0)
        attack.learn(float(np.average(mean, weights=np.array(weights)[used])), 0, np.array(weights), mask, named(mask))
    return attack


def named(mask: np.ndarray) -> str:
    """All people have no name, others are a group."""
    return "" if mask.all() else "groep"


def count(attack: Attack, statement: int) -> None:
    """Show how many gave each score."""
    scores = attack.known[0, :, statement]
    attack.learn_counts([int((scores == score).sum()) for score in range(1, 6)], 0, statement)


def beside_two(*first: float, two: tuple[float, float] = (3, 4)) -> list[list[float]]:
    """Two people, five who gave these scores on the first statement and 17 together on the second, five who gave 5s.

    Shown are the mean of the first seven on the first statement, that of the five in the middle over both, and that of
    the last ten on the second. With F the sum of the five on the first statement: they gave F + 17 on both, and the
    last ten gave 42 on the second, of which the last five gave 25 at most. So the five gave 17 to 25 on the second
    statement, and F - 8 to F on the first, which is 5 at least. The two gave what is left of all seven.
    """
    five = [[own, other] for own, other in zip(first, (4, 4, 3, 3, 3), strict=True)]
    return [[own, NO] for own in two] + five + [[NO, 5]] * 5


FIGURES = ((ONE, slice(None)), (BOTH, slice(2, 7)), (TWO, slice(None)))


def bounds(statement: int, people: int = 1) -> Leak:
    """That a sum of so many people is known within a point on a statement."""
    return Leak(years=(0,), statements=(statement,), groups=("",), people=people, told=Told.WITHIN_A_POINT)


@pytest.mark.parametrize("first", [(1, 1, 1, 1, 1), (2, 1, 1, 1, 1)])
def test_figures_that_leave_two_people_a_point(first):
    """F of 5 leaves the five 5, and the two 12 - 5 = 7; F of 6 leaves the five 5 or 6, and the two 7 or 8 of 13.

    The mean of the seven alone leaves the two 2 to 7 or 8, and of each by itself more than a point is left. No sum is
    about fewer than five people. That each of the five gave a 1, or a 1 or 2, is what their own sum would say, which is
    about enough people to be shown.
    """
    attack = shown(beside_two(*first), *FIGURES)
    assert attack.leaks([5]) == ()
    assert bounded(attack, [5]) == (bounds(0, people=2),)


def test_figures_that_leave_two_people_two_points():
    """F of 7 leaves the five 5 to 7, and the two 7 to 9 of 14."""
    assert bounded(shown(beside_two(3, 1, 1, 1, 1), *FIGURES), [5]) == ()


def test_counts_narrow_what_figures_leave():
    """F of 7 leaves the two 7 to 9; where it is shown that nobody gave more than a 4 they gave 7, so each a 3 or a 4.

    The two highest of all seven scores are 3 and 4. The counts alone leave each of them 1 to 4.
    """
    attack = shown(beside_two(3, 1, 1, 1, 1), *FIGURES)
    count(attack, 0)
    assert bounded(attack, [5]) == (bounds(0),)


def test_what_is_known_exactly_is_not_told_again():
    """One of seven is what they are more than six of them."""
    attack = shown([[3, 3]] * 7, (ONE, slice(None)), (ONE, slice(6)))
    assert [leak.people for leak in attack.leaks([5])] == [1]
    assert bounded(attack, [5]) == ()


def test_where_two_are_enough_nothing_leaks():
    """A figure may then be about the two themselves."""
    assert bounded(shown(beside_two(1, 1, 1, 1, 1), *FIGURES), [2]) == ()


def test_one_of_two_people():
    """Two fives: the five gave 5 of 15, so that the two gave 10 and each a 5; the seven alone leave the two 2 to 10."""
    assert bounded(shown(beside_two(1, 1, 1, 1, 1, two=(5, 5)), *FIGURES), [5]) == (bounds(0),)


def test_what_the_counts_say_by_themselves_is_no_leak():
    """All gave 4 or 5, and that is shown; that the mean is about all of them adds nothing."""
    attack = shown([[4, 4]] * 3 + [[5, 5]] * 3, (ONE, slice(None)), (TWO, slice(None)))
    count(attack, 0)
    assert bounded(attack, [5]) == ()


def test_what_one_mean_says_by_itself_is_no_leak():
    """A group of five with a mean of 5, or of 4.8, among ten people; of over both statements 5 as well."""
    assert bounded(shown([[5, 3]] * 5 + [[1, 3]] * 5, (ONE, slice(None)), (ONE, slice(5))), [5]) == ()
    assert bounded(shown([[4, 3]] + [[5, 3]] * 4 + [[1, 3]] * 5, (ONE, slice(None)), (ONE, slice(5))), [5]) == ()
    assert bounded(shown([[5, 5]] * 5 + [[1, 3]] * 5, (TWO, slice(None)), (BOTH, slice(5))), [5]) == ()


def test_what_one_mean_leaves_of_another_is_no_leak_where_enough_people_are_left():
    """Ten people less five who gave 1: the others gave 5, which is a sum of five people."""
    assert bounded(shown([[5, 3]] * 5 + [[1, 3]] * 5, (ONE, slice(None)), (ONE, slice(5, 10))), [5]) == ()


def test_what_two_means_say_of_one_person_each_is_no_leak():
    """Two groups of five gave 5s, and a level of eight of those ten tells the two others apart: each gave a 5."""
    figures = ((ONE, slice(5)), (ONE, slice(5, 10)), (BOTH, slice(1, 9)))
    assert bounded(shown([[5, 3]] * 10 + [[1, 3]] * 5, *figures), [5]) == ()


def test_a_mean_beside_the_counts_of_its_statement_is_no_leak():
    """Nobody gave a 1, and five people have a mean of 2: each of them gave a 2, which their own mean says."""
    attack = shown([[2, 3]] * 5 + [[5, 3]] * 5, (ONE, slice(None)), (ONE, slice(5)))
    count(attack, 0)
    assert bounded(attack, [5]) == ()


def test_counts_that_were_read_wrongly_are_refused():
    """Six people gave a 4 and not a 5."""
    attack = shown([[4, 3]] * 6, (ONE, slice(None)))
    with pytest.raises(ValueError, match="were read as"):
        attack.learn_counts([0, 0, 0, 0, 6], 0, 0)
    attack.learn_counts(None, 0, 0)
    assert attack.counted == set()


def test_nothing_shown_bounds_nobody():
    """Without figures, and without people."""
    assert bounded(shown([[4, 3]] * 6), [5]) == ()
    assert bounded(Attack(known=np.full((1, 0, 2), NO)), [5]) == ()
