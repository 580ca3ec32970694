# SPDX-License-Identifier: EUPL-1.2
"""The shipped example against figures worked out by hand from its score sheets."""

from __future__ import annotations

import json
import math
from pathlib import Path

import pytest
import yaml

from analysetool.figures.build_report import compute_report
from analysetool.files.measurements import load_measurements, select_measurement
from analysetool.formats.report_json import render_json

FOLDER = Path(__file__).parent.parent / "voorbeelden" / "voorbeeldstad"

# Counted with grep in voorbeelden/voorbeeldstad/2026: 18 sheets of partners, and 6 with voor: ouders that stand apart.
A01 = [0, 0, 1, 9, 6]  # and 2 weet-niet
A06 = [2, 3, 3, 0, 0]  # and 10 weet-niet
A07 = [4, 5, 6, 1, 0]  # and 2 weet-niet; parents are asked this one too, but apart
B18 = [2, 8, 4, 3, 0]  # and 1 weet-niet; the parents gave four times a 4 and twice a 5
C02 = [4, 1, 6, 2, 4]  # and 1 weet-niet


@pytest.fixture(scope="module")
def report(shipped):
    """The JSON report of Voorbeeldstad, newest year."""
    measurements, problems = load_measurements([FOLDER], shipped)
    assert problems == ()
    measurement, _ = select_measurement(measurements)
    return json.loads(render_json(compute_report(measurement, shipped)))


def statement(report, identity):
    """The row of one statement."""
    return next(row for row in report["stellingen"] if row["id"] == identity)


def test_a_known_statement_is_its_sum_over_its_count(report):
    """A01: 3 + 9*4 + 6*5 = 69 over 16 scores is 4.3125; the two who do not know widen the range to 18 answers."""
    row = statement(report, "A01")
    assert row["verdeling"] == A01
    assert (row["n"], row["weet_niet"], row["nvt"], row["niet_ingevuld"]) == (16, 2, 0, 0)
    assert row["gemiddelde"] == 69 / 16
    assert row["mediaan"] == 4
    assert row["bandbreedte"] == pytest.approx([(69 + 2) / 18, (69 + 10) / 18])
    assert row["oordeel"] == "sterk"


def test_a_divided_statement_has_low_agreement(report):
    """C02: 5 low, 6 middle and 6 high votes; consensus 1 + sum p * log2(1 - |x - 52/17| / 4) lies below one half."""
    row = statement(report, "C02")
    mean = (4 * 1 + 1 * 2 + 6 * 3 + 2 * 4 + 4 * 5) / 17
    expected = 1 + sum(
        votes / 17 * math.log2(1 - abs(score - mean) / 4) for score, votes in enumerate(C02, start=1) if votes
    )
    assert row["verdeling"] == C02
    assert row["gemiddelde"] == pytest.approx(52 / 17)
    assert row["eensgezindheid"] == pytest.approx(expected, abs=1e-9)
    assert expected < 0.5
    assert row["oordeel"] == "verdeeld"


def test_a_blind_spot_keeps_its_mean_but_not_its_verdict(report):
    """A06: 2 + 3*2 + 3*3 = 17 over 8 scores is 2.125, but 10 of 18 do not know, so it is unknown and not weak."""
    row = statement(report, "A06")
    assert (row["verdeling"], row["weet_niet"]) == (A06, 10)
    assert row["gemiddelde"] == 17 / 8
    assert row["oordeel"] == "onbekend"


def test_a_theme_is_the_mean_of_its_statements(report):
    """A3: A07 is 4 + 5*2 + 6*3 + 4 = 36 over 16, so (17/8 + 36/16) / 2 = 2.1875; its range is 1.8056 to 3.1389."""
    theme = next(row for row in report["themas"] if row["id"] == "A3")
    assert statement(report, "A07")["verdeling"] == A07
    assert theme["gemiddelde"] == pytest.approx((17 / 8 + 36 / 16) / 2)
    low = ((17 + 10) / 18 + (36 + 2) / 18) / 2
    high = ((17 + 50) / 18 + (36 + 10) / 18) / 2
    assert theme["bandbreedte"] == pytest.approx([low, high])
    assert (theme["beantwoord"], theme["mogelijk"]) == (8 + 16, 18 + 18)
    assert theme["oordeel"] == "zwak"


def test_the_total_is_the_mean_of_all_statement_means(report):
    """The total equals a plain recount of the YAML files: 56 means with equal weight."""
    given = {row["id"]: [] for row in report["stellingen"]}
    asked = answered = 0
    for path in sorted((FOLDER / "2026").glob("*.yaml")):
        sheet = yaml.safe_load(path.read_text(encoding="utf-8"))
        if sheet.get("soort") != "individueel" or sheet.get("voor") == "ouders":
            continue
        for identity in sheet.get("gevraagd", given):
            answer = sheet["scores"].get(identity)
            value = answer["score"] if isinstance(answer, dict) else answer
            asked += value != "nvt"
            if isinstance(value, int):
                answered += 1
                given[identity].append(value)
    means = [sum(scores) / len(scores) for scores in given.values()]
    assert len(means) == 56
    assert report["totaal"]["gemiddelde"] == pytest.approx(sum(means) / 56)
    assert (report["totaal"]["beantwoord"], report["totaal"]["mogelijk"]) == (answered, asked)


def with_absent(report, absent, given):
    """The mean of the 56 statements (of equal weight) when all that is open, and seven more people, are this score."""
    ends = []
    for row in report["stellingen"]:
        people = row["weet_niet"] + row["niet_ingevuld"] + absent
        points = sum(step * votes for step, votes in enumerate(row["verdeling"], start=1))
        ends.append((points + given * people) / (row["n"] + people))
    return sum(ends) / len(ends)


def test_every_group_shown_has_five_participants_or_more(report):
    """Of 7, 6, 2 and 3 participants the two small clusters merge into one group of five; parents are in none."""
    people = report["deelnemers"]
    reach = people.pop("bandbreedte_uitgenodigd")
    assert people == {
        "aantal": 18,
        "ouders": 6,
        "per_cluster": {"gemeente": 2, "medisch": 7, "sociaal": 6, "informeel": 3},
        "uitgenodigd": {"medisch": 9, "sociaal": 9, "gemeente": 3, "informeel": 4},
    }
    assert reach == pytest.approx([with_absent(report, 7, end) for end in (1, 5)])
    assert [(group["id"], group["aantal"]) for group in report["groepen"]] == [
        ("medisch", 7),
        ("sociaal", 6),
        ("overig", 5),
    ]


def test_parents_stand_beside_partners(report):
    """B18: partners 2 + 8*2 + 4*3 + 3*4 = 42 over 17, parents 4*4 + 2*5 = 26 over 6; A07 has two scores: not shown."""
    row = statement(report, "B18")
    assert (row["verdeling"], row["gemiddelde"]) == (B18, pytest.approx(42 / 17))
    assert row["ouders"] == {"n": 6, "gemiddelde": pytest.approx(26 / 6)}
    assert statement(report, "A07")["ouders"] is None


def test_the_keys_stand_in_the_order_of_the_contract(report):
    """Other programs depend on these keys and their order."""
    figures = [
        "gemiddelde", "bandbreedte", "interval", "gelijk_gewogen", "eensgezindheid", "beantwoord", "mogelijk",
        "gezamenlijk", "oordeel",
    ]  # fmt: skip
    assert list(report) == [
        "formaatversie", "soort", "stellingenset", "coalitie", "jaar", "meting", "basis", "openbaarheid",
        "min_groep", "deelnemers", "totaal", "delen", "themas", "fasen", "stellingen", "bevindingen", "groepen",
        "acties",
    ]  # fmt: skip
    assert list(report["totaal"]) == figures
    assert list(report["delen"][0]) == ["id", "titel", *figures]
    assert list(report["themas"][0]) == ["id", "titel", "deel", *figures]
    assert list(report["fasen"][0]) == ["id", *figures]
    assert list(report["stellingen"][0]) == [
        "id", "thema", "tekst", "n", "verdeling", "weet_niet", "nvt", "niet_ingevuld", "niet_gevraagd", "gemiddelde",
        "mediaan", "eensgezindheid", "bandbreedte", "gezamenlijk", "oordeel", "ouders", "eigen_groep", "anderen",
    ]  # fmt: skip
    assert list(report["bevindingen"]) == ["sterk", "zwak", "verdeeld", "onbekend"]
    assert list(report["bevindingen"]["sterk"][0]) == ["stelling", "reden", "houdt_stand"]
    assert list(report["groepen"][0]) == ["id", "titel", "clusters", "aantal", "delen", "themas"]
    assert (len(report["delen"]), len(report["themas"]), len(report["stellingen"])) == (3, 16, 56)
