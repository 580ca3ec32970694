# SPDX-License-Identifier: EUPL-1.2
"""The geometry of pictures: every answer has its place, in order, and figures stand where they belong."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysetool.charts.axis import dot_on_line, markers_on_line
from analysetool.charts.bars import bar_frame, legend, statement_bar, theme_bar
from analysetool.charts.corners import corner_map
from analysetool.charts.shapes import anchor, hatch
from analysetool.figures.build_report import compute_report
from analysetool.figures.report import GroupName, LevelKind, ShownGroup, ShownLevel, ShownStatement, ShownTheme
from analysetool.model import Verdict
from tests.conftest import make_measurement, make_set, make_sheet

SCALE = ("Helemaal oneens", "Oneens", "Deels", "Eens", "Helemaal eens")
KINDS = ("score-1", "score-2", "score-3", "score-4", "score-5", "weet-niet", "nvt", "niet-ingevuld")
ROUNDING = 0.011
"""Positions have two decimals, so that neighbours may differ by a hundredth."""


def statement_view(*counts: int, **changes: object) -> ShownStatement:
    """The figures of A01 with these counts of 1-5, weet-niet, nvt and not answered."""
    fields: dict[str, object] = {
        "id": "A01",
        "part": "A",
        "theme": "A1",
        "text": "Stelling.",
        "explanation": None,
        "n": sum(counts[:5]),
        "distribution": tuple(counts[:5]),
        "dont_know": counts[5],
        "not_applicable": counts[6],
        "not_answered": counts[7],
        "not_asked": 0,
        "mean": None,
        "median": None,
        "agreement": None,
        "low": None,
        "high": None,
        "joint": None,
        "verdict": Verdict.MIDDLE,
        "on_joint": False,
    }
    return ShownStatement(**(fields | changes))


def level_view(**changes: object) -> ShownLevel:
    """A level without figures, with any field changed."""
    fields: dict[str, object] = {
        "kind": LevelKind.PART,
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
    return ShownLevel(**(fields | changes))


def bar_of(*counts: int, **changes: object):
    """The bar of one statement on a page of its own."""
    statement = statement_view(*counts, **changes)
    return statement_bar(statement, SCALE, bar_frame([statement]))


def test_a_diverging_bar():
    """Of 20 answers 2 are low, 13 high and 5 open: (320 - 8 - 2) / 20 is 15.5 each; the middle line stands at 32."""
    bar = bar_of(2, 0, 0, 8, 5, 4, 0, 1)
    assert [(segment.kind, segment.count, segment.x, segment.width) for segment in bar.segments] == [
        ("score-1", 2, 1.0, 31.0),
        ("score-4", 8, 32.0, 124.0),
        ("score-5", 5, 156.0, 77.5),
        ("weet-niet", 4, 241.5, 62.0),
        ("niet-ingevuld", 1, 303.5, 15.5),
    ]
    assert bar.zero == 32.0
    assert [segment.label_x for segment in bar.segments] == [16.5, 94.0, 194.75, 272.5, None]
    assert bar.title == "Antwoorden op A01"
    assert bar.description == (
        "2 keer 1 (helemaal oneens), 8 keer 4 (eens), 5 keer 5 (helemaal eens), 4 keer weet niet en 1 keer niet "
        "ingevuld. Oordeel: redelijk."
    )


def test_paper_shows_between_segments():
    """Neighbours are drawn a pixel and a half apart, so that they are told apart without their colours touching."""
    low, high = bar_of(5, 0, 0, 0, 5, 0, 0, 0).segments
    assert high.drawn_x - (low.drawn_x + low.drawn_width) == pytest.approx(1.5, abs=ROUNDING)


def test_threes_lie_half_on_each_side():
    """Ten times a 3 stretches as far to the left of the middle line as to the right of it."""
    bar = bar_of(0, 0, 10, 0, 0, 0, 0, 0)
    (segment,) = bar.segments
    assert segment.x + segment.width / 2 == pytest.approx(bar.zero, abs=ROUNDING)


@given(st.lists(st.integers(0, 400), min_size=8, max_size=8).filter(any))
def test_segments_stand_in_order_without_gap_or_overlap(counts):
    """Scores lie end to end around the middle line, open answers end to end behind them; all within the picture."""
    bar = bar_of(*counts)
    assert [(segment.kind, segment.count) for segment in bar.segments] == [
        (kind, count) for kind, count in zip(KINDS, counts, strict=True) if count
    ]
    for before, after in pairwise(bar.segments):
        gap = after.x - before.x - before.width
        opens = before.kind.startswith("score") and not after.kind.startswith("score")
        assert gap >= 8 - ROUNDING if opens else abs(gap) <= 2 * ROUNDING
    assert bar.segments[0].x >= 1 - ROUNDING
    assert bar.segments[-1].x + bar.segments[-1].width <= bar.width - 1 + 2 * ROUNDING


@given(st.lists(st.lists(st.integers(0, 30), min_size=8, max_size=8).filter(any), min_size=1, max_size=5))
def test_one_scale_for_all_bars(rows):
    """On one page the same share is equally wide in every bar, and every bar fits."""
    statements = [statement_view(*row) for row in rows]
    frame = bar_frame(statements)
    for statement, row in zip(statements, rows, strict=True):
        bar = statement_bar(statement, SCALE, frame)
        for segment in bar.segments:
            assert segment.width == pytest.approx(frame.unit * segment.count / sum(row), abs=ROUNDING)
            assert -ROUNDING <= segment.x <= segment.x + segment.width <= bar.width + ROUNDING


@given(st.lists(st.integers(0, 4000), min_size=8, max_size=8).filter(any))
def test_labels_stand_inside_their_segment(counts):
    """A label and the paper under it have room within their segment, or are left out; lines stay in sight."""
    for segment in bar_of(*counts).segments:
        if segment.label_x is not None:
            assert segment.x + segment.width / 2 == pytest.approx(segment.label_x, abs=ROUNDING)
            assert segment.x <= segment.label_box_x
            assert segment.label_box_x + segment.label_box_width <= segment.x + segment.width + ROUNDING
        else:
            margin = 11 if segment.hatch else 3
            assert segment.width < 7 * len(str(segment.count)) + margin + ROUNDING


@given(st.floats(1, 300), st.floats(0.5, 200))
def test_hatching_stays_inside(x, width):
    """The lines that mark an open answer lie within its segment, at both sides and in height."""
    for kind in ("weet-niet", "niet-ingevuld"):
        path = hatch(kind, x, width, 2, 22)
        points = [float(value) for value in re.findall(r"[MLH](-?[0-9.]+)", path)]
        assert all(x - ROUNDING <= value <= x + width + ROUNDING for value in points)
        heights = [float(value) for value in re.findall(r"[ML]-?[0-9.]+ (-?[0-9.]+)", path)]
        assert all(2 - ROUNDING <= value <= 22 + ROUNDING for value in heights)
    assert hatch("nvt", x, width, 2, 22) == ""


def test_no_bar_where_nobody_was_asked():
    """A statement that was put to nobody has no bar."""
    assert bar_of(0, 0, 0, 0, 0, 0, 0, 0) is None


def test_no_bar_where_votes_are_hidden():
    """Votes that may not be shown are not drawn either, for a statement and for its theme."""
    hidden = statement_view(1, 0, 0, 0, 2, 0, 0, 0, distribution=None)
    theme = ShownTheme(level=level_view(), statements=(hidden,), counts=None)
    assert statement_bar(hidden, SCALE, bar_frame([hidden])) is None
    assert theme_bar(theme, SCALE, bar_frame([hidden])) is None


def test_a_bar_without_counted_blanks():
    """What was not counted is not drawn: three answers fill the room for scores."""
    bar = bar_of(0, 0, 3, 0, 0, 0, 0, 0, not_answered=None)
    assert [(segment.kind, segment.width) for segment in bar.segments] == [("score-3", 310.0)]


def test_a_theme_adds_up():
    """The bar of a theme holds the answers to all its statements."""
    statements = (statement_view(1, 0, 0, 0, 1, 0, 0, 0), statement_view(0, 0, 0, 0, 1, 1, 0, 0))
    theme = ShownTheme(level=level_view(id="A1"), statements=statements, counts=(1, 0, 0, 0, 2, 1, 0, 0))
    bar = theme_bar(theme, SCALE, bar_frame(statements))
    assert bar.id == "thema-A1"
    assert [(segment.kind, segment.count) for segment in bar.segments] == [
        ("score-1", 1),
        ("score-5", 2),
        ("weet-niet", 1),
    ]


def group(title: str, mean: float | None) -> ShownGroup:
    """A group with a mean on part A."""
    return ShownGroup(
        id=title.lower(), title=title, members=(GroupName(id=title),), clusters=(title,), size=5,
        parts={"A": level_view(mean=mean)}, themes={},
    )  # fmt: skip


def test_groups_stand_at_their_means():
    """Groups at 2.0 and 4.0 stand at 58 and 158 with a line of 100 between them, each with its own shape."""
    figure = markers_on_line(level_view(), [group("Zorg", 2.0), group("Wijk", 4.0), group("Rest", None)], "deel")
    assert (figure.gap_x, figure.gap_width) == (58.0, 100.0)
    assert [marker.kind for marker in figure.markers] == ["circle", "square"]
    assert figure.description == "Problematiek: Zorg 2,0, Wijk 4,0 en Rest –."


def test_groups_without_means_have_no_line():
    """Where no group has a figure nothing is drawn but the axis."""
    figure = markers_on_line(level_view(), [group("Zorg", None)], "deel")
    assert (figure.gap_x, figure.markers) == (None, ())


@pytest.mark.parametrize(
    ("verdict", "corner"),
    [
        (Verdict.STRONG, "vasthouden"),
        (Verdict.MIDDLE, "vasthouden"),
        (Verdict.WEAK, "aanpakken"),
        (Verdict.DIVIDED, "bespreken"),
        (Verdict.UNKNOWN, "uitzoeken"),
        (Verdict.TOO_FEW, None),
        (Verdict.NOT_ASKED, None),
    ],
)
def test_the_verdict_picks_the_corner(verdict, corner):
    """Whatever the score is; what may not be judged is in no corner, and named below the table."""
    known = statement_view(0, 0, 0, 0, 2, 0, 0, 0, mean=3.4, agreement=0.9, verdict=verdict)
    found = corner_map([known])
    assert [(item.id, item.statements) for item in found.corners if item.statements] == (
        [(corner, ("A01",))] if corner else []
    )
    assert found.unplaced == (() if corner else ("A01",))


def test_the_map_places_boxes():
    """Ids of three signs take 3 x 7.5 + 2 x 3 = 28.5; the line runs from 6 + 14.25 to 640 less that, 599.5 long.

    A 4 lies at 20.25 + 0.75 x 599.5 = 469.88. The second of the same score stands on top of the first, 17 + 2 higher.
    The name takes 24, two rows of 19 and a gap of 2 end the first strip at 64; two strips of one row follow, 45 each.
    """
    ids = ("A01", "A02")
    found = corner_map(
        [statement_view(0, 0, 0, 2, 0, 0, 0, 0, id=own, mean=4.0, agreement=1.0, verdict=Verdict.STRONG) for own in ids]
    )
    assert found.labelled
    assert (found.point_width, found.point_height) == (28.5, 17.0)
    assert [(point.id, point.x, point.y) for point in found.points] == [("A01", 469.88, 53.5), ("A02", 469.88, 34.5)]
    assert [(point.box_x, point.box_y) for point in found.points] == [(455.63, 45.0), (455.63, 26.0)]
    assert found.strips == (64.0, 109.0, 154.0)
    assert found.frame.height == 194.0
    assert found.description == "Aantal stellingen: 2 vasthouden, 0 aanpakken, 0 bespreken en 0 uitzoeken."


def test_what_nobody_scored_is_looked_into():
    """What nobody knows is in its corner, without a place on the line; a single score agrees with nobody."""
    placed = statement_view(0, 0, 0, 0, 2, 0, 0, 0, mean=5.0, agreement=1.0, verdict=Verdict.STRONG)
    unknown = statement_view(0, 0, 0, 0, 0, 2, 0, 0, id="A02", verdict=Verdict.UNKNOWN)
    lonely = statement_view(0, 0, 0, 0, 1, 0, 0, 0, id="A03", mean=5.0, verdict=Verdict.STRONG)
    found = corner_map([placed, unknown, lonely])
    assert {item.id: item.statements for item in found.corners if item.statements} == {
        "vasthouden": ("A01",),
        "uitzoeken": ("A02",),
    }
    assert [point.id for point in found.points] == ["A01"]
    assert found.unplaced == ("A03",)


def test_no_map_without_agreement():
    """One voice agrees with nobody, so there is no map."""
    assert corner_map([statement_view(0, 0, 0, 0, 1, 0, 0, 0, mean=5.0)]) is None


@given(st.lists(st.lists(st.integers(0, 8), min_size=6, max_size=6), min_size=1, max_size=9))
def test_corners_agree_with_verdicts(rows):
    """However people answer: each corner holds the statements of its verdicts, and nothing else.

    What is held on to is neither divided nor unknown and scores 3.0 or more as printed; it lies right of the line that
    parts it from what is tackled.
    """
    identities = tuple(f"A{number:02}" for number in range(len(rows)))
    own = make_set({"A": {"A1": identities}})
    people = max(sum(row) for row in rows)
    given = [[answer for answer, count in zip([1, 2, 3, 4, 5, "weet-niet"], row, strict=True) for _ in range(count)]
             for row in rows]  # fmt: skip
    sheets = [
        make_sheet(
            {identity: own[person] for identity, own in zip(identities, given, strict=True) if person < len(own)},
            participant=f"p{person:07}",
        )
        for person in range(people)
    ]
    report = compute_report(make_measurement(own, sheets), own) if sheets else None
    found = corner_map(report.statements) if report else None
    if found is None:
        return
    verdicts = {statement.id: statement.verdict for statement in report.statements}
    corners = {corner.id: {verdicts[identity] for identity in corner.statements} for corner in found.corners}
    assert corners["vasthouden"] <= {Verdict.STRONG, Verdict.MIDDLE}
    assert corners["aanpakken"] <= {Verdict.WEAK}
    assert corners["bespreken"] <= {Verdict.DIVIDED}
    assert corners["uitzoeken"] <= {Verdict.UNKNOWN}
    placed = [identity for corner in found.corners for identity in corner.statements]
    assert sorted([*placed, *found.unplaced]) == sorted(verdicts)
    for point in found.points:
        if point.corner in ("vasthouden", "aanpakken"):
            assert (point.x > found.score_line) == (point.corner == "vasthouden")


@given(st.lists(st.tuples(st.floats(1, 5), st.sampled_from(list(Verdict))), min_size=1, max_size=300))
def test_labels_of_the_map_cover_no_other_label(spots):
    """No box lies over another or leaves its strip or the picture; ids stand in all boxes or in none."""
    statements = [
        statement_view(0, 0, 0, 0, 2, 0, 0, 0, id=f"A{number:02}", mean=mean, agreement=1.0, verdict=verdict)
        for number, (mean, verdict) in enumerate(spots)
    ]
    found = corner_map(statements)
    assert found.labelled == (found.point_width > 8)
    assert len(found.points) == sum(len(corner.statements) for corner in found.corners)
    rows = {}
    for point in found.points:
        assert 0 <= point.box_x <= found.frame.width - found.point_width
        assert 0 <= point.box_y <= found.frame.bottom - found.point_height
        rows.setdefault(point.y, []).append(point.box_x)
    heights = sorted(rows)
    assert all(after - before >= found.point_height for before, after in pairwise(heights))
    for places in rows.values():
        assert all(after - before >= found.point_width - ROUNDING for before, after in pairwise(sorted(places)))


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
    assert found.width == 216.0


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        (
            {"mean": 3.25, "low": 2.9, "high": 3.8, "verdict": Verdict.MIDDLE},
            "Problematiek: gemiddeld 3,3, met de open antwoorden erbij 2,9 tot 3,8. Oordeel: redelijk.",
        ),
        ({"mean": 4.0, "verdict": Verdict.STRONG}, "Problematiek: gemiddeld 4,0. Oordeel: sterk."),
        (
            {"low": 1.0, "high": 5.0},
            "Problematiek: nog geen gemiddelde, met de open antwoorden erbij 1,0 tot 5,0. Oordeel: nog niet te "
            "bepalen.",
        ),
        (
            {"mean": 2.0, "low": 2.0, "high": 2.0, "verdict": Verdict.WEAK},
            "Problematiek: gemiddeld 2,0, met de open antwoorden erbij ook 2,0. Oordeel: aandachtspunt.",
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
