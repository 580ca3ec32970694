# SPDX-License-Identifier: EUPL-1.2
"""What a comparison says of two measurements: figures worked out by hand, what stays hidden, and the words."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace

import numpy as np
import pytest

from analysetool.documents.blocks import Document, Section
from analysetool.documents.comparison import comparison_document
from analysetool.documents.explained_change import explained_change_document
from analysetool.errors import NotComparableError
from analysetool.figures.build_comparison import compute_comparison
from analysetool.figures.comparison import ComparisonFigures, FollowedAction, Missing, NoScore, Strength
from analysetool.figures.explained_change import explain_change
from analysetool.formats.comparison_csv import render_csv
from analysetool.formats.comparison_json import render_json
from analysetool.formats.frames import comparison_frame
from analysetool.measurement import Measurement, Pair
from analysetool.model import (
    Action,
    Basis,
    ChangeVerdict,
    Kind,
    MeasurementInfo,
    Openness,
    Release,
    ScoreSheet,
    Verdict,
)
from analysetool.rounding import signed
from analysetool.words import changes as change_wording
from analysetool.words import comparison as comparison_wording
from analysetool.words import composition as composition_wording
from analysetool.words.changes import Names
from tests.comparisons import (
    changed,
    example,
    few_scores,
    joint_basis,
    one_voice,
    other_people,
    people,
    said,
    three_years,
    two_coalitions,
    two_versions,
    view_of,
    word_of,
    year_of,
)
from tests.conftest import make_set, make_sheet
from tests.dumped import dumped

YEARS = Names(coalition="Dorp", before="2025", after="2026", two_coalitions=False, year=2026)
BESIDE = Names(coalition="Dorp", before="Dorp", after="Stad", two_coalitions=True, year=2026)
OPEN = MeasurementInfo(coalition="Neder-Betuwe", year=2026, openness=Openness.OPEN)
FLAT = {"A": {"A1": ("A01", "A02", "A03")}}


def small(before: list, after: list, parts: dict | None = None, **options: object):
    """The comparison of two years of a small set."""
    own = make_set(parts or FLAT)
    return view_of(own, year_of(own, 2025, before), year_of(own, 2026, after), **options)


def reasons(view: ComparisonFigures) -> list[tuple[str, str]]:
    """What is left out, with the reason as people see it."""
    names = change_wording.names_of(view)
    return [(own.id, comparison_wording.why_not_compared(own, names)) for own in view.not_compared]


def told(followed: FollowedAction, view: ComparisonFigures) -> str:
    """What the score of an action's statement did since, in words."""
    return change_wording.followed_score(followed.change, change_wording.names_of(view))


def verdicts(strength: Strength) -> str:
    """What happened to a strength in words."""
    return comparison_wording.strength(strength, YEARS)


def test_two_versions_are_compared_on_what_they_share():
    """What was added, dropped or changed is in no figure of either year; see the docstring of `two_versions`."""
    view = two_versions()
    assert changed(view, "A1") == (2.5, 3.0, 0.5, "verbeterd")
    assert changed(view, "A")[:3] == (3.0, pytest.approx(10 / 3), pytest.approx(1 / 3))
    assert changed(view, "B") == (3.0, 5.0, 2.0, "verbeterd")
    assert changed(view, "totaal") == (3.0, 3.75, 0.75, "verbeterd")
    assert view.compared == 4
    assert reasons(view) == [
        ("A03", "nieuw sinds versie 1.0 van de stellingen"),
        ("B01", "veranderd sinds versie 1.0 van de stellingen"),
        ("A99", "vervallen sinds versie 1.0 van de stellingen"),
    ]
    assert (view.before.version, view.after.version) == ("0.9", "1.0")
    assert said(view, "in-een-oogopslag")[1].startswith("Zeker gestegen: 2 van de 4 vergeleken stellingen. ")
    (ground,) = [text for text in said(view, "hoe-zeker") if text.startswith("De vergelijking gaat")]
    assert ground.startswith("De vergelijking gaat over 4 van de 6 stellingen: die zijn in beide metingen")


def test_versions_without_shared_claims_cannot_be_compared():
    """When everything is new or changed there is nothing to say, and the error says why."""
    own = make_set(
        FLAT, history=(Release(version="0.9"), Release(version="1.0", added=("A01",), changed=("A02", "A03")))
    )
    before = year_of(own, 2025, people(9, {"A01": 3}, year=2025, version="0.9"))
    with pytest.raises(NotComparableError, match="geen enkele stelling gemeen"):
        view_of(own, before, year_of(own, 2026, people(9, {"A01": 3})))


def test_years_without_a_common_score_cannot_be_compared():
    """Shared claims alone are not enough: some statement needs a score in both."""
    with pytest.raises(NotComparableError, match="score"):
        small(people(9, {"A01": 3}, year=2025), people(9, {"A02": 3}))


def test_a_statement_without_a_score_is_named_with_the_year():
    """The reason says in which year the score is missing."""
    view = small(people(9, {"A01": 3, "A02": "weet-niet"}, year=2025), people(9, {"A01": 3}))
    assert reasons(view) == [("A02", "geen score in 2025 en 2026"), ("A03", "geen score in 2025 en 2026")]
    assert changed(view, "A02") == (None, None, None, "niet te vergelijken")


def test_lines_over_three_years_stand_on_what_all_years_share():
    """See the docstring of `three_years`; the sentence says on how many statements the lines stand."""
    trend = three_years().trend
    assert trend is not None
    assert trend.years == (2024, 2025, 2026)
    assert [(line.id, [round(score, 6) for score in line.scores]) for line in trend.lines] == [
        ("totaal", [2.2, 3.0, 3.4]),
        ("A", [2.0, 3.0, 4.0]),
        ("B", [3.0, 3.0, 1.0]),
    ]
    assert comparison_wording.trend(trend.lines[1], trend.years) == "Deel A: 2,0 in 2024, 3,0 in 2025 en 4,0 in 2026."
    assert trend.common == 5
    assert "over 5 van de 6 stellingen" in said(three_years(), "jaren")[0]


def test_two_years_are_no_trend():
    """With two years the comparison itself says it all."""
    assert example().trend is None


def test_a_line_needs_half_of_the_statements():
    """A has four statements; with one that all years share there is no line for A and none for the total."""
    own = make_set()
    years = [
        year_of(own, year, people(9, {"A01": 3, "B01": 3, other: 4}, year=year))
        for year, other in ((2024, "A02"), (2025, "A03"), (2026, "A04"))
    ]
    trend = view_of(own, *years).trend
    assert trend is not None
    assert [line.id for line in trend.lines] == ["B"]


def test_no_line_at_all_is_no_trend():
    """Three years that share one statement of six."""
    own = make_set(FLAT)
    years = [
        year_of(own, year, people(9, {"A01": 3} if year != 2025 else {"A02": 3, "A01": 3}, year=year))
        for year in (2024, 2025, 2026)
    ]
    assert view_of(own, *years).trend is None


def test_what_applies_in_no_year_does_not_count_in_the_half_of_a_line():
    """A02 and A03 apply to nobody in any year, so A01 is all there is."""
    own = make_set(FLAT)
    answers = {"A01": 3, "A02": "nvt", "A03": "nvt"}
    years = [year_of(own, year, people(9, answers, year=year)) for year in (2024, 2025, 2026)]
    trend = view_of(own, *years).trend
    assert trend is not None
    assert [line.scores for line in trend.lines] == [(3.0, 3.0, 3.0)] * 2


def test_what_applies_in_a_year_counts_in_the_half_of_a_line():
    """A02 and A03 applied to nobody in the first year alone, so A01 is one of three and there is no line."""
    own = make_set(FLAT)
    years = [
        year_of(own, year, people(9, {"A01": 3, "A02": other, "A03": other}, year=year))
        for year, other in ((2024, "nvt"), (2025, "weet-niet"), (2026, "weet-niet"))
    ]
    assert view_of(own, *years).trend is None


def test_a_statement_with_few_scores_is_in_no_line():
    """Six people each year, four of whom scored A02 in 2024, a 5: the lines stand on A01 and A03 alone.

    They are 3 and 2, then 4 and 2, then 4 and 4: 2.5, 3.0 and 4.0. With those scores the first would be 10 / 3.
    """
    own = make_set(FLAT)
    years = []
    for year, first, third in ((2024, 3, 2), (2025, 4, 2), (2026, 4, 4)):
        answers = {"A01": first, "A03": third}
        sheets = people(2, answers | {"A02": "nvt" if year == 2024 else 1}, year=year)
        years.append(year_of(own, year, [*sheets, *people(4, answers | {"A02": 5}, year=year, prefix="q")]))
    trend = view_of(own, *years).trend
    assert trend is not None
    assert [line.scores for line in trend.lines] == [(2.5, 3.0, 4.0)] * 2


def test_a_statement_with_few_scores_stays_hidden():
    """Six people, four of whom scored A02: it is not compared, in no level, and the reason does not tell the score."""
    view = few_scores()
    assert reasons(view) == [("A02", change_wording.HIDDEN)]
    assert changed(view, "totaal")[:3] == (2.5, 3.0, 0.5)  # (3 + 2) / 2 and (4 + 2) / 2, without A02
    assert changed(view, "A02")[:3] == (None, None, None)
    assert any("minder dan 5 mensen een score" in line for line in said(view, "hoe-zeker"))


def test_a_statement_with_few_scores_in_the_later_year_stays_hidden_too():
    """Five people in 2025 scored A02, and four of six in 2026: A goes from (4 + 2) / 2 to (3 + 2) / 2 without it."""
    one, other = {"A01": 3, "A02": "nvt", "A03": 2}, {"A01": 3, "A02": 5, "A03": 2}
    view = small(people(5, {"A01": 4, "A02": 4, "A03": 2}, year=2025), people(2, one) + people(4, other, prefix="q"))
    assert reasons(view) == [("A02", change_wording.HIDDEN)]
    assert changed(view, "A")[:3] == (3.0, 2.5, -0.5)


def test_a_year_of_four_people_has_levels_only():
    """Four people in 2026: total and part are compared, no theme and no statement, and none is counted as changed."""
    view = small(people(5, {"A01": 3, "A02": 3, "A03": 2}, year=2025), people(4, {"A01": 4, "A02": 4, "A03": 2}))
    assert changed(view, "totaal")[:3] == (pytest.approx(8 / 3), pytest.approx(10 / 3), pytest.approx(2 / 3))
    assert changed(view, "A")[2] == pytest.approx(2 / 3)
    assert [change.difference for change in (*view.statements, *(theme.level for theme in view.themes))] == [None] * 4
    assert [identity for identity, _ in reasons(view)] == ["A01", "A02", "A03"]
    assert (view.risen, view.fallen, view.by_chance, view.beyond_chance) == ((), (), 0.0, 0)
    assert "stellingen" not in [section.id for section in comparison_document(view).sections]


def test_a_year_of_four_people_is_compared_on_all_its_statements_or_not_at_all():
    """A02 is new in 2026: the total of four people on A01 and A03 beside the one on all three would tell A02."""
    view = small(people(6, {"A01": 3, "A03": 3}, year=2025), people(4, {"A01": 4, "A02": 1, "A03": 2}))
    assert changed(view, "totaal")[:3] == (None, None, None)
    assert changed(view, "A")[:3] == (None, None, None)


def test_a_year_of_two_people_is_not_compared():
    """There is nothing of two people that may be shown."""
    with pytest.raises(NotComparableError, match="te zien mag zijn"):
        small(people(5, {"A01": 3}, year=2025), people(2, {"A01": 4}))


def test_an_open_year_is_compared_on_what_both_years_show():
    """The open year shows all of its three people; the closed one hides A02."""
    own = make_set(FLAT)
    before = year_of(own, 2025, people(3, {"A01": 3, "A02": 3, "A03": 3}, year=2025), openness=Openness.OPEN)
    closed = people(4, {"A01": 4, "A02": 4, "A03": 4}) + people(1, {"A01": 4, "A02": "nvt", "A03": 4}, prefix="q")
    view = view_of(own, before, year_of(own, 2026, closed))
    assert [change.difference for change in view.statements] == [1.0, None, 1.0]


def test_one_voice_each_year():
    """A full step on a statement counts, and the sentence says why there is no interval."""
    view = one_voice()
    assert [word_of(change, view) for change in view.statements] == ["verbeterd", "verslechterd", "ongeveer gelijk"]
    headline, counted, *named = said(view, "in-een-oogopslag")
    assert headline == (
        "Volgens één persoon ging Neder-Betuwe vooruit op 'Stelling A01' en achteruit op 'Stelling A02'."
    )
    assert counted == (
        "Gestegen: 1 van de 3 stellingen. Gedaald: 1. De totaalscore van één persoon in Neder-Betuwe is ongeveer "
        "gelijk gebleven: van 2,7 in 2025 naar 3,0 in 2026."
    )
    assert named == [
        "A01 Stelling A01. Van 2,0 naar 4,0 (verschil +2,0). Nieuw sterk punt.",
        "A02 Stelling A02. Van 3,0 naar 2,0 (verschil -1,0).",
    ]
    assert "In elke meting deed één persoon mee." in said(view, "hoe-zeker")[0]
    assert any("één stem" in line for line in said(view, "verantwoording"))
    assert "In beide metingen deed dezelfde deelnemer mee." in said(view, "deelnemers")


def test_joint_basis():
    """Joint scores replace means where there are any; the note says how many in each year."""
    view = joint_basis()
    assert changed(view, "A01") == (2.0, 4.0, 2.0, "verbeterd")
    assert changed(view, "A02") == (3.0, 4.0, 1.0, "niet te bepalen")
    note = said(view, "in-een-oogopslag")[2]
    assert note.startswith("Deze vergelijking gaat uit van de gezamenlijke scores: in 2025 1 van 3 en in 2026 2 van 3.")
    assert "gezamenlijke scores mee" in said(view, "hoe-zeker")[0]
    assert view.among_same is None


def test_a_joint_score_is_compared_however_few_voted():
    """Of three people one scored A01 each year: their score stays hidden, the joint one goes from 2 to 4."""
    own = make_set({"A": {"A1": ("A01",)}})
    years = []
    for year, score in ((2025, 2), (2026, 4)):
        sheets = people(1, {"A01": 3}, year=year) + people(2, {"A01": "weet-niet"}, year=year, prefix="q")
        joint = make_sheet({"A01": score}, kind=Kind.JOINT, participant=None, year=year)
        years.append(year_of(own, year, sheets, joint=joint))
    view = view_of(own, *years, basis=Basis.JOINT)
    assert changed(view, "A01")[:3] == (2, 4, 2)
    assert view.not_compared == ()
    with pytest.raises(NotComparableError, match="te zien mag zijn"):
        view_of(own, *years)


@pytest.mark.parametrize("answer", ["weet-niet", "nvt"])
def test_a_joint_answer_without_a_score_is_not_compared(answer):
    """Jointly weet-niet or nvt in 2026: A01 has no score to compare on the joint basis, only on the other."""
    own = make_set({"A": {"A1": ("A01", "A02")}})
    joint = make_sheet({"A01": answer}, kind=Kind.JOINT, participant=None)
    given = {"A01": 3, "A02": 4}
    years = year_of(own, 2025, people(9, given, year=2025)), year_of(own, 2026, people(9, given), joint=joint)
    view = view_of(own, *years, basis=Basis.JOINT)
    (left_out,) = view.not_compared
    assert (left_out.id, left_out.reason) == ("A01", NoScore(before=None, after=Missing(answer)))
    assert (view.compared, view.total.before, view.total.after) == (1, 4, 4)
    assert view_of(own, *years).compared == 2


def test_what_was_not_asked_is_told_apart_from_what_was_not_answered():
    """A02 came on no form of 2025 and nobody filled it in in 2026; A03 the other way; A04 was asked in neither year.

    A1 stands on A01 of three statements that were asked, fewer than half; A2 on nothing that was asked at all.
    """
    own = make_set({"A": {"A1": ("A01", "A02", "A03"), "A2": ("A04",)}})
    before = year_of(own, 2025, people(6, {"A01": 3}, year=2025, asked=("A01", "A03")))
    after = year_of(own, 2026, people(6, {"A01": 4}, asked=("A01", "A02")))
    view = view_of(own, before, after)
    assert reasons(view) == [
        ("A02", "niet gevraagd in 2025 en geen score in 2026"),
        ("A03", "niet gevraagd in 2026 en geen score in 2025"),
        ("A04", "niet gevraagd in 2025 en 2026"),
    ]
    assert (view.total.before, view.total.after) == (None, None)
    # A01 and A02 asked in both, A03 and A04 in neither: 1 of 2 is half
    both = [year_of(own, year, people(6, {"A01": 3}, year=year, asked=("A01", "A02"))) for year in (2025, 2026)]
    assert (view_of(own, *both).total.before, view_of(own, *both).total.after) == (3, 3)


WORDS_OF_JOINT = [
    (("weet-niet", None), {"A01": 3}, "in 2025 koos de coalitie samen “weet niet”"),
    ((None, "nvt"), {"A01": 3}, "in 2026 koos de coalitie samen “niet van toepassing”"),
    (
        ("weet-niet", "nvt"),
        {"A01": 3},
        "in 2025 koos de coalitie samen “weet niet” en in 2026 koos de coalitie samen “niet van toepassing”",
    ),
    ((None, "weet-niet"), {}, "geen score in 2025 en in 2026 koos de coalitie samen “weet niet”"),
    ((None, None), {}, "geen score in 2025"),
]


@pytest.mark.parametrize(("joint", "first", "reason"), WORDS_OF_JOINT)
def test_what_a_coalition_settled_on_is_said_in_every_format(joint, first, reason):
    """Weet niet and niet van toepassing are told for what they are, in the document and in all data."""
    own = make_set({"A": {"A1": ("A01", "A02")}})
    years = []
    for year, answer, given in ((2025, joint[0], first), (2026, joint[1], {"A01": 3})):
        settled = {} if answer is None else {"A01": answer}
        sheet = make_sheet(settled, kind=Kind.JOINT, participant=None, year=year)
        years.append(year_of(own, year, people(9, {"A02": 4, **given}, year=year), joint=sheet))
    view = view_of(own, *years, basis=Basis.JOINT)
    assert reasons(view) == [("A01", reason)]
    (section,) = [own for own in comparison_document(view).sections if own.id == "niet-vergeleken"]
    assert [own.title for own in section.blocks if isinstance(own, Section)] == [reason[0].upper() + reason[1:]]
    assert said(view, "niet-vergeleken") == ["A01 Stelling A01."]
    assert json.loads(render_json(view))["niet_vergeleken"] == [{"stelling": "A01", "reden": reason}]
    (row,) = [row for row in csv.DictReader(io.StringIO(render_csv(view)), delimiter=";") if row["id"] == "A01"]
    assert row["niet_vergeleken_omdat"] == reason
    frame = comparison_frame(view).set_index("id")["niet_vergeleken_omdat"]
    assert (frame["A01"], frame.isna().sum()) == (reason, len(frame) - 1)
    (outcome,) = [
        text for text in lines_of(explained_change_document(explain_change(view, "A01"))) if "Niet te" in text
    ]
    assert outcome.endswith(f"Niet te vergelijken: {reason}.")


def lines_of(document: Document) -> list[str]:
    """What a document says, a line per block."""
    return dumped(document).splitlines()


LOUD = "Let op: de groep veranderde: "
SHIFTED = "“Gemeente” was 25% van de deelnemers en is nu 50%; “Medisch domein” was 75% van de deelnemers en is nu 50%."


def test_other_people_are_told_at_once():
    """See `other_people`: 25 points is loud, straight under the headline; with who took part it is not said again."""
    view = other_people()
    told = said(view, "in-een-oogopslag")[1]
    assert told == (
        f"{LOUD}{SHIFTED} Het verschil op 3 stellingen is +0,1. Met in beide metingen even grote groepen was het +0,3 "
        "geweest: -0,3 komt doordat er andere mensen meededen. Bij de andere stellingen is dat niet te zeggen."
    )
    assert not any("verschuiving" in text or "aandeel" in text for text in said(view, "deelnemers"))
    assert comparison_wording.COMPOSITION in said(view, "verantwoording")


def composed(before: dict[str, int], after: dict[str, int], scores: dict[str, tuple[int, int]], **options: object):
    """Two years with so many people per domain, who all give the score of their domain in that year on A01 and A02."""
    own = make_set({"A": {"A1": ("A01", "A02")}})
    years = []
    for place, (year, sizes) in enumerate(((2025, before), (2026, after))):
        sheets = [
            sheet
            for domain, size in sizes.items()
            for sheet in people(
                size, dict.fromkeys(("A01", "A02"), scores[domain][place]), prefix=domain[0] + str(year), year=year,
                domain=domain,
            )
        ]  # fmt: skip
        years.append(year_of(own, year, sheets, **options))
    return view_of(own, *years)


def test_the_part_of_a_difference():
    """From (4 * 2 + 16 * 4) / 20 = 3.6 to (9 * 3 + 11 * 4) / 20 = 3.55 with the open measurement of 20 people.

    20% becomes 45%: 0.25 * 2.5 - 0.25 * 4 = -0.375 by people, and 0.325 * 1 by answers; together -0.05. Where health
    care falls to 3 as well, from 3.6 to 3: -0.25 by people (0.25 * 2.5 - 0.25 * 3.5) and -0.35 by answers.
    """
    sizes = {"gemeente": 4, "jgz": 16}, {"gemeente": 9, "jgz": 11}
    view = composed(*sizes, {"gemeente": (2, 3), "jgz": (4, 3)}, info=OPEN)
    assert view.total.by_composition == pytest.approx(-0.25)
    assert view.composition is not None
    assert (view.composition.statements, view.composition.difference) == (2, pytest.approx(-0.6))
    told = said(view, "in-een-oogopslag")[1]
    assert told.startswith(f"{LOUD}“Gemeente” was 20% van de deelnemers en is nu 45%; ")
    assert told.endswith(" Van het verschil van -0,6 komt -0,3 doordat er andere mensen meededen.")
    other = composed(*sizes, {"gemeente": (2, 3), "jgz": (4, 4)}, info=OPEN)
    assert other.total.by_composition == pytest.approx(-0.375)
    assert said(other, "in-een-oogopslag")[1].endswith(
        " Het verschil is -0,1. Met in beide metingen even grote groepen was het +0,3 geweest: -0,4 komt doordat er "
        "andere mensen meededen."
    )


def test_a_small_shift_is_told_with_who_took_part():
    """8 of 20 become 11 of 20: exactly 15 points is not loud. 0.15 * 2 - 0.15 * 4 = -0.3 of it comes from people."""
    view = composed({"gemeente": 8, "jgz": 12}, {"gemeente": 11, "jgz": 9}, {"gemeente": (2, 2), "jgz": (4, 4)})
    assert not any("Let op" in text for text in said(view, "in-een-oogopslag"))
    (told,) = [text for text in said(view, "deelnemers") if "verschuiving" in text]
    assert told == (
        "De grootste verschuiving van een groep: “Gemeente” was 40% van de deelnemers en is nu 55%. "
        "Van het verschil van -0,3 komt -0,3 doordat er andere mensen meededen."
    )
    still = composed({"gemeente": 8, "jgz": 12}, {"gemeente": 8, "jgz": 12}, {"gemeente": (2, 3), "jgz": (4, 4)})
    (told,) = [text for text in said(still, "deelnemers") if "aandeel" in text]
    assert told == (
        "Elke groep had in beide metingen hetzelfde aandeel in de deelnemers. Voor het verschil van +0,4 maakt dat "
        "bijna niets uit."
    )


def test_groups_that_are_not_shown_say_nothing():
    """Four of a cluster are too few in one year: no division, no line, and null everywhere."""
    view = composed({"gemeente": 4, "jgz": 12}, {"gemeente": 11, "jgz": 9}, {"gemeente": (2, 2), "jgz": (4, 4)})
    assert view.composition is None
    assert {own.by_composition for own in (view.total, *view.parts, *view.statements)} == {None}
    assert comparison_wording.COMPOSITION not in said(view, "verantwoording")
    everything = [text for section in comparison_document(view).sections for text in said(view, section.id)]
    assert not any("verschuiving" in text or "aandeel" in text for text in everything)


def test_two_coalitions_have_groups_beside_each_other():
    """The same words, with the names of the coalitions."""
    names = change_wording.names_of(two_coalitions())
    told = composition_wording.loud(other_people().composition, 4, names)
    assert told.startswith(
        "Let op: de groepen zijn anders verdeeld: “Gemeente” is 25% van de deelnemers in Dorp en 50% in Stad; "
    )


def test_too_few_statements_with_groups_say_how_much_is_not_known():
    """Four of the municipality scored A02 and A03, so one of three has groups: fewer than half.

    The coalition settled on A01, and a joint score is nobody's own, so on that basis it has no groups either.
    """
    own = make_set(FLAT)
    sheets = full((5, 15))
    sheets[0] = replace(sheets[0], answers={"A01": sheets[0].answers["A01"]})
    joint = make_sheet({"A01": 3}, kind=Kind.JOINT, participant=None)
    years = year_of(own, 2025, sheets), year_of(own, 2026, full((10, 10)), joint=joint)
    view = view_of(own, *years)
    assert view.composition is not None
    assert (view.composition.statements, view.composition.by_composition) == (1, None)
    assert said(view, "in-een-oogopslag")[1].startswith(
        f"{LOUD}{SHIFTED} Hoeveel van het verschil daardoor komt, is niet"
    )
    on_joint = view_of(own, *years, basis=Basis.JOINT).composition
    assert (on_joint.statements, on_joint.by_composition, on_joint.largest_shift) == (0, None, 0.25)


def full(sizes: tuple[int, int]) -> list[ScoreSheet]:
    """So many people of the municipality and of health care, who score all three statements."""
    answers = {"A01": 2, "A02": 2, "A03": 2}
    return people(sizes[0], answers, domain="gemeente") + people(
        sizes[1], dict.fromkeys(answers, 4), prefix="r", domain="jgz"
    )


def test_shares_of_counts_alone_are_not_known():
    """A table that does not count what was left open does not tell how many took part: no shares, only the split."""
    own = make_set(FLAT)
    years = [year_of(own, 2025, full((5, 15))), year_of(own, 2026, full((10, 10)))]
    years = [replace(year, counted=replace(year.tally, participants=None), responses=None) for year in years]
    view = view_of(own, *years)
    assert view.composition is not None
    assert (view.composition.largest_shift, view.composition.loud) == (None, False)
    assert {(group.before, group.after) for group in view.composition.groups} == {(None, None)}
    assert view.total.by_composition == pytest.approx(-0.5)
    assert not any("verschuiving" in text or "aandeel" in text for text in said(view, "deelnemers"))


def test_an_explained_level_is_told_in_two():
    """A1 of `other_people`: -0.375 by people and 0.125 + 0.375 = 0.5 by answers; B cannot be split."""
    told = lines_of(explained_change_document(explain_change(other_people(), "A1")))
    assert any(
        "Daarvan komt -0,3750 doordat er andere mensen meededen, en 0,5000 doordat groepen anders" in line
        for line in told
    )
    assert not any(
        "andere mensen" in line for line in lines_of(explained_change_document(explain_change(other_people(), "B")))
    )


def test_actions_are_followed_with_their_newest_status():
    """Two actions of 2025: the first was closed in 2026, and each has what its score did since."""
    view = joint_basis()
    first, second = view.actions
    assert (first.action.what, first.action.status, told(first, view)) == (
        "Cijfers bespreken",
        "klaar",
        "Van 2,0 naar 4,0 (verschil +2,0): verbeterd.",
    )
    assert (second.action.status, told(second, view)) == ("open", "Van 3,0 naar 3,0 (verschil 0,0): ongeveer gelijk.")


def test_an_action_on_a_statement_that_is_not_compared():
    """It is listed all the same, without a figure."""
    own = make_set(FLAT)
    joint = make_sheet(kind=Kind.JOINT, participant=None, year=2025, actions=(Action(statement="A02", what="Bellen"),))
    before = year_of(own, 2025, people(9, {"A01": 3}, year=2025), joint=joint)
    view = view_of(own, before, year_of(own, 2026, people(9, {"A01": 3})))
    assert [(followed.change, told(followed, view)) for followed in view.actions] == [
        (None, change_wording.NO_SCORE_SINCE)
    ]


def test_backwards_in_time_no_action_is_followed():
    """What was agreed in 2026 says nothing about 2025."""
    own = make_set(FLAT)
    joint = make_sheet(kind=Kind.JOINT, participant=None, actions=(Action(statement="A01", what="Bellen"),))
    early, late = (
        year_of(own, 2025, people(9, {"A01": 3}, year=2025)),
        year_of(own, 2026, people(9, {"A01": 4}), joint=joint),
    )
    there = compute_comparison(Pair(before=early, after=late, years=(early, late)), own)
    back = compute_comparison(Pair(before=late, after=early, years=(early, late)), own)
    assert back.actions == ()
    assert changed(there, "A01")[2] == -(changed(back, "A01")[2] or 0)
    assert changed(back, "A01")[3] == "verslechterd"


def test_two_coalitions_have_no_earlier_year():
    """Neither improved: one scores higher; nobody is the same person; no trend, no actions, no ranking."""
    view = two_coalitions()
    document = comparison_document(view)
    assert document.title == "Kansrijke Start in 2026: Dorp en Stad naast elkaar"
    headline, glance, *_ = said(view, "in-een-oogopslag")
    assert headline == "Stad scoort hoger dan Dorp op deel A 'Deel A'."
    assert glance == (
        "Zeker hoger in Stad: 2 van de 3 stellingen. Zeker lager in Stad: geen. "
        "Stad scoort in 2026 hoger dan Dorp: in totaal heeft Dorp 3,0 en Stad 3,7."
    )
    assert changed(view, "A01") == (3.0, 4.0, 1.0, "hoger")
    assert (view.same_participants, view.among_same, view.trend, view.actions) == (None, None, None, ())
    assert comparison_wording.same_people(view) is None
    assert said(view, "stellingen") == ["De oordelen over de 3 vergeleken stellingen: 2 hoger en 1 ongeveer gelijk."]
    assert "geen ranglijst" in said(view, "verantwoording")[-1]
    words = dumped(document)
    assert "verbeter" not in words
    assert "verslechter" not in words


# Who took part twice.


def test_only_those_who_took_part_twice():
    """Six the same who stay at 3, five others who leave at 1 and five who come at 5: all change, those six do not."""
    before = people(6, {"A01": 3, "A02": 3, "A03": 3}, year=2025)
    before += people(5, {"A01": 1, "A02": 1, "A03": 1}, year=2025, prefix="l")
    after = people(6, {"A01": 3, "A02": 3, "A03": 3}) + people(5, {"A01": 5, "A02": 5, "A03": 5}, prefix="c")
    view = small(before, after)
    assert view.same_participants == 6
    assert [(change.id, change.before, change.after) for change in view.among_same or ()] == [
        ("totaal", 3.0, 3.0),
        ("A", 3.0, 3.0),
    ]
    assert "Bij alleen de 6 mensen die twee keer meededen, ligt het verschil zo:" in said(view, "deelnemers")


@pytest.mark.parametrize(("same", "left", "came"), [(4, 5, 5), (6, 4, 5), (6, 5, 1)])
def test_too_few_of_either_are_not_shown(same, left, came):
    """Fewer than five who came twice, or fewer than five others in a year: the difference would single them out."""
    before = people(same, {"A01": 3}, year=2025) + people(left, {"A01": 1}, year=2025, prefix="l")
    view = small(before, people(same, {"A01": 3}) + people(came, {"A01": 5}, prefix="c"))
    assert view.among_same == ()
    assert said(view, "deelnemers")[-1] == (
        "Het verschil bij alleen de mensen die twee keer meededen, staat hier niet. Zij of de anderen zijn met minder "
        "dan 5, of in een ander jaar deden andere mensen vaker mee. Dan zijn mensen te herkennen."
    )


def test_five_of_each_are_enough():
    """Five who came twice and five others in each year are no few people."""
    before = people(5, {"A01": 3}, year=2025) + people(5, {"A01": 1}, year=2025, prefix="l")
    view = small(before, people(5, {"A01": 4}) + people(5, {"A01": 5}, prefix="c"), {"A": {"A1": ("A01",)}})
    assert [(change.id, change.difference) for change in view.among_same or ()] == [("totaal", 1.0), ("A", 1.0)]


@pytest.mark.parametrize(("others", "shown"), [(0, True), (1, False), (4, False), (5, True)])
def test_a_part_that_few_others_scored_is_left_out(others, shown):
    """Six people twice, all of whom scored B, and five others each year: those who scored B are nobody or enough."""
    parts = {"A": {"A1": ("A01",)}, "B": {"B1": ("B01",)}}
    years = []
    for year, prefix in ((2025, "l"), (2026, "c")):
        sheets = people(6, {"A01": 3, "B01": 3}, year=year) + people(
            others, {"A01": 3, "B01": 3}, year=year, prefix=prefix
        )
        years.append(sheets + people(5 - others, {"A01": 3}, year=year, prefix=f"{prefix}z"))
    view = small(years[0], years[1], parts)
    assert [change.id for change in view.among_same or ()] == ["totaal", "A", *(["B"] if shown else [])]


def test_people_who_came_twice_are_not_a_cluster_and_one_more():
    """All six medical people and one of six social ones came twice: seven less the group of six would be that one."""
    medical, social = {"domain": "jgz"}, {"domain": "sociaal-domein"}

    def year(number: int, twice: int) -> list[ScoreSheet]:
        sheets = people(6, {"A01": 3}, year=number, prefix="m", **medical)
        sheets += people(twice, {"A01": 5}, year=number, prefix="s", **social)
        return sheets + people(6 - twice, {"A01": 2}, year=number, prefix=f"z{number}", **social)

    parts = {"A": {"A1": ("A01",)}}
    assert small(year(2025, 1), year(2026, 1), parts).among_same == ()
    shown = small(year(2025, 0), year(2026, 0), parts).among_same
    assert [change.id for change in shown] == ["totaal", "A"]


def test_joint_scores_are_not_those_of_people_who_came_twice():
    """With joint scores nothing is told of the people of both years: what was settled is nobody's own."""
    own = make_set({"A": {"A1": ("A01",)}})
    years = []
    for year, prefix in ((2025, "l"), (2026, "c")):
        sheets = people(6, {"A01": 3}, year=year) + people(5, {"A01": 3}, year=year, prefix=prefix)
        joint = make_sheet({"A01": 4}, kind=Kind.JOINT, participant=None, year=year)
        years.append(year_of(own, year, sheets, joint=joint))
    assert len(view_of(own, *years).among_same or ()) == 2
    assert view_of(own, *years, basis=Basis.JOINT).among_same is None


def test_equal_codes_in_two_coalitions_are_not_the_same_people():
    """Dorp and Stad may use the same codes; six of them in both say nothing of people who took part twice."""
    own = make_set({"A": {"A1": ("A01",)}})
    dorp, stad = (
        year_of(own, 2026, people(6, {"A01": 3}) + people(5, {"A01": 3}, prefix=name[0]), coalition=name)
        for name in ("dorp", "stad")
    )
    view = compute_comparison(Pair(before=dorp, after=stad, years=(dorp,), same_people=False), own)
    assert (view.same_participants, view.among_same) == (None, None)


def test_few_others_are_not_set_apart_whatever_they_answered():
    """Four others who scored nothing change no figure, but they are fewer than five all the same."""
    before = people(6, {"A01": 3}, year=2025) + people(4, {"A01": "weet-niet"}, year=2025, prefix="l")
    view = small(before, people(6, {"A01": 4}) + people(5, {"A01": 5}, prefix="c"), {"A": {"A1": ("A01",)}})
    assert view.among_same == ()
    assert "staat hier niet. Zij of de anderen zijn met minder dan 5" in said(view, "deelnemers")[-1]


def test_a_part_that_few_of_them_scored_is_left_out():
    """Six people twice, of whom two scored B: total and A are shown, B would be those two."""
    parts = {"A": {"A1": ("A01", "A02")}, "B": {"B1": ("B01",)}}
    whole, half = {"A01": 3, "A02": 3, "B01": 3}, {"A01": 3, "A02": 3}
    before = (
        people(2, whole, year=2025) + people(4, half, year=2025, prefix="h") + people(5, whole, year=2025, prefix="l")
    )
    view = small(before, people(2, whole) + people(4, half, prefix="h") + people(5, whole, prefix="c"), parts)
    assert [change.id for change in view.among_same or ()] == ["totaal", "A"]


def test_everybody_twice_needs_no_second_table():
    """The same ten people: the figures above are theirs."""
    view = small(people(10, {"A01": 3}, year=2025), people(10, {"A01": 4}))
    assert view.among_same is None
    assert said(view, "deelnemers")[-1] == "In beide metingen deden dezelfde 10 deelnemers mee."


def test_nobody_twice():
    """Other people in each year: that is said, since it may be what made the difference."""
    view = small(people(10, {"A01": 3}, year=2025), people(10, {"A01": 4}, prefix="q"))
    assert said(view, "deelnemers")[-1].startswith("Niemand deed twee keer mee.")


def test_counts_alone_know_no_people():
    """A tally without participants: who took part twice is unknown; statements are compared as if nobody did."""
    own = make_set(FLAT)
    before = year_of(own, 2025, people(10, {"A01": 3}, year=2025))
    counted: Measurement = replace(before, responses=None, counted=replace(before.tally, participants=None))
    view = view_of(own, counted, year_of(own, 2026, people(10, {"A01": 4})))
    assert view.same_participants is None
    assert said(view, "deelnemers")[-1] == "Hoeveel mensen twee keer meededen, is niet bekend."
    assert view.before.participants is None
    assert changed(view, "A01") == (3.0, 4.0, 1.0, "verbeterd")
    assert change_wording.certainty(view.total, view.no_interval) is None  # one of three statements: no total
    assert [(cluster.before, cluster.after) for cluster in view.clusters] == []


def test_clusters_of_both_years():
    """A cluster of one year counts 0 in the other; a table that counts nobody has no number at all."""
    own = make_set(FLAT)
    before = year_of(own, 2025, people(6, {"A01": 3}, year=2025, domain="jgz"))
    after = year_of(own, 2026, people(4, {"A01": 3}, domain="jgz") + people(3, {"A01": 3}, domain="ouders", prefix="o"))
    view = view_of(own, before, after)
    assert [(own.id, own.before, own.after) for own in view.clusters] == [("medisch", 6, 4), ("ouders", 0, 3)]
    unknown = replace(before, responses=None, counted=replace(before.tally, participants=None))
    found = view_of(own, unknown, after).clusters
    assert [(own.id, own.before, own.after) for own in found] == [("medisch", None, 4), ("ouders", None, 3)]


# Findings.


def test_strengths_are_those_of_the_reports():
    """A01 rises to 4.0 and is new; A02 falls from 4.0 to 2.0 with a third at 4, so it is lost; A03 stays."""
    before = people(12, {"A01": 3, "A02": 4, "A03": 5}, year=2025)
    after = people(8, {"A01": 4, "A02": 1, "A03": 5}) + people(4, {"A01": 4, "A02": 4, "A03": 5}, prefix="q")
    view = small(before, after)
    assert [(own.change.id, verdicts(own)) for own in view.new_strengths] == [("A01", "Nieuw sterk punt.")]
    assert [(own.change.id, verdicts(own)) for own in view.lost_strengths] == [
        ("A02", "Geen sterk punt meer: nu verdeeld.")
    ]
    gained, lost = said(view, "meest")
    assert gained.startswith("A01 Stelling A01. Van 3,0 naar 4,0 (verschil +1,0, interval ")
    assert gained.endswith("). Nieuw sterk punt.")
    assert lost.startswith("A02 Stelling A02. Van 4,0 naar 2,0 (verschil -2,0, interval ")
    assert lost.endswith("). Geen sterk punt meer: nu verdeeld.")
    assert comparison_wording.STRENGTHS in said(view, "verantwoording")
    assert comparison_wording.strength(view.lost_strengths[0], BESIDE) == "Alleen in Dorp een sterk punt."
    assert comparison_wording.strength(view.new_strengths[0], BESIDE) == "Alleen in Stad een sterk punt."


def test_a_strength_is_not_won_or_lost_by_chance():
    """Ten people go from 3.9 to 4.0 on A01, one of them by one: its verdict in the reports changes, and that is all."""
    before = people(9, {"A01": 4}, year=2025) + people(1, {"A01": 3}, year=2025, prefix="q")
    view = small(before, people(9, {"A01": 4}) + people(1, {"A01": 4}, prefix="q"))
    assert changed(view, "A01")[:2] == (3.9, 4.0)
    assert (view.new_strengths, view.lost_strengths) == ((), ())


def test_the_largest_changes_come_first_and_the_rest_is_counted():
    """Six statements rise, two of them by two; five are shown, and the note says that there are six.

    A rises by (1 + 1 + 2 + 1) / 4 = 1.25 and B by (2 + 1) / 2 = 1.5, so B is named first.
    """
    own = make_set()
    rises = {"A01": 1, "A02": 1, "A03": 2, "A04": 1, "B01": 2, "B02": 1}
    before = year_of(own, 2025, people(10, dict.fromkeys(rises, 2), year=2025))
    view = view_of(own, before, year_of(own, 2026, people(10, {identity: 2 + by for identity, by in rises.items()})))
    assert [change.id for change in view.risen] == ["A03", "B01", "A01", "A02", "A04", "B02"]
    assert view.fallen == ()
    *named, note = said(view, "meest")
    assert [text.split()[0] for text in named] == ["A03", "B01", "A01", "A02", "A04"]
    assert note == "Dit zijn de 5 grootste van 6. De andere staan hieronder."
    assert [text.split()[0] for text in said(view, "andere")] == ["B02"]
    headline, counted, *_ = said(view, "in-een-oogopslag")
    assert headline == "Neder-Betuwe ging vooruit op deel B 'Deel B' en deel A 'Deel A'."
    assert counted.startswith("Zeker gestegen: 6 van de 6 stellingen. Zeker gedaald: geen. De totaalscore van ")


def test_swapping_the_years_of_the_example_negates_it():
    """Differences and intervals of Voorbeeldstad change sign, and better becomes worse."""
    view = example()
    from analysetool.files.measurements import load_measurements
    from analysetool.files.pairs import select_pair
    from analysetool.files.statement_sets import shipped_statement_set
    from tests.comparisons import EXAMPLES

    shipped = shipped_statement_set()
    measurements, _ = load_measurements([EXAMPLES / "voorbeeldstad"], shipped)
    back = compute_comparison(select_pair(measurements, year_before=2026, year_after=2025), shipped)
    up, down = ("verbeterd", "iets hoger"), ("verslechterd", "iets lager")
    swapped = dict(zip((*up, *down), (*down, *up), strict=True))
    for one, other in zip((view.total, *view.statements), (back.total, *back.statements), strict=True):
        assert one.difference == pytest.approx(-(other.difference or 0), abs=1e-12)
        assert (one.low is None) == (other.high is None)
        if one.low is not None:
            assert one.low == pytest.approx(-(other.high or 0), abs=1e-9)
        word = word_of(one, view)
        first, *rest = word.split(", ")
        assert word_of(other, back) == ", ".join([swapped.get(first, first), *rest])


# Words.


@pytest.mark.parametrize(
    ("value", "text"),
    [(0.44, "+0,4"), (-0.25, "-0,3"), (0.04, "0,0"), (-0.04, "0,0"), (0.0, "0,0"), (None, "–")],
)
def test_a_difference_has_its_sign(value, text):
    """What prints as zero has no sign."""
    assert signed(value) == text


@pytest.mark.parametrize(
    ("low", "high", "text"),
    [
        (-0.12, 0.53, "-0,1 tot +0,5"),
        (0.02, 0.4, "0,0 tot +0,4"),
        (0.05, 0.4, "+0,1 tot +0,4"),
        (-0.3, -0.04, "-0,3 tot 0,0"),
        (0.0, 0.0, "0,0 tot 0,0"),
        (None, None, "–"),
    ],
)
def test_an_interval_is_printed_with_one_decimal(low, high, text):
    """As it is judged: an end that prints as zero lies on neither side of it."""
    assert change_wording.interval(low, high) == text


@pytest.mark.parametrize(
    ("verdict", "years", "beside"),
    [
        (ChangeVerdict.IMPROVED, "De totaalscore van Dorp is verbeterd: van 3,0 in 2025", "Stad scoort in 2026 hoger"),
        (ChangeVerdict.HIGHER, "De totaalscore van Dorp is iets hoger: van 3,0", "Stad scoort in 2026 iets hoger"),
        (ChangeVerdict.LOWER, "De totaalscore van Dorp is iets lager: van 3,0", "Stad scoort in 2026 iets lager"),
        (ChangeVerdict.WORSENED, "De totaalscore van Dorp is verslechterd: van 3,0", "Stad scoort in 2026 lager"),
        (ChangeVerdict.UNDETERMINED, "Of de totaalscore van Dorp veranderde, is niet te b", "Of Dorp en Stad versc"),
        (ChangeVerdict.SAME, "De totaalscore van Dorp is ongeveer gelijk gebleven", "Dorp en Stad scoren in 2026 ong"),
        (ChangeVerdict.UNCLEAR, "Of de totaalscore van Dorp veranderde, is niet zeker", "Of Dorp en Stad in 2026 ver"),
    ],
)
def test_the_first_sentence(verdict, years, beside):
    """What happened to the total, for two years and for two coalitions."""
    change = replace(example().total, before=3.0, after=3.4, difference=0.4, verdict=verdict)
    assert change_wording.glance(change, YEARS).startswith(years)
    assert change_wording.glance(change, BESIDE).startswith(beside)
    nothing = replace(change, before=None, after=None, difference=None, verdict=None)
    assert change_wording.glance(nothing, YEARS).startswith("Het totaal van 2025 en 2026 is niet te vergelijken")


def test_what_chance_does():
    """What was found stands beside what chance alone would give, and what is not named says why."""
    view = example()
    assert (view.beyond_chance, view.with_interval) == (8, 56)
    assert comparison_wording.by_chance(view) == (
        "Toeval: bij 8 van de 56 stellingen met een interval lijkt het verschil zeker. Door toeval alleen zijn dat er "
        "ongeveer 2,8. Als veranderd noemen wij er daarom 7: bij de andere staat “kan toeval zijn”."
    )
    whole = two_versions()
    assert comparison_wording.by_chance(whole) == (
        "Toeval: bij 2 van de 4 stellingen met een interval lijkt het verschil zeker. Door toeval alleen zijn dat er "
        "ongeveer 0,2."
    )


def test_what_may_be_chance_is_told_and_not_named():
    """A10 of the example is certain by itself, and not among 56: its word says so, and no list has it."""
    view = example()
    doubtful = [own for own in view.statements if own.verdict is not None and own.verdict.certain and not own.named]
    assert [own.id for own in doubtful] == ["A10"]
    assert word_of(doubtful[0], view) == "verbeterd, kan toeval zijn"
    listed = {own.id for own in (*view.risen, *view.fallen)}
    assert listed == {own.id for own in view.statements if own.named}
    assert "A10" not in listed


@pytest.mark.parametrize(
    ("counts", "told"),
    [
        ((1, 0, 0, 0, 0, 0, 0), "De oordelen over de 1 vergeleken stelling: 1 verbeterd."),
        (
            (2, 1, 3, 0, 1, 4, 0),
            "De oordelen over de 11 vergeleken stellingen: 2 verbeterd, 1 iets hoger, 3 ongeveer gelijk, 1 "
            "verslechterd en 4 verschil niet zeker.",
        ),
        ((0, 0, 0, 0, 0, 0, 4), "De oordelen over de 4 vergeleken stellingen: 4 niet te bepalen."),
    ],
)
def test_how_many_changed(counts, told):
    """Kinds without any are left out."""
    assert comparison_wording.counted(dict(zip(ChangeVerdict, counts, strict=True)), YEARS) == told


def test_verdicts_in_words():
    """Every verdict has a word for years and one for coalitions."""
    strength = Strength(change=example().total, before=Verdict.STRONG, after=Verdict.UNKNOWN)
    assert verdicts(strength) == "Geen sterk punt meer: nu witte vlek."
    for verdict in ChangeVerdict:
        assert change_wording.verdict_word(verdict)
        assert change_wording.verdict_word(verdict, two_coalitions=True)
    assert change_wording.verdict_word(None) == "niet te vergelijken"


def test_nothing_is_compared_on_a_basis_that_is_not_there():
    """With `gezamenlijk` and no joint sheet the figures are those of the people, and nothing is said of joint ones."""
    own = make_set(FLAT)
    years = (year_of(own, 2025, people(9, {"A01": 3}, year=2025)), year_of(own, 2026, people(9, {"A01": 4})))
    one, other = view_of(own, *years), view_of(own, *years, basis=Basis.JOINT)
    assert comparison_wording.joint_basis(other, YEARS) is None
    assert one.statements == other.statements
    assert not np.isnan(other.statements[0].low or np.nan)
