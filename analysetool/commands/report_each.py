# SPDX-License-Identifier: EUPL-1.2
"""`rapport` of many measurements: a report of every coalition and year in the input, each in a file of its own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from analysetool.commands.each_paths import COALITION, YEAR, EachPaths, each_path, has_fields
from analysetool.commands.report import FULL, ReportRequest, check_request, render_each
from analysetool.commands.telling import tell, tell_problems
from analysetool.disclosure import Mode
from analysetool.errors import UsageError
from analysetool.files.measurements import Apart, load_apart, newest_of_each, why_waiting
from analysetool.files.results import make_folder, refuse_targets, write_result
from analysetool.formats.outputs import STDOUT, Output, OutputRequest
from analysetool.formats.registry import FORMATS, Format
from analysetool.measurement import Measurement
from analysetool.model import StatementSet
from analysetool.terminal.progress import progress
from analysetool.terminal.shell import command_line
from analysetool.words import commands as said
from analysetool.words import outputs as outputs_say
from analysetool.words import problems_choosing as choosing_say
from analysetool.words import progress as doing
from analysetool.words import report_each as say


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
        return _paths(self.outputs)


def report_each(
    request: ReportRequest, statement_set: StatementSet, output_request: OutputRequest, *, per_coalition: bool
) -> bool:
    """Make a report of every coalition and year; True when each of them has one.

    What is wrong with one coalition does not stop the others: its report is not made, and that is said.

    Args:
        request: what is reported, of all coalitions or of the one that it names.
        statement_set: the set of the sheets.
        output_request: names with fields (see `each_paths`), or a folder.
        per_coalition: whether `--per-coalitie` was typed, with which the path is a folder.

    Raises:
        InputError: when nothing can be made, or when it is not clear to whom an error belongs.
        UsageError: when the command asks for something that is not there; nothing is written then.
    """
    where = _in_folder(request, output_request) if per_coalition else _by_name(output_request)
    check_request(request, where.patterns)
    apart = _asked(load_apart(request.measurement.inputs, statement_set), request.measurement.coalition)
    year = request.measurement.year
    chosen = [own for own in apart.measurements if year in (None, own.year)]
    if not chosen and year is not None and apart.measurements:
        raise UsageError(say.NO_YEAR)
    left_out = 0
    if year is None and not where.every_year:
        every, chosen = chosen, newest_of_each(chosen)
        left_out = len(every) - len(chosen)
    outputs = where.of_each((own.coalition, own.year) for own in chosen)
    refuse_targets((path for own in outputs for path in _paths(own)), overwrite=output_request.overwrite)
    years: dict[str, list[Measurement]] = {}
    for own in apart.measurements:
        years.setdefault(own.coalition, []).append(own)
    planned = [
        _Planned(
            measurement=own,
            years=tuple(years[own.coalition]),
            outputs=files,
        )
        for own, files in zip(chosen, outputs, strict=True)
    ]
    tell_problems(apart.warnings)
    if left_out:
        tell(say.NEWEST_OF_EACH)
    refused = _write(planned, request, statement_set, output_request, where.folder)
    _tell(apart, [own for own in planned if own.key not in refused], where.folder)
    waiting = [own for own in apart.waiting if year in (None, own.year)]
    tell_problems(map(why_waiting, waiting))
    missing = len(apart.held) + len(refused) + len(waiting)
    if missing:
        tell(say.skipped(missing))
        tell(said.next_step(command_line("controleer", *request.measurement.inputs, set_path=statement_set.path)))
    elif request.form == FULL:
        tell(said.next_step(_summaries(request, statement_set, where, per_coalition=per_coalition), say.A_PAGE_EACH))
    return not missing


def _summaries(request: ReportRequest, statement_set: StatementSet, where: EachPaths, *, per_coalition: bool) -> str:
    """The command that makes a page of each instead of a whole report."""
    if per_coalition:
        words: tuple[object, ...] = (
            "--per-coalitie",
            "--uit",
            where.folder.with_name(f"{where.folder.name}-samenvatting"),
        )
    else:
        pattern = Path(str(where.patterns[0].path))
        target = pattern.with_name(f"samenvatting-{pattern.stem}{Format.HTML.ending}")
        asked = (("--coalitie", request.measurement.coalition), ("--jaar", request.measurement.year))
        words = (*(word for option, value in asked if value is not None for word in (option, value)), "--uit", target)
    inputs = request.measurement.inputs
    return command_line("rapport", *inputs, "--vorm", "samenvatting", *words, set_path=statement_set.path)


def _by_name(output_request: OutputRequest) -> EachPaths:
    """The names with fields that were typed."""
    return each_path(output_request, FORMATS["rapport"], default=Format.HTML)


def _in_folder(request: ReportRequest, output_request: OutputRequest) -> EachPaths:
    """A file for every coalition, year and format in the folder that was asked for.

    Raises:
        UsageError: with what to type instead.
    """
    if has_fields(output_request):
        raise UsageError(say.FOLDER_OR_NAMES)
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
    stem = f"{COALITION}-{YEAR}"
    return EachPaths(patterns=tuple(Output(format=form, path=folder / f"{stem}{form.ending}") for form in formats))


def _asked(apart: Apart, coalition: str | None) -> Apart:
    """What was read of one coalition, or of all of them.

    Raises:
        UsageError: when that coalition is not there.
    """
    if coalition is None:
        return apart
    measurements = tuple(own for own in apart.measurements if own.coalition == coalition)
    waiting = tuple(own for own in apart.waiting if own.coalition == coalition)
    held = {name: problems for name, problems in apart.held.items() if name == coalition}
    if not measurements and not waiting and not held:
        every = {own.coalition for own in (*apart.measurements, *apart.waiting)} | set(apart.held)
        raise UsageError(choosing_say.coalition_not_there(coalition, sorted(every)))
    return replace(apart, measurements=measurements, waiting=waiting, held=held)


def _paths(outputs: Sequence[Output]) -> tuple[Path, ...]:
    return tuple(own.path for own in outputs if own.path is not None)


def _write(
    planned: Sequence[_Planned],
    request: ReportRequest,
    statement_set: StatementSet,
    output_request: OutputRequest,
    folder: Path,
) -> set[tuple[str, int]]:
    """Make and write every report; gives the measurements that have no report in this form, which is said.

    Where it stops on the way, what was written stays, whole, and that is said too.
    """
    refused: set[tuple[str, int]] = set()
    done = 0
    try:
        for done in _written_each(planned, request, statement_set, output_request, refused):  # noqa: B007 - told below
            pass
    except (KeyboardInterrupt, UsageError):
        tell(say.stopped(done, len(planned), folder))
        raise
    return refused


def _written_each(
    planned: Sequence[_Planned],
    request: ReportRequest,
    statement_set: StatementSet,
    output_request: OutputRequest,
    refused: set[tuple[str, int]],
) -> Iterator[int]:
    """Make and write one report after another, giving how many there are; notes whose form is `refused`."""
    with progress(doing.REPORTING, len(planned)) as advance:
        done = 0
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
                make_folder(path.parent)
                write_result(path, content, overwrite=output_request.overwrite)
            done += 1
            yield done
            advance()


def _tell(apart: Apart, made: Sequence[_Planned], folder: Path) -> None:
    """What was made, and of whom not: all that is wrong in their files first."""
    for coalition, problems in apart.held.items():
        tell_problems(problems)
        tell(say.not_made(coalition, len(problems)))
    tell(say.made(len(made), sum(len(own.outputs) for own in made), folder))
    few = [own.key for own in made if own.measurement.disclosure().mode in (Mode.LEVELS, Mode.NUMBER)]
    if few:
        tell(say.few_people(few))
