# SPDX-License-Identifier: EUPL-1.2
"""`begin`: a new measurement by questions: its folders, `meting.yaml`, a form and codes for who is invited."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

from analysetool.errors import UsageError, errors_in, reason_of
from analysetool.files.alike_names import look_alike
from analysetool.files.fields import is_year, whole_number
from analysetool.files.measurement_info import parse_measurement_info
from analysetool.files.privacy import looks_like_person
from analysetool.files.results import write_result
from analysetool.files.safe_names import safe_name
from analysetool.files.sheet_writer import dump_measurement
from analysetool.files.yaml_source import YamlDocument, parse_into
from analysetool.guide.asking import ask, ask_day, ask_yes, choose
from analysetool.guide.surroundings import RECEIVED, Surroundings, look_around
from analysetool.model import DEFAULT_MINIMUM, MeasurementInfo, Openness, StatementSet
from analysetool.near import near_names
from analysetool.terminal.lines import Lines
from analysetool.words import dialogue
from analysetool.words import guide as texts

MEASUREMENT_FILE = "meting.yaml"
HOME = "metingen"
_PIECE = re.compile(r"([^\W\d_]+)\s*[:=]?\s*(\d{1,4})|(\d{1,4})\s*([^\W\d_]+)")


def begin(
    root: Path, statement_set: StatementSet, lines: Lines, run: Callable[[Sequence[str]], bool], today: date
) -> Path | None:
    """Ask, and make the folders, `meting.yaml`, and where there is none yet the form, with codes for who is invited.

    Args:
        root: the folder in which all of it comes; made when it is not there.
        statement_set: the statements, for the groups that can be invited.
        lines: who answers.
        run: runs a command of the tool; False when it could not do what was asked.
        today: the default of the reference date and the year.

    Returns:
        The path of `meting.yaml`; None when what was there already had to stay.

    Raises:
        GoBack, InputEnded: when somebody stops; nothing was made then.
        UsageError: when something cannot be made.
    """
    found = look_around(root, statement_set)
    newest = found.newest
    lines.say(texts.intro_of_begin(6))
    coalition = _coalition(lines, found, newest.coalition if newest is not None else "")
    year = _year(lines, _default_year(found, coalition, today.year))
    info = MeasurementInfo(
        coalition=coalition,
        year=year,
        reference_date=ask_day(lines, texts.ASK_DAY, today if year == today.year else date(year, 10, 1)),
        contact=_contact(lines, newest.info.contact if newest is not None and newest.info is not None else None),
        invited=_invited(lines, statement_set.clusters),
        openness=choose(lines, texts.ASK_OPENNESS, list(texts.OPENNESS.items())),
    )
    invited = sum(info.invited.values())
    if info.openness is Openness.CLOSED and 0 < invited < DEFAULT_MINIMUM:
        lines.say(texts.few_invited(invited))
    path = _folder(root, found, info) / MEASUREMENT_FILE
    if path.exists() and not ask_yes(lines, texts.exists_replace(path)):
        lines.say(texts.kept_as_it_is(path))
        return None
    _write(path, info, statement_set)
    _make_folder(root / RECEIVED)
    lines.say(texts.written(path))
    _make_form(root, path, info, look_around(root, statement_set), run)
    lines.say(texts.folder_for_answers(root / RECEIVED))
    return path


def _coalition(lines: Lines, found: Surroundings, default: str) -> str:
    known = sorted({one.coalition for one in found.measurements})
    while True:
        typed = ask(lines, texts.ASK_COALITION, default)
        alike = next((name for name in known if name != typed and look_alike(name, typed)), None)
        if typed in known or (typed and alike is None):
            return typed
        if alike is not None:
            return alike if ask_yes(lines, texts.almost_equal_name(typed, alike), default=True) else typed
        lines.say(texts.NAME_NEEDED)


def _default_year(found: Surroundings, coalition: str, this_year: int) -> int:
    """This year, or the next when this coalition measured this year already."""
    years = {one.year for one in found.measurements if one.coalition == coalition}
    return this_year + 1 if this_year in years else this_year


def _year(lines: Lines, default: int) -> int:
    while True:
        year = whole_number(ask(lines, texts.ASK_YEAR, str(default)))
        if is_year(year):
            return year
        lines.say(dialogue.type_a_year(default))


def _contact(lines: Lines, default: str | None) -> str | None:
    lines.say(texts.ASK_CONTACT)
    while True:
        typed = ask(lines, texts.CONTACT, default or texts.LEAVE_OUT)
        if typed in {"-", texts.LEAVE_OUT}:
            return None
        if typed == default or "@" in typed or not looks_like_person(typed, code=False):
            return typed
        lines.say(texts.NO_NAMES)


def _invited(lines: Lines, groups: Sequence[str]) -> dict[str, int]:
    """How many people of each group; empty when that is not known yet, or where a set has no groups."""
    if not groups:
        return {}
    lines.say(texts.ask_invited(groups))
    lines.say(texts.ASK_INVITED_EXAMPLE)
    while True:
        typed = ask(lines, texts.INVITED, texts.NOT_KNOWN_YET)
        if typed in {"-", texts.NOT_KNOWN_YET}:
            return {}
        found, wrong = read_invited(typed, groups)
        if wrong is None:
            return found
        lines.say(texts.cannot_read_invited(wrong, groups))


def read_invited(typed: str, groups: Sequence[str]) -> tuple[dict[str, int], str | None]:
    """Groups with numbers as people write them (`gemeente 3, medisch: 8`, `4 ouders`), and what cannot be read.

    A group with one or two letters wrong is that group. A group that is named twice counts the last time.
    """
    found: dict[str, int] = {}
    for piece in (part.strip() for part in re.split(r"[,;]|\ben\b", typed.lower())):
        if not piece:
            continue
        match = _PIECE.fullmatch(piece)
        name = (match[1] or match[4]).strip() if match is not None else ""
        group = name if name in groups else next(iter(near_names(name, groups, most=1)), None)
        if match is None or group is None:
            return {}, piece
        found[group] = int(match[2] or match[3])
    return {group: found[group] for group in groups if group in found}, None


def _folder(root: Path, found: Surroundings, info: MeasurementInfo) -> Path:
    """Where the measurement comes: beside its earlier years; a second coalition gets a folder of its own."""
    same = [one for one in found.measurements if one.coalition == info.coalition]
    for one in same:
        if one.year == info.year:
            return root / one.folder
    for one in same:
        if one.folder.name == str(one.year):
            return root / one.folder.parent / str(info.year)
    if found.measurements and not same:
        return root / HOME / (safe_name(info.coalition) or "coalitie") / str(info.year)
    return root / HOME / str(info.year)


def _write(path: Path, info: MeasurementInfo, statement_set: StatementSet) -> None:
    content = dump_measurement(info)
    document = YamlDocument(path=str(path), text=content)
    parse_into(document)
    if parse_measurement_info(document, statement_set) is None or errors_in(document.problems):
        raise UsageError(*(f"{problem.place}: {problem.message}" for problem in document.problems))
    _make_folder(path.parent)
    write_result(path, content.encode(), overwrite=True, kept=True)


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UsageError(texts.cannot_make(folder, reason_of(error))) from error


def _make_form(
    root: Path, path: Path, info: MeasurementInfo, found: Surroundings, run: Callable[[Sequence[str]], bool]
) -> None:
    """A form, where none of this name is there yet."""
    (own,) = (one for one in found.measurements if (one.coalition, one.year) == (info.coalition, info.year))
    form, codes = root / f"formulier-{own.name}.html", root / f"codes-{own.name}.csv"
    number = sum(info.invited.values())
    with_codes = ["--codes", str(number), "--codes-uit", str(codes)] if number and not codes.exists() else []
    if not form.exists():
        run(["formulier", "--meting", str(path), "--uit", str(form), *with_codes])
