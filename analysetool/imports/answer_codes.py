# SPDX-License-Identifier: EUPL-1.2
"""Answer codes that were collected: the file of the page that reads them, lines that somebody typed, and mails."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from itertools import islice

from analysetool.answer_code import (
    AnswerCodeError,
    CodedSheet,
    CodeFrame,
    frame_of,
    read_code,
    refuse_other_measurement,
)
from analysetool.codes import own_code
from analysetool.files.fields import is_year
from analysetool.imports.answers_file import check_set, form_source
from analysetool.imports.columns import Settings
from analysetool.imports.responses import Problems, Response, Taken, asked_of
from analysetool.imports.survey import about_codes
from analysetool.imports.voices import about_voice, settle_voice
from analysetool.model import Answer, GivenAnswer, StatementSet, Voice
from analysetool.words import answer_code as say

KIND = "antwoordcodes"
VERSION = 1
_KEYS = {"soort", "formaatversie", "stellingenset", "versie", "coalitie", "jaar", "codes"}
_LABEL = re.compile(r"antwoordcode\s*:", re.IGNORECASE)
_IN_FILE = re.compile(rf'"soort"\s*:\s*"{KIND}"')
_LINE = re.compile(r"[0-9A-Za-z]{25,}")
_GROUP = re.compile(r"[0-9A-Za-z]{1,5}|[0-9A-Za-z]{25,}")
_BESIDE = re.compile("[\\s\u200b\ufeff-]+")
_MOST_TEXT = 5_000_000
_MOST_CODES = 20_000
_WINDOW = 2_000
"""How far behind the word a code is looked for; the longest one, in groups, is shorter."""


def names_codes(text: str) -> bool:
    """True when a text says itself that it holds answer codes: as the file of the page, or with the word before one."""
    return bool(_IN_FILE.search(text[:1000]) or _LABEL.search(text))


def holds_codes(text: str) -> bool:
    """True when a text names answer codes, or has what may be one alone on its first line."""
    if names_codes(text):
        return True
    first = next((line for line in text[:10_000].splitlines() if line.strip()), "")
    return _LINE.fullmatch(_BESIDE.sub("", first)) is not None


def read_codes(text: str, path: str, settings: Settings, problems: Problems) -> list[Taken]:
    """All answer codes in a text, as the rows of one table; each that cannot be used is a problem with its line."""
    reader = _CodesReader(path, settings, problems)
    if len(text) > _MOST_TEXT:
        problems.add(say.TOO_MANY)
    elif _IN_FILE.search(text[:1000]):
        reader.read_file(text)
    elif _LABEL.search(text):
        reader.read_prose(text)
    else:
        reader.read_lines(text)
    return reader.taken()


def response_of(
    sheet: CodedSheet, statement_set: StatementSet, frame: CodeFrame, path: str, line: int | None = None
) -> Response:
    """What a code says as a response: known by its mark, as the file of the same form is. `frame` is the set's."""
    asked = frame.asked[sheet.voice]
    answers = {
        identity: GivenAnswer(answer=answer)
        for identity, answer in zip(asked, sheet.answers, strict=True)
        if answer is not Answer.NOT_ANSWERED
    }
    return Response(
        path=path,
        line=line,
        version=statement_set.version,
        asked=asked_of(set(asked), statement_set),
        answers=answers,
        domain=sheet.domain,
        voice=sheet.voice,
        code=own_code(sheet.participant or ""),
        source=form_source(sheet.mark),
        alone=True,
        without_notes=True,
    )


class _CodesReader:
    """Reads the codes of one text."""

    def __init__(self, path: str, settings: Settings, problems: Problems) -> None:
        self._path = path
        self._settings = settings
        self._set = settings.statement_set
        self._frame: CodeFrame = frame_of(self._set)
        self._problems = problems
        self._found: list[tuple[CodedSheet, int | None]] = []
        self._coalition = ""
        self._year: int | None = None
        self._number = 0

    def read_file(self, text: str) -> None:
        """The file that the page for collecting saves."""
        try:
            whole = json.loads(text.lstrip("\ufeff"))
            codes = whole["codes"]
        except (ValueError, KeyError, RecursionError):
            whole = codes = None
        if not isinstance(whole, dict) or not isinstance(codes, list) or not set(whole) <= _KEYS:
            self._problems.add(say.DAMAGED)
            return
        if whole.get("formaatversie") != VERSION:
            self._problems.add(say.NEWER_FILE)
            return
        before = self._problems.count
        check_set(str(whole.get("stellingenset")), str(whole.get("versie")), self._set, self._problems)
        coalition, year = whole.get("coalitie"), whole.get("jaar")
        if not isinstance(coalition, str) or not isinstance(year, int) or not is_year(year):
            self._problems.add(say.DAMAGED)
        if self._problems.count > before:
            return
        self._coalition, self._year = str(coalition), year
        lines = {line.strip(' ",\t'): number for number, line in enumerate(text.splitlines(), start=1)}
        self._read_all([(str(code), lines.get(str(code))) for code in codes])

    def read_lines(self, text: str) -> None:
        """One code a line; empty lines do not count."""
        self._read_all([(line, number) for number, line in enumerate(text.splitlines(), start=1) if line.strip()])

    def read_prose(self, text: str) -> None:
        """Codes behind the word, as in a mail: quote marks and line ends between the groups do not count."""
        labels = islice(_LABEL.finditer(text), _MOST_CODES + 1)
        self._read_all([(self._code_behind(text[label.end() : label.end() + _WINDOW]), None) for label in labels])

    def _code_behind(self, text: str) -> str:
        """The groups up to the first word that is none; words so short that they look like one are left out."""
        groups: list[str] = []
        for word in text.replace(">", " ").split():
            group = _BESIDE.sub("", word)
            if not _GROUP.fullmatch(group):
                break
            groups.append(group)
        whole = "".join(groups)
        lengths = {self._frame.length(voice, with_code=own) for voice in Voice for own in (True, False)}
        for length in sorted(lengths, reverse=True):
            if length < len(whole) and self._is_code(whole[:length]):
                return whole[:length]
        return " ".join(groups)

    def _is_code(self, text: str) -> bool:
        try:
            read_code(text, self._frame)
        except AnswerCodeError:
            return False
        return True

    def _read_all(self, codes: Sequence[tuple[str, int | None]]) -> None:
        """Read codes, each with its line; none of more than anybody collects."""
        if len(codes) > _MOST_CODES:
            self._problems.add(say.TOO_MANY)
            return
        self._number = len(codes)
        for text, line in codes:
            self._read(text, line)

    def _read(self, text: str, line: int | None) -> None:
        try:
            sheet = read_code(text, self._frame)
            refuse_other_measurement(sheet, coalition=self._coalition or None, year=self._year)
        except AnswerCodeError as error:
            self._problems.add(say.refused_in_file(error), line)
            return
        self._found.append((sheet, line))

    def taken(self) -> list[Taken]:
        """What was found, empty forms left out; nothing at all is a problem."""
        if not self._number and not self._problems.count:
            self._problems.add(say.NO_CODES)
        if not self._found:
            return []
        taken = Taken(path=self._path, what=say.WHAT, rows=self._number)
        taken.coalitions |= {self._coalition} if self._coalition else set()
        taken.years |= {self._year} if self._year else {sheet.year for sheet, _ in self._found if sheet.year}
        not_valid = empty = 0
        for voice in Voice:
            own = [(sheet, line) for sheet, line in self._found if sheet.voice is voice]
            if not own:
                continue
            asked = self._frame.asked[voice]
            settle_voice(voice, asked, self._settings, self._problems, version=self._set.version)
            taken.statements = max(taken.statements, len(asked))
            taken.remarks += about_voice(voice)
            for sheet, line in own:
                response = response_of(sheet, self._set, self._frame, self._path, line)
                not_valid += bool(sheet.participant) and response.code is None
                empty += not response.answers
                taken.responses += [response] if response.answers else []
                taken.coalition_prints.setdefault(sheet.coalition_print, line)
        taken.remarks += about_codes(not_valid)
        taken.remarks += [say.nothing_filled_in(empty)] if empty else []
        return [taken]
