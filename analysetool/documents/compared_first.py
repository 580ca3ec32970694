# SPDX-License-Identifier: EUPL-1.2
"""What a comparison begins with: what moved, all themes in one picture, and the statements that moved for certain."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from analysetool.documents.blocks import (
    Block,
    Cell,
    Column,
    Columns,
    Row,
    Section,
    Table,
    TableLook,
    Text,
    Tone,
)
from analysetool.documents.compared_changes import certain_rank, change_key, change_picture, named_items
from analysetool.figures.comparison import Change, ComparisonFigures, Strength
from analysetool.rounding import round_half_up
from analysetool.words import changes as change_wording
from analysetool.words import comparison as wording
from analysetool.words import composition as composition_wording
from analysetool.words import moved as words
from analysetool.words.changes import Names

NAMED = 5
"""So many statements that went most up or down stand on the first screen."""


def first_section(comparison: ComparisonFigures, names: Names) -> Section:
    """The first screen, and the first page on paper."""
    shifted = composition_wording.loud(comparison.composition, comparison.compared, names)
    counted = (words.how_many(comparison, names), change_wording.glance(comparison.total, names))
    told = (
        " ".join(text for text in counted if text),
        wording.joint_basis(comparison, names),
    )
    beside = (_picture(comparison, names), _named(comparison, names))
    sections = tuple(section for section in beside if section is not None)
    return Section(
        id="in-een-oogopslag",
        title="In één oogopslag",
        blocks=(
            Text(text=words.headline(comparison, names), tone=Tone.LEAD),
            *([] if shifted is None else [Text(text=shifted, tone=Tone.STRONG)]),
            *(Text(text=text) for text in told if text is not None),
            *((Columns(sections=sections),) if sections else ()),
        ),
    )


def other_named(comparison: ComparisonFigures, names: Names) -> Section | None:
    """The statements that moved for certain and have no room on the first screen; None where all have."""
    heads = wording.headings(names)
    lists = ((heads.improved, comparison.risen[NAMED:]), (heads.worsened, comparison.fallen[NAMED:]))
    own = _strengths(comparison)
    sections = tuple(
        Section(title=title, blocks=(named_items(changes, own, names),)) for title, changes in lists if changes
    )
    return Section(id="andere", title=heads.rest, blocks=sections) if sections else None


def _picture(comparison: ComparisonFigures, names: Names) -> Section | None:
    """All themes on the line from 1 to 5, what rose most first and what cannot be compared last.

    Where no theme may be compared it is the total and the parts; None where those cannot be compared either.
    """
    left_out = {own.id: own for own in comparison.not_compared}
    reasons = {theme.level.id: words.why_not(theme.statements, left_out) for theme in comparison.themes}
    changes = [theme.level for theme in comparison.themes]
    title, first, caption = words.THEMES, "Thema", words.picture_caption(len(changes), names)
    if all(change.difference is None for change in changes):
        changes = [own for own in (comparison.total, *comparison.parts) if own.difference is not None]
        title, first, caption = words.LEVELS, "Totaal of deel", words.WHY_LEVELS
    if not changes:
        return None
    table = Table(
        caption=caption,
        label=f"Tabel bij de figuur: {title.lower()}",
        columns=(
            Column(title=first, width=100),
            Column(title="Van 1 tot 5", drawn=True),
            Column(title=words.column(names), width=60, numeric=True, breaks=True),
        ),
        rows=tuple(_picture_row(own, reasons.get(own.id, ""), names) for own in _most_risen_first(changes)),
        look=TableLook.PICTURE,
    )
    bars = bool(comparison.risen or comparison.fallen)
    return Section(title=title, blocks=(table, change_key(comparison, names, bars=bars)))


def _most_risen_first(changes: Iterable[Change]) -> list[Change]:
    """By the difference as it is printed; what is equal stays in the order of the set."""
    return sorted(changes, key=lambda own: (own.difference is None, -round_half_up(own.difference or 0.0)))


def _picture_row(change: Change, why_not: str, names: Names) -> Row:
    return Row(
        cells=(
            words.level_name(change),
            change_picture(change, "beeld", names, bar=False),
            Cell(text=words.from_to(change, names, why_not)),
        ),
        rank=certain_rank(change),
        told=words.told(change, names, why_not),
    )


def _named(comparison: ComparisonFigures, names: Names) -> Section | None:
    """The statements that moved for certain, those that moved most; None where none did: the first sentence says so."""
    if not comparison.risen and not comparison.fallen:
        return None
    heads, own = wording.headings(names), _strengths(comparison)
    lists = ((heads.improved, comparison.risen), (heads.worsened, comparison.fallen))
    return Section(
        id="meest",
        title=words.title(comparison, names),
        blocks=tuple(
            Section(title=title, blocks=tuple(_listed(changes, own, names))) for title, changes in lists if changes
        ),
    )


def _listed(changes: Sequence[Change], strengths: Mapping[str, Strength], names: Names) -> Iterable[Block]:
    """The changes that have room, and how many there are besides."""
    yield named_items(changes[:NAMED], strengths, names)
    more = wording.more(NAMED, len(changes))
    if more is not None:
        yield Text(text=more, tone=Tone.SMALL)


def _strengths(comparison: ComparisonFigures) -> Mapping[str, Strength]:
    return {own.change.id: own for own in (*comparison.new_strengths, *comparison.lost_strengths)}
