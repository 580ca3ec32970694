# SPDX-License-Identifier: EUPL-1.2
"""The report, the summary and the worksheet for Word: real headings, lists and tables that people can go on with.

The only module that knows python-docx, an extra. The same view gives the same bytes: nothing in the file tells who made
it, where or when.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from analysetool import __version__, charts, wording
from analysetool.render.extras import require
from analysetool.rounding import UNKNOWN, dutch_number, dutch_percent
from analysetool.views.report import FindingView, LevelView, ReportView, StatementView
from analysetool.views.summary import SummaryView
from analysetool.views.worksheet import WorkItem, WorksheetView

if TYPE_CHECKING:  # python-docx may be missing
    from docx.oxml.xmlchemy import BaseOxmlElement
    from docx.table import Table, _Cell, _Row
    from docx.text.paragraph import Paragraph

_ILLEGAL = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML cannot hold; the view has taken most of it out already."""
_EPOCH = datetime(1980, 1, 1, tzinfo=UTC)
"""The first moment a zip can tell; reports do not look at the clock."""
_FONT = "Calibri"
_ACCENT, _SOFT, _LINE, _SHADE = "0A4F8A", "4A4A4A", "767676", "F3F5F7"
"""The colours of the HTML report; the first three are readable on white."""
_PAGE_SHORT, _PAGE_LONG, _MARGIN = 210.0, 297.0, 18.0
_ROOM_TO_WRITE = 16.0
"""Millimetres of an empty row in the worksheet."""
_UNUSED_PARTS = ("/stylesWithEffects", "/thumbnail", "/customXml")
"""Parts of python-docx's own template that no reader needs."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Run:
    """A stretch of text in one look; `new_line` starts it on a line of its own within the paragraph."""

    text: str
    bold: bool = False
    soft: bool = False
    new_line: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class _Column:
    """A column of a table: what it holds, how many millimetres wide, and whether it holds figures."""

    title: str
    width: float
    numeric: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class _TableRow:
    """A row of a table; a strong one stands out, as the row of a part among its themes does."""

    cells: Sequence[str]
    strong: bool = False


def render_docx(view: ReportView | SummaryView | WorksheetView) -> bytes:
    """Lay out the report in full, on one page or as a worksheet; the kind of view decides.

    Raises:
        UsageError: when python-docx is not installed.
    """
    require("docx", "docx")
    if isinstance(view, SummaryView):
        paper = _Paper(f"Kansrijke Start in {view.report.coalition}: samenvatting {view.report.year}", compact=True)
        _summary(paper, view)
    elif isinstance(view, WorksheetView):
        paper = _Paper(f"Kansrijke Start in {view.report.coalition}: werkblad {view.report.year}")
        _worksheet(paper, view)
    else:
        paper = _Paper(f"Kansrijke Start in {view.coalition}: rapport {view.year}")
        _report(paper, view)
    return paper.to_bytes()


def _bold(text: str) -> _Run:
    return _Run(text=text, bold=True)


def _soft(text: str) -> _Run:
    return _Run(text=text, soft=True, new_line=True)


# The report in full.


def _report(paper: _Paper, view: ReportView) -> None:
    paper.paragraph(view.statement_set.title, style="Subtitle")
    _origins(paper, view)
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
    _actions(paper, view)
    _levels(paper, view)
    _corners(paper, view)
    _groups(paper, view)
    _statements(paper, view)
    _notes(paper, view)
    _how_figures_came_about(paper, view)
    _colophon(paper, view)


def _origins(paper: _Paper, view: ReportView) -> None:
    for origin in view.origins:
        paper.paragraph(_bold("Herkomst: "), origin)


def _measurement(paper: _Paper, view: ReportView) -> None:
    info = view.info
    paper.heading("De meting")
    told = (
        ("Coalitie", view.coalition),
        ("Jaar", str(view.year)),
        ("Peildatum", _reference_day(view)),
        ("Aanleiding", info.occasion if info else None),
        ("Deelnemers", view.participation),
        ("Contact", info.contact if info else None),
        ("Volgende meting", info.next_measurement if info else None),
    )
    for label, text in told:
        if text:
            paper.bullet(_bold(f"{label}: "), text)
    if len(view.per_cluster) > 1:
        invited = info.invited if info else {}
        columns = [_Column(title="Groep", width=70), _Column(title="Deelnemers", width=35, numeric=True)]
        columns += [_Column(title="Uitgenodigd", width=35, numeric=True)] if invited else []
        rows = [
            _TableRow(
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
        columns = [_Column(title=title, width=width) for title, width in _KEY_FIGURE_COLUMNS]
        rows = [
            _TableRow(cells=(figure.name, figure.value, figure.year or "", figure.source or ""))
            for figure in info.key_figures
        ]
        paper.table("Kerncijfers uit andere bronnen", columns, rows)


_KEY_FIGURE_COLUMNS = (("Cijfer", 70.0), ("Waarde", 35.0), ("Jaar", 20.0), ("Bron", 49.0))


def _reference_day(view: ReportView) -> str | None:
    day = view.info.reference_date if view.info else None
    return wording.dutch_date(day) if day else None


def _glance(paper: _Paper, view: ReportView) -> None:
    paper.heading("In één oogopslag")
    paper.paragraph(_bold(view.glance))
    paper.paragraph(view.findings_count)
    if view.info and view.info.question_to_board:
        paper.paragraph(_bold("Vraag aan het bestuur: "), view.info.question_to_board)
    if view.basis_note:
        paper.paragraph(view.basis_note)
    paper.paragraph(view.caveat)


def _findings(paper: _Paper, findings: Sequence[FindingView], *, intro: str, nothing: str) -> None:
    paper.paragraph(intro if findings else nothing)
    _finding_list(paper, findings)


def _finding_list(paper: _Paper, findings: Iterable[FindingView]) -> None:
    for finding in findings:
        paper.bullet(
            _bold(f"{finding.statement.id} "),
            finding.statement.text,
            _soft(f"{_reason(finding)} Thema: {finding.theme}."),
        )


def _reason(finding: FindingView) -> str:
    return f"{finding.reason} {wording.FRAGILE}" if finding.holds is False else finding.reason


def _blind_spots(paper: _Paper, view: ReportView) -> None:
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


def _unknown_by_theme(paper: _Paper, view: ReportView) -> None:
    """All unknown statements of one voice have the same reason, so their themes tell more."""
    for theme in view.themes:
        own = [finding for finding in view.findings.unknown if finding.statement.theme == theme.level.id]
        if own:
            paper.heading(f"{theme.level.id} {theme.level.title}", 2)
        for finding in own:
            paper.bullet(_bold(f"{finding.statement.id} "), finding.statement.text)


def _actions(paper: _Paper, view: ReportView) -> None:
    if not view.actions:
        return
    paper.heading("Acties")
    columns = (
        _Column(title="Stelling", width=20),
        _Column(title="Wat", width=70),
        _Column(title="Wie", width=34),
        _Column(title="Wanneer", width=30),
        _Column(title="Stand", width=20),
    )
    rows = [
        _TableRow(
            cells=(
                action.statement,
                action.what,
                action.who or "",
                wording.dutch_date(action.due) if action.due else "",
                action.status,
            )
        )
        for action in view.actions
    ]
    paper.table("Wat de coalitie heeft afgesproken", columns, rows)


def _levels(paper: _Paper, view: ReportView) -> None:
    paper.heading("Delen en thema's")
    for part in view.statement_set.parts:
        if part.introduction:
            paper.paragraph(_bold(f"{part.id} {part.title}. "), part.introduction)
    rows = [_level_row(view.total, view.total.title, strong=True)]
    for part_level in view.parts:
        rows.append(_level_row(part_level, f"{part_level.id} {part_level.title}", strong=True))
        own = [theme.level for theme in view.themes if theme.level.part == part_level.id]
        rows += [_level_row(level, f"{level.id} {level.title}") for level in own]
    paper.table("Score per deel en thema", _level_columns("Deel of thema"), rows)
    if len(view.phases) > 1:
        paper.table(
            "Score per fase van de eerste 1.000 dagen",
            _level_columns("Fase"),
            [_level_row(phase, phase.title) for phase in view.phases],
        )


def _corners(paper: _Paper, view: ReportView) -> None:
    """What the picture of score against agreement shows, as its table."""
    corner_map = charts.corner_map(view.statements)
    if corner_map is None:
        return
    paper.heading("Score en eensgezindheid")
    paper.paragraph(corner_map.description)
    paper.table(
        "Stellingen per hoek",
        (
            _Column(title="Hoek", width=26),
            _Column(title="Wat het betekent", width=58),
            _Column(title="Stellingen", width=90),
        ),
        [
            _TableRow(cells=(corner.title, corner.meaning, ", ".join(corner.statements) or "geen"))
            for corner in corner_map.corners
        ],
    )
    if corner_map.unplaced:
        paper.paragraph(f"Niet in de tabel, want er zijn geen twee scores: {', '.join(corner_map.unplaced)}.")


def _level_columns(title: str) -> tuple[_Column, ...]:
    return (
        _Column(title=title, width=54),
        _Column(title="Score", width=14, numeric=True),
        _Column(title="Bandbreedte", width=26, numeric=True),
        _Column(title="Eensgezindheid", width=30, numeric=True),
        _Column(title="Scores", width=25, numeric=True),
        _Column(title="Oordeel", width=25),
    )


def _level_row(level: LevelView, title: str, *, strong: bool = False) -> _TableRow:
    possible = "" if level.possible is None else f" van {wording.count(level.possible)}"
    return _TableRow(
        cells=(
            title,
            dutch_number(level.mean),
            wording.reach(level.low, level.high),
            dutch_percent(level.agreement),
            f"{wording.count(level.answered)}{possible}",
            wording.verdict_word(level.verdict),
        ),
        strong=strong,
    )


def _groups(paper: _Paper, view: ReportView) -> None:
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
            paper.bullet(_bold(f"{gap.statement.id} "), gap.statement.text, _soft(gap.reason))
        paper.paragraph(wording.DIFFERENCE_NOTE)
    introduction = view.statement_set.parts[0].introduction
    if introduction:
        paper.paragraph(introduction)
    columns = [_Column(title="Deel of thema", width=64)]
    share = (paper.width - columns[0].width) / max(len(view.groups), 1)
    columns += [_Column(title=f"{group.title} ({group.size})", width=share, numeric=True) for group in view.groups]
    rows = []
    for part in view.parts:
        means = [dutch_number(group.parts[part.id].mean) for group in view.groups]
        rows.append(_TableRow(cells=(f"{part.id} {part.title}", *means), strong=True))
        for theme in view.themes:
            if theme.level.part == part.id:
                means = [dutch_number(group.themes[theme.level.id].mean) for group in view.groups]
                rows.append(_TableRow(cells=(f"{theme.level.id} {theme.level.title}", *means)))
    paper.table("Gemiddelde score per groep", columns, rows)


def _statements(paper: _Paper, view: ReportView) -> None:
    paper.heading("Alle stellingen")
    if view.votes_hidden:
        paper.paragraph(
            f"Hier staan alleen gemiddelden en oordelen. Met minder dan {view.minimum} deelnemers zijn losse "
            "antwoorden te herkennen."
        )
    for theme in view.themes:
        paper.heading(f"{theme.level.id} {theme.level.title}: {dutch_number(theme.level.mean)}", 2)
        for statement in theme.statements:
            paper.bullet(_bold(f"{statement.id} "), statement.text, _soft(_figures(statement)))
    paper.turn(landscape=True)
    paper.heading("Alle cijfers in een tabel", 2)
    paper.table(
        "Aantal antwoorden en cijfers per stelling",
        _statement_columns(view),
        [_statement_row(statement, view) for statement in view.statements],
    )
    paper.turn(landscape=False)


def _figures(statement: StatementView) -> str:
    """What stands under a statement: its mean, verdict, agreement and joint score."""
    told = []
    if statement.mean is not None:
        name = "Gezamenlijke score" if statement.on_joint else "Gemiddeld"
        told.append(f"{name} {dutch_number(statement.mean)}")
    told.append(wording.verdict_word(statement.verdict))
    if statement.agreement is not None:
        told.append(f"eensgezindheid {dutch_percent(statement.agreement)}")
    if statement.joint is not None and not statement.on_joint:
        told.append(f"gezamenlijk: {wording.answer_word(statement.joint)}")
    return " · ".join(told)


def _statement_columns(view: ReportView) -> list[_Column]:
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
        _Column(title="Stelling", width=19),
        *(_Column(title=title, width=width, numeric=True) for title, width in figures),
        _Column(title="Oordeel", width=32),
    ]


def _statement_row(statement: StatementView, view: ReportView) -> _TableRow:
    hidden = view.votes_hidden
    votes = () if hidden else statement.distribution or (UNKNOWN,) * len(view.statement_set.scale)
    spread = () if hidden else (dutch_number(statement.median), dutch_percent(statement.agreement))
    return _TableRow(
        cells=(
            statement.id,
            *map(str, votes),
            str(statement.dont_know),
            str(statement.not_applicable),
            UNKNOWN if statement.not_answered is None else str(statement.not_answered),
            dutch_number(statement.mean),
            wording.reach(statement.low, statement.high),
            *spread,
            *((wording.answer_word(statement.joint),) if view.has_joint else ()),
            wording.verdict_word(statement.verdict),
        )
    )


def _notes(paper: _Paper, view: ReportView) -> None:
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


def _how_figures_came_about(paper: _Paper, view: ReportView) -> None:
    paper.heading("Hoe de cijfers tot stand komen")
    paper.paragraph(_bold(view.caveat))
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


def _colophon(paper: _Paper, view: ReportView) -> None:
    paper.paragraph(
        f"Gemaakt met de Analysetool Kansrijke Start, versie {__version__}. Stellingenset: {view.statement_set.id}, "
        f"versie {view.statement_set.version}."
    )


# The summary: one page.


def _summary(paper: _Paper, view: SummaryView) -> None:
    report, info = view.report, view.report.info
    paper.paragraph(report.statement_set.title, style="Subtitle")
    _origins(paper, report)
    paper.heading("Waar staan wij?")
    day = _reference_day(report)
    when = f" Peildatum: {day}." if day else ""
    why = f" Aanleiding: {info.occasion}." if info and info.occasion else ""
    paper.paragraph(f"{report.participation}{when}{why}")
    paper.paragraph(_bold(report.glance))
    if report.basis_note:
        paper.paragraph(report.basis_note)
    paper.table(
        "Score per deel",
        (
            _Column(title="Deel", width=80),
            _Column(title="Score", width=20, numeric=True),
            _Column(title="Bandbreedte", width=32, numeric=True),
            _Column(title="Oordeel", width=42),
        ),
        [
            _TableRow(
                cells=(
                    f"{part.id} {part.title}",
                    dutch_number(part.mean),
                    wording.reach(part.low, part.high),
                    wording.verdict_word(part.verdict),
                )
            )
            for part in report.parts
        ],
    )
    introduction = report.statement_set.parts[0].introduction
    if introduction:
        paper.paragraph(introduction)
    paper.heading("Sterke punten")
    if not view.strong:
        paper.paragraph(wording.NO_STRONG)
    _short_list(paper, view.strong)
    paper.heading("Aandachtspunten")
    if not report.findings.weak:
        lowest = " Deze stellingen scoren het laagst." if view.weak else ""
        paper.paragraph(f"{wording.NO_WEAK}{lowest}")
    _short_list(paper, view.weak)
    paper.heading("Wat weten wij niet?")
    paper.paragraph(" ".join(text for text in (view.unknown_text, view.divided_text) if text))
    for finding in view.unknown:
        paper.bullet(_bold(f"{finding.statement.id} "), finding.statement.text)
    if info and (info.question_to_board or info.next_measurement or info.contact):
        paper.heading("Wat vragen wij?")
        if info.question_to_board:
            paper.paragraph(_bold(info.question_to_board))
        told = (("Volgende meting", info.next_measurement), ("Contact", info.contact))
        after = " ".join(f"{label}: {text}." for label, text in told if text)
        if after:
            paper.paragraph(after)
    paper.paragraph(report.caveat)
    _colophon(paper, report)


def _short_list(paper: _Paper, findings: Iterable[FindingView]) -> None:
    for finding in findings:
        paper.bullet(_bold(f"{finding.statement.id} "), finding.statement.text, _soft(_reason(finding)))


# The worksheet: what to talk about, with room to write.


def _worksheet(paper: _Paper, view: WorksheetView) -> None:
    report = view.report
    paper.paragraph(report.statement_set.title, style="Subtitle")
    _origins(paper, report)
    paper.heading("Zo gebruikt u dit werkblad")
    paper.paragraph(wording.WORK_EXPLANATION)
    paper.paragraph(report.glance)
    paper.paragraph(report.caveat)
    if not view.sections:
        paper.paragraph(wording.NO_WORK)
    for section in view.sections:
        paper.heading(section.title)
        paper.paragraph(section.intro, keep=True)
        for item in section.items:
            _work_item(paper, item)
    paper.heading("Concept voor een plan")
    paper.paragraph(wording.PLAN_INTRO)
    for track in view.plan:
        paper.heading(track.title, 2)
        for item in track.items:
            paper.bullet(_bold(f"{item.finding.statement.id} "), item.advice or "")
        if not track.items:
            paper.paragraph(wording.NO_STEP)
    _colophon(paper, report)


def _work_item(paper: _Paper, item: WorkItem) -> None:
    statement = item.finding.statement
    paper.heading(f"{statement.id} {statement.text}", 2)
    paper.paragraph(f"{_reason(item.finding)} Thema: {item.finding.theme}.", keep=True)
    if item.anchors:
        paper.table(
            "Wat u ziet bij een score",
            (_Column(title="Score", width=18), _Column(title="Dan ziet u dit", width=paper.width - 18)),
            [_TableRow(cells=(str(score), text)) for score, text in item.anchors],
        )
    if item.advice:
        paper.paragraph(_bold("Eerste stap: "), item.advice, keep=True)
    if item.source:
        paper.paragraph(f"Bron van het onderwerp: {item.source}.", keep=True)
    paper.table(
        "Onze actie",
        (
            _Column(title="Wat doen wij?", width=paper.width - 85),
            _Column(title="Welke organisatie?", width=48),
            _Column(title="Wanneer klaar?", width=37),
        ),
        [_TableRow(cells=("", "", ""))],
        row_height=_ROOM_TO_WRITE,
    )


# The paper: everything that is about Word and not about the report.


class _Paper:
    """A Word document that grows from top to bottom; it makes every text safe for XML."""

    def __init__(self, title: str, *, compact: bool = False) -> None:
        """Begin with a title; a compact document has less white, to fit on one page."""
        from docx import Document  # noqa: PLC0415 - an extra, which may be missing

        self._document = Document()
        self._compact = compact
        self.width = _PAGE_SHORT - 2 * _MARGIN
        """Millimetres between the margins."""
        self._drop_unused_parts()
        self._speak_dutch()
        self._dress()
        self._describe(title)
        self._shape(landscape=False)
        self._number_pages(title)
        self.paragraph(title, style="Title")

    def heading(self, text: str, level: int = 1) -> None:
        """Add a heading; the title of the document stands above level 1."""
        self._document.add_heading(_legal(text), level)

    def paragraph(self, *pieces: str | _Run, style: str | None = None, keep: bool = False) -> None:
        """Add a paragraph; with `keep` it stays on one page with what follows."""
        paragraph = self._document.add_paragraph(style=style)
        paragraph.paragraph_format.keep_with_next = keep or None
        _fill(paragraph, pieces)

    def bullet(self, *pieces: str | _Run) -> None:
        """Add an item to a list."""
        self.paragraph(*pieces, style="List Bullet")

    def table(
        self, caption: str, columns: Sequence[_Column], rows: Sequence[_TableRow], *, row_height: float | None = None
    ) -> None:
        """Add a table with its caption above it; the first row is repeated on every page."""
        from docx.shared import Mm  # noqa: PLC0415 - an extra

        self.paragraph(caption, style="Caption")
        table = self._document.add_table(rows=1 + len(rows), cols=len(columns), style="Table Grid")
        table.autofit = False
        _append(table._tbl.tblPr, "w:tblCaption", val=_legal(caption))  # noqa: SLF001 - no public way
        for column, target in zip(columns, table.columns, strict=True):
            target.width = Mm(column.width)
        _fill_row(table.rows[0], columns, _TableRow(cells=[column.title for column in columns], strong=True))
        _append(table.rows[0]._tr.get_or_add_trPr(), "w:tblHeader")  # noqa: SLF001 - no public way
        for row, target_row in zip(rows, _body(table), strict=True):
            _fill_row(target_row, columns, row)
            if row_height is not None:
                target_row.height = Mm(row_height)
        self._gap()

    def turn(self, *, landscape: bool) -> None:
        """Go on with a new page, lying or standing."""
        from docx.enum.section import WD_SECTION  # noqa: PLC0415 - an extra

        self._document.add_section(WD_SECTION.NEW_PAGE)
        self._shape(landscape=landscape)

    def to_bytes(self) -> bytes:
        """The document as a file whose parts carry no date."""
        buffer, result = io.BytesIO(), io.BytesIO()
        self._document.save(buffer)
        with zipfile.ZipFile(buffer) as written, zipfile.ZipFile(result, "w", zipfile.ZIP_DEFLATED) as dateless:
            for name in written.namelist():
                entry = zipfile.ZipInfo(name, _EPOCH.timetuple()[:6])
                entry.create_system, entry.compress_type = 0, zipfile.ZIP_DEFLATED
                dateless.writestr(entry, written.read(name))
        return result.getvalue()

    def _drop_unused_parts(self) -> None:
        for holder in (self._document.part.rels, self._document.part.package.rels):
            for identity in [key for key, rel in holder.items() if rel.reltype.endswith(_UNUSED_PARTS)]:
                del holder[identity]

    def _speak_dutch(self) -> None:
        """Make the document Dutch, so that it is checked and read aloud as Dutch; python-docx's template is English."""
        from docx.oxml.ns import qn  # noqa: PLC0415 - an extra

        for language in self._document.styles.element.iter(qn("w:lang")):
            language.set(qn("w:val"), "nl-NL")
        settings = self._document.settings.element
        for name, key, value in (
            ("w:themeFontLang", "w:val", "nl-NL"),
            ("w:decimalSymbol", "w:val", ","),
            ("w:listSeparator", "w:val", ";"),
            ("w:zoom", "w:percent", "100"),
        ):
            for element in settings.iter(qn(name)):
                element.set(qn(key), value)

    def _dress(self) -> None:
        """Give the styles one font, and colours that can be read; those of python-docx's template are pale blue."""
        from docx.oxml.ns import qn  # noqa: PLC0415 - an extra
        from docx.shared import Pt, RGBColor  # noqa: PLC0415 - an extra

        for fonts in self._document.styles.element.iter(qn("w:rFonts")):
            for name in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
                fonts.attrib.pop(qn(f"w:{name}"), None)
            for name in ("ascii", "hAnsi", "eastAsia", "cs"):
                fonts.set(qn(f"w:{name}"), _FONT)
        looks = (
            # style, points, white above and below, colour
            ("Normal", 10.0 if self._compact else 10.5, 0.0, 4.0 if self._compact else 6.0, None),
            ("Title", 18.0 if self._compact else 22.0, 0.0, 6.0, _ACCENT),
            ("Subtitle", 12.0, 0.0, 8.0, _SOFT),
            ("Heading 1", 12.0 if self._compact else 16.0, 8.0 if self._compact else 18.0, 3.0, _ACCENT),
            ("Heading 2", 12.5, 12.0, 3.0, _ACCENT),
            ("Heading 3", 11.0, 8.0, 2.0, _ACCENT),
            ("Caption", 9.5, 6.0, 3.0, "1A1A1A"),
            ("List Bullet", 10.0 if self._compact else 10.5, 0.0, 3.0, None),
        )
        for name, size, above, below, colour in looks:
            style = self._document.styles[name]
            style.font.size = Pt(size)
            style.font.italic = False
            style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(above), Pt(below)
            style.paragraph_format.line_spacing = 1.0 if self._compact else 1.1
            if colour is not None:
                style.font.color.rgb = RGBColor.from_string(colour)
        for spacing in self._document.styles["List Bullet"].element.iter(qn("w:contextualSpacing")):
            spacing.set(qn("w:val"), "0")
        for line in self._document.styles["Title"].element.iter(qn("w:bottom")):
            line.attrib.pop(qn("w:themeColor"), None)
            line.set(qn("w:color"), _ACCENT)
        self._document.styles["Caption"].paragraph_format.keep_with_next = True
        for border in next(self._document.styles["Table Grid"].element.iter(qn("w:tblBorders"))):
            border.set(qn("w:color"), _LINE)

    def _describe(self, title: str) -> None:
        properties = self._document.core_properties
        properties.title, properties.language = _legal(title)[:255], "nl-NL"
        properties.author = properties.last_modified_by = properties.comments = ""
        properties.created = properties.modified = _EPOCH.replace(tzinfo=None)

    def _shape(self, *, landscape: bool) -> None:
        """A4 for the last section."""
        from docx.enum.section import WD_ORIENT  # noqa: PLC0415 - an extra
        from docx.shared import Mm  # noqa: PLC0415 - an extra

        section = self._document.sections[-1]
        width, height = (_PAGE_LONG, _PAGE_SHORT) if landscape else (_PAGE_SHORT, _PAGE_LONG)
        section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
        section.page_width, section.page_height = Mm(width), Mm(height)
        section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Mm(_MARGIN)
        section.footer_distance = Mm(_MARGIN / 2)
        self.width = width - 2 * _MARGIN

    def _number_pages(self, title: str) -> None:
        footer = self._document.sections[0].footer.paragraphs[0]
        _fill(footer, (_Run(text=f"{title} · bladzijde ", soft=True),))
        field = _append(footer._p, "w:fldSimple", instr="PAGE")  # noqa: SLF001 - no public way
        run = _append(field, "w:r")
        _append(run, "w:t").text = "1"

    def _gap(self) -> None:
        """A little white under a table; two tables without a paragraph between them would become one."""
        from docx.shared import Pt  # noqa: PLC0415 - an extra

        paragraph = self._document.add_paragraph()
        paragraph.paragraph_format.space_after = Pt(0)
        paragraph.paragraph_format.line_spacing = Pt(8)


def _legal(text: str) -> str:
    return _ILLEGAL.sub("", text)


def _fill(paragraph: Paragraph, pieces: Iterable[str | _Run]) -> None:
    from docx.shared import RGBColor  # noqa: PLC0415 - an extra

    for piece in pieces:
        look = piece if isinstance(piece, _Run) else _Run(text=piece)
        run = paragraph.add_run()
        if look.new_line:
            run.add_break()
        run.add_text(_legal(look.text))
        run.bold = look.bold or None
        if look.soft:
            run.font.color.rgb = RGBColor.from_string(_SOFT)


def _body(table: Table) -> list[_Row]:
    return list(table.rows)[1:]


def _fill_row(target: _Row, columns: Sequence[_Column], row: _TableRow) -> None:
    _append(target._tr.get_or_add_trPr(), "w:cantSplit")  # noqa: SLF001 - no public way
    for cell, column, text in zip(target.cells, columns, row.cells, strict=True):
        _fill_cell(cell, column, text, strong=row.strong)


def _fill_cell(cell: _Cell, column: _Column, text: str, *, strong: bool) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH  # noqa: PLC0415 - an extra
    from docx.shared import Mm, Pt  # noqa: PLC0415 - an extra

    cell.width = Mm(column.width)
    paragraph = cell.paragraphs[0]
    _fill(paragraph, (_Run(text=text, bold=strong),))
    for run in paragraph.runs:
        run.font.size = Pt(9)
    paragraph.paragraph_format.space_before = paragraph.paragraph_format.space_after = Pt(1)
    paragraph.paragraph_format.line_spacing = 1.0
    if column.numeric:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    if strong:
        _append(cell._tc.get_or_add_tcPr(), "w:shd", val="clear", color="auto", fill=_SHADE)  # noqa: SLF001


def _append(parent: BaseOxmlElement, name: str, **attributes: str) -> BaseOxmlElement:
    """Add an element that python-docx has no method for; attributes are in Word's namespace."""
    from docx.oxml import OxmlElement  # noqa: PLC0415 - an extra
    from docx.oxml.ns import qn  # noqa: PLC0415 - an extra

    element = OxmlElement(name)
    for key, value in attributes.items():
        element.set(qn(f"w:{key}"), value)
    parent.append(element)
    return element
