# SPDX-License-Identifier: EUPL-1.2
"""Everybody scores alone first: the silent moment, and the score sheets that come into the folder meanwhile."""

from __future__ import annotations

from dataclasses import replace

import pytest

from analysetool.answer_code import frame_of, write_code
from analysetool.model import MeasurementInfo, Openness
from analysetool.session.clock import Clock
from analysetool.session.joint_sheet import JointSheet
from analysetool.session.material import gather
from analysetool.session.plan import LIST, Plan, PlanItem
from analysetool.session.renewal import freeze, renew_plan, results_of
from analysetool.session.room_file import RoomFile
from analysetool.session.session import WorkSession
from analysetool.session.silent import MOST, choose, silence
from analysetool.session.state_file import SessionState, read_state
from analysetool.terminal.lines import Lines
from analysetool.words import session as texts
from analysetool.words import session_files as file_texts
from tests.coded import COALITION, YEAR
from tests.coded import people as voters
from tests.conftest import make_set, make_sheet
from tests.test_werksessie import SIX, Room, ScriptedFront, people, write_sheets

pytestmark = pytest.mark.slow

SET = make_set(SIX)


def more(number: int, *, domain: str | None = None, **answers: object):
    """So many people who are not there yet, with these answers."""
    return [make_sheet(answers, participant=f"z{place:07}", domain=domain) for place in range(number)]


def alone(sheets):
    """The same people without a domain, so that no group is shown."""
    return [replace(sheet, domain=None) for sheet in sheets]


@pytest.fixture
def room(tmp_path):
    """Six people's session at its opening, without groups."""
    return Room(tmp_path, alone(people()))


def watched(room: Room, *typed) -> tuple[ScriptedFront, list[str]]:
    """Type, and give what the room saw before each command."""
    front, seen = ScriptedFront(*typed, "s"), []
    taken = front.command
    front.command = lambda: (seen.append(room.screen), taken())[1]  # type: ignore[method-assign, func-returns-value]
    room.run(front=front)
    return front, seen


@pytest.mark.parametrize(
    ("typed", "statements"),
    [("A02", ["A02"]), ("a2", ["A04"]), ("B1", ["B01", "B02"]), ("A01, b01 A01", ["A01", "B01"]), ("", [])],
)
def test_what_everybody_scores(typed, statements):
    """Statements and themes, capitals or not, each once."""
    assert list(choose(typed, SET).statements) == statements


def test_what_cannot_be_scored_at_once():
    """An unknown id, and more than the room's screen holds; nothing is half chosen."""
    assert choose("A01 Z9", SET).refusal == "Z9 is geen stelling en geen thema van deze set."
    large = make_set({"A": {"A1": tuple(f"A{number:02}" for number in range(1, MOST + 2))}})
    found = choose("A1", large)
    assert (found.statements, found.refusal[:21]) == ((), "Dat zijn 7 stellingen")


def test_the_silent_moment_takes_two_minutes_or_one_for_each_statement():
    """From where the session's clock is; longer and shorter by minutes, never into the past."""
    assert silence(("A01",), 60).until == 180
    assert silence(("A01", "A02", "A03"), 60).until == 240
    moment = silence(("A01",), 60)
    assert moment.longer(1, 100).until == 240
    assert moment.longer(-1, 150).until == 150
    assert moment.longer(1, 500).until == 560


def test_the_room_is_silent(room):
    """The statement, the scale and the anchors, no figure; the laptop says what is left, and longer is longer."""
    front, seen = watched(room, "g A03", ("i", ""), "+", "-", "-", "4")
    assert 'class="scherm stil"' in seen[2]
    for words in ("Stelling A03.", "Kies in stilte uw eigen score.", "Helemaal eens", "Op uw telefoon:"):
        assert words in seen[2]
    assert "<table" not in seen[2]
    assert 'data-kort data-einde="120000">2 minuten' in seen[2]
    lines = [screen.lines[1].text for screen in front.screens]
    assert [line.split(" · ")[0] for line in lines[2:6]] == [
        "Stil moment: nog 2 min", "Stil moment: nog 3 min", "Stil moment: nog 2 min", "Stil moment: nog 1 min",
    ]  # fmt: skip
    assert front.said == (texts.WRONG_KEY,)
    assert not (room.folder / "gezamenlijk.yaml").exists()


def test_a_theme_is_scored_at_once_from_the_opening(room):
    """All its statements on one screen; back goes back without reading anything."""
    front, seen = watched(room, "i A1", "←", ("i", ""), ("i", "Z9"))
    assert "<h1>Iedereen scoort eerst</h1>" in seen[1]
    assert [identity in seen[1] for identity in ("A01", "A02", "A03", "A04")] == [True, True, True, False]
    assert "Stil moment: nog 3 min" in front.screens[1].lines[1].text
    assert front.screens[2].said == (texts.BACK_FROM_SILENCE,)
    assert front.screens[3].said == ()
    assert front.said == ("Z9 is geen stelling en geen thema van deze set.",)


def test_a_crash_in_silence_goes_on_in_silence(room):
    """With what was left of the time."""
    front = ScriptedFront("i A03", "b")
    taken = front.command

    def later():
        room.now += 30
        return taken()

    front.command = later  # type: ignore[method-assign]
    with pytest.raises(IndexError):
        room.run(front=front)
    state, readable = read_state(room.folder / ".werksessie.json", room.material.known)
    assert readable
    again = Room(room.folder, [])
    again.session = WorkSession(
        again.material, again.joint, RoomFile(room.folder / "scherm.html"), state, Clock(state.used, now=lambda: 0.0)
    )
    front = again.run()
    assert front.screens[0].lines[1].text.startswith("Stil moment: nog 2 min")
    assert front.screens[0].lines[2].text == "A03  Stelling A03."


def test_new_sheets_count_at_the_end_of_the_silence(tmp_path):
    """Nobody scored beforehand; seven sheets come in while it is silent, and their result is on the screen."""
    room = Room(tmp_path, [])
    front = ScriptedFront("i A03", "", "s")
    taken = front.command

    def command():
        if room.session.now.silent is not None:
            write_sheets(room.folder, SET, more(7, A03=2, A01=5))
        return taken()

    front.command = command  # type: ignore[method-assign]
    room.run(front=front)
    assert front.said[0] == "7 nieuwe scorelijsten erbij: het zijn er nu 7. De agenda is opnieuw gemaakt."
    assert front.said[1:] == ()
    assert "Losse antwoorden: 7× 2." in front.shown
    assert room.session.now.current_id == "A03"
    topics = {item.statement: item.topic for item in room.session.now.plan.items}
    assert (topics["A01"], topics["A02"]) == ("sterk", "niet-ingevuld")


def test_a_code_is_typed_without_leaving_the_session(tmp_path, shipped):
    """Seven people read their codes aloud; a wrong one, one twice and one of another coalition are told."""
    room = Room(tmp_path, [])
    room.set = shipped
    material = gather(tmp_path, shipped, coalition=COALITION, year=YEAR, with_notes=False, lines=Lines(), tell=print)
    joint = JointSheet(material.joint_path, shipped, COALITION, YEAR)
    state = SessionState(
        coalition=COALITION, year=YEAR, minutes=60, per_statement=None, plan=material.new_plan(joint.sheet, 60, None)
    )
    room.session = WorkSession(material, joint, RoomFile(tmp_path / "scherm.html"), state, Clock(now=lambda: 0.0))
    codes = [write_code(person, frame_of(shipped)) for person in voters(shipped, 5)]
    other = write_code(replace(voters(shipped, 1)[0], coalition_print=1), frame_of(shipped))
    front = room.run(
        "+", "i A01", *((("c", code)) for code in (*codes[:4], codes[0], other, "onzin", "")), f"c {codes[4]}", ""
    )
    said = [screen.said[0] if screen.said else "" for screen in front.screens]
    assert said[1] == texts.WRONG_KEY
    assert [text[:21] for text in said[3:]] == [
        *["Scorelijst bewaard, m"] * 4,
        "De antwoorden met dez",
        "Deze code hoort bij e",
        "Deze code is te kort.",
        "",
        "Scorelijst bewaard, m",
        "5 nieuwe scorelijsten",
    ]
    assert room.session.now.material.measurement.tally.people() == 5


def test_nothing_new_and_a_broken_sheet_change_nothing(room):
    """The session goes on with what it has, and says how to look."""
    assert room.run("b").said == (file_texts.NO_NEW_SHEETS,)
    (room.folder / "kapot.yaml").write_text("scores: [", encoding="utf-8")
    assert room.run("b").said == (file_texts.SHEETS_NOT_READ,)


@pytest.mark.parametrize("openness", list(Openness))
def test_few_new_sheets_never_change_a_result_that_the_room_saw(tmp_path, openness):
    """A03 was on the screen with six scores. Three more would be read off the difference, unless all may be known.

    Five more may be known, and a statement that nobody saw tells nothing.
    """
    room = Room(tmp_path, alone(people()))
    info = MeasurementInfo(coalition="Neder-Betuwe", year=2026, openness=openness, path=str(tmp_path / "meting.yaml"))
    (tmp_path / "meting.yaml").write_text(
        f"meting: {{coalitie: Neder-Betuwe, jaar: 2026, openbaarheid: {openness.value}}}\n", encoding="utf-8"
    )
    old = room.material.measurement
    room.session.now.material = replace(room.material, measurement=replace(old, info=info))
    front = ScriptedFront("g A03", "b", "b", "g A01", "b", "s")
    taken, told = front.command, []

    def command():
        command, told_now = taken(), front.screens[-1].said
        told.append((told_now[0] if told_now else "", "Losse antwoorden: 1× 1, 5× 2." in room_text()))
        number = {0: 0, 1: 3, 2: 5, 3: 5}.get(len(told) - 1, 5)
        write_sheets(room.folder, SET, more(number, A03=2))
        return command

    def room_text() -> str:
        return "\n".join(line.text for line in front.screens[-1].lines)

    front.command = command  # type: ignore[method-assign]
    room.run(front=front)
    if openness is Openness.OPEN:
        assert told[2][0].startswith("3 nieuwe scorelijsten erbij: het zijn er nu 9.")
    else:
        assert told[2] == (
            "3 nieuwe scorelijsten liggen klaar voor het rapport. In deze sessie tellen ze nog niet mee: de uitslag "
            "van A03 was al in beeld, en aan het verschil is te zien wie wat antwoordde.",
            True,
        )
        assert told[3][0].startswith("5 nieuwe scorelijsten erbij: het zijn er nu 11.")
    assert room.session.now.material.measurement.tally.people() == 11


def test_a_changed_sheet_is_one_person(room):
    """Who changes a score on what the room saw is not read off; on what it did not see it counts."""

    def change(**answers: object) -> None:
        sheet = alone(people())[0]
        given = make_sheet(answers, participant=sheet.participant).answers
        write_sheets(room.folder, SET, [replace(sheet, answers={**sheet.answers, **given})])

    front = ScriptedFront("b", "g A03", "b", "s")
    taken, count = front.command, [0]

    def command():
        count[0] += 1
        if count[0] == 1:
            change(A02=3)
        if count[0] == 3:
            change(A02=3, A03=5)
        return taken()

    front.command = command  # type: ignore[method-assign]
    room.run(front=front)
    assert front.screens[1].said == ("1 scorelijst is veranderd of weg. De agenda is opnieuw gemaakt.",)
    assert front.said[0].startswith("1 nieuwe scorelijst ligt klaar voor het rapport.")
    assert "Losse antwoorden: 1× 1, 5× 2." in front.shown


def test_where_groups_were_shown_not_even_many_new_sheets_change_them(tmp_path):
    """Two groups of five on A03: five new people of whom one is medical would tell what that one answered."""
    social = [make_sheet({"A03": 2}, participant=f"s{place:07}", domain="sociaal-domein") for place in range(5)]
    medical = [make_sheet({"A03": 4}, participant=f"m{place:07}", domain="jgz") for place in range(5)]
    room = Room(tmp_path, [*social, *medical])
    front = ScriptedFront("g A03", "b", "s")
    taken = front.command

    def command():
        if len(front.screens) == 2:
            assert "Per groep gemiddeld" in front.shown
            write_sheets(
                room.folder,
                SET,
                [
                    *more(4, domain="sociaal-domein", A03=3),
                    make_sheet({"A03": 1}, participant="y0000000", domain="jgz"),
                ],
            )
        return taken()

    front.command = command  # type: ignore[method-assign]
    room.run(front=front)
    assert front.said[0].startswith("5 nieuwe scorelijsten liggen klaar voor het rapport.")


def resumed(room: Room) -> Room:
    """The same command after a crash: everything from disk."""
    again = Room(room.folder, [])
    state, readable = read_state(room.folder / ".werksessie.json", again.material.known)
    assert readable
    assert state is not None
    material = freeze(again.material, state.saw, again.joint.sheet)
    again.session = WorkSession(
        material, again.joint, RoomFile(room.folder / "scherm.html"), state, Clock(state.used, now=lambda: 0.0)
    )
    return again


@pytest.mark.parametrize(("number", "shown"), [(0, True), (1, False), (4, False), (5, True)])
def test_what_came_in_while_the_session_was_not_running(room, number, shown):
    """A03 was on the screen. After a restart its counts are gone where few came, A01 was not seen and has its own.

    So it stays with each step, until there are enough of them.
    """
    room.run("g A03")
    write_sheets(room.folder, SET, more(number, A03=4, A01=1))
    again = resumed(room)
    for _ in range(2):
        front = again.run("g A01", "g A03")
        assert ("Losse antwoorden: " in front.shown) is shown
        assert ("aan het verschil is te zien" in front.shown) is not shown
        assert ("<table" in again.screen) is shown
    ones = f"{number}× 1, " if number else ""
    seen = ["\n".join(line.text for line in screen.lines) for screen in front.screens]
    assert any(f"Losse antwoorden: {ones}2× 4, 4× 5." in text for text in seen)
    if not shown:
        assert again.run("4").asked == []  # the question would tell where the votes lie
        write_sheets(room.folder, SET, more(5, A03=4, A01=1))
        assert "Losse antwoorden: 1× 1, 5× 2, 5× 4." in resumed(again).run().shown


def test_counts_of_an_open_measurement_are_not_kept(room):
    """There is nobody to hide; and of what may not be shown nothing is kept either."""
    room.run("g A03", "g A04")
    assert results_of(room.session.now.material, ["A03", "A04", "Z9"]) == {"A03": (1, 5, 0, 0, 0, 0, 0)}
    info = MeasurementInfo(coalition="Neder-Betuwe", year=2026, openness=Openness.OPEN, path="meting.yaml")
    opened = replace(room.material, measurement=replace(room.material.measurement, info=info))
    assert results_of(opened, ["A03"]) == {}


def test_a_renewed_plan_keeps_what_was_done_and_what_was_chosen(room):
    """A01 and B01 were talked about, B02 was put on it by the facilitator; the rest is worked out in the time left."""
    item = {row.statement: row for row in room.session.now.plan.items}
    chosen = PlanItem(statement="B01", minutes=5, topic="gekozen")
    plan = Plan(
        items=(item["A01"], item[LIST], chosen, item["A03"]),
        to_share=("A04",),
        left_out=("A02", "B02"),
        position=0,
        known=room.material.known,
    )
    again = renew_plan(plan, room.material, room.joint.sheet, 60, None)
    assert [row.statement for row in again.items] == ["A01", "B01", "A02", LIST, "B02", "A03"]
    assert (again.position, again.to_share, again.left_out) == (0, ("A04",), ())
    # of 21 minutes 15,75 are for talk, less 2 + 5 for A01 and B01 and 1 for the list: in 7,75 fits A02 (7), not B02 (3)
    short = renew_plan(plan, room.material, room.joint.sheet, 21, None)
    assert [row.statement for row in short.items] == ["A01", "B01", "A02", LIST]
    assert set(short.left_out) == {"B02", "A03"}
    # what was shared out already is not shared out again
    shared = renew_plan(plan.at(1), room.material, room.joint.sheet, 60, None)
    assert [row.statement for row in shared.items] == ["A01", LIST, "B01", "A02", "B02", "A03"]
    assert (shared.position, shared.to_share) == (1, ("A04",))
    closing = plan.at(4)
    assert renew_plan(closing, room.material, room.joint.sheet, 60, None) == closing
