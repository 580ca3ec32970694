# SPDX-License-Identifier: EUPL-1.2
"""The page for parents: a few of their sentences with whole people, what is going to be done, in words of A2."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysetool.charts.parents import parents_bar, parents_frame
from analysetool.documents.parents_page import parents_page_document
from analysetool.figures.build_report import compute_report
from analysetool.figures.parents_page import ParentsPage, ParentsSaid, gather_parents_page
from analysetool.files.inputs import Inputs
from analysetool.files.measurements import measurements_of
from analysetool.formats.markdown import lay_out_markdown
from analysetool.model import Action, ActionStatus, Kind, MeasurementInfo, Openness, Voice
from analysetool.words import parents_page as words
from tests.conftest import make_set, make_sheet, with_parents
from tests.documents import texts_of

ASKED = tuple(f"A{number:02}" for number in range(1, 9))
SET = with_parents(make_set({"A": {"A1": (*ASKED, "A09")}}), *ASKED)
INFO = MeasurementInfo(
    coalition="Neder-Betuwe",
    year=2026,
    reference_date=date(2026, 10, 1),
    contact="Team",
    next_measurement="volgend jaar",
)
PLAN = Action(statement="A09", what="Bellen", who="GGD", due=date(2026, 12, 1))


def page(
    votes: dict[str, tuple[object, ...]], *actions: Action, people: int | None = None, **about: object
) -> ParentsPage:
    """The page of a coalition of five partners, whose parents gave these answers, each in the place of one parent."""
    sheets = [make_sheet({"A01": 3}, participant=f"p{number:07}") for number in range(5)]
    if actions:
        sheets.append(make_sheet({}, kind=Kind.JOINT, participant=None, actions=actions))
    size = people if people is not None else max((len(given) for given in votes.values()), default=0)
    sheets += [
        make_sheet(
            {identity: given[number] for identity, given in votes.items() if number < len(given)},
            participant=f"o{number:07}", voice=Voice.PARENTS, domain="ouders", asked=ASKED,
        )
        for number in range(size)
    ]  # fmt: skip
    (measurement,) = measurements_of(Inputs(sheets=sheets, infos=[replace(INFO, **about)]), SET)
    return gather_parents_page(compute_report(measurement, SET))


def ids(said: Iterable[ParentsSaid]) -> list[str]:
    """The statements of these sentences."""
    return [own.statement for own in said]


def test_sentences_that_are_so_for_most_come_apart_from_others():
    """By hand, of six: yes 4 of 6 is most, 3 of 6 is not. More yes comes first, then fewer no, then the set's order.

    A01 4 yes 2 no, A02 4 yes 2 partly, A03 6 yes, A04 5 yes: A03, A04 and A02 are shown. A05 3 yes, A06 no yes and 6
    no, A07 no yes and 5 no, A08 1 yes: A06, A07 and A08 are shown.
    """
    found = page(
        {
            "A01": (4, 4, 5, 5, 1, 2), "A02": (4, 4, 5, 5, 3, 3), "A03": (4,) * 6, "A04": (5, 5, 5, 5, 5, 1),
            "A05": (4, 4, 4, 3, 3, 3), "A06": (1,) * 6, "A07": (2, 2, 2, 2, 2, 3), "A08": (5, 3, 3, 3, 3, 3),
        }
    )  # fmt: skip
    assert ids(found.good) == ["A03", "A04", "A02"]
    assert ids(found.better) == ["A06", "A07", "A08"]
    assert [(own.no, own.partly, own.yes, own.n) for own in found.good] == [(0, 0, 6, 6), (1, 0, 5, 6), (0, 2, 4, 6)]


@given(st.dictionaries(st.sampled_from(ASKED), st.lists(st.sampled_from([1, 2, 3, 4, 5]), min_size=5, max_size=7)))
def test_no_sentence_stands_twice_and_most_is_most(votes):
    """At most three of each kind; more than half said yes in the one, half or fewer in the other."""
    found = page({identity: tuple(given) for identity, given in votes.items()})
    shown = [*ids(found.good), *ids(found.better)]
    assert len(set(shown)) == len(shown)
    assert max(len(found.good), len(found.better)) <= 3
    for own in (*found.good, *found.better):
        given = votes[own.statement]
        assert (own.no, own.partly, own.yes) == tuple(
            sum(score in kind for score in given) for kind in ((1, 2), (3,), (4, 5))
        )
        assert (sum(score >= 4 for score in given) > len(given) / 2) is (own in found.good)


@pytest.mark.parametrize(
    ("counts", "told"),
    [
        ((2, 2, 1), "Dat klopt voor 1 van de 5 ouders. Voor 2 ouders een beetje. Voor 2 ouders niet."),
        ((0, 1, 5), "Dat klopt voor 5 van de 6 ouders. Voor 1 ouder een beetje."),
        ((0, 0, 6), "Dat klopt voor alle 6 ouders."),
        ((5, 1, 0), "Dat klopt voor geen enkele ouder. Voor 1 ouder een beetje."),
        ((0, 0, 1), "Dat klopt voor deze ouder."),
    ],
)
def test_a_sentence_is_told_in_whole_people(counts, told):
    """No mean, no decimal and no share: how many parents."""
    no, partly, yes = counts
    assert words.told(ParentsSaid(statement="A01", text="x", no=no, partly=partly, yes=yes)) == told


def test_a_bar_reaches_as_far_as_its_parents():
    """By hand: no 2, partly 2 and yes 1 of 5 reach 3/5 to the left and 2/5 to the right of the middle.

    Of 216 wide, 206 are for the parents: 1 + 3/5 * 206 is the middle, and a parent is 41.2 wide.
    """
    said = ParentsSaid(statement="A01", text="Zin", no=2, partly=2, yes=1)
    bar = parents_bar(said, parents_frame([said]))
    assert (bar.width, bar.zero) == (216.0, 124.6)
    assert [(own.kind, own.count, own.x, own.width) for own in bar.segments] == [
        ("score-1", 2, 1.0, 82.4), ("score-3", 2, 83.4, 82.4), ("score-5", 1, 165.8, 41.2),
    ]  # fmt: skip
    assert bar.description == words.told(said)


@pytest.mark.parametrize(
    ("scores", "told", "title"),
    [
        pytest.param((), "Wij vroegen ouders dit jaar nog niet wat zij vinden.", "Wat wij gaan doen", id="nobody"),
        pytest.param((4,) * 4, "Nog te weinig ouders gaven antwoord.", "Wat u ons vertelde", id="four"),
        pytest.param(
            (4, 4, 4, 4, "nvt"), "Nog te weinig ouders gaven antwoord.", "Wat u ons", id="four scores of five"
        ),
    ],
)
def test_without_enough_parents_it_says_so_and_shows_no_figure(scores, told, title):
    """Neither a sentence nor how many took part."""
    text = lay_out_markdown(parents_page_document(page({"A01": scores})))
    assert text.startswith(f"# {title}")
    section = text[text.index("## Wat ouders vinden") : text.index("## Dit gaan wij doen")]
    assert told in section
    assert re.search(r"\d|Ouders A", section) is None


def test_actions_about_what_parents_were_asked_come_first():
    """Then by date, and what has none last; four are told, and how many there are besides. What is done is left out."""
    nobody = replace(PLAN, what="Nadenken", who=None, due=None)
    late = replace(PLAN, what="Mailen", who="gemeente", due=date(2026, 9, 1))
    asked = replace(PLAN, statement="A02", what="Vragen", due=date(2027, 5, 1))
    done = replace(late, what="Gedaan", status=ActionStatus.DONE)
    found = page({}, PLAN, nobody, late, asked, done)
    assert [action.what for action in found.actions] == ["Vragen", "Mailen", "Bellen", "Nadenken"]
    assert found.more_actions == 0
    text = lay_out_markdown(parents_page_document(found))
    for told in (
        "- Bellen.\n  Dit doet: GGD. Klaar op 1 december 2026.\n",
        "- Mailen.\n  Dit doet: gemeente. Dit is nog niet klaar. Het moest klaar zijn op 1 september 2026.\n",
        "- Nadenken.\n  Wij zoeken nog wie dit doet. Wij weten nog niet wanneer.\n",
        "Hebt u een vraag? Stel die aan: Team.",
        "Wij vragen het weer: volgend jaar.",
    ):
        assert told in text
    more = page({}, *(replace(PLAN, what=f"Ding {number}") for number in range(6)))
    assert (len(more.actions), more.more_actions) == (4, 2)
    assert "Wij doen ook nog 2 andere dingen." in lay_out_markdown(parents_page_document(more))


def test_nothing_known_leaves_no_empty_heading():
    """Without actions it says so; without a contact and a next measurement there is no heading for questions."""
    text = lay_out_markdown(parents_page_document(page({}, contact=None, next_measurement=None)))
    assert "Wij praten nog over wat wij gaan doen." in text
    assert "Wilt u iets vragen?" not in text


def test_its_sentences_are_short():
    """At most twelve words, whatever there is to tell; what people and the set wrote is theirs."""
    votes = {"A01": (4,) * 6, "A02": (1, 1, 3, 3, 5, 5), "A03": (1,) * 6}
    late = replace(PLAN, due=date(2026, 9, 1))
    pages = [
        page(votes, PLAN, late, replace(PLAN, who=None, due=None), *[PLAN] * 4),
        page(votes, openness=Openness.OPEN),
        page({}),
        page({"A01": (1,)}),
    ]
    for found in pages:
        document = parents_page_document(found)
        for text in texts_of(replace(document, colophon=(), subtitle="")):
            for sentence in re.split(r"(?<=[.!?:])\s", text):
                assert len(sentence.split()) <= 12, sentence
                assert "eensgezind" not in sentence
                assert re.search(r"\d,\d", sentence) is None
