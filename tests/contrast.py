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
