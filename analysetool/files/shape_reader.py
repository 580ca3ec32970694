# SPDX-License-Identifier: EUPL-1.2
"""Reading a block as it is described: every key by its own shape, every problem with its line.

What a description cannot say (keys that exclude each other, an id that is taken) stays with the reader of that file.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from functools import partial
from typing import Any, TypeVar

from analysetool.files.fields import Fields
from analysetool.files.shapes import Block, FileKey, Known, Listed, PerKey, Plain, Text, TextOrBlock, WordChoice
from analysetool.files.yaml_source import Scalar
from analysetool.model import LOWEST_MINIMUM
from analysetool.words import problems_yaml as say

NOTHING_KNOWN: Mapping[Known, Collection[str]] = {}

_Built = TypeVar("_Built")
_PLAIN: Mapping[Plain, Callable[[Fields, str], object]] = {
    Plain.DAY: Fields.date,
    Plain.WHOLE: Fields.whole_number,
    Plain.GROUP: partial(Fields.whole_number, minimum=LOWEST_MINIMUM),
    Plain.WEIGHT: Fields.weight,
}


class BlockReader:
    """Reads the keys of one block, each once, in the order of the description unless one is asked for earlier."""

    def __init__(
        self,
        fields: Fields,
        shape: Block,
        *,
        known: Mapping[Known, Collection[str]] = NOTHING_KNOWN,
        own: Mapping[str, Callable[[], object]] | None = None,
    ) -> None:
        """Note unknown keys first.

        Args:
            fields: the block.
            shape: its description.
            known: what the statement set decides; of the choices by themselves only domains are checked here.
            own: keys that the caller reads itself.
        """
        self._fields = fields
        self._known = known
        self._own = own or {}
        self._keys = {key.name: key for key in shape.keys}
        self._values: dict[str, Any] = {}
        fields.refuse_unknown(shape.names)

    def read(self, name: str) -> Any:  # noqa: ANN401 - what it is, stands in the description
        """The value of a key; None when it is absent or wrong."""
        if name not in self._values:
            own = self._own.get(name)
            self._values[name] = self._value(self._keys[name]) if own is None else own()
        return self._values[name]

    def build(self, make: Callable[..., _Built], **more: object) -> _Built | None:
        """All values put together, with `more` beside them; None when a required one is missing.

        What is absent is left to the default of what is made.
        """
        values = {key.field: self.read(name) for name, key in self._keys.items()}
        if any(values[key.field] is None for key in self._keys.values() if key.required):
            return None
        return make(**{field: value for field, value in values.items() if value is not None}, **more)

    def _value(self, key: FileKey) -> object:
        """A value by its shape."""
        match key.of:
            case Listed():
                return self._listed(key, key.of)
            case PerKey():
                return self._counts(key.name, key.of)
            case TextOrBlock():
                return self._text_or_block(key, key.of.block)
            case Block():
                return self._block(key, key.of)
            case _:
                return self._single(key)

    def _block(self, key: FileKey, shape: Block) -> object:
        block = self._fields.block(key.name, say.of_block(key.name, self._fields.name))
        return None if block is None else read_block(block, shape, known=self._known)

    def _text_or_block(self, key: FileKey, shape: Block) -> object:
        """What the block builds of a text alone, or of all its keys."""
        entry = self._fields.entry(key.name, required=key.required)
        if entry is None or not isinstance(entry.value, Scalar):
            return None if entry is None else self._block(key, shape)
        assert shape.builds is not None  # noqa: S101 - as in `read_block`
        text = self._fields.text(key.name, required=key.required)
        return None if text is None else shape.builds(**{shape.keys[0].field: text})

    def _single(self, key: FileKey) -> object:
        match key.of:
            case Plain.YEAR:
                return self._fields.year(key.name, required=key.required)
            case Plain():
                return _PLAIN[key.of](self._fields, key.name)
            case WordChoice():
                return self._choice(key, key.of)
            case Known.DOMAIN:
                return self._domain(key)
            case Text() as shape:
                return self._text(key, shape)
            case _:
                return self._fields.text(key.name, required=key.required)

    def _text(self, key: FileKey, shape: Text) -> str | None:
        text = self._fields.text(key.name, required=key.required)
        if text is None or not shape.refuses(text):
            return text
        self._fields.document.problem(say.reserved(key.name, text), self._fields.line(key.name))
        return None

    def _listed(self, key: FileKey, shape: Listed) -> tuple[object, ...] | None:
        if isinstance(shape.of, Block):
            blocks = self._fields.blocks(key.name, shape.of.called, required=key.required)
            found = (read_block(block, shape.of, known=self._known) for block in blocks)
            return tuple(value for value in found if value is not None)
        if isinstance(shape.of, Known):
            return self._ids(key.name, shape.of)
        texts = self._fields.texts(key.name)
        return None if texts is None else tuple(text for text, _ in texts)

    def _choice(self, key: FileKey, choice: WordChoice) -> str | None:
        text = self._fields.text(key.name, required=key.required)
        if text is None or text in choice.values:
            return next((value for value in choice.values if value == text), None)
        self._fields.document.problem(say.no_such_choice(key.name, text, choice.told), self._fields.line(key.name))
        return None

    def _domain(self, key: FileKey) -> str | None:
        text = self._fields.text(key.name, required=key.required)
        known = self._known[Known.DOMAIN]
        if text is None or text in known:
            return text
        hint = say.choose(known) if known else say.NO_DOMAINS
        self._fields.document.problem(say.unknown_domain(text, hint), self._fields.line(key.name))
        return None

    def _ids(self, name: str, kind: Known) -> tuple[str, ...] | None:
        """A list of statements, each once; what is unknown is left out."""
        found = self._fields.texts(name)
        if found is None:
            return None
        words = self._known[kind]
        for text, line in found:
            if text not in words:
                self._fields.document.problem(say.no_such_statement(name, text), line)
        return tuple(dict.fromkeys(text for text, _ in found if text in words))

    def _counts(self, name: str, shape: PerKey) -> dict[str, int] | None:
        """A number behind every key; with keys that the set decides, others are refused where it has any."""
        block = self._fields.block(name, name)
        if block is None:
            return None
        words = self._known.get(shape.keys) if isinstance(shape.keys, Known) else None
        if words:
            block.refuse_unknown(words)
        return {key: number for key, _ in block.items() if (number := block.whole_number(key)) is not None}


def read_block(
    fields: Fields, shape: Block, *, known: Mapping[Known, Collection[str]] = NOTHING_KNOWN, **more: object
) -> Any:  # noqa: ANN401 - what it builds, stands in the description
    """What a block builds, with `more` beside its keys; None when a required key is missing."""
    assert shape.builds is not None  # noqa: S101 - a description without it is read by its own reader
    return BlockReader(fields, shape, known=known).build(shape.builds, **more)
