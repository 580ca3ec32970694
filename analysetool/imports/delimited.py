# SPDX-License-Identifier: EUPL-1.2
"""Tables in text: cells between semicolons, commas or tabs, in the encodings that Excel and survey tools write."""

from __future__ import annotations

import codecs
import csv
import re
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from itertools import islice

from analysetool.files.table_columns import STATED_SEPARATOR
from analysetool.files.workbooks.cells import CellTexts, has_text
from analysetool.files.workbooks.limits import MAX_CELLS, MAX_COLUMNS, MAX_UNPACKED, refusal
from analysetool.files.workbooks.raw import RawTable
from analysetool.words import imports as say

_SEPARATORS = (";", ",", "\t")
_SAMPLE_ROWS = 200
_SAMPLE_TEXT = 10_000
_LINE = re.compile(r"[^\r\n]*+(?:\r\n|\r|\n)|[^\r\n]++")
_STEERING = re.compile(rb"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


def decode(content: bytes, shown: str) -> str:
    """The text of a file in UTF-8, with or without byte order mark, in UTF-16 with one, or else in Windows-1252.

    That last is what Excel and Kladblok on Windows write when nobody asks for more. A text with signs that steer a
    machine, as other encodings have them there, is none.

    Raises:
        InputError: for any other encoding, with the line where it shows, and for what is no text at all.
    """
    wide = content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    if not wide and b"\0" in content:
        raise refusal(shown, say.NO_TEXT)
    try:
        text = content.decode("utf-16" if wide else "utf-8-sig")
    except UnicodeDecodeError as error:
        if wide:
            raise refusal(shown, say.NO_TEXT) from error
        line = content.count(b"\n", 0, error.start) + 1
        if _STEERING.search(content):
            raise refusal(shown, say.NOT_UTF8, line) from error
        try:
            return content.decode("cp1252")
        except UnicodeDecodeError:
            raise refusal(shown, say.NOT_UTF8, line) from error
    if "\0" in text:
        raise refusal(shown, say.NO_TEXT)
    return text


def is_unicode(content: bytes) -> bool:
    """Whether a text that was decoded is Unicode, and not taken for Windows-1252."""
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) or content.isascii():
        return True
    try:
        content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return False
    return True


def read_delimited(text: str, shown: str) -> RawTable:
    """Read a table from text; the separator is the one by which the rows come out equally long.

    Raises:
        InputError: at the row where quotes do not close, and for tables beyond the limits.
    """
    stated = STATED_SEPARATOR.match(text)
    first_line = 1
    if stated:
        text = text[stated.end() :]
        first_line = 2
    if sys.getsizeof(text) > MAX_UNPACKED:  # a sign that is rare makes every sign take four bytes
        raise refusal(shown, say.TOO_MUCH_TEXT)
    if any(text.count(separator) > MAX_CELLS for separator in (*_SEPARATORS, "\n")):
        raise refusal(shown, say.TOO_MANY_CELLS)
    separator = stated[1] if stated else _separator(text)
    rows, lines = _rows(text, separator, shown, first_line)
    return RawTable(path=shown, sheet="", rows=rows, lines=lines)


def _rows(text: str, separator: str, shown: str, first_line: int) -> tuple[list[list[str]], list[int]]:
    reader = csv.reader(_lines(text), delimiter=separator, strict=True)
    texts = CellTexts()
    rows: list[list[str]] = []
    lines: list[int] = []
    line = first_line
    cells = 0
    try:
        for found in reader:
            row = list(map(texts.__getitem__, found))
            if has_text(row):
                rows.append(row)
                lines.append(line)
                cells += len(row)
            if len(row) > MAX_COLUMNS:
                raise refusal(shown, say.TOO_MANY_COLUMNS, line)
            if cells > MAX_CELLS:
                raise refusal(shown, say.TOO_MANY_CELLS)
            line = reader.line_num + first_line
    except csv.Error as error:
        is_long = "field larger" in str(error)
        raise refusal(shown, say.LONG_CELL if is_long else say.UNREADABLE_ROW, line) from error
    return rows, lines


def _lines(text: str) -> Iterator[str]:
    """The lines of a text with their ends, one by one: a stream of all of it takes four bytes for every sign."""
    return (found[0] for found in _LINE.finditer(text))


def _separator(text: str) -> str:
    """The separator that cuts most of the first rows into equally many cells, the more cells the better."""
    return max(_SEPARATORS, key=lambda separator: _evenness(text, separator))


def _evenness(text: str, separator: str) -> tuple[float, int]:
    """How well a separator fits: the share of rows that are as wide as most are, less when that is not wide.

    Counting the separators in the heading would not do: statements and scale labels hold commas themselves. The second
    figure decides when quotes are wrong from the first row on.
    """
    reader = csv.reader(_lines(text), delimiter=separator, strict=True)
    widths: Counter[int] = Counter()
    with suppress(csv.Error):
        widths.update(len(row) for row in islice(reader, _SAMPLE_ROWS) if any(map(str.strip, row)))
    used = text[:_SAMPLE_TEXT].count(separator)
    if not widths:
        return (0.0, used)
    width, rows = max(widths.items(), key=lambda found: (found[1], found[0]))
    return (rows / widths.total() * (1 - 1 / width), used)
