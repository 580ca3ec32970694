# SPDX-License-Identifier: EUPL-1.2
"""The worksheet: what to talk about, with room to write, and a draft of a plan."""

from __future__ import annotations

from analysetool import charts
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
    Row,
    Section,
    Table,
    TableLook,
    Text,
    Tone,
)
from analysetool.documents.report import headed
from analysetool.documents.report_findings import why
from analysetool.documents.report_joint import discussed_lines
from analysetool.documents.report_statements import bar_key
from analysetool.figures.worksheet import PlanTrack, WorkItem, WorkSection, Worksheet
from analysetool.model import Action
from analysetool.words import figures as wording
from analysetool.words import parents
from analysetool.words import report as words

_ANCHOR_COLUMNS = (Column(title="Score", width=18), Column(title="Dan ziet u dit", width=156))
_ACTION_COLUMNS = (
    Column(title="Wat doen wij?", width=89),
    Column(title="Welke organisatie?", width=48),
    Column(title="Wanneer klaar?", width=37),
)


def worksheet_document(worksheet: Worksheet) -> Document:
    """Everything a worksheet says."""
    nothing = () if worksheet.sections or not words.by_statement(worksheet.report) else (Text(text=wording.NO_WORK),)
    sections = tuple(_section(section, worksheet) for section in worksheet.sections)
    return headed(worksheet.report, Kind.WORKSHEET, (_how_to(worksheet), *nothing, *sections, _plan(worksheet)))


def _how_to(worksheet: Worksheet) -> Section:
    """What to do with the worksheet."""
    report = worksheet.report
    texts = (
        wording.work_explanation(one_person=report.one_person),
        words.glance(report),
        *words.left_out(report),
        parents.in_short(report.parents),
        words.caveat(report),
    )
    blocks: list[Block] = [Text(text=text) for text in texts if text is not None]
    if any(item.finding.statement.distribution is not None for item in worksheet.items):
        blocks.append(bar_key(report))
    return Section(id="uitleg", title="Zo gebruikt u dit werkblad", blocks=tuple(blocks))


def _section(section: WorkSection, worksheet: Worksheet) -> Section:
    intro = Text(text=words.work_intro(section, worksheet.report))
    items = tuple(_work_item(item, worksheet) for item in section.items)
    return Section(id=f"deel-{section.id}", title=words.work_title(section), blocks=(intro, *items))


def _work_item(item: WorkItem, worksheet: Worksheet) -> Section:
    """One statement: why it is here, what was said of it, how people answered, what one would see, and a first step."""
    report, statement = worksheet.report, item.finding.statement
    blocks: list[Block] = [Text(text=why(item.finding, theme=True))]
    if item.discussed is not None:
        blocks.append(Callout(title=wording.DISCUSSION_TITLE, lines=discussed_lines(item.discussed)))
    scale = tuple(report.statement_set.scale.values())
    bar = charts.statement_bar(statement, scale, charts.bar_frame(report.statements))
    if bar is not None:
        blocks.append(Figure(drawing=Drawing.BAR, shape=bar))
        blocks.append(Text(text=bar.description, tone=Tone.SMALL))
    if item.anchors:
        blocks.append(_anchors(item))
    if item.advice:
        blocks.append(Text(label="Eerste stap:", text=item.advice))
    if item.source:
        blocks.append(Text(text=f"Bron van het onderwerp: {item.source}.", tone=Tone.SMALL))
    blocks.append(_room_to_write(item))
    return Section(title=f"{statement.id} {statement.text}", blocks=tuple(blocks), apart=True)


def _anchors(item: WorkItem) -> Table:
    return Table(
        caption="Wat u ziet bij een score",
        label=f"Tabel met scores bij {item.finding.statement.id}",
        columns=_ANCHOR_COLUMNS,
        rows=tuple(Row(cells=(str(score), text), told=f"Score {score}: {text}") for score, text in item.anchors),
    )


def _room_to_write(item: WorkItem) -> Table:
    """What was agreed on already, and an empty row."""
    return Table(
        caption="Onze actie",
        label=f"Ruimte voor de actie bij {item.finding.statement.id}",
        columns=_ACTION_COLUMNS,
        rows=tuple(map(_action_row, item.actions)),
        look=TableLook.WRITING,
        blank_rows=1,
    )


def _action_row(action: Action) -> Row:
    cells = (wording.agreed_action(action), action.who or "", wording.due_day(action))
    extra = ", ".join(filter(None, cells[1:]))
    return Row(cells=cells, told=f"Afgesproken: {cells[0]}{f' ({extra})' if extra else ''}")


def _plan(worksheet: Worksheet) -> Section:
    tracks = tuple(map(_track, worksheet.plan))
    return Section(id="plan", title="Concept voor een plan", blocks=(Text(text=wording.PLAN_INTRO), *tracks))


def _track(track: PlanTrack) -> Section:
    """The first steps under one heading of the plan; an empty heading is a question too."""
    items = tuple(Item(id=item.finding.statement.id, text=item.advice or "") for item in track.items)
    block = Items(items=items, look=ItemLook.SHORT) if items else Text(text=wording.NO_STEP)
    return Section(title=words.track_title(track), blocks=(block,))
