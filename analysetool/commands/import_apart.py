# SPDX-License-Identifier: EUPL-1.2
"""`importeer --per`: a folder for each coalition in a file; all is checked before anything is written."""

from __future__ import annotations

import contextlib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from analysetool.commands.telling import tell, tell_lines
from analysetool.errors import InputError, Problem, UsageError, reason_of
from analysetool.files.neighbours import Neighbour, agreed_year, neighbours_in
from analysetool.files.safe_names import safe_name, same_place
from analysetool.files.saving import FileToWrite, write_each
from analysetool.files.sheet_writer import dump_measurement
from analysetool.imports.across import Own, refuse_known_elsewhere, refuse_twice, share_salt
from analysetool.imports.coalitions import Names, settle_names
from analysetool.imports.column_map import ColumnMap, Named
from analysetool.imports.folder import Folder, comment_of, refuse_other_measurement, write_plan
from analysetool.imports.keys import Keys, Present
from analysetool.imports.ledger import open_ledger
from analysetool.imports.plan import ImportPlan, Planner
from analysetool.imports.responses import Response, Taken
from analysetool.model import MeasurementInfo, StatementSet
from analysetool.terminal.progress import progress
from analysetool.words import import_apart as say
from analysetool.words import imports as imports_say
from analysetool.words import progress as doing
from analysetool.words.import_command import SheetCounts, says_year
from analysetool.words.messages import as_warning

MOST_COALITIONS = 1000
"""There are fewer municipalities in the Netherlands by far."""
_INFO = "meting.yaml"


@dataclass(frozen=True, slots=True, kw_only=True)
class ApartRequest:
    """What holds for all folders; `column_map` settles names."""

    folder: Path
    year: int | None
    column_map: ColumnMap
    survey: str
    accept_changes: bool
    example: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedCoalition:
    """What will become of one coalition."""

    own: Own
    plan: ImportPlan


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedApart:
    """An import into many folders that may be carried out.

    `without` are the lines that name no coalition, by file; `homes` the folders of all coalitions, also of those that
    nobody named this time.
    """

    folder: Path
    year: int
    coalitions: tuple[PlannedCoalition, ...]
    names: Names
    without: Mapping[str, Sequence[int]]
    homes: Mapping[str, Path]

    @property
    def any_to_write(self) -> bool:
        """True when a score sheet in any of the folders is new or changes."""
        return any(one.plan.new or one.plan.changed for one in self.coalitions)

    @property
    def any_sheets(self) -> bool:
        """True when there is a score sheet in any of the folders."""
        return any(one.plan.new or one.plan.changed or one.plan.same for one in self.coalitions)


def column_of(typed: str | None, column_map: ColumnMap, coalition: str | None) -> Named | None:
    """The column that says whose measurement a row belongs to; None when all of it is one measurement.

    Raises:
        UsageError: when what was typed and what the map says do not go together.
    """
    said = column_map.coalition
    if typed is not None and said is not None and typed.casefold() != said.name.casefold():
        raise UsageError(say.PER_TWICE)
    per = said if typed is None else Named(name=typed, line=1 if said is None else said.line)
    if per is None and column_map.coalitions:
        raise UsageError(say.NAMES_WITHOUT_COLUMN)
    if per is not None and coalition is not None:
        raise UsageError(say.PER_AND_COALITION)
    return per


def plan_apart(request: ApartRequest, taken: Sequence[Taken], statement_set: StatementSet) -> PlannedApart:
    """Settle names, folders and people of all coalitions; nothing is written, no folder is made.

    Raises:
        InputError: with everything that stands in the way.
        UsageError: when the folder holds something else, or when nothing says the year.
    """
    neighbours = _neighbours(request.folder)
    there = {
        own.coalition: own.path.parent
        for own in neighbours
        if own.coalition and own.path.parent.parent == request.folder
    }
    rows, without = _sorted_out(taken)
    spellings = Counter(response.coalition or "" for response in rows)
    if len(spellings) > MOST_COALITIONS:
        raise InputError([_at(rows[0], say.too_many_coalitions(len(spellings), MOST_COALITIONS))])
    names = settle_names(spellings, request.column_map.coalitions, there.keys())
    if names.near:
        pairs = [((one.name, one.rows), (other.name, other.rows)) for one, other in names.near]
        doubtful = {spelling for pair in names.near for own in pair for spelling in own.spellings}
        first = next(response for response in rows if response.coalition in doubtful)
        raise InputError([Problem(path=first.path, message=say.near_names(pairs))])
    folders = _folders(request, names, there)
    year = _year(request, taken, neighbours)
    name_of = names.name_of()
    groups: dict[str, list[Response]] = {own.name: [] for own in names.found}
    for response in rows:
        groups[name_of[response.coalition or ""]].append(response)
    beside: dict[Path, list[Neighbour]] = {}
    for neighbour in neighbours:
        own_folder = request.folder / neighbour.path.relative_to(request.folder).parts[0]
        beside.setdefault(own_folder, []).append(neighbour)
    coalitions = []
    for name, group in groups.items():
        near = tuple(beside.get(folders[name], ()))
        folder = Folder(path=folders[name], statement_set=statement_set, neighbours=near)
        _refuse_other(folder, name, year)
        coalitions.append(_own(name, folder, year, group, request))
    for name, place in there.items():
        if name not in groups:
            folder = Folder(path=place, statement_set=statement_set, neighbours=tuple(beside[place]))
            coalitions.append(_own(name, folder, year, (), request))
    planned = _planned(coalitions, year, request, statement_set)
    return PlannedApart(
        folder=request.folder, year=year, coalitions=planned, names=names, without=without, homes={**there, **folders}
    )


def _neighbours(folder: Path) -> tuple[Neighbour, ...]:
    """What lies in the folder and below it.

    Raises:
        UsageError: when it is a file, or holds score sheets itself: these people would count again.
    """
    if folder.exists() and not folder.is_dir():
        raise UsageError(imports_say.folder_is_a_file(folder))
    found = neighbours_in(folder)
    if any(own.path.parent == folder for own in found):
        raise UsageError(say.sheets_in_the_folder_itself(folder, folder.with_name(f"{folder.name}-per-coalitie")))
    return found


def _sorted_out(taken: Sequence[Taken]) -> tuple[list[Response], dict[str, list[int]]]:
    """The rows that name a coalition, and the lines by file of those that do not.

    Raises:
        InputError: for forms of one person that name none, and when no row names any.
    """
    rows: list[Response] = []
    without: dict[str, list[int]] = {}
    problems: list[Problem] = []
    for response in (response for one in taken for response in one.responses):
        if (response.coalition or "").strip():
            rows.append(response)
        elif response.alone or response.line is None:
            problems.append(_at(response, say.form_without_coalition()))
        else:
            without.setdefault(response.path, []).append(response.line)
    if not problems and not rows:
        problems = [Problem(path=one.path, message=say.no_coalition_at_all()) for one in taken]
    if problems:
        raise InputError(problems)
    return rows, without


def _at(response: Response, message: str) -> Problem:
    return Problem(path=response.path, message=message)


def _folders(request: ApartRequest, names: Names, there: Mapping[str, Path]) -> dict[str, Path]:
    """The folder of each coalition: the one that it has, else one of its name.

    Raises:
        InputError: for names that give no folder, or one and the same on some system.
    """
    found: dict[str, Path] = {}
    first: dict[str, str] = {}
    problems: list[Problem] = []
    place = request.column_map.path or str(request.folder)
    for name in (own.name for own in names.found):
        folder = there.get(name) or request.folder / safe_name(name)
        key = same_place(folder.name)
        if not safe_name(name):
            problems.append(Problem(path=place, message=say.no_folder(name)))
        elif key in first:
            problems.append(Problem(path=place, message=say.same_folder(name, first[key], folder.name)))
        else:
            first[key] = name
            found[name] = folder
    if problems:
        raise InputError(problems)
    return found


def _year(request: ApartRequest, taken: Sequence[Taken], neighbours: Sequence[Neighbour]) -> int:
    """The year of all: what was typed, else what every file says, else that of the folders that are there.

    Raises:
        InputError: when files say something else.
        UsageError: when nothing says it.
    """
    said = {year for one in taken for year in one.years}
    year = request.year
    if year is None and all(one.years for one in taken):
        year = min(said, default=None)
    if year is None:
        year = agreed_year(neighbours, coalition=None)
    if year is None:
        raise UsageError(say.year_missing(request.example))
    problems = [
        Problem(path=one.path, message=says_year(other, year))
        for one in taken
        for other in sorted(one.years)
        if other != year
    ]
    if problems:
        raise InputError(problems)
    return year


def _refuse_other(folder: Folder, name: str, year: int) -> None:
    """Refuse a place that holds a file, or another measurement.

    Raises:
        UsageError: with what to type instead.
    """
    if folder.path.exists() and not folder.path.is_dir():
        raise UsageError(imports_say.folder_is_a_file(folder.path))
    refuse_other_measurement(folder, name, year)


def _own(name: str, folder: Folder, year: int, group: Sequence[Response], request: ApartRequest) -> Own:
    """A coalition as it is in this import; one that is only there already has no responses."""
    ledger = open_ledger(folder.path)
    everything = tuple(statement.id for statement in folder.statement_set.statements)
    keys = Keys(ledger, _present(folder, name, year), everything, request.survey)
    return Own(name=name, folder=folder, ledger=ledger, keys=keys, responses=group)


def _present(folder: Folder, name: str, year: int) -> Present:
    return Present(folder=folder.path, taken=folder.taken(name, year), sheet=folder.sheet, content=comment_of)


def _planned(
    coalitions: Sequence[Own], year: int, request: ApartRequest, statement_set: StatementSet
) -> tuple[PlannedCoalition, ...]:
    """Every plan of what comes in; nobody may stand in two coalitions, those that are only there already included.

    Raises:
        InputError: with what stands in the way in all of them.
    """
    share_salt([own.ledger for own in coalitions])
    problems = [*refuse_twice(coalitions), *refuse_known_elsewhere(coalitions)]
    found: list[PlannedCoalition] = []
    with progress(doing.COMPARING, len(coalitions)) as advance:
        for own in coalitions:
            if not own.responses:
                continue
            planner = Planner(
                own.ledger,
                _present(own.folder, own.name, year),
                statement_set,
                survey=request.survey,
                accept_changes=request.accept_changes,
            )
            try:
                found.append(PlannedCoalition(own=own, plan=planner.plan(own.responses)))
            except InputError as error:
                problems += error.problems
            advance()
    if problems:
        raise InputError(problems)
    return tuple(found)


def write_apart(planned: PlannedApart) -> None:
    """Write all folders; these are made first, so that a disk that refuses one refuses all.

    Raises:
        UsageError: when the disk refuses, or another program changed a file meanwhile.
    """
    folders = [one.own.folder.path for one in planned.coalitions]
    _make_all(folders)
    total = sum(len(one.plan.new) + len(one.plan.changed) for one in planned.coalitions)
    with progress(doing.WRITING, total) as advance:
        for name in sorted(planned.names.apart):
            _write_info(planned.homes[name] / _INFO, (name, planned.year))
        for one in planned.coalitions:
            measurement = (one.own.name, planned.year)
            if one.plan.new or one.plan.changed or one.own.ledger.entries:
                write_plan(one.plan, one.own.ledger, one.own.folder, measurement, advance=advance)


def _make_all(folders: Sequence[Path]) -> None:
    made: list[Path] = []
    try:
        for folder in folders:
            for own in _missing(folder):
                own.mkdir()
                made.append(own)
    except OSError as error:
        for own in reversed(made):
            with contextlib.suppress(OSError):
                own.rmdir()
        raise UsageError(imports_say.cannot_write_folder(folder, reason_of(error))) from error


def _missing(folder: Path) -> Iterator[Path]:
    """The folders on the way that are not there, the outermost first."""
    above = [own for own in (folder, *folder.parents) if not own.exists()]
    return reversed(above)


def _write_info(path: Path, measurement: tuple[str, int]) -> None:
    if path.exists():
        return
    info = MeasurementInfo(coalition=measurement[0], year=measurement[1])
    try:
        write_each([FileToWrite(path=path, content=dump_measurement(info).encode())])
    except OSError as error:
        raise UsageError(imports_say.cannot_write_file(path, reason_of(error))) from error


def tell_apart(planned: PlannedApart) -> None:
    """Say what became, or would become, of each coalition, and which names and rows need a look."""
    for path, lines in planned.without.items():
        tell(as_warning(f"{path}: {say.without_coalition(lines)}"))
    merged = [own for own in planned.names.found if own.others]
    if merged:
        tell(say.MERGED)
        for own in merged:
            tell(say.merged(own.name, own.others))
    if planned.names.apart:
        tell(say.kept_apart(sorted(planned.names.apart)))
    tell_lines(say.counts_table(planned.year, planned.folder, [_counts(one) for one in planned.coalitions]))


def _counts(one: PlannedCoalition) -> say.CoalitionCounts:
    return say.CoalitionCounts(name=one.own.name, folder=one.own.folder.path.name, sheets=sheet_counts(one.plan))


def sheet_counts(plan: ImportPlan) -> SheetCounts:
    """How many sheets a plan makes, changes and leaves as they are."""
    return SheetCounts(
        new=len(plan.new) - len(plan.restored),
        changed=len(plan.changed),
        restored=len(plan.restored),
        same=plan.same,
        removed=plan.removed,
        repeated=plan.repeated,
    )
