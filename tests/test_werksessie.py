# SPDX-License-Identifier: EUPL-1.2
"""A working session: through a front that types by itself, in plain lines and on a real pseudo-terminal."""

from __future__ import annotations

import json
import signal
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from analysetool.errors import UsageError
from analysetool.files.score_sheets import parse_score_sheet
from analysetool.files.sheet_writer import dump_score_sheet
from analysetool.files.yaml_source import read_document
from analysetool.model import Action, Answer, GivenAnswer, Hands, ScoreSheet, StatementSet
from analysetool.session.clock import Clock
from analysetool.session.commands import Typed, typed_line
from analysetool.session.front import Screen
from analysetool.session.joint_sheet import JointSheet
from analysetool.session.material import Material, gather
from analysetool.session.plan import LIST
from analysetool.session.room_file import RoomFile
from analysetool.session.session import WorkSession
from analysetool.session.state_file import SessionState
from analysetool.terminal.lines import Lines
from analysetool.words import session as texts
from tests import running
from tests.conftest import make_set, make_sheet
from tests.terminal import DEADLINE, Terminal

pytestmark = pytest.mark.slow

SIX = {"A": {"A1": ("A01", "A02", "A03"), "A2": ("A04",)}, "B": {"B1": ("B01", "B02")}}
NOTE = "Alleen bij ons op de Dorpsstraat"


def people() -> list[ScoreSheet]:
    """Six people: A01 strong, A02 divided, A03 weak, A04 unknown, B01 in the middle, B02 not answered by anybody."""
    rows = [
        {"A01": 5, "A02": 1, "A03": 2, "A04": "weet-niet", "B01": 3},
        {"A01": 5, "A02": 1, "A03": 2, "A04": "weet-niet", "B01": 3},
        {"A01": 4, "A02": 1, "A03": (2, NOTE), "A04": "weet-niet", "B01": 3},
        {"A01": 5, "A02": 5, "A03": 2, "A04": 3, "B01": 3},
        {"A01": 4, "A02": 5, "A03": 1, "A04": 3, "B01": 3},
        {"A01": 5, "A02": 5, "A03": 2, "A04": 3, "B01": 3},
    ]
    return [
        make_sheet(row, participant=f"p{number:07}", domain="jgz" if number < 3 else "sociaal-domein")
        for number, row in enumerate(rows)
    ]


def write_sheets(folder: Path, statement_set: StatementSet, sheets: list[ScoreSheet]) -> None:
    """Put sheets on disk as the tool does."""
    folder.mkdir(parents=True, exist_ok=True)
    for sheet in sheets:
        text = dump_score_sheet(sheet, [statement.id for statement in statement_set.statements])
        (folder / f"{sheet.participant}.yaml").write_text(text, encoding="utf-8")


class ScriptedFront:
    """A front that types what the test says: commands as plain lines, and answers to questions in their order."""

    def __init__(self, *typed: str | tuple[str, ...]):
        """Each item is a command, or a command with the answers to what it asks."""
        self._typed = [entry if isinstance(entry, tuple) else (entry,) for entry in typed]
        self._answers: list[str] = []
        self.screens: list[Screen] = []
        self.asked: list[str] = []
        self.watch = lambda: None

    def keep_fresh(self, refresh) -> None:
        """A moment passes when a test says so."""
        self.refresh = refresh

    def show(self, screen: Screen) -> None:
        """Keep what was shown."""
        self.screens.append(screen)

    def command(self) -> Typed:
        """The next command."""
        assert self._answers == [], f"not asked for: {self._answers}"
        command, *self._answers = self._typed.pop(0)
        return typed_line(command)

    def ask(self, question: str, begun: str = "") -> str | None:
        """The next answer, behind what was typed already."""
        self.asked.append(question)
        self.watch()
        answer = self._answers.pop(0)
        return None if answer == "ESC" else begun + answer

    def confirm(self, question: str) -> bool:
        """The next answer, yes for j."""
        return self.ask(question) == "j"

    def vote(self, question: str, *, secret: bool = True) -> str | None:  # noqa: ARG002 - nothing is shown here
        """The next vote."""
        return self.ask(question)

    @property
    def said(self) -> tuple[str, ...]:
        """What was said last."""
        return self.screens[-1].said

    @property
    def shown(self) -> str:
        """The lines of the last screen."""
        return "\n".join(line.text for line in self.screens[-1].lines)


class Room:
    """A session over a folder of its own, with a front that types."""

    def __init__(self, folder: Path, sheets: list[ScoreSheet], *, minutes: float = 60, parts=None, tell=lambda _: None):
        """Write the sheets and begin."""
        self.folder = folder
        self.set = make_set(SIX if parts is None else parts)
        write_sheets(folder, self.set, sheets)
        self.material: Material = gather(
            folder, self.set, coalition="Neder-Betuwe", year=2026, with_notes=True, lines=Lines(), tell=tell
        )
        self.joint = JointSheet(self.material.joint_path, self.set, "Neder-Betuwe", 2026)
        plan = self.material.new_plan(self.joint.sheet, minutes, None)
        state = SessionState(coalition="Neder-Betuwe", year=2026, minutes=minutes, per_statement=None, plan=plan)
        self.now = 0.0
        self.session = WorkSession(
            self.material,
            self.joint,
            RoomFile(folder / "scherm.html"),
            state,
            Clock(now=lambda: self.now, day=lambda: self.now),
        )

    def run(self, *typed: str | tuple[str, ...], front: ScriptedFront | None = None) -> ScriptedFront:
        """Type, and stop at the end."""
        front = front or ScriptedFront(*typed, "s")
        self.session.run(front)
        return front

    @property
    def screen(self) -> str:
        """What the room sees."""
        return (self.folder / "scherm.html").read_text(encoding="utf-8")

    @property
    def sheet(self) -> ScoreSheet:
        """The joint sheet on disk."""
        document = read_document(self.folder / "gezamenlijk.yaml")
        sheet = parse_score_sheet(document, self.set)
        assert document.problems == []
        assert sheet is not None
        return sheet


@pytest.fixture
def room(tmp_path):
    """A session of six people."""
    return Room(tmp_path, people())


def test_the_agenda_begins_with_a_strength_and_leaves_out_the_middle(room):
    """A01 is strong, A02 divides, B02 was not answered, A03 is weak, A04 is unknown; B01 asks for nothing.

    A04 has three scores, which are too few to weigh, and is the list to share out by itself.
    """
    assert [item.statement for item in room.session.now.plan.items] == ["A01", "A02", LIST, "B02", "A03"]
    assert room.session.now.plan.to_share == ("A04",)
    front = room.run()
    assert "Agenda: 4 stellingen en 1 witte vlek, 18 minuten" in front.shown
    assert "A02 Stelling A02. (verdeeld, 7 min)" in front.shown
    assert "3. lijst Witte vlekken verdelen: 1 stelling (1 minuut)\n      A04 Stelling A04." in front.shown


def test_settling_with_a_reason_an_action_and_hands(room):
    """All of it stands in the joint sheet and on both screens."""
    front = room.run(
        "g A03",
        "2",
        ("r", "Wij zien het <b>nog</b> weinig"),
        ("a", "Bellen", "GGD", "1-3-2027"),
        ("h", "0 4 2 0 0 w1"),
    )
    assert room.sheet.answers["A03"].answer is Answer.TWO
    assert room.sheet.reasons == {"A03": "Wij zien het <b>nog</b> weinig"}
    assert room.sheet.hands == {"A03": Hands(scores=(0, 4, 2, 0, 0), dont_know=1)}
    assert [(action.what, action.who, str(action.due)) for action in room.sheet.actions] == [
        ("Bellen", "GGD", "2027-03-01")
    ]
    for text in (
        "Samen: 2 (Oneens)",
        "Reden: Wij zien het <b>nog</b> weinig",
        "Actie 1: Bellen · GGD · 1 maart 2027",
        "Losse antwoorden: 1× 1, 5× 2.",
        "Bij handopsteken: 4× 2, 2× 3; 1× weet niet.",
        "Er is 1 opmerking van deelnemers. Lezen: o.",
    ):
        assert text in front.shown
    assert NOTE not in front.shown
    assert "&lt;b&gt;nog&lt;/b&gt;" in room.screen
    assert "<b>nog</b>" not in room.screen


def test_the_room_never_sees_notes_codes_or_keys(room):
    """Not in any moment of a session."""
    seen = []
    front = ScriptedFront(
        "", "", "4", ("n", "j"), ("h", "0 0 0 0 0 w6"), ("e", "j", "1", "5", ""), "u", "u", "?", "", "l + B01", "p", "",
        ("m", "jgz 4", ""), "g A04", ("a", "GGD", ""), "/ Stelling A03", "o", "",
        "", "", ("", ""),
    )  # fmt: skip
    kept = front.show
    front.show = lambda screen: (kept(screen), seen.append(room.screen))  # type: ignore[method-assign, func-returns-value]
    front.watch = lambda: seen.append(room.screen)
    room.run(front=front)
    assert len(seen) > 15
    everything = "".join(seen)
    assert NOTE not in everything
    for secret in ("p0000001", "weet niet · x nvt", "handen tellen", "(j/n)", "Één antwoord meer", "kan dit oordeel"):
        assert secret not in everything
    assert any(NOTE in line.text for screen in front.screens for line in screen.lines)


def test_notes_are_read_per_statement_when_asked_for(room):
    """Only of the statement, only after o, and not of what may not be shown; without the option it says how."""
    front = room.run("g A03", "o", "", "g A04", "o")
    with_note = [number for number, screen in enumerate(front.screens) if any(NOTE in own.text for own in screen.lines)]
    assert with_note == [2]
    assert front.said == ("Bij A04 zijn er geen opmerkingen die u mag zien.",)
    room.session.now.material = replace(room.material, notes={}, with_notes=False)
    assert room.run("g A03", "o").said == (texts.NOTES_NOT_READ,)


@pytest.mark.parametrize("number", [1, 2])
def test_of_one_or_two_people_nothing_is_on_a_screen(tmp_path, number):
    """Their sheets, their secret votes, a note: no score, mean or count; not on the beamer, not on the laptop."""
    sheets = [replace(sheet, answers={**sheet.answers, "A03": GivenAnswer(answer=Answer.FOUR)}) for sheet in people()]
    room = Room(tmp_path, sheets[:number])
    votes = ("e", *["4"] * number, "")
    seen: list[str] = []
    front = ScriptedFront("g A03", votes, "o", "→", "g A03", "s")
    taken = front.command
    front.command = lambda: (seen.append(room.screen), taken())[1]  # type: ignore[method-assign, func-returns-value]
    room.run(front=front)
    told = "\n".join(line.text for screen in front.screens for line in screen.lines)
    assert "Losse antwoorden:" not in told
    assert "emiddeld" not in told
    assert "4×" not in told
    bodies = [page.partition("<body")[2] for page in seen]
    assert not any("<table" in body or "emiddeld" in body for body in bodies)
    assert f"{'persoon stemde' if number == 1 else 'mensen stemden'} geheim." in seen[-1]
    assert room.sheet.hands == {"A03": Hands(number=number).number_alone()}
    for path in room.folder.glob(".*"):
        assert "scores" not in path.read_text(encoding="utf-8")


@pytest.mark.parametrize("number", [1, 2])
def test_open_hands_of_few_are_what_everybody_saw(room, number):
    """A raised hand is no secret: the room saw it, and the sheet keeps it as it was counted."""
    front = room.run("g A03", f"h 0 {number} 0 0 0")
    assert f"Bij handopsteken: {number}× 2." in front.shown
    assert room.sheet.hands["A03"] == Hands(scores=(0, number, 0, 0, 0))


def test_votes_are_not_shown_while_they_come_in(room):
    """The room's screen has no figures until all votes are in, and the laptop only tells how many there are."""
    screens: list[str] = []
    front = ScriptedFront("g A02", ("e", "1", "7", "5", "5", "-", "w", ""), "s")
    front.watch = lambda: screens.append(room.screen)
    room.run(front=front)
    assert len(screens) == 7
    assert all("Losse" not in screen and "gaven een" not in screen for screen in screens)
    assert [question.split(".")[0] for question in front.asked[:3]] == [
        "0 stemmen binnen", "1 stem binnen", "Dat is geen stem",
    ]  # fmt: skip
    assert room.sheet.hands == {"A02": Hands(number=3).number_alone()}
    assert "aantal: 3" in (room.folder / "gezamenlijk.yaml").read_text(encoding="utf-8")
    assert "3 mensen stemden geheim." in room.screen


def test_giving_up_a_vote_keeps_nothing(room):
    """Esc while votes come in leaves the sheet as it was."""
    front = room.run("g A02", ("e", "1", "ESC"))
    assert front.said == ("De stemmen zijn niet bewaard.",)
    assert not (room.folder / "gezamenlijk.yaml").exists()


def test_a_score_away_from_the_votes_is_asked_about_once(room):
    """A03 got 1 and five times 2: a 4 is asked about, a 2 and weet niet are not; nothing of it reaches the room."""
    # 3 lies one step from the median 2 but above every vote, so it is asked about too.
    front = ScriptedFront("g A03", ("4", "n"), ("3", "j"), "0", "2", "0", ("4", "j"), "4", "0", "w", "s")
    front.watch = lambda: front.asked.append(room.screen) if texts.DEVIATES[:20] in room.screen else None
    room.run(front=front)
    assert front.asked == [texts.DEVIATES] * 3
    assert room.sheet.answers["A03"].answer is Answer.DONT_KNOW


def test_a_score_away_from_the_votes_asks_for_its_reason(room):
    """After the yes it says how to write down why; with a reason there already it says nothing more."""
    assert room.run("g A03", ("4", "j"), "s").said == (f"A03: 4 (Eens). Bewaard. {texts.SAY_WHY}",)
    said = room.run("g A03", "0", ("r", "zo is het"), ("4", "j"), "s").said
    assert said == ("A03: 4 (Eens). Bewaard.",)


def test_with_few_people_nothing_is_asked_about_hidden_votes(tmp_path):
    """With three participants the question would tell where their votes lie."""
    room = Room(tmp_path, people()[:3])
    front = room.run("g A03", "5")
    assert front.asked == []
    assert room.sheet.answers["A03"].answer is Answer.FIVE
    assert "1× 1" not in front.shown
    assert "Losse antwoorden:" not in front.shown


def test_not_agreed_yet_and_clearing(room):
    """Open statements stand in the sheet and come back; a cleared score leaves the rest."""
    room.run("g A02", "n", "g A03", "2", ("r", "zo is het"), "0")
    assert room.sheet.open_statements == ("A02",)
    assert "A03" not in room.sheet.answers
    assert room.sheet.reasons == {"A03": "zo is het"}
    again = Room(room.folder, people())
    assert [item.statement for item in again.session.now.plan.items][:2] == ["A01", "A02"]
    assert texts.STILL_OPEN in again.run("g A02").shown


def test_what_was_settled_is_not_on_the_next_agenda(room):
    """Tomorrow goes on with what is left."""
    room.run("g A03", "2")
    plan = Room(room.folder, people()).session.now.plan
    assert [item.statement for item in plan.items] == ["A01", "A02", LIST, "B02"]


def test_actions_are_taken_away_by_their_number(room):
    """A wrong number says so; a person's name is asked again and taken when it is meant."""
    front = room.run(
        "g A03",
        ("a", "Eerste", "Jan Jansen", "Jan Jansen", "morgen", "2027-01-02"),
        ("a", "Tweede", "Piet Pietersen", "GGD", ""),
        ("a", "-3"),
        ("a", "-1", "n"),
        ("a", "-1", "j"),
        ("a", ""),
    )
    assert room.sheet.actions == (Action(statement="A03", what="Tweede", who="GGD"),)
    assert texts.PERSON in front.asked
    assert any("Er is geen actie 3" in text for screen in front.screens for text in screen.said)


def test_what_replaces_something_is_asked_about(room):
    """Another score, "not yet", and counting hands again: no keeps what was there, and one question says it all."""
    room.run("g A03", "2", ("1", "n"), ("n", "n"), ("4", "n"), ("h", "0 2 1 0 0"), ("h", ""), ("e", "n"))
    assert room.sheet.answers["A03"].answer is Answer.TWO
    assert room.sheet.hands == {"A03": Hands(scores=(0, 2, 1, 0, 0))}
    front = room.run(("1", "j"), ("4", "j"), ("n", "j"), ("h", "v", "0 0 0 1 2"))
    assert front.asked[:3] == [
        "Hier staat al: 2 (Oneens). Vervangen door 1 (Helemaal oneens)? (j/n)",
        "Hier staat al: 1 (Helemaal oneens). Dit wijkt af van de losse antwoorden. Vervangen door 4 (Eens)? (j/n)",
        "Hier staat al: 4 (Eens). Vervangen door nog niet eens? (j/n)",
    ]
    assert room.sheet.open_statements == ("A03",)
    assert room.sheet.hands == {"A03": Hands(scores=(0, 0, 0, 1, 2))}


def test_steps_are_taken_back_one_by_one(room):
    """Score, reason, hands and action: the file, the room and the laptop follow each time, to where it began."""
    room.run("g A03", "2", "r zo is het", "h 0 2 1 0 0", ("a Bellen", "GGD", ""), "←")
    assert room.session.now.plan.current.statement == "B02"
    seen = []
    for _ in range(5):
        said = room.run("u", "s").said
        sheet, screen = room.sheet, room.screen
        seen.append((said, len(sheet.actions), len(sheet.hands), len(sheet.reasons), len(sheet.answers)))
        assert "Bellen" not in screen
        assert json.loads((room.folder / ".werksessie.json").read_text(encoding="utf-8"))["bij"] == 4
    assert seen == [
        (('Teruggenomen: de actie "Bellen".',), 0, 1, 1, 1),
        (("Teruggenomen: de handen bij A03.",), 0, 0, 1, 1),
        (('Teruggenomen: de reden bij A03: "zo is het".',), 0, 0, 0, 1),
        (("Teruggenomen: de gezamenlijke score 2 op A03.",), 0, 0, 0, 0),
        ((texts.NOTHING_TO_UNDO,), 0, 0, 0, 0),
    ]
    assert room.session.now.plan.current is not None
    assert room.session.now.plan.current.statement == "A03"
    assert Room(room.folder, people()).joint.sheet == room.joint.sheet


def test_taking_back_a_removal_brings_it_back(room):
    """Wiping and taking an action away are steps too."""
    room.run("g A03", "2", "0", ("a Bellen", "GGD", ""), ("a", "-1", "j"), "u")
    assert [action.what for action in room.sheet.actions] == ["Bellen"]
    assert "Bellen" in room.screen
    room.run("u", "u", "ongedaan maken")
    assert room.sheet.answers == {}


def test_the_plan_can_be_changed_on_the_way(room):
    """Adding, dropping, moving; what is dropped counts as not talked about."""
    front = room.run("", ("l", "+ B01", "- A02", "A03 1", "Z99", "+ Z99", ""), "g Z99", "g B01", "g 1")
    plan = room.session.now.plan
    assert [item.statement for item in plan.items] == ["A03", "A01", "B01", LIST, "B02"]
    assert plan.left_out == ("A02",)
    assert plan.current is not None
    assert plan.current.statement == "A03"
    shown = [line.text for screen in front.screens for line in screen.lines]
    assert "Geen stelling gevonden met 'Z99'. Probeer een korter woord, of / voor alle stellingen." in shown
    assert "Z99 is geen stelling van deze set. Typ bijvoorbeeld: + A01." in shown


def test_going_to_a_statement_that_is_not_on_the_agenda_adds_it(room):
    """The facilitator follows the talk, not the agenda."""
    room.run("g b01")
    assert room.session.now.plan.current is not None
    assert room.session.now.plan.current.statement == "B01"


def test_wrong_keys_are_told_and_change_nothing(room):
    """At the opening there is no statement to score; nonsense is nonsense."""
    front = room.run("4", "zomaar", "v", "r tekst")
    said = [screen.said for screen in front.screens[1:]]
    assert said == [(texts.NOT_STATEMENT,), (texts.WRONG_KEY,), (texts.AT_FIRST,), (texts.NOT_STATEMENT,)]
    assert not (room.folder / "gezamenlijk.yaml").exists()


def test_rounding_off(room):
    """At the closing Enter ends the session; the summary names what was agreed, the actions and the minutes."""
    room.now = 0
    front = ScriptedFront("g B02", "n", "g A03", "2", ("a", "Bellen", "", ""), "", "", ("", "1-3-2027"))
    taken = front.command

    def later():
        room.now += 65
        return taken()

    front.command = later  # type: ignore[method-assign]
    room.run(front=front)
    room.session.leave()
    assert room.session.done
    told = "\n".join(line.text for line in room.session.summary())
    assert "9 minuten gebruikt van 60 minuten." in told  # eight commands of 65 seconds: 520 seconds
    assert "1 stelling heeft een gezamenlijk antwoord." in told
    assert "A03 Stelling A03. 2 (Oneens)" in told
    assert "Nog niet eens (1):\n  B02 Stelling B02." in told
    assert "A03: Bellen · organisatie nog niet bekend · datum nog niet bekend" in told
    assert "Vandaag niet besproken (3):\n  A01 Stelling A01.\n  A02 Stelling A02.\n  A04 Stelling A04." in told
    assert "--vorm afspraken" in told
    assert "Volgende meting: 1 maart 2027." in told
    assert "volgende_meting: 1 maart 2027" in (room.folder / "meting.yaml").read_text(encoding="utf-8")
    assert "Volgende meting: 1 maart 2027" in room.screen
    assert "--basis gezamenlijk" in told
    state = json.loads((room.folder / ".werksessie.json").read_text(encoding="utf-8"))
    assert (state["klaar"], state["gebruikt"]) == (True, 520.0)


def test_an_arrow_too_many_does_not_end_the_session(room):
    """At the closing only Enter rounds off; the arrow says so."""
    front = room.run(*["→"] * 8)
    assert texts.ENTER_ENDS in front.said
    assert not room.session.done


def test_a_pause_stops_the_clock(room):
    """What passes in a pause is not used, and the room sees that it is a pause."""
    front = ScriptedFront("", "p", "onzin", "", "s")
    taken, seen = front.command, []

    def later():
        room.now += 60
        seen.append("Pauze" in room.screen)
        assert front.refresh().lines == front.screens[-1].lines or not seen[-1]
        return taken()

    front.command = later  # type: ignore[method-assign]
    room.run(front=front)
    assert room.session.now.clock.used == 180  # two commands before the pause, one after it
    assert seen == [False, False, True, True, False]


def test_who_runs_late_is_asked_what_to_drop(room):
    """Forty of sixty minutes went to A01: 7 for A02, 1 + 3 + 5 for the rest and 9 for the closing are 5 too many.

    The list to share out is never dropped.
    """
    front = ScriptedFront("", "", ("t", ""), "t", "s")
    taken = front.command

    def later():
        if len(front.screens) == 2:
            room.now = 40 * 60
        return taken()

    front.command = later  # type: ignore[method-assign]
    room.run(front=front)
    said = [screen.said for screen in front.screens]
    assert said[2] == ("U loopt 5 minuten uit: welke stellingen vallen af? Druk op t.",)
    assert front.asked[0].endswith("(zoals A05 B03; Enter = A03, - = geen)")
    assert [line.text for line in front.screens[3].lines[1:3]] == [
        "Voorstel om te laten vervallen:",
        "  A03 Stelling A03.",
    ]
    assert said[-2:] == [
        ("Vandaag niet besproken: A03 (Stelling A03).",),
        ("De agenda past: u houdt 0 minuten over.",),
    ]
    assert [item.statement for item in room.session.now.plan.items] == ["A01", "A02", LIST, "B02"]


@pytest.mark.parametrize(
    ("typed", "left"),
    [
        ("B02 a03", ["A01", "A02", LIST]),
        ("lijst", ["A01", "A02", "B02", "A03"]),
        ("-", None),
        ("ESC", None),
        ("Z99", None),
        ("A01", ["A02", LIST, "B02", "A03"]),
    ],
)
def test_the_facilitator_chooses_what_to_drop(room, typed, left):
    """Other statements than the tool proposes, or none; one that is not there changes nothing."""
    before = [item.statement for item in room.session.now.plan.items]
    room.session.now.clock.used = 50 * 60
    room.run("", "", ("t", typed))
    assert [item.statement for item in room.session.now.plan.items] == (left or before)


def test_an_added_statement_says_what_it_costs(room):
    """Its minutes, and whether the agenda fits then."""
    assert room.run("l + B01", "l - B01").screens[1].said == (
        "B01 (Stelling B01) staat nu op de agenda, voor 5 minuten.",
        "De agenda past: u houdt 22 minuten over.",  # 60 - 6 opening - 18 - 5 - 9 closing
    )
    room.session.now.clock.used = 33 * 60
    said = room.run("l + B01").said
    assert said == room.run("l - B01", "g B01").said
    assert said[0] == "B01 (Stelling B01) staat nu op de agenda, voor 5 minuten."
    assert said[1].startswith("De agenda loopt 5 minuten uit.")  # 5 + 18 + 9 of the 27 that are left


def test_the_clock_goes_on_without_a_key(room):
    """The laptop counts down, says in red and in words when time is over, and a crash loses fifteen seconds at most."""
    front = ScriptedFront("", "s")
    taken, seen = front.command, []

    def wait():
        if len(front.screens) == 2:
            for seconds in (59, 61, 120, 240):
                room.now = seconds
                line = front.refresh().lines[1]
                seen.append((line.text, line.alarm))
            kept = json.loads((room.folder / ".werksessie.json").read_text(encoding="utf-8"))
            assert kept["gebruikt"] == 240
        return taken()

    front.command = wait  # type: ignore[method-assign]
    room.run(front=front)
    assert seen == [
        ("Deze stelling: nog 2 min · sessie: nog 60 min", False),
        ("Deze stelling: nog 1 min · sessie: nog 59 min", False),
        ("Deze stelling: tijd is om · sessie: nog 58 min", True),
        ("Deze stelling: 2 min over tijd · sessie: nog 56 min", True),
    ]


def test_without_any_sheet_the_room_raises_hands(tmp_path):
    """All statements wait for a score; hands and joint scores are kept, and there are no votes to ask about."""
    room = Room(tmp_path / "leeg", [])
    front = room.run("", ("h", "0 0 1 2 3"), "5")
    assert "Er zijn geen losse scorelijsten." in front.shown
    assert [item.topic for item in room.session.now.plan.items] == ["niet-ingevuld"] * 6
    assert room.sheet.hands == {"A01": Hands(scores=(0, 0, 1, 2, 3))}
    assert room.sheet.answers["A01"].answer is Answer.FIVE


def test_a_page_of_somebody_else_is_not_overwritten(write):
    """scherm.html that this tool did not make stays what it is."""
    path = write("scherm.html", "<p>van mij</p>")
    with pytest.raises(UsageError, match="niet van een werksessie"):
        RoomFile(path)
    assert path.read_text(encoding="utf-8") == "<p>van mij</p>"


def test_a_room_screen_that_cannot_be_written_does_not_stop_the_session(room):
    """The scores are what matters; the trouble is said."""
    (room.folder / "scherm.html").mkdir()
    front = room.run("g A03", "2")
    assert any("niet bijgewerkt" in text for screen in front.screens for text in screen.said)
    assert room.sheet.answers["A03"].answer is Answer.TWO


def run(folder: Path, *arguments: str, typed: str = "") -> subprocess.CompletedProcess[str]:
    """The command with lines from a pipe."""
    done = running.run(*arguments, cwd=folder, stdin=typed)
    return subprocess.CompletedProcess(done.args, done.returncode, done.stdout.decode(), done.stderr.decode())


@pytest.fixture
def folder(tmp_path, shipped):
    """Six sheets of the shipped set on disk."""
    sheets = [
        make_sheet(
            {"A01": 5, "A02": 1 + 4 * (number % 2), "A03": 2},
            participant=f"p{number:07}",
            statement_set="kansrijke-start",
            asked=("A01", "A02", "A03"),
        )
        for number in range(6)
    ]
    write_sheets(tmp_path / "2026", shipped, sheets)
    return tmp_path


def test_a_session_in_plain_lines(folder):
    """From the agenda to the report, through a pipe, with exit code 0 throughout."""
    typed = "\nvolgende\n4\nr Wij zagen het samen\na Verder praten\nGGD\n1-3-2027\nh 0 2 3 1 0\ns\n"
    done = run(folder, "werksessie", "2026", "--minuten", "30", "--platte-tekst", typed=typed)
    assert (done.returncode, done.stderr) == (0, "")
    assert "Agenda: " in done.stdout
    assert "De sessie is niet afgerond." in done.stdout
    text = (folder / "2026" / "gezamenlijk.yaml").read_text(encoding="utf-8")
    assert "A02: 4" in text
    assert "wanneer: 2027-03-01" in text
    assert run(folder, "controleer", "2026").returncode == 0
    report = run(folder, "rapport", "2026", "--basis", "gezamenlijk", "--formaat", "md")
    assert report.returncode == 0
    assert "Verder praten" in report.stdout


def test_a_word_that_means_nothing_is_followed_by_the_keys(folder):
    """Who hears the screen cannot look back: the keys are said again, and only then."""
    done = run(folder, "werksessie", "2026", "--platte-tekst", typed="\nhelp\n4\ns\n")
    assert done.stdout.count(f"{texts.WRONG_KEY}\nToetsen: 1–5 gezamenlijke score") == 1
    assert done.stdout.count("Toetsen: 1–5 gezamenlijke score") == 2


def test_where_nothing_was_agreed_there_is_no_report_to_make(folder):
    """Stopping at once makes no joint sheet, and no command is shown that would need one."""
    done = run(folder, "werksessie", "2026", "--platte-tekst", typed="s\n")
    assert "Er is niets afgesproken of bewaard." in done.stdout
    assert "Rapport maken" not in done.stdout


def test_the_end_of_the_input_is_no_error(folder):
    """A pipe that ends stops the session with what was agreed."""
    done = run(folder, "werksessie", "2026", typed="\n5\n")
    assert (done.returncode, done.stderr) == (0, "")
    assert "A01: 5" in (folder / "2026" / "gezamenlijk.yaml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["bestaat-niet"], "de map 'bestaat-niet' bestaat niet"),
        (["2026", "--minuten", "5"], "kies een getal van 15"),
        (["2026", "--minuten", "veel"], "--minuten is 'veel'"),
        (["2026", "--minuten", "30", "--per-stelling", "31"], "langer dan de hele sessie"),
        (["leeg"], "coalitie en jaar zijn nodig"),
        (["los.txt"], "'los.txt' is een bestand. Geef de map van de meting"),
        (["2026", "--jaar", "2020"], "jaar 2020 staat niet in de invoer"),
    ],
)
def test_what_cannot_be_done_is_told_before_anything_is_made(folder, arguments, words):
    """Exit code 2, one clear line, nothing written."""
    (folder / "leeg").mkdir()
    (folder / "los.txt").write_text("", encoding="utf-8")
    before = sorted(folder.rglob("*"))
    done = run(folder, "werksessie", *arguments)
    assert done.returncode == 2
    assert words in done.stderr
    assert sorted(folder.rglob("*")) == before


class SessionTerminal(Terminal):
    """`werksessie` with single keys."""

    command = "werksessie"


@pytest.mark.process
def test_a_session_with_keys_killed_and_resumed(folder):
    """After kill -9 everything agreed is there, and the same command goes on at the same statement."""
    with SessionTerminal(folder / "2026", "--minuten", "30") as terminal:
        terminal.expect("beginnen")
        terminal.press("\r", "1 van ")
        terminal.press("\x1b[C", "2 van ")
        terminal.press("3", "Bewaard")
        terminal.press("a", "Wat gaan wij doen?")
        terminal.press("Samen eten\r", "Welke organisatie")
        terminal.press("Gemeente\r", "Wanneer")
        terminal.press("\r", "Samen eten")
        terminal.process.send_signal(signal.SIGKILL)
        terminal.process.wait(DEADLINE)
    text = (folder / "2026" / "gezamenlijk.yaml").read_text(encoding="utf-8")
    assert "A02: 3" in text
    assert "wat: Samen eten" in text
    with SessionTerminal(folder / "2026", "--minuten", "30") as terminal:
        terminal.expect("2 van ")
        terminal.expect("Verder met de sessie van eerder")
        terminal.resize(30, 60)
        terminal.expect("2 van ")
        terminal.press("e", "0 stemmen binnen")
        terminal.press("2", "1 stem binnen")
        terminal.press("\r", "alleen het aantal")
        terminal.press("s", "Rapport maken")
        terminal.ends(0)
    assert "A02: {wijze: geheim, aantal: 1}" in (folder / "2026" / "gezamenlijk.yaml").read_text(encoding="utf-8")


@pytest.mark.process
def test_ctrl_c_keeps_everything(folder):
    """Exit code 130, what was agreed is on disk, and the terminal is as it was."""
    with SessionTerminal(folder / "2026") as terminal:
        terminal.expect("beginnen")
        terminal.press("\r", "1 van ")
        terminal.press("5", "Bewaard")
        terminal.send("\x03")
        terminal.ends(130)
    assert "A01: 5" in (folder / "2026" / "gezamenlijk.yaml").read_text(encoding="utf-8")
    assert "Pauze" in (folder / "2026" / "scherm.html").read_text(encoding="utf-8")


def test_a_finished_session_is_followed_by_a_new_one(folder):
    """After rounding off, or with other minutes, the agenda is made anew."""
    first = run(folder, "werksessie", "2026", "--minuten", "15", typed="\n5\ng A02\nn\n\n\n\n\n\n\n")
    assert "niet afgerond" not in first.stdout
    again = run(folder, "werksessie", "2026", "--minuten", "15", typed="")
    assert "Verder met de sessie" not in again.stdout
    assert "A01" not in again.stdout.split("Agenda:")[1].split("Toetsen")[0]
    other = run(folder, "werksessie", "2026", "--minuten", "60", typed="")
    assert "Verder met de sessie" not in other.stdout
    same = run(folder, "werksessie", "2026", typed="")
    assert "Verder met de sessie" in same.stdout
    new = run(folder, "werksessie", "2026", "--opnieuw", typed="")
    assert "Verder met de sessie" not in new.stdout
