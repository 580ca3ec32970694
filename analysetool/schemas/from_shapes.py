# SPDX-License-Identifier: EUPL-1.2
"""From the description of a file to the JSON Schema of what YAML 1.2 makes of it.

The readers take every value as text, so `jaar: 2026` and `jaar: "2026"` are the same to them; an editor sees a number
and a text. A schema therefore allows both, and for words that look like something else (version 1.0) what YAML takes
them for.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from analysetool.files.fields import MAX_DIGITS, MAX_YEAR, MIN_YEAR, YEAR_PATTERN
from analysetool.files.shapes import (
    Answered,
    Block,
    FileKey,
    Known,
    Listed,
    PerKey,
    Plain,
    Shape,
    Text,
    TextOrBlock,
    WordChoice,
)
from analysetool.model import LOWEST_MINIMUM
from analysetool.schemas.vocabulary import Vocabulary

Schema = dict[str, object]

DAY_PATTERN = "^(?!0000)[0-9]{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])$"
_INTEGER = re.compile("[-+]?[0-9]+")
_DECIMAL = re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?")
_TRUTH = {"true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False}
_PLAIN: Mapping[Plain, Schema] = {
    Plain.WHOLE: {
        "type": ["integer", "string"],
        "minimum": 0,
        "maximum": 10 ** (MAX_DIGITS - 1) - 1,
        "pattern": f"^[0-9]{{1,{MAX_DIGITS - 1}}}$",
    },
    Plain.GROUP: {
        "type": ["integer", "string"],
        "minimum": LOWEST_MINIMUM,
        "maximum": 10 ** (MAX_DIGITS - 1) - 1,
        "pattern": f"^0*(?:[{LOWEST_MINIMUM}-9]|[1-9][0-9]{{1,{MAX_DIGITS - 2}}})$",
    },
    Plain.YEAR: {
        "type": ["integer", "string"],
        "minimum": MIN_YEAR,
        "maximum": MAX_YEAR,
        "pattern": f"^{YEAR_PATTERN}$",
    },
    Plain.DAY: {"type": ["string"], "pattern": DAY_PATTERN},
    Plain.WEIGHT: {
        "type": ["number", "string"],
        "exclusiveMinimum": 0,
        "pattern": r"^(?=[0-9.]*[1-9])[0-9]*\.?[0-9]*$",
    },
    Plain.LIMIT: {"type": ["number", "string"]},
}
_STATEMENT = "stelling"
_ANSWER = "antwoord"
HANDS_NAME = "handen"


class FileSchema:
    """Builds the schema of one file; what several places share is gathered in `definitions`."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        """`vocabulary` fills in what the statement set decides."""
        self._vocabulary = vocabulary
        self.definitions: dict[str, Schema] = {}

    def of(self, shape: Shape, *, empty: bool = False) -> Schema:
        """The schema of a value; with `empty` nothing at all (null) is allowed too."""
        match shape:
            case Text():
                schema = _text(shape, empty=empty)
            case WordChoice():
                schema = _one_of(shape.values, empty=empty)
            case Known():
                schema = self._known(shape, empty=empty)
            case Plain():
                schema = _or_null(_PLAIN[shape], empty=empty)
            case Listed():
                schema = _or_null(self._listed(shape), empty=empty)
            case PerKey():
                schema = _or_null(self._per_key(shape), empty=empty)
            case Block():
                schema = _or_null(self.block(shape), empty=empty)
            case Answered():
                schema = self._answered(shape)
            case TextOrBlock():
                first = shape.block.keys[0]
                schema = {"anyOf": [self.of(first.of, empty=empty), self.block(shape.block)]}
        return schema

    def block(self, shape: Block) -> Schema:
        """The schema of a block with keys of its own, and no others."""
        schema: Schema = {"type": "object", "properties": {key.name: self._key(key) for key in shape.keys}}
        required = [key.name for key in shape.keys if key.required]
        if required:
            schema["required"] = required
        schema["additionalProperties"] = False
        return schema

    def _key(self, key: FileKey) -> Schema:
        return {"description": key.about, **self.of(key.of, empty=key.may_be_empty)}

    def _known(self, what: Known, *, empty: bool) -> Schema:
        words = self._vocabulary.choices[what]
        if what is not Known.STATEMENT:
            return _one_of(words, empty=empty)
        return self._defined(_STATEMENT, {"description": "Het nummer van een stelling.", **_one_of(words, empty=empty)})

    def _answered(self, shape: Answered) -> Schema:
        about = "1 tot en met 5, weet-niet of nvt, met of zonder opmerking."
        kinds = [self.of(shape.plain, empty=True), self.block(shape.block)]
        return self._defined(_ANSWER, {"description": about, "anyOf": kinds})

    def _defined(self, name: str, schema: Schema) -> Schema:
        """A reference to a schema that stands in the file once."""
        self.definitions[name] = schema
        return {"$ref": f"#/$defs/{name}"}

    def _listed(self, shape: Listed) -> Schema:
        schema: Schema = {"type": "array", "items": self.of(shape.of)}
        if shape.least:
            schema["minItems"] = shape.least
        if shape.most is not None:
            schema["maxItems"] = shape.most
        if shape.unique:
            schema["uniqueItems"] = True
        return schema

    def _per_key(self, shape: PerKey) -> Schema:
        value = self.of(shape.of, empty=shape.empty)
        names = self._names(shape.keys)
        if names is None:
            called = {} if shape.called is None else {"propertyNames": {"not": _refused(shape.called)}}
            return {"type": "object", **called, "additionalProperties": value}
        if isinstance(shape.of, Block) and shape.keys is Known.STATEMENT:
            value = self._defined(HANDS_NAME, value)
        keys = {name: {"description": about, **value} if about else value for name, about in names.items()}
        schema: Schema = {"type": "object"}
        words = {name: own for name, own in keys.items() if _seen(name) == name}
        if words or not keys:
            schema["properties"] = words
        if len(words) < len(keys):
            # Editors that keep 1 as a number find it under a pattern, and not under a name.
            others = {f"^{re.escape(name)}$": own for name, own in keys.items() if name not in words}
            schema["patternProperties"] = others
        if shape.complete:
            schema["required"] = list(names)
        schema["additionalProperties"] = False
        return schema

    def _names(self, keys: WordChoice | Known | None) -> Mapping[str, str] | None:
        """The keys there may be with what they stand for; None for any."""
        if isinstance(keys, WordChoice):
            return dict.fromkeys(keys.values, "")
        found = None if keys is None else self._vocabulary.choices[keys]
        return None if keys in (Known.CLUSTER, Known.GROUP) and not found else found


def as_yaml_sees(words: Iterable[str]) -> list[object]:
    """Words, and what YAML 1.2 takes those for that look like a number or a truth value.

    First what an editor should propose (1 and not "1", but "1.10" and not 1.1), then the other ways to write them.
    """
    proposed: list[object] = []
    others: list[object] = []
    for word in words:
        seen = _seen(word)
        if not isinstance(seen, bool) and isinstance(seen, int) and str(seen) == word:
            proposed.append(seen)
            others.append(word)
        else:
            proposed.append(word)
            others += [] if seen == word else [seen]
    return [*proposed, *others]


def _seen(word: str) -> object:
    if word in _TRUTH:
        return _TRUTH[word]
    if _INTEGER.fullmatch(word):
        return int(word)
    return float(word) if _DECIMAL.fullmatch(word) else word


def _one_of(words: Iterable[str], *, empty: bool) -> Schema:
    return {"enum": [*as_yaml_sees(words), *([None] if empty else [])]}


def _text(shape: Text, *, empty: bool) -> Schema:
    schema: Schema = {"type": ["string", "number", "boolean"]}
    if not empty and not shape.blank:
        schema["pattern"] = r"\S"
    if shape.reserved or shape.without:
        schema["not"] = _refused(shape)
    return _or_null(schema, empty=empty)


def _refused(shape: Text) -> Schema:
    """What a text may not be."""
    ways: list[Schema] = [{"enum": list(shape.reserved)}] if shape.reserved else []
    if shape.without:
        ways.append({"type": "string", "pattern": f"[{re.escape(shape.without)}]"})
    return ways[0] if len(ways) == 1 else {"anyOf": ways}


def _or_null(schema: Schema, *, empty: bool) -> Schema:
    """The same schema, with null as another type of value when it may be empty."""
    if not empty:
        return schema
    types = schema["type"]
    return {**schema, "type": [*(types if isinstance(types, list) else [types]), "null"]}
