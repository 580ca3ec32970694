# SPDX-License-Identifier: EUPL-1.2
"""Who is new, who is known and who changed: settled for a whole import before anything is written."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from analysetool.codes import random_code
from analysetool.errors import InputError, Problem
from analysetool.imports.keys import ENOUGH_ANSWERS, Keys, Present, canonical
from analysetool.imports.ledger import Ledger, LedgerEntry, Status
from analysetool.imports.responses import Response
from analysetool.model import Answer, GivenAnswer, StatementSet
from analysetool.words import grammar
from analysetool.words import imports as say

FEW_CHANGES = 2
"""So many changed rows are nothing special; from three on, most of a file changed means that it is another survey."""
_MOST_NAMED = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Planned:
    """One sheet to write: `before` is what the file holds now, `moved_from` a sheet under an earlier code."""

    code: str
    path: Path
    response: Response
    before: bytes | None = None
    comment: str = ""
    moved_from: Path | None = None


@dataclass(slots=True)
class ImportPlan:
    """What an import will do. `same`, `removed` and `repeated` count rows that need nothing."""

    new: list[Planned] = field(default_factory=list)
    changed: list[Planned] = field(default_factory=list)
    restored: list[str] = field(default_factory=list)
    recoded: list[str] = field(default_factory=list)
    same: int = 0
    removed: int = 0
    repeated: int = 0
    without_key: int = 0


def _order(response: Response) -> int:
    """Rows that have nothing but their answers go first, then those with a code, which a repeat may lack.

    Among these what holds remarks goes before what cannot.
    """
    known = 0 if response.code is None and response.source is None else 1 if response.code is not None else 2
    return 2 * known + response.without_notes


def _with_notes(response: Response, known: Mapping[str, GivenAnswer]) -> Response:
    """A response that cannot hold remarks, with those that are known of the same person."""
    nothing = GivenAnswer(answer=Answer.NOT_ANSWERED)
    notes = {own: given.note for own, given in known.items() if given.note}
    answers = {own: replace(response.answers.get(own, nothing), note=note) for own, note in notes.items()}
    return replace(response, answers={**response.answers, **answers})


class Planner:
    """Plans one import into one folder."""

    def __init__(
        self, ledger: Ledger, present: Present, statement_set: StatementSet, *, survey: str, accept_changes: bool
    ) -> None:
        """`survey` keeps apart what would have the same response ids; `accept_changes` lifts the safety limit."""
        self._ledger = ledger
        self._present = present
        self._everything = tuple(statement.id for statement in statement_set.statements)
        self._keys = Keys(ledger, present, self._everything, survey)
        self._accept = accept_changes
        self._plan = ImportPlan()
        self._problems: list[Problem] = []
        self._staged: dict[str, LedgerEntry | None] = {}
        self._met: dict[str, tuple[Response, str]] = {}
        self._claimed: dict[str, tuple[Response, str]] = {}
        self._known: Counter[str] = Counter()
        self._changes: Counter[str] = Counter()
        self._fresh_rows: Counter[str] = Counter()
        self._alike: Counter[str] = Counter()
        self._by_participant: dict[str, list[LedgerEntry]] | None = None
        self._answered = {entry.answers for entry in ledger.entries.values() if entry.answers}
        self._in_use = {*present.taken, *(entry.participant for entry in ledger.entries.values() if entry.participant)}

    def plan(self, responses: Sequence[Response]) -> ImportPlan:
        """Settle every response; the ledger is changed in memory only.

        Raises:
            InputError: with everything that stands in the way.
        """
        self._keys.learn(responses)
        for response in sorted(responses, key=_order):
            text = self._text_of(response)
            keys = self._keys.of(response)
            if keys:
                self._settle(response, text, keys)
            else:
                self._settle(response, text, (self._keys.of_row(response),))
        self._refuse_many_changes()
        self._refuse_same_people()
        if self._problems:
            raise InputError(self._problems)
        for key, entry in self._staged.items():
            if entry is None:
                self._ledger.entries.pop(key, None)
            else:
                self._ledger.put(entry)
        return self._plan

    def _text_of(self, response: Response) -> str:
        return canonical(self._everything, response.asked, response.domain, response.answers, response.voice)

    def _settle(self, response: Response, text: str, keys: tuple[str, ...]) -> None:
        met = next((self._met[key] for key in keys if key in self._met), None)
        if met is not None:
            self._meet_again(response, text, met)
            return
        for key in keys:
            self._met[key] = (response, text)
        found = {key: entry for key in keys if (entry := self._ledger.find(key)) is not None}
        earlier_row = None
        if not found and response.code and response.source is None and not response.alone:
            earlier_row = self._earlier_row(response)
            found |= earlier_row or {}
        if any(entry.status is Status.REMOVED for entry in found.values()):
            self._plan.removed += 1
            for key in map(self._ledger.kept_key, keys):
                self._staged[key] = LedgerEntry(key=key, answers=None, participant=None, status=Status.REMOVED)
            return
        people = sorted({entry.participant for entry in found.values() if entry.participant})
        if len(people) > 1:
            self._problem(
                response,
                say.two_known_people(grammar.listing(people)),
            )
        elif people:
            self._settle_known(response, text, (found, keys), people[0])
            self._staged.update(dict.fromkeys(earlier_row or ()))
        else:
            self._settle_new(response, text, keys)

    def _earlier_row(self, response: Response) -> dict[str, LedgerEntry]:
        """The row as it came in before its code was known; only for so many answers that it cannot be chance."""
        if len(response.answers) < ENOUGH_ANSWERS:
            return {}
        key = self._keys.of_row(response)
        entry = self._ledger.find(key)
        return {} if entry is None else {entry.key: entry}

    def _meet_again(self, response: Response, text: str, met: tuple[Response, str]) -> None:
        """The same person or row twice in one import is fine when it says the same."""
        other, other_text = met
        if response.without_notes and not other.without_notes:
            text = self._text_of(_with_notes(response, other.answers))
        if text == other_text:
            self._plan.repeated += 1
            return
        by_code = response.code is not None and response.code == other.code
        two_surveys = not by_code and response.path != other.path and not response.alone
        self._problem(
            response,
            say.number_elsewhere(other.place)
            if two_surveys
            else say.also_elsewhere(
                "deze deelnemerscode" if by_code else "hetzelfde kenmerk",
                other.place,
                one_file=response.path == other.path,
            ),
        )

    def _settle_new(self, response: Response, text: str, keys: tuple[str, ...]) -> None:
        code = response.code
        if code is not None and code in self._in_use:
            if self._says_the_same(response, code):
                self._stage(code, text, (*keys, self._ledger.code_key(code)))
                self._plan.same += 1
            else:
                self._taken(response, code)
            return
        if code is None:
            code = self._fresh()
        self._in_use.add(code)
        self._plan.without_key += response.code is None and response.source is None
        self._fresh_rows[response.path] += 1
        hashed = self._ledger.hash_of("antwoorden", text)
        self._alike[response.path] += len(response.answers) >= ENOUGH_ANSWERS and hashed in self._answered
        self._stage(code, text, (*keys, self._ledger.code_key(code)))
        self._make(code, response)

    def _says_the_same(self, response: Response, code: str) -> bool:
        """Whether a sheet under this code, which came from elsewhere, holds all that the response does."""
        path = self._present.taken.get(code)
        sheet = None if path is None else self._present.sheet(path)
        return (
            sheet is not None
            and sheet.voice is response.voice
            and response.domain in (None, sheet.domain)
            and dict(sheet.answers) == dict(response.answers)
        )

    def _make(self, code: str, response: Response) -> None:
        path = self._present.folder / f"{code}.yaml"
        if path.exists():
            self._problem(
                response,
                say.no_readable_sheet(path),
            )
        self._plan.new.append(Planned(code=code, path=path, response=response))

    def _taken(self, response: Response, code: str) -> None:
        path = self._present.taken.get(code)
        where = say.in_a_file(path) if path is not None else say.IN_THE_LEDGER
        self._problem(
            response,
            say.code_taken(code, where),
        )

    def _settle_known(
        self, response: Response, text: str, place: tuple[Mapping[str, LedgerEntry], tuple[str, ...]], participant: str
    ) -> None:
        """Settle a response of a known participant; `place` is what the ledger has of it, and its keys from now on."""
        found, keys = place
        claimed = self._claimed.get(participant)
        if claimed is not None:
            self._meet_again(response, text, claimed)
            return
        self._claimed[participant] = (response, text)
        self._known[response.path] += 1
        code = response.code or participant
        if code != participant and code in self._in_use:
            self._taken(response, code)
            return
        path = self._present.taken.get(participant)
        sheet = None if path is None or not response.without_notes else self._present.sheet(path)
        if sheet is not None:
            response = _with_notes(response, sheet.answers)
            text = self._text_of(response)
        hashed = self._ledger.hash_of("antwoorden", text)
        earlier = {entry.answers for entry in found.values()}
        if hashed in earlier and code == participant:
            self._stage_missing(code, hashed, keys)
            if path is None:
                self._plan.restored.append(code)
                self._make(code, response)
            else:
                self._plan.same += 1
            return
        self._changes[response.path] += hashed not in earlier
        if hashed not in earlier and path is not None and self._is_another(response, path, found):
            of_another = response.code is not None
            self._problem(
                response,
                say.code_of_another(code, path) if of_another else say.numbers_of_another_survey(str(path)),
            )
            return
        self._refuse_edited(response, path, {*earlier, hashed})
        self._replace(response, text, keys, (participant, code), path)

    def _is_another(self, response: Response, path: Path, found: Mapping[str, LedgerEntry]) -> bool:
        """Whether the code or number of a row is known but its answers are mostly others.

        Then it is the number of another survey, or a code that two people use. A code that comes in by the same form or
        row again is of somebody who changed their mind.
        """
        sheet = None if self._accept else self._present.sheet(path)
        if sheet is None:
            return False
        if response.code is not None:
            if set(found) - {self._ledger.code_key(response.code)}:
                return False
        elif response.source is None or response.alone:
            return False
        both = [identity for identity in sheet.answers if identity in response.answers]
        same = sum(sheet.answers[own].answer is response.answers[own].answer for own in both)
        return len(both) >= ENOUGH_ANSWERS and 2 * same < len(both)

    def _replace(
        self, response: Response, text: str, keys: tuple[str, ...], codes: tuple[str, str], path: Path | None
    ) -> None:
        """Plan a sheet over an earlier one, under another code when the participant has one now."""
        participant, code = codes
        before, comment = (None, "") if path is None else self._present.content(path)
        target = path or self._present.folder / f"{code}.yaml"
        moved = None
        if code != participant:
            moved = path
            target, before = target.parent / f"{code}.yaml", None
            self._in_use.add(code)
            self._plan.recoded.append(code)
            for entry in self._entries_of(participant):
                self._staged[entry.key] = LedgerEntry(key=entry.key, answers=entry.answers, participant=code)
            self._staged[self._ledger.code_key(participant)] = None
        self._stage(code, text, (*keys, self._ledger.code_key(code)))
        self._plan.changed.append(
            Planned(code=code, path=target, response=response, before=before, comment=comment, moved_from=moved)
        )

    def _entries_of(self, participant: str) -> Sequence[LedgerEntry]:
        """What the ledger holds of a participant; it is sorted out once, for everybody may get a code at once."""
        if self._by_participant is None:
            self._by_participant = {}
            for entry in self._ledger.entries.values():
                self._by_participant.setdefault(entry.participant or "", []).append(entry)
        return self._by_participant.get(participant, ())

    def _refuse_edited(self, response: Response, path: Path | None, known: Iterable[str | None]) -> None:
        """A sheet that somebody worked on after the import is theirs; answers to what is not asked here are too."""
        sheet = None if path is None else self._present.sheet(path)
        if path is None or self._accept:
            return
        text = ""
        if sheet is not None:
            text = canonical(self._everything, sheet.asked, sheet.domain, sheet.answers, sheet.voice)
        if sheet is None or self._ledger.hash_of("antwoorden", text) not in set(known):
            self._problem(
                response,
                say.changed_by_hand(path),
            )
            return
        asked = set(response.asked or self._everything)
        lost = [identity for identity in sheet.answers if identity not in asked]
        if lost:
            shown = f"{grammar.listing(lost[:_MOST_NAMED])}{' en meer' if len(lost) > _MOST_NAMED else ''}"
            self._problem(
                response,
                say.answers_not_asked_here(path, shown),
            )

    def _refuse_many_changes(self) -> None:
        for path, changes in self._changes.items():
            known = self._known[path]
            if self._accept or changes <= FEW_CHANGES or 2 * changes <= known:
                continue
            self._problems.append(
                Problem(
                    path=path,
                    message=say.most_rows_changed(changes, known),
                )
            )

    def _refuse_same_people(self) -> None:
        """The same survey under another name, or saved by another program, would count everybody twice."""
        for path, alike in self._alike.items():
            rows = self._fresh_rows[path]
            if alike <= FEW_CHANGES or 2 * alike <= rows:
                continue
            message = say.rows_known_already(alike, rows)
            self._problems.append(Problem(path=path, message=message))

    def _stage(self, code: str, text: str, keys: Iterable[str]) -> None:
        hashed = self._ledger.hash_of("antwoorden", text)
        for key in keys:
            self._staged[key] = LedgerEntry(key=key, answers=hashed, participant=code)

    def _stage_missing(self, code: str, hashed: str, keys: Iterable[str]) -> None:
        """Remember a known participant by a key that is new, such as another export with the same code."""
        for key in keys:
            if key not in self._ledger.entries:
                self._staged[key] = LedgerEntry(key=key, answers=hashed, participant=code)

    def _fresh(self) -> str:
        while (code := random_code()) in self._in_use:
            pass
        return code

    def _problem(self, response: Response, message: str) -> None:
        self._problems.append(Problem(path=response.path, line=response.line, message=message))
