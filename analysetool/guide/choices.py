# SPDX-License-Identifier: EUPL-1.2
"""The menu: for each choice the questions it asks, and the command that answers them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from analysetool.commands.report import DATA, FORMS, FULL
from analysetool.formats.registry import FORM, FORM_KINDS, FORMATS, LAYOUTS, Format
from analysetool.guide.asking import (
    ask,
    ask_any_path,
    ask_needed,
    ask_new_path,
    ask_path,
    ask_paths,
    ask_whole,
    ask_yes,
    choose,
)
from analysetool.guide.new_requirements import make_requirements
from analysetool.guide.next_step import BEGIN, about, comparing
from analysetool.guide.surroundings import RECEIVED, REQUIREMENTS, FoundMeasurement, Surroundings
from analysetool.model import StatementSet
from analysetool.terminal.lines import Lines
from analysetool.words import guide as texts

_COLLECT = "verzamel"
_DEFAULT_FOLDER = "metingen"


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Where a choice is made: who answers, what lies there, and the statements."""

    lines: Lines
    found: Surroundings
    statement_set: StatementSet


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One line of the menu; `arguments` asks what is needed and gives the command, nothing when all is done."""

    title: str
    arguments: Callable[[Table], list[str]]


def _statements(table: Table) -> list[str]:
    parts = {part.id: part for part in table.statement_set.parts}
    answer = ask(table.lines, texts.ASK_PART)
    return ["stellingen", *(["--deel", answer.upper()] if answer.upper() in parts else [])]


def _fill_in(table: Table) -> list[str]:
    newest = table.found.newest
    default = "mijn-scores.yaml" if newest is None else str(newest.unfinished or newest.folder / "mijn-scores.yaml")
    path = ask_any_path(table.lines, texts.ASK_SHEET, default)
    return ["invullen", path if path.lower().endswith((".yaml", ".yml")) else f"{path}.yaml"]


def _form(table: Table) -> list[str]:
    lines, found = table.lines, table.found
    options: list[tuple[tuple[str, Format], str]] = [
        ((FORM, made), texts.FORM_FORMATS.get(made, made.ending)) for made in FORM_KINDS[FORM]
    ]
    options += [
        ((kind, made[0]), texts.FORM_KINDS.get(kind, kind)) for kind, made in FORM_KINDS.items() if kind != FORM
    ]
    options.append(((_COLLECT, Format.HTML), texts.FORM_KINDS[_COLLECT]))
    kind, made = choose(lines, texts.ASK_WHICH_FORM, options)
    if len(FORM_KINDS.get(kind, ())) > 1 and kind != FORM:
        made = choose(lines, texts.ASK_FORMAT, _offered(FORM_KINDS[kind]))
    measurement = _measurement(table)
    words = [] if measurement is None else about(measurement)
    if kind == _COLLECT:
        words.append("--verzamel")
    elif kind != FORM:
        words += ["--vorm", kind]
    voice = "partners" if kind == _COLLECT else choose(lines, texts.ASK_VOICE, list(texts.VOICES.items()))
    if voice != "partners":
        words += ["--voor", voice]
    codes = ask_whole(lines, texts.ASK_CODES, 0) if kind == FORM and voice == "partners" else 0
    if codes:
        path, _ = ask_new_path(lines, texts.ASK_CODES_FILE, f"codes{_behind(measurement)}.csv", ".csv")
        words += ["--codes", str(codes), "--codes-uit", path]
    stem = voice if kind == FORM and voice != "partners" else kind
    return ["formulier", *words, *_out(table, f"{stem}{_behind(measurement)}", made, found)]


def _import(table: Table) -> list[str]:
    received = RECEIVED if table.found.received else ""
    sources = ask_paths(table.lines, texts.ASK_SOURCE, received)
    newest = table.found.newest
    folder = ask_any_path(table.lines, texts.ASK_TARGET, _DEFAULT_FOLDER if newest is None else str(newest.folder))
    words = [] if newest is None or newest.info is not None or Path(folder) != newest.folder else about(newest)
    return ["importeer", *sources, "--uit", folder, *words]


def _session(table: Table) -> list[str]:
    newest = table.found.newest
    folder = ask_path(table.lines, texts.ASK_WHERE, _DEFAULT_FOLDER if newest is None else str(newest.folder))
    return ["werksessie", folder, "--minuten", str(ask_whole(table.lines, texts.ASK_MINUTES, 90, least=1))]


def _check(table: Table) -> list[str]:
    newest = table.found.newest
    return ["controleer", *ask_paths(table.lines, texts.ASK_WHERE, "" if newest is None else str(newest.base))]


def _report(table: Table) -> list[str]:
    measurement = _measurement(table)
    where = _where(table, measurement)
    form = choose(table.lines, texts.ASK_REPORT, [(name, texts.REPORT_FORMS.get(name, name)) for name in FORMS])
    words = ["rapport", *where, *(["--vorm", form] if form != FULL else [])]
    pages = [Format.HTML, *(made for made in LAYOUTS if made is not Format.HTML)]
    made = choose(table.lines, texts.ASK_FORMAT, _offered((*pages, *DATA.get(form, ()))))
    if made is Format.TERMINAL:
        return [*words, "--formaat", made]
    stem = "rapport" if form == FULL else form
    return [*words, *_out(table, f"{stem}{_behind(measurement)}", made, table.found)]


def _compare(table: Table) -> list[str]:
    measurement = _measurement(table)
    where = comparing(table.found, measurement) if measurement is not None else _where(table, None)
    made = choose(table.lines, texts.ASK_FORMAT, _offered([Format.HTML, *_others("vergelijk")]))
    if made is Format.TERMINAL:
        return ["vergelijk", *where]
    return ["vergelijk", *where, *_out(table, f"vergelijking{_behind(measurement)}", made, table.found)]


def _overview(table: Table) -> list[str]:
    newest = table.found.newest
    where = ask_paths(table.lines, texts.ASK_WHERE, "" if newest is None else str(newest.base))
    made = choose(table.lines, texts.ASK_FORMAT, _offered([Format.HTML, *_others("overzicht")]))
    if made is Format.TERMINAL:
        return ["overzicht", *where]
    return ["overzicht", *where, *_out(table, "overzicht", made, table.found)]


def _explain(table: Table) -> list[str]:
    where = _where(table, _measurement(table))
    return ["leg-uit", *where, "--bij", ask(table.lines, texts.ASK_IDENTITY, "totaal")]


def _requirements(table: Table) -> list[str]:
    """Make the list when there is none yet, then check."""
    path = Path(REQUIREMENTS)
    if not path.exists() or not ask_yes(table.lines, texts.use_requirements(path), default=True):
        typed, overwrite = ask_new_path(table.lines, texts.ASK_NAME, REQUIREMENTS, ".yaml")
        path = Path(typed)
        if not make_requirements(path, table.statement_set, table.lines, overwrite=overwrite):
            return []
    measurement = _measurement(table)
    if measurement is None or not measurement.answered:
        table.lines.say(texts.NOTHING_TO_CHECK)
        return []
    return ["toets", *comparing(table.found, measurement), "--eisen", str(path)]


def _remove(table: Table) -> list[str]:
    newest = table.found.newest
    folder = ask_path(table.lines, texts.ASK_WHERE, "" if newest is None else str(newest.base))
    return ["verwijder-deelnemer", folder, "--deelnemer", ask_needed(table.lines, texts.ASK_PARTICIPANT)]


CHOICES = (
    Choice(title=texts.MENU_BEGIN, arguments=lambda _: list(BEGIN)),
    Choice(title=texts.MENU_STATEMENTS, arguments=_statements),
    Choice(title=texts.MENU_FILL_IN, arguments=_fill_in),
    Choice(title=texts.MENU_PRACTISE, arguments=lambda _: ["invullen", "--oefenen"]),
    Choice(title=texts.MENU_FORM, arguments=_form),
    Choice(title=texts.MENU_IMPORT, arguments=_import),
    Choice(title=texts.MENU_SESSION, arguments=_session),
    Choice(title=texts.MENU_CHECK, arguments=_check),
    Choice(title=texts.MENU_REPORT, arguments=_report),
    Choice(title=texts.MENU_COMPARE, arguments=_compare),
    Choice(title=texts.MENU_OVERVIEW, arguments=_overview),
    Choice(title=texts.MENU_EXPLAIN, arguments=_explain),
    Choice(title=texts.MENU_REQUIREMENTS, arguments=_requirements),
    Choice(title=texts.MENU_REMOVE, arguments=_remove),
    Choice(title=texts.MENU_HELP, arguments=lambda _: ["--help"]),
)


def _measurement(table: Table) -> FoundMeasurement | None:
    """The measurement that is meant: the newest by Enter; None when there is none."""
    found = [*reversed(table.found.measurements)]
    if not found:
        return None
    return choose(table.lines, texts.ASK_MEASUREMENT, [(one, f"{one.coalition} {one.year}") for one in found])


def _where(table: Table, measurement: FoundMeasurement | None) -> list[str]:
    """What a command reads: the measurement, or what somebody names when none was found."""
    if measurement is not None:
        return table.found.selecting(measurement)
    return ask_paths(table.lines, texts.ASK_WHERE)


def _others(command: str) -> list[Format]:
    return [made for made in FORMATS[command] if made is not Format.HTML]


def _offered(formats: list[Format] | tuple[Format, ...]) -> list[tuple[Format, str]]:
    return [(made, texts.FORMATS.get(made, made.ending)) for made in formats]


def _behind(measurement: FoundMeasurement | None) -> str:
    return "" if measurement is None else f"-{measurement.name}"


def _out(table: Table, stem: str, made: Format, found: Surroundings) -> list[str]:
    """Where the result goes; what is there already is replaced only after a yes."""
    path, overwrite = ask_new_path(table.lines, texts.ASK_NAME, str(found.root / f"{stem}{made.ending}"), made.ending)
    return ["--uit", path, *(["--overschrijf"] if overwrite else [])]
