# SPDX-License-Identifier: EUPL-1.2
"""Findings: which statements stand out, in what order, and when the lowest scores fill up."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from analysetool.findings import LOWEST_SHOWN, find
from analysetool.model import Answer, Basis, Verdict
from analysetool.scoring import score, structure_of
from analysetool.verdicts import verdict_of
from tests.conftest import counts_of, make_set, row


def scores_of(by_id, **options):
    """Scores of a set with one theme from rows of counts by id."""
    structure = structure_of(make_set({"A": {"A1": tuple(by_id)}}))
    return score(counts_of(*by_id.values()), structure, **options)


def ids(scores, found):
    """The ids of findings, in their order."""
    return [scores.structure.statements[finding.position] for finding in found]


STRONG_5, STRONG_4 = row(0, 0, 0, 0, 3), row(0, 0, 0, 3, 0)
MIDDLE_3 = row(0, 0, 3, 0, 0)
WEAK_2, WEAK_1 = row(0, 3, 0, 0, 0), row(3, 0, 0, 0, 0)


def test_strong_high_first_and_ties_by_id():
    """Strengths stand by mean from high to low; equal means stand by id, whatever the order of the set."""
    scores = scores_of({"A09": STRONG_4, "A03": STRONG_5, "A02": STRONG_4, "A01": MIDDLE_3})
    assert ids(scores, find(scores).strong) == ["A03", "A02", "A09"]


def test_weak_low_first_and_ties_by_id():
    """Weaknesses stand by mean from low to high; equal means stand by id."""
    scores = scores_of({"A09": WEAK_2, "A05": WEAK_1, "A02": WEAK_2, "A01": MIDDLE_3})
    assert ids(scores, find(scores).weak) == ["A05", "A02", "A09"]


def test_divided_large_smaller_camp_first():
    """Disagreement stands by the smaller camp from large to small, whichever side it is on; ties by id."""
    scores = scores_of(
        {
            "A08": row(2, 0, 0, 0, 2),  # 2
            "A07": row(0, 4, 1, 3, 0),  # 3
            "A06": row(1, 1, 0, 1, 4),  # 2
            "A05": row(0, 5, 0, 4, 0),  # 4
            "A04": row(0, 3, 3, 0, 3),  # 3
            "A03": row(0, 1, 2, 1, 0),  # not divided
        }
    )
    assert ids(scores, find(scores).divided) == ["A05", "A04", "A07", "A06", "A08"]


def test_what_ranks_the_same_is_known():
    """A finding names the others of its verdict with the same figure, also those that the lowest leave out."""
    scores = scores_of({f"A{number:02}": counts for number, counts in enumerate([STRONG_4, STRONG_5, STRONG_4])})
    assert [(finding.position, finding.tied) for finding in find(scores).strong] == [(1, ()), (0, (2,)), (2, (0,))]
    scores = scores_of({f"A{number:02}": MIDDLE_3 for number in range(5)})
    assert [(finding.position, finding.tied) for finding in find(scores).lowest] == [
        (0, (1, 2, 3, 4)), (1, (0, 2, 3, 4)), (2, (0, 1, 3, 4)),
    ]  # fmt: skip


def test_unknown_high_share_first():
    """Blind spots stand by the share of weet-niet among the answers, blanks and nvt left aside."""
    scores = scores_of(
        {
            "A01": row(0, 0, 0, 2, 0, dont_know=1),  # 1/3
            "A02": row(0, 0, 0, 2, 0, dont_know=2, blank=9, nvt=9),  # 1/2
            "A03": row(dont_know=1),  # 1
            "A00": row(0, 0, 0, 1, 0, dont_know=1),  # 1/2
        }
    )
    assert ids(scores, find(scores).unknown) == ["A03", "A00", "A02", "A01"]


def test_equal_means_of_other_votes_are_a_tie():
    """Means that are the same number reached by different sums stand by id: no last digit of a division decides."""
    # 7/3 three ways: 1 3 3, 2 2 3, and twice that many answers; none has a third of high votes
    scores = scores_of({"A03": row(1, 0, 2, 0, 0), "A01": row(0, 2, 1, 0, 0), "A02": row(0, 4, 2, 0, 0)})
    assert ids(scores, find(scores).weak) == ["A01", "A02", "A03"]


def test_mirrored_votes_are_as_divided():
    """Votes 1 1 3 5 5 5 and, turned round, 1 1 1 3 5 5 have a smaller camp of two: ids decide."""
    one, other = row(2, 0, 1, 0, 3), row(3, 0, 1, 0, 2)
    for votes in ({"A01": one, "A02": other}, {"A01": other, "A02": one}):
        scores = scores_of(votes)
        assert ids(scores, find(scores).divided) == ["A01", "A02"]


def test_few_weaknesses_fill_up_with_the_lowest():
    """With fewer than three weaknesses the lowest of the middle stand beside them, up to three together."""
    middle = {"A04": row(0, 0, 2, 1, 0), "A05": row(0, 0, 1, 2, 0), "A06": MIDDLE_3, "A07": row(0, 0, 1, 1, 0)}
    # means 3.33, 3.67, 3.0 and 3.5
    for weak, expected in [
        ({}, ["A06", "A04", "A07"]),
        ({"A01": WEAK_1}, ["A06", "A04"]),
        ({"A01": WEAK_1, "A02": WEAK_1}, ["A06"]),
        ({"A01": WEAK_1, "A02": WEAK_1, "A03": WEAK_1}, []),
        ({"A00": WEAK_1, "A01": WEAK_1, "A02": WEAK_1, "A03": WEAK_1}, []),
    ]:
        scores = scores_of(weak | middle)
        assert ids(scores, find(scores).lowest) == expected


def test_lowest_are_not_called_weak():
    """What fills up keeps its own verdict; strong, divided and unknown statements never fill up."""
    scores = scores_of(
        {
            "A01": STRONG_4,
            "A02": row(2, 0, 0, 0, 2),
            "A03": row(dont_know=1),
            "A04": row(nvt=1),
            "A05": row(0, 0, 1, 2, 0),
        }
    )
    found = find(scores)
    assert ids(scores, found.lowest) == ["A05"]
    assert found.lowest[0].verdict is Verdict.MIDDLE
    assert found.weak == ()


def test_not_answered_in_order_of_the_set():
    """What nobody filled in or was asked is listed in the order of the set; all-nvt statements are not."""
    scores = scores_of({"A02": row(blank=2), "A03": row(nvt=2), "A01": row(), "A04": STRONG_4, "A05": row(blank=1)})
    assert (find(scores).not_answered, find(scores).not_asked) == ((0, 4), (2,))


def test_no_answers_no_findings():
    """With no answers nothing stands out."""
    found = find(scores_of({"A01": row(), "A02": row(blank=3)}))
    assert (found.strong, found.weak, found.divided, found.unknown, found.lowest) == ((), (), (), (), ())
    assert (found.not_answered, found.not_asked) == ((1,), (0,))


def test_findings_say_whether_they_hold():
    """Each finding carries whether one answer can tip it, and None where too few answered to say."""
    scores = scores_of({"A01": STRONG_5, "A02": row(0, 0, 1, 1, 1), "A03": row(0, 0, 0, 0, 2)})
    assert [(finding.position, finding.holds) for finding in find(scores).strong] == [(0, True), (2, None), (1, False)]


def test_joint_scores_make_findings():
    """On the joint basis the joint score decides, and nothing can be said of one answer more or less."""
    scores = scores_of({"A01": WEAK_1, "A02": WEAK_1}, joint=(Answer.FIVE, None), basis=Basis.JOINT)
    found = find(scores)
    assert [(finding.position, finding.holds) for finding in found.strong] == [(0, None)]
    assert [(finding.position, finding.holds) for finding in found.weak] == [(1, True)]


def test_joint_weet_niet_is_the_first_blind_spot():
    """On the joint basis what nobody knows together ranks as known by none; nvt is no finding."""
    scores = scores_of(
        {"A01": row(0, 0, 0, 1, 0, dont_know=9), "A02": row(0, 0, 0, 4, 0), "A03": STRONG_5},
        joint=(None, Answer.DONT_KNOW, Answer.NOT_APPLICABLE),
        basis=Basis.JOINT,
    )
    found = find(scores)
    assert ids(scores, found.unknown) == ["A02", "A01"]
    assert (found.strong, found.weak, found.lowest, found.not_answered) == ((), (), (), ())


def test_findings_are_of_one_group():
    """Each group has findings of its own."""
    structure = structure_of(make_set({"A": {"A1": ("A01",)}}))
    two = score(counts_of([STRONG_5], [WEAK_1])[0], structure)
    assert ([finding.position for finding in find(two, group=0).strong], find(two, group=0).weak) == ([0], ())
    assert ([finding.position for finding in find(two, group=1).weak], find(two, group=1).strong) == ([0], ())


@given(st.lists(st.lists(st.integers(0, 3), min_size=8, max_size=8), min_size=1, max_size=8))
def test_every_statement_is_found_once(rows):
    """A statement is in the list of its verdict and in no other; the middle ones only while they fill up."""
    scores = scores_of({f"A{number:02}": counts for number, counts in enumerate(rows)})
    found = find(scores)
    lists = {
        Verdict.STRONG: found.strong,
        Verdict.WEAK: found.weak,
        Verdict.DIVIDED: found.divided,
        Verdict.UNKNOWN: found.unknown,
    }
    verdicts = [verdict_of(int(code)) for code in scores.statements.verdict[0]]
    for verdict, listed in lists.items():
        assert sorted(finding.position for finding in listed) == [k for k, own in enumerate(verdicts) if own is verdict]
        assert all(finding.verdict is verdict for finding in listed)
    middle = verdicts.count(Verdict.MIDDLE)
    assert len(found.lowest) == min(middle, max(0, LOWEST_SHOWN - len(found.weak)))
    assert list(found.not_answered) == [k for k, own in enumerate(verdicts) if own is Verdict.NOT_ANSWERED]
    assert list(found.not_asked) == [k for k, own in enumerate(verdicts) if own is Verdict.NOT_ASKED]
