# SPDX-License-Identifier: EUPL-1.2
"""`kaart.yaml`: what the user says about columns and labels that cannot be recognised."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from analysetool.errors import InputError, Problem
from analysetool.files.comparable import key_of
from analysetool.files.fields import Fields, as_fields
from analysetool.files.workbooks.raw import column_letters
from analysetool.files.yaml_source import Scalar, YamlDocument, YamlEntry, YamlMapping, read_document
from analysetool.imports.headings import HeadedColumn
from analysetool.model import Answer, StatementSet
from analysetool.words import imports as say
from analysetool.words.problems_yaml import choose

_KEYS = (
    "kolommen", "labels", "deelnemerskolom", "domeinkolom", "domeinen", "kenmerkkolom", "coalitie", "coalities",
    "overslaan",
)  # fmt: skip
_EMPTY = "niet-ingevuld"
_LETTERS = re.compile(r"[A-Z]{1,3}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """A column as the map names it, by heading or by letters, with its line in the map."""

    name: str
    line: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnMap:
    """What the map says; empty for what it leaves to be recognised."""

    path: str = ""
    columns: Mapping[str, Named] = field(default_factory=dict)
    """By statement, the column that holds its answers."""
    labels: Mapping[str, Answer] = field(default_factory=dict)
    domains: Mapping[str, str] = field(default_factory=dict)
    """Ids of domains, by the text that stands in the cells."""
    participant: Named | None = None
    domain: Named | None = None
    identity: Named | None = None
    coalition: Named | None = None
    """The column that says for each row whose measurement it belongs to."""
    coalitions: Mapping[str, str] = field(default_factory=dict)
    """Names of coalitions, by the text that stands in the cells."""
    skipped: tuple[Named, ...] = ()

    @property
    def named(self) -> tuple[Named, ...]:
        """Every column that the map names."""
        single = (self.participant, self.domain, self.identity, self.coalition)
        return (*self.columns.values(), *(named for named in single if named is not None), *self.skipped)


def read_column_map(path: Path, statement_set: StatementSet) -> ColumnMap:
    """Read a map.

    Raises:
        InputError: with every problem and its line.
    """
    document = read_document(path)
    if document.root is None and not document.problems:
        document.problem(say.EMPTY_MAP)
    fields = None if document.root is None else as_fields(document, document.root, "de kaart", "de kaart")
    if fields is None:
        raise InputError(document.problems)
    fields.refuse_unknown(_KEYS)
    found = ColumnMap(
        path=document.path,
        columns=_columns(fields, statement_set),
        labels=_labels(fields),
        domains=_domains(fields, statement_set),
        participant=_named(fields, "deelnemerskolom"),
        domain=_named(fields, "domeinkolom"),
        identity=_named(fields, "kenmerkkolom"),
        coalition=None if _is_block(fields, "coalitie") else _named(fields, "coalitie"),
        coalitions=_coalitions(fields),
        skipped=tuple(Named(name=text, line=line) for text, line in fields.texts("overslaan") or ()),
    )
    _refuse_double_use(found, document)
    if document.problems:
        raise InputError(document.problems)
    return found


def find_column(named: Named, columns: Iterable[HeadedColumn]) -> tuple[HeadedColumn, ...]:
    """The columns that a name of the map can mean: by heading first, else by letters; more than one is the user's."""
    columns = tuple(columns)
    exact = tuple(column for column in columns if named.name in column.texts)
    if exact:
        return exact
    key = key_of(named.name)
    alike = tuple(column for column in columns if key and key in map(key_of, column.texts))
    if alike:
        return alike
    if _LETTERS.fullmatch(named.name):
        return tuple(column for column in columns if column_letters(column.position) == named.name)
    return ()


def unused_names(column_map: ColumnMap, mapped: Mapping[str, Collection[str]]) -> list[Problem]:
    """The problems of names that no file has, and of letters that mean a column in more than one file."""
    problems = []
    for named in column_map.named:
        files = mapped.get(named.name, ())
        message = ""
        if not files and named is column_map.coalition:
            continue  # each file that has no such column says so
        if not files:
            message = say.no_such_column(named.name)
        elif len(files) > 1 and _LETTERS.fullmatch(named.name):
            message = say.column_in_more_files(named.name)
        if message:
            problems.append(Problem(path=column_map.path, line=named.line, message=message))
    return problems


def _columns(fields: Fields, statement_set: StatementSet) -> dict[str, Named]:
    known = {statement.id for statement in statement_set.statements}
    found: dict[str, Named] = {}
    block = fields.block("kolommen", "kolommen")
    for name, entry in block.items() if block is not None else ():
        statement = _text(fields.document, name, entry)
        if statement is None:
            continue
        if statement not in known:
            fields.document.problem(
                say.column_of_unknown_statement(name, statement),
                entry.line,
            )
        elif statement in found:
            fields.document.problem(
                say.statement_has_a_column(statement, found[statement].line),
                entry.line,
            )
        else:
            found[statement] = Named(name=name, line=entry.line)
    return found


def _labels(fields: Fields) -> dict[str, Answer]:
    choices = {answer.value or _EMPTY: answer for answer in Answer}
    found: dict[str, Answer] = {}
    block = fields.block("labels", "labels")
    for label, entry in block.items() if block is not None else ():
        value = _text(fields.document, label, entry)
        if value is None:
            continue
        if value in choices:
            found[label] = choices[value]
        else:
            fields.document.problem(say.impossible_label(label, value, _EMPTY), entry.line)
    return found


def _domains(fields: Fields, statement_set: StatementSet) -> dict[str, str]:
    found: dict[str, str] = {}
    block = fields.block("domeinen", "domeinen")
    for name, entry in block.items() if block is not None else ():
        domain = _text(fields.document, name, entry)
        if domain is None:
            continue
        if domain in statement_set.domains:
            found[name] = domain
        else:
            hint = choose(statement_set.domains) if statement_set.domains else say.NO_DOMAINS
            fields.document.problem(say.unknown_domain_in_map(domain, hint), entry.line)
    return found


def _is_block(fields: Fields, key: str) -> bool:
    entry = fields.entry(key)
    return entry is not None and isinstance(entry.value, YamlMapping)


def _coalitions(fields: Fields) -> dict[str, str]:
    """Names of coalitions by spelling; they may stand below the key of the column too, when that is typed."""
    found: dict[str, str] = {}
    for key in ("coalities", *(["coalitie"] if _is_block(fields, "coalitie") else [])):
        block = fields.block(key, key)
        for spelling, entry in block.items() if block is not None else ():
            name = _text(fields.document, spelling, entry)
            if name:
                found[spelling] = name
            elif name is not None:
                fields.document.problem(say.one_value(spelling), entry.line)
    return found


def _named(fields: Fields, key: str) -> Named | None:
    text = fields.text(key)
    return None if text is None else Named(name=text, line=fields.line(key))


def _text(document: YamlDocument, name: str, entry: YamlEntry) -> str | None:
    if isinstance(entry.value, Scalar) and not entry.value.is_null:
        return entry.value.text.strip()
    document.problem(say.one_value(name), entry.line)
    return None


def _refuse_double_use(found: ColumnMap, document: YamlDocument) -> None:
    """A column has one use."""
    first: dict[str, int] = {}
    for named in found.named:
        if named.name in first:
            document.problem(
                say.column_twice(named.name, first[named.name]),
                named.line,
            )
        first.setdefault(named.name, named.line)
