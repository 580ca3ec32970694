# SPDX-License-Identifier: EUPL-1.2
"""`importeer`: exports and forms become score sheets; everything is checked before anything is written."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeVar

from analysetool.answer_code import AnswerCodeError, Refusal, coalition_print
from analysetool.commands.import_apart import ApartRequest, column_of, plan_apart, sheet_counts, tell_apart, write_apart
from analysetool.commands.import_map import draft_map
from analysetool.commands.import_screen import agreed, show_doubts, show_files, somebody_to_ask
from analysetool.commands.telling import tell
from analysetool.errors import InputError, Problem, UsageError
from analysetool.escaping import visible
from analysetool.files.fields import is_year
from analysetool.files.neighbours import agreed_coalition, agreed_year
from analysetool.imports.column_map import ColumnMap, read_column_map, unused_names
from analysetool.imports.columns import Settings
from analysetool.imports.elsewhere import answers_elsewhere
from analysetool.imports.folder import (
    Folder,
    comment_of,
    open_folder,
    refuse_other_measurement,
    write_plan,
    write_tally,
)
from analysetool.imports.grouped import by_cause
from analysetool.imports.handed_in import HandedIn, handed_in
from analysetool.imports.headings import Statements
from analysetool.imports.keys import Present
from analysetool.imports.labels import AnswerReader
from analysetool.imports.ledger import open_ledger
from analysetool.imports.limits import refuse_too_many
from analysetool.imports.plan import ImportPlan, Planner
from analysetool.imports.plausible_year import doubtful_year
from analysetool.imports.responses import Taken
from analysetool.imports.same_people import refuse_repeated_tables, tell_shared_addresses
from analysetool.imports.sources import read_source
from analysetool.imports.tally_file import tally_content, tally_name
from analysetool.model import StatementSet, Voice
from analysetool.terminal.progress import progress
from analysetool.terminal.shell import command_line
from analysetool.words import import_command as wording
from analysetool.words import progress as doing
from analysetool.words.answer_code import refused_in_file
from analysetool.words.commands import choose_from, next_step
from analysetool.words.import_apart import several_coalitions
from analysetool.words.import_screen import NOT_TAKEN, TAKEN, trial_of_doubts

_Saying = TypeVar("_Saying", str, int)


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportRequest:
    """What was typed."""

    files: tuple[str, ...]
    folder: Path
    coalition: str | None = None
    year: int | None = None
    column_map: str | None = None
    by_order: bool = False
    survey: str | None = None
    accept_changes: bool = False
    trial: bool = False
    without: tuple[str, ...] = ()
    voice: str | None = None
    confirmed: bool = False
    draft: str | None = None
    overwrite: bool = False
    per: str | None = None


def import_answers(request: ImportRequest, statement_set: StatementSet) -> None:
    """Read files, show what they hold, and write one score sheet per participant, all of it told on standard error.

    On a terminal somebody is asked once whether what was shown is right; without one a doubtful reading is a problem.

    Raises:
        UsageError: when options are missing or wrong, or when the disk refuses.
        InputError: with what is wrong in all files, each cause once; nothing is written then.
    """
    try:
        _import(request, statement_set)
    except InputError as error:
        raise InputError(by_cause(error.problems)) from error


def _import(request: ImportRequest, statement_set: StatementSet) -> None:
    settings = _settings(request, statement_set)
    handed = handed_in(request.files, request.without)
    if request.draft is not None:
        command = _command(request, statement_set)
        target = Path(request.draft)
        settings = replace(settings, by_order=False)
        draft_map(target, handed, settings, command, overwrite=request.overwrite)
        return
    if settings.per is not None:
        _import_apart(request, handed, settings)
        return
    folder = open_folder(request.folder, statement_set)
    taken = _read(handed, settings)
    measurement = _measurement(request, folder, taken)
    refuse_other_measurement(folder, *measurement)
    ledger = open_ledger(request.folder)
    present = Present(folder=folder.path, taken=folder.taken(*measurement), sheet=folder.sheet, content=comment_of)
    planner = Planner(
        ledger,
        present,
        statement_set,
        survey=_clean(request.survey) or "",
        accept_changes=request.accept_changes,
    )
    plan = planner.plan([response for one in taken for response in one.responses])
    doubts = _doubts(request, folder, taken, plan, measurement)
    asks = _somebody_to_ask(request, doubts)
    show_files(taken, handed, statement_set, measurement[1])
    _tell_sheets(plan, request.folder, measurement)
    asked = asks and bool(doubts or plan.new or plan.changed or any(one.tally for one in taken))
    if not _goes_on(request, doubts, asked=asked):
        return
    if plan.new or plan.changed or ledger.entries:
        with progress(doing.WRITING, len(plan.new) + len(plan.changed)) as advance:
            write_plan(plan, ledger, folder, measurement, advance=advance)
    tallies = [_write_tally(one, folder, measurement) for one in taken if one.tally]
    if asked:
        tell(TAKEN)
    _tell_plan(plan)
    _tell_tallies(tallies, request.folder)
    _tell_after(handed, request.folder, plan, statement_set)


def _import_apart(request: ImportRequest, handed: HandedIn, settings: Settings) -> None:
    """The same for many coalitions at once, each with a folder of its own."""
    statement_set = settings.statement_set
    taken = _read(handed, settings)
    year = request.year
    if year is not None and not is_year(year):
        raise UsageError(wording.wrong_year(year))
    per = () if request.per is None else ("--per", request.per)
    example = command_line("importeer", *request.files[:1], *per, "--uit", request.folder, "--jaar", 2026)
    apart = ApartRequest(
        folder=request.folder,
        year=year,
        column_map=settings.column_map,
        survey=_clean(request.survey) or "",
        accept_changes=request.accept_changes,
        example=example,
    )
    planned = plan_apart(apart, taken, statement_set)
    doubts = [doubt for one in taken for doubt in one.doubts]
    asks = _somebody_to_ask(request, doubts)
    show_files(taken, handed, statement_set, planned.year)
    tell_apart(planned)
    asked = asks and bool(doubts or planned.any_to_write)
    if not _goes_on(request, doubts, asked=asked):
        return
    write_apart(planned)
    if asked:
        tell(TAKEN)
    _tell_inside(handed, request.folder)
    if planned.any_sheets:
        tell(next_step(command_line("controleer", request.folder, set_path=statement_set.path)))
        each = (request.folder, "--per-coalitie", "--uit", request.folder.with_name(f"{request.folder.name}-rapporten"))
        tell(wording.after_that(command_line("rapport", *each, set_path=statement_set.path)))


def _somebody_to_ask(request: ImportRequest, doubts: Sequence[Problem]) -> bool:
    """Whether somebody can be asked.

    Raises:
        InputError: with the doubts, when nobody can be asked about them.
    """
    asks = somebody_to_ask(confirmed=request.confirmed)
    if doubts and not asks and not request.trial:
        raise InputError(doubts)
    return asks


def _goes_on(request: ImportRequest, doubts: Sequence[Problem], *, asked: bool) -> bool:
    """Show the doubts, and whether what was shown may be written: not in a trial, nor when who is asked says no."""
    show_doubts(doubts)
    if request.trial:
        tell(trial_of_doubts(len(doubts)) if doubts else wording.ONLY_A_TRIAL)
        return False
    if asked and not agreed():
        tell(NOT_TAKEN)
        return False
    return True


def _settings(request: ImportRequest, statement_set: StatementSet) -> Settings:
    column_map = ColumnMap()
    if request.column_map is not None:
        column_map = read_column_map(Path(request.column_map), statement_set)
    if request.voice is not None and request.voice not in set(Voice):
        raise UsageError(choose_from("--voor", request.voice, tuple(Voice)))
    if request.by_order and column_map.columns:
        raise UsageError(wording.ORDER_AND_MAP)
    return Settings(
        statement_set=statement_set,
        statements=Statements(statement_set),
        reader=AnswerReader(statement_set, column_map.labels),
        column_map=column_map,
        by_order=request.by_order,
        voice=None if request.voice is None else Voice(request.voice),
        per=column_of(request.per, column_map, request.coalition),
    )


def _read(handed: HandedIn, settings: Settings) -> list[Taken]:
    """What all files hold.

    Raises:
        InputError: with the problems of all files.
    """
    found: list[Taken] = []
    problems = list(handed.problems)
    people = 0
    with progress(doing.READING, len(handed.files)) as advance:
        for path in handed.files:
            taken, wrong = read_source(path, settings)
            found += taken
            problems += wrong
            people += sum(len(one.responses) for one in taken)
            refuse_too_many(people, str(path))
            advance()
    tell_shared_addresses(found)
    if not problems:
        problems = [*unused_names(settings.column_map, settings.mapped), *refuse_repeated_tables(found)]
    if problems:
        raise InputError([*problems, *(doubt for one in found for doubt in one.doubts)])
    return found


def _doubts(
    request: ImportRequest, folder: Folder, taken: Sequence[Taken], plan: ImportPlan, measurement: tuple[str, int]
) -> list[Problem]:
    """What may be read in another way, or may belong elsewhere; `--enquete` says that it is a survey of its own."""
    doubts = [doubt for one in taken for doubt in one.doubts]
    doubts += doubtful_year(folder, *measurement, datetime.now(tz=UTC).astimezone().date())
    if _clean(request.survey) is None:
        new = [planned.response for planned in plan.new]
        doubts += answers_elsewhere(new, folder.path, folder.statement_set)
    return doubts


def _command(request: ImportRequest, statement_set: StatementSet) -> str:
    """The command that was typed, with the map that it will make."""
    words: list[object] = [*request.files, "--uit", request.folder]
    for option, value in (("--coalitie", request.coalition), ("--jaar", request.year), ("--enquete", request.survey)):
        words += [option, value] if value is not None else []
    words += [word for path in request.without for word in ("--toch-zonder", path)]
    words += ["--voor", request.voice] if request.voice is not None else []
    return command_line("importeer", *words, "--kolommen", request.draft, set_path=statement_set.path)


def _measurement(request: ImportRequest, folder: Folder, taken: Sequence[Taken]) -> tuple[str, int]:
    """Whose measurement this is, by the options, else by what every file says, else by the folder.

    Raises:
        InputError: when files say something else than the options or each other.
        UsageError: when nothing says it.
    """
    coalition, year = _clean(request.coalition), request.year
    if year is not None and not is_year(year):
        raise UsageError(wording.wrong_year(year))
    here = [neighbour for neighbour in folder.neighbours if neighbour.path.parent == folder.path]
    coalition = coalition or _said([one.coalitions for one in taken]) or agreed_coalition(here, year=year)
    year = year or _said([one.years for one in taken]) or agreed_year(here, coalition=coalition)
    problems = [
        Problem(path=one.path, message=wording.says_coalition(said, coalition))
        for one in taken
        for said in sorted(one.coalitions)
        if coalition is not None and _joined(said) != _joined(coalition)
    ]
    if problems:
        problems += [Problem(path=one.path, message=several_coalitions()) for one in taken if len(one.coalitions) > 1]
    problems += [
        Problem(path=one.path, message=wording.says_year(said, year))
        for one in taken
        for said in sorted(one.years)
        if year is not None and said != year
    ]
    problems += [] if coalition is None else _of_another_coalition(taken, coalition)
    if problems:
        raise InputError(problems)
    if coalition is None or year is None:
        missing = [*(["--coalitie"] if coalition is None else []), *(["--jaar"] if year is None else [])]
        example = command_line(
            "importeer", *request.files[:1], "--uit", folder.path, "--coalitie", coalition or "Voorbeeldstad", "--jaar",
            year or 2026,
        )  # fmt: skip
        raise UsageError(wording.missing_options(missing, example))
    return coalition, year


def _of_another_coalition(taken: Iterable[Taken], coalition: str) -> list[Problem]:
    """Answer codes do not name their coalition, but know it when they see it."""
    known = {0, coalition_print(coalition)}
    return [
        Problem(path=one.path, line=line, message=refused_in_file(AnswerCodeError(Refusal.COALITION)))
        for one in taken
        for found, line in one.coalition_prints.items()
        if found not in known
    ]


def _said(sayings: Sequence[set[_Saying]]) -> _Saying | None:
    """What every file says; the first of it when they differ, None when a file is silent."""
    found = [min(saying, default=None) for saying in sayings]
    return found[0] if found and None not in found else None


def _joined(text: str) -> str:
    return " ".join(text.split())


def _clean(text: str | None) -> str | None:
    return None if text is None else visible(text).strip() or None


def _write_tally(taken: Taken, folder: Folder, measurement: tuple[str, int]) -> tuple[str, bool]:
    content = tally_content(taken.tally, *measurement)
    name = tally_name(content)
    return name, write_tally(folder, name, content)


def _tell_sheets(plan: ImportPlan, folder: Path, measurement: tuple[str, int]) -> None:
    """How many sheets are new, changed and the same."""
    told = wording.written_sheets(*measurement, folder, sheet_counts(plan))
    if told is not None:
        tell(told)


def _tell_plan(plan: ImportPlan) -> None:
    if plan.changed:
        tell(wording.changed_codes(sorted(planned.code for planned in plan.changed)))
    if plan.recoded:
        tell(wording.own_codes(len(plan.recoded)))
    if plan.without_key:
        tell(wording.without_key(plan.without_key))


def _tell_tallies(tallies: Sequence[tuple[str, bool]], folder: Path) -> None:
    if not tallies:
        return
    names = [str(folder / name) for name, _ in tallies]
    tell(wording.tallies(names))
    tell(wording.tally_in_report(command_line("rapport", folder, *names)))
    tell(wording.count_hands(command_line("werksessie", folder)))


def _tell_after(handed: HandedIn, folder: Path, plan: ImportPlan, statement_set: StatementSet) -> None:
    _tell_inside(handed, folder)
    if plan.new or plan.changed or plan.same:
        tell(next_step(command_line("controleer", folder, set_path=statement_set.path)))
        tell(wording.after_that(command_line("rapport", folder, set_path=statement_set.path)))
        tell(wording.or_together(command_line("werksessie", folder, set_path=statement_set.path)))


def _tell_inside(handed: HandedIn, folder: Path) -> None:
    """What to do with the files that were read, above all those that lie among the score sheets."""
    inside = [str(path) for path in handed.files if _is_below(path, folder)]
    if inside:
        tell(wording.inside_folder(inside))
    tell(wording.DELETE_FILES)


def _is_below(path: Path, folder: Path) -> bool:
    return Path(os.path.realpath(path)).is_relative_to(os.path.realpath(folder))
