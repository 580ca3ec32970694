# SPDX-License-Identifier: EUPL-1.2
"""What `importeer` shows of what it read before it writes, and whom it asks whether that is right."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from analysetool.commands.telling import tell
from analysetool.errors import Problem
from analysetool.imports.column_runs import runs_by_how
from analysetool.imports.handed_in import HandedIn
from analysetool.imports.responses import Response, Taken
from analysetool.imports.texts import short
from analysetool.model import Answer, StatementSet
from analysetool.terminal.lines import Lines
from analysetool.terminal.questions import agrees
from analysetool.words import import_command as wording
from analysetool.words import import_screen as say


def show_files(taken: Sequence[Taken], handed: HandedIn, statement_set: StatementSet, year: int) -> None:
    """Say of each file what it is taken for, then of all together, and which files are not in it."""
    people = answers = 0
    for one in taken:
        own = _answered(one.responses) or sum(row.number for row in one.tally)
        people, answers = people + len(one.responses), answers + own
        _show(one, own, statement_set, year)
    if len(taken) > 1:
        tell(say.total(len(taken), people, answers))
    for path in handed.without:
        tell(wording.left_out(path))
    for path, other in handed.doubles.items():
        tell(wording.same_file(path, other))
    if handed.passed_over:
        tell(wording.passed_over([path.name for path in handed.passed_over]))


def somebody_to_ask(*, confirmed: bool) -> bool:
    """Whether a person sees what is shown and can answer; who typed `--ja` is not asked."""
    return Lines().has_person and not confirmed


def agreed() -> bool:
    """Whether what was shown may be written, by who sees it."""
    return agrees(say.QUESTION)


def show_doubts(doubts: Iterable[Problem]) -> None:
    """Say each reading that may be another one."""
    for own in doubts:
        tell(say.doubt(own.place, own.message))


def _show(one: Taken, answers: int, statement_set: StatementSet, year: int) -> None:
    """One file: at most a screen."""
    total = len(statement_set.statements)
    people = None if one.tally else len(one.responses)
    tell(wording.read(str(one.path), one.what, one.rows, one.statements, total, people, answers))
    order = [statement.id for statement in statement_set.statements]
    for how, runs in runs_by_how(one.columns, order).items():
        tell(wording.remark(say.found_by(how, runs)))
    texts = [(short(own.text), own.answer, own.number) for own in one.meanings]
    for line in say.meanings(texts, statement_set.scale):
        tell(wording.remark(line))
    for remark in one.remarks:
        tell(wording.remark(remark))
    if one.seen_years and year not in one.seen_years:
        tell(say.other_year_in_rows(sorted(one.seen_years), year))


def _answered(responses: Iterable[Response]) -> int:
    """Answers given: a remark alone is none."""
    return sum(given.answer is not Answer.NOT_ANSWERED for response in responses for given in response.answers.values())
