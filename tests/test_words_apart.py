# SPDX-License-Identifier: EUPL-1.2
"""Sentences that people read stand in words/ and documents/, so that a second language would be one more of those."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "analysetool"
ROOMS_OF_WORDS = ("words", "documents")
ELSEWHERE = {
    "cli.py": "the help of each command stands with its options",
    "dutch_typer.py": "Typer in Dutch is what the module is for",
    "errors.py": "what a system says of files, and why two measurements cannot be compared at all",
    "__main__.py": "the last word when anything else fails, before other modules can be trusted",
    "library.py": "errors for who programs",
    "figures/explanation.py": "the values of an enum are those of the JSON",
    "imports/labels.py": "the answers that people write, as they are recognised",
    "files/file_shapes.py": "the description of each key stands with the key",
    "schemas/from_shapes.py": "the description of each key stands with the key",
    "schemas/catalogue.py": "the description of each schema stands with the schema",
    "schemas/outputs.py": "the description of each key stands with the key",
}
"""The other modules that may hold sentences, and why."""
_FEWEST_WORDS = 4
_DUTCH = re.compile(r"\b(de|het|een|van|niet|geen|dit|dat|voor|met|zijn|deze|wij|staat|maar|en|op|te|wordt)\b")


def sentences(path: Path) -> list[str]:
    """The texts of a module that read like Dutch: four words or more, docstrings and patterns left out."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    told = {
        id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }
    pieces = {id(piece) for node in ast.walk(tree) if isinstance(node, ast.JoinedStr) for piece in node.values}
    found = []
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            text = " ".join(piece.value for piece in node.values if isinstance(piece, ast.Constant))
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in told | pieces:
            text = node.value
        else:
            continue
        words = re.findall(r"\b[a-zà-ÿ]{2,}\b", text)
        sentence = len(words) >= _FEWEST_WORDS and _DUTCH.search(text)
        if sentence and not re.search(r"[<>{}\\]|^\(|urn:", text):
            found.append(f"{node.lineno}: {text}")
    return found


MODULES = [path.relative_to(PACKAGE).as_posix() for path in sorted(PACKAGE.rglob("*.py"))]


@pytest.mark.slow
@pytest.mark.parametrize("name", [name for name in MODULES if not name.startswith(ROOMS_OF_WORDS)])
def test_sentences_stand_with_the_words(name):
    """A module outside words/ and documents/ has no sentence of its own, or is listed with the reason."""
    assert (name in ELSEWHERE) or sentences(PACKAGE / name) == []


@pytest.mark.parametrize("name", ELSEWHERE)
def test_exceptions_are_needed(name):
    """What is listed is there, and has sentences."""
    assert sentences(PACKAGE / name) != []
