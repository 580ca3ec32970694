# SPDX-License-Identifier: EUPL-1.2
"""The agenda in a session: blind spots shared out, search, themes, and who is in the room."""

from __future__ import annotations

from datetime import date

import pytest

from analysetool.model import Action, Hands
from analysetool.session.plan import LIST
from analysetool.words import session as texts
from analysetool.words import session_agenda as agenda_texts
from analysetool.words import session_votes as vote_texts
from tests.conftest import make_sheet
from tests.test_werksessie import Room, people
from tests.test_werksessie_jaren import again

pytestmark = pytest.mark.slow

BLIND = {"A": {"A1": ("A01", "A02", "A03"), "A2": ("A04", "A05")}, "B": {"B1": ("B01",)}}


def blind() -> list:
    """Six people: A01 divides, A02, A04 and B01 are blind spots (four of six do not know), A03 and A05 are weak."""
    ends = [1, 1, 1, 5, 5, 5]
    return [
        make_sheet(
            {"A01": end, "A03": 2, "A05": 2} | dict.fromkeys(("A02", "A04", "B01"), 3 if number < 2 else "weet-niet"),
            participant=f"p{number:07}",
        )
        for number, end in enumerate(ends)
    ]


@pytest.fixture
def room(tmp_path):
    """A session over three blind spots."""
    return Room(tmp_path, blind(), parts=BLIND)


def items(room: Room) -> list[str]:
    """The statements on the plan, with the list."""
    return [item.statement for item in room.session.now.plan.items]


def test_blind_spots_are_shared_out_as_one_list(room):
    """Behind what divides, three minutes for three; an action without a score, and a key for scores says so.

    All are as urgent, so that they go round the themes of both parts; that of A02 has had its turn with A01.
    """
    assert (items(room), room.session.now.plan.to_share) == (["A01", LIST, "A05", "A03"], ("B01", "A04", "A02"))
    assert room.session.now.plan.items[1].minutes == 3
    front = room.run("", "", ("a", "Jan Jansen", "GGD", "1-3-2027"), "4", "", ("a Gemeente", ""), ("a", ""), "", "")
    assert texts.PERSON in front.asked
    assert room.sheet.actions == (
        Action(statement="B01", what="Uitzoeken of dit klopt: Stelling B01", who="GGD", due=date(2027, 3, 1)),
        Action(statement="A04", what="Uitzoeken of dit klopt: Stelling A04", who="Gemeente"),
    )
    assert (room.sheet.answers, room.sheet.open_statements) == ({}, ())
    shown = ["\n".join(line.text for line in screen.lines) for screen in front.screens]
    assert "Neder-Betuwe 2026 · Witte vlekken verdelen: 1 van 3\nDeze lijst: nog 3 min" in shown[2]
    assert "B01  Stelling B01.\nnog niet verdeeld" in shown[2]
    assert "B01  Stelling B01.\nGGD · 1 maart 2027" in shown[3]
    assert front.screens[4].said == (texts.talk_after_all("B01"),)
    assert "› 2. A04 Stelling A04.\n  3. A02 Stelling A02.\n  1. B01 Stelling B01. · GGD · 1 maart 2027" in shown[5]
    assert "Witte vlekken verdelen: 3 van 3" in shown[8]
    assert "stelling 2 van 3" in shown[9]  # the list is no statement


def test_the_room_sees_the_list_and_who_does_what(room):
    """The current one is marked; nothing of it is a score, and nothing of it is left on the next statement."""
    room.run("", "", ("a", "GGD", ""), "")
    assert "Wie zoekt dit uit, en wanneer?" in room.screen
    body = " ".join(room.screen.split())
    assert '<li><span class="id">B01</span> Stelling B01.<span class="wie">GGD</span></li>' in body
    assert '<li class="nu" aria-current="true"><span class="id">A04</span> Stelling A04.</li>' in body
    assert "emiddeld" not in body.partition("<body")[2]
    room.run("→", "→")
    assert "Wie zoekt dit uit" not in room.screen


def test_back_and_undo_on_the_list(room):
    """Back goes to the one before, then to the statement before the list; undo goes to what it was about."""
    room.run("g A02", ("a", "GGD", ""), "g A05", "v")
    assert room.session.now.statement_id == "A02"
    room.run("v", "v")
    assert room.session.now.statement_id == "B01"
    assert room.run("u").said == ('Teruggenomen: de actie "Uitzoeken of dit klopt: Stelling A02".',)
    assert (room.session.now.statement_id, room.sheet.actions) == ("A02", ())
    room.run("g B01", "v")
    assert room.session.now.statement_id == "A01"


def test_a_crash_on_the_list_goes_on_there(room):
    """The place on the list is on disk with the plan."""
    room.run("", "", "")
    other = again(room, blind(), BLIND)
    assert (other.session.now.statement_id, items(other)) == ("A04", items(room))
    other.run("l + A04")
    assert (items(other), other.session.now.plan.to_share) == (["A01", LIST, "A04", "A05", "A03"], ("B01", "A02"))
    assert other.session.now.statement_id == "A02"


def test_what_was_shared_out_was_talked_about(room):
    """Not the blind spots that nobody took, nor a statement without anything said of it."""
    room.run("g A04", ("a", "GGD", ""))
    told = "\n".join(line.text for line in room.session.summary())
    assert "Vandaag niet besproken (5):" in told
    assert "  A04 Stelling A04." not in told.partition("Vandaag")[2]


def test_statements_are_found_by_word_and_say_what_they_cost(room):
    """At their place, on the list, settled, or with their minutes and whether those fit."""
    room.run("g A03", "2", "l - A03", "l - A05", "f")
    front = room.run(("l", "/ stelling a0", "/niets", "a04", ""))
    found = [line.text for line in front.screens[2].lines]
    assert (found[0], found[2:7]) == (
        "5 stellingen met 'stelling a0':",
        [
            "A01 Stelling A01. (plaats 1 op de agenda)",
            "A02 Stelling A02. (op de lijst met witte vlekken)",
            "A03 Stelling A03. (samen gekozen: 2 (Oneens); 5 minuten, past)",
            "A04 Stelling A04. (op de lijst met witte vlekken)",
            "A05 Stelling A05. (5 minuten, past)",
        ],
    )
    assert agenda_texts.nothing_found("niets") in [line.text for line in front.screens[3].lines]
    room.session.now.clock.used = 57 * 60
    room.run("g A01")
    # 7 for A01, 3 for the list, 9 for the closing and 5 more, of the 3 minutes that are left
    assert room.run("l /A05").said == (
        "1 stelling met 'A05':",
        "A05 Stelling A05. (5 minuten, past niet, 21 minuten te kort)",
    )


def test_going_to_a_word(room):
    """One that fits is gone to; of more one is chosen; none says so."""
    room.run("g stelling b01")
    assert room.session.now.statement_id == "B01"
    front = room.run(("g stelling", "A05"))
    assert agenda_texts.CHOOSE_ONE in [line.text for line in front.screens[1].lines]
    assert room.session.now.statement_id == "A05"
    assert room.run(("/", "2")).said == ()
    room.run("g A02", "g lijst")
    assert room.session.now.statement_id == "B01"
    assert room.run("", "", "g 2").said == ()
    assert room.session.now.statement_id == "B01"  # the second of the agenda is the list
    room.run(("g stelling", ""))
    assert room.session.now.statement_id == "B01"
    assert room.run("g wijk").said == (agenda_texts.nothing_found("wijk"),)


def test_the_agenda_by_theme_and_back(room):
    """In the order of the set with the list last; then what divides first again, and behind it the list."""
    room.run("l A05 1")
    front = room.run(("l", "t", ""))
    assert items(room) == ["A01", "A03", "A05", LIST]
    lines = [line.text for line in front.screens[2].lines]
    assert lines[3:7] == [
        "A1 Thema A1",
        "  1. A01 Stelling A01. (verdeeld, 7 min)",
        "  2. A03 Stelling A03. (aandachtspunt, 5 min)",
        "A2 Thema A2",
    ]
    assert room.run("l d").said == (agenda_texts.MOST_URGENT_FIRST,)
    assert items(room) == ["A01", LIST, "A05", "A03"]


def test_chosen_themes_alone(room):
    """What was talked about stays; the rest is made anew of these, and what falls off is not talked about today."""
    assert room.run("", "l alleen a2, B").said == ("De agenda gaat nu alleen over A2 en B.",)
    plan = room.session.now.plan
    assert (items(room), plan.to_share, plan.left_out) == (["A01", LIST, "A05"], ("B01", "A04"), ("A03", "A02"))
    front = room.run(("l", "alleen", "alleen Z9", ""))
    assert "  A2 Thema A2" in [line.text for line in front.screens[2].lines]
    assert agenda_texts.no_such_theme("z9") in [line.text for line in front.screens[3].lines]
    assert items(room) == ["A01", LIST, "A05"]


@pytest.mark.parametrize("number", [0, 3])
def test_where_nothing_is_known_beforehand_it_goes_round_the_themes(tmp_path, number):
    """Without forms, and with so few that nothing may be shown: the first of each theme in turn, and no blind spot."""
    room = Room(tmp_path / "leeg", blind()[:number], parts=BLIND)
    assert items(room) == ["A01", "B01", "A04", "A02", "A05", "A03"]
    assert texts.ROUND_THE_THEMES in room.run().shown
    assert texts.ROUND_THE_THEMES not in Room(tmp_path / "zes", blind(), parts=BLIND).run().shown


def test_who_is_in_the_room_is_counted_per_domain(tmp_path):
    """At the opening and later, in the joint sheet; what is typed again replaces, and a step can be taken back."""
    room = Room(tmp_path, people())
    assert texts.NOBODY_COUNTED in room.run().shown
    front = room.run(("m", "jgz 4", "Sociaal 1 x", "sociaal-domein 1", ""))
    assert "'x' is niet te lezen" in front.asked[2]
    assert room.sheet.present == {"jgz": 4, "sociaal-domein": 1}
    assert "Er zijn 5 mensen: jgz 4, sociaal-domein 1." in front.shown
    assert room.run("g A03", "m sociaal-domein 2").said == ("Er zijn 6 mensen: jgz 4, sociaal-domein 2.",)
    assert room.run("u").said == ("Teruggenomen: het aantal mensen in de zaal.",)
    assert room.sheet.present == {"jgz": 4, "sociaal-domein": 1}
    room.run(("m", "-", ""))
    assert room.sheet.present == {}
    assert "jgz 4" not in room.screen


def test_more_hands_than_people_are_asked_about(tmp_path):
    """Seven hands of six people: no counts again, yes keeps them; as many as there are is no question."""
    room = Room(tmp_path, people())
    room.run("m jgz 4 sociaal-domein 2", "g A03")
    front = room.run(("h", "0 4 2 0 0 w1", "n", "0 4 2 0 0"))
    assert front.asked[1] == "U telde 7 handen; er zijn 6 mensen. Klopt dat? (j/n)"
    assert front.asked[2].startswith("Geteld: 0 ")
    assert room.sheet.hands == {"A03": Hands(scores=(0, 4, 2, 0, 0))}
    # a late hand on top of six is one too many as well
    front = room.run(("h", "o", "0 0 0 0 1", "n", "ESC"))
    assert front.asked[2] == "U telde 7 handen; er zijn 6 mensen. Klopt dat? (j/n)"
    assert room.sheet.hands == {"A03": Hands(scores=(0, 4, 2, 0, 0))}
    told = vote_texts.counted("7 handen", "A03", None)
    assert room.run(("h", "v", "0 4 2 0 0 w1", "j")).said == (told, vote_texts.COUNT_AGAIN)
    assert room.sheet.hands["A03"].dont_know == 1
    # one vote too many is taken away, and the rest counts
    front = room.run(("e", "j", *"1223344", "", "n", "-", ""))
    assert "U telde 7 stemmen; er zijn 6 mensen. Klopt dat? (j/n)" in front.asked
    assert room.sheet.hands["A03"].scores == (1, 2, 2, 1, 0)
