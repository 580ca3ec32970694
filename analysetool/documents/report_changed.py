# SPDX-License-Identifier: EUPL-1.2
"""What got better and worse since the year before, in a report and its summary: only what is certain, a few at most."""

from __future__ import annotations

from collections.abc import Sequence

from analysetool.documents.blocks import Block, Columns, Item, ItemLook, Items, Line, Section, Text, Tone
from analysetool.figures.comparison import Change
from analysetool.figures.report import Report
from analysetool.words import changes as change_words
from analysetool.words import comparison as comparison_words
from analysetool.words import composition
from analysetool.words import last_year as words


def changed_section(report: Report, shown: int, *, sideways: bool) -> Section | None:
    """The largest changes that are told as one, at most `shown` each way; a sentence where there are none.

    With `sideways` both ways stand beside each other, with intervals; otherwise below each other, in short.

    None without an earlier year.
    """
    last_year = report.last_year
    if last_year is None:
        return None
    blocks: list[Block] = []
    in_short = words.in_short(last_year, report.year)
    if in_short is not None:
        blocks.append(Text(text=in_short))
    if last_year.comparison is not None:
        comparison = last_year.comparison
        names = change_words.names_of(comparison)
        if in_short is None:
            heads = comparison_words.headings(names)
            ways = (
                (words.BETTER, comparison.risen, heads.no_improved),
                (words.WORSE, comparison.fallen, heads.no_worsened),
            )
            sections = []
            for title, own, nothing in ways:
                told = [(change, _told(change, in_full=sideways)) for change in own[:shown]]
                sections.append(_one_way(title, told, nothing, words.more(own[shown:])))
            blocks += [Columns(sections=tuple(sections))] if sideways else sections
            if sideways and any(own.low is not None for _, changes, _ in ways for own in changes[:shown]):
                blocks.append(Text(text=comparison_words.READING, tone=Tone.SMALL))
        shifted = composition.loud(comparison.composition, comparison.compared, names)
        notes = ((shifted, Tone.STRONG), (words.compared(last_year), Tone.SMALL))
        blocks += [Text(text=text, tone=tone) for text, tone in notes if text is not None]
    return Section(id="veranderd", title=words.CHANGED, blocks=tuple(blocks))


def _one_way(title: str, told: Sequence[tuple[Change, str]], nothing: str, more: str | None) -> Section:
    """What changed one way, each with its sentence; `more` are those that are left out."""
    if not told:
        return Section(title=title, blocks=(Text(text=nothing),))
    items = Items(
        items=tuple(Item(id=own.id, text=own.title, lines=(Line(text=sentence),)) for own, sentence in told),
        look=ItemLook.SHORT,
    )
    return Section(title=title, blocks=(items,) if more is None else (items, Text(text=more)))


def _told(change: Change, *, in_full: bool) -> str:
    """From which score to which; in full with the interval. The heading says which way, and that it is certain."""
    told = change_words.moved(change)
    return f"{told} {change_words.interval_told(change)}".rstrip() if in_full else told
