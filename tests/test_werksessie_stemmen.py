# SPDX-License-Identifier: EUPL-1.2
"""Voting in a session: cards key by key, votes that come late, and the moment at which the room sees them."""

from __future__ import annotations

import io

import pytest
from rich.console import Console

from analysetool.model import Hands, Voting
from analysetool.session.front import Screen
from analysetool.session.screens import ScreenFront
from analysetool.terminal.keys import Key, KeyKind
from analysetool.words import session as texts
from analysetool.words import session_votes as vote_texts
from tests.test_werksessie import Room, ScriptedFront, people

pytestmark = pytest.mark.slow

BACK = "\b"


class Keyboard:
    """Types one key after another; the empty text is Enter."""

    def __init__(self, *keys: str):
        """In this order."""
        self._keys = list(keys)

    def read(self, *, idle: bool = False) -> Key:  # noqa: ARG002 - as keyboards do
        """The next key."""
        text = self._keys.pop(0)
        kinds = {"": KeyKind.ENTER, BACK: KeyKind.BACKSPACE, "ESC": KeyKind.ESCAPE}
        return Key(kinds[text]) if text in kinds else Key(KeyKind.TEXT, text)


def typed_into(room: Room, *keys: str, width: int = 80, height: int = 24) -> tuple[str, list[str]]:
    """Press keys on the facilitator's screen, and stop; gives what was drawn, and what the room saw at each drawing."""
    out, seen = io.StringIO(), []
    front = ScreenFront(Keyboard(*keys, "s"), Console(file=out, width=width, height=height, force_terminal=False))
    drawn = front.show

    def show(screen: Screen) -> None:
        seen.append(room.screen)
        drawn(screen)

    front.show = show  # type: ignore[method-assign]
    room.session.run(front)
    return out.getvalue(), seen


@pytest.fixture
def room(tmp_path):
    """Six people's session at A03."""
    own = Room(tmp_path, people())
    own.run("g A03")
    return own


@pytest.mark.parametrize(("width", "height"), [(80, 24), (60, 20)])
def test_cards_are_counted_key_by_key(room, width, height):
    """4, 4, 5, weet niet, a wrong key, a 1 that is taken back, nvt: the tally is on the laptop and not in the room."""
    drawn, seen = typed_into(room, "h", *"445w7", "1", BACK, "x", "", width=width, height=height)
    assert room.sheet.hands == {"A03": Hands(scores=(0, 0, 0, 2, 1), dont_know=1, not_applicable=1)}
    text = " ".join(drawn.split())
    assert "Geteld: 5 (1: 0 · 2: 0 · 3: 0 · 4: 2 · 5: 1 · w: 1 · x: 1)." in text
    assert "Geteld: 5 (1: 1 · 2: 0" in text
    assert "5 handen bij A03 geteld en bewaard." in text
    counting = [page for page in seen if "Kies voor uzelf een score." in page]
    assert len(set(counting)) == 1
    assert "Handopsteken" not in counting[0]
    assert all(page.count("\n") < height for page in drawn.split("Neder-Betuwe 2026 · stelling")[1:])


def test_a_seven_is_no_card_but_begins_no_numbers_after_a_weet_niet(room):
    """It says so, and counts nothing."""
    front = room.run(
        (
            "h",
            "w",
            "7",
            "",
        )
    )
    assert front.asked[2].startswith(vote_texts.NO_CARD)
    assert room.sheet.hands["A03"].voters == 1


def test_numbers_can_be_typed_on_the_same_screen(room):
    """A sign that no card has, or a blank behind digits, makes what was typed the first number."""
    typed_into(room, "h", *"0 2 5 3 1", "")
    assert room.sheet.hands["A03"] == Hands(scores=(0, 2, 5, 3, 1))
    typed_into(room, "u", "h", *"12 2 0 3 1 w2", "")
    assert room.sheet.hands["A03"] == Hands(scores=(12, 2, 0, 3, 1), dont_know=2)


def test_who_gives_up_the_numbers_goes_on_with_the_cards(room):
    """Esc once is back to the cards, Esc twice keeps nothing."""
    typed_into(room, "h", "4", " ", "ESC", "5", "")
    assert room.sheet.hands["A03"].scores == (0, 0, 0, 1, 1)
    typed_into(room, "u", "h", "4", " ", "ESC", "5", "ESC")
    assert room.sheet.hands == {}


def test_cards_in_plain_lines(room):
    """A row of signs counts, another row joins it, a minus takes the last away, and an empty line ends."""
    room.run(("h", "445", "x1", "-", "3w", ""))
    assert room.sheet.hands["A03"] == Hands(scores=(0, 0, 1, 2, 1), dont_know=1, not_applicable=1)
    room.run("u", "h 445w")
    assert room.sheet.hands["A03"] == Hands(scores=(0, 0, 0, 2, 1), dont_know=1)
    front = room.run("u", ("h 4 4", "5", ""))
    assert front.asked[0].startswith(vote_texts.WRONG_HANDS)
    assert room.sheet.hands["A03"].voters == 1


def test_hands_without_h_are_no_scores(room):
    """Five numbers on a line are nobody's joint score; it says how to count them."""
    assert room.run("0 2 5 3 1").said == (texts.HANDS_WITH_H,)
    assert not (room.folder / "gezamenlijk.yaml").exists()


def test_late_hands_add_up(room):
    """Seven and then two are nine; replacing and leaving are the other answers, and each step is taken back by u."""
    front = room.run("h 0 2 5 0 0", ("h", "huh", "o", "4", "w", ""))
    assert front.asked[0] == (
        "Hier zijn al 7 handen geteld. Vervangen of optellen? (v = vervangen, o = optellen, Enter = laten staan)"
    )
    assert front.said == ("2 handen bij A03 geteld en bewaard. Samen nu 9.",)
    assert room.sheet.hands["A03"] == Hands(scores=(0, 2, 5, 1, 0), dont_know=1)
    room.run(("h", "n"))
    room.run(("h", "v", "1", ""))
    assert room.sheet.hands["A03"] == Hands(scores=(1, 0, 0, 0, 0))
    room.run("u", "u")
    assert room.sheet.hands["A03"] == Hands(scores=(0, 2, 5, 0, 0))


def test_secret_votes_and_hands_are_never_added(room):
    """There is only the question whether to count again."""
    front = room.run("h 0 2 5 0 0", ("e", "j", *"44444", ""), ("h", "n"))
    assert front.asked[0] == front.asked[-1] == vote_texts.REPLACE_HANDS
    assert room.sheet.hands["A03"] == Hands(scores=(0, 0, 0, 5, 0), voting=Voting.SECRET)


def test_late_secret_votes_join_what_nobody_saw(room):
    """Three are too few to show and two come later: five are shown. On disk there was only their number until then."""
    kept = []
    front = ScriptedFront(("e", *"445", ""), ("e", "o", "1", ""), ("e", "o", "1", ""), "s")
    taken = front.command
    front.command = lambda: (kept.append(room.joint.sheet.hands.get("A03")), taken())[1]  # type: ignore[method-assign, func-returns-value]
    room.run(front=front)
    assert kept[1:3] == [Hands(number=3).number_alone(), Hands(number=4).number_alone()]
    assert front.said == ("1 stem bij A03 geteld en bewaard. Samen nu 5.",)
    assert room.sheet.hands["A03"] == Hands(scores=(2, 0, 0, 2, 1), voting=Voting.SECRET)


def test_one_late_secret_vote_is_not_added_to_what_the_room_saw(room):
    """Six less five is one person: the result stays, and it says why. Five late ones are as many as may be known."""
    shown = Hands(scores=(0, 0, 0, 5, 0), voting=Voting.SECRET)
    front = room.run(("e", *"44444", ""), ("e", "o", "1", ""))
    assert room.sheet.hands["A03"] == shown
    assert front.said[0].startswith("De late stem telt niet mee: de zaal zag de uitslag al")
    room.run(("e", "o", *"11111", ""))
    assert room.sheet.hands["A03"] == Hands(scores=(5, 0, 0, 5, 0), voting=Voting.SECRET)


def test_after_a_restart_only_the_number_of_few_secret_votes_is_known(room):
    """What they voted was in memory alone; with late votes there is a number and what to do for a result."""
    room.run(("e", *"445", ""))
    again = Room(room.folder, people())
    front = again.run("g A03", ("e", "o", *"44444", ""))
    assert again.sheet.hands["A03"] == Hands(number=8).number_alone()
    assert "is alleen het aantal bewaard, dus van deze 8 ook." in front.said[0]


def test_votes_that_are_not_there_any_more_are_not_added_to(room):
    """Three times 1 replaced three times 4: two times 5 join those. After a step back there is only a number."""
    room.run(("e", *"444", ""), ("e", "v", *"111", ""), ("e", "o", *"55", ""))
    assert room.sheet.hands["A03"] == Hands(scores=(3, 0, 0, 0, 2), voting=Voting.SECRET)
    room.run("u", "u", ("e", *"444", ""), ("e", "v", *"11", ""), "u", ("e", "o", *"55", ""))
    assert room.sheet.hands["A03"] == Hands(number=5).number_alone()


def test_the_room_counts_down_to_the_votes(room):
    """All see them at once, 5.5 seconds after the last; the page says so, and then it is an ordinary page."""
    front = ScriptedFront("h 0 2 5 0 0", "2", "s")
    taken, seen = front.command, []

    def command():
        seen.append(room.screen)
        if len(seen) == 2:
            assert 'data-onthul="5500"' in seen[1]
            room.now = 5
            front.refresh()
            assert 'data-onthul="5500"' in room.screen
        if len(seen) == 3:
            assert 'data-onthul="5500"' in seen[2]  # also when a score is chosen meanwhile
            room.now = 6
            front.refresh()
            seen.append(room.screen)
        return taken()

    front.command = command  # type: ignore[method-assign]
    room.run(front=front)
    assert ["data-onthul=" in page for page in seen] == [False, True, True, False]
    assert "Handopsteken" in seen[1]


def test_there_is_no_counting_down_to_nothing(room):
    """Votes that stay hidden, and none at all."""
    pages = []
    front = ScriptedFront(("h", "ESC"), ("h", ""), ("e", "4", "ESC"), ("e", *"445", ""), "s")
    taken = front.command
    front.command = lambda: (pages.append(room.screen), taken())[1]  # type: ignore[method-assign, func-returns-value]
    room.run(front=front)
    assert "3 mensen stemden geheim." in pages[-1]
    assert not any("data-onthul=" in page for page in pages)


def test_a_vote_that_is_taken_back_is_not_counted_down_to(room):
    """Nor when another statement is talked about."""
    pages = []
    front = ScriptedFront("h 0 2 5 0 0", "u", "h 0 2 5 0 0", "→", "s")
    taken = front.command
    front.command = lambda: (pages.append(room.screen), taken())[1]  # type: ignore[method-assign, func-returns-value]
    room.run(front=front)
    assert ["data-onthul=" in page for page in pages] == [False, True, False, True, False]


def test_a_name_in_a_reason_or_an_action_is_asked_about(room):
    """No keeps nothing, yes keeps it; without a name there is no question."""
    path = room.folder / "gezamenlijk.yaml"
    front = room.run(("r", "Jan Jansen wist het", "n"), ("a", "Jan Jansen bellen", "n"))
    assert front.asked.count(texts.NAME_IN_TEXT) == 2
    assert not path.exists()
    room.run(("r", "Jan Jansen wist het", "j"), ("a", "Jan Jansen bellen", "j", "GGD", ""))
    assert path.read_text(encoding="utf-8").count("Jan Jansen") == 2
    assert texts.NAME_IN_TEXT not in room.run(("r", "De GGD wist het"), ("a Bellen", "GGD", "")).asked
