# SPDX-License-Identifier: EUPL-1.2
"""The figures of the full report for Word: parts, themes, groups and statements in tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysetool import charts
from analysetool.figures.report import Report, ShownLevel, ShownStatement
from analysetool.formats.docx_xml import Column, TableRow, bold, soft
from analysetool.rounding import UNKNOWN, dutch_number, dutch_percent
from analysetool.words import figures as wording

if TYPE_CHECKING:  # needs python-docx, which may be missing
    from analysetool.formats.docx_paper import Paper


def levels(paper: Paper, view: Report) -> None:
    """The score of the whole, of each part with its themes, and of each phase."""
    paper.heading("Delen en thema's")
    for part in view.statement_set.parts:
        if part.introduction:
            paper.paragraph(bold(f"{part.id} {part.title}. "), part.introduction)
    beside = view.joint_levels
    rows = [_level_row(view.total, view.total.title, strong=True, beside=beside)]
    for part_level in view.parts:
        rows.append(_level_row(part_level, f"{part_level.id} {part_level.title}", strong=True, beside=beside))
        own = [theme.level for theme in view.themes if theme.level.part == part_level.id]
        rows += [_level_row(level, f"{level.id} {level.title}", beside=beside) for level in own]
    if view.joint_note:
        paper.paragraph(view.joint_note)
    paper.table("Score per deel en thema", _level_columns("Deel of thema", beside=beside), rows)
    if len(view.phases) > 1:
        paper.table(
            "Score per fase van de eerste 1.000 dagen",
            _level_columns("Fase", beside=beside),
            [_level_row(phase, phase.title, beside=beside) for phase in view.phases],
        )


def corners(paper: Paper, view: Report) -> None:
    """What the picture of score against agreement shows, as its table."""
    corner_map = charts.corner_map(view.statements)
    if corner_map is None:
        return
    paper.heading("Score en eensgezindheid")
    paper.paragraph(corner_map.description)
    paper.table(
        "Stellingen per hoek",
        (
            Column(title="Hoek", width=26),
            Column(title="Wat het betekent", width=58),
            Column(title="Stellingen", width=90),
        ),
        [
            TableRow(cells=(corner.title, corner.meaning, ", ".join(corner.statements) or "geen"))
            for corner in corner_map.corners
        ],
    )
    if corner_map.unplaced:
        paper.paragraph(f"Niet in de tabel, want er zijn geen twee scores: {', '.join(corner_map.unplaced)}.")


def groups(paper: Paper, view: Report) -> None:
    """How groups differ: the largest gaps, and the mean score of each group."""
    paper.heading("Verschillen tussen groepen")
    if view.groups_note:
        paper.paragraph(view.groups_note)
        return
    paper.paragraph(
        f"Kleine groepen zijn samengevoegd, zodat niemand te herkennen is. Elke groep telt minstens {view.minimum} "
        "deelnemers."
    )
    for group in view.groups:
        if len(group.members) > 1:
            paper.paragraph(f"{group.title}: {wording.listing([member.lower() for member in group.members])}.")
    if view.gaps:
        paper.heading("Grootste verschillen", 2)
        for gap in view.gaps:
            paper.bullet(bold(f"{gap.statement.id} "), gap.statement.text, soft(gap.reason))
        paper.paragraph(wording.DIFFERENCE_NOTE)
    introduction = view.statement_set.parts[0].introduction
    if introduction:
        paper.paragraph(introduction)
    columns = [Column(title="Deel of thema", width=64)]
    share = (paper.width - columns[0].width) / max(len(view.groups), 1)
    columns += [Column(title=f"{group.title} ({group.size})", width=share, numeric=True) for group in view.groups]
    rows = []
    for part in view.parts:
        means = [dutch_number(group.parts[part.id].mean) for group in view.groups]
        rows.append(TableRow(cells=(f"{part.id} {part.title}", *means), strong=True))
        for theme in view.themes:
            if theme.level.part == part.id:
                means = [dutch_number(group.themes[theme.level.id].mean) for group in view.groups]
                rows.append(TableRow(cells=(f"{theme.level.id} {theme.level.title}", *means)))
    paper.table("Gemiddelde score per groep", columns, rows)


def statements(paper: Paper, view: Report) -> None:
    """All statements by theme, and after that all their figures in one wide table."""
    paper.heading("Alle stellingen")
    if view.votes_hidden:
        paper.paragraph(
            f"Hier staan alleen gemiddelden en oordelen. Met minder dan {view.minimum} deelnemers zijn losse "
            "antwoorden te herkennen."
        )
    for theme in view.themes:
        paper.heading(f"{theme.level.id} {theme.level.title}: {dutch_number(theme.level.mean)}", 2)
        for statement in theme.statements:
            paper.bullet(bold(f"{statement.id} "), statement.text, soft(_figures(statement)))
    paper.turn(landscape=True)
    paper.heading("Alle cijfers in een tabel", 2)
    paper.table(
        "Aantal antwoorden en cijfers per stelling",
        _statement_columns(view),
        [_statement_row(statement, view) for statement in view.statements],
    )
    paper.turn(landscape=False)


def _level_columns(title: str, *, beside: bool) -> tuple[Column, ...]:
    joint = (Column(title="Gezamenlijk", width=24, numeric=True),) if beside else ()
    return (
        Column(title=title, width=34 if beside else 54),
        Column(title="Score", width=13 if beside else 14, numeric=True),
        Column(title="Bandbreedte", width=24 if beside else 26, numeric=True),
        Column(title="Eensgezindheid", width=28 if beside else 30, numeric=True),
        Column(title="Scores", width=25, numeric=True),
        *joint,
        Column(title="Oordeel", width=26 if beside else 25),
    )


def _level_row(level: ShownLevel, title: str, *, strong: bool = False, beside: bool) -> TableRow:
    possible = "" if level.possible is None else f" van {wording.count(level.possible)}"
    return TableRow(
        cells=(
            title,
            dutch_number(level.mean),
            wording.reach(level.low, level.high),
            dutch_percent(level.agreement),
            f"{wording.count(level.answered)}{possible}",
            *((level.joint_told,) if beside else ()),
            wording.verdict_word(level.verdict),
        ),
        strong=strong,
    )


def _figures(statement: ShownStatement) -> str:
    """What stands under a statement: its mean, verdict, agreement and joint score."""
    told = []
    if statement.mean is not None:
        name = "Gezamenlijke score" if statement.on_joint else "Gemiddeld"
        mark = f" ({wording.DEVIATES_SHORT})" if statement.on_joint and statement.deviates else ""
        told.append(f"{name} {dutch_number(statement.mean)}{mark}")
    told.append(wording.verdict_word(statement.verdict))
    if statement.agreement is not None:
        told.append(f"eensgezindheid {dutch_percent(statement.agreement)}")
    if statement.joint_told and not statement.on_joint:
        told.append(f"gezamenlijk: {statement.joint_told}")
    return " · ".join(told)


def _statement_columns(view: Report) -> list[Column]:
    votes = [] if view.votes_hidden else [(str(step), 11.0) for step in view.statement_set.scale]
    spread = [] if view.votes_hidden else [("Mediaan", 19.0), ("Eensgezindheid", 29.0)]
    figures = (
        *votes,
        ("Weet niet", 14.0),
        ("Niet van toepassing", 24.0),
        ("Niet ingevuld", 18.0),
        ("Gemiddelde", 24.0),
        ("Bandbreedte", 26.0),
        *spread,
        *([("Gezamenlijk", 24.0)] if view.has_joint else []),
    )
    return [
        Column(title="Stelling", width=19),
        *(Column(title=title, width=width, numeric=True) for title, width in figures),
        Column(title="Oordeel", width=32),
    ]


def _statement_row(statement: ShownStatement, view: Report) -> TableRow:
    hidden = view.votes_hidden
    votes = () if hidden else statement.distribution or (UNKNOWN,) * len(view.statement_set.scale)
    spread = () if hidden else (dutch_number(statement.median), dutch_percent(statement.agreement))
    return TableRow(
        cells=(
            statement.id,
            *map(str, votes),
            str(statement.dont_know),
            str(statement.not_applicable),
            UNKNOWN if statement.not_answered is None else str(statement.not_answered),
            dutch_number(statement.mean),
            wording.reach(statement.low, statement.high),
            *spread,
            *((statement.joint_told,) if view.has_joint else ()),
            wording.verdict_word(statement.verdict),
        )
    )
