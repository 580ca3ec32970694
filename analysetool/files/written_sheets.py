# SPDX-License-Identifier: EUPL-1.2
"""Score sheets exactly as this tool writes them, read without the parser of YAML.

Nearly all sheets of a country are: one layout, one answer a line, so that a line is looked up as it stands. Whatever
differs in any sign, or would give a problem, is left to the parser; what is read here is what that would give.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping

from analysetool.files.file_shapes import ANSWER
from analysetool.files.privacy import looks_like_person
from analysetool.files.score_sheets import known_ids
from analysetool.files.sheet_heads import HEAD, SCALAR, text_of
from analysetool.files.yaml_source import NULLS, YamlDocument
from analysetool.model import Answer, GivenAnswer, Kind, ScoreSheet, StatementSet

_BETWEEN = re.compile(
    rf"(?:herkomst: (?P<origin>{SCALAR})\n)?(?:gevraagd: \[(?P<asked>[^\]\n]+)\]\n)?scores:(?P<none> {{}}\n\Z)?"
)
_WITH_NOTE, _END = 'opmerking: "', '"}'
_PLAIN_ID = re.compile(r"[A-Za-z][A-Za-z0-9._-]{0,98}[A-Za-z0-9]")
"""Ids that every parser takes as they stand, in a list and as a key, of which it reads no more than 1,024 signs."""
_TEXTS = frozenset({"set", "version", "coalition", "participant", "domain", "origin"})


class WrittenSheets:
    """Reads sheets of one statement set."""

    def __init__(self, statement_set: StatementSet) -> None:
        """Of each version of the set the lines that may stand in a sheet are worked out once, at its first sheet."""
        self._set = statement_set
        self._by_version: dict[str, _Lines] = {}

    def read(self, document: YamlDocument) -> tuple[ScoreSheet, int] | None:
        """The sheet of somebody who speaks for a partner, and the line of the code, from a text that was not parsed.

        None where the text is not exactly as this tool writes it, and where there would be a problem to tell.
        """
        text = document.text
        head = HEAD.match(text)
        between = None if head is None else _BETWEEN.match(text, head.end())
        if head is None or between is None or not text.replace("\n", "").isprintable():
            return None
        given = {name: scalar for name, scalar in (head.groupdict() | between.groupdict()).items() if scalar}
        said = {name: found for name, scalar in given.items() if name in _TEXTS and (found := text_of(scalar))}
        if len(said) < len(given.keys() & _TEXTS) or not self._fits(said) or head["kind"] != Kind.INDIVIDUAL:
            return None
        lines = self._lines(said["version"])
        asked = tuple(between["asked"].split(", ")) if between["asked"] else None
        answers = {} if between["none"] else lines.answers(text[between.end() :])
        if answers is None or not lines.may_be_asked(asked, answers):
            return None
        sheet = ScoreSheet(
            statement_set=said["set"],
            version=said["version"],
            coalition=said["coalition"],
            year=int(head["year"]),
            participant=said["participant"],
            domain=said.get("domain"),
            origin=said.get("origin"),
            asked=asked,
            answers=answers,
            path=document.path,
        )
        return sheet, text.count("\n", 0, head.start("participant")) + 1

    def _fits(self, said: Mapping[str, str]) -> bool:
        """Whether the first lines give no problem and leave nothing out."""
        participant = said.get("participant")
        domain = said.get("domain")
        return (
            said["set"] == self._set.id
            and said["version"] in self._set.versions
            and participant is not None
            and not looks_like_person(participant, code=True)
            and (domain is None or domain in self._set.domains)
        )

    def _lines(self, version: str) -> _Lines:
        if version not in self._by_version:
            self._by_version[version] = _Lines(known_ids(self._set, version))
        return self._by_version[version]


class _Lines:
    """What each line with an answer says, as the writer writes it: a plain one as a whole, others up to the note."""

    def __init__(self, ids: Collection[str]) -> None:
        self._ids = frozenset(identity for identity in ids if _PLAIN_ID.fullmatch(identity) and identity not in NULLS)
        answers = tuple(Answer(value) for value in ANSWER.values)
        self._plain = {
            f"  {identity}: {answer.value}": (identity, GivenAnswer(answer=answer))
            for identity in self._ids
            for answer in answers
        }
        self._with_note = {
            f"  {identity}: {{score: {answer.value}, {_WITH_NOTE}": (identity, answer)
            for identity in self._ids
            for answer in answers
        } | {f"  {identity}: {{{_WITH_NOTE}": (identity, Answer.NOT_ANSWERED) for identity in self._ids}

    def answers(self, text: str) -> dict[str, GivenAnswer] | None:
        """The answers in the lines after `scores:` up to the end of the file; None where a line is anything else."""
        first, *lines, last = text.split("\n") if "\n" in text else (text, text)
        found = [self._plain.get(line) or self._noted(line) for line in lines]
        known = dict(pair for pair in found if pair is not None)
        return known if not first and not last and 0 < len(known) == len(found) else None

    def _noted(self, line: str) -> tuple[str, GivenAnswer] | None:
        """An answer with its note. A note in which a sign is escaped is for the parser."""
        start, mark, note = line.removesuffix(_END).partition(_WITH_NOTE)
        own = self._with_note.get(start + mark)
        if own is None or not line.endswith(_END) or '"' in note or "\\" in note:
            return None
        return own[0], GivenAnswer(answer=own[1], note=note.strip() or None)

    def may_be_asked(self, asked: tuple[str, ...] | None, answers: Mapping[str, GivenAnswer]) -> bool:
        """Whether what was asked is known, named once, and all that has an answer."""
        if asked is None:
            return True
        own = frozenset(asked)
        return len(own) == len(asked) and own <= self._ids and own >= answers.keys()
