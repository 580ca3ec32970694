# SPDX-License-Identifier: EUPL-1.2
"""The pictures of a document in Word: drawn as on the page, with the same description for who cannot see them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from analysetool.documents.blocks import Figure, KeyEntry
from analysetool.formats.docx_paper import Paper
from analysetool.formats.docx_xml import Picture, legal
from analysetool.formats.svg_png import Drawn, Pen
from analysetool.formats.templates import render_named

_TEMPLATE, _STYLE = "_figuur.svg.j2", "_stijl.css"
_IDS = re.compile(r' (?:id|aria-labelledby)="[^"]*"')
_MILLIMETRES = 25.4 / 96
"""Of a CSS pixel."""


class Gallery:
    """Pictures that go into one document."""

    def __init__(self, paper: Paper) -> None:
        """Draw for this document, in the style of the pages."""
        self._paper = paper
        self._style = render_named(_STYLE, {})

    def figure(self, figure: Figure, width: float, *, new_line: bool = False) -> Picture:
        """A figure, no wider than so many millimetres."""
        return self._placed(self._draw({"figure": figure}), width, new_line=new_line)

    def sign(self, entry: KeyEntry) -> Picture:
        """The sign of an entry of a key; its meaning stands beside it."""
        return self._placed(self._draw({"entry": entry}), self._paper.width)

    def _draw(self, names: Mapping[str, object]) -> Drawn:
        """The same bar may stand in a list of findings and among all statements, under other ids."""
        return _drawn(self._style, _IDS.sub("", legal(render_named(_TEMPLATE, names))))

    def _placed(self, drawn: Drawn, width: float, *, new_line: bool = False) -> Picture:
        own = drawn.width * _MILLIMETRES
        scale = min(1.0, width / own) * _MILLIMETRES
        return self._paper.picture(
            drawn.png,
            drawn.width * scale,
            drawn.height * scale,
            title=drawn.title,
            told=drawn.description,
            new_line=new_line,
        )


@lru_cache(maxsize=1)
def _pen(style: str) -> Pen:
    return Pen(style)


@lru_cache(maxsize=1024)
def _drawn(style: str, svg: str) -> Drawn:
    """A picture that was drawn before, here or for another document, is not drawn again."""
    return _pen(style).draw(svg)
