# SPDX-License-Identifier: EUPL-1.2
"""Ways to change an input a little: bytes, lines, the tree of a YAML or JSON file, cells, parts of an archive."""

from __future__ import annotations

import csv
import functools
import io
import json
import lzma
import random
import re
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator, Sequence
from typing import Any

import yaml

Change = Callable[[bytes, Sequence[bytes], random.Random], bytes]
"""From an input, others to take pieces of, and chance, to a new input."""

WORDS = (
    "", "~", "null", "0", "-1", "1", "2", "3", "4", "5", "6", "5.0", "1e9", "1e999", "nan", "inf", "9" * 30, "9" * 5000,
    "٣", "²", "1_000", "0x10", "010", "true", "nee", "weet-niet", "nvt", "2025", "2026", "2026-02-30", "9999-12-31",
    "0000-01-01", "{}", "[]", "[", "}", "'", '"', "\u2028", "\u0085", "\x1b[31m", "::error::", "=1+1", "\u202e",
    "&a b", "*a", "!!python/object:x", "<<", "|", ">-", "? ", ": ", "- ", "# x", "%YAML 9.9", "---", "...", "a" * 300,
    "A01", "A02", "B01", "jgz", "gemeente", "Dorp", "é", "😀", "a\nb", " ", "\t", "\0", "gezamenlijk", "bureau",
    "geheim", "“een bewering”", "totaal", "minimaal", "1.0", "1,5", "İ", "ß", "ﬁ", "\r", "ouders", "\ufeff",
)  # fmt: skip
_BYTES = (
    b"",
    b"\0",
    b"\n",
    b"\r",
    b"\r\n",
    b"\xff",
    b"\xef\xbb\xbf",
    b"\xff\xfe",
    b"\xc3\x28",
    b"\xe2\x80\xa8",
    b'"',
    b";",
)
_KEY = re.compile(r"(\s*(?:- )?)([^\s:#][^:]*)(:\s*)(.*)")
_TAG = re.compile(rb"<[^<>]*>|[^<>]+")
_ATTRIBUTE = re.compile(rb'="([^"]*)"')
_LONGEST = 60_000
"""Bytes; longer inputs are for tests of limits, and would only make this slow."""


def change_bytes(content: bytes, others: Sequence[bytes], chance: random.Random) -> bytes:
    """Cut, copy, flip and insert, anywhere."""
    found = bytearray(content)
    for _ in range(chance.choice((1, 1, 1, 2, 4))):
        at = chance.randint(0, len(found))
        end = min(len(found), at + chance.choice((1, 2, 8, 64)))
        match chance.randrange(6):
            case 0:
                del found[at:end]
            case 1:
                found[at:at] = found[at:end]
            case 2 if at < len(found):
                found[at] ^= 1 << chance.randrange(8)
            case 3:
                found[at:at] = chance.choice(_BYTES)
            case 4:
                found[at:at] = chance.choice(WORDS).encode()
            case _:
                other = chance.choice(others)
                begin = chance.randint(0, len(other))
                found[at:end] = other[begin : begin + chance.choice((4, 32, 256))]
    return bytes(found[:_LONGEST])


def change_lines(content: bytes, others: Sequence[bytes], chance: random.Random) -> bytes:
    """Drop, double, move and indent lines, and give keys another name or value."""
    lines = content.decode("utf-8", "replace").split("\n")
    for _ in range(chance.choice((1, 1, 2, 3))):
        at = chance.randrange(len(lines))
        match chance.randrange(7):
            case 0:
                del lines[at]
            case 1:
                lines.insert(at, lines[chance.randrange(len(lines))])
            case 2:
                lines[at] = " " * chance.randrange(5) + lines[at].lstrip()
            case 3 | 4:
                lines[at] = _other_value(lines[at], chance)
            case 5:
                other = chance.choice(others).decode("utf-8", "replace").split("\n")
                begin = chance.randrange(len(other))
                lines[at:at] = other[begin : begin + chance.randrange(1, 6)]
            case _:
                lines[at] += chance.choice(WORDS)
        lines = lines or [""]
    return "\n".join(lines).encode("utf-8", "replace")[:_LONGEST]


def _other_value(line: str, chance: random.Random) -> str:
    """A line with another key or another value."""
    match = _KEY.fullmatch(line)
    if match is None:
        return line + chance.choice(WORDS)
    indent, key, colon, value = match.groups()
    if chance.random() < 0.3:  # noqa: PLR2004 - values matter more than keys
        return f"{indent}{chance.choice(WORDS)}{colon}{value}"
    return f"{indent}{key}{colon}{chance.choice(WORDS)}"


class Pairs(list[list[Any]]):
    """A mapping as the pairs that stand in the file, so that a key may come twice."""


def change_yaml(content: bytes, others: Sequence[bytes], chance: random.Random) -> bytes:
    """Change the tree of a YAML file, and write it in block style; other content by its lines."""
    known = _yaml_tree(content)
    if known is None:
        return change_lines(content, others, chance)
    tree, own = known
    words = own if own and chance.random() < 0.5 else WORDS  # noqa: PLR2004 - what stands elsewhere in the file may fit
    return "\n".join(_block(_changed_tree(_copied(tree), words, chance), 0)).encode("utf-8", "replace")[:_LONGEST]


@functools.lru_cache(maxsize=4096)
def _yaml_tree(content: bytes) -> tuple[Any, tuple[str, ...]] | None:
    """The tree of a YAML file and the texts in it; None for what is no YAML."""
    try:
        tree = _from_yaml(yaml.compose(content, Loader=getattr(yaml, "CBaseLoader", yaml.BaseLoader)))
    except (yaml.YAMLError, UnicodeDecodeError, RecursionError):
        return None
    return tree, tuple(holder[place] for holder, place in _slots(tree) if isinstance(holder[place], str))


def change_json(content: bytes, others: Sequence[bytes], chance: random.Random) -> bytes:
    """Change the tree of a JSON file; other content by its lines."""
    try:
        tree = json.loads(content, object_pairs_hook=lambda pairs: Pairs(map(list, pairs)))
    except (ValueError, RecursionError):
        return change_lines(content, others, chance)
    words = (*WORDS, None, True, 0, 1, -1, 2.5, float("inf"), float("nan"), 10**20, "\ud800", 2026)
    return _as_json(_changed_tree(tree, words, chance)).encode()[:_LONGEST]


def _from_yaml(node: yaml.Node | None) -> Any:  # noqa: ANN401 - a tree of texts
    match node:
        case yaml.MappingNode():
            return Pairs([_text_of(key), _from_yaml(value)] for key, value in node.value)
        case yaml.SequenceNode():
            return [_from_yaml(item) for item in node.value]
        case None:
            return ""
        case _:
            return node.value


def _text_of(node: yaml.Node) -> str:
    return node.value if isinstance(node, yaml.ScalarNode) else "?"


def _slots(tree: Any) -> Iterator[tuple[list[Any], int]]:  # noqa: ANN401 - a tree of anything
    """Every place where a value stands, as a list and a number in it."""
    waiting = [tree]
    while waiting:
        node = waiting.pop()
        if isinstance(node, Pairs):
            for pair in node:
                yield pair, 1
                waiting.append(pair[1])
        elif isinstance(node, list):
            for place, item in enumerate(node):
                yield node, place
                waiting.append(item)


def _changed_tree(tree: Any, words: Sequence[Any], chance: random.Random) -> Any:  # noqa: ANN401 - a tree of anything
    """The same tree with one to three values or keys changed, dropped, doubled, nested or moved."""
    for _ in range(chance.choice((1, 1, 2, 3))):
        slots = list(_slots(tree))
        if not slots:
            return chance.choice(words)
        holder, place = chance.choice(slots)
        pairs = [node for node in (tree, *(own[at] for own, at in slots)) if isinstance(node, Pairs) and node]
        match chance.randrange(8):
            case 0 | 1:
                holder[place] = chance.choice(words)
            case 2 if pairs:
                owner = chance.choice(pairs)
                del owner[chance.randrange(len(owner))]
            case 3 if pairs:
                owner = chance.choice(pairs)
                owner.insert(chance.randint(0, len(owner)), _copied(chance.choice(chance.choice(pairs))))
            case 4 if pairs:
                chance.choice(chance.choice(pairs))[0] = str(chance.choice(words))
            case 5:
                other, at = chance.choice(slots)
                holder[place] = _copied(other[at])
            case 6:
                for _ in range(chance.choice((1, 1, 2, 25))):
                    inner = holder[place]
                    holder[place] = chance.choice(([inner], Pairs([[str(chance.choice(words)), inner]])))
            case _:
                holder[place] = chance.choice(([], Pairs(), [chance.choice(words)] * 5))
    return tree


def _copied(node: Any) -> Any:  # noqa: ANN401 - a tree of anything
    if isinstance(node, Pairs):
        return Pairs([key, _copied(value)] for key, value in node)
    return [_copied(item) for item in node] if isinstance(node, list) else node


def _block(node: Any, depth: int) -> Iterator[str]:  # noqa: ANN401 - a tree of texts
    """The lines of a tree in block style; scalars plain where that may be what the file means, else in quotes."""
    indent = "  " * depth
    if isinstance(node, Pairs) and node:
        for key, value in node:
            yield from _behind(f"{indent}{_scalar(key)}:", value, depth)
    elif isinstance(node, list) and node:
        for item in node:
            yield from _behind(f"{indent}-", item, depth)
    else:
        yield indent + ("{}" if isinstance(node, Pairs) else "[]" if isinstance(node, list) else _scalar(node))


def _behind(begin: str, value: Any, depth: int) -> Iterator[str]:  # noqa: ANN401 - a tree of texts
    if isinstance(value, list) and value:
        yield begin
        yield from _block(value, depth + 1)
    else:
        yield f"{begin} {next(_block(value, 0))}"


def _scalar(text: str) -> str:
    if text and not re.search(r"[:#\n\r\"'\[\]{}&*!|>%@`,?\\\0-\x1f\x7f-\x9f\u2028\u2029\ufeff]|^[\s-]|\s$", text):
        return text
    return json.dumps(text, ensure_ascii=True) if text else text


def _as_json(node: Any) -> str:  # noqa: ANN401 - a tree of anything
    if isinstance(node, Pairs):
        return "{" + ", ".join(f"{json.dumps(str(key))}: {_as_json(value)}" for key, value in node) + "}"
    if isinstance(node, list):
        return "[" + ", ".join(map(_as_json, node)) + "]"
    return json.dumps(node).replace("Infinity", "1e999")


def change_table(content: bytes, others: Sequence[bytes], chance: random.Random) -> bytes:
    """Change cells, rows and columns of a table in csv."""
    text = content.decode("utf-8", "replace")
    separator = max(";,\t", key=text[:2000].count)
    try:
        rows = list(csv.reader(io.StringIO(text), delimiter=separator))
    except csv.Error:
        return change_lines(content, others, chance)
    if not rows:
        return change_lines(content, others, chance)
    for _ in range(chance.choice((1, 1, 2, 3))):
        _change_row(rows, chance)
    target = io.StringIO()
    csv.writer(target, delimiter=chance.choice((separator, separator, ";", ",", "\t"))).writerows(rows)
    return target.getvalue().encode("utf-8", "replace")[:_LONGEST]


def _change_row(rows: list[list[str]], chance: random.Random) -> None:
    """Change one cell, row or column."""
    row = chance.choice(rows)
    at = chance.randrange(len(row)) if row else 0
    match chance.randrange(8):
        case 0 | 1 if row:
            row[at] = chance.choice(WORDS)
        case 2 if row:
            del row[at]
        case 3:
            row.insert(at, chance.choice(WORDS))
        case 4 if len(rows) > 1:
            rows.remove(row)
        case 5:
            rows.insert(chance.randint(0, len(rows)), list(row))
        case 6:
            other = chance.choice(rows)
            if row and other:
                row[at] = other[chance.randrange(len(other))]
        case _:
            for own in rows:
                own[at : at + 1] = chance.choice(([], own[at : at + 1] * 2))


def change_xml(content: bytes, others: Sequence[bytes], chance: random.Random) -> bytes:
    """Drop, double and swap tags and texts, and change attributes and texts."""
    pieces = _TAG.findall(content) or [b""]
    del others
    for _ in range(chance.choice((1, 1, 2, 3))):
        at = chance.randrange(len(pieces))
        match chance.randrange(6):
            case 0 if len(pieces) > 1:
                del pieces[at]
            case 1:
                pieces.insert(at, pieces[chance.randrange(len(pieces))])
            case 2:
                other = chance.randrange(len(pieces))
                pieces[at], pieces[other] = pieces[other], pieces[at]
            case 3 | 4:
                attributes = list(_ATTRIBUTE.finditer(pieces[at]))
                word = chance.choice(WORDS).replace('"', "").replace("<", "").encode()
                if attributes:
                    one = chance.choice(attributes)
                    pieces[at] = pieces[at][: one.start(1)] + word + pieces[at][one.end(1) :]
                elif not pieces[at].startswith(b"<"):
                    pieces[at] = word
            case _:
                pieces[at] = chance.choice(
                    (b"<!DOCTYPE x>", b"<![CDATA[x]]>", b"&amp;", b"&x;", b"<row/>", b"<!--x-->")
                )
    return b"".join(pieces)


def change_archive(content: bytes, others: Sequence[bytes], chance: random.Random) -> bytes:
    """Change a part of an archive, its names or its parts as a whole; now and then the bytes of the archive itself."""
    if chance.random() < 0.15:  # noqa: PLR2004 - most archives that are damaged are refused at once
        return change_bytes(content, others, chance)
    try:
        members = _members(content)
        if chance.random() < 0.1:  # noqa: PLR2004 - a part of another one
            members += chance.sample(_members(chance.choice(others)), 1)
    except (
        zipfile.BadZipFile,
        zlib.error,
        lzma.LZMAError,
        ValueError,
        OSError,
        RuntimeError,
        EOFError,
        struct.error,
        IndexError,
    ):
        return change_bytes(chance.choice(others), others, chance)
    for _ in range(chance.choice((1, 1, 2))):
        if not members:
            break
        at = chance.randrange(len(members))
        name, part = members[at]
        match chance.randrange(10):
            case 0:
                del members[at]
            case 1:
                members[at] = (chance.choice((*(own for own, _ in members), "a.csv", "../b.csv", "c/", "x.zip")), part)
            case 2:
                members[at] = (name, change_bytes(part, [part], chance))
            case _:
                change = change_table if name.endswith(".csv") else change_xml
                members[at] = (name, change(part, [part], chance))
    return packed(members)


def _members(content: bytes) -> list[tuple[str, bytes]]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        if sum(one.file_size for one in archive.infolist()) > 1_000_000:  # noqa: PLR2004 - such ones are slow and no news
            raise ValueError
        return [(one.filename, archive.read(one)) for one in archive.infolist()]


def packed(members: Sequence[tuple[str, bytes]]) -> bytes:
    """A zip file of these parts."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as archive:
        for name, part in members:
            info = zipfile.ZipInfo(name or "x")
            archive.writestr(info, part)
    return target.getvalue()


def one_of(*changes: Change) -> Change:
    """Each time another of these ways."""

    def change(content: bytes, others: Sequence[bytes], chance: random.Random) -> bytes:
        return chance.choice(changes)(content, others, chance)

    return change
