# SPDX-License-Identifier: EUPL-1.2
"""The report on one screen of a terminal: what stands out, both ends of themes and statements, and what is asked."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from analysetool.documents.blocks import Block, Column, Document, Kind, Row, Section, Table, Text, Tone
from analysetool.documents.report import headed
from analysetool.documents.report_first import themes_section, weakest
from analysetool.figures.report import Report, ShownFinding
from analysetool.figures.standout import choose_standout
from analysetool.figures.summary import SHOWN
from analysetool.rounding import dutch_number
from analysetool.words import certainty, last_year
from analysetool.words import figures as wording
from analysetool.words import report as words
from analysetool.words import standout as standing

_COLUMNS = (Column(title="", breaks=False), Column(title="", numeric=True), Column(title=""))
"""Number, score and statement: the heading above the table says what they are."""


def screen_document(report: Report, *, ends: int) -> Document:
    """The first things to know, with so many of the highest and of the lowest themes."""
    headline = standing.headline(report, choose_standout(report))
    score = standing.by_part(report) if headline == words.glance(report) else standing.overall(report)
    told = (
        None if report.last_year is None else last_year.since(report.last_year, report.year),
        " ".join(filter(None, (words.participation(report), score))),
        *words.left_out(report),
        certainty.hardly_heard(report.response),
        None if report.joint_only else words.basis_note(report),  # of which who took part says it already
    )
    blocks: list[Block] = [
        Text(text=headline, tone=Tone.LEAD),
        *(Text(text=text) for text in told if text),
        *_themes(report, ends),
        *_extremes(report),
        *_question(report),
    ]
    whole = headed(report, Kind.REPORT, tuple(blocks))
    return replace(whole, subtitle="", colophon=(), contents=False)


def _themes(report: Report, ends: int) -> Iterable[Section]:
    """Both ends of the themes; what the table shows is its heading here."""
    section = themes_section(report, ends=ends)
    for block in section.blocks if section is not None else ():
        if isinstance(block, Table):
            scores = [column for column in block.columns if column.numeric]
            kept = scores if len(scores) > 1 else []  # of two scores one must know which is which
            columns = tuple(column if column in kept else replace(column, title="") for column in block.columns)
            yield Section(title=block.caption, blocks=(replace(block, caption="", columns=columns),))


def _extremes(report: Report) -> Iterable[Section]:
    if not words.by_statement(report):
        return
    yield _statements(standing.STRONGEST, report.findings.strong[:SHOWN], wording.NO_STRONG)
    yield _statements(standing.weakest_title(report), weakest(report), wording.NO_WEAK)


def _statements(title: str, findings: Sequence[ShownFinding], nothing: str) -> Section:
    rows = tuple(map(_row, findings))
    block = Table(caption="", label=title, columns=_COLUMNS, rows=rows) if rows else Text(text=nothing)
    return Section(title=title, blocks=(block,))


def _row(finding: ShownFinding) -> Row:
    statement = finding.statement
    return Row(
        cells=(statement.id, dutch_number(statement.mean), statement.text),
        told=f"{statement.id} {statement.text} {words.reason(finding)}",
    )


def _question(report: Report) -> Iterable[Section]:
    """What is asked of the board, with the numbers of what it rests on."""
    asked = report.info.question_to_board if report.info else None
    if asked is not None:
        yield Section(title=words.QUESTION_TO_BOARD, blocks=(Text(text=words.question_in_short(asked)),))
