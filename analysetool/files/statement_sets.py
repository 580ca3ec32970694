# SPDX-License-Identifier: EUPL-1.2
"""Statement sets: the shipped one and any other that a coalition brings with `--stellingen`."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

from analysetool.errors import InputError
from analysetool.files.fields import Fields, as_fields
from analysetool.files.file_shapes import (
    DOMAIN,
    GROUP,
    ID,
    PARENTS,
    PART,
    REFERENCE,
    RELEASE,
    SCALE,
    SOURCE,
    STATEMENT,
    STATEMENT_SET,
    THEME,
)  # fmt: skip
from analysetool.files.shape_reader import BlockReader, read_block
from analysetool.files.shapes import Block
from analysetool.files.yaml_source import Scalar, YamlDocument, YamlMapping, read_document
from analysetool.model import (
    Domain,
    Part,
    Reference,
    Release,
    Source,
    Statement,
    StatementSet,
    Theme,
)
from analysetool.near import near_names
from analysetool.words import problems_sets as say
from analysetool.words import problems_yaml

MOST_WORK = 1_000_000
"""Statements times parts and themes: every level looks at every statement, and above this a report takes minutes."""


@cache
def shipped_statement_set() -> StatementSet:
    """The set of 56 statements that comes with the tool."""
    return replace(load_statement_set(Path(__file__).resolve().parent.parent / "stellingen.yaml"), path=None)


def load_statement_set(path: str | Path) -> StatementSet:
    """Read a statement set of any size.

    Raises:
        InputError: with every problem, when the file cannot be used as a statement set.
    """
    document = read_document(path)
    found = parse_statement_set(document)
    if found is None or document.problems:
        raise InputError(document.problems)
    return found


def parse_statement_set(document: YamlDocument) -> StatementSet | None:
    """Turn a document into a statement set, noting all that is wrong; None when too much is missing to build one."""
    if document.root is None:
        if not document.problems:
            document.problem(say.EMPTY_FILE)
        return None
    fields = as_fields(document, document.root, say.THE_SET, say.THE_SET)
    if fields is None:
        return None
    fields.refuse_unknown(STATEMENT_SET.names)
    ids: dict[str, int] = {}
    named_domains = fields.block("domeinen", say.THE_DOMAINS)
    groups = _groups(named_domains)
    parts = tuple(
        part
        for block in fields.blocks("delen", say.A_PART, required=True)
        if (part := _part(block, ids, groups)) is not None
    )
    _refuse_too_much_work(fields, parts)
    sources = _sources(fields)
    named_sources = fields.block("bronnen", say.THE_SOURCES)
    _check_references(document, parts, named_sources.mapping.entries if named_sources else (), ids)
    identity, version, title = (fields.text(key, required=True) for key in ("id", "versie", "titel"))
    scale, domains, history = _scale(fields), _domains(named_domains), _history(fields)
    if identity is None or version is None or title is None or scale is None or not parts:
        return None
    return StatementSet(
        id=identity,
        version=version,
        title=title,
        scale=scale,
        parts=parts,
        domains=domains,
        sources=sources,
        history=history,
        justification=fields.text("verantwoording"),
        path=document.path,
    )


def _refuse_too_much_work(fields: Fields, parts: Collection[Part]) -> None:
    themes = [theme for part in parts for theme in part.themes]
    levels, statements = len(parts) + len(themes), sum(len(theme.statements) for theme in themes)
    if levels * statements > MOST_WORK:
        fields.document.problem(say.too_much_work(statements, levels, MOST_WORK), fields.line("delen"))


def _claim_id(fields: Fields, ids: dict[str, int]) -> str | None:
    found = fields.text("id", required=True)
    if found is None:
        return None
    line = fields.line("id")
    if not found.isprintable():
        fields.document.problem(say.invisible_id(found), line)
    elif ID.refuses(found):
        fields.document.problem(problems_yaml.reserved("id", found), line)
    elif found in ids:
        fields.document.problem(say.id_twice(found, ids[found]), line)
    else:
        ids[found] = line
    return found


def _part(fields: Fields, ids: dict[str, int], groups: Collection[str]) -> Part | None:
    fields.refuse_unknown(PART.names)
    identity = _claim_id(fields, ids)
    fields.name = say.part(identity)
    title = fields.text("titel", required=True)
    themes = tuple(
        theme
        for block in fields.blocks("themas", say.A_THEME, required=True)
        if (theme := _theme(block, ids, groups, identity or "")) is not None
    )
    if identity is None or title is None:
        return None
    return Part(id=identity, title=title, themes=themes, introduction=fields.text("inleiding"))


def _theme(fields: Fields, ids: dict[str, int], groups: Collection[str], part: str) -> Theme | None:
    fields.refuse_unknown(THEME.names)
    identity = _claim_id(fields, ids)
    fields.name = say.theme(identity)
    title = fields.text("titel", required=True)
    statements = tuple(
        statement
        for block in fields.blocks("stellingen", say.A_STATEMENT, required=True)
        if (statement := _statement(block, ids, groups, part, identity or "")) is not None
    )
    if identity is None or title is None:
        return None
    return Theme(id=identity, title=title, part=part, statements=statements)


def _statement(fields: Fields, ids: dict[str, int], groups: Collection[str], part: str, theme: str) -> Statement | None:
    reader = BlockReader(
        fields,
        STATEMENT,
        own={
            "id": lambda: _claim_id(fields, ids),
            "ankers": lambda: _anchors(fields),
            "bron": lambda: _reference(fields),
            "over": lambda: _about(fields, groups),
            "ouders": lambda: None if parents is None else parents.read("tekst"),
        },
    )
    fields.name = say.statement(reader.read("id"))
    reader.read("tekst")
    block = fields.block("ouders", say.parents_of(fields.name))
    parents = None if block is None else BlockReader(block, PARENTS)
    for key in ("toelichting", "bron", "fase", "gewicht", "over", "ankers"):
        reader.read(key)
    return reader.build(Statement, part=part, theme=theme)


def _reference(fields: Fields) -> Reference | None:
    block = fields.block("bron", say.reference_of(fields.name))
    if block is None:
        return None
    reference: Reference | None = read_block(block, REFERENCE)
    return reference


def _about(fields: Fields, groups: Collection[str]) -> tuple[str, ...] | None:
    """The domains and clusters in `over`, each once; what is unknown is left out."""
    found = fields.texts("over", filled=True, like=say.LIKE_OVER)
    if found is None:
        return None
    seen: set[str] = set()
    for name, line in found:
        if name in seen:
            fields.document.problem(say.twice_in_over(fields.name, name), line)
        elif name not in groups:
            fields.document.problem(say.unknown_in_over(fields.name, name, near_names(name, groups), groups), line)
        seen.add(name)
    return tuple(dict.fromkeys(name for name, _ in found if name in groups))


def _labels(block: Fields, known: tuple[int, ...], what: str) -> dict[int, str]:
    labels: dict[int, str] = {}
    for key, entry in block.items():
        if key not in {str(step) for step in known}:
            block.document.problem(say.other_steps(what, known, key), entry.line)
            continue
        text = block.text(key, required=True)
        if text is not None:
            labels[int(key)] = text
    return labels


def _anchors(fields: Fields) -> dict[int, str]:
    block = fields.block("ankers", say.anchors_of(fields.name))
    return {} if block is None else _labels(block, SCALE, "ankers")


def _scale(fields: Fields) -> dict[int, str] | None:
    block = fields.block("schaal", say.THE_SCALE, required=True)
    if block is None:
        return None
    labels = _labels(block, SCALE, "schaal")
    missing = [str(step) for step in SCALE if str(step) not in block.mapping.entries]
    if missing:
        block.document.problem(say.scale_misses(missing), block.mapping.line)
    return labels


def _groups(block: Fields | None) -> tuple[str, ...]:
    """The domains and then the clusters that the file names, also where something else of a domain is wrong."""
    if block is None:
        return ()
    domains = [entry.value for _, entry in block.items()]
    named = (domain.entries.get("cluster") for domain in domains if isinstance(domain, YamlMapping))
    clusters = [entry.value for entry in named if entry is not None]
    texts = (value.text.strip() for value in clusters if isinstance(value, Scalar) and not value.is_null)
    return tuple(dict.fromkeys((*block.mapping.entries, *filter(None, texts))))


def _domains(block: Fields | None) -> dict[str, Domain]:
    if block is not None:
        for key, entry in block.items():
            if GROUP.refuses(key):
                block.document.problem(problems_yaml.reserved("domein", key), entry.line)
    return _named_blocks(block, "domein", DOMAIN)


def _sources(fields: Fields) -> dict[str, Source]:
    return _named_blocks(fields.block("bronnen", say.THE_SOURCES), "bron", SOURCE)


def _named_blocks(block: Fields | None, what: str, shape: Block) -> dict[str, Any]:
    """What the blocks behind keys of somebody's own build; the key is their id."""
    found: dict[str, Any] = {}
    if block is None:
        return found
    for key, entry in block.items():
        fields = as_fields(block.document, entry.value, f"{what} {key}", f"{what} {key}")
        built = None if fields is None else read_block(fields, shape, id=key)
        if built is not None:
            found[key] = built
    return found


def _history(fields: Fields) -> tuple[Release, ...]:
    releases: list[Release] = []
    for block in fields.blocks("geschiedenis", say.A_RELEASE):
        block.refuse_unknown(RELEASE.names)
        version = block.text("versie", required=True)
        if version in {release.version for release in releases}:
            fields.document.problem(say.release_twice(version), block.line("versie"))
        changes = [
            tuple(text for text, _ in block.texts(key) or ()) for key in ("toegevoegd", "vervallen", "gewijzigd")
        ]
        if version is not None:
            releases.append(Release(version=version, added=changes[0], dropped=changes[1], changed=changes[2]))
    known = [release.version for release in releases]
    own = fields.text("versie")
    if own in known[:-1]:
        fields.document.problem(
            say.own_release_not_last(own),
            fields.line("geschiedenis"),
        )
    return tuple(releases)


def _check_references(
    document: YamlDocument, parts: tuple[Part, ...], sources: Collection[str], ids: dict[str, int]
) -> None:
    for statement in (statement for part in parts for statement in part.statements):
        reference = statement.reference
        if reference is not None and reference.document not in sources:
            document.problem(
                say.unknown_source(statement.id, reference.document),
                ids.get(statement.id),
            )


def is_statement_set(document: YamlDocument) -> bool:
    """True when the document has the top-level key by which a statement set is known."""
    return not isinstance(document.root, Scalar) and "delen" in getattr(document.root, "entries", {})
