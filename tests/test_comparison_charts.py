# SPDX-License-Identifier: EUPL-1.2
"""The pictures of a comparison: coordinates worked out by hand, sentences, and nothing outside the frame."""

from __future__ import annotations

import itertools
import re
from dataclasses import replace

import pytest

from analysetool.charts.changes import _apart, change_on_line, trend_chart, trend_legend
from analysetool.figures.comparison import Change, Trend, TrendLine
from analysetool.model import ChangeVerdict
from analysetool.words.changes import Names, interval
from tests.comparisons import example, three_years

YEARS = Names(coalition="Dorp", before="2025", after="2026", two_coalitions=False, year=2026)
UP = Change(
    id="A1", title="Thema", before=2.0, after=3.0, difference=1.0, low=0.5, high=1.5,
    by_composition=None, verdict=ChangeVerdict.IMPROVED, named=True, working=None,
)  # fmt: skip


def test_two_dots_and_where_the_new_one_could_have_been():
    """The line of 200 starts at 8: 2.0 is at 58 and 3.0 at 108; the interval from 2.5 to 3.5 is 83 to 133."""
    figure = change_on_line(UP, "thema", YEARS)
    assert (figure.before, figure.after) == (58.0, 108.0)
    assert (figure.reach_x, figure.reach_width) == (83.0, 50.0)
    assert figure.id == "thema-A1"
    assert figure.description == "2025 2,0, 2026 3,0, verschil +1,0, interval +0,5 tot +1,5: verbeterd."


def test_an_arrow_goes_from_the_old_dot_to_the_new_one():
    """From 58 to 108 its point is at the rim of the filled dot, 108 - 4.5, and its head 5 long and 9 high; back too.

    Within 14.5 of each other (0.29 of a point) the dots leave no room for a head, and two coalitions have no way.
    """
    assert change_on_line(UP, "x", YEARS).tip == "M103.5 9L98.5 4.5v9z"
    assert change_on_line(replace(UP, before=3.0, after=2.0), "x", YEARS).tip == "M62.5 9L67.5 4.5v9z"
    assert change_on_line(replace(UP, after=2.28), "x", YEARS).tip == ""
    assert change_on_line(replace(UP, after=2.3), "x", YEARS).tip == "M68.5 9L63.5 4.5v9z"
    assert change_on_line(replace(UP, after=2.0), "x", YEARS).tip == ""
    assert change_on_line(UP, "x", replace(YEARS, two_coalitions=True)).tip == ""


def test_without_the_bar_a_picture_is_lower_and_says_the_same():
    """The interval is not drawn, and still told."""
    whole, low = change_on_line(UP, "x", YEARS), change_on_line(UP, "x", YEARS, bar=False)
    assert (whole.height, low.height, low.reach_x, low.reach_width) == (26.0, 18.0, None, None)
    assert low.description == whole.description
    assert (whole.named, change_on_line(replace(UP, named=False), "x", YEARS).named) == (True, False)


def test_the_bar_ends_where_the_line_ends():
    """An interval that would pass 5 stops there: 4.5 + 1.5 is drawn at 5, 208."""
    figure = change_on_line(replace(UP, before=4.5, after=5.0, difference=0.5, low=-0.5, high=1.5), "x", YEARS)
    assert (figure.reach_x, figure.reach_width) == (158.0, 50.0)


def test_without_interval_and_without_scores():
    """No bar, and no dots either where nothing is compared; the sentence says so."""
    no_bar = change_on_line(replace(UP, low=None, high=None), "x", YEARS)
    assert (no_bar.reach_x, no_bar.reach_width, no_bar.before) == (None, None, 58.0)
    assert "interval" not in no_bar.description
    nothing = replace(UP, before=None, after=None, difference=None, low=None, high=None, verdict=None)
    empty = change_on_line(nothing, "x", YEARS)
    assert (empty.before, empty.after, empty.tip) == (None, None, "")
    assert empty.description == "2025 –, 2026 –: niet te vergelijken."


def test_every_picture_of_the_example_stays_in_its_frame():
    """All dots and bars lie on the line, and the bar covers the open dot exactly when the interval holds 0."""
    for change in example().statements:
        figure = change_on_line(change, "x", YEARS)
        places = [figure.before, figure.after]
        if figure.reach_x is not None and figure.reach_width is not None:
            places += [figure.reach_x, figure.reach_x + figure.reach_width]
            covers = figure.reach_x <= (figure.before or 0) <= figure.reach_x + figure.reach_width
            assert covers == ((change.low or 0) <= 0 <= (change.high or 0)), (
                change.id,
                interval(change.low, change.high),
            )
        assert all(place is not None and 8 <= place <= 208.01 for place in places)


def test_a_line_over_the_years():
    """Years run from 42 to 366, scores from 1 at 266 to 5 at 12: 2.2, 3.0 and 3.4 lie at 189.8, 139 and 113.6."""
    trend = three_years().trend
    assert trend is not None
    chart = trend_chart(trend)
    assert chart.paths[0].path == "M42 189.8L204 139L366 113.6"
    assert [x for _, x in chart.year_ticks] == [42.0, 204.0, 366.0]
    assert [path.name for path in chart.paths] == ["Totaal", "A", "B"]
    assert len({(path.dash, path.markers[0].kind) for path in chart.paths}) == 3
    assert chart.description.startswith("Totaal: 2,2 in 2024, 3,0 in 2025 en 3,4 in 2026. Deel A: ")
    assert [entry.name for entry in trend_legend(trend)] == ["Totaal", "A Deel A", "B Deel B"]


def trend_of(years: tuple[int, ...], *lines: tuple[float, ...]) -> Trend:
    """Lines with made-up scores."""
    return Trend(
        years=years,
        lines=tuple(TrendLine(id=f"D{place}", title="Deel", scores=own) for place, own in enumerate(lines)),
        common=1,
    )


def test_years_stand_as_far_apart_as_they_are():
    """2020, 2021 and 2024: the second is a quarter of the way."""
    chart = trend_chart(trend_of((2020, 2021, 2024), (3.0, 3.0, 3.0)))
    assert [x for _, x in chart.year_ticks] == [42.0, 123.0, 366.0]


def test_crowded_years_keep_the_newest_number():
    """Thirty years do not fit: numbers stand at least 34 apart, and the last year always has its own."""
    years = tuple(range(1997, 2027))
    chart = trend_chart(trend_of(years, (3.0,) * 30))
    assert chart.year_ticks[-1][0] == 2026
    assert all(after - before >= 34 for (_, before), (_, after) in itertools.pairwise(chart.year_ticks))


@pytest.mark.parametrize(
    ("places", "apart"),
    [
        ([100.0, 200.0], [100.0, 200.0]),
        ([100.0, 100.0], [92.5, 107.5]),
        ([104.0, 100.0], [109.5, 94.5]),
        ([100.0, 110.0, 120.0], [95.0, 110.0, 125.0]),
        ([100.0, 100.0, 118.0], [91.0, 106.0, 121.0]),
        ([], []),
    ],
)
def test_names_at_the_end_do_not_cover_each_other(places, apart):
    """A line of text is 15 high; a block of names that are too close stands around its middle."""
    assert _apart(places) == pytest.approx(apart)


def test_names_of_many_equal_lines_are_told_apart():
    """Nine lines that end at the same score: every name has its own line of text, markers and dashes go round."""
    chart = trend_chart(trend_of((2024, 2025, 2026), *((3.0, 3.0, 3.0),) * 9))
    heights = sorted(path.label_y for path in chart.paths)
    assert all(after - before >= 15 for before, after in itertools.pairwise(heights))
    assert all(re.fullmatch(r"M[\d.]+ [\d.]+(L[\d.]+ [\d.]+)*", path.path) for path in chart.paths)
