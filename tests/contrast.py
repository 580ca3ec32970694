# SPDX-License-Identifier: EUPL-1.2
"""Contrast of text with what it stands on, as WCAG 2 counts it, for colours by name and for a page in the browser.

Every pair of colours on a page takes a tenth of the time that axe-core needs for its rule about contrast.
"""

from __future__ import annotations

import re

from tests.devtools import Page

ENOUGH = 4.5
ENOUGH_WHEN_LARGE = 3.0

_PAIRS = """(() => {
  const clear = colour => colour === 'transparent' || /^rgba\\(.*, 0\\)$/.test(colour);
  const under = it => { while (it && clear(getComputedStyle(it).backgroundColor)) it = it.parentElement; return it
    ? getComputedStyle(it).backgroundColor : 'rgb(255, 255, 255)'; };
  const seen = new Set(), walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), own = new Set();
  while (walker.nextNode()) if (walker.currentNode.data.trim()) own.add(walker.currentNode.parentElement);
  document.querySelectorAll('input[type=text], textarea, select').forEach(it => own.add(it));
  for (const it of own) {
    if (it.closest('svg, script, style, noscript, :disabled') || !it.checkVisibility()) continue;
    const style = getComputedStyle(it), size = parseFloat(style.fontSize);
    const large = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
    let thin = 1;
    for (let up = it; up; up = up.parentElement) thin *= Number(getComputedStyle(up).opacity);
    seen.add(JSON.stringify([style.color, under(it), large, thin]));
  }
  return [...seen].map(JSON.parse);
})()"""


_PARTS = """(() => {
  const clear = colour => colour === 'none' || colour === 'transparent' || /^rgba\\(.*, 0\\)$/.test(colour);
  const under = it => { while (it && clear(getComputedStyle(it).backgroundColor)) it = it.parentElement; return it
    ? getComputedStyle(it).backgroundColor : 'rgb(255, 255, 255)'; };
  const seen = new Set();
  for (const picture of document.querySelectorAll('svg')) {
    if (!picture.checkVisibility() || picture.closest('.logo')) continue;
    const ground = under(picture.parentElement), drawn = [];
    for (const it of picture.querySelectorAll('rect, circle, path, line, text')) {
      const style = getComputedStyle(it), box = it.getBBox();
      const {x, y} = it.tagName === 'path' ? it.getPointAtLength(0)
        : {x: box.x + box.width / 2, y: box.y + box.height / 2};
      const below = drawn.findLast(other => other.box.x <= x && x <= other.box.x + other.box.width
        && other.box.y <= y && y <= other.box.y + other.box.height);
      const colours = [style.fill, it.tagName === 'text' ? 'none' : style.stroke].filter(colour => !clear(colour));
      seen.add(JSON.stringify([it.tagName, it.getAttribute('class'), colours, below ? below.fill : ground]));
      if (it.tagName !== 'text' && !clear(style.fill)) drawn.push({box, fill: style.fill});
    }
  }
  return [...seen].map(JSON.parse);
})()"""
_DECORATION = frozenset({"hulplijn", "onderlegger"})
"""Lines that help the eye along, and the paper under a number."""


def contrast(one: str, other: str) -> float:
    """The contrast ratio of WCAG 2: (lighter + 0.05) / (darker + 0.05) of the relative luminances.

    Colours are `#rrggbb`, or `rgb(r, g, b)` as a browser gives them.
    """

    def luminance(colour: str) -> float:
        channels = [value / 255 for value in _channels(colour)]
        linear = [value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in channels]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _channels(colour: str) -> list[int]:
    if colour.startswith("#"):
        return [int(colour[place : place + 2], 16) for place in (1, 3, 5)]
    found = re.fullmatch(r"rgb\((\d+), (\d+), (\d+)\)", colour)
    assert found is not None, f"half transparent: {colour}"
    return [int(value) for value in found.groups()]


def faint_texts(page: Page) -> list[str]:
    """The pairs of colours on a page that lie too close together to read, a line each; transparent text is one too."""
    pairs = page.value(_PAIRS)
    assert isinstance(pairs, list)
    assert pairs, "a page without text"
    return [
        f"{text} on {ground}, opacity {opacity}"
        for text, ground, large, opacity in pairs
        if opacity != 1 or contrast(text, ground) < (ENOUGH_WHEN_LARGE if large else ENOUGH)
    ]


def faint_parts(page: Page) -> list[str]:
    """The parts of pictures that lie too close in colour to what is under them, a line each.

    A text needs 4.5. A shape needs 3 in its filling or in its outline.
    """
    parts = page.value(_PARTS)
    assert isinstance(parts, list)
    return [
        f"{tag}.{name}: {' and '.join(colours)} on {ground}"
        for tag, name, colours, ground in parts
        if name not in _DECORATION
        and max((contrast(colour, ground) for colour in colours), default=1)
        < (ENOUGH if tag == "text" else ENOUGH_WHEN_LARGE)
    ]
