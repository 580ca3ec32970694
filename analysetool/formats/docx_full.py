# SPDX-License-Identifier: EUPL-1.2
"""The report in full for Word: what it says, in the order of the HTML report."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from analysetool.figures.report import Report, ShownFinding
from analysetool.formats.docx_figures import corners, groups, levels, statements
from analysetool.formats.docx_joint import actions, discussion
from analysetool.formats.docx_shared import colophon, origins, reason, reference_day
from analysetool.formats.docx_xml import SUBTITLE, Column, TableRow, bold, soft
from analysetool.rounding import UNKNOWN
from analysetool.words import figures as wording

if TYPE_CHECKING:  # needs python-docx, which may be missing
    from analysetool.formats.docx_paper import Paper

_KEY_FIGURE_COLUMNS = (("Cijfer", 70.0), ("Waarde", 35.0), ("Jaar", 20.0), ("Bron", 49.0))


def write_report(paper: Paper, view: Report) -> None:
    """Write the report in full."""
    paper.paragraph(view.statement_set.title, style=SUBTITLE)
    origins(paper, view)
    _measurement(paper, view)
    _glance(paper, view)
    found = view.findings
    if found.unknown_first:
        _blind_spots(paper, view)
    paper.heading("Sterke punten")
    _findings(paper, found.strong, intro=wording.STRONG_INTRO, nothing=wording.NO_STRONG)
    paper.heading("Aandachtspunten")
    _findings(paper, found.weak, intro=wording.WEAK_INTRO, nothing=wording.NO_WEAK)
    if found.lowest:
        paper.heading("Laagst gescoord", 2)
        _finding_list(paper, found.lowest)
    paper.heading("Waar de partners verdeeld zijn")
    _findings(paper, found.divided, intro=wording.DIVIDED_INTRO, nothing=found.no_disagreement)
    if not found.unknown_first:
        _blind_spots(paper, view)
    discussion(paper, view)
    actions(paper, view)
    levels(paper, view)
    corners(paper, view)
    groups(paper, view)
    statements(paper, view)
    _notes(paper, view)
    _how_figures_came_about(paper, view)
    colophon(paper, view)


def _measurement(paper: Paper, view: Report) -> None:
    info = view.info
    paper.heading("De meting")
    told = (
        ("Coalitie", view.coalition),
        ("Jaar", str(view.year)),
        ("Peildatum", reference_day(view)),
        ("Aanleiding", info.occasion if info else None),
        ("Deelnemers", view.participation),
        ("Contact", info.contact if info else None),
        ("Volgende meting", info.next_measurement if info else None),
    )
    for label, text in told:
        if text:
            paper.bullet(bold(f"{label}: "), text)
    if len(view.per_cluster) > 1:
        invited = info.invited if info else {}
        columns = [Column(title="Groep", width=70), Column(title="Deelnemers", width=35, numeric=True)]
        columns += [Column(title="Uitgenodigd", width=35, numeric=True)] if invited else []
        rows = [
            TableRow(
                cells=(
                    wording.group_title(cluster),
                    str(size),
                    *((str(invited.get(cluster, UNKNOWN)),) if invited else ()),
                )
            )
            for cluster, size in view.per_cluster.items()
        ]
        paper.table("Deelnemers per groep", columns, rows)
    if info and info.key_figures:
        columns = [Column(title=title, width=width) for title, width in _KEY_FIGURE_COLUMNS]
        rows = [
            TableRow(cells=(figure.name, figure.value, figure.year or "", figure.source or ""))
            for figure in info.key_figures
        ]
        paper.table("Kerncijfers uit andere bronnen", columns, rows)


def _glance(paper: Paper, view: Report) -> None:
    paper.heading("In één oogopslag")
    paper.paragraph(bold(view.glance))
    paper.paragraph(view.findings_count)
    if view.joint_in_short:
        paper.paragraph(view.joint_in_short)
    if view.info and view.info.question_to_board:
        paper.paragraph(bold("Vraag aan het bestuur: "), view.info.question_to_board)
    if view.basis_note:
        paper.paragraph(view.basis_note)
    paper.paragraph(view.caveat)


def _findings(paper: Paper, findings: Sequence[ShownFinding], *, intro: str, nothing: str) -> None:
    paper.paragraph(intro if findings else nothing)
    _finding_list(paper, findings)


def _finding_list(paper: Paper, findings: Iterable[ShownFinding]) -> None:
    for finding in findings:
        paper.bullet(
            bold(f"{finding.statement.id} "),
            finding.statement.text,
            soft(f"{reason(finding)} Thema: {finding.theme}."),
        )


def _blind_spots(paper: Paper, view: Report) -> None:
    found = view.findings
    paper.heading("Witte vlekken")
    if found.unknown_first:
        paper.paragraph(wording.UNKNOWN_FIRST)
    paper.paragraph(found.unknown_intro)
    if found.one_voice:
        _unknown_by_theme(paper, view)
    else:
        _finding_list(paper, found.unknown)
    if found.not_answered:
        paper.paragraph(f"Niet ingevuld: {wording.listing(found.not_answered)}.")


def _unknown_by_theme(paper: Paper, view: Report) -> None:
    """All unknown statements of one voice have the same reason, so their themes tell more."""
    for theme in view.themes:
        own = [finding for finding in view.findings.unknown if finding.statement.theme == theme.level.id]
        if own:
            paper.heading(f"{theme.level.id} {theme.level.title}", 2)
        for finding in own:
            paper.bullet(bold(f"{finding.statement.id} "), finding.statement.text)


def _notes(paper: Paper, view: Report) -> None:
    if not view.notes:
        return
    paper.heading("Opmerkingen")
    paper.paragraph(
        "Deze opmerkingen schreven deelnemers bij hun antwoord. De volgorde is alfabetisch en zegt niets over wie wat "
        "schreef."
    )
    for note in view.notes:
        paper.heading(f"{note.statement.id} {note.statement.text}", 2)
        for text in note.texts:
            paper.bullet(text)


def _how_figures_came_about(paper: Paper, view: Report) -> None:
    paper.heading("Hoe de cijfers tot stand komen")
    paper.paragraph(bold(view.caveat))
    for line in view.explanation:
        paper.bullet(line)
    if view.statement_set.justification:
        paper.heading("Over de stellingen", 2)
        paper.paragraph(view.statement_set.justification)
    if view.statement_set.sources:
        paper.heading("Bronnen van de stellingen", 2)
    for source in view.statement_set.sources.values():
        publisher = f", {source.publisher}" if source.publisher else ""
        year = f" ({source.year})" if source.year else ""
        paper.bullet(f"{source.title}{publisher}{year}")
