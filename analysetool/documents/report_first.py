# SPDX-License-Identifier: EUPL-1.2
"""What a report begins with: what stands out, all themes in one picture, the extremes, and what is asked."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from analysetool.documents.blocks import (
    Block,
    Column,
    Columns,
    Item,
    ItemLook,
    Items,
    Line,
    Row,
    Section,
    Table,
    TableLook,
    Text,
    Tone,
)
from analysetool.documents.report_findings import drawn_findings
from analysetool.documents.report_levels import dot, on_line_column
from analysetool.figures.last_year import LastYear
from analysetool.figures.report import Report, ShownFinding, ShownLevel
from analysetool.figures.standout import choose_standout
from analysetool.figures.summary import CHANGES, SHOWN
from analysetool.rounding import dutch_number, round_half_up
from analysetool.words import certainty
from analysetool.words import figures as wording
from analysetool.words import last_year as last
from analysetool.words import report as words
from analysetool.words import standout as standing


def first_section(report: Report) -> Section:
    """The first screen, and the first page on paper."""
    standout = choose_standout(report)
    blocks: list[Block] = [
        Text(text=standing.headline(report, standout), tone=Tone.LEAD),
        Text(text=" ".join(filter(None, (words.participation(report), standing.sure(report))))),
    ]
    warned = (*words.left_out(report), certainty.hardly_heard(report.response))
    blocks += [Text(text=text) for text in warned if text is not None]
    themes, asked = themes_section(report), board_question(report)
    if themes is not None and asked is not None:  # under the picture, where the other column is longer
        themes, asked = replace(themes, blocks=(*themes.blocks, asked)), None
    beside = [section for section in (themes, _extremes(report)) if section is not None]
    if beside:
        blocks.append(Columns(sections=tuple(beside)))
    if asked is not None:
        blocks.append(asked)
    changed = _changed(report)
    if changed is not None:
        blocks.append(changed)
    counted = (
        words.findings_count(report) if words.by_statement(report) else None,
        words.joint_in_short(report),
        words.basis_note(report),
    )
    blocks += [Text(text=text) for text in counted if text is not None]
    return Section(id="in-een-oogopslag", title="In één oogopslag", blocks=tuple(blocks))


def _changed(report: Report) -> Section | None:
    """What got better and worse since the year before; None without one."""
    if report.last_year is None:
        return None
    from analysetool.documents.report_changed import changed_section  # noqa: PLC0415 - brings all that compares years

    return changed_section(report, CHANGES, sideways=True)


def themes_by_score(levels: Iterable[ShownLevel]) -> list[ShownLevel]:
    """The highest score first; what has none comes last, and what is printed the same stays in the order of the set."""
    return sorted(levels, key=lambda level: (level.mean is None, -round_half_up(level.mean or 0.0)))


def board_question(report: Report) -> Section | None:
    """What the coalition asks of the board, with what it rests on; None where it asks nothing."""
    asked = report.info.question_to_board if report.info else None
    if asked is None:
        return None
    by_id = {statement.id: statement for statement in report.statements}
    rests_on = [by_id[identity] for identity in asked.statements if identity in by_id]
    evidence = Items(
        items=tuple(
            Item(id=statement.id, text=statement.text, lines=(Line(text=words.evidence(statement)),))
            for statement in rests_on
        ),
        look=ItemLook.SHORT,
    )
    question = Text(text=asked.text, tone=Tone.STRONG)
    return Section(title=words.QUESTION_TO_BOARD, blocks=(question, evidence) if rests_on else (question,))


def themes_section(report: Report, *, ends: int | None = None) -> Section | None:
    """Themes on the line from 1 to 5, the highest first; with `ends` only so many at either end, where there are more.

    None where themes may not be shown by themselves, and where both ends are asked of themes without any score.
    """
    if not words.by_theme(report):
        return None
    levels = themes_by_score(theme.level for theme in report.themes)
    if ends is not None and len(levels) > 2 * ends:  # what has no score lies at no end
        levels = [level for level in levels if level.mean is not None]
    if not levels:
        return None
    last_year = report.last_year if report.last_year is not None and report.last_year.themes else None
    scores = ("Score",) if last_year is None else (str(last_year.year), str(report.year))
    shown = levels if ends is None or len(levels) <= 2 * ends else [*levels[:ends], *levels[-ends:]]
    table = Table(
        caption=standing.themes_caption(len(levels), len(shown)),
        label="Tabel met thema's, de hoogste score bovenaan",
        columns=(
            Column(title="Thema", width=120),
            on_line_column() if last_year is None else on_line_column(last.drawn(last_year)),
            *(Column(title=title, width=30, numeric=True) for title in scores),
        ),
        rows=tuple(_theme_row(level, last_year) for level in shown),
        look=TableLook.PICTURE,
    )
    return Section(title=standing.THEMES, blocks=(table,))


def weakest(report: Report) -> tuple[ShownFinding, ...]:
    """The weakest statements; the lowest scores fill up where few are weak."""
    return (*report.findings.weak, *report.findings.lowest)[:SHOWN]


def _theme_row(level: ShownLevel, last_year: LastYear | None) -> Row:
    title = f"{level.id} {words.level_title(level)}"
    before = () if last_year is None else (dutch_number(last_year.themes.get(level.id)),)
    then = "" if last_year is None else f", {last.score_told(last_year, level.id)}"
    return Row(
        cells=(title, dot(level, "beeld", last_year), *before, dutch_number(level.mean)),
        told=f"{title}: {wording.mean_told(level.mean)}, {wording.with_open(level.low, level.high)}{then}",
    )


def _extremes(report: Report) -> Section | None:
    """The three strongest and the three weakest statements, with how people answered."""
    if not words.by_statement(report):
        return None
    blocks: list[Block] = []
    for title, findings, nothing in (
        (standing.STRONGEST, report.findings.strong[:SHOWN], wording.NO_STRONG),
        (standing.weakest_title(report), weakest(report), wording.NO_WEAK),
    ):
        block = drawn_findings(report, findings) if findings else Text(text=nothing)
        blocks.append(Section(title=title, blocks=(block,)))
    return Section(title=standing.EXTREMES, blocks=tuple(blocks))
