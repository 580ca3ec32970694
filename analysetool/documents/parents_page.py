# SPDX-License-Identifier: EUPL-1.2
"""One page for parents: what they told, what the coalition is going to do, and who to turn to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from analysetool.charts.bars import BarFrame
from analysetool.charts.parents import LEGEND, parents_bar, parents_frame
from analysetool.documents.blocks import (
    Block,
    Document,
    Drawing,
    Figure,
    Item,
    ItemLook,
    Items,
    Key,
    KeyDrawing,
    KeyEntry,
    Kind,
    Line,
    Section,
    Text,
    Tone,
)
from analysetool.figures.parents_page import ParentsPage, ParentsSaid
from analysetool.model import Action
from analysetool.words import parents_page as words
from analysetool.words.colophon import colophon
from analysetool.words.grammar import ended


def parents_page_document(page: ParentsPage) -> Document:
    """Everything the page says."""
    own = page.report.statement_set
    return Document(
        kind=Kind.PARENTS,
        title=words.title(page),
        page_title=f"{words.title(page)}, {page.report.coalition} {page.report.year}",
        subtitle=words.subtitle(page),
        origins=page.report.origins,
        blocks=(Text(text=words.introduction(page)), _said(page), _plans(page), *_closing(page)),
        colophon=colophon(own.id, own.version, own.justification),
    )


def _said(page: ParentsPage) -> Section:
    """What parents told: sentences that are so for most of them, and others; or why nothing stands here."""
    blocks: list[Block] = [Text(text=words.heard(page), tone=Tone.LEAD)]
    frame = parents_frame((*page.good, *page.better))
    if page.good or page.better:
        blocks.append(_key())
    blocks += [
        Section(title=title, blocks=(_sentences(said, frame),))
        for title, said in ((words.GOOD, page.good), (words.BETTER, page.better))
        if said
    ]
    shown = words.shown(page)
    if shown is not None:
        blocks.append(Text(text=shown, tone=Tone.SMALL))
    title = words.SAID if page.good or page.better else words.SAID_NOTHING
    return Section(id="verteld", title=title, blocks=tuple(blocks))


def _key() -> Key:
    return Key(
        text=words.KEY,
        label="Uitleg bij de kleuren",
        entries=tuple(
            KeyEntry(drawing=KeyDrawing.PATCH, kind=entry.kind, name=entry.name, path=entry.path) for entry in LEGEND
        ),
    )


def _sentences(sentences: Sequence[ParentsSaid], frame: BarFrame) -> Items:
    return Items(items=tuple(_sentence(said, frame) for said in sentences), look=ItemLook.DRAWN_NARROW)


def _sentence(said: ParentsSaid, frame: BarFrame) -> Item:
    return Item(
        text=said.text,
        lines=(Line(text=words.told(said), tone=Tone.PLAIN),),
        figure=Figure(drawing=Drawing.BAR, shape=parents_bar(said, frame)),
    )


def _plans(page: ParentsPage) -> Section:
    """What the coalition agreed to do, by which organisation and when."""
    if not page.actions:
        return Section(id="plannen", title=words.PLANS, blocks=(Text(text=words.NO_PLANS),))
    blocks: list[Block] = [Items(items=tuple(_plan(action, page) for action in page.actions), look=ItemLook.BULLETED)]
    more = words.more(page.more_actions)
    if more is not None:
        blocks.append(Text(text=more))
    return Section(id="plannen", title=words.PLANS, blocks=tuple(blocks))


def _plan(action: Action, page: ParentsPage) -> Item:
    told = words.who_and_when(action, page.report.reference_date)
    return Item(text=ended(action.what), lines=(Line(text=told),))


def _closing(page: ParentsPage) -> Iterator[Section]:
    """Who to turn to, and when there is another measurement."""
    told = words.closing(page)
    if told:
        yield Section(id="vragen", title=words.ASK, blocks=tuple(Text(text=text) for text in told))
