# SPDX-License-Identifier: EUPL-1.2
"""Two laptops in one folder: one leads, the other sees that, follows or takes over, and nobody's work is lost."""

from __future__ import annotations

import json
import platform
import time
from pathlib import Path

import pytest

from analysetool.errors import UsageError, errors_in
from analysetool.files.inputs import read_inputs
from analysetool.model import Answer
from analysetool.session.clock import Clock
from analysetool.session.follow import Following
from analysetool.session.joint_sheet import JointSheet
from analysetool.session.leader import NAME, Lead, Other, TakenOverError
from analysetool.session.material import gather_again
from analysetool.session.room_file import RoomFile
from analysetool.session.run import SessionRequest, run_session
from analysetool.session.session import WorkSession
from analysetool.session.state_file import SessionState
from analysetool.terminal.lines import Lines
from analysetool.words import session_files as file_texts
from tests import running
from tests.conftest import make_set, make_sheet
from tests.test_werksessie import NOTE, SIX, Room, ScriptedFront, people, write_sheets

pytestmark = pytest.mark.slow

SET = make_set(SIX)
NOON = time.mktime((2026, 10, 1, 14, 5, 0, 0, 0, -1))


def lead(folder: Path) -> Lead:
    """A laptop at five past two."""
    return Lead(folder, day=lambda: NOON, now=lambda: 0.0)


def elsewhere(folder: Path, seen: float) -> None:
    """The file of a leader on another laptop, which came here as a copy."""
    found = {"sinds": "13:50", "teken": "ander", "zout": "zout", "laptop": "anders", "gezien": seen}
    (folder / NAME).write_text(json.dumps(found), encoding="utf-8")


def test_one_leads_and_the_other_hears_since_when(tmp_path):
    """Until the first gives it back; then there is no file left."""
    first, second = lead(tmp_path), lead(tmp_path)
    assert first.take() is None
    assert second.take() == second.other() == Other(since="14:05")
    assert (first.holds(), second.holds()) == (True, False)
    assert first.other() is None
    second.release()
    assert first.holds()
    first.release()
    assert not (tmp_path / NAME).exists()
    assert second.take() is None
    second.release()


def test_nothing_of_a_person_or_a_laptop_stands_in_the_file(tmp_path):
    """No name of the computer, no user, no number of a process."""
    first = lead(tmp_path)
    first.take()
    text = (tmp_path / NAME).read_text(encoding="utf-8")
    assert set(json.loads(text)) == {"soort", "sinds", "teken", "zout", "laptop", "gezien"}
    assert platform.node() not in text
    first.release()


def test_who_was_killed_leads_no_more(tmp_path):
    """The system takes the lock away with the program, so the same command goes on at once, without a question."""
    killed = lead(tmp_path)
    killed.take()
    left = (tmp_path / NAME).read_bytes()
    killed.release()
    (tmp_path / NAME).write_bytes(left)
    again = lead(tmp_path)
    assert again.take() is None
    again.release()


@pytest.mark.parametrize(("seconds", "leads"), [(0, True), (59, True), (-59, True), (61, False)])
def test_a_leader_on_another_laptop_is_known_by_its_sign(tmp_path, seconds, leads):
    """In a folder that is copied there is no lock: a minute without a sign and it is gone."""
    elsewhere(tmp_path, NOON - seconds)
    own = lead(tmp_path)
    assert (own.take() == Other(since="13:50")) is leads
    own.release()


@pytest.mark.parametrize("content", ["", "[]", "{", '{"gezien": "nu", "zout": 3}'])
def test_a_damaged_file_keeps_nobody_out(tmp_path, content):
    """Without a lock it tells nothing."""
    (tmp_path / NAME).write_text(content, encoding="utf-8")
    own = lead(tmp_path)
    assert own.take() is None
    assert own.holds()
    own.release()


def test_a_folder_in_which_nothing_can_be_written_has_no_leader(tmp_path):
    """That is not what stops a session."""
    own = lead(tmp_path / "bestaat-niet")
    assert own.take() is None
    own.beat()
    assert own.holds()
    own.release()


def test_taking_over(tmp_path):
    """The first one notices and does not take it back by itself; a third one hears of the second."""
    first, second, third = lead(tmp_path), lead(tmp_path), lead(tmp_path)
    first.take()
    assert second.take(force=True) is None
    assert not first.holds()
    assert first.take() == Other(since="14:05")
    assert second.holds()
    assert third.take() == Other(since="14:05")
    first.release()
    assert second.holds()
    assert first.take(force=True) is None
    assert (first.holds(), second.holds()) == (True, False)
    second.release()
    first.release()
    assert not (tmp_path / NAME).exists()


# ------------------------------------------------------------------- the loser keeps its work


class Led(Room):
    """A session that holds the lead."""

    def __init__(self, folder: Path):
        """Over six people."""
        super().__init__(folder, people())
        self.lead = lead(folder)
        self.lead.take()
        self.joint = JointSheet(self.material.joint_path, self.set, "Neder-Betuwe", 2026, self.lead)
        plan = self.material.new_plan(self.joint.sheet, 60, None)
        state = SessionState(coalition="Neder-Betuwe", year=2026, minutes=60, per_statement=None, plan=plan)
        room = RoomFile(folder / "scherm.html")
        clock = Clock(now=lambda: self.now, day=lambda: self.now)
        self.session = WorkSession(self.material, self.joint, room, state, clock, self.lead)


@pytest.fixture
def led(tmp_path):
    """A session that leads, at A03 with a joint score."""
    own = Led(tmp_path)
    own.run("g A03", "2")
    yield own
    own.lead.release()


def test_what_was_being_typed_is_kept_beside(led):
    """The other took over while a reason was typed: the sheet is the other's, the reason stands in a file by its name.

    No command reads that file, so that the folder is as good as it was.
    """
    before = led.sheet
    other = lead(led.folder)
    front = ScriptedFront(("r", "De bibliotheek doet mee"), "s")
    front.watch = lambda: other.take(force=True)
    with pytest.raises(TakenOverError) as taken:
        led.run(front=front)
    kept = led.folder / "gezamenlijk-van-deze-laptop.txt"
    assert taken.value.kept == kept
    text = kept.read_text(encoding="utf-8")
    assert text.startswith("# Een ander was eerder: deze versie van gezamenlijk.yaml is niet samengevoegd.")
    assert "A03: De bibliotheek doet mee" in text
    assert led.sheet == before
    assert errors_in(read_inputs([led.folder], SET).problems) == ()
    assert file_texts.taken_over(kept).endswith(f"Wat u het laatst typte, staat in '{kept}'.")
    other.release()


def test_who_lost_the_lead_writes_nothing_any_more(led):
    """At the next key or the next tick of the clock it notices, and neither the state nor the room's screen changes."""

    def files() -> dict[str, bytes]:
        return {path.name: path.read_bytes() for path in led.folder.iterdir() if path.name != NAME}

    other = lead(led.folder)
    for moment in ("4", None):
        front = ScriptedFront(*([moment] if moment else []))
        before: list[dict[str, bytes]] = []
        taken = front.command

        def command(moment=moment, front=front, before=before, taken=taken):
            other.take(force=True)
            before.append(files())
            return taken() if moment else front.refresh()

        front.command = command  # type: ignore[method-assign]
        led.lead.take(force=True)
        with pytest.raises(TakenOverError):
            led.run(front=front)
        led.session.leave()
        assert files() == before[0]
    other.release()


def test_a_sheet_that_another_program_changed_is_not_overwritten(led):
    """Both versions are there, each time under a name of its own."""
    path = led.folder / "gezamenlijk.yaml"
    for name in ("gezamenlijk-van-deze-laptop.txt", "gezamenlijk-van-deze-laptop-2.txt"):
        theirs = path.read_text(encoding="utf-8") + "# van een ander\n"
        path.write_text(theirs, encoding="utf-8")
        with pytest.raises(UsageError, match=name):
            led.joint.leave_open("A02")
        assert path.read_text(encoding="utf-8") == theirs
        assert "open: [A02]" in (led.folder / name).read_text(encoding="utf-8")
        led.joint.sheet = led.sheet


# ------------------------------------------------------------------- looking along


def test_following_shows_where_the_leader_is(led):
    """The same lines, other keys, no notes of participants; it follows each step and writes nothing."""
    following = Following(led.material, lead(led.folder))
    front = ScriptedFront("", "x", "o")
    taken, seen = front.command, []

    def command():
        seen.append(front.refresh())
        if len(seen) == 1:
            led.run("v", "w")
        return taken()

    front.command = command  # type: ignore[method-assign]
    assert following.run(front) is True
    assert [screen.place for screen in seen] == ["A03", "B02", "B02"]
    assert "Samen: 2 (Oneens)" in [line.text for line in seen[0].lines]
    assert "Samen: weet ik niet" in [line.text for line in seen[1].lines]
    assert {screen.said for screen in seen} == {("U kijkt mee. Een andere laptop leidt de sessie, sinds 14:05.",)}
    assert {screen.keys for screen in seen} == {file_texts.FOLLOW_KEYS}
    assert led.sheet.answers["B02"].answer is Answer.DONT_KNOW
    assert led.lead.holds()
    everything = "".join(line.text for screen in seen for line in screen.lines)
    assert NOTE not in everything
    assert "opmerking" not in everything


def test_following_shows_no_other_figures_than_the_leader(led):
    """Who began to look along after two more sheets came in would see the difference with the leader's screen."""
    sheets = [make_sheet({"A03": 5}, participant=f"z{place:07}") for place in range(2)]
    write_sheets(led.folder, SET, sheets)
    following = Following(gather_again(led.material, Lines()), lead(led.folder))
    front = ScriptedFront("s")
    following.run(front)
    assert "aan het verschil is te zien" in front.shown
    assert "Losse antwoorden" not in front.shown


def test_following_ends_with_s_and_says_when_nobody_leads(led):
    """After the leader stopped, the way to go on is told."""
    following = Following(led.material, lead(led.folder))
    front = ScriptedFront("", "s")
    taken = front.command
    front.command = lambda: (led.lead.release(), taken())[1]  # type: ignore[method-assign, func-returns-value]
    assert following.run(front) is False
    assert front.said == (file_texts.NOBODY_LEADS,)
    assert not (led.folder / NAME).exists()


def test_without_anybody_to_ask_a_second_session_does_not_begin(tmp_path):
    """From a pipe: exit code 2, one line, and nothing is made."""
    (tmp_path / "2026").mkdir()
    first = lead(tmp_path / "2026")
    first.take()
    arguments = ("2026", "--coalitie", "Dorp", "--jaar", "2026", "--platte-tekst")
    done = running.run("werksessie", *arguments, cwd=tmp_path, stdin="\n5\ns\n")
    assert done.returncode == 2
    assert done.stderr.decode() == "Fout: er loopt al een werksessie in deze map, sinds 14:05. Stop die eerst.\n"
    assert [path.name for path in (tmp_path / "2026").iterdir()] == [NAME]
    first.release()


class Talk:
    """Lines of somebody at a terminal, who types these one after another."""

    has_person = True

    def __init__(self, *typed):
        """Texts, or what gives one and does something before."""
        self._typed = list(typed)
        self.said: list[str] = []

    def say(self, text: str = "") -> None:
        """Keep it."""
        self.said.append(text)

    def ask(self, prompt: str) -> str:
        """Keep the question, and give the next answer."""
        self.said.append(prompt)
        typed = self._typed.pop(0)
        return typed() if callable(typed) else typed


def test_the_second_laptop_follows_takes_over_and_loses_it_again(led, monkeypatch):
    """It is asked until it answers; what it agrees on while it leads is kept, and afterwards it is asked again."""

    def back() -> str:
        led.lead.take(force=True)
        return "r Te laat"

    talk = Talk("x", "m", "", "o", "r Wij zien het weinig", back, "s")
    monkeypatch.setattr("analysetool.session.run.Lines", lambda: talk)
    run_session(SessionRequest(folder=led.folder, coalition="Neder-Betuwe", year=2026, plain=True), SET)
    told = [
        text for text in talk.said if "laptop" in text or "loopt al" in text or text == file_texts.TYPE_FOLLOW_OR_LEAD
    ]
    assert told == [
        "Er loopt al een werksessie in deze map, sinds 14:05.",
        file_texts.TYPE_FOLLOW_OR_LEAD,
        *["U kijkt mee. Een andere laptop leidt de sessie, sinds 14:05."] * 2,
        "Een andere laptop leidt de sessie nu. Wat u bewaarde, staat er.",
        "Er loopt al een werksessie in deze map, sinds 14:05.",
    ]
    assert talk.said[-1] == file_texts.FOLLOW_OR_LEAD
    assert led.sheet.reasons == {"A03": "Wij zien het weinig"}
    assert led.lead.holds()
