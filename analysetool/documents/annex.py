# SPDX-License-Identifier: EUPL-1.2
"""What one looks up, at the end of a document: numbered sections, of which the first begins a page."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from analysetool.documents.blocks import Section
from analysetool.words.report import annex_title


def annexed(sections: Iterable[Section]) -> tuple[Section, ...]:
    """The sections as an annex, each with its number in its title."""
    return tuple(
        replace(section, title=annex_title(number, section.title), annex=number == 1)
        for number, section in enumerate(sections, start=1)
    )
