# SPDX-License-Identifier: EUPL-1.2
"""The same person in two coalitions: what an import into many folders has to look at besides each folder by itself.

A folder has a ledger of its own, so what is known in one is not known in another. A person who stands in two of them
counts in two reports.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from analysetool.errors import Problem
from analysetool.imports.folder import Folder
from analysetool.imports.keys import ENOUGH_ANSWERS, Keys
from analysetool.imports.ledger import Ledger, LedgerEntry, Status
from analysetool.imports.responses import Response
from analysetool.model import Answer, GivenAnswer
from analysetool.words import import_apart as say


@dataclass(frozen=True, slots=True, kw_only=True)
class Own:
    """One coalition of an import: its folder, its ledger, the keys of the import there, and what comes in."""

    name: str
    folder: Folder
    ledger: Ledger
    keys: Keys
    responses: Sequence[Response]


def share_salt(ledgers: Sequence[Ledger]) -> None:
    """Give ledgers that begin now the salt of one that is there, so that what is known in one can be asked of all."""
    there = [ledger for ledger in ledgers if ledger.content is not None]
    salt = (there or [*ledgers])[0].salt if ledgers else ""
    for ledger in ledgers:
        if ledger.content is None:
            ledger.salt = salt


def refuse_twice(coalitions: Sequence[Own]) -> list[Problem]:
    """Rows and forms that stand in two coalitions: by code, by number with mostly the same answers, by all they say."""
    first: dict[object, tuple[str, Response]] = {}
    problems: list[Problem] = []
    for own in coalitions:
        for response in own.responses:
            for mark in _marks(response):
                name, other = first.setdefault(mark, (own.name, response))
                if name != own.name and _is_one(mark[0], response, other):
                    by_code = mark[0] == "code"
                    message = say.in_two_coalitions(own.name, name, other.place, by_code=by_code)
                    problems.append(Problem(path=response.path, line=response.line, message=message))
                    break
    return problems


def refuse_known_elsewhere(coalitions: Sequence[Own]) -> list[Problem]:
    """Rows that are new in their coalition, and that an earlier import put in the folder of another one."""
    known: dict[tuple[str, str], tuple[Own, LedgerEntry]] = {}
    for own in coalitions:
        for key, entry in own.ledger.entries.items():
            if entry.status is Status.ACTIVE:
                known[own.ledger.salt, key] = (own, entry)
    if not known:
        return []
    salts = {own.ledger.salt: own for own in coalitions if own.ledger.content is not None}
    problems: list[Problem] = []
    for own in coalitions:
        for response in own.responses:
            if any(key in own.ledger.entries for key in own.keys.of(response)):
                continue
            found = next(_elsewhere(response, own, salts, known), None)
            if found is not None:
                other, code = found
                message = say.known_elsewhere(own.name, other.name, other.folder.path, code)
                problems.append(Problem(path=response.path, line=response.line, message=message))
    return problems


def _marks(response: Response) -> Iterator[tuple[str, object]]:
    """By what a response would be known again if all were one folder."""
    if response.code is not None:
        yield "code", response.code
    if response.source is not None:
        yield "bron", (response.source, response.asked)
    elif response.code is None and len(response.answers) >= ENOUGH_ANSWERS:
        given = tuple(sorted((own, said.answer.value, said.note or "") for own, said in response.answers.items()))
        if len({answer for _, answer, _ in given}) > 1:
            yield "rij", (response.voice, response.domain, given)


def _is_one(mark: str, one: Response, other: Response) -> bool:
    """Whether a mark that two responses share makes them one person; rows of one table are told where they are read."""
    if mark == "bron":
        return _agree(one.answers, other.answers)
    return mark == "code" or one.path != other.path


def _agree(one: Mapping[str, GivenAnswer], other: Mapping[str, GivenAnswer]) -> bool:
    """Whether most of what both answered is the same; numbers begin at 1 in every survey, so else it is another one."""
    both = [own for own in one if own in other and one[own].answer is not Answer.NOT_ANSWERED]
    same = sum(one[own].answer is other[own].answer for own in both)
    return len(both) < ENOUGH_ANSWERS or 2 * same >= len(both)


def _elsewhere(
    response: Response, own: Own, salts: Mapping[str, Own], known: Mapping[tuple[str, str], tuple[Own, LedgerEntry]]
) -> Iterator[tuple[Own, str]]:
    """The other coalitions in which somebody is known, with the code there."""
    for salt, holder in salts.items():
        for key in holder.keys.of(response):
            other, entry = known.get((salt, key), (own, None))
            if other is own or entry is None or entry.participant is None:
                continue
            if response.code is not None and key == holder.ledger.code_key(response.code):
                yield other, entry.participant
                continue
            path = other.folder.taken_path(entry.participant)
            sheet = None if path is None else other.folder.sheet(path)
            if sheet is not None and _agree(response.answers, sheet.answers):
                yield other, entry.participant
