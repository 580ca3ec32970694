# SPDX-License-Identifier: EUPL-1.2
"""The report as a workbook: the figures as numbers, rounded as in every other format, to sort and to count with.

The only module that knows XlsxWriter. The same view gives the same bytes: nothing in the file tells who made it, where
or when. Texts are written as text, so that no spreadsheet takes one for a formula or a link.
"""

from __future__ import annotations

import io
import math
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from analysetool import __version__
from analysetool.figures.report import Report, ShownLevel, ShownStatement
from analysetool.formats import columns as columns_of
from analysetool.formats.columns import LEVEL_COLUMNS, STATEMENT_COLUMNS, Holds, Row, cell, levels_of
from analysetool.formats.xlsx_rows import (
    ACTION_COLUMNS,
    DISCUSSED_COLUMNS,
    NOTE_COLUMNS,
    Cell,
    Column,
    action_rows,
    discussed_rows,
    note_rows,
    rounded_score,
    to_cell,
)
from analysetool.words import figures as wording
from analysetool.words import report as words
from analysetool.words import titles

_EPOCH = datetime(1980, 1, 1, tzinfo=UTC)
"""The first moment a zip can tell; reports do not look at the clock."""
_LONGEST_TEXT = 32_000
"""A cell holds 32,767 characters; what is longer is cut off, with an ellipsis."""
_LINE_HEIGHT, _MOST_LINES = 15.0, 27
"""Points of a line, and how many lines a row can be high."""
_A4 = 9
_NUMBERS = {"score": "0.0", "share": "0%", "count": "0"}
"""Excel shows the decimal comma of the reader's own settings."""


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
        levels = (*levels_of(view), *view.phases)
        book.table("Niveaus", _columns(LEVEL_COLUMNS, LEVELS), _rows(levels, LEVELS))
        book.table("Stellingen", _columns(STATEMENT_COLUMNS, STATEMENTS), _rows(view.statements, STATEMENTS))
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
        *((f"Deelnemers: {titles.group_title(group)}", str(size)) for group, size in view.per_cluster.items()),
        ("Contact", info.contact if info else None),
        ("Volgende meting", info.next_measurement if info else None),
        *((f"Kerncijfer: {figure.name}", _key_figure(figure.value, figure.year, figure.source))
          for figure in (info.key_figures if info else ())),
        ("In één oogopslag", words.glance(view)),
        ("", words.findings_count(view)),
        ("", words.joint_in_short(view)),
        (words.QUESTION_TO_BOARD, info.question_to_board.text if info and info.question_to_board else None),
        ("Basis", words.basis_note(view)),
        ("Let op", words.caveat(view)),
        (wording.DISCUSSION_TITLE, words.deviates_note(view)),
        ("Over dit bestand", words.WORKBOOK_ROUNDED),
        ("", words.WORKBOOK_EMPTY),
        (words.HOW_FIGURES_CAME_ABOUT, explained[0]),
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


LEVELS = {
    "soort": 10, "id": 12, "titel": 48, "deel": 8, "gemiddelde": 13, "laagst_mogelijk": 17, "hoogst_mogelijk": 17,
    "interval_laag": 11, "interval_hoog": 11, "gelijk_gewogen": 21, "eensgezindheid": 17, "beantwoord": 13,
    "mogelijk": 11, "gezamenlijk": 14, "oordeel": 20,
}  # fmt: skip
"""The columns of the sheet of levels, in its order, with their widths."""
STATEMENTS = {
    "id": 8, "thema": 9, "titel": 70, "score_1": 10, "score_2": 10, "score_3": 10, "score_4": 10, "score_5": 10,
    "weet_niet": 12, "nvt": 20, "niet_ingevuld": 15, "niet_gevraagd": 15, "beantwoord": 13,
    "gemiddelde": 13, "mediaan": 11, "laagst_mogelijk": 17,
    "hoogst_mogelijk": 17, "eensgezindheid": 17, "gezamenlijk": 14, "oordeel": 20,
    "ouders_gemiddelde": 14, "ouders_n": 12, "eigen_groep_gemiddelde": 14, "eigen_groep_n": 12,
    "anderen_gemiddelde": 14, "anderen_n": 12,
}  # fmt: skip
"""The same of the sheet of statements."""
_SHOWN_AS = {Holds.SCORE: "score", Holds.SHARE: "share", Holds.COUNT: "count", Holds.ANSWER: "count"}


def _columns(
    columns: Mapping[str, columns_of.Column[ShownLevel]] | Mapping[str, columns_of.Column[ShownStatement]],
    widths: Mapping[str, int],
) -> list[Column]:
    """The columns of a sheet with their headings."""
    return [
        Column(title=columns[name].heading, width=width, kind=_SHOWN_AS.get(columns[name].holds, "text"))
        for name, width in widths.items()
    ]


def _rows(own: Iterable[Row], names: Iterable[str]) -> list[Sequence[Cell]]:
    return [[to_cell(*cell(row, name)) for name in names] for row in own]


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
