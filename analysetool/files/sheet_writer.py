# SPDX-License-Identifier: EUPL-1.2
"""Writing score sheets and `meting.yaml`: keys in a fixed order, one a line, so that a diff shows what changed."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import MISSING, fields
from typing import TYPE_CHECKING, Any, cast

import yaml

from analysetool.files.file_shapes import JOINT_KEYS, MEASUREMENT, SCORES, SHEET
from analysetool.files.shapes import Block, FileKey, Known, Listed, PerKey, Plain, Shape, TextOrBlock
from analysetool.model import Answer, BoardQuestion, GivenAnswer, Kind, MeasurementInfo, ScoreSheet

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

_BASE_LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_WIDE = 10**9
_WORD = re.compile(r"[a-z][a-z0-9]{5,}")
"""What no reader of YAML takes for anything but text, such as most codes: its own words are shorter."""


def dump_score_sheet(sheet: ScoreSheet, statements: Sequence[str], *, comment: str = "") -> str:
    """Write a score sheet as YAML text.

    Args:
        sheet: the sheet; statements that are not answered and have no note are left out.
        statements: ids in the order of the set; answers follow it, others come last.
        comment: a leading comment block to keep, as `leading_comment` gives it.
    """
    keys = (key for key in SHEET.keys if sheet.kind is Kind.JOINT or key.name not in JOINT_KEYS)
    lines: list[str] = []
    for key, value in _written_keys(SHEET, sheet, keys):
        lines += _answers(key.name, sheet, statements) if key is SCORES else _lines(key, value)
    return comment + "\n".join(lines) + "\n"


def dump_measurement(info: MeasurementInfo) -> str:
    """Write what is known of a measurement as a `meting.yaml`; what is absent is left out."""
    written = _written_keys(MEASUREMENT, info, MEASUREMENT.keys)
    return "\n  ".join(["meting:", *(line for key, value in written for line in _lines(key, value))]) + "\n"


def leading_comment(text: str) -> str:
    """The comment lines (and blank lines among them) before the first key, as they stand; empty when there are none."""
    kept: list[str] = []
    for line in text.splitlines(keepends=True):
        if line.strip() and not line.lstrip().startswith("#"):
            break
        kept.append(line)
    else:
        return "".join(kept)
    return "".join(kept) if any(line.strip() for line in kept) else ""


def later_comment_lines(text: str) -> tuple[int, ...]:
    """Line numbers of comments after the leading block, which rewriting would lose.

    Raises:
        yaml.YAMLError: when the text is no YAML.
    """
    lines = text.splitlines()
    bare = [list(line) for line in lines]
    for token in yaml.scan(text, Loader=_BASE_LOADER):
        if isinstance(token, yaml.ScalarToken):
            in_block = token.style in ("|", ">")  # the header of a block may hold a comment of its own
            _blank(bare, token.start_mark.line + in_block, 0 if in_block else token.start_mark.column, token.end_mark)
    first = len(leading_comment(text).splitlines())
    return tuple(number for number, line in enumerate(bare, start=1) if number > first and "#" in line)


def _blank(bare: list[list[str]], line: int, column: int, end: yaml.Mark) -> None:
    """Blot out a scalar, so that a # inside it is not taken for a comment."""
    for number in range(line, min(end.line + 1, len(bare))):
        begin = column if number == line else 0
        stop = end.column if number == end.line else len(bare[number])
        bare[number][begin:stop] = " " * (min(stop, len(bare[number])) - begin)


def _written_keys(shape: Block, whole: object, keys: Iterable[FileKey]) -> Iterator[tuple[FileKey, Any]]:
    """The keys that are written with what stands behind them: not what would be the same without."""
    without = _defaults(cast("type[DataclassInstance]", shape.builds))
    for key in keys:
        value = getattr(whole, key.field)
        if value is None:
            continue
        if key.required or key.always or value not in ("", without.get(key.field)):
            yield key, value


@functools.cache
def _defaults(made: type[DataclassInstance]) -> dict[str, object]:
    """What the fields of a model are without a value."""
    found = {}
    for field in fields(made):
        if field.default is not MISSING:
            found[field.name] = field.default
        elif field.default_factory is not MISSING:
            found[field.name] = field.default_factory()
    return found


def _lines(key: FileKey, value: Any) -> Iterable[str]:  # noqa: ANN401 - what it is, stands in the description
    """A key on one line, or with an item of its list or block on each line below it."""
    match key.of:
        case PerKey(of=of):
            yield f"{key.name}:"
            yield from (f"  {yaml_scalar(name)}: {_inline(of, item)}" for name, item in value.items())
        case Listed(of=Block() as of):
            yield f"{key.name}:"
            yield from (f"  - {_inline(of, item)}" for item in value)
        case _:
            yield f"{key.name}: {_inline(key.of, value)}"


def _inline(shape: Shape, value: Any) -> str:  # noqa: ANN401 - what it is, stands in the description
    """A value on one line."""
    match shape:
        case Block():
            written = (f"{key.name}: {_inline(key.of, item)}" for key, item in _written_keys(shape, value, shape.keys))
            return f"{{{', '.join(written)}}}"
        case Listed(of=of):
            return f"[{', '.join(_inline(of, item) for item in value)}]"
        case TextOrBlock(block=block) if isinstance(value, BoardQuestion):
            return _inline(block, value)
        case Known.VERSION:
            return _quoted(value)  # 1.10 is no number
        case Plain():
            return str(value)
        case _:
            return yaml_scalar(str(value))


def _answers(name: str, sheet: ScoreSheet, statements: Sequence[str]) -> Iterable[str]:
    """One answer a line, in the order of the set."""
    order = [identity for identity in statements if identity in sheet.answers]
    order += [identity for identity in sheet.answers if identity not in set(order)]
    written = [f"  {yaml_scalar(identity)}: {text}" for identity in order if (text := _answer(sheet.answers[identity]))]
    return [f"{name}:", *written] if written else [f"{name}: {{}}"]


def _answer(given: GivenAnswer) -> str | None:
    """The text behind an id: a plain answer, or an answer with its note; None when there is nothing to write."""
    if not given.note:
        return given.answer.value or None
    if given.answer is Answer.NOT_ANSWERED:
        return f"{{opmerking: {_quoted(given.note)}}}"
    return f"{{score: {given.answer.value}, opmerking: {_quoted(given.note)}}}"


@functools.lru_cache(maxsize=4096)  # the same ids and names stand in every sheet of an import
def yaml_scalar(text: str) -> str:
    """Write a text as a YAML scalar: plain where every reader takes it for this text, else in double quotes."""
    if _WORD.fullmatch(text):
        return text
    if text and "\n" not in text and not any(mark in text for mark in ",[]{}#&*!|>'\"%@`:?"):
        written = str(yaml.safe_dump(text, width=_WIDE, allow_unicode=True)).removesuffix("\n...\n").removesuffix("\n")
        if written == text:
            return text
    return _quoted(text)


def _quoted(text: str) -> str:
    return str(yaml.safe_dump(text, width=_WIDE, allow_unicode=True, default_style='"')).removesuffix("\n")
