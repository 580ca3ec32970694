# SPDX-License-Identifier: EUPL-1.2
"""Where results go: which format to which file or to standard output, decided before any work is done."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from analysetool.errors import UsageError
from analysetool.files.results import refuse_target, write_result
from analysetool.formats.registry import Format
from analysetool.streams import deliver, deliver_text
from analysetool.words import outputs as say
from analysetool.words.problems_files import is_a_folder

STDOUT = "-"


@dataclass(frozen=True, slots=True, kw_only=True)
class Output:
    """One result to make; `path` is None for standard output."""

    format: Format
    path: Path | None = None

    @property
    def on_screen(self) -> bool:
        """True for what is to be read at once: terminal text on standard output."""
        return self.path is None and self.format is Format.TERMINAL

    @property
    def coloured(self) -> bool:
        """True for standard output that somebody is looking at."""
        return self.path is None and sys.stdout.isatty()


@dataclass(frozen=True, slots=True, kw_only=True)
class OutputRequest:
    """What was typed about the result: `--formaat` (any number), `--uit`, `--overschrijf` and `--platte-tekst`."""

    formats: tuple[str, ...] = ()
    path: str | None = None
    overwrite: bool = False
    plain: bool = False


def plan_outputs(
    request: OutputRequest, known: Sequence[Format], *, default: Format, name: str = "rapport"
) -> tuple[Output, ...]:
    """Decide what goes where, and refuse what cannot be written before anything is computed.

    Args:
        request: formats as typed (`json`, or `json=uit.json`) and the path (a file, `-` for standard output, or None).
        known: the formats this command makes.
        default: the format when neither was typed.
        name: what a file of this command could be called, without its ending.

    Raises:
        UsageError: for an unknown format or ending, two results for one place, or a file that stands in the way.
    """
    planned = typed_outputs(request, known, default=default)
    for output in planned:
        if output.format.binary and output.path is None and sys.stdout.isatty():
            raise UsageError(say.no_screen_shows_it(output.format, name, output.format.ending))
        if output.path is not None:
            refuse_target(output.path, overwrite=request.overwrite)
    return planned


def typed_outputs(request: OutputRequest, known: Sequence[Format], *, default: Format) -> tuple[Output, ...]:
    """Decide what goes where, without a look at what is there already; arguments as for `plan_outputs`.

    Raises:
        UsageError: for an unknown format or ending, or two results for one place.
    """
    planned = [_typed(text, known) for text in request.formats]
    if request.path is not None:
        target = None if request.path == STDOUT else Path(request.path)
        without_path = [index for index, output in enumerate(planned) if output.path is None]
        if not planned:
            planned = [Output(format=_format_of(target, known, default), path=target)]
        elif len(without_path) == 1:
            planned[without_path[0]] = Output(format=planned[without_path[0]].format, path=target)
        else:
            raise UsageError(say.ONE_FORMAT_FOR_A_PATH)
    planned = planned or [Output(format=default)]
    places = [STDOUT if output.path is None else os.path.realpath(output.path) for output in planned]
    if len(set(places)) < len(places):
        raise UsageError(say.SAME_PLACE)
    return tuple(planned)


def write_output(output: Output, content: bytes, *, overwrite: bool) -> None:
    """Put one rendered result where it belongs: a file as a whole, or standard output as the same bytes everywhere."""
    if output.path is not None:
        write_result(output.path, content, overwrite=overwrite)
    elif output.format in (Format.TERMINAL, Format.MARKDOWN):  # what people read in a log
        deliver_text(content.decode())
    else:
        deliver(content)


def _typed(text: str, known: Sequence[Format]) -> Output:
    name, separator, path = text.partition("=")
    if name not in known:
        raise UsageError(say.no_such_format(name, known))
    if separator and not path:
        raise UsageError(say.name_needed(name))
    return Output(format=Format(name), path=Path(path) if path and path != STDOUT else None)


def _format_of(target: Path | None, known: Sequence[Format], default: Format) -> Format:
    if target is None:
        return default
    for own in known:
        if own.ending and target.suffix.lower() == own.ending:
            return own
    if target.is_dir():
        raise UsageError(is_a_folder(target))
    endings = [own.ending for own in known if own.ending]
    raise UsageError(say.format_not_seen(target.name, endings))
