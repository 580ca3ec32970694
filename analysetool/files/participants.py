# SPDX-License-Identifier: EUPL-1.2
"""Where a participant's answers are: found by what files hold, never by how they are called."""

from __future__ import annotations

import os
import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from analysetool.codes import chosen_code, own_code
from analysetool.files.discovery import discover
from analysetool.files.plain import read_plain
from analysetool.files.yaml_source import Scalar, YamlDocument, YamlMapping, read_document
from analysetool.model import Kind

_TEXT_ENDINGS = (
    ".yaml", ".yml", ".csv", ".tsv", ".txt", ".json", ".md", ".html", ".htm", ".tmp", ".bak", ".orig",
)  # fmt: skip
_MOST_BYTES = 50 * 1024 * 1024


@dataclass(slots=True)
class Search:
    """What a search for one participant met: their sheets with the code as it stands there, and what to look at."""

    sheets: dict[Path, str] = field(default_factory=dict)
    joint: list[Path] = field(default_factory=list)
    unreadable: list[Path] = field(default_factory=list)
    seen: int = 0


def normal_code(text: str) -> str:
    """A code as it is compared: capitals, blanks and hyphens that people add do not make another participant."""
    return own_code(text) or chosen_code(text) or text.strip()


def search_sheets(folder: Path, code: str) -> Search:
    """Every individual sheet of a participant in a folder and below it, of every coalition, year and set."""
    found = Search()
    wanted = normal_code(code)
    for file in discover([folder], []):
        document = read_document(file.path)
        if document.root is None:
            if document.problems:
                found.unreadable.append(file.path)
            continue
        if not isinstance(document.root, YamlMapping) or "scores" not in document.root.entries:
            continue
        found.seen += 1
        if _text(document, "soort") == Kind.JOINT:
            found.joint.append(file.path)
            continue
        participant = _text(document, "deelnemer")
        if participant and normal_code(participant) == wanted:
            found.sheets[file.path] = participant
    return found


def files_naming(folder: Path, codes: Collection[str], *, apart_from: Collection[Path]) -> Iterator[Path]:
    """Other files of text in which one of the codes stands as a word, hidden ones too; git's own folder is left out."""
    words = re.compile(
        rb"(?<![A-Za-z0-9])(?:" + b"|".join(re.escape(code.encode()) for code in sorted(codes)) + rb")(?![A-Za-z0-9])",
        re.IGNORECASE,
    )
    for root, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if name != ".git")
        for path in (Path(root) / name for name in sorted(names)):
            if path not in apart_from and path.suffix.lower() in _TEXT_ENDINGS and words.search(_content(path)):
                yield path


def _text(document: YamlDocument, key: str) -> str:
    entries = document.root.entries if isinstance(document.root, YamlMapping) else {}
    node = entries[key].value if key in entries else None
    return node.text.strip() if isinstance(node, Scalar) else ""


def _content(path: Path) -> bytes:
    """What a file holds; nothing for one that cannot be read or is far too large to be text of people."""
    try:
        return read_plain(path) if path.stat().st_size <= _MOST_BYTES else b""
    except OSError:
        return b""
