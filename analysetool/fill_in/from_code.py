# SPDX-License-Identifier: EUPL-1.2
"""A whole score sheet from an answer code that somebody typed from a screen or from paper.

It goes the way of an import of one form, so that nobody counts twice: the ledger of the folder knows the mark.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from analysetool.answer_code import AnswerCodeError, CodedSheet, frame_of, read_code, refuse_other_measurement
from analysetool.codes import own_code
from analysetool.errors import UsageError
from analysetool.fill_in.identity import Options, identify
from analysetool.imports import folder as folders
from analysetool.imports.answer_codes import response_of
from analysetool.imports.keys import Keys, Present
from analysetool.imports.ledger import Ledger, Status, open_ledger
from analysetool.imports.plan import Planner
from analysetool.imports.responses import Response
from analysetool.model import ScoreSheet, StatementSet
from analysetool.terminal.lines import Lines, warn
from analysetool.terminal.sheet_file import SheetFile
from analysetool.words import answer_code as texts


def fill_in_from_code(path: Path, typed: str, options: Options, statement_set: StatementSet) -> None:
    """Write the sheet that a code holds to `path`, which may not exist yet.

    Coalition and year come from the options, else from the folder, else from questions; the participant's code from
    the answer code, else from the option, else it is made at random.

    Raises:
        UsageError: when the code cannot be used, says something else than the options, or is of somebody whose answers
            are in the folder already; when the sheet exists; when the disk refuses. Nothing is written then.
        InputError: when the ledger of the folder cannot be read, or a code is taken.
    """
    if SheetFile(path, statement_set).exists:
        raise UsageError(texts.sheet_exists(path))
    options, frame = options.cleaned(), frame_of(statement_set)
    try:
        coded = read_code(typed, frame)
        refuse_other_measurement(coded, coalition=options.coalition, year=options.year)
    except AnswerCodeError as error:
        raise UsageError(texts.refused_option(error)) from error
    response = response_of(coded, statement_set, frame, str(path))
    _refuse_contradictions(coded, options)
    if not response.answers:
        raise UsageError(texts.NOTHING_IN_CODE)
    known = replace(
        options,
        year=options.year or coded.year,
        participant=response.code or options.participant,
        domain=coded.domain or options.domain,
        voice=coded.voice.value,
    )
    try:
        identity = identify(path, None, known, statement_set, Lines())
    except UsageError as error:
        more = () if known.coalition and known.year else (texts.WITH_THE_CODE,)
        raise UsageError(*error.messages, *more) from error
    sheet = identity.sheet
    try:
        refuse_other_measurement(coded, coalition=sheet.coalition, year=sheet.year)
    except AnswerCodeError as error:
        raise UsageError(texts.refused_option(error)) from error
    write_coded(path, replace(response, code=sheet.participant, domain=sheet.domain), sheet, statement_set)
    for notice in identity.notices:
        warn(notice)
    asked = len(frame.asked[coded.voice])
    warn(texts.written(path, len(response.answers), asked))


def write_coded(path: Path, response: Response, sheet: ScoreSheet, statement_set: StatementSet) -> None:
    """Plan an import of this one response, and write it under the name that was asked for.

    Raises:
        UsageError: when it is of somebody whose answers are in the folder already, and when the disk refuses.
        InputError: when the ledger of the folder cannot be read, or a code is taken.
    """
    folder = folders.open_folder(path.parent, statement_set)
    measurement = (sheet.coalition, sheet.year)
    folders.refuse_other_measurement(folder, *measurement)
    ledger = open_ledger(folder.path)
    taken = folder.taken(*measurement)
    present = Present(folder=folder.path, taken=taken, sheet=folder.sheet, content=folders.comment_of)
    _refuse_known(response, ledger, present, statement_set)
    plan = Planner(ledger, present, statement_set, survey="", accept_changes=False).plan([response])
    plan.new = [replace(planned, path=path) for planned in plan.new]
    folders.write_plan(plan, ledger, folder, measurement)


def _refuse_known(response: Response, ledger: Ledger, present: Present, statement_set: StatementSet) -> None:
    """Somebody whose answers came in before has a sheet, or was taken out of the measurement."""
    everything = tuple(statement.id for statement in statement_set.statements)
    for key in Keys(ledger, present, everything, "").of(response):
        entry = ledger.find(key)
        if entry is not None and entry.status is Status.REMOVED:
            raise UsageError(texts.REMOVED)
        if entry is not None:
            raise UsageError(texts.read_before(present.taken.get(entry.participant or "")))


def _refuse_contradictions(coded: CodedSheet, options: Options) -> None:
    """An option that says something else than the code is a slip in one of the two."""
    wrong = [
        texts.option_against_code(option, typed, found)
        for option, typed, found in (
            ("--domein", options.domain, coded.domain),
            ("--deelnemer", own_code(options.participant or "") or options.participant, coded.participant),
            ("--voor", options.voice, coded.voice.value),
        )
        if typed is not None and found is not None and typed != found
    ]
    if wrong:
        raise UsageError(*wrong)
