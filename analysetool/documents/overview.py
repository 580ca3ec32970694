# SPDX-License-Identifier: EUPL-1.2
"""The overview as a document: where the middle of the country lies, what is strong and weak, and every coalition."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence

from analysetool.charts.axis import quartiles_on_line
from analysetool.documents.annex import annexed
from analysetool.documents.blocks import (
    Block,
    Cell,
    Column,
    Columns,
    Document,
    Drawing,
    Figure,
    Item,
    ItemLook,
    Items,
    Key,
    Kind,
    Line,
    Rank,
    Row,
    Section,
    Table,
    TableLook,
    Text,
    Tone,
)
from analysetool.documents.cells import MOODS
from analysetool.figures.overview import SCORED, CountryStatement, Overview, OverviewRow, YearSummary
from analysetool.measures import HIGHEST, LOWEST
from analysetool.model import TOTAL, Verdict
from analysetool.rounding import UNKNOWN, dutch_number, round_half_up
from analysetool.words import overview as words
from analysetool.words.colophon import colophon
from analysetool.words.figures import reach, verdict_word
from analysetool.words.grammar import count
from analysetool.words.report import HOW_FIGURES_CAME_ABOUT

_MOST_LISTED = 3
"""Statements in each list of what stands out."""


def overview_document(overview: Overview) -> Document:
    """Everything an overview says."""
    own = overview.statement_set
    blocks = (
        _first(overview),
        *_years(overview),
        *_regions(overview),
        *_standing_out(overview),
        _rows(overview),
        *annexed((*_statements(overview), _account())),
    )
    return Document(
        kind=Kind.OVERVIEW,
        title=words.title(overview),
        subtitle=own.title,
        blocks=blocks,
        colophon=colophon(own.id, own.version, own.justification),
        contents=True,
    )


def _leading(overview: Overview) -> str:
    """The level that everything is told of first: the chosen part, or the total."""
    return TOTAL if overview.part is None else overview.part


def _mirror_row(overview: Overview, year: int) -> OverviewRow | None:
    return next((row for row in overview.rows if (row.coalition, row.year) == (overview.mirror, year)), None)


def _first(overview: Overview) -> Section:
    """The newest year in sentences and a table, with the coalition that is set beside the others."""
    newest, level = overview.newest, _leading(overview)
    told = [words.in_short(newest, level)]
    if overview.mirror is not None:
        told.insert(0, words.mirrored(overview.mirror, _mirror_row(overview, newest.year), newest, level))
    change = words.since(overview.years[0], newest, level) if len(overview.years) > 1 else None
    blocks: list[Block] = [Text(text=" ".join(told), tone=Tone.LEAD)]
    if change is not None:
        blocks.append(Text(text=change))
    if _any_middle([newest]):
        blocks += [Key(text=_picture(overview)), _middle(overview)]
    return Section(id="kort", title="In het kort", blocks=tuple(blocks))


def _picture(overview: Overview) -> str:
    return words.PICTURE if overview.mirror is None else f"{words.PICTURE} De open stip is {overview.mirror}."


def _middle(overview: Overview) -> Table:
    """Median and quartiles of the newest year, beside the mirror where there is one."""
    newest, mirror = overview.newest, overview.mirror
    row = None if mirror is None else _mirror_row(overview, newest.year)
    scores = {} if row is None else {own: level.mean for own, level in row.levels.items()}
    titles = {part.id: f"{part.id} {part.title}" for part in overview.statement_set.parts}
    rows = []
    for level, own in newest.levels.items():
        title = titles.get(level, words.level_heading(level))
        score = scores.get(level)
        shape = quartiles_on_line(level, title, own, mirror, score)
        share = None if own.median is None else (own.median - LOWEST) / (HIGHEST - LOWEST)
        beside = () if mirror is None else (dutch_number(score),)
        rows.append(
            Row(
                cells=(
                    title,
                    *beside,
                    dutch_number(own.median),
                    Figure(drawing=Drawing.DOT, shape=shape, share=share),
                    words.middle_half(own),
                    count(own.n),
                ),
                rank=Rank.TOTAL if level == TOTAL else Rank.PLAIN,
                told=words.picture_told(title, own, mirror, score),
            )
        )
    return Table(
        caption=f"Alle coalities samen in {newest.year}",
        label="Tabel met medianen",
        look=TableLook.LEVELS,
        columns=(
            Column(title="Totaal of deel", width=3),
            *(() if mirror is None else (Column(title=mirror, short="Eigen", numeric=True),)),
            Column(title="Mediaan", numeric=True),
            Column(title="Van 1 tot 5", drawn=True),
            Column(title="Middelste helft", numeric=True, width=1.7),
            Column(title="Coali\u00adties", numeric=True),
        ),
        rows=tuple(rows),
    )


def _years(overview: Overview) -> Iterable[Section]:
    """The medians of all years; nothing with one year, or where none has any."""
    if len(overview.years) < 2 or not _any_middle(overview.years):  # noqa: PLR2004 - one year has no course
        return
    table = _summaries("Mediaan en middelste helft per jaar", "Jaar", [(str(own.year), own) for own in overview.years])
    few = words.too_few_coalitions(overview.years)
    told = () if few is None else (Text(text=few, tone=Tone.SMALL),)
    yield Section(id="jaren", title="Alle jaren", blocks=(table, *told))


def _regions(overview: Overview) -> Iterable[Section]:
    """The medians of the regions in the newest year; nothing where none has any."""
    own = [summary for summary in overview.regions if summary.year == overview.newest.year]
    if _any_middle(own):
        table = _summaries(
            f"Mediaan en middelste helft per regio in {overview.newest.year}",
            "Regio",
            [(summary.region or "", summary) for summary in own],
        )
        yield Section(id="regios", title="Per regio", blocks=(table,))


def _any_middle(summaries: Iterable[YearSummary]) -> bool:
    return any(own.median is not None for summary in summaries for own in summary.levels.values())


def _summaries(caption: str, first: str, named: Sequence[tuple[str, YearSummary]]) -> Table:
    return Table(
        caption=caption,
        label=f"Tabel: {caption}",
        columns=(
            Column(title=first, width=2),
            Column(title="Coali\u00adties", numeric=True),
            *(Column(title=words.level_heading(level), numeric=True, width=2) for level in named[0][1].levels),
        ),
        rows=tuple(
            Row(
                cells=(name, count(own.coalitions), *map(words.in_a_cell, own.levels.values())),
                told=" ".join(
                    [f"{name}.", *(words.summary_told(words.level_heading(at), of) for at, of in own.levels.items())]
                ),
            )
            for name, own in named
        ),
    )


def _newest_statements(overview: Overview) -> list[CountryStatement]:
    return [own for own in overview.statements if own.year == overview.newest.year]


def _standing_out(overview: Overview) -> Iterable[Section]:
    """The statements that have each verdict most often; nothing where too few coalitions tell of any."""
    told = [own for own in _newest_statements(overview) if own.verdicts is not None]
    lists = [section for verdict, title in words.VERDICTS if (section := _most(told, verdict, title)) is not None]
    if lists:
        pairs = [tuple(lists[place : place + 2]) for place in range(0, len(lists), 2)]
        yield Section(
            id="stellingen",
            title=f"Waar staan coalities sterk en zwak in {overview.newest.year}?",
            blocks=tuple(Columns(sections=pair) for pair in pairs),
        )


def _most(told: Sequence[CountryStatement], verdict: Verdict, title: str) -> Section | None:
    """The statements with this verdict at the largest share of coalitions, ties in the order of the set."""
    found = [own for own in told if own.verdicts is not None and own.verdicts[verdict]]
    found.sort(key=lambda own: -round(own.share(verdict) or 0.0, 9))
    items = tuple(
        Item(id=own.id, text=own.text, lines=(Line(text=words.often(own, verdict)),)) for own in found[:_MOST_LISTED]
    )
    return Section(title=title, blocks=(Items(items=items),)) if items else None


def _rows(overview: Overview) -> Section:
    """The coalitions that may be named: the newest year first, in it the highest score first, joint scores apart."""
    level = _leading(overview)

    def order(row: OverviewRow) -> tuple[int, bool, float, str]:
        mean = row.levels[level].mean
        return -row.year, row.joint_only, math.inf if mean is None else -mean, row.coalition

    several = len({row.year for row in overview.rows}) > 1
    table = Table(
        caption="Score per coalitie" if overview.named else "Score per jaar",
        label="Tabel met coalities",
        look=TableLook.HEAT,
        dense=True,
        columns=(
            Column(title="Coalitie", width=3),
            *((Column(title="Jaar", numeric=True),) if several else ()),
            *((Column(title="Regio", width=2),) if overview.with_regions else ()),
            Column(title="Mensen", numeric=True),
            Column(title="Met een score", short="Scores", numeric=True),
            Column(title="Totaal", numeric=True),
            Column(title="Band\u00adbreedte", short="Band", numeric=True, width=1.5),
            *(Column(title=part.id, numeric=True) for part in overview.rows[0].parts),
        ),
        rows=tuple(
            _row(row, several=several, with_region=overview.with_regions) for row in sorted(overview.rows, key=order)
        ),
    )
    several_coalitions = len({row.coalition for row in overview.rows}) > 1
    after = (*((words.CHANCE,) if several_coalitions else ()), *words.left_out(overview))
    return Section(
        id="coalities",
        title="Alle coalities" if overview.named else overview.mirror or "",
        blocks=(Key(text=words.COLOURS), table, *(Text(text=text, tone=Tone.SMALL) for text in after)),
    )


def _row(row: OverviewRow, *, several: bool, with_region: bool) -> Row:
    total = row.total
    return Row(
        cells=(
            row.coalition,
            *((str(row.year),) if several else ()),
            *((row.region or UNKNOWN,) if with_region else ()),
            words.people(row),
            words.answered(row),
            _score_cell(total.mean, total.verdict),
            UNKNOWN if total.low is None else reach(total.low, total.high),
            *(_score_cell(part.mean, part.verdict) for part in row.parts),
        ),
        told=words.row_told(row),
    )


def _score_cell(mean: float | None, verdict: Verdict | None) -> Cell:
    """A score with its colour, which is that of the score as printed: two that print the same look the same."""
    mood = None if verdict is None else MOODS.get(verdict)
    step = None if mean is None else int(round_half_up(round_half_up(mean), 0))
    return Cell(text=dutch_number(mean), mood=mood, step=step)


def _statements(overview: Overview) -> Iterable[Section]:
    """All statements of the newest year: the mean, and at how many coalitions each verdict."""
    told = [own for own in _newest_statements(overview) if own.verdicts is not None or own.mean is not None]
    if not told:
        return
    table = Table(
        caption=f"Gemiddelde van de coalities, en bij hoeveel van hen welk oordeel, in {overview.newest.year}",
        label="Tabel met alle stellingen",
        dense=True,
        columns=(
            Column(title="Stelling", width=6),
            Column(title="Score", numeric=True),
            *(Column(title=verdict_word(verdict).capitalize(), numeric=True, width=1.2) for verdict in SCORED),
        ),
        rows=tuple(_statement_row(own) for own in told),
    )
    yield Section(id="alle-stellingen", title="Alle stellingen", blocks=(table,))


def _statement_row(own: CountryStatement) -> Row:
    verdicts = own.verdicts
    counts = [UNKNOWN if verdicts is None else count(verdicts[verdict]) for verdict in SCORED]
    named = ", ".join(f"{verdict_word(verdict)} {number}" for verdict, number in zip(SCORED, counts, strict=True))
    return Row(
        cells=(f"{own.id} {own.text}", dutch_number(own.mean), *counts),
        told=f"{own.id} {own.text} Gemiddeld {dutch_number(own.mean)}; {named}.",
    )


def _account() -> Section:
    lines = tuple(Item(text=line) for line in words.HOW_FIGURES_CAME_ABOUT)
    return Section(
        id="verantwoording", title=HOW_FIGURES_CAME_ABOUT, blocks=(Items(items=lines, look=ItemLook.BULLETED),)
    )
