# SPDX-License-Identifier: EUPL-1.2
"""Long tables (a row per answer) and tally tables (a row per count): checked cell by cell."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from analysetool.files.comparable import key_of
from analysetool.files.fields import is_year, whole_number
from analysetool.files.table_columns import (
    COUNT_DIGITS,
    LONG,
    LONG_OPTIONAL,
    TALLY,
    TALLY_OPTIONAL,
    WIDE,
    WIDE_COUNTS,
    WIDE_OPTIONAL,
    is_wide,
    of_another,
)
from analysetool.files.workbooks.raw import RawTable
from analysetool.imports.columns import Settings, domain_names
from analysetool.imports.responses import Meaning, Problems, Response, Taken, TallyRow, meanings_of
from analysetool.imports.survey import about_codes, unknown_domain
from analysetool.imports.texts import clean_note, short
from analysetool.imports.typed_codes import TypedCodes
from analysetool.imports.voices import about_voice, settle_voice
from analysetool.model import Answer, GivenAnswer, Voice
from analysetool.words import grammar
from analysetool.words import imports as say
from analysetool.words import problems_tables as words

_MOST_VOTES = 10**COUNT_DIGITS
_NAMES = {key_of(name): name for name in {*LONG, *LONG_OPTIONAL, *TALLY, *WIDE, *WIDE_OPTIONAL}}
"""The columns of tables, by how they are recognised."""


def is_long(table: RawTable) -> bool:
    """True for a table with a row per answer."""
    return set(LONG) <= set(_named(table))


def is_tally(table: RawTable) -> bool:
    """True for a table with a row per count, or a row of all counts of a statement."""
    names = set(_named(table))
    return set(TALLY) <= names or set(WIDE) <= names


def _named(table: RawTable) -> list[str]:
    """The headings of a table: its columns by their own names, and of others the letters and digits."""
    return [_NAMES.get(key, key) for key in map(key_of, table.rows[0])]


@dataclass(slots=True)
class _Person:
    """The rows of one participant."""

    line: int
    domain: str | None = None
    answers: dict[str, GivenAnswer] = field(default_factory=dict)
    lines: dict[str, int] = field(default_factory=dict)


def read_long(table: RawTable, settings: Settings, problems: Problems) -> Taken | None:
    """A response per participant. As in a report on the same table, all statements count as asked."""
    cells = _Cells(table, settings, problems)
    if not cells.settle((*LONG, *LONG_OPTIONAL)):
        return None
    taken = Taken(path=table.path, what="lange tabel", rows=len(table.rows) - 1)
    per = cells.per()
    people: dict[tuple[str, str], _Person] = {}
    for row, line in cells.rows():
        cells.measurement(row, line, taken)
        statement, answer = cells.statement(row, line), cells.answer(row, line)
        domain = cells.domain(row, line)
        typed = row["deelnemer"]
        if not typed:
            problems.add(words.EMPTY_PARTICIPANT, line)
            continue
        if statement is None or answer is None:
            continue
        person = people.setdefault((row[per] if per else "", typed), _Person(line=line, domain=domain))
        if person.domain != domain:
            problems.add(words.TWO_DOMAINS, line)
        if statement in person.lines:
            problems.add(words.answered_twice_at(person.lines[statement], statement), line)
        person.lines[statement] = line
        given = GivenAnswer(answer=answer, note=clean_note(row.get("opmerking", "")))
        if given.note or given.answer is not Answer.NOT_ANSWERED:
            person.answers[statement] = given
    statements = {statement for person in people.values() for statement in person.lines}
    voice = settle_voice(None, sorted(statements), settings, problems)
    _add_people(people, settings, problems, taken, voice, apart=bool(per))
    taken.statements = len(statements)
    taken.meanings = cells.meanings()
    return taken


def _add_people(
    people: Mapping[tuple[str, str], _Person],
    settings: Settings,
    problems: Problems,
    taken: Taken,
    voice: Voice,
    *,
    apart: bool,
) -> None:
    codes = TypedCodes(chosen=True)
    empty = 0
    for (coalition, typed), person in people.items():
        if not person.answers:
            empty += 1
            continue
        taken.responses.append(
            Response(
                path=taken.path,
                line=person.line,
                version=settings.statement_set.version,
                asked=None,
                answers=person.answers,
                domain=person.domain,
                voice=voice,
                code=codes.read(typed, person.line),
                coalition=coalition if apart else None,
            )
        )
    taken.remarks += about_voice(voice)
    if empty:
        taken.remarks.append(say.people_without_answer(grammar.plural(empty, "deelnemer", "deelnemers")))
    codes.refuse_typos(problems)
    taken.remarks += about_codes(codes.not_valid)


def read_tally(table: RawTable, settings: Settings, problems: Problems) -> Taken | None:
    """The counts of a tally table, added up where a count stands twice; sorted, so that the same counts read alike."""
    cells = _Cells(table, settings, problems)
    wide = cells.is_wide()
    if not cells.settle((*WIDE, *WIDE_OPTIONAL) if wide else (*TALLY, *TALLY_OPTIONAL)):
        return None
    if settings.voice is Voice.PARENTS:
        problems.add(say.TALLY_HAS_NO_VOICE)
    if settings.per is not None:
        problems.add(say.TALLY_HAS_ITS_COALITIONS)
    taken = Taken(path=table.path, what="teltabel", rows=len(table.rows) - 1)
    counts: dict[tuple[str, str, str], int] = {}
    for row, line in cells.rows():
        cells.measurement(row, line, taken)
        statement = cells.statement(row, line)
        counted = (
            {name: answer for name, answer in zip(WIDE_COUNTS, Answer, strict=True) if name in row}
            if wide
            else {"aantal": cells.answer(row, line)}
        )
        domain = cells.domain(row, line) or ""
        for column, answer in counted.items():
            number = whole_number(row[column])
            if number is None or not 0 <= number < _MOST_VOTES:
                problems.add(words.not_a_count(column, short(row[column])), line)
            elif statement is not None and answer is not None:
                key = (domain, statement, answer.value)
                counts[key] = counts.get(key, 0) + number
    taken.statements = len({statement for _, statement, _ in counts})
    taken.tally = [
        TallyRow(domain=domain, statement=statement, score=score, number=number)
        for (domain, statement, score), number in sorted(counts.items())
    ]
    return taken


class _Cells:
    """The cells of a table by the name of their column."""

    def __init__(self, table: RawTable, settings: Settings, problems: Problems) -> None:
        self._table = table
        self._settings = settings
        self._problems = problems
        self._names = _named(table)
        self._known = {statement.id for statement in settings.statement_set.statements}
        self._domains = domain_names(settings)
        self._coalition = self._year = ""
        self._met: Counter[str] = Counter()

    def meanings(self) -> list[Meaning]:
        """What each different text in the scores was taken for."""
        reader = self._settings.reader
        return meanings_of({text: (reader.read(text) or Answer.NOT_ANSWERED, n) for text, n in self._met.items()})

    def is_wide(self) -> bool:
        """Whether a row holds all counts of a statement."""
        return is_wide(self._names)

    def settle(self, wanted: Sequence[str]) -> bool:
        """Refuse a column that stands there twice, and one of another kind of table."""
        line = self._table.lines[0]
        twice = [name for name in wanted if self._names.count(name) > 1]
        for name in twice:
            self._problems.add(words.column_twice(name), line)
        mixed = of_another(self._names)
        if mixed:
            self._problems.add(
                words.two_kinds_of_columns(mixed, [own for own in WIDE_COUNTS if own in self._names]), line
            )
        if len(self._table.rows) < 2:  # noqa: PLR2004 - a heading and a row
            self._problems.add(words.NO_ROWS, line)
        return not twice and not mixed

    def per(self) -> str | None:
        """The name of the column by which people are kept apart; None when they are of one measurement."""
        named = self._settings.per
        if named is None:
            return None
        if key_of(named.name) in self._names:
            self._settings.mapped.setdefault(named.name, set()).add(self._problems.path)
            return key_of(named.name)
        self._problems.add(say.no_coalition_column(named.name, ["coalitie"]), self._table.lines[0])
        return None

    def rows(self) -> Iterator[tuple[dict[str, str], int]]:
        """Each row with its line."""
        width = len(self._names)
        for row, line in zip(self._table.rows[1:], self._table.lines[1:], strict=True):
            if any(row[width:]):
                self._problems.add(words.too_wide(width), line)
                continue
            yield dict(zip(self._names, [*row, *[""] * (width - len(row))], strict=False)), line

    def measurement(self, row: Mapping[str, str], line: int, taken: Taken) -> None:
        """Note whose measurement a row belongs to."""
        coalition, text = row["coalitie"], row["jaar"]
        if (coalition, text) == (self._coalition, self._year):
            return
        self._coalition, self._year = coalition, text
        year = whole_number(text)
        if not coalition:
            self._problems.add(words.EMPTY_COALITION, line)
        else:
            taken.coalitions.add(coalition)
        if not is_year(year):
            self._problems.add(words.not_a_year_such_as(short(text)), line)
        else:
            taken.years.add(year)

    def statement(self, row: Mapping[str, str], line: int) -> str | None:
        """The statement of a row; None when there is no such statement."""
        text = row["stelling"]
        if text in self._known:
            return text
        self._problems.add(words.unknown_statement(short(text)), line)
        return None

    def answer(self, row: Mapping[str, str], line: int) -> Answer | None:
        """The answer of a row; None when it cannot be read."""
        answer = self._settings.reader.read(row["score"])
        self._met[row["score"]] += 1
        if answer is None:
            self._problems.add(f"score: {self._settings.reader.why_not(row['score'])}", line)
        return answer

    def domain(self, row: Mapping[str, str], line: int) -> str | None:
        """The domain of a row; None when it is empty or unknown."""
        text = row.get("domein", "")
        found = self._domains.get(key_of(text)) if text else None
        if text and found is None:
            self._problems.add(unknown_domain(text, self._settings), line)
        return found
