# SPDX-License-Identifier: EUPL-1.2
"""By what answers are known again: keyed hashes of a code, of a response id, or of the answers themselves."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from analysetool.imports.ledger import Ledger
from analysetool.imports.responses import Response
from analysetool.model import PARENTS_DOMAIN, GivenAnswer, ScoreSheet, Voice

ENOUGH_ANSWERS = 10
"""So many equal answers are no chance."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Present:
    """What the measurement folder holds: sheets by code, and how to look into one."""

    folder: Path
    taken: Mapping[str, Path]
    sheet: Callable[[Path], ScoreSheet | None]
    content: Callable[[Path], tuple[bytes | None, str]]


def canonical(
    statements: Iterable[str],
    asked: Iterable[str] | None,
    domain: str | None,
    answers: Mapping[str, GivenAnswer],
    voice: Voice = Voice.PARTNERS,
) -> str:
    """Everything a sheet says, as one text that does not depend on any order."""
    given = [
        [identity, answers[identity].answer.value, answers[identity].note or ""]
        for identity in sorted(answers)
        if answers[identity].answer.value or answers[identity].note
    ]
    return json.dumps([sorted(statements if asked is None else asked), domain or "", voice.value, given])


class Keys:
    """Makes the keys of one import."""

    def __init__(self, ledger: Ledger, present: Present, everything: tuple[str, ...], survey: str) -> None:
        """`everything` are the ids of the set; `survey` keeps apart what would have the same response ids."""
        self._ledger = ledger
        self._present = present
        self._everything = everything
        self._survey = survey
        self._numbers: Counter[tuple[str, str]] = Counter()
        self._aliases: dict[str, tuple[str, ...]] = {}

    def of(self, response: Response) -> tuple[str, ...]:
        """The keys by which a response is known: the participant's code, and the response id at its source."""
        keys = [] if response.code is None else [self._ledger.code_key(response.code)]
        if response.source is not None:
            keys.append(self._source_key(response, response.asked or self._everything))
            alias = self._aliases.get(response.path)
            if alias is not None:
                keys.append(self._source_key(response, alias))
        return tuple(keys)

    def _source_key(self, response: Response, asked: Iterable[str]) -> str:
        kind, identity = response.source or ("", "")
        return self._ledger.hash_of("bron", kind, self._survey, ",".join(sorted(asked)), identity)

    def of_row(self, response: Response) -> str:
        """The key of answers without any other: what they say, and how many said so before in this file.

        Files of one form each are counted together, for they are as many people. Whose voice it is does not count: a
        file that comes in again with `--voor ouders` is of the same people. Neither does the domain of parents, which
        nobody asks of them.
        """
        domain = None if response.domain == PARENTS_DOMAIN else response.domain
        text = canonical(self._everything, response.asked, domain, response.answers)
        place = "" if response.alone else response.path
        self._numbers[place, text] += 1
        return self._ledger.row_key("rij", self._survey, text, str(self._numbers[place, text]))

    def learn(self, responses: Iterable[Response]) -> None:
        """Find by file what was asked when its rows came in before, if a column came or went since.

        What is asked is part of a key, so that forms for partners and for parents keep their ids apart. The same survey
        with a column more would then count everybody twice; it shows by the answers that stayed the same.
        """
        by_file: dict[str, list[Response]] = {}
        for response in responses:
            if response.source is not None:
                by_file.setdefault(response.path, []).append(response)
        if not self._ledger.entries:
            return
        earlier: tuple[tuple[str, ...], ...] | None = None  # looked up once, and only when a file needs it
        for path, own in by_file.items():
            if any(
                self._source_key(response, response.asked or self._everything) in self._ledger.entries
                for response in own
            ):
                continue
            earlier = tuple(self._earlier_asked()) if earlier is None else earlier
            for asked in earlier:
                if self._are_alike(own, asked):
                    self._aliases[path] = asked

    def _earlier_asked(self) -> Iterable[tuple[str, ...]]:
        sheets = (self._present.sheet(path) for path in self._present.taken.values())
        return dict.fromkeys(sheet.asked or self._everything for sheet in sheets if sheet is not None)

    def _are_alike(self, responses: Iterable[Response], asked: tuple[str, ...]) -> bool:
        """True when most responses that have the id of an earlier one also say what that one says."""
        matches = alike = 0
        for response in responses:
            entry = self._ledger.entries.get(self._source_key(response, asked))
            path = None if entry is None else self._present.taken.get(entry.participant or "")
            sheet = None if path is None else self._present.sheet(path)
            if sheet is None:
                continue
            both = [identity for identity in sheet.answers if identity in response.answers]
            matches += 1
            alike += len(both) >= ENOUGH_ANSWERS and all(
                sheet.answers[identity].answer is response.answers[identity].answer for identity in both
            )
        return 2 * alike > matches
