# SPDX-License-Identifier: EUPL-1.2
"""People who fill in a survey that was made from our own files, and the rows in which its program hands them over."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from analysetool.formats.form_limesurvey import render_limesurvey
from analysetool.formats.form_microsoft import render_microsoft_docx
from analysetool.formats.form_text import render_google_script
from analysetool.model import Answer, StatementSet, Voice
from tests.conftest import make_form
from tests.survey_files import Respondent, labels_of, write_xlsx

GOOGLE_DATA = re.compile(r"^var FORMULIER = (\{.*?^\});$", re.DOTALL | re.MULTILINE)

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


def google_data(script: str) -> dict[str, object]:
    """The one value in the script for Google, with all texts."""
    (found,) = GOOGLE_DATA.findall(script)
    return json.loads(found)


def google_questions(data: dict[str, object]) -> list[tuple[str, list[str]]]:
    """Titles and choices, in the order in which the script for Google adds them."""
    domain = data["domein"]
    own = [(domain["vraag"], domain["keuzes"])] if domain else []
    own.append((data["code"]["vraag"], []))
    return own + [(asked["titel"], data["keuzes"]) for page in data["bladzijden"] for asked in page["stellingen"]]


def google_export(
    path: Path,
    people: Sequence[Respondent],
    own: StatementSet,
    voice: Voice,
    asked: Sequence[str],
    *,
    named: bool = False,
) -> Path:
    """The csv that Google gives of these people, under the headings that the script makes.

    With `named` somebody switched on that addresses are kept.
    """
    questions = google_questions(google_data(render_google_script(make_form(own, voice))))
    rows = answered(people, own, questions, asked, domains=questions[0][1] != [])
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["Tijdstempel", *(["E-mailadres"] if named else []), *(title for title, _ in questions)])
        for person, row in zip(people, rows, strict=True):
            when = person.finished
            stamp = f"{when.day}-{when.month}-{when.year} {when.hour}:{when:%M:%S}"
            writer.writerow([stamp, *([person.email] if named else []), *row])
    return path


def microsoft_questions(content: bytes) -> list[tuple[str, list[str]]]:
    """The questions of the document for Microsoft Forms, as a program finds them: by the two levels of the one list."""
    docx = pytest.importorskip("docx")
    from docx.oxml.ns import qn

    found: list[tuple[str, list[str]]] = []
    for paragraph in docx.Document(io.BytesIO(content)).paragraphs:
        place = paragraph.paragraph_format.element.find(f"{qn('w:pPr')}/{qn('w:numPr')}/{qn('w:ilvl')}")
        if place is None:
            continue
        if place.get(qn("w:val")) == "0":
            found.append((paragraph.text, []))
        else:
            found[-1][1].append(paragraph.text)
    return found


def microsoft_export(
    path: Path,
    people: Sequence[Respondent],
    own: StatementSet,
    voice: Voice,
    asked: Sequence[str],
    *,
    named: bool = False,
) -> Path:
    """The workbook that Microsoft Forms gives of these people: the text of a question is its heading.

    With `named` they had to sign in.
    """
    pytest.importorskip("docx")
    questions = microsoft_questions(render_microsoft_docx(make_form(own, voice)))
    rows = answered(people, own, questions, asked, domains=questions[0][1] != [])
    head = ["Id", "Begintijd", "Tijd van voltooien", "E-mail", "Naam", *(title for title, _ in questions)]
    body = [
        [person.number, person.begun, person.finished, *([person.email, person.name] if named else ["anonymous", ""]),
         *row]
        for person, row in zip(people, rows, strict=True)
    ]  # fmt: skip
    return write_xlsx(path, [head, *body])


def lime_structure(text: str) -> list[dict[str, str]]:
    """The structure as LimeSurvey reads it: tab separated, with quotes."""
    return list(csv.DictReader(io.StringIO(text, newline=""), delimiter="\t", strict=True))


def lime_export(
    path: Path, people: Sequence[Respondent], own: StatementSet, voice: Voice, asked: Sequence[str]
) -> Path:
    """The csv that LimeSurvey gives of these people, with the codes of the structure.

    Somebody did not make it anonymous, so that it holds names, addresses and times.
    """
    choices: dict[str, dict[str, str]] = {}
    for row in lime_structure(render_limesurvey(make_form(own, voice))):
        if row["class"] == "Q":
            choices[row["name"]] = {}
        elif row["class"] == "A":
            choices[list(choices)[-1]][row["text"]] = row["name"]
    questions = [(name, list(texts)) for name, texts in choices.items()]
    rows = answered(people, own, questions, asked, domains="domein" in choices)
    own_columns = ["id", "submitdate", "lastpage", "startlanguage", "seed", "token", "firstname", "lastname", "email"]
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file, delimiter=";", quoting=csv.QUOTE_ALL)
        writer.writerow([*own_columns, "startdate", "datestamp", "ipaddr", *choices, "interviewtime"])
        for person, row in zip(people, rows, strict=True):
            begun, finished = (f"{moment:%Y-%m-%d %H:%M:%S}" for moment in (person.begun, person.finished))
            cells = [texts.get(cell, cell) for cell, texts in zip(row, choices.values(), strict=True)]
            who = [person.token, person.first_name, person.last_name, person.email]
            writer.writerow([person.number, finished, 16, "nl", 481_516_000 + person.number, *who, begun, finished,
                             person.ip, *cells, "1680.25"])  # fmt: skip
    return path
