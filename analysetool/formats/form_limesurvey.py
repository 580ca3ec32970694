# SPDX-License-Identifier: EUPL-1.2
"""The form as a survey for LimeSurvey: its tab separated structure, to import as a new survey.

Codes are chosen so that an export of the answers needs no mapping: a question is called after its statement. LimeSurvey
shows texts as HTML and reads braces as formulas, so both are made harmless here.
"""

from __future__ import annotations

import csv
import html
import io
import re
from collections.abc import Iterator

from analysetool.errors import UsageError
from analysetool.figures.form import FormStatement, FormTheme
from analysetool.words import form_files as words
from analysetool.words.form import ToldForm

HEADER = (
    "id", "related_id", "class", "type/scale", "name", "relevance", "text", "help", "language", "validation",
    "mandatory", "other", "default", "same_default",
)  # fmt: skip
LANGUAGE = "nl"
DOMAIN_QUESTION, CODE_QUESTION = "domein", "deelnemerscode"
DONT_KNOW_CODE, NOT_APPLICABLE_CODE = "WN", "NVT"
_SETTINGS = {
    "language": LANGUAGE,
    "anonymized": "Y",
    "format": "G",
    "datestamp": "N",
    "ipaddr": "N",
    "refurl": "N",
    "savetimings": "N",
    "usecookie": "N",
    "allowsave": "N",
    "allowprev": "Y",
    "showprogress": "Y",
    "shownoanswer": "N",
    "listpublic": "N",
    "publicstatistics": "N",
    "printanswers": "N",
}
"""Nothing is kept of who answered, when or from where; saving halfway is off, because it asks for a name and e-mail."""
_QUESTION_CODE = re.compile(r"[A-Za-z][A-Za-z0-9]{0,19}")
_RESERVED_CODES = frozenset({"other", "time", DOMAIN_QUESTION, CODE_QUESTION})
_LONGEST_TITLE = 100
_SIGNS = str.maketrans({"{": "&#123;", "}": "&#125;", '"': "&quot;"})

_Row = dict[str, str]


def render_limesurvey(form: ToldForm) -> str:
    """Write the structure: settings, texts, a first group about the participant and a group per theme.

    Raises:
        UsageError: when a statement has an id that LimeSurvey refuses as a code.
    """
    _refuse_unusable(form)
    buffer = io.StringIO()
    writer = csv.DictWriter(buffer, HEADER, restval="", delimiter="\t", lineterminator="\n")
    writer.writeheader()
    writer.writerows(_rows(form))
    return buffer.getvalue()


def _rows(form: ToldForm) -> Iterator[_Row]:
    yield from ({"class": "S", "name": name, "text": value} for name, value in _SETTINGS.items())
    yield from _language_texts(form)
    yield from _about_you(form)
    for theme in form.themes:
        yield from _theme(form, theme)


def _language_texts(form: ToldForm) -> Iterator[_Row]:
    title = f"{form.title}, {form.measurement}" if form.measurement else form.title
    texts = {
        "surveyls_title": _title(title),
        "surveyls_description": "",
        "surveyls_welcometext": _paragraphs(*words.before_survey(form)),
        "surveyls_endtext": _paragraphs(words.SENT),
    }
    yield from ({"class": "SL", "name": name, "text": text, "language": LANGUAGE} for name, text in texts.items())


def _about_you(form: ToldForm) -> Iterator[_Row]:
    yield _group("Over u")
    chosen = form.domains if form.domain is None else (form.domain,)
    if chosen:
        question = _question("L", DOMAIN_QUESTION, words.who_speaks(form))
        if form.domain is not None:
            question["default"] = f"d{form.domain.position:02d}"
        yield question
        for domain in chosen:
            yield _answer(f"d{domain.position:02d}", domain.title)
    yield _question(
        "S",
        CODE_QUESTION,
        words.CODE_IN_SURVEY,
        _shown(words.NO_CODE_IN_SURVEY),
    )


def _theme(form: ToldForm, theme: FormTheme) -> Iterator[_Row]:
    """A page: how to choose above it, and a question per statement with its explanation and anchors as help."""
    title = form.heading if form.for_parents else f"{theme.id} {theme.title}"
    yield _group(title, f"{words.how_much(form)} {form.guidance}")
    for statement in theme.statements:
        yield _question("L", statement.id, statement.text, _explained(statement))
        for step, label in form.scale:
            yield _answer(str(step), f"{step}: {label}", value=step)
        yield _answer(DONT_KNOW_CODE, form.dont_know)
        yield _answer(NOT_APPLICABLE_CODE, form.not_applicable)


def _explained(statement: FormStatement) -> str:
    """Explanation and anchors, a paragraph each. Help is shown under a question; the rows of an array have none."""
    return _paragraphs(*words.explained(statement))


def _group(title: str, description: str = "") -> _Row:
    return {
        "class": "G",
        "name": _title(title),
        "relevance": "1",
        "text": _shown(description),
        "language": LANGUAGE,
    }


def _question(kind: str, code: str, text: str, help_page: str = "") -> _Row:
    return {
        "class": "Q",
        "type/scale": kind,
        "name": code,
        "relevance": "1",
        "text": _shown(text),
        "help": help_page,
        "language": LANGUAGE,
        "mandatory": "N",
        "other": "N",
    }


def _answer(code: str, label: str, *, value: int = 0) -> _Row:
    return {
        "class": "A",
        "type/scale": "0",
        "name": code,
        "relevance": str(value),
        "text": _shown(label),
        "language": LANGUAGE,
    }


def _refuse_unusable(form: ToldForm) -> None:
    """Refuse ids that cannot be codes, all at once; a question's code must differ from the others in any case."""
    ids = [statement.id for statement in form.statements]
    wrong = [
        identity for identity in ids if not _QUESTION_CODE.fullmatch(identity) or identity.lower() in _RESERVED_CODES
    ]
    if wrong:
        raise UsageError(words.no_codes(wrong))
    groups: dict[str, list[str]] = {}
    for identity in ids:
        groups.setdefault(identity.lower(), []).append(identity)
    alike = [group for group in groups.values() if len(group) > 1]
    if alike:
        raise UsageError(words.codes_alike(alike))


def _title(text: str) -> str:
    """A title that LimeSurvey has room for."""
    return _shown(text if len(text) <= _LONGEST_TITLE else f"{text[: _LONGEST_TITLE - 1]}…")


def _paragraphs(*texts: str) -> str:
    return "".join(f"<p>{_shown(text)}</p>" for text in texts)


def _shown(text: str) -> str:
    """Text that LimeSurvey shows as it is: no tags, no quotes that its reader takes away, no formulas in braces."""
    return html.escape(text, quote=False).translate(_SIGNS)
