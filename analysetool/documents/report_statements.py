# SPDX-License-Identifier: EUPL-1.2
"""All statements of a report: by theme with their bars, and after that all their figures in one table."""

from __future__ import annotations

from collections.abc import Iterable

from analysetool.charts.bars import bar_frame, legend, statement_bar, theme_bar
from analysetool.documents.blocks import (
    Block,
    Cell,
    Column,
    Drawing,
    Figure,
    Item,
    ItemLook,
    Items,
    Key,
    KeyDrawing,
    KeyEntry,
    Line,
    Row,
    Section,
    Table,
)
from analysetool.documents.cells import verdict_cell
from analysetool.figures.report import Report, ShownStatement
from analysetool.model import Verdict
from analysetool.rounding import UNKNOWN, dutch_number
from analysetool.words import figures as wording
from analysetool.words import own_group, parents
from analysetool.words import report as words

_BARS = (
    "Elke balk toont alle antwoorden op één stelling. Links van de streep staan lage scores, rechts hoge; een 3 ligt "
    "op de streep. Antwoorden zonder score staan apart, aan de rechterkant. Het getal in een vak is het aantal "
    "antwoorden."
)


def statements_section(report: Report) -> Section:
    """All statements by theme, and their figures in a table."""
    return Section(id="stellingen", title="Alle stellingen", blocks=(*_by_theme(report), _figures_section(report)))


def bar_key(report: Report, text: str = "") -> Key:
    """What the colours and patterns of a bar stand for."""
    return Key(
        text=text,
        label="Uitleg bij de kleuren",
        entries=tuple(
            KeyEntry(drawing=KeyDrawing.PATCH, kind=entry.kind, name=entry.name, path=entry.path)
            for entry in legend(tuple(report.statement_set.scale.values()))
        ),
    )


def _by_theme(report: Report) -> Iterable[Block]:
    """How to read the bars, and the statements of each theme with theirs; no bars where none may be shown."""
    if _with_votes(report):
        yield bar_key(report, _BARS)
    scale = tuple(report.statement_set.scale.values())
    frame = bar_frame(report.statements)
    for theme in report.themes:
        whole = theme_bar(theme, scale, frame)
        own: list[Block] = []
        if whole is not None:
            own.append(Figure(drawing=Drawing.BAR, shape=whole, caption="Alle antwoorden op dit thema"))
        items = []
        for statement in theme.statements:
            bar = statement_bar(statement, scale, frame)
            items.append(
                Item(
                    id=statement.id,
                    text=statement.text,
                    lines=(figures_line(statement),),
                    figure=None if bar is None else Figure(drawing=Drawing.BAR, shape=bar),
                )
            )
        own.append(Items(items=tuple(items), look=ItemLook.DRAWN))
        level = theme.level
        title = f"{level.id} {words.level_title(level)}: {dutch_number(level.mean)}"
        yield Section(title=title, blocks=tuple(own))


def figures_line(statement: ShownStatement) -> Line:
    """What stands under a statement: its mean, verdict, how many answered alike and the joint score."""
    told = []
    if statement.mean is not None:
        told.append(f"{_mean_name(statement)} {dutch_number(statement.mean)}{_mark(statement)}")
    verdict = wording.verdict_word(statement.verdict)
    told.append(verdict)
    alike = wording.alike(statement.distribution)
    if alike is not None:
        told.append(alike)
    joint = words.joint_statement(statement)
    if joint and (not statement.on_joint or statement.mean is None):
        told.append(f"gezamenlijk: {joint}")
    told += filter(None, (parents.beside(statement), own_group.beside(statement)))
    return Line(text=" · ".join(told), mark=verdict)


def _with_votes(report: Report) -> bool:
    """Whether the votes on any statement may be shown."""
    return any(statement.distribution is not None for statement in report.statements)


def _any_not_asked(report: Report) -> bool:
    """Whether somebody was not asked something; then it has a column."""
    return any(statement.not_asked for statement in report.statements)


def _mean_name(statement: ShownStatement) -> str:
    """How the mean is called: that of partners where another stands beside it."""
    if statement.on_joint:
        return "Gezamenlijke score"
    if statement.parents is not None:
        return "Partner" if statement.n == 1 else "Partners"
    return "Score" if statement.n == 1 else "Gemiddeld"


def _mark(statement: ShownStatement) -> str:
    return f" ({wording.DEVIATES_SHORT})" if statement.on_joint and statement.deviates else ""


def _figures_section(report: Report) -> Section:
    table = Table(
        caption="Aantal antwoorden en cijfers per stelling",
        label="Tabel met alle cijfers",
        columns=_columns(report),
        rows=tuple(_row(statement, report) for statement in report.statements),
        dense=report.has_joint,
        wide=True,
    )
    return Section(title="Alle cijfers in een tabel", blocks=(table,))


def _columns(report: Report) -> tuple[Column, ...]:
    votes: tuple[Column, ...] = ()
    spread: tuple[Column, ...] = ()
    joint: tuple[Column, ...] = ()
    not_asked: tuple[Column, ...] = ()
    if _any_not_asked(report):
        not_asked = (Column(title="Niet gevraagd", short="Niet gevr.", width=18, numeric=True),)
    if _with_votes(report):
        votes = tuple(Column(title=str(step), width=11, numeric=True) for step in report.statement_set.scale)
        spread = (Column(title="Mediaan", short="Med.", width=19, numeric=True),)
    if report.has_joint:
        joint = (Column(title="Geza\u00admenlijk", short="Samen", width=24, numeric=True, breaks=True),)
    return (
        Column(title="Stelling", short="Nr.", width=19),
        *votes,
        Column(title="Weet niet", width=14, numeric=True),
        Column(title="Niet van toe\u00adpassing", short="Nvt", width=24, numeric=True),
        Column(title="Niet ingevuld", short="Niet ingev.", width=18, numeric=True),
        *not_asked,
        Column(title="Gemid\u00addelde", short="Gem.", width=24, numeric=True),
        Column(title="Band\u00adbreedte", short="Band", width=26, numeric=True),
        *spread,
        *joint,
        Column(title="Oordeel", width=32),
    )


def _row(statement: ShownStatement, report: Report) -> Row:
    votes: tuple[str, ...] = ()
    spread: tuple[str, ...] = ()
    nobody = statement.verdict is Verdict.NOT_ASKED  # of whom no count is told, since a 0 would look like an answer
    others = (statement.dont_know, statement.not_applicable, statement.not_answered)
    if _with_votes(report):
        given = (None,) * len(report.statement_set.scale) if nobody else statement.distribution
        votes = tuple(map(_counted, given or (None,) * len(report.statement_set.scale)))
        spread = (dutch_number(statement.median),)
    joint = (words.joint_statement(statement),) if report.has_joint else ()
    cells: tuple[str | Cell, ...] = (
        statement.id,
        *votes,
        *map(_counted, (None,) * len(others) if nobody else others),
        *((_counted(statement.not_asked),) if _any_not_asked(report) else ()),
        dutch_number(statement.mean),
        wording.reach(statement.low, statement.high),
        *spread,
        *joint,
        verdict_cell(statement.verdict),
    )
    return Row(cells=cells, told=_told(statement))


def _told(statement: ShownStatement) -> str:
    """All figures of a statement in a sentence; what may not be shown or is not known is left out."""
    joint = words.joint_statement(statement)
    if statement.verdict is Verdict.NOT_ASKED:
        told = filter(None, (wording.verdict_word(statement.verdict), joint and f"gezamenlijk {joint}"))
        return f"{statement.id}: {', '.join((*told, *filter(None, (parents.beside(statement),))))}."
    on_score = statement.on_joint and statement.mean is not None
    figures = [f"{'gezamenlijke score' if on_score else 'score'} {dutch_number(statement.mean)}"]
    if joint and not on_score:
        figures.append(f"gezamenlijk {joint}")
    figures.append(f"{wording.verdict_word(statement.verdict)}{_mark(statement)}")
    if statement.low is not None:
        figures.append(f"bandbreedte {wording.reach(statement.low, statement.high)}")
    if statement.median is not None:
        figures.append(f"mediaan {dutch_number(statement.median)}")
    figures += filter(
        None, (wording.alike(statement.distribution), parents.beside(statement), own_group.told(statement))
    )
    return f"{statement.id}: {', '.join(figures)}; {_votes_told(statement)}."


def _counted(number: int | None) -> str:
    return UNKNOWN if number is None else str(number)


def _votes_told(statement: ShownStatement) -> str:
    if statement.n is None:
        return "hoe vaak wat is geantwoord, blijft verborgen"
    votes = ""
    if statement.distribution is not None:
        given = [f"{count} keer {step}" for step, count in enumerate(statement.distribution, start=1) if count]
        votes = f"{', '.join(given) or 'geen scores'}; "
    left = "" if statement.not_answered is None else f", {statement.not_answered} niet ingevuld"
    left += f", {statement.not_asked} niet gevraagd" if statement.not_asked else ""
    return f"{votes}{statement.dont_know} weet niet, {statement.not_applicable} niet van toepassing{left}"
