# SPDX-License-Identifier: EUPL-1.2
"""Survey exports with a row per participant: every cell understood or named, everything about persons left behind."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from analysetool.errors import Problem
from analysetool.files.comparable import key_of
from analysetool.files.workbooks.raw import RawTable, column_letters
from analysetool.imports.columns import Seen, Settings, Uses, domain_names, settle_columns
from analysetool.imports.headings import AmbiguousHeadingError, HeadedColumn
from analysetool.imports.layouts import Layout, layout_of
from analysetool.imports.limits import MAX_PEOPLE
from analysetool.imports.responses import FoundColumn, Problems, Response, Taken, asked_of, meanings_of
from analysetool.imports.same_people import mark_of_address, one_answer_alone, repeated_rows
from analysetool.imports.texts import is_moment, short
from analysetool.imports.typed_codes import TypedCodes
from analysetool.imports.voices import about_voice, settle_voice, voice_of_headings
from analysetool.model import PARENTS_DOMAIN, Answer, GivenAnswer, Voice
from analysetool.words import grammar
from analysetool.words import imports as say
from analysetool.words.problems_tables import too_wide

_GIVEN = {answer: GivenAnswer(answer=answer) for answer in Answer}
_HEADING_ROWS = 8
_ADDRESS = re.compile(r"[^@\s]+@[^@\s]+")
_SUMMARIES = frozenset({
    "mediaan", "modus", "gemiddelde", "gemiddeld", "aantal", "totaal", "minimum", "maximum", "standaarddeviatie",
    "stdev", "stdv", "spreiding", "median", "mean", "average", "count", "total", "eindtotaal", "grandtotal",
    "subtotaal", "aantalantwoorden", "gemiddeldescore", "totaalscore",
})  # fmt: skip
"""What stands in front of a row that sums up the rows above it; not "max", which is a name, nor "n", which is a no."""
_MOST_NAMED = 12
_MOST_UNKNOWN = 5
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_MOST_ROWS = 2 * MAX_PEOPLE
"""With try-outs, empty rows and sums among them; each row costs time before it is known what it is."""
_FEW_ROWS = 50


def read_survey(table: RawTable, settings: Settings, problems: Problems) -> Taken | None:
    """Turn a table into responses; None when its columns cannot be settled.

    Gives a result beside problems, so that the cells of one file are all looked at before anything stops.
    """
    layout = layout_of(table)
    if len(layout.rows) > _MOST_ROWS:
        _refuse_for_size(table, layout, settings, problems)
        return None
    before = problems.count
    uses = settle_columns(layout, settings, problems)
    seen = Seen(path=table.path, layout=layout, uses=uses)
    if settings.seen is not None:
        settings.seen.append(seen)
    said = voice_of_headings(uses.statements, settings, problems, layout.heading_line)
    voice = settle_voice(said, uses.statements, settings, problems)
    settled = problems.count == before
    if settled and not uses.statements:
        problems.nothing_found = problems.count == 0
        problems.add(_nothing_found(table, settings))
        return None
    taken = Taken(
        path=table.path,
        what=layout.name,
        sheet=table.sheet,
        rows=len(layout.rows),
        statements=len(uses.statements),
    )
    _Rows(seen, settings, problems, taken, voice).read()  # also when columns are wrong: all that is wrong at once
    if not settled:
        for doubt in uses.doubts:
            problems.add(doubt.message, doubt.line)
        return None
    order = [statement.id for statement in settings.statement_set.statements if statement.id in uses.statements]
    taken.columns = [
        FoundColumn(statement=own, position=uses.statements[own].position, how=uses.how[own]) for own in order
    ]
    taken.doubts += uses.doubts
    taken.remarks += [*about_voice(voice), *_about_asked(uses, settings, voice), *_about_columns(uses)]
    taken.remarks += _about_people(taken, layout)
    return taken


def _refuse_for_size(table: RawTable, layout: Layout, settings: Settings, problems: Problems) -> None:
    """Refuse a table of more rows than participants can be; without any statement it is no survey at all."""
    few = replace(layout, rows=layout.rows[:_FEW_ROWS], lines=layout.lines[:_FEW_ROWS])
    if settle_columns(few, settings, Problems(path=table.path)).statements:
        problems.add(say.too_many_people(MAX_PEOPLE))
    else:
        problems.nothing_found = True
        problems.add(_nothing_found(table, settings))


def _nothing_found(table: RawTable, settings: Settings) -> str:
    """Why no column is a statement: a heading further down, or headings that say something else."""
    for row, line in list(zip(table.rows, table.lines, strict=True))[1:_HEADING_ROWS]:
        if sum(_names_statement(text, settings) for text in row) > 1:
            return say.headings_not_on_top(line)
    where = f" (blad {table.sheet!r})" if table.sheet else ""
    return say.no_column_fits(where)


def _names_statement(text: str, settings: Settings) -> bool:
    try:
        return settings.statements.match(HeadedColumn(position=0, texts=(text,))) is not None
    except AmbiguousHeadingError:
        return True


def _about_asked(uses: Uses, settings: Settings, voice: Voice) -> list[str]:
    """Which statements the survey did not ask of these people, when these are few enough to name."""
    own = settings.statement_set
    everything = own.asked_of_parents if voice is Voice.PARENTS else [statement.id for statement in own.statements]
    missing = [identity for identity in everything if identity not in uses.statements]
    if not missing:
        return []
    if len(missing) > _MOST_NAMED:
        return [say.many_not_in_this_file(len(missing))]
    return [say.not_in_this_file(missing)]


def _about_columns(uses: Uses) -> list[str]:
    """Which columns were left out, by heading; their contents are nobody's business."""
    remarks = [*uses.remarks]
    if uses.personal:
        remarks.append(say.not_read_about_people(_named(uses.personal)))
    if uses.unused:
        remarks.append(say.not_used(_named(uses.unused)))
    return remarks


def _about_people(taken: Taken, layout: Layout) -> list[str]:
    """Who may be in the table twice: rows that say the same, and rows with one address; never the address itself."""
    remarks = []
    pairs = repeated_rows(taken.responses)
    if pairs:
        remarks.append(say.rows_alike(pairs))
    flat = one_answer_alone(taken.responses)
    if flat:
        remarks.append(say.one_answer_rows(flat))
    read = {response.line for response in taken.responses}
    for row, line in zip(layout.rows, layout.lines, strict=True):
        addresses = {
            row[place].casefold() for place in layout.own if place < len(row) and _ADDRESS.fullmatch(row[place])
        }
        for address in addresses if line in read else ():
            taken.addresses.setdefault(mark_of_address(address), []).append(line)
    groups = [own for own in taken.addresses.values() if len(own) > 1]
    if groups:
        remarks.append(say.same_address(groups))
    return remarks


def _named(columns: Sequence[HeadedColumn]) -> str:
    names = [short(column.texts[0]) or f"kolom {column_letters(column.position)}" for column in columns]
    more = len(names) - _MOST_NAMED
    return ", ".join(names) if more <= 0 else f"{', '.join(names[:_MOST_NAMED])} en nog {more}"


@dataclass(slots=True)
class _Unknown:
    """A text that is no answer: where it first stands, and how often it does."""

    column: HeadedColumn
    line: int
    number: int = 0


class _Rows:
    """Reads the rows of one table into responses."""

    def __init__(self, seen: Seen, settings: Settings, problems: Problems, taken: Taken, voice: Voice) -> None:
        self._seen = seen
        self._layout = seen.layout
        self._uses = uses = seen.uses
        self._settings = settings
        self._problems = problems
        self._taken = taken
        self._voice = voice
        self._given: dict[str, GivenAnswer] = {"": _GIVEN[Answer.NOT_ANSWERED]}
        self._domains = domain_names(settings)
        of_parents = voice is Voice.PARENTS and PARENTS_DOMAIN in settings.statement_set.domains
        self._unsaid = PARENTS_DOMAIN if of_parents else None
        """The domain of who did not say one: a form for parents has no choice to ask for."""
        self._asked = asked_of(set(uses.statements), settings.statement_set)
        by_column = {column.position: identity for identity, column in uses.statements.items()}
        order = [statement.id for statement in settings.statement_set.statements]
        by_column |= {column.position: own for own, columns in uses.again.items() for column in columns}
        self._columns = sorted(by_column.items(), key=lambda item: order.index(item[1]))
        self._answer_places = frozenset(by_column)
        self._codes = TypedCodes(chosen=settings.column_map.participant is not None)
        self._met: Counter[str] = Counter()
        self._unknown: dict[str, _Unknown] = {}
        self._unknown_domains: dict[str, _Unknown] = {}

    def _doubt_places(self) -> None:
        """Codes that say a place in a list are scores only when that list is the scale."""
        places = {text: number for text, number in (+self._met).items() if self._settings.reader.is_place(text)}
        self._seen.places |= places
        if places:
            first = min(places)
            score = self._given[first].answer.score or 0
            told = say.places_in_a_list(sorted(map(short, places)), score, self._settings.statement_set.scale[score])
            self._taken.doubts.append(Problem(path=self._layout_path, message=told))

    def _tell_unknown(self) -> None:
        """One line for each different text that is no answer, and then what to do about all of them."""
        reader = self._settings.reader
        self._seen.unknown |= {text: own.number for text, own in self._unknown.items()}
        found = sorted(self._unknown.items(), key=lambda item: (-item[1].number, item[1].line))
        for text, own in found[:_MOST_UNKNOWN]:
            told = say.stands_there(own.column.shown, reader.what_is_wrong(text), own.number)
            self._problems.add(told if len(found) > 1 else f"{told} {say.ANSWER_OR_LABEL}", own.line)
        if len(found) > 1:
            answers = sum(own.number for _, own in found)
            self._problems.add(say.what_to_do_with_unknown(answers, max(0, len(found) - _MOST_UNKNOWN)))
        if self._unknown_domains:
            self._tell_unknown_domains()

    def _tell_unknown_domains(self) -> None:
        """All texts that are no domain, with how often each stands there, and what to do."""
        found = sorted(self._unknown_domains.items(), key=lambda item: (-item[1].number, item[1].line))
        text, first = found[0]
        told = unknown_domain(text, self._settings)
        if len(found) > 1:
            named = [(short(other), own.number) for other, own in found]
            told = say.unknown_domains(named, self._settings.statement_set.domains)
        self._problems.add(
            say.stands_there(first.column.shown, told, 1 if len(found) > 1 else first.number), first.line
        )

    def read(self) -> None:
        """Read all rows, counting what is left out."""
        layout, taken = self._layout, self._taken
        width = len(layout.columns)
        empty = unfinished = trials = spam = 0
        summaries: list[tuple[int, str]] = []
        for row, line in zip(layout.rows, layout.lines, strict=True):
            cells = row if len(row) >= width else [*row, *[""] * (width - len(row))]
            if layout.trial(cells) or layout.spam(cells):
                trials += layout.trial(cells)
                spam += layout.spam(cells)
                continue
            if any(cells[width:]):
                self._problems.add(too_wide(width), line)
                continue
            summary = self._summary(cells)
            if summary is not None:
                summaries.append((line, summary))
                continue
            response = self._response(cells, line)
            if response is None:
                empty += 1
                continue
            taken.responses.append(response)
            if layout.finished is not None and not layout.finished[1](cells[layout.finished[0]]):
                unfinished += 1
        self._refuse_other_scale()
        self._codes.refuse_typos(self._problems)
        self._doubt_places()
        self._tell_unknown()
        taken.meanings = meanings_of({text: (self._given[text].answer, n) for text, n in (+self._met).items()})
        if taken.responses:
            taken.seen_years = self._years()
        self._tell(empty, unfinished, trials, spam)
        if summaries:
            taken.remarks.append(say.summary_rows(summaries))

    def _summary(self, cells: Sequence[str]) -> str | None:
        """The word by which a row sums up the others, in the first cell that is filled; None for a participant."""
        place = next((at for at, text in enumerate(cells) if text), None)
        if place is None or place in self._answer_places or key_of(cells[place]) not in _SUMMARIES:
            return None
        return short(cells[place])

    def _response(self, cells: Sequence[str], line: int) -> Response | None:
        """The response in a row; None when it holds no answer at all."""
        given, met = self._given, self._met
        answers: dict[str, GivenAnswer] = {}
        for position, statement in self._columns:
            text = cells[position]
            if text:
                found = given.get(text) or self._understood(text, position, line)
                met[text] += found.answer is not Answer.NOT_ANSWERED
                if found.answer is not Answer.NOT_ANSWERED:
                    answers[statement] = found
        if not answers:
            return None
        uses = self._uses
        identity = "" if uses.identity is None else cells[uses.identity]
        return Response(
            path=self._layout_path,
            line=line,
            version=self._settings.statement_set.version,
            asked=self._asked,
            answers=answers,
            domain=self._unsaid
            if uses.domain is None
            else self._domain(uses.domain, cells[uses.domain.position], line),
            voice=self._voice,
            code=None if uses.code is None else self._codes.read(cells[uses.code.position], line),
            source=(self._layout.kind, identity) if identity else None,
            coalition=None if uses.coalition is None else cells[uses.coalition.position],
        )

    @property
    def _layout_path(self) -> str:
        return self._taken.path

    def _understood(self, text: str, position: int, line: int) -> GivenAnswer:
        """A text that was not met before, or one that cannot be read: that is told with its first place."""
        answer = self._settings.reader.read(text)
        if answer is not None:
            self._given[text] = _GIVEN[answer]
            return self._given[text]
        unknown = self._unknown.setdefault(text, _Unknown(self._layout.columns[position], line))
        unknown.number += 1
        return _GIVEN[Answer.NOT_ANSWERED]

    def _domain(self, column: HeadedColumn, text: str, line: int) -> str | None:
        if not text:
            return self._unsaid
        found = self._domains.get(key_of(text))
        if found is None:
            self._unknown_domains.setdefault(text, _Unknown(column, line)).number += 1
        return found

    def _years(self) -> set[int]:
        """In which years rows were handed in, by their moments; only years are kept."""
        read = {response.line for response in self._taken.responses}
        found = set()
        for row, line in zip(self._layout.rows, self._layout.lines, strict=True):
            for place in self._layout.own if line in read else ():
                text = row[place] if place < len(row) else ""
                if is_moment(text) and (year := _YEAR.search(text)) is not None:
                    found.add(int(year[0]))
        return found

    def _refuse_other_scale(self) -> None:
        labels = self._settings.reader.more_than_five(self._given)
        if labels is not None:
            self._problems.add(say.more_than_five_choices(labels[0], labels[1]))

    def _tell(self, empty: int, unfinished: int, trials: int, spam: int) -> None:
        remarks = self._taken.remarks
        if empty:
            remarks.append(say.rows_without_answer(grammar.plural(empty, "rij", "rijen")))
        if unfinished:
            remarks.append(say.unfinished_people(unfinished))
        if trials:
            remarks.append(say.trial_rows(grammar.plural(trials, "proefrij", "proefrijen")))
        if spam:
            remarks.append(say.spam_rows(grammar.plural(spam, "rij", "rijen")))
        remarks += about_codes(self._codes.not_valid)


def about_codes(not_valid: int) -> list[str]:
    """What to tell about codes that are none; never the text itself, for it may be a name."""
    if not not_valid:
        return []
    return [say.codes_not_kept(not_valid)]


def unknown_domain(text: str, settings: Settings) -> str:
    """What to tell about a domain that is not in the set."""
    domains = settings.statement_set.domains
    if not domains:
        return say.set_without_domains(short(text))
    return say.unknown_domain(short(text), domains)
