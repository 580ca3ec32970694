# SPDX-License-Identifier: EUPL-1.2
"""Working hidden answers back: every way that once did it, and an attack on everything that is shown together."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysetool.errors import NotComparableError
from analysetool.figures.attack import Attack, Leak, weights_of
from analysetool.figures.build_comparison import compute_comparison
from analysetool.figures.build_explanation import explain_figure
from analysetool.figures.build_report import compute_report
from analysetool.figures.build_room import show_statement
from analysetool.figures.compared_composition import share_groups
from analysetool.figures.compared_people import shown_of_same
from analysetool.figures.compared_years import lay_year
from analysetool.formats.explanation_json import explanation_json
from analysetool.formats.report_json import render_json
from analysetool.measurement import Measurement, Pair
from analysetool.measures import means_of
from analysetool.model import Basis, GroupBy, Kind, ScoreSheet, StatementSet, Verdict
from tests.conftest import DOMAINS, at_most, make_measurement, make_set, make_sheet, thorough

ABOUT = {"A01": ("medisch",), "A03": ("informeel", "ouders"), "B01": ("gemeente", "medisch")}


def about_somebody(statement_set: StatementSet) -> StatementSet:
    """The set with statements that are about somebody's own work."""
    parts = []
    for part in statement_set.parts:
        themes = [
            replace(theme, statements=tuple(replace(own, about=ABOUT.get(own.id, ())) for own in theme.statements))
            for theme in part.themes
        ]
        parts.append(replace(part, themes=tuple(themes)))
    return replace(statement_set, parts=tuple(parts))


SET = about_somebody(
    make_set({"A": {"A1": ("A01", "A02"), "A2": ("A03",)}, "B": {"B1": ("B01", "B02")}}, weights={"A02": 2.0})
)
IDS = tuple(statement.id for statement in SET.statements)
ONE, TWO = make_set({"A": {"A1": ("A01",)}}), make_set({"A": {"A1": ("A01", "A02")}})


def people(size: int, answers: Mapping[str, object], prefix: str = "p", **changes: object) -> list[ScoreSheet]:
    """So many people with the same answers."""
    return [make_sheet(answers, participant=f"{prefix}{number:07}", **changes) for number in range(size)]


# Each way by itself.


def test_a_theme_less_its_other_statements():
    """Four of six scored A02: theme, part and total are those of A01, so that nothing of A02 is in them."""
    sheets = people(4, {"A01": 4, "A02": 1}) + people(2, {"A01": 4, "A02": "nvt"}, "q")
    other = people(4, {"A01": 4, "A02": 5}) + people(2, {"A01": 4, "A02": "nvt"}, "q")
    shown = [compute_report(make_measurement(TWO, own), TWO) for own in (sheets, other)]
    assert shown[0] == shown[1]


def test_a_cluster_less_a_domain():
    """Six medical people, five of one domain: by domain the cluster stays whole, for the sixth would be the rest."""
    sheets = people(5, {"A01": 4}, domain="jgz") + people(1, {"A01": 1}, "g", domain="geboortezorg")
    sheets += people(5, {"A01": 3}, "s", domain="sociaal-domein")
    report = compute_report(make_measurement(ONE, sheets), ONE, group_by=GroupBy.DOMAIN)
    assert [group.id for group in report.groups] == ["medisch", "sociaal"]


def test_the_total_less_a_group():
    """Four of five social people scored A02: medical people have no figure on it either."""
    sheets = people(6, {"A01": 4, "A02": 4}, domain="jgz") + people(
        4, {"A01": 3, "A02": 1}, "s", domain="sociaal-domein"
    )
    sheets += people(1, {"A01": 3, "A02": "nvt"}, "t", domain="sociaal-domein")
    report = compute_report(make_measurement(TWO, sheets), TWO)
    assert [group.themes["A1"].mean for group in report.groups] == [4.0, 3.0]
    assert [gap.statement.id for gap in report.gaps] == ["A01"]


def test_answers_are_not_people():
    """One of five social people scored five statements: five answers, and no figure of the group."""
    every = dict.fromkeys(IDS, 4)
    sheets = people(6, every, domain="jgz") + people(1, dict.fromkeys(IDS, 1), "s", domain="sociaal-domein")
    sheets += people(4, dict.fromkeys(IDS, "weet-niet"), "t", domain="sociaal-domein")
    assert compute_report(make_measurement(SET, sheets), SET).groups == ()


@pytest.mark.parametrize("score", [1, 5])
def test_the_verdict_of_a_hidden_vote(score):
    """Of six people one gave a score: its verdict is that there are too few, whatever it is."""
    sheets = people(1, {"A01": score}) + people(5, {"A01": ""}, "q")
    (statement,) = compute_report(make_measurement(ONE, sheets), ONE).statements
    assert statement.verdict is Verdict.TOO_FEW


def test_figures_of_those_who_came_twice():
    """Four of the six who came twice scored A02, and five others: their own total stands on A01 alone."""
    years = []
    for year in (2025, 2026):
        sheets = people(4, {"A01": 4, "A02": 1}, year=year) + people(2, {"A01": 4, "A02": "nvt"}, "q", year=year)
        years.append(make_measurement(TWO, sheets + people(5, {"A01": 2, "A02": 2}, f"z{year}", year=year), year=year))
    found = compute_comparison(Pair(before=years[0], after=years[1], years=tuple(years)), TWO)
    assert [change.before for change in found.among_same] == [4.0, 4.0]


@pytest.mark.parametrize(("scores", "shown"), [((5,) * 6, False), ((1, 2, 3, 4, 5, 5), True)])
def test_those_who_came_twice_beside_a_group_that_agrees(scores, shown):
    """Nine of fourteen came twice: five of six medical people and four of eight social ones.

    Where all medical people gave a 5, which their mean says, those nine less five 5s are what four social people gave.
    """
    medical = list(zip(scores, "aaaaab", strict=True))
    social = list(zip((3, 4, 2, 5, 3, 1, 4, 4), "aaaabbbb", strict=True))
    groups = {"jgz": medical, "sociaal-domein": social}
    assert bool(told_of_same(groups)) is shown


def told_of_same(groups: Mapping[str, list[tuple[object, str]]]) -> tuple[object, ...] | None:
    """What is told of those who came twice: per domain the answer on A01 and a letter, "a" for who came again.

    In the other year there are five others.
    """
    first = [
        make_sheet({"A01": answer}, participant=f"{letter}{domain}{number}", domain=domain, year=2025)
        for domain, own in groups.items()
        for number, (answer, letter) in enumerate(own)
    ]
    again = [replace(sheet, year=2026) for sheet in first if sheet.participant.startswith("a")]
    last = again + people(5, {"A01": 2}, "n", year=2026)
    pair = [make_measurement(ONE, own, year=year) for own, year in ((first, 2025), (last, 2026))]
    return compute_comparison(Pair(before=pair[0], after=pair[1], years=tuple(pair)), ONE).among_same


@pytest.mark.parametrize(("care", "shown"), [("aabbb", False), ("aaabb", True)])
def test_those_who_came_twice_beside_clusters_whose_domains_have_no_figure(care, shown):
    """Of six municipal people four came twice, of seven medical ones who gave a score two or three.

    Of one medical domain two people gave a score, so that domains have no figure on A01 and clusters have. Those who
    came twice differ from the municipal people by 2 + 2 people, which is too few, or by 2 + 3.
    """
    groups = {
        "gemeente": list(zip((1, 2, 3, 4, 5, 3), "aaaabb", strict=True)),
        "jgz": list(zip((4, 2, "nvt", "nvt", "nvt"), "bbbbb", strict=True)),
        "geboortezorg": list(zip((1, 3, 5, 2, 4), care, strict=True)),
    }
    assert bool(told_of_same(groups)) is shown


def test_means_on_joint_scores_that_mix_in_hidden_ones():
    """Of four people on A02 nothing is shown: with a joint 3 on A01 the theme is 3, whatever they gave."""
    joint = make_sheet({"A01": 3}, kind=Kind.JOINT, participant=None)
    for score in (1, 5):
        sheets = people(4, {"A01": 4, "A02": score}) + people(2, {"A01": 4, "A02": "nvt"}, "q")
        for own in (sheets, sheets[:4]):
            report = compute_report(make_measurement(TWO, own, joint=joint), TWO, basis=Basis.JOINT)
            assert (report.total.mean, report.parts[0].mean) == (3.0, 3.0)


# All of them together.

UNSEEN = {"weet-niet": np.nan, "nvt": np.nan, "": np.nan}


@dataclass
class Reading:
    """Everything that is shown, read by an outsider who knows who scored what and the rule; see `figures.attack`."""

    known: np.ndarray

    def __post_init__(self) -> None:
        """Begin with nothing read."""
        self.attack = Attack(known=self.known)

    def learn(self, figure: float | None, year: int, statements: Mapping[str, float], who: np.ndarray) -> None:
        """A mean of these people over statements with these weights; None tells nothing."""
        if figure is None:
            return
        scored = ~np.isnan(self.known[year][who]).all(axis=0)
        counted = {identity: weight for identity, weight in statements.items() if scored[IDS.index(identity)]}
        assert counted == dict(statements)
        self.attack.learn(figure, year, weights_of(IDS, statements), who)


def planted(known: list[list[list[float]]], *figures: tuple[int, str, slice]) -> Attack:
    """An attack on scores (years, people, statements of TWO) with means over statements of a slice of the people."""
    attack = Attack(known=np.array(known, dtype=float))
    for year, statements, who in figures:
        mask = np.zeros(attack.known.shape[1], dtype=bool)
        mask[who] = True
        weights = weights_of(("A01", "A02"), dict.fromkeys(statements.split(), 1.0))
        own = attack.known[year][mask][:, weights > 0]
        attack.learn(float(np.nanmean(own, axis=0).mean()), year, weights, mask, "" if mask.all() else "groep")
    return attack


NO = np.nan
ALL = slice(None)
FOUR_OF_SIX = [[4, 1], [4, 2], [4, 1], [4, 2], [4, NO], [4, NO]]


@pytest.mark.parametrize(
    ("known", "figures", "people", "statements"),
    [
        pytest.param([FOUR_OF_SIX], [(0, "A01", ALL), (0, "A01 A02", ALL)], 4, (1,), id="a theme less its others"),
        pytest.param([[[4, 3]] * 7], [(0, "A01", ALL), (0, "A01", slice(6))], 1, (0,), id="a cluster less a domain"),
        pytest.param(
            [[[4, 4]] * 6 + [[3, 1]] * 4], [(0, "A02", ALL), (0, "A02", slice(6))], 4, (1,), id="the total less a group"
        ),
        pytest.param([[[1, 2]] + [[NO, NO]] * 4], [(0, "A01 A02", ALL)], 1, (0, 1), id="answers are not people"),
        pytest.param([[[1, NO]] + [[NO, NO]] * 5], [(0, "A01", ALL)], 1, (0,), id="a hidden vote by itself"),
        pytest.param(
            [FOUR_OF_SIX + [[2, 2]] * 5] * 2,
            [(1, "A01", slice(6)), (1, "A01 A02", slice(6))],
            4,
            (1,),
            id="those who came twice",
        ),
        # the joint 3 on A01 is known to all, so that a theme of it and A02 is an equation over A02 alone
        pytest.param([FOUR_OF_SIX], [(0, "A02", ALL)], 4, (1,), id="a level that mixes joint scores in"),
    ],
)
def test_the_attack_finds_each_way(known, figures, people, statements):
    """Each way that once worked, planted by itself, is found with how many people and which statements it is about."""
    (leak,) = planted(known, *figures).leaks([5] * len(known))
    assert (leak.people, leak.statements) == (people, statements)


def test_the_attack_names_the_year_and_the_smallest_group():
    """One of seven is what a group of seven is more than six of them; of that one there is no smaller figure."""
    scores = [[[4, 3]] * 12] * 2
    (leak,) = planted(scores, (1, "A01", ALL), (1, "A01", slice(7)), (1, "A01", slice(6))).leaks([5, 5])
    assert leak == Leak(years=(1,), statements=(0,), groups=("groep",), people=1)


def test_the_attack_finds_nothing_where_five_stand_behind_every_combination():
    """Ten people less five of them are five; less six of them they are four."""
    assert planted([[[4, 3]] * 10], (0, "A01", ALL), (0, "A01", slice(5))).leaks([5]) == ()
    (leak,) = planted([[[4, 3]] * 10], (0, "A01", ALL), (0, "A01", slice(6))).leaks([5])
    assert leak.people == 4
    assert planted([[[4, 3]] * 10]).leaks([5]) == ()


def test_a_figure_of_a_few_in_two_steps():
    """Two groups of six that share five: the one less the other is about two people."""
    scores = [[[4, 3]] * 7]
    (leak,) = planted(scores, (0, "A01", slice(6)), (0, "A01", slice(1, 7))).leaks([5])
    assert leak.people == 2


def test_what_holds_a_leak_is_not_told_again():
    """The first and the last of seven are each what all are more than six: two leaks, and not the two together."""
    leaks = planted([[[4, 3]] * 7], (0, "A01", ALL), (0, "A01", slice(6)), (0, "A01", slice(1, 7))).leaks([5])
    assert [leak.people for leak in leaks] == [1, 1]


def test_a_figure_is_a_mean_of_classes():
    """Six people scored A01, and five of them A02: each statement is half of the level, whoever scored it."""
    cells = list(planted([[[4, 3]] * 5 + [[4, NO]]], (0, "A01 A02", ALL)).cells(0))
    assert [(len(own.people), own.column.tolist()) for own in cells] == [(6, [0.5]), (5, [0.5])]


def test_a_figure_that_was_read_wrongly_is_refused():
    """A mean of 4 read as 3, and a statement that nobody scored."""
    attack = Attack(known=np.array([[[4.0, NO]] * 5]))
    who = np.ones(5, dtype=bool)
    with pytest.raises(ValueError, match="was read as"):
        attack.learn(3.0, 0, np.array([1.0, 0.0]), who)
    with pytest.raises(ValueError, match="none of its people scored"):
        attack.learn(4.0, 0, np.array([1.0, 1.0]), who)
    attack.learn(None, 0, np.array([1.0, 0.0]), who)
    assert attack.equations == []


answers = st.sampled_from([1, 2, 3, 4, 5, 5, "weet-niet", "nvt", ""])
domains = st.sampled_from([None, *DOMAINS])
person = st.tuples(domains, st.lists(answers, min_size=len(IDS), max_size=len(IDS)))


def measured(rows: list[tuple[str | None, list[object]]], year: int, joint: list[object], minimum: int) -> Measurement:
    """A measurement of these people, the first of each year being the same."""
    sheets = [
        make_sheet(dict(zip(IDS, own, strict=True)), participant=f"p{number:07}", domain=domain, year=year)
        for number, (domain, own) in enumerate(rows)
    ]
    settled = make_sheet(dict(zip(IDS, joint, strict=True)), kind=Kind.JOINT, participant=None, year=year)
    return make_measurement(SET, sheets, year=year, joint=settled, minimum=minimum)


def scores_of(rows: list[tuple[str | None, list[object]]], size: int) -> np.ndarray:
    """The scores (P, S), NaN without one."""
    found = np.full((size, len(IDS)), np.nan)
    for number, (_, own) in enumerate(rows):
        found[number] = [UNSEEN.get(answer, answer) for answer in own]
    return found


def weights(statement_set: StatementSet, level: str | None, kept: set[str]) -> dict[str, float]:
    """The statements of a level that count, with their weights."""
    return {
        item.id: item.weight
        for item in statement_set.statements
        if item.id in kept and level in (None, item.part, item.theme)
    }


def read_report(attack: Reading, measurement: Measurement, year: int, taking_part: np.ndarray) -> None:
    """Everything in the JSON of a report, by cluster and by domain."""
    scored = ~np.isnan(attack.known[year])
    people_levels = {"totaal": None} | {part.id: part.id for part in SET.parts} | {t.id: t.id for t in SET.themes}
    for group_by in GroupBy:
        report = json.loads(render_json(compute_report(measurement, SET, group_by=group_by)))
        shown = {own["id"] for own in report["stellingen"] if own["gemiddelde"] is not None}
        for own in report["stellingen"]:
            attack.learn(own["gemiddelde"], year, {own["id"]: 1.0}, taking_part)
            mine = np.array([DOMAINS.get(domain) in ABOUT.get(own["id"], ()) for domain in sheets_of(measurement)])
            mine = np.pad(mine, (0, len(taking_part) - len(mine)))
            for side, who in (("eigen_groep", mine), ("anderen", taking_part & ~mine)):
                attack.learn(None if own[side] is None else own[side]["gemiddelde"], year, {own["id"]: 1.0}, who)
        few = int(taking_part.sum()) < report["min_groep"]
        counted = {IDS[column] for column in np.flatnonzero(scored.sum(axis=0) >= 3)} if few else shown
        levels = [report["totaal"] | {"id": "totaal"}, *report["delen"], *report["themas"]]
        for level in levels:
            attack.learn(level["gemiddelde"], year, weights(SET, people_levels[level["id"]], counted), taking_part)
        view = compute_report(measurement, SET, group_by=group_by)
        members = [np.array([domain in own for domain in sheets_of(measurement)]) for own in groups_of(view)]
        members = [np.pad(own, (0, len(taking_part) - len(own))) for own in members]
        each = {
            IDS[column]
            for column in range(len(IDS))
            if members and all((scored[own, column]).sum() >= report["min_groep"] for own in members)
        }
        for group, own in zip(report["groepen"], members, strict=True):
            for identity, level in {**group["delen"], **group["themas"]}.items():
                attack.learn(level["gemiddelde"], year, weights(SET, identity, each), own)
        for gap in view.gaps:
            ids = [group.id for group in view.groups]
            for side in (gap.highest, gap.lowest):
                attack.learn(side.mean, year, {gap.statement.id: 1.0}, members[ids.index(side.group)])


def read_joint_basis(attack: Reading, measurement: Measurement, year: int, taking_part: np.ndarray) -> None:
    """Everything on the joint basis: what is left of a level when the joint scores, which all know, are taken out."""
    report = json.loads(render_json(compute_report(measurement, SET, basis=Basis.JOINT)))
    settled = {own["id"]: own["gezamenlijk"] for own in report["stellingen"] if isinstance(own["gezamenlijk"], int)}
    apart = {own["id"] for own in report["stellingen"] if own["gemiddelde"] is not None} - set(settled)
    for level in [report["totaal"] | {"id": None}, *report["delen"], *report["themas"]]:
        if level["gemiddelde"] is None:
            continue
        known, unknown = (weights(SET, level["id"], own) for own in (set(settled), apart))
        all_weights = sum(known.values()) + sum(unknown.values())
        rest = level["gemiddelde"] * all_weights - sum(weight * settled[item] for item, weight in known.items())
        if unknown:
            attack.learn(rest / sum(unknown.values()), year, unknown, taking_part)
        else:
            assert rest == pytest.approx(0, abs=1e-6)


def sheets_of(measurement: Measurement) -> tuple[str, ...]:
    """The domain of each participant."""
    return measurement.responses.domains


def groups_of(view) -> list[set[str]]:
    """The domains of each group that a report shows, worked out from what the report calls it."""
    cluster = {**DOMAINS, "": "zonder-cluster"}
    return [
        {domain for domain, own in cluster.items() if domain in names or own in names}
        if not any(name in DOMAINS for name in names - set(DOMAINS.values()))
        else {domain for domain in cluster if domain in names}
        for names in ({member.id for member in group.members} for group in view.groups)
    ]


def read_elsewhere(attack: Reading, measurement: Measurement, year: int, taking_part: np.ndarray) -> None:
    """What an explanation and the screen for the room say of a statement."""
    for identity in IDS:
        explained = explanation_json(explain_figure(measurement, SET, identity))
        attack.learn(explained["cijfers"]["gemiddelde"], year, {identity: 1.0}, taking_part)
        attack.learn(show_statement(measurement, SET, identity).mean, year, {identity: 1.0}, taking_part)


def compared_of(attack: Reading, years: list[Measurement]) -> set[str]:
    """The statements that two years are compared on."""
    scored = ~np.isnan(attack.known)
    fewest = max(own.minimum for own in years)
    enough = [scored[year].sum(axis=0) >= (3 if found_few(years[year]) else fewest) for year in (0, 1)]
    return {IDS[column] for column in np.flatnonzero(enough[0] & enough[1])}


def read_comparison(attack: Reading, years: list[Measurement], taking_part: list[np.ndarray]) -> None:
    """Both years in a comparison, and those who came twice."""
    try:
        found = compute_comparison(Pair(before=years[0], after=years[1], years=tuple(years)), SET)
    except NotComparableError:
        return
    both = taking_part[0] & taking_part[1]
    compared = compared_of(attack, years)
    changes = [found.total, *found.parts, *(theme.level for theme in found.themes), *found.statements]
    for change in changes:
        if change.id in IDS:
            own = {change.id: 1.0}
        else:
            own = weights(SET, None if change.id == "totaal" else change.id, compared)
        for year, figure in enumerate((change.before, change.after)):
            attack.learn(figure, year, own, taking_part[year])
    read_composition(attack, years, taking_part, found)
    for change in found.among_same or ():
        own = weights(SET, None if change.id == "totaal" else change.id, kept_of_same(years))
        for year, figure in enumerate((change.before, change.after)):
            attack.learn(figure, year, own, both)


def read_last_year(attack: Reading, years: list[Measurement], taking_part: list[np.ndarray]) -> None:
    """The earlier scores and the changes in the report of the last year, as `read_comparison` reads a comparison."""
    last_year = compute_report(years[1], SET, years=years).last_year
    assert last_year is not None
    if last_year.comparison is None:
        return
    compared = compared_of(attack, years)
    for identity, score in last_year.themes.items():
        attack.learn(score, 0, weights(SET, identity, compared), taking_part[0])
    for change in (*last_year.comparison.risen, *last_year.comparison.fallen):
        for year, figure in enumerate((change.before, change.after)):
            attack.learn(figure, year, {change.id: 1.0}, taking_part[year])


def read_composition(attack: Reading, years: list[Measurement], taking_part: list[np.ndarray], found) -> None:
    """The means of the groups behind every difference that is split, as if all of them were told."""
    split = {change.id for change in found.statements if change.by_composition is not None}
    if not split:
        return
    shared = share_groups(*(lay_year(own, SET, Basis.INDIVIDUAL) for own in years), SET)
    for year, measurement in enumerate(years):
        for row, group in enumerate(shared.groups):
            inside = np.array([domain in group.domains for domain in sheets_of(measurement)])
            inside = np.pad(inside, (0, len(taking_part[year]) - len(inside)))
            for identity in split:
                mean = float(means_of(shared.scored[year][row, IDS.index(identity)]))
                attack.learn(mean, year, {identity: 1.0}, inside)


def found_few(measurement: Measurement) -> bool:
    """Whether only levels may be shown of it."""
    return len(measurement.responses.participants) < measurement.minimum


def kept_of_same(years: list[Measurement]) -> set[str]:
    """The statements that figures of those who came twice stand on; a figure that stands on others is no mean of them.

    Looking for some choice that gives the figure would find the wrong one where two statements have the same sum.
    """
    laid = [lay_year(own, SET, Basis.INDIVIDUAL) for own in years]
    same = set.intersection(*(set(own.responses.participants) for own in years))
    fewest = max(year.ground.disclosure.fewest for year in laid)
    kept = np.logical_and.reduce([shown_of_same(year, same, SET, fewest) for year in laid])
    return {IDS[column] for column in np.flatnonzero(kept)}


DEAR = settings(max_examples=at_most(50 if thorough() else 4))
"""Laws of which one example takes a third of a second."""


@pytest.mark.slow
@DEAR
@given(
    st.lists(person, min_size=3, max_size=9),
    st.lists(person, min_size=3, max_size=9),
    st.lists(answers, min_size=len(IDS), max_size=len(IDS)),
    st.sampled_from([3, 4, 5]),
)
def test_no_combination_of_figures_is_about_few_people(first, last, joint, minimum):
    """Whatever people answered: all that is shown of two years together singles out nobody, and no few people.

    Of a year of fewer than `minimum` people levels are shown, which are about three people or more.
    """
    found = read_everything(first, last, joint, minimum)
    assert not found.attack.leaks([minimum if len(rows) >= minimum else 3 for rows in (first, last)])


few_domains = st.sampled_from(["gemeente", "jgz", "jgz", "sociaal-domein", "vrijwilligers"])
mostly_scores = st.sampled_from([1, 2, 3, 4, 5, 1, 2, 3, 4, 5, 1, 2, 3, 4, 5, "weet-niet"])
grouped = st.lists(
    st.tuples(few_domains, st.lists(mostly_scores, min_size=len(IDS), max_size=len(IDS))), min_size=9, max_size=12
)


@pytest.mark.slow
@DEAR
@given(grouped, grouped)
@pytest.mark.gate
def test_no_combination_with_groups_of_two_years_is_about_few_people(first, last):
    """The same where most people are in a group that both years show, so that differences are split.

    The years divide people each in its own way; what they have in common is made of whole groups of both.
    """
    assert not read_everything(first, last, [""] * len(IDS), 3).attack.leaks([3, 3])


@pytest.mark.slow
def test_differences_are_split_where_groups_are_attacked():
    """Twelve people in groups of four, of whom all gave a score: every statement is split, and read as such."""
    rows = [(domain, [score] * len(IDS)) for domain, score in (("gemeente", 2), ("jgz", 4), ("sociaal-domein", 3))] * 4
    years = [measured(rows, year, [""] * len(IDS), 3) for year in (2025, 2026)]
    found = compute_comparison(Pair(before=years[0], after=years[1], years=tuple(years)), SET)
    assert all(change.by_composition is not None for change in (found.total, *found.statements))
    read = read_everything(rows, rows, [""] * len(IDS), 3)
    groups = np.array([[domain == own for domain, _ in rows] for own in ("gemeente", "jgz", "sociaal-domein")])
    assert all(any((equation.who == own).all() for equation in read.attack.equations) for own in groups)
    assert not read.attack.leaks([3, 3])


def read_everything(
    first: list[tuple[str | None, list[object]]],
    last: list[tuple[str | None, list[object]]],
    joint: list[object],
    minimum: int,
) -> Reading:
    """All that is shown of two years."""
    size = max(len(first), len(last))
    years = [measured(rows, year, joint, minimum) for year, rows in ((2025, first), (2026, last))]
    attack = Reading(np.array([scores_of(rows, size) for rows in (first, last)]))
    taking_part = [np.arange(size) < len(rows) for rows in (first, last)]
    for year, measurement in enumerate(years):
        read_report(attack, measurement, year, taking_part[year])
        read_joint_basis(attack, measurement, year, taking_part[year])
        read_elsewhere(attack, measurement, year, taking_part[year])
    read_comparison(attack, years, taking_part)
    read_last_year(attack, years, taking_part)
    return attack
