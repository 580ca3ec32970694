# SPDX-License-Identifier: EUPL-1.2
"""The schemas of the files that people write: score sheets, meting.yaml, statement sets and requirements."""

from __future__ import annotations

from analysetool.files.file_shapes import (
    CERTAIN,
    FIRST_MEASUREMENT,
    JOINT_KEYS,
    MEASUREMENT_FILE,
    REQUIREMENT,
    REQUIREMENT_FILE,
    SCALE,
    SHEET,
    STATEMENT_SET,
    YES,
)
from analysetool.files.shapes import Block
from analysetool.model import Kind, Limit, StatementSet, Voice, Voting
from analysetool.quotes import QUOTED
from analysetool.requirements import ANSWERED, EARLIER_YEARS, PARTICIPANTS
from analysetool.schemas.from_shapes import HANDS_NAME, FileSchema, Schema, as_yaml_sees
from analysetool.schemas.vocabulary import Vocabulary, vocabulary_of

_LISTS_OF_STATEMENTS = ("gevraagd", "open")
_PER_STATEMENT = ("scores", "redenen", "handopsteken")
_DECIMALS = r"(?:\.[0-9]{1,9})?"
_NO_DECIMALS = r"(?:\.0{1,9})?"
_TEXT: Schema = {"type": ["string", "number", "boolean"], "pattern": r"\S"}


def score_sheet_schema(statement_set: StatementSet) -> Schema:
    """Score sheets of a set; a sheet of an older version may hold the statements that were dropped since."""
    vocabulary = vocabulary_of(statement_set)
    schema = _file(SHEET, vocabulary)
    not_joint: Schema = {key: {"type": "null"} for key in JOINT_KEYS}
    individual: Schema = {"properties": {"deelnemer": _TEXT, **not_joint}, "required": ["deelnemer"]}
    desk: Schema = {
        "properties": {
            "herkomst": _TEXT,
            "domein": {"type": "null"},
            "scores": {"additionalProperties": _quoted_score()},
            **not_joint,
        },
        "required": ["herkomst"],
    }
    others: Schema = {"if": _of_kind(Kind.BUREAU), "then": desk, "else": individual}
    definitions = schema["$defs"]
    assert isinstance(definitions, dict)  # noqa: S101 - it was just put there
    definitions[HANDS_NAME] |= _hands()
    schema["allOf"] = [
        {"if": _of_kind(Kind.JOINT), "else": others},
        _of_parents(statement_set),
        *_per_version(vocabulary),
    ]
    return schema


def _hands() -> Schema:
    """Hands are five counts, or of secret votes of few people their number alone."""
    number: Schema = {"properties": {"aantal": {"not": {"type": "null"}}}, "required": ["aantal"]}
    secret: Schema = {"wijze": {"const": Voting.SECRET.value}, "scores": {"type": "null"}}
    return {
        "if": number,
        "then": {"properties": secret, "required": ["wijze"]},
        "else": {"properties": {"scores": {"type": "array"}}, "required": ["scores"]},
    }


def _of_parents(statement_set: StatementSet) -> Schema:
    """Sheets of parents: each is one person's, and in this version holds only what has a text for parents."""
    theirs: Schema = {"enum": as_yaml_sees(statement_set.asked_of_parents)}
    now: Schema = {"properties": {"versie": {"enum": as_yaml_sees([statement_set.version])}}, "required": ["versie"]}
    only: Schema = {"properties": {"gevraagd": {"items": theirs}, "scores": {"propertyNames": theirs}}}
    return {
        "if": {"properties": {"voor": {"const": Voice.PARENTS.value}}, "required": ["voor"]},
        "then": {"properties": {"soort": {"enum": [Kind.INDIVIDUAL.value, None]}}, "if": now, "then": only},
    }


def _of_kind(kind: Kind) -> Schema:
    return {"properties": {"soort": {"const": kind.value}}, "required": ["soort"]}


def _quoted_score() -> Schema:
    """An answer of a desk analysis: a score only in a block with a passage from the text."""
    scores: Schema = {"enum": as_yaml_sees(map(str, SCALE))}
    with_score: Schema = {"type": "object", "properties": {"score": scores}, "required": ["score"]}
    quoting: Schema = {"properties": {"opmerking": {"type": "string", "pattern": QUOTED}}, "required": ["opmerking"]}
    return {"not": scores, "if": with_score, "then": quoting}


def _per_version(vocabulary: Vocabulary) -> list[Schema]:
    """For each version that never had some of the dropped statements: they may not stand in its sheets."""
    rules: list[Schema] = []
    for version, unknown in vocabulary.unknown_to.items():
        none_of = {"not": {"enum": as_yaml_sees(unknown)}}
        properties: Schema = {key: {"items": none_of} for key in _LISTS_OF_STATEMENTS}
        properties |= {key: {"properties": dict.fromkeys(unknown, False)} for key in _PER_STATEMENT}
        properties["acties"] = {"items": {"properties": {"stelling": none_of}}}
        is_version: Schema = {"properties": {"versie": {"enum": as_yaml_sees([version])}}, "required": ["versie"]}
        rules.append({"if": is_version, "then": {"properties": properties}})
    return rules


def measurement_schema(statement_set: StatementSet) -> Schema:
    """`meting.yaml`, with the clusters of the set."""
    return _file(MEASUREMENT_FILE, vocabulary_of(statement_set))


def statement_set_schema(statement_set: StatementSet) -> Schema:
    """Any statement set; the given one decides nothing."""
    return _file(STATEMENT_SET, vocabulary_of(statement_set))


def requirements_schema(statement_set: StatementSet) -> Schema:
    """Requirements on a set: one limit each, within what the subject can have."""
    builder = FileSchema(vocabulary_of(statement_set))
    lowest, highest = SCALE[0], SCALE[-1]
    minimum, fall, unchanged = Limit.MINIMUM.value, Limit.LARGEST_FALL.value, Limit.UNCHANGED.value
    score: Schema = {
        minimum: _limit(lowest, highest, rf"^(?:[1-4]{_DECIMALS}|5{_NO_DECIMALS})$"),
        fall: _limit(0, highest - lowest, rf"^(?:[0-3]{_DECIMALS}|4{_NO_DECIMALS})$"),
    }
    percentage = _limit(0, 100, rf"^(?:[0-9]{{1,2}}{_DECIMALS}|100{_NO_DECIMALS})$")
    count: Schema = {"type": ["integer", "string"], "minimum": 1, "pattern": rf"^[1-9][0-9]{{0,8}}{_NO_DECIMALS}$"}
    rule = builder.block(REQUIREMENT)
    rule["oneOf"] = [{"required": [limit.value]} for limit in Limit]
    rule["allOf"] = [
        {
            "if": {"required": [minimum]},
            "then": {"properties": {key: {"type": "null"} for key in (CERTAIN, FIRST_MEASUREMENT)}},
        },
        {"if": {"required": [unchanged]}, "then": {"properties": {CERTAIN: {"type": "null"}}}},
        {
            "if": _is_about(EARLIER_YEARS),
            "then": {"properties": {minimum: False, fall: False, unchanged: {"const": YES}}},
            "else": {"properties": {unchanged: False}},
        },
        {
            "if": _is_about(ANSWERED),
            "then": {"properties": {minimum: percentage, fall: False}},
            "else": {
                "if": _is_about(PARTICIPANTS),
                "then": {"properties": {minimum: count, fall: False}},
                "else": {"properties": score},
            },
        },
    ]
    builder.definitions["eis"] = rule
    schema = builder.block(REQUIREMENT_FILE)
    (listed,) = (key for key in REQUIREMENT_FILE.keys)
    schema["properties"] = {
        listed.name: {"description": listed.about, "type": "array", "items": {"$ref": "#/$defs/eis"}, "minItems": 1}
    }
    return {**schema, "$defs": builder.definitions}


def _is_about(subject: str) -> Schema:
    return {"properties": {"onderdeel": {"const": subject}}, "required": ["onderdeel"]}


def _limit(least: int, most: int, pattern: str) -> Schema:
    """A number within limits, also between quotation marks."""
    return {"type": ["number", "string"], "minimum": least, "maximum": most, "pattern": pattern}


def _file(shape: Block, vocabulary: Vocabulary) -> Schema:
    builder = FileSchema(vocabulary)
    schema = builder.block(shape)
    return {**schema, "$defs": builder.definitions} if builder.definitions else schema
