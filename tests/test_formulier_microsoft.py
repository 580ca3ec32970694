# SPDX-License-Identifier: EUPL-1.2
"""The Word document for Microsoft Forms: numbered questions, lettered choices, and answers that come back."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace

import pytest

from analysetool.formats.form_microsoft import render_microsoft_docx
from analysetool.model import Answer, Voice
from tests.conftest import make_form, make_set
from tests.importing import as_set, responses_in, run_import, sheets_as_set, sheets_in
from tests.survey_files import Respondent, make_respondents, with_text
from tests.survey_round_trip import HOSTILE, microsoft_export, microsoft_questions
from tests.test_formulier_view import INFO

docx = pytest.importorskip("docx")
from docx.oxml.ns import qn  # noqa: E402 - an extra


def test_questions_are_numbered_and_choices_lettered(shipped):
    """One list of two levels: Word numbers questions and letters choices, anew under each question."""
    content = render_microsoft_docx(make_form(shipped, Voice.PARTNERS, coalition="Dorp", year=2026, info=INFO))
    questions = microsoft_questions(content)
    assert questions[0] == ("Waar spreekt u voor?", [domain.title for domain in shipped.domains.values()])
    assert questions[1] == ("Deelnemerscode (staat in uw uitnodiging)", [])
    assert [title for title, _ in questions[2:]] == [own.text for own in shipped.statements]
    choices = [
        "1: Helemaal oneens", "2: Oneens", "3: Deels eens, deels oneens", "4: Eens", "5: Helemaal eens",
        "Weet ik niet", "Niet van toepassing",
    ]  # fmt: skip
    assert [own for _, own in questions[2:]] == [choices] * 56
    document = docx.Document(io.BytesIO(content))
    items = {item.get(qn("w:val")) for item in document.element.iter(qn("w:numId"))}
    (number,) = items
    lists = document.part.numbering_part.element
    (used,) = [item for item in lists.findall(qn("w:num")) if item.get(qn("w:numId")) == number]
    abstract = used.find(qn("w:abstractNumId")).get(qn("w:val"))
    (levels,) = [own for own in lists.findall(qn("w:abstractNum")) if own.get(qn("w:abstractNumId")) == abstract]
    kinds = [(level.find(qn("w:numFmt")).get(qn("w:val")), level.find(qn("w:lvlText")).get(qn("w:val")))
             for level in levels.findall(qn("w:lvl"))]  # fmt: skip
    assert kinds == [("decimal", "%1."), ("upperLetter", "%2.")]
    assert not document.tables


def test_no_text_of_a_question_holds_its_number(shipped):
    """What Word draws is no text, so nothing of it comes back as a heading or an answer."""
    for title, choices in microsoft_questions(render_microsoft_docx(make_form(shipped, Voice.PARENTS))):
        assert not title[0].isdigit()
        assert [choice for choice in choices if choice.startswith(("A.", "A)"))] == []


def test_people_read_what_they_must_know(shipped):
    """Introduction, guidance and privacy stand above the questions."""
    form = make_form(shipped, Voice.PARTNERS, info=INFO)
    text = "\n".join(own.text for own in docx.Document(io.BytesIO(render_microsoft_docx(form))).paragraphs)
    for told in (*form.introduction, form.guidance, form.pseudonym, form.shown, form.retention, form.contact):
        assert told in text


def test_the_same_bytes_without_a_date(shipped):
    """The same form gives the same file, in which no moment stands but the first that a zip can tell."""
    form = make_form(shipped, Voice.PARTNERS)
    content = render_microsoft_docx(form)
    assert content == render_microsoft_docx(form)
    assert {item.date_time[0] for item in zipfile.ZipFile(io.BytesIO(content)).infolist()} == {1980}


@pytest.mark.parametrize("hostile", [False, True])
def test_partners_come_back(shipped, tmp_path, hostile):
    """The workbook of Microsoft Forms, under the questions of the document, gives everybody's sheet again."""
    own = shipped
    if hostile:
        for statement, text in zip(shipped.statements, HOSTILE, strict=False):
            own = with_text(own, statement.id, text)
    people = tuple(replace(person, complete=True) for person in make_respondents(own, 12))
    path = microsoft_export(tmp_path / "forms.xlsx", people, own, Voice.PARTNERS, [one.id for one in own.statements])
    if not hostile:
        run_import(path, tmp_path / "uit", own)
        assert sheets_as_set(sheets_in(tmp_path / "uit", own)) == as_set(people)
    assert sheets_as_set(responses_in(path, own)) == as_set(people)


def test_parents_come_back(shipped, tmp_path):
    """The sentences of parents are known as theirs."""
    asked = [own.id for own in make_form(shipped, Voice.PARENTS).statements]
    people = (Respondent(number=1, answers=dict.fromkeys(asked, Answer.TWO), code="kqmx2222"),)
    path = microsoft_export(tmp_path / "forms.xlsx", people, shipped, Voice.PARENTS, asked)
    run_import(path, tmp_path / "uit", shipped)
    (sheet,) = sheets_in(tmp_path / "uit", shipped)
    assert (sheet.voice, sheet.domain, sheet.participant) == (Voice.PARENTS, "ouders", "kqmx2222")


def test_a_set_without_domains_asks_none():
    """Without domains the first question is the code."""
    questions = microsoft_questions(render_microsoft_docx(make_form(make_set(domains={}), Voice.PARTNERS)))
    assert questions[0] == ("Deelnemerscode (staat in uw uitnodiging)", [])
