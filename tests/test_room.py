# SPDX-License-Identifier: EUPL-1.2
"""What the room sees: every moment shows what belongs there, and nothing of one person is ever on it."""

from __future__ import annotations

import html
import http.server
import json
import re
import threading
from dataclasses import fields, replace
from datetime import date
from itertools import product

import pytest

from analysetool.charts.rows import group_rows, vote_rows
from analysetool.figures.build_report import compute_report
from analysetool.figures.build_room import (
    limit_of_gaps,
    make_screen,
    overview_pages,
    show_overview,
    show_sharing,
    show_statement,
)
from analysetool.figures.report import GroupMean
from analysetool.figures.room import Moment, RoomClock, RoomScreen, Turn, Votes
from analysetool.formats.room import render_room
from analysetool.model import Action, ActionStatus, Answer, Hands, Kind, Statement, Verdict, Voting
from analysetool.session.silent import MOST
from analysetool.tally import empty_tally
from analysetool.words import room as told
from analysetool.words.guidance import GUIDANCE
from analysetool.words.titles import group_title
from tests.browser import chromium, measure, measure_ahead
from tests.conftest import make_measurement, make_set, make_sheet, make_sheets
from tests.looks import flaws
from tests.tools import needs_axe, needs_chromium

CODE = "k7m2q9xa"
NOTE = "Dit schreef alleen ik"
HOSTILE = '<script>alert(1)</script>" onload="x()\x1b[31m\u202e{{ 7*7 }}'
CLOCK = RoomClock(
    total_minutes=90, statement_minutes=7, statement_ends=1_790_000_000_000, session_ends=1_790_003_000_000
)
TURN = Turn(position=3, total=9, why="De scores liggen ver uit elkaar.")
SCORES = (1, 1, 2, 4, 5, 5, "weet-niet", "nvt")
SOCIAL = (5, 5, 5, 4, 4)
MEDICAL = (1, 2, 2, 2, 1)


def joint_sheet(**changes: object):
    """A joint sheet in which A01 is settled on 3, A02 is open, and B01 is known to be unknown."""
    fields_: dict[str, object] = {
        "kind": Kind.JOINT,
        "participant": None,
        "open_statements": ("A02",),
        "reasons": {"A01": "De cijfers van 2025 lagen op tafel."},
        "hands": {"A01": Hands(scores=(0, 2, 5, 3, 1), dont_know=2, not_applicable=1)},
        "actions": (
            Action(statement="A01", what="Kaart per wijk maken", who="GGD", due=date(2027, 3, 1)),
            Action(statement="A01", what="Dit doen wij niet meer", status=ActionStatus.DROPPED),
            Action(statement="B01", what="Uitzoeken wie dit weet", status=ActionStatus.DONE),
        ),
    }
    return make_sheet({"A01": (3, NOTE), "B01": "weet-niet"}, **(fields_ | changes))


def measured(*answers: object, joint: object = None, minimum: int | None = None, **changes: object):
    """A measurement in which each answer on A01 is somebody's, with a note."""
    sheets = make_sheets("A01", *((answer, NOTE) for answer in answers), **changes)
    return make_measurement(make_set(), sheets, joint=joint, minimum=minimum)


def two_groups():
    """Five people of the medical and five of the social domain, who lie far apart on A01."""
    social = make_sheets("A01", *SOCIAL, domain="sociaal-domein")
    medical = [
        replace(sheet, participant=f"m{place}", domain="jgz")
        for place, sheet in enumerate(make_sheets("A01", *MEDICAL))
    ]
    return make_measurement(make_set(), [*social, *medical])


def shown(measurement):
    """A01 with what chance does to groups."""
    limit = limit_of_gaps(measurement, make_set())
    return show_statement(measurement, make_set(), "A01", gap_limit=limit)


def screen(moment: Moment, measurement=None, identity: str = "A01", **changes: object) -> RoomScreen:
    """The screen at a moment, of eight people who answered A01 with SCORES and a joint sheet."""
    own = measured(*SCORES, joint=joint_sheet()) if measurement is None else measurement
    given: dict[str, object] = {"clock": CLOCK}
    if moment.has_statement:
        given |= {"statement": show_statement(own, make_set(), identity), "turn": TURN}
    if moment.has_overview:
        given["overview"] = show_overview(own, make_set(), not_discussed=4)
    if moment is Moment.SHARING:
        given["overview"] = show_sharing(own, make_set(), ("B01", "A01"), 1)
    if moment is Moment.WELCOME:
        given["agenda"] = ("A01", None, "B01")
    if moment is Moment.SILENT:
        given["agenda"] = ("A01", "B01")
    return make_screen(own, make_set(), moment, **(given | changes))


def words(page: str) -> str:
    """The text of a page without its head and tags, blanks as one."""
    body = page.partition("<body")[2].partition("<script>")[0]
    return " ".join(re.sub(r"<[^>]+>", " ", f"<{body}").split())


def test_a_statement_has_its_place_and_its_figures():
    """Two of 1, one of 2, one of 4 and two of 5: mean 18/6 = 3; three of six gave a 4 or 5, as many a 1 or 2."""
    found = show_statement(measured(*SCORES), make_set(), "A01")
    assert (found.id, found.text, found.part_title, found.theme_title) == (
        "A01", "Stelling A01.", "Deel A", "Thema A1",
    )  # fmt: skip
    assert found.votes == Votes(scores=(2, 1, 0, 1, 2), dont_know=1, not_applicable=1)
    assert found.mean == 3.0
    assert told.figures_told(found)[0] == "Gemiddeld 3,0 uit 6 scores."
    assert told.figures_told(found)[1] == "3 van de 6 gaven een 4 of 5. De scores liggen ver uit elkaar."
    assert told.votes_note(found) is None


def test_an_unknown_id_is_an_error():
    """Who asks for a statement that is not there hears so."""
    with pytest.raises(KeyError):
        show_statement(measured(1), make_set(), "Z99")


@pytest.mark.parametrize("people", [2, 3, 4])
def test_votes_of_few_participants_stay_hidden(people):
    """Two to four sheets: no counts and no figure, and a sentence why."""
    found = show_statement(measured(*range(1, people + 1)), make_set(), "A01")
    assert (found.votes, found.mean, found.verdict, found.groups) == (None, None, None, ())
    assert (found.n, found.dont_know) == (0, 0)
    assert told.votes_note(found) == (
        "Er zijn minder dan 5 scorelijsten. Daarom staan antwoorden hier niet in beeld: anders zijn mensen te "
        "herkennen."
    )
    page = render_room(screen(Moment.DISCUSS, measured(*range(1, people + 1))))
    assert "<table" not in page
    assert "Daarom staan antwoorden hier niet in beeld" in page


def test_a_statement_that_few_scored_stays_hidden():
    """Four of eight people gave a score: no figure is on the screen, and why."""
    found = show_statement(measured(5, 5, 5, 5, *["nvt"] * 4), make_set(), "A01")
    assert (found.mean, found.votes, found.verdict) == (None, None, Verdict.TOO_FEW)
    assert told.figures_told(found) == ()
    assert told.votes_note(found).startswith("Minder dan 5 mensen gaven hier een score.")


def test_secret_votes_of_few_people_are_a_number():
    """Three people voted secretly; of a measurement with only a joint sheet too."""
    hands = {"A01": Hands(scores=(0, 0, 1, 2, 0), voting=Voting.SECRET)}
    for own in (
        measured(*SCORES, joint=joint_sheet(hands=hands)),
        make_measurement(make_set(), joint=joint_sheet(hands=hands)),
    ):
        found = show_statement(own, make_set(), "A01")
        assert (found.hands, found.hands_hidden) == (None, 3)
        assert "3 mensen stemden geheim." in render_room(screen(Moment.AGREED, own))


def test_five_participants_are_shown():
    """Five is enough, unless the measurement has a higher limit."""
    assert show_statement(measured(1, 2, 3, 4, 5), make_set(), "A01").votes is not None
    assert show_statement(measured(1, 2, 3, 4, 5, minimum=6), make_set(), "A01").votes is None


def test_without_sheets_the_joint_score_is_no_vote():
    """A measurement with only a joint sheet has no individual answers: the joint 3 may not look like a vote."""
    for own in (make_measurement(make_set(), joint=joint_sheet()), make_measurement(make_set())):
        found = show_statement(own, make_set(), "A01")
        assert (found.votes, found.mean, told.figures_told(found)) == (None, None, ())
        assert told.votes_note(found) == "Er zijn geen losse scorelijsten."
    nobody = replace(measured(), counted=empty_tally([s.id for s in make_set().statements]))
    assert told.votes_note(show_statement(nobody, make_set(), "A01")) == "Er zijn geen losse scorelijsten."


def test_a_statement_that_nobody_answered():
    """Eight sheets without an answer on A03: a sentence, no bars and no zero."""
    found = show_statement(measured(*SCORES), make_set(), "A03")
    assert (found.votes, found.mean, told.votes_note(found)) == (
        None,
        None,
        "Niemand gaf een antwoord op deze stelling.",
    )


def test_a_statement_that_nobody_was_asked():
    """Five sheets of a form with A01 alone: of A02 it is said that it was not asked."""
    found = show_statement(measured(1, 2, 3, 4, 5, asked=("A01",)), make_set(), "A02")
    assert (found.votes, found.mean, told.votes_note(found)) == (
        None,
        None,
        "Op de losse scorelijsten is deze stelling niet gevraagd.",
    )


def test_groups_with_enough_scores_are_shown():
    """Medical (1+2+2+2+1)/5 = 1.6 and social (5+5+5+4+4)/5 = 4.6; the difference is 3.0."""
    found = shown(two_groups())
    assert [(group_title(group.group), group.mean) for group in found.groups] == [
        ("Medisch domein", pytest.approx(1.6)),
        ("Sociaal domein", pytest.approx(4.6)),
    ]
    assert told.gap(found) == "Het verschil is 3,0."
    assert told.groups_note(found) is None


def test_small_groups_are_merged():
    """Five social, three medical and two of the municipality: the last two become one group of five."""
    sheets = [
        make_sheet({"A01": score}, participant=f"p{place}", domain=domain)
        for place, (score, domain) in enumerate([(5, "sociaal-domein")] * 5 + [(1, "jgz")] * 3 + [(2, "gemeente")] * 2)
    ]
    found = show_statement(make_measurement(make_set(), sheets), make_set(), "A01")
    assert [(group_title(group.group), group.mean) for group in found.groups] == [
        ("Sociaal domein", 5.0),
        ("Overige partners", pytest.approx(1.4)),
    ]


def test_a_group_with_too_few_scores_hides_all_groups():
    """Four scores and a weet-niet in one group of five: no group is shown on this statement, and it says why."""
    social = make_sheets("A01", 5, 5, 5, 4, "weet-niet", domain="sociaal-domein")
    medical = [
        replace(sheet, participant=f"m{place}", domain="jgz")
        for place, sheet in enumerate(make_sheets("A01", *MEDICAL))
    ]
    found = show_statement(make_measurement(make_set(), [*social, *medical]), make_set(), "A01")
    assert (found.groups, told.gap(found)) == ((), None)
    assert told.groups_note(found) == "Groepen staan hier niet apart: niet elke groep gaf 5 of meer scores."


def test_one_large_group_is_not_shown():
    """One group beside the total says nothing; without any domain there is nothing to tell at all."""
    one = show_statement(measured(*SCORES, domain="jgz"), make_set(), "A01")
    assert one.groups == ()
    assert told.groups_note(one) == "Groepen staan niet apart: er zijn geen twee groepen van 5 of meer deelnemers."
    assert told.groups_note(show_statement(measured(*SCORES), make_set(), "A01")) is None


def test_a_printed_difference_explains_itself():
    """1.16 prints as 1,2 and 3.04 as 3,0; the exact difference 1.88 prints as 1,9 and not as 1,8."""
    low, high = [1] * 21 + [2] * 4, [3] * 24 + [4]
    sheets = [
        make_sheet({"A01": score}, participant=f"p{place}", domain="jgz" if place < 25 else "sociaal-domein")
        for place, score in enumerate(low + high)
    ]
    found = shown(make_measurement(make_set(), sheets))
    assert told.gap(found) == "Het verschil is 1,9, berekend met de precieze gemiddelden."


def test_a_difference_that_chance_gives_is_not_named():
    """Twice 1, 2, 3, 4 and 5, with one 5 a 4 in one group: 3.0 beside 2.8 is chance, and the screen says so."""
    sheets = [
        make_sheet({"A01": score}, participant=f"p{place}", domain="jgz" if place < 5 else "sociaal-domein")
        for place, score in enumerate([1, 2, 3, 4, 5, 1, 2, 3, 4, 4])
    ]
    own = make_measurement(make_set(), sheets)
    found = shown(own)
    assert [group.mean for group in found.groups] == [3.0, pytest.approx(2.8)]
    assert (found.difference, found.by_chance) == (None, True)
    assert told.gap(found) == "Tussen de groepen is geen verschil groter dan toeval."
    page = words(render_room(screen(Moment.DISCUSS, own, statement=found)))
    assert "geen verschil groter dan toeval" in page
    assert "Het verschil is" not in page


def test_without_people_no_difference_is_named_and_none_denied():
    """Of counts alone nobody knows what chance does: the means are shown, and nothing is said of their difference."""
    own = replace(two_groups(), counted=two_groups().tally, responses=None)
    found = shown(own)
    assert len(found.groups) == 2
    assert (found.difference, found.by_chance, told.gap(found)) == (None, False, None)


def test_the_room_and_the_report_name_the_same_gaps():
    """The limit of the room is that of the report: what one names the other names."""
    for own in (two_groups(), measured(*SCORES)):
        report = compute_report(own, make_set())
        assert [gap.statement.id for gap in report.gaps] == ["A01"] * (shown(own).difference is not None)


def test_what_was_agreed_stands_with_the_statement():
    """The joint score with its label, the reason, the actions that still stand, and the hands beside the sheets."""
    found = show_statement(measured(*SCORES, joint=joint_sheet()), make_set(), "A01")
    assert (found.joint, told.answer_label(Answer.THREE, found.scale)) == (Answer.THREE, "Deels")
    assert found.joint_reason == "De cijfers van 2025 lagen op tafel."
    assert [action.what for action in found.actions] == ["Kaart per wijk maken"]
    assert found.hands == Votes(scores=(0, 2, 5, 3, 1), dont_know=2, not_applicable=1)
    assert found.votes == Votes(scores=(2, 1, 0, 1, 2), dont_know=1, not_applicable=1)


def test_the_overview_holds_what_the_joint_sheet_holds():
    """Settled in the order of the set, weet-niet among them; open ones; actions that were not dropped."""
    found = show_overview(measured(1, joint=joint_sheet()), make_set(), not_discussed=4)
    scale = screen(Moment.CLOSING).scale
    assert [(item.id, item.answer, told.answer_label(item.answer, scale)) for item in found.settled] == [
        ("A01", Answer.THREE, "Deels"),
        ("B01", Answer.DONT_KNOW, "weet niet"),
    ]
    assert [item.id for item in found.still_open] == ["A02"]
    assert [(action.statement, action.status) for action in found.actions] == [("A01", "open"), ("B01", "klaar")]
    assert found.not_discussed == 4
    empty = show_overview(measured(1), make_set(), not_discussed=56)
    assert (empty.settled, empty.still_open, empty.actions) == ((), (), ())


def test_blind_spots_come_in_pages_with_the_current_one_marked():
    """Of sixteen lines a page, with texts of one line each: sixteen, then four; an action takes a line more."""
    ids = tuple(f"A{number:02}" for number in range(1, 21))
    own_set = make_set({"A": {"A1": ids}})
    own = make_measurement(own_set)
    first, last = show_sharing(own, own_set, ids, 15), show_sharing(own, own_set, ids, 16)
    assert [(len(page.items), page.current, page.page, page.pages) for page in (first, last)] == [
        (16, 15, 1, 2),
        (4, 0, 2, 2),
    ]
    shared = replace(own, joint=joint_sheet(actions=(Action(statement="A02", what="Vragen", who="GGD"),)))
    page = show_sharing(shared, own_set, ids, 0, carried=(Action(statement="A03", what="Bellen", since=2025),))
    assert [len(item.actions) for item in page.items] == [0, 1, 1, *[0] * 11]
    with pytest.raises(IndexError):
        show_sharing(own, own_set, ids, 20)


def test_a_settled_statement_is_not_open():
    """A statement that is still in the list of open ones but has a joint score counts as settled."""
    found = show_overview(measured(1, joint=joint_sheet(open_statements=("A01",))), make_set(), not_discussed=0)
    assert found.still_open == ()


@pytest.mark.parametrize(
    "moment",
    [
        Moment.DISCUSS,
        Moment.VOTING,
        Moment.SILENT,
        Moment.AGREED,
        Moment.OPEN,
        Moment.SHARING,
        Moment.CLOSING,
        Moment.DONE,
    ],
)
def test_a_moment_needs_its_content(moment):
    """A screen without what it is about is a mistake of the caller, not an empty screen in front of a room."""
    with pytest.raises(ValueError, match=moment.value):
        make_screen(measured(1), make_set(), moment)


def test_while_votes_come_in_the_screen_says_nothing_about_them():
    """Whatever is voted, agreed, or written: the bytes of the page are the same."""
    first = render_room(screen(Moment.VOTING, measured(1, 1, 1, 1, 1)))
    for moment, page in ((Moment.VOTING, first), (Moment.SILENT, render_room(screen(Moment.SILENT, measured())))):
        assert page == render_room(screen(moment, measured(*SCORES, joint=joint_sheet())))
        assert page == render_room(screen(moment, two_groups()))
        assert "<table" not in page
    assert "Kies voor uzelf een score." in first
    assert GUIDANCE.split(".")[0] in first


def test_every_moment_shows_what_belongs_there():
    """Each moment has its own words, and what belongs to another moment is not on it."""
    shown = {moment: words(render_room(screen(moment))) for moment in Moment}
    expected = {
        Moment.WELCOME: [
            "Welkom bij de werksessie van Neder-Betuwe",
            "Vandaag bespreken wij 2 stellingen.",
            "A01 Stelling A01. Witte vlekken verdelen: wie zoekt wat uit? B01 Stelling B01.",
            "Proefset",
        ],
        Moment.DISCUSS: ["Stelling A01.", "Stelling 3 van 9", "Waarom deze stelling:", "Gemiddeld 3,0 uit 6 scores."],
        Moment.VOTING: ["Stelling A01.", "1 Helemaal oneens", "Weet ik niet", "Niet van toepassing"],
        Moment.SILENT: ["Iedereen scoort eerst", "Kies in stilte", "A01 Stelling A01. B01 Stelling B01.", "1 Helemaal"],
        Moment.AGREED: ["Gezamenlijke score 3 Deels", "Reden: De cijfers", "Kaart per wijk maken GGD, 1 maart 2027"],
        Moment.OPEN: ["Nog niet eens Deze stelling blijft open."],
        Moment.CLOSING: ["Dit hebben wij afgesproken", "Vandaag niet besproken: 4 stellingen.", "A02 Stelling A02."],
        Moment.PAUSE: ["Pauze Wij gaan zo verder."],
        Moment.DONE: [
            "Dank u wel",
            "3 Stelling A01. A01: deels",
            "– Stelling B01. B01: weet niet",
            "Uitzoeken wie dit weet klaar",
        ],
        Moment.SHARING: [
            "Wie zoekt dit uit, en wanneer?",
            "B01 Stelling B01. klaar A01 Stelling A01. GGD, 1 maart 2027",
        ],
        Moment.EARLIER: ["Wat kwam er van onze acties?", "Kaart per wijk maken GGD, 1 maart 2027"],
    }
    for moment, phrases in expected.items():
        assert [phrase for phrase in phrases if phrase not in shown[moment]] == [], shown[moment]
    for moment in (
        Moment.WELCOME, Moment.DISCUSS, Moment.VOTING, Moment.SILENT, Moment.OPEN, Moment.SHARING, Moment.PAUSE,
    ):  # fmt: skip
        assert "Gezamenlijke score" not in shown[moment]
    for moment in (
        Moment.WELCOME, Moment.VOTING, Moment.SILENT, Moment.SHARING, Moment.CLOSING, Moment.PAUSE, Moment.DONE,
    ):  # fmt: skip
        assert "Gemiddeld" not in shown[moment]


def test_hands_stand_beside_the_sheets_and_are_not_added():
    """Score 3: nobody in the sheets, five hands; score 1: two and none."""
    text = words(render_room(screen(Moment.DISCUSS)))
    assert "3 Deels 0 5" in text
    assert "1 Helemaal oneens 2 0" in text
    alone = words(render_room(screen(Moment.DISCUSS, make_measurement(make_set(), joint=joint_sheet()))))
    assert "Antwoord Handopsteken" in alone
    assert "3 Deels 5" in alone
    assert "Er zijn geen losse scorelijsten." in alone


def test_nothing_of_one_person_is_on_any_screen():
    """No participant's code, no note (not even one with the joint score), no key to press, nothing that tips."""
    own = measured(*SCORES, joint=joint_sheet())
    assert any(note.text == NOTE for note in own.notes)
    for moment in Moment:
        page = render_room(screen(moment, own))
        assert NOTE not in page
        assert re.search(r"p000000\d|" + CODE, page) is None
        assert re.search(r"antwoord meer of minder|houdt stand|\bEnter\b|\[[a-z]\]|toets", words(page)) is None
    assert not {"notes", "note", "participant", "participants", "holds", "keys"} & {
        field.name for field in (*fields(RoomScreen), *fields(screen(Moment.DISCUSS).statement.__class__))
    }


def test_hostile_texts_stay_text():
    """Texts of a set, a coalition, reasons and actions: no tag, no control code, no template of theirs runs."""
    own_set = make_set()
    part = own_set.parts[0]
    statement = replace(
        part.themes[0].statements[0], text=HOSTILE, explanation=HOSTILE, anchors={1: HOSTILE, 5: HOSTILE}
    )
    theme = replace(part.themes[0], title=HOSTILE, statements=(statement, *part.themes[0].statements[1:]))
    hostile_set = replace(
        own_set,
        title=HOSTILE,
        scale=dict.fromkeys(range(1, 6), HOSTILE),
        parts=(replace(part, title=HOSTILE, themes=(theme, *part.themes[1:])), *own_set.parts[1:]),
    )
    joint = joint_sheet(reasons={"A01": HOSTILE}, actions=(Action(statement="A01", what=HOSTILE, who=HOSTILE),))
    own = replace(measured(*SCORES, joint=joint), coalition=HOSTILE, origins=(HOSTILE,))
    for moment in Moment:
        given: dict[str, object] = {"agenda": ("A01",)} if moment in (Moment.WELCOME, Moment.SILENT) else {}
        if moment.has_statement:
            given["statement"] = show_statement(own, hostile_set, "A01")
            given["turn"] = replace(TURN, why=HOSTILE)
        if moment.has_overview:
            given["overview"] = show_overview(own, hostile_set, not_discussed=1)
        if moment is Moment.SHARING:
            given["overview"] = show_sharing(own, hostile_set, ("A01",), 0)
        page = render_room(make_screen(own, hostile_set, moment, **given))
        assert page.count("<script>") == 1
        assert "alert(1)</script>" not in page
        assert 'onload="' not in page.replace("&#34;", "")
        assert "\x1b" not in page
        assert "\u202e" not in page
        assert "49" not in words(page)


def test_the_same_view_gives_the_same_bytes():
    """The clock comes from the view; nothing on the page depends on when it is made."""
    for moment in Moment:
        assert render_room(screen(moment)) == render_room(screen(moment))
    page = render_room(screen(Moment.DISCUSS))
    assert 'data-einde="1790000000000">7 minuten<' in page
    assert 'data-einde="1790003000000">90 minuten<' in page
    still = render_room(screen(Moment.PAUSE, clock=RoomClock(total_minutes=1)))
    assert "data-einde" not in still.partition("<script>")[0]
    assert ">1 minuut<" in still
    assert "Hele sessie" not in render_room(screen(Moment.PAUSE, clock=None))


def test_the_page_fetches_nothing():
    """No link, no picture, no address and no timer of the browser; the policy allows one script, by its hash."""
    page = render_room(screen(Moment.DISCUSS))
    assert re.search(r"https?:|<link|<img|@import|url\(|fetch|XMLHttp|http-equiv=\"refresh", page) is None
    (policy,) = re.findall(r'Security-Policy" content="([^"]+)"', page)
    assert re.fullmatch(
        r"default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-[A-Za-z0-9+/]{43}='", policy
    )
    assert "aria-live" not in page
    assert 'role="alert"' not in page
    assert re.search(r"animation|transition", page) is None


def test_bars_are_as_long_as_their_share_of_the_longest():
    """Four is the most: 100 percent; one is a quarter; none has no length. Each series has its own longest bar."""
    sheets = Votes(scores=(4, 1, 0, 2, 0), dont_know=3, not_applicable=0)
    hands = Votes(scores=(0, 0, 0, 0, 10), dont_know=0, not_applicable=5)
    rows = vote_rows([sheets, hands], ["a", "b", "c", "d", "e"])
    assert [row.kind for row in rows] == ["score-1", "score-2", "score-3", "score-4", "score-5", "weet-niet", "nvt"]
    assert [row.step for row in rows] == ["1", "2", "3", "4", "5", "", ""]
    assert [[bar.length for bar in row.bars] for row in rows] == [
        [100.0, 0.0], [25.0, 0.0], [0.0, 0.0], [50.0, 0.0], [0.0, 100.0], [75.0, 0.0], [0.0, 50.0],
    ]  # fmt: skip
    nobody = vote_rows([Votes(scores=(0,) * 5, dont_know=0, not_applicable=0)], ["a"] * 5)
    assert {bar.length for row in nobody for bar in row.bars} == {0.0}


def test_groups_stand_on_the_line_from_1_to_5():
    """1 is the left end, 5 the right end, 3 the middle."""
    rows = group_rows([GroupMean(group=name, mean=mean) for name, mean in (("a", 1.0), ("b", 3.0), ("c", 5.0))])
    assert [row.place for row in rows] == [0.0, 50.0, 100.0]


LONG = "Een heel lange zin zonder einde " * 12 + "Samenwerkingsverbandsovereenkomst" * 5


def long_set():
    """The small set with texts that are far too long."""
    own = make_set()
    part = own.parts[0]
    statement = replace(part.themes[0].statements[0], text=LONG, explanation=LONG, anchors={1: LONG, 3: LONG, 5: LONG})
    theme = replace(part.themes[0], title=LONG, statements=(statement, *part.themes[0].statements[1:]))
    return replace(own, title=LONG, parts=(replace(part, themes=(theme, *part.themes[1:])), *own.parts[1:]))


def long_screen(moment: Moment) -> RoomScreen:
    """A moment with groups, hands, actions and texts that are far too long."""
    joint = joint_sheet(reasons={"A01": LONG}, actions=(Action(statement="A01", what=LONG, who=LONG),))
    own = replace(two_groups(), joint=joint, coalition=LONG[:200])
    given: dict[str, object] = {"clock": CLOCK}
    if moment.has_statement:
        given |= {"statement": show_statement(own, long_set(), "A01"), "turn": replace(TURN, why=LONG)}
    if moment.has_overview:
        given["overview"] = show_overview(own, long_set(), not_discussed=3)
    if moment is Moment.SHARING:
        given["overview"] = show_sharing(own, long_set(), ("A01", "B01"), 0)
    if moment in (Moment.WELCOME, Moment.SILENT):
        given["agenda"] = ("A01",) if moment is Moment.SILENT else ("A01", "B01")
    return make_screen(own, long_set(), moment, **given)


def still(page: str) -> str:
    """The same page without loading itself again, so that a measurement can finish."""
    assert "location.reload()" in page
    return page.replace("location.reload()", "void 0")


@pytest.fixture(scope="module")
def pages(tmp_path_factory):
    """Each moment on disk, ordinary and with long texts."""
    folder = tmp_path_factory.mktemp("schermen")
    made = {}
    for moment in Moment:
        counts = replace(CLOCK, reveal=1) if moment is Moment.AGREED else CLOCK
        for name, view in (("gewoon", screen(moment, clock=counts)), ("lang", long_screen(moment))):
            made[moment, name] = folder / f"{moment.value}-{name}.html"
            made[moment, name].write_text(still(render_room(view)), encoding="utf-8")
    return made


@needs_axe
@pytest.mark.parametrize(("moment", "name"), [*product(Moment, ("gewoon", "lang"))])
@pytest.mark.gate(most=3)
def test_a_screen_has_no_flaw(pages, moment, name):
    """WCAG 2.2 A and AA and good practice at every moment; on a phone of 320 pixels nothing falls off at the side."""
    usual = name == "gewoon"
    assert flaws(pages[moment, name], contrast=usual and moment is Moment.DISCUSS, dark=usual) == {}


@needs_chromium
def test_the_clock_tells_whole_minutes(tmp_path):
    """Begun minutes count: 3.5 minutes left is "nog 4 minuten"; past the end it says so, in words.

    Before that it counts down to the votes: nothing of them is in sight, then three, two, one, and all of it.
    """
    page = tmp_path / "klok.html"
    counts_down = still(render_room(screen(Moment.DISCUSS, clock=replace(CLOCK, reveal=1))))
    assert 'data-onthul="1"' in counts_down
    soon = "<script>document.body.dataset.onthul = Date.now() + 3500</script><script>"
    page.write_text(counts_down.replace("<script>", soon, 1), encoding="utf-8")
    *counted, found = measure_ahead(
        page,
        "const seen = [], vak = document.getElementById('aftellen'), open = () => document.querySelector('.vakken')"
        "  .checkVisibility();"
        "while (!open()) {"
        "  if (seen.at(-1) !== vak.textContent) seen.push(vak.textContent);"
        "  await new Promise(done => setTimeout(done, 100));"
        "}"
        "seen.push(vak.checkVisibility());"
        "const [een, twee] = document.querySelectorAll('[data-einde]');"
        "const told = [];"
        "for (const over of [3.5, 1.5, 0.5, -2]) {"
        "  een.dataset.einde = Date.now() + over * 60000;"
        "  await new Promise(done => setTimeout(done, 1100));"
        "  told.push(een.textContent);"
        "} return [...seen, told]",
    )
    assert counted == ["Alle stemmen zijn binnen.", "3", "2", "1", False]
    assert found == ["nog 4 minuten", "nog 2 minuten", "nog 1 minuut", "tijd is om"]


@needs_chromium
def test_the_page_loads_itself_again_and_nothing_else():
    """Under its own policy the script runs: every two seconds the page is read anew, and no other address is asked."""
    first, second = render_room(screen(Moment.DISCUSS)), render_room(screen(Moment.AGREED))
    frame = (
        b"<!DOCTYPE html><link rel=icon href='data:,'><pre id=uitslag></pre><iframe src='/scherm.html'></iframe>"
        b"<script>const told = []; document.querySelector('iframe').onload = event => {"
        b"  const page = event.target.contentDocument;"
        b"  told.push([page.title.split(' \xe2\x80\x93')[0], page.querySelector('[data-einde]').textContent]);"
        b"  document.getElementById('uitslag').textContent = JSON.stringify(told) }</script>"
    )
    asked: list[str] = []

    class Pages(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            content = frame if self.path == "/" else (first if asked.count(self.path) == 1 else second).encode()
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Pages) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            dom = chromium("--dump-dom", f"http://127.0.0.1:{server.server_port}/").decode()
        finally:
            server.shutdown()
            thread.join()
    assert set(asked) == {"/", "/scherm.html"}
    assert asked.count("/scherm.html") >= 3
    found = re.search(r'<pre id="uitslag">(.*?)</pre>', dom, re.DOTALL)
    assert found is not None
    told = json.loads(html.unescape(found[1]))
    assert [title for title, _ in told[:2]] == ["Bespreken A01", "Gezamenlijke score A01"]
    assert {bool(re.fullmatch(r"nog \d+ minuten|nog 1 minuut|tijd is om", clock)) for _, clock in told} == {True}


@needs_chromium
def test_the_screen_can_be_held_still(tmp_path):
    """Who reads with a screen reader or zooms in stops the reloading, with one Tab and Enter, and can go on later."""
    page = tmp_path / "stil.html"
    page.write_text(
        render_room(screen(Moment.DISCUSS)).replace("location.reload()", "window.keren = (window.keren ?? 0) + 1"),
        encoding="utf-8",
    )
    found = measure_ahead(
        page,
        "const wait = () => new Promise(done => setTimeout(done, 2500));"
        "const knop = document.getElementById('stil');"
        "const told = [knop.hidden, knop.tabIndex];"
        "await wait(); told.push(window.keren >= 1);"
        "window.keren = 0; knop.focus(); await wait(); told.push(window.keren);"
        "knop.click(); knop.blur(); await wait(); told.push(window.keren, knop.textContent);"
        "knop.click(); told.push(window.keren);"
        "return told",
    )
    assert found == [False, 0, True, 0, 0, "Scherm weer bijwerken", 1]


@needs_chromium
def test_nothing_falls_below_the_edge_of_a_beamer(tmp_path, shipped):
    """At 1280 by 720 the longest statement, a full page of scores, a long agenda and what everybody scores alone fit.

    What would just not fit is drawn smaller, and never so small that a room could not read it.
    """
    domains = ["jgz"] * 5 + ["sociaal-domein"] * 5
    identities = [statement.id for statement in shipped.statements]
    sheets = [
        make_sheet(
            dict.fromkeys(identities, score), participant=f"p{place}", domain=domain, statement_set="kansrijke-start"
        )
        for place, (score, domain) in enumerate(zip((*MEDICAL, *SOCIAL), domains, strict=True))
    ]

    def length(statement: Statement) -> int:
        return sum(map(len, (statement.text, statement.explanation or "", *statement.anchors.values())))

    most_to_say = [own.id for own in sorted(shipped.statements, key=length, reverse=True)]
    longest = most_to_say[0]
    texts = {statement.id: -len(statement.text) for statement in shipped.statements}
    told = "De cijfers lagen op tafel, en die laten zien dat het in de ene wijk beter gaat dan in de andere wijk."
    joint = make_sheet(
        dict.fromkeys(identities, 3),
        kind=Kind.JOINT,
        participant=None,
        statement_set="kansrijke-start",
        reasons={longest: told},
        hands={longest: Hands(scores=(0, 2, 5, 3, 1), dont_know=2)},
        actions=(Action(statement=longest, what=told, who="GGD", due=date(2027, 3, 1)),) * 2,
    )
    own = make_measurement(shipped, sheets, joint=joint)
    statement = show_statement(own, shipped, longest, before=own)
    pages = overview_pages(show_overview(own, shipped, not_discussed=0))
    for number, view in enumerate(
        (
            make_screen(own, shipped, Moment.DISCUSS, statement=statement, turn=TURN, clock=CLOCK),
            make_screen(own, shipped, Moment.CLOSING, overview=pages[1], clock=CLOCK),
            make_screen(own, shipped, Moment.WELCOME, agenda=(*identities[:21], None), clock=CLOCK),
            make_screen(own, shipped, Moment.SHARING, overview=show_sharing(own, shipped, identities, 0), clock=CLOCK),
            make_screen(own, shipped, Moment.SILENT, agenda=(longest,), clock=CLOCK),
            make_screen(own, shipped, Moment.SILENT, agenda=most_to_say[:3], clock=CLOCK),
            make_screen(own, shipped, Moment.SILENT, agenda=sorted(identities, key=texts.get)[:MOST], clock=CLOCK),
        )
    ):
        page = tmp_path / f"{number}.html"
        page.write_text(still(render_room(view)), encoding="utf-8")
        found = measure(
            page,
            "const blad = document.documentElement;"
            "return [blad.scrollHeight, blad.scrollWidth, parseFloat(getComputedStyle(blad).fontSize)]",
            width=1280,
            height=720,
        )
        assert isinstance(found, list)
        assert found[0] <= 720, view.moment
        assert found[1] <= 1280, view.moment
        assert found[2] >= 14, view.moment
