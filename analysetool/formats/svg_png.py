# SPDX-License-Identifier: EUPL-1.2
"""The pictures of a page as PNG, for formats that cannot hold SVG: the same geometry, in the same style.

The only module that knows Pillow, an extra. Knows those elements and path commands that `_figuren.html.j2` draws with;
anything else is an error, so that a picture is never shown by half. The same picture gives the same bytes with the same
version of Pillow.
"""

from __future__ import annotations

import math
import re
import struct
import unicodedata
import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, partial
from itertools import pairwise
from xml.etree.ElementTree import Element, fromstring

import numpy as np
from PIL import Image, ImageDraw, ImageFont

from analysetool.formats.drawing_style import drawing_rules

_PIXELS = 2.5
"""Pixels of the picture per CSS pixel: 240 to the inch on paper."""
_FINER = 2
"""How much larger a picture is drawn first: shrinking it makes edges smooth, which Pillow's own are not."""
_SIGNATURE, _HEADER = b"\x89PNG\r\n\x1a\n", b"\x08\x02\x00\x00\x00"
"""How a PNG begins, and what stands after its size: eight bits for each of red, green and blue."""
_UP, _FAST = 2, 1
"""The filter that tells of each row how it differs from the one above, which is hardly: packing it can be quick."""
_WHITE = "#ffffff"
_UNSEEN = frozenset({"title", "desc"})
_UNITS = {"": 1.0, "px": 1.0, "pt": 96 / 72, "rem": 16.0}
_SIZE = 16.0
"""What text is as large as where no rule says so."""
_BOLD = 600
_BOLD_EDGE = 0.018
"""How much of its height a bold letter is thicker at each side: the font that comes with Pillow has no bold."""
_ANCHORS = {"start": "ls", "middle": "ms", "end": "rs"}
_LENGTH = re.compile(r"(-?\d*\.?\d+)(px|pt|rem|)")
_NUMBER = re.compile(r"-?\d*\.?\d+")
_PATH = re.compile(r"[A-Za-z]|-?\d*\.?\d+")
_TURNED = re.compile(r"translate\(([\d.]+) ([\d.]+)\) rotate\(-90\)")
_PLAIN_SELECTOR = re.compile(r"[a-z]*(?:\.[\w-]+)*(?: [a-z]*(?:\.[\w-]+)*)*")
_STEPS = {"M": 2, "L": 2, "H": 1, "V": 1, "A": 7, "Z": 0}
"""How many numbers each command of a path takes."""
_CORNERS = 24
"""Into how many straight pieces half a circle is cut."""
_IN_THE_FONT = {"\u2013": "-", "\u2212": "-", "\u00a0": " "}
"""Signs that the font lacks, with those that stand in for them."""

Point = tuple[float, float]
Look = Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    """A picture as PNG, how large it is in CSS pixels, and what it tells who cannot see it."""

    png: bytes
    width: float
    height: float
    title: str
    description: str


class Pen:
    """Draws pictures in the style of one style sheet."""

    def __init__(self, sheet: str) -> None:
        """Read what the sheet says of pictures; a rule for a state, an id or a place on the page says nothing here."""
        self._rules: list[tuple[list[list[str]], Look]] = []
        self._looks: dict[tuple[str, ...], Look] = {}
        for selectors, items in drawing_rules(sheet):
            for selector in selectors.split(","):
                if _PLAIN_SELECTOR.fullmatch(selector.strip()):
                    self._rules.append(([part.split(".") for part in selector.split()], items))
        self._rules.sort(key=lambda rule: _weight(rule[0]))

    def draw(self, svg: str) -> Drawn:
        """Draw one picture.

        Args:
            svg: an `svg` element with its width and height in CSS pixels, as `_figuren.html.j2` writes it.

        Raises:
            ValueError: for an element or command that is not known here.
        """
        root = fromstring(svg)  # noqa: S314 - the project's own template wrote it
        width, height = float(root.attrib["width"]), float(root.attrib["height"])
        canvas = _Canvas(width, height)
        self._draw_in(canvas, root, ("svg",), {})
        return Drawn(
            png=canvas.png(),
            width=width,
            height=height,
            title=root.findtext("title", ""),
            description=root.findtext("desc", ""),
        )

    def _draw_in(self, canvas: _Canvas, parent: Element, chain: tuple[str, ...], inherited: Look) -> None:
        for element in parent:
            if element.tag in _UNSEEN:
                continue
            own = (*chain, ".".join((element.tag, *element.get("class", "").split())))
            look = {**inherited, **element.attrib, **self._look(own)}
            if element.tag == "g":
                self._draw_in(canvas, element, own, look)
            else:
                canvas.add(element, look)

    def _look(self, chain: tuple[str, ...]) -> Look:
        """What the rules say of an element with these around it, the outermost first."""
        if chain not in self._looks:
            nodes = [part.split(".") for part in chain]
            found: dict[str, str] = {}
            for selector, items in self._rules:
                if _matches(selector, nodes):
                    found |= items
            self._looks[chain] = found
        return self._looks[chain]


def _weight(selector: Sequence[Sequence[str]]) -> tuple[int, int]:
    """How many classes and how many names of elements a selector has; more of them go before fewer."""
    return sum(len(part) - 1 for part in selector), sum(bool(part[0]) for part in selector)


def _matches(selector: Sequence[Sequence[str]], nodes: Sequence[Sequence[str]]) -> bool:
    """Whether the last node is meant, with the others that the selector names somewhere around it."""
    *around, last = selector
    if not _meant(last, nodes[-1]):
        return False
    outer = iter(nodes[:-1])
    return all(any(_meant(part, node) for node in outer) for part in around)


def _meant(part: Sequence[str], node: Sequence[str]) -> bool:
    return part[0] in {"", node[0]} and set(part[1:]) <= set(node[1:])


class _Canvas:
    """A white sheet on which shapes come one over the other."""

    def __init__(self, width: float, height: float) -> None:
        self._scale = _PIXELS * _FINER
        size = math.ceil(width * _PIXELS) * _FINER, math.ceil(height * _PIXELS) * _FINER
        self._image = Image.new("RGB", size, _WHITE)
        self._draw = ImageDraw.Draw(self._image)

    def png(self) -> bytes:
        """The picture in its own size."""
        return _packed(self._image.reduce(_FINER))

    def add(self, element: Element, look: Look) -> None:
        """Draw one element over what there is."""
        place = element.attrib
        match element.tag:
            case "rect":
                x, y, width, height = (float(place[name]) for name in ("x", "y", "width", "height"))
                rounded = partial(self._draw.rounded_rectangle, radius=float(place.get("rx", "0")) * self._scale)
                self._box(rounded if "rx" in place else self._draw.rectangle, x, y, x + width, y + height, look)
            case "circle":
                x, y, radius = (float(place[name]) for name in ("cx", "cy", "r"))
                self._box(self._draw.ellipse, x - radius, y - radius, x + radius, y + radius, look)
            case "line":
                ends = [(float(place[f"x{end}"]), float(place[f"y{end}"])) for end in (1, 2)]
                self._stroke(ends, look, closed=False)
            case "path":
                for points, closed in _outlines(place["d"]):
                    fill = _colour(look, "fill", "#000000")
                    if closed and fill is not None:
                        self._draw.polygon(self._scaled(points), fill=fill)
                    self._stroke(points, look, closed=closed)
            case "text":
                self._write(element, look)
            case _:
                raise ValueError(element.tag)

    def _box(self, draw: object, left: float, top: float, right: float, bottom: float, look: Look) -> None:
        """A rectangle or a circle; its edge lies half inside and half outside."""
        assert callable(draw)  # noqa: S101 - both callers pass a method of Pillow
        edge = _colour(look, "stroke")
        half = _length(look.get("stroke-width", "1")) / 2 if edge is not None else 0.0
        corners = self._scaled([(left - half, top - half), (right + half, bottom + half)])
        width = max(1, round(2 * half * self._scale))
        draw(corners, fill=_colour(look, "fill", "#000000"), outline=edge, width=width if edge is not None else 0)

    def _stroke(self, points: Sequence[Point], look: Look, *, closed: bool) -> None:
        edge = _colour(look, "stroke")
        if edge is None:
            return
        width = max(1, round(_length(look.get("stroke-width", "1")) * self._scale))
        along = [*points, *points[:2]] if closed else points
        dashes = [float(number) for number in _NUMBER.findall(look.get("stroke-dasharray", ""))]
        for piece in _dashed(along, dashes) if dashes else (along,):
            self._draw.line(self._scaled(piece), fill=edge, width=width, joint="curve")

    def _write(self, element: Element, look: Look) -> None:
        text = _sayable(" ".join((element.text or "").split()))
        size = _length(look.get("font-size", str(_SIZE))) * self._scale
        font, edge = _font(round(size)), round(size * _BOLD_EDGE) if _is_bold(look) else 0
        anchor, fill = _ANCHORS[look.get("text-anchor", "start")], _colour(look, "fill", "#000000")
        x, y = (float(element.get(name, "0")) + float(element.get(f"d{name}", "0")) for name in "xy")
        if turned := element.get("transform"):
            found = _TURNED.fullmatch(turned)
            if found is None:
                raise ValueError(turned)
            self._write_upwards(text, font, (x + float(found[1]), y + float(found[2])), fill)
            return
        self._draw.text(self._scaled([(x, y)])[0], text, fill, font, anchor=anchor, stroke_width=edge, stroke_fill=fill)

    def _write_upwards(self, text: str, font: _Font, middle: Point, fill: str | None) -> None:
        """A text from bottom to top whose base line has its middle here."""
        _, top, _, _ = font.getbbox(text, anchor="ls")
        length = math.ceil(font.getlength(text))
        ink = Image.new("L", (length, round(2 * -top)))
        ImageDraw.Draw(ink).text((0, -top), text, 255, font, anchor="ls")
        ink = ink.rotate(90, expand=True)
        x, y = self._scaled([middle])[0]
        self._image.paste(fill or _WHITE, (round(x + top), round(y - length / 2)), ink)

    def _scaled(self, points: Sequence[Point]) -> list[Point]:
        return [(x * self._scale, y * self._scale) for x, y in points]


def _packed(image: Image.Image) -> bytes:
    """A picture as PNG. Pillow tries five filters for each row, which takes longer than drawing it."""
    rows = np.asarray(image).reshape(image.height, -1)
    lines = np.full((image.height, rows.shape[1] + 1), _UP, dtype=np.uint8)
    lines[:, 1:] = rows
    lines[1:, 1:] -= rows[:-1]
    parts = (
        (b"IHDR", struct.pack(">II", image.width, image.height) + _HEADER),
        (b"IDAT", zlib.compress(lines.tobytes(), _FAST)),
        (b"IEND", b""),
    )
    return _SIGNATURE + b"".join(
        struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))
        for kind, content in parts
    )


_Font = ImageFont.FreeTypeFont


@cache
def _font(size: int) -> _Font:
    """The font that comes with Pillow, so that pictures are the same on every machine."""
    font = ImageFont.load_default(size)
    assert isinstance(font, ImageFont.FreeTypeFont)  # noqa: S101 - Pillow's wheels have FreeType
    return font


def _sayable(text: str) -> str:
    """A text in signs that the font has: letters lose their accents, others become a question mark."""
    plain = "".join(_IN_THE_FONT.get(sign, sign) for sign in text)
    letters = (sign for sign in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(sign))
    return "".join(sign if sign.isascii() else "?" for sign in letters)


def _is_bold(look: Look) -> bool:
    weight = look.get("font-weight", "")
    return int(weight) >= _BOLD if weight.isdigit() else weight == "bold"


def _colour(look: Look, name: str, default: str | None = None) -> str | None:
    """The colour of a side or an edge; None where it is not drawn."""
    colour = look.get(name, default)
    return None if colour in {None, "none"} else colour


def _length(text: str) -> float:
    """A length in CSS pixels."""
    found = _LENGTH.fullmatch(text)
    if found is None:
        raise ValueError(text)
    return float(found[1]) * _UNITS[found[2]]


def _outlines(path: str) -> Iterator[tuple[list[Point], bool]]:
    """The lines that a path consists of, arcs cut into straight pieces, and whether each ends where it began."""
    points: list[Point] = []
    for command, numbers in _commands(path):
        x, y = points[-1] if points else (0.0, 0.0)
        by = (x, y) if command.islower() else (0.0, 0.0)
        match command.upper():
            case "M":
                if len(points) > 1:
                    yield points, False
                points = [(by[0] + numbers[0], by[1] + numbers[1])]
            case "L":
                points.append((by[0] + numbers[0], by[1] + numbers[1]))
            case "H":
                points.append((by[0] + numbers[0], y))
            case "V":
                points.append((x, by[1] + numbers[0]))
            case "A":
                end = (by[0] + numbers[5], by[1] + numbers[6])
                points += _arc((x, y), end, numbers[0], large=bool(numbers[3]), clockwise=bool(numbers[4]))
            case _:  # Z
                yield points, True
                points = points[:1]
    if len(points) > 1:
        yield points, False


def _commands(path: str) -> Iterator[tuple[str, list[float]]]:
    """The commands of a path with their numbers; one that is not named again counts for the numbers that follow."""
    pieces = _PATH.findall(path)
    command, at = "", 0
    while at < len(pieces):
        if pieces[at].isalpha():
            command, at = pieces[at], at + 1
        steps = _STEPS.get(command.upper())
        if steps is None:
            raise ValueError(command)
        yield command, [float(number) for number in pieces[at : at + steps]]
        at += steps
        if steps == 0:
            command = ""


def _arc(start: Point, end: Point, radius: float, *, large: bool, clockwise: bool) -> list[Point]:
    """Points on a part of a circle, without the first.

    The middle lies on the line that halves that from start to end at a right angle (SVG 1.1, appendix F.6.5).
    """
    (x1, y1), (x2, y2) = start, end
    half_x, half_y = (x1 - x2) / 2, (y1 - y2) / 2
    square = half_x**2 + half_y**2
    away = math.sqrt(max(0.0, radius**2 / square - 1)) * (1 if large != clockwise else -1)
    middle = ((x1 + x2) / 2 + away * half_y, (y1 + y2) / 2 - away * half_x)
    first, last = (math.atan2(y - middle[1], x - middle[0]) for x, y in (start, end))
    turn = (last - first) % math.tau if clockwise else -((first - last) % math.tau)
    reach = math.hypot(x1 - middle[0], y1 - middle[1])
    pieces = max(1, round(_CORNERS * abs(turn) / math.pi))
    angles = (first + turn * piece / pieces for piece in range(1, pieces + 1))
    return [(middle[0] + reach * math.cos(angle), middle[1] + reach * math.sin(angle)) for angle in angles]


def _dashed(points: Sequence[Point], dashes: Sequence[float]) -> Iterator[list[Point]]:
    """The pieces of a line that are drawn: on for the first length, off for the second, and so on."""
    place, left = 0, dashes[0]
    piece = [points[0]]
    for start, end in pairwise(points):
        length, done = math.dist(start, end), 0.0
        while length - done > left:
            done += left
            at = (start[0] + (end[0] - start[0]) * done / length, start[1] + (end[1] - start[1]) * done / length)
            if place % 2 == 0:
                yield [*piece, at]
            piece, place = [at], place + 1
            left = dashes[place % len(dashes)]
        left -= length - done
        piece.append(end)
    if place % 2 == 0:
        yield piece
