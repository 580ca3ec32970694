# SPDX-License-Identifier: EUPL-1.2
"""Counting: who answered what becomes counts per group, statement and answer; counts add."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysetool.model import Answer
from analysetool.tally import (
    ANSWER_ORDER,
    COLUMN,
    NO_DOMAIN,
    NOT_ASKED,
    Responses,
    Tally,
    empty_tally,
    responses_of,
    tally,
)
from tests.conftest import make_sheet

STATEMENTS = ("A01", "A02", "A03")


@st.composite
def responses(draw, statements=STATEMENTS):
    """Random answers, blanks and statements that were not asked, of up to eight people in up to three domains."""
    people = draw(st.integers(min_value=0, max_value=8))
    codes = st.lists(st.integers(0, NOT_ASKED), min_size=len(statements), max_size=len(statements))
    answers = draw(st.lists(codes, min_size=people, max_size=people))
    domains = draw(st.lists(st.sampled_from(["", "jgz", "ouders"]), min_size=people, max_size=people))
    return Responses(
        participants=tuple(f"p{number}" for number in range(people)),
        domains=tuple(domains),
        answers=np.array(answers, dtype=np.int8).reshape(people, len(statements)),
    )


def together(first, second):
    """The responses of two sources as one."""
    return Responses(
        participants=first.participants + second.participants,
        domains=first.domains + second.domains,
        answers=np.concatenate([first.answers, second.answers]),
    )


def unknown_people(counted):
    """The same counts from a source that did not count what was not filled in."""
    return Tally(groups=counted.groups, statements=counted.statements, counts=counted.counts, participants=None)


def test_order_of_answers_is_fixed():
    """The last axis is 1-5, weet-niet, nvt, not answered; other sources rely on it."""
    assert [answer.value for answer in ANSWER_ORDER] == ["1", "2", "3", "4", "5", "weet-niet", "nvt", ""]
    assert [answer.score for answer in ANSWER_ORDER] == [1, 2, 3, 4, 5, None, None, None]
    assert (COLUMN[Answer.ONE], COLUMN[Answer.NOT_ANSWERED], NOT_ASKED) == (0, 7, 8)


def test_counts_by_hand():
    """Each person counts once per statement, in the column of the answer and the row of the domain."""
    sheets = [
        make_sheet({"A01": 4, "A02": "weet-niet", "A03": "nvt"}, participant="a", domain="jgz"),
        make_sheet({"A01": 4, "A03": 1}, participant="b", domain="jgz"),  # A02 left open
        make_sheet({"A01": 5, "A02": ""}, participant="c"),  # A02 and A03 left open, no domain
    ]
    found = tally(responses_of(sheets, STATEMENTS), STATEMENTS)
    assert found.groups == (NO_DOMAIN, "jgz")
    #                                1  2  3  4  5 wn nvt -
    assert found.counts.tolist() == [
        [[0, 0, 0, 0, 1, 0, 0, 0], [0, 0, 0, 0, 0, 0, 0, 1], [0, 0, 0, 0, 0, 0, 0, 1]],
        [[0, 0, 0, 2, 0, 0, 0, 0], [0, 0, 0, 0, 0, 1, 0, 1], [1, 0, 0, 0, 0, 0, 1, 0]],
    ]
    assert found.participants.tolist() == [1, 2]
    assert found.people() == 3
    assert found.total().tolist()[0] == [0, 0, 0, 2, 1, 0, 0, 0]


def test_what_was_not_asked_is_counted_nowhere():
    """With `gevraagd` the other statements are in no count, while the person still counts as a participant."""
    sheets = [make_sheet({"A01": 3}, asked=("A01", "A02"))]
    found = tally(responses_of(sheets, STATEMENTS), STATEMENTS)
    assert found.total().sum(axis=1).tolist() == [1, 1, 0]  # A01 answered, A02 open, A03 not asked
    assert found.total()[1, COLUMN[Answer.NOT_ANSWERED]] == 1
    assert found.people() == 1


def test_a_note_on_what_was_not_asked_is_no_blank():
    """Somebody wrote a note with a statement that the form did not ask: it is in no count all the same."""
    sheet = make_sheet({"A01": 4, "A02": ("", "Weet ik niet.")}, asked=("A01",))
    assert tally(responses_of([sheet], STATEMENTS), STATEMENTS).total().sum(axis=1).tolist() == [1, 0, 0]


def test_nothing_asked_is_nothing_counted():
    """An empty list of asked statements leaves the sheet without any count."""
    found = tally(responses_of([make_sheet(asked=())], STATEMENTS), STATEMENTS)
    assert (found.total().sum(), found.people()) == (0, 1)


def test_statements_outside_the_set_are_left_out():
    """Answers and asked ids that the chosen statements do not hold change no count."""
    sheets = [make_sheet({"A01": 2, "Z99": 5}, asked=("A01", "Z99"))]
    found = responses_of(sheets, STATEMENTS)
    assert found.answers.tolist() == [[COLUMN[Answer.TWO], NOT_ASKED, NOT_ASKED]]


def test_responses_keep_codes_and_domains():
    """Participants and domains stand in the order of the sheets; what is absent is an empty text."""
    found = responses_of([make_sheet(participant=None), make_sheet(participant="b", domain="jgz")], STATEMENTS)
    assert (found.participants, found.domains) == (("", "b"), (NO_DOMAIN, "jgz"))


@given(responses(), responses())
def test_tallies_add(first, second):
    """Counting two groups of people and adding gives what counting them together gives."""
    apart = tally(first, STATEMENTS) + tally(second, STATEMENTS)
    assert tally(together(first, second), STATEMENTS) == apart


@given(responses(), st.randoms(use_true_random=False))
def test_order_of_participants_is_irrelevant(found, random):
    """Shuffling the people changes no count."""
    order = list(range(len(found.participants)))
    random.shuffle(order)
    shuffled = Responses(
        participants=tuple(found.participants[index] for index in order),
        domains=tuple(found.domains[index] for index in order),
        answers=found.answers[order],
    )
    assert tally(shuffled, STATEMENTS) == tally(found, STATEMENTS)


@given(responses())
def test_empty_tally_changes_nothing(found):
    """The tally of nobody is neutral on both sides."""
    counted = tally(found, STATEMENTS)
    assert empty_tally(STATEMENTS) + counted == counted
    assert counted + empty_tally(STATEMENTS) == counted


@given(responses())
def test_nobody_is_lost(found):
    """Per statement the eight counts add up to the people who were asked."""
    asked = (found.answers != NOT_ASKED).sum(axis=0).tolist()
    assert tally(found, STATEMENTS).total().sum(axis=1).tolist() == asked


@given(responses(), st.fixed_dictionaries({key: st.sampled_from("xy") for key in ("", "jgz", "ouders")}))
def test_regrouping_preserves_totals(found, clusters):
    """Merging domains into clusters moves counts between groups and changes no total."""
    counted = tally(found, STATEMENTS)
    merged = counted.regroup(clusters)
    assert merged.total().tolist() == counted.total().tolist()
    assert merged.people() == counted.people()
    assert merged == counted.regroup(clusters.__getitem__)
    assert list(merged.groups) == sorted({clusters[group] for group in counted.groups})


def test_regrouping_by_hand():
    """Each cluster gets the sum of its domains, and its people."""
    sheets = [make_sheet({"A01": score}, domain=domain) for score, domain in [(1, "jgz"), (2, "ouders"), (2, "")]]
    found = tally(responses_of(sheets, ("A01",)), ("A01",)).regroup({"jgz": "m", "ouders": "rest", "": "rest"})
    assert found.groups == ("m", "rest")
    assert found.counts[:, 0, :2].tolist() == [[1, 0], [0, 2]]
    assert found.participants.tolist() == [1, 2]


def test_unknown_people_stay_unknown():
    """Once one source did not count blanks, the number of people is unknown in every sum and every regrouping."""
    counted = tally(responses_of([make_sheet({"A01": 4})], STATEMENTS), STATEMENTS)
    without = unknown_people(counted)
    assert without.people() is None
    assert (counted + without).people() is None
    assert (without + counted).people() is None
    assert without.regroup({"": "x"}).people() is None
    assert (counted + without).total()[0].tolist() == [0, 0, 0, 2, 0, 0, 0, 0]


def test_fewest_people_when_unknown():
    """Without blanks a group has at least as many people as the most answers that any statement got."""
    sheets = [make_sheet({"A01": 4, "A02": 1}), make_sheet({"A01": 2}), make_sheet({"A03": "nvt"}, domain="jgz")]
    counted = tally(responses_of(sheets, STATEMENTS), STATEMENTS)
    assert counted.people_at_least().tolist() == [2, 1]
    counts = counted.counts.copy()
    counts[:, :, COLUMN[Answer.NOT_ANSWERED]] = 0
    without = Tally(groups=counted.groups, statements=STATEMENTS, counts=counts, participants=None)
    assert without.people_at_least().tolist() == [2, 1]  # A01 got two answers without a domain, A03 one of jgz
    nothing = Tally(groups=("jgz",), statements=(), counts=np.zeros((1, 0, 8), dtype=np.int64), participants=None)
    assert nothing.people_at_least().tolist() == [0]


def test_different_statements_do_not_add():
    """Tallies of different sets are never added in silence."""
    with pytest.raises(ValueError, match="different statements"):
        empty_tally(("A01",)) + empty_tally(("A02",))


def test_equality_looks_at_everything():
    """Tallies differ when a group, statement, count or number of people differs, and from anything else."""
    base = tally(responses_of([make_sheet({"A01": 4})], STATEMENTS), STATEMENTS)
    other_people = Tally(groups=base.groups, statements=STATEMENTS, counts=base.counts, participants=np.array([2]))
    other_count = Tally(groups=base.groups, statements=STATEMENTS, counts=base.counts + 1, participants=np.array([1]))
    assert base == tally(responses_of([make_sheet({"A01": 4})], STATEMENTS), STATEMENTS)
    assert unknown_people(base) == unknown_people(base)
    for other in (other_people, other_count, unknown_people(base), base.regroup({"": "x"}), empty_tally(("A01",)), 1):
        assert base != other
