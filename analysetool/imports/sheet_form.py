# SPDX-License-Identifier: EUPL-1.2
"""The spreadsheet form: its table, the cells above it and its hidden sheet; as a workbook, or saved as csv or ods."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from analysetool.files.comparable import key_of
from analysetool.files.fields import is_year, whole_number
from analysetool.files.workbooks.raw import RawTable
from analysetool.imports.answers_file import check_set, known_domain
from analysetool.imports.columns import Settings
from analysetool.imports.one_form import taken_from_form
from analysetool.imports.responses import Problems, Response, Taken, asked_of
from analysetool.imports.survey import unknown_domain
from analysetool.imports.texts import clean_note, short
from analysetool.imports.typed_codes import code_in_form
from analysetool.imports.voices import settle_voice
from analysetool.model import Answer, GivenAnswer, Voice
from analysetool.words import imports as say
from analysetool.words.problems_tables import not_a_year_such_as

WHAT = "spreadsheetformulier"
HEADINGS = ("nummer", "thema", "stelling", "score", "opmerking")
HIDDEN = "_set"
_ABOUT = ("stellingenset", "versie", "coalitie", "jaar", "voor", "domein", "deelnemerscode")
_MOST_ROWS_ABOVE = 60

Row = Sequence[str]


def heading_of(table: RawTable) -> tuple[int, tuple[int, ...]] | None:
    """The row of the headings of a form, and the column of each of them; None for any other table.

    They stand in the order of the form; a column that somebody put between them is passed over.
    """
    for number, row in enumerate(table.rows[:_MOST_ROWS_ABOVE]):
        if not any(cell.casefold() == "score" for cell in row):
            continue
        keys = [key_of(cell) for cell in row]
        places = tuple(keys.index(heading) for heading in HEADINGS if keys.count(heading) == 1)
        if len(places) == len(HEADINGS) and places == tuple(sorted(places)):
            return number, places
    return None


def read_form(table: RawTable, hidden: RawTable | None, settings: Settings, problems: Problems) -> Taken | None:
    """The answers of one form; None when it belongs elsewhere or its cells cannot be read."""
    place = heading_of(table)
    if place is None:
        return None
    return _Form(table, hidden, place, settings, problems).read()


class _Form:
    """Reads one form."""

    def __init__(
        self,
        table: RawTable,
        hidden: RawTable | None,
        place: tuple[int, tuple[int, ...]],
        settings: Settings,
        problems: Problems,
    ) -> None:
        self._table = table
        self._heading, self._columns = place
        self._settings = settings
        self._problems = problems
        self._about: dict[str, tuple[str, int | None]] = {}
        for row, line in zip(table.rows[: self._heading], table.lines, strict=False):
            self._note_about(row, line)
        for row in hidden.rows if hidden is not None else ():
            if len(row) > 1 and key_of(row[0]) in _ABOUT:
                self._about[key_of(row[0])] = (row[1], None)  # what nobody could change goes before what is seen

    def read(self) -> Taken | None:
        """The answers of the form."""
        problems, settings = self._problems, self._settings
        before = problems.count
        name, line = self._value("stellingenset")
        version, _ = self._value("versie")
        check_set(name, version, settings.statement_set, problems, line)
        domain = self._domain()
        year = self._year()
        asked, answers = self._rows()
        voice = settle_voice(self._voice(), sorted(asked), settings, problems, version=version)
        typed, line = self._value("deelnemerscode")
        code = code_in_form(typed, problems, line)
        if problems.count > before:
            return None
        coalition, _ = self._value("coalitie")
        response = Response(
            path=self._table.path,
            line=None,
            version=version,
            asked=asked_of(asked, settings.statement_set),
            answers=answers,
            domain=domain,
            voice=voice,
            code=code,
            alone=True,
        )
        return taken_from_form(
            response, what=WHAT, statements=len(asked), coalition=coalition, year=year, typed_code=typed
        )

    def _note_about(self, row: Row, line: int) -> None:
        """A label with its value in the next cell."""
        for label, value in pairwise([*row, ""]):
            if key_of(label) in _ABOUT:
                self._about.setdefault(key_of(label), (value, line))
                return

    def _value(self, key: str) -> tuple[str, int | None]:
        return self._about.get(key, ("", None))

    def _domain(self) -> str | None:
        text, line = self._value("domein")
        if not text:
            return None
        found = known_domain(text, self._settings.statement_set)
        if found is None:
            self._problems.add(unknown_domain(text, self._settings), line)
        return found

    def _voice(self) -> Voice | None:
        """For whom the form is; None when the cell is gone."""
        text, line = self._value("voor")
        if not text:
            return None
        found = next((voice for voice in Voice if key_of(text) == key_of(voice.value)), None)
        if found is None:
            self._problems.add(say.impossible_voice(short(text), tuple(Voice)), line)
        return found

    def _year(self) -> int | None:
        text, line = self._value("jaar")
        if not text:
            return None
        year = whole_number(text)
        if not is_year(year):
            self._problems.add(not_a_year_such_as(short(text)), line)
        return year

    def _rows(self) -> tuple[set[str], dict[str, GivenAnswer]]:
        """What was asked and answered. Rows without anything but words are notes of the form itself."""
        known = {statement.id for statement in self._settings.statement_set.statements}
        first: dict[str, int] = {}
        answers: dict[str, GivenAnswer] = {}
        rows = self._table.rows[self._heading + 1 :]
        lines = self._table.lines[self._heading + 1 :]
        for row, line in zip(rows, lines, strict=True):
            identity, _, _, score, note = (row[place] if place < len(row) else "" for place in self._columns)
            if identity not in known:
                if score or note or (identity and " " not in identity):
                    self._problems.add(say.unknown_statement_in_form(short(identity)), line)
                continue
            if identity in first:
                self._problems.add(say.statement_twice(identity, first[identity]), line)
                continue
            first[identity] = line
            given = self._given(identity, score, note, line)
            if given.note or given.answer is not Answer.NOT_ANSWERED:
                answers[identity] = given
        if not first:
            self._problems.add(say.NO_STATEMENT_BELOW_HEADINGS, self._table.lines[self._heading])
        return set(first), answers

    def _given(self, identity: str, score: str, note: str, line: int) -> GivenAnswer:
        answer = self._settings.reader.read(score)
        if answer is None:
            self._problems.add(f"score bij {identity}: {self._settings.reader.why_not(score)}", line)
            answer = Answer.NOT_ANSWERED
        return GivenAnswer(answer=answer, note=clean_note(note))
