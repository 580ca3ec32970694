# SPDX-License-Identifier: EUPL-1.2
"""Small pieces that pictures share: ids, hatching and markers, as plain SVG path data that every renderer draws."""

from __future__ import annotations

import re
from dataclasses import dataclass

_HATCH_STEP = 6.0
_MARKERS = ("circle", "square", "triangle", "diamond", "cross")
_SIZE = 5.5


@dataclass(frozen=True, slots=True, kw_only=True)
class LegendEntry:
    """What a kind of segment or marker stands for; `path` draws a sample where there is something to draw."""

    kind: str
    name: str
    path: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Marker:
    """A shape around a point, told apart by form and not by colour."""

    kind: str
    path: str


def anchor(identity: str) -> str:
    """An id as HTML allows it; the ids of another set may hold anything."""
    return identity if re.fullmatch(r"[\w.-]+", identity) else identity.encode().hex()


def number(value: float) -> str:
    """A coordinate with at most two decimals, so that the same picture is the same text everywhere."""
    return f"{value:.2f}".rstrip("0").rstrip(".")


def hatch(kind: str, x: float, width: float, top: float, bottom: float) -> str:
    """Lines that tell an open answer from a score without colour: slanted for weet niet, level for niet ingevuld."""
    if kind == "niet-ingevuld":
        third = (bottom - top) / 3
        levels = (top + third, bottom - third)
        return " ".join(f"M{number(x)} {number(y)}H{number(x + width)}" for y in levels)
    if kind != "weet-niet":
        return ""
    height = bottom - top
    lines = []
    offset = _HATCH_STEP - height
    while offset < width:
        # The slanted line from (offset, bottom) to (offset + height, top), cut off at both sides of the segment.
        left, right = max(0.0, offset), min(width, offset + height)
        if right > left:
            y_left, y_right = bottom - (left - offset), bottom - (right - offset)
            lines.append(f"M{number(x + left)} {number(y_left)}L{number(x + right)} {number(y_right)}")
        offset += _HATCH_STEP
    return " ".join(lines)


def marker(index: int, x: float, y: float) -> Marker:
    """The marker of the group with this index, around a point; after five shapes they begin again."""
    kind = _MARKERS[index % len(_MARKERS)]
    s = _SIZE
    n = number
    paths = {
        "circle": f"M{n(x - s)} {n(y)}a{n(s)} {n(s)} 0 1 0 {n(2 * s)} 0a{n(s)} {n(s)} 0 1 0 {n(-2 * s)} 0z",
        "square": f"M{n(x - s)} {n(y - s)}h{n(2 * s)}v{n(2 * s)}h{n(-2 * s)}z",
        "triangle": f"M{n(x)} {n(y - s)}L{n(x + s)} {n(y + s)}H{n(x - s)}z",
        "diamond": f"M{n(x)} {n(y - s - 1)}L{n(x + s + 1)} {n(y)}L{n(x)} {n(y + s + 1)}L{n(x - s - 1)} {n(y)}z",
        "cross": (
            f"M{n(x - s)} {n(y - 2)}h{n(s - 2)}v{n(2 - s)}h4v{n(s - 2)}h{n(s - 2)}v4h{n(2 - s)}v{n(s - 2)}h-4"
            f"v{n(2 - s)}h{n(2 - s)}z"
        ),
    }
    return Marker(kind=kind, path=paths[kind])
