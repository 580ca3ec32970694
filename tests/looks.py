# SPDX-License-Identifier: EUPL-1.2
"""What a machine can see of how a page looks, in one visit: wide and narrow, light and dark, on screen and paper."""

from __future__ import annotations

from pathlib import Path

from tests.contrast import faint_parts, faint_texts
from tests.devtools import Page, browser
from tests.tools import AXE

PAPER = 672
"""The width of A4 less two margins of 16 mm, at 96 pixels an inch."""
SMALLEST = 12
"""In CSS pixels, which is 9 points on paper."""
_SMALL = """(() => {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), small = new Set();
  while (walker.nextNode()) {
    const it = walker.currentNode.parentElement;
    if (!walker.currentNode.data.trim() || it.closest('script, style, title, desc, noscript')) continue;
    if (!it.checkVisibility()) continue;
    const scale = it.closest('svg') ? it.getScreenCTM().a : 1, size = parseFloat(getComputedStyle(it).fontSize) * scale;
    if (size < SMALLEST - 0.01) small.add(`${it.closest('[class]').getAttribute('class')}: ${size}`);
  }
  return [...small];
})()""".replace("SMALLEST", str(SMALLEST))
_SIDEWAYS = "[document.documentElement.scrollWidth, document.documentElement.clientWidth]"
_CUT = (
    "[...document.querySelectorAll('.breed')].filter(it => it.scrollWidth > it.clientWidth + 1)"
    ".map(it => it.getAttribute('aria-label'))"
)


_DRAWINGS = "document.querySelectorAll('svg > :not(title, desc)').forEach(it => it.remove())"
_KNOWN = "[...document.querySelectorAll('svg :is([role], [tabindex], [aria-label], a)')].map(it => it.outerHTML)"
_OUT_OF_REACH = """[...document.querySelectorAll('*')].filter(it => it.tabIndex > 0
  || it.tabIndex < 0 && (it.tagName === 'A'
    || ['auto', 'scroll'].includes(getComputedStyle(it).overflowX)))
  .map(it => it.outerHTML.slice(0, 80))"""


def flaws(
    path: Path, *, axe: bool = True, contrast: bool = False, dark: bool = False, paper: bool = False
) -> dict[str, object]:
    """What is wrong with a page, each kind by its name; nothing when all is well.

    At 1000 pixels wide every pair of colours is looked at; on a screen of 320 pixels nothing may scroll sideways but
    what has a frame of its own, which takes the focus, and no text may be too small. `dark` looks at the colours of a
    dark screen too, and `paper` at the sizes on A4. Last comes axe-core, which knows pictures by their title and
    description alone, so that what is drawn goes out first; with `contrast` it looks at each text by itself.
    """
    tab = browser().gauge
    tab.open(path)
    found: dict[str, object] = {
        "faint": faint_texts(tab),
        "faint parts": faint_parts(tab),
        "small": small_texts(tab),
    }
    if dark:
        tab.scheme("dark")
        found |= {"faint in the dark": faint_texts(tab), "faint parts in the dark": faint_parts(tab)}
        tab.scheme("light")
    tab.resize(320, 800, phone=False)
    found |= {"small on a phone": small_texts(tab), "sideways": _wider(tab), "out of reach": tab.value(_OUT_OF_REACH)}
    if paper:
        tab.medium("print")
        tab.resize(PAPER, 800, phone=False)
        found |= {"small on paper": small_texts(tab), "cut on paper": tab.value(_CUT), "off the paper": _wider(tab)}
        tab.medium("")
    if axe:
        assert AXE is not None
        tab.resize(1000, 800)
        found["in a drawing"] = tab.value(_KNOWN)
        tab.value(_DRAWINGS)
        found["axe"] = tab.violations(AXE, contrast=contrast)
    return {name: wrong for name, wrong in found.items() if wrong}


def small_texts(tab: Page) -> list[str]:
    """Texts below 12 CSS pixels as they are drawn, so with the scale of the picture that they stand in, a line each."""
    found = tab.value(_SMALL)
    assert isinstance(found, list)
    return found


def _wider(tab: Page) -> list[object]:
    found = tab.value(_SIDEWAYS)
    assert isinstance(found, list)
    return found if found[0] > found[1] else []
