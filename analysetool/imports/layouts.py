# SPDX-License-Identifier: EUPL-1.2
"""Whose export a table is, by its structure first: survey programs translate their headings, not their order."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from analysetool.files.comparable import key_of
from analysetool.files.personal_words import IDENTITY_WORDS, is_technical
from analysetool.files.personal_words import is_personal as is_personal_word
from analysetool.files.workbooks.raw import RawTable
from analysetool.imports.headings import HeadedColumn
from analysetool.imports.texts import is_moment, is_whole

Row = Sequence[str]
Test = Callable[[str], bool]

_FIRST_WORD = re.compile(r"\w+")
_LIME = frozenset({"submitdate", "lastpage", "startlanguage", "seed"})
_MOMENTS = 3
_QUESTION_ID = re.compile(r"question-id-\d+.*")
_KOBO = frozenset({"start", "end", "today", "deviceid", "username", "phonenumber", "formhub/uuid"})
_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[A-Za-z-]+)?")
_UNFINISHED = frozenset({"0", "false", "onwaar", "falsch", "faux"})
_TRIALS = frozenset({
    "survey preview", "survey test", "preview", "offline survey preview", "offline preview", "spam survey preview",
    "preview spam", "enquêtevoorbeeld", "enquêtetest", "1", "2", "9", "17",
})  # fmt: skip
_SPAM = frozenset({"spam", "possible spam", "imported spam", "8", "12"})
"""How Qualtrics marks rows that nobody should count, as a value or as its word; 9 is spam in a preview."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """A table whose structure is known.

    Attributes:
        name: what people call the program.
        kind: a short name that goes into keyed hashes.
        columns: all columns with their headings.
        own: positions that hold no answer: names, addresses, times, ids; never looked at further.
        identity: the position of the response id; None when the program gives none.
        rows: the rows of answers.
        lines: the line at which each of them starts.
        heading_line: the line of the (first) heading.
        finished: position and test of the cell that tells whether somebody went through to the end.
        status: position of the cell that marks what nobody should count; `trial` and `spam` read it.
    """

    name: str
    kind: str
    columns: tuple[HeadedColumn, ...]
    own: frozenset[int]
    identity: int | None
    rows: Sequence[Row]
    lines: Sequence[int]
    heading_line: int
    finished: tuple[int, Test] | None = None
    status: int | None = None

    def trial(self, row: Row) -> bool:
        """Whether the maker of the survey tried it out."""
        return self.status is not None and _cell(row, self.status).casefold() in _TRIALS

    def spam(self, row: Row) -> bool:
        """Whether the program took it for the work of a machine."""
        return self.status is not None and _cell(row, self.status).casefold() in _SPAM


def layout_of(table: RawTable) -> Layout:
    """Recognise a table with a heading row; what no program is known for becomes "tabel"."""
    for recognise in (_qualtrics, _nextcloud, _surveymonkey, _kobo, _limesurvey, _microsoft, _google):
        found = recognise(table)
        if found is not None:
            return found
    columns = _columns(table.rows[:1])
    return Layout(
        name="tabel",
        kind="tabel",
        columns=columns,
        own=_by_name(columns),
        identity=_identity(table, columns),
        rows=table.rows[1:],
        lines=table.lines[1:],
        heading_line=table.lines[0],
    )


def is_personal(column: HeadedColumn) -> bool:
    """True for a column that by its heading says who somebody is, or from where they answered."""
    return any(map(is_personal_word, column.texts))


def _qualtrics(table: RawTable) -> Layout | None:
    if len(table.rows) < 2:  # noqa: PLR2004 - two heading rows at least
        return None
    columns = _columns(table.rows[:1])
    at = {column.texts[0].casefold(): column.position for column in columns}
    headers = 0
    if len(table.rows) > 2 and any("ImportId" in cell for cell in table.rows[2]):  # noqa: PLR2004 - the third row
        headers = 3
    elif "responseid" in at and {"startdate", "recordeddate", "ipaddress"} & at.keys():
        second = _cell(table.rows[1], at["responseid"])
        headers = 1 if second.startswith("R_") else 2
    if not headers:
        return None
    columns = _columns(table.rows[: min(headers, 2)])
    status, finished = at.get("status"), at.get("finished")
    return Layout(
        name="Qualtrics",
        kind="qualtrics",
        columns=columns,
        own=_by_name(columns),
        identity=at.get("responseid"),
        rows=table.rows[headers:],
        lines=table.lines[headers:],
        heading_line=table.lines[0],
        finished=None if finished is None else (finished, lambda text: text.casefold() not in _UNFINISHED),
        status=status,
    )


def _nextcloud(table: RawTable) -> Layout | None:
    """Nextcloud Forms: the second row of newer versions holds names for programs, under the headings for people."""
    columns = _columns(table.rows[:1])
    names = list(table.rows[1]) if len(table.rows) > 1 else []
    named = any(_QUESTION_ID.fullmatch(cell) for cell in names)
    keys = [key_of(column.texts[0]) for column in columns[:4]]
    if not named and keys[:3] != ["submissionid", "userid", "userdisplayname"]:
        return None
    first = 2 if named else 1
    technical = {position for position, cell in enumerate(names) if named and not _QUESTION_ID.fullmatch(cell)}
    identity = names.index("submission_id") if named and "submission_id" in names else None
    return Layout(
        name="Nextcloud Forms",
        kind="nextcloud-forms",
        columns=columns,
        own=frozenset(technical) | _by_name(columns),
        identity=_identity(table, columns) if identity is None else identity,
        rows=table.rows[first:],
        lines=table.lines[first:],
        heading_line=table.lines[0],
    )


def _surveymonkey(table: RawTable) -> Layout | None:
    """SurveyMonkey: a question stands once above its rows, which stand in a second row of headings."""
    keys = [key_of(text) for text in table.rows[0]]
    if "respondentid" not in keys or "collectorid" not in keys or len(table.rows) < 2:  # noqa: PLR2004 - two headings
        return None
    identity = keys.index("respondentid")
    double = not _cell(table.rows[1], identity)
    first = 2 if double else 1
    columns = _columns(table.rows[:first])
    if double:
        columns = tuple(
            HeadedColumn(position=own.position, texts=own.texts if own.texts[0] else own.texts[::-1]) for own in columns
        )
    return Layout(
        name="SurveyMonkey",
        kind="surveymonkey",
        columns=columns,
        own=_by_name(columns),
        identity=identity,
        rows=table.rows[first:],
        lines=table.lines[first:],
        heading_line=table.lines[0],
    )


def _kobo(table: RawTable) -> Layout | None:
    """KoboToolbox: its own columns begin with an underscore; the path of groups goes before a field."""
    columns = _columns(table.rows[:1])
    names = [column.texts[0] for column in columns]
    if not {"_id", "_uuid"} <= set(names):
        return None
    own = frozenset(position for position, name in enumerate(names) if name.startswith("_") or name in _KOBO)
    return Layout(
        name="KoboToolbox",
        kind="kobotoolbox",
        columns=columns,
        own=own | _by_name(columns),
        identity=names.index("_id"),
        rows=table.rows[1:],
        lines=table.lines[1:],
        heading_line=table.lines[0],
    )


def _limesurvey(table: RawTable) -> Layout | None:
    columns = _columns(table.rows[:1])
    words = [found[0].casefold() if (found := _FIRST_WORD.match(column.texts[0])) else "" for column in columns]
    submitted = None
    own: frozenset[int] = frozenset()
    if words[:1] == ["id"] and _LIME & set(words):
        submitted = words.index("submitdate") if "submitdate" in words else None
        own = frozenset(position for position, word in enumerate(words) if _is_own(word))
    elif _is_full_text(table, columns):
        submitted = 1
        own = frozenset({0, 1, 2})
    else:
        return None
    return Layout(
        name="LimeSurvey",
        kind="limesurvey",
        columns=columns,
        own=own | _by_name(columns),
        identity=0,
        rows=table.rows[1:],
        lines=table.lines[1:],
        heading_line=table.lines[0],
        finished=None if submitted is None else (submitted, bool),
    )


def _is_full_text(table: RawTable, columns: Sequence[HeadedColumn]) -> bool:
    """Translated headings: an id, a day or nothing, a page number or nothing, and a language or brackets."""
    return (
        len(columns) > _MOMENTS
        and (_are_languages(table, _MOMENTS) or any(column.texts[0].endswith("]") for column in columns[_MOMENTS:]))
        and _are_ids(table, 0)
        and all(is_moment(text) or not text for text in _values(table, 1))
        and all(is_whole(text) or not text for text in _values(table, 2))
    )


def _are_languages(table: RawTable, position: int) -> bool:
    """Whether a column tells for every row in which language somebody answered."""
    return all(_LANGUAGE.fullmatch(_cell(row, position)) for row in table.rows[1:])


def _microsoft(table: RawTable) -> Layout | None:
    columns = _columns(table.rows[:1])
    if len(columns) <= _MOMENTS or key_of(columns[0].texts[0]) not in IDENTITY_WORDS or not _are_ids(table, 0):
        return None
    timed = all(is_technical(column.texts[0]) for column in columns[1:_MOMENTS])
    filled = [text for position in (1, 2) for text in _values(table, position)]
    if not (timed or (filled and all(map(is_moment, filled)))):
        return None
    own = {0, 1, 2}
    if all("@" in text or text in ("", "anonymous", "anoniem") for text in _values(table, 3)):
        own |= {3, 4} if is_personal(columns[3]) or any(_values(table, 3)) else set()
    return Layout(
        name="Microsoft Forms",
        kind="microsoft-forms",
        columns=columns,
        own=frozenset(own) | _by_name(columns),
        identity=0,
        rows=table.rows[1:],
        lines=table.lines[1:],
        heading_line=table.lines[0],
    )


def _google(table: RawTable) -> Layout | None:
    columns = _columns(table.rows[:1])
    first = list(_values(table, 0))
    named = key_of(columns[0].texts[0]) in ("timestamp", "tijdstempel")
    if not (named or (first and all(map(is_moment, first)))):
        return None
    return Layout(
        name="Google Forms",
        kind="google-forms",
        columns=columns,
        own=frozenset({0}) | _by_name(columns),
        identity=None,
        rows=table.rows[1:],
        lines=table.lines[1:],
        heading_line=table.lines[0],
    )


def _columns(headers: Sequence[Row]) -> tuple[HeadedColumn, ...]:
    width = max(map(len, headers))
    return tuple(
        HeadedColumn(position=position, texts=tuple(_cell(row, position) for row in headers))
        for position in range(width)
    )


def _by_name(columns: Sequence[HeadedColumn]) -> frozenset[int]:
    return frozenset(column.position for column in columns if any(map(_is_own, column.texts)))


def _is_own(text: str) -> bool:
    """True for a heading about a person or about the handing in."""
    return is_personal_word(text) or is_technical(text)


def _identity(table: RawTable, columns: Sequence[HeadedColumn]) -> int | None:
    for column in columns:
        if key_of(column.texts[0]) in IDENTITY_WORDS and _are_ids(table, column.position):
            return column.position
    return None


def _are_ids(table: RawTable, position: int) -> bool:
    """True when a column holds a different whole number in every row."""
    values = list(_values(table, position))
    return bool(values) and all(map(is_whole, values)) and len(set(values)) == len(values)


def _values(table: RawTable, position: int) -> Iterator[str]:
    return (_cell(row, position) for row in table.rows[1:])


def _cell(row: Row, position: int) -> str:
    return row[position] if position < len(row) else ""
