# SPDX-License-Identifier: EUPL-1.2
"""Agreement against score: every statement as a point in one of four corners that say what to do with it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from analysetool.figures.report import ShownStatement
from analysetool.measures import HIGHEST, LOWEST
from analysetool.rounding import SCORE_DECIMALS, SHARE_DECIMALS, round_half_up
from analysetool.verdicts import DIVIDED_BELOW, WEAK_BELOW
from analysetool.words import figures as wording

WIDTH, HEIGHT = 480.0, 340.0
LEFT, RIGHT, TOP, BOTTOM = 60.0, 472.0, 10.0, 300.0
_RADIUS = 4.0
_CHARACTER = 6.6
_LINE = 11.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """The size of the picture, and the rectangle in it that holds the points."""

    width: float = WIDTH
    height: float = HEIGHT
    left: float = LEFT
    right: float = RIGHT
    top: float = TOP
    bottom: float = BOTTOM
    middle_x: float = (LEFT + RIGHT) / 2
    middle_y: float = (TOP + BOTTOM) / 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """A statement on the map; the label stands where it covers nothing, or is left out."""

    id: str
    x: float
    y: float
    label_x: float | None
    label_y: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Corner:
    """One of the four corners, with the statements in it in the order of the set."""

    id: str
    title: str
    meaning: str
    x: float
    y: float
    statements: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CornerMap:
    """The map, its corners, and how many statements could not be placed."""

    title: str
    description: str
    frame: Frame
    points: tuple[Point, ...]
    corners: tuple[Corner, ...]
    unplaced: tuple[str, ...]
    score_line: float
    agreement_line: float
    score_ticks: tuple[tuple[int, float], ...]
    agreement_ticks: tuple[tuple[int, float], ...]


def corner_map(statements: Sequence[ShownStatement]) -> CornerMap | None:
    """Place every statement with a mean and an agreement; None when no statement has both.

    The corners meet at a score of 3.0 and an agreement of 50%, judged as printed: the limits of weak and divided.
    """
    placed = [item for item in statements if item.mean is not None and item.agreement is not None]
    if not placed:
        return None
    corners: dict[str, list[str]] = {corner: [] for corner in wording.CORNERS}
    for statement in placed:
        corners[_corner_of(statement)].append(statement.id)
    told = [f"{len(found)} in {wording.CORNERS[corner][0].lower()}" for corner, found in corners.items()]
    return CornerMap(
        title=wording.CORNERS_TITLE,
        description=wording.corners_told(told),
        frame=Frame(),
        points=_points(placed),
        corners=tuple(
            Corner(
                id=corner,
                title=wording.CORNERS[corner][0],
                meaning=wording.CORNERS[corner][1],
                x=RIGHT - 6 if corner in ("vasthouden", "bespreken") else LEFT + 6,
                y=TOP + 14 if corner in ("vasthouden", "aanpakken") else BOTTOM - 8,
                statements=tuple(found),
            )
            for corner, found in corners.items()
        ),
        unplaced=tuple(item.id for item in statements if item.mean is None or item.agreement is None),
        score_line=_x(WEAK_BELOW),
        agreement_line=_y(DIVIDED_BELOW),
        score_ticks=tuple((step, _x(float(step))) for step in range(1, 6)),
        agreement_ticks=tuple((percent, _y(percent / 100)) for percent in (0, 25, 50, 75, 100)),
    )


def _corner_of(statement: ShownStatement) -> str:
    assert statement.mean is not None  # noqa: S101 - only placed statements come here
    assert statement.agreement is not None  # noqa: S101 - the same
    high = round_half_up(statement.mean, SCORE_DECIMALS) >= WEAK_BELOW
    agreed = round_half_up(statement.agreement, SHARE_DECIMALS) >= DIVIDED_BELOW
    if agreed:
        return "vasthouden" if high else "aanpakken"
    return "bespreken" if high else "uitzoeken"


def _points(placed: Sequence[ShownStatement]) -> tuple[Point, ...]:
    """Points with labels: each label takes the first place around its point that is still free."""
    spots = [(item.id, _x(item.mean or LOWEST), _y(item.agreement or 0.0)) for item in placed]
    taken = [(x - _RADIUS, y - _RADIUS, x + _RADIUS, y + _RADIUS) for _, x, y in spots]
    points = []
    for identity, x, y in spots:
        width = _CHARACTER * len(identity)
        place = None
        for label_x, label_y in _places(x, y, width):
            box = (label_x - width / 2, label_y - _LINE + 2, label_x + width / 2, label_y + 1)
            inside = box[0] >= LEFT and box[2] <= RIGHT and box[1] >= TOP and box[3] <= BOTTOM
            if inside and not any(_overlap(box, other) for other in taken):
                place = (round(label_x, 2), round(label_y, 2))
                taken.append(box)
                break
        points.append(
            Point(id=identity, x=x, y=y, label_x=place[0] if place else None, label_y=place[1] if place else None)
        )
    return tuple(points)


def _places(x: float, y: float, width: float) -> tuple[tuple[float, float], ...]:
    beside = _RADIUS + 1.5 + width / 2
    return ((x + beside, y + 4), (x - beside, y + 4), (x, y - _RADIUS - 2), (x, y + _RADIUS + _LINE - 1))


def _overlap(box: tuple[float, float, float, float], other: tuple[float, float, float, float]) -> bool:
    return box[0] < other[2] and other[0] < box[2] and box[1] < other[3] and other[1] < box[3]


def _x(score: float) -> float:
    return round(LEFT + (RIGHT - LEFT) * (score - LOWEST) / (HIGHEST - LOWEST), 2)


def _y(agreement: float) -> float:
    return round(BOTTOM - (BOTTOM - TOP) * agreement, 2)
