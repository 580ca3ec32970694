# SPDX-License-Identifier: EUPL-1.2
"""Values of the model under the keys of their file, as plain values that JSON can hold."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from analysetool.files.shapes import Block, Listed, Shape, TextOrBlock


def values_by_key(shape: Block, value: object) -> dict[str, object]:
    """Everything of a value that has a key, in the order of the keys; what is absent or empty is left out."""
    found = {key.name: _plain(key.of, getattr(value, key.field)) for key in shape.keys}
    return {name: plain for name, plain in found.items() if plain is not None and plain not in ([], {})}


def _plain(shape: Shape, value: object) -> object:
    match value:
        case date():
            return value.isoformat()
        case Mapping():
            return dict(value)
        case _ if isinstance(shape, TextOrBlock) and value is not None:
            return values_by_key(shape.block, value)
        case tuple() if isinstance(shape, Listed) and isinstance(shape.of, Block):
            return [values_by_key(shape.of, item) for item in value]
        case tuple():
            return list(value)
        case _:
            return value
