# SPDX-License-Identifier: EUPL-1.2
"""The answers that the HTML form hands over: strict in what they hold, tolerant of the mail they were pasted in."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from analysetool.answer_code import MARK
from analysetool.files.comparable import key_of
from analysetool.files.fields import is_year
from analysetool.imports.columns import Settings
from analysetool.imports.one_form import taken_from_form
from analysetool.imports.responses import Problems, Response, Taken, asked_of
from analysetool.imports.texts import clean_note, short
from analysetool.imports.typed_codes import code_in_form
from analysetool.imports.voices import settle_voice
from analysetool.model import Answer, GivenAnswer, StatementSet, Voice
from analysetool.words import imports as say
from analysetool.words.problems_yaml import choose

VERSION = 1
_KEYS = (
    "soort", "formaatversie", "stellingenset", "versie", "coalitie", "jaar", "voor", "kenmerk", "deelnemer", "domein",
    "gevraagd", "antwoorden",
)  # fmt: skip
_VOICES = {voice.value: voice for voice in Voice}
_MARK = re.compile(r"[0-9a-f]{32}")
_WRAP = re.compile(r"[ \t]*(?:\r\n|\n|\r)[ \t]*")
_BLANKS = dict.fromkeys(map(ord, "\u00a0\u2000\u2001\u2002\u2003\u2007\u2009\u202f\u3000"), " ")
_INVISIBLE = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff\u00ad"))
"""Mail programs make hard blanks of the ones at the start of a line, and put invisible signs where a line may break.
They are undone only where answers are not whole with them: in a remark they may be somebody's own.
"""
_QUOTED = re.compile(r"^(?:> ?)+", re.MULTILINE)
_SCORES = {answer.value: answer for answer in Answer if answer is not Answer.NOT_ANSWERED}
_MOST_TEXT = 2_000_000
"""Signs: a hundred forms with long remarks."""
_MOST_WORK = 20_000_000
"""Signs that are looked at in vain: enough for many broken answers; more is an attempt to keep the reader busy."""
_A_TRY = 1_000
"""What a try costs besides, in signs."""


def holds_answers(text: str) -> bool:
    """True when a text looks like answers of the form, whole or not."""
    return "{" in text and '"soort"' in text and '"antwoorden"' in text


def read_answers(text: str, path: str, settings: Settings, problems: Problems) -> list[Taken]:
    """Every set of answers in a text, with or without words around it."""
    if len(text) > _MOST_TEXT:
        problems.add(say.TOO_LARGE_FOR_ANSWERS)
        return []
    found = _whole_answers(text) or _whole_answers(text.translate(_BLANKS | _INVISIBLE))
    if not found:
        problems.add(say.ANSWERS_CUT_OFF)
    return [taken for whole in found if (taken := _AnswersReader(whole, path, settings, problems).read()) is not None]


def _whole_answers(text: str) -> list[dict[str, Any]]:
    """The sets of answers in a text that are whole."""
    return [
        whole
        for whole in _objects(text)
        if isinstance(whole, dict) and _joined(str(whole.get("soort"))) == "antwoorden"
    ]


def _objects(text: str) -> Iterator[Any]:
    """The JSON objects in a text; line ends that a mail program put in are taken out first."""
    if all(line.startswith(">") for line in text.splitlines() if "{" in line or "}" in line):
        text = _QUOTED.sub("", text)
    flat = _WRAP.sub(" ", text)
    decoder = json.JSONDecoder(object_pairs_hook=_without_doubles)
    place = flat.find("{")
    work = 0
    while place >= 0 and work < _MOST_WORK:
        try:
            whole, end = decoder.raw_decode(flat, place)
        except json.JSONDecodeError as error:
            work += error.pos - place + _A_TRY
            end = place + 1
        except (ValueError, RecursionError):
            work += len(flat) - place
            end = place + 1
        else:
            yield whole
        place = flat.find("{", end)


def _without_doubles(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Keys without the blanks of wrapped lines; the last of two equal keys would win in silence."""
    found = {_joined(key): value for key, value in pairs}
    if len(found) < len(pairs):
        raise ValueError
    return found


class _AnswersReader:
    """Reads one set of answers."""

    def __init__(self, whole: dict[str, Any], path: str, settings: Settings, problems: Problems) -> None:
        self._whole = whole
        self._path = path
        self._settings = settings
        self._set = settings.statement_set
        self._problems = problems
        self._known = {statement.id for statement in self._set.statements}

    def read(self) -> Taken | None:
        """The answers; None when they belong elsewhere or hold what cannot be."""
        before = self._problems.count
        if self._whole.get("formaatversie") != VERSION:
            self._wrong("formaatversie", say.NEWER_VERSION)
            return None
        for key in self._whole:
            if key not in _KEYS:
                self._problems.add(say.unknown_key(short(key)))
        version = self._version()
        asked = self._asked()
        answers = self._answers(asked) if asked else {}
        domain = _joined(self._text("domein"))
        if domain and domain not in self._set.domains:
            self._wrong("domein", choose(self._set.domains))
        coalition, year = self._coalition(), self._year()
        mark = _joined(self._text("kenmerk"))
        if not _MARK.fullmatch(mark):
            self._wrong("kenmerk", say.SEND_AGAIN)
        voice = self._voice(asked, version)
        typed = self._text("deelnemer")
        code = code_in_form(typed, self._problems)
        if self._problems.count > before:
            return None
        return self._taken(version, asked, answers, (domain, mark, voice), (coalition, year), (typed, code))

    def _voice(self, asked: set[str], version: str) -> Voice:
        said = _VOICES.get(_joined(self._text("voor")))
        if said is None:
            self._wrong("voor", say.SEND_AGAIN)
        return settle_voice(said, sorted(asked & self._known), self._settings, self._problems, version=version)

    def _taken(
        self,
        version: str,
        asked: set[str],
        answers: dict[str, GivenAnswer],
        about: tuple[str, str, Voice],
        measurement: tuple[str, int | None],
        codes: tuple[str, str | None],
    ) -> Taken:
        domain, mark, voice = about
        coalition, year = measurement
        typed, code = codes
        response = Response(
            path=self._path,
            line=None,
            version=version,
            asked=asked_of(asked, self._set),
            answers=answers,
            domain=domain or None,
            voice=voice,
            code=code,
            source=form_source(mark),
            alone=True,
        )
        return taken_from_form(
            response,
            what=say.ANSWERS_OF_THE_FORM,
            statements=len(asked),
            coalition=coalition,
            year=year,
            typed_code=typed,
        )

    def _version(self) -> str:
        name, version = _joined(self._text("stellingenset")), _joined(self._text("versie"))
        check_set(name, version, self._set, self._problems)
        return version

    def _asked(self) -> set[str]:
        listed = self._whole.get("gevraagd")
        if not isinstance(listed, list) or not listed or not all(isinstance(item, str) for item in listed):
            self._wrong("gevraagd", say.SEND_AGAIN)
            return set()
        asked = {_joined(item) for item in listed}
        for identity in sorted(asked - self._known):
            self._problems.add(say.unknown_statement_in_answers(short(identity)))
        return asked

    def _answers(self, asked: set[str]) -> dict[str, GivenAnswer]:
        block = self._whole.get("antwoorden")
        if not isinstance(block, dict):
            self._wrong("antwoorden", say.SEND_AGAIN)
            return {}
        answers: dict[str, GivenAnswer] = {}
        for key, value in block.items():
            identity = _joined(key)
            if identity not in asked:
                self._problems.add(say.not_asked(short(identity)))
                continue
            given = self._given(identity, value)
            if given.note or given.answer is not Answer.NOT_ANSWERED:
                answers[identity] = given
        return answers

    def _given(self, identity: str, value: object) -> GivenAnswer:
        if not isinstance(value, dict) or not value.keys() <= {"score", "opmerking"}:
            self._problems.add(say.unreadable_answer(identity))
            return GivenAnswer(answer=Answer.NOT_ANSWERED)
        score, note = value.get("score", ""), value.get("opmerking", "")
        answer = _SCORES.get(_joined(score)) if isinstance(score, str) else None
        if answer is None and score != "":
            self._problems.add(say.impossible_score(identity, short(str(score))))
        if not isinstance(note, str):
            self._problems.add(say.note_is_no_text(identity))
            note = ""
        return GivenAnswer(answer=answer or Answer.NOT_ANSWERED, note=clean_note(note))

    def _coalition(self) -> str:
        return self._text("coalitie")

    def _year(self) -> int | None:
        year = self._whole.get("jaar")
        if year is None:
            return None
        if not isinstance(year, int) or isinstance(year, bool) or not is_year(year):
            self._wrong("jaar", say.SEND_AGAIN)
            return None
        return year

    def _text(self, key: str) -> str:
        value = self._whole.get(key, "")
        if not isinstance(value, str):
            self._wrong(key, say.SEND_AGAIN)
            return ""
        return value.strip()

    def _wrong(self, key: str, advice: str) -> None:
        self._problems.add(say.impossible_value(key, short(str(self._whole.get(key))), advice))


def form_source(mark: str) -> tuple[str, str]:
    """By what one form in a browser is known, whether it comes back as a file or as an answer code.

    A code has room for the first ten digits of the mark.
    """
    return ("formulier", mark[:MARK])


def check_set(
    name: str, version: str, statement_set: StatementSet, problems: Problems, line: int | None = None
) -> None:
    """Note a problem when a form belongs to another statement set, or to a version that is not in its history."""
    if name != statement_set.id:
        problems.add(
            say.of_another_set(short(name), statement_set.id),
            line,
        )
    elif version not in statement_set.versions:
        known = ", ".join(sorted(statement_set.versions))
        problems.add(
            say.unknown_version(short(version), known),
            line,
        )


def _joined(text: str) -> str:
    """An id or score without the blanks that a wrapped line leaves in it."""
    return "".join(text.split())


def known_domain(text: str, statement_set: StatementSet) -> str | None:
    """A domain by its title or id; None when there is no such domain."""
    key = key_of(text)
    for identity, domain in statement_set.domains.items():
        if key in (key_of(domain.title), key_of(identity)):
            return identity
    return None
