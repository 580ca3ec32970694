# SPDX-License-Identifier: EUPL-1.2
"""The exercises of `invullen --oefenen`: texts about invented coalitions that come with the tool, each with a key."""

from __future__ import annotations

from pathlib import Path

from analysetool.errors import InputError, Problem
from analysetool.files.fields import Fields, as_fields
from analysetool.files.file_shapes import EXERCISE, KEY_ANSWER
from analysetool.files.shape_reader import BlockReader, read_block
from analysetool.files.yaml_source import YamlDocument, YamlMapping, read_document
from analysetool.model import Exercise, KeyAnswer, StatementSet
from analysetool.words import problems_exercises as say
from analysetool.words.problems_yaml import no_such_statement

_PACKAGE = Path(__file__).resolve().parent.parent


def exercise_folder() -> Path:
    """Where the exercises are: inside the installed package, or among the examples of a checkout."""
    installed = _PACKAGE / "oefenen"
    return installed if installed.is_dir() else _PACKAGE.parent / "voorbeelden" / "oefenen"


def load_exercises(statement_set: StatementSet, folder: Path | None = None) -> tuple[Exercise, ...]:
    """All exercises, in the order of the names of their files.

    Args:
        statement_set: the set whose statements they ask.
        folder: where they are; those that come with the tool when None.

    Raises:
        InputError: with every problem in them, or when there are none.
    """
    where = exercise_folder() if folder is None else folder
    problems: list[Problem] = []
    found: list[Exercise] = []
    for path in sorted(where.glob("*.yaml")):
        document = read_document(path)
        exercise = parse_exercise(document, statement_set)
        problems += document.problems
        if exercise is not None:
            found.append(exercise)
    if not found and not problems:
        problems.append(Problem(path=str(where), message=say.NO_EXERCISES))
    if problems:
        raise InputError(problems)
    return tuple(found)


def parse_exercise(document: YamlDocument, statement_set: StatementSet) -> Exercise | None:
    """Turn a document into an exercise, noting all that is wrong; None when too much is missing to build one."""
    if document.root is None:
        if not document.problems:
            document.problem(say.EMPTY_FILE)
        return None
    fields = as_fields(document, document.root, say.THE_EXERCISE, say.THE_EXERCISE)
    if fields is None:
        return None
    return BlockReader(fields, EXERCISE, own={"stellingen": lambda: _key(fields, statement_set)}).build(Exercise)


def is_exercise(document: YamlDocument) -> bool:
    """True when the document has the top-level keys by which an exercise is known."""
    return isinstance(document.root, YamlMapping) and {"tekst", "stellingen"} <= document.root.entries.keys()


def _key(fields: Fields, statement_set: StatementSet) -> dict[str, KeyAnswer] | None:
    """The key per statement, in the order of the file."""
    block = fields.block("stellingen", say.THE_STATEMENTS, required=True)
    if block is None:
        return None
    if not block.mapping.entries:
        fields.document.problem(say.NO_STATEMENTS, fields.line("stellingen"))
    known = {statement.id for statement in statement_set.statements}
    found: dict[str, KeyAnswer] = {}
    for identity, entry in block.items():
        if identity not in known:
            fields.document.problem(no_such_statement("stellingen", identity), entry.line)
            continue
        one = as_fields(fields.document, entry.value, say.statement_of_exercise(identity), identity)
        answer = None if one is None else read_block(one, KEY_ANSWER)
        if answer is not None:
            found[identity] = answer
    return found
