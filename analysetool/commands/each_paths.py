# SPDX-License-Identifier: EUPL-1.2
"""Names of many files typed once: `rapporten/{coalitie}-{jaar}.html` is a file for every coalition and year."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from analysetool.errors import UsageError
from analysetool.files.safe_names import safe_name, same_place
from analysetool.formats.outputs import Output, OutputRequest, typed_outputs
from analysetool.formats.registry import Format
from analysetool.words import report_each as say

COALITION = "{coalitie}"
YEAR = "{jaar}"
FIELDS = (COALITION, YEAR)
_FIELD = re.compile(r"\{[^{}]*\}")

Key = tuple[str, int]
"""A coalition and a year."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EachPaths:
    """Where the results of each measurement go: outputs whose paths hold fields of `FIELDS`."""

    patterns: tuple[Output, ...]

    @property
    def every_year(self) -> bool:
        """True when the names tell years apart."""
        return any(YEAR in str(pattern.path) for pattern in self.patterns)

    @property
    def folder(self) -> Path:
        """The folder that holds all of the first format: what stands before the first field."""
        parts = Path(str(self.patterns[0].path)).parent.parts
        fixed = next((number for number, part in enumerate(parts) if _FIELD.search(part)), len(parts))
        return Path(*parts[:fixed])

    def of_each(self, keys: Iterable[Key]) -> list[tuple[Output, ...]]:
        """The outputs of each coalition and year, with the fields filled in.

        Raises:
            UsageError: for a name that gives no file, and for two that give one and the same on some system.
        """
        first: dict[str, Key] = {}
        found = []
        for key in keys:
            outputs = tuple(Output(format=own.format, path=_filled(Path(str(own.path)), key)) for own in self.patterns)
            for pattern, path in (
                (str(own.path), str(to.path)) for own, to in zip(self.patterns, outputs, strict=True)
            ):
                earlier = first.setdefault(same_place(os.path.realpath(path)), key)
                if earlier != key:
                    told_apart = all(field in pattern for field in FIELDS)
                    raise UsageError(say.same_file(earlier, key, path, told_apart=told_apart))
            found.append(outputs)
        return found


def has_fields(request: OutputRequest) -> bool:
    """Whether a path that was typed is the name of many files."""
    return any(_FIELD.search(path) for path in _typed_paths(request))


def each_path(request: OutputRequest, known: Sequence[Format], *, default: Format) -> EachPaths:
    """What was typed about the results, as names with fields.

    Raises:
        UsageError: for a field that does not exist, a result without a file, and what `typed_outputs` refuses.
    """
    for path in _typed_paths(request):
        for field in _FIELD.findall(path):
            if field not in FIELDS:
                raise UsageError(say.no_such_field(field, FIELDS))
    patterns = typed_outputs(request, known, default=default)
    if any(own.path is None for own in patterns):
        raise UsageError(say.EACH_NEEDS_A_FILE)
    return EachPaths(patterns=patterns)


def _typed_paths(request: OutputRequest) -> tuple[str, ...]:
    named = (text.partition("=")[2] for text in request.formats)
    return (*named, request.path or "")


def _filled(pattern: Path, key: Key) -> Path:
    """A path with its fields filled in; a name never leads to another folder."""
    coalition, year = key
    name = safe_name(coalition)
    if not name and COALITION in str(pattern):
        raise UsageError(say.no_name(coalition))
    values = {COALITION: name, YEAR: str(year)}
    return Path(*(_FIELD.sub(lambda found: values[found[0]], part) for part in pattern.parts))
