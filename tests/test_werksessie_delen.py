# SPDX-License-Identifier: EUPL-1.2
"""The parts of a session: what is typed, the clock, the plan, the joint sheet and the state on disk."""

from __future__ import annotations

import json
import os
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysetool.errors import InputError, UsageError
from analysetool.files.score_sheets import parse_score_sheet
from analysetool.files.yaml_source import read_document
from analysetool.model import Action, Answer, Hands, Voting
from analysetool.session.clock import Clock, begun_minutes, whole_minutes
from analysetool.session.commands import Do, Typed, typed_key, typed_line
from analysetool.session.joint_sheet import JointSheet
from analysetool.session.plan import LIST, Plan, PlanItem, change_plan
from analysetool.session.presence import parse_present
from analysetool.session.state_file import SessionState, read_state, write_state
from analysetool.session.timing import Timing, time_left, what_to_drop
from analysetool.session.votes import add_hands, begins_numbers, cards_of, hands_of, parse_day, parse_hands, vote_of
from analysetool.terminal.keyboard import PosixKeyboard, WindowsKeyboard
from analysetool.terminal.keys import Key, KeyKind
from tests.conftest import make_set

IDS = ("A01", "A02", "A03", "A04", "B01", "B02")


def item(identity: str) -> PlanItem:
    """An item of five minutes."""
    return PlanItem(statement=identity, minutes=5, topic="zwak")


def plan_of(*ids: str, position: int = -1, left_out: tuple[str, ...] = ()) -> Plan:
    """A plan over the small set."""
    return Plan(items=tuple(map(item, ids)), left_out=left_out, position=position, known=frozenset(IDS))


def ids_of(plan: Plan) -> list[str]:
    """The statements on a plan."""
    return [item.statement for item in plan.items]


@pytest.mark.parametrize(
    ("typed", "hands"),
    [
        ("0 2 5 3 1", Hands(scores=(0, 2, 5, 3, 1))),
        ("0 2 5 3 1 w2 n1", Hands(scores=(0, 2, 5, 3, 1), dont_know=2, not_applicable=1)),
        ("0,2,5,3,1; W 2 N 1", Hands(scores=(0, 2, 5, 3, 1), dont_know=2, not_applicable=1)),
        ("0 0 0 0 0 x3", Hands(scores=(0, 0, 0, 0, 0), not_applicable=3)),
        ("0 0 0 0 0", None),  # nobody
        ("0 2 5 3", None),
        ("0 2 5 3 1 4", None),
        ("0 2 5 -3 1", None),
        ("0 2 5 3 1 w", None),
        ("0 2 5 3 1 w1 w2", None),
        ("0 2 5 3 1 n1 x2", None),
        ("0 2 5 3 99999", None),
        ("", None),
        ("²0 2 5 3", None),
    ],
)
def test_counted_hands(typed, hands):
    """Five numbers, then weet niet and nvt; anything else is asked again."""
    assert parse_hands(typed) == hands


def test_single_votes_are_counted():
    """Each vote once, each state apart."""
    votes = [vote_of(text) for text in ["1", "5", "5", "w", "x", "n", "W"]]
    assert None not in votes
    assert hands_of([vote for vote in votes if vote], Voting.SECRET) == Hands(
        scores=(1, 0, 0, 0, 2), dont_know=2, not_applicable=2, voting=Voting.SECRET
    )
    assert [vote_of(text) for text in ("6", "0", "", "j", "12")] == [None] * 5


@pytest.mark.parametrize(
    ("typed", "cards"),
    [("4453w", ["4", "4", "5", "3", "weet-niet"]), ("X", ["nvt"]), ("", []), ("4 5", []), ("46", []), ("nee", [])],
)
def test_a_row_of_cards(typed, cards):
    """A sign each, without anything between them; one that is no card makes it no row."""
    assert [card.value for card in cards_of(typed)] == cards


@pytest.mark.parametrize(
    ("cards", "sign", "numbers"),
    [
        ("", "0", True),
        ("", " ", False),  # nothing was typed yet
        ("1", " ", True),
        ("12", "0", True),
        ("12", ",", True),
        ("1w", " ", False),  # no number
        ("12345", " ", False),  # no number of people in a room
        ("", "z", False),
    ],
)
def test_what_can_only_be_numbers(cards, sign, numbers):
    """A sign that is on no card, or a blank behind few digits: then the five numbers are typed."""
    assert begins_numbers(cards_of(cards), sign) is numbers


counts = st.builds(
    Hands,
    scores=st.tuples(*[st.integers(0, 20)] * 5),
    dont_know=st.integers(0, 20),
    not_applicable=st.integers(0, 20),
)


@given(counts, counts)
def test_added_hands_are_all_hands(first, second):
    """In either order, each state with its own."""
    both = add_hands(first, second)
    assert both == add_hands(second, first)
    assert both.voters == first.voters + second.voters
    assert (both.dont_know, both.not_applicable) == (
        first.dont_know + second.dont_know, first.not_applicable + second.not_applicable,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("2027-03-01", date(2027, 3, 1)),
        ("1-3-2027", date(2027, 3, 1)),
        (" 01/03/2027 ", date(2027, 3, 1)),
        ("31-2-2027", None),
        ("1-3-27", None),
        ("maart", None),
        ("1-3-0027", None),
    ],
)
def test_days(typed, day):
    """As in files or as people write them here; nothing is guessed."""
    assert parse_day(typed) == day


def test_the_clock_counts_what_passes_and_no_pause():
    """Seconds per statement and in all; a pause and a clock that is set back add nothing."""
    now = [100.0]
    clock = Clock(used=60, per_item={"A01": 30}, now=lambda: now[0], day=lambda: 1000 + now[0])
    clock.tick("A01")
    assert clock.used == 60  # not running yet
    assert clock.ends(7, 30) is None
    clock.start()
    now[0] = 160
    clock.tick("A01")
    assert (clock.used, clock.per_item) == (120, {"A01": 90})
    assert clock.ends(7, 90) == (1160 + 7 * 60 - 90) * 1000
    now[0] = 50
    clock.tick("A01")
    assert clock.used == 120
    now[0] = 70
    clock.pause("B01")
    now[0] = 5000
    clock.tick("B01")
    assert (clock.used, clock.per_item, clock.running) == (140, {"A01": 90, "B01": 20}, False)
    clock.start()
    now[0] = 5010
    clock.tick(None)
    assert (clock.used, clock.per_item) == (150, {"A01": 90, "B01": 20})


def test_a_clock_that_jumped_is_noticed_once():
    """The time of day goes an hour ahead while the laptop sleeps: nothing is used, and the room hears it once."""
    now, day = [10.0], [5000.0]
    clock = Clock(now=lambda: now[0], day=lambda: day[0])
    clock.start()
    now[0], day[0] = 20, 5010.5
    clock.tick(None)
    assert (clock.jumped(), clock.used) == (False, 10)
    now[0], day[0] = 25, 8615
    clock.tick(None)
    assert (clock.jumped(), clock.jumped(), clock.used) == (True, False, 15)
    assert clock.ends(1, 0) == (8615 + 60) * 1000


def test_what_is_left_counts_begun_minutes():
    """As the room's screen does; what is over counts in whole minutes."""
    assert [begun_minutes(seconds) for seconds in (61, 60, 1, 0, -59, -60, -119, -120)] == [2, 1, 1, 0, 0, -1, -1, -2]


def test_the_time_that_the_rest_takes():
    """Sixty minutes, items of five: after 45, with two left of A01, 2 + 10 + 9 for the closing are 6 too many."""
    plan, clock = plan_of("A01", "A02", "A03", position=0), Clock(used=45 * 60, per_item={"A01": 180})
    left = time_left(plan, clock, 60)
    assert (left.statement, left.session, left.overrun) == (120, 15 * 60, 6 * 60)
    # what a statement takes too long does not come back
    late = time_left(plan, Clock(used=45 * 60, per_item={"A01": 500}), 60)
    assert (late.statement, late.overrun) == (-200, 4 * 60)
    assert time_left(plan.at(3), clock, 60) == Timing(statement=None, session=15 * 60, overrun=0)
    assert time_left(plan.at(-1), clock, 60).overrun == (15 + 9 - 15) * 60
    # at the opening what is left of its tenth counts: 6 - 2 + 15 + 9 of the 58 minutes that are left
    assert time_left(plan.at(-1), Clock(used=120), 60).overrun == (28 - 58) * 60


def test_a_keyboard_says_when_nothing_happens(monkeypatch):
    """Only when asked: then a clock can go on between two keys."""
    monkeypatch.setattr("analysetool.terminal.keyboard._LOOK_AT_SIZE", 0.01)
    source, sink = os.pipe()
    try:
        keyboard = PosixKeyboard(source)
        assert keyboard.read(idle=True) == Key(KeyKind.IDLE)
        os.write(sink, b"k")
        assert keyboard.read(idle=True) == Key(KeyKind.TEXT, "k")
    finally:
        os.close(source)
        os.close(sink)
    typed = ["k"]
    console = WindowsKeyboard(typed.pop, lambda: bool(typed))
    assert [console.read(idle=True) for _ in range(2)] == [Key(KeyKind.TEXT, "k"), Key(KeyKind.IDLE)]


@pytest.mark.parametrize(
    ("overrun", "dropped"),
    [(0, []), (-60, []), (1, ["A03"]), (300, ["A03"]), (301, ["A02", "A03"]), (9999, ["A02", "A03"])],
)
def test_the_last_statements_make_up_for_the_time(overrun, dropped):
    """Of five minutes each, and never the current one."""
    plan = plan_of("A01", "A02", "A03", position=0)
    assert [own.statement for own in what_to_drop(plan, overrun)] == dropped


def test_minutes_for_people():
    """Half a minute and more counts as one."""
    assert [whole_minutes(seconds) for seconds in (0, 29, 30, 90, 150)] == [0, 0, 1, 2, 3]


def test_walking_through_a_plan():
    """From the opening over the statements to the closing and back, never beyond."""
    plan = plan_of("A01", "B01")
    assert (plan.at_opening, plan.current, plan.back()) == (True, None, plan)
    first = plan.forward()
    assert first.current == item("A01")
    closing = first.forward().forward()
    assert (closing.current, closing.at_opening, closing.forward()) == (None, False, closing)
    assert closing.back().current == item("B01")


@pytest.mark.parametrize(
    ("line", "position", "expected", "current"),
    [
        ("+ B02", -1, ["B02", "A01", "A02", "A03"], None),
        ("+b02", 0, ["A01", "B02", "A02", "A03"], "A01"),
        ("+ B02 1", 1, ["B02", "A01", "A02", "A03"], "A02"),
        ("B02 99", 1, ["A01", "A02", "A03", "B02"], "A02"),
        ("+ B02", 3, ["A01", "A02", "A03", "B02"], "B02"),  # at the closing: there is something to talk about again
        ("- A01", 1, ["A02", "A03"], "A02"),
        ("-A02", 1, ["A01", "A03"], "A03"),
        ("- A03", 2, ["A01", "A02"], None),
        ("A03 1", 1, ["A03", "A01", "A02"], "A02"),
        ("A01 3", -1, ["A02", "A03", "A01"], None),
    ],
)
def test_changing_a_plan(line, position, expected, current):
    """Adding, dropping and moving leave the current statement current."""
    changed = change_plan(plan_of("A01", "A02", "A03", position=position, left_out=("B02", "B01")), line, item)
    assert changed.refusal == ""
    assert ids_of(changed.plan) == expected
    assert (changed.plan.current.statement if changed.plan.current else None) == current
    assert ("B02" in changed.plan.left_out) is ("B02" not in expected)
    assert all(identity in changed.plan.left_out for identity in ("A01", "A02", "A03") if identity not in expected)


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("+ Z99", "Z99"),
        ("- B01", "B01 staat niet op de agenda"),
        ("+ A01", "A01 staat al op de agenda"),
        ("A01 boven", "alleen het nummer"),
        ("A01 1 2", "alleen het nummer"),
        ("+", "Typ de stelling"),
        ("A01 0 ", ""),
    ],
)
def test_a_plan_that_cannot_be_changed_so(line, words):
    """The plan stays and the sentence says what to type."""
    plan = plan_of("A01", "A02", "A03")
    changed = change_plan(plan, line, item)
    if words:
        assert words in changed.refusal
        assert changed.plan == plan
    else:  # place 0 is taken for the first
        assert ids_of(changed.plan) == ["A01", "A02", "A03"]


def list_plan(position: int = -1) -> Plan:
    """A02 and B02 with the list of A03 and A04 between them."""
    listed = PlanItem(statement=LIST, minutes=2, topic="onbekend")
    items = (item("A02"), listed, item("B02"))
    return Plan(items=items, to_share=("A03", "A04"), known=frozenset(IDS), position=position)


@pytest.mark.parametrize(
    ("line", "position", "items", "to_share", "left_out", "current"),
    [
        ("+ A03", -1, ["A03", "A02", LIST, "B02"], ("A04",), (), None),
        ("+ A03 3", 0, ["A02", LIST, "A03", "B02"], ("A04",), (), "A02"),
        ("A03 1", 1, ["A03", "A02", LIST, "B02"], ("A04",), (), LIST),
        ("- A03", 1, ["A02", LIST, "B02"], ("A04",), ("A03",), LIST),
        ("lijst 9", 1, ["A02", "B02", LIST], ("A03", "A04"), (), LIST),
        ("- lijst", 2, ["A02", "B02"], (), ("A03", "A04"), "B02"),
        ("- Lijst", 1, ["A02", "B02"], (), ("A03", "A04"), "B02"),
    ],
)
def test_changing_the_list_to_share_out(line, position, items, to_share, left_out, current):
    """A statement leaves it for a place of its own or for another day; it moves and goes as a whole."""
    changed = change_plan(list_plan(position), line, item)
    plan = changed.plan
    assert changed.refusal == ""
    assert (ids_of(plan), plan.to_share, plan.left_out) == (items, to_share, left_out)
    assert (plan.current.statement if plan.current else None) == current
    assert [own.minutes for own in plan.items if own.statement == LIST] == [float(len(to_share))] * (LIST in items)


def test_a_list_that_ends_is_no_item():
    """At the list, the last of it becomes an item of its own: that is the current one."""
    plan = list_plan(1).drop("A03")
    ended = change_plan(plan, "+ A04", item).plan
    assert (ids_of(ended), ended.to_share, ended.current) == (["A02", "A04", "B02"], (), item("A04"))
    assert change_plan(list_plan(), "+ lijst", item).refusal.startswith("lijst staat al op de agenda")
    assert change_plan(ended, "lijst 1", item).refusal.startswith("lijst is geen stelling")


def test_where_statements_stand():
    """One on the list comes up with it; the turn counts statements alone."""
    plan = list_plan(2)
    assert [plan.holds(identity) for identity in ("A02", "A04", "B02", "A01")] == [0, 1, 2, None]
    assert (plan.turn, list_plan(0).turn, plan.at_list, list_plan(1).at_list) == ((2, 2), (1, 2), False, True)


def test_another_order_for_what_is_to_come():
    """What was talked about stays where it was."""
    place = {"A02": 2, LIST: 1, "B02": 0}
    assert ids_of(list_plan().sorted_ahead(place.__getitem__)) == ["B02", LIST, "A02"]
    assert ids_of(list_plan(0).sorted_ahead(place.__getitem__)) == ["A02", "B02", LIST]


def test_other_statements_for_what_is_to_come():
    """What was talked about does not come twice, a list that was gone along stays, and nothing is lost."""
    fresh = Plan(items=(item("A01"), item("A02")), to_share=(), left_out=("B01",), known=frozenset(IDS))
    early = list_plan(0).with_ahead(fresh)
    assert (ids_of(early), early.to_share, early.left_out) == (["A02", "A01"], (), ("B02", "A03", "A04", "B01"))
    late = list_plan(1).with_ahead(fresh)
    assert (ids_of(late), late.to_share, late.left_out) == (["A02", LIST, "A01"], ("A03", "A04"), ("B02", "B01"))
    listed = list_plan(-1).with_ahead(list_plan(-1))
    assert (ids_of(listed), listed.to_share, listed.left_out) == (["A02", LIST, "B02"], ("A03", "A04"), ())


def test_the_list_is_never_dropped_for_time():
    """It takes little for what it settles."""
    assert [own.statement for own in what_to_drop(list_plan(), 9999)] == ["A02", "B02"]


GROUPS = {"jgz": "Jeugdgezondheidszorg", "jeugdhulp": "Jeugdhulp", "gemeente": "Gemeente", "medisch": "medisch"}
GROUPS |= {"sociaal-domein": "Wijkteam, welzijn en schuldhulp", "sociaal": "sociaal"}


@pytest.mark.parametrize(
    ("typed", "counts"),
    [
        ("jgz 3, gemeente 2", {"jgz": 3, "gemeente": 2}),
        ("3 JGZ 2 Gem", {"jgz": 3, "gemeente": 2}),
        ("soc 3, wijk 1", None),  # the same domain twice
        ("soc 3, sociaal 1, med 2", {"sociaal-domein": 3, "sociaal": 1, "medisch": 2}),
        ("Jeugdgezondheidszorg: 4; medisch=0", {"jgz": 4, "medisch": 0}),
        ("", {}),
        ("jeugd 3", None),  # two begin so
        ("jgz", None),
        ("jgz 3 4", None),
        ("14", None),
        ("jgz 1000", None),
        ("jgz 1 jgz 2", None),
        ("Jan Jansen 1", None),
    ],
)
def test_who_is_in_the_room(typed, counts):
    """A number for each domain, by its id, its title or the beginning of one; one that is unclear makes none count."""
    found = parse_present(typed, GROUPS)
    assert (dict(found.counts), found.unclear == "") == (counts or {}, counts is not None)


def test_a_set_without_domains_counts_everybody():
    """There is nothing to tell people apart by, so a number is enough."""
    assert parse_present("14", {}).counts == {"mensen": 14}
    assert parse_present("-1", {}).unclear == "-1"
    assert parse_present("Jan 1", {}).unclear == "jan 1"


STEPS = st.sampled_from(["+ {}", "- {}", "{} 1", "{} 3", "+ {} 2", "n", "v"])


@given(st.lists(st.tuples(STEPS, st.sampled_from((*IDS, "lijst"))), max_size=30))
def test_no_change_loses_or_doubles_a_statement(steps):
    """Whatever is typed, each statement is on the plan once at most and never both on it and left out."""
    plan = replace(list_plan().add(item("A01")), left_out=("B01",))
    for step, identity in steps:
        before = plan.current
        if step == "n":
            plan = plan.forward()
        elif step == "v":
            plan = plan.back()
        else:
            plan = change_plan(plan, step.format(identity), item).plan
            if before is not None and plan.place_of(before.statement) is not None:
                assert plan.current is not None
                assert plan.current.statement == before.statement
        on_plan = ids_of(plan)
        assert len(set(on_plan)) == len(on_plan)
        assert not (set(on_plan) | set(plan.to_share)) & set(plan.left_out)
        assert not set(on_plan) & set(plan.to_share)
        assert {*on_plan, *plan.to_share, *plan.left_out} >= {"A01", "A02", "A03", "A04", "B01", "B02"}
        assert (LIST in on_plan) is bool(plan.to_share)
        assert -1 <= plan.position <= len(plan.items)


def test_keys_and_words():
    """One key, or in plain lines a word or a key with text behind it."""
    assert typed_key("4") == Typed(Answer.FOUR)
    assert typed_key("R") == Typed(Do.REASON)
    assert typed_key("z") == Typed(None)
    assert typed_line("Weet niet") == Typed(Answer.DONT_KNOW)
    assert typed_line("  nog   niet eens ") == Typed(Do.OPEN)
    assert typed_line("r omdat het zo is") == Typed(Do.REASON, "omdat het zo is")
    assert typed_line("h 0 2 5 3 1 w2") == Typed(Do.HANDS, "0 2 5 3 1 w2")
    assert typed_line("") == Typed(Do.NEXT)
    assert typed_line("4 denk ik") == Typed(None)
    assert typed_line("/wijk of dorp") == typed_line("/ wijk of dorp") == Typed(Do.GO_TO, "wijk of dorp")
    assert typed_line("m jgz 3") == Typed(Do.PRESENT, "jgz 3")
    assert (typed_key("/"), typed_line("/")) == (Typed(Do.GO_TO), Typed(Do.GO_TO))
    assert typed_line("geen idee") == Typed(None)


@pytest.fixture
def joint(tmp_path):
    """A joint sheet that is not on disk yet."""
    return JointSheet(tmp_path / "gezamenlijk.yaml", make_set(), "Neder-Betuwe", 2026)


def read(joint: JointSheet):
    """What is on disk, read as every command reads it."""
    document = read_document(joint.file.path)
    sheet = parse_score_sheet(document, make_set())
    assert document.problems == []
    return sheet


def test_every_step_is_on_disk_at_once(joint):
    """Score, reason, hands and actions are read back from the file after each step."""
    assert not joint.file.exists
    joint.settle("A02", Answer.FOUR)
    assert read(joint).answers["A02"].answer is Answer.FOUR
    joint.leave_open("A02")
    assert (read(joint).answers, read(joint).open_statements) == ({}, ("A02",))
    joint.leave_open("A01")
    assert read(joint).open_statements == ("A01", "A02")
    joint.settle("A02", Answer.DONT_KNOW)
    assert read(joint).open_statements == ("A01",)
    joint.give_reason("B01", "Wij zien: alles # goed")
    joint.give_reason("A01", "- en + en =1")
    assert list(read(joint).reasons.items()) == [("A01", "- en + en =1"), ("B01", "Wij zien: alles # goed")]
    joint.give_reason("A01", "")
    assert list(read(joint).reasons) == ["B01"]
    joint.count_hands("A01", Hands(scores=(0, 2, 5, 3, 1), dont_know=2))
    assert read(joint).hands["A01"] == Hands(scores=(0, 2, 5, 3, 1), dont_know=2)
    action = Action(statement="A01", what="Bellen: morgen", who="GGD", due=date(2027, 3, 1))
    joint.add_action(action)
    joint.add_action(Action(statement="A01", what="Schrijven"))
    assert read(joint).actions == (action, Action(statement="A01", what="Schrijven"))
    joint.drop_action(joint.actions("A01")[0])
    assert [action.what for action in read(joint).actions] == ["Schrijven"]
    joint.clear("A01")
    assert read(joint).open_statements == ()
    assert [joint.touched(identity) for identity in ("A01", "A02", "B01", "B02")] == [True, True, True, False]


def test_a_step_that_changes_nothing_makes_no_file(joint):
    """Taking back what is not there leaves the disk alone."""
    joint.clear("A01")
    joint.give_reason("A01", "x")
    before = joint.file.path.stat().st_mtime_ns
    joint.give_reason("A01", "x")
    assert joint.file.path.stat().st_mtime_ns == before


def test_only_a_joint_sheet_of_this_measurement(write):
    """An individual sheet or one of another year is never written over."""
    individual = (
        "stellingenset: proef\nversie: '1.0'\ncoalitie: Dorp\njaar: 2026\ndeelnemer: k7m2q9xa\nscores: {A01: 4}\n"
    )
    path = write("gezamenlijk.yaml", individual)
    with pytest.raises(UsageError, match="geen gezamenlijke"):
        JointSheet(path, make_set(), "Dorp", 2026)
    path = write("gezamenlijk.yaml", individual.replace("deelnemer: k7m2q9xa", "soort: gezamenlijk"))
    with pytest.raises(UsageError, match="Dorp 2026"):
        JointSheet(path, make_set(), "Dorp", 2027)
    path = write("gezamenlijk.yaml", individual.replace("deelnemer: k7m2q9xa", "soort: gezamenlijk") + "acties: 3\n")
    with pytest.raises(InputError):
        JointSheet(path, make_set(), "Dorp", 2026)


def state_of(plan: Plan) -> SessionState:
    """A session of 45 minutes with some time used."""
    return SessionState(
        coalition="Dorp", year=2026, minutes=45.0, per_statement=None, plan=plan, used=61.5, per_item={"A01": 20.0}
    )


def test_the_state_is_read_as_it_was_written(tmp_path):
    """Place, plan and seconds survive; no state is not a damaged state."""
    path = tmp_path / ".werksessie.json"
    assert read_state(path, frozenset(IDS)) == (None, True)
    state = replace(state_of(replace(list_plan(1), left_out=("A01",))), share=1)
    write_state(path, state)
    write_state(path, state)
    assert read_state(path, frozenset(IDS)) == (state, True)


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("formaatversie", 2),
        ("agenda", [{"stelling": "Z99", "minuten": 5, "onderwerp": "zwak"}]),
        ("agenda", [{"stelling": "A01", "minuten": "lang", "onderwerp": "zwak"}]),
        ("agenda", None),
        ("niet_besproken", ["A01", "A01"]),
        ("te_verdelen", ["A02"]),
        ("te_verdelen", ["A01"]),
        ("agenda", [{"stelling": ":lijst", "minuten": 5, "onderwerp": "onbekend"}]),
        ("gebruikt", float("nan")),
        ("jaar", "volgend"),
        ("getoond", {"A01": [1, 2]}),
        ("stil", {"stellingen": ["Z99"], "tot": 5}),
    ],
)
def test_a_damaged_state_begins_anew(tmp_path, key, value):
    """What cannot be used is not used, and does not stop the session."""
    path = tmp_path / ".werksessie.json"
    write_state(path, state_of(plan_of("A01")))
    path.write_text(json.dumps(json.loads(path.read_text(encoding="utf-8")) | {key: value}), encoding="utf-8")
    assert read_state(path, frozenset(IDS)) == (None, False)
    path.write_bytes(b"\xff[")
    assert read_state(path, frozenset(IDS)) == (None, False)
