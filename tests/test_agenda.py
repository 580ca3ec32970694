# SPDX-License-Identifier: EUPL-1.2
"""The agenda of a working session: what comes first, what fits, and that nothing is lost."""

from __future__ import annotations

import itertools

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysetool.agenda import (
    MINUTES,
    Topic,
    make_agenda,
    minutes_to_share,
    most_urgent_first,
    talk_order,
    urgency,
)
from analysetool.scoring import Scores, score, structure_of
from tests.conftest import counts_of, make_set, row


def scored(*rows: list[int], weights: dict[str, float] | None = None) -> Scores:
    """The figures of one group over as many statements as there are rows."""
    ids = tuple(f"A{number:02}" for number in range(1, len(rows) + 1))
    return score(counts_of(*rows), structure_of(make_set({"A": {"A1": ids}}, weights=weights)))


STRONG = row(0, 0, 0, 2, 4)  # mean 4.67
STRONGER = row(0, 0, 0, 0, 6)  # mean 5
DIVIDED = row(3, 0, 0, 0, 3)  # mean 3, agreement 0
WEAK = row(0, 6, 0, 0, 0)  # mean 2, agreement 1
UNKNOWN = row(0, 0, 2, 0, 0, dont_know=4)
MIDDLE = row(0, 0, 6, 0, 0)
NOBODY = row(blank=6)


def ids(items) -> list[int]:
    """The positions of agenda items."""
    return [item.position for item in items]


def test_urgency_by_hand():
    """1 - agreement, plus (5 - mean) / 4, plus the share that does not know; times the weight."""
    scores = scored(DIVIDED, WEAK, UNKNOWN, STRONGER, NOBODY, weights={"A02": 2.0})
    assert urgency(scores).tolist() == pytest.approx([
        1 + 2 / 4,  # agreement 0, mean 3
        2 * (3 / 4),  # agreement 1, mean 2, weight 2
        2 / 4 + 4 / 6,  # agreement 1, mean 3, 4 of 6 do not know
        0,
        1,  # nobody answered
    ])  # fmt: skip


def test_one_strength_then_what_divides_then_the_rest():
    """The strongest opens, what divides comes before what weighs more; unknown ones are a list, middle ones nothing."""
    agenda = make_agenda(scored(MIDDLE, WEAK, STRONG, UNKNOWN, DIVIDED, STRONGER), minutes=90)
    assert [(item.position, item.topic, item.minutes) for item in agenda.items] == [
        (5, Topic.STRENGTH, 2),
        (4, Topic.DIVIDED, 7),
        (1, Topic.WEAK, 5),
    ]
    assert (agenda.to_share, agenda.sharing, agenda.share_after) == ((3,), 1, 2)
    assert agenda.left_out == ()
    assert (agenda.opening, agenda.closing) == (9, 13.5)


def test_equal_urgency_keeps_the_order_of_the_set():
    """(5 - 3) / 4 + 1/3 and (5 - 4) / 4 + 7/12 are both 5/6, though floating point makes the second a hair more."""
    one, other = row(0, 0, 2, 0, 0, dont_know=1), row(0, 0, 0, 5, 0, dont_know=7)
    for rows in ((one, other), (other, one)):
        scores = scored(*rows)
        assert urgency(scores).tolist() == pytest.approx([5 / 6, 5 / 6])
        assert make_agenda(scores, minutes=90).to_share == (0, 1)


def test_what_divides_comes_before_what_is_more_urgent():
    """Of weight 1 a divided one has 1.5, weak ones of weight 3 have 3 · 0.75: they come behind it all the same."""
    scores = scored(WEAK, DIVIDED, WEAK, DIVIDED, weights={"A01": 3.0, "A03": 3.0, "A04": 2.0})
    assert ids(make_agenda(scores, minutes=90).items) == [3, 1, 0, 2]
    assert ids(make_agenda(scores, minutes=30).items) == [3, 1, 0]  # 22.5 minutes: 7 + 7 + 5, and 5 more do not fit
    assert most_urgent_first(scores, {0, 1, 2}) == (1, 0, 2)


@pytest.mark.parametrize(
    ("number", "talk", "minutes"),
    [(0, 67.5, 0), (1, 67.5, 1), (15, 67.5, 15), (30, 67.5, 16), (9, 11.25, 2), (5, 0, 1)],
)
def test_sharing_out_takes_a_minute_each_and_a_quarter_at_most(number, talk, minutes):
    """A quarter of 67.5 minutes is 16 whole ones, of 11.25 it is 2; a list always has a minute."""
    assert minutes_to_share(number, talk) == minutes


def test_blind_spots_are_one_list_that_is_never_left_out():
    """Fifteen of 90 minutes, in order of urgency: weight 2 goes first. What was left open is talked about by itself."""
    scores = scored(*[UNKNOWN] * 15, WEAK, weights={"A05": 2.0})
    agenda = make_agenda(scores, minutes=90)
    assert agenda.to_share == (4, 0, 1, 2, 3, *range(5, 15))
    assert (agenda.sharing, agenda.share_after, ids(agenda.items), agenda.left_out) == (15, 0, [15], ())
    # of 15 minutes the list takes one, and 2 + 7 + 5 just fit; two of them leave no room for the weak one
    assert ids(make_agenda(scored(STRONG, DIVIDED, WEAK, UNKNOWN), minutes=20).items) == [0, 1, 2]
    assert ids(make_agenda(scored(STRONG, DIVIDED, WEAK, UNKNOWN, UNKNOWN), minutes=20).items) == [0, 1]
    again = make_agenda(scores, minutes=90, wanted={4}, settled={0})
    assert again.to_share == (1, 2, 3, *range(5, 15))
    assert [(item.position, item.topic, item.minutes) for item in again.items] == [
        (4, Topic.UNKNOWN, 2),
        (15, Topic.WEAK, 5),
    ]


ROUND = {
    "A": {"A1": ("A01", "A02"), "A2": ("A03",)},
    "B": {"B1": ("B01", "B02", "B03"), "B2": ("B04",), "B3": ("B05",)},
    "C": {"C1": ("C01",)},
}


def test_without_forms_it_goes_round_the_themes_of_all_parts():
    """The first of each theme, parts in turn; then the second of each, then the third."""
    structure = structure_of(make_set(ROUND))
    scores = score(counts_of(*[NOBODY] * 9), structure)
    order = [structure.statements[item.position] for item in make_agenda(scores, minutes=90).items]
    assert order == ["A01", "B01", "C01", "A03", "B04", "B05", "A02", "B02", "B03"]
    # one of weight 2 goes before the round, and its theme has its turn again only in the second
    heavy = score(counts_of(*[NOBODY] * 9), structure_of(make_set(ROUND, weights={"B02": 2.0})))
    order = [structure.statements[item.position] for item in make_agenda(heavy, minutes=90).items]
    assert order == ["B02", "A01", "C01", "A03", "B04", "B05", "A02", "B01", "B03"]


def test_some_themes_alone():
    """Of what is chosen also what asks for nothing, behind the rest; and the minutes that a session has left."""
    scores = scored(MIDDLE, WEAK, STRONG, UNKNOWN, DIVIDED, STRONGER)
    agenda = make_agenda(scores, minutes=90, among={0, 1, 2, 3})
    assert ids(agenda.items) == [2, 1, 0]
    assert agenda.to_share == (3,)
    assert ids(make_agenda(scores, minutes=90, talk=9, among={0, 1, 2, 3}).items) == [2, 1]  # 1 for the list, 2 and 5
    assert make_agenda(scores, minutes=90, talk=0, among={0}).items == ()


def test_what_nobody_was_asked_does_not_ask_for_talk():
    """A shorter form left it out on purpose; on the agenda it comes only where somebody chooses it."""
    scores = scored(WEAK, row())
    assert ids(make_agenda(scores, minutes=90).items) == [0]
    chosen = make_agenda(scores, minutes=90, wanted={1})
    assert {item.position: item.topic for item in chosen.items} == {0: Topic.WEAK, 1: Topic.CHOSEN}


def test_what_does_not_fit_makes_way_for_what_does():
    """Of 20 minutes 15 are for talk: 2 + 7 leaves 6, in which a second divided one does not fit but a weak one does."""
    agenda = make_agenda(scored(STRONG, DIVIDED, DIVIDED, WEAK), minutes=20)
    assert ids(agenda.items) == [0, 1, 3]
    assert ids(agenda.left_out) == [2]


def test_the_order_of_talk_is_that_of_an_agenda_with_time_enough():
    """One that does not fit is in its place; what was settled is left out, and what was left open comes back."""
    scores = scored(STRONG, DIVIDED, DIVIDED, WEAK, MIDDLE, STRONGER)
    assert ids(talk_order(scores)) == ids(make_agenda(scores, minutes=240).items) == [5, 1, 2, 3]
    assert ids(talk_order(scored(UNKNOWN, DIVIDED, WEAK))) == [1, 2, 0]  # blind spots last: they are a list
    assert ids(talk_order(scores, settled={1, 5}, wanted={4})) == [0, 2, 3, 4]
    assert talk_order(scored(MIDDLE)) == ()


def test_minutes_per_statement_replace_those_of_the_topic():
    """With 5 minutes each, 15 minutes of talk hold three statements."""
    agenda = make_agenda(scored(STRONG, DIVIDED, DIVIDED, WEAK), minutes=20, per_statement=5)
    assert ids(agenda.items) == [0, 1, 2]
    assert {item.minutes for item in agenda.items} == {5}


def test_a_strength_that_does_not_fit_is_no_business_left():
    """With 30 minutes for each statement nothing fits in 15; only what asks for talk is named as not talked about."""
    agenda = make_agenda(scored(STRONG, DIVIDED), minutes=15, per_statement=30)
    assert (ids(agenda.items), ids(agenda.left_out)) == ([], [1])


def test_what_was_settled_is_not_talked_about_again():
    """Settled statements are neither on the agenda nor among what was left out."""
    agenda = make_agenda(scored(STRONG, DIVIDED, DIVIDED, WEAK), minutes=15, settled={0, 1})
    assert ids(agenda.items) == [2]  # 11.25 minutes: 7 fits, 5 more does not
    assert ids(agenda.left_out) == [3]


def test_without_forms_the_statements_come_by_weight_and_in_their_order():
    """Nobody scored anything: the room raises hands, 3 minutes each, the heavier statement first."""
    agenda = make_agenda(scored(NOBODY, NOBODY, NOBODY, weights={"A02": 2.0}), minutes=15)
    assert [(item.position, item.minutes) for item in agenda.items] == [(1, 3), (0, 3), (2, 3)]
    assert {item.topic for item in agenda.items} == {Topic.UNSCORED}


def test_what_was_left_open_comes_back_whatever_its_verdict():
    """A statement in the middle that an earlier session left open is ranked with the rest, and opens nothing."""
    agenda = make_agenda(scored(MIDDLE, WEAK, STRONG, STRONGER), minutes=60, wanted={0, 3})
    assert [(item.position, item.topic) for item in agenda.items] == [
        (2, Topic.STRENGTH),  # the strongest one is talked about for another reason
        (1, Topic.WEAK),
        (0, Topic.CHOSEN),
        (3, Topic.STRENGTH),
    ]


def test_nothing_to_talk_about():
    """All in the middle: an empty agenda, no error."""
    agenda = make_agenda(scored(MIDDLE, MIDDLE), minutes=60)
    assert (agenda.items, agenda.left_out) == ((), ())


ROWS = st.lists(st.lists(st.integers(0, 4), min_size=8, max_size=8), min_size=1, max_size=7)


@given(rows=ROWS, minutes=st.integers(15, 240), per_statement=st.sampled_from([None, 1, 4, 30]))
def test_laws(rows, minutes, per_statement):
    """An agenda fits its time, names each statement once at most, what divides first, and leaves no blind spot out."""
    scores = scored(*rows)
    agenda = make_agenda(scores, minutes=minutes, per_statement=per_statement)
    planned = sum(item.minutes for item in agenda.items) + agenda.sharing
    assert planned + agenda.opening + agenda.closing <= minutes + 1e-9
    everything = ids(agenda.items) + ids(agenda.left_out) + list(agenda.to_share)
    assert len(set(everything)) == len(everything)
    shortest = min(MINUTES.values()) if per_statement is None else per_statement
    if minutes * 0.75 >= len(rows) * max(MINUTES.values()) and shortest <= 2:
        assert agenda.left_out == ()
    own = urgency(scores)
    topics = [item.topic for item in agenda.items]
    assert Topic.UNKNOWN not in topics
    first = topics[: agenda.share_after]
    assert set(first) <= {Topic.STRENGTH, Topic.DIVIDED}
    assert not {Topic.STRENGTH, Topic.DIVIDED} & set(topics[agenda.share_after :])
    begin = topics[:1] == [Topic.STRENGTH]
    for talk in (agenda.items[begin : agenda.share_after], agenda.items[agenda.share_after :], agenda.left_out):
        divided = [item for item in talk if item.topic is Topic.DIVIDED]
        for alike in (divided, [item for item in talk if item not in divided]):
            assert all(own[one.position] >= own[two.position] - 1e-9 for one, two in itertools.pairwise(alike))
    assert not np.isnan(own).any()
