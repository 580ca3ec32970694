# SPDX-License-Identifier: EUPL-1.2
"""Many coalitions and years: each row is what its own report shows, and what stands for many is made of that alone."""

from __future__ import annotations

import math
from dataclasses import replace
from unittest import mock

import numpy as np
import pandas as pd
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from analysetool.documents.blocks import Cell, Table
from analysetool.documents.overview import overview_document
from analysetool.figures import build_overview
from analysetool.figures.build_overview import compute_overview
from analysetool.figures.build_report import compute_report
from analysetool.figures.overview import Quartiles, summarise
from analysetool.files.measurements import load_measurements
from analysetool.formats.overview_csv import render_csv
from analysetool.formats.overview_json import overview_json, render_json
from analysetool.formats.report_json import level_json
from analysetool.measures import quartiles_of
from analysetool.model import TOTAL, Kind, Openness, Verdict
from benchmarks.country import write_country
from tests.conftest import make_measurement, make_set, make_sheet

SMALL = make_set()
WEIGHED = make_set(weights={"A02": 0.3, "B01": 1.7})
IDS = [statement.id for statement in SMALL.statements]


def coalition(name, score, *, people=5, year=2026, **changes):
    """A coalition of which everybody gives the same score on everything."""
    sheets = [
        make_sheet(dict.fromkeys(IDS, score), participant=f"p{number}", coalition=name, year=year)
        for number in range(people)
    ]
    return make_measurement(SMALL, sheets, **({"coalition": name, "year": year, "alone": False} | changes))


def country(*scores, **changes):
    """Coalitions Aa, Bb, … with these scores."""
    return [coalition(f"{chr(65 + place)}{chr(97 + place)}", score, **changes) for place, score in enumerate(scores)]


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ([1, 2, 3, 4, 5], [2, 3, 4]),  # places 1 + 4p: 2, 3 and 4
        ([5, 1, 2.5, 4, 2, 3], [2.125, 2.75, 3.75]),  # 1, 2, 2.5, 3, 4, 5 at places 2.25, 3.5 and 4.75
        ([3], [3, 3, 3]),
        ([1, 2], [1.25, 1.5, 1.75]),
    ],
)
def test_quartiles_by_hand(values, expected):
    """Type 7: at place 1 + (N - 1)p of the values in order, in a straight line between two places."""
    assert quartiles_of(np.array(values, dtype=float)).tolist() == pytest.approx(expected)


def test_quartiles_of_nothing():
    """Without values there is nothing in the middle."""
    assert all(map(math.isnan, quartiles_of(np.array([]))))


def test_fewer_than_five_coalitions_have_no_middle():
    """Four coalitions have a number and nothing else; the fifth gives a median."""
    assert summarise([1.0, 2.0, 3.0, 4.0]) == Quartiles(n=4)
    assert summarise([1.0, 2.0, 3.0, 4.0, 5.0]) == Quartiles(n=5, median=3.0, first=2.0, third=4.0)
    assert summarise([]) == Quartiles(n=0)


def test_a_year_by_hand():
    """Six coalitions: the middle of their totals, and per statement the plain mean and how often each verdict."""
    overview = compute_overview([*country(1, 2, 3, 4, 5), coalition("Ff", 4, people=10)], SMALL)
    (year,) = overview.years
    assert (year.year, year.coalitions) == (2026, 6)
    assert year.levels[TOTAL] == Quartiles(n=6, median=3.5, first=2.25, third=4.0)  # 1, 2, 3, 4, 4, 5
    assert year.levels["A"] == year.levels["B"] == year.levels[TOTAL]
    first = overview.statements[0]
    assert (first.id, first.n) == ("A01", 6)
    assert first.mean == pytest.approx(19 / 6)  # ten people count as one coalition
    counts = {verdict: number for verdict, number in first.verdicts.items() if number}
    assert counts == {Verdict.WEAK: 2, Verdict.MIDDLE: 1, Verdict.STRONG: 3}
    assert first.share(Verdict.STRONG) == 0.5


def test_years_and_regions_stand_apart():
    """Each year and each region has its own middle; four coalitions of a region have none."""
    measurements = [*country(1, 2, 3, 4, 5), *country(5, 5, 5, 5, 5, year=2025)]
    regions = {"Aa": "Noord", "Bb": "Noord", "Cc": "Noord", "Dd": "Noord", "Elders": "Noord"}
    overview = compute_overview(measurements, SMALL, regions=regions)
    assert [own.levels[TOTAL].median for own in overview.years] == [5.0, 3.0]
    assert [(own.year, own.region, own.levels[TOTAL]) for own in overview.regions] == [
        (2025, "Noord", Quartiles(n=4)), (2026, "Noord", Quartiles(n=4)),
    ]  # fmt: skip
    assert (overview.without_region, {row.region for row in overview.rows}) == (1, {"Noord", None})


def test_what_is_no_voice_of_its_own_counts_nowhere():
    """A desk analysis has no row; a coalition with a joint sheet alone has one, and is in no median or mean."""
    text = make_sheet(dict.fromkeys(IDS, 5), kind=Kind.BUREAU, coalition="Tekst")
    joint = make_sheet(dict.fromkeys(IDS, 5), kind=Kind.JOINT, participant=None, coalition="Samen")
    desk = make_measurement(SMALL, [text], coalition="Tekst", desk=text)
    together = make_measurement(SMALL, joint=joint, coalition="Samen")
    overview = compute_overview([*country(1, 2, 3, 4, 5), desk, together], SMALL)
    assert [row.coalition for row in overview.rows] == ["Aa", "Bb", "Cc", "Dd", "Ee", "Samen"]
    assert (overview.desks, overview.rows[-1].joint_only, overview.rows[-1].total.mean) == (1, True, 5.0)
    assert (overview.years[0].levels[TOTAL], overview.statements[0].n) == (
        Quartiles(n=5, median=3, first=2, third=4),
        5,
    )


def test_too_few_that_were_asked_are_no_country():
    """A statement that four of many coalitions were asked has no mean and no verdicts, the others have."""
    asked = [statement for statement in IDS if statement != "B02"]
    others = [
        make_measurement(
            SMALL,
            [
                make_sheet(dict.fromkeys(asked, 3), participant=f"p{number}", asked=tuple(asked), coalition=name)
                for number in range(5)
            ],
            coalition=name,
        )
        for name in ("Xx", "Yy")
    ]
    found = {own.id: own for own in compute_overview([*country(1, 2, 3, 4), *others], SMALL).statements}
    assert (found["B02"].n, found["B02"].mean, found["B02"].verdicts, found["B02"].share(Verdict.WEAK)) == (
        4, None, None, None,
    )  # fmt: skip
    assert (found["B01"].n, found["B01"].mean) == (6, pytest.approx(16 / 6))
    assert found["B01"].verdicts[Verdict.NOT_ASKED] == 0


ANSWERS = st.sampled_from(["1", "2", "3", "4", "5", "weet-niet", "nvt", ""])
PEOPLE = st.lists(st.lists(ANSWERS, min_size=6, max_size=6), max_size=8)


def of_people(name, people, **changes):
    """A measurement of these answers."""
    sheets = [
        make_sheet(dict(zip(IDS, own, strict=True)), participant=f"p{number}", coalition=name)
        for number, own in enumerate(people)
    ]
    return make_measurement(SMALL, sheets, **({"coalition": name, "alone": False} | changes))


@given(PEOPLE, st.sampled_from(Openness), st.booleans())
def test_a_row_is_what_the_report_shows(people, openness, joint):
    """Score, range, interval, answers and verdict are those of the coalition's own report; nothing is shown beside."""
    sheet = make_sheet({"A01": 4, "B01": "nvt"}, kind=Kind.JOINT, participant=None) if joint else None
    measurement = of_people("Ede", people, openness=openness, joint=sheet)
    report = compute_report(measurement, SMALL)
    (row,) = compute_overview([measurement], SMALL).rows
    own = [replace(level, equal_weight=None) for level in (report.total, *report.parts)]
    assert [*map(level_json, row.levels.values())] == [*map(level_json, own)]
    assert (row.participants, row.mode) == (report.participants, report.mode)


JOINT = st.sampled_from([None, None, {"A01": 4, "B01": "nvt"}, {"A02": "weet-niet"}])
MANNERS = st.sampled_from(["sheets", "sheets", "counts", "counts without blanks"])
MIXED = st.lists(st.tuples(PEOPLE, st.sampled_from(Openness), JOINT, MANNERS), min_size=1, max_size=5)


def of_a_manner(place, people, openness, joint, manner):
    """A measurement of these answers, or of their counts alone."""
    sheet = None if joint is None else make_sheet(joint, kind=Kind.JOINT, participant=None)
    own = of_people(f"Plaats {place}", people, openness=openness, joint=sheet)
    if manner == "sheets":
        return own
    without = manner == "counts without blanks"
    return replace(own, counted=replace(own.tally, participants=None) if without else own.tally, responses=None)


ALL = [["4", "2", "5", "", "nvt", "1"]] * 6


@given(MIXED, st.sampled_from([1, 40, 4096]))
@example(
    [(ALL, Openness.CLOSED, None, "counts"), (ALL, Openness.CLOSED, None, "counts without blanks")]
    + [(ALL[:size], Openness.CLOSED, None, "sheets") for size in (2, 3, 6)],
    4096,
)
def test_many_are_what_each_is_alone(drawn, rows):
    """To the last digit, whatever stands beside it, however many are scored together."""
    measurements = [of_a_manner(place, *own) for place, own in enumerate(drawn)]
    with mock.patch.object(build_overview, "_ROWS_AT_ONCE", rows):
        together = compute_overview(measurements, WEIGHED).rows
    assert [*together] == [row for own in measurements for row in compute_overview([own], WEIGHED).rows]


@given(st.lists(st.lists(ANSWERS, min_size=6, max_size=6), min_size=3, max_size=4))
def test_three_people_move_no_statement(people):
    """Three or four people show a total and parts: no mean or verdict over coalitions depends on what they gave."""
    others = country(1, 2, 3, 4, 5)
    told = [
        overview_json(compute_overview([*others, of_people("Klein", own)], SMALL))["stellingen"]
        for own in (people, [["1"] * 6] * len(people))
    ]
    assert told[0] == told[1]


@given(st.lists(st.lists(ANSWERS, min_size=6, max_size=6), min_size=2, max_size=2), st.sampled_from([None, "Klein"]))
def test_two_people_move_nothing(people, mirror):
    """Whatever two people of a closed coalition answer, every byte stays the same: their answers are in no figure."""
    others = country(1, 2, 3, 4, 5)
    told = []
    for own in (people, [["1"] * 6, ["5"] * 6]):
        overview = compute_overview([*others, of_people("Klein", own)], SMALL, mirror=mirror, named=mirror is None)
        told.append((render_json(overview), render_csv(overview)))
    assert told[0] == told[1]
    assert overview.rows[-1].total.mean is None


def test_the_order_of_the_input_is_nothing():
    """The same measurements in another order give the same bytes."""
    one = [*country(1, 2, 3, 4, 5, 2), *country(2, 2, 4, year=2025)]
    assert render_json(compute_overview(one, SMALL)) == render_json(compute_overview(one[::-1], SMALL))


def test_colours_follow_what_is_printed():
    """6 of 13 a 4 and the others a 3 is 3.46: it prints as 3,5 and has the colour of a 4, as 3.5 itself has."""
    people = [["4"] * 6] * 6 + [["3"] * 6] * 7
    document = overview_document(compute_overview([of_people("Ede", people)], SMALL))
    (table,) = [block for block in document.sections[1].blocks if isinstance(block, Table)]
    scores = [cell for cell in table.rows[0].cells if isinstance(cell, Cell)]
    assert [(cell.text, cell.step) for cell in scores] == [("3,5", 4)] * 3


def test_a_part_alone():
    """With one part there is that part beside the total, and its statements alone."""
    overview = compute_overview(country(1, 2, 3, 4, 5), SMALL, part="B")
    content = overview_json(overview)
    assert [*content["metingen"][0]["delen"]] == ["B"]
    assert [*content["verdeling"]["2026"]] == [TOTAL, "B"]
    assert [own["id"] for own in content["stellingen"]] == ["B01", "B02"]


def test_figures_are_those_of_pandas(tmp_path, shipped):
    """On a made-up country pandas finds the same scores, medians, quartiles, means and blind spots."""
    path = tmp_path / "land.csv"
    write_country(path, shipped, coalitions=6, years=2, people=12)
    found = overview_json(compute_overview(load_measurements([path], shipped)[0], shipped))
    frame = pd.read_csv(path, sep=";", dtype=str, keep_default_na=False, encoding="utf-8-sig")
    frame["getal"] = pd.to_numeric(frame["score"], errors="coerce")
    by = frame.groupby(["coalitie", "jaar", "stelling"])
    mean = by["getal"].mean().where(by["getal"].count() >= 5)  # the rule for what is shown, of closed measurements
    blank = by["score"].agg(lambda own: 3 * (own == "weet-niet").sum() >= own.isin([*"12345", "weet-niet"]).sum())
    levels = {TOTAL: mean.groupby(["coalitie", "jaar"]).mean()}
    for part in shipped.parts:
        own = mean[mean.index.get_level_values("stelling").str.startswith(part.id)]
        levels[part.id] = own.groupby(["coalitie", "jaar"]).mean()
    assert [(row["coalitie"], str(row["jaar"])) for row in found["metingen"]] == list(levels[TOTAL].index)
    for row in found["metingen"]:
        key = (row["coalitie"], str(row["jaar"]))
        assert row["deelnemers"] == 12
        assert row["totaal"]["gemiddelde"] == pytest.approx(levels[TOTAL][key])
        assert {part: own["gemiddelde"] for part, own in row["delen"].items()} == pytest.approx(
            {part: levels[part][key] for part in row["delen"]}
        )
    for year, shown in found["verdeling"].items():
        for level, own in shown.items():
            values = levels[level].xs(year, level="jaar")
            assert own == pytest.approx(
                {"n": 6, "mediaan": values.median(), "q1": values.quantile(0.25), "q3": values.quantile(0.75)}
            )
    for own in found["stellingen"]:
        values = mean.xs((str(own["jaar"]), own["id"]), level=("jaar", "stelling"))
        if own["gemiddelde"] is not None:
            assert own["gemiddelde"] == pytest.approx(values.mean())
        if own["oordelen"] is not None:
            blanks = blank.xs((str(own["jaar"]), own["id"]), level=("jaar", "stelling"))
            assert own["oordelen"]["onbekend"] == blanks.sum()
    assert sum(own["oordelen"] is not None for own in found["stellingen"]) == 2 * 56
