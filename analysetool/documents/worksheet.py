# SPDX-License-Identifier: EUPL-1.2
"""The worksheet: a page per statement that matters, with what was agreed and room to write; the others in a list."""

from __future__ import annotations

from collections.abc import Iterator

from analysetool.charts.bars import bar_frame, statement_bar
from analysetool.charts.shapes import anchor
from analysetool.documents.blocks import (
    Block,
    Callout,
    Column,
    Document,
    Drawing,
    Figure,
    Item,
    ItemLook,
    Items,
    Kind,
    Line,
    Row,
    Section,
    Table,
    TableLook,
    Text,
    Tone,
)
from analysetool.documents.report import headed
from analysetool.documents.report_joint import actions_on, actions_told, discussed_lines
from analysetool.documents.report_statements import bar_key, figures_line
from analysetool.figures.report import Report
from analysetool.figures.worksheet import Agreed, ListedStatement, WorkItem, Worksheet
from analysetool.words import figures as wording
from analysetool.words import parents
from analysetool.words import report as told
from analysetool.words import worksheet as words

_ROWS_TO_WRITE, _ROWS_BESIDE_OTHERS = 3, 2
"""Fewer where actions or remarks stand on the page already."""
_ANCHOR_COLUMNS = (Column(title="Score", width=18), Column(title="Dan ziet u dit", width=156))
_COLUMNS_TO_WRITE = (
    Column(title=words.WHAT, width=89),
    Column(title=words.WHO, width=48),
    Column(title=words.WHEN, width=37),
)


def worksheet_document(worksheet: Worksheet) -> Document:
    """Everything a worksheet says."""
    pages = tuple(_page(item, worksheet.report) for item in worksheet.items)
    return headed(worksheet.report, Kind.WORKSHEET, (*_first_page(worksheet), *pages, *_rest(worksheet)))


def _first_page(worksheet: Worksheet) -> Iterator[Section]:
    """What to do with the worksheet, and what is talked about in which order."""
    report = worksheet.report
    texts = (
        words.how(report),
        told.glance(report),
        *told.left_out(report),
        parents.in_short(report.parents),
        told.caveat(report),
    )
    blocks: list[Block] = [Text(text=text) for text in texts if text is not None]
    if any(item.statement.distribution is not None for item in worksheet.items):
        blocks.append(bar_key(report))
    yield Section(id="uitleg", title=words.HOW_TITLE, blocks=tuple(blocks))
    if worksheet.items:
        yield _agenda(worksheet)
    elif told.by_statement(report):
        yield Section(id="agenda", title=words.TO_AGREE, blocks=(Text(text=words.NO_WORK),))


def _agenda(worksheet: Worksheet) -> Section:
    """The statements that have a page, with why and what was agreed; what goes well comes first."""
    blocks: list[Block] = []
    if worksheet.opening is not None:
        opening = worksheet.opening
        blocks.append(Text(label=words.OPENING, text=f"{opening.id} {opening.text}"))
    listed = tuple(_on_the_agenda(item, worksheet.report) for item in worksheet.items)
    blocks.append(Items(items=listed, look=ItemLook.SHORT))
    return Section(id="agenda", title=words.talk_title(worksheet), blocks=tuple(blocks))


def _page(item: WorkItem, report: Report) -> Section:
    """One statement: what it asks, what was agreed, how people answered, what one would see, and room to write."""
    statement = item.statement
    asks = words.what_to_do(item, one_voice=report.findings.one_voice)
    blocks: list[Block] = [Text(text=asks, tone=Tone.LEAD)]
    if item.agreed.all:
        blocks.append(actions_on(item.agreed.all, report, caption=words.AGREED))
    if item.discussed is not None:
        blocks.append(Callout(title=wording.DISCUSSION_TITLE, lines=discussed_lines(item.discussed)))
    blocks.append(Section(title=words.ANSWERS, blocks=tuple(_answers(item, report))))
    if item.notes:
        blocks.append(_notes(item))
    blocks += _to_agree(item)
    return Section(
        id=anchor(f"stelling-{statement.id}"),
        title=f"{statement.id} {statement.text}",
        blocks=tuple(blocks),
        apart=True,
    )


def _answers(item: WorkItem, report: Report) -> Iterator[Block]:
    """How people answered, in figures, as a bar and in words; where groups differ; what one would see at a score."""
    statement = item.statement
    scale = tuple(report.statement_set.scale.values())
    bar = statement_bar(statement, scale, bar_frame(report.statements))
    if bar is not None:
        yield Figure(drawing=Drawing.BAR, shape=bar)
        yield Text(text=bar.description, tone=Tone.SMALL)
    yield Text(text=words.figures(figures_line(statement).text, item.theme))
    if item.finding is not None and item.finding.holds is False:
        yield Text(text=wording.FRAGILE)
    if item.gap is not None:
        yield Text(text=told.gap_reason(item.gap))
    if item.anchors:
        yield _anchors(item)


def _notes(item: WorkItem) -> Section:
    """The first few remarks, and how many there are besides."""
    blocks: list[Block] = [Items(items=tuple(Item(text=note) for note in item.notes), look=ItemLook.BULLETED)]
    more = words.more_notes(item.more_notes)
    if more is not None:
        blocks.append(Text(text=more, tone=Tone.SMALL))
    return Section(title=words.NOTES, blocks=tuple(blocks))


def _anchors(item: WorkItem) -> Table:
    return Table(
        caption=words.ANCHORS,
        label=f"Tabel met scores bij {item.statement.id}",
        columns=_ANCHOR_COLUMNS,
        rows=tuple(Row(cells=(str(score), text), told=f"Score {score}: {text}") for score, text in item.anchors),
    )


def _to_agree(item: WorkItem) -> Iterator[Block]:
    """A first step where nothing is to be done yet, and empty rows."""
    if item.advice:
        yield Text(label=words.first_step(item), text=item.advice)
    if item.source:
        yield Text(text=words.source(item.source), tone=Tone.SMALL)
    yield Table(
        caption=words.TO_AGREE,
        label=f"Ruimte voor de actie bij {item.statement.id}",
        columns=_COLUMNS_TO_WRITE,
        rows=(),
        look=TableLook.WRITING,
        blank_rows=_ROWS_BESIDE_OTHERS if item.agreed.all or item.notes else _ROWS_TO_WRITE,
    )


def _rest(worksheet: Worksheet) -> Iterator[Section]:
    """The other statements that stand out or on which something was agreed, on a page of their own."""
    if worksheet.rest:
        items = tuple(_in_the_rest(own, worksheet.report) for own in worksheet.rest)
        blocks = (Text(text=words.rest(worksheet)), Items(items=items, look=ItemLook.SHORT))
        yield Section(id="verder", title=words.REST_TITLE, blocks=blocks, apart=True)


def _in_the_rest(own: ListedStatement, report: Report) -> Item:
    """A statement of the list; what it comes to stands behind it, so that the list stays on its page."""
    text = f"{own.statement.text} {told.evidence(own.statement)}"
    return Item(id=own.statement.id, text=text, lines=_agreed_lines(own.agreed, report))


def _on_the_agenda(item: WorkItem, report: Report) -> Item:
    """A statement of the first page: why it is there, and what was agreed."""
    reason = told.evidence(item.statement) if item.finding is None else told.reason(item.finding)
    return Item(
        id=item.statement.id,
        text=item.statement.text,
        lines=(Line(text=reason), *_agreed_lines(item.agreed, report)),
    )


def _agreed_lines(agreed: Agreed, report: Report) -> tuple[Line, ...]:
    return tuple(Line(text=text, tone=Tone.PLAIN) for text in actions_told(agreed.all, report))
