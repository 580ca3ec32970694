# SPDX-License-Identifier: EUPL-1.2
"""The report as a workbook: the figures as numbers, rounded as in every other format, to sort and to count with.

The only module that knows XlsxWriter. The same view gives the same bytes: nothing in the file tells who made it, where
or when. Texts are written as text, so that no spreadsheet takes one for a formula or a link.
"""

from __future__ import annotations

import io
import math
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from analysetool import __version__
from analysetool.figures.report import Report, ShownLevel, ShownStatement
from analysetool.formats.xlsx_rows import (
    ACTION_COLUMNS,
    DISCUSSED_COLUMNS,
    NOTE_COLUMNS,
    Cell,
    Column,
    action_rows,
    discussed_rows,
    joint_cell,
    note_rows,
    rounded_score,
    rounded_share,
)
from analysetool.words import figures as wording
from analysetool.words import report as words

_EPOCH = datetime(1980, 1, 1, tzinfo=UTC)
"""The first moment a zip can tell; reports do not look at the clock."""
_LONGEST_TEXT = 32_000
"""A cell holds 32,767 characters; what is longer is cut off, with an ellipsis."""
_LINE_HEIGHT, _MOST_LINES = 15.0, 27
"""Points of a line, and how many lines a row can be high."""
_A4 = 9
_NUMBERS = {"score": "0.0", "share": "0%", "count": "0"}
"""Excel shows the decimal comma of the reader's own settings."""
_ROUNDED = (
    "De cijfers in dit bestand zijn afgerond, zodat ze overal hetzelfde zijn: scores op één decimaal, eensgezindheid "
    "op hele procenten. De precieze cijfers staan in het JSON-bestand."
)
_EMPTY = "Een lege cel betekent: het cijfer is niet te bepalen, of mag niet getoond worden."


def render_xlsx(view: Report) -> bytes:
    """Write a sheet with the explanation and one for each kind of row; an empty cell is what cannot be shown."""
    buffer = io.BytesIO()
    with Workbook(buffer, {"in_memory": True}) as file:
        file.set_properties(
            {
                "title": f"Kansrijke Start in {view.coalition}: rapport {view.year}"[:255],
                "created": _EPOCH.replace(tzinfo=None),
            }
        )
        book = _Book(file)
        _explanation(book, view)
        book.table("Niveaus", _LEVEL_COLUMNS, _level_rows(view))
        book.table("Stellingen", _STATEMENT_COLUMNS, [_statement_row(statement) for statement in view.statements])
        if view.groups:
            _groups(book, view)
        if view.discussion is not None:
            book.table(wording.DISCUSSION_TITLE, DISCUSSED_COLUMNS, discussed_rows(view.discussion))
        if view.actions:
            book.table("Acties", ACTION_COLUMNS, action_rows(view.actions))
        if view.notes:
            book.table("Opmerkingen", NOTE_COLUMNS, note_rows(view.notes))
    return buffer.getvalue()


def _explanation(book: _Book, view: Report) -> None:
    info, explained = view.info, words.how_figures_came_about(view)
    told = [
        *(("Herkomst", origin) for origin in view.origins),
        ("Coalitie", view.coalition),
        ("Jaar", str(view.year)),
        ("Peildatum", wording.dutch_date(info.reference_date) if info and info.reference_date else None),
        ("Aanleiding", info.occasion if info else None),
        ("Deelnemers", words.participation(view)),
        *((f"Deelnemers: {wording.group_title(group)}", str(size)) for group, size in view.per_cluster.items()),
        ("Contact", info.contact if info else None),
        ("Volgende meting", info.next_measurement if info else None),
        *((f"Kerncijfer: {figure.name}", _key_figure(figure.value, figure.year, figure.source))
          for figure in (info.key_figures if info else ())),
        ("In één oogopslag", words.glance(view)),
        ("", words.findings_count(view)),
        ("", words.joint_in_short(view)),
        ("Vraag aan het bestuur", info.question_to_board if info else None),
        ("Basis", words.basis_note(view)),
        ("Let op", words.caveat(view)),
        (wording.DISCUSSION_TITLE, words.deviates_note(view)),
        ("Groepen", words.groups_note(view)),
        ("Over dit bestand", _ROUNDED),
        ("", _EMPTY),
        ("Hoe de cijfers tot stand komen", explained[0]),
        *(("", line) for line in explained[1:]),
        ("Over de stellingen", view.statement_set.justification),
        ("Gemaakt met", f"Analysetool Kansrijke Start, versie {__version__}"),
        ("Stellingenset", f"{view.statement_set.id}, versie {view.statement_set.version}"),
    ]  # fmt: skip
    columns = (Column(title="Onderwerp", width=32), Column(title="Toelichting", width=100))
    book.table("Toelichting", columns, [pair for pair in told if pair[1]])


def _key_figure(value: str, year: str | None, source: str | None) -> str:
    extra = ", ".join(text for text in (year, source) if text)
    return f"{value} ({extra})" if extra else value


_LEVEL_COLUMNS = (
    Column(title="Soort", width=10),
    Column(title="Id", width=12),
    Column(title="Titel", width=48),
    Column(title="Deel", width=8),
    Column(title="Gemiddelde", width=13, kind="score"),
    Column(title="Laagst mogelijk", width=17, kind="score"),
    Column(title="Hoogst mogelijk", width=17, kind="score"),
    Column(title="Eensgezindheid", width=17, kind="share"),
    Column(title="Beantwoord", width=13, kind="count"),
    Column(title="Mogelijk", width=11, kind="count"),
    Column(title="Gezamenlijk", width=14, kind="score"),
    Column(title="Oordeel", width=20),
)


def _level_rows(view: Report) -> list[Sequence[Cell]]:
    return [
        _level_row("totaal", view.total),
        *(_level_row("deel", part) for part in view.parts),
        *(_level_row("thema", theme.level) for theme in view.themes),
        *(_level_row("fase", phase) for phase in view.phases),
    ]


def _level_row(kind: str, level: ShownLevel) -> Sequence[Cell]:
    return (
        kind,
        level.id,
        words.level_title(level),
        level.part,
        rounded_score(level.mean),
        rounded_score(level.low),
        rounded_score(level.high),
        rounded_share(level.agreement),
        level.answered,
        level.possible,
        rounded_score(level.joint),
        wording.verdict_word(level.verdict),
    )


_STATEMENT_COLUMNS = (
    Column(title="Id", width=8),
    Column(title="Thema", width=9),
    Column(title="Stelling", width=70),
    *(Column(title=f"Score {step}", width=10, kind="count") for step in range(1, 6)),
    Column(title="Weet niet", width=12, kind="count"),
    Column(title="Niet van toepassing", width=20, kind="count"),
    Column(title="Niet ingevuld", width=15, kind="count"),
    Column(title="Beantwoord", width=13, kind="count"),
    Column(title="Gemiddelde", width=13, kind="score"),
    Column(title="Mediaan", width=11, kind="score"),
    Column(title="Laagst mogelijk", width=17, kind="score"),
    Column(title="Hoogst mogelijk", width=17, kind="score"),
    Column(title="Eensgezindheid", width=17, kind="share"),
    Column(title="Gezamenlijk", width=14, kind="count"),
    Column(title="Oordeel", width=20),
)
_NO_VOTES = (None,) * 5


def _statement_row(statement: ShownStatement) -> Sequence[Cell]:
    return (
        statement.id,
        statement.theme,
        statement.text,
        *(_NO_VOTES if statement.distribution is None else statement.distribution),
        statement.dont_know,
        statement.not_applicable,
        statement.not_answered,
        statement.n,
        rounded_score(statement.mean),
        rounded_score(statement.median),
        rounded_score(statement.low),
        rounded_score(statement.high),
        rounded_share(statement.agreement),
        joint_cell(statement),
        wording.verdict_word(statement.verdict),
    )


def _groups(book: _Book, view: Report) -> None:
    columns = [Column(title="Id", width=8), Column(title="Deel of thema", width=48)]
    for group in view.groups:
        title = f"{words.group_title(group)} ({group.size})"
        columns.append(Column(title=title, width=max(14, min(len(title) + 4, 40)), kind="score"))
    rows: list[Sequence[Cell]] = []
    for part in view.parts:
        rows.append((part.id, part.title, *(rounded_score(group.parts[part.id].mean) for group in view.groups)))
        own = [theme.level for theme in view.themes if theme.level.part == part.id]
        rows += [
            (level.id, level.title, *(rounded_score(group.themes[level.id].mean) for group in view.groups))
            for level in own
        ]
    book.table("Groepen", columns, rows)


# Everything that is about Excel and not about the report.


class _Book:
    """A workbook in which every sheet is one table: headings in the first row, no merged cells."""

    def __init__(self, file: Workbook) -> None:
        """Make the formats that the cells share."""
        self._file = file
        self._sheets = 0
        top = {"valign": "top"}
        self._formats = {kind: file.add_format(top | {"num_format": shown}) for kind, shown in _NUMBERS.items()}
        self._formats["text"] = file.add_format(top | {"text_wrap": True})
        self._heading = file.add_format(top | {"bold": True, "text_wrap": True, "bottom": 2})

    def table(self, name: str, columns: Sequence[Column], rows: Iterable[Sequence[Cell]]) -> None:
        """Add a sheet; its table can be sorted and filtered, and its headings stay in view and on every page."""
        sheet = self._file.add_worksheet(name)
        self._sheets += 1
        last = 0
        for last, row in enumerate(rows, start=1):
            for place, (column, value) in enumerate(zip(columns, row, strict=True)):
                self._write(sheet, last, place, column.kind, value)
            sheet.set_row(last, _LINE_HEIGHT * _lines(columns, row))
        for place, column in enumerate(columns):
            sheet.set_column(place, place, column.width)
        sheet.add_table(
            0,
            0,
            last,
            len(columns) - 1,
            {
                "name": f"Tabel{self._sheets}",
                "style": "Table Style Light 1",
                "columns": [
                    {"header": title, "header_format": self._heading}
                    for title in _unique([column.title for column in columns])
                ],
            },
        )
        sheet.freeze_panes(1, 0)
        sheet.set_paper(_A4)
        sheet.set_landscape()
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(0)
        sheet.set_footer("&L&A&R&P / &N")

    def _write(self, sheet: Worksheet, row: int, place: int, kind: str, value: Cell) -> None:
        if value is None:
            sheet.write_blank(row, place, None, self._formats[kind])
        elif isinstance(value, str):
            shown = value if len(value) <= _LONGEST_TEXT else f"{value[:_LONGEST_TEXT]}…"
            sheet.write_string(row, place, shown, self._formats["text"])
        else:
            sheet.write_number(row, place, value, self._formats[kind])


def _lines(columns: Sequence[Column], row: Sequence[Cell]) -> int:
    """How many lines the longest text of a row takes; not every reader measures that by itself."""
    texts = [
        math.ceil(len(value) / column.width)
        for column, value in zip(columns, row, strict=True)
        if isinstance(value, str)
    ]
    return min(max(texts, default=1) or 1, _MOST_LINES)


def _unique(titles: Sequence[str]) -> list[str]:
    """Headings that differ, as Excel asks of a table; it does not tell capitals apart and allows 255 characters."""
    seen: set[str] = set()
    unique = []
    for title in titles:
        name, count = title[:240], 1
        while name.lower() in seen:
            count += 1
            name = f"{title[:240]} {count}"
        seen.add(name.lower())
        unique.append(name)
    return unique
