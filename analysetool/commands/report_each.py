# SPDX-License-Identifier: EUPL-1.2
"""`rapport --per-coalitie`: a report of every coalition and year in the input, each in a file of its own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from analysetool.commands.report import FULL, ReportRequest, check_request, render_each
from analysetool.commands.telling import tell, tell_problems
from analysetool.disclosure import Mode
from analysetool.errors import UsageError, reason_of
from analysetool.files.measurements import Apart, load_apart, why_waiting
from analysetool.files.results import write_result
from analysetool.files.safe_names import safe_name, same_place
from analysetool.formats.outputs import STDOUT, Output, OutputRequest
from analysetool.formats.registry import FORMATS, Format
from analysetool.measurement import Measurement
from analysetool.model import StatementSet
from analysetool.terminal.progress import progress
from analysetool.terminal.shell import command_line
from analysetool.words import commands as said
from analysetool.words import outputs as outputs_say
from analysetool.words import progress as doing
from analysetool.words import report_each as say
from analysetool.words.problems_files import cannot_be_written


@dataclass(frozen=True, slots=True, kw_only=True)
class _Planned:
    """One measurement, with all years of its coalition, and the files to make of it."""

    measurement: Measurement
    years: tuple[Measurement, ...]
    outputs: tuple[Output, ...]

    @property
    def key(self) -> tuple[str, int]:
        """Its coalition and year."""
        return self.measurement.coalition, self.measurement.year

    @property
    def paths(self) -> tuple[Path, ...]:
        """The files."""
        return tuple(own.path for own in self.outputs if own.path is not None)


def report_each(request: ReportRequest, statement_set: StatementSet, output_request: OutputRequest) -> bool:
    """Make a report of every coalition and year; True when each of them has one.

    What is wrong with one coalition does not stop the others: its report is not made, and that is said.

    Raises:
        InputError: when nothing can be made, or when it is not clear to whom an error belongs.
        UsageError: when the command asks for something that is not there; nothing is written then.
    """
    folder, formats = _where(request, output_request)
    check_request(request, [Output(format=own) for own in formats])
    apart = load_apart(request.measurement.inputs, statement_set)
    year = request.measurement.year
    chosen = [own for own in apart.measurements if year in (None, own.year)]
    if not chosen and year is not None and apart.measurements:
        raise UsageError(say.NO_YEAR)
    planned = _planned(chosen, apart.measurements, folder, formats)
    there = [path for own in planned for path in own.paths if path.exists()]
    if there and not output_request.overwrite:
        raise UsageError(say.exist_already(there))
    tell_problems(apart.warnings)
    refused = _write(planned, request, statement_set, output_request)
    _tell(apart, [own for own in planned if own.key not in refused], folder)
    waiting = [own for own in apart.waiting if year in (None, own.year)]
    tell_problems(map(why_waiting, waiting))
    missing = len(apart.held) + len(refused) + len(waiting)
    if missing:
        tell(say.skipped(missing))
        tell(said.next_step(command_line("controleer", *request.measurement.inputs, set_path=statement_set.path)))
    elif request.form == FULL:
        short = ("--vorm", "samenvatting", "--per-coalitie", "--uit", folder.with_name(f"{folder.name}-samenvatting"))
        command = command_line("rapport", *request.measurement.inputs, *short, set_path=statement_set.path)
        tell(said.next_step(command, say.A_PAGE_EACH))
    return not missing


def _where(request: ReportRequest, output_request: OutputRequest) -> tuple[Path, tuple[Format, ...]]:
    """The folder and the formats that were asked for.

    Raises:
        UsageError: with what to type instead.
    """
    if request.measurement.coalition is not None:
        raise UsageError(say.NOT_WITH_COALITION)
    if output_request.path is None or output_request.path == STDOUT:
        raise UsageError(say.NEEDS_A_FOLDER)
    folder = Path(output_request.path)
    if not folder.is_dir() and folder.suffix.lower() in {own.ending for own in FORMATS["rapport"] if own.ending}:
        raise UsageError(say.folder_looks_like_a_file(folder, folder.with_suffix("")))
    if folder.exists() and not folder.is_dir():
        raise UsageError(say.is_a_file(folder))
    formats: dict[Format, None] = {}
    for text in output_request.formats or (Format.HTML.value,):
        if "=" in text:
            raise UsageError(say.NO_PATH_PER_FORMAT)
        if text not in FORMATS["rapport"]:
            raise UsageError(outputs_say.no_such_format(text, FORMATS["rapport"]))
        if not Format(text).ending:
            raise UsageError(say.on_screen(text))
        formats[Format(text)] = None
    return folder, tuple(formats)


def _planned(
    measurements: Sequence[Measurement], every: Sequence[Measurement], folder: Path, formats: Sequence[Format]
) -> list[_Planned]:
    """A file per measurement and format, called after coalition and year.

    Raises:
        UsageError: for names that give no file, or one and the same on some system.
    """
    first: dict[str, tuple[str, int]] = {}
    found: list[_Planned] = []
    for own in measurements:
        name = safe_name(own.coalition)
        if not name:
            raise UsageError(say.no_name(own.coalition))
        stem = f"{name}-{own.year}"
        key = (own.coalition, own.year)
        if first.setdefault(same_place(stem), key) != key:
            raise UsageError(say.same_file(first[same_place(stem)], key, stem))
        years = tuple(one for one in every if one.coalition == own.coalition)
        outputs = tuple(Output(format=form, path=folder / f"{stem}{form.ending}") for form in formats)
        found.append(_Planned(measurement=own, years=years, outputs=outputs))
    return found


def _write(
    planned: Sequence[_Planned], request: ReportRequest, statement_set: StatementSet, output_request: OutputRequest
) -> set[tuple[str, int]]:
    """Make and write every report; gives the measurements that have no report in this form, which is said."""
    refused: set[tuple[str, int]] = set()
    with progress(doing.REPORTING, len(planned)) as advance:
        for own in planned:
            message = request.refused_form(own.measurement)
            if message is not None:
                tell(say.not_of_a_form(*own.key, message))
                refused.add(own.key)
                continue
            contents = render_each(
                own.measurement, own.years, own.outputs, request, statement_set, plain=output_request.plain
            )
            for path, content in zip(own.paths, contents, strict=True):
                _make_folder(path.parent)
                write_result(path, content, overwrite=output_request.overwrite)
            advance()
    return refused


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UsageError(cannot_be_written(folder, reason_of(error))) from error


def _tell(apart: Apart, made: Sequence[_Planned], folder: Path) -> None:
    """What was made, and of whom not: all that is wrong in their files first."""
    for coalition, problems in apart.held.items():
        tell_problems(problems)
        tell(say.not_made(coalition, len(problems)))
    tell(say.made(len(made), sum(len(own.outputs) for own in made), folder))
    few = [own.key for own in made if own.measurement.disclosure().mode in (Mode.LEVELS, Mode.NUMBER)]
    if few:
        tell(say.few_people(few))
