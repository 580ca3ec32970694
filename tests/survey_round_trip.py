# SPDX-License-Identifier: EUPL-1.2
"""People who fill in a survey that was made from our own files, and the rows in which its program hands them over."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from analysetool.model import Answer, StatementSet
from tests.survey_files import Respondent, labels_of

HOSTILE = (
    "</script><script>alert(1)</script>", "` + alert(1) + `${1+1}", '"; FormApp.x(); "', "\\", "\\u0022", "'", "=1+1",
    "\u2028\u2029", "Wij delen [gezamenlijk] cijfers (A02).", "Toelichting: ja, dat", "3. Meer dan de helft",
    "<b>&amp;</b>",
)  # fmt: skip
"""Texts of a set of one's own that mean something to one syntax or another."""


def answered(
    people: Sequence[Respondent],
    statement_set: StatementSet,
    questions: Sequence[tuple[str, Sequence[str]]],
    asked: Sequence[str],
    *,
    domains: bool,
) -> list[list[str]]:
    """Of each person the answers to the questions in their order, each one of the choices that the survey shows.

    Args:
        people: who answered.
        statement_set: the set that was asked.
        questions: titles with their choices, as the survey shows them: the domain when `domains`, the code, statements.
        asked: the ids of the statements, in the order of the questions.
        domains: whether there is a choice of domains.
    """
    places: Mapping[Answer, int] = {answer: place for place, answer in enumerate(labels_of(statement_set))}
    rows = []
    for person in people:
        row = [statement_set.domains[person.domain].title if person.domain else ""] if domains else []
        row.append(person.code)
        for (_, choices), identity in zip(questions[len(row) :], asked, strict=True):
            place = places.get(person.answers.get(identity, Answer.NOT_ANSWERED))
            row.append("" if place is None else choices[place])
        for (title, choices), cell in zip(questions, row, strict=True):
            assert not cell or not choices or cell in choices, title
        rows.append(row)
    return rows
