# SPDX-License-Identifier: EUPL-1.2
"""Recognising raw survey exports and handed-in answers where only score sheets belong.

They hold names, addresses or times. These are hints for a warning: a false alarm costs one glance.
"""

from __future__ import annotations

import csv
import io
import os
import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from itertools import islice
from pathlib import Path

from analysetool.errors import Problem, Severity
from analysetool.files.personal_words import is_technical, is_telling
from analysetool.files.plain import read_plain
from analysetool.files.table_columns import EITHER, WIDE
from analysetool.files.work_tree import is_ignored, work_tree_of
from analysetool.words import problems_files as say

HEAD = 64 * 1024
"""Bytes that are looked at: the header of any export stands there."""

_PACKED = (".xlsx", ".xlsm", ".xls", ".ods", ".zip")
_MAILS = (".eml", ".msg", ".mbox")
_DELIMITED = (".csv", ".tsv", ".tab")
_SEPARATORS = ";,\t|"
_OWN_TABLES = (
    EITHER,
    frozenset(WIDE),
    {"coalitie", "jaar", "soort", "id", "gemiddelde"},
    {"related_id", "class", "type/scale", "name"},
)
"""Headers of the long table, the two tally tables, the report and the survey for LimeSurvey: this tool's own."""
_ANSWERS = re.compile(r"[A-Z]{1,3}\d{1,3}|.+\[.+\]", re.IGNORECASE | re.DOTALL)
"""Headings that can be a statement: its id, or what stands in the brackets of a question with rows."""
_CODED = re.compile(r"(\w+)\.\s")
"""How LimeSurvey writes a heading with its code and its text: `token. Toegangscode`."""
_FORM_ANSWERS = re.compile(r'"soort"\s*:\s*"antwoorden"')
_OWN_JSON = re.compile(r'\s*\{\s*"(?:formaatversie|\$schema)"')
_JSON_TOKEN = re.compile(r'"((?:[^"\\]|\\.)*+)"\s*+(:\s*+(\{)?)?|[\[\]{}]', re.DOTALL)
"""A text, a key with its colon and whether an object follows, or a bracket; all between them is passed over."""
_JSON_ANSWER = re.compile(r"[A-Z]{1,3}\d{1,3}")
_LONGEST_KEY = 80
_CREDITS = frozenset({
    "author", "authors", "bugs", "contributors", "creator", "creators", "developers", "funding", "maintainer",
    "maintainers", "publisher", "support",
})  # fmt: skip
"""Keys below which files of programs say who made something, such as `package.json`: nobody answers there."""
_OF_PROGRAMS = frozenset({
    "name", "username", "user", "userid", "displayname", "address", "browser", "ip", "mobile", "timestamp", "token",
    "useragent", "uuid", "zip", "datecreated", "lastupdate",
})  # fmt: skip
"""Telling words that the settings of programs have too: in JSON they tell only beside the answer to a statement."""
_LINES = 5
_MARKLESS = 64
_LONGEST_SIGN = 4


def is_raw_export(name: str, head: bytes) -> bool:
    """True when a file with this name that begins with these bytes looks like an export or handed-in answers.

    Workbooks, zip files and mails count by their ending alone: what they hold is not looked at.
    """
    ending = os.path.splitext(name)[1].lower()  # noqa: PTH122 - a name, not a path
    if ending in (*_PACKED, *_MAILS):
        return True
    text = _decoded(head[:HEAD])
    if ending in _DELIMITED:
        return _is_export_table(text)
    if ending == ".json":
        return _is_export_json(text)
    return ending == ".txt" and bool(_FORM_ANSWERS.search(text) or _is_export_table(text))


def raw_exports_in(folder: Path) -> Iterator[Path]:
    """The files in a folder and below it that look like raw exports, in a fixed order; hidden ones are left out."""
    for root, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            path = Path(root) / name
            if not name.startswith((".", "~$")) and is_raw_export(name, _head(path)):
                yield path


def warn_of_raw_exports(inputs: Sequence[str]) -> list[Problem]:
    """A warning for each raw export in the folders among the inputs, and one for each git work tree that keeps them."""
    found = [path for name in inputs if Path(name).is_dir() for path in raw_exports_in(Path(name))]
    unique = list({os.path.realpath(path): path for path in found}.values())
    warnings = [_warning(path) for path in unique]
    kept: dict[Path, list[Path]] = {}
    for path in unique:
        top = work_tree_of(path.parent)
        if top is not None and not is_ignored(path, top):
            kept.setdefault(top, []).append(path)
    return [*warnings, *(_advice(top, paths) for top, paths in kept.items())]


def refuse_raw_exports(inputs: Sequence[str]) -> list[Problem]:
    """An error for each of these files, and those in these folders, that looks like a raw export; others are fine."""
    found = [
        path
        for name in map(Path, inputs)
        for path in (raw_exports_in(name) if name.is_dir() else [name])
        if name.is_dir() or is_raw_export(path.name, _head(path))
    ]
    return [replace(_warning(path), severity=Severity.ERROR) for path in dict.fromkeys(found)]


def _warning(path: Path) -> Problem:
    what = say.MAY_BE_AN_EXPORT if path.suffix.lower() in _PACKED else say.LOOKS_LIKE_AN_EXPORT
    message = say.does_not_belong_here(what)
    return Problem(path=str(path), message=message, severity=Severity.WARNING)


def _advice(top: Path, paths: Iterable[Path]) -> Problem:
    """Which lines keep these files out of git: per folder and ending, so that nothing else is kept out."""
    patterns = sorted({_pattern(path.resolve().relative_to(top)) for path in paths})
    message = say.keep_out_of_git(patterns)
    return Problem(path=str(top / ".gitignore"), message=message, severity=Severity.WARNING)


def _pattern(inside: Path) -> str:
    return f"/{(inside.parent / f'*{inside.suffix}').as_posix()}"


def _is_export_json(text: str) -> bool:
    """True for answers of our own form, and for foreign JSON in which somebody answers.

    That is a key about a person or about the handing in with a value; not who made a program, and not a schema, in
    which such a key holds an object. What settings of programs have too, such as `name`, counts beside an answer alone.
    """
    if _FORM_ANSWERS.search(text):
        return True
    if _OWN_JSON.match(text):
        return False
    keys = set(_json_keys(text))
    telling = {key for key in keys if is_telling(key)}
    if any(re.sub(r"[\W\d_]", "", key).lower() not in _OF_PROGRAMS for key in telling):
        return True
    return bool(telling) and any(map(_JSON_ANSWER.fullmatch, keys))


def _json_keys(text: str) -> Iterator[str]:
    """The keys with a value, outside of credits; of JSON that is cut off or has comments too."""
    credited: list[bool] = [False]
    below = False  # whether what opens next belongs to a key of credits
    for found in _JSON_TOKEN.finditer(text):
        key, colon, opens = found.groups()
        if key is None:
            if found[0] in "[{":
                credited.append(credited[-1] or below)
                below = False
            elif len(credited) > 1:
                credited.pop()
        elif colon is None:
            below = False
        else:
            below = key.lower() in _CREDITS
            if opens:
                credited.append(credited[-1] or below)
                below = False
            elif not (below or credited[-1]) and len(key) <= _LONGEST_KEY:
                yield key


def _is_export_table(text: str) -> bool:
    """True when one of the first rows is a header with a column about a person or about the handing in.

    Every separator is tried: the wrong one makes other cells, but no header that is known. Below the header of a table
    of our own nothing is a header.
    """
    tables = [_first_rows(text, separator) for separator in _SEPARATORS]
    for rows in tables:
        for row in rows:
            lowered = {cell.lower(): cell for cell in row}
            own = next((own for own in _OWN_TABLES if own <= lowered.keys()), None)
            if own is not None:
                return _is_export_header([cell for name, cell in lowered.items() if name not in own])
    return any(_is_export_header(row) for rows in tables for row in rows)


def _is_export_header(cells: Sequence[str]) -> bool:
    """True for a heading that only exports have, and for one that others have too beside one of a statement."""
    codes = [found[1] for cell in cells if (found := _CODED.match(cell))]
    if any(map(is_telling, (*cells, *codes))):
        return True
    return any(map(is_technical, (*cells, *codes))) and any(map(_ANSWERS.fullmatch, cells))


def _first_rows(text: str, separator: str) -> list[list[str]]:
    """The first rows with text, as a reader of csv takes them and as the lines stand there.

    A cell between quotation marks may hold separators and line ends; a mark that never closes would hide the header.
    """
    read: list[list[str]] = []
    with suppress(csv.Error):
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
        read = list(islice(filter(any, map(_bare, reader)), _LINES))
    lines = (line.split(separator) for line in text.splitlines())
    return [*read, *islice(filter(any, map(_bare, lines)), _LINES)]


def _bare(cells: Sequence[str]) -> list[str]:
    return [cell.strip(" \"'\ufeff\u00a0") for cell in cells]


def _decoded(head: bytes) -> str:
    """Bytes as text, as far as they are; an export of Windows may be UTF-16 or of an older code page."""
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return head.decode("utf-16", errors="replace")
    if b"\0" in head[:_MARKLESS]:
        return head.decode("utf-16-le" if head[1:2] == b"\0" else "utf-16-be", errors="replace")
    try:
        return head.decode("utf-8")
    except UnicodeDecodeError as error:
        cut_off = error.start >= len(head) - _LONGEST_SIGN
        return head.decode("utf-8" if cut_off else "cp1252", errors="replace")


def _head(path: Path) -> bytes:
    if path.suffix.lower() not in (*_DELIMITED, ".json", ".txt"):
        return b""
    try:
        return read_plain(path, HEAD)
    except OSError:
        return b""
