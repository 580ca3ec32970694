# SPDX-License-Identifier: EUPL-1.2
"""What a coalition discussed: joint beside individual answers, and what may be told of votes."""

from __future__ import annotations

from dataclasses import fields
from datetime import date

import pytest

from analysetool.documents.explanation import explanation_document
from analysetool.figures.build_explanation import explain_figure
from analysetool.figures.build_report import compute_report
from analysetool.figures.report import DiscussedStatement, Report
from analysetool.figures.worksheet import gather_worksheet
from analysetool.formats.terminal import lay_out_terminal
from analysetool.model import Action, Answer, Basis, Hands, Kind, Verdict, Voting
from analysetool.words import figures as wording
from analysetool.words import report as told
from analysetool.words import worksheet
from tests.conftest import make_measurement, make_set, make_sheet, make_sheets
from tests.forms import TEXTS, laid_out
from tests.test_golden import discussed as golden_discussed
from tests.test_golden import only_joint

ONE = make_set({"A": {"A1": ("A01",)}})
SEVEN_HANDS = Hands(scores=(0, 2, 3, 1, 0), dont_know=1)


def joint_sheet(answers: dict[str, object], **changes: object):
    """The joint score sheet of the coalition."""
    return make_sheet(answers, kind=Kind.JOINT, participant=None, **changes)


def view_of(*answers: object, joint: object = "", basis: Basis = Basis.INDIVIDUAL, **changes: object) -> Report:
    """The report on these answers to A01 with this joint answer; an empty one is none."""
    sheet = joint_sheet({"A01": joint} if joint else {}, **changes)
    return compute_report(make_measurement(ONE, make_sheets("A01", *answers), joint=sheet), ONE, basis=basis)


def only(view: Report) -> DiscussedStatement:
    """The one discussed statement of a report."""
    assert view.discussion is not None
    (item,) = view.discussion.items
    return item


def test_what_changed_comes_first_and_the_largest_first():
    """A01 went from 2.6 to 4 (1.4), A02 from divided to middle (0.0); A03, A04 and B02 stayed; B01 is open."""
    discussion = golden_discussed().discussion
    assert discussion is not None
    assert [(section.id, [item.statement.id for item in section.items]) for section in discussion.sections] == [
        ("verschil", ["A01", "A02"]),
        ("gekozen", ["A03", "A04", "B02"]),
        ("open", ["B01"]),
    ]


@pytest.mark.parametrize(
    ("answers", "joint", "changed"),
    [
        ((4, 4, 4, 5, 5), 4, False),  # 4.4 strong, jointly 4 strong
        ((3, 3, 4, 4, 4), 4, True),  # 3.6 middle becomes strong
        ((5, 5, 5, 5, 5), 4, True),  # strong stays strong, but 1.0 lower
        ((4, 5, 5, 5, 5), 4, False),  # 4.8 strong, 0.8 lower
        ((2, 2, 2, 2, 2), 1, True),  # weak stays weak, 1.0 lower
        ((1, 2, 2, 2, 2), 1, False),  # 1.8 weak, 0.8 lower
        ((3, 3, 3, 3, 3), "weet-niet", True),  # a middle score becomes a blind spot
        (("weet-niet",) * 5, "weet-niet", False),
        (("weet-niet",) * 5, 3, True),  # a blind spot becomes middle
        (("nvt",) * 5, "nvt", False),
        (("nvt",) * 5, 4, True),
        (("",) * 5, 4, False),  # nobody answered: nothing to differ from
    ],
)
def test_what_counts_as_a_difference(answers, joint, changed):
    """Another verdict, or 1.0 or more from the printed mean; by hand, limits included."""
    assert only(view_of(*answers, joint=joint)).changed is changed


def test_a_mean_is_compared_as_printed():
    """Nineteen 5s and one 4 are 4.95, printed as 5.0, so a joint 4 lies 1.0 away; with two 4s, 4.9, it does not."""
    assert only(view_of(*[5] * 19, 4, joint=4)).changed
    assert not only(view_of(*[5] * 18, 4, 4, joint=4)).changed


@pytest.mark.parametrize("basis", Basis)
def test_a_settled_statement_in_words(basis):
    """The individual mean, median and verdict stand beside the joint score on either basis; the reason ends well."""
    item = only(view_of(1, 1, 2, 2, 4, joint=4, basis=basis, reasons={"A01": "Het loket  is\nnu open"}))
    assert told.discussed_lines(item) == (
        "De losse antwoorden geven gemiddeld 2,0 (aandachtspunt); de mediaan is 2,0.",
        "Samen kwam de coalitie op een 4 (sterk).",
        "Reden: Het loket is nu open.",
        "Wijkt af van de losse antwoorden.",
    )
    assert (item.verdict, item.changed) == (Verdict.STRONG, True)


def test_an_open_statement_with_a_show_of_hands():
    """Open stands where the joint score would stand; the hands are told and not added."""
    view = view_of(3, 3, 3, 4, 4, open_statements=("A01",), hands={"A01": SEVEN_HANDS})
    assert told.discussed_lines(only(view)) == (
        "De losse antwoorden geven gemiddeld 3,4 (redelijk); de mediaan is 3,0.",
        "De coalitie is het nog niet eens.",
        "Bij handopsteken: 2 keer een 2, 3 keer een 3 en 1 keer een 4; 1 weet het niet.",
    )
    found = view.statements[0]
    assert (found.joint, told.joint_statement(found), found.n, found.distribution) == (
        None,
        "nog niet eens",
        5,
        (0, 0, 3, 2, 0),
    )
    assert "nog niet eens" in laid_out(view, "plat.txt")


def test_hands_alone_are_told_too():
    """A vote without a joint answer, and not listed as open, is still something that was discussed."""
    assert told.together(only(view_of(3, 3, 3, 3, 3, hands={"A01": SEVEN_HANDS}))) == "De coalitie koos nog geen score."


def test_an_answer_goes_before_open():
    """A sheet that says both open and settled is taken as settled: `invullen` may have answered an open statement."""
    view = view_of(3, 3, 3, 3, 3, joint=3, open_statements=("A01",))
    assert (told.joint_statement(view.statements[0]), view.statements[0].disputed) == ("3", False)


# Among few people.


@pytest.mark.parametrize("people", [2, 3, 4])
def test_few_participants_show_no_mark_and_no_median(people):
    """All gave 2 and the joint score is 5: with two to four people the mark would tell their highest vote."""
    view = view_of(*[2] * people, joint=5)
    item = only(view)
    assert told.discussed_lines(item) == (
        "Er zijn te weinig losse scores om te tonen.",
        "Samen kwam de coalitie op een 5 (sterk).",
    )
    assert view.discussion is not None
    assert told.deviates_note(view) is None
    assert [statement.deviates for statement in view.statements] == [False]
    assert "ijkt af" not in laid_out(view, "terminal.txt")


@pytest.mark.parametrize("people", [5, 6])
def test_others_show_the_mark(people):
    """Five people or more are shown."""
    view = view_of(*[2] * people, joint=5)
    assert told.remark(only(view)) == "Wijkt af van de losse antwoorden."
    assert told.joint_statement(view.statements[0]) == "5 (wijkt af)"


def test_a_single_hidden_vote_tells_nothing():
    """One of three gave a score: neither its verdict, nor that the joint score differs from it, is told."""
    for basis in Basis:
        item = only(view_of(5, "", "", joint=1, basis=basis))
        assert told.discussed_lines(item) == (
            "Er zijn te weinig losse scores om te tonen.",
            "Samen kwam de coalitie op een 1 (aandachtspunt).",
        )
        assert not item.changed


@pytest.mark.parametrize(
    ("hands", "hidden"),
    [
        (Hands(scores=(0, 1, 0, 1, 0), voting=Voting.SECRET), True),
        (Hands(scores=(0, 1, 1, 1, 0), dont_know=1, voting=Voting.SECRET), True),
        (Hands(scores=(0, 1, 1, 1, 0), dont_know=1, not_applicable=1, voting=Voting.SECRET), False),
        (Hands(scores=(0, 1, 1, 1, 0), dont_know=1, not_applicable=1, voting=Voting.SECRET).number_alone(), True),
        (Hands(scores=(0, 0, 0, 0, 1)), False),
        (Hands(scores=(2, 0, 0, 1, 0)), False),
    ],
)
def test_few_secret_votes_are_hidden(hands, hidden):
    """Of one to four secret votes, weet-niet and nvt counted, only the number is told; hands that all saw are shown."""
    item = only(view_of(*[3] * 6, joint=3, hands={"A01": hands}))
    text = told.hands(item)
    assert text is not None
    assert ("blijft verborgen" in text) is hidden
    assert ("keer" in text) is not hidden
    assert (item.hands, item.hands_hidden) == ((None, hands.voters) if hidden else (hands, None))


@pytest.mark.parametrize(
    ("answers", "words"),
    [
        (
            (2,) * 5 + ("weet-niet",) * 3,
            "3 van de 8 weten het niet (witte vlek). De scores die er zijn, geven gemiddeld 2,0.",
        ),
        ((2, 2, *["weet-niet"] * 3), "3 van de 5 weten het niet (witte vlek)."),
        ((2, 2, 2, 2, "nvt"), "Er zijn te weinig losse scores om te tonen."),
        (("weet-niet",) * 5, "5 van de 5 weten het niet (witte vlek)."),
        (("nvt",) * 5, "Niemand gaf apart een score (niet van toepassing)."),
        (("",) * 5, "Er zijn geen losse antwoorden."),
        (("weet-niet",) * 3, "Er zijn te weinig losse scores om te tonen."),
        ((2,), "Er zijn te weinig losse scores om te tonen."),
    ],
)
def test_what_was_given_apart_in_words(answers, words):
    """Whatever people gave, or did not give, is told as what it is; a hidden vote is not told."""
    assert told.apart(only(view_of(*answers, joint=3))) == words


def test_few_participants_but_enough_hands():
    """Votes on paper are hidden for three people; seven hands in the open are not."""
    text = told.hands(only(view_of(3, 3, 3, joint=3, hands={"A01": SEVEN_HANDS})))
    assert text == "Bij handopsteken: 2 keer een 2, 3 keer een 3 en 1 keer een 4; 1 weet het niet."


def test_a_show_of_no_hands_is_none():
    """Only zeros are no vote."""
    assert told.hands(only(view_of(3, 3, 3, joint=3, hands={"A01": Hands(scores=(0, 0, 0, 0, 0))}))) is None


@pytest.mark.parametrize(
    ("hands", "words"),
    [
        (Hands(scores=(6, 0, 0, 0, 0)), "Bij handopsteken: 6 keer een 1."),
        (Hands(scores=(0, 0, 0, 0, 0), dont_know=6), "Bij handopsteken: 6 weten het niet."),
        (
            Hands(scores=(0, 2, 5, 3, 1), dont_know=2, not_applicable=1),
            "Bij handopsteken: 2 keer een 2, 5 keer een 3, 3 keer een 4 en 1 keer een 5; 2 weten het niet en 1 vindt "
            "het niet van toepassing.",
        ),
    ],
)
def test_hands_in_words(hands, words):
    """Only what was voted is told."""
    assert wording.show_of_hands(hands) == words


# Levels.


def test_joint_scores_of_levels_say_on_how_many_they_rest():
    """A1 (4 + 3 + 4) / 3 = 3.7 of all three; A 3 of 4; B 5.0 of one of two; total 4.0 of 4 of 6; A2 none."""
    view = golden_discussed()
    levels = (view.total, *view.parts, *(theme.level for theme in view.themes))
    assert {level.id: told.joint_level(level) for level in levels} == {
        "totaal": "4,0 (4 van 6)",
        "A": "3,7 (3 van 4)",
        "B": "5,0 (1 van 2)",
        "A1": "3,7 (3 van 3)",
        "A2": "–",
        "B1": "5,0 (1 van 2)",
    }


def test_too_few_joint_scores_give_no_figure():
    """One of three is less than half: no joint figure, and the count says why."""
    three = make_set({"A": {"A1": ("A01", "A02", "A03")}})
    sheets = [make_sheet({"A01": 3, "A02": 3, "A03": 3}, participant=f"p{row:07}") for row in range(5)]
    view = compute_report(make_measurement(three, sheets, joint=joint_sheet({"A01": 4})), three)
    assert (view.total.joint, told.joint_level(view.total)) == (None, "– (1 van 3)")


def test_without_a_joint_sheet_there_is_nothing_of_it():
    """No column, section, line or note."""
    view = compute_report(make_measurement(ONE, make_sheets("A01", 3, 3, 3, 3, 3)), ONE)
    assert (view.discussion, told.joint_note(view), told.joint_in_short(view)) == (None, None, None)
    assert not view.has_joint
    for text in (laid_out(view, ending) for ending in TEXTS):
        assert "ezamenlijk" not in text
        assert "amen besproken" not in text


# Only a joint sheet.


def test_only_a_joint_sheet_lists_what_there_is_to_tell():
    """Settled statements without a reason stand in the list of all statements; nothing is told of losse antwoorden."""
    view = only_joint()
    assert view.discussion is not None
    assert [(item.statement.id, told.discussed_lines(item)) for item in view.discussion.items] == [
        ("B01", ("Samen kwam de coalitie op een 2 (aandachtspunt).", "Reden: Er is nog geen geld.")),
        (
            "A04",
            (
                "De coalitie is het nog niet eens.",
                "Bij handopsteken: 1 keer een 1, 3 keer een 2 en 3 keer een 3; 1 vindt het niet van toepassing.",
            ),
        ),
    ]
    assert not view.joint_levels
    assert view.findings.not_answered == ("B02",)
    assert [told.joint_statement(statement) for statement in view.statements] == [
        "4", "weet niet", "niet van toepassing", "nog niet eens", "2", "",
    ]  # fmt: skip


def test_a_joint_sheet_does_not_deviate_from_itself():
    """Its own scores are no individual votes."""
    view = compute_report(make_measurement(ONE, joint=joint_sheet({"A01": 5})), ONE)
    assert [statement.deviates for statement in view.statements] == [False]


# Actions, the summary and the worksheet.


def test_actions_are_sorted():
    """Open ones first, by date (none last) and in the order of the set; then what is done, then what was dropped."""
    own = make_set({"A": {"A1": ("A01", "A02", "A03")}})

    def action(statement: str, what: str, due: date | None = None, status: str = "open") -> Action:
        return Action(statement=statement, what=what, due=due, status=status)

    actions = (
        action("A01", "h", date(2026, 1, 1), "vervallen"),
        action("A01", "g", None, "klaar"),
        action("A02", "f", date(2026, 1, 1), "klaar"),
        action("A01", "e"),
        action("A03", "d", date(2027, 5, 1)),
        action("A02", "b", date(2027, 3, 1)),
        action("A03", "c", date(2027, 3, 1)),
        action("A01", "a", date(2027, 1, 1)),
    )
    view = compute_report(make_measurement(own, joint=joint_sheet({}, actions=actions)), own)
    assert [found.what for found in view.actions] == list("abcdefgh")


@pytest.mark.parametrize(
    ("counts", "words"),
    [
        ((0, 0, 0, 0), ""),
        ((1, 0, 0, 0), "De coalitie koos bij 1 stelling samen een antwoord."),
        ((0, 1, 0, 0), "Bij 1 stelling is de coalitie het nog niet eens."),
        ((0, 0, 1, 1), "Er is 1 actie afgesproken."),
        ((0, 0, 2, 0), "Er zijn 2 acties afgesproken, waarvan geen nog open."),
        (
            (7, 2, 5, 4),
            "De coalitie koos bij 7 stellingen samen een antwoord. Bij 2 stellingen is zij het nog niet eens. Er zijn "
            "5 acties afgesproken, waarvan 4 nog open.",
        ),
    ],
)
def test_what_was_done_together_in_a_line(counts, words):
    """Only what there is, with singular and plural."""
    assert wording.joint_in_short(*counts) == words


@pytest.mark.parametrize("ending", TEXTS)
def test_the_summary_tells_it(ending):
    """The summary has the line; without a joint sheet it has not."""
    text = " ".join(laid_out(golden_discussed(), ending, "samenvatting").split())
    assert "De coalitie koos bij 5 stellingen samen een antwoord." in text
    assert "Er zijn 3 acties afgesproken, waarvan 2 nog open." in text


def test_the_worksheet_puts_it_beside_the_item():
    """A statement carries what was said of it together, and the actions on it; what is strong by now has no page.

    A01 is weak and jointly 4, nobody filled in B02 and jointly it is 5; A02 is divided and jointly 3. A04 is a blind
    spot, and those come last.
    """
    items = {item.statement.id: item for item in gather_worksheet(golden_discussed()).items}
    assert list(items) == ["A02", "B01", "A04"]
    found = items["A04"]
    assert found.discussed is not None
    assert told.given_reason(found.discussed) == "Reden: Wie weet dit?"
    assert [action.what for action in found.agreed.all] == ["Navragen"]
    assert [worksheet.what_to_do(items[identity], one_voice=False) for identity in ("A02", "A04", "B01")] == [
        "U koos hier samen al een score. Spreek af wat u gaat doen.",
        "U sprak hier al iets af. Kijk hoe het ermee staat.",
        "U sprak hier al iets af. Kijk hoe het ermee staat. De coalitie is het nog niet eens.",
    ]
    assert "| Navragen | GGD | 1 maart 2027 | open |" in laid_out(golden_discussed(), "md", "werkblad")
    assert "\nA04 Navragen (GGD, 1 maart 2027, open)\n" in laid_out(golden_discussed(), "plat.txt", "werkblad")


# The explanation of a figure.


def explained(*answers: object, joint: object = "", **changes: object) -> str:
    """The explanation of A01 as plain lines."""
    sheet = joint_sheet({"A01": joint} if joint else {}, **changes)
    view = explain_figure(make_measurement(ONE, make_sheets("A01", *answers), joint=sheet), ONE, "A01")
    return lay_out_terminal(explanation_document(view), colour=False, plain=True)


def test_an_explanation_tells_reason_hands_and_mark():
    """What was said together stands with the joint score."""
    text = explained(2, 2, 2, 2, 2, joint=5, reasons={"A01": "Alles is anders"}, hands={"A01": SEVEN_HANDS})
    for line in ("Gezamenlijk antwoord: 5.", "Reden: Alles is anders.", "Bij handopsteken: 2 keer", wording.DEVIATES):
        assert f"\n{line}" in text


def test_an_explanation_of_few_people_tells_no_mark():
    """The small-group rule is that of the report."""
    text = explained(
        2, 2, 2, joint=5, reasons={"A01": "Anders"}, hands={"A01": Hands(scores=(0, 0, 0, 1, 1), voting=Voting.SECRET)}
    )
    assert "Reden: Anders." in text
    assert "2 mensen stemden geheim. Wat zij kozen, blijft verborgen" in text
    assert wording.DEVIATES not in text


def test_an_explanation_of_an_open_statement():
    """Open is said; without a joint sheet nothing is."""
    assert "is het nog niet eens" in explained(2, 2, 2, 2, 2, open_statements=("A01",))
    assert "coalitie" not in explained(2, 2, 2, 2, 2)


def test_no_field_of_a_hidden_discussion_holds_votes():
    """Four people with 2 3 3 4 and with 3 3 3 3 have one mean: nothing else of theirs can be told apart.

    With five or more a joint 4 would be marked beside 3 3 3 3 alone.
    """

    def texts(*answers: object) -> list[object]:
        item = only(view_of(*answers, joint=4, reasons={"A01": "x"}))
        own = [getattr(item, field.name) for field in fields(item) if field.name not in ("statement", "individual")]
        return [*own, *told.discussed_lines(item)]

    assert texts(2, 3, 3, 4) == texts(3, 3, 3, 3)
    assert texts(2, 3, 3, 3, 4) != texts(3, 3, 3, 3, 3)


def test_joint_answers_without_a_score_keep_their_words():
    """Weet niet and nvt are answers, told as such and never as a figure."""
    assert told.together(only(view_of(3, 3, 3, 3, 3, joint="nvt"))) == 'Samen koos de coalitie "niet van toepassing".'
    assert view_of(3, 3, 3, 3, 3, joint="weet-niet").statements[0].joint is Answer.DONT_KNOW
