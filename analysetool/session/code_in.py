# SPDX-License-Identifier: EUPL-1.2
"""An answer code typed during a session: a score sheet in the folder, that counts when the folder is read again."""

from __future__ import annotations

from dataclasses import replace

from analysetool.answer_code import AnswerCodeError, frame_of, read_code, refuse_other_measurement
from analysetool.codes import random_code
from analysetool.errors import InputError, UsageError
from analysetool.fill_in.from_code import write_coded
from analysetool.imports.answer_codes import response_of
from analysetool.model import ScoreSheet
from analysetool.session.material import Material
from analysetool.words import answer_code as texts
from analysetool.words.session_files import SHEETS_NOT_READ, code_taken


def take_code(typed: str, material: Material) -> str:
    """Write the sheet that a code holds beside the others; gives what to say, also where that cannot be.

    The sheet has the participant's code, or a new one. Nothing is written for somebody whose answers are there already.
    """
    statement_set, measurement = material.statement_set, material.measurement
    frame = frame_of(statement_set)
    try:
        coded = read_code(typed, frame)
        refuse_other_measurement(coded, coalition=measurement.coalition, year=measurement.year)
    except AnswerCodeError as error:
        return texts.refused(error)
    participant = coded.participant or random_code()
    path = material.home / f"{participant}.yaml"
    if path.exists():
        return texts.sheet_exists(path)
    response = response_of(coded, statement_set, frame, str(path))
    if not response.answers:
        return _sentence(texts.NOTHING_IN_CODE)
    sheet = ScoreSheet(
        statement_set=statement_set.id,
        version=statement_set.version,
        coalition=measurement.coalition,
        year=measurement.year,
        participant=participant,
        domain=coded.domain,
        voice=coded.voice,
        asked=response.asked,
        path=str(path),
    )
    try:
        write_coded(path, replace(response, code=participant), sheet, statement_set)
    except UsageError as error:
        return _sentence(" ".join(error.messages))
    except InputError:
        return SHEETS_NOT_READ
    return code_taken(len(response.answers), len(frame.asked[coded.voice]))


def _sentence(told: str) -> str:
    return f"{told[:1].upper()}{told[1:]}"
