# SPDX-License-Identifier: EUPL-1.2
"""Survey exports with a row per participant: every cell understood or named, everything about persons left behind."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace

from analysetool.codes import chosen_code, own_code
from analysetool.files.comparable import key_of
from analysetool.imports.columns import Settings, Uses, domain_names, settle_columns
from analysetool.imports.headings import AmbiguousHeadingError, HeadedColumn
from analysetool.imports.layouts import Layout, layout_of
from analysetool.imports.limits import MAX_PEOPLE
from analysetool.imports.raw import RawTable, column_letters
from analysetool.imports.responses import Problems, Response, Taken, asked_of
from analysetool.imports.same_people import repeated_rows
from analysetool.imports.texts import short
from analysetool.imports.voices import about_voice, settle_voice, voice_of_headings
from analysetool.model import Answer, GivenAnswer, Voice
from analysetool.words import grammar
from analysetool.words import imports as say
from analysetool.words.figures import answer_word
from analysetool.words.messages import quoted
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
_MOST_ROWS = 2 * MAX_PEOPLE
"""With try-outs, empty rows and sums among them; each row costs time before it is known what it is."""
_MOST_MEANINGS = 20
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
    _Rows(
        layout, uses, settings, problems, taken, voice
    ).read()  # also when columns are wrong: all that is wrong at once
    if not settled:
        return None
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
    read = {response.line for response in taken.responses}
    lines: dict[str, list[int]] = {}
    for row, line in zip(layout.rows, layout.lines, strict=True):
        addresses = {
            row[place].casefold() for place in layout.own if place < len(row) and _ADDRESS.fullmatch(row[place])
        }
        for address in addresses if line in read else ():
            lines.setdefault(address, []).append(line)
    groups = [own for own in lines.values() if len(own) > 1]
    if groups:
        remarks.append(say.same_address(groups))
    return remarks


def _named(columns: Sequence[HeadedColumn]) -> str:
    names = [short(column.texts[0]) or f"kolom {column_letters(column.position)}" for column in columns]
    more = len(names) - _MOST_NAMED
    return ", ".join(names) if more <= 0 else f"{', '.join(names[:_MOST_NAMED])} en nog {more}"


class _Rows:
    """Reads the rows of one table into responses."""

    def __init__(
        self, layout: Layout, uses: Uses, settings: Settings, problems: Problems, taken: Taken, voice: Voice
    ) -> None:
        self._layout = layout
        self._uses = uses
        self._settings = settings
        self._problems = problems
        self._taken = taken
        self._voice = voice
        self._given: dict[str, GivenAnswer] = {"": _GIVEN[Answer.NOT_ANSWERED]}
        self._domains = domain_names(settings)
        self._asked = asked_of(set(uses.statements), settings.statement_set)
        by_column = {column.position: identity for identity, column in uses.statements.items()}
        order = [statement.id for statement in settings.statement_set.statements]
        by_column |= {column.position: own for own, columns in uses.again.items() for column in columns}
        self._columns = sorted(by_column.items(), key=lambda item: order.index(item[1]))
        self._answer_places = frozenset(by_column)
        self._code_of: Callable[[str], str | None] = (
            own_code if settings.column_map.participant is None else chosen_code
        )
        self._not_valid = 0
        self._met: Counter[str] = Counter()

    def _meanings(self) -> list[str]:
        """Each different text with what it was taken for and how often; the scores first."""
        scale = self._settings.statement_set.scale
        order = list(Answer)
        texts = sorted(+self._met, key=lambda text: (order.index(self._given[text].answer), text))
        told = []
        for text in texts[:_MOST_MEANINGS]:
            score = self._given[text].answer.score
            meant = answer_word(self._given[text].answer) if score is None else f"{score} ({scale[score].lower()})"
            told.append(f"{quoted(short(text))} is {meant}, {self._met[text]} keer")
        if len(texts) > _MOST_MEANINGS:
            told.append(f"en nog {len(texts) - _MOST_MEANINGS} andere")
        return told

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
        if +self._met:
            taken.remarks.append(say.meanings(self._meanings()))
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
            domain=None if uses.domain is None else self._domain(cells[uses.domain.position], line),
            voice=self._voice,
            code=None if uses.code is None else self._code(cells[uses.code.position]),
            source=(self._layout.kind, identity) if identity else None,
            coalition=None if uses.coalition is None else cells[uses.coalition.position],
        )

    @property
    def _layout_path(self) -> str:
        return self._taken.path

    def _understood(self, text: str, position: int, line: int) -> GivenAnswer:
        """A text that was not met before; one that cannot be read is a problem at each place where it stands."""
        answer = self._settings.reader.read(text)
        if answer is not None:
            self._given[text] = _GIVEN[answer]
            return self._given[text]
        column = self._layout.columns[position]
        self._problems.add(f"{column.shown}: {self._settings.reader.why_not(text)}", line)
        return _GIVEN[Answer.NOT_ANSWERED]

    def _domain(self, text: str, line: int) -> str | None:
        if not text:
            return None
        found = self._domains.get(key_of(text))
        if found is None:
            self._problems.add(unknown_domain(text, self._settings), line)
        return found

    def _code(self, text: str) -> str | None:
        code = self._code_of(text) if text else None
        self._not_valid += bool(text) and code is None
        return code

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
        remarks += about_codes(self._not_valid)


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
