# SPDX-License-Identifier: EUPL-1.2
"""A desk analysis as a document: what one public text carries a score for, and the passages that carry none."""

from __future__ import annotations

from collections.abc import Iterator

from analysetool.documents.blocks import (
    Block,
    Column,
    Document,
    Item,
    ItemLook,
    Items,
    Kind,
    Line,
    Rank,
    Row,
    Section,
    Table,
    Text,
    Tone,
)
from analysetool.figures.desk import DeskAnalysis, DeskLevel, DeskNote, DeskScore, Remark
from analysetool.rounding import dutch_number
from analysetool.words import desk as words
from analysetool.words.colophon import made_with


def desk_document(analysis: DeskAnalysis) -> Document:
    """Everything a desk analysis says."""
    report = analysis.report
    return Document(
        kind=Kind.DESK,
        title=words.title(analysis),
        subtitle=report.statement_set.title,
        origins=report.origins,
        blocks=(*_in_short(analysis), *_sections(analysis)),
        colophon=(made_with(report.statement_set.id, report.statement_set.version),),
    )


def _in_short(analysis: DeskAnalysis) -> Iterator[Text]:
    yield Text(text=words.NOT_THEIR_JUDGEMENT, tone=Tone.STRONG)
    yield Text(text=words.how_much(analysis), tone=Tone.LEAD)
    if not analysis.carries_report:
        yield Text(label=words.NO_REPORT, text=words.why_no_report(analysis))


def _sections(analysis: DeskAnalysis) -> Iterator[Section]:
    if analysis.scores:
        items = tuple(map(_score, analysis.scores))
        yield Section(id="scores", title=words.SCORES_TITLE, blocks=(Items(items=items),))
    if analysis.passages:
        intro, items = Text(text=words.PASSAGES_INTRO), tuple(map(_note, analysis.passages))
        yield Section(id="passages", title=words.PASSAGES_TITLE, blocks=(intro, _close(items)))
    if analysis.others:
        items = tuple(map(_note, analysis.others))
        yield Section(id="opmerkingen", title=words.OTHERS_TITLE, blocks=(_close(items),))
    yield _counts(analysis)


def _score(scored: DeskScore) -> Item:
    score = Line(text=words.score_told(scored), mark=f"Score {scored.score}", tone=Tone.PLAIN)
    return Item(id=scored.statement.id, text=scored.statement.text, lines=(score, *_remark(scored.remark)))


def _note(note: DeskNote) -> Item:
    line = Line(text=words.note_told(note.remark), tone=Tone.PLAIN)
    return Item(id=note.statement.id, text=note.statement.text, lines=(line,))


def _remark(remark: Remark) -> Iterator[Line]:
    """The passage, and what the reader wrote with it."""
    if remark.passage:
        yield Line(text=words.passage_told(remark.passage), tone=Tone.PLAIN)
    if remark.text:
        yield Line(text=words.remark_told(remark))


def _close(items: tuple[Item, ...]) -> Items:
    return Items(items=items, look=ItemLook.SHORT)


def _counts(analysis: DeskAnalysis) -> Section:
    """How much of each part the text does not mention; a mean only where half of it has a score."""
    levels = (*analysis.parts, analysis.total)
    with_mean = any(counted.level.mean is not None for counted in levels)
    with_others = analysis.total.not_applicable > 0
    table = Table(
        caption=words.COUNTS_CAPTION,
        columns=(
            Column(title="Deel", width=70),
            Column(title=words.WITH_SCORE, width=26, numeric=True),
            Column(title=words.PASSAGE_WITHOUT_SCORE, width=26, numeric=True),
            Column(title=words.NOT_IN_TEXT, width=26, numeric=True),
            *((Column(title=words.NOT_APPLICABLE, width=26, numeric=True),) if with_others else ()),
            *((Column(title="Gemiddelde", width=26, numeric=True),) if with_mean else ()),
        ),
        rows=tuple(_row(counted, with_others=with_others, with_mean=with_mean) for counted in levels),
    )
    blocks: list[Block] = [Text(text=words.SILENCE), table]
    if with_mean:
        blocks.append(Text(text=words.MEANS_NOTE, tone=Tone.SMALL))
    return Section(id="niet-in-de-tekst", title=words.COUNTS_TITLE, blocks=tuple(blocks))


def _row(counted: DeskLevel, *, with_others: bool, with_mean: bool) -> Row:
    mean = dutch_number(counted.level.mean)
    return Row(
        cells=(
            words.level_name(counted),
            str(counted.scored),
            str(counted.with_passage),
            str(counted.silent),
            *((str(counted.not_applicable),) if with_others else ()),
            *((mean,) if with_mean else ()),
        ),
        rank=Rank.TOTAL if not counted.level.title else Rank.PLAIN,
        told=f"{words.level_told(counted)}{f'; gemiddelde {mean}' if counted.level.mean is not None else ''}",
    )
