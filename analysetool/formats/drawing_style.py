# SPDX-License-Identifier: EUPL-1.2
"""What the style sheet of a page says about its pictures, for formats that draw them without a browser.

Reads plain rules; what stands in a media query, and rules within rules, are not for a picture that stands alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

_DRAWN = frozenset({
    "fill", "fill-opacity", "font-family", "font-size", "font-style", "font-weight", "opacity", "stroke",
    "stroke-dasharray", "stroke-linecap", "stroke-linejoin", "stroke-opacity", "stroke-width", "text-anchor",
})  # fmt: skip
"""Properties that a picture takes from the style sheet."""
_PIECES = re.compile(
    r"""/\*.*?(?:\*/|\Z)|"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|\((?:"[^"]*"|'[^']*'|[^()"'])*\)|[{};]|.""", re.DOTALL
)
"""A comment, a string, what stands between brackets, a sign that ends something, or any other sign."""
_VARIABLE = re.compile(r"var\(\s*(--[\w-]+)\s*(?:,([^()]*))?\)")
_DEEPEST = 8
"""How often a variable may stand in for another."""


def drawing_rules(sheet: str) -> list[tuple[str, dict[str, str]]]:
    """The rules that a picture can use, in their order: a selector with its properties, variables filled in.

    A variable counts where `:root` sets it outside a media query; one that is not set gives what stands after its
    comma, else nothing.
    """
    rules = list(_rules(sheet))
    values = {name: value for selector, items in rules if selector == ":root" for name, value in items.items()}
    drawn = (
        (selector, {name: _resolved(value, values) for name, value in items.items() if name in _DRAWN})
        for selector, items in rules
    )
    return [(selector, items) for selector, items in drawn if items]


def _rules(sheet: str) -> Iterator[tuple[str, dict[str, str]]]:
    """Every rule that stands in no other: its selector with its declarations."""
    depth, text, selector = 0, "", ""
    declared: dict[str, str] = {}
    for piece in _PIECES.findall(sheet):
        if piece.startswith("/*"):
            continue
        if piece == "{":
            if depth == 0:
                selector, declared = " ".join(text.split()), {}
            depth, text = depth + 1, ""
        elif piece in {"}", ";"}:
            name, colon, value = text.partition(":")
            if depth == 1 and colon:
                declared[name.strip()] = value.strip()
            text = ""
            if piece == "}":
                depth = max(0, depth - 1)
                if depth == 0 and not selector.startswith("@"):
                    yield selector, declared
        else:
            text += piece


def _resolved(value: str, values: Mapping[str, str]) -> str:
    """A value with its variables filled in."""
    for _ in range(_DEEPEST):
        if "var(" not in value:
            break
        value = _VARIABLE.sub(lambda found: values.get(found[1], found[2] or "").strip(), value)
    return value.strip()
