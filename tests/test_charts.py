# SPDX-License-Identifier: EUPL-1.2
"""The geometry of pictures: every answer has its place, in order, and figures stand where they belong."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysetool.charts import AXIS_MARGIN, AXIS_WIDTH, BAR_WIDTH, anchor, dot_on_line, legend, stacked_bar
from analysetool.model import Verdict
from analysetool.views.report import LevelView, StatementView

SCALE = ("Helemaal oneens", "Oneens", "Deels", "Eens", "Helemaal eens")
KINDS = ("score-1", "score-2", "score-3", "score-4", "score-5", "weet-niet", "nvt", "niet-ingevuld")
ROUNDING = 0.011
"""Positions have two decimals, so that neighbours may differ by a hundredth."""


def statement_view(*counts: int, **changes: object) -> StatementView:
    """The figures of A01 with these counts of 1-5, weet-niet, nvt and not answered."""
    fields: dict[str, object] = {
        "id": "A01",
        "theme": "A1",
        "text": "Stelling.",
        "explanation": None,
        "n": sum(counts[:5]),
        "distribution": tuple(counts[:5]),
        "dont_know": counts[5],
        "not_applicable": counts[6],
        "not_answered": counts[7],
        "mean": None,
        "median": None,
        "agreement": None,
        "low": None,
        "high": None,
        "joint": None,
        "verdict": Verdict.MIDDLE,
        "on_joint": False,
    }
    return StatementView(**(fields | changes))


def level_view(**changes: object) -> LevelView:
    """A level without figures, with any field changed."""
    fields: dict[str, object] = {
        "id": "A",
        "title": "Problematiek",
        "mean": None,
        "low": None,
        "high": None,
        "agreement": None,
        "answered": 0,
        "possible": 0,
        "joint": None,
        "verdict": None,
    }
    return LevelView(**(fields | changes))


def test_a_stacked_bar():
    """Of 20 answers each is 12 wide: 2 × 1, 8 × 4, 5 × 5, 4 × weet niet and 1 × niet ingevuld."""
    bar = stacked_bar(statement_view(2, 0, 0, 8, 5, 4, 0, 1), SCALE)
    assert bar is not None
    assert [(segment.kind, segment.count, segment.x, segment.width) for segment in bar.segments] == [
        ("score-1", 2, 0.0, 24.0),
        ("score-4", 8, 24.0, 96.0),
        ("score-5", 5, 120.0, 60.0),
        ("weet-niet", 4, 180.0, 48.0),
        ("niet-ingevuld", 1, 228.0, 12.0),
    ]
    assert [segment.label_x for segment in bar.segments] == [12.0, 72.0, 150.0, 204.0, 234.0]
    assert bar.title == "Antwoorden op A01"
    assert bar.description == (
        "2 keer 1 (helemaal oneens), 8 keer 4 (eens), 5 keer 5 (helemaal eens), 4 keer weet niet en 1 keer niet "
        "ingevuld. Oordeel: midden."
    )


@given(st.lists(st.integers(0, 400), min_size=8, max_size=8).filter(any))
def test_segments_tile_the_bar(counts):
    """Segments stand in their order from end to end, without gap or overlap, as wide as their share."""
    bar = stacked_bar(statement_view(*counts), SCALE)
    assert bar is not None
    assert [(segment.kind, segment.count) for segment in bar.segments] == [
        (kind, count) for kind, count in zip(KINDS, counts, strict=True) if count
    ]
    end = 0.0
    for segment in bar.segments:
        assert segment.x == pytest.approx(end, abs=ROUNDING)
        assert segment.width == pytest.approx(BAR_WIDTH * segment.count / sum(counts), abs=ROUNDING)
        end = segment.x + segment.width
    assert end == pytest.approx(BAR_WIDTH, abs=ROUNDING)


@given(st.lists(st.integers(0, 4000), min_size=8, max_size=8).filter(any))
def test_labels_stand_inside_their_segment(counts):
    """A label has room for its digits within its segment, or is left out."""
    bar = stacked_bar(statement_view(*counts), SCALE)
    assert bar is not None
    for segment in bar.segments:
        if segment.label_x is not None:
            half = 7 * len(str(segment.count)) / 2
            assert segment.x + segment.width / 2 == pytest.approx(segment.label_x, abs=ROUNDING)
            assert segment.width >= 2 * half
        else:
            assert segment.width < 7 * len(str(segment.count)) + 3 + ROUNDING


def test_a_narrow_segment_has_no_label():
    """1 of 100 answers is 2.4 wide: too narrow for its figure; the description still tells it."""
    bar = stacked_bar(statement_view(1, 99, 0, 0, 0, 0, 0, 0), SCALE)
    assert bar is not None
    assert [segment.label_x for segment in bar.segments] == [None, 121.2]
    assert "1 keer 1 (helemaal oneens)" in bar.description


def test_no_bar_where_nobody_was_asked():
    """A statement that was put to nobody has no bar."""
    assert stacked_bar(statement_view(0, 0, 0, 0, 0, 0, 0, 0), SCALE) is None


def test_no_bar_where_votes_are_hidden():
    """Votes that may not be shown are not drawn either."""
    assert stacked_bar(statement_view(1, 0, 0, 0, 2, 0, 0, 0, distribution=None), SCALE) is None


def test_a_bar_without_counted_blanks():
    """What was not counted is not drawn: three answers fill the bar."""
    bar = stacked_bar(statement_view(0, 0, 3, 0, 0, 0, 0, 0, not_answered=None), SCALE)
    assert bar is not None
    assert [(segment.kind, segment.width) for segment in bar.segments] == [("score-3", 240.0)]


@pytest.mark.parametrize(
    ("mean", "x"), [(1.0, 8.0), (2.0, 58.0), (3.0, 108.0), (3.4, 128.0), (5.0, 208.0), (None, None)]
)
def test_the_dot_stands_at_the_mean(mean, x):
    """1 stands at the left margin, 3 in the middle and 5 at 200 from the left margin."""
    assert dot_on_line(level_view(mean=mean), "deel").dot == x


@pytest.mark.parametrize(
    ("low", "high", "x", "width"),
    [(1.0, 5.0, 8.0, 200.0), (3.0, 3.0, 108.0, 0.0), (2.0, 4.5, 58.0, 125.0), (None, None, None, None)],
)
def test_the_range_is_a_bar(low, high, x, width):
    """The range runs from its lowest to its highest score; without a range there is no bar."""
    found = dot_on_line(level_view(mean=3.0, low=low, high=high), "deel")
    assert (found.range_x, found.range_width) == (x, width)


def test_the_axis_has_five_ticks():
    """Ticks for 1 to 5, fifty apart, within the picture."""
    found = dot_on_line(level_view(), "deel")
    assert found.ticks == (8.0, 58.0, 108.0, 158.0, 208.0)
    assert found.width == AXIS_WIDTH + 2 * AXIS_MARGIN == 216.0


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        (
            {"mean": 3.25, "low": 2.9, "high": 3.8, "verdict": Verdict.MIDDLE},
            "Problematiek: gemiddeld 3,3, kan nog uitkomen tussen 2,9 en 3,8. Oordeel: midden.",
        ),
        ({"mean": 4.0, "verdict": Verdict.STRONG}, "Problematiek: gemiddeld 4,0. Oordeel: sterk."),
        (
            {"low": 1.0, "high": 5.0},
            "Problematiek: nog geen gemiddelde, kan nog uitkomen tussen 1,0 en 5,0. Oordeel: nog niet te bepalen.",
        ),
        (
            {"mean": 2.0, "low": 2.0, "high": 2.0, "verdict": Verdict.WEAK},
            "Problematiek: gemiddeld 2,0, kan nog uitkomen op precies 2,0. Oordeel: aandachtspunt.",
        ),
    ],
)
def test_a_level_in_words(changes, expected):
    """The description tells a reader who cannot see the picture the same figures."""
    assert dot_on_line(level_view(**changes), "deel").description == expected


def test_the_legend_names_every_kind():
    """The legend has the kinds of segment in their order, in words."""
    entries = legend(SCALE)
    assert tuple(entry.kind for entry in entries) == KINDS
    assert [entry.name for entry in entries] == [
        "1 (helemaal oneens)", "2 (oneens)", "3 (deels)", "4 (eens)", "5 (helemaal eens)", "weet niet",
        "niet van toepassing", "niet ingevuld",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("identity", "expected"),
    [
        ("A01", "A01"),
        ("b.1-x_2", "b.1-x_2"),
        ("één", "één"),
        ("A 1", "412031"),
        ('"><script>', "223e3c7363726970743e"),
        ("a|b", "617c62"),
    ],
)
def test_anchor(identity, expected):
    """An id with anything but letters, digits, dot, dash and underscore is written in hexadecimal."""
    assert anchor(identity) == expected


def test_anchors_of_different_ids_differ():
    """Ids that look alike do not get the same anchor."""
    ids = ["A1", "A 1", "A.1", "A-1", "A|1", "a1", "A1 "]
    assert len({anchor(identity) for identity in ids}) == len(ids)
