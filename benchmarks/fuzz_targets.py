# SPDX-License-Identifier: EUPL-1.2
"""What is fuzzed: every reader of the tool, examples to begin with, and what must hold of whatever is read."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

import yaml

from analysetool.answer_code import AnswerCodeError, frame_of, read_code, write_code
from analysetool.errors import InputError, Problem
from analysetool.files.exercises import parse_exercise
from analysetool.files.inputs import read_inputs
from analysetool.files.measurement_info import parse_measurement_info
from analysetool.files.raw_exports import is_raw_export
from analysetool.files.regions import read_regions
from analysetool.files.requirements import parse_requirements
from analysetool.files.score_sheets import parse_score_sheet
from analysetool.files.sheet_writer import dump_measurement, dump_score_sheet, later_comment_lines
from analysetool.files.statement_sets import parse_statement_set, shipped_statement_set
from analysetool.files.tables import Table, read_table
from analysetool.files.workbook_tables import read_workbook_table
from analysetool.files.written_sheets import WrittenSheets
from analysetool.files.yaml_source import YamlDocument, parse_into, read_document
from analysetool.imports.column_map import ColumnMap, read_column_map
from analysetool.imports.columns import Settings
from analysetool.imports.headings import Statements
from analysetool.imports.labels import AnswerReader
from analysetool.imports.ledger import NAME, open_ledger
from analysetool.imports.responses import Response
from analysetool.imports.sources import read_source
from analysetool.model import Answer, ScoreSheet, StatementSet
from analysetool.session.leader import NAME as LEADER
from analysetool.session.leader import Lead
from analysetool.session.state_file import read_state
from analysetool.tally import ANSWER_ORDER
from benchmarks.fuzz_mutations import (
    Change,
    change_archive,
    change_bytes,
    change_json,
    change_lines,
    change_table,
    change_yaml,
    one_of,
)
from benchmarks.fuzz_seeds import (
    answer_seeds,
    code_text_seeds,
    examples,
    export_seeds,
    known_codes,
    leader_seeds,
    ledger_seeds,
    mail_seeds,
    map_seeds,
    ods_seeds,
    requirement_seeds,
    set_seeds,
    sheet_seeds,
    small,
    state_seeds,
    table_seeds,
    workbook_seeds,
    zip_seeds,
)

_BREAKS = re.compile("\r\n|[\r\n\x85\u2028\u2029]")
_STATES = frozenset(answer.value for answer in Answer if answer.value)
_NULLS = frozenset({"", "~", "null", "Null", "NULL"})


class BrokenPromiseError(AssertionError):
    """A reader did not crash, and yet broke what it promises."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """A reader: its examples, how these are changed, and the call that must keep its promises.

    `run` gets the file and tells whether it was accepted. It raises what no reader may raise.
    """

    name: str
    file: str
    seeds: Callable[[], Sequence[bytes]]
    change: Change
    run: Callable[[Path], bool]
    inputs: int


def _promise(holds: object, what: str) -> None:
    if not holds:
        raise BrokenPromiseError(what)


def _check_problems(problems: Sequence[Problem], path: Path, *, lines: int | None = None) -> None:
    """Each problem says something, names the file, and a line that is there."""
    for problem in problems:
        _promise(problem.message.strip(), "a problem without words")
        _promise(problem.path.startswith(str(path)), f"a problem of another file: {problem.path}")
        if lines is not None and problem.line is not None:
            _promise(1 <= problem.line <= lines, f"line {problem.line} of {lines}: {problem.message}")


def _lines_in(text: str) -> int:
    """As many lines as a reader of YAML or of a table may count, the empty one at the end included."""
    return len(_BREAKS.findall(text)) + 1


def _yaml(path: Path) -> YamlDocument:
    return read_document(path)


def _settled(document: YamlDocument, path: Path) -> bool:
    """Look at the problems of a document; whether it may be used."""
    _check_problems(document.problems, path, lines=_lines_in(document.text) if document.text else None)
    return not any(problem.is_error for problem in document.problems)


def _same_elsewhere(path: Path, content: bytes, read: Callable[[Path], object], found: object) -> None:
    """What Windows makes of the file, a byte order mark and other ends of lines, reads the same."""
    if b"\r" in content or content.startswith(b"\xef\xbb\xbf"):
        return
    path.write_bytes(b"\xef\xbb\xbf" + content.replace(b"\n", b"\r\n"))
    _promise(read(path) == found, "as Windows saves it, it reads otherwise")


def _as_read(node: object) -> str | None:
    """What a value says of an answer, by a reading of our own; None when that is no answer."""
    if isinstance(node, dict):
        node = node.get("score", "")
    if not isinstance(node, str):
        return None
    text = node.strip()
    return text if text in _STATES else "" if text in _NULLS else None


def _sheet(path: Path, statement_set: StatementSet | None = None) -> bool:
    statements = statement_set or shipped_statement_set()
    document = _yaml(path)
    sheet = parse_score_sheet(document, statements)
    taken = WrittenSheets(statements).read(document)
    _promise(taken is None or (taken[0] == sheet and not document.problems), "without the parser it reads otherwise")
    if not _settled(document, path) or sheet is None:
        return False
    content = path.read_bytes()
    scores = yaml.load(document.text, Loader=yaml.CBaseLoader)["scores"]  # noqa: S506 - texts alone
    written = scores if isinstance(scores, dict) else {}  # what says nothing is a text here
    for identity, node in written.items():
        state = sheet.answers[identity].answer.value
        _promise(state == _as_read(node), f"{identity}: {node!r} was read as {state!r}")
    _promise(set(sheet.answers) == set(written), "another number of answers")
    later_comment_lines(document.text)  # `invullen` asks for them of whatever it can read

    def again(place: Path) -> object:
        other = _yaml(place)
        found = parse_score_sheet(other, statements)
        _promise(not any(problem.is_error for problem in other.problems), f"refused: {other.problems}")
        return found

    _same_elsewhere(path, content, again, sheet)
    order = [statement.id for statement in statements.statements]
    text = dump_score_sheet(sheet, order)
    path.write_text(text, encoding="utf-8", newline="")
    second = again(path)
    kept = {key: value for key, value in sheet.answers.items() if value.answer is not Answer.NOT_ANSWERED or value.note}
    _promise(second == replace(sheet, answers=kept), "written again, it reads otherwise")
    _promise(dump_score_sheet(sheet, order) == text, "written twice, it is another file")
    return True


def _measurement(path: Path) -> bool:
    document = _yaml(path)
    if not hasattr(document.root, "entries") or "meting" not in document.root.entries:
        return _settled(document, path) and False
    info = parse_measurement_info(document, shipped_statement_set())
    if not _settled(document, path) or info is None:
        return False
    path.write_text(dump_measurement(info), encoding="utf-8", newline="")
    other = _yaml(path)
    _promise(parse_measurement_info(other, shipped_statement_set()) == info, "written again, it reads otherwise")
    _promise(not other.problems, f"written again, it is refused: {other.problems}")
    return True


def _parsed(parse: Callable[[YamlDocument], object]) -> Callable[[Path], bool]:
    """Run a reader of a document that has no writer."""

    def run(path: Path) -> bool:
        document = _yaml(path)
        found = parse(document)
        if not _settled(document, path) or not found:
            return False
        _same_elsewhere(path, path.read_bytes(), lambda place: parse(_yaml(place)), found)
        return True

    return run


def _any_yaml(path: Path) -> bool:
    """All YAML that a folder may hold, as `controleer` looks at it."""
    inputs = read_inputs([path], shipped_statement_set(), check_sets=True)
    _check_problems(inputs.problems, path)
    return not any(problem.is_error for problem in inputs.problems)


def _map(path: Path) -> bool:
    try:
        found = read_column_map(path, shipped_statement_set())
    except InputError as error:
        _promise(error.problems, "refused without a problem")
        _check_problems(error.problems, path)
        return False
    _same_elsewhere(path, path.read_bytes(), lambda place: read_column_map(place, shipped_statement_set()), found)
    return True


def _table(path: Path) -> bool:
    content = path.read_bytes()
    found = read_table(path, small())
    text = content.decode("utf-8-sig", "replace")
    _check_problems(found.problems, path, lines=_lines_in(text))
    if any(problem.is_error for problem in found.problems):
        _promise(not found.parts, "refused, and yet read")
        return False
    _promise(_counted(found) == _counted_by_hand(text), "other counts than the rows say")
    return True


def _sheet_table(path: Path) -> bool:
    """A table on a sheet of a workbook."""
    found = read_workbook_table(path, small())
    _check_problems(found.problems, path)
    if any(problem.is_error for problem in found.problems):
        _promise(not found.parts, "refused, and yet read")
        return False
    return bool(found.parts)


def _counted(table: Table) -> Counter[tuple[str, str]]:
    """How often each answer was read per statement; of a long table only the rows that answer."""
    order = [statement.id for statement in small().statements]
    found: Counter[tuple[str, str]] = Counter()
    for part in table.parts:
        if part.responses is not None:
            for row in part.responses.answers:
                found.update(
                    (identity, ANSWER_ORDER[code].value)
                    for identity, code in zip(order, row, strict=True)
                    if code < 7  # noqa: PLR2004
                )
        if part.tally is not None:
            sums = part.tally.counts.sum(axis=0)
            for identity, counts in zip(order, sums, strict=True):
                found.update({(identity, ANSWER_ORDER[code].value): int(number) for code, number in enumerate(counts)})
    return +Counter({key: number for key, number in found.items() if key[1]})


def _counted_by_hand(text: str) -> Counter[tuple[str, str]]:
    """The same by a reading of our own."""
    lines = text.split("\n")
    stated = re.fullmatch(r'"?sep=([;,\t])"?\r?', lines[0], flags=re.IGNORECASE) if lines else None
    body = "\n".join(lines[1:]) if stated else text
    first = next((line for line in lines if line.strip()), "")
    separator = stated[1] if stated else max((";", ",", "\t"), key=first.lstrip().count)
    rows = [[cell.strip() for cell in row] for row in csv.reader(io.StringIO(body, newline=""), delimiter=separator)]
    rows = [row for row in rows if any(row)]
    heading = [cell.casefold() for cell in rows[0]]
    found: Counter[tuple[str, str]] = Counter()
    for row in rows[1:]:
        cells = dict(zip(heading, row + [""] * (len(heading) - len(row)), strict=False))
        if cells["score"]:
            found[cells["stelling"], cells["score"]] += int(cells["aantal"]) if "aantal" in cells else 1
    return +found


def _regions(path: Path) -> bool:
    try:
        found = read_regions(path)
    except InputError as error:
        _promise(error.problems, "refused without a problem")
        text = path.read_bytes().decode("utf-8-sig", "replace")
        _check_problems(error.problems, path, lines=_lines_in(text))
        return False
    _promise(all(found) and all(found.values()), "a coalition or region without a name")
    return True


def _raw(path: Path) -> bool:
    head = path.read_bytes()
    return is_raw_export(("a.csv", "a.json", "a.txt", "a.tsv")[len(head) % 4], head)


def _state(path: Path) -> bool:
    state, readable = read_state(path, frozenset(statement.id for statement in small().statements))
    return state is not None and readable


def _ledger(path: Path) -> bool:
    try:
        ledger = open_ledger(path.parent)
    except InputError as error:
        _promise(error.problems, "refused without a problem")
        return False
    content = path.read_bytes()
    path.unlink()
    ledger.content = None
    ledger.save()
    _promise(open_ledger(path.parent).entries == ledger.entries, "written again, it reads otherwise")
    path.write_bytes(content)
    return True


def _code(path: Path) -> bool:
    text, frame = path.read_text(encoding="utf-8", errors="replace"), frame_of(small())
    try:
        sheet = read_code(text, frame)
    except AnswerCodeError as error:
        _promise(all(group > 0 for group in error.groups), "a group that is none")
        return False
    again = write_code(sheet, frame)
    _promise(read_code(again, frame) == sheet, "written again, it reads otherwise")
    _promise(again in known_codes(), f"a code that nobody was given: {again}")
    return True


def _source(path: Path) -> bool:
    """Whatever is handed in for an import."""
    settings = _settings()
    taken, problems = read_source(path, settings)
    _check_problems(problems, path)
    ids = {statement.id for statement in settings.statement_set.statements}
    for one in taken:
        _promise(one.path.startswith(str(path)), "of another file")
        for response in one.responses:
            _promise(set(response.answers) <= ids, "an answer to a statement that is not there")
            for given in response.answers.values():
                _promise(isinstance(given.answer, Answer), "no answer")
                _promise(given.answer is not Answer.NOT_ANSWERED or given.note, "nothing was taken for an answer")
            _check_written(response)
        for row in one.tally:
            _promise(row.number >= 0 and row.score in {*_STATES, ""}, "a count of what is no answer")
    if not problems:
        again, _ = read_source(path, settings)
        _promise([own.responses for own in again] == [own.responses for own in taken], "read twice, other answers")
    return bool(taken) and not problems


def _check_written(response: Response) -> None:
    """The sheet that an import makes of it reads back as the same answers."""
    sheet = ScoreSheet(
        statement_set="proef", version=response.version, coalition="Dorp", year=2026, voice=response.voice,
        participant="k7m2q9xa", domain=response.domain, asked=response.asked, answers=response.answers,
    )  # fmt: skip
    document = YamlDocument(path="", text=dump_score_sheet(sheet, sorted(response.answers)))
    _promise(document.text.encode(), "a sheet that cannot be written")
    parse_into(document)
    again = parse_score_sheet(document, small())
    _promise(not any(problem.is_error for problem in document.problems), f"the sheet is refused: {document.problems}")
    _promise(again is not None and again.answers == response.answers, "written, it reads otherwise")


def _leader(path: Path) -> bool:
    """A sign of life that somebody else's program, or a copy, left."""
    leader = Lead(path.parent)
    try:
        return leader.other() is not None
    finally:
        leader.release()


@cache
def _settings() -> Settings:
    own = ColumnMap()
    return Settings(
        statement_set=small(),
        statements=Statements(small()),
        reader=AnswerReader(small(), own.labels),
        column_map=own,
    )


_YAML = one_of(change_yaml, change_yaml, change_lines, change_bytes)
_TABLE = one_of(change_table, change_table, change_lines, change_bytes)
_JSON = one_of(change_json, change_json, change_lines, change_bytes)
_TEXT = one_of(change_lines, change_bytes)
_MANY, _SOME = 200_000, 20_000

TARGETS = (
    Target(name="scorelijst", file="d07.yaml", seeds=sheet_seeds, change=_YAML, run=_sheet, inputs=_MANY),
    Target(
        name="meting",
        file="meting.yaml",
        seeds=examples("voorbeeldstad/2026/meting.yaml", "neder-betuwe/2024/meting.yaml"),
        change=_YAML,
        run=_measurement,
        inputs=_MANY,
    ),
    Target(
        name="eisen",
        file="eisen.yaml",
        seeds=requirement_seeds,
        change=_YAML,
        run=_parsed(lambda document: parse_requirements(document, shipped_statement_set())),
        inputs=_MANY,
    ),
    Target(
        name="stellingenset",
        file="set.yaml",
        seeds=set_seeds,
        change=_YAML,
        run=_parsed(parse_statement_set),
        inputs=_MANY,
    ),
    Target(name="kaart", file="kaart.yaml", seeds=map_seeds, change=_YAML, run=_map, inputs=_MANY),
    Target(
        name="oefening",
        file="oefening.yaml",
        seeds=examples("oefenen/01-elzendam.yaml"),
        change=_YAML,
        run=_parsed(lambda document: parse_exercise(document, shipped_statement_set())),
        inputs=_MANY,
    ),
    Target(
        name="map met YAML",
        file="x.yaml",
        change=_YAML,
        run=_any_yaml,
        inputs=_MANY,
        seeds=lambda: [*sheet_seeds(), *set_seeds(), *requirement_seeds()],
    ),
    Target(name="tabel", file="lang.csv", seeds=table_seeds, change=_TABLE, run=_table, inputs=_MANY),
    Target(
        name="regio's",
        file="regio.csv",
        seeds=lambda: [b"coalitie;regio\nDorp;Noord\nStad;Zuid\n"],
        change=_TABLE,
        run=_regions,
        inputs=_MANY,
    ),
    Target(
        name="ruwe export",
        file="kop",
        seeds=lambda: [*export_seeds(), *answer_seeds()],
        change=_TABLE,
        run=_raw,
        inputs=_SOME,
    ),
    Target(name="werksessie", file=".werksessie.json", seeds=state_seeds, change=_JSON, run=_state, inputs=_MANY),
    Target(name="leider", file=LEADER, seeds=leader_seeds, change=_JSON, run=_leader, inputs=_SOME),
    Target(name="importlogboek", file=NAME, seeds=ledger_seeds, change=_JSON, run=_ledger, inputs=_SOME),
    Target(
        name="antwoordcode",
        file="code.txt",
        seeds=lambda: [*(code.encode() for code in known_codes())],
        change=_TEXT,
        run=_code,
        inputs=_SOME,
    ),
    Target(name="codes in tekst", file="codes.txt", seeds=code_text_seeds, change=_TEXT, run=_source, inputs=_SOME),
    Target(name="antwoorden", file="antwoorden.json", seeds=answer_seeds, change=_JSON, run=_source, inputs=_SOME),
    Target(name="export csv", file="export.csv", seeds=export_seeds, change=_TABLE, run=_source, inputs=_SOME),
    Target(
        name="tabel xlsx",
        file="lang.xlsx",
        seeds=lambda: workbook_seeds()[2:3],
        change=change_archive,
        run=_sheet_table,
        inputs=_SOME,
    ),
    Target(name="xlsx", file="export.xlsx", seeds=workbook_seeds, change=change_archive, run=_source, inputs=_SOME),
    Target(name="ods", file="export.ods", seeds=ods_seeds, change=change_archive, run=_source, inputs=_SOME),
    Target(name="zip", file="export.zip", seeds=zip_seeds, change=change_archive, run=_source, inputs=_SOME),
    Target(name="mail", file="mail.eml", seeds=mail_seeds, change=_TEXT, run=_source, inputs=_SOME),
)
