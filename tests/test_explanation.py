# SPDX-License-Identifier: EUPL-1.2
"""How a figure came about: the steps lead to the figure of the report, and hide what the report hides."""

from __future__ import annotations

import html
import json
import math
import re
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysetool.commands.choosing import MeasurementRequest
from analysetool.commands.explain import ExplanationRequest, find_id
from analysetool.commands.explain import explain as run_explain
from analysetool.documents.blocks import Section, Text
from analysetool.documents.explanation import explanation_document
from analysetool.errors import UsageError
from analysetool.figures.build_explanation import explain_figure, explainable
from analysetool.figures.build_report import compute_report
from analysetool.figures.explanation import Division, Explanation, LeftOut, LevelExplanation, StatementExplanation
from analysetool.figures.explanation_steps import shown_decimals
from analysetool.files.measurements import load_measurements, select_measurement
from analysetool.formats.explanation_json import explanation_json, render_json
from analysetool.formats.html import lay_out_html
from analysetool.formats.markdown import lay_out_markdown
from analysetool.formats.outputs import OutputRequest
from analysetool.formats.terminal import lay_out_terminal
from analysetool.measurement import Measurement
from analysetool.model import Answer, Basis, Kind, Openness, Verdict
from analysetool.rounding import dutch_number, dutch_percent, round_half_up
from analysetool.tally import Tally
from analysetool.verdicts import VERDICT_ORDER
from analysetool.words.explanation import hidden
from tests import running
from tests.conftest import make_measurement, make_set, make_sheet, make_sheets, sampled

ROOT = Path(__file__).parent.parent
EXAMPLE = ROOT / "voorbeelden" / "voorbeeldstad"
ONE = make_set({"A": {"A1": ("A01",)}})
FOUR = make_set({"A": {"A1": ("A01", "A02", "A03", "A04")}}, weights={"A02": 2.0})
ANSWERS = ("1", "2", "3", "4", "5", "weet-niet", "nvt", "")


@pytest.fixture(scope="module")
def example(shipped):
    """Voorbeeldstad, newest year."""
    measurements, _ = load_measurements([EXAMPLE], shipped)
    return select_measurement(measurements)[0]


@pytest.fixture
def explain(example, shipped, monkeypatch):
    """Explain a figure of Voorbeeldstad as JSON values and as terminal text (tables or plain)."""
    monkeypatch.setenv("COLUMNS", "100")

    def _explain(identity: str, *, plain: bool = False, **options):
        view = explain_figure(example, shipped, identity, **options)
        return explanation_json(view), render_terminal(view, colour=False, plain=plain)

    return _explain


def render_terminal(explanation: Explanation, *, colour: bool, plain: bool) -> str:
    """The explanation as the terminal shows it."""
    return lay_out_terminal(explanation_document(explanation), colour=colour, plain=plain)


def of(measurement: Measurement, identity: str, statement_set=FOUR, **options):
    """The explanation of one figure of a made-up measurement."""
    return explain_figure(measurement, statement_set, identity, **options).explained


def text_of(measurement: Measurement, identity: str, statement_set=FOUR, *, plain: bool = True, **options) -> str:
    """The same as text; plain lines are never broken."""
    view = explain_figure(measurement, statement_set, identity, **options)
    return render_terminal(view, colour=False, plain=plain)


def few_people(*, joint: object = None, minimum: int | None = None, openness: Openness | None = None) -> Measurement:
    """Three participants: A01 has 4, 2 and 3; A02 a single 5; A03 nothing; A04 does not apply to anybody."""
    sheets = [
        make_sheet({"A01": 4, "A02": 5, "A04": "nvt"}, participant="p0000001"),
        make_sheet({"A01": 2, "A02": "weet-niet", "A04": "nvt"}, participant="p0000002"),
        make_sheet({"A01": 3, "A04": "nvt"}, participant="p0000003"),
    ]
    return make_measurement(FOUR, sheets, joint=joint, minimum=minimum, openness=openness)


def joint_sheet(answers: dict[str, object]):
    """The joint answers of the coalition."""
    return make_sheet(answers, kind=Kind.JOINT, participant=None)


def dutch(text: str) -> float:
    """A number as it is printed, as a number."""
    return float(text.replace("−", "-").replace(",", "."))


def test_a_statement_is_written_out(explain):
    """A01: 1 keer 3, 9 keer 4, 6 keer 5; 69 / 16 = 4.3125; 71 / 18 and 79 / 18; all 18 were asked."""
    found, text = explain("A01")
    assert found["antwoorden"] == {
        "n": 16, "verdeling": [0, 0, 1, 9, 6], "weet_niet": 2, "nvt": 0, "niet_ingevuld": 0, "niet_gevraagd": 0,
    }  # fmt: skip
    assert found["gemiddelde"] == {"som": 69, "gedeeld_door": 16, "uitkomst": 4.3125, "afgerond": 4.3}
    assert found["mediaan"] == {"plaatsen": [8, 9], "scores": [4, 4], "uitkomst": 4}
    assert found["bandbreedte"]["open"] == 2
    assert (found["bandbreedte"]["laagste"]["som"], found["bandbreedte"]["laagste"]["gedeeld_door"]) == (71, 18)
    assert (found["bandbreedte"]["hoogste"]["som"], found["bandbreedte"]["hoogste"]["gedeeld_door"]) == (79, 18)
    steps = found["eensgezindheid"]["stappen"]
    assert [(step["score"], step["keer"], step["deel"], step["afstand"]) for step in steps] == [
        (3, 1, 0.0625, 1.3125), (4, 9, 0.5625, 0.3125), (5, 6, 0.375, 0.6875),
    ]  # fmt: skip
    assert [(rule["oordeel"], rule["klopt"]) for rule in found["regels"]] == [
        ("nvt", False), ("niet-ingevuld", False), ("onbekend", False), ("verdeeld", False), ("sterk", True),
    ]  # fmt: skip
    for line in (
        "16 scores tellen mee: 1 keer een 3, 9 keer een 4 en 6 keer een 5.",
        "2 keer weet niet",
        "3 plus 9 keer 4 plus 6 keer 5 is 69.",
        "69 gedeeld door 16 is 4,3125, afgerond 4,3.",
        "op plaats 8 en 9",
        "69 plus 2 keer 1 is 71. 71 gedeeld door 18 is 3,9444, afgerond 3,9.",
        "69 plus 2 keer 5 is 79. 79 gedeeld door 18 is 4,3889, afgerond 4,4.",
        "is 0,7961, dus 80%.",
        "Welk antwoord er ook wegvalt en welke score er ook bij komt, het oordeel blijft sterk.",
    ):
        assert line in " ".join(text.split()), line


def test_a_blind_spot_stops_at_its_rule(explain):
    """A06: 10 of 18 do not know; 3 * 10 = 30 is at least 8 + 10 = 18, so later rules are not asked."""
    found, text = explain("A06", plain=True)
    assert found["regels"][-1] == {
        "oordeel": "onbekend",
        "regel": "Minstens een derde weet het niet. Dan is 3 keer het aantal weet niet minstens scores plus weet niet.",
        "getallen": "3 keer 10 is 30. 8 plus 10 is 18. 30 is minstens 18.",
        "klopt": True,
    }
    assert found["gemiddelde"]["som"] == 17
    assert "Som van de scores: 2 keer 1 plus 3 keer 2 plus 3 keer 3 is 17." in text


def test_a_divided_statement_tells_what_divides_it(explain):
    """B10: 7 low and 10 high votes of 18, agreement 29%; the contributions add up to that."""
    found, _ = explain("B10")
    mean = 57 / 18
    expected = sum(
        votes / 18 * math.log2(1 - abs(score - mean) / 4) for score, votes in ((1, 5), (2, 2), (3, 1), (4, 5), (5, 5))
    )
    assert found["eensgezindheid"]["som"] == pytest.approx(expected, abs=1e-9)
    assert found["eensgezindheid"]["uitkomst"] == pytest.approx(1 + expected, abs=1e-9)
    assert (
        found["regels"][-1]["getallen"]
        == "18 scores; 7 keer 1 of 2 en 10 keer 4 of 5: 10 keer 8 is 80, en dat is minstens 3 keer 20, dus 60; "
        "eensgezindheid 29%."
    )


def test_a_theme_is_written_out(explain):
    """A3: 17/8 + 36/16 = 4.375 over 2 is 2.1875; ranges: 27/18 + 38/18 = 3.6111 and 67/18 + 46/18 = 6.2778."""
    found, text = explain("A3", plain=True)
    assert [(row["id"], row["som"], row["n"], row["gewicht"]) for row in found["stellingen"]] == [
        ("A06", 17, 8, 1), ("A07", 36, 16, 1),
    ]  # fmt: skip
    assert found["gemiddelde"]["som"] == pytest.approx(17 / 8 + 36 / 16)
    assert found["gemiddelde"]["uitkomst"] == pytest.approx((17 / 8 + 36 / 16) / 2)
    assert found["bandbreedte"]["laagste"]["som"] == pytest.approx(27 / 18 + 38 / 18)
    assert found["bandbreedte"]["hoogste"]["som"] == pytest.approx(67 / 18 + 46 / 18)
    assert "Som: 2,1250 plus 2,2500 is 4,375." in text
    assert "4,375 gedeeld door 2 is 2,1875, afgerond 2,2" in text
    assert "3,6111 gedeeld door 2 is 1,8056, afgerond 1,8" in text
    assert "6,2778 gedeeld door 2 is 3,1389, afgerond 3,1" in text
    assert found["cijfers"]["oordeel"] == "zwak"


def test_the_printed_numbers_of_a_theme_give_its_figure(explain):
    """B3 redone from the printed table alone: sums over counts and means with four decimals give the printed mean."""
    _, text = explain("B3")
    rows = re.findall(r"(B\d\d) .*?(\d+) / (\d+) +([\d,]+) +([\d,]+) +([\d,]+) +([\d,]+)", text)
    assert [row[0] for row in rows] == ["B08", "B09", "B10", "B11", "B12"]
    for _, points, n, mean, *_ in rows:
        assert dutch_number(int(points) / int(n), 4) == mean
    printed = re.search(
        r"Score |: score ([\d,]+), met de open antwoorden erbij ([\d,]+) tot ([\d,]+), eensgezindheid (\d+%)", text
    )
    assert printed is not None
    by_hand = [sum(dutch(row[column]) for row in rows) / len(rows) for column in (3, 4, 5, 6)]
    assert [dutch_number(value) for value in by_hand[:3]] == list(printed.groups()[:3])
    assert dutch_percent(by_hand[3]) == printed.group(4)


def test_the_json_of_a_theme_gives_its_figure_with_weights():
    """With weights 1 and 2: (1 * 3 + 2 * 5) / 3; what is left out says why, A03 that it was not asked."""
    sheets = [make_sheet({"A01": 3, "A02": 5, "A04": "nvt"}, asked=("A01", "A02", "A04"), participant="p0000001")]
    view = explain_figure(make_measurement(FOUR, sheets), FOUR, "A1")
    found = explanation_json(view)
    rows = [row for row in found["stellingen"] if row["telt_mee"]]
    assert sum(row["gewicht"] * row["gemiddelde"] for row in rows) / sum(row["gewicht"] for row in rows) == 13 / 3
    assert found["gemiddelde"] == {
        "som": 13, "gedeeld_door": 3, "uitkomst": pytest.approx(13 / 3), "afgerond": 4.3,
    }  # fmt: skip
    assert [(row["id"], row["reden"], row["laagste"], row["hoogste"]) for row in found["stellingen"]] == [
        ("A01", None, 3, 3), ("A02", None, 5, 5), ("A03", "niet gevraagd", None, None),
        ("A04", "alleen niet van toepassing", None, None),
    ]  # fmt: skip
    assert found["helft"] == {"met_score": 2, "van_toepassing": 2, "genoeg": True}
    text = render_terminal(view, colour=False, plain=True)
    assert "Som: 1 keer 3,0000 plus 2 keer 5,0000 is 13." in text
    assert "A03 telt niet mee in het gemiddelde: niet gevraagd." in text
    assert "A04 telt niet mee in het gemiddelde: alleen niet van toepassing." in text
    assert "2 van de 2 stellingen hebben een score. Dat is genoeg" in text


def test_too_few_statements_give_no_figure():
    """One of three statements has a score: no mean, no verdict, and it says so; the range stays."""
    three = make_set({"A": {"A1": ("A01", "A02", "A03")}})
    found = of(make_measurement(three, [make_sheet({"A01": 4})]), "A1", three)
    assert isinstance(found, LevelExplanation)
    assert (found.mean, found.rules, found.half.holds) == (None, (), False)
    assert found.low is not None
    assert (found.low.total, found.low.divisor) == (6, 3)
    text = text_of(make_measurement(three, [make_sheet({"A01": 4})]), "A1", three)
    assert "1 van de 3 stellingen heeft een score. Dat is te weinig voor een cijfer" in text
    assert "Er is geen cijfer: te weinig stellingen hebben een score." in text
    assert "Er is geen cijfer, dus geen oordeel." in text


def test_a_part_and_the_total_hold_all_their_statements(explain):
    """The total counts 56 statements, not its parts; long sums stay in the table."""
    total, text = explain("totaal")
    part, _ = explain("C")
    assert (total["niveau"], len(total["stellingen"])) == ("totaal", 56)
    assert (part["niveau"], [row["id"] for row in part["stellingen"]]) == ("deel", [f"C{n:02}" for n in range(1, 23)])
    assert "173,9596 gedeeld door 56 is 3,1064, afgerond 3,1" in text
    assert " plus " not in text.partition("Welke stellingen")[2].partition("Oordeel")[0]


@pytest.mark.slow
@pytest.mark.parametrize("identity", ["A01", "A07", "A06", "C02", "C08", "A1", "B3", "A", "C", "totaal"])
def test_what_is_explained_is_what_the_report_shows(explain, example, shipped, identity):
    """The figures at the top are those of the report, and the steps end there."""
    found, _ = explain(identity)
    report = compute_report(example, shipped)
    shown = {item.id: item for item in (report.total, *report.parts, *(theme.level for theme in report.themes))}
    own = shown.get(identity) or next(item for item in report.statements if item.id == identity)
    assert found["cijfers"]["gemiddelde"] == pytest.approx(own.mean, abs=1e-9)
    assert found["cijfers"]["bandbreedte"] == pytest.approx([own.low, own.high], abs=1e-9)
    assert found["cijfers"]["eensgezindheid"] == pytest.approx(own.agreement, abs=1e-9)
    assert found["cijfers"]["oordeel"] == own.verdict
    assert found["gemiddelde"]["uitkomst"] == found["cijfers"]["gemiddelde"]
    assert found["eensgezindheid"]["uitkomst"] == found["cijfers"]["eensgezindheid"]


def test_a_verdict_that_one_answer_can_tip(explain):
    """C15 has 68 / 17 = 4.0: without one 5 it is 63 / 16 = 3.9 and in the middle, without one 4 it stays 4.0."""
    found, text = explain("C15")
    assert found["houdt_stand"] is False
    left = {row["antwoord"]: row for row in found["weggehaald"]}
    assert (left[5]["oordeel"], left[5]["verandert"], left[5]["keer"]) == ("midden", True, 4)
    assert left[5]["gemiddelde"] == pytest.approx(63 / 16)
    assert (left[4]["oordeel"], left[4]["verandert"]) == ("sterk", False)
    assert list(left) == [2, 3, 4, 5]
    more = {row["antwoord"]: row for row in found["toegevoegd"]}
    assert list(more) == [1, 2, 3, 4, 5]
    assert (more[3]["gemiddelde"], more[3]["oordeel"], more[3]["verandert"]) == (pytest.approx(71 / 18), "midden", True)
    assert (more[4]["gemiddelde"], more[4]["oordeel"], more[4]["verandert"]) == (4, "sterk", False)
    assert "Nee. Eén antwoord meer of minder kan dit oordeel veranderen." in text
    assert "redelijk (verandert)" in text


@pytest.mark.parametrize("plain", [True, False])
def test_few_participants_show_no_statement(plain):
    """With three people nothing of a statement is told, not even counts, and it says why."""
    view = explain_figure(few_people(), FOUR, "A01")
    found = explanation_json(view)
    assert set(found["antwoorden"].values()) == {None}
    for key in ("gemiddelde", "mediaan", "bandbreedte", "eensgezindheid", "houdt_stand", "weggehaald", "toegevoegd"):
        assert found[key] is None
    assert found["regels"] == []
    assert found["cijfers"]["oordeel"] == "te-weinig"
    assert found["verborgen"][0].startswith("Er deden minder dan 5 mensen mee.")
    text = render_terminal(view, colour=False, plain=plain)
    assert "Hoeveel mensen wat antwoordden, blijft verborgen." in " ".join(text.split())
    assert found["verborgen"][0] in " ".join(text.split())


def test_a_level_of_few_people_has_no_steps():
    """Of three people A01 (3.0) alone has three scores, of three statements that apply: no mean, and no list."""
    view = explain_figure(few_people(), FOUR, "A")
    found = explanation_json(view)
    assert (found["gemiddelde"], found["bandbreedte"], found["eensgezindheid"], found["stellingen"]) == (
        None, None, None, [],
    )  # fmt: skip
    text = render_terminal(view, colour=False, plain=True)
    assert "Welke stellingen tellen mee" not in text
    # A01 (weight 1) is 3 to 3, A02 (weight 2) and A03 are not known: (3 + 2 + 1) / 4 and (3 + 10 + 5) / 4
    assert "Laagste: 1,5 (zonder tussenstappen)." in text
    assert "Hoogste: 4,5 (zonder tussenstappen)." in text


def test_a_theme_of_few_people_has_no_figure():
    """Only total and parts are told of three people."""
    assert explanation_json(explain_figure(few_people(), FOUR, "A1"))["cijfers"]["bandbreedte"] is None


def test_a_statement_with_few_scores_is_explained_by_its_counts():
    """Two of six people scored A02: how many did what is told, which rule holds, and no score."""
    sheets = [
        make_sheet({"A01": 4, "A02": 5 if number < 2 else "nvt"}, participant=f"p{number:07}") for number in range(6)
    ]
    measurement = make_measurement(FOUR, sheets)
    found = explanation_json(explain_figure(measurement, FOUR, "A02"))
    assert (found["antwoorden"]["n"], found["antwoorden"]["nvt"], found["antwoorden"]["verdeling"]) == (2, 4, None)
    assert (found["gemiddelde"], found["bandbreedte"], found["houdt_stand"]) == (None, None, None)
    assert [rule["oordeel"] for rule in found["regels"]] == ["nvt", "niet-ingevuld", "onbekend", "te-weinig"]
    assert found["verborgen"][0].startswith("Bij 1 stelling gaven minder dan 5 mensen een score: A02.")
    text = text_of(measurement, "totaal")
    assert "A02 telt niet mee in het gemiddelde: te weinig scores om te tonen." in text
    assert "A02 telt in de bandbreedte als 1 tot 5." in text


@pytest.mark.parametrize(("people", "few"), [(1, False), (2, True), (4, True), (5, False)])
def test_what_is_shown_is_what_the_report_shows(people, few):
    """One participant and five are shown in full, two to four are not."""
    measurement = make_measurement(ONE, make_sheets("A01", *[2, 4, 5, 1, 1][:people]))
    view = explain_figure(measurement, ONE, "A01")
    assert (view.explained.votes is None) is few
    assert bool(hidden(view)) is few
    assert compute_report(measurement, ONE).mode is view.mode


def test_a_single_participant_is_explained_in_full():
    """One voice: 2 / 1 = 2; agreement cannot be determined, nor whether the verdict holds."""
    text = text_of(make_measurement(ONE, make_sheets("A01", 2)), "A01", ONE)
    assert "Gemiddelde: 2 gedeeld door 1 is 2,0000, afgerond 2,0" in text
    assert "op plaats 1, een 2." in text
    assert "Niet te bepalen: dat kan pas vanaf twee scores." in text
    assert "Dat is pas te zeggen vanaf drie antwoorden" in text


def test_no_participant_is_named(explain, example):
    """Codes of participants appear nowhere."""
    for identity in ("A01", "A1", "totaal"):
        found, text = explain(identity)
        written = json.dumps(found) + text
        assert [code for code in example.responses.participants if code in written] == []


def test_a_joint_score_stands_beside_the_mean():
    """On the individual basis the joint score is told and not counted."""
    measurement = few_people(joint=joint_sheet({"A01": 2}), openness=Openness.OPEN)
    found = of(measurement, "A01")
    assert isinstance(found, StatementExplanation)
    assert (found.statement.joint, found.statement.on_joint) == (Answer.TWO, False)
    assert found.mean is not None
    assert found.mean.value == 3
    assert "Gezamenlijk antwoord: 2. Dat staat ernaast" in text_of(measurement, "A01")


def test_on_the_joint_basis_the_joint_score_is_the_figure():
    """The joint 2 is weak whatever the votes are; the level counts it instead of the mean: (2 + 2 * 5) / 3 = 4."""
    measurement = few_people(joint=joint_sheet({"A01": 2}), openness=Openness.OPEN)
    options = {"basis": Basis.JOINT}
    found = of(measurement, "A01", **options)
    assert isinstance(found, StatementExplanation)
    assert (found.statement.mean, found.mean.value if found.mean else None) == (2, 3)
    assert [(rule.verdict, rule.holds) for rule in found.rules] == [(Verdict.STRONG, False), (Verdict.WEAK, True)]
    assert (found.one_less, found.one_more) == (None, None)
    text = text_of(measurement, "A01", **options)
    assert "De coalitie koos samen een 2. Dat is hier het cijfer" in text
    assert "het oordeel volgt uit één gezamenlijk antwoord" in text
    level = of(measurement, "A1", **options)
    assert isinstance(level, LevelExplanation)
    assert level.mean is not None
    assert (level.mean.total, level.mean.divisor, level.mean.value) == (12, 3, 4)
    assert level.rows[0].points is None
    assert "gezamenlijk" in text_of(measurement, "A1", **options)


def test_on_the_joint_basis_an_answer_without_score_has_no_rules():
    """Jointly weet-niet is the verdict itself; jointly nvt counts in no level: (2 + 2 * 5) / 3 of A01 and A02."""
    measurement = few_people(joint=joint_sheet({"A01": "weet-niet", "A02": 5, "A03": "nvt"}), minimum=3)
    options = {"basis": Basis.JOINT}
    found = of(measurement, "A01", **options)
    assert isinstance(found, StatementExplanation)
    assert (found.statement.verdict, found.statement.on_joint, found.rules) == (Verdict.UNKNOWN, True, ())
    assert (found.statement.mean, found.mean.value if found.mean else None) == (None, 3)
    text = text_of(measurement, "A01", **options)
    assert 'De coalitie koos samen "weet niet". Dat is hier het oordeel, en er is dus geen cijfer.' in text
    assert "Het oordeel is het gezamenlijke antwoord zelf." in text
    level = of(measurement, "A1", **options)
    assert isinstance(level, LevelExplanation)
    assert [row.left_out for row in level.rows] == [
        LeftOut.NO_SCORE, None, LeftOut.JOINTLY_NOT_APPLICABLE, LeftOut.ALL_NOT_APPLICABLE,
    ]  # fmt: skip
    assert (level.half.scored, level.half.applicable) == (1, 2)
    assert level.mean is not None
    assert level.mean.value == level.level.mean == 5
    assert level.low is not None
    assert (level.low.total, level.low.divisor) == (1 + 2 * 5, 3)
    assert "A03 telt niet mee in het gemiddelde: de coalitie koos samen niet van toepassing." in text_of(
        measurement, "A1", **options
    )


def test_the_joint_score_of_a_level_is_written_out():
    """Joint scores 2, 4 and 3 with weights 1, 2 and 1 on three of four statements: 13 / 4 = 3.25."""
    measurement = few_people(joint=joint_sheet({"A01": 2, "A02": 4, "A03": 3, "A04": "weet-niet"}), minimum=3)
    found = of(measurement, "A1")
    assert isinstance(found, LevelExplanation)
    assert found.joint is not None
    assert (found.joint_count, found.joint.total, found.joint.divisor, found.joint.value) == (3, 13, 4, 3.25)
    assert "13 gedeeld door 4 is 3,2500, afgerond 3,3" in text_of(measurement, "A1")
    few = few_people(joint=joint_sheet({"A01": 2}), minimum=3)
    assert "Dat is minder dan de helft: er is geen cijfer." in text_of(few, "A1")


@pytest.mark.parametrize(
    ("identity", "words"),
    [
        ("A01", "De coalitie koos samen een 2."),
        ("A02", 'De coalitie koos samen "weet niet".'),
        ("A03", "1 keer niet ingevuld"),
        ("A1", "Er zijn geen losse scorelijsten."),
    ],
)
def test_only_a_joint_sheet(identity, words):
    """A measurement of a joint sheet alone is explained from that sheet."""
    measurement = make_measurement(FOUR, [], joint=joint_sheet({"A01": 2, "A02": "weet-niet", "A04": "nvt"}))
    text = text_of(measurement, identity)
    assert words in text
    assert "ernaast" not in text


def test_a_tally_without_blanks_has_no_range(write):
    """Counts from elsewhere: the mean is written out, range and who was not asked cannot be."""
    path = write(
        "telling.csv", "coalitie,jaar,domein,stelling,score,aantal\nDorp,2026,jgz,A01,4,7\nDorp,2026,jgz,A01,2,3\n"
    )
    (measurement,), _ = load_measurements([path], ONE)
    found = of(measurement, "A01", ONE)
    assert isinstance(found, StatementExplanation)
    assert (found.range, found.counted.not_answered, found.counted.not_asked) == (None, None, None)
    text = text_of(measurement, "A01", ONE)
    assert "3 keer 2 plus 7 keer 4 is 34." in text
    assert "Hoe vaak niets is ingevuld, is niet bekend" in text
    assert "Laagste: niet te bepalen of niet te tonen." in text_of(measurement, "A1", ONE)


def test_a_statement_nobody_was_asked():
    """Without any answer there is no mean and no range, and the verdict says that it was not asked."""
    sheets = [make_sheet({"A01": 4}, participant=f"p{number:07}", asked=("A01",)) for number in range(5)]
    text = text_of(make_measurement(FOUR, sheets), "A02")
    assert "Er is geen score, dus geen gemiddelde." in text
    assert "5 deelnemers kregen deze stelling niet" in text
    assert "Niet te bepalen." in text
    assert "Niet gevraagd: niemand kreeg deze stelling, dus er zijn geen cijfers." in text
    assert "Oordeel: niet gevraagd" in text
    assert "niet ingevuld" not in text
    found = of(make_measurement(FOUR, sheets), "A02")
    assert isinstance(found, StatementExplanation)
    assert [(step.verdict, step.holds) for step in found.rules] == [(Verdict.NOT_ASKED, True)]


def test_what_nobody_was_asked_is_no_part_of_its_level():
    """Of four statements A01 was asked: 1 of 1 has a score, and the range is that of A01 alone."""
    sheets = [make_sheet({"A01": 4}, participant=f"p{number:07}", asked=("A01",)) for number in range(5)]
    level = of(make_measurement(FOUR, sheets), "totaal")
    assert isinstance(level, LevelExplanation)
    assert level.half is not None
    assert (level.half.scored, level.half.applicable) == (1, 1)
    assert [(row.left_out, row.low, row.high) for row in level.rows] == [
        (None, 4, 4), *[(LeftOut.NOT_ASKED, None, None)] * 3,
    ]  # fmt: skip
    assert level.low is not None
    assert (level.low.value, level.level.low) == (4, 4)
    assert "A02 telt niet mee in het gemiddelde: niet gevraagd." in text_of(make_measurement(FOUR, sheets), "totaal")


def test_what_nobody_filled_in_counts_as_one_to_five():
    """Five people were asked A02 and left it blank: (4 + 1) / 2 and (4 + 5) / 2, and it says so."""
    sheets = [make_sheet({"A01": 4}, participant=f"p{number:07}", asked=("A01", "A02")) for number in range(5)]
    level = of(make_measurement(FOUR, sheets), "totaal")
    assert isinstance(level, LevelExplanation)
    assert level.rows[1].left_out is LeftOut.NO_SCORE
    assert (level.rows[1].low, level.rows[1].high) == (1, 5)
    text = text_of(make_measurement(FOUR, sheets), "totaal")
    assert "A02 heeft geen enkel antwoord en telt in de bandbreedte als 1 tot 5." in text


def test_enough_decimals_are_shown_to_round_by_hand():
    """4.44996 prints as 4,4; with four decimals one would read 4,4500 and round to 4,5."""
    assert [shown_decimals(value) for value in (4.4375, 4.45, 4.44996, 4.449999996)] == [4, 4, 5, 9]
    assert shown_decimals(0.494996, 2) == 6


counts_per_statement = st.lists(st.integers(0, 12), min_size=8, max_size=8)


def counted(rows: list[list[int]], statements, **changes: object) -> Measurement:
    """A measurement of these counts, in one domain."""
    counts = np.array([rows], dtype=np.int64)
    people = np.array([max(map(sum, rows))], dtype=np.int64)
    own = Tally(groups=("jgz",), statements=tuple(item.id for item in statements), counts=counts, participants=people)
    return make_measurement(FOUR, [], counted=own, responses=None, **changes)


@given(st.lists(counts_per_statement, min_size=4, max_size=4), st.sampled_from(Openness), st.integers(3, 6))
def test_the_steps_of_a_statement_lead_to_the_figure_of_the_core(rows, openness, minimum):
    """For any counts: sum over n is the mean, contributions make the agreement, and the rules give the verdict."""
    measurement = counted(rows, FOUR.statements, openness=openness, minimum=minimum)
    for statement, given_counts in zip(FOUR.statements, rows, strict=True):
        found = of(measurement, statement.id)
        assert isinstance(found, StatementExplanation)
        shown = found.statement
        if found.mean is not None:
            assert_leads_to(found.mean, shown.mean)
        if found.votes and found.mean is not None:
            assert sum(step.votes for step in found.votes) == shown.n
            assert sum(step.share for step in found.votes) == pytest.approx(1)
            assert sum(step.points for step in found.votes) == found.mean.total
        if found.agreement is not None:
            assert sum(step.contribution for step in found.votes or ()) == found.agreement.total
            assert 1 + found.agreement.total == pytest.approx(shown.agreement, abs=1e-9)
        if found.median is not None:
            assert sum(found.median.scores) / 2 == found.median.value == shown.median
        if found.range is not None:
            assert_leads_to(found.range.low, shown.low)
            assert_leads_to(found.range.high, shown.high)
        if found.one_less is not None and found.one_more is not None:
            assert any(other.tips for other in (*found.one_less, *found.one_more)) is not found.holds
        assert_rules_agree(found, given_counts)


@given(st.lists(counts_per_statement, min_size=4, max_size=4), st.sampled_from(Openness), st.integers(3, 6))
def test_the_steps_of_a_level_lead_to_the_figure_of_the_core(rows, openness, minimum):
    """For any counts: weighted sums over weights are the figures, and there is a mean exactly by the half rule."""
    found = of(counted(rows, FOUR.statements, openness=openness, minimum=minimum), "totaal")
    assert isinstance(found, LevelExplanation)
    level = found.level
    pairs = ((found.mean, level.mean), (found.low, level.low), (found.high, level.high))
    for division, figure in pairs:
        if division is not None:
            assert_leads_to(division, figure)
    if found.agreement is not None:
        assert_leads_to(found.agreement, level.agreement, printed=2)
    if not found.steps_hidden:
        assert [division is None for division, _ in pairs] == [figure is None for _, figure in pairs]
        assert (level.mean is not None) is found.half.holds
    if found.mean is not None:
        assert sum(row.weighted or 0 for row in found.rows) == pytest.approx(found.mean.total)
        assert sum(row.weight for row in found.rows if row.left_out is None) == found.mean.divisor
    assert (found.rows == ()) is found.steps_hidden
    for row, given_counts in zip(found.rows, rows if found.rows else (), strict=True):
        fewest = 1 if openness is Openness.OPEN else minimum
        assert (row.left_out is not None) is (sum(given_counts[:5]) < fewest)
        only_nvt = sum(given_counts) == given_counts[6] > 0
        assert (row.left_out is LeftOut.ALL_NOT_APPLICABLE) is only_nvt


def assert_leads_to(division: Division, figure: float | None, *, printed: int = 1) -> None:
    """The division gives the core's figure, and its shown decimals round to what is printed."""
    assert division.value == figure
    assert division.total / division.divisor == pytest.approx(figure)
    by_hand = round_half_up(division.value, division.decimals)
    assert round_half_up(by_hand, printed) == round_half_up(division.value, printed)


def assert_rules_agree(found: StatementExplanation, given_counts: list[int]) -> None:
    """Each rule that was asked, worked out apart from the core: yes only for the last."""
    n, low, high = sum(given_counts[:5]), sum(given_counts[:2]), sum(given_counts[3:5])
    dont_know, nvt, blank = given_counts[5:]
    statement = found.statement
    mean = sum(score * votes for score, votes in enumerate(given_counts[:5], start=1)) / n if n else math.nan
    truth = {
        Verdict.NOT_APPLICABLE: nvt >= 1 and n + dont_know + blank == 0,
        Verdict.NOT_ANSWERED: n == 0 and dont_know == 0,
        Verdict.UNKNOWN: 3 * dont_know >= n + dont_know,
        Verdict.STRONG: round_half_up(mean) >= 4,
        Verdict.WEAK: round_half_up(mean) < 3,
        Verdict.MIDDLE: True,
    }
    if statement.agreement is not None or n < 2:
        camp = min(low, high)
        scattered = n >= 10 and round_half_up(statement.agreement or 1, 2) < 0.5
        truth[Verdict.DIVIDED] = (camp >= 2 and 10 * (camp + 1) >= 3 * (n + 2)) or scattered
    if not found.rules:
        assert statement.n is None
        return
    assert [rule.holds for rule in found.rules] == [False] * (len(found.rules) - 1) + [True]
    for rule in found.rules:
        if rule.verdict in truth:
            assert rule.holds is bool(truth[rule.verdict]), rule
    assert VERDICT_ORDER.index(found.rules[-1].verdict) == VERDICT_ORDER.index(statement.verdict)


def test_the_keys_of_the_json(explain):
    """Other programs depend on these keys and their order."""
    start = [
        "formaatversie", "soort", "stellingenset", "coalitie", "jaar", "basis", "deelnemers", "openbaarheid",
        "min_groep", "verborgen", "bij", "niveau", "tekst", "cijfers",
    ]  # fmt: skip
    statement, _ = explain("A01")
    level, _ = explain("A1")
    assert list(statement) == [
        *start, "op_gezamenlijk", "antwoorden", "gemiddelde", "mediaan", "bandbreedte", "eensgezindheid", "regels",
        "houdt_stand", "weggehaald", "toegevoegd", "ouders", "eigen_groep", "anderen",
    ]  # fmt: skip
    assert list(level) == [
        *start, "stellingen", "helft", "gemiddelde", "bandbreedte", "eensgezindheid", "gezamenlijk", "regels",
    ]  # fmt: skip
    assert list(statement["cijfers"]) == list(level["cijfers"]) == [
        "gemiddelde", "mediaan", "bandbreedte", "interval", "eensgezindheid", "gezamenlijk", "oordeel",
    ]  # fmt: skip
    assert list(level["stellingen"][0]) == [
        "id", "n", "som", "gemiddelde", "gewicht", "gewogen", "laagste", "hoogste", "eensgezindheid", "gezamenlijk",
        "telt_mee", "reden",
    ]  # fmt: skip
    assert (statement["formaatversie"], statement["soort"]) == (1, "leg-uit")


def test_the_same_input_gives_the_same_bytes(example, shipped):
    """JSON ends in a newline and does not look at the clock."""
    first, second = (render_json(explain_figure(example, shipped, "B3")) for _ in range(2))
    assert first == second
    assert first.endswith("}\n")


@pytest.mark.parametrize(
    ("typed", "expected"),
    [("A01", "A01"), ("a01", "A01"), ("b3", "B3"), ("c", "C"), ("TOTAAL", "totaal"), ("totaal", "totaal")],
)
def test_ids_in_another_case(shipped, typed, expected):
    """An id may be typed in lower case when only one is meant."""
    assert find_id(typed, shipped) == expected


def test_ids_that_differ_only_in_case():
    """The exact id wins; another case that could be two ids is refused with both."""
    own = make_set({"A": {"T1": ("s01", "S01", "ab")}})
    assert find_id("s01", own) == "s01"
    assert find_id("AB", own) == "ab"
    two = make_set({"A": {"T1": ("aB", "Ab")}})
    with pytest.raises(UsageError, match="Bedoelt u aB of Ab"):
        find_id("AB", two)


def test_an_unknown_id_names_what_there_is(shipped):
    """The message holds ids that look like it, the parts and the themes."""
    with pytest.raises(UsageError) as caught:
        find_id("B33", shipped)
    for word in ("'B33'", "Bedoelt u", "B3", "totaal", "een deel (A, B, C)", "C6", "analysetool stellingen"):
        assert word in str(caught.value)
    with pytest.raises(UsageError, match=r"maar dat bestaat niet\. Kies totaal"):
        find_id("onzin?", shipped)


@pytest.mark.slow
@pytest.mark.gate
def test_everything_of_the_set_can_be_explained(example, shipped):
    """Every id gives an explanation in both formats; where not everything is tried, twenty of them do."""
    for identity in sampled(explainable(shipped), 20):
        view = explain_figure(example, shipped, identity)
        assert json.loads(render_json(view))["bij"] == identity
        assert render_terminal(view, colour=True, plain=False)
    assert len(explainable(shipped)) == 1 + 3 + 16 + 56


@pytest.mark.parametrize("identity", ["A01", "A3", "totaal"])
def test_every_layout_says_the_same(example, shipped, identity):
    """Markdown and html hold each sentence of the plain text, figures included."""
    document = explanation_document(explain_figure(example, shipped, identity))
    told = [block.text for section in document.blocks if isinstance(section, Section) for block in section.blocks
            if isinstance(block, Text)]  # fmt: skip
    assert len(told) > 5
    page = html.unescape(lay_out_html(document))
    assert [text for text in told if text not in page] == []
    written = re.sub(r"\\(.)", r"\1", lay_out_markdown(document))
    assert [text for text in told if text not in html.unescape(written)] == []


HOSTILE = "[/bold]\x1b[31mx\x1b[0m\n\u202ey\x07|<b>"


def test_hostile_texts_are_harmless(monkeypatch):
    """Texts from files steer neither the terminal nor rich, in any format."""
    monkeypatch.setenv("COLUMNS", "120")
    part, theme = FOUR.parts[0], FOUR.parts[0].themes[0]
    hostile = replace(
        FOUR,
        id=f"set{HOSTILE}",
        version=HOSTILE,
        parts=(
            replace(
                part,
                title=HOSTILE,
                themes=(
                    replace(
                        theme,
                        title=HOSTILE,
                        statements=tuple(replace(found, text=HOSTILE) for found in theme.statements),
                    ),
                ),
            ),
        ),
    )
    sheets = make_sheets("A01", 3, 4, 4, 5, (2, HOSTILE))
    measurement = make_measurement(hostile, sheets, coalition=HOSTILE, origins=(HOSTILE,))
    for identity in ("A01", "A1", "A", "totaal"):
        for plain in (True, False):
            view = explain_figure(measurement, hostile, identity)
            text = render_terminal(view, colour=False, plain=plain)
            assert all(line.isprintable() for line in text.split("\n"))
            assert "[/bold]x y|<b>" in text
            found = json.loads(render_json(view))
            assert found["coalitie"].isprintable()
            assert found["tekst"].isprintable()


def test_plain_text_has_no_table(explain):
    """Plain lines name every number, so that a screen reader can follow."""
    _, text = explain("A3", plain=True)
    row = r"^A07 .*[^.]: som 36 gedeeld door 16 scores is 2,2500; laagste 2,1111, hoogste 2,5556; eens"
    assert re.search(row, text, flags=re.MULTILINE)
    assert re.search(r"^Opgeteld: gemiddelde 4,375; laagste 3,6111; hoogste 6,2778; ", text, flags=re.MULTILINE)
    _, text = explain("A01", plain=True)
    assert "\n1 keer een 3 (deel 0,0625); afstand tot 4,3125 is 1,3125; bijdrage is −0,0359\n" in text
    assert "\nZonder één 3 (1 keer gegeven): gemiddelde 4,4, eensgezindheid 82%, oordeel sterk\n" in text
    assert "\nSterk: ja. De regel is: het afgeronde gemiddelde is 4,0 of hoger. Hier: afgerond 4,3.\n" in text


def test_weights_are_read_aloud():
    """A row says weight times its mean, and the row of sums says what was added up: 1 * 3 + 2 * 5 = 13."""
    sheets = [make_sheet({"A01": 3, "A02": 5, "A04": "nvt"}, asked=("A01", "A02", "A04"), participant="p0000001")]
    text = text_of(make_measurement(FOUR, sheets), "A1", FOUR)
    assert (
        "A02 Stelling A02: som 5 gedeeld door 1 score is 5,0000; gewicht 2 keer dat is 10,0000; laagste 5,0000" in text
    )
    assert "A03 Stelling A03: niet gevraagd\n" in text
    assert "A04 Stelling A04: geen score\n" in text
    assert "Gewicht keer getal, opgeteld: gemiddelde 13; laagste " in text


@pytest.mark.parametrize("number", [0, 1])
def test_the_examples_in_the_document_are_real(explain, number):
    """Every shown line is a line of what the command gives."""
    document = (ROOT / "docs" / "leg-uit.md").read_text(encoding="utf-8")
    identity = re.findall(r"leg-uit voorbeelden/voorbeeldstad --bij (\w+)", document)[number]
    shown = re.findall(r"^```text\n(.*?)^```", document, flags=re.DOTALL | re.MULTILINE)[number]
    _, text = explain(identity)
    made = text.split("\n")
    assert [line for line in shown.splitlines() if line != "[...]" and line not in made] == []


@pytest.mark.parametrize("width", [40, 60, 80, 120])
@pytest.mark.slow
@pytest.mark.gate(most=2)
def test_numbers_are_never_broken(explain, monkeypatch, width):
    """However narrow the window, a number stands on one line."""
    monkeypatch.setenv("COLUMNS", str(width))
    for identity in ("A01", "A3", "totaal"):
        _, text = explain(identity)
        _, unbroken = explain(identity, plain=True)
        assert max(map(len, text.split("\n"))) <= width
        number = r"\d+,\d{4}"
        assert set(re.findall(number, text)) == set(re.findall(number, unbroken))


def asked(identity: str = "A01", **changes: object) -> ExplanationRequest:
    """A request about Voorbeeldstad."""
    measurement = MeasurementRequest(**({"inputs": (str(EXAMPLE),)} | changes))
    return ExplanationRequest(measurement=measurement, identity=identity)


def test_the_use_case_writes_and_tells(shipped, tmp_path, capsys):
    """Two formats at once, to standard output and a file; the next step only where all is on the screen."""
    target = tmp_path / "a.json"
    outputs = OutputRequest(formats=("terminal", f"json={target}"))
    run_explain(asked(), shipped, outputs)
    written, said = capsys.readouterr()
    assert "3 plus 9 keer 4 plus 6 keer 5 is 69." in written
    assert json.loads(target.read_text(encoding="utf-8"))["min_groep"] == 5
    assert f"Geschreven: '{target}'." in said
    assert "Volgende stap" not in said


@pytest.mark.parametrize(("identity", "wider"), [("A01", "A1"), ("A1", "A"), ("A", "totaal"), ("totaal", None)])
@pytest.mark.slow
def test_the_next_step_is_one_level_up(shipped, capsys, identity, wider):
    """A statement leads to its theme, that to its part, that to the total; there it ends."""
    run_explain(asked(identity), shipped, OutputRequest())
    _, said = capsys.readouterr()
    assert (f"--bij {wider}\n" in said) is (wider is not None)
    assert ("Volgende stap" in said) is (wider is not None)


def test_an_unknown_basis(shipped):
    """Only the two bases there are."""
    with pytest.raises(UsageError, match="kies individueel of gezamenlijk"):
        run_explain(asked(basis_name="beide"), shipped, OutputRequest())


def run(*arguments: object):
    """Run `leg-uit`."""
    return running.run("leg-uit", *arguments)


def test_the_command(tmp_path):
    """The explanation goes to standard output, the next step to standard error; a file follows its ending."""
    result = run(EXAMPLE, "--bij", "a01")
    assert result.returncode == 0
    assert "69 gedeeld door 16 is 4,3125, afgerond 4,3." in result.stdout.decode()
    assert "--bij A1" in result.stderr.decode()
    target = tmp_path / "uitleg.json"
    assert run(EXAMPLE, "--bij", "B3", "--jaar", "2025", "--uit", target).returncode == 0
    found = json.loads(target.read_text(encoding="utf-8"))
    assert (found["bij"], found["jaar"]) == ("B3", 2025)
    assert run(EXAMPLE, "--bij", "B3", "--uit", target).returncode == 2
    assert run(EXAMPLE, "--bij", "B3", "--uit", target, "--overschrijf").returncode == 0


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ((EXAMPLE, "--bij", "A99"), ("--bij is 'A99'", "Kies totaal")),
        ((EXAMPLE,), ("--bij ontbreekt",)),
        ((EXAMPLE, "--bij", "A01", "--basis", "beide"), ("--basis is 'beide'",)),
        ((EXAMPLE, "--bij", "A01", "--jaar", "1999"), ("jaar 1999 staat niet in de invoer",)),
        ((EXAMPLE, "--bij", "A01", "--formaat", "csv"), ("formaat 'csv' bestaat hier niet",)),
        ((ROOT / "voorbeelden", "--bij", "A01"), ("meer dan één coalitie",)),
    ],
)
def test_wrong_use(arguments, words):
    """Exit code 2, what is wrong and what to type, and nothing on standard output."""
    result = run(*arguments)
    assert (result.returncode, result.stdout) == (2, b"")
    assert [word for word in words if word not in result.stderr.decode()] == []


def test_the_command_warns_about_a_missing_joint_sheet():
    """What changes nothing in the figure is still told on standard error."""
    without = ROOT / "voorbeelden" / "ci"
    told = run(without, "--bij", "A01", "--jaar", "2025", "--basis", "gezamenlijk").stderr.decode()
    assert "Let op: er is geen gezamenlijke scorelijst. De cijfers gaan uit van de losse scorelijsten." in told


def test_the_total_has_its_name():
    """No set gives the total a title, so the words do: in JSON, and above the explanation."""
    own = explain_figure(make_measurement(FOUR, make_sheets("A01", 4, 4, 4, 4, 4)), FOUR, "totaal")
    assert explanation_json(own)["tekst"] == "Totaal"
    title = f"Hoe komt dit cijfer tot stand? Totaal in {own.coalition}, {own.year}"
    assert explanation_document(own).title == title
