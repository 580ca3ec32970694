# SPDX-License-Identifier: EUPL-1.2
"""What to do with each statement: its verdict picks one of four corners, its score the place on the line from 1 to 5.

The corners of what was scored and not divided lie beside each other on one strip, for the score parts them; what
divides and what is unknown each have a strip of their own.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from analysetool.figures.report import ShownStatement
from analysetool.measures import HIGHEST, LOWEST
from analysetool.model import Verdict
from analysetool.rounding import SCORE_DECIMALS, round_half_up
from analysetool.verdicts import WEAK_BELOW
from analysetool.words import figures as wording

CORNER_OF: Mapping[Verdict, str] = {
    Verdict.STRONG: "vasthouden",
    Verdict.MIDDLE: "vasthouden",
    Verdict.WEAK: "aanpakken",
    Verdict.DIVIDED: "bespreken",
    Verdict.UNKNOWN: "uitzoeken",
}
"""What a verdict asks for; the verdicts that are missing here say that there are too few scores."""

WIDTH = 640.0
_STRIPS = (("aanpakken", "vasthouden"), ("bespreken",), ("uitzoeken",))
_ON_THE_LEFT = ("aanpakken", "bespreken", "uitzoeken")
_EDGE = 6.0
_NAME = 24.0
"""Room for the names of corners on top of a strip."""
_AXIS = 40.0
_CHARACTER = 7.5
_PADDING = 3.0
_LABEL, _DOT = 17.0, 8.0
_GAP = 2.0
_TALLEST = 700.0
"""What fits on a sheet of A4; where labels would take more, none is drawn and every statement is a dot."""
_STEP = 0.1
"""Between two scores as they are printed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """The size of the picture and where the line from 1 to 5 begins and ends; `bottom` is where that line lies."""

    width: float
    height: float
    left: float
    right: float
    bottom: float
    middle_x: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """A statement: the middle of its label or dot, and the left top corner of its box."""

    id: str
    corner: str
    x: float
    y: float
    box_x: float
    box_y: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Corner:
    """One of the four corners, where its name stands, and the statements in it in the order of the set."""

    id: str
    title: str
    meaning: str
    x: float
    y: float
    at_end: bool
    statements: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CornerMap:
    """The map, its corners, and which statements are in none of them.

    Points are boxes of this width and height around their middle; `labelled` says whether every id stands in its box,
    for the ids of all stand there or of none. `strips` are the heights of the lines under each strip. `score_line`
    parts the first two corners and runs between the `line_ends`.
    """

    title: str
    description: str
    frame: Frame
    labelled: bool
    point_width: float
    point_height: float
    points: tuple[Point, ...]
    corners: tuple[Corner, ...]
    unplaced: tuple[str, ...]
    strips: tuple[float, ...]
    score_line: float
    line_ends: tuple[float, float]
    score_ticks: tuple[tuple[int, float], ...]


def corner_of(statement: ShownStatement) -> str | None:
    """The corner that the verdict of a statement asks for; None for too few scores to say anything.

    What is unknown needs no score. Everything else needs a mean and an agreement: one voice agrees with nobody.
    """
    corner = CORNER_OF.get(statement.verdict)
    known = statement.mean is not None and statement.agreement is not None
    return corner if known or statement.verdict is Verdict.UNKNOWN else None


def corner_map(statements: Sequence[ShownStatement]) -> CornerMap | None:
    """Every statement in the corner of its verdict, at its score as printed; None when nothing has an agreement.

    A statement without a score is in its corner and has no place on the line.
    """
    if not any(statement.mean is not None and statement.agreement is not None for statement in statements):
        return None
    corners: dict[str, list[ShownStatement]] = {corner: [] for corner in wording.CORNERS}
    for statement in statements:
        corner = corner_of(statement)
        if corner is not None:
            corners[corner].append(statement)
    longest = max(len(statement.id) for statement in statements)
    drawn = _drawn(corners, _CHARACTER * longest + 2 * _PADDING, _LABEL, labelled=True)
    if drawn.frame.height > _TALLEST:
        drawn = _drawn(corners, _DOT, _DOT, labelled=False)
    return replace(drawn, unplaced=tuple(item.id for item in statements if corner_of(item) is None))


def _drawn(
    corners: Mapping[str, Sequence[ShownStatement]], width: float, height: float, *, labelled: bool
) -> CornerMap:
    """The map with boxes of this size: one strip below the other, each as high as the stacks in it."""
    left, right = _EDGE + width / 2, WIDTH - _EDGE - width / 2
    step = height + _GAP
    points: list[Point] = []
    named: dict[str, float] = {}
    lines = []
    bottom = 0.0
    for strip in _STRIPS:
        stacked = _stacked(((item, name) for name in strip for item in corners[name]), left, right, width + _GAP)
        top = bottom + _NAME
        named |= dict.fromkeys(strip, bottom + _NAME - 8)
        bottom = round(top + step * max([1, *(row + 1 for _, _, _, row in stacked)]) + _GAP, 2)
        lines.append(bottom)
        for item, name, x, row in stacked:
            y = bottom - _GAP - step * row - height / 2
            box_x, box_y = round(x - width / 2, 2), round(y - height / 2, 2)
            points.append(Point(id=item.id, corner=name, x=x, y=round(y, 2), box_x=box_x, box_y=box_y))
    told = [f"{len(found)} {wording.CORNERS[corner][0].lower()}" for corner, found in corners.items()]
    return CornerMap(
        title=wording.CORNERS_TITLE,
        description=wording.corners_told(told),
        frame=Frame(
            width=WIDTH,
            height=round(bottom + _AXIS, 2),
            left=left,
            right=right,
            bottom=bottom,
            middle_x=(left + right) / 2,
        ),
        labelled=labelled,
        point_width=width,
        point_height=height,
        points=tuple(points),
        corners=tuple(
            Corner(
                id=name,
                title=wording.CORNERS[name][0],
                meaning=wording.CORNERS[name][1],
                x=_EDGE if name in _ON_THE_LEFT else WIDTH - _EDGE,
                y=named[name],
                at_end=name not in _ON_THE_LEFT,
                statements=tuple(item.id for item in found),
            )
            for name, found in corners.items()
        ),
        unplaced=(),
        strips=tuple(lines),
        score_line=_x(WEAK_BELOW - _STEP / 2, left, right),
        line_ends=(_NAME, lines[0]),
        score_ticks=tuple((score, _x(float(score), left, right)) for score in range(1, 6)),
    )


def _stacked(
    members: Iterable[tuple[ShownStatement, str]], left: float, right: float, width: float
) -> list[tuple[ShownStatement, str, float, int]]:
    """Each statement with its corner, its place on the line and its row; in a row boxes of this width do not touch.

    From the lowest score up, each takes the lowest row that is free there.
    """
    scored = [
        (item, corner, _x(float(round_half_up(item.mean, SCORE_DECIMALS)), left, right))
        for item, corner in members
        if item.mean is not None
    ]
    ends: list[float] = []
    found = []
    for item, corner, x in sorted(scored, key=lambda entry: entry[2]):
        row = next((row for row, end in enumerate(ends) if end <= x - width / 2), len(ends))
        ends[row : row + 1] = [x + width / 2]
        found.append((item, corner, x, row))
    return found


def _x(score: float, left: float, right: float) -> float:
    return round(left + (right - left) * (score - LOWEST) / (HIGHEST - LOWEST), 2)
