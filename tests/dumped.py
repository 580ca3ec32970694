# SPDX-License-Identifier: EUPL-1.2
"""A document as text to compare: everything its blocks say, a line per block, item, row or line.

The golden files of documents are made of it: what a document says and in which order shows in a few lines, whatever
the formats make of it. Pictures are told by their kind, title and description; where their lines stand is for the
tests of the charts.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from analysetool.documents.blocks import (
    Block,
    Callout,
    Cell,
    Columns,
    Document,
    Facts,
    Figure,
    Item,
    ItemLook,
    Items,
    Key,
    Line,
    Rank,
    Row,
    Section,
    Table,
    TableLook,
    Text,
    Tone,
)

_INDENT = "  "


def dumped(document: Document) -> str:
    """Everything that the document says; ends with a line end."""
    lines = [f"{document.kind}: {document.title}"]
    lines += [f"paginatitel: {document.page_title}"] if document.page_title else []
    lines += [f"ondertitel: {document.subtitle}"] if document.subtitle else []
    lines += [f"herkomst: {origin}" for origin in document.origins]
    lines += ["inhoudsopgave"] if document.contents else []
    lines += [f"trekken: {' '.join(document.traits)}"] if document.traits else []
    for block in document.blocks:
        lines += _block(block)
    lines += [f"colofon: {line}" for line in document.colophon]
    return "\n".join(lines) + "\n"


def _block(block: Block) -> Iterator[str]:
    """The lines of one block; what stands under a heading is indented."""
    match block:
        case Section():
            yield f"§ {block.title}{f' #{block.id}' if block.id else ''}{' (apart)' if block.apart else ''}"
            yield from _indented(line for inner in block.blocks for line in _block(inner))
        case Columns():
            yield "naast elkaar:"
            yield from _indented(line for section in block.sections for line in _block(section))
        case Text():
            yield f"{_tone(block.tone)}{f'**{block.label}** ' if block.label else ''}{block.text}"
        case Facts():
            yield from (f"{fact.term}: {fact.text}" for fact in block.facts)
        case Items():
            yield from _items(block)
        case Table():
            yield from _table(block)
        case Figure():
            yield _figure(block)
        case Key():
            label = f"{block.label}: " if block.label else ""
            entries = ", ".join(f"{entry.drawing} {entry.kind} = {entry.name}" for entry in block.entries)
            yield f"sleutel: {label}{' | '.join(part for part in (block.text, entries) if part)}"
        case Callout():
            yield f"kader: {block.title}"
            yield from _indented(map(_line, block.lines))


def _items(items: Items) -> Iterator[str]:
    if items.look is not ItemLook.ROOMY:
        yield f"lijst ({items.look}):"
    for item in items.items:
        yield from _item(item)


def _item(item: Item) -> Iterator[str]:
    yield f"- {f'**{item.id}** ' if item.id else ''}{item.text}"
    yield from _indented(map(_line, item.lines))
    if item.figure is not None:
        yield f"{_INDENT}{_figure(item.figure)}"


def _table(table: Table) -> Iterator[str]:
    traits = [] if table.look is TableLook.PLAIN else [table.look.value]
    traits += ["dicht"] if table.dense else []
    traits += ["breed"] if table.wide else []
    label = f" [{table.label}]" if table.label else ""
    look = f" ({', '.join(traits)})" if traits else ""
    yield f"tabel: {table.caption}{label}{look}"
    yield "| " + " | ".join(
        f"{column.title}{f' ({column.short})' if column.short else ''}{' >' if column.numeric else ''}"
        for column in table.columns
    )
    for row in table.rows:
        yield from _row(row)
    yield from ["| …"] * table.blank_rows


def _row(row: Row) -> Iterator[str]:
    rank = "" if row.rank is Rank.PLAIN else f" ({row.rank})"
    yield "| " + " | ".join(map(_cell, row.cells)) + rank
    if row.told:
        yield f"{_INDENT}verteld: {row.told}"


def _cell(cell: str | Cell | Figure) -> str:
    if isinstance(cell, Figure):
        return _figure(cell)
    if isinstance(cell, Cell):
        return f"{cell.text}{f' ({cell.mood})' if cell.mood else ''}"
    return cell


def _line(line: Line) -> str:
    mark = f" (merk: {line.mark})" if line.mark else ""
    return f"{'' if line.tone is Tone.SMALL else _tone(line.tone)}{line.text}{mark}"


def _tone(tone: Tone) -> str:
    return "" if tone is Tone.PLAIN else f"({tone}) "


def _figure(figure: Figure) -> str:
    """A picture by what a reader with a screen reader has of it: its title and description."""
    told = [getattr(figure.shape, name, "") for name in ("title", "description")]
    caption = [f"onderschrift: {figure.caption}"] if figure.caption else []
    return f"<{figure.drawing}: {' | '.join([*filter(None, told), *caption])}>"


def _indented(lines: Iterable[str]) -> Iterator[str]:
    return (f"{_INDENT}{line}" for line in lines)
