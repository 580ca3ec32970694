# SPDX-License-Identifier: EUPL-1.2
"""The figures of a report by level: parts with their themes, phases, the four corners and how groups differ."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from analysetool.charts.axis import dot_on_line, group_legend, markers_on_line
from analysetool.charts.corners import corner_map
from analysetool.disclosure import Mode
from analysetool.documents.blocks import (
    Block,
    Column,
    Drawing,
    Figure,
    Item,
    Items,
    Key,
    KeyDrawing,
    KeyEntry,
    Line,
    Rank,
    Row,
    Section,
    Table,
    TableLook,
    Text,
    Tone,
)
from analysetool.documents.cells import scores_cell, share_cell, verdict_cell
from analysetool.figures.last_year import LastYear
from analysetool.figures.report import Report, ShownGroup, ShownLevel
from analysetool.measures import HIGHEST, LOWEST
from analysetool.model import Openness
from analysetool.rounding import dutch_number
from analysetool.words import certainty, grammar
from analysetool.words import figures as wording
from analysetool.words import report as words

_DOTS = (
    "De stip is de gemiddelde score op de lijn van 1 tot 5. De balk laat zien waar de score ligt met de open "
    "antwoorden erbij."
)
_POINTS = (
    "Elk blokje is een stelling. Hoe verder naar rechts, hoe hoger de score. Het oordeel bepaalt wat u ermee doet."
)
_MARKERS = (
    "Elke vorm is het gemiddelde van een groep op de lijn van 1 tot 5. De balk ertussen is het verschil tussen de "
    "laagste en de hoogste groep."
)
_TITLE_WIDTH, _GROUPS_WIDTH = 64.0, 110.0


def level_sections(report: Report) -> tuple[Section, ...]:
    """Parts and themes, and the four corners where statements can be placed in them."""
    levels = _levels(report) if words.by_theme(report) or report.mode is Mode.LEVELS else None
    return tuple(section for section in (levels, _corners(report)) if section is not None)


def groups_sections(report: Report) -> tuple[Section, ...]:
    """How groups of participants differ; no section where no groups may be shown."""
    return (_groups(report),) if words.by_statement(report) and report.groups else ()


def dot(level: ShownLevel, kind: str, last_year: LastYear | None = None) -> Figure:
    """Where a level stands on the line from 1 to 5; with `last_year` where a theme stood then."""
    share = None if level.mean is None else (level.mean - LOWEST) / (HIGHEST - LOWEST)
    return Figure(drawing=Drawing.DOT, shape=dot_on_line(level, kind, last_year), share=share)


def on_line_column(title: str = "Van 1 tot 5") -> Column:
    """The column of pictures from 1 to 5."""
    return Column(title=title, drawn=True)


def _levels(report: Report) -> Section:
    """The score of the whole, of each part with its themes, and of each phase."""
    beside = report.joint_levels
    note = words.joint_note(report)
    blocks: list[Block] = [
        Text(label=f"{part.id} {part.title}.", text=part.introduction)
        for part in report.statement_set.parts
        if part.introduction
    ]
    blocks.append(Key(text=f"{_DOTS} {certainty.MARGIN_EXPLAINED}" if report.has_margins else _DOTS))
    if note is not None:
        blocks.append(Text(text=note, tone=Tone.SMALL))
    blocks.append(
        Table(
            caption="Score per deel en thema",
            label="Tabel met delen en thema's",
            columns=_level_columns("Deel of thema", of=report),
            rows=(
                _level_row(report.total, words.level_title(report.total), "totaal", Rank.TOTAL, of=report),
                *_by_part(report, lambda level, kind, rank: _level_row(level, _named(level), kind, rank, of=report)),
            ),
            look=TableLook.LEVELS,
            dense=beside,
        )
    )
    if len(report.phases) > 1 and (words.by_statement(report) or beside):
        blocks.append(
            Table(
                caption="Score per fase van de eerste 1.000 dagen",
                label="Tabel met fasen",
                columns=_level_columns("Fase", of=report),
                rows=tuple(
                    _level_row(phase, words.level_title(phase), "fase", Rank.PLAIN, of=report)
                    for phase in report.phases
                ),
                look=TableLook.LEVELS,
                dense=beside,
            )
        )
    return Section(id="delen", title="Delen en thema's", blocks=tuple(blocks))


def _level_columns(title: str, *, of: Report) -> tuple[Column, ...]:
    beside = of.joint_levels
    margin = (Column(title="Marge", width=28 if beside else 30, numeric=True),) if of.has_margins else ()
    joint = (Column(title="Geza\u00admenlijk", short="Samen", width=24, numeric=True),) if beside else ()
    return (
        Column(title=title, width=34 if beside else 54),
        Column(title="Score", width=13 if beside else 14, numeric=True),
        on_line_column(),
        Column(title="Band\u00adbreedte", short="Band", width=24 if beside else 26, numeric=True),
        *margin,
        Column(title="Scores", width=25, numeric=True),
        *joint,
        Column(title="Oordeel", width=26 if beside else 25),
    )


def _level_row(level: ShownLevel, title: str, kind: str, rank: Rank, *, of: Report) -> Row:
    """The figures of a level; `kind` keeps the pictures of levels of one name apart."""
    beside = of.joint_levels
    joint = words.joint_level(level)
    margin_told = f"{certainty.margin_told(level)}, " if of.has_margins else ""
    joint_told = wording.joint_level_told(level.joint, level.settled, level.statements)
    beside_told = f"{joint_told}, " if beside else ""
    return Row(
        cells=(
            title,
            dutch_number(level.mean),
            dot(level, kind),
            wording.reach(level.low, level.high),
            *((wording.reach(level.likely_low, level.likely_high),) if of.has_margins else ()),
            scores_cell(level.answered, level.possible),
            *((share_cell(joint),) if beside else ()),
            verdict_cell(level.verdict),
        ),
        rank=rank,
        told=(
            f"{title}: {wording.mean_told(level.mean)}, {wording.with_open(level.low, level.high)}, "
            f"{beside_told}{margin_told}"
            f"{wording.scores_given(level.answered, level.possible)}, oordeel {wording.verdict_word(level.verdict)}"
        ),
    )


def _named(level: ShownLevel) -> str:
    return f"{level.id} {words.level_title(level)}"


def _by_part(report: Report, row: Callable[[ShownLevel, str, Rank], Row]) -> Iterable[Row]:
    """A row for each part with its themes below it."""
    return (row(level, kind, rank) for level, kind, rank in _levels_by_part(report))


def _levels_by_part(report: Report) -> Iterable[tuple[ShownLevel, str, Rank]]:
    for part in report.parts:
        yield part, "deel", Rank.PART
        for theme in report.themes if words.by_theme(report) else ():
            if theme.level.part == part.id:
                yield theme.level, "thema", Rank.PLAIN


def _corners(report: Report) -> Section | None:
    """What each statement asks for by its verdict, as a picture and as its table."""
    corners = corner_map(report.statements)
    if corners is None:
        return None
    rows = []
    for corner in corners.corners:
        placed = ", ".join(corner.statements) or "geen"
        told = f"{corner.title}. {corner.meaning} Stellingen: {placed}."
        rows.append(Row(cells=(corner.title, corner.meaning, placed), told=told))
    table = Table(
        caption="De stellingen bij elkaar",
        label="Tabel met wat te doen met elke stelling",
        columns=(
            Column(title="Wat te doen", width=26),
            Column(title="Wat het betekent", width=58),
            Column(title="Stellingen", width=90),
        ),
        rows=tuple(rows),
    )
    blocks: list[Block] = [
        Text(text=corners.description),
        Figure(drawing=Drawing.CORNERS, shape=corners, caption=_POINTS),
        table,
    ]
    if corners.unplaced:
        left_out = f"Niet in de tabel, want er zijn te weinig scores: {', '.join(corners.unplaced)}."
        blocks.append(Text(text=left_out, tone=Tone.SMALL))
    return Section(id="hoeken", title=wording.CORNERS_TITLE, blocks=tuple(blocks))


def _groups(report: Report) -> Section:
    """How groups differ: the largest gaps, and the mean score of each group."""
    return Section(id="groepen", title="Verschillen tussen groepen", blocks=tuple(_group_blocks(report)))


def _group_blocks(report: Report) -> Iterable[Block]:
    if report.openness is Openness.CLOSED:
        yield Text(
            text=(
                f"Kleine groepen zijn samengevoegd, zodat niemand te herkennen is. Elke groep telt minstens "
                f"{report.minimum} deelnemers. Een stelling telt hier mee als in elke groep minstens {report.minimum} "
                "mensen een score gaven. Een streepje betekent: dat zijn er te weinig voor een cijfer."
            )
        )
    for group in report.groups:
        members = words.group_members(group)
        if len(members) > 1:
            yield Text(text=f"{words.group_title(group)}: {grammar.listing([member.lower() for member in members])}.")
    equal = certainty.equal_weight(report)
    if equal is not None:
        yield Text(text=equal)
    no_gaps = words.no_gaps(report)
    if report.gaps:
        yield _largest_gaps(report)
    elif no_gaps is not None:
        yield Text(text=no_gaps)
    introduction = report.statement_set.parts[0].introduction
    if introduction:
        yield Text(text=introduction, tone=Tone.SMALL)
    filled = [
        (level, kind, rank)
        for level, kind, rank in _levels_by_part(report)
        if any(_mean(group, level) is not None for group in report.groups)
    ]
    if not filled:
        return
    yield Key(
        text=_MARKERS,
        label="Uitleg bij de vormen",
        entries=tuple(
            KeyEntry(drawing=KeyDrawing.MARKER, kind=entry.kind, name=entry.name, path=entry.path)
            for entry in group_legend(report.groups)
        ),
    )
    yield _group_table(report, filled)
    left_out = words.themes_without_groups(report, [level.id for level, _, _ in filled])
    if left_out is not None:
        yield Text(text=left_out, tone=Tone.SMALL)


def _largest_gaps(report: Report) -> Section:
    items = Items(
        items=tuple(
            Item(id=gap.statement.id, text=gap.statement.text, lines=(Line(text=words.gap_reason(gap)),))
            for gap in report.gaps
        )
    )
    notes = f"{wording.CHANCE_NOTE} {wording.DIFFERENCE_NOTE}"
    return Section(title="Grootste verschillen", blocks=(items, Text(text=notes, tone=Tone.SMALL)))


def _mean(group: ShownGroup, level: ShownLevel) -> float | None:
    return {**group.parts, **group.themes}[level.id].mean


def _group_table(report: Report, levels: Iterable[tuple[ShownLevel, str, Rank]]) -> Table:
    """The mean of each group on the levels on which any has one."""
    titles = [f"{words.group_title(group)} ({group.size})" for group in report.groups]
    share = _GROUPS_WIDTH / max(len(titles), 1)
    return Table(
        caption="Gemiddelde score per groep",
        label="Tabel met scores per groep",
        columns=(
            Column(title="Deel of thema", width=_TITLE_WIDTH),
            *(Column(title=title, width=share, numeric=True) for title in titles),
            on_line_column(),
        ),
        rows=tuple(_group_row(level, kind, rank, report.groups, titles) for level, kind, rank in levels),
    )


def _group_row(level: ShownLevel, kind: str, rank: Rank, groups: Sequence[ShownGroup], titles: Sequence[str]) -> Row:
    means = [dutch_number(_mean(group, level)) for group in groups]
    told = ", ".join(f"{title} {mean}" for title, mean in zip(titles, means, strict=True))
    picture = Figure(drawing=Drawing.GAP, shape=markers_on_line(level, groups, kind))
    return Row(cells=(_named(level), *means, picture), rank=rank, told=f"{_named(level)}: {told}")
