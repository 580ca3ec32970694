# SPDX-License-Identifier: EUPL-1.2
"""The report as values: what may be shown of whom, on which basis, and in what words."""

from __future__ import annotations

import csv
import json
from dataclasses import fields, is_dataclass, replace

import pytest

from analysetool.disclosure import Mode
from analysetool.figures.build_report import compute_report
from analysetool.figures.clean import clean_set
from analysetool.figures.report import NoGaps, NoGroups, Report, ShownLevel
from analysetool.figures.selection import select_statements
from analysetool.files.measurements import load_measurements
from analysetool.formats.report_csv import render_csv
from analysetool.formats.report_json import render_json
from analysetool.model import (
    Action,
    Answer,
    Basis,
    BoardQuestion,
    Domain,
    GroupBy,
    KeyFigure,
    Kind,
    MeasurementInfo,
    Openness,
    Phase,
    Reference,
    Release,
    Source,
    StatementSet,
    Verdict,
)
from analysetool.versions import on_current_claims
from analysetool.words import report as words
from tests.conftest import DOMAINS, make_measurement, make_set, make_sheet, make_sheets
from tests.forms import laid_out

ONE = make_set({"A": {"A1": ("A01",)}})
"""A set of one statement, for what happens to one statement."""
THREE = make_set({"A": {"A1": ("A01", "A02", "A03")}})


def view_of(*answers: object, statement_set: StatementSet = ONE, domain: str | None = None, **changes) -> Report:
    """The report on these answers to A01, each of one participant of the same domain."""
    sheets = make_sheets("A01", *answers, domain=domain)
    return compute_report(make_measurement(statement_set, sheets, **changes), statement_set)


def joint_sheet(answers: dict[str, object], **changes: object):
    """The joint score sheet of the coalition."""
    return make_sheet(answers, kind=Kind.JOINT, participant=None, **changes)


def levels_of(view: Report) -> tuple[ShownLevel, ...]:
    """Every level of the whole measurement."""
    return (view.total, *view.parts, *(theme.level for theme in view.themes), *view.phases)


def statement(view: Report, identity: str):
    """The figures of one statement."""
    return next(found for found in view.statements if found.id == identity)


def test_five_participants_are_shown_in_full():
    """Five scores 1, 2, 4, 4, 5: votes, mean 16/5, median 4, and the agreement of those votes."""
    view = view_of(1, 2, 4, 4, 5)
    found = statement(view, "A01")
    assert (found.n, found.distribution, found.mean, found.median) == (5, (1, 1, 0, 2, 1), 3.2, 4.0)
    # 1 + sum p * log2(1 - |x - 3.2| / 4): 0.2*log2(0.45) + 0.2*log2(0.7) + 0.4*log2(0.8) + 0.2*log2(0.55)
    # = -0.230401 - 0.102915 - 0.128771 - 0.172499
    assert found.agreement == pytest.approx(0.365414, abs=1e-6)
    assert found.verdict is Verdict.DIVIDED
    assert view.mode is Mode.STATEMENTS
    assert view.participants == 5
    # taking the 1 away leaves one low vote, and one person is no camp: no longer divided
    assert [finding.holds for finding in view.findings.divided] == [False]
    assert view.total.agreement == pytest.approx(0.365414, abs=1e-6)


@pytest.mark.parametrize(("people", "mean"), [(3, 11 / 3), (4, 3.0)])
def test_three_or_four_participants_show_levels_only(people, mean):
    """With three or four people only total and parts have a mean and a range: no statement, theme, finding or group."""
    view = view_of(*[1, 5, 5, 1][:people], domain="jgz")
    found = statement(view, "A01")
    figures = (found.n, found.distribution, found.dont_know, found.not_applicable, found.not_answered)
    assert (*figures, found.mean, found.median, found.agreement, found.low, found.high) == (None,) * 10
    assert found.verdict is Verdict.TOO_FEW
    total, part, theme, phase = levels_of(view)
    for level in (total, part):
        assert (level.mean, level.low, level.high, level.agreement) == (
            pytest.approx(mean),
            level.mean,
            level.mean,
            None,
        )
    for level in (theme, phase):
        assert (level.mean, level.low, level.high, level.agreement, level.answered, level.possible, level.verdict) == (
            (None,) * 7
        )
    assert (view.groups, view.gaps) == ((), ())
    findings = view.findings
    assert (*findings.strong, *findings.weak, *findings.divided, *findings.unknown, *findings.lowest) == ()
    assert view.mode is Mode.LEVELS
    assert words.left_out(view)[0].startswith("Er deden minder dan 5 mensen mee.")
    assert words.left_out(view)[1].startswith("Wat helpt:")


def test_two_participants_show_only_that_there_are_two():
    """With two people each knows what the other gave, so there is no figure at all."""
    view = view_of(1, 5, domain="jgz")
    for level in levels_of(view):
        assert (level.mean, level.low, level.high, level.answered, level.possible, level.verdict) == (None,) * 6
    assert statement(view, "A01").verdict is Verdict.TOO_FEW
    assert view.participants == 2
    assert words.glance(view).startswith("Neder-Betuwe heeft over 2026 geen totaalscore die te tonen is")
    assert words.left_out(view)[0].startswith("Er deden te weinig mensen mee om cijfers te tonen")


@pytest.mark.parametrize("people", [2, 3, 4])
def test_an_open_measurement_shows_everything(people):
    """Everybody agreed beforehand that answers can be read off, and the report says so."""
    view = view_of(*[1, 5, 5, 1][:people], openness=Openness.OPEN)
    found = statement(view, "A01")
    assert found.n == sum(found.distribution) == people
    assert found.median is not None
    assert words.left_out(view)[0].startswith("Deze meting is open.")
    assert words.left_out(view)[0] in words.how_figures_came_about(view)


def test_a_statement_that_few_scored_counts_nowhere():
    """Of six people four scored A02: it has counts and no figures, and the theme stands on A01 (4) alone.

    The range of the theme is that of A01 (4 to 4) and of a statement that is not known (1 to 5): 2.5 to 4.5.
    """
    two = make_set({"A": {"A1": ("A01", "A02")}})
    sheets = [
        make_sheet({"A01": 4, "A02": 1} if number < 4 else {"A01": 4, "A02": "nvt"}, participant=f"p{number:07}")
        for number in range(6)
    ]
    view = compute_report(make_measurement(two, sheets), two)
    hidden = statement(view, "A02")
    assert (hidden.n, hidden.not_applicable, hidden.distribution, hidden.mean, hidden.low) == (4, 2, None, None, None)
    assert hidden.verdict is Verdict.TOO_FEW
    assert view.findings.too_few == ("A02",)
    assert "Bij 1 stelling gaven minder dan 5 mensen een score: A02." in words.left_out(view)[0]
    for level in levels_of(view):
        assert (level.mean, level.low, level.high, level.answered) == (4.0, 2.5, 4.5, 10)
    assert view.themes[0].counts == (0, 0, 0, 6, 0, 0, 0, 0)


def test_a_level_needs_half_of_its_statements_shown():
    """One of three statements may be shown, which is less than half: no mean, and a range all the same."""
    sheets = [
        make_sheet({"A01": 4, **({"A02": 1, "A03": 1} if number < 4 else {})}, participant=f"p{number:07}")
        for number in range(6)
    ]
    view = compute_report(make_measurement(THREE, sheets), THREE)
    assert (view.total.mean, view.total.verdict) == (None, None)
    assert (view.total.low, view.total.high) == (pytest.approx((4 + 1 + 1) / 3), pytest.approx((4 + 5 + 5) / 3))
    assert words.left_out(view)[1].startswith("Wat helpt:")


def test_one_participant_is_shown_in_full():
    """Someone who scores alone may see everything; agreement with oneself cannot be determined."""
    view = view_of(2)
    found = statement(view, "A01")
    assert (found.distribution, found.median, found.mean) == ((0, 1, 0, 0, 0), 2.0, 2.0)
    assert found.agreement is None
    assert view.mode is Mode.EVERYTHING
    assert [words.reason(finding) for finding in view.findings.weak] == ["De score is 2."]
    assert words.participation(view) == "Eén persoon deed mee."


@pytest.mark.parametrize(("minimum", "mode"), [(3, Mode.STATEMENTS), (4, Mode.LEVELS), (10, Mode.LEVELS)])
def test_the_minimum_decides_what_is_hidden(minimum, mode):
    """Three participants are shown exactly when the measurement asks for three."""
    view = view_of(3, 3, 4, minimum=minimum)
    assert view.mode is mode
    assert (statement(view, "A01").distribution is None) is (mode is Mode.LEVELS)
    assert view.minimum == minimum


def in_clusters(answers: dict[str, list[object]], statement_set: StatementSet = ONE, identity: str = "A01"):
    """A measurement with these answers to one statement per domain ("" for none)."""
    pairs = [(domain, answer) for domain, given in answers.items() for answer in given]
    sheets = [
        make_sheet({identity: answer}, participant=f"p{number:07}", domain=domain or None)
        for number, (domain, answer) in enumerate(pairs)
    ]
    return make_measurement(statement_set, sheets)


def test_two_large_groups_and_their_gap():
    """Medical partners give 4, 4, 4, 4, 5 and social ones 2, 2, 2, 2, 3: 4.2 against 2.2, a gap of 2.0."""
    view = compute_report(in_clusters({"jgz": [4, 4, 4, 4, 5], "sociaal-domein": [2, 2, 2, 2, 3]}), ONE)
    assert [(group.id, words.group_title(group), group.size, group.clusters) for group in view.groups] == [
        ("medisch", "Medisch domein", 5, ("medisch",)),
        ("sociaal", "Sociaal domein", 5, ("sociaal",)),
    ]
    assert [group.parts["A"].mean for group in view.groups] == [4.2, 2.2]
    assert [group.themes["A1"].mean for group in view.groups] == [4.2, 2.2]
    assert [gap.statement.id for gap in view.gaps] == ["A01"]
    assert view.gaps[0].difference == pytest.approx(2.0)
    assert (
        words.gap_reason(view.gaps[0]) == "Medisch domein: gemiddeld 4,2. Sociaal domein: gemiddeld 2,2. Verschil: 2,0."
    )
    assert words.groups_note(view) is None
    assert view.per_cluster == {"medisch": 5, "sociaal": 5}


def test_domains_of_one_cluster_are_one_group():
    """Child health care and maternity care are both medical: three and two of them make a group of five."""
    view = compute_report(in_clusters({"jgz": [4] * 3, "geboortezorg": [4] * 2, "sociaal-domein": [2] * 5}), ONE)
    assert [(group.id, group.size) for group in view.groups] == [("medisch", 5), ("sociaal", 5)]


def test_small_groups_are_merged():
    """Two from the municipality and three parents become "Overige partners", shown last."""
    view = compute_report(in_clusters({"gemeente": [3, 3], "jgz": [4] * 6, "ouders": [2, 2, 2]}), ONE)
    assert [(group.id, words.group_title(group), group.size, group.clusters) for group in view.groups] == [
        ("medisch", "Medisch domein", 6, ("medisch",)),
        ("overig", "Overige partners", 5, ("gemeente", "ouders")),
    ]
    assert view.groups[1].parts["A"].mean == 2.4
    assert view.per_cluster == {"gemeente": 2, "medisch": 6, "ouders": 3}


def test_one_group_beside_the_rest_is_not_shown():
    """Six medical partners and four others: the four could be computed, so no group is shown and the report says so."""
    view = compute_report(in_clusters({"jgz": [4] * 6, "ouders": [2] * 4}), ONE)
    assert (view.groups, view.gaps) == ((), ())
    assert words.groups_note(view) is not None
    assert "geen twee groepen van 5 of meer" in words.groups_note(view)


def test_groups_by_domain():
    """Child health care (6) and maternity care (5) stand apart; 2 parents and 3 volunteers are kin and stay so."""
    view = compute_report(
        in_clusters({"jgz": [4] * 6, "geboortezorg": [2] * 5, "ouders": [3] * 2, "vrijwilligers": [5] * 3}),
        ONE,
        group_by=GroupBy.DOMAIN,
    )
    assert [(group.id, words.group_title(group), group.size, group.parts["A"].mean) for group in view.groups] == [
        ("jgz", "Jgz", 6, 4.0),
        ("geboortezorg", "Geboortezorg", 5, 2.0),
        ("informeel:ouders", "Informele steun en ouders", 5, 4.2),
    ]
    assert view.groups[2].clusters == ("informeel", "ouders")
    assert view.per_cluster == {"medisch": 11, "informeel": 3, "ouders": 2}
    assert words.gap_reason(view.gaps[0]).startswith("Informele steun en ouders: gemiddeld 4,2. Geboortezorg: ")


def test_a_rest_within_a_cluster_has_a_title_and_no_rank():
    """Three of maternity care and two general practitioners merge; only the others are called highest or lowest."""
    own = make_set({"A": {"A1": ("A01",)}}, domains=DOMAINS | {"huisarts": "medisch"})
    view = compute_report(
        in_clusters({"jgz": [4] * 5, "geboortezorg": [1] * 3, "huisarts": [1] * 2, "sociaal-domein": [3] * 5}, own),
        own,
        group_by=GroupBy.DOMAIN,
    )
    assert [(group.id, words.group_title(group)) for group in view.groups] == [
        ("jgz", "Jgz"),
        ("medisch:overig", "Medisch domein, overig"),
        ("sociaal", "Sociaal domein"),
    ]
    assert [(gap.highest.group, gap.lowest.group) for gap in view.gaps] == [("jgz", "sociaal")]


def test_a_group_of_nobody_is_no_group(write):
    """A table of counts may name a domain without answers; it is left out and nothing else changes."""
    path = write(
        "telling.csv",
        "coalitie,jaar,domein,stelling,score,aantal\nDorp,2026,jgz,A01,4,7\nDorp,2026,ouders,A01,3,6\n"
        "Dorp,2026,gemeente,A01,3,0\n",
    )
    (measurement,), _ = load_measurements([path], ONE)
    assert [(group.id, group.size) for group in compute_report(measurement, ONE).groups] == [
        ("medisch", 7),
        ("ouders", 6),
    ]


def test_people_without_domain_are_a_group():
    """Five people who named no domain stand beside five medical partners, after the clusters of the set."""
    view = compute_report(in_clusters({"": [2] * 5, "jgz": [4] * 5}), ONE)
    assert [(group.id, words.group_title(group)) for group in view.groups] == [
        ("medisch", "Medisch domein"),
        ("zonder-cluster", "Andere deelnemers"),
    ]


def test_nobody_with_a_domain_is_said():
    """When nobody named a domain, that is why there are no groups."""
    view = view_of(*[3] * 12)
    assert words.groups_note(view) is not None
    assert "hebben geen domein opgegeven" in words.groups_note(view)


def test_the_order_of_groups_is_that_of_the_set():
    """Groups stand in the order in which the set names their clusters, whatever their ids or sizes."""
    view = compute_report(in_clusters({"ouders": [3] * 9, "sociaal-domein": [3] * 5, "gemeente": [3] * 6}), ONE)
    assert [group.id for group in view.groups] == ["gemeente", "sociaal", "ouders"]
    assert list(view.per_cluster) == ["gemeente", "sociaal", "ouders"]


@pytest.mark.parametrize(
    ("social", "shown"), [([2] * 5, True), ([2] * 4 + ["weet-niet"], False), ([2] * 4 + [""], False)]
)
def test_a_gap_needs_enough_scores_in_every_group(social, shown):
    """A statement's figure per group is shown for all groups or for none: five scores in each."""
    view = compute_report(in_clusters({"jgz": [4] * 6, "sociaal-domein": social}), ONE)
    assert bool(view.gaps) is bool(view.groups) is shown
    if shown:
        assert view.no_gaps is None
    if not shown:
        assert "in elke groep minstens 5 mensen een score" in words.groups_note(view)


def test_equal_groups_have_no_gap():
    """Groups with the same mean do not differ, so there is nothing to list."""
    view = compute_report(in_clusters({"jgz": [4] * 5, "ouders": [4] * 5}), ONE)
    assert (view.gaps, view.no_gaps) == ((), NoGaps.CHANCE)


@pytest.mark.parametrize("scores", [0, 1, 4])
def test_levels_of_groups_stand_on_people_and_not_on_answers(scores):
    """Four of five social people scored A02, twice five answers in all: A02 has no part in any level of any group."""
    two = make_set({"A": {"A1": ("A01", "A02")}})
    sheets = [make_sheet({"A01": 4, "A02": 2}, participant=f"m{number:07}", domain="jgz") for number in range(6)]
    sheets += [
        make_sheet(
            {"A01": 3, "A02": 1 if number < scores else "weet-niet"},
            participant=f"s{number:07}",
            domain="sociaal-domein",
        )
        for number in range(5)
    ]
    view = compute_report(make_measurement(two, sheets), two)
    assert [(group.parts["A"].mean, group.parts["A"].answered) for group in view.groups] == [(4.0, 6), (3.0, 5)]
    assert [(group.parts["A"].low, group.parts["A"].high) for group in view.groups] == [(2.5, 4.5), (2.0, 4.0)]
    assert [gap.statement.id for gap in view.gaps] == ["A01"]


def test_gaps_are_the_five_largest_in_order():
    """Six statements differ by 2.0 or more; the five largest are listed, ties in the order of the set.

    The two groups of ten give the same within themselves. Dealt at random, k of the ten who gave the high score are in
    one group, and their gap is |2k - 10| / 10 of the real one: 3/5 or more in 2.3% of the divisions, 2/5 in 15.6%. So
    the limit is 2/5 of the largest gap, 1.6.
    """
    six = make_set({"A": {"A1": tuple(f"A0{number}" for number in range(1, 7))}})
    medical = {"A01": 3, "A02": 5, "A03": 4, "A04": 5, "A05": 3, "A06": 3}
    sheets = [make_sheet(medical, participant=f"m{number:07}", domain="jgz") for number in range(10)]
    sheets += [
        make_sheet(dict.fromkeys(medical, 1), participant=f"o{number:07}", domain="ouders") for number in range(10)
    ]
    view = compute_report(make_measurement(six, sheets), six)
    assert [(gap.statement.id, gap.difference) for gap in view.gaps] == [
        ("A02", 4.0),
        ("A04", 4.0),
        ("A03", 3.0),
        ("A01", 2.0),
        ("A05", 2.0),
    ]
    assert view.no_gaps is None


def test_a_gap_as_large_as_chance_gives_is_not_named():
    """3 4 3 4 3 against 3 3 4 3 2: a gap of 0.4, which half of all divisions have; the report says that of it."""
    view = compute_report(in_clusters({"jgz": [3, 4, 3, 4, 3], "ouders": [3, 3, 4, 3, 2]}), ONE)
    assert len(view.groups) == 2
    assert (view.gaps, view.no_gaps) == ((), NoGaps.CHANCE)
    assert words.no_gaps(view) == "Er is tussen de groepen geen verschil groter dan toeval op een stelling."


PEOPLE = make_sheets("A01", 1, 1, 2, 2, 4)
"""Five scores with mean 2.0."""


def test_joint_basis_takes_the_joint_score():
    """A joint 4 replaces mean, range and verdict; the votes stay those of the people."""
    view = compute_report(make_measurement(ONE, PEOPLE, joint=joint_sheet({"A01": 4})), ONE, basis=Basis.JOINT)
    found = statement(view, "A01")
    assert (found.mean, found.low, found.high, found.verdict) == (4.0, 4.0, 4.0, Verdict.STRONG)
    assert (found.n, found.distribution) == (5, (2, 2, 0, 1, 0))
    assert (found.joint, found.on_joint) == (Answer.FOUR, True)
    assert (view.total.mean, view.total.joint, view.total.verdict) == (4.0, 4.0, Verdict.STRONG)
    assert [(words.reason(finding), finding.holds) for finding in view.findings.strong] == [
        ("De gezamenlijke score is 4.", None)
    ]
    assert view.findings.weak == ()


def test_a_joint_sheet_alone_changes_nothing_on_the_individual_basis():
    """Without asking for it, the joint score stands beside the mean and never in it."""
    view = compute_report(make_measurement(ONE, PEOPLE, joint=joint_sheet({"A01": 4})), ONE)
    found = statement(view, "A01")
    assert (found.mean, found.joint, found.on_joint, found.verdict) == (2.0, Answer.FOUR, False, Verdict.WEAK)
    assert (view.basis, words.basis_note(view)) == (Basis.INDIVIDUAL, None)
    assert view.total.joint == 4.0


def test_a_joint_score_is_nobodys_own_vote():
    """Of three people one scored A01, which stays hidden; the 4 that the coalition settled on is shown."""
    measurement = make_measurement(ONE, make_sheets("A01", 2, "weet-niet", "weet-niet"), joint=joint_sheet({"A01": 4}))
    alone, settled = (statement(compute_report(measurement, ONE, basis=basis), "A01") for basis in Basis)
    assert (alone.mean, alone.low, alone.high, alone.verdict) == (None, None, None, Verdict.TOO_FEW)
    assert (settled.mean, settled.low, settled.high) == (4.0, 4.0, 4.0)


@pytest.mark.parametrize(("people", "marked"), [(1, False), (2, False), (4, False), (5, True)])
def test_a_joint_score_away_from_few_votes_is_not_marked(people, marked):
    """A joint 1 lies away from fives; among fewer than five people the mark would tell that nobody gave a 1."""
    measurement = make_measurement(ONE, make_sheets("A01", *[5] * people), joint=joint_sheet({"A01": 1}))
    assert statement(compute_report(measurement, ONE), "A01").deviates is marked


@pytest.mark.parametrize(
    ("joint", "mean", "span", "verdict"),
    [
        ("nvt", None, (None, None), Verdict.NOT_APPLICABLE),
        ("weet-niet", None, (1.0, 5.0), Verdict.UNKNOWN),
        ("", 2.0, (2.0, 2.0), Verdict.WEAK),
    ],
)
def test_a_joint_answer_without_a_score_takes_the_place_of_the_mean(joint, mean, span, verdict):
    """A joint nvt or weet-niet is respected: no mean, and the verdict says so; without an answer the people's stay."""
    view = compute_report(make_measurement(ONE, PEOPLE, joint=joint_sheet({"A01": joint})), ONE, basis=Basis.JOINT)
    found = statement(view, "A01")
    assert (found.mean, (found.low, found.high), found.on_joint, found.verdict) == (mean, span, bool(joint), verdict)
    assert found.joint == (Answer(joint) if joint else None)
    assert found.agreement == pytest.approx(0.633985, abs=1e-6)  # 1 1 2 2 4: 1 + 0.4 log2(0.75) + 0.2 log2(0.5)
    assert words.basis_note(view) is not None
    assert f"{int(bool(joint))} van 1 gezamenlijk" in words.basis_note(view)


def test_a_joint_weet_niet_is_a_blind_spot_with_its_own_reason():
    """The list of blind spots says that the coalition chose it together."""
    view = compute_report(
        make_measurement(ONE, PEOPLE, joint=joint_sheet({"A01": "weet-niet"})), ONE, basis=Basis.JOINT
    )
    assert [words.reason(finding) for finding in view.findings.unknown] == ['Samen koos de coalitie "weet niet".']
    assert words.unknown_intro(view) == (
        'Bij 1 stelling weet minstens een derde het niet, of koos de coalitie samen "weet niet". Zoek dit eerst samen '
        "uit."
    )


def test_the_basis_note_counts_joint_statements():
    """Two of three statements were settled, one of them as nvt: both stand on the joint answer."""
    view = compute_report(
        make_measurement(THREE, PEOPLE, joint=joint_sheet({"A01": 4, "A02": "nvt"})), THREE, basis=Basis.JOINT
    )
    assert words.basis_note(view) is not None
    assert "2 van 3 gezamenlijk" in words.basis_note(view)
    assert words.basis_note(view) in words.how_figures_came_about(view)


def test_joint_basis_without_a_joint_sheet_stands_on_the_people():
    """Nothing is joint, so every figure is that of the people and the note says none is joint."""
    view = compute_report(make_measurement(ONE, PEOPLE), ONE, basis=Basis.JOINT)
    assert statement(view, "A01").mean == 2.0
    assert words.basis_note(view) is not None
    assert "0 van 1 gezamenlijk" in words.basis_note(view)


def test_only_a_joint_sheet():
    """A measurement with only a joint sheet stands on that sheet, on either basis, and says so."""
    for basis in Basis:
        view = compute_report(
            make_measurement(THREE, joint=joint_sheet({"A01": 4, "A02": "weet-niet"})), THREE, basis=basis
        )
        assert view.basis is Basis.JOINT
        assert words.basis_note(view) is not None
        assert "samen heeft gekozen" in words.basis_note(view)
        assert (statement(view, "A01").mean, statement(view, "A01").verdict) == (4.0, Verdict.STRONG)
        assert statement(view, "A02").verdict is Verdict.UNKNOWN
        assert view.participants == 0
        assert words.participation(view).startswith("Er zijn geen losse scorelijsten")
        assert view.per_cluster == {}
        assert view.mode is Mode.EVERYTHING
        assert (view.total.answered, view.total.possible) == (1, 3)
        assert [words.reason(finding) for finding in view.findings.unknown] == ['Samen koos de coalitie "weet niet".']
        assert view.findings.not_answered == ("A03",)


def test_one_voice_is_not_asked_why_it_has_no_groups():
    """Nobody would divide a joint sheet or one person, so nothing is said of groups."""
    view = compute_report(make_measurement(ONE, joint=joint_sheet({"A01": 4})), ONE)
    assert (view.no_groups, words.groups_note(view)) == (NoGroups.ONE_VOICE, None)
    assert words.groups_note(view_of(4)) is None


def test_actions_stand_in_the_report():
    """Actions of the joint sheet are shown on either basis."""
    action = Action(statement="A01", what="Afspraak\nmaken", who="\x1b[31mGGD")
    measurement = make_measurement(ONE, PEOPLE, joint=joint_sheet({}, actions=(action,)))
    assert compute_report(measurement, ONE).actions == (replace(action, what="Afspraak maken", who="GGD"),)
    assert compute_report(make_measurement(ONE, PEOPLE), ONE).actions == ()


def with_notes(openness: Openness = Openness.OPEN):
    """Three sheets with notes, given in an order that is not alphabetical."""
    return make_measurement(
        THREE,
        [
            make_sheet({"A01": (4, "Zeker weten"), "A03": (2, "Te weinig")}, participant="zzzz1111"),
            make_sheet({"A01": (2, "Alleen in de wijk"), "A03": ("nvt", "Anders")}, participant="aaaa1111"),
            make_sheet({"A01": (3, "Midden\nregel")}, participant="mmmm1111"),
        ],
        joint=joint_sheet({"A03": (3, "Besproken")}),
        openness=openness,
    )


def test_notes_are_left_out_unless_asked():
    """Notes stand in the report only with `with_notes`."""
    assert compute_report(with_notes(), THREE).notes == ()


def test_notes_are_sorted_and_carry_no_code():
    """Notes per statement in alphabetical order, in the order of the set, with nothing that tells whose they are."""
    view = compute_report(with_notes(), THREE, with_notes=True)
    assert [(note.statement.id, note.texts) for note in view.notes] == [
        ("A01", ("Alleen in de wijk", "Midden regel", "Zeker weten")),
        ("A03", ("Anders", "Besproken", "Te weinig")),
    ]
    told = repr(view)
    assert not any(code in told for code in ("zzzz1111", "aaaa1111", "mmmm1111"))


def test_notes_of_few_people_stay_out():
    """In a closed measurement notes of participants need a statement that is shown; the coalition's own stay."""
    view = compute_report(with_notes(Openness.CLOSED), THREE, with_notes=True)
    assert [(note.statement.id, note.texts) for note in view.notes] == [("A03", ("Besproken",))]
    sheets = [make_sheet({"A01": (4, "Alle vijf"), "A02": 3 if number else (3, "Eén")}, participant=f"p{number:07}")
              for number in range(5)]  # fmt: skip
    sheets[4] = make_sheet({"A01": (4, "Alle vijf"), "A02": "nvt"}, participant="p0000004")
    view = compute_report(make_measurement(THREE, sheets), THREE, with_notes=True)
    assert [(note.statement.id, note.texts) for note in view.notes] == [("A01", ("Alle vijf",) * 5)]


@pytest.mark.parametrize(("unknown", "first"), [(2, False), (3, True), (4, True)])
def test_blind_spots_come_first_when_they_are_most(unknown, first):
    """Of four statements two unknown is exactly half: not first; three is more than half."""
    four = make_set({"A": {"A1": ("A01", "A02", "A03", "A04")}})
    answers = {f"A0{number}": "weet-niet" if number <= unknown else 3 for number in range(1, 5)}
    view = compute_report(make_measurement(four, [make_sheet(answers)]), four)
    assert view.findings.unknown_first is first


def test_not_answered_counts_as_silent():
    """One unknown and one not answered out of three is more than half; not answered is listed by id."""
    view = compute_report(make_measurement(THREE, [make_sheet({"A01": "weet-niet", "A03": 4})]), THREE)
    assert view.findings.unknown_first
    assert view.findings.not_answered == ("A02",)
    assert [finding.statement.id for finding in view.findings.unknown] == ["A01"]


def test_statements_that_do_not_apply_are_neither():
    """An nvt statement is no finding, is not silent, and stays out of what is possible."""
    view = compute_report(make_measurement(THREE, [make_sheet(dict.fromkeys(("A01", "A02", "A03"), "nvt"))]), THREE)
    assert not view.findings.unknown_first
    assert view.findings.not_answered == ()
    assert statement(view, "A01").verdict is Verdict.NOT_APPLICABLE
    assert (view.total.mean, view.total.possible) == (None, 0)


def test_the_lowest_fill_up_where_few_are_weak():
    """One weak statement: the two lowest of the others stand beside it; three weak ones need nothing beside them."""
    five = make_set({"A": {"A1": ("A01", "A02", "A03", "A04", "A05")}})

    def findings(*scores: int):
        answers = {f"A0{number}": score for number, score in enumerate(scores, start=1)}
        return compute_report(make_measurement(five, [make_sheet(answers)]), five).findings

    few = findings(3, 2, 3, 3, 5)
    assert [finding.statement.id for finding in few.weak] == ["A02"]
    assert [(finding.statement.id, words.reason(finding)) for finding in few.lowest] == [
        ("A01", "De score is 3."),
        ("A03", "De score is 3."),
    ]
    many = findings(1, 2, 2, 3, 3)
    assert [finding.statement.id for finding in many.weak] == ["A01", "A02", "A03"]
    assert many.lowest == ()


def test_a_tally_without_blanks_does_not_know_how_many(write):
    """A table of counts without empty scores: participants, range and what was possible are not known."""
    path = write(
        "telling.csv",
        "coalitie,jaar,domein,stelling,score,aantal\nDorp,2026,jgz,A01,4,7\nDorp,2026,jgz,A01,2,3\n"
        "Dorp,2026,ouders,A01,3,6\nDorp,2026,ouders,A01,weet-niet,1\n",
    )
    (measurement,), _ = load_measurements([path], ONE)
    view = compute_report(measurement, ONE)
    found = statement(view, "A01")
    assert (view.participants, view.per_cluster) == (None, {})
    assert words.participation(view).startswith("Hoeveel deelnemers er waren, is niet bekend")
    # 7 * 4 + 3 * 2 + 6 * 3 = 52 over 16
    assert (found.n, found.mean, found.distribution) == (16, 3.25, (0, 3, 6, 7, 0))
    assert (found.low, found.high, found.not_answered) == (None, None, None)
    for level in levels_of(view):
        assert (level.low, level.high, level.possible, level.answered) == (None, None, None, 16)
    assert words.glance(view).endswith("gemiddeld 3,3 op een schaal van 1 tot 5 (16 scores zijn gegeven).")
    # at least 10 and 7 people: two groups, 3.4 and 3.0
    assert [(group.id, group.size, group.parts["A"].possible) for group in view.groups] == [
        ("medisch", 10, None),
        ("ouders", 7, None),
    ]
    assert (view.gaps, view.no_gaps) == ((), NoGaps.COUNTS)
    assert words.no_gaps(view) is not None
    assert "telt alleen antwoorden" in words.no_gaps(view)


def test_a_tally_of_few_answers_hides_votes(write):
    """Counts of fewer than five people are hidden as well."""
    path = write(
        "telling.csv", "coalitie,jaar,domein,stelling,score,aantal\nDorp,2026,jgz,A01,4,2\nDorp,2026,,A01,1,1\n"
    )
    (measurement,), _ = load_measurements([path], ONE)
    view = compute_report(measurement, ONE)
    assert view.mode is Mode.LEVELS
    assert statement(view, "A01").distribution is None


def test_sheets_without_any_answer():
    """Five empty sheets: every statement is not answered, no level has a figure, and the sentence says so."""
    sheets = [make_sheet({}, participant=f"p{number:07}", domain="jgz") for number in range(5)]
    view = compute_report(make_measurement(THREE, sheets), THREE)
    assert (
        words.glance(view) == "Neder-Betuwe heeft over 2026 nog geen totaalscore: geen enkele stelling heeft een score."
    )
    assert (view.total.mean, view.total.verdict, view.total.low, view.total.high) == (None, None, 1.0, 5.0)
    assert (view.total.answered, view.total.possible) == (0, 15)
    assert view.findings.not_answered == ("A01", "A02", "A03")
    assert view.findings.unknown_first
    assert {found.verdict for found in view.statements} == {Verdict.NOT_ANSWERED}
    assert (view.findings.strong, view.findings.weak, view.findings.lowest) == ((), (), ())


def test_statements_that_were_not_asked_count_nowhere():
    """A sheet with `gevraagd` leaves the other statements out of every denominator."""
    sheets = [make_sheet({"A01": 4}, participant=f"p{number:07}", asked=("A01",)) for number in range(5)]
    view = compute_report(make_measurement(THREE, sheets), THREE)
    assert (view.total.answered, view.total.possible) == (5, 5)
    assert (view.total.mean, view.total.low, view.total.high) == (4, 4, 4)
    own = statement(view, "A02")
    assert (own.verdict, own.not_answered, own.not_asked) == (Verdict.NOT_ASKED, 0, 5)
    assert (own.low, own.high) == (None, None)
    assert (view.findings.not_answered, view.findings.not_asked) == ((), ("A02", "A03"))
    assert not view.findings.unknown_first
    assert "2 stellingen die niet zijn gevraagd" in words.findings_count(view)


def test_counts_of_a_statement_add_up_to_the_people():
    """Of six people two were asked A01 alone: 3 scores, weet-niet, nvt and a blank; of A02 4 blanks and 2 not asked."""
    answers = [({"A01": 4}, ("A01",)), ({"A01": 3}, ("A01",)), ({"A01": 2}, None), ({}, None),
               ({"A01": "weet-niet"}, None), ({"A01": "nvt"}, None)]  # fmt: skip
    sheets = [
        make_sheet(given, participant=f"p{number:07}", asked=asked) for number, (given, asked) in enumerate(answers)
    ]
    view = compute_report(make_measurement(THREE, sheets), THREE)
    counts = [(own.n, own.dont_know, own.not_applicable, own.not_answered, own.not_asked) for own in view.statements]
    assert counts == [(3, 1, 1, 1, 0), (0, 0, 0, 4, 2), (0, 0, 0, 4, 2)]
    assert [own.verdict for own in view.statements][1] is Verdict.NOT_ANSWERED
    assert (view.total.answered, view.total.possible) == (3, 5 + 4 + 4)


def test_an_older_version_was_not_asked_what_came_later():
    """A02 came in version 2.0; five sheets of version 1.0 were not asked it, and it counts in no figure."""
    own = replace(
        make_set(
            {"A": {"A1": ("A01", "A02")}}, history=(Release(version="1.0"), Release(version="2.0", added=("A02",)))
        ),
        version="2.0",
    )
    sheets = [make_sheet({"A01": 4}, participant=f"p{number:07}", version="1.0") for number in range(5)]
    view = compute_report(make_measurement(own, [on_current_claims(sheet, own) for sheet in sheets]), own)
    found = statement(view, "A02")
    assert (found.verdict, found.not_answered, found.not_asked) == (Verdict.NOT_ASKED, 0, 5)
    assert (view.total.mean, view.total.possible) == (4, 5)


def test_a_group_that_was_asked_less_keeps_the_range_open():
    """A03 was asked of nobody. A02 was of five of ten: no group has a figure on it, and in the range it is [1, 5]."""
    sheets = [
        make_sheet(
            {"A01": 4, "A02": 4} if number < 5 else {"A01": 4},
            participant=f"p{number:07}",
            domain="jgz" if number < 5 else "sociaal-domein",
            asked=("A01", "A02") if number < 5 else ("A01",),
        )
        for number in range(10)
    ]
    view = compute_report(make_measurement(THREE, sheets), THREE)
    part = view.groups[0].parts["A"]
    assert (part.mean, part.low, part.high) == (4, (4 + 1) / 2, (4 + 5) / 2)


@pytest.mark.parametrize("form", ["volledig", "samenvatting", "werkblad"])
@pytest.mark.parametrize("ending", ["md", "html", "plat.txt"])
def test_every_page_tells_not_asked_apart(form, ending):
    """A02 and A03 came on no form: no page calls them not filled in, and none counts a 0 for them."""
    sheets = [make_sheet({"A01": 2}, participant=f"p{number:07}", asked=("A01",)) for number in range(5)]
    text = laid_out(compute_report(make_measurement(THREE, sheets), THREE), ending, form)
    assert "Niet ingevuld: A0" not in text
    assert "niet zijn ingevuld" not in text
    if form == "volledig":
        assert "Niet gevraagd: A02 en A03." in text
        assert "2 stellingen die niet zijn gevraagd" in text
    if form == "samenvatting":
        assert "2 stellingen zijn niet gevraagd." in text


def test_data_tells_not_asked_apart():
    """In json, csv and the frame A02 has 5 not asked, 0 not filled in, no figure and its own word."""
    sheets = [make_sheet({"A01": 2}, participant=f"p{number:07}", asked=("A01",)) for number in range(5)]
    view = compute_report(make_measurement(THREE, sheets), THREE)
    second = json.loads(render_json(view))["stellingen"][1]
    keys = ("n", "weet_niet", "nvt", "niet_ingevuld", "niet_gevraagd", "gemiddelde", "bandbreedte", "oordeel")
    assert [second[key] for key in keys] == [0, 0, 0, 0, 5, None, None, "niet-gevraagd"]
    rows = list(csv.DictReader(render_csv(view).removeprefix("\ufeff").splitlines(), delimiter=";"))
    own = next(found for found in rows if found["id"] == "A02")
    assert (own["niet_ingevuld"], own["niet_gevraagd"], own["gemiddelde"], own["mogelijk"], own["oordeel"]) == (
        "0", "5", "", "0", "niet gevraagd",
    )  # fmt: skip


def test_a_part_named_like_a_phase():
    """A part called "na" and the phase "na" keep their own figures."""
    own = make_set(
        {"na": {"na1": ("A01",)}, "B": {"B1": ("B01", "B02")}}, phases={"B01": Phase.AFTER, "B02": Phase.BEFORE}
    )
    view = compute_report(make_measurement(own, [make_sheet({"A01": 5, "B01": 1, "B02": 3})]), own)
    assert [(part.id, part.title, part.mean) for part in view.parts] == [("na", "Deel na", 5.0), ("B", "Deel B", 2.0)]
    assert [(phase.id, words.level_title(phase), phase.mean) for phase in view.phases] == [
        ("voor", "Vóór de zwangerschap", 3.0),
        ("na", "Na de geboorte", 1.0),
        ("doorlopend", "Doorlopend", 5.0),
    ]


def test_participation_counts_the_invited():
    """The invited of all clusters are added up."""
    info = MeasurementInfo(coalition="Neder-Betuwe", year=2026, invited={"medisch": 8, "ouders": 3})
    view = compute_report(make_measurement(ONE, PEOPLE, info=info), ONE)
    assert words.participation(view) == "5 van de 11 uitgenodigden deden mee."


HOSTILE = "\x1b[31mx\x1b[0m\n\u202ey\x07\u200b"
CLEAN = "x y"


def hostile_set() -> StatementSet:
    """A set whose every text is hostile; the ids of statements are checked where a set is read."""
    base = make_set({"A": {"A1": ("A01", "A02", "A03")}})
    part, theme = base.parts[0], base.themes[0]
    texts = {"text": HOSTILE, "explanation": HOSTILE, "advice": HOSTILE, "parents_text": HOSTILE}
    statements = tuple(replace(found, anchors={1: HOSTILE}, about=(HOSTILE,), **texts) for found in theme.statements)
    return replace(
        base,
        title=HOSTILE,
        version=f"1.0{HOSTILE}",
        id=f"set{HOSTILE}",
        justification=HOSTILE,
        scale=dict.fromkeys(range(1, 6), HOSTILE),
        domains={HOSTILE: Domain(id=HOSTILE, title=HOSTILE, cluster=HOSTILE)},
        sources={"s": Source(id="s", title=HOSTILE, publisher=HOSTILE)},
        parts=(
            replace(
                part,
                title=HOSTILE,
                introduction=HOSTILE,
                themes=(replace(theme, title=HOSTILE, statements=statements),),
            ),
        ),
    )


def hostile_report() -> Report:
    """A report in which every text that comes from a file is hostile."""
    info = MeasurementInfo(
        coalition=HOSTILE,
        year=2026,
        invited={HOSTILE: 9},
        occasion=HOSTILE,
        contact=HOSTILE,
        question_to_board=BoardQuestion(text=HOSTILE),
        next_measurement=HOSTILE,
        origin=HOSTILE,
        key_figures=(KeyFigure(name=HOSTILE, value=HOSTILE, year=HOSTILE, source=HOSTILE),),
    )
    sheets = [
        make_sheet({"A01": (number, HOSTILE)}, participant=f"p{number:07}", domain=HOSTILE if number < 6 else None)
        for number in range(1, 6)
    ]
    sheets += [make_sheet({"A01": 1}, participant=f"q{number:07}") for number in range(5)]
    return compute_report(
        make_measurement(
            hostile_set(),
            sheets,
            coalition=HOSTILE,
            info=info,
            origins=(HOSTILE,),
            joint=joint_sheet({"A02": (3, HOSTILE)}, actions=(Action(statement="A01", what=HOSTILE, who=HOSTILE),)),
        ),
        hostile_set(),
        with_notes=True,
    )


def texts_in(value: object, path: str = "rapport") -> dict[str, str]:
    """Every text in a view, by the way to it."""
    if isinstance(value, str):
        return {path: str(value)}
    found: dict[str, str] = {}
    if is_dataclass(value):
        for field in fields(value):
            found |= texts_in(getattr(value, field.name), f"{path}.{field.name}")
    elif hasattr(value, "items"):
        for key, item in value.items():
            found |= texts_in(key, f"{path}[sleutel {key!r}]") | texts_in(item, f"{path}[{key!r}]")
    elif isinstance(value, tuple):
        for number, item in enumerate(value):
            found |= texts_in(item, f"{path}[{number}]")
    return found


NEVER_SHOWN = ("].id", ".domains", ".parents_text", ".info.path")
"""Keys that no report shows, and ids, whose form is checked where they are read."""


def test_hostile_texts_come_out_printable():
    """Whatever files hold, every text of the view is one line of visible characters."""
    texts = texts_in(hostile_report())
    hidden = {path: text for path, text in texts.items() if not any(part in path for part in NEVER_SHOWN)}
    assert {path: text for path, text in hidden.items() if not text.isprintable()} == {}
    assert CLEAN in hidden["rapport.statement_set.title"]
    assert hidden["rapport.coalition"] == CLEAN


def test_hostile_references_come_out_printable():
    """The place in a source is text from a file too; `stellingen --alles` shows it."""
    base = hostile_set()
    theme = base.themes[0]
    statements = tuple(replace(found, reference=Reference(document="s", place=HOSTILE)) for found in theme.statements)
    own = replace(base, parts=(replace(base.parts[0], themes=(replace(theme, statements=statements),)),))
    cleaned = clean_set(own).statements[0]
    assert cleaned.reference == Reference(document="s", place=CLEAN)
    assert cleaned.parents_text == CLEAN
    assert cleaned.about == (CLEAN,)


def test_select_statements():
    """Statements are found by part and by text in id, text, explanation or theme title, in any case."""
    own = make_set()

    def ids(**wanted: str | None) -> list[str]:
        options: dict[str, str | None] = {"part": None, "search": None}
        return [found.id for found in select_statements(own, **(options | wanted)).statements]

    assert ids() == ["A01", "A02", "A03", "A04", "B01", "B02"]
    assert ids(part="B") == ["B01", "B02"]
    assert ids(search="thema a2") == ["A04"]
    assert ids(search="STELLING a0") == ["A01", "A02", "A03", "A04"]
    assert ids(part="B", search="a01") == []
    chosen = select_statements(own, part=None, search="A04")
    assert [theme.id for theme in chosen.themes] == ["A2"]
    assert [part.id for part in chosen.parts] == ["A"]
