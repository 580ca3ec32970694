# SPDX-License-Identifier: EUPL-1.2
"""The form on paper as a Word document: a table per theme with a box for each answer, no row of which is split."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from analysetool.extras import require
from analysetool.figures.form import FormStatement
from analysetool.formats import docx_matrix as matrix
from analysetool.formats import docx_xml as xml
from analysetool.words.form import ToldForm
from analysetool.words.form_paper import ToldPaper, tell_paper

if TYPE_CHECKING:  # needs python-docx, which may be missing
    from analysetool.formats.docx_paper import Paper

_MARGIN = 14.0
_DOMAIN_COLUMNS = 3
_NOTE_HEIGHT = 8.0


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sizes:
    """Points of the texts and of the white around them in a cell, and millimetres of a column with boxes."""

    statement: float
    small: float
    text: float
    heading: float
    box: float
    around: float


_NORMAL = _Sizes(statement=10.0, small=9.0, text=9.5, heading=10.5, box=7.6, around=0.8)
_LARGE = _Sizes(statement=16.0, small=13.0, text=13.0, heading=16.0, box=10.5, around=3.0)
"""Large print, for parents."""


def render_form_docx(form: ToldForm) -> bytes:
    """Write the form on paper; the same form gives the same bytes.

    Raises:
        UsageError: when python-docx is not installed.
    """
    require("docx", "docx")
    from analysetool.formats.docx_paper import EveryPage, Paper  # noqa: PLC0415 - needs the extra

    told = tell_paper(form)
    sizes = _LARGE if form.for_parents else _NORMAL
    foot = " · ".join(filter(None, (form.heading, form.measurement)))
    paper = Paper(
        form.heading,
        density=xml.Density.COMPACT,
        margin=_MARGIN,
        every_page=EveryPage(foot=foot, page=told.page, of=told.of, head=_legend(told, sizes), points=sizes.small),
    )
    paper.paragraph(" · ".join(filter(None, (form.title, form.measurement))), style=xml.SUBTITLE)
    _before(paper, form, told, sizes)
    if form.for_parents:
        _table(paper, told.list_title, form.statements, told, sizes, numbered=True)
    else:
        for part in form.parts:
            paper.heading(f"Deel {part.id}: {part.title}")
            if part.introduction:
                paper.paragraph(_sized(part.introduction, sizes.text), keep=True)
            for theme in part.themes:
                _table(paper, f"{theme.id} {theme.title}", theme.statements, told, sizes)
    _after(paper, form, told, sizes)
    return paper.to_bytes()


def _legend(told: ToldPaper, sizes: _Sizes) -> list[xml.Run]:
    """What the signs mean, for the top of each page; a line ends between two of them, not in the midst of one."""
    runs = []
    for place, choice in enumerate(told.choices):
        end = "\u00a0·" if place + 1 < len(told.choices) else ""
        runs.append(_sized(f"{' ' if place else ''}{choice.sign}\u00a0", sizes.small, bold=True))
        runs.append(_sized(choice.meaning.replace(" ", "\u00a0") + end, sizes.small))
    return runs


def _sized(text: str, points: float, *, bold: bool = False) -> xml.Run:
    return xml.Run(text=text, points=points, bold=bold)


def _before(paper: Paper, form: ToldForm, told: ToldPaper, sizes: _Sizes) -> None:
    """What people read first, where they speak for, and their code."""
    text = sizes.text
    paper.paragraph(_sized(" ".join((*form.introduction, told.takes)), text))
    paper.paragraph(_sized(form.guidance, text))
    paper.paragraph(_sized(told.how, text, bold=True))
    for sentence in told.about:
        paper.bullet(_sized(sentence, sizes.small))
    if told.domain:
        paper.paragraph(_sized(told.domain, text, bold=True), keep=True)
    if form.domains and form.domain is None:
        boxes = [f"☐ {domain.title}" for domain in form.domains]
        paper.insert(matrix.plain_grid(boxes, _DOMAIN_COLUMNS, paper.width, sizes.small), xml.GAP)
    paper.insert(matrix.code_row(told.code, len(told.code_boxes), paper.width, text), xml.GAP)


def _table(
    paper: Paper,
    title: str,
    statements: Iterable[FormStatement],
    told: ToldPaper,
    sizes: _Sizes,
    *,
    numbered: bool = False,
) -> None:
    rows = [_told(statement, sizes, numbered=numbered) for statement in statements]
    signs = [choice.sign for choice in told.choices]
    look = matrix.Look(width=paper.width, box=sizes.box, heading=sizes.heading, sign=sizes.small, around=sizes.around)
    paper.insert(matrix.matrix(title, signs, rows, look), xml.GAP)


def _told(statement: FormStatement, sizes: _Sizes, *, numbered: bool) -> Sequence[Sequence[xml.Run]]:
    """The paragraphs of a statement: itself, its explanation and what one would see at each score."""
    name = f"{statement.number}." if numbered else statement.id
    told = [[_sized(f"{name} {statement.text}", sizes.statement, bold=True)]]
    if statement.explanation:
        told.append([_sized(statement.explanation, sizes.small)])
    if statement.anchors:
        told.append(
            [
                run
                for step, text in statement.anchors
                for run in (_sized(f"{step}:\u00a0", sizes.small, bold=True), _sized(f"{text}  ", sizes.small))
            ]
        )
    return told


def _after(paper: Paper, form: ToldForm, told: ToldPaper, sizes: _Sizes) -> None:
    """Room to write, and how the form goes back."""
    paper.paragraph(_sized(told.notes, sizes.text), keep=True)
    paper.insert(matrix.lines(len(told.note_lines), _NOTE_HEIGHT, paper.width), xml.GAP)
    paper.paragraph(_sized(" ".join(told.done), sizes.text, bold=True))
    paper.paragraph(_sized(" ".join(form.colophon), sizes.small))
