# SPDX-License-Identifier: EUPL-1.2
"""The form as a Word document that Microsoft Forms turns into a form: numbered questions, lettered choices below each.

Word numbers them by itself, so that no number or letter is part of a text and comes back in an export. Explanation and
anchors are left out: the import knows questions and choices alone, and would take other lines for one of these.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from analysetool.extras import require
from analysetool.formats import docx_xml as xml
from analysetool.words import form_files as words
from analysetool.words.form import ToldForm

_LEVELS = xml.level(0, "decimal", "%1.", 8.0) + xml.level(1, "upperLetter", "%2.", 18.0)


def render_microsoft_docx(form: ToldForm) -> bytes:
    """Write the questions; the same form gives the same bytes.

    Raises:
        UsageError: when python-docx is not installed.
    """
    require("docx", "docx")
    from analysetool.formats.docx_paper import Paper  # noqa: PLC0415 - needs the extra

    title = " · ".join(filter(None, (form.heading, form.title, form.measurement)))
    paper = Paper(title, density=xml.Density.COMPACT)
    for sentence in words.before_survey(form):
        paper.paragraph(sentence)
    numbering = paper.numbering(_LEVELS)
    for question, choices in _questions(form):
        paper.insert(xml.list_item(question, numbering, 0, keep=bool(choices)))
        for place, choice in enumerate(choices, start=1):
            paper.insert(xml.list_item(choice, numbering, 1, keep=place < len(choices)))
    return paper.to_bytes()


def _questions(form: ToldForm) -> Iterator[tuple[str, Sequence[str]]]:
    """Every question with what there is to choose; a question without choices asks for a text."""
    if form.domains and form.domain is None:
        yield words.who_speaks(form), [domain.title for domain in form.domains]
    yield words.CODE_IN_SURVEY, ()
    choices = words.survey_choices(form)
    for statement in form.statements:
        yield words.question(form, statement), choices
