# SPDX-License-Identifier: EUPL-1.2
"""A second year of the same coalition: what was agreed comes back, and goes on; and the walk along actions."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console

from analysetool.figures.agreements import gather_agreements
from analysetool.figures.build_report import compute_report
from analysetool.figures.build_room import overview_pages, show_round
from analysetool.figures.room import RoomOverview, Settled, Topic
from analysetool.files.next_measurement import write_next_measurement
from analysetool.files.sheet_writer import dump_score_sheet
from analysetool.model import Action, ActionStatus, Answer, Kind
from analysetool.session.clock import Clock
from analysetool.session.commands import typed_line
from analysetool.session.front import Line, Screen
from analysetool.session.room_file import RoomFile
from analysetool.session.rounds import closing_stops
from analysetool.session.screens import ScreenFront
from analysetool.session.session import WorkSession
from analysetool.session.state_file import read_state
from analysetool.terminal.keys import Key, KeyKind
from analysetool.words.agreements import in_short
from tests.conftest import make_set, make_sheet
from tests.test_werksessie import SIX, Room, people, write_sheets

pytestmark = pytest.mark.slow

SET = make_set(SIX)
IDS = [statement.id for statement in SET.statements]
BELLEN = Action(statement="A03", what="Bellen", who="GGD", due=date(2026, 3, 1))
FOLDER = Action(statement="A01", what="Een folder maken")
KAART = Action(statement="B01", what="Kaart per wijk", who="Gemeente")
ENDED = Action(statement="A02", what="Dit is al klaar", status=ActionStatus.DONE)


def last_year(folder, sheets, *actions: Action) -> None:
    """A measurement of 2025 in which A03 was settled on 3."""
    write_sheets(folder, SET, [replace(sheet, year=2025) for sheet in sheets])
    joint = make_sheet({"A03": 3}, kind=Kind.JOINT, participant=None, actions=actions)
    text = dump_score_sheet(replace(joint, year=2025), IDS)
    (folder / "gezamenlijk.yaml").write_text(text, encoding="utf-8")


@pytest.fixture
def second(tmp_path):
    """The session of 2026, with three open actions of 2025 and six people in each year."""
    last_year(tmp_path / "2025", people(), BELLEN, FOLDER, KAART, ENDED)
    return Room(tmp_path / "2026", people())


def shown_actions(room: Room) -> list[tuple[str, str, str | None, int | None]]:
    """The actions of this year's sheet: what, status, reason, and since when."""
    return [(action.what, str(action.status), action.reason, action.since) for action in room.sheet.actions]


def test_the_session_opens_with_the_open_actions_of_last_year(second):
    """Three were open: one is done, one dropped, one goes on with another organisation; the ended one is not asked."""
    front = second.run("", ("k", "De bibliotheek belde"), "", "vervallen Geen geld", "", ("w", "VVN"), "", "→", "s")
    titles = [screen.lines[0].text for screen in front.screens]
    assert [title.rpartition(": ")[2] for title in titles if "eerdere jaren" in title] == [
        "1 van 3", "1 van 3", "2 van 3", "2 van 3", "3 van 3", "3 van 3",
    ]  # fmt: skip
    assert "Eerst: 3 open acties van eerdere jaren." in "\n".join(line.text for line in front.screens[0].lines)
    assert shown_actions(second) == [
        ("Bellen", "klaar", "De bibliotheek belde", 2025),
        ("Een folder maken", "vervallen", "Geen geld", 2025),
        ("Kaart per wijk", "open", None, 2025),
    ]
    assert second.sheet.actions[2].who == "VVN"
    assert "Dit is al klaar" not in (second.folder / "gezamenlijk.yaml").read_text(encoding="utf-8")


def test_the_room_goes_along_the_actions(second):
    """The one that is talked about is marked, and how it stands is told at once; u takes that back."""
    front = second.run("", ("k", "Klaar in mei"))
    assert "Bellen" in front.shown
    # leaving shows a pause, so the room is looked at while the round goes on
    seen: list[str] = []
    front.command = lambda: seen.append(second.screen) or seen_keys.pop(0)  # type: ignore[method-assign, func-returns-value]
    seen_keys = [typed_line(key) for key in ("u", "s")]
    second.session.run(front)
    assert 'class="nu" aria-current="true"><span class="id">A03' in seen[0]
    assert "klaar: Klaar in mei" in seen[0]
    assert "klaar: Klaar in mei" not in seen[1]
    assert shown_actions(second) == []


def again(room: Room, sheets=None, parts=None) -> Room:
    """The same session after a crash: everything from disk."""
    state, readable = read_state(room.folder / ".werksessie.json", room.material.known)
    assert readable
    assert state is not None
    found = Room(room.folder, people() if sheets is None else sheets, parts=parts)
    found.session = WorkSession(
        found.material, found.joint, RoomFile(room.folder / "scherm.html"), state, Clock(state.used, state.per_item)
    )
    return found


def test_a_crash_in_a_round_goes_on_there(second):
    """At the first action of which nothing was said, and at the closing at the same halt."""
    front = second.run("", "k Gebeld", "")
    assert front.shown.startswith("Neder-Betuwe 2026 · Acties van eerdere jaren: 2 van 3")
    resumed = again(second)
    front = resumed.run("s")
    assert [screen.lines[2].text for screen in front.screens[:1]] == ["A01  Een folder maken"]
    front = resumed.run("f", "", "")
    assert "Afronden: actie 3 van 3" in front.shown
    assert "Afronden: actie 3 van 3" in again(resumed).run("s").shown


def test_last_year_stands_with_each_statement(second):
    """A03 got 1 and five times 2 in 2025 too: 11/6 = 1.8; the coalition chose 3 (Deels)."""
    front = second.run("g A03")
    assert "In 2025: gemiddeld 1,8 uit 6 scores; samen gekozen: 3 (Deels)." in front.shown
    assert "In 2025: gemiddeld 1,8 uit 6 scores; samen gekozen: 3 (Deels)." in second.screen


@pytest.mark.parametrize("number", [1, 2, 4])
def test_what_few_people_said_last_year_is_not_told(tmp_path, number):
    """With fewer than five people in 2025 there is no mean, whatever this year has; the joint score is nobody's own."""
    last_year(tmp_path / "2025", people()[:number])
    room = Room(tmp_path / "2026", people())
    front = room.run("g A03")
    assert "In 2025: samen gekozen: 3 (Deels)." in front.shown
    front = room.run("g A02")
    assert "2025" not in front.shown
    assert "2025" not in room.screen


def test_rounding_off_carries_open_actions_over(second):
    """Who skips the round loses nothing: what is open goes on in this year's sheet, and the report says since when."""
    second.run("f", "", "", "", ("", "voorjaar 2027"))
    assert second.session.done
    assert [(what, status, since) for what, status, _, since in shown_actions(second)] == [
        ("Bellen", "open", 2025), ("Een folder maken", "open", 2025), ("Kaart per wijk", "open", 2025),
    ]  # fmt: skip
    measurement = Room(second.folder, people()).material.measurement
    agreements = gather_agreements(compute_report(measurement, SET))
    assert "3 open acties komen uit een eerder jaar" in in_short(agreements, 0)
    assert [action.since for doer in agreements.doers for action in doer.actions] == [2025] * 3
    assert measurement.info is not None
    assert measurement.info.next_measurement == "voorjaar 2027"


def test_esc_at_the_last_question_goes_on(second):
    """Who presses Enter once too often at the closing is not out of the session."""
    second.run("f", "f", ("", "ESC"))
    assert not second.session.done
    assert not (second.folder / "gezamenlijk.yaml").exists()


@pytest.mark.parametrize("others", [True, False])
def test_a_year_that_cannot_be_read_is_left_out(tmp_path, others):
    """A broken sheet of 2025 is told, beside others or alone, and the session goes on without that year."""
    if others:
        last_year(tmp_path / "2025", people(), BELLEN)
    (tmp_path / "2025").mkdir(exist_ok=True)
    (tmp_path / "2025" / "kapot.yaml").write_text("coalitie: Neder-Betuwe\nscores: [", encoding="utf-8")
    told: list[str] = []
    room = Room(tmp_path / "2026", people(), tell=told.append)
    assert told == [
        f"Let op: '{tmp_path / '2025'}' heeft fouten, dus dat jaar staat niet in deze sessie. "
        "Kijk met controleer wat er mis is."
    ]
    assert room.material.earlier == ()


def test_another_coalition_beside_it_is_not_last_year(tmp_path):
    """Folders of others lie there too."""
    sheets = [replace(sheet, coalition="Elders") for sheet in people()]
    write_sheets(tmp_path / "elders-2025", SET, [replace(sheet, year=2025) for sheet in sheets])
    (tmp_path / "elders-2025" / "kapot.yaml").write_text("coalitie: Elders\nscores: [", encoding="utf-8")
    told: list[str] = []
    assert Room(tmp_path / "2026", people(), tell=told.append).material.earlier == ()
    assert told == []


def test_the_closing_goes_along_this_years_actions(tmp_path):
    """Action by action, who and when are filled in and a done one is closed; then the overview, where Enter ends."""
    room = Room(tmp_path, people())
    room.run("g A03", ("a", "Bellen", "", ""), ("a", "Schrijven", "GGD", ""))
    front = room.run("f", ("w", "Gemeente"), ("d", "1-3-2027"), "", "k Al gedaan", "")
    assert [(action.who, action.due, str(action.status)) for action in room.sheet.actions] == [
        ("Gemeente", date(2027, 3, 1), "open"), ("GGD", None, "klaar"),
    ]  # fmt: skip
    assert front.screens[-1].place == "afronden"
    assert front.shown.index("2 acties.") < front.shown.index("0 stellingen hebben")
    assert room.run("u").said[0].startswith("Teruggenomen: de stand van")


# ------------------------------------------------------------------- pages

texts = st.text("abc ", max_size=200)
overviews = st.builds(
    RoomOverview,
    settled=st.lists(st.builds(Settled, id=st.just("A01"), text=texts, answer=st.just(Answer.ONE))).map(tuple),
    still_open=st.lists(st.builds(Topic, id=st.just("A01"), text=texts)).map(tuple),
    actions=st.lists(st.builds(Action, statement=st.just("A01"), what=texts)).map(tuple),
    not_discussed=st.just(3),
)


@given(overviews)
def test_pages_hold_everything_once_and_in_order(overview):
    """Nothing is lost or doubled; actions come before what is open, and that before scores."""
    pages = overview_pages(overview)
    for part in ("actions", "still_open", "settled"):
        assert tuple(item for page in pages for item in getattr(page, part)) == getattr(overview, part)
    kinds = [(bool(page.actions), bool(page.still_open), bool(page.settled)) for page in pages]
    assert len(pages) == 1 or kinds == sorted(kinds, reverse=True)
    assert [(page.page, page.pages) for page in pages] == [(n, len(pages)) for n in range(1, len(pages) + 1)]
    stops = closing_stops(pages)
    assert [stop.action for stop in stops if stop.action is not None] == list(range(len(overview.actions)))
    assert stops[-1].action is None
    assert {stop.page for stop in stops} == set(range(len(pages)))


def test_a_short_list_is_one_page_and_a_long_one_is_cut():
    """Sixteen lines fit: eight actions with who does them on half a page, eight to a page of their own."""
    few = RoomOverview(settled=(), still_open=(), actions=(KAART,) * 8, not_discussed=0)
    assert overview_pages(few) == (few,)
    many = replace(few, actions=(KAART,) * 9)
    assert [len(page.actions) for page in overview_pages(many)] == [8, 1]
    assert (show_round((KAART,) * 9, 8).current, show_round((KAART,) * 9, 8).page) == (0, 2)
    with pytest.raises(IndexError):
        show_round((KAART,), 1)


class Keys:
    """A keyboard that types a list."""

    def __init__(self, *typed: str):
        """One key each."""
        self._typed = list(typed)

    def read(self, *, idle: bool = False) -> Key:  # noqa: ARG002 - as keyboards do
        """The next key."""
        text = self._typed.pop(0)
        return Key(KeyKind.TEXT, text) if text else Key(KeyKind.ENTER)


@pytest.mark.parametrize(("width", "height"), [(80, 24), (60, 20), (60, 10)])
def test_the_laptop_pages_and_leaves_nothing_out(width, height):
    """On every page stand the path, the item and the keys; a space turns it, and all pages together hold all lines."""
    lines = tuple(Line(f"regel {number} eind") for number in range(40))
    screen = Screen(lines=(Line("Pad"), Line("Stelling"), *lines), head=2, keys=("k klaar",), place="A01")
    out = io.StringIO()
    console = Console(file=out, width=width, height=height, force_terminal=False)
    front = ScreenFront(Keys(*[" "] * 40, "k"), console)
    front.show(screen)
    front.command()
    drawn = out.getvalue().split("Pad\n")[1:]
    for page in drawn:
        assert page.startswith("Stelling\n")
        assert page.rstrip().endswith("k klaar")
        assert "spatie = verder lezen" in page
        assert page.count("\n") < height
    assert all(any(line.text in page for page in drawn) for line in lines)


def test_a_space_turns_the_page_under_a_question_too():
    """As long as nothing is typed; in a text it is a space."""
    out = io.StringIO()
    front = ScreenFront(Keys(*"  + A05", ""), Console(file=out, width=60, height=10, force_terminal=False))
    front.show(Screen(lines=tuple(Line(f"regel {number}") for number in range(40)), place="agenda"))
    assert front.ask("Wat verandert u?") == "+ A05"
    assert [page.split(" van ")[0][-1] for page in out.getvalue().split("spatie")[:-1]] == ["1", "1", "2", "3"]


# ------------------------------------------------------------------- the next measurement

FILE = "# van ons\nmeting:\n  coalitie: Neder-Betuwe # hier\n  jaar: 2026\n  contact: GGD\n"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (None, "meting:\n  coalitie: Neder-Betuwe\n  jaar: 2026\n  volgende_meting: mei 2027\n"),
        (FILE, FILE.replace("2026\n", "2026\n  volgende_meting: mei 2027\n")),
        (FILE + "  volgende_meting: ooit\n", FILE + "  volgende_meting: mei 2027\n"),
        (
            FILE.replace("\n", "\r\n"),
            FILE.replace("2026\n", "2026\n  volgende_meting: mei 2027\n").replace("\n", "\r\n"),
        ),
        ("meting: {coalitie: Neder-Betuwe, jaar: 2026}\n", None),
        (FILE + "  volgende_meting: |\n    ooit\n    eens\n", None),
        ("meting: [\n", None),
        ("iets: anders\n", None),
    ],
)
def test_the_next_measurement_is_written_and_the_rest_stays(tmp_path, before, after):
    """Comments, order and line ends stay; a file written another way is left as it was."""
    path = tmp_path / "meting.yaml"
    if before is not None:
        path.write_bytes(before.encode())
    info = write_next_measurement(path, "Neder-Betuwe", 2026, "mei 2027", SET)
    assert (info is None) is (after is None)
    assert path.read_bytes().decode() == (before if after is None else after)
    if info is not None:
        assert info.next_measurement == "mei 2027"
