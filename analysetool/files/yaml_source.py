# SPDX-License-Identifier: EUPL-1.2
"""YAML files as a tree of texts with line numbers, read safely and without guessing at types.

PyYAML's own loading turns `no` into False, `010` into 8 and `1.10` into 1.1, lets the last of two equal keys win in
silence and crashes on deep nesting. Here the C parser's events become a small tree in which every scalar is still the
text that stands in the file, so that the model decides what it means and every problem has a line.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NoReturn

import yaml

from analysetool.errors import Problem, reason_of
from analysetool.files.places import not_there
from analysetool.files.plain import read_input
from analysetool.words import problems_yaml as say

MAX_BYTES = 5 * 1024 * 1024
MAX_NESTING = 20
STDIN = "-"
STDIN_NAME = "standaardinvoer"

NULLS = frozenset({"", "~", "null", "Null", "NULL"})
"""Texts that say nothing where they stand without quotes."""
_TOO_DEEP = say.too_deep(MAX_NESTING)
_OWN_LIMIT = "nesting"
"""In what the parser says when nesting passes its own limit: on one line it reads ahead and may get there first."""
_PARSER: type[Any] = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


@dataclass(slots=True)
class Scalar:
    """One value as text; `quoted` values are never empty-by-accident."""

    text: str
    line: int
    quoted: bool = False

    @property
    def is_null(self) -> bool:
        """True for `key:`, `key: ~` and `key: null`."""
        return not self.quoted and self.text in NULLS


@dataclass(slots=True)
class YamlEntry:
    """A key of a mapping with its own line and the value behind it."""

    line: int
    value: Node


@dataclass(slots=True)
class YamlMapping:
    """Keys in the order of the file."""

    line: int
    entries: dict[str, YamlEntry] = field(default_factory=dict)


@dataclass(slots=True)
class YamlSequence:
    """Items in the order of the file."""

    line: int
    items: list[Node] = field(default_factory=list)


Node = Scalar | YamlMapping | YamlSequence


@dataclass(slots=True)
class YamlDocument:
    """What one file holds: its text, its tree (None when it cannot be read or is empty) and the problems met."""

    path: str
    text: str = ""
    root: Node | None = None
    problems: list[Problem] = field(default_factory=list)

    def problem(self, message: str, line: int | None = None) -> None:
        """Note an error at a line of this file."""
        self.problems.append(Problem(path=self.path, line=line, message=message))


class _Stop(Exception):  # noqa: N818 - control flow inside this module, never an error that leaves it
    """Building stopped: the file holds something that is refused."""


def read_document(path: str | Path) -> YamlDocument:
    """Read one YAML file (or `-`, standard input) into a tree.

    Never raises for what the file holds: not found, too large (over 5 MB), not UTF-8, broken YAML, several documents,
    double keys, aliases and nesting over 20 all become problems of the returned document.
    """
    document = read_text(path)
    if not document.problems:
        parse_into(document)
    return document


def read_text(path: str | Path) -> YamlDocument:
    """The text of such a file that is not parsed yet; what is wrong with it is in its problems."""
    shown = STDIN_NAME if str(path) == STDIN else str(path)
    document = YamlDocument(path=shown)
    content = _read_bytes(path, document)
    text = None if content is None else _decode(content, document)
    if text is not None:
        document.text = text
    return document


def parse_into(document: YamlDocument) -> None:
    """Parse `document.text` into `document.root`, adding what is wrong to `document.problems`."""
    loader = None
    try:
        loader = _PARSER(document.text)
        builder = _TreeBuilder(document)
        while loader.check_event():
            builder.feed(loader.get_event())
        document.root = builder.root
    except _Stop:
        document.root = None
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = None if mark is None else min(mark.line + 1, _last_line(document.text))
        document.root = None
        document.problem(
            _TOO_DEEP if _OWN_LIMIT in str(error.problem) else say.NO_YAML,
            line,
        )
    except yaml.reader.ReaderError as error:
        document.root = None
        document.problem(say.INVISIBLE_SIGN, _line_at(document, error.position))
    finally:
        if loader is not None:
            loader.dispose()


def _line_at(document: YamlDocument, position: int) -> int:
    """The line of a reader's position: the C parser counts bytes, the Python one characters."""
    if _PARSER is yaml.BaseLoader:
        return document.text.count("\n", 0, position) + 1
    return document.text.encode().count(b"\n", 0, position) + 1


def _read_bytes(path: str | Path, document: YamlDocument) -> bytes | None:
    try:
        typed_in = str(path) == STDIN
        content = sys.stdin.buffer.read(MAX_BYTES + 1) if typed_in else read_input(Path(path), MAX_BYTES + 1)
    except FileNotFoundError:
        document.problem(not_there(Path(path)))
        return None
    except OSError as error:
        document.problem(say.cannot_be_read(reason_of(error)))
        return None
    if len(content) > MAX_BYTES:
        document.problem(say.TOO_LARGE)
        return None
    return content


def _decode(content: bytes, document: YamlDocument) -> str | None:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        if content.startswith((b"\xff\xfe", b"\xfe\xff")):
            document.problem(say.UTF16)
        else:
            line = content.count(b"\n", 0, error.start) + 1
            document.problem(
                say.NOT_UTF8,
                line,
            )
        return None


def _last_line(text: str) -> int:
    """The last line with something on it, or else the first: the parser finds what is not there one line further."""
    return max(len(text.rstrip().splitlines()), 1)


class _TreeBuilder:
    """Turns parser events into nodes, one document, without recursion."""

    def __init__(self, document: YamlDocument) -> None:
        self.document = document
        self.root: Node | None = None
        self._open: list[YamlMapping | YamlSequence] = []
        self._key: Scalar | None = None
        self._documents = 0
        self._last = _last_line(document.text)

    def feed(self, event: Any) -> None:  # noqa: ANN401 - the C loader has no stubs
        """Take the next event. Raises _Stop for what is refused."""
        kind = type(event)
        if kind is yaml.ScalarEvent:
            self._refuse_anchor(event)
            self._place(Scalar(event.value, self._line(event), bool(event.style)))
        elif kind is yaml.MappingStartEvent:
            self._refuse_anchor(event)
            self._descend(YamlMapping(self._line(event)))
        elif kind is yaml.SequenceStartEvent:
            self._refuse_anchor(event)
            self._descend(YamlSequence(self._line(event)))
        elif kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
            self._open.pop()
        elif kind is yaml.AliasEvent:
            self._refuse_anchor(event)
        elif kind is yaml.DocumentStartEvent:
            self._next_document(self._line(event))

    def _line(self, event: Any) -> int:  # noqa: ANN401 - the C loader has no stubs
        return int(min(event.start_mark.line + 1, self._last))

    def _next_document(self, line: int) -> None:
        self._documents += 1
        if self._documents > 1:
            self._refuse(say.SECOND_DOCUMENT, line)

    def _refuse_anchor(self, event: Any) -> None:  # noqa: ANN401 - the C loader has no stubs
        if event.anchor is not None:
            self._refuse(
                say.REFERENCE,
                self._line(event),
            )

    def _descend(self, node: YamlMapping | YamlSequence) -> None:
        if len(self._open) >= MAX_NESTING:
            self._refuse(_TOO_DEEP, node.line)
        self._place(node)
        self._open.append(node)

    def _place(self, node: Node) -> None:
        """Put a node where it belongs: at the root, in the list, as a key or behind the waiting key."""
        if not self._open:
            self.root = node
            return
        parent = self._open[-1]
        if isinstance(parent, YamlSequence):
            parent.items.append(node)
        elif self._key is not None:
            self._put(parent, self._key, node)
            self._key = None
        elif isinstance(node, Scalar):
            self._key = node
        else:
            self._refuse(say.KEY_IS_NO_WORD, node.line)

    def _put(self, parent: YamlMapping, key: Scalar, node: Node) -> None:
        earlier = parent.entries.get(key.text)
        if earlier is None:
            parent.entries[key.text] = YamlEntry(key.line, node)
        else:
            self.document.problem(say.key_twice(key.text, earlier.line), key.line)

    def _refuse(self, message: str, line: int) -> NoReturn:
        self.document.problem(message, line)
        raise _Stop
