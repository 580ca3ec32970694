# SPDX-License-Identifier: EUPL-1.2
"""A document with every block in it, and every text that must be found back in each layout."""

from __future__ import annotations

from collections.abc import Iterator

from analysetool.charts.axis import DotOnLine, ticks
from analysetool.documents.blocks import (
    Block,
    Callout,
    Cell,
    Column,
    Columns,
    Document,
    Drawing,
    Fact,
    Facts,
    Figure,
    Item,
    ItemLook,
    Items,
    Key,
    KeyDrawing,
    KeyEntry,
    Kind,
    Line,
    Mood,
    Rank,
    Row,
    Section,
    Table,
    TableLook,
    Text,
    Tone,
)

_DOT = DotOnLine(
    id="deel-A", title="Score van A", description="A: 3,0.", width=216.0, dot=108.0, range_x=None, range_width=None,
    ticks=ticks(),
)  # fmt: skip


def sample_document(text: str = "tekst") -> Document:
    """Every block, look and tone; `text` stands behind each of its texts, with a number that makes it unlike others."""
    number = 0

    def own() -> str:
        nonlocal number
        number += 1
        return f"{text} {number:03}"

    figure = Figure(drawing=Drawing.DOT, shape=_DOT, caption="alleen waar getekend wordt")
    lines = tuple(Line(text=own(), tone=tone) for tone in Tone)
    lists = tuple(
        Items(look=look, items=(Item(id="A01", text=own(), lines=(Line(text=own()),), figure=figure), Item(text=own())))
        for look in ItemLook
    )
    tables = tuple(
        Table(
            caption=own(),
            look=look,
            columns=(Column(title=own()), Column(title=own(), numeric=True), Column(title="Beeld", drawn=True)),
            rows=tuple(Row(cells=(own(), Cell(text=own(), mood=Mood.GOOD), figure), rank=rank) for rank in Rank),
            blank_rows=1 if look is TableLook.WRITING else 0,
        )
        for look in TableLook
    )
    return Document(
        kind=Kind.REPORT,
        title=f"Titel {own()}",
        subtitle=own(),
        origins=(own(),),
        contents=True,
        colophon=(own(),),
        blocks=(
            Section(
                title=own(),
                id="eerste",
                blocks=(
                    *(Text(text=own(), label=own(), tone=tone) for tone in Tone),
                    Facts(facts=(Fact(term=own(), text=own()),)),
                    *lists,
                    Key(
                        text="alleen waar getekend wordt",
                        entries=tuple(KeyEntry(drawing=drawing, name="teken") for drawing in KeyDrawing),
                    ),
                    Section(title=own(), blocks=(*tables, Section(title=own(), blocks=(Text(text=own()),)))),
                    Callout(title=own(), lines=lines),
                ),
            ),
            Section(title=own(), apart=True, blocks=(Text(text=own()),)),
            Columns(
                sections=(
                    Section(title=own(), id="links", blocks=(Text(text=own()),)),
                    Section(title=own(), blocks=(figure,)),
                )
            ),
            Text(text=own()),
        ),
    )


def texts_of(document: Document) -> list[str]:
    """Every text that a document says, without what only stands with pictures."""
    return [document.title, document.subtitle, *document.origins, *_texts(document.blocks), *document.colophon]


def _texts(blocks: tuple[Block, ...]) -> Iterator[str]:  # noqa: C901 - a case for each kind
    for block in blocks:
        match block:
            case Text():
                yield from (block.label, block.text)
            case Facts():
                yield from (text for fact in block.facts for text in (fact.term, fact.text))
            case Items():
                for item in block.items:
                    yield from (item.id, item.text, *(line.text for line in item.lines))
            case Table():
                yield block.caption
                yield from (column.title for column in block.columns if not column.drawn)
                for row in block.rows:
                    yield from (
                        cell.text if isinstance(cell, Cell) else cell
                        for cell in row.cells
                        if not isinstance(cell, Figure)
                    )
            case Callout():
                yield from (block.title, *(line.text for line in block.lines))
            case Section():
                yield block.title
                yield from _texts(block.blocks)
            case Columns():
                yield from _texts(block.sections)
